//! The stable identifier of a place in a resolution.

use std::borrow::{Borrow, Cow};
use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::IgnoredAny;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The identifier of a paragraph, item, note, call, section or annex, which links refer to. It is
/// the same in every edition and language: `op-18-a`, `fn-14`, `fnref-14-3`.
///
/// It is an `id` in HTML and EPUB and a named destination in PDF. [`crate::resolve`] derives it
/// from the printed labels. It is never empty and consists of lower-case ASCII letters, digits and
/// hyphens.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(transparent)]
pub struct Anchor(String);

/// The error for a text that is not an anchor.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not an anchor: expected lower-case letters, digits and hyphens")]
pub struct NotAnAnchor(String);

impl FromStr for Anchor {
    type Err = NotAnAnchor;

    fn from_str(name: &str) -> Result<Self, NotAnAnchor> {
        let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if name.is_empty() || !name.chars().all(allowed) {
            return Err(NotAnAnchor(name.to_owned()));
        }
        Ok(Anchor(name.to_owned()))
    }
}

impl Anchor {
    /// Returns the anchor for a name that [`crate::resolve`] has composed.
    pub(crate) fn new(name: String) -> Self {
        debug_assert!(name.parse::<Anchor>().is_ok(), "{name}");
        Anchor(name)
    }

    /// Returns the anchor as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Returns the anchor of a place that every document has once: `masthead`, `title`.
pub(crate) fn fixed(name: &str) -> Anchor {
    Anchor::new(name.to_owned())
}

/// Returns the anchor of a place that every enactment has once, `formula`; in a part
/// `part-b-formula`.
pub(crate) fn named_in(part: Option<&Anchor>, name: &str) -> Anchor {
    match part {
        Some(part) => Anchor::new(format!("{part}-{name}")),
        None => fixed(name),
    }
}

impl Borrow<str> for Anchor {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Anchor {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// The anchor of a document as read: empty. An anchor in the source is ignored.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Unplaced;

impl Serialize for Unplaced {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str("")
    }
}

/// A source may contain anchors, because `publish show --json` prints them.
impl JsonSchema for Unplaced {
    fn schema_name() -> Cow<'static, str> {
        Anchor::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        Anchor::json_schema(generator)
    }
}

impl<'de> Deserialize<'de> for Unplaced {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        IgnoredAny::deserialize(deserializer).map(|_| Unplaced)
    }
}
