//! The stable name of a place in a resolution.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The name by which a paragraph, item, note, call, section or annex is linked to, the same in
/// every edition and language: `op-18-a`, `fn-14`, `fnref-14-3`.
///
/// It is an `id` in HTML and EPUB and a named destination in PDF. It is made from the printed
/// labels by [`crate::resolve`], holds only lower-case ASCII letters, digits and hyphens, and is
/// empty only between reading and resolving.
#[derive(
    Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(transparent)]
pub struct Anchor(String);

impl Anchor {
    /// Makes an anchor of a name that [`crate::resolve`] has put together.
    pub(crate) fn new(name: String) -> Self {
        debug_assert!(
            name.chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'),
            "{name}"
        );
        Anchor(name)
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Anchor {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}
