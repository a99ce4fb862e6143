//! The braille editions: a file for embossers and braille displays (BRF) and an eBraille 1.0
//! publication, contracted or not, in the code of the document's language, by liblouis.
//!
//! Its layout follows Braille Formats (Braille Authority of North America, 2016); `docs/braille.md`
//! says which of its rules, and what is left out. liblouis and its tables are no part of the
//! program: this crate links to those of the system.
//!
//! This crate is internal to `publish` and has no stable interface.

mod anchors;
mod brf;
mod characters;
mod code;
pub mod ebraille;
pub mod louis;
mod pages;
mod transcribe;

use std::collections::BTreeMap;

use publish_model::{Language, Resolution};
use publish_view::View;
use publish_view::edition::braille::{BrailleOptions, Grade};

use transcribe::transcribe;

pub use brf::{ascii, cells};
pub use code::Named;

/// The page of the print edition on which each anchor stands, from 1.
pub type PrintPages = BTreeMap<String, usize>;

/// Why a document has no braille.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BrailleError {
    /// There is no braille code for its language.
    #[error("there is no braille code for the language {0}")]
    NoCode(Language),
    /// liblouis does not have the table.
    #[error("liblouis does not find its table {0}")]
    NoTable(&'static str),
    /// liblouis fails on a text.
    #[error("liblouis cannot translate “{0}” with its table {1}")]
    NotTranslated(String, &'static str),
}

/// The braille of a document, page by page: each line of cells as Unicode braille patterns.
///
/// `print` says where its paragraphs stand in the PDF made with it; where that is empty, no
/// print pages are indicated.
///
/// # Errors
/// Where there is no code or table for the language, or liblouis fails on a text.
pub fn pages(
    view: &View<'_>,
    settings: BrailleOptions,
    print: &PrintPages,
) -> Result<Vec<Vec<String>>, BrailleError> {
    transcribe(&view.resolution.language, settings.grade, |transcriber| {
        brf::pages(view, transcriber, settings.page, print)
    })
}

/// The same as a file in North American Braille ASCII: lines that end in CR LF, pages in a form
/// feed.
///
/// # Errors
/// As [`pages`].
pub fn write(
    view: &View<'_>,
    settings: BrailleOptions,
    print: &PrintPages,
) -> Result<String, BrailleError> {
    let mut file = String::new();
    for page in pages(view, settings, print)? {
        for line in page {
            file.push_str(&ascii(&line));
            file.push_str("\r\n");
        }
        file.push('\u{c}');
    }
    Ok(file)
}

/// A document in Unicode braille: the model with cells in place of its words, its labels and the
/// marks of its notes.
///
/// # Errors
/// As [`pages`].
pub fn transcribed(
    resolution: &Resolution,
    grade: Option<Grade>,
) -> Result<Resolution, BrailleError> {
    transcribe(&resolution.language, grade, |transcriber| {
        transcriber.resolution(resolution)
    })
}

/// The table of a document's language in a grade.
pub fn table(language: &Language, grade: Option<Grade>) -> Option<Named> {
    code::code(language).map(|code| code.named(grade))
}
