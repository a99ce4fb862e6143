//! The Markdown writer. It writes a resolution in the source form that `docs/source-form.md`
//! specifies, so that reading the output gives the same model.
//!
//! Text that the reader's rules interpret correctly is written without marks. If they would
//! interpret it differently, the smallest sufficient mark is added. The reader's own code (`items`)
//! runs on the output to decide this.

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

/// Writes a resolution in the source form. `catalogue` is the catalogue of its language: masthead
/// lines that can be generated from it are written as front matter keys.
///
/// # Errors
/// If the source form cannot express the resolution. This does not happen for documents that were
/// read from Markdown or Akoma Ntoso, but can happen for other models.
pub fn write(resolution: &Resolution, catalogue: &Catalogue) -> Result<String, Unwritable> {
    let body = blocks::write(resolution, catalogue)?;
    let front_matter = front_matter::write(resolution, catalogue, body.numbering)?;
    Ok(format!("---\n{front_matter}---\n\n{}\n", body.text))
}

/// Content that the source form cannot express.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unwritable {
    /// A short description of the content.
    pub what: &'static str,
    /// The words or the label at its position.
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
