//! One message of a run, as `--message-format json` prints it.

use serde::Deserialize;

/// The file that a report names for messages without a file, because code hosts require one.
const NO_FILE: &str = "publish.toml";

/// The severity of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The document is not built.
    Error,
    /// The document is built.
    Warning,
}

/// A message.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Message {
    /// The code: `S002`.
    pub code: String,
    /// The severity.
    pub severity: Severity,
    /// The problem.
    pub message: String,
    /// The file, relative to the folder of the run.
    pub file: Option<String>,
    /// The line, from 1.
    pub line: Option<usize>,
    /// The column in characters, from 1.
    pub column: Option<usize>,
    /// The text that the message is about.
    #[serde(default)]
    pub text: String,
    /// The fix.
    #[serde(default)]
    pub help: String,
}

/// The location of a message in the repository.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The path from the root of the repository, with slashes.
    pub path: String,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

impl Message {
    /// Returns the message, the text that it is about, and the fix.
    pub fn description(&self) -> String {
        let mut description = self.message.clone();
        if !self.text.is_empty() && !self.message.contains(&self.text) {
            description.push_str(&format!(", at “{}”", self.text));
        }
        if !self.help.is_empty() {
            description.push_str(&format!("\nHelp: {}", self.help));
        }
        description
    }

    /// Returns the location. `folder` is the folder of the run in the repository. A message without
    /// a file is at the first line of the project file.
    pub fn place(&self, folder: &str) -> Place {
        let file = self.file.as_deref().filter(|file| *file != "-");
        Place {
            path: joined(folder, file.unwrap_or(NO_FILE)),
            line: self.line.unwrap_or(1).max(1),
            column: self.column.unwrap_or(1).max(1),
        }
    }
}

/// Returns the messages in the lines of a run. Lines with other objects, such as the summary, are
/// skipped, so that later versions can have more of them.
///
/// # Errors
/// The number of the first line that is not a JSON object, or a message without its fields.
pub fn read(lines: &str) -> Result<Vec<Message>, usize> {
    let mut messages = Vec::new();
    for (index, line) in lines.lines().enumerate() {
        if line.trim().is_empty() {
            continue;
        }
        let number = index + 1;
        let object: serde_json::Map<String, serde_json::Value> =
            serde_json::from_str(line).map_err(|_| number)?;
        if object.contains_key("code") && object.contains_key("severity") {
            messages.push(serde_json::from_value(object.into()).map_err(|_| number)?);
        }
    }
    Ok(messages)
}

/// Returns a path in the repository with slashes and without `.` and `..`. An absolute path stays.
fn joined(folder: &str, file: &str) -> String {
    let file = if cfg!(windows) {
        file.replace('\\', "/")
    } else {
        file.to_owned()
    };
    if file.starts_with('/') {
        return file;
    }
    let mut parts = Vec::new();
    for part in folder.split('/').chain(file.split('/')) {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;
    use publish_model::diagnostic::render::{MessageFormat, render};
    use publish_model::diagnostic::{Code, Diagnostic, SourceFile};

    #[test]
    fn messages_are_read_as_they_are_printed() {
        let file = SourceFile::new("./content/en.md", "one\ntwo [^9] three\n");
        let finding =
            Diagnostic::error(Code::CallWithoutNote, "note 9 is not defined", "define it");
        let unplaced = Diagnostic::warning(Code::NoSource, "no sources", "");
        let mut lines = render(&finding.at(&file, 8..12), MessageFormat::Json, false);
        lines.push_str(&render(&unplaced, MessageFormat::Json, false));
        lines.push_str("{\"summary\":{\"built\":1}}\n\n");
        let messages = read(&lines).unwrap();
        assert_eq!(messages.len(), 2);
        assert_eq!(messages[0].severity, Severity::Error);
        assert_eq!(
            messages[0].description(),
            "note 9 is not defined, at “[^9]”\nHelp: define it"
        );
        let place = messages[0].place("texts");
        assert_eq!(
            (place.path.as_str(), place.line, place.column),
            ("texts/content/en.md", 2, 5)
        );
        assert_eq!(messages[1].place("").path, "publish.toml");
    }

    #[test]
    fn a_line_that_is_not_a_message_is_named() {
        assert_eq!(read("{}\nerror: no\n"), Err(2));
        assert_eq!(read("{\"code\":\"S001\",\"severity\":\"fatal\"}"), Err(1));
    }

    #[test]
    fn paths_are_relative_to_the_repository() {
        for (folder, file, path) in [
            ("", "a.md", "a.md"),
            (".", "./a.md", "a.md"),
            ("texts/", "../shared/a.md", "shared/a.md"),
            ("", "../a.md", "../a.md"),
            ("texts", "/tmp/a.md", "/tmp/a.md"),
        ] {
            assert_eq!(joined(folder, file), path);
        }
    }
}
