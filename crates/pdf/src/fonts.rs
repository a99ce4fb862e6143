//! The fonts of the typesetter.

use std::borrow::Cow;

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

/// An error in a font file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FontError {
    /// The file at this index does not contain a readable font.
    #[error("font file {0} does not contain a readable font")]
    Unreadable(usize),
}

/// The loaded fonts and their index.
pub struct Fonts {
    /// The available families, styles and characters.
    pub book: LazyHash<FontBook>,
    fonts: Vec<Font>,
}

impl Fonts {
    /// Loads every font of every file, in order.
    ///
    /// # Errors
    /// The index of the first file that contains no font.
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

    /// Returns the font at an index of [`Fonts::book`].
    pub fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }
}
