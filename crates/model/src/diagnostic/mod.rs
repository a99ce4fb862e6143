//! Diagnostics: errors and warnings with a stable code, the location, the offending text and a fix.
//!
//! Diagnostics are data. Readers and editions return all diagnostics of a file together; [`render`]
//! turns them into text when they are printed.

mod codes;
mod findings;
pub mod render;

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

pub use codes::Code;
pub use findings::Findings;

/// The severity of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The document is built.
    Warning,
    /// The document is not built.
    Error,
}

/// The name and text of a file, shared by the diagnostics that refer to it.
#[derive(Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// The printed name: the path that the user entered, or the name of a template.
    pub name: String,
    /// The text; empty if it could not be read.
    pub text: String,
}

impl SourceFile {
    /// Returns a file for diagnostics to refer to.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Arc<Self> {
        Arc::new(SourceFile {
            name: name.into(),
            text: text.into(),
        })
    }

    /// Returns the reason of a JSON error in this text, without its location, and the location as a
    /// byte offset.
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

    /// Returns the line and column of a byte offset. Both count from 1; columns count characters.
    pub fn line_and_column(&self, offset: usize) -> (usize, usize) {
        let offset = floor_char_boundary(&self.text, offset);
        let before = &self.text[..offset];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let line = before.matches('\n').count() + 1;
        (line, before[line_start..].chars().count() + 1)
    }
}

/// The location of a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Location {
    /// The file.
    pub file: Arc<SourceFile>,
    /// The bytes of the text that the finding is about. They are clamped to the text when printed.
    pub span: Range<usize>,
}

/// A finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The kind of finding.
    pub code: Code,
    /// The severity.
    pub severity: Severity,
    /// The problem, in one sentence without a full stop.
    pub message: String,
    /// The location; none only for findings that are not about a file.
    pub place: Option<Location>,
    /// The fix.
    pub help: String,
    /// The document that was being built, if the finding is in another file, such as a template.
    pub document: Option<Arc<SourceFile>>,
    /// The name and anchor of the last paragraph, heading or other part that the template began before
    /// the finding: `“paragraph 2”, op-2`.
    pub near: Option<Box<str>>,
    /// The number of other documents with the same finding.
    pub other_documents: usize,
}

impl Diagnostic {
    /// Returns a finding that stops the document from being built.
    pub fn error(code: Code, message: impl Into<String>, help: impl Into<String>) -> Self {
        Diagnostic {
            code,
            severity: Severity::Error,
            message: message.into(),
            place: None,
            help: help.into(),
            document: None,
            near: None,
            other_documents: 0,
        }
    }

    /// Returns a finding that does not stop the document from being built.
    pub fn warning(code: Code, message: impl Into<String>, help: impl Into<String>) -> Self {
        Diagnostic {
            severity: Severity::Warning,
            ..Diagnostic::error(code, message, help)
        }
    }

    /// Returns the same finding with a location.
    pub fn at(mut self, file: &Arc<SourceFile>, span: Range<usize>) -> Self {
        self.place = Some(Location {
            file: Arc::clone(file),
            span,
        });
        self
    }

    /// Returns the message with the document that was being built, the place in it and the number
    /// of other documents.
    pub fn full_message(&self) -> Cow<'_, str> {
        let Some(document) = &self.document else {
            return Cow::Borrowed(&self.message);
        };
        let mut message = format!("{}, while building {}", self.message, document.name);
        if let Some(near) = &self.near {
            message.push_str(&format!(" (in or after {near})"));
        }
        match self.other_documents {
            0 => {}
            1 => message.push_str(" and 1 other document"),
            more => message.push_str(&format!(" and {} other documents", grouped(more))),
        }
        Cow::Owned(message)
    }

    /// Returns the same finding without the document that was being built. It is equal for all
    /// documents in which a template has the same fault.
    pub fn without_document(&self) -> Self {
        Diagnostic {
            document: None,
            near: None,
            other_documents: 0,
            ..self.clone()
        }
    }

    /// Returns the finding that counts this one and those after it.
    fn and_more(self, count: usize) -> Self {
        let noun = match (self.severity, count) {
            (Severity::Error, 1) => "error is",
            (Severity::Error, _) => "errors are",
            (Severity::Warning, 1) => "warning is",
            (Severity::Warning, _) => "warnings are",
        };
        Diagnostic {
            code: Code::MoreFindings,
            message: format!("{} more {noun} not listed", grouped(count)),
            help: "correct those that are listed, then run publish again".to_owned(),
            ..self
        }
    }

    /// Returns whether the finding stops the document from being built.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// The number of errors, and of warnings, that are reported for each file.
pub const REPORTED_MAX: usize = 50;

/// Keeps the first errors and the first warnings of a file, in their order. Counts the rest in one
/// finding each: `39,980 more errors are not listed`.
pub fn limit(findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut kept = Vec::with_capacity(findings.len().min(2 * REPORTED_MAX));
    let mut rest = Vec::new();
    for severity in [Severity::Error, Severity::Warning] {
        let mut of_severity = findings.iter().filter(|one| one.severity == severity);
        if let Some(last) = of_severity.by_ref().nth(REPORTED_MAX) {
            rest.push((last.clone(), 1 + of_severity.count()));
        }
    }
    if rest.is_empty() {
        return findings;
    }
    let mut counts = [0; 2];
    for finding in findings {
        let count = &mut counts[usize::from(finding.is_error())];
        *count += 1;
        if *count <= REPORTED_MAX {
            kept.push(finding);
        }
    }
    kept.extend(rest.into_iter().map(|(first, count)| first.and_more(count)));
    kept
}

/// Returns whether at least one of the findings stops the document from being built.
pub fn has_error(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(Diagnostic::is_error)
}

/// Writes a number with commas between groups of three digits: `39,980`.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// Returns the largest character boundary that is not after `offset`.
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
    fn findings_above_the_limit_are_counted_by_severity() {
        let file = SourceFile::new("f", "text");
        let warning = Diagnostic::warning(Code::NumberingGap, "gap", "");
        let error = Diagnostic::error(Code::RawHtml, "html", "").at(&file, 1..2);
        let few = vec![warning.clone(); REPORTED_MAX];
        assert_eq!(limit(few.clone()), few);
        let mut many = vec![warning; REPORTED_MAX + 1];
        many.extend(vec![error; 40_030]);
        let limited = limit(many);
        assert_eq!(limited.len(), 2 * REPORTED_MAX + 2);
        assert!(has_error(&limited));
        let [.., errors, warnings] = limited.as_slice() else {
            panic!("{limited:?}");
        };
        assert_eq!(errors.message, "39,980 more errors are not listed");
        assert_eq!((errors.is_error(), errors.place.is_some()), (true, true));
        assert_eq!(warnings.message, "1 more warning is not listed");
        assert!(!warnings.is_error());
        assert_eq!(grouped(1_234_567), "1,234,567");
    }

    #[test]
    fn lines_and_columns_count_from_one_in_characters() {
        let file = SourceFile::new("f", "é1\nab");
        assert_eq!(file.line_and_column(0), (1, 1));
        assert_eq!(file.line_and_column(2), (1, 2));
        assert_eq!(file.line_and_column(4), (2, 1));
        assert_eq!(file.line_and_column(99), (2, 3));
    }

    #[test]
    fn a_json_error_is_split_into_reason_and_location() {
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
    fn a_message_names_the_document_and_counts_the_others() {
        let document = SourceFile::new("en.md", "text");
        let mut finding = Diagnostic::error(Code::TemplateError, "undefined value", "");
        finding.near = Some("“paragraph 2”, op-2".into());
        assert_eq!(finding.full_message(), "undefined value");
        finding.document = Some(document);
        let alone = "undefined value, while building en.md (in or after “paragraph 2”, op-2)";
        assert_eq!(finding.full_message(), alone);
        finding.other_documents = 1;
        assert_eq!(
            finding.full_message(),
            format!("{alone} and 1 other document")
        );
        finding.other_documents = 1_234;
        assert_eq!(
            finding.full_message(),
            format!("{alone} and 1,234 other documents")
        );
        assert_eq!(finding.without_document().full_message(), "undefined value");
    }

    #[test]
    fn an_offset_inside_a_character_has_its_column() {
        let file = SourceFile::new("f", "é");
        assert_eq!(file.line_and_column(1), (1, 1));
    }
}
