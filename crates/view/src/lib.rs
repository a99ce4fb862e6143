//! The data that templates receive: the resolution and all generated text.
//!
//! Templates print this data and never count, name or translate. Generated text is in
//! [`View::words`], [`View::names`] and [`View::outline`].

mod cells;
mod citation;
pub mod edition;
mod editors_notes;
mod enactments;
mod grid;
mod languages;
mod length;
mod links;
mod names;
mod outline;
mod pages;
mod phrase;
pub mod side_by_side;
mod table_notes;
mod tables;
mod title;

pub use cells::{CellReading, ColumnWords};
pub use enactments::EnactmentAnchors;
pub use grid::{Grid, GridCell};
pub use names::{annex_heading, heading_words};
pub use outline::opening_words;
pub use pages::{LineMark, MarkPosition, PageMarks, PageStart, PagesInVote};
pub use tables::{RowHeaders, TableReading};

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use jiff::civil::{DateTime, Time};
use jiff::tz::TimeZone;
use serde::{Serialize, Serializer};

use publish_model::body::Official;
use publish_model::diagnostic::Findings;
use publish_model::{
    Anchor, Direction, Language, Place, PlaceKind, Places, Resolution, Script, plain_text,
};
use publish_templates::VIEW_VERSION;
use publish_templates::wording::{Catalogue, FluentValue, Word, Words};

/// The data for the templates of all editions of one document.
#[derive(Debug, Clone, Serialize)]
pub struct View<'a> {
    /// [`VIEW_VERSION`].
    pub version: u32,
    /// The document.
    pub resolution: &'a Resolution,
    /// The direction of the document's language.
    pub direction: Direction,
    /// The script of the document's language.
    pub script: Script,
    /// The title without markup; generated if the document has none: `Resolution 2802 (2025)` for
    /// Security Council resolutions, or else the symbol.
    pub title: String,
    /// The name of the document in a window title or a library: symbol and title.
    pub full_title: String,
    /// A description of the document in one sentence, for search engines and reading systems.
    pub description: String,
    /// Every message in the catalogue of the language that does not take arguments, by its key.
    pub words: Cow<'a, Words>,
    /// What the project states about the publisher.
    pub imprint: Imprint,
    /// The theme of the project.
    pub theme: Theme,
    /// The places, in reading order.
    #[serde(skip)]
    pub places: Places,
    /// The anchors of the parts of each enactment that occur once, in the order of the enactments.
    pub enactments: Vec<EnactmentAnchors>,
    /// The names of each anchor.
    pub names: BTreeMap<Anchor, Name>,
    /// The table of contents: preamble, operative part, sections, annexes, notes.
    pub outline: Vec<OutlineEntry>,
    /// The address of the official document; empty if the body has none.
    pub official_href: String,
    /// The hosts of the sites with official documents of the body.
    #[serde(skip)]
    pub official_hosts: Vec<String>,
    /// The hosts of those sites whose addresses contain symbols.
    #[serde(skip)]
    pub hosts_with_symbols: Vec<String>,
    /// The name of the organization in the masthead, without markup and note calls.
    pub organization_name: String,
    /// The name of the body in the masthead, without markup and note calls.
    pub body_name: String,
    /// The author of the document, as libraries list it. Empty if the document names no body.
    pub creator: String,
    /// The type of the body in <https://schema.org>.
    #[serde(skip)]
    pub schema_type: String,
    /// Whether the number of the title, such as `Resolution No. 2024-117`, is a line above it.
    pub number_above_title: bool,
    /// The time of the last change of the editions' content, in UTC: SOURCE_DATE_EPOCH or the date
    /// of the document. Templates receive it as `2014-02-18T00:00:00Z`.
    #[serde(serialize_with = "in_utc")]
    pub modified: DateTime,
    /// The folder of the editions, below that of the language.
    #[serde(skip)]
    pub folder: String,
    /// The file names of the editions, which are in one folder.
    pub files: Files,
    /// The languages of blocks and words in the document, other than its main language.
    pub other_languages: Vec<String>,
    /// Additions to links with the same text to different documents, by target: the symbol
    /// `A/RES/75/245b` for a link with the text `75/245`.
    pub links: BTreeMap<String, String>,
    /// The reading of each table.
    pub tables: BTreeMap<Anchor, TableReading>,
    /// The anchors of the calls of each note below a table, by the anchor of the paragraph that is
    /// the note.
    pub table_notes: BTreeMap<Anchor, Vec<Anchor>>,
    /// The annexes that are long enough to begin on a new page in print.
    pub long_annexes: Vec<Anchor>,
    /// The anchors of the closing lines of annexes, by the anchor of the annex.
    pub annex_closings: BTreeMap<Anchor, Anchor>,
    /// Whether at least one “Ibid.” in the notes is expanded.
    pub editors_notes: bool,
    /// Whether HTML and EPUB omit all generated text. Off by default.
    pub official_words_only: bool,
    /// Whether the publisher is the body that adopts its documents. If not, each edition states that
    /// it is unofficial.
    pub official: bool,
    /// The result of a person who has evaluated the accessibility of the EPUB.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub certification: Option<Certification>,
}

/// The result of a person who has evaluated the accessibility of an EPUB.
#[derive(Debug, Clone, Serialize)]
pub struct Certification {
    /// The person or organization.
    pub certifier: String,
    /// The date of the result: `2026-11-20`.
    pub date: String,
    /// The standard to which the EPUB conforms: `EPUB Accessibility 1.1 - WCAG 2.2 Level AA`.
    pub standard: String,
    /// The address of the report.
    pub report: String,
}

/// What a project states about the publisher of its documents, in the language of the document.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Imprint {
    /// The name of the publisher.
    pub publisher: Option<String>,
    /// The rights statement.
    pub rights: Option<String>,
    /// The address of the licence.
    pub licence: Option<String>,
}

/// The theme of a project, in the language of the document.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Theme {
    /// The relative path from the page to the folder that contains the files of the pictures.
    pub root: String,
    /// The logo.
    pub logo: Option<ThemePicture>,
    /// The pictures by their names.
    pub images: BTreeMap<String, ThemePicture>,
    /// The lines at the end of the document.
    pub footer: Vec<ThemeLine>,
    /// Whether pages may load pictures and fonts.
    pub has_assets: bool,
    /// The fonts that pages need at once, relative to [`Theme::root`].
    pub preloaded: Vec<String>,
}

/// A picture of a theme.
#[derive(Debug, Clone, Serialize)]
pub struct ThemePicture {
    /// Its file, relative to [`Theme::root`].
    pub file: String,
    /// The file that replaces it in dark pages.
    pub dark: Option<String>,
    /// The text alternative, empty if the picture is decorative.
    pub alt: String,
    /// The language of the text alternative, if it is not that of the document.
    pub language: Option<Language>,
}

/// A line of a theme.
#[derive(Debug, Clone, Serialize)]
pub struct ThemeLine {
    /// Its text.
    pub text: String,
    /// Its language, if it is not that of the document.
    pub language: Option<Language>,
}

/// The names of an anchor.
#[derive(Debug, Clone, Serialize)]
pub struct Name {
    /// The name in a sentence or a list of links: `paragraph 18 (c)`, `note 14`.
    pub spoken: String,
    /// The part of the spoken name before the printed number or mark, for people who use a screen
    /// reader: `paragraph 18 ` before `(c)`, `note ` before `14`.
    pub lead: String,
    /// The part of the spoken name after the bare number: `段` after the `18` of `第18段`. Empty in
    /// most languages.
    pub tail: String,
    /// The beginning of the printed label, without the punctuation that separates it from the text:
    /// `18` of `18.`. Empty if no label is printed.
    pub bare: String,
    /// The position of a paragraph without a number, among those of its preamble, annex or section.
    pub count: Option<usize>,
    /// For calls: the name of the link back to the call, `Back to paragraph 16`.
    pub back: Option<String>,
    /// The short form of the name, which the field “Go to paragraph” accepts: `16`, `preamble 9`.
    /// For calls: the visible text of the link back, which is the short form if the spoken name
    /// contains it and the name if not.
    pub place: Option<String>,
    /// The citation in footnotes: `A/RES/68/197, para. 18 (c)`. None for calls.
    pub citation: Option<String>,
}

/// An entry of the table of contents.
#[derive(Debug, Clone, Serialize)]
pub struct OutlineEntry {
    /// The target: an anchor of the model, or `preamble`, `operative-part`, `notes`.
    pub anchor: String,
    /// `preamble`, `operative-part`, `paragraph`, `section`, `part`, `annex` or `notes`.
    pub kind: OutlineKind,
    /// The text: for a paragraph, its number and opening words.
    pub title: String,
    /// The level of the heading in the page, 2 or more; for a paragraph, the level that it would
    /// have.
    pub level: u8,
    /// The paragraphs directly below the entry that are listed by number. In a preamble, and where
    /// no paragraph has a printed number, paragraphs without a number are listed by their position.
    /// Sections in which numbers restart list none, because their few paragraphs are found by the
    /// heading.
    pub numbers: Vec<NumberedPlace>,
    /// The entries below this one.
    pub children: Vec<OutlineEntry>,
}

/// A paragraph and its number in the table of contents.
#[derive(Debug, Clone, Serialize)]
pub struct NumberedPlace {
    /// Its anchor.
    pub anchor: Anchor,
    /// The number, without the punctuation that separates it from the text.
    pub number: String,
    /// Its spoken name, with a capital letter at the beginning.
    pub name: String,
    /// The opening words; empty if all its text is below it.
    pub opening: String,
}

/// The kind of an entry in the table of contents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum OutlineKind {
    /// The preamble.
    Preamble,
    /// The operative part.
    OperativePart,
    /// A numbered paragraph.
    Paragraph,
    /// A section.
    Section,
    /// A part of a resolution in parts.
    Part,
    /// An annex.
    Annex,
    /// The recorded vote.
    Vote,
    /// The notes.
    Notes,
}

/// The file names of one document, without a folder.
#[derive(Debug, Clone, Serialize)]
pub struct Files {
    /// `index.html`
    pub html: String,
    /// `A_RES_68_197-EN.pdf`
    pub pdf: String,
    /// `A_RES_68_197-EN.epub`
    pub epub: String,
    /// `A_RES_68_197-EN.xml`
    pub akn: String,
    /// `A_RES_68_197-EN.txt`
    pub txt: String,
    /// `A_RES_68_197-EN.jsonl`
    pub jsonl: String,
    /// `A_RES_68_197-EN.brf`
    pub brf: String,
    /// `A_RES_68_197-EN.ebrl`
    pub ebrl: String,
}

impl Files {
    /// Returns the file name of a source of the document with this extension: `A_RES_68_197-EN.md`.
    pub fn source_as(&self, extension: &str) -> String {
        let stem = self.pdf.trim_end_matches("pdf");
        format!("{stem}{extension}")
    }

    /// Returns the file name of the PDF of a variant, by the suffix of the variant:
    /// `A_RES_68_197-EN-letter.pdf`.
    pub fn pdf_with(&self, suffix: &str) -> String {
        let stem = self.pdf.trim_end_matches(".pdf");
        format!("{stem}{suffix}.pdf")
    }
}

impl<'a> View<'a> {
    /// Returns the view of a document. `epoch` is the time in SOURCE_DATE_EPOCH; without it, the
    /// date of the document is the time of the last change.
    ///
    /// # Errors
    /// `T002` if the catalogue lacks a message.
    pub fn new(
        resolution: &'a Resolution,
        catalogue: &'a Catalogue,
        epoch: Option<Timestamp>,
    ) -> Result<Self, Findings> {
        let catalogue = catalogue.of_document(&resolution.body, &resolution.symbol);
        let title = title::title(resolution, catalogue)?;
        let words = catalogue.words();
        let places = Places::of(resolution);
        let names = names::names(resolution, &places, catalogue)?;
        let outline = outline::outline(resolution, &places, &names, words, catalogue)?;
        let bodies = catalogue.bodies();
        let Resolution {
            symbol,
            body,
            language,
            ..
        } = resolution;
        let folder = bodies.folder(symbol);
        let official = resolution.official.as_ref();
        let official_href = match official.map(|address| address.as_href().clone()) {
            None => bodies.official_href(symbol, body, language),
            of_document => of_document,
        };
        let body = bodies.get_or_neutral(body);
        let documents = body.documents_of(symbol).map(|(documents, _)| documents);
        let official = || body.officials();
        let official_hosts: Vec<String> = official()
            .flat_map(Official::hosts)
            .map(str::to_owned)
            .collect();
        let hosts_with_symbols: Vec<String> = official()
            .flat_map(Official::hosts_with_symbols)
            .map(str::to_owned)
            .collect();
        Ok(View {
            version: VIEW_VERSION,
            resolution,
            direction: resolution.language.direction(),
            script: resolution.language.script(),
            full_title: full_title(resolution, &title, catalogue)?,
            description: description(resolution, &title, catalogue)?,
            organization_name: plain_text(&resolution.masthead.organization),
            body_name: plain_text(&resolution.masthead.body),
            creator: creator(resolution, catalogue)?,
            schema_type: body.schema_type.clone(),
            number_above_title: documents
                .is_some_and(|documents| documents.number_has_words(language)),
            official_href: official_href.map(String::from).unwrap_or_default(),
            links: links::links(resolution, &hosts_with_symbols),
            official_hosts,
            hosts_with_symbols,
            modified: modified(resolution, epoch),
            files: Files::new(&folder, language),
            folder,
            other_languages: languages::other_languages(resolution),
            tables: tables::tables(resolution, catalogue)?,
            table_notes: calls_of_table_notes(resolution),
            long_annexes: length::long_annexes(resolution),
            annex_closings: enactments::annex_closings(&places),
            editors_notes: editors_notes::has_any(resolution),
            official_words_only: false,
            official: false,
            certification: None,
            title,
            words: Cow::Borrowed(words),
            imprint: Imprint::default(),
            theme: Theme::default(),
            enactments: enactments::anchors(resolution, &places),
            places,
            names,
            outline,
        })
    }

    /// Returns the view of the same document with what the project states about the publisher,
    /// which replaces the words of the catalogue.
    pub fn with_imprint(mut self, imprint: Imprint) -> Self {
        for (word, text) in [
            (Word::Publisher, &imprint.publisher),
            (Word::Rights, &imprint.rights),
        ] {
            if let Some(text) = text {
                self.words.to_mut().set(word, text);
            }
        }
        self.imprint = imprint;
        self
    }

    /// Returns the view of the same document with other addresses in its references. Everything
    /// else is reused.
    pub fn with_addresses_of<'b>(self, resolution: &'b Resolution) -> View<'b>
    where
        'a: 'b,
    {
        View {
            resolution,
            links: links::links(resolution, &self.hosts_with_symbols),
            ..self
        }
    }

    /// Returns the anchors from which the text of pages is counted: those of places with lines, and
    /// of votes.
    pub fn text_anchors(&self) -> BTreeSet<String> {
        pages::text_anchors(&self.places)
    }

    /// Returns every anchor that other documents may link to, sorted by name.
    pub fn anchors(&self) -> Vec<String> {
        let linked = self.linked_places();
        let anchors: BTreeSet<String> = linked.map(|place| place.anchor.to_string()).collect();
        anchors.into_iter().collect()
    }

    /// Returns the places that other documents may link to, in reading order. Each edition has each
    /// of their anchors once. The lines around the text are not among them: only links back from
    /// notes refer to them.
    pub fn linked_places(&self) -> impl Iterator<Item = &Place> {
        self.places.iter().filter(|place| {
            !matches!(
                place.kind,
                PlaceKind::Masthead | PlaceKind::Title | PlaceKind::Formula | PlaceKind::Closing
            )
        })
    }
}

impl Files {
    /// Returns the names of files in a folder, `A_RES_68_197-EN.pdf` in `A/RES/68/197`.
    fn new(folder: &str, language: &Language) -> Self {
        let language = language.tag().to_ascii_uppercase();
        let stem = format!("{}-{language}", folder.replace('/', "_"));
        Files {
            html: "index.html".to_owned(),
            pdf: format!("{stem}.pdf"),
            epub: format!("{stem}.epub"),
            akn: format!("{stem}.xml"),
            txt: format!("{stem}.txt"),
            jsonl: format!("{stem}.jsonl"),
            brf: format!("{stem}.brf"),
            ebrl: format!("{stem}.ebrl"),
        }
    }
}

fn calls_of_table_notes(resolution: &Resolution) -> BTreeMap<Anchor, Vec<Anchor>> {
    let notes = table_notes::table_notes(resolution).into_iter();
    let calls = notes.map(|(anchor, note)| {
        let calls = note.calls.into_iter().map(|call| call.anchor);
        (anchor, calls.collect())
    });
    calls.collect()
}

/// Returns the name of the body, with that of its organization if the body has a line for it.
fn creator(resolution: &Resolution, catalogue: &Catalogue) -> Result<String, Findings> {
    let organization = plain_text(&resolution.masthead.organization);
    let body = plain_text(&resolution.masthead.body);
    if organization.is_empty() || body.is_empty() {
        return Ok(body);
    }
    let arguments = [
        ("organization", FluentValue::from(organization)),
        ("body", FluentValue::from(body.as_str())),
    ];
    let line = catalogue.line("creator", &arguments)?;
    Ok(Some(line).filter(|line| !line.is_empty()).unwrap_or(body))
}

fn full_title(
    resolution: &Resolution,
    title: &str,
    catalogue: &Catalogue,
) -> Result<String, Findings> {
    let symbol = resolution.symbol.as_str();
    if title == symbol {
        return Ok(title.to_owned());
    }
    let arguments = [
        ("symbol", FluentValue::from(symbol)),
        ("title", FluentValue::from(title)),
    ];
    catalogue.message("full-title", &arguments)
}

fn description(
    resolution: &Resolution,
    title: &str,
    catalogue: &Catalogue,
) -> Result<String, Findings> {
    let mut arguments = vec![
        ("symbol", FluentValue::from(resolution.symbol.as_str())),
        ("title", FluentValue::from(title)),
    ];
    match resolution.dates.adopted {
        Some(date) => {
            arguments.push(("date", FluentValue::from(catalogue.date(date)?)));
            let arguments = catalogue.with_parts(&resolution.symbol, arguments);
            catalogue.line("description", &arguments)
        }
        None => {
            let arguments = catalogue.with_parts(&resolution.symbol, arguments);
            catalogue.line("description-undated", &arguments)
        }
    }
}

/// Returns the time of the last change, in UTC: the given epoch, midnight of the date of the
/// document, or the beginning of 1970.
///
/// It is a civil time, because every calendar date has one; some dates are outside the range of
/// timestamps.
fn modified(resolution: &Resolution, epoch: Option<Timestamp>) -> DateTime {
    if let Some(epoch) = epoch {
        return epoch.to_zoned(TimeZone::UTC).datetime();
    }
    let dates = &resolution.dates;
    match dates.issued.or(dates.adopted) {
        Some(date) => date.to_datetime(Time::midnight()),
        None => DateTime::constant(1970, 1, 1, 0, 0, 0, 0),
    }
}

/// Writes the time in whole seconds, marked as UTC: `2014-02-18T00:00:00Z`.
fn in_utc<S: Serializer>(time: &DateTime, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(&format_args!("{time:.0}Z"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_written_in_whole_seconds_of_utc() {
        let time = DateTime::constant(2014, 2, 18, 9, 5, 59, 999_999_999);
        let written = in_utc(&time, serde_json::value::Serializer).unwrap();
        assert_eq!(written, "2014-02-18T09:05:59Z");
        let first = DateTime::constant(1, 1, 1, 0, 0, 0, 0);
        let written = in_utc(&first, serde_json::value::Serializer).unwrap();
        assert_eq!(written, "0001-01-01T00:00:00Z");
    }
}
