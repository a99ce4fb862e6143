//! An edition in memory, and what can be chosen of it.

mod options;
mod site;

use publish_view::edition::Format;
use publish_view::edition::pdf::Variant;

pub use options::EditionOptions;
pub use site::Site;

/// An edition before it is written.
pub struct Edition {
    /// What it is.
    pub format: Format,
    /// Its variant; only PDFs have others than the standard one.
    pub variant: Variant,
    /// The name of its file.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl Edition {
    /// An edition of the standard variant.
    pub(crate) fn new(format: Format, name: &str, bytes: Vec<u8>) -> Self {
        Edition {
            format,
            variant: Variant::Standard,
            name: name.to_owned(),
            bytes,
        }
    }
}

impl AsRef<[u8]> for Edition {
    fn as_ref(&self) -> &[u8] {
        &self.bytes
    }
}
