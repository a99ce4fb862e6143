//! The PDF edition, typeset by typst from a Typst template. By default it conforms to both PDF/UA-1
//! and PDF/A-2a.
//!
//! The template reads the view as `/view.json` and the settings as `/settings.json`, and decides
//! everything that is visible. This crate does what a template cannot do: before export in the
//! frames that typst has laid out (`notes`, `hints`, `clusters`), and after it in the exported file
//! (`finish`).
//!
//! This crate is internal to `publish` and has no stable interface.

mod anchors;
mod clusters;
mod cover;
mod dates;
mod error;
mod eviction;
mod fonts;
mod functions;
mod glyphs;
mod hints;
mod links;
mod notes;
mod page_breaks;
mod page_starts;
mod passes;
mod pictures;
#[cfg(test)]
mod testing;
mod world;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::Serialize;
use typst::Library;
use typst::LibraryExt;
use typst::comemo::Track;
use typst::diag::Warned;
use typst::ecow::EcoString;
use typst::foundations::{Bytes, Datetime, Smart};
use typst::introspection::{Introspector, Location};
use typst::model::LateLinkResolver;
use typst::utils::LazyHash;
use typst_layout::PagedDocument;
use typst_pdf::{PdfStandard, PdfStandards, Timestamp};

pub use cover::COVER_TEMPLATE;
pub use error::{TemplatePosition, TypesetError};
pub use fonts::FontError;
pub use pictures::check as check_picture;
pub use publish_pdf_finish::{Bookmark, FinishError, Properties};

use publish_model::Direction;
use publish_view::PageStart;
use publish_view::edition::pdf::{NotePosition, Standard, Variant};

use eviction::EvictOnDrop;
use fonts::Fonts;
use page_breaks::Adjustments;
use publish_pdf_finish::{self as finish, Hint, PdfUa};
use world::{DocumentWorld, PAGE_BREAKS_PATH, SETTINGS_PATH, TemplateCache, VIEW_PATH};

/// The main template, which imports the others by name.
pub const MAIN_TEMPLATE: &str = "resolution.typ";

/// Returns the text of the template with a name such as `resolution.typ`, or `None` if there is no
/// such template.
pub type TemplateLoader = dyn Fn(&str) -> Option<Cow<'static, str>> + Send + Sync;

/// Typesets documents. It holds what all documents share: the fonts, the library with the functions
/// of `functions`, and the templates. Create one per process and share it between threads.
pub struct Typesetter {
    library: LazyHash<Library>,
    fonts: Fonts,
    templates: Box<TemplateLoader>,
    parsed: TemplateCache,
}

/// A document in one language, to be typeset.
#[derive(Debug, Clone)]
pub struct PdfInput {
    /// The view, serialised as JSON.
    pub view_json: Vec<u8>,
    /// The options of the PDF.
    pub options: PdfOptions,
    /// The publisher's logo as SVG, which the template places.
    pub logo: Option<String>,
    /// The colours and typefaces of the theme.
    pub theme: PdfTheme,
    /// The pictures that the template can place.
    pub assets: Vec<PdfAsset>,
    /// The anchors that become named destinations. The template has to place a label with the name
    /// of each.
    pub anchors: Vec<String>,
    /// The subset of `anchors` from which the position of a page start is counted in characters.
    pub text_anchors: BTreeSet<String>,
    /// The bookmarks that link to anchors, in order.
    pub bookmarks: Vec<Bookmark>,
    /// A bookmark to add after all others. typst's outline follows page order, and the first note
    /// is on an early page.
    pub last_bookmark: Option<Bookmark>,
    /// Metadata besides title, author and dates.
    pub properties: Properties,
    /// The direction of the document's language.
    pub direction: Direction,
    /// The text from which the file identifier is derived: the same for every build of a document
    /// in one language (`A/RES/68/197 en`), and different for every other document.
    pub identity: String,
    /// When the document was last changed.
    pub modified: jiff::civil::DateTime,
}

/// The colours and typefaces of a theme that differ from those of the template.
#[derive(Debug, Clone, Default, Serialize)]
pub struct PdfTheme {
    /// The colours by their names in the project file: `link` is `#0b4579`.
    pub colours: BTreeMap<&'static str, String>,
    /// The families by their use: `text`, `title`, `ui`.
    pub typefaces: BTreeMap<&'static str, Vec<String>>,
}

/// A picture that the template can place.
#[derive(Debug, Clone)]
pub struct PdfAsset {
    /// Its path, without the slash before it.
    pub path: String,
    /// Its content.
    pub bytes: Arc<[u8]>,
}

/// The options of one PDF.
#[derive(Debug, Clone, Default)]
pub struct PdfOptions {
    /// The standards that it conforms to.
    pub standard: Standard,
    /// The position of its notes.
    pub notes: NotePosition,
    /// Its layout.
    pub variant: Variant,
    /// The addresses or file names of the document's other editions.
    pub others: Vec<String>,
    /// The embedded files; only for standards that allow them.
    pub attachments: Vec<Attachment>,
}

/// A file embedded in the PDF.
#[derive(Debug, Clone)]
pub struct Attachment {
    /// The name of the file.
    pub name: String,
    /// Its media type.
    pub media_type: &'static str,
    /// Its relationship to the PDF (ISO 19005-3, 6.8).
    pub relationship: Relationship,
    /// Its description in the document's language.
    pub description: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// The relationship of an attachment to the PDF.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Relationship {
    /// The PDF was built from it.
    Source,
    /// It has the same content in another format.
    Alternative,
}

/// The pages of a typeset document, which [`TypesetPages::export`] writes as a file.
pub struct TypesetPages<'a> {
    /// The document, without the view and the attachments, which only the template needs.
    input: PdfInput,
    standards: PdfStandards,
    world: DocumentWorld<'a>,
    document: PagedDocument,
    destinations: Vec<(Location, EcoString)>,
    hints: Vec<Hint>,
    /// The position in the text at which each page begins.
    pub starts: Vec<PageStart>,
    /// Warnings, for example about a template that names a missing font.
    pub warnings: Vec<TypesetError>,
}

impl Typesetter {
    /// Creates a typesetter with fonts: the bytes of OpenType or TrueType files or collections.
    /// Templates are loaded when a document needs them.
    ///
    /// # Errors
    /// The index of the first file that contains no font.
    pub fn new(
        fonts: impl IntoIterator<Item = Cow<'static, [u8]>>,
        templates: Box<TemplateLoader>,
    ) -> Result<Typesetter, FontError> {
        Ok(Typesetter {
            library: LazyHash::new(library()),
            fonts: Fonts::load(fonts)?,
            templates,
            parsed: TemplateCache::default(),
        })
    }

    /// Whether there are fonts of a family.
    pub fn has_family(&self, family: &str) -> bool {
        self.fonts.book.contains_family(&family.to_lowercase())
    }

    /// Typesets one document.
    ///
    /// # Errors
    /// All errors that were found: template errors with their position, characters that no font
    /// has, and anchors that the template does not place.
    pub fn typeset(&self, mut input: PdfInput) -> Result<TypesetPages<'_>, Vec<TypesetError>> {
        let _cache_guard = EvictOnDrop;
        let standard = input.options.standard;
        let standards = PdfStandards::new(typst_standards(standard));
        let standards = standards
            .map_err(|error| vec![TypesetError::Standards(error.message().to_string())])?;
        let mut world = DocumentWorld::new(
            &self.library,
            &self.fonts,
            &self.parsed,
            self.templates.as_ref(),
            MAIN_TEMPLATE,
            files(&mut input),
        );
        let mut adjustments = Adjustments::default();
        let (document, warnings) = loop {
            world.set_file(PAGE_BREAKS_PATH, adjustments.to_json());
            let Warned { output, warnings } = passes::compile(&world);
            let document = output.map_err(|errors| error::from_diagnostics(&errors, &world))?;
            if !adjustments.update(&document) {
                break (document, warnings);
            }
        };
        if document.pages().len() >= LONG_DOCUMENT || world.work.is_long {
            eviction::evict_all();
        }
        let missing = glyphs::missing(&document);
        if !missing.is_empty() {
            return Err(missing);
        }
        let starts = page_starts::find(&document, &input.text_anchors);
        let document = links::resolve(notes::in_reading_order(document))?;
        let (mut document, hints) = hints::collect(document, standard.is_pdf_2());
        if input.direction == Direction::Rtl {
            document = clusters::split(document);
        }
        Ok(TypesetPages {
            standards,
            destinations: anchors::find(&document, &input.anchors)?,
            warnings: error::from_diagnostics(&warnings, &world),
            world,
            document,
            hints,
            input,
            starts,
        })
    }
}

impl TypesetPages<'_> {
    /// Returns the options of the PDF, without attachments.
    pub fn options(&self) -> &PdfOptions {
        &self.input.options
    }

    /// Returns the page of each anchor, from 1.
    pub fn numbers(&self) -> BTreeMap<String, usize> {
        let introspector = self.document.introspector();
        let pages = self.destinations.iter().filter_map(|(location, anchor)| {
            let page = introspector.page(*location)?;
            Some((anchor.to_string(), page.get()))
        });
        pages.collect()
    }

    /// Exports the file. The same input, fonts and templates give the same bytes.
    ///
    /// # Errors
    /// If the document violates the standards, or if the exported file cannot be finished.
    pub fn export(self) -> Result<Vec<u8>, Vec<TypesetError>> {
        let resolver = LateLinkResolver::new(None, self.document.introspector().as_ref());
        let pdf = typst_pdf::pdf_in_bundle(
            &self.document,
            &self.export_options(),
            &self.destinations,
            resolver.track(),
        )
        .map_err(|errors| error::from_diagnostics(&errors, &self.world))?;
        let TypesetPages {
            input,
            hints,
            document,
            world,
            ..
        } = self;
        // The file takes as much memory as the pages, which are no longer needed.
        drop((document, world));
        finish::finish(&pdf, &finish_input(&input, &hints))
            .map_err(|error| vec![TypesetError::Finishing(error)])
    }

    fn export_options(&self) -> typst_pdf::PdfOptions {
        typst_pdf::PdfOptions {
            ident: Smart::Custom(self.input.identity.clone()),
            creator: Smart::Custom(None),
            timestamp: typst_timestamp(self.input.modified),
            standards: self.standards.clone(),
            ..typst_pdf::PdfOptions::default()
        }
    }
}

fn finish_input<'a>(input: &'a PdfInput, hints: &'a [Hint]) -> finish::Input<'a> {
    finish::Input {
        hints,
        bookmarks: &input.bookmarks,
        last_bookmark: input.last_bookmark.as_ref(),
        properties: &input.properties,
        pdf_ua: pdf_ua(input.options.standard),
        is_right_to_left: input.direction == Direction::Rtl,
    }
}

/// Converts a time in UTC to typst's type, or returns `None` if typst cannot represent it.
fn typst_timestamp(time: jiff::civil::DateTime) -> Option<Timestamp> {
    let time = Datetime::from_ymd_hms(
        i32::from(time.year()),
        time.month().unsigned_abs(),
        time.day().unsigned_abs(),
        time.hour().unsigned_abs(),
        time.minute().unsigned_abs(),
        time.second().unsigned_abs(),
    );
    time.map(Timestamp::new_utc)
}

/// Takes the files that templates can read out of the input, by path.
fn files(input: &mut PdfInput) -> BTreeMap<String, Bytes> {
    let path = |attachment: &Attachment| format!("attachments/{}", attachment.name);
    let attachments = input.options.attachments.iter().map(|attachment| {
        serde_json::json!({
            "name": attachment.name,
            "path": path(attachment),
            "media_type": attachment.media_type,
            "relationship": attachment.relationship,
            "description": attachment.description,
        })
    });
    let anchors = input.anchors.iter().map(|anchor| (anchor, true));
    let settings = serde_json::json!({
        "notes": input.options.notes,
        "variant": input.options.variant,
        "logo": input.logo,
        "theme": input.theme,
        "anchors": anchors.collect::<BTreeMap<_, _>>(),
        "attachments": attachments.collect::<Vec<_>>(),
    });
    let mut files = BTreeMap::from([
        (
            VIEW_PATH.to_owned(),
            Bytes::new(std::mem::take(&mut input.view_json)),
        ),
        (
            SETTINGS_PATH.to_owned(),
            Bytes::new(settings.to_string().into_bytes()),
        ),
    ]);
    for asset in input.assets.drain(..) {
        files.insert(asset.path, Bytes::new(asset.bytes));
    }
    for attachment in input.options.attachments.drain(..) {
        files.insert(path(&attachment), Bytes::new(attachment.bytes));
    }
    files
}

fn library() -> Library {
    let features = [typst::Feature::A11yExtras].into_iter().collect();
    let mut library = Library::builder().with_features(features).build();
    functions::define(library.global.scope_mut());
    library
}

/// The number of pages from which a document is so long that typst's results for it are evicted
/// before the export, which would otherwise add its own memory to theirs. Other threads may have to
/// compute some of theirs again: with two threads, 300 official documents take 3 to 5 % more time.
const LONG_DOCUMENT: usize = 15;

/// Clears typst's cache, after the last document.
pub fn clear_cache() {
    eviction::evict_all();
}

/// Returns typst's names of the standards that a standard includes. typst does not support
/// PDF/UA-2.
fn typst_standards(standard: Standard) -> &'static [PdfStandard] {
    match standard {
        Standard::A2a => &[PdfStandard::Ua_1, PdfStandard::A_2a],
        Standard::A3a => &[PdfStandard::Ua_1, PdfStandard::A_3a],
        Standard::A4 => &[PdfStandard::A_4],
        Standard::A4f => &[PdfStandard::A_4f],
    }
}

/// Returns the part of PDF/UA that a standard includes.
fn pdf_ua(standard: Standard) -> PdfUa {
    if standard.is_pdf_2() {
        PdfUa::Two
    } else {
        PdfUa::One
    }
}

#[cfg(test)]
mod tests {
    use super::PdfOptions;
    use super::testing::export;
    use publish_view::edition::pdf::Standard;

    /// Returns options for each standard that typst or `finish` treats differently.
    fn options_of_both_standards() -> [PdfOptions; 2] {
        [Standard::A2a, Standard::A4].map(|standard| PdfOptions {
            standard,
            ..PdfOptions::default()
        })
    }

    fn error_of(template: &str) -> String {
        let exported = export(template, PdfOptions::default());
        exported.map(|pdf| pdf.len()).unwrap_err()
    }

    #[test]
    fn hints_in_headers_notes_and_artifacts_do_not_stop_an_export() {
        let words = "#tagged-words(language: \"fr\")[Mots]";
        let template = format!(
            "#set page(header: [{words}])
            = Title
            #par[#metadata(\"op-1\")<op-1> Text#footnote(par[A note with {words}]) {words}]
            #table(
              table.header[#metadata(\"cell\")<cell> {words}],
              ..range(20).map(n => [Row #n {words}]),
            )
            #tagged-list({{
              tagged-list-label[1.]
              tagged-list-body(par[{words}])
            }})"
        );
        for options in options_of_both_standards() {
            let first = export(&template, options.clone()).unwrap();
            let again = export(&template, options).unwrap();
            assert!(first == again, "the bytes differ");
        }
    }

    #[test]
    fn a_long_document_can_be_exported_after_its_results_are_evicted() {
        let template = format!(
            "= Title\n#for page in range({}) [#pagebreak() Page #page#footnote[Note] #metadata(\"op-\" + str(page))]",
            super::LONG_DOCUMENT
        );
        let first = export(&template, PdfOptions::default()).unwrap();
        let again = export(&template, PdfOptions::default()).unwrap();
        assert!(first == again, "the bytes differ");
    }

    #[test]
    fn tagged_words_with_a_paragraph_break_are_an_error() {
        let template = "= Title\nUn #tagged-words(language: \"fr\")[deux #parbreak() trois] quatre";
        let error = error_of(template);
        assert!(error.contains("the hint “begin language fr”"), "{error}");
    }

    #[test]
    fn a_hint_without_a_next_element_is_an_error() {
        let template = "= Title\nText\n#generated[]";
        let error = error_of(template);
        let expected = "no element follows the hint “next generated” in its Document";
        assert!(error.contains(expected), "{error}");
    }
}
