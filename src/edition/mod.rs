//! Editions in memory, and their options.

mod certification;
mod check;
mod imprint;
mod language_pair;
mod options;
mod site;

use publish_view::edition::Format;
use publish_view::edition::pdf::Variant;

pub use certification::{Certification, EpubStandard, ReportAddress};
pub use check::BuildCheck;
pub use imprint::{Imprint, Licence, Localized};
pub use language_pair::LanguagePair;
pub use options::EditionOptions;
pub use site::Site;

/// An edition in memory.
pub struct Edition {
    /// Its format.
    pub format: Format,
    /// Its variant, which is `Standard` for all formats except PDF.
    pub variant: Variant,
    /// Its file name.
    pub name: String,
    /// The content of the file.
    pub bytes: Vec<u8>,
}

impl AsRef<[u8]> for Edition {
    fn as_ref(&self) -> &[u8] {
        &self.bytes
    }
}
