//! Static Analysis Results Interchange Format (SARIF) 2.1.0, an OASIS standard.

use std::collections::BTreeSet;

use serde::Serialize;

use super::message::{Message, Severity};
use publish_model::diagnostic::Code;

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

#[derive(Serialize)]
struct Log<'m> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'m>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'m> {
    tool: Tool<'m>,
    /// Columns count characters.
    column_kind: &'static str,
    results: Vec<Finding<'m>>,
}

#[derive(Serialize)]
struct Tool<'m> {
    driver: Driver<'m>,
}

#[derive(Serialize)]
struct Driver<'m> {
    name: &'static str,
    version: &'m str,
    rules: Vec<Rule<'m>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule<'m> {
    id: &'m str,
    #[serde(skip_serializing_if = "Option::is_none")]
    short_description: Option<Text>,
}

#[derive(Serialize)]
struct Text {
    text: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Finding<'m> {
    rule_id: &'m str,
    level: &'static str,
    message: Text,
    locations: [Location; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    physical_location: PhysicalLocation,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation {
    artifact_location: ArtifactLocation,
    region: Region,
}

#[derive(Serialize)]
struct ArtifactLocation {
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: usize,
}

/// Returns the log of one run.
pub fn log(messages: &[Message], folder: &str, version: &str) -> serde_json::Result<String> {
    let codes: BTreeSet<&str> = messages
        .iter()
        .map(|message| message.code.as_str())
        .collect();
    let log = Log {
        schema: SCHEMA,
        version: "2.1.0",
        runs: [Run {
            tool: Tool {
                driver: Driver {
                    name: "publish",
                    version,
                    rules: codes.into_iter().map(rule).collect(),
                },
            },
            column_kind: "unicodeCodePoints",
            results: messages
                .iter()
                .map(|message| finding(message, folder))
                .collect(),
        }],
    };
    Ok(format!("{}\n", serde_json::to_string_pretty(&log)?))
}

/// Returns the rule of a code. A code of another version of the program has no description.
fn rule(id: &str) -> Rule<'_> {
    let code = Code::ALL.iter().find(|code| code.as_str() == id);
    Rule {
        id,
        short_description: code.map(|code| Text {
            text: code.meaning().to_owned(),
        }),
    }
}

fn finding<'m>(message: &'m Message, folder: &str) -> Finding<'m> {
    let place = message.place(folder);
    Finding {
        rule_id: &message.code,
        level: match message.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        },
        message: Text {
            text: message.description(),
        },
        locations: [Location {
            physical_location: PhysicalLocation {
                artifact_location: ArtifactLocation {
                    uri: encoded(&place.path),
                },
                region: Region {
                    start_line: place.line,
                    start_column: place.column,
                },
            },
        }],
    }
}

/// Returns a path as a URI reference: everything except unreserved characters and slashes is
/// percent-encoded (RFC 3986, section 2.3).
fn encoded(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use super::*;

    #[test]
    fn a_log_has_rules_results_and_encoded_paths() {
        let messages = read(concat!(
            r#"{"code":"S002","severity":"error","message":"m","file":"S_RES_1 (2025)/en.md","line":2,"column":5,"text":"[^9]","help":"h"}"#,
            "\n",
            r#"{"code":"Z999","severity":"warning","message":"of another version","file":null,"line":null,"column":null}"#,
        ))
        .unwrap();
        let log: serde_json::Value =
            serde_json::from_str(&log(&messages, "", "1.0.0").unwrap()).unwrap();
        let run = &log["runs"][0];
        assert_eq!(run["tool"]["driver"]["rules"][0]["id"], "S002");
        let description = &run["tool"]["driver"]["rules"][0]["shortDescription"]["text"];
        assert_eq!(description, Code::CallWithoutNote.meaning());
        let first = &run["results"][0];
        assert_eq!(first["level"], "error");
        let location = &first["locations"][0]["physicalLocation"];
        assert_eq!(
            location["artifactLocation"]["uri"],
            "S_RES_1%20%282025%29/en.md"
        );
        assert_eq!(location["region"]["startLine"], 2);
        assert_eq!(location["region"]["startColumn"], 5);
        let second = &run["results"][1]["locations"][0]["physicalLocation"];
        assert_eq!(second["artifactLocation"]["uri"], "publish.toml");
    }
}
