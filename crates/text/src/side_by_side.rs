//! The context of pages with two languages of a document.

use std::collections::BTreeMap;

use minijinja::Error;
use minijinja::value::{Serde, Value};

use publish_model::Language;
use publish_view::side_by_side::rows;
use publish_view::{PageMarks, View};

use crate::text_view::{PageKind, text_view, text_view_of_second};

/// Two languages of a document, for the templates of a page with both.
#[derive(Debug)]
pub struct Documents {
    /// The view of the document in the language of the page.
    pub first: Value,
    /// The view in the other language, whose ids have a prefix.
    pub second: Value,
    /// What is in one row.
    pub rows: Value,
}

impl Documents {
    /// Prepares a web page. `root` is the relative path from it to the root of the site.
    ///
    /// # Errors
    /// If the documents cannot be represented in the template engine.
    pub fn of_page(first: &View<'_>, second: &View<'_>, root: &str) -> Result<Self, Error> {
        let kind = PageKind::Html { root };
        let (pages, one_file) = (PageMarks::default(), BTreeMap::new());
        let prefix = id_prefix(&second.resolution.language);
        Ok(Documents {
            first: text_view(first, &pages, &one_file, &kind)?,
            second: text_view_of_second(second, &one_file, &kind, &prefix)?,
            rows: Value::from(Serde(rows(first, second))),
        })
    }
}

/// Returns what the ids of the second document of a page begin with: `ar-`.
pub fn id_prefix(language: &Language) -> String {
    format!("{}-", language.tag().to_ascii_lowercase())
}
