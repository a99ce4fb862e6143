//! Where the stages of the reader put what they find.

use std::ops::Range;
use std::sync::Arc;

use publish_model::diagnostic::{Code, Diagnostic, Findings, SourceFile};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::spans::Spans;

/// How strictly numbers and letters are looked at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Numbering {
    /// Gaps, repeats and wrong order are errors.
    #[default]
    Checked,
    /// They are so in the official text: warnings.
    AsPrinted,
}

impl Numbering {
    /// Whether they are checked.
    pub fn is_checked(&self) -> bool {
        *self == Numbering::Checked
    }
}

/// The findings about one file, in the order they were made.
#[derive(Debug)]
pub struct Report {
    file: Arc<SourceFile>,
    numbering: Numbering,
    findings: Vec<Diagnostic>,
    /// Where the things are that findings about the whole document are about.
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

    /// A finding about a number or letter: an error, or a warning where the front matter says that
    /// the official text has it so.
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

    /// Takes over findings as they are.
    pub fn extend(&mut self, findings: Findings) {
        self.findings.extend(findings);
    }

    /// Takes over findings, those without a place at this one.
    pub fn extend_at(&mut self, findings: Findings, span: Range<usize>) {
        self.findings.extend(findings.at(&self.file, span));
    }

    pub fn push_at(&mut self, finding: Diagnostic, span: Range<usize>) {
        self.findings.push(finding.at(&self.file, span));
    }

    /// The findings in the order of their places.
    pub fn finish(self) -> Vec<Diagnostic> {
        self.finish_with_spans().0
    }

    /// The same, with the places of what findings about the whole document may be about.
    pub fn finish_with_spans(mut self) -> (Vec<Diagnostic>, Spans) {
        self.findings
            .sort_by_key(|finding| finding.place.as_ref().map_or(0, |place| place.span.start));
        (self.findings, self.spans)
    }
}
