//! The template contexts of the pages that are not documents: the list of documents and the
//! statements.

use serde::Serialize;

use publish_model::{Direction, Language, Symbol};
use publish_templates::wording::Catalogue;
use publish_text::html::{PageFile, SiteLinks};

use crate::edition::{Imprint, Localized};
use crate::theme::Theme;

/// The context that all these pages share, besides the words of the catalogue.
#[derive(Debug, Clone, Serialize)]
pub struct Frame {
    /// The language of the page.
    pub language: Language,
    /// The writing direction of the language.
    pub direction: Direction,
    /// The title of the page.
    pub title: String,
    /// The description for search engines.
    pub description: String,
    /// The relative path to the shared style sheet.
    pub style_sheet_href: String,
    /// What the project states about the publisher.
    pub imprint: FrameImprint,
    /// The theme of the project.
    pub theme: publish_view::Theme,
    /// What the header and footer link to; none for a page that belongs to no site.
    pub site: Option<SiteLinks>,
    /// The address of the page, if that of the site is known.
    pub address: Option<String>,
    /// The address of the page with the same content that search engines list instead of this one.
    pub canonical: Option<String>,
    /// The relative path to the feed of new documents, if there is one.
    pub feed_href: Option<String>,
    /// The relative path to the catalogue for reading apps, if there is one.
    pub catalogue_href: Option<String>,
    /// The pages above this one, from the home page.
    pub crumbs: Vec<Crumb>,
}

/// A page above another one.
#[derive(Debug, Clone, Serialize)]
pub struct Crumb {
    /// Its name.
    pub name: String,
    /// The relative path to it.
    pub href: String,
}

/// What a project states about the publisher, at the foot of a page.
#[derive(Debug, Clone, Serialize)]
pub struct FrameImprint {
    /// The name of the publisher.
    pub publisher: Option<FrameText>,
    /// The rights statement.
    pub rights: Option<FrameText>,
    /// The address of the licence.
    pub licence: Option<String>,
}

/// A text in a page.
#[derive(Debug, Clone, Serialize)]
pub struct FrameText {
    /// The text.
    pub text: String,
    /// Its language, if it is not that of the page.
    pub language: Option<Language>,
}

impl FrameText {
    /// Returns a text for a page in a language.
    pub fn new(text: &Localized, language: &Language) -> Self {
        let (of_text, text) = text.with_language(language);
        FrameText {
            text: text.to_owned(),
            language: of_text.filter(|other| *other != language).cloned(),
        }
    }
}

impl FrameImprint {
    fn new(imprint: &Imprint, language: &Language) -> Self {
        let text = |text| FrameText::new(text, language);
        FrameImprint {
            publisher: imprint.publisher.as_ref().map(text),
            rights: imprint.rights.as_ref().map(text),
            licence: imprint.licence.as_ref().map(ToString::to_string),
        }
    }
}

impl Frame {
    /// Creates the frame of a page in the language of the catalogue.
    pub fn new(
        catalogue: &Catalogue,
        title: String,
        description: String,
        style_sheet_href: String,
        imprint: &Imprint,
        theme: &Theme,
    ) -> Self {
        let (root, _) = style_sheet_href.rsplit_once('/').unwrap_or_default();
        let root = if root.is_empty() {
            String::new()
        } else {
            format!("{root}/")
        };
        Frame {
            language: catalogue.language().clone(),
            direction: catalogue.language().direction(),
            title,
            description,
            style_sheet_href,
            imprint: FrameImprint::new(imprint, catalogue.language()),
            theme: publish_view::Theme {
                root,
                ..theme.in_language(catalogue.language())
            },
            site: None,
            address: None,
            canonical: None,
            feed_href: None,
            catalogue_href: None,
            crumbs: Vec::new(),
        }
    }

    /// Returns the frame of a page that belongs to a site.
    #[must_use]
    pub fn of_site(self, links: SiteLinks) -> Self {
        Frame {
            site: Some(links),
            ..self
        }
    }
}

/// The context of the list of documents.
#[derive(Debug, Clone, Serialize)]
pub struct Index {
    /// The shared context.
    #[serde(flatten)]
    pub frame: Frame,
    /// The documents.
    pub documents: Vec<IndexDocument>,
    /// The archives with all of them.
    pub archives: Vec<ArchiveLink>,
}

/// A link to an archive.
#[derive(Debug, Clone, Serialize)]
pub struct ArchiveLink {
    /// The suffix of the message with the name of its format: `pdf-large-print`.
    pub kind: String,
    /// The relative path to it.
    pub href: String,
    /// Its size in words.
    pub size_text: String,
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
    /// The name of the language in that language: `English`.
    pub language_name: String,
    /// The writing direction of its language.
    pub direction: Direction,
    /// Its editions.
    pub files: Vec<PageFile>,
}
