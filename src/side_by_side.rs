//! The page of a document in two languages side by side.

use minijinja::Value;
use serde::Serialize;

use publish_model::diagnostic::Findings;
use publish_templates::wording::{Catalogue, FluentValue};
use publish_text::assets::Asset;
use publish_text::html::{PageFile, PageLanguage, SiteLinks};
use publish_view::View;

use crate::edition::Imprint;
use crate::renderer::Renderer;
use crate::site_pages::Frame;

/// What the page has besides its two documents. A cached page depends on all of it.
#[derive(Debug, Clone, Serialize)]
pub struct PageLinks {
    /// The relative link to the shared style sheet.
    pub style_sheet_href: String,
    /// Whether the page contains its style sheet. It then has no header and no scripts.
    pub is_self_contained: bool,
    /// The relative path to the root of the site.
    pub root: String,
    /// What header and footer link to.
    pub site: SiteLinks,
    /// The address of the page, if that of the site is known.
    pub address: Option<String>,
    /// The pages of the two documents.
    pub documents: Vec<PageLanguage>,
    /// The other editions with both languages.
    pub files: Vec<PageFile>,
}

#[derive(Serialize)]
struct Page<'a> {
    #[serde(flatten)]
    frame: Frame,
    style: Option<Asset>,
    first: Value,
    second: Value,
    rows: Value,
    documents: &'a [PageLanguage],
    files: &'a [PageFile],
}

/// Returns the title of an edition with two languages, in the language of the first.
///
/// # Errors
/// `T002` for errors in the catalogue.
pub fn title(
    first: &View<'_>,
    documents: &[PageLanguage],
    catalogue: &Catalogue,
) -> Result<String, Findings> {
    let name = |index: usize| documents.get(index).map_or("", |one| one.name.as_str());
    let arguments = [
        ("title", FluentValue::from(first.full_title.as_str())),
        ("first", FluentValue::from(name(0))),
        ("second", FluentValue::from(name(1))),
    ];
    catalogue.message("side-by-side-title", &arguments)
}

/// Returns the page of two languages of a document. The catalogue is that of the first.
///
/// # Errors
/// `T001` or `T002` for errors in templates and catalogues.
pub fn page(
    renderer: &Renderer,
    views: [&View<'_>; 2],
    catalogue: &Catalogue,
    imprint: &Imprint,
    links: &PageLinks,
) -> Result<String, Findings> {
    let [first, _] = views;
    let frame = Frame::new(
        catalogue,
        title(first, &links.documents, catalogue)?,
        first.description.clone(),
        links.style_sheet_href.clone(),
        imprint,
        renderer.theme(),
    );
    let frame = Frame {
        address: links.address.clone(),
        language: first.resolution.language.clone(),
        site: (!links.is_self_contained).then(|| links.site.clone()),
        ..frame
    };
    renderer.side_by_side(views, &links.root, catalogue, |documents| Page {
        style: links
            .is_self_contained
            .then(|| renderer.assets().style_in(&links.root)),
        first: documents.first,
        second: documents.second,
        rows: documents.rows,
        documents: &links.documents,
        files: &links.files,
        frame,
    })
}
