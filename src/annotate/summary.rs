//! The summary of a run as Markdown, for the page that a code host shows about it.

use std::collections::BTreeMap;

use super::message::{Message, Severity};
use crate::edition::BuildCheck;
use crate::output::{FileEntry, Manifest};

/// The number of files, and of messages, that are listed. GitHub shows 1 MB of a summary.
const LISTED_MAX: usize = 200;

/// Returns the sizes of all editions, the checks that they have passed, and the messages. `folder`
/// is the folder of the run in the repository.
pub fn summary(messages: &[Message], manifest: &Manifest, folder: &str) -> String {
    let files: Vec<_> = manifest
        .documents
        .iter()
        .flat_map(|entry| entry.files.iter().map(move |file| (entry, file)))
        .collect();
    let mut text = format!(
        "## Editions\n\n{}, {}, {}. {}, {}.\n",
        counted(manifest.documents.len(), "document"),
        counted(files.len(), "file"),
        size(files.iter().map(|(_, file)| file.size).sum()),
        counted(number_of(messages, Severity::Error), "error"),
        counted(number_of(messages, Severity::Warning), "warning"),
    );
    if !files.is_empty() {
        text.push_str(
            "\n| format | files | size | checks passed by all |\n| --- | ---: | ---: | --- |\n",
        );
        text.push_str(&formats(files.iter().map(|(_, file)| *file)));
        text.push_str("\n| document | language | edition | size | checks passed |\n");
        text.push_str("| --- | --- | --- | ---: | --- |\n");
    }
    for (entry, file) in files.iter().take(LISTED_MAX) {
        text.push_str(&format!(
            "| {} | {} | {} | {} | {} |\n",
            cell(entry.symbol.as_str()),
            entry.language,
            file.format.kind(file.variant),
            size(file.size),
            names(&file.checks),
        ));
    }
    text.push_str(&rest(files.len()));
    text.push_str(&list(messages, folder));
    text
}

/// Returns the rows of the formats.
fn formats<'f>(files: impl Iterator<Item = &'f FileEntry>) -> String {
    let mut formats: BTreeMap<String, (usize, usize, Vec<BuildCheck>)> = BTreeMap::new();
    for file in files {
        let all = formats
            .entry(file.format.kind(file.variant))
            .or_insert_with(|| (0, 0, file.checks.clone()));
        all.0 += 1;
        all.1 += file.size;
        all.2.retain(|check| file.checks.contains(check));
    }
    let rows = formats.iter().map(|(name, (count, bytes, checks))| {
        format!(
            "| {name} | {count} | {} | {} |\n",
            size(*bytes),
            names(checks)
        )
    });
    rows.collect()
}

/// Returns the list of messages, errors first.
fn list(messages: &[Message], folder: &str) -> String {
    if messages.is_empty() {
        return String::new();
    }
    let mut ordered: Vec<&Message> = messages.iter().collect();
    ordered.sort_by_key(|message| message.severity);
    let mut text = "\n## Errors and warnings\n\n".to_owned();
    for message in ordered.iter().take(LISTED_MAX) {
        let severity = match message.severity {
            Severity::Error => "**error**",
            Severity::Warning => "warning",
        };
        let place = message.place(folder);
        let description = message.description();
        let lines: Vec<String> = description.lines().map(cell).collect();
        text.push_str(&format!(
            "- {severity} {}, {}:{}:{}: {}\n",
            message.code,
            cell(&place.path),
            place.line,
            place.column,
            lines.join("<br>"),
        ));
    }
    text.push_str(&rest(messages.len()));
    text
}

fn rest(count: usize) -> String {
    match count.saturating_sub(LISTED_MAX) {
        0 => String::new(),
        more => format!("\n{more} more are not listed.\n"),
    }
}

fn number_of(messages: &[Message], severity: Severity) -> usize {
    let of_severity = messages.iter().filter(|one| one.severity == severity);
    of_severity.count()
}

fn names(checks: &[BuildCheck]) -> String {
    let names: Vec<_> = checks.iter().map(|check| name(*check)).collect();
    if names.is_empty() {
        return "none".to_owned();
    }
    names.join(", ")
}

fn name(check: BuildCheck) -> &'static str {
    match check {
        BuildCheck::Page => "web page",
        BuildCheck::Package => "EPUB package",
        BuildCheck::PdfUa1 => "PDF/UA-1",
        BuildCheck::PdfA2a => "PDF/A-2a",
        BuildCheck::PdfA3a => "PDF/A-3a",
        BuildCheck::Words => "words",
        BuildCheck::Identity => "language and title",
    }
}

fn counted(count: usize, word: &str) -> String {
    match count {
        1 => format!("1 {word}"),
        count => format!("{count} {word}s"),
    }
}

/// Formats a number of bytes with three digits: `1.25 MB`.
fn size(bytes: usize) -> String {
    let (divisor, unit) = match bytes {
        0..1_000 => return format!("{bytes} B"),
        1_000..1_000_000 => (1_000.0, "kB"),
        1_000_000..1_000_000_000 => (1_000_000.0, "MB"),
        _ => (1_000_000_000.0, "GB"),
    };
    // Sizes are far below 2^52, to which they are exact.
    let value = bytes as f64 / divisor;
    let digits = match value {
        ..10.0 => 2,
        ..100.0 => 1,
        _ => 0,
    };
    format!("{value:.digits$} {unit}")
}

/// Returns text for one line or cell, without any markup.
fn cell(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\n' | '\r' => escaped.push(' '),
            '<' => escaped.push_str("&lt;"),
            '&' => escaped.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '@' | '#' | '!' => {
                escaped.push('\\');
                escaped.push(character);
            }
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use super::*;

    #[test]
    fn a_summary_has_sizes_checks_and_messages() {
        let sum = "0".repeat(64);
        let manifest = serde_json::json!({"version": 1, "documents": [{
            "symbol": "A/RES/99/1", "language": "en", "title": "T", "folder": "en/A/RES/99/1", "about": {"body": "general-assembly"},
            "anchors": [], "files": [
                {"format": "html", "path": "a", "size": 12_345, "sha256": sum, "checks": ["page", "words"]},
                {"format": "pdf", "path": "b", "size": 2_000_000, "sha256": sum},
            ],
        }]});
        let manifest: Manifest = serde_json::from_value(manifest).unwrap();
        let line = r#"{"code":"S005","severity":"warning","message":"a *gap* <b>","file":"en.md","line":2,"column":1}"#;
        let text = summary(&read(line).unwrap(), &manifest, "texts");
        for expected in [
            "1 document, 2 files, 2.01 MB. 0 errors, 1 warning.",
            "| html | 1 | 12.3 kB | web page, words |",
            "| A/RES/99/1 | en | pdf | 2.00 MB | none |",
            "- warning S005, texts/en.md:2:1: a \\*gap\\* &lt;b>",
        ] {
            assert!(text.contains(expected), "{expected}\n{text}");
        }
    }

    #[test]
    fn long_lists_are_cut() {
        let line = "{\"code\":\"S005\",\"severity\":\"warning\",\"message\":\"m\"}\n";
        let text = summary(&read(&line.repeat(203)).unwrap(), &Manifest::default(), "");
        assert!(text.ends_with("\n3 more are not listed.\n"), "{text}");
    }
}
