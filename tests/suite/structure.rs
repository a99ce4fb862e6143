//! What becomes of every kind of block: the model's outline, the text of the page, the files of the
//! EPUB. Reviewed snapshots of two small documents that have all of them.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use publish_test_support::epub::Epub;
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
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{said}");
    assert_eq!(said, "");
    folder
}

/// Every anchor with its spoken name, in the order of the anchors' names.
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

/// How each place is cited, in the order of the anchors' names.
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

/// The page from its first heading on, without empty lines.
fn page(folder: &Path, symbol: &str) -> String {
    let page = fs::read_to_string(folder.join("en").join(symbol).join("index.html")).unwrap();
    let (_, text) = page.split_once("</nav>\n<section").unwrap();
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

/// The plain text.
fn text(name: &str, symbol: &str, file: &str) -> String {
    let folder = build_as(name, &["--formats", "txt"]);
    fs::read_to_string(folder.path().join("en").join(symbol).join(file)).unwrap()
}

fn epub_files(folder: &Path, symbol: &str, name: &str) -> Vec<String> {
    let bytes = fs::read(folder.join("en").join(symbol).join(name)).unwrap();
    Epub::read(&bytes).names().map(str::to_owned).collect()
}

#[test]
fn a_whole_document_has_these_anchors_and_names() {
    insta::assert_snapshot!(names("whole.md"));
}

#[test]
fn a_document_in_parts_has_these_anchors_and_names() {
    insta::assert_snapshot!(names("parts.md"));
}

#[test]
fn a_whole_document_is_cited_so() {
    insta::assert_snapshot!(citations("whole.md"));
}

#[test]
fn a_document_in_parts_is_cited_so() {
    insta::assert_snapshot!(citations("parts.md"));
}

#[test]
fn a_whole_document_becomes_this_page() {
    let folder = build("whole.md");
    insta::assert_snapshot!(page(folder.path(), "A/RES/99/1"));
}

#[test]
fn a_document_in_parts_becomes_this_page() {
    let folder = build("parts.md");
    insta::assert_snapshot!(page(folder.path(), "A/RES/99/2_A-B"));
}

#[test]
fn a_whole_document_becomes_this_text() {
    insta::assert_snapshot!(text("whole.md", "A/RES/99/1", "A_RES_99_1-EN.txt"));
}

#[test]
fn a_document_in_parts_becomes_this_text() {
    insta::assert_snapshot!(text("parts.md", "A/RES/99/2_A-B", "A_RES_99_2_A-B-EN.txt"));
}

#[test]
fn an_epub_has_a_file_for_each_part_of_the_document() {
    let folder = build("parts.md");
    let files = epub_files(folder.path(), "A/RES/99/2_A-B", "A_RES_99_2_A-B-EN.epub");
    insta::assert_snapshot!(files.join("\n"));
}
