//! Notes, and where they are called.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::anchor::Anchor;
use super::block::Block;
use super::language::Language;

/// A note: what stands at the foot of the page in print.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Note {
    /// What calls refer to it by, unique in the document: the mark, with a prefix where marks
    /// restart (`annex/1`).
    pub key: String,
    /// The mark as printed: `14`, `*`.
    pub mark: String,
    /// `fn-14`; set by [`crate::resolve`].
    #[serde(default)]
    pub anchor: Anchor,
    /// The note's language, where it is not the document's.
    #[serde(default)]
    pub language: Option<Language>,
    /// Its text: paragraphs, seldom more than one.
    pub blocks: Vec<Block>,
    /// Where it is called, in reading order; set by [`crate::resolve`].
    #[serde(default)]
    pub calls: Vec<Call>,
}

/// One call of a note, as seen from the note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Call {
    /// The anchor of the call: `fnref-14-3`.
    pub anchor: Anchor,
    /// The anchor of the paragraph or item that the call stands in: `op-18-d`.
    pub paragraph: Anchor,
}
