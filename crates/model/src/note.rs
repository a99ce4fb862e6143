//! Notes and their calls.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::anchor::Anchor;
use super::block::Block;
use super::language::Language;

/// A note, which is printed at the foot of the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Note", bound = "A: JsonSchema + Serialize + Default")]
#[serde(bound(deserialize = "A: Deserialize<'de> + Default"))]
pub struct Note<A = Anchor> {
    /// The key that calls refer to, unique in the document: the mark, with a prefix where marks
    /// restart (`annex/1`).
    pub key: String,
    /// The mark as printed: `14`, `*`.
    pub mark: String,
    /// `fn-14`.
    #[serde(default)]
    pub anchor: A,
    /// The language of the note, if it differs from that of the document.
    #[serde(default)]
    pub language: Option<Language>,
    /// The text: usually one paragraph.
    pub blocks: Vec<Block<A>>,
    /// The calls, in reading order. Empty in a document as read.
    #[serde(default)]
    pub calls: Vec<Call<A>>,
}

/// One call of a note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Call", bound = "A: JsonSchema + Serialize + Default")]
#[serde(bound(deserialize = "A: Deserialize<'de> + Default"))]
pub struct Call<A = Anchor> {
    /// The anchor of the call: `fnref-14-3`.
    pub anchor: A,
    /// The anchor of the paragraph or item that contains the call: `op-18-d`.
    pub paragraph: A,
}
