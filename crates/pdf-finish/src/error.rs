//! The errors of the pass.

use std::fmt;

use super::hint::Hint;

/// An error that prevents finishing a PDF.
#[derive(Debug, thiserror::Error)]
pub enum FinishError {
    /// lopdf cannot read the exported file.
    #[error("the exported PDF cannot be read")]
    Read(#[source] lopdf::Error),
    /// The file does not have the structure that a step relies on.
    #[error("{expected}")]
    Structure {
        /// The expected structure.
        expected: Expected,
        /// The error of lopdf, if lopdf reported one.
        source: Option<lopdf::Error>,
    },
    /// The file and the list of hints do not match.
    #[error("{step}: the hints of the templates do not match the file", step = Step::Tags)]
    Hint(#[from] HintError),
    /// lopdf cannot write the finished file.
    #[error("the finished PDF cannot be written")]
    Write(#[source] std::io::Error),
}

/// A step of the pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The tag tree.
    Tags,
    /// The bookmarks.
    Bookmarks,
    /// The metadata.
    Metadata,
    /// Conformance to PDF/UA-2.
    Pdf2,
    /// The reading order of right-to-left words.
    RightToLeft,
}

impl fmt::Display for Step {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Step::Tags => "tag tree",
            Step::Bookmarks => "bookmarks",
            Step::Metadata => "metadata",
            Step::Pdf2 => "PDF/UA-2",
            Step::RightToLeft => "reading order",
        })
    }
}

/// A structure that a step relies on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Expected {
    /// The step.
    pub step: Step,
    /// The structure.
    pub what: &'static str,
    /// The clause that defines it.
    pub clause: &'static str,
}

impl Expected {
    pub(super) const fn new(step: Step, what: &'static str, clause: &'static str) -> Self {
        Expected { step, what, clause }
    }
}

impl fmt::Display for Expected {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Expected { step, what, clause } = self;
        write!(formatter, "{step}: expected {what} ({clause})")
    }
}

/// A mismatch between the hints of templates and the file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum HintError {
    /// A placeholder names no hint.
    #[error("“{text}” does not refer to any of the {known} hints of the templates")]
    Unknown {
        /// The text of the placeholder.
        text: String,
        /// The number of hints.
        known: usize,
    },
    /// Two placeholders name the same hint.
    #[error("the hint “{hint}” appears in the file twice")]
    UsedTwice {
        /// The hint.
        hint: Hint,
    },
    /// No placeholder names the hint.
    #[error("the hint “{hint}” does not appear in the file")]
    Unused {
        /// The hint.
        hint: Hint,
    },
    /// No element follows a hint for the next one.
    #[error("no element follows the hint “{hint}” in its {container}")]
    NoNextElement {
        /// The hint.
        hint: Hint,
        /// The type of the element that contains it.
        container: String,
    },
    /// A hint for a note call is not in a link.
    #[error("the hint “note-call” is in a {container}, not in a link")]
    NotInLink {
        /// The type of the element that contains it.
        container: String,
    },
    /// A hint ends words that did not begin in the same element.
    #[error("the hint “end” in a {container} does not have a “begin” before it there")]
    EndWithoutBegin {
        /// The type of the element that contains it.
        container: String,
    },
    /// The words that a hint begins do not end in the same element.
    #[error("the hint “{hint}” in a {container} does not have an “end” after it there")]
    NeverEnded {
        /// The hint.
        hint: Hint,
        /// The type of the element that contains it.
        container: String,
    },
    /// A placeholder is in an object that the tag tree does not reach.
    #[error("“{text}” is still in the finished file")]
    LeftOver {
        /// The text of the placeholder.
        text: String,
    },
}

/// Converts missing or malformed structures to errors that name the expected structure.
pub(super) trait OrExpected<T> {
    fn expected(self, expected: Expected) -> Result<T, FinishError>;
}

impl<T> OrExpected<T> for Result<T, lopdf::Error> {
    fn expected(self, expected: Expected) -> Result<T, FinishError> {
        self.map_err(|error| FinishError::Structure {
            expected,
            source: Some(error),
        })
    }
}

impl<T> OrExpected<T> for Option<T> {
    fn expected(self, expected: Expected) -> Result<T, FinishError> {
        self.ok_or(FinishError::Structure {
            expected,
            source: None,
        })
    }
}
