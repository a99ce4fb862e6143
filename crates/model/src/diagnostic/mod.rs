//! What is wrong with a file, said so that it can be mended: a stable code, a place, the offending
//! text and what to do.
//!
//! Diagnostics are data. Readers and editions return them, all of a file's together;
//! [`render`] turns them into text at the edge.

mod codes;
mod findings;
pub mod render;

use std::ops::Range;
use std::sync::Arc;

pub use codes::Code;
pub use findings::Findings;

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The document is built all the same.
    Warning,
    /// The document is not built.
    Error,
}

/// A file's name and text, shared by the diagnostics that point into it.
#[derive(Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// The name to print: the path as the user gave it, or the name of a template.
    pub name: String,
    /// The text; empty where it could not be read.
    pub text: String,
}

impl SourceFile {
    /// A file to point into.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Arc<Self> {
        Arc::new(SourceFile {
            name: name.into(),
            text: text.into(),
        })
    }

    /// The reason of an error of JSON in this text, without its place, and the place as a byte
    /// offset.
    pub fn json_error(&self, error: &serde_json::Error) -> (String, usize) {
        let message = error.to_string();
        let place = format!(" at line {} column {}", error.line(), error.column());
        let reason = message.strip_suffix(&place).unwrap_or(&message);
        let lines_before = error.line().saturating_sub(1);
        let lines = self.text.split_inclusive('\n').take(lines_before);
        let line_start: usize = lines.map(str::len).sum();
        let offset = line_start + error.column().saturating_sub(1);
        (reason.to_owned(), offset.min(self.text.len()))
    }

    /// The line and column of a byte offset, both counted from 1, the column in characters.
    pub fn line_and_column(&self, offset: usize) -> (usize, usize) {
        let offset = floor_char_boundary(&self.text, offset);
        let before = &self.text[..offset];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let line = before.matches('\n').count() + 1;
        (line, before[line_start..].chars().count() + 1)
    }
}

/// Where a finding is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Location {
    /// The file.
    pub file: Arc<SourceFile>,
    /// The bytes of its text that the finding is about. Clamped to the text when printed.
    pub span: Range<usize>,
}

/// A finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// What kind of finding it is.
    pub code: Code,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// Where it is wrong; none only for findings about no file.
    pub place: Option<Location>,
    /// What to do.
    pub help: String,
}

impl Diagnostic {
    /// A finding that stops the document from being built.
    pub fn error(code: Code, message: impl Into<String>, help: impl Into<String>) -> Self {
        Diagnostic {
            code,
            severity: Severity::Error,
            message: message.into(),
            place: None,
            help: help.into(),
        }
    }

    /// A finding with which the document is built all the same.
    pub fn warning(code: Code, message: impl Into<String>, help: impl Into<String>) -> Self {
        Diagnostic {
            severity: Severity::Warning,
            ..Diagnostic::error(code, message, help)
        }
    }

    /// The same finding, at a place.
    pub fn at(mut self, file: &Arc<SourceFile>, span: Range<usize>) -> Self {
        self.place = Some(Location {
            file: Arc::clone(file),
            span,
        });
        self
    }

    /// Whether it stops the document from being built.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// Whether one of the findings stops the document from being built.
pub fn has_error(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(Diagnostic::is_error)
}

/// The largest character boundary that is not beyond `offset`.
fn floor_char_boundary(text: &str, offset: usize) -> usize {
    let mut boundary = offset.min(text.len());
    while !text.is_char_boundary(boundary) {
        boundary -= 1;
    }
    boundary
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_columns_count_from_one_in_characters() {
        let file = SourceFile::new("f", "é1\nab");
        assert_eq!(file.line_and_column(0), (1, 1));
        assert_eq!(file.line_and_column(2), (1, 2));
        assert_eq!(file.line_and_column(4), (2, 1));
        assert_eq!(file.line_and_column(99), (2, 3));
    }

    #[test]
    fn only_the_place_is_left_out_of_an_error_of_json() {
        let file = SourceFile::new("f", "{\n \"key at line 7\": 1}");
        #[derive(Debug, serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Nothing {}
        let error = serde_json::from_str::<Nothing>(&file.text).unwrap_err();
        let (reason, at) = file.json_error(&error);
        assert_eq!(reason, "unknown field `key at line 7`, there are no fields");
        assert_eq!(file.line_and_column(at).0, 2);
    }

    #[test]
    fn an_offset_inside_a_character_is_that_character() {
        let file = SourceFile::new("f", "é");
        assert_eq!(file.line_and_column(1), (1, 1));
    }
}
