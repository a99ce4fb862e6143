//! Our own Akoma Ntoso: the same words, the same model when it is read again, valid.

use std::fs;
use std::path::PathBuf;

use publish_model::Resolution;
use publish_model::diagnostic::SourceFile;
use publish_source as source;
use publish_templates::wording::Catalogues;
use publish_test_support::said::Said;
use publish_test_support::{first_difference, xml};
use publish_text::akn;

use crate::check::difference;
use crate::schema;
use crate::wishes::reports;

/// Where the written documents are kept until all are validated at once.
fn folder() -> PathBuf {
    reports().join("akn")
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
        publish_model::Text::Whole(enactment) => enactment.vote = None,
        publish_model::Text::Parts(parts) => {
            for part in parts {
                part.enactment.vote = None;
            }
        }
    }
}

/// Validates what was written, by xmllint and the schema.
pub fn assert_valid() {
    let mut files: Vec<PathBuf> = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    assert!(!files.is_empty());
    for some in files.chunks(200) {
        schema::assert_valid(some);
    }
    fs::remove_dir_all(folder()).unwrap();
}
