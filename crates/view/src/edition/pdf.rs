//! What whoever builds a PDF may choose: the standards it keeps, where its notes stand, its make-up.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// How the PDFs of a run are made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PdfBuildOptions {
    /// The standards that all of them keep.
    pub standard: Standard,
    /// Where the notes stand; without it where it is best for each variant.
    pub notes: Option<NotePlace>,
    /// One PDF is made of each document for each of these.
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

/// The standards that a PDF keeps, named by the one for archives.
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
    /// All of them.
    pub const ALL: [Standard; 4] = [Standard::A2a, Standard::A3a, Standard::A4, Standard::A4f];

    /// The name on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Standard::A2a => "a-2a",
            Standard::A3a => "a-3a",
            Standard::A4 => "a-4",
            Standard::A4f => "a-4f",
        }
    }

    /// Whether the source is attached.
    pub fn has_attachments(self) -> bool {
        matches!(self, Standard::A3a | Standard::A4f)
    }

    /// Whether it is of PDF 2.0, with PDF/UA-2.
    pub fn is_pdf_2(self) -> bool {
        matches!(self, Standard::A4 | Standard::A4f)
    }
}

/// Where the notes of a PDF stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum NotePlace {
    /// At the foot of the page of the first call, read after the paragraph that calls.
    #[default]
    Page,
    /// In a section of their own after the text.
    End,
}

impl NotePlace {
    /// Both.
    pub const ALL: [NotePlace; 2] = [NotePlace::Page, NotePlace::End];

    /// The name on the command line and for templates.
    pub fn as_str(self) -> &'static str {
        match self {
            NotePlace::Page => "page",
            NotePlace::End => "end",
        }
    }
}

/// The make-up of a PDF. All have the same words and anchors.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Variant {
    /// A4.
    #[default]
    Standard,
    /// A4 in 18 points, for people who see little.
    LargePrint,
    /// The paper of North America.
    Letter,
}

impl Variant {
    /// All of them.
    pub const ALL: [Variant; 3] = [Variant::Standard, Variant::LargePrint, Variant::Letter];

    /// The name on the command line, for templates and in the manifest.
    pub fn as_str(self) -> &'static str {
        match self {
            Variant::Standard => "standard",
            Variant::LargePrint => "large-print",
            Variant::Letter => "letter",
        }
    }

    /// Where its notes stand if nothing else is wanted: guidelines for large print put them after the
    /// text (American Council of the Blind, Large Print Guidelines, 2022).
    pub fn notes(self) -> NotePlace {
        match self {
            Variant::Standard | Variant::Letter => NotePlace::Page,
            Variant::LargePrint => NotePlace::End,
        }
    }

    /// What the variant adds to the name of a file and to the keys of its words: nothing for the
    /// standard one.
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
            /// The names that there are.
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
chosen_by_name!(NotePlace, "position of notes");
chosen_by_name!(Variant, "PDF variant");
