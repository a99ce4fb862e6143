//! The EPUB edition: EPUB 3.3, in chapters, with notes that reading systems can show as pop-ups.
//!
//! epub-builder assembles the container. It gets some parts of the package document and the
//! navigation document wrong or leaves them out (language, direction, landmarks, identifier,
//! refinements). Both are therefore rendered from templates and replaced in one pass over its
//! output: see `package`.

mod chapters;
mod package;
pub mod side_by_side;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use epub_builder::{EpubBuilder, EpubContent, EpubVersion, ZipLibrary};
use minijinja::Environment;
use minijinja::value::{Serde, Value};
use serde::Serialize;
use uuid::Uuid;

use publish_model::Language;
use publish_view::{OutlineEntry, PageMarks, View};

use crate::anchors::{self, WrongAnchors, page_id};
use crate::text_view::{PageKind, text_view};
use chapters::Chapter;

/// The reason why an EPUB could not be written.
#[derive(Debug, thiserror::Error)]
pub enum EpubError {
    /// A template has an error.
    #[error(transparent)]
    Template(#[from] minijinja::Error),
    /// The templates do not print every anchor once.
    #[error(transparent)]
    Anchors(#[from] WrongAnchors),
    /// The files could not be assembled.
    #[error("the files could not be assembled: {0}")]
    Builder(#[from] epub_builder::Error),
    /// The assembled container could not be read or rewritten.
    #[error("the container could not be written: {0}")]
    Container(#[from] zip::result::ZipError),
    /// A file of the container could not be copied.
    #[error("the container could not be written: {0}")]
    Copy(#[from] std::io::Error),
}

/// The context of every EPUB template.
#[derive(Serialize)]
struct FileContext<'a> {
    view: &'a Value,
    /// The title of the publication.
    title: &'a str,
    /// Its languages.
    languages: &'a [&'a Language],
    chapters: &'a [Chapter],
    chapter: Option<&'a Chapter>,
    outline: &'a [ContentsEntry<'a>],
    pages: &'a [PageListEntry<'a>],
    /// The files that contain SVG images, which the package document has to declare.
    with_svg: &'a BTreeSet<String>,
    /// The pictures and fonts that the texts and the style sheet use.
    assets: &'a [AssetEntry<'a>],
    identifier: &'a str,
}

/// An entry of the table of contents.
#[derive(Serialize)]
#[serde(untagged)]
enum ContentsEntry<'a> {
    /// A heading of the document, or a paragraph, with what is below it.
    Outline(&'a OutlineEntry),
    /// A chapter that only the second of two languages has.
    OfSecond {
        file: &'a str,
        title: &'a str,
        language: &'a Language,
    },
}

/// The path of the cover image, which an EPUB contains if it is among its assets.
pub const COVER_IMAGE: &str = "cover.png";

/// A picture or font that an EPUB can contain.
#[derive(Debug, Clone)]
pub struct EpubAsset {
    /// Its path in the EPUB, which texts and the style sheet refer to.
    pub path: String,
    /// Its media type.
    pub media_type: &'static str,
    /// Its content.
    pub bytes: Arc<[u8]>,
}

/// A picture or font in the package document.
#[derive(Serialize)]
struct AssetEntry<'a> {
    href: &'a str,
    media_type: &'a str,
    /// Whether it is a picture in the text.
    is_picture: bool,
    /// Whether it is the cover image, which only libraries and shelves show.
    is_cover: bool,
}

/// A page of the PDF in the page list.
#[derive(Serialize)]
struct PageListEntry<'a> {
    label: &'a str,
    href: String,
}

/// Renders a document as an EPUB, with marks where the pages of a PDF begin. It contains the assets
/// that it uses. The same view, pages, templates, style sheet and assets give the same bytes.
///
/// # Errors
/// If a template has an error, an anchor is missing or repeated, or the container cannot be
/// assembled.
pub fn render(
    environment: &Environment<'_>,
    view: &View<'_>,
    pages: &PageMarks,
    style_sheet: &str,
    assets: &[EpubAsset],
) -> Result<Vec<u8>, EpubError> {
    let chapters = chapters::divide(view);
    let places = chapters::files(&view.places, &chapters);
    let outline = if view.official_words_only {
        chapters::without_votes(&view.outline)
    } else {
        view.outline.clone()
    };
    let outline: Vec<_> = outline.iter().map(ContentsEntry::Outline).collect();
    let page_list = page_list(pages, &places);
    let text_view = text_view(view, pages, &places, &PageKind::Xhtml)?;
    let identifier = identifier(&name_of(
        view.resolution.symbol.as_str(),
        &view.resolution.language,
    ));
    let urn = identifier.urn().to_string();
    let languages = [&view.resolution.language];
    let page = |template: &str,
                chapter: Option<&Chapter>,
                with_svg: &BTreeSet<String>,
                assets: &[AssetEntry<'_>]| {
        let context = FileContext {
            view: &text_view,
            title: &view.full_title,
            languages: &languages,
            chapters: &chapters,
            chapter,
            outline: &outline,
            pages: &page_list,
            with_svg,
            assets,
            identifier: &urn,
        };
        let template = environment.get_template(template)?;
        template.render(Value::from(Serde(context)))
    };
    let mut texts = Vec::new();
    for chapter in &chapters {
        let text = page(chapter.template(), Some(chapter), &BTreeSet::new(), &[])?;
        texts.push(text);
    }
    anchors::check(texts.iter().map(String::as_str), view, pages)?;
    let files = Files {
        chapters: &chapters,
        texts: &texts,
        style_sheet,
        assets,
    };
    assemble(identifier, &files, |template, with_svg, assets| {
        page(template, None, with_svg, assets)
    })
}

/// The files of a publication, apart from the package document and the navigation.
struct Files<'a> {
    chapters: &'a [Chapter],
    /// The text of each chapter.
    texts: &'a [String],
    style_sheet: &'a str,
    /// The assets that it can contain.
    assets: &'a [EpubAsset],
}

/// Assembles a publication. `page` renders the package document and the navigation, with the files
/// that contain SVG and the assets that are used.
fn assemble(
    identifier: Uuid,
    files: &Files<'_>,
    page: impl Fn(&str, &BTreeSet<String>, &[AssetEntry<'_>]) -> Result<String, minijinja::Error>,
) -> Result<Vec<u8>, EpubError> {
    let Files {
        chapters,
        texts,
        style_sheet,
        assets,
    } = files;
    let mut builder = EpubBuilder::new(ZipLibrary::new()?)?;
    // Otherwise the builder asks the system for random bytes, which a statically linked program cannot
    // get without /dev/urandom.
    builder.set_uuid(identifier);
    builder
        .epub_version(EpubVersion::V33)
        .stylesheet(style_sheet.as_bytes())?;
    let mut with_svg = BTreeSet::new();
    for (chapter, text) in chapters.iter().zip(*texts) {
        if text.contains("<svg") {
            with_svg.insert(chapter.file.clone());
        }
        builder.add_content(EpubContent::new(chapter.file.as_str(), text.as_bytes()))?;
    }
    let mut used = Vec::new();
    for asset in *assets {
        let is_used = |text: &str| text.contains(&asset.path);
        let is_cover = asset.path == COVER_IMAGE;
        if is_cover || is_used(style_sheet) || texts.iter().any(|text| is_used(text)) {
            builder.add_resource(&asset.path, &*asset.bytes, asset.media_type)?;
            used.push(AssetEntry {
                href: &asset.path,
                media_type: asset.media_type,
                is_picture: !is_cover && asset.media_type.starts_with("image/"),
                is_cover,
            });
        }
    }
    let mut assembled = Vec::new();
    builder.generate(&mut assembled)?;
    let replacements = [
        (
            "OEBPS/content.opf",
            page("epub/content.opf", &with_svg, &used)?,
        ),
        ("OEBPS/nav.xhtml", page("epub/nav.xhtml", &with_svg, &used)?),
    ];
    package::replace_files(&assembled, &replacements)
}

/// Returns the pages in reading order, each with the file in which it begins.
fn page_list<'a>(pages: &'a PageMarks, files: &BTreeMap<String, String>) -> Vec<PageListEntry<'a>> {
    let entries = pages.labels.iter().map(|(label, place)| {
        let file = files.get(place.as_str()).map_or("", String::as_str);
        PageListEntry {
            label,
            href: format!("{file}#{}", page_id(label)),
        }
    });
    entries.collect()
}

/// Returns the identifier of the EPUB of a document, a URN.
pub fn identifier_of(symbol: &str, language: &Language) -> String {
    identifier(&name_of(symbol, language)).urn().to_string()
}

fn name_of(symbol: &str, language: &Language) -> String {
    format!("{symbol} {language}")
}

/// Returns the cover image of an EPUB, if it has one.
pub fn cover_in(epub: &[u8]) -> Option<Vec<u8>> {
    package::read_file(epub, &format!("OEBPS/{COVER_IMAGE}"))
}

/// Returns the identifier of the publication: a UUID derived from its name, which is the symbol and the
/// language, so that every build of a document has the same one (RFC 9562, version 5).
fn identifier(name: &str) -> Uuid {
    let namespace = Uuid::new_v5(&Uuid::NAMESPACE_URL, b"https://undocs.org/");
    Uuid::new_v5(&namespace, name.as_bytes())
}
