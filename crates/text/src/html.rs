//! The HTML edition: one page per document.

use std::collections::BTreeMap;

use minijinja::Environment;
use minijinja::value::{Serde, Value};
use serde::Serialize;

use publish_model::{Anchor, Direction, Language};
use publish_templates::wording::Word;
use publish_view::edition::Format;
use publish_view::{PageMarks, View};

use crate::assets::{Asset, Assets};
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
    /// The relative link to the shared script.
    pub script_href: String,
    /// Whether the page contains the style sheet and the script, instead of linking to them.
    pub is_self_contained: bool,
    /// The relative link to the home page of its language.
    pub index_href: String,
    /// What its header and footer link to.
    pub site: SiteLinks,
    /// The relative link to the accessibility statement of the document, if it has one.
    pub statement_href: Option<&'static str>,
    /// The relative link to the page about the document in all its languages, if it has one.
    pub about_href: Option<&'static str>,
    /// The other editions of the document in the same run.
    pub files: Vec<PageFile>,
    /// The languages of the document, including the page's own; empty if there is only one.
    pub languages: Vec<PageLanguage>,
    /// The pages with this language and another one side by side, by the other language.
    pub side_by_side: Vec<PageLanguage>,
}

/// What the header and footer of a page link to.
#[derive(Debug, Clone, Serialize)]
pub struct SiteLinks {
    /// The language of the documents to which the page belongs. Languages can share a catalogue.
    pub language: Language,
    /// The name of the site, if the project has a title.
    pub name: Option<SiteName>,
    /// The relative link to the home page of the language.
    pub home_href: String,
    /// The relative link to the search page of the language, if there is one.
    pub search_href: Option<String>,
    /// The relative link to the accessibility statement, if there is one.
    pub statement_href: Option<String>,
    /// The same page in all languages or, without one, their home pages; empty if there is only one.
    pub languages: Vec<PageLanguage>,
    /// Whether the editions are official.
    pub official: bool,
}

/// The name of a site.
#[derive(Debug, Clone, Serialize)]
pub struct SiteName {
    /// The text.
    pub text: String,
    /// Its language, if it is not that of the page.
    pub language: Option<Language>,
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
    /// Whether it leads to the same page, not to the home page of the language.
    pub is_same_page: bool,
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
    assets: &Assets,
) -> Result<String, minijinja::Error> {
    #[derive(Serialize)]
    struct PageContext<'a> {
        view: Value,
        page: &'a Page,
        assets: &'a Assets,
        style: Option<Asset>,
        places: BTreeMap<&'a Anchor, [&'a str; 3]>,
        legislation: serde_json::Value,
    }
    let one_file = BTreeMap::new();
    let context = PageContext {
        view: text_view(view, pages, &one_file, &PageKind::Html { root: &page.root })?,
        page,
        assets,
        style: page.is_self_contained.then(|| assets.style_in(&page.root)),
        places: places(view),
        legislation: legislation(view, page),
    };
    let template = environment.get_template("html/resolution.html")?;
    template.render(Value::from(Serde(context)))
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
