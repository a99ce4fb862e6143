//! One document: read, built, and compared word for word.

use std::sync::Arc;

use publish::pipeline::Builder;
use publish_model::diagnostic::{Diagnostic, SourceFile, has_error};
use publish_model::{Resolution, Text};
use publish_pdf::PdfOptions;
use publish_source as source;
use publish_test_support::archive::Document;
use publish_test_support::epub::Epub;
use publish_test_support::said::{Said, fold};
use publish_test_support::{pdf, tree, txt, xml};
use publish_text::html::Page;
use publish_view::edition::Format;
use publish_view::{PageMarks, View};

use crate::akn;

/// What came of a document.
pub struct Checked {
    pub path: String,
    pub outcome: Outcome,
    /// The code of each warning.
    pub warnings: Vec<&'static str>,
    /// Where an edition says something else than the XML.
    pub differences: Vec<String>,
}

pub enum Outcome {
    Built,
    Failed(String),
    NotWellFormed,
}

/// Builds a document and compares what its editions say.
pub fn document(document: &Document, builder: &Builder, formats: &[Format]) -> Checked {
    let mut checked = Checked {
        path: document.path.clone(),
        outcome: Outcome::Built,
        warnings: Vec::new(),
        differences: Vec::new(),
    };
    let text = String::from_utf8_lossy(&document.bytes);
    let text = text.trim_start_matches('\u{feff}');
    let Some(wanted) = xml::words(text) else {
        checked.outcome = Outcome::NotWellFormed;
        return checked;
    };
    let file = SourceFile::new(document.path.clone(), text);
    let reading = source::read(&file, builder.catalogues());
    let warnings = reading.diagnostics.iter().filter(|one| !one.is_error());
    checked.warnings = warnings.map(|one| one.code.as_str()).collect();
    let Some(resolution) = reading.resolution else {
        checked.outcome = Outcome::Failed(describe(&reading.diagnostics));
        return checked;
    };
    let mut said = Said::of_model(&as_printed(&resolution));
    let symbol = resolution.symbol.as_str();
    if !wanted.body.contains(symbol) {
        // Three cover pages leave their symbol out; it is taken from the document's address.
        said.body = said.body.replacen(&format!("{symbol} "), "", 1);
    }
    checked
        .differences
        .extend(difference("the model", &wanted, &said));
    if let Err(reason) = editions(&file, &resolution, builder, formats, &mut checked) {
        checked.outcome = Outcome::Failed(reason);
    }
    checked
}

/// The recorded vote comes from the metadata, so it is not among the words of the text.
fn as_printed(resolution: &Resolution) -> Resolution {
    let mut model = resolution.clone();
    if let Text::Whole(enactment) = &mut model.text {
        enactment.vote = None;
    }
    model
}

fn describe<'f>(findings: impl IntoIterator<Item = &'f Diagnostic>) -> String {
    let errors = findings.into_iter().filter(|one| one.is_error());
    let described: Vec<String> = errors
        .map(|one| format!("{}: {}", one.code.as_str(), one.message))
        .collect();
    described.join("; ")
}

/// The calls stand in the words as their marks, as they do in the XML.
fn without_brackets(said: &str) -> String {
    fold(&said.replace(['‹', '›'], ""))
}

pub fn difference(what: &str, wanted: &xml::Words, said: &Said) -> Option<String> {
    let wanted_said = Said {
        body: wanted.body.clone(),
        notes: numbered(wanted.notes.clone()),
    };
    let found = Said {
        body: without_brackets(&said.body),
        notes: numbered(
            said.notes
                .values()
                .map(|note| without_brackets(note))
                .collect(),
        ),
    };
    let difference = wanted_said.difference(&found)?;
    Some(format!("{what} differs {difference}"))
}

/// Notes by their place among all of a document's when sorted: marks restart in annexes.
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
    let model = Said::of_model(resolution);
    let compare = |what: &str, said: &Said, checked: &mut Checked| {
        let found = model.difference(said);
        checked
            .differences
            .extend(found.map(|difference| format!("{what} differs {difference}")));
    };
    for format in formats {
        match format {
            Format::Html => {
                let page = Page {
                    statement_href: "accessibility.html",
                    style_sheet_href: "site.css".to_owned(),
                    index_href: "index.html".to_owned(),
                    files: Vec::new(),
                    languages: Vec::new(),
                };
                let page = renderer
                    .html(&view, &PageMarks::default(), &page)
                    .map_err(|all| describe(&all))?;
                let said = Said::of_pages(&[tree::from_html(&page)]);
                compare("the HTML edition", &said, checked);
            }
            Format::Epub => {
                let bytes = renderer
                    .epub(&view, &PageMarks::default())
                    .map_err(|all| describe(&all))?;
                compare(
                    "the EPUB edition",
                    &Said::of_pages(&Epub::read(&bytes).pages()),
                    checked,
                );
            }
            Format::Akn => {
                let found = akn::compare(&checked.path, resolution, builder.catalogues());
                checked.differences.extend(found);
            }
            Format::Txt => {
                let said = txt::read(&publish_text::txt::write(&view), resolution, view.words);
                let found = txt::of_model(resolution).difference(&said);
                let found = found.map(|found| format!("the plain text differs {found}"));
                checked.differences.extend(found);
            }
            Format::Brf | Format::Ebrl => return Err("tests/braille compares braille".to_owned()),
            Format::Pdf => {
                let pages = renderer
                    .typeset(&view, file, PdfOptions::default())
                    .map_err(|all| describe(&all))?;
                let (bytes, warnings) = renderer
                    .export(&pages, file)
                    .map_err(|all| describe(&all))?;
                assert!(!has_error(&warnings));
                compare("the PDF edition", &pdf::read(&bytes, resolution), checked);
            }
        }
    }
    Ok(())
}
