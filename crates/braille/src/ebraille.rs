//! The eBraille 1.0 publication (DAISY Consortium, 14 August 2025): the document in Unicode
//! braille, as XHTML in a package for braille displays.

use std::collections::BTreeMap;
use std::io::{Cursor, Write};

use minijinja::Environment;
use minijinja::value::{Serde, Value};
use serde::Serialize;
use uuid::Uuid;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use publish_model::{Places, Resolution, Tally, Vote, VoteSide};
use publish_templates::wording::Word;
use publish_view::{OutlineEntry, OutlineKind, View};

use super::characters::BLANK;
use super::louis;
use super::transcribe::{Transcriber, transcribe};
use crate::{BrailleError, PrintPages};
use publish_view::edition::braille::Grade;

use super::anchors;

/// The reason why a publication could not be written.
#[derive(Debug, thiserror::Error)]
pub enum EbrailleError {
    /// The document cannot be written in braille.
    #[error(transparent)]
    Braille(#[from] BrailleError),
    /// A template has an error.
    #[error(transparent)]
    Template(#[from] minijinja::Error),
    /// The container could not be written.
    #[error("the container could not be written: {0}")]
    Container(#[from] zip::result::ZipError),
    /// A file of the container could not be written.
    #[error("the container could not be written: {0}")]
    Write(#[from] std::io::Error),
}

/// The generated words that the templates print.
const WORDS: [Word; 4] = [Word::Annex, Word::Contents, Word::Notes, Word::RecordedVote];

const CONTAINER: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles>
<rootfile full-path="package.opf" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
"#;

/// The context of every template of the publication.
#[derive(Serialize)]
struct FileContext<'a> {
    view: &'a View<'a>,
    document: Resolution,
    symbol: String,
    title: String,
    words: BTreeMap<&'static str, String>,
    tallies: Vec<Option<Vec<Side>>>,
    outline: Vec<Entry>,
    pages: Vec<PrintPage>,
    breaks: BTreeMap<String, PrintPage>,
    language: String,
    system: &'static str,
    producer: String,
    identifier: String,
    date: String,
}

impl<'a> FileContext<'a> {
    fn new(view: &'a View<'a>, transcriber: &Transcriber, print: &PrintPages) -> Self {
        let document = transcriber.resolution(view.resolution);
        let pages = print_pages(&view.places, transcriber, print);
        let system = transcriber.named.system;
        FileContext {
            symbol: transcriber.words(view.resolution.symbol.as_str()),
            title: transcriber.words(&view.title),
            words: WORDS
                .into_iter()
                .map(|word| (word.key(), transcriber.words(view.words.get(word))))
                .collect(),
            tallies: document
                .enactments()
                .into_iter()
                .map(|enactment| Some(sides(enactment.vote.as_ref()?, view, transcriber)))
                .collect(),
            outline: entries(&view.outline, transcriber),
            breaks: pages
                .iter()
                .map(|page| (page.anchor.clone(), page.clone()))
                .collect(),
            pages,
            language: format!("{}-Brai", view.resolution.language.primary()),
            system,
            producer: format!(
                "publish {} (liblouis {})",
                env!("CARGO_PKG_VERSION"),
                louis::version()
            ),
            identifier: identifier(view, system),
            date: view.modified.date().to_string(),
            document,
            view,
        }
    }
}

/// A side of a recorded vote.
#[derive(Serialize)]
struct Side {
    heading: String,
    states: Vec<String>,
}

/// A line of the table of contents.
#[derive(Serialize)]
struct Entry {
    anchor: String,
    title: String,
    children: Vec<Entry>,
}

/// A page of the print edition.
#[derive(Clone, Serialize)]
struct PrintPage {
    number: usize,
    cells: String,
    /// The first anchor on it.
    anchor: String,
}

/// Renders the publication of a document. The same view, templates, tables and pages give the same
/// bytes.
///
/// # Errors
/// If the language has no braille code, a template has an error, or the container cannot be
/// written.
pub fn render(
    environment: &Environment<'_>,
    view: &View<'_>,
    style_sheet: &str,
    grade: Option<Grade>,
    print: &PrintPages,
) -> Result<Vec<u8>, EbrailleError> {
    let language = &view.resolution.language;
    let context = transcribe(language, grade, |transcriber| {
        FileContext::new(view, transcriber, print)
    })?;
    let context = Value::from(Serde(&context));
    let page = |name: &str| {
        let text = environment.get_template(name)?.render(&context)?;
        // Lines can break at a space, but not at an empty cell.
        Ok::<_, minijinja::Error>(text.replace(BLANK, " "))
    };
    let files = [
        ("META-INF/container.xml", CONTAINER.to_owned()),
        ("package.opf", page("ebraille/package.opf")?),
        ("index.html", page("ebraille/index.html")?),
        ("ebraille/text.html", page("ebraille/text.html")?),
        ("ebraille/braille.css", style_sheet.to_owned()),
    ];
    container(&files)
}

/// Writes the container, with `mimetype` first and uncompressed (OCF 3.3, section 4.3). Every file
/// has the same modification time.
fn container(files: &[(&str, String)]) -> Result<Vec<u8>, EbrailleError> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().last_modified_time(DateTime::default());
    writer.start_file(
        "mimetype",
        options.compression_method(CompressionMethod::Stored),
    )?;
    writer.write_all(b"application/epub+zip")?;
    for (name, text) in files {
        writer.start_file(
            *name,
            options.compression_method(CompressionMethod::Deflated),
        )?;
        writer.write_all(text.as_bytes())?;
    }
    Ok(writer.finish()?.into_inner())
}

/// Returns the sides of a vote, whose States are already in braille.
fn sides(vote: &Vote, view: &View<'_>, transcriber: &Transcriber) -> Vec<Side> {
    let side = |(side, tally): (VoteSide, &Tally)| {
        let side = view.words.get(Word::of_side(side));
        let colon = view.words.get(Word::Colon);
        let heading = format!("{side}{colon}{}", tally.count);
        Side {
            heading: transcriber.words(&heading),
            states: tally.states.clone(),
        }
    };
    vote.sides().map(side).collect()
}

/// Returns the outline without paragraphs.
fn entries(outline: &[OutlineEntry], transcriber: &Transcriber) -> Vec<Entry> {
    let entries = outline
        .iter()
        .filter(|entry| entry.kind != OutlineKind::Paragraph);
    let entries = entries.map(|entry| Entry {
        anchor: entry.anchor.clone(),
        title: transcriber.words(&entry.title),
        children: self::entries(&entry.children, transcriber),
    });
    entries.collect()
}

/// Returns the pages of the print edition in text order, each with the first anchor on it. The
/// masthead begins the first.
fn print_pages(places: &Places, transcriber: &Transcriber, print: &PrintPages) -> Vec<PrintPage> {
    let mut pages: Vec<PrintPage> = Vec::new();
    let mut add_page = |number: usize, anchor: &str| {
        if pages.last().is_none_or(|page| page.number < number) {
            pages.push(PrintPage {
                number,
                cells: transcriber.words(&number.to_string()),
                anchor: anchor.to_owned(),
            });
        }
    };
    if !print.is_empty() {
        add_page(1, "masthead");
    }
    for anchor in anchors::in_order(places) {
        if let Some(number) = print.get(anchor.as_str()) {
            add_page(*number, anchor.as_str());
        }
    }
    pages
}

/// Returns the identifier of the publication: a UUID derived from the symbol, the language and the
/// braille code (RFC 9562, version 5).
fn identifier(view: &View<'_>, system: &str) -> String {
    let resolution = view.resolution;
    let name = format!("{} {} {system}", resolution.symbol, resolution.language);
    let namespace = Uuid::new_v5(&Uuid::NAMESPACE_URL, b"https://undocs.org/");
    Uuid::new_v5(&namespace, name.as_bytes()).urn().to_string()
}
