//! The text of a PDF, from its tag tree.

use std::collections::BTreeSet;

use publish_model::visit::{Visit, walk};
use publish_model::{Inline, Resolution};

use super::{EditionText, fold};
use crate::tag_tree::{Content, Element};

/// Returns the text of a tag tree in its order, without generated text. The document decides how
/// many links back at the end of a note are generated.
pub fn of_tags(mut elements: Vec<Element>, resolution: &Resolution) -> EditionText {
    if elements.iter().any(has_title) {
        elements.iter_mut().for_each(name_as_in_pdf_1_7);
    }
    let mut text = EditionText::default();
    let mut words = String::new();
    let model = Model::new(resolution);
    for element in &elements {
        collect(element, &mut words, &mut text, &model);
    }
    text.body = fold(&words);
    text
}

/// What decides how an element is read.
struct Model<'r> {
    resolution: &'r Resolution,
    /// The marks of all note calls, which need not be those of their notes: “2” calls note “(2)”.
    call_marks: CallMarks,
}

impl Model<'_> {
    fn new(resolution: &Resolution) -> Model<'_> {
        let mut call_marks = CallMarks::default();
        call_marks.resolution(resolution);
        Model {
            resolution,
            call_marks,
        }
    }
}

#[derive(Default)]
struct CallMarks(BTreeSet<String>);

impl Visit for CallMarks {
    fn inline(&mut self, inline: &Inline) {
        if let Inline::NoteCall { mark, .. } = inline {
            self.0.insert(fold(mark));
        }
        walk::inline(self, inline);
    }
}

/// Whether an element is or contains a `Title`, a structure type of PDF 2.0.
fn has_title(element: &Element) -> bool {
    element.kind == "Title" || child_elements(element).any(has_title)
}

fn child_elements(element: &Element) -> impl Iterator<Item = &Element> {
    element.content.iter().filter_map(|content| match content {
        Content::Words(_) => None,
        Content::Element(inner) => Some(inner),
    })
}

/// Replaces the structure types of PDF 2.0 with those of PDF 1.7.
fn name_as_in_pdf_1_7(element: &mut Element) {
    let level = element.kind.strip_prefix('H').map(str::parse::<u8>);
    element.kind = match (element.kind.as_str(), level) {
        ("Title", _) => "H1".to_owned(),
        ("FENote", _) => "Note".to_owned(),
        (_, Some(Ok(level))) => format!("H{}", level.saturating_add(1)),
        (kind, _) => kind.to_owned(),
    };
    for content in &mut element.content {
        if let Content::Element(inner) = content {
            name_as_in_pdf_1_7(inner);
        }
    }
}

const INLINE: [&str; 5] = ["Span", "Link", "Em", "Strong", "Quote"];

fn collect(element: &Element, words: &mut String, text: &mut EditionText, model: &Model) {
    if element.kind == "Note" {
        let (mark, words) = note(element, text, model.resolution);
        text.notes.insert(mark, words);
        return;
    }
    // A call, or a link to a note in a sentence.
    if element.kind == "Reference" {
        let mut own = String::new();
        words_of(element, &mut own);
        let mark = fold(&own);
        if model.call_marks.0.contains(&mark) {
            words.push_str(&format!("‹{mark}›"));
        } else {
            words.push_str(&own);
        }
        return;
    }
    if element.generated {
        return;
    }
    let is_block = !INLINE.contains(&element.kind.as_str());
    if is_block {
        words.push(' ');
    }
    for content in &element.content {
        match content {
            Content::Words(own) => words.push_str(own),
            Content::Element(inner) => collect(inner, words, text, model),
        }
    }
    if is_block {
        words.push(' ');
    }
}

fn words_of(element: &Element, words: &mut String) {
    for content in &element.content {
        match content {
            Content::Words(text) => words.push_str(text),
            Content::Element(inner) => words_of(inner, words),
        }
    }
}

/// Returns the mark and the words of a note. If a note has several calls, its first paragraph ends
/// with a link back to each of them and has no other generated text.
fn note(element: &Element, edition: &EditionText, resolution: &Resolution) -> (String, String) {
    let mut mark = String::new();
    let mut text = String::new();
    for content in &element.content {
        match content {
            Content::Words(words) => text.push_str(words),
            Content::Element(inner) if inner.kind == "Lbl" => words_of(inner, &mut mark),
            Content::Element(inner) => words_of(inner, &mut text),
        }
        text.push(' ');
    }
    let mark = fold(&mark);
    let free_mark = edition.free_mark(&mark);
    // If marks restart, notes with the same mark have the same order in the PDF and in the model.
    let earlier = free_mark
        .strip_prefix(mark.as_str())
        .map_or(0, |primes| primes.chars().count());
    let mut same_mark = resolution.notes.iter().filter(|note| note.mark == mark);
    let calls = same_mark.nth(earlier).map_or(0, |note| note.calls.len());
    if calls > 1 {
        text = text.replacen(&backlinks(element, calls), " ", 1);
    }
    (free_mark, fold(&text))
}

/// Returns the words of the backlinks: the last links in the note's first paragraph.
fn backlinks(note: &Element, calls: usize) -> String {
    let paragraph = child_elements(note).find(|inner| inner.kind == "P");
    let links: Vec<&Element> = paragraph
        .into_iter()
        .flat_map(child_elements)
        .filter(|inner| inner.kind == "Link")
        .collect();
    let mut words = String::new();
    for link in &links[links.len().saturating_sub(calls)..] {
        words.push(' ');
        words_of(link, &mut words);
    }
    words
}
