//! Compares the page list of an EPUB with the pages of the PDF from the same build: the text after
//! the mark of page 7 must be the text that poppler extracts at the top of page 7.

use std::fs;
use std::path::Path;
use std::process::Command;

use publish_view::edition::Format;

use crate::editions;
use crate::epub::Epub;
use crate::tree::{self, Node};

/// How many letters at the top of a page are compared. Few, because poppler reads tables column by
/// column.
const COMPARED_LETTERS: usize = 8;

/// The number of letters of a short cell, such as “29F”: digits are not compared.
const SHORT_CELL: usize = 2;

struct Built {
    pdf: Vec<u8>,
    /// The chapters in reading order: file name and text.
    chapters: Vec<(String, String)>,
    nav: String,
    package: String,
}

fn built(source: &Path) -> Built {
    let editions = editions::build(source, &[Format::Epub, Format::Pdf]);
    let epub = Epub::read(&editions.bytes(Format::Epub));
    let chapters = epub.spine().into_iter();
    Built {
        pdf: editions.bytes(Format::Pdf),
        chapters: chapters
            .map(|(name, text)| (name, text.to_owned()))
            .collect(),
        nav: epub.text("OEBPS/nav.xhtml").to_owned(),
        package: epub.text("OEBPS/content.opf").to_owned(),
    }
}

/// Returns the letters after the element with an id, or all letters if `id` is `None`,
/// without generated text.
fn words_after(text: &str, id: Option<&str>) -> String {
    let mut words = String::new();
    let mut found = id.is_none();
    collect(&tree::from_xml(text), id, &mut found, &mut words);
    words
}

fn collect(node: &Node, id: Option<&str>, found: &mut bool, words: &mut String) {
    if id.is_some() && node.attribute("id") == id {
        *found = true;
        return;
    }
    match node {
        Node::Text(text) if *found => words.extend(text.chars().filter(|one| is_compared(*one))),
        Node::Element { name, .. } if name == "head" => {}
        _ if node.attribute("data-generated").is_some() => {}
        _ => {
            for child in node.children() {
                collect(child, id, found, words);
            }
        }
    }
}

/// Whether a character is compared. Only letters are: in Arabic lines poppler returns digits,
/// punctuation and diacritics in the wrong order.
fn is_compared(character: char) -> bool {
    character.is_alphabetic() && !matches!(character, '\u{64b}'..='\u{65f}')
}

/// Returns the letters that poppler extracts from each page.
fn pages(pdf: &[u8]) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("edition.pdf");
    fs::write(&path, pdf).unwrap();
    let output = Command::new("pdftotext")
        .args(["-enc", "UTF-8"])
        .arg(&path)
        .arg("-")
        .output()
        .expect("pdftotext of poppler-utils is needed for this test");
    assert!(output.status.success());
    let text = String::from_utf8(output.stdout).unwrap();
    let mut pages: Vec<String> = text
        .split('\u{c}')
        .map(|page| page.chars().filter(|one| is_compared(*one)).collect())
        .collect();
    pages.pop();
    pages
}

fn all_words(chapters: &[(String, String)]) -> String {
    let words = chapters.iter().map(|(_, text)| words_after(text, None));
    words.collect()
}

/// Asserts that the page list of a source's EPUB matches the pages of its PDF.
pub fn check(source: &Path) {
    let built = built(source);
    let pages = pages(&built.pdf);
    let listed: Vec<(&str, &str)> = built
        .nav
        .split("<nav epub:type=\"page-list\"")
        .nth(1)
        .expect("a page list")
        .split("<a href=\"")
        .skip(1)
        .map(|rest| {
            let (href, rest) = rest.split_once("\">").unwrap();
            (href, rest.split('<').next().unwrap())
        })
        .collect();
    let labels: Vec<String> = (1..=pages.len()).map(|page| page.to_string()).collect();
    let found: Vec<&str> = listed.iter().map(|(_, label)| *label).collect();
    assert_eq!(found, labels, "{}", source.display());
    for (position, (href, label)) in listed.iter().enumerate() {
        let (file, id) = href.split_once('#').unwrap();
        let chapter = built.chapters.iter().position(|(name, _)| name == file);
        let mut text = words_after(&built.chapters[chapter.unwrap()].1, Some(id));
        text.push_str(&all_words(&built.chapters[chapter.unwrap() + 1..]));
        if position == 0 {
            // poppler reads the masthead column by column, but the text starts with the page.
            assert_eq!(text, all_words(&built.chapters[chapter.unwrap()..]));
            continue;
        }
        let page = &pages[position];
        // poppler may read the short first cell of a row with the head of the table, which is
        // repeated at the top of the page.
        let start = (0..=SHORT_CELL)
            .map(|skipped| -> String {
                let letters = text.chars().skip(skipped);
                letters.take(COMPARED_LETTERS).collect()
            })
            .find(|start| page.contains(start));
        let Some(start) = start else {
            let start: String = text.chars().take(COMPARED_LETTERS).collect();
            panic!(
                "{}: the text after the mark of page {label}, {start:?}, is not on that page:\n{page}",
                source.display()
            );
        };
        // Only the running head may precede it on the page.
        let position = page.find(&start).unwrap();
        let head = page[..position].chars().count();
        assert!(
            head < 200,
            "{}: page {label} has {head} letters before its mark",
            source.display()
        );
    }
    let pdf = "<meta property=\"pageBreakSource\">";
    assert!(built.package.contains(pdf), "the PDF is not named");
}
