//! The text of a document, as the model or an edition has it.

pub use publish_check::words::{EditionText, fold};

/// Compares texts in tests.
pub trait AssertSame {
    /// Panics if the other text differs.
    fn assert_same(&self, other: &EditionText, what: &str);
}

impl AssertSame for EditionText {
    fn assert_same(&self, other: &EditionText, what: &str) {
        if let Some(difference) = self.difference(other) {
            panic!("{what} has other words: {difference}");
        }
    }
}
