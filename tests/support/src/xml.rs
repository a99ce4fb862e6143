//! Extracts the words of an Akoma Ntoso document without the project's own reader: all text outside
//! the metadata, in file order.

use std::collections::BTreeSet;

use roxmltree::{Document, Node};

use crate::edition_text::fold;

/// The words of a document and those of its notes.
#[derive(Debug)]
pub struct Words {
    /// The words of the text, with the marks of calls in position.
    pub body: String,
    /// The words of each note, in the order of the calls.
    pub notes: Vec<String>,
    /// The positions of the words before which an element begins or ends, except inline elements.
    pub borders: BTreeSet<usize>,
}

/// Marks the borders of elements until they are counted.
const BORDER: &str = "\u{e000}";

/// Returns the words, or `None` if the XML is not well-formed.
pub fn words(text: &str) -> Option<Words> {
    let document = Document::parse(text).ok()?;
    let mut body = String::new();
    let mut notes = Vec::new();
    let shift = marker_shift(&document);
    collect(document.root_element(), shift, &mut body, &mut notes);
    let mut borders = BTreeSet::new();
    let mut plain: Vec<&str> = Vec::new();
    let folded = fold(&body);
    for word in folded.split(' ') {
        if word == BORDER {
            borders.insert(plain.len());
        } else {
            plain.push(word);
        }
    }
    Some(Words {
        body: with_languages_together(&plain.join(" "), &document),
        notes,
        borders,
    })
}

/// Moves the language of the document beside the original language, where print and editions have
/// it. In a few documents, such as A/HRC/RES/55/13 in Arabic, it is after the line about the
/// adoption.
fn with_languages_together(body: &str, document: &Document<'_>) -> String {
    let named = |name: &str| {
        let node = document
            .descendants()
            .find(|node| node.attribute("name") == Some(name))?;
        node.text().map(fold).filter(|words| !words.is_empty())
    };
    let (Some(own), Some(original)) = (named("languageOfExpression"), named("originalLanguage"))
    else {
        return body.to_owned();
    };
    let Some(at) = body.find(&original).map(|start| start + original.len()) else {
        return body.to_owned();
    };
    let (before, after) = body.split_at(at);
    if before.contains(&format!(" {own} ")) {
        return body.to_owned();
    }
    let after = after.replacen(&format!(" {own} "), " ", 1);
    format!("{before} {own}{after}")
}

/// Returns the number by which the markers of a resolution of the Human Rights Council exceed the
/// printed numbers of its notes: 1 or 2 if they are the consecutive numbers from 2 or 3.
fn marker_shift(document: &Document<'_>) -> u32 {
    let symbol = document
        .descendants()
        .find(|node| node.tag_name().name() == "docNumber")
        .and_then(|node| node.text());
    if !symbol.is_some_and(|symbol| symbol.trim().starts_with("A/HRC/")) {
        return 0;
    }
    let notes = document
        .descendants()
        .filter(|node| node.tag_name().name() == "authorialNote");
    let markers: Vec<&str> = notes
        .map(|note| note.attribute("marker").unwrap_or_default())
        .collect();
    let from = |first: usize| {
        let numbers = first..first + markers.len();
        !markers.is_empty()
            && numbers
                .map(|number| number.to_string())
                .eq(markers.iter().copied())
    };
    [(2, 1), (3, 2)]
        .into_iter()
        .find_map(|(first, shift)| from(first).then_some(shift))
        .unwrap_or_default()
}

/// Inline elements. All others begin and end a line.
const INLINE: [&str; 18] = [
    "docNumber",
    "span",
    "a",
    "ref",
    "sup",
    "sub",
    "i",
    "b",
    "u",
    "inline",
    "docDate",
    "quantity",
    "organization",
    "authorialNote",
    "mod",
    "date",
    "location",
    "noteRef",
];

fn collect(node: Node<'_, '_>, shift: u32, words: &mut String, notes: &mut Vec<String>) {
    if let Some(text) = node.text().filter(|_| node.is_text()) {
        // A bullet of a symbol font, as a private-use character.
        words.push_str(&text.replace(['\u{f06f}', '\u{f0b7}'], "•"));
        return;
    }
    if !node.is_element() {
        return;
    }
    let name = node.tag_name().name();
    match name {
        // The list of parts of a collection repeats words of the parts.
        "meta" | "collectionBody" => return,
        // A repeated call of a note, in the Akoma Ntoso that publish writes.
        "noteRef" => {
            words.push_str(node.attribute("marker").unwrap_or_default());
            return;
        }
        "authorialNote" => {
            let marker = node.attribute("marker").unwrap_or("*");
            match marker.trim().parse::<u32>() {
                Ok(number) if shift > 0 => words.push_str(&(number - shift).to_string()),
                _ => words.push_str(marker),
            }
            let mut note = String::new();
            children(node, shift, &mut note, notes);
            // The parentheses of an Arabic mark, whose number is in the markup.
            let note = fold(&note.replace(BORDER, " "));
            let words = note.strip_prefix("()").or_else(|| note.strip_prefix("(("));
            notes.push(fold(words.unwrap_or(&note)));
            return;
        }
        // The space between a word and a date, which the markup of many mastheads has lost.
        "docDate"
            if words.ends_with(|last: char| last.is_alphabetic() && last < '\u{530}')
                && node
                    .text()
                    .is_some_and(|date| date.starts_with(|one: char| one.is_ascii_digit())) =>
        {
            words.push(' ');
        }
        // The first and last day of a session have a dash between them in print.
        "date" if node.prev_sibling_element().is_some() => {
            let trimmed = words.trim_end().len();
            words.truncate(trimmed);
            words.push('–');
        }
        _ => {}
    }
    let is_block = !INLINE.contains(&name);
    let border = format!(" {BORDER} ");
    if is_block {
        words.push_str(&border);
    }
    children(node, shift, words, notes);
    if is_block {
        words.push_str(&border);
    }
}

fn children(node: Node<'_, '_>, shift: u32, words: &mut String, notes: &mut Vec<String>) {
    for child in node.children() {
        collect(child, shift, words, notes);
    }
}
