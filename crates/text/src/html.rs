//! The HTML edition: one page a document, and the page that lists them all.

use std::collections::BTreeMap;

use base64::Engine;
use minijinja::Environment;
use minijinja::value::{Serde, Value};
use serde::Serialize;
use sha2::{Digest, Sha256};

use publish_model::{Anchor, Direction, Language, plain_text};
use publish_templates::Templates;
use publish_view::edition::Format;
use publish_view::{PageMarks, View};

use crate::text_view::text_view;

/// What a page knows besides its view: where it stands among the files of the site.
#[derive(Debug, Clone, Serialize)]
pub struct Page {
    /// The way from the page to the shared style sheet.
    pub style_sheet_href: String,
    /// The way from the page to the list of documents.
    pub index_href: String,
    /// The way from the page to its accessibility statement.
    pub statement_href: &'static str,
    /// The other editions of the document made in the same run.
    pub files: Vec<PageFile>,
    /// The languages of the document, its own among them; empty where there is no other.
    pub languages: Vec<PageLanguage>,
}

/// A language that a document is there in.
#[derive(Debug, Clone, Serialize)]
pub struct PageLanguage {
    /// The language.
    pub language: Language,
    /// Its direction.
    pub direction: Direction,
    /// Its name in itself: `Français`.
    pub name: String,
    /// The way to the page.
    pub href: String,
}

/// An edition that a page links to.
#[derive(Debug, Clone, Serialize)]
pub struct PageFile {
    /// What it is.
    pub format: Format,
    /// The end of the keys of its words: `pdf`, `pdf-large-print`.
    pub kind: String,
    /// Its media type.
    pub media_type: &'static str,
    /// The way to it.
    pub href: String,
    /// Its size in bytes.
    pub size: usize,
    /// Its size for people: `48 KB`.
    pub size_text: String,
}

/// The page of a document, with marks where the pages of a PDF begin.
///
/// # Errors
/// What is wrong with a template.
pub fn render(
    environment: &Environment<'_>,
    view: &View<'_>,
    pages: &PageMarks,
    page: &Page,
    scripts: &[Script],
) -> Result<String, minijinja::Error> {
    #[derive(Serialize)]
    struct PageContext<'a> {
        view: Value,
        page: &'a Page,
        scripts: Vec<&'a Script>,
        places: BTreeMap<&'a Anchor, [&'a str; 3]>,
        legislation: serde_json::Value,
    }
    let one_file = BTreeMap::new();
    let context = PageContext {
        view: text_view(view, pages, &one_file, false)?,
        page,
        scripts: scripts
            .iter()
            .filter(|script| script.purpose.is_of_use(view, page))
            .collect(),
        places: places(view),
        legislation: legislation(view, page),
    };
    let template = environment.get_template("html/resolution.html")?;
    template.render(Value::from(Serde(context)))
}

/// What a script in the page is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Purpose {
    /// Keeping the paragraph when the reader changes the language.
    Languages,
    /// Going to a paragraph by its number.
    GoingTo,
    /// Copying links and citations.
    Copying,
    /// Showing notes where the reader wants them.
    Notes,
}

impl Purpose {
    /// Every script, with the name of its template.
    const ALL: [(Purpose, &'static str); 4] = [
        (Purpose::Languages, "html/language.js"),
        (Purpose::GoingTo, "html/go_to.js"),
        (Purpose::Copying, "html/copy.js"),
        (Purpose::Notes, "html/notes.js"),
    ];

    fn is_of_use(self, view: &View<'_>, page: &Page) -> bool {
        // All that scripts offer is ours.
        if view.official_words_only {
            return false;
        }
        match self {
            Purpose::Languages => !page.languages.is_empty(),
            Purpose::GoingTo | Purpose::Copying => true,
            Purpose::Notes => !view.resolution.notes.is_empty(),
        }
    }
}

/// A script within the page, so that it works from a file and from any path.
#[derive(Debug, Clone, Serialize)]
pub struct Script {
    #[serde(skip)]
    purpose: Purpose,
    text: String,
    /// What the content security policy lets through: `sha256-…` (CSP level 3, section 2.3.1).
    hash: String,
}

impl Script {
    /// All scripts that pages can have, from these templates.
    pub fn all(templates: &Templates) -> Vec<Self> {
        let scripts = Purpose::ALL.into_iter().map(|(purpose, name)| {
            let text = templates.get(name).unwrap_or_default().to_owned();
            let digest = Sha256::digest(text.as_bytes());
            let hash = base64::engine::general_purpose::STANDARD.encode(digest);
            Script {
                purpose,
                text,
                hash: format!("sha256-{hash}"),
            }
        });
        scripts.collect()
    }
}

/// What a reader can go to and cite: by anchor the spoken name, the short form and the citation.
fn places<'a>(view: &'a View<'_>) -> BTreeMap<&'a Anchor, [&'a str; 3]> {
    let places = view.names.iter().filter_map(|(anchor, name)| {
        let citation = name.citation.as_deref()?;
        let short = name.place.as_deref().unwrap_or_default();
        Some((anchor, [name.spoken.as_str(), short, citation]))
    });
    places.collect()
}

/// The document in the words of <https://schema.org/Legislation>.
fn legislation(view: &View<'_>, page: &Page) -> serde_json::Value {
    let resolution = view.resolution;
    let mut object = serde_json::json!({
        "@context": "https://schema.org",
        "@type": "Legislation",
        "name": view.title,
        "legislationIdentifier": resolution.symbol,
        "description": view.description,
        "inLanguage": resolution.language,
        "url": view.official_href,
        "legislationPassedBy": {
            "@type": "GovernmentOrganization",
            "name": plain_text(&resolution.masthead.body),
        },
        "encoding": page.files.iter().map(|file| serde_json::json!({
            "@type": "MediaObject",
            "encodingFormat": file.format.media_type(),
            "contentUrl": file.href,
            "contentSize": file.size.to_string(),
        })).collect::<Vec<_>>(),
    });
    let mut set = |key: &str, value: Option<String>| {
        if let (Some(fields), Some(value)) = (object.as_object_mut(), value) {
            fields.insert(key.to_owned(), value.into());
        }
    };
    let dates = &resolution.dates;
    set(
        "legislationDate",
        dates.adopted.map(|date| date.to_string()),
    );
    set("datePublished", dates.issued.map(|date| date.to_string()));
    let subjects = resolution.subjects.join(", ");
    set(
        "keywords",
        Some(subjects).filter(|subjects| !subjects.is_empty()),
    );
    object
}
