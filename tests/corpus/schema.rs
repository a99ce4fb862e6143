//! Validates the written Akoma Ntoso against the OASIS schema, with xmllint.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use publish_test_support::shared::Shared;
use publish_test_support::{catalogues, own_sources, resolution, resolution_with_findings, root};
use publish_text::akn;

fn xmllint(files: &[PathBuf]) -> Output {
    Command::new("xmllint")
        .args(["--noout", "--nonet", "--huge", "--schema"])
        .arg(Shared::Schema.path())
        .args(files)
        .output()
        .expect("xmllint of libxml2-utils is needed for this test")
}

/// Asserts that all files are valid.
pub fn assert_valid(files: &[PathBuf]) {
    let output = xmllint(files);
    let messages = String::from_utf8_lossy(&output.stderr);
    let errors: Vec<&str> = messages
        .lines()
        .filter(|line| !line.ends_with(" validates"))
        .collect();
    assert!(
        output.status.success() && errors.is_empty(),
        "{} schema errors, the first: {:#?}",
        errors.len(),
        &errors[..errors.len().min(10)]
    );
}

fn written(folder: &Path, name: &str, text: &str) -> PathBuf {
    let file = folder.join(name);
    fs::write(&file, text).unwrap();
    file
}

pub fn written_akoma_ntoso_is_valid() {
    let folder = tempfile::tempdir().unwrap();
    let sources = own_sources().into_iter().enumerate();
    let files = sources.map(|(index, source)| {
        let (resolution, _) = resolution_with_findings(&source);
        written(
            folder.path(),
            &format!("{index}.xml"),
            &akn::write(&resolution, catalogues().bodies()),
        )
    });
    assert_valid(&files.collect::<Vec<_>>());
}

pub fn the_schema_rejects_an_invalid_document() {
    let resolution = resolution(&root().join("tests/structure/whole.md"));
    let folder = tempfile::tempdir().unwrap();
    let invalid = akn::write(&resolution, catalogues().bodies()).replacen(
        "<mainBody>",
        "<mainBody><num>1</num>",
        1,
    );
    let output = xmllint(&[written(folder.path(), "invalid.xml", &invalid)]);
    assert!(!output.status.success());
}
