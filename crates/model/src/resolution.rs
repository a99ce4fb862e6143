//! A resolution from its masthead to its notes.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::anchor::Anchor;
use super::block::{Block, Heading};
use super::inline::{Inlines, plain_text};
use super::language::Language;
use super::masthead::{Closing, Dates, Masthead};
use super::note::Note;
use super::symbol::Symbol;
use super::vote::Vote;

/// A resolution, or another document of the same form (decision, presidential statement, draft),
/// in one language. Every edition is made from it and from nothing else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Resolution {
    /// Its symbol.
    pub symbol: Symbol,
    /// The language that it is written in.
    pub language: Language,
    /// The body that adopted it.
    pub body: Body,
    /// Its dates.
    #[serde(default)]
    pub dates: Dates,
    /// What is printed above the text.
    pub masthead: Masthead,
    /// The text.
    pub text: Text,
    /// The notes, in the order of their first calls.
    #[serde(default)]
    pub notes: Vec<Note>,
    /// The subjects that it is filed under, where they are known.
    #[serde(default)]
    pub subjects: Vec<String>,
}

/// The body that adopted a resolution.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Body {
    /// The General Assembly.
    GeneralAssembly,
    /// The Security Council.
    SecurityCouncil,
    /// The Economic and Social Council.
    EconomicAndSocialCouncil,
    /// The Human Rights Council.
    HumanRightsCouncil,
}

/// The text of a resolution: whole, or in parts that are resolutions of their own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Text {
    /// One enactment.
    Whole(Enactment),
    /// Resolutions A, B, C under one symbol.
    Parts(Vec<Part>),
}

/// A part of a resolution in parts: `A`, with its title.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Part {
    /// `part-a`; set by [`crate::resolve`].
    #[serde(default)]
    pub anchor: Anchor,
    /// Its letter and title.
    pub heading: Heading,
    /// Its text.
    #[serde(flatten)]
    pub enactment: Enactment,
}

/// What a body enacts: from the enacting formula to the closing lines and the annexes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Enactment {
    /// `The General Assembly,`; empty where there is none.
    pub formula: Inlines,
    /// The preambular paragraphs, with sections where the preamble has headings.
    pub preamble: Vec<Block>,
    /// The operative paragraphs, with sections where the operative part has headings.
    pub operative: Vec<Block>,
    /// The closing lines.
    pub closing: Closing,
    /// The recorded vote, where there was one.
    pub vote: Option<Vote>,
    /// The annexes.
    pub annexes: Vec<Annex>,
}

/// An annex.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Annex {
    /// `annex`, or `annex-2` where there are several; set by [`crate::resolve`].
    #[serde(default)]
    pub anchor: Anchor,
    /// Its label and title.
    pub heading: Heading,
    /// The annex's language, where it is not the document's.
    #[serde(default)]
    pub language: Option<Language>,
    /// Its text.
    pub blocks: Vec<Block>,
}

impl Resolution {
    /// The title without mark-up and note calls; the symbol for documents that have no title, as
    /// those of the Security Council.
    pub fn plain_title(&self) -> String {
        let title = plain_text(&self.masthead.title);
        if title.trim().is_empty() {
            self.symbol.to_string()
        } else {
            title
        }
    }

    /// The enactments in order: one, or one a part.
    pub fn enactments(&self) -> Vec<&Enactment> {
        match &self.text {
            Text::Whole(enactment) => vec![enactment],
            Text::Parts(parts) => parts.iter().map(|part| &part.enactment).collect(),
        }
    }
}
