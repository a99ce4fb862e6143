//! The pass over a PDF that typst has exported. It uses lopdf to add what typst cannot write yet.
//!
//! [`finish`] is the only entry point. It takes the bytes of the file and an [`Input`], and returns
//! the bytes of the finished file. The crate does not depend on typst, templates or the view.
//!
//! - `tags` completes the tag tree, guided by the [`Hint`]s of templates.
//! - `bookmarks` links the bookmarks to anchors, adds one and opens the outline.
//! - `metadata` adds Dublin Core properties and the PDF/UA-2 conformance claim.
//! - `pdf_2` makes a file of PDF 2.0 conform to PDF/UA-2.
//! - `right_to_left` puts the words of the content streams into reading order.
//!
//! docs/internals/pdf.md explains why each is needed and when it can be removed.
//!
//! This crate is internal to `publish` and has no stable interface.

mod bookmarks;
mod error;
mod hint;
mod metadata;
mod pdf_2;
mod right_to_left;
mod tags;
#[cfg(test)]
mod testing;

use lopdf::Document;

pub use bookmarks::Bookmark;
pub use error::{Expected, FinishError, HintError, Step};
pub use hint::{Change, Hint, Span, placeholder};
pub use metadata::Properties;

/// The input of the pass besides the file.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a> {
    /// The hints of templates. The file contains a [`placeholder`] for each.
    pub hints: &'a [Hint],
    /// The bookmarks that link to anchors, in order.
    pub bookmarks: &'a [Bookmark],
    /// A bookmark to add after all others.
    pub last_bookmark: Option<&'a Bookmark>,
    /// Properties to add to the metadata.
    pub properties: &'a Properties,
    /// The part of PDF/UA that the file has to conform to.
    pub pdf_ua: PdfUa,
    /// Whether the language of the document is written from right to left.
    pub is_right_to_left: bool,
}

/// A part of PDF/UA.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PdfUa {
    /// PDF/UA-1 (ISO 14289-1), of PDF 1.7.
    One,
    /// PDF/UA-2 (ISO 14289-2), of PDF 2.0. The file needs a hint for each anchor.
    Two,
}

/// Finishes a PDF. The same file and input give the same bytes.
///
/// # Errors
/// If the file is not as typst writes it, or if it does not use every hint exactly once.
pub fn finish(pdf: &[u8], input: &Input<'_>) -> Result<Vec<u8>, FinishError> {
    let mut document = Document::load_mem(pdf).map_err(FinishError::Read)?;
    let elements = tags::finish(&mut document, input.hints)?;
    bookmarks::finish(&mut document, input.bookmarks, input.last_bookmark)?;
    metadata::finish(&mut document, input.properties, input.pdf_ua)?;
    if input.pdf_ua == PdfUa::Two {
        pdf_2::finish(&mut document, &elements)?;
    }
    if input.is_right_to_left {
        right_to_left::finish(&mut document)?;
    }
    let mut finished = Vec::with_capacity(pdf.len());
    document
        .save_modern(&mut finished)
        .map_err(FinishError::Write)?;
    Ok(finished)
}
