//! The editions: HTML, EPUB, PDF, plain text and braille, each made from the view alone, and Akoma
//! Ntoso, made from the model.

pub mod akn;
pub mod anchors;
pub mod braille;
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
    /// Braille for embossers and displays.
    Brf,
    /// Braille as an eBraille 1.0 publication.
    Ebrl,
}

impl Format {
    /// All kinds.
    pub const ALL: [Format; 7] = [
        Format::Html,
        Format::Epub,
        Format::Pdf,
        Format::Akn,
        Format::Txt,
        Format::Brf,
        Format::Ebrl,
    ];

    /// Whether it is braille, which is only made where liblouis is built in.
    pub fn is_braille(self) -> bool {
        matches!(self, Format::Brf | Format::Ebrl)
    }

    /// The kinds that this program can make.
    pub fn available() -> Vec<Format> {
        let made = |format: &Format| !format.is_braille() || braille::IS_BUILT_IN;
        Format::ALL.into_iter().filter(made).collect()
    }

    /// The name on the command line and in the manifest.
    pub fn as_str(self) -> &'static str {
        match self {
            Format::Html => "html",
            Format::Epub => "epub",
            Format::Pdf => "pdf",
            Format::Akn => "akn",
            Format::Txt => "txt",
            Format::Brf => "brf",
            Format::Ebrl => "ebrl",
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
    /// The names that there are; for braille where liblouis is not built in, what to do.
    fn from_str(text: &str) -> Result<Self, String> {
        let known = Format::ALL
            .into_iter()
            .find(|format| format.as_str() == text);
        match known {
            Some(format) if format.is_braille() && !braille::IS_BUILT_IN => Err(format!(
                "this program was built without braille; install liblouis with its header and its \
                 tables (liblouis-dev and liblouis-data in Debian) and build it again with \
                 `cargo build --release --features braille` to make “{text}”"
            )),
            Some(format) => Ok(format),
            None => {
                let names = Format::ALL.map(Format::as_str).join(", ");
                Err(format!("“{text}” is no format; there are {names}"))
            }
        }
    }
}
