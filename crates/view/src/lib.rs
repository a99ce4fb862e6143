//! What a template receives: the resolution, and all that we say ourselves about it.
//!
//! Templates print what stands here and never count, name or translate. Whatever an edition adds
//! to the resolution's words is in [`View::words`], [`View::names`] or [`View::outline`].

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
mod tables;

pub use cells::{CellReading, ColumnWords};
pub use enactments::EnactmentAnchors;
pub use grid::{Grid, GridCell};
pub use names::heading_words;
pub use outline::opening_words;
pub use pages::{LineMark, MarkPosition, PageMarks, PageStart, PagesInVote};
pub use tables::{RowHeaders, TableReading};

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use jiff::civil::{DateTime, Time};
use jiff::tz::TimeZone;
use serde::{Serialize, Serializer};

use publish_model::diagnostic::Findings;
use publish_model::{Anchor, Direction, Place, PlaceKind, Places, Resolution, Script, plain_text};
use publish_templates::VIEW_VERSION;
use publish_templates::wording::{Catalogue, FluentValue, Words, body_argument};

/// Everything that the templates of one document's editions get.
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
    /// The title without mark-up.
    pub title: String,
    /// The name of the document in a window title or a library: symbol and title.
    pub full_title: String,
    /// One sentence on what the document is, for search engines and reading systems.
    pub description: String,
    /// Every message of the language's catalogue that takes no argument, by its key.
    pub words: &'a Words,
    /// The places of the document, in reading order.
    #[serde(skip)]
    pub places: Places,
    /// The anchors of what each enactment has once, in the order of the enactments.
    pub enactments: Vec<EnactmentAnchors>,
    /// What is said of each anchor.
    pub names: BTreeMap<Anchor, Name>,
    /// The table of contents: preamble, operative part, sections, annexes, notes.
    pub outline: Vec<OutlineEntry>,
    /// The address of the document at the United Nations document site.
    pub official_href: String,
    /// The name of the organization as the masthead has it, without mark-up and note calls.
    pub organization_name: String,
    /// The name of the body as the masthead has it, without mark-up and note calls.
    pub body_name: String,
    /// When the editions' content was last changed, in UTC: SOURCE_DATE_EPOCH or the document's
    /// own date. Templates get it as `2014-02-18T00:00:00Z`.
    #[serde(serialize_with = "in_utc")]
    pub modified: DateTime,
    /// The names of the files of the editions, which stand in one folder.
    pub files: Files,
    /// The languages, other than its own, of blocks and words in the document.
    pub other_languages: Vec<String>,
    /// By their addresses, what tells links apart that have the same words: `A/RES/75/245b` for one
    /// that is called `75/245`.
    pub links: BTreeMap<String, String>,
    /// How each table is read.
    pub tables: BTreeMap<Anchor, TableReading>,
    /// The annexes that are long enough to begin a page in print.
    pub long_annexes: Vec<Anchor>,
    /// Whether there is an “Ibid.” in the notes of which it is said what it stands for.
    pub editors_notes: bool,
    /// Whether HTML and EPUB leave out all that is ours; not, until whoever asks for the editions
    /// wants it.
    pub official_words_only: bool,
}

/// What is said of an anchor.
#[derive(Debug, Clone, Serialize)]
pub struct Name {
    /// The name in a sentence or a list of links: `paragraph 18 (c)`, `note 14`.
    pub spoken: String,
    /// What comes before the printed number or mark to make the name of it, for who listens:
    /// `paragraph 18 ` before `(c)`, `note ` before `14`.
    pub lead: String,
    /// What comes after the bare number to complete the name: `段` after the `18` of `第18段`. Empty
    /// in most languages.
    pub tail: String,
    /// The printed label without the marks that part it from the text: `18` of `18.`. Empty where
    /// none is printed.
    pub bare: String,
    /// Of a call, the name of the way back to it: `Back to paragraph 16: call 3 of note 14`.
    pub back: Option<String>,
    /// Of a call, what is read of the way back within the text of the note, where its full name would
    /// be a burden: `Back to paragraph 16`.
    pub way_back: Option<String>,
    /// The short form of the place for the eye, `16`, `PP 9`; of a call that of where it stands.
    pub place: Option<String>,
    /// The place as footnotes cite it: `A/RES/68/197, para. 18 (c)`. Calls have none.
    pub citation: Option<String>,
}

/// A line of the table of contents.
#[derive(Debug, Clone, Serialize)]
pub struct OutlineEntry {
    /// Where it leads: an anchor of the model, or `preamble`, `operative-part`, `notes`.
    pub anchor: String,
    /// `preamble`, `operative-part`, `paragraph`, `section`, `part`, `annex` or `notes`.
    pub kind: OutlineKind,
    /// What it says: for a paragraph its number and opening words.
    pub title: String,
    /// The level of the heading in the page, 2 or more; for a paragraph the level it would have.
    pub level: u8,
    /// The paragraphs right under it that are found by a number: in a preamble those without a
    /// printed one by their count. In a section whose numbers begin again, the few paragraphs are
    /// found by its heading.
    pub numbers: Vec<NumberedPlace>,
    /// What stands under it.
    pub children: Vec<OutlineEntry>,
}

/// A paragraph and the number that it is found by.
#[derive(Debug, Clone, Serialize)]
pub struct NumberedPlace {
    /// Its anchor.
    pub anchor: Anchor,
    /// Its number, without the marks that part it from the text.
    pub number: String,
}

/// What a line of the table of contents stands for.
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

/// The names of the files of one document, without a folder.
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
    /// `A_RES_68_197-EN.brf`
    pub brf: String,
    /// `A_RES_68_197-EN.ebrl`
    pub ebrl: String,
}

impl Files {
    /// The name of a source of the document that ends in `extension`: `A_RES_68_197-EN.md`.
    pub fn source_as(&self, extension: &str) -> String {
        let stem = self.pdf.trim_end_matches("pdf");
        format!("{stem}{extension}")
    }

    /// The name of the PDF of a make-up that is `suffix` in names of files: `A_RES_68_197-EN-letter.pdf`.
    pub fn pdf_with(&self, suffix: &str) -> String {
        let stem = self.pdf.trim_end_matches(".pdf");
        format!("{stem}{suffix}.pdf")
    }
}

impl<'a> View<'a> {
    /// The view of a document. `epoch` is the time that SOURCE_DATE_EPOCH sets; without it the
    /// document's own date is its last change.
    ///
    /// # Errors
    /// `T002` where the catalogue lacks a message.
    pub fn new(
        resolution: &'a Resolution,
        catalogue: &'a Catalogue,
        epoch: Option<Timestamp>,
    ) -> Result<Self, Findings> {
        let title = resolution.plain_title();
        let words = catalogue.words();
        let places = Places::of(resolution);
        let names = names::names(resolution, &places, catalogue)?;
        let outline = outline::outline(resolution, &places, words, catalogue)?;
        Ok(View {
            version: VIEW_VERSION,
            resolution,
            direction: resolution.language.direction(),
            script: resolution.language.script(),
            full_title: full_title(resolution, &title, catalogue)?,
            description: description(resolution, &title, catalogue)?,
            organization_name: plain_text(&resolution.masthead.organization),
            body_name: plain_text(&resolution.masthead.body),
            official_href: resolution
                .symbol
                .official_href(&resolution.language)
                .to_string(),
            modified: modified(resolution, epoch),
            files: Files::new(resolution),
            other_languages: languages::other_languages(resolution),
            links: links::links(resolution),
            tables: tables::tables(resolution),
            long_annexes: length::long_annexes(resolution),
            editors_notes: editors_notes::has_any(resolution),
            official_words_only: false,
            title,
            words,
            enactments: enactments::anchors(resolution, &places),
            places,
            names,
            outline,
        })
    }

    /// The view of the same document with other addresses in its references: nothing else of it is
    /// made again.
    pub fn with_addresses_of<'b>(self, resolution: &'b Resolution) -> View<'b>
    where
        'a: 'b,
    {
        View {
            resolution,
            links: links::links(resolution),
            ..self
        }
    }

    /// The anchors that the text of pages is counted from: those of places with lines, and votes.
    pub fn text_anchors(&self) -> BTreeSet<String> {
        pages::text_anchors(&self.places)
    }

    /// Every anchor that others may link to, in the order of their names.
    pub fn anchors(&self) -> Vec<String> {
        let linked = self.linked_places();
        let anchors: BTreeSet<String> = linked.map(|place| place.anchor.to_string()).collect();
        anchors.into_iter().collect()
    }

    /// The places that others may link to, in reading order. Each edition has each of their anchors
    /// once. The lines around the text are not among them: notes lead back to them, no one else.
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
    fn new(resolution: &Resolution) -> Self {
        let language = resolution.language.tag().to_ascii_uppercase();
        let stem = format!("{}-{language}", resolution.symbol.file_stem());
        Files {
            html: "index.html".to_owned(),
            pdf: format!("{stem}.pdf"),
            epub: format!("{stem}.epub"),
            akn: format!("{stem}.xml"),
            txt: format!("{stem}.txt"),
            brf: format!("{stem}.brf"),
            ebrl: format!("{stem}.ebrl"),
        }
    }
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
    catalogue.say("full-title", &arguments)
}

fn description(
    resolution: &Resolution,
    title: &str,
    catalogue: &Catalogue,
) -> Result<String, Findings> {
    let mut arguments = vec![
        ("symbol", FluentValue::from(resolution.symbol.as_str())),
        ("title", FluentValue::from(title)),
        ("body", body_argument(resolution.body)),
    ];
    match resolution.dates.adopted {
        Some(date) => {
            arguments.push(("date", FluentValue::from(catalogue.date(date)?)));
            catalogue.say("description", &arguments)
        }
        None => catalogue.say("description-undated", &arguments),
    }
}

/// The last change, in UTC: the epoch set from outside, or midnight of the document's own date, or
/// the beginning of 1970.
///
/// A civil time, because every date of the calendar has one; some dates are beyond all timestamps.
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

/// The time in whole seconds with the mark of UTC: `2014-02-18T00:00:00Z`.
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
