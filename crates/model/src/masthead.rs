//! The head and the tail of a resolution: what is printed above the text and below it.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::inline::Inlines;

/// What stands above the text, line by line as printed. Lines that a document has not are empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Masthead {
    /// The organization: `United Nations`.
    pub organization: Inlines,
    /// The body that speaks: `General Assembly`.
    pub body: Inlines,
    /// The kind of distribution: `Distr.: General`.
    pub distribution: Inlines,
    /// The date of issue: `18 February 2014`.
    pub issued: Inlines,
    /// The languages of the document and of its original: `Original: English`.
    pub languages: Vec<Inlines>,
    /// The body that adopted it, where it is one of the body above: `Human Rights Council`.
    pub subsidiary_body: Inlines,
    /// The session: `Sixty-eighth session`.
    pub session: Inlines,
    /// The first and last day of the session: `11 September–13 October 2023`.
    pub session_dates: Inlines,
    /// The agenda item, `Agenda item 109`; several lines where the document names several.
    pub agenda: Vec<Inlines>,
    /// `Resolution adopted by the General Assembly on 18 December 2013`.
    pub adoption: Inlines,
    /// `[on the report of the Third Committee (A/68/458)]`.
    pub report: Inlines,
    /// The number before the title, with its punctuation: `68/197.`
    pub number: Inlines,
    /// The title: `International cooperation against the world drug problem`.
    pub title: Inlines,
    /// Lines between the title and the text: `Adopted by the Security Council at its 8780th
    /// meeting, on 27 May 2021`.
    pub below_title: Vec<Inlines>,
}

/// What stands below the text: `70th plenary meeting`, `18 December 2013`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Closing {
    /// The lines, from top to bottom.
    pub lines: Vec<Inlines>,
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
