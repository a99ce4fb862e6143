//! Extracts the text of a PDF from its tag tree.

use std::collections::BTreeMap;
use std::fs;
use std::process::Command;

use publish_check::words::of_tags;
use publish_model::Resolution;
use publish_templates::wording::Word;
use publish_view::View;
use serde_json::Value;

use crate::catalogues;
use crate::edition_text::{EditionText, fold};
use crate::tag_tree::{self, Content, Element};

/// Returns the text of a PDF in the order of its tag tree.
pub fn read(pdf: &[u8], resolution: &Resolution) -> EditionText {
    of_tags(tag_tree::read(pdf), resolution)
}

/// Returns the text of a PDF as poppler's `pdfinfo -struct-text` extracts it.
pub fn read_by_poppler(pdf: &[u8], resolution: &Resolution) -> EditionText {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("edition.pdf");
    fs::write(&path, pdf).unwrap();
    let output = Command::new("pdfinfo")
        .arg("-struct-text")
        .arg(&path)
        .output()
        .expect("pdfinfo of poppler-utils is needed for this test");
    assert!(output.status.success());
    // Attribute names may be in PDFDocEncoding. Text is always UTF-8.
    let printed = String::from_utf8_lossy(&output.stdout);
    let lines: Vec<&str> = printed.lines().collect();
    let mut position = 0;
    let mut elements = Vec::new();
    while position < lines.len() {
        elements.push(parse(&lines, &mut position));
    }
    let mut text = of_tags(elements, resolution);
    text.body = without_generated_text_in_votes(&text.body, resolution);
    text.body = without_ways_back_to_tables(&text.body, resolution);
    text
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

fn parse(lines: &[&str], position: &mut usize) -> Element {
    let line = lines[*position];
    let depth = indent(line);
    let kind = line.split_whitespace().next().unwrap_or_default();
    let mut element = Element {
        kind: kind.trim_end_matches(':').to_owned(),
        ..Element::default()
    };
    *position += 1;
    while let Some(line) = lines.get(*position).filter(|line| indent(line) > depth) {
        let text = line.trim_start();
        if let Some(words) = text.strip_prefix('"') {
            let words = words.strip_suffix('"').unwrap_or(words);
            element.content.push(Content::Words(words.to_owned()));
            *position += 1;
        } else if text.starts_with('/') || text.starts_with("Object ") {
            *position += 1;
        } else {
            element
                .content
                .push(Content::Element(parse(lines, position)));
        }
    }
    element
}

/// Removes the generated text of recorded votes: the heading, the names of the tallies and the
/// commas between States. poppler does not report that they are generated.
fn without_generated_text_in_votes(body: &str, resolution: &Resolution) -> String {
    let mut body = body.to_owned();
    let enactments = resolution.enactments();
    for vote in enactments
        .into_iter()
        .filter_map(|enactment| enactment.vote.as_ref())
    {
        let words = catalogues().get(&resolution.language).unwrap().words();
        let mut printed = words.get(Word::RecordedVote).to_owned();
        let mut official = String::new();
        for (side, tally) in [
            (Word::VoteInFavour, &vote.in_favour),
            (Word::VoteAgainst, &vote.against),
            (Word::VoteAbstaining, &vote.abstaining),
        ] {
            printed.push_str(&format!(
                " {} {} {}",
                words.get(side),
                tally.count,
                tally.states.join(", ")
            ));
            official.push_str(&format!(" {} {}", tally.count, tally.states.join(" ")));
        }
        let printed = fold(&printed);
        // Any other wording stays, and the comparison reports it.
        body = body.replacen(&printed, &fold(&official), 1);
    }
    body
}

/// Removes the ways back after the notes of tables: the short form of the place of each call. They are
/// generated, which poppler does not print.
fn without_ways_back_to_tables(body: &str, resolution: &Resolution) -> String {
    let catalogue = catalogues().get(&resolution.language).unwrap();
    let view = View::new(resolution, catalogue, None).unwrap();
    let model = serde_json::to_value(resolution).unwrap();
    let mut ways_back: BTreeMap<&str, String> = BTreeMap::new();
    for call in objects(&model).filter(|object| object["kind"] == "table-note-call") {
        let name = view
            .names
            .iter()
            .find(|(anchor, _)| call["anchor"] == anchor.as_str());
        let place = name.unwrap().1.place.as_deref().unwrap();
        let target = call["target"].as_str().unwrap();
        ways_back
            .entry(target)
            .or_default()
            .push_str(&format!(" {place}"));
    }
    let mut body = body.to_owned();
    for (target, places) in ways_back {
        let note = objects(&model)
            .find(|object| object["anchor"] == target && object["content"].is_array());
        let words = objects(&note.unwrap()["content"]).filter_map(|object| object["text"].as_str());
        let words: String = words.collect();
        let printed = fold(&format!("{words}{places}"));
        // Any other wording stays, and the comparison reports it.
        body = body.replacen(&printed, &fold(&words), 1);
    }
    body
}

/// Returns all objects in a JSON value, in order.
fn objects(value: &Value) -> Box<dyn Iterator<Item = &Value> + '_> {
    match value {
        Value::Array(values) => Box::new(values.iter().flat_map(objects)),
        Value::Object(fields) => {
            Box::new(std::iter::once(value).chain(fields.values().flat_map(objects)))
        }
        _ => Box::new(std::iter::empty()),
    }
}
