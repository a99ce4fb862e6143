//! Tests of braille: liblouis reads back the words of the source, pages have the right size and
//! numbers, and eBraille publications meet the requirements of the specification.
//!
//! Run them with `cargo test --release --features braille --test braille`. liblouis and its tables
//! must be installed.

#![allow(clippy::disallowed_methods, clippy::unwrap_used)]

mod ebraille;
mod layout;
mod words;

use std::fs;
use std::path::PathBuf;
use std::process::{ExitCode, Output};

use publish_model::Resolution;
use publish_test_support::{Program, harness, root, test};

/// The program built with these tests.
const PROGRAM: Program = Program::at(env!("CARGO_BIN_EXE_publish"));

fn main() -> ExitCode {
    harness::run([
        test!(a_language_without_a_braille_code_is_reported),
        test!(ebraille::a_publication_has_the_required_files),
        test!(ebraille::a_package_has_the_required_metadata),
        test!(ebraille::pages_have_only_cells_and_spaces_and_no_broken_link),
        test!(ebraille::epubcheck_reports_only_properties_that_it_does_not_support).on_request(),
        test!(ebraille::a_publication_has_the_words_of_the_brf_file),
        test!(layout::pages_have_the_requested_size),
        test!(layout::every_page_begins_with_the_print_page_number_and_ends_with_its_own),
        test!(layout::a_build_without_a_pdf_indicates_no_print_pages),
        test!(layout::the_same_source_gives_the_same_bytes),
        test!(layout::pages_in_contracted_braille_match_snapshot, if layout::unsupported_release),
        test!(layout::pages_in_uncontracted_braille_match_snapshot, if layout::unsupported_release),
        test!(layout::pages_in_the_other_languages_match_snapshot, if layout::unsupported_release),
        test!(words::titles_and_annex_headings_that_the_source_lacks_are_generated),
        test!(words::liblouis_reads_back_the_words_of_every_paragraph),
        test!(words::every_word_is_transcribed_in_six_dot_cells),
    ])
}

/// A document in each language, and the small documents with every kind of block.
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

/// Builds a source and returns the program's output and the output folder.
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

/// Builds a source and returns the bytes of one edition.
fn edition(source: &str, name: &str, arguments: &[&str]) -> Vec<u8> {
    let (output, folder) = build(source, arguments);
    let messages = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{messages}");
    fs::read(folder.path().join(name)).unwrap()
}

fn a_language_without_a_braille_code_is_reported() {
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
    let messages = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{messages}");
    assert!(
        messages.contains("B001") && messages.contains("no braille code for the language “pt”"),
        "{messages}"
    );
}
