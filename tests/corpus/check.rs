//! Reads and builds one document, and compares its editions word for word.

use std::collections::BTreeSet;
use std::sync::Arc;

use publish::pipeline::Builder;
use publish_model::diagnostic::{Diagnostic, SourceFile, has_error};
use publish_model::{Resolution, Text};
use publish_pdf::PdfOptions;
use publish_source as source;
use publish_test_support::archive::Document;
use publish_test_support::edition_text::{EditionText, fold};
use publish_test_support::editions::page_alone;
use publish_test_support::epub::Epub;
use publish_test_support::{number_order, pdf, tree, txt, xml};
use publish_view::edition::Format;
use publish_view::{PageMarks, View};

use crate::akn;

/// The result of a document.
pub struct Checked {
    pub path: String,
    pub outcome: Outcome,
    /// The code of each warning.
    pub warnings: Vec<&'static str>,
    /// The differences between the words of an edition and those of the XML.
    pub differences: Vec<String>,
}

pub enum Outcome {
    Built,
    Failed(String),
    NotWellFormed,
}

/// Builds a document and compares the words of its editions.
pub fn document(document: &Document, builder: &Builder, formats: &[Format]) -> Checked {
    let mut checked = Checked {
        path: document.path.clone(),
        outcome: Outcome::Built,
        warnings: Vec::new(),
        differences: Vec::new(),
    };
    let text = String::from_utf8_lossy(&document.bytes);
    let text = text.trim_start_matches('\u{feff}');
    let Some(mut wanted) = xml::words(text) else {
        checked.outcome = Outcome::NotWellFormed;
        return checked;
    };
    let file = SourceFile::new(document.path.clone(), text);
    let reading = source::read(&file, builder.catalogues());
    let warnings = reading
        .diagnostics
        .iter()
        .filter(|finding| !finding.is_error());
    checked.warnings = warnings.map(|finding| finding.code.as_str()).collect();
    let Some(resolution) = reading.resolution else {
        checked.outcome = Outcome::Failed(describe(&reading.diagnostics));
        return checked;
    };
    let mut model = EditionText::of_model(&as_printed(&resolution));
    let symbol = resolution.symbol.as_str();
    match cover_symbol(text) {
        // Three cover pages omit their symbol; the reader takes it from the document's address.
        "" => model.body = model.body.replacen(&format!("{symbol} "), "", 1),
        // Other cover pages have the symbol of another document, which the reader corrects.
        printed if checked.warnings.contains(&"X006") => {
            wanted.body = wanted.body.replacen(printed, symbol, 1);
        }
        _ => {}
    }
    if resolution.language.primary() == "ar" {
        wanted = with_numbers_of(wanted, &model);
    }
    checked
        .differences
        .extend(difference("the model", &wanted, &model));
    if let Err(reason) = editions(&file, &resolution, builder, formats, &mut checked) {
        checked.outcome = Outcome::Failed(reason);
    }
    checked
}

/// Returns the symbol that is printed on the cover page.
fn cover_symbol(text: &str) -> &str {
    let cover = text.split_once("<docNumber refersTo=\"#symbol\">");
    let symbol = cover.and_then(|(_, rest)| rest.split('<').next());
    symbol.unwrap_or_default().trim()
}

/// Returns the model without the recorded vote, which is metadata in the XML.
fn as_printed(resolution: &Resolution) -> Resolution {
    let mut model = resolution.clone();
    if let Text::Whole(enactment) = &mut model.text {
        enactment.vote = None;
    }
    model
}

fn describe<'f>(findings: impl IntoIterator<Item = &'f Diagnostic>) -> String {
    let errors = findings.into_iter().filter(|finding| finding.is_error());
    let described: Vec<String> = errors
        .map(|error| format!("{}: {}", error.code.as_str(), error.message))
        .collect();
    described.join("; ")
}

/// Removes the brackets of calls: the XML has only their marks.
fn without_brackets(text: &str) -> String {
    fold(&text.replace(['‹', '›'], ""))
}

/// Describes the first difference between the words of the XML and another text.
pub fn difference(name: &str, wanted: &xml::Words, text: &EditionText) -> Option<String> {
    let mut wanted = EditionText {
        body: wanted.body.clone(),
        notes: numbered(wanted.notes.clone()),
    };
    let mut found = EditionText {
        body: without_brackets(&text.body),
        notes: numbered(
            text.notes
                .values()
                .map(|note| without_brackets(note))
                .collect(),
        ),
    };
    wanted.difference(&found)?;
    wanted.body = separated(&wanted.body);
    found.body = separated(&found.body);
    let difference = wanted.difference(&found)?;
    Some(format!("{name} differs {difference}"))
}

/// Returns the words of the XML with the groups of Arabic numbers in the order of the model.
fn with_numbers_of(wanted: xml::Words, model: &EditionText) -> xml::Words {
    let body = without_brackets(&model.body);
    let mut notes: Vec<String> = model
        .notes
        .values()
        .map(|note| without_brackets(note))
        .collect();
    notes.sort();
    let mut wanted_notes = wanted.notes;
    wanted_notes.sort();
    let pairs = wanted_notes.iter().zip(&notes);
    xml::Words {
        body: number_order::follow(&wanted.body, &wanted.borders, &body),
        notes: pairs
            .map(|(wanted, found)| number_order::follow(wanted, &BTreeSet::new(), found))
            .collect(),
        borders: wanted.borders,
    }
}

/// Adds the space between a label or sentence and the capital letter after it, and removes spaces
/// between ideographs. The former is missing in three documents, such as “287.Nous” in A/RES/79/233,
/// where the reader finds the number or paragraph. The latter is where the reader joins a sentence
/// that A/RES/77/134 in Chinese cuts in two. Removes the space between a number and its point:
/// “1.1 .” in A/RES/76/3.
fn separated(text: &str) -> String {
    let is_ideograph = |character: char| ('\u{4e00}'..='\u{9fff}').contains(&character);
    let mut separated = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let is_between = character == ' '
            && separated.ends_with(is_ideograph)
            && characters.peek().is_some_and(|next| is_ideograph(*next));
        let is_before_point = character == ' '
            && separated.ends_with(|last: char| last.is_ascii_digit())
            && characters.peek() == Some(&'.');
        if is_between || is_before_point {
            continue;
        }
        if character.is_uppercase() && separated.ends_with(['.', ',']) {
            separated.push(' ');
        }
        separated.push(character);
    }
    separated
}

/// Numbers the sorted notes of a document, because marks restart in annexes.
fn numbered(mut notes: Vec<String>) -> std::collections::BTreeMap<String, String> {
    notes.sort();
    notes
        .into_iter()
        .enumerate()
        .map(|(index, note)| (format!("{index:04}"), note))
        .collect()
}

fn editions(
    file: &Arc<SourceFile>,
    resolution: &Resolution,
    builder: &Builder,
    formats: &[Format],
    checked: &mut Checked,
) -> Result<(), String> {
    let catalogue = builder
        .catalogues()
        .get(&resolution.language)
        .ok_or("no catalogue")?;
    let view = View::new(resolution, catalogue, None).map_err(|all| describe(&all))?;
    let renderer = builder.renderer();
    let model = EditionText::of_model(resolution);
    let compare = |name: &str, text: &EditionText, checked: &mut Checked| {
        let found = model.difference(text);
        checked
            .differences
            .extend(found.map(|difference| format!("{name} differs {difference}")));
    };
    for format in formats {
        match format {
            Format::Html => {
                let page = page_alone(&view.resolution.language);
                let page = renderer
                    .html(&view, &PageMarks::default(), &page)
                    .map_err(|all| describe(&all))?;
                let text = EditionText::of_pages(&[tree::from_html(&page)]);
                compare("the HTML edition", &text, checked);
            }
            Format::Epub => {
                let bytes = renderer
                    .epub(&view, &PageMarks::default())
                    .map_err(|all| describe(&all))?;
                compare(
                    "the EPUB edition",
                    &EditionText::of_pages(&Epub::read(&bytes).pages()),
                    checked,
                );
            }
            Format::Akn => {
                let found = akn::compare(&checked.path, resolution, builder.catalogues());
                checked.differences.extend(found);
            }
            Format::Txt => {
                let text = txt::read(&publish_text::txt::write(&view), resolution, &view.words);
                let found = txt::of_model(resolution).difference(&text);
                let found = found.map(|found| format!("the plain text differs {found}"));
                checked.differences.extend(found);
            }
            Format::Jsonl => return Err("tests/suite/words compares passages".to_owned()),
            Format::Brf | Format::Ebrl => return Err("tests/braille compares braille".to_owned()),
            Format::Pdf => {
                let pages = renderer
                    .typeset(&view, file, PdfOptions::default())
                    .map_err(|all| describe(&all))?;
                let (bytes, warnings) = renderer
                    .export(pages, &view, file)
                    .map_err(|all| describe(&all))?;
                assert!(!has_error(&warnings));
                compare("the PDF edition", &pdf::read(&bytes, resolution), checked);
            }
        }
    }
    Ok(())
}
