//! Options for PDF: standards, position of notes, and variants.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The PDF options of a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PdfBuildOptions {
    /// The standards that every PDF conforms to.
    pub standard: Standard,
    /// The position of the notes; by default the best one for each variant.
    pub notes: Option<NotePosition>,
    /// The variants. Each document gets one PDF per variant.
    pub variants: Vec<Variant>,
}

impl Default for PdfBuildOptions {
    fn default() -> Self {
        PdfBuildOptions {
            standard: Standard::default(),
            notes: None,
            variants: vec![Variant::default()],
        }
    }
}

/// The standards that a PDF conforms to, named after its PDF/A standard.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Standard {
    /// PDF/UA-1 and PDF/A-2a.
    #[default]
    A2a,
    /// PDF/UA-1 and PDF/A-3a, with the source attached.
    A3a,
    /// PDF/UA-2 and PDF/A-4, of PDF 2.0.
    A4,
    /// PDF/UA-2 and PDF/A-4f, with the source attached.
    A4f,
}

impl Standard {
    /// All standards.
    pub const ALL: [Standard; 4] = [Standard::A2a, Standard::A3a, Standard::A4, Standard::A4f];

    /// Returns the name on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Standard::A2a => "a-2a",
            Standard::A3a => "a-3a",
            Standard::A4 => "a-4",
            Standard::A4f => "a-4f",
        }
    }

    /// Returns whether the source is attached.
    pub fn has_attachments(self) -> bool {
        matches!(self, Standard::A3a | Standard::A4f)
    }

    /// Returns whether it uses PDF 2.0 and PDF/UA-2.
    pub fn is_pdf_2(self) -> bool {
        matches!(self, Standard::A4 | Standard::A4f)
    }
}

/// The position of the notes in a PDF.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum NotePosition {
    /// At the foot of the page of the first call, read after the paragraph with the call.
    #[default]
    Page,
    /// In a separate section after the text.
    End,
}

impl NotePosition {
    /// Both positions.
    pub const ALL: [NotePosition; 2] = [NotePosition::Page, NotePosition::End];

    /// Returns the name on the command line and in templates.
    pub fn as_str(self) -> &'static str {
        match self {
            NotePosition::Page => "page",
            NotePosition::End => "end",
        }
    }
}

/// The layout of a PDF. All variants have the same text and anchors.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Variant {
    /// A4.
    #[default]
    Standard,
    /// A4 in 18 points, for people with low vision.
    LargePrint,
    /// The paper size of North America.
    Letter,
}

impl Variant {
    /// All variants.
    pub const ALL: [Variant; 3] = [Variant::Standard, Variant::LargePrint, Variant::Letter];

    /// Returns the name on the command line, in templates and in the manifest.
    pub fn as_str(self) -> &'static str {
        match self {
            Variant::Standard => "standard",
            Variant::LargePrint => "large-print",
            Variant::Letter => "letter",
        }
    }

    /// Returns the default position of the notes. Guidelines for large print put them after the
    /// text (American Council of the Blind, Large Print Guidelines, 2022).
    pub fn notes(self) -> NotePosition {
        match self {
            Variant::Standard | Variant::Letter => NotePosition::Page,
            Variant::LargePrint => NotePosition::End,
        }
    }

    /// Returns the suffix of file names and message keys of the variant: empty for the standard
    /// one.
    pub fn suffix(self) -> &'static str {
        match self {
            Variant::Standard => "",
            Variant::LargePrint => "-large-print",
            Variant::Letter => "-letter",
        }
    }
}

macro_rules! chosen_by_name {
    ($type:ty, $what:literal) => {
        impl fmt::Display for $type {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(self.as_str())
            }
        }

        impl FromStr for $type {
            type Err = String;

            /// # Errors
            /// A message that lists the valid names.
            fn from_str(text: &str) -> Result<Self, String> {
                let known = Self::ALL.into_iter().find(|one| one.as_str() == text);
                known.ok_or_else(|| {
                    let names = Self::ALL.map(Self::as_str).join(", ");
                    format!("“{text}” is not a {}: use one of {names}", $what)
                })
            }
        }
    };
}

chosen_by_name!(Standard, "PDF standard");
chosen_by_name!(NotePosition, "position of notes");
chosen_by_name!(Variant, "PDF variant");
