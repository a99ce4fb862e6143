//! The HTML edition: one page per document.

use std::collections::BTreeMap;

use base64::Engine;
use minijinja::Environment;
use minijinja::value::{Serde, Value};
use serde::Serialize;
use sha2::{Digest, Sha256};

use publish_model::{Anchor, Direction, Language};
use publish_templates::Templates;
use publish_templates::wording::Word;
use publish_view::edition::Format;
use publish_view::{PageMarks, View};

use crate::text_view::{PageKind, text_view};

/// The context of a page besides its view: its links to the other files of the site.
#[derive(Debug, Clone, Serialize)]
pub struct Page {
    /// The relative path to the root of the site: `../../`.
    pub root: String,
    /// The address of the page on the web, if that of the site is known.
    pub address: Option<String>,
    /// The address of its folder, if that of the site is known.
    pub folder_address: Option<String>,
    /// The relative link to the shared style sheet.
    pub style_sheet_href: String,
    /// The relative link to the list of documents.
    pub index_href: String,
    /// The relative link to the accessibility statement of the document, if it has one.
    pub statement_href: Option<&'static str>,
    /// The relative link to the page about the document in all its languages, if it has one.
    pub about_href: Option<&'static str>,
    /// The other editions of the document in the same run.
    pub files: Vec<PageFile>,
    /// The languages of the document, including the page's own; empty if there is only one.
    pub languages: Vec<PageLanguage>,
}

/// A language in which a document is available.
#[derive(Debug, Clone, Serialize)]
pub struct PageLanguage {
    /// The language.
    pub language: Language,
    /// Its direction.
    pub direction: Direction,
    /// The name of the language in that language: `Français`.
    pub name: String,
    /// The relative link to the page in this language.
    pub href: String,
}

/// An edition that a page links to.
#[derive(Debug, Clone, Serialize)]
pub struct PageFile {
    /// Its format.
    pub format: Format,
    /// The suffix of its message keys in the catalogue: `pdf`, `pdf-large-print`.
    pub kind: String,
    /// Its media type.
    pub media_type: &'static str,
    /// The relative link to it.
    pub href: String,
    /// Its size in bytes.
    pub size: usize,
    /// Its size in readable form: `48 KB`.
    pub size_text: String,
}

/// Renders the page of a document, with marks where the pages of a PDF begin.
///
/// # Errors
/// If a template has an error.
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
        view: text_view(view, pages, &one_file, &PageKind::Html { root: &page.root })?,
        page,
        scripts: scripts
            .iter()
            .filter(|script| script.purpose.applies_to(view, page))
            .collect(),
        places: places(view),
        legislation: legislation(view, page),
    };
    let template = environment.get_template("html/resolution.html")?;
    template.render(Value::from(Serde(context)))
}

/// The purpose of a script in the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Purpose {
    /// Opens the contents beside the text, and marks the current place in them.
    Contents,
    /// Keeps the current paragraph when the reader changes the language.
    Languages,
    /// Goes to a paragraph by its number.
    GoToParagraph,
    /// Copies links and citations.
    Copying,
    /// Shows notes at the position that the reader chooses.
    Notes,
    /// Moves the focus from a call to its note, and marks the way back.
    WaysBack,
    /// Shows which tables scroll.
    Tables,
}

impl Purpose {
    /// Every script, with the name of its template.
    const ALL: [(Purpose, &'static str); 7] = [
        (Purpose::Contents, "html/contents.js"),
        (Purpose::Languages, "html/language.js"),
        (Purpose::GoToParagraph, "html/go_to.js"),
        (Purpose::Copying, "html/copy.js"),
        (Purpose::Notes, "html/notes.js"),
        (Purpose::WaysBack, "html/ways_back.js"),
        (Purpose::Tables, "html/tables.js"),
    ];

    fn applies_to(self, view: &View<'_>, page: &Page) -> bool {
        // Scripts add only generated text.
        if view.official_words_only {
            return false;
        }
        match self {
            Purpose::Languages => !page.languages.is_empty(),
            Purpose::Contents | Purpose::GoToParagraph | Purpose::Copying => true,
            Purpose::Notes => !view.resolution.notes.is_empty(),
            Purpose::WaysBack => !view.resolution.notes.is_empty() || !view.table_notes.is_empty(),
            Purpose::Tables => view.tables.values().any(|table| !table.layout),
        }
    }
}

/// A script embedded in the page, so that it works in a local file and at any path.
#[derive(Debug, Clone, Serialize)]
pub struct Script {
    #[serde(skip)]
    purpose: Purpose,
    text: String,
    /// The hash that the content security policy allows: `sha256-…` (CSP level 3, section 2.3.1).
    hash: String,
    /// Whether it runs before the text is shown, so that nothing moves afterwards.
    early: bool,
}

impl Script {
    /// Returns all scripts that pages can have, from `templates`.
    pub fn all(templates: &Templates) -> Vec<Self> {
        let scripts = Purpose::ALL.into_iter().map(|(purpose, name)| {
            let text = templates.get(name).unwrap_or_default().to_owned();
            let digest = Sha256::digest(text.as_bytes());
            let hash = base64::engine::general_purpose::STANDARD.encode(digest);
            Script {
                purpose,
                text,
                hash: format!("sha256-{hash}"),
                early: purpose == Purpose::Contents,
            }
        });
        scripts.collect()
    }
}

/// Returns the places that a reader can go to and cite: for each anchor, the spoken name, the short
/// form and the citation.
fn places<'a>(view: &'a View<'_>) -> BTreeMap<&'a Anchor, [&'a str; 3]> {
    let places = view.names.iter().filter_map(|(anchor, name)| {
        let citation = name.citation.as_deref()?;
        let short = name.place.as_deref().unwrap_or_default();
        Some((anchor, [name.spoken.as_str(), short, citation]))
    });
    places.collect()
}

/// Describes the document in terms of <https://schema.org/Legislation>.
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
            "@type": view.schema_type,
            "name": view.creator,
        },
        "encoding": page.files.iter().map(|file| serde_json::json!({
            "@type": "MediaObject",
            "encodingFormat": file.format.media_type(),
            "contentUrl": file.href,
            "contentSize": file.size.to_string(),
        })).collect::<Vec<_>>(),
    });
    if let Some(fields) = object
        .as_object_mut()
        .filter(|_| view.official_href.is_empty())
    {
        fields.shift_remove("url");
    }
    let mut set = |key: &str, value: Option<String>| {
        if let (Some(fields), Some(value)) = (object.as_object_mut(), value) {
            fields.insert(key.to_owned(), value.into());
        }
    };
    set("copyrightNotice", view.imprint.rights.clone());
    set("license", view.imprint.licence.clone());
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
    let publisher = view.words.get(Word::Publisher);
    if let (Some(fields), false) = (object.as_object_mut(), publisher.is_empty()) {
        let publisher = serde_json::json!({ "@type": "Organization", "name": publisher });
        fields.insert("publisher".to_owned(), publisher);
    }
    object
}
