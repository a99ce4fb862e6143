//! A resolution from its masthead to its notes.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::anchor::{Anchor, Unplaced};
use super::block::{Block, Heading};
use super::body::BodyId;
use super::href::WebAddress;
use super::inline::Inlines;
use super::language::Language;
use super::masthead::{Closing, Dates, Masthead};
use super::note::Note;
use super::symbol::Symbol;
use super::vote::Vote;

/// A resolution, or another document of the same form (decision, presidential statement, draft), in
/// one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Resolution", bound = "A: JsonSchema + Serialize + Default")]
#[serde(bound(deserialize = "A: Deserialize<'de> + Default"))]
pub struct Resolution<A = Anchor> {
    /// Its symbol.
    pub symbol: Symbol,
    /// The language of the text.
    pub language: Language,
    /// The body that adopted it.
    pub body: BodyId,
    /// The address of the official document, if it does not follow from the symbol.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub official: Option<WebAddress>,
    /// Its dates.
    #[serde(default)]
    pub dates: Dates,
    /// The lines above the text.
    pub masthead: Masthead<A>,
    /// The text.
    pub text: Text<A>,
    /// The notes, in the order of their first calls.
    #[serde(default)]
    pub notes: Vec<Note<A>>,
    /// The subjects under which it is classified, if they are known.
    #[serde(default)]
    pub subjects: Vec<String>,
}

/// A resolution as a reader returns it: without anchors, calls of notes and references.
pub type Unresolved = Resolution<Unplaced>;

/// A resolution with anchors, whose notes have their calls. [`crate::resolve::resolve`] returns it,
/// and it is the only input of every edition.
pub type Resolved = Resolution<Anchor>;

/// The text of a resolution: one enactment, or several parts that are resolutions themselves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(rename = "Text", bound = "A: JsonSchema + Serialize + Default")]
#[serde(bound(deserialize = "A: Deserialize<'de> + Default"))]
#[expect(
    clippy::large_enum_variant,
    reason = "there is one text per document, and most are one enactment"
)]
pub enum Text<A = Anchor> {
    /// One enactment.
    Whole(Enactment<A>),
    /// Resolutions A, B, C under one symbol.
    Parts(Vec<Part<A>>),
}

/// A part of a resolution in parts: `A`, with its title.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Part", bound = "A: JsonSchema + Serialize + Default")]
#[serde(bound(deserialize = "A: Deserialize<'de> + Default"))]
pub struct Part<A = Anchor> {
    /// `part-a`.
    #[serde(default)]
    pub anchor: A,
    /// Its letter and title.
    pub heading: Heading<A>,
    /// Its text.
    #[serde(flatten)]
    pub enactment: Enactment<A>,
}

/// The text that a body enacts: from the enacting formula to the closing lines and the annexes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(rename = "Enactment", bound = "A: JsonSchema + Serialize + Default")]
#[serde(bound(deserialize = "A: Deserialize<'de> + Default"))]
pub struct Enactment<A = Anchor> {
    /// `The General Assembly,`; empty if there is none.
    pub formula: Inlines<A>,
    /// The preambular paragraphs, with sections if the preamble has headings.
    pub preamble: Vec<Block<A>>,
    /// The operative paragraphs, with sections if the operative part has headings.
    pub operative: Vec<Block<A>>,
    /// The closing lines.
    pub closing: Closing<A>,
    /// The recorded vote, if there was one.
    pub vote: Option<Vote>,
    /// The annexes.
    pub annexes: Vec<Annex<A>>,
}

/// An annex.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Annex", bound = "A: JsonSchema + Serialize + Default")]
#[serde(bound(deserialize = "A: Deserialize<'de> + Default"))]
pub struct Annex<A = Anchor> {
    /// `annex`, or `annex-2` if there are several.
    #[serde(default)]
    pub anchor: A,
    /// Its label and title.
    pub heading: Heading<A>,
    /// The language of the annex, if it differs from that of the document.
    #[serde(default)]
    pub language: Option<Language>,
    /// Its text.
    pub blocks: Vec<Block<A>>,
    /// The closing lines, if they are printed at the end of the annex: E/RES/2025/16.
    #[serde(default)]
    pub closing: Closing<A>,
}

impl<A> Resolution<A> {
    /// Returns the enactments in order: one, or one per part.
    pub fn enactments(&self) -> Vec<&Enactment<A>> {
        match &self.text {
            Text::Whole(enactment) => vec![enactment],
            Text::Parts(parts) => parts.iter().map(|part| &part.enactment).collect(),
        }
    }
}

impl Resolved {
    /// Returns the enactment of the part with this anchor; without an anchor, that of a document
    /// without parts.
    pub fn enactment_of(&self, part: Option<&Anchor>) -> Option<&Enactment> {
        match (&self.text, part) {
            (Text::Whole(enactment), None) => Some(enactment),
            (Text::Parts(parts), Some(anchor)) => {
                let part = parts.iter().find(|part| part.anchor == *anchor);
                part.map(|part| &part.enactment)
            }
            (Text::Whole(_), Some(_)) | (Text::Parts(_), None) => None,
        }
    }
}
