//! The fonts that documents are typeset with.

use std::borrow::Cow;

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

/// Why the typesetter could not be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FontError {
    /// A file that holds no font that could be read.
    #[error("font file {0} does not contain a readable font")]
    Unreadable(usize),
}

/// The loaded fonts and what is known of each.
pub struct Fonts {
    /// What families, styles and characters there are.
    pub book: LazyHash<FontBook>,
    fonts: Vec<Font>,
}

impl Fonts {
    /// Loads every font of every file, in order.
    ///
    /// # Errors
    /// The position of the first file that holds none.
    pub fn load(files: impl IntoIterator<Item = Cow<'static, [u8]>>) -> Result<Self, FontError> {
        let mut fonts = Vec::new();
        for (position, file) in files.into_iter().enumerate() {
            let before = fonts.len();
            fonts.extend(Font::iter(Bytes::new(file)));
            if fonts.len() == before {
                return Err(FontError::Unreadable(position));
            }
        }
        Ok(Fonts {
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
        })
    }

    /// The font at a position of [`Fonts::book`].
    pub fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }
}
