//! Braille: liblouis reads the words of the source from it again, pages have the size and the numbers
//! that they should, and an eBraille publication has what its specification requires.
//!
//! `cargo test --release --features braille --test braille`; liblouis and its tables must be
//! installed.

#![allow(clippy::disallowed_methods, clippy::unwrap_used)]

mod ebraille;
mod layout;
mod words;

use std::fs;
use std::path::PathBuf;
use std::process::{ExitCode, Output};

use publish_model::Resolution;
use publish_test_support::{Program, harness, root, test};

/// The program that was built with these tests.
const PROGRAM: Program = Program::at(env!("CARGO_BIN_EXE_publish"));

fn main() -> ExitCode {
    harness::run([
        test!(a_language_without_a_braille_code_is_said_so),
        test!(ebraille::a_publication_has_its_files_in_their_places),
        test!(ebraille::a_package_says_what_it_must),
        test!(ebraille::pages_hold_cells_and_spaces_alone_and_every_link_leads_somewhere),
        test!(ebraille::epubcheck_finds_nothing_but_what_it_does_not_know).on_request(),
        test!(ebraille::a_publication_says_the_words_of_the_file_for_embossers),
        test!(layout::a_file_has_pages_of_the_size_that_is_asked_for),
        test!(layout::every_page_ends_in_its_number_and_begins_with_that_of_the_print_page),
        test!(layout::without_a_pdf_no_print_page_is_indicated),
        test!(layout::the_same_source_gives_the_same_bytes),
        test!(layout::a_document_looks_like_this_contracted, if layout::other_release),
        test!(layout::a_document_looks_like_this_uncontracted, if layout::other_release),
        test!(layout::the_other_languages_look_like_this, if layout::other_release),
        test!(words::liblouis_reads_the_words_of_each_paragraph_again),
        test!(words::every_word_of_a_line_has_cells_of_six_dots),
    ])
}

/// A document in each language, and the small ones that have every kind of block.
const SOURCES: [&str; 9] = [
    "content/A/RES/68/197/en.md",
    "tests/structure/whole.md",
    "tests/structure/parts.md",
    "tests/braille/fr.md",
    "tests/braille/es.md",
    "tests/braille/ru.md",
    "tests/braille/de.md",
    "tests/braille/ar.md",
    "tests/braille/zh.md",
];

fn path(source: &str) -> PathBuf {
    root().join(source)
}

fn resolution(source: &str) -> Resolution {
    publish_test_support::resolution(&path(source))
}

/// Builds a source; what it said, and the folder that it wrote into.
fn build(source: &str, arguments: &[&str]) -> (Output, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let output = PROGRAM
        .command(root(), &["build", "--quiet", "--message-format", "short"])
        .arg("--out")
        .arg(folder.path())
        .arg(path(source))
        .args(arguments)
        .output()
        .unwrap();
    (output, folder)
}

/// The bytes of one edition.
fn edition(source: &str, name: &str, arguments: &[&str]) -> Vec<u8> {
    let (output, folder) = build(source, arguments);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    fs::read(folder.path().join(name)).unwrap()
}

fn a_language_without_a_braille_code_is_said_so() {
    let templates = tempfile::tempdir().unwrap();
    let catalogue = fs::read_to_string(path("templates/catalogue/en.ftl")).unwrap();
    fs::create_dir_all(templates.path().join("catalogue")).unwrap();
    fs::write(templates.path().join("catalogue/pt.ftl"), catalogue).unwrap();
    let source = fs::read_to_string(path("tests/structure/parts.md")).unwrap();
    let source = source.replace("language: en", "language: pt");
    let sources = tempfile::tempdir().unwrap();
    let file = sources.path().join("pt.md");
    fs::write(&file, source).unwrap();
    let with = templates.path().display().to_string();
    let (output, _) = build(
        &file.display().to_string(),
        &["--formats", "brf", "--templates", &with],
    );
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(
        said.contains("B001") && said.contains("no braille code for the language “pt”"),
        "{said}"
    );
}
