//! The content of a paragraph: text, emphasis, links and note calls.

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
    /// Plain text.
    Text {
        /// The text, including spaces.
        text: String,
        /// The reference that “Ibid.” refers to, if the text is an “Ibid.”. It is an editor's
        /// expansion, not text of the document, and is set by [`crate::resolve`].
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        stands_for: Inlines<A>,
    },
    /// Text in italics (upright in scripts without italics).
    Emphasis {
        /// The emphasised text.
        content: Inlines<A>,
    },
    /// Bold text.
    Strong {
        /// The bold text.
        content: Inlines<A>,
    },
    /// Superscript characters that are not a note call: ordinals, exponents.
    Superscript {
        /// The superscript text.
        content: Inlines<A>,
    },
    /// Subscript characters.
    Subscript {
        /// The subscript text.
        content: Inlines<A>,
    },
    /// A link in the source.
    Link {
        /// The target.
        href: Href,
        /// The text of the link.
        content: Inlines<A>,
    },
    /// A mention of another document, found by [`crate::resolve`]. Its text is that of the source.
    Reference {
        /// The symbol of the other document.
        symbol: Symbol,
        /// The address of the other document: of the official one, or of its page in the output
        /// folder. None if neither is known; the text is then no link.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        href: Option<Href>,
        /// The text of the mention.
        text: String,
    },
    /// Text in another language than the surrounding text.
    Foreign {
        /// The language of the text.
        language: Language,
        /// The text.
        content: Inlines<A>,
    },
    /// A call of a note.
    NoteCall {
        /// The key of the note, as in [`super::Note::key`].
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
    /// The mark of a note below a table, in the table. It is set by [`crate::resolve`]; in a source
    /// it is its content.
    TableNoteCall {
        /// The mark as printed: `a`, `(أ)`.
        content: Inlines<A>,
        /// The anchor of the paragraph that is the note.
        #[serde(default)]
        target: A,
        /// The anchor of this call.
        #[serde(default)]
        anchor: A,
    },
    /// A line break within a paragraph.
    LineBreak,
}

impl<A> Inline<A> {
    /// Returns plain text.
    pub fn text(text: impl Into<String>) -> Self {
        Inline::Text {
            text: text.into(),
            stands_for: Inlines::new(),
        }
    }

    /// Returns the content of this inline, if it can contain others.
    pub fn content(&self) -> Option<&Inlines<A>> {
        match self {
            Inline::Emphasis { content }
            | Inline::Strong { content }
            | Inline::Superscript { content }
            | Inline::Subscript { content }
            | Inline::Link { content, .. }
            | Inline::Foreign { content, .. }
            | Inline::TableNoteCall { content, .. } => Some(content),
            Inline::Text { .. }
            | Inline::Reference { .. }
            | Inline::NoteCall { .. }
            | Inline::LineBreak => None,
        }
    }

    /// Returns the content of this inline for changes, if it can contain others.
    pub fn content_mut(&mut self) -> Option<&mut Inlines<A>> {
        match self {
            Inline::Emphasis { content }
            | Inline::Strong { content }
            | Inline::Superscript { content }
            | Inline::Subscript { content }
            | Inline::Link { content, .. }
            | Inline::Foreign { content, .. }
            | Inline::TableNoteCall { content, .. } => Some(content),
            Inline::Text { .. }
            | Inline::Reference { .. }
            | Inline::NoteCall { .. }
            | Inline::LineBreak => None,
        }
    }
}

/// Returns whether a character is allowed in text. Control characters other than tab and line ends
/// are not, nor are the noncharacters of Unicode (HTML, section 13.2.3.5; XML 1.0, section 2.2).
pub fn is_text(character: char) -> bool {
    let code = u32::from(character);
    let control = character.is_control() && !matches!(character, '\t' | '\n' | '\r');
    !control && code & 0xfffe != 0xfffe && !(0xfdd0..=0xfdef).contains(&code)
}

/// Returns the text of a run of inlines without markup and note calls. A line break becomes a
/// space.
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
