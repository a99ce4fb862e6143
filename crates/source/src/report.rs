//! The collector of findings for all stages of a reader.

use std::ops::Range;
use std::sync::Arc;

use publish_model::check::{self, LEVELS_MAX};
use publish_model::diagnostic::{Code, Diagnostic, Findings, SourceFile};
use publish_model::unresolved::Heading;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::spans::Spans;

/// How strictly numbers and letters are checked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Numbering {
    /// Gaps, repeats and wrong order are errors.
    #[default]
    Checked,
    /// Gaps, repeats and wrong order are in the official text and cause warnings.
    AsPrinted,
}

impl Numbering {
    /// Whether wrong numbers are errors.
    pub fn is_checked(&self) -> bool {
        *self == Numbering::Checked
    }
}

/// Returns the finding that a text is nested too deeply, without its position.
pub fn too_deep() -> Diagnostic {
    let message = format!("nested more than {LEVELS_MAX} levels deep");
    let help = "reduce the nesting: no official document is nested this deeply; items are not \
                indented, because their labels determine their level";
    Diagnostic::error(Code::NestedTooDeep, message, help)
}

/// Returns the finding that a heading has no words, without its position.
pub fn heading_without_words() -> Diagnostic {
    let help = "add a label or a title, or delete the section or part";
    Diagnostic::error(Code::EmptyModel, "a heading has no text", help)
}

/// The findings about a file, in the order in which they were added.
#[derive(Debug)]
pub struct Report {
    file: Arc<SourceFile>,
    numbering: Numbering,
    findings: Vec<Diagnostic>,
    /// The positions to which findings about the document as a whole refer.
    pub spans: Spans,
}

impl Report {
    pub fn new(file: &Arc<SourceFile>, numbering: Numbering) -> Self {
        Report {
            file: Arc::clone(file),
            numbering,
            findings: Vec::new(),
            spans: Spans::default(),
        }
    }

    /// Returns the file that the findings are about.
    pub fn file(&self) -> &SourceFile {
        &self.file
    }

    pub fn error(
        &mut self,
        code: Code,
        message: impl Into<String>,
        help: impl Into<String>,
        span: Range<usize>,
    ) {
        let finding = Diagnostic::error(code, message, help).at(&self.file, span);
        self.findings.push(finding);
    }

    pub fn warning(
        &mut self,
        code: Code,
        message: impl Into<String>,
        help: impl Into<String>,
        span: Range<usize>,
    ) {
        let finding = Diagnostic::warning(code, message, help).at(&self.file, span);
        self.findings.push(finding);
    }

    /// Adds a finding about a number or letter: an error, or a warning if the front matter declares
    /// that the official text is numbered this way.
    pub fn numbering(&mut self, code: Code, message: String, span: Range<usize>) {
        match self.numbering {
            Numbering::Checked => {
                let help = "correct the number; if the official text is numbered this way, add \
                            “numbering: as-printed” to the front matter";
                self.error(code, message, help, span);
            }
            Numbering::AsPrinted => self.warning(code, message, "", span),
        }
    }

    /// Adds the finding that a text is nested too deeply.
    pub fn too_deep(&mut self, span: Range<usize>) {
        self.push_at(too_deep(), span);
    }

    /// Reports the heading of a section or part if it has no words.
    pub fn check_heading(&mut self, heading: &Heading, span: Range<usize>) {
        if !check::has_words(heading) {
            self.push_at(heading_without_words(), span);
        }
    }

    /// Reports the heading of an annex if it has markup but no words. An annex may have no heading.
    pub fn check_annex_heading(&mut self, heading: &Heading, span: Range<usize>) {
        if !check::is_absent(heading) {
            self.check_heading(heading, span);
        }
    }

    /// Adds findings unchanged.
    pub fn extend(&mut self, findings: Findings) {
        self.findings.extend(findings);
    }

    /// Adds findings, and gives this span to those without a position.
    pub fn extend_at(&mut self, findings: Findings, span: Range<usize>) {
        self.findings.extend(findings.at(&self.file, span));
    }

    pub fn push_at(&mut self, finding: Diagnostic, span: Range<usize>) {
        self.findings.push(finding.at(&self.file, span));
    }

    /// Returns the findings in order of position.
    pub fn finish(self) -> Vec<Diagnostic> {
        self.finish_with_spans().0
    }

    /// Returns the findings in order of position, and the positions for findings about the document
    /// as a whole.
    pub fn finish_with_spans(mut self) -> (Vec<Diagnostic>, Spans) {
        self.findings
            .sort_by_key(|finding| finding.place.as_ref().map_or(0, |place| place.span.start));
        (self.findings, self.spans)
    }
}
