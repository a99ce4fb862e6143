//! The tag tree of a PDF, as poppler's `pdfinfo -struct-text` prints it.

use std::fs;
use std::process::Command;

use publish::model::Resolution;

use crate::said::{Said, fold};

/// An element of the tag tree: its type, and in order the texts and elements in it.
#[derive(Debug)]
struct Element {
    kind: String,
    raised: bool,
    content: Vec<Content>,
}

#[derive(Debug)]
enum Content {
    Words(String),
    Element(Element),
}

/// The words of a PDF in the order of its tag tree.
pub fn read(pdf: &[u8], resolution: &Resolution) -> Said {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("edition.pdf");
    fs::write(&path, pdf).unwrap();
    let output = Command::new("pdfinfo")
        .arg("-struct-text")
        .arg(&path)
        .output()
        .expect("pdfinfo of poppler-utils is needed for this test");
    assert!(output.status.success());
    let printed = String::from_utf8(output.stdout).unwrap();
    let lines: Vec<&str> = printed.lines().collect();
    let mut position = 0;
    let mut said = Said::default();
    let mut words = String::new();
    while position < lines.len() {
        let element = parse(&lines, &mut position);
        collect(&element, &mut words, &mut said, resolution);
    }
    said.body = fold(&words);
    said
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
        raised: false,
        content: Vec::new(),
    };
    *position += 1;
    while let Some(line) = lines.get(*position).filter(|line| indent(line) > depth) {
        let text = line.trim_start();
        if let Some(words) = text.strip_prefix('"') {
            let words = words.strip_suffix('"').unwrap_or(words);
            element.content.push(Content::Words(words.to_owned()));
            *position += 1;
        } else if text.starts_with('/') {
            element.raised |= text.starts_with("/BaselineShift");
            *position += 1;
        } else if text.starts_with("Object ") {
            *position += 1;
        } else {
            element
                .content
                .push(Content::Element(parse(lines, position)));
        }
    }
    element
}

const INLINE: [&str; 6] = ["Span", "Link", "Em", "Strong", "Reference", "Quote"];

fn collect(element: &Element, words: &mut String, said: &mut Said, resolution: &Resolution) {
    if element.kind == "Note" {
        let (mark, text) = note(element, resolution);
        assert!(
            said.notes.insert(mark, text).is_none(),
            "a note is there twice"
        );
        return;
    }
    if element.kind == "Link" && is_raised(element) {
        let mut mark = String::new();
        words_of(element, &mut mark);
        words.push_str(&format!("‹{}›", fold(&mark)));
        return;
    }
    let is_block = !INLINE.contains(&element.kind.as_str());
    if is_block {
        words.push(' ');
    }
    for content in &element.content {
        match content {
            Content::Words(text) => words.push_str(text),
            Content::Element(inner) => collect(inner, words, said, resolution),
        }
    }
    if is_block {
        words.push(' ');
    }
}

fn is_raised(element: &Element) -> bool {
    element.raised
        || element.content.iter().any(|content| match content {
            Content::Words(_) => false,
            Content::Element(inner) => is_raised(inner),
        })
}

fn words_of(element: &Element, words: &mut String) {
    for content in &element.content {
        match content {
            Content::Words(text) => words.push_str(text),
            Content::Element(inner) => words_of(inner, words),
        }
    }
}

/// The mark and the words of a note. A note with several calls ends in a link back to each of
/// them: as many links as calls, and nothing else of ours.
fn note(element: &Element, resolution: &Resolution) -> (String, String) {
    let mut mark = String::new();
    let mut text = String::new();
    for content in &element.content {
        let Content::Element(inner) = content else {
            panic!("words stand outside label and paragraph of a note: {content:?}");
        };
        words_of(
            inner,
            if inner.kind == "Lbl" {
                &mut mark
            } else {
                &mut text
            },
        );
    }
    let mark = fold(&mark);
    let note = resolution
        .notes
        .iter()
        .find(|note| note.mark == mark)
        .unwrap();
    if note.calls.len() > 1 {
        let last = element
            .content
            .iter()
            .rev()
            .find_map(|content| match content {
                Content::Element(inner) if inner.kind == "P" => Some(inner),
                _ => None,
            });
        let mut returns = String::new();
        let links = last
            .unwrap()
            .content
            .iter()
            .filter_map(|content| match content {
                Content::Element(inner) if inner.kind == "Link" => Some(inner),
                _ => None,
            });
        let links: Vec<&Element> = links.collect();
        for link in &links[links.len() - note.calls.len()..] {
            returns.push(' ');
            words_of(link, &mut returns);
        }
        let without = text.trim_end().strip_suffix(returns.as_str());
        text = without
            .unwrap_or_else(|| panic!("{text:?} has not {returns:?}"))
            .to_owned();
    }
    (mark, fold(&text))
}
