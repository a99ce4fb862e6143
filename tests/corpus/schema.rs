//! Akoma Ntoso as it is written, against the OASIS schema, by xmllint.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use publish_test_support::shared::Shared;
use publish_test_support::{own_sources, resolution, resolution_with_findings, root};
use publish_text::akn;

fn xmllint(files: &[PathBuf]) -> Output {
    Command::new("xmllint")
        .args(["--noout", "--nonet", "--huge", "--schema"])
        .arg(Shared::Schema.path())
        .args(files)
        .output()
        .expect("xmllint of libxml2-utils is needed for this test")
}

/// Fails where one of these files is not valid.
pub fn assert_valid(files: &[PathBuf]) {
    let output = xmllint(files);
    let said = String::from_utf8_lossy(&output.stderr);
    let faults: Vec<&str> = said
        .lines()
        .filter(|line| !line.ends_with(" validates"))
        .collect();
    assert!(
        output.status.success() && faults.is_empty(),
        "{} faults by the schema, the first: {:#?}",
        faults.len(),
        &faults[..faults.len().min(10)]
    );
}

fn written(folder: &Path, name: &str, text: &str) -> PathBuf {
    let file = folder.join(name);
    fs::write(&file, text).unwrap();
    file
}

pub fn what_is_written_is_valid() {
    let folder = tempfile::tempdir().unwrap();
    let sources = own_sources().into_iter().enumerate();
    let files = sources.map(|(index, source)| {
        let (resolution, _) = resolution_with_findings(&source);
        written(
            folder.path(),
            &format!("{index}.xml"),
            &akn::write(&resolution),
        )
    });
    assert_valid(&files.collect::<Vec<_>>());
}

pub fn the_schema_refuses_what_is_not_valid() {
    let resolution = resolution(&root().join("tests/structure/whole.md"));
    let folder = tempfile::tempdir().unwrap();
    let wrong = akn::write(&resolution).replacen("<mainBody>", "<mainBody><num>1</num>", 1);
    let output = xmllint(&[written(folder.path(), "wrong.xml", &wrong)]);
    assert!(!output.status.success());
}
