//! The last check of a document: no word of the XML may be missing from what was read.
//!
//! The reader sets text aside only where it knows why: the symbol of the cover page, and the list of
//! the parts of a collection. Words that are missing in spite of that are in an element in an
//! unexpected position, and are reported instead of lost.

use std::collections::HashMap;
use std::ops::Range;

use icu_normalizer::ComposingNormalizerBorrowed;
use roxmltree::Node;

use publish_model::diagnostic::Code;
use publish_model::unresolved::{Inline, Inlines, Item, Paragraph, Resolution};
use publish_model::visit::{Visit, walk};
use publish_model::{Unplaced, plain_text};

use crate::report::Report;

use super::{name, opening_tag};

/// How many elements with missing words are listed.
const LISTED_MAX: usize = 10;
/// How many characters of the missing words are quoted.
const QUOTED_MAX: usize = 60;

/// Reports the elements whose words are missing from a document. Returns whether there are any.
pub fn check(root: Node<'_, '_>, resolution: &Resolution, report: &mut Report) -> bool {
    let mut words = Words::default();
    words.resolution(resolution);
    let mut letters = Letters::default();
    for line in &words.lines {
        letters.count(line, -1);
    }
    for text in texts(root) {
        letters.count(text.text().unwrap_or_default(), 1);
    }
    if !letters.are_missing() {
        return false;
    }
    let missing = missing_elements(root, &words);
    for node in missing.iter().take(LISTED_MAX) {
        report_missing(*node, report);
    }
    if missing.is_empty() {
        let message = "words of the XML are missing from the document as read";
        report.error(Code::WordsMissing, message, HELP, opening_tag(root));
    }
    true
}

const HELP: &str = "move the text to an element that contains text in this position: \
                    docs/akoma-ntoso.md lists the elements";

fn report_missing(node: Node<'_, '_>, report: &mut Report) {
    let words: Vec<&str> = texts(node)
        .flat_map(|text| text.text().unwrap_or_default().split_whitespace())
        .collect();
    let words = words.join(" ");
    let mut quoted: String = words.chars().take(QUOTED_MAX).collect();
    if quoted.len() < words.len() {
        quoted.push('…');
    }
    let element = name(node);
    let place = node.parent().map_or("", name);
    let message =
        format!("the text of <{element}> in <{place}> is not part of what is read: “{quoted}”");
    report.error(Code::WordsMissing, message, HELP, opening_tag(node));
}

/// Returns the texts in an element that are words of the document.
fn texts<'a, 'input>(root: Node<'a, 'input>) -> impl Iterator<Item = Node<'a, 'input>> {
    let mut excluded: Range<usize> = 0..0;
    root.descendants().filter(move |node| {
        if excluded.contains(&node.range().start) {
            return false;
        }
        if is_set_aside(*node) {
            excluded = node.range();
            return false;
        }
        node.is_text()
    })
}

/// Whether the reader sets an element aside: metadata, the symbol of the cover page, and the list of
/// the parts of a collection.
fn is_set_aside(node: Node<'_, '_>) -> bool {
    let is_in = |wanted: &str| node.ancestors().skip(1).any(|outer| name(outer) == wanted);
    match name(node) {
        "meta" => true,
        "collectionBody" => node.parent().map(name) == Some("documentCollection"),
        "docNumber" => is_in("coverPage"),
        _ => false,
    }
}

/// Returns the elements that lack words in the document, without the elements in them.
fn missing_elements<'a, 'input>(root: Node<'a, 'input>, words: &Words) -> Vec<Node<'a, 'input>> {
    let mut available: HashMap<&str, usize> = HashMap::new();
    for line in &words.lines {
        for word in split(line) {
            *available.entry(word).or_default() += 1;
        }
    }
    let mut missing: Vec<Node<'a, 'input>> = Vec::new();
    for text in texts(root) {
        let is_missing = split(text.text().unwrap_or_default()).any(|word| {
            let left = available.get_mut(word).filter(|left| **left > 0);
            left.map(|left| *left -= 1).is_none()
        });
        let inside = missing
            .last()
            .is_some_and(|last| last.range().contains(&text.range().start));
        if is_missing
            && !inside
            && let Some(element) = text.parent_element()
        {
            missing.push(element);
        }
    }
    missing
}

fn split(text: &str) -> impl Iterator<Item = &str> {
    text.split(|character: char| !character.is_alphanumeric())
        .filter(|word| !word.is_empty())
}

/// How many more of each letter and digit the XML has than the document. Words may be joined, split
/// or moved, but no letter may be missing.
struct Letters(Vec<i32>);

impl Default for Letters {
    fn default() -> Self {
        Letters(vec![0; BASIC_PLANE])
    }
}

/// The characters that are counted individually; others are counted together.
const BASIC_PLANE: usize = 0x1_0000;

impl Letters {
    fn count(&mut self, text: &str, step: i32) {
        if text.is_ascii() {
            return self.count_normal(text, step);
        }
        let normalizer = ComposingNormalizerBorrowed::new_nfc();
        self.count_normal(&normalizer.normalize(text), step);
    }

    fn count_normal(&mut self, text: &str, step: i32) {
        for character in text.chars().filter(|one| one.is_alphanumeric()) {
            let index = usize::try_from(u32::from(character)).unwrap_or_default();
            // Other planes share the count of U+0000, which is not a letter.
            self.0[if index < BASIC_PLANE { index } else { 0 }] += step;
        }
    }

    fn are_missing(&self) -> bool {
        self.0.iter().any(|count| *count > 0)
    }
}

/// The words of a document as read, except what is not text in the XML: the marks of first calls.
#[derive(Default)]
struct Words {
    lines: Vec<String>,
    called: Vec<String>,
}

impl Visit<Unplaced> for Words {
    fn paragraph(&mut self, paragraph: &Paragraph) {
        self.lines.extend(paragraph.number.clone());
        walk::paragraph(self, paragraph);
    }

    fn item(&mut self, item: &Item) {
        self.lines.push(item.label.clone());
        walk::item(self, item);
    }

    fn line(&mut self, line: &Inlines) {
        self.lines.push(plain_text(line));
        walk::line(self, line);
    }

    fn inline(&mut self, inline: &Inline) {
        if let Inline::NoteCall { note, mark, .. } = inline {
            // A later call is a superscript in the XML.
            if self.called.contains(note) {
                self.lines.push(mark.clone());
            } else {
                self.called.push(note.clone());
            }
        }
        walk::inline(self, inline);
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::fs;
    use std::path::Path;

    use publish_model::diagnostic::SourceFile;
    use publish_templates::wording::Catalogues;
    use roxmltree::Document;

    use super::*;

    /// Names that elements are given: of every kind of position, and unknown ones. Metadata are not
    /// among them, because they are not read.
    const NAMES: [&str; 40] = [
        "foo",
        "p",
        "num",
        "heading",
        "list",
        "item",
        "content",
        "div",
        "table",
        "tr",
        "td",
        "caption",
        "authorialNote",
        "event",
        "date",
        "attachments",
        "attachment",
        "conclusions",
        "preface",
        "preamble",
        "coverPage",
        "mainBody",
        "doc",
        "statement",
        "span",
        "sup",
        "noteRef",
        "eol",
        "img",
        "component",
        "components",
        "documentRef",
        "act",
        "li",
        "intro",
        "wrapUp",
        "crossHeading",
        "quotedStructure",
        "formula",
        "quantity",
    ];

    fn next(state: &mut u64, below: usize) -> usize {
        *state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        usize::try_from(*state >> 33).unwrap() % below
    }

    /// Gives an element another name, in its opening and its closing tag.
    fn renamed(text: &str, state: &mut u64) -> String {
        let document = Document::parse(text).unwrap();
        let elements: Vec<Node<'_, '_>> = document
            .root_element()
            .descendants()
            .filter(Node::is_element)
            .skip(1)
            .collect();
        let node = elements[next(state, elements.len())];
        let range = node.range();
        let element = &text[range.clone()];
        let end = element.find(['>', ' ', '\n', '/']).unwrap();
        let qualified = &element[1..end];
        let prefix = qualified.split_once(':').map_or("", |(prefix, _)| prefix);
        let colon = if prefix.is_empty() { "" } else { ":" };
        let name = format!("{prefix}{colon}{}", NAMES[next(state, NAMES.len())]);
        let closing = format!("</{qualified}>");
        let inner = element[end..].strip_suffix(closing.as_str());
        let element = match inner {
            Some(inner) => format!("<{name}{inner}</{name}>"),
            None => format!("<{name}{}", &element[end..]),
        };
        format!("{}{element}{}", &text[..range.start], &text[range.end..])
    }

    fn letters<'a>(texts: impl IntoIterator<Item = &'a str>) -> BTreeMap<char, usize> {
        let normalizer = ComposingNormalizerBorrowed::new_nfc();
        let mut counts = BTreeMap::new();
        for text in texts {
            let normal = normalizer.normalize(text);
            for character in normal.chars().filter(|one| one.is_alphabetic()) {
                *counts.entry(character).or_default() += 1;
            }
        }
        counts
    }

    /// Returns the letters of a document that are not metadata, without those that the reader sets
    /// aside.
    fn letters_of_xml(text: &str) -> BTreeMap<char, usize> {
        let document = Document::parse(text).unwrap();
        let is_in = |node: Node<'_, '_>, wanted: &[&str]| {
            node.ancestors().any(|outer| wanted.contains(&name(outer)))
        };
        let texts = document.descendants().filter(|node| {
            let is_symbol = is_in(*node, &["docNumber"]) && is_in(*node, &["coverPage"]);
            node.is_text() && !is_symbol && !is_in(*node, &["meta", "collectionBody"])
        });
        let texts: Vec<&str> = texts.filter_map(|node| node.text()).collect();
        letters(texts)
    }

    #[test]
    fn renamed_elements_lose_no_words_without_an_error() {
        let catalogues = Catalogues::load(&publish_built_in::templates()).unwrap();
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/akoma_ntoso");
        let mut paths: Vec<_> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .collect();
        paths.sort();
        let mut state = 17;
        let (mut read, mut missing) = (0, 0);
        for path in &paths {
            let original = fs::read_to_string(path).unwrap();
            for _ in 0..100 {
                let mutant = renamed(&original, &mut state);
                let file = SourceFile::new("mutant.xml", mutant.as_str());
                let result = crate::akn::read(&file, &catalogues);
                let errors = result.diagnostics.iter().filter(|one| one.is_error());
                let codes: Vec<Code> = errors.map(|error| error.code).collect();
                missing += usize::from(codes.contains(&Code::WordsMissing));
                let Some(resolution) = result.resolution.filter(|_| codes.is_empty()) else {
                    assert!(!codes.is_empty(), "{mutant}");
                    continue;
                };
                read += 1;
                let mut words = Words::default();
                words.resolution(&resolution);
                let found = letters(words.lines.iter().map(String::as_str));
                for (letter, count) in letters_of_xml(&mutant) {
                    let left = found.get(&letter).copied().unwrap_or_default();
                    assert!(left >= count, "{}: “{letter}”: {mutant}", path.display());
                }
            }
        }
        assert!(read > paths.len() * 50, "only {read} mutants were read");
        assert!(missing > paths.len(), "only {missing} mutants lose words");
    }
}
