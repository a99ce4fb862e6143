//! The Akoma Ntoso edition: its structure, its schema, and the same model when it is read again.

#![allow(
    clippy::disallowed_methods,
    clippy::print_stderr,
    clippy::unwrap_used,
    missing_docs
)]

#[path = "support/difference.rs"]
mod difference;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use publish::diagnostic::SourceFile;
use publish::edition::akn;
use publish::input;
use publish::model::Resolution;
use publish::source;
use publish::template::Templates;
use publish::wording::Catalogues;

use difference::first_difference;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn catalogues() -> Catalogues {
    Catalogues::load(&Templates::built_in()).unwrap()
}

/// The real document, the small ones that have every kind of block, and every habit of the XML.
fn sources() -> Vec<PathBuf> {
    let mut sources = vec![root().join("content/A/RES/68/197/en.md")];
    for folder in ["tests/structure", "tests/akoma_ntoso"] {
        let files = fs::read_dir(root().join(folder)).unwrap();
        sources.extend(files.map(|file| file.unwrap().path()));
    }
    sources.sort();
    sources
}

fn read(path: &Path, catalogues: &Catalogues) -> Resolution {
    let reading = source::read(&input::read_text(path).unwrap(), catalogues);
    reading.resolution.unwrap()
}

#[test]
fn what_is_written_is_read_again_as_the_same_model() {
    let catalogues = catalogues();
    for path in sources() {
        let resolution = read(&path, &catalogues);
        let file = SourceFile::new("written.xml", akn::write(&resolution));
        let reading = source::read(&file, &catalogues);
        assert!(reading.diagnostics.is_empty(), "{}", path.display());
        let difference = first_difference(&resolution, &reading.resolution.unwrap());
        assert_eq!(difference, None, "{}", path.display());
    }
}

#[test]
fn a_document_in_parts_becomes_this() {
    let resolution = read(&root().join("tests/structure/parts.md"), &catalogues());
    let written = akn::write(&resolution);
    let begin = written.find("<collectionBody>").unwrap();
    // The metadata of the parts repeat those of the whole.
    let mut shown = String::new();
    for (index, piece) in written[begin..].split("<meta>").enumerate() {
        let rest = piece.split_once("</meta>").map_or(piece, |(_, rest)| rest);
        shown.push_str(if index == 0 { piece } else { rest });
    }
    insta::assert_snapshot!(shown);
}

#[test]
fn the_metadata_say_this() {
    let resolution = read(&root().join("tests/structure/whole.md"), &catalogues());
    let written = akn::write(&resolution);
    let begin = written.find("<meta>").unwrap();
    let end = written.find("<references").unwrap();
    insta::assert_snapshot!(&written[begin..end]);
}

#[test]
fn numbers_are_in_the_names_of_elements() {
    let resolution = read(&root().join("content/A/RES/68/197/en.md"), &catalogues());
    let written = akn::write(&resolution);
    for id in [
        "container_31",
        "para_48",
        "para_18__list_1__point_c",
        "authorialNote_25",
    ] {
        let attribute = format!("eId=\"{id}\"");
        assert_eq!(written.matches(&attribute).count(), 1, "{id}");
    }
    assert_eq!(written.matches("<authorialNote ").count(), 25);
    assert_eq!(written.matches("<noteRef ").count(), 42 - 25);
}

#[test]
#[ignore = "needs xmllint; tests/run runs it"]
fn what_is_written_is_valid() {
    let schema = root().join("../shared/schema/akomantoso30.xsd");
    if !schema.is_file() {
        eprintln!("skipped: {} is not there", schema.display());
        return;
    }
    let catalogues = catalogues();
    let folder = tempfile::tempdir().unwrap();
    let mut xmllint = Command::new("xmllint");
    xmllint
        .args(["--noout", "--nonet", "--schema"])
        .arg(&schema);
    for (index, path) in sources().iter().enumerate() {
        let file = folder.path().join(format!("{index}.xml"));
        fs::write(&file, akn::write(&read(path, &catalogues))).unwrap();
        xmllint.arg(file);
    }
    let output = xmllint
        .output()
        .expect("xmllint of libxml2-utils is needed for this test");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
}

#[test]
#[ignore = "needs xmllint; tests/run runs it"]
fn the_schema_refuses_what_is_not_valid() {
    let schema = root().join("../shared/schema/akomantoso30.xsd");
    if !schema.is_file() {
        eprintln!("skipped: {} is not there", schema.display());
        return;
    }
    let resolution = read(&root().join("tests/structure/whole.md"), &catalogues());
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("wrong.xml");
    let wrong = akn::write(&resolution).replacen("<mainBody>", "<mainBody><num>1</num>", 1);
    fs::write(&file, wrong).unwrap();
    let output = Command::new("xmllint")
        .args(["--noout", "--nonet", "--schema"])
        .args([&schema, &file])
        .output()
        .expect("xmllint of libxml2-utils is needed for this test");
    assert!(!output.status.success());
}
