//! Reads the tag tree of a PDF, and panics if it has none.

pub use publish_check::tag_tree::{Content, Element};

/// Reads the top-level elements of a PDF's tag tree.
pub fn read(pdf: &[u8]) -> Vec<Element> {
    publish_check::tag_tree::read(pdf).unwrap()
}
