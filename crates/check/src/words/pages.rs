//! The text of web pages and of the pages of an EPUB.

use std::collections::BTreeMap;

use super::{EditionText, fold};
use crate::tree::Node;

impl EditionText {
    /// Returns the text of HTML or XHTML pages, without generated text.
    pub fn of_pages(pages: &[Node]) -> EditionText {
        let mut text = EditionText::default();
        let mut words = String::new();
        for body in pages.iter().flat_map(|page| page.all("body")) {
            if body.attribute("data-generated").is_none() {
                for main in body.all("main") {
                    collect(main, &mut words, &mut text.notes);
                }
            }
        }
        text.body = fold(&words);
        text
    }
}

impl EditionText {
    /// Returns the text of one of the documents on pages with several: that of the elements with the
    /// attribute `data-document` and the tag of its language, without generated text.
    pub fn of_document(pages: &[Node], language: &str) -> EditionText {
        let mut text = EditionText::default();
        let mut words = String::new();
        let mains = pages.iter().flat_map(|page| page.all("main"));
        for element in mains.flat_map(Node::elements) {
            if element.attribute("data-document") == Some(language) {
                collect(element, &mut words, &mut text.notes);
                words.push(' ');
            }
        }
        text.body = fold(&words);
        text
    }
}

const INLINE: [&str; 7] = ["a", "em", "span", "strong", "sub", "sup", "br"];

fn collect(node: &Node, words: &mut String, notes: &mut BTreeMap<String, String>) {
    match node {
        Node::Text(text) => words.push_str(text),
        Node::Element { name, children, .. } => {
            if node.attribute("data-generated").is_some() {
                return;
            }
            match node.attribute("role") {
                Some("doc-footnote") => {
                    let (mut mark, text) = note(node);
                    while notes.contains_key(&mark) {
                        mark.push('′');
                    }
                    notes.insert(mark, text);
                    return;
                }
                // The mark of a note of a table is a word of the text.
                Some("doc-noteref") if node.attribute("class") != Some("table-note-call") => {
                    let mut mark = String::new();
                    children
                        .iter()
                        .for_each(|child| collect(child, &mut mark, notes));
                    words.push_str(&format!("‹{mark}›"));
                    return;
                }
                _ => {}
            }
            let is_block = !INLINE.contains(&name.as_str()) || name == "br";
            let holds_line = is_block || matches!(node.attribute("class"), Some("heading-label"));
            if holds_line {
                words.push(' ');
            }
            children
                .iter()
                .for_each(|child| collect(child, words, notes));
            if holds_line {
                words.push(' ');
            }
        }
    }
}

fn note(node: &Node) -> (String, String) {
    let mut mark = String::new();
    let mut text = String::new();
    let mut none = BTreeMap::new();
    for child in node.children() {
        let to = if child.attribute("class") == Some("mark") {
            &mut mark
        } else {
            &mut text
        };
        collect(child, to, &mut none);
    }
    (fold(&mark), fold(&text))
}
