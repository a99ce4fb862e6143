//! What the pages around the documents get: the list of them, the statements.

use serde::Serialize;

use publish_model::{Direction, Language, Symbol};
use publish_templates::wording::{Catalogue, Words};
use publish_text::html::PageFile;

/// What every page around the documents gets: the list of them, a statement.
#[derive(Debug, Clone, Serialize)]
pub struct Frame {
    /// The catalogue's messages without arguments.
    pub words: Words,
    /// The language of the page.
    pub language: Language,
    /// The direction of that language.
    pub direction: Direction,
    /// Its title.
    pub title: String,
    /// What search engines are told.
    pub description: String,
    /// The way from the page to the shared style sheet.
    pub style_sheet_href: String,
}

impl Frame {
    /// The frame of a page in the language of the catalogue.
    pub fn new(
        catalogue: &Catalogue,
        title: String,
        description: String,
        style_sheet_href: String,
    ) -> Self {
        Frame {
            words: catalogue.words().clone(),
            language: catalogue.language().clone(),
            direction: catalogue.language().direction(),
            title,
            description,
            style_sheet_href,
        }
    }
}

/// What the list of documents gets.
#[derive(Debug, Clone, Serialize)]
pub struct Index {
    /// What every such page gets.
    #[serde(flatten)]
    pub frame: Frame,
    /// The way from the list to the accessibility statement of the whole.
    pub statement_href: &'static str,
    /// The documents.
    pub documents: Vec<IndexDocument>,
}

/// A document in the list.
#[derive(Debug, Clone, Serialize)]
pub struct IndexDocument {
    /// Its symbol.
    pub symbol: Symbol,
    /// Its title.
    pub title: String,
    /// Its language.
    pub language: Language,
    /// What the language calls itself: `English`.
    pub language_name: String,
    /// The direction of its language.
    pub direction: Direction,
    /// Its editions.
    pub files: Vec<PageFile>,
}
