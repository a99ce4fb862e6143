//! Small documents for the tests of this crate, typeset from templates without a view.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use typst::foundations::Bytes;
use typst::utils::LazyHash;
use typst_layout::PagedDocument;

use super::world::{DocumentWorld, PAGE_BREAKS_PATH, TemplateCache};
use super::{Fonts, MAIN_TEMPLATE, PdfInput, PdfOptions, Properties, Typesetter};
use publish_model::Direction;

/// The start of every test template: the settings that PDF/UA requires, and a small page.
const HEAD: &str = "\
#set document(title: \"Title\")
#set text(font: \"Source Serif 4\", lang: \"en\", size: 10pt)
#set page(width: 60mm, height: 40mm, margin: 5mm)
";

fn fonts() -> [Cow<'static, [u8]>; 4] {
    [
        include_bytes!("../../../fonts/amiri/Amiri_400Regular.ttf").as_slice(),
        include_bytes!("../../../fonts/source-serif-4/SourceSerif4_400Regular.ttf"),
        include_bytes!("../../../fonts/source-serif-4/SourceSerif4_600SemiBold.ttf"),
        include_bytes!("../../../fonts/noto-sans-math/NotoSansMath-Regular.ttf"),
    ]
    .map(Cow::Borrowed)
}

fn loader(template: &str) -> impl Fn(&str) -> Option<Cow<'static, str>> + Send + Sync + use<> {
    let text = format!("{HEAD}{template}");
    move |name: &str| (name == MAIN_TEMPLATE).then(|| Cow::Owned(text.clone()))
}

/// Returns the pages that typst lays out from a template.
pub fn pages(template: &str) -> PagedDocument {
    let library = LazyHash::new(super::library());
    let fonts = Fonts::load(fonts()).unwrap();
    let cache = TemplateCache::default();
    let loader = loader(template);
    let world = DocumentWorld::new(
        &library,
        &fonts,
        &cache,
        &loader,
        MAIN_TEMPLATE,
        BTreeMap::from([(PAGE_BREAKS_PATH.to_owned(), Bytes::new(b"{}"))]),
    );
    typst::compile::<PagedDocument>(&world).output.unwrap()
}

/// Returns the pages of a template with adjustments of page breaks.
pub fn typeset(template: &str) -> PagedDocument {
    let typesetter = Typesetter::new(fonts(), Box::new(loader(template))).unwrap();
    let typeset = typesetter.typeset(input(PdfOptions::default()));
    typeset
        .map_err(|errors| describe(&errors[0]))
        .unwrap()
        .document
}

/// Typesets and exports a template with these options, or returns the message of the first error
/// with its causes.
pub fn export(template: &str, options: PdfOptions) -> Result<Vec<u8>, String> {
    let typesetter = Typesetter::new(fonts(), Box::new(loader(template))).unwrap();
    let pages = typesetter.typeset(input(options));
    let pages = pages.map_err(|errors| describe(&errors[0]))?;
    pages.export().map_err(|errors| describe(&errors[0]))
}

fn input(options: PdfOptions) -> PdfInput {
    PdfInput {
        view_json: b"{}".to_vec(),
        logo: None,
        theme: super::PdfTheme::default(),
        assets: Vec::new(),
        options,
        anchors: Vec::new(),
        text_anchors: BTreeSet::new(),
        bookmarks: Vec::new(),
        last_bookmark: None,
        properties: Properties::default(),
        direction: Direction::Ltr,
        identity: "test".to_owned(),
        modified: jiff::civil::DateTime::constant(1970, 1, 1, 0, 0, 0, 0),
    }
}

fn describe(error: &dyn std::error::Error) -> String {
    match error.source() {
        Some(source) => format!("{error}: {}", describe(source)),
        None => error.to_string(),
    }
}
