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
#[schemars(rename = "Block", bound = "A: JsonSchema + Serialize + Default")]
#[serde(bound(deserialize = "A: Deserialize<'de> + Default"))]
pub enum Block<A = Anchor> {
    /// A paragraph with what belongs under it.
    Paragraph(Paragraph<A>),
    /// Items that stand under no paragraph.
    Items(Items<A>),
    /// A section with its heading.
    Section(Section<A>),
    /// A table.
    Table(Table<A>),
    /// A text quoted as a block.
    Quotation(Quotation<A>),
}

/// A paragraph: preambular, operative or plain by the place where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Paragraph", bound = "A: JsonSchema + Serialize + Default")]
#[serde(bound(deserialize = "A: Deserialize<'de> + Default"))]
pub struct Paragraph<A = Anchor> {
    /// `pp-3`, `op-18`. None as read, and in notes and table cells, which are linked to as a whole.
    #[serde(default)]
    pub anchor: Option<A>,
    /// The printed number with its punctuation, `18.`, where it has one.
    #[serde(default)]
    pub number: Option<String>,
    /// The paragraph's language, where it is not that of what it stands in.
    #[serde(default)]
    pub language: Option<Language>,
    /// The text.
    pub content: Inlines<A>,
    /// Items, tables, quotations, and text that goes on after them, in order.
    #[serde(default)]
    pub then: Vec<Block<A>>,
}

/// Items of one level, side by side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Items", bound = "A: JsonSchema + Serialize + Default")]
#[serde(bound(deserialize = "A: Deserialize<'de> + Default"))]
pub struct Items<A = Anchor> {
    /// How the labels count.
    pub style: LabelStyle,
    /// The items, in order; at least one.
    pub items: Vec<Item<A>>,
}

/// One item of a list: its printed label and its text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Item", bound = "A: JsonSchema + Serialize + Default")]
#[serde(bound(deserialize = "A: Deserialize<'de> + Default"))]
pub struct Item<A = Anchor> {
    /// `op-18-a`. None as read, and in notes and table cells.
    #[serde(default)]
    pub anchor: Option<A>,
    /// The printed label with its punctuation: `(a)`, `(ii)`, `–`.
    pub label: String,
    /// The item's language, where it is not that of what it stands in.
    #[serde(default)]
    pub language: Option<Language>,
    /// The text.
    pub content: Inlines<A>,
    /// Items of the next level, tables, quotations, and text that goes on after them.
    #[serde(default)]
    pub then: Vec<Block<A>>,
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

    /// The name in the model, in marks of the source form and in Akoma Ntoso: `lower-alpha`.
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

/// A section: a heading and what stands under it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Section", bound = "A: JsonSchema + Serialize + Default")]
#[serde(bound(deserialize = "A: Deserialize<'de> + Default"))]
pub struct Section<A = Anchor> {
    /// `sec-2`. None as read, and in notes and table cells.
    #[serde(default)]
    pub anchor: Option<A>,
    /// The heading.
    pub heading: Heading<A>,
    /// What stands under it, sections of the next level included.
    pub blocks: Vec<Block<A>>,
}

/// The heading of a section, an annex or a part. One of label and title is never empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Heading", bound = "A: JsonSchema + Serialize + Default")]
#[serde(bound(deserialize = "A: Deserialize<'de> + Default"))]
pub struct Heading<A = Anchor> {
    /// The label on a line of its own: `II`, `Annex I`, `Article 4`.
    #[serde(default)]
    pub label: Inlines<A>,
    /// The words of the heading.
    #[serde(default)]
    pub title: Inlines<A>,
}

/// A text quoted as a block.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Quotation", bound = "A: JsonSchema + Serialize + Default")]
#[serde(bound(deserialize = "A: Deserialize<'de> + Default"))]
pub struct Quotation<A = Anchor> {
    /// The quoted text's language, where it is not that of what it stands in.
    #[serde(default)]
    pub language: Option<Language>,
    /// The quoted blocks.
    pub blocks: Vec<Block<A>>,
}
