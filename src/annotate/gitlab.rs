//! Code quality reports of GitLab, a subset of the format of Code Climate.

use std::collections::HashMap;

use serde::Serialize;

use super::message::{Message, Severity};
use crate::output::Checksum;

#[derive(Serialize)]
struct Issue<'m> {
    description: String,
    check_name: &'m str,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
}

/// Returns the report.
pub fn report(messages: &[Message], folder: &str) -> serde_json::Result<String> {
    let mut occurrences: HashMap<String, usize> = HashMap::new();
    let issues = messages.iter().map(|message| {
        let place = message.place(folder);
        // Without the line, so that GitLab recognises a message after a change above it.
        let identity = [&place.path, &message.code, &message.message, &message.text];
        let identity = identity.map(String::as_str).join("\n");
        let occurrence = occurrences.entry(identity.clone()).or_default();
        *occurrence += 1;
        Issue {
            description: message.description().replace('\n', ". "),
            check_name: &message.code,
            fingerprint: Checksum::of(format!("{identity}\n{occurrence}").as_bytes()).to_string(),
            severity: match message.severity {
                Severity::Error => "major",
                Severity::Warning => "minor",
            },
            location: Location {
                path: place.path,
                lines: Lines { begin: place.line },
            },
        }
    });
    let issues: Vec<Issue<'_>> = issues.collect();
    Ok(format!("{}\n", serde_json::to_string_pretty(&issues)?))
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use super::*;

    #[test]
    fn equal_messages_have_different_fingerprints() {
        let line = r#"{"code":"S002","severity":"error","message":"m","file":"en.md","line":2}"#;
        let messages = read(&format!("{line}\n{line}\n")).unwrap();
        let report = report(&messages, "").unwrap();
        let issues: serde_json::Value = serde_json::from_str(&report).unwrap();
        assert_ne!(issues[0]["fingerprint"], issues[1]["fingerprint"]);
        assert_eq!(issues[0]["location"]["path"], "en.md");
        assert_eq!(issues[0]["location"]["lines"]["begin"], 2);
        assert_eq!(issues[0]["severity"], "major");
    }
}
