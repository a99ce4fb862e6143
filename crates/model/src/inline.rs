//! What stands inside a paragraph: text, emphasis, links, note calls.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::anchor::Anchor;
use super::href::Href;
use super::language::Language;
use super::symbol::Symbol;

/// A run of inlines: the content of a paragraph, a heading, a line of the masthead.
pub type Inlines<A = Anchor> = Vec<Inline<A>>;

/// A piece of running text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case")]
#[schemars(rename = "Inline", bound = "A: JsonSchema + Serialize + Default")]
#[serde(bound(deserialize = "A: Deserialize<'de> + Default"))]
pub enum Inline<A = Anchor> {
    /// Words as they are.
    Text {
        /// The words, spaces included.
        text: String,
        /// What they stand for, where they are “Ibid.”: an editor's expansion and none of the
        /// document's words; set by [`crate::resolve`].
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        stands_for: Inlines<A>,
    },
    /// Words set in italics (upright in scripts that have none).
    Emphasis {
        /// What is emphasised.
        content: Inlines<A>,
    },
    /// Words set in bold.
    Strong {
        /// What is set in bold.
        content: Inlines<A>,
    },
    /// Raised characters that are no note call: ordinals, exponents.
    Superscript {
        /// What is raised.
        content: Inlines<A>,
    },
    /// Lowered characters.
    Subscript {
        /// What is lowered.
        content: Inlines<A>,
    },
    /// A link that the source itself has.
    Link {
        /// Where it leads.
        href: Href,
        /// The text of the link.
        content: Inlines<A>,
    },
    /// The mention of another document, found by [`crate::resolve`]; its words are the source's.
    Reference {
        /// The symbol of the document that is meant.
        symbol: Symbol,
        /// Its address at the United Nations document site.
        href: Href,
        /// The words of the mention.
        text: String,
    },
    /// Words in another language than those around them.
    Foreign {
        /// The language of the words.
        language: Language,
        /// The words.
        content: Inlines<A>,
    },
    /// A call of a note.
    NoteCall {
        /// The key of the note that is called, as in [`super::Note::key`].
        note: String,
        /// The mark as printed: `14`, `*`.
        mark: String,
        /// The anchor of the note.
        #[serde(default)]
        target: A,
        /// The anchor of this call.
        #[serde(default)]
        anchor: A,
    },
    /// A line ends here although the paragraph goes on.
    LineBreak,
}

impl<A> Inline<A> {
    /// Words without any mark-up.
    pub fn text(text: impl Into<String>) -> Self {
        Inline::Text {
            text: text.into(),
            stands_for: Inlines::new(),
        }
    }

    /// What stands inside this inline, if it can hold others.
    pub fn content(&self) -> Option<&Inlines<A>> {
        match self {
            Inline::Emphasis { content }
            | Inline::Strong { content }
            | Inline::Superscript { content }
            | Inline::Subscript { content }
            | Inline::Link { content, .. }
            | Inline::Foreign { content, .. } => Some(content),
            Inline::Text { .. }
            | Inline::Reference { .. }
            | Inline::NoteCall { .. }
            | Inline::LineBreak => None,
        }
    }

    /// What stands inside this inline, to be changed in place.
    pub fn content_mut(&mut self) -> Option<&mut Inlines<A>> {
        match self {
            Inline::Emphasis { content }
            | Inline::Strong { content }
            | Inline::Superscript { content }
            | Inline::Subscript { content }
            | Inline::Link { content, .. }
            | Inline::Foreign { content, .. } => Some(content),
            Inline::Text { .. }
            | Inline::Reference { .. }
            | Inline::NoteCall { .. }
            | Inline::LineBreak => None,
        }
    }
}

/// Whether a character is text: no control character but tab and line ends, and none of those that
/// Unicode keeps for programs' own use inside (HTML, section 13.2.3.5; XML 1.0, section 2.2).
pub fn is_text(character: char) -> bool {
    let code = u32::from(character);
    let control = character.is_control() && !matches!(character, '\t' | '\n' | '\r');
    !control && code & 0xfffe != 0xfffe && !(0xfdd0..=0xfdef).contains(&code)
}

/// The words of a run of inlines without mark-up and note calls; a line break counts as a space.
pub fn plain_text<A>(inlines: &[Inline<A>]) -> String {
    let mut words = String::new();
    collect_plain_text(inlines, &mut words);
    words
}

fn collect_plain_text<A>(inlines: &[Inline<A>], words: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text { text, .. } | Inline::Reference { text, .. } => words.push_str(text),
            Inline::LineBreak => words.push(' '),
            Inline::NoteCall { .. } => {}
            other => collect_plain_text(other.content().map_or(&[], Vec::as_slice), words),
        }
    }
}
