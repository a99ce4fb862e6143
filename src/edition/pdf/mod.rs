//! The PDF edition, typeset by typst from a Typst template: PDF/UA-1 and PDF/A-2a at once, unless
//! `Settings` choose another standard.
//!
//! The template gets the view as `/view.json`, the settings as `/settings.json`, and decides on
//! everything that is seen. What a
//! template cannot say is done here: named destinations, the place of notes in the reading order, the
//! tags that typst has not, the order of words that run from right to left, and the check that every
//! character has a glyph.

mod anchors;
mod bookmarks;
mod clusters;
mod error;
mod fonts;
mod functions;
mod glyphs;
mod metadata;
mod notes;
mod page_starts;
mod pdf_2;
mod right_to_left;
mod settings;
mod tags;
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
use typst_pdf::{PdfOptions, PdfStandards, Timestamp};

pub use bookmarks::Bookmark;
pub use error::{Place, TypesetError};
pub use fonts::FontError;
pub use metadata::Properties;
pub use settings::{NotePlace, Settings, Standard, Variant};

use crate::model::Direction;
use crate::view::PageStart;

use fonts::Fonts;
use world::{DocumentWorld, SETTINGS_PATH, TemplateCache, VIEW_PATH};

/// The template that a document is typeset with; it imports the others by their names.
pub const MAIN_TEMPLATE: &str = "resolution.typ";

/// Gives the text of a template by its name, `resolution.typ`, or nothing where there is none.
pub type Templates = dyn Fn(&str) -> Option<Cow<'static, str>> + Send + Sync;

/// Typesets documents. It holds what all of them share: the fonts, the library with the functions
/// of `functions`, and the templates. Build one for a process and lend it to all threads.
pub struct Typesetter {
    library: LazyHash<Library>,
    fonts: Fonts,
    templates: Box<Templates>,
    parsed: TemplateCache,
}

/// What is typeset: one document in one language.
#[derive(Debug, Clone)]
pub struct Order<'a> {
    /// The view, serialised as JSON.
    pub view_json: Vec<u8>,
    /// How it is made.
    pub make: Make,
    /// The logo of whoever publishes it, as SVG, for the template to place.
    pub logo: Option<String>,
    /// Every anchor that others may link to, each made a named destination. The template has to
    /// put a label of that name somewhere.
    pub anchors: &'a [String],
    /// The anchors among them that the beginnings of pages are counted from.
    pub places: BTreeSet<String>,
    /// The anchors of the notes among them.
    pub notes: BTreeSet<String>,
    /// The bookmarks of anchors, in their order.
    pub bookmarks: Vec<Bookmark>,
    /// A bookmark after all others: typst's outline follows the order of the pages, and the first
    /// of the notes stands on an early one.
    pub last_bookmark: Option<Bookmark>,
    /// What its metadata says beside title, author and dates.
    pub properties: Properties,
    /// The direction of the document's language.
    pub direction: Direction,
    /// What the document's identifier is made from: the same for every issue of the same document
    /// in the same language (`A/RES/68/197 en`), and for no other.
    pub identity: String,
    /// The date and time of the document's properties, in UTC.
    pub modified: Modified,
}

/// How one PDF is made.
#[derive(Debug, Clone, Default)]
pub struct Make {
    /// The standards that it keeps.
    pub standard: Standard,
    /// Where its notes stand.
    pub notes: NotePlace,
    /// Its make-up.
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

/// A date and time in UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Modified {
    /// The year, 0 to 9999.
    pub year: i32,
    /// The month, 1 to 12.
    pub month: u8,
    /// The day of the month, from 1.
    pub day: u8,
    /// The hour, 0 to 23.
    pub hour: u8,
    /// The minute, 0 to 59.
    pub minute: u8,
    /// The second, 0 to 59.
    pub second: u8,
}

/// A typeset document: its pages, which [`Pages::export`] writes as a file.
pub struct Pages<'a> {
    standards: PdfStandards,
    world: DocumentWorld<'a>,
    document: PagedDocument,
    destinations: Vec<(Location, EcoString)>,
    is_pdf_2: bool,
    notes: BTreeSet<String>,
    bookmarks: Vec<Bookmark>,
    last_bookmark: Option<Bookmark>,
    properties: Properties,
    direction: Direction,
    identity: String,
    modified: Modified,
    /// Where each page begins in the text.
    pub starts: Vec<PageStart>,
    /// What is no fault but should be known, such as a template that asks for a missing font.
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
        templates: Box<Templates>,
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
    /// What stands in the way, as much of it as could be found: faults of a template with their
    /// place in it, characters that no font has, and anchors that the template puts nowhere.
    pub fn typeset(&self, mut order: Order<'_>) -> Result<Pages<'_>, Vec<TypesetError>> {
        let forgotten_at_end = Forget;
        let is_pdf_2 = order.make.standard.is_pdf_2();
        let standards = PdfStandards::new(order.make.standard.of_typst());
        let standards = standards
            .map_err(|error| vec![TypesetError::Finishing(error.message().to_string())])?;
        let world = DocumentWorld::new(
            &self.library,
            &self.fonts,
            &self.parsed,
            self.templates.as_ref(),
            files(&mut order),
        );
        let Warned { output, warnings } = typst::compile::<PagedDocument>(&world);
        let document = output.map_err(|errors| error::from_diagnostics(&errors, &world))?;
        let faults = glyphs::missing(&document);
        if !faults.is_empty() {
            return Err(faults);
        }
        let starts = page_starts::find(&document, &order.places);
        let mut document = tags::hints::carried(notes::in_reading_order(document), is_pdf_2);
        if order.direction == Direction::Rtl {
            document = clusters::divided(document);
        }
        Ok(Pages {
            standards,
            destinations: anchors::find(&document, order.anchors)?,
            warnings: error::from_diagnostics(&warnings, &world),
            world,
            document,
            is_pdf_2,
            notes: order.notes,
            bookmarks: order.bookmarks,
            last_bookmark: order.last_bookmark,
            properties: order.properties,
            direction: order.direction,
            identity: order.identity,
            modified: order.modified,
            starts,
            _forgotten_at_end: forgotten_at_end,
        })
    }
}

impl Pages<'_> {
    /// The page on which each anchor stands, from 1.
    pub fn numbers(&self) -> BTreeMap<String, usize> {
        let introspector = self.document.introspector();
        let pages = self.destinations.iter().filter_map(|(location, anchor)| {
            let page = introspector.page(*location)?;
            Some((anchor.to_string(), page.get()))
        });
        pages.collect()
    }

    /// The file. The same order, fonts and templates give the same bytes.
    ///
    /// # Errors
    /// What the standards forbid.
    pub fn export(&self) -> Result<Vec<u8>, Vec<TypesetError>> {
        let resolver = LateLinkResolver::new(None, self.document.introspector().as_ref());
        let pdf = typst_pdf::pdf_in_bundle(
            &self.document,
            &self.options(),
            &self.destinations,
            resolver.track(),
        )
        .map_err(|errors| error::from_diagnostics(&errors, &self.world))?;
        self.finish(pdf)
            .map_err(|error| vec![TypesetError::Finishing(error.to_string())])
    }

    /// What typst does not do yet, in one pass over the finished file.
    fn finish(&self, pdf: Vec<u8>) -> Result<Vec<u8>, lopdf::Error> {
        let mut document = lopdf::Document::load_mem(&pdf)?;
        let found = tags::finish(&mut document, &self.notes)?;
        bookmarks::lead_to_anchors(&mut document, &self.bookmarks)?;
        if let Some(bookmark) = &self.last_bookmark {
            bookmarks::append(&mut document, bookmark)?;
        }
        bookmarks::open(&mut document)?;
        metadata::finish(&mut document, &self.properties, self.is_pdf_2)?;
        if self.is_pdf_2 {
            pdf_2::finish(&mut document, &found)?;
        }
        if self.direction == Direction::Rtl {
            right_to_left::finish(&mut document)?;
        }
        let mut changed = Vec::with_capacity(pdf.len());
        document.save_modern(&mut changed)?;
        Ok(changed)
    }

    fn options(&self) -> PdfOptions {
        let moment = self.modified;
        let datetime = Datetime::from_ymd_hms(
            moment.year,
            moment.month,
            moment.day,
            moment.hour,
            moment.minute,
            moment.second,
        );
        PdfOptions {
            ident: Smart::Custom(self.identity.clone()),
            creator: Smart::Custom(None),
            timestamp: datetime.map(Timestamp::new_utc),
            standards: self.standards.clone(),
            ..PdfOptions::default()
        }
    }
}

/// The files that the templates can read, by their paths, taken out of the order.
fn files(order: &mut Order<'_>) -> BTreeMap<String, Bytes> {
    let path = |attachment: &Attachment| format!("attachments/{}", attachment.name);
    let attachments = order.make.attachments.iter().map(|attachment| {
        serde_json::json!({
            "name": attachment.name,
            "path": path(attachment),
            "media_type": attachment.media_type,
            "relationship": attachment.relationship,
            "description": attachment.description,
        })
    });
    let settings = serde_json::json!({
        "notes": order.make.notes,
        "variant": order.make.variant,
        "logo": order.logo,
        "attachments": attachments.collect::<Vec<_>>(),
    });
    let mut files = BTreeMap::from([
        (
            VIEW_PATH.to_owned(),
            Bytes::new(std::mem::take(&mut order.view_json)),
        ),
        (
            SETTINGS_PATH.to_owned(),
            Bytes::new(settings.to_string().into_bytes()),
        ),
    ]);
    for attachment in order.make.attachments.drain(..) {
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
