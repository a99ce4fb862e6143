//! The editions: HTML, EPUB, PDF and plain text, each made from the view alone, and Akoma Ntoso, made
//! from the model.

pub mod akn;
pub mod epub;
pub mod html;
pub mod markdown;
pub mod pdf;
mod press;
mod text;
pub mod txt;

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

pub use press::Press;

/// A kind of edition.
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
}

impl Format {
    /// All kinds.
    pub const ALL: [Format; 5] = [
        Format::Html,
        Format::Epub,
        Format::Pdf,
        Format::Akn,
        Format::Txt,
    ];

    /// The name on the command line and in the manifest.
    pub fn as_str(self) -> &'static str {
        match self {
            Format::Html => "html",
            Format::Epub => "epub",
            Format::Pdf => "pdf",
            Format::Akn => "akn",
            Format::Txt => "txt",
        }
    }

    /// The end of the keys of its words in the catalogue: `pdf`, `pdf-large-print`.
    pub fn kind(self, variant: pdf::Variant) -> String {
        format!("{self}{}", variant.suffix())
    }

    /// The media type of its file.
    pub fn media_type(self) -> &'static str {
        match self {
            Format::Html => "text/html",
            Format::Epub => "application/epub+zip",
            Format::Pdf => "application/pdf",
            // The schema's own type: Akoma Ntoso Naming Convention 1.0, section 4.8.
            Format::Akn => "application/akn+xml",
            Format::Txt => "text/plain",
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
    /// The names that there are.
    fn from_str(text: &str) -> Result<Self, String> {
        let known = Format::ALL
            .into_iter()
            .find(|format| format.as_str() == text);
        known.ok_or_else(|| {
            let names = Format::ALL.map(Format::as_str).join(", ");
            format!("“{text}” is no format; there are {names}")
        })
    }
}
