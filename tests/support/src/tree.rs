//! Parses pages, and panics if they have errors.

pub use publish_check::tree::Node;

/// Parses an HTML page.
pub fn from_html(page: &str) -> Node {
    publish_check::tree::from_html(page).unwrap()
}

/// Parses an XHTML page.
pub fn from_xml(page: &str) -> Node {
    publish_check::tree::from_xml(page).unwrap()
}
