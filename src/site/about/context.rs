//! The context of a page about a document.

use serde::Serialize;

use crate::site_pages::Frame;
use publish_model::{Direction, Language};
use publish_text::html::PageFile;

use super::super::subjects::SubjectName;

/// The context of a page.
#[derive(Debug, Clone, Serialize)]
pub struct AboutPage {
    #[serde(flatten)]
    pub frame: Frame,
    pub symbol: String,
    /// The languages of the work, with the page in each.
    pub languages: Vec<WorkLanguage>,
    /// The date of adoption in words.
    pub adopted: Option<String>,
    /// The lines about the adoption.
    pub adoption: Vec<String>,
    pub issued: Option<String>,
    pub body: String,
    pub session: String,
    pub agenda: Vec<String>,
    pub subjects: Vec<SubjectLink>,
    pub votes: Vec<Vote>,
    pub official: Option<AddressLink>,
    /// The citation of the document, and of a paragraph as an example.
    pub citations: Vec<String>,
    pub cite_files: Vec<CiteFile>,
    pub follows: Option<WorkLink>,
    pub followed_by: Option<WorkLink>,
    pub cites: Vec<WorkLink>,
    pub cited_by: Vec<WorkLink>,
    /// The number of works that cite this one, of which `cited_by` may have only the latest.
    pub cited_by_count: usize,
    /// The sentence on a page that has only the latest ones, and the link to the open data.
    pub latest: Option<String>,
    pub open_data_href: String,
}

/// A language of a work.
#[derive(Debug, Clone, Serialize)]
pub struct WorkLanguage {
    pub language: Language,
    pub direction: Direction,
    /// The name of the language in that language.
    pub name: String,
    pub title: String,
    /// The relative link to the document.
    pub href: String,
    /// The relative link to the page about the work in that language.
    pub about_href: String,
    pub is_current: bool,
    /// The editions besides the web page.
    pub files: Vec<PageFile>,
}

/// A subject of a work, with the link to its list, if there are lists.
#[derive(Debug, Clone, Serialize)]
pub struct SubjectLink {
    #[serde(flatten)]
    pub name: SubjectName,
    pub href: Option<String>,
}

/// The result of a recorded vote.
#[derive(Debug, Clone, Serialize)]
pub struct Vote {
    /// The sides: the key of the message, and the number.
    pub sides: Vec<(&'static str, u32)>,
}

/// A file for reference managers.
#[derive(Debug, Clone, Serialize)]
pub struct CiteFile {
    /// The message with the name of the format.
    pub name: &'static str,
    pub media_type: &'static str,
    pub href: &'static str,
    /// The name under which the browser saves it.
    pub saved_as: String,
}

/// An address on the web.
#[derive(Debug, Clone, Serialize)]
pub struct AddressLink {
    pub href: String,
    pub text: String,
}

/// A link to a work.
#[derive(Debug, Clone, Serialize)]
pub struct WorkLink {
    pub symbol: String,
    /// The title; none if the work is not on the site.
    pub title: Option<String>,
    /// The language of the title, if it is not that of the page.
    pub language: Option<Language>,
    /// The link: to the page about a work on the site, or to the official document.
    pub href: Option<String>,
    pub is_on_site: bool,
    pub date: Option<String>,
    pub places: Vec<PlaceLink>,
    /// The page that compares it with the previous or next document.
    pub changes: Option<AddressLink>,
}

/// A link to a place that cites a work.
#[derive(Debug, Clone, Serialize)]
pub struct PlaceLink {
    pub name: String,
    /// The language of the name, if it is not that of the page.
    pub language: Option<Language>,
    pub href: Option<String>,
    /// The paragraphs that it names.
    pub paragraphs: Vec<ParagraphLink>,
}

/// A paragraph that a citation names.
#[derive(Debug, Clone, Serialize)]
pub struct ParagraphLink {
    pub name: String,
    pub href: Option<String>,
}
