//! Notes, and where they are called.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::anchor::Anchor;
use super::block::Block;
use super::language::Language;

/// A note: what stands at the foot of the page in print.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Note", bound = "A: JsonSchema + Serialize + Default")]
#[serde(bound(deserialize = "A: Deserialize<'de> + Default"))]
pub struct Note<A = Anchor> {
    /// What calls refer to it by, unique in the document: the mark, with a prefix where marks
    /// restart (`annex/1`).
    pub key: String,
    /// The mark as printed: `14`, `*`.
    pub mark: String,
    /// `fn-14`.
    #[serde(default)]
    pub anchor: A,
    /// The note's language, where it is not the document's.
    #[serde(default)]
    pub language: Option<Language>,
    /// Its text: paragraphs, seldom more than one.
    pub blocks: Vec<Block<A>>,
    /// Where it is called, in reading order. Empty as read.
    #[serde(default)]
    pub calls: Vec<Call<A>>,
}

/// One call of a note, as seen from the note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Call", bound = "A: JsonSchema + Serialize + Default")]
#[serde(bound(deserialize = "A: Deserialize<'de> + Default"))]
pub struct Call<A = Anchor> {
    /// The anchor of the call: `fnref-14-3`.
    pub anchor: A,
    /// The anchor of the paragraph or item that the call stands in: `op-18-d`.
    pub paragraph: A,
}
