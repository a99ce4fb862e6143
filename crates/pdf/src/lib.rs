//! The PDF edition, typeset by typst from a Typst template: PDF/UA-1 and PDF/A-2a at once, unless
//! the options choose another standard.
//!
//! The template gets the view as `/view.json`, the settings as `/settings.json`, and decides on
//! everything that is seen. What a template cannot do is done here, before export in the frames that
//! typst has laid out (`notes`, `hints`, `clusters`), and after it in the exported file (`finish`).
//!
//! This crate is internal to `publish` and has no stable interface.

mod anchors;
mod clusters;
mod error;
mod fonts;
mod functions;
mod glyphs;
mod hints;
mod notes;
mod page_starts;
#[cfg(test)]
mod testing;
mod world;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use typst::Library;
use typst::LibraryExt;
use typst::comemo::{self, Track};
use typst::diag::Warned;
use typst::ecow::EcoString;
use typst::foundations::{Bytes, Datetime, Smart};
use typst::introspection::{Introspector, Location};
use typst::model::LateLinkResolver;
use typst::utils::LazyHash;
use typst_layout::PagedDocument;
use typst_pdf::{PdfStandard, PdfStandards, Timestamp};

pub use error::{TemplatePosition, TypesetError};
pub use fonts::FontError;
pub use publish_pdf_finish::{Bookmark, FinishError, Properties};

use publish_model::Direction;
use publish_view::PageStart;
use publish_view::edition::pdf::{NotePlace, Standard, Variant};

use fonts::Fonts;
use publish_pdf_finish::{self as finish, Hint, PdfUa};
use world::{DocumentWorld, SETTINGS_PATH, TemplateCache, VIEW_PATH};

/// The template that a document is typeset with; it imports the others by their names.
pub const MAIN_TEMPLATE: &str = "resolution.typ";

/// Gives the text of a template by its name, `resolution.typ`, or nothing if there is none.
pub type TemplateLoader = dyn Fn(&str) -> Option<Cow<'static, str>> + Send + Sync;

/// Typesets documents. It holds what all of them share: the fonts, the library with the functions
/// of `functions`, and the templates. Build one for a process and lend it to all threads.
pub struct Typesetter {
    library: LazyHash<Library>,
    fonts: Fonts,
    templates: Box<TemplateLoader>,
    parsed: TemplateCache,
}

/// One document in one language, to be typeset.
#[derive(Debug, Clone)]
pub struct PdfInput {
    /// The view, serialised as JSON.
    pub view_json: Vec<u8>,
    /// How the PDF is made.
    pub options: PdfOptions,
    /// The logo of whoever publishes it, as SVG, for the template to place.
    pub logo: Option<String>,
    /// Every anchor that others may link to, each made a named destination. The template has to
    /// put a label of that name somewhere.
    pub anchors: Vec<String>,
    /// The anchors among them from which the characters before the start of a page are counted.
    pub text_anchors: BTreeSet<String>,
    /// The anchors of the notes among them.
    pub notes: BTreeSet<String>,
    /// The bookmarks that lead to anchors, in their order.
    pub bookmarks: Vec<Bookmark>,
    /// A bookmark after all others: typst's outline follows the order of the pages, and the first
    /// of the notes is on an early one.
    pub last_bookmark: Option<Bookmark>,
    /// Metadata beside title, author and dates.
    pub properties: Properties,
    /// The direction of the document's language.
    pub direction: Direction,
    /// What the document's identifier is made from: the same for every issue of the same document
    /// in the same language (`A/RES/68/197 en`), and for no other.
    pub identity: String,
    /// When the document was last changed.
    pub modified: jiff::civil::DateTime,
}

/// How one PDF is made.
#[derive(Debug, Clone, Default)]
pub struct PdfOptions {
    /// The standards that it conforms to.
    pub standard: Standard,
    /// Where its notes are.
    pub notes: NotePlace,
    /// Its layout.
    pub variant: Variant,
    /// The other editions of the document, by their addresses or the names of their files.
    pub others: Vec<String>,
    /// The files that it carries; only for standards that allow them.
    pub attachments: Vec<Attachment>,
}

/// A file within the PDF.
#[derive(Debug, Clone)]
pub struct Attachment {
    /// The name of the file.
    pub name: String,
    /// Its media type.
    pub media_type: &'static str,
    /// What it is to the PDF (ISO 19005-3, 6.8).
    pub relationship: Relationship,
    /// What it is, in the words of the document's language.
    pub description: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// What an attachment is to the PDF.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Relationship {
    /// The PDF was made from it.
    Source,
    /// It says the same in another form.
    Alternative,
}

/// A typeset document: its pages, which [`TypesetPages::export`] writes as a file.
pub struct TypesetPages<'a> {
    /// The document. What only the template needs, the view and the attachments, is taken out.
    input: PdfInput,
    standards: PdfStandards,
    world: DocumentWorld<'a>,
    document: PagedDocument,
    destinations: Vec<(Location, EcoString)>,
    hints: Vec<Hint>,
    /// Where each page begins in the text.
    pub starts: Vec<PageStart>,
    /// What is not an error but should be known, such as a template that asks for a missing font.
    pub warnings: Vec<TypesetError>,
    // The last field: typst may forget the document only when the others are gone.
    _forgotten_at_end: Forget,
}

impl Typesetter {
    /// Loads the fonts: the bytes of OpenType or TrueType files, collections included. Templates
    /// are asked for when a document needs them.
    ///
    /// # Errors
    /// The position of the first file that holds no font.
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

    /// Typesets one document.
    ///
    /// # Errors
    /// All errors that could be found: errors of a template with their position in it, characters
    /// that no font has, and anchors that the template does not put anywhere.
    pub fn typeset(&self, mut input: PdfInput) -> Result<TypesetPages<'_>, Vec<TypesetError>> {
        let forgotten_at_end = Forget;
        let standard = input.options.standard;
        let standards = PdfStandards::new(typst_standards(standard));
        let standards = standards
            .map_err(|error| vec![TypesetError::Standards(error.message().to_string())])?;
        let world = DocumentWorld::new(
            &self.library,
            &self.fonts,
            &self.parsed,
            self.templates.as_ref(),
            files(&mut input),
        );
        let Warned { output, warnings } = typst::compile::<PagedDocument>(&world);
        let document = output.map_err(|errors| error::from_diagnostics(&errors, &world))?;
        let missing = glyphs::missing(&document);
        if !missing.is_empty() {
            return Err(missing);
        }
        let starts = page_starts::find(&document, &input.text_anchors);
        let document = notes::in_reading_order(document);
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
            _forgotten_at_end: forgotten_at_end,
        })
    }
}

impl TypesetPages<'_> {
    /// The page of each anchor, from 1.
    pub fn numbers(&self) -> BTreeMap<String, usize> {
        let introspector = self.document.introspector();
        let pages = self.destinations.iter().filter_map(|(location, anchor)| {
            let page = introspector.page(*location)?;
            Some((anchor.to_string(), page.get()))
        });
        pages.collect()
    }

    /// The file. The same input, fonts and templates give the same bytes.
    ///
    /// # Errors
    /// What the standards forbid, or a file that cannot be finished.
    pub fn export(&self) -> Result<Vec<u8>, Vec<TypesetError>> {
        let resolver = LateLinkResolver::new(None, self.document.introspector().as_ref());
        let pdf = typst_pdf::pdf_in_bundle(
            &self.document,
            &self.export_options(),
            &self.destinations,
            resolver.track(),
        )
        .map_err(|errors| error::from_diagnostics(&errors, &self.world))?;
        finish::finish(&pdf, &self.finish_input())
            .map_err(|error| vec![TypesetError::Finishing(error)])
    }

    fn finish_input(&self) -> finish::Input<'_> {
        let input = &self.input;
        finish::Input {
            hints: &self.hints,
            notes: &input.notes,
            bookmarks: &input.bookmarks,
            last_bookmark: input.last_bookmark.as_ref(),
            properties: &input.properties,
            pdf_ua: pdf_ua(input.options.standard),
            is_right_to_left: input.direction == Direction::Rtl,
        }
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

/// A time as typst has it, in UTC; nothing for times that typst does not have.
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

/// The files that the templates can read, by their paths, taken out of the input.
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
    let settings = serde_json::json!({
        "notes": input.options.notes,
        "variant": input.options.variant,
        "logo": input.logo,
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

/// For how many documents typst keeps a result that none of them used again. What all documents
/// share (parsed templates, the plans for shaping text) is used again and stays; with 0 it would be
/// made anew for each, and each thread would take from the others what they are using.
const FORGOTTEN_AFTER: usize = 2;

/// Makes typst forget every document, once the last is made.
pub fn forget_all() {
    comemo::evict(0);
}

/// Makes typst forget what belonged to earlier documents when it goes out of scope, after failures
/// too: otherwise memory grows with each document.
struct Forget;

impl Drop for Forget {
    fn drop(&mut self) {
        comemo::evict(FORGOTTEN_AFTER);
    }
}

/// The standards of typst that a standard includes. typst does not know PDF/UA-2.
fn typst_standards(standard: Standard) -> &'static [PdfStandard] {
    match standard {
        Standard::A2a => &[PdfStandard::Ua_1, PdfStandard::A_2a],
        Standard::A3a => &[PdfStandard::Ua_1, PdfStandard::A_3a],
        Standard::A4 => &[PdfStandard::A_4],
        Standard::A4f => &[PdfStandard::A_4f],
    }
}

/// The part of PDF/UA that a standard includes.
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

    /// Each standard that typst or `finish` treats differently.
    fn both() -> [PdfOptions; 2] {
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
        for options in both() {
            let first = export(&template, options.clone()).unwrap();
            let again = export(&template, options).unwrap();
            assert!(first == again, "the bytes differ");
        }
    }

    #[test]
    fn words_with_a_paragraph_break_in_them_are_an_error() {
        let template = "= Title\nUn #tagged-words(language: \"fr\")[deux #parbreak() trois] quatre";
        let error = error_of(template);
        assert!(error.contains("the hint “begin language fr”"), "{error}");
    }

    #[test]
    fn a_hint_that_nothing_comes_after_is_an_error() {
        let template = "= Title\nText\n#generated[]";
        let error = error_of(template);
        let expected = "no element follows the hint “next generated” in its Document";
        assert!(error.contains(expected), "{error}");
    }
}
