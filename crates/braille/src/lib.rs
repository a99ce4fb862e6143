//! The braille editions: a file for embossers and braille displays (BRF) and an eBraille 1.0
//! publication. liblouis translates them into the braille code of the document's language,
//! contracted or uncontracted.
//!
//! The layout follows Braille Formats (Braille Authority of North America, 2016); `docs/braille.md`
//! lists the rules that are applied and those that are not. liblouis and its tables are not part of
//! the program: this crate links to the system's library.
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
pub use code::NamedTable;

/// The page of each anchor in the print edition, from 1.
pub type PrintPages = BTreeMap<String, usize>;

/// The reason why a document cannot be written in braille.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BrailleError {
    /// The language does not have a braille code.
    #[error("no braille code for the language “{0}”")]
    NoCode(Language),
    /// liblouis does not have the table.
    #[error("liblouis cannot find the table “{0}”")]
    NoTable(&'static str),
    /// liblouis cannot translate a text.
    #[error("liblouis cannot translate “{0}” with its table {1}")]
    NotTranslated(String, &'static str),
}

/// Returns the pages of a document in braille, each line as Unicode braille patterns.
///
/// `print` has the pages of its paragraphs in the PDF of the same run. If it is empty, print pages
/// are not indicated.
///
/// # Errors
/// If the language has no braille code, liblouis does not have its table, or liblouis cannot
/// translate a text.
pub fn pages(
    view: &View<'_>,
    settings: BrailleOptions,
    print: &PrintPages,
) -> Result<Vec<Vec<String>>, BrailleError> {
    transcribe(&view.resolution.language, settings.grade, |transcriber| {
        brf::pages(view, transcriber, settings.page, print)
    })
}

/// Writes the same pages as a file in North American Braille ASCII, in which lines end with CR LF
/// and pages with a form feed.
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

/// Transcribes a document to Unicode braille: the model with cells instead of words, labels and
/// note marks.
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

/// Returns the table of a language for a grade.
pub fn table(language: &Language, grade: Option<Grade>) -> Option<NamedTable> {
    code::code(language).map(|code| code.table(grade))
}
