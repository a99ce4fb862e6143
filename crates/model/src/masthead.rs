//! The masthead and the closing lines of a resolution.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::anchor::Anchor;
use super::inline::Inlines;

/// The lines above the text, as printed. Lines that a document does not have are empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(rename = "Masthead", bound = "A: JsonSchema + Serialize + Default")]
#[serde(bound(deserialize = "A: Deserialize<'de> + Default"))]
pub struct Masthead<A = Anchor> {
    /// The organization: `United Nations`.
    pub organization: Inlines<A>,
    /// The body that issues the document: `General Assembly`.
    pub body: Inlines<A>,
    /// The type of distribution: `Distr.: General`.
    pub distribution: Inlines<A>,
    /// The date of issue: `18 February 2014`.
    pub issued: Inlines<A>,
    /// The languages of the document and of the original: `Original: English`.
    pub languages: Vec<Inlines<A>>,
    /// The body that adopted it, if that is a subsidiary body of the one above: `Human Rights
    /// Council`.
    pub subsidiary_body: Inlines<A>,
    /// The session: `Sixty-eighth session`.
    pub session: Inlines<A>,
    /// The first and last day of the session: `11 September–13 October 2023`.
    pub session_dates: Inlines<A>,
    /// The agenda item, `Agenda item 109`; several lines if the document lists several.
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

/// The lines below the text: `70th plenary meeting`, `18 December 2013`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
#[schemars(rename = "Closing", bound = "A: JsonSchema + Serialize + Default")]
#[serde(bound(deserialize = "A: Deserialize<'de> + Default"))]
pub struct Closing<A = Anchor> {
    /// The lines, from top to bottom.
    pub lines: Vec<Inlines<A>>,
}

/// The dates of a document.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Dates {
    /// The date of adoption.
    #[schemars(with = "Option<String>")]
    pub adopted: Option<Date>,
    /// The date of issue.
    #[schemars(with = "Option<String>")]
    pub issued: Option<Date>,
}
