//! Every kind of block in every edition: reviewed snapshots of names, citations, web page, plain
//! text and EPUB files of two small documents that together have every kind of block.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use publish_test_support::epub::Epub;
use publish_test_support::tag_tree::{self, Content, Element};
use publish_test_support::{catalogues, resolution, root};
use publish_view::View;

use crate::PROGRAM;

fn fixture(name: &str) -> std::path::PathBuf {
    root().join("tests/structure").join(name)
}

fn build(name: &str) -> tempfile::TempDir {
    build_as(name, &[])
}

fn build_as(name: &str, arguments: &[&str]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let output = PROGRAM
        .command(root(), &["build", "--quiet", "--message-format", "short"])
        .arg("--out")
        .arg(folder.path())
        .args(arguments)
        .arg(fixture(name))
        .output()
        .unwrap();
    let messages = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{messages}");
    assert_eq!(messages, "");
    folder
}

/// Returns every anchor with its spoken name, ordered by anchor.
fn names(name: &str) -> String {
    let resolution = resolution(&fixture(name));
    let catalogue = catalogues().get(&resolution.language).unwrap();
    let view = View::new(&resolution, catalogue, None).unwrap();
    let mut list = String::new();
    for (anchor, name) in &view.names {
        writeln!(
            list,
            "{anchor}: {}",
            name.back.as_ref().unwrap_or(&name.spoken)
        )
        .unwrap();
    }
    list
}

/// Returns the citation of each anchor, ordered by anchor.
fn citations(name: &str) -> String {
    let resolution = resolution(&fixture(name));
    let catalogue = catalogues().get(&resolution.language).unwrap();
    let view = View::new(&resolution, catalogue, None).unwrap();
    let lines = view.names.iter().filter_map(|(anchor, name)| {
        let citation = name.citation.as_ref()?;
        Some(format!("{anchor}: {citation}"))
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Returns the HTML of the page from its first section on, without empty lines.
fn page(folder: &Path, symbol: &str) -> String {
    let page = fs::read_to_string(folder.join("en").join(symbol).join("index.html")).unwrap();
    let (_, text) = page.split_once("</nav>\n<section").unwrap();
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

/// Returns the plain text edition.
fn text(name: &str, symbol: &str, file: &str) -> String {
    let folder = build_as(name, &["--formats", "txt"]);
    fs::read_to_string(folder.path().join("en").join(symbol).join(file)).unwrap()
}

fn epub_files(folder: &Path, symbol: &str, name: &str) -> Vec<String> {
    let bytes = fs::read(folder.join("en").join(symbol).join(name)).unwrap();
    Epub::read(&bytes).names().map(str::to_owned).collect()
}

#[test]
fn names_of_a_whole_document_match_snapshot() {
    insta::assert_snapshot!(names("whole.md"));
}

#[test]
fn names_of_a_document_in_parts_match_snapshot() {
    insta::assert_snapshot!(names("parts.md"));
}

#[test]
fn citations_of_a_whole_document_match_snapshot() {
    insta::assert_snapshot!(citations("whole.md"));
}

#[test]
fn citations_of_a_document_in_parts_match_snapshot() {
    insta::assert_snapshot!(citations("parts.md"));
}

#[test]
fn page_of_a_whole_document_matches_snapshot() {
    let folder = build("whole.md");
    insta::assert_snapshot!(page(folder.path(), "A/RES/99/1"));
}

#[test]
fn page_of_a_document_in_parts_matches_snapshot() {
    let folder = build("parts.md");
    insta::assert_snapshot!(page(folder.path(), "A/RES/99/2_A-B"));
}

#[test]
fn closing_lines_of_annexes_are_in_their_annex_in_every_edition() {
    let folder = build("closing.md");
    let texts = [
        names("closing.md"),
        page(folder.path(), "A/RES/99/82"),
        text("closing.md", "A/RES/99/82", "A_RES_99_82-EN.txt"),
    ];
    insta::assert_snapshot!(texts.join("\n"));
}

#[test]
fn plain_text_of_a_whole_document_matches_snapshot() {
    insta::assert_snapshot!(text("whole.md", "A/RES/99/1", "A_RES_99_1-EN.txt"));
}

#[test]
fn plain_text_of_a_document_in_parts_matches_snapshot() {
    insta::assert_snapshot!(text("parts.md", "A/RES/99/2_A-B", "A_RES_99_2_A-B-EN.txt"));
}

#[test]
fn an_epub_has_one_file_per_part() {
    let folder = build("parts.md");
    let files = epub_files(folder.path(), "A/RES/99/2_A-B", "A_RES_99_2_A-B-EN.epub");
    insta::assert_snapshot!(files.join("\n"));
}

/// Returns the tag tree of the PDF of a document with this text.
fn pdf_tags(text: &str) -> Vec<Element> {
    let folder = tempfile::tempdir().unwrap();
    let source = folder.path().join("en.md");
    let front_matter = "---\nsymbol: A/RES/99/5\nlanguage: en\ntitle: Boats\n---\n\n";
    fs::write(&source, front_matter.to_owned() + text).unwrap();
    let built = build_as(source.to_str().unwrap(), &["--formats", "pdf"]);
    let pdf = built.path().join("en/A/RES/99/5/A_RES_99_5-EN.pdf");
    tag_tree::read(&fs::read(pdf).unwrap())
}

#[test]
fn only_calls_of_notes_are_references_in_the_pdf() {
    let tags = pdf_tags("1. *Decides* to row,[^1] [see note 1](#fn-1).\n\n[^1]: Not at night.\n");
    let mut found = Vec::new();
    tags.iter().for_each(|tag| links_of(tag, &mut found));
    let wanted = ["P Link “see note 1” None", "Lbl Link “1” Some(\"note 1\")"];
    for wanted in wanted {
        assert!(found.iter().any(|link| link == wanted), "{found:?}");
    }
}

/// Collects each link with the kind of the element that contains it, its words and what is read
/// instead of them.
fn links_of(tag: &Element, found: &mut Vec<String>) {
    for content in &tag.content {
        let Content::Element(inner) = content else {
            continue;
        };
        if inner.kind == "Link" {
            let (words, read) = (words_of(inner), &inner.alternative);
            found.push(format!("{} Link “{}” {read:?}", tag.kind, words.trim()));
        }
        links_of(inner, found);
    }
}

fn words_of(tag: &Element) -> String {
    let words = tag.content.iter().map(|content| match content {
        Content::Words(words) => words.clone(),
        Content::Element(inner) => words_of(inner),
    });
    words.collect()
}

#[test]
fn headings_in_a_quotation_are_below_the_heading_around_it_in_the_pdf() {
    let tags = pdf_tags(
        "## I // Means\n\n1. *Quotes*:\n\n> ## Scope\n>\n> Words.\n\n### Review\n\n2. *Decides*.\n",
    );
    let mut found = Vec::new();
    tags.iter().for_each(|tag| headings_of(tag, &mut found));
    assert_eq!(found, ["H1", "H2", "H3", "H4", "H4"]);
}

fn headings_of(tag: &Element, found: &mut Vec<String>) {
    if matches!(tag.kind.as_bytes(), [b'H', b'1'..=b'6']) {
        found.push(tag.kind.clone());
    }
    for content in &tag.content {
        if let Content::Element(inner) = content {
            headings_of(inner, found);
        }
    }
}

#[test]
fn a_number_or_label_without_text_has_no_body_in_the_pdf() {
    let mut items = Vec::new();
    let tags = pdf_tags("1. *Decides* to row:\n\n(a) Now;\n\n(b)\n\n2.\n\n3. *Decides* to sail.\n");
    tags.iter().for_each(|tag| items_of(tag, &mut items));
    let wanted = ["1. LBody", "(a) LBody", "(b)", "2.", "3. LBody"];
    assert_eq!(items, wanted);
}

/// Collects the label of each item of a list, and the kinds of the elements after it.
fn items_of(tag: &Element, items: &mut Vec<String>) {
    let inner = || {
        tag.content.iter().filter_map(|content| match content {
            Content::Element(inner) => Some(inner),
            Content::Words(_) => None,
        })
    };
    if tag.kind == "LI" {
        let kinds = inner().map(
            |inner| match (inner.kind.as_str(), inner.content.as_slice()) {
                ("Lbl", [Content::Words(label)]) => label.trim(),
                (kind, _) => kind,
            },
        );
        items.push(kinds.collect::<Vec<_>>().join(" "));
    }
    inner().for_each(|inner| items_of(inner, items));
}
