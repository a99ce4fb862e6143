//! Our own Akoma Ntoso: the same words, the same model when it is read again, valid.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use publish::diagnostic::SourceFile;
use publish::edition::akn;
use publish::model::Resolution;
use publish::source;
use publish::wording::Catalogues;

use crate::check::difference;
use crate::difference::first_difference;
use crate::said::Said;
use crate::xml;

/// Where the written documents are kept until all are validated at once.
fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("target/corpus/akn")
}

/// Writes a document and reads it again.
pub fn compare(path: &str, resolution: &Resolution, catalogues: &Catalogues) -> Vec<String> {
    let text = akn::write(resolution);
    fs::create_dir_all(folder()).unwrap();
    fs::write(folder().join(path.replace('/', "_")), &text).unwrap();
    let mut differences = Vec::new();
    match xml::words(&text) {
        None => differences.push("the Akoma Ntoso edition is not well-formed".to_owned()),
        Some(words) => {
            let mut model = resolution.clone();
            without_votes(&mut model);
            let said = Said::of_model(&model);
            differences.extend(difference("the Akoma Ntoso edition", &words, &said));
        }
    }
    let file = SourceFile::new(path, text);
    let reading = source::read(&file, catalogues);
    match reading.resolution {
        None => differences.push("the Akoma Ntoso edition cannot be read again".to_owned()),
        Some(again) => {
            let found = first_difference(resolution, &again);
            let found = found.map(|found| format!("Akoma Ntoso read again differs {found}"));
            differences.extend(found);
        }
    }
    differences
}

/// Votes stand in the metadata.
fn without_votes(resolution: &mut Resolution) {
    match &mut resolution.text {
        publish::model::Text::Whole(enactment) => enactment.vote = None,
        publish::model::Text::Parts(parts) => {
            for part in parts {
                part.enactment.vote = None;
            }
        }
    }
}

/// Validates what was written, by xmllint and the schema.
pub fn assert_valid() {
    let schema = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/schema/akomantoso30.xsd");
    let mut files: Vec<PathBuf> = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    assert!(!files.is_empty());
    for some in files.chunks(200) {
        let output = Command::new("xmllint")
            .args(["--noout", "--nonet", "--huge", "--schema"])
            .arg(&schema)
            .args(some)
            .output()
            .expect("xmllint of libxml2-utils is needed for this test");
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
    fs::remove_dir_all(folder()).unwrap();
}
