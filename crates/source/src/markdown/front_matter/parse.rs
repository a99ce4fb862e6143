//! Parsing of the front matter, with all of its errors.

use std::ops::Range;
use std::sync::Arc;

use serde_saphyr::Location;

use publish_model::diagnostic::{Code, Diagnostic, Findings, SourceFile};

use super::FrontMatter;
use super::describe::describe;

/// The byte ranges of the front matter and the body in a source file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parts {
    /// The YAML between the two lines of hyphens.
    pub yaml: Range<usize>,
    /// The Markdown after them.
    pub body: Range<usize>,
}

/// Splits a source file into front matter and body.
///
/// # Errors
/// `Y001` if the file does not have front matter.
pub fn split(file: &Arc<SourceFile>) -> Result<Parts, Findings> {
    let text = &file.text;
    let missing = |message: &str, help: &str| {
        let first_line = text.lines().next().unwrap_or_default().len();
        let finding = Diagnostic::error(Code::NoFrontMatter, message, help);
        Findings::from(finding.at(file, 0..first_line))
    };
    let mut offset = 0;
    let mut lines = text.split_inclusive('\n');
    let first = lines.next().unwrap_or_default();
    if first.trim_end() != "---" {
        return Err(missing(
            "the file does not begin with front matter",
            "begin the file with front matter between two lines “---”; “publish new SYMBOL” writes \
             an example",
        ));
    }
    offset += first.len();
    let start = offset;
    for line in lines {
        if line.trim_end() == "---" {
            return Ok(Parts {
                yaml: start..offset,
                body: offset + line.len()..text.len(),
            });
        }
        offset += line.len();
    }
    Err(missing(
        "the front matter is not closed",
        "add a line “---” after the last key",
    ))
}

/// The result of parsing front matter.
pub struct Parsed {
    /// The entries without errors, or `None` if the errors prevent reading any.
    pub front_matter: Option<FrontMatter>,
    /// The YAML of these entries, at their positions in the front matter. It is empty if there are
    /// none.
    pub readable: String,
    /// The errors.
    pub findings: Vec<Diagnostic>,
}

/// Parses the front matter. All errors are reported, entry by entry (`Y002` to `Y007`). The entries
/// that could be read are returned with the findings, so that errors in the body can be reported
/// too.
pub fn parse(file: &Arc<SourceFile>, yaml: Range<usize>) -> Parsed {
    let mut readable = file.text[yaml.clone()].to_owned();
    let mut findings = Vec::new();
    let front_matter = parse_entries(file, yaml, &mut readable, &mut findings);
    if front_matter.is_none() {
        readable.clear();
    }
    Parsed {
        front_matter,
        readable,
        findings,
    }
}

/// Parses the entries of the front matter. Blanks those with errors in `rest`, and adds values for
/// missing ones.
fn parse_entries(
    file: &Arc<SourceFile>,
    yaml: Range<usize>,
    rest: &mut String,
    findings: &mut Vec<Diagnostic>,
) -> Option<FrontMatter> {
    // The library stops at the first error. To find the next one, the entry with the error is
    // blanked and the rest is parsed again. Every round removes an entry or adds a missing one,
    // each at most once, so the loop ends.
    let mut blanked: Vec<String> = Vec::new();
    let mut added: Vec<&'static str> = Vec::new();
    loop {
        let error = match serde_saphyr::from_str::<FrontMatter>(rest) {
            Ok(front_matter) => return Some(front_matter),
            Err(error) => error,
        };
        let span = error_span(&error, rest);
        let entry = entry_at(rest, span.start);
        let at = yaml.start + span.start..yaml.start + span.end;
        let missing = match error.without_snippet() {
            serde_saphyr::Error::SerdeMissingField { field, .. } => Some(*field),
            _ => None,
        };
        // The text before an added entry can absorb its line.
        if missing.is_some_and(|field| added.contains(&field)) {
            return None;
        }
        if let Some(finding) = describe(error.without_snippet(), file, at, &yaml, &blanked) {
            findings.push(finding);
        }
        if let Some(field) = missing {
            // The next missing key is reported only after this one has been added.
            if !insert_placeholder(rest, field) {
                return None;
            }
            added.push(field);
            continue;
        }
        let entry = entry.filter(|entry| !rest[entry.clone()].trim().is_empty())?;
        blanked.push(key_of(&rest[entry.clone()]).to_owned());
        let blank: String = rest[entry.clone()]
            .chars()
            .map(|character| {
                if character == '\n' {
                    "\n".into()
                } else {
                    " ".repeat(character.len_utf8())
                }
            })
            .collect();
        rest.replace_range(entry, &blank);
    }
}

/// Appends a value for a required key, so that parsing continues to the next error.
fn insert_placeholder(yaml: &mut String, field: &str) -> bool {
    let value = match field {
        "symbol" => "A/RES/1/1",
        "language" => "en",
        _ => return false,
    };
    if !yaml.is_empty() && !yaml.ends_with('\n') {
        yaml.push('\n');
    }
    yaml.push_str(&format!("{field}: {value}\n"));
    true
}

fn error_span(error: &serde_saphyr::Error, yaml: &str) -> Range<usize> {
    match error.location() {
        Some(location) => span_of(&location, yaml),
        None => 0..0,
    }
}

/// Returns the span from a location in YAML to the end of the key or line.
pub(super) fn span_of(location: &Location, yaml: &str) -> Range<usize> {
    let line_start: usize = yaml
        .split_inclusive('\n')
        .take((location.line() as usize).saturating_sub(1))
        .map(str::len)
        .sum();
    let line = yaml[line_start.min(yaml.len())..]
        .lines()
        .next()
        .unwrap_or_default();
    let column: usize = line
        .chars()
        .take((location.column() as usize).saturating_sub(1))
        .map(char::len_utf8)
        .sum();
    let start = line_start + column;
    let rest_of_line = line[column..].trim_end();
    let length = rest_of_line
        .find(": ")
        .or_else(|| rest_of_line.strip_suffix(':').map(str::len))
        .unwrap_or(rest_of_line.len());
    start..start + length
}

/// Returns the lines of the top-level entry that contains a byte.
pub(super) fn entry_at(yaml: &str, at: usize) -> Option<Range<usize>> {
    let mut start = None;
    let mut offset = 0;
    for line in yaml.split_inclusive('\n') {
        let begins_entry = !line.starts_with([' ', '\t', '#', '-', '\n', '\r']);
        if begins_entry {
            if offset > at {
                return start.map(|start| start..offset);
            }
            start = Some(offset);
        }
        offset += line.len();
    }
    start.filter(|_| at <= offset).map(|start| start..offset)
}

pub(super) fn key_of(entry: &str) -> &str {
    entry.split(':').next().unwrap_or_default().trim()
}

/// Returns the span of the value of a top-level key in the file. If the value is not on the line of
/// the key, returns the span of the key; if the key is missing, the start of the front matter.
pub fn value_span(file: &SourceFile, yaml: &Range<usize>, key: &str) -> Range<usize> {
    let mut offset = yaml.start;
    for line in file.text[yaml.clone()].split_inclusive('\n') {
        if let Some(rest) = after_key(line, key) {
            let value = rest.trim();
            if value.is_empty() {
                let end = line.trim_end().trim_end_matches(':').trim_end().len();
                return offset..offset + end;
            }
            let start = offset + line.len() - rest.trim_start().len();
            return start..start + value.len();
        }
        offset += line.len();
    }
    yaml.start..yaml.start
}

/// Returns the rest of a line after a top-level key, which may be in quotes, and its colon.
fn after_key<'a>(line: &'a str, key: &str) -> Option<&'a str> {
    let quote = line
        .chars()
        .next()
        .filter(|sign| matches!(sign, '"' | '\''));
    let rest = match quote {
        Some(quote) => line[1..].strip_prefix(key)?.strip_prefix(quote)?,
        None => line.strip_prefix(key)?,
    };
    rest.trim_start_matches([' ', '\t']).strip_prefix(':')
}
