//! What a resolution is made of between its masthead and its closing lines.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::anchor::Anchor;
use super::inline::Inlines;
use super::language::Language;
use super::table::Table;

/// A block of text in the preamble, the operative part, an annex, a note or a table cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Block {
    /// A paragraph with what belongs under it.
    Paragraph(Paragraph),
    /// Items that stand under no paragraph.
    Items(Items),
    /// A section with its heading.
    Section(Section),
    /// A table.
    Table(Table),
    /// A text quoted as a block.
    Quotation(Quotation),
}

/// A paragraph: preambular, operative or plain by the place where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Paragraph {
    /// `pp-3`, `op-18`; set by [`crate::resolve`]. Empty in notes and table cells, which are
    /// linked to as a whole.
    #[serde(default)]
    pub anchor: Anchor,
    /// The printed number with its punctuation, `18.`, where it has one.
    #[serde(default)]
    pub number: Option<String>,
    /// The paragraph's language, where it is not that of what it stands in.
    #[serde(default)]
    pub language: Option<Language>,
    /// The text.
    pub content: Inlines,
    /// Items, tables, quotations, and text that goes on after them, in order.
    #[serde(default)]
    pub then: Vec<Block>,
}

/// Items of one level, side by side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Items {
    /// How the labels count.
    pub style: LabelStyle,
    /// The items, in order; at least one.
    pub items: Vec<Item>,
}

/// One item of a list: its printed label and its text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Item {
    /// `op-18-a`; set by [`crate::resolve`].
    #[serde(default)]
    pub anchor: Anchor,
    /// The printed label with its punctuation: `(a)`, `(ii)`, `–`.
    pub label: String,
    /// The item's language, where it is not that of what it stands in.
    #[serde(default)]
    pub language: Option<Language>,
    /// The text.
    pub content: Inlines,
    /// Items of the next level, tables, quotations, and text that goes on after them.
    #[serde(default)]
    pub then: Vec<Block>,
}

/// How the labels of a list count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum LabelStyle {
    /// 1, 2, 3.
    Decimal,
    /// a, b, c.
    LowerAlpha,
    /// A, B, C.
    UpperAlpha,
    /// i, ii, iii.
    LowerRoman,
    /// I, II, III.
    UpperRoman,
    /// Dashes and bullets, which do not count.
    Dash,
}

/// A section: a heading and what stands under it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Section {
    /// `sec-2`; set by [`crate::resolve`].
    #[serde(default)]
    pub anchor: Anchor,
    /// The heading.
    pub heading: Heading,
    /// What stands under it, sections of the next level included.
    pub blocks: Vec<Block>,
}

/// The heading of a section, an annex or a part. One of label and title is never empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Heading {
    /// The label on a line of its own: `II`, `Annex I`, `Article 4`.
    #[serde(default)]
    pub label: Inlines,
    /// The words of the heading.
    #[serde(default)]
    pub title: Inlines,
}

/// A text quoted as a block.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Quotation {
    /// The quoted text's language, where it is not that of what it stands in.
    #[serde(default)]
    pub language: Option<Language>,
    /// The quoted blocks.
    pub blocks: Vec<Block>,
}
