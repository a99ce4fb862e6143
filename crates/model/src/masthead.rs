//! The head and the tail of a resolution: what is printed above the text and below it.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::anchor::Anchor;
use super::inline::Inlines;

/// What stands above the text, line by line as printed. Lines that a document has not are empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(rename = "Masthead", bound = "A: JsonSchema + Serialize + Default")]
#[serde(bound(deserialize = "A: Deserialize<'de> + Default"))]
pub struct Masthead<A = Anchor> {
    /// The organization: `United Nations`.
    pub organization: Inlines<A>,
    /// The body that speaks: `General Assembly`.
    pub body: Inlines<A>,
    /// The kind of distribution: `Distr.: General`.
    pub distribution: Inlines<A>,
    /// The date of issue: `18 February 2014`.
    pub issued: Inlines<A>,
    /// The languages of the document and of its original: `Original: English`.
    pub languages: Vec<Inlines<A>>,
    /// The body that adopted it, where it is one of the body above: `Human Rights Council`.
    pub subsidiary_body: Inlines<A>,
    /// The session: `Sixty-eighth session`.
    pub session: Inlines<A>,
    /// The first and last day of the session: `11 September–13 October 2023`.
    pub session_dates: Inlines<A>,
    /// The agenda item, `Agenda item 109`; several lines where the document names several.
    pub agenda: Vec<Inlines<A>>,
    /// `Resolution adopted by the General Assembly on 18 December 2013`.
    pub adoption: Inlines<A>,
    /// `[on the report of the Third Committee (A/68/458)]`.
    pub report: Inlines<A>,
    /// The number before the title, with its punctuation: `68/197.`
    pub number: Inlines<A>,
    /// The title: `International cooperation against the world drug problem`.
    pub title: Inlines<A>,
    /// Lines between the title and the text: `Adopted by the Security Council at its 8780th
    /// meeting, on 27 May 2021`.
    pub below_title: Vec<Inlines<A>>,
}

/// What stands below the text: `70th plenary meeting`, `18 December 2013`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
#[schemars(rename = "Closing", bound = "A: JsonSchema + Serialize + Default")]
#[serde(bound(deserialize = "A: Deserialize<'de> + Default"))]
pub struct Closing<A = Anchor> {
    /// The lines, from top to bottom.
    pub lines: Vec<Inlines<A>>,
}

/// The dates of a document, as the calendar has them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Dates {
    /// When it was adopted.
    #[schemars(with = "Option<String>")]
    pub adopted: Option<Date>,
    /// When it was issued.
    #[schemars(with = "Option<String>")]
    pub issued: Option<Date>,
}
