//! Braille: liblouis reads the words of the source from it again, pages have the size and the numbers
//! that they should, and an eBraille publication has what its specification requires.
//!
//! `cargo test --release --features braille --test braille`; liblouis and its tables must be
//! installed.

#![allow(
    clippy::disallowed_methods,
    clippy::print_stderr,
    clippy::unwrap_used,
    missing_docs
)]

mod ebraille;
mod layout;
mod words;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use publish::input;
use publish::model::Resolution;
use publish::source;
use publish::template::Templates;
use publish::wording::Catalogues;

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
    Path::new(env!("CARGO_MANIFEST_DIR")).join(source)
}

fn catalogues() -> Catalogues {
    Catalogues::load(&Templates::built_in()).unwrap()
}

fn resolution(source: &str, catalogues: &Catalogues) -> Resolution {
    let file = input::read_text(&path(source)).unwrap();
    let reading = source::read(&file, catalogues);
    assert_eq!(reading.diagnostics, [], "{source}");
    reading.resolution.unwrap()
}

/// Builds a source; what it said, and the folder that it wrote into.
fn build(source: &str, arguments: &[&str]) -> (Output, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_publish"))
        .args(["build", "--quiet", "--message-format", "short", "--out"])
        .arg(folder.path())
        .arg(path(source))
        .args(arguments)
        .env_remove("SOURCE_DATE_EPOCH")
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

#[test]
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
        said.contains("B001") && said.contains("no braille code for the language pt"),
        "{said}"
    );
}
