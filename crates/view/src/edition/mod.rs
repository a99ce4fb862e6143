//! The formats of editions and the options of PDF and braille.
//!
//! Nothing here depends on an engine, so all code that refers to an edition can use it.

pub mod braille;
pub mod pdf;

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The format of an edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// One page of semantic HTML.
    Html,
    /// An EPUB 3.3 publication.
    Epub,
    /// A tagged PDF.
    Pdf,
    /// Akoma Ntoso, the XML of the United Nations.
    Akn,
    /// Plain text.
    Txt,
    /// The passages of the text as JSON Lines, for programs.
    Jsonl,
    /// Braille for embossers and displays.
    Brf,
    /// Braille as an eBraille 1.0 publication.
    Ebrl,
}

impl Format {
    /// All formats.
    pub const ALL: [Format; 8] = [
        Format::Html,
        Format::Epub,
        Format::Pdf,
        Format::Akn,
        Format::Txt,
        Format::Jsonl,
        Format::Brf,
        Format::Ebrl,
    ];

    /// Returns whether it is braille, which is only available if liblouis is built in.
    pub fn is_braille(self) -> bool {
        matches!(self, Format::Brf | Format::Ebrl)
    }

    /// Returns the name on the command line and in the manifest.
    pub fn as_str(self) -> &'static str {
        match self {
            Format::Html => "html",
            Format::Epub => "epub",
            Format::Pdf => "pdf",
            Format::Akn => "akn",
            Format::Txt => "txt",
            Format::Jsonl => "jsonl",
            Format::Brf => "brf",
            Format::Ebrl => "ebrl",
        }
    }

    /// Returns the suffix of its message keys in the catalogue: `pdf`, `pdf-large-print`.
    pub fn kind(self, variant: pdf::Variant) -> String {
        format!("{self}{}", variant.suffix())
    }

    /// Returns the media type of its file.
    pub fn media_type(self) -> &'static str {
        match self {
            Format::Html => "text/html",
            Format::Epub => "application/epub+zip",
            Format::Pdf => "application/pdf",
            // The schema's own type: Akoma Ntoso Naming Convention 1.0, section 4.8.
            Format::Akn => "application/akn+xml",
            Format::Txt => "text/plain",
            Format::Jsonl => "application/jsonl",
            Format::Brf => "application/x-brf",
            // eBraille 1.0, appendix B.1.
            Format::Ebrl => "application/ebrl+zip",
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromStr for Format {
    type Err = String;

    /// # Errors
    /// A message that lists the valid names.
    fn from_str(text: &str) -> Result<Self, String> {
        let known = Format::ALL
            .into_iter()
            .find(|format| format.as_str().eq_ignore_ascii_case(text));
        match known {
            Some(format) => Ok(format),
            None => {
                let names = Format::ALL.map(Format::as_str).join(", ");
                Err(format!("“{text}” is not a format: use one of {names}"))
            }
        }
    }
}
