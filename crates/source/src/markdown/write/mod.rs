//! The Markdown edition: a resolution written in the source form that `docs/source-form.md`
//! specifies, so that reading it gives the same model again.
//!
//! What the reader finds by its ordinary rules is written plainly; where they would find something
//! else, the smallest mark says what is meant. Which of the two it is, is decided by the reader's
//! own code (`source::items`), fed with what is written.

mod blocks;
mod front_matter;
mod inlines;
mod steps;
mod table;
mod wrap;
mod yaml;

use std::fmt;

use publish_model::Resolution;
use publish_templates::wording::Catalogue;

/// Writes a resolution in the source form. `catalogue` is that of its language: lines of the
/// masthead that it would make so are written as the keys that they are made from.
///
/// # Errors
/// What the source form cannot say. No document that was read from Markdown or from Akoma Ntoso
/// has such a thing; models from elsewhere may.
pub fn write(resolution: &Resolution, catalogue: &Catalogue) -> Result<String, Unwritable> {
    let body = blocks::write(resolution, catalogue)?;
    let front_matter = front_matter::write(resolution, catalogue, body.numbering)?;
    Ok(format!("---\n{front_matter}---\n\n{}\n", body.text))
}

/// What the source form cannot say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unwritable {
    /// What it is, in a few words.
    pub what: &'static str,
    /// The words or the label where it stands.
    pub at: String,
}

impl Unwritable {
    fn new(what: &'static str, at: impl Into<String>) -> Self {
        Unwritable {
            what,
            at: at.into(),
        }
    }
}

impl fmt::Display for Unwritable {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.what)?;
        match self.at.as_str() {
            "" => Ok(()),
            at => write!(formatter, ", at “{at}”"),
        }
    }
}

impl std::error::Error for Unwritable {}
