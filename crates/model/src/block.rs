//! The blocks of a resolution, between its masthead and its closing lines.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::anchor::Anchor;
use super::inline::Inlines;
use super::language::Language;
use super::table::Table;

/// A block of text in the preamble, the operative part, an annex, a note or a table cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case")]
#[schemars(rename = "Block", bound = "A: JsonSchema + Serialize + Default")]
#[serde(bound(deserialize = "A: Deserialize<'de> + Default"))]
pub enum Block<A = Anchor> {
    /// A paragraph and the blocks that belong to it.
    Paragraph(Paragraph<A>),
    /// Items that do not belong to a paragraph.
    Items(Items<A>),
    /// A section with its heading.
    Section(Section<A>),
    /// A table.
    Table(Table<A>),
    /// A text quoted as a block.
    Quotation(Quotation<A>),
}

/// A paragraph. It is preambular, operative or plain, depending on its position.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Paragraph", bound = "A: JsonSchema + Serialize + Default")]
#[serde(bound(deserialize = "A: Deserialize<'de> + Default"))]
pub struct Paragraph<A = Anchor> {
    /// `pp-3`, `op-18`. None in a document as read, and in notes and table cells, which only have
    /// one anchor each.
    #[serde(default)]
    pub anchor: Option<A>,
    /// The printed number with its punctuation, `18.`, if there is one.
    #[serde(default)]
    pub number: Option<String>,
    /// The language of the paragraph, if it differs from that of the surrounding text.
    #[serde(default)]
    pub language: Option<Language>,
    /// The text.
    pub content: Inlines<A>,
    /// Items, tables, quotations and the text that continues after them, in order.
    #[serde(default)]
    pub then: Vec<Block<A>>,
}

/// Items of the same level.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Items", bound = "A: JsonSchema + Serialize + Default")]
#[serde(bound(deserialize = "A: Deserialize<'de> + Default"))]
pub struct Items<A = Anchor> {
    /// The numbering of the labels.
    pub style: LabelStyle,
    /// The items, in order; at least one.
    pub items: Vec<Item<A>>,
}

/// One item of a list: its printed label and its text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Item", bound = "A: JsonSchema + Serialize + Default")]
#[serde(bound(deserialize = "A: Deserialize<'de> + Default"))]
pub struct Item<A = Anchor> {
    /// `op-18-a`. None in a document as read, and in notes and table cells.
    #[serde(default)]
    pub anchor: Option<A>,
    /// The printed label with its punctuation: `(a)`, `(ii)`, `–`.
    pub label: String,
    /// The language of the item, if it differs from that of the surrounding text.
    #[serde(default)]
    pub language: Option<Language>,
    /// The text.
    pub content: Inlines<A>,
    /// Items of the next level, tables, quotations and the text that continues after them.
    #[serde(default)]
    pub then: Vec<Block<A>>,
}

/// The numbering of the labels of a list.
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
    /// Dashes and bullets, which are not numbered.
    Dash,
}

impl LabelStyle {
    /// All styles.
    pub const ALL: [LabelStyle; 6] = [
        LabelStyle::Decimal,
        LabelStyle::LowerAlpha,
        LabelStyle::UpperAlpha,
        LabelStyle::LowerRoman,
        LabelStyle::UpperRoman,
        LabelStyle::Dash,
    ];

    /// Returns the name in the model, in marks of the source form and in Akoma Ntoso:
    /// `lower-alpha`.
    pub fn as_str(self) -> &'static str {
        match self {
            LabelStyle::Decimal => "decimal",
            LabelStyle::LowerAlpha => "lower-alpha",
            LabelStyle::UpperAlpha => "upper-alpha",
            LabelStyle::LowerRoman => "lower-roman",
            LabelStyle::UpperRoman => "upper-roman",
            LabelStyle::Dash => "dash",
        }
    }
}

/// A section: a heading and the blocks below it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Section", bound = "A: JsonSchema + Serialize + Default")]
#[serde(bound(deserialize = "A: Deserialize<'de> + Default"))]
pub struct Section<A = Anchor> {
    /// `sec-2`. None in a document as read, and in notes and table cells.
    #[serde(default)]
    pub anchor: Option<A>,
    /// The heading.
    pub heading: Heading<A>,
    /// The blocks below the heading, including sections of the next level.
    pub blocks: Vec<Block<A>>,
}

/// The heading of a section, an annex or a part. At least one of label and title is not empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Heading", bound = "A: JsonSchema + Serialize + Default")]
#[serde(bound(deserialize = "A: Deserialize<'de> + Default"))]
pub struct Heading<A = Anchor> {
    /// The label on a separate line: `II`, `Annex I`, `Article 4`.
    #[serde(default)]
    pub label: Inlines<A>,
    /// The title.
    #[serde(default)]
    pub title: Inlines<A>,
}

/// A text quoted as a block.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Quotation", bound = "A: JsonSchema + Serialize + Default")]
#[serde(bound(deserialize = "A: Deserialize<'de> + Default"))]
pub struct Quotation<A = Anchor> {
    /// The language of the quoted text, if it differs from that of the surrounding text.
    #[serde(default)]
    pub language: Option<Language>,
    /// The quoted blocks.
    pub blocks: Vec<Block<A>>,
}
