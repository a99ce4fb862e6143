//! The Akoma Ntoso edition: it has the same words, reads back as the same model and is valid.

use std::fs;
use std::path::PathBuf;

use publish_model::Resolution;
use publish_model::diagnostic::SourceFile;
use publish_source as source;
use publish_templates::wording::Catalogues;
use publish_test_support::edition_text::EditionText;
use publish_test_support::{first_difference, xml};
use publish_text::akn;

use crate::check::difference;
use crate::schema;
use crate::selection::reports;

/// Returns the folder for the written documents, which are validated together at the end.
fn folder() -> PathBuf {
    reports().join("akn")
}

/// Writes a document, reads it back and returns the differences.
pub fn compare(path: &str, resolution: &Resolution, catalogues: &Catalogues) -> Vec<String> {
    let text = akn::write(resolution, catalogues.bodies());
    fs::create_dir_all(folder()).unwrap();
    fs::write(folder().join(path.replace('/', "_")), &text).unwrap();
    let mut differences = Vec::new();
    match xml::words(&text) {
        None => differences.push("the Akoma Ntoso edition is not well-formed".to_owned()),
        Some(words) => {
            let mut model = resolution.clone();
            without_votes(&mut model);
            let text = EditionText::of_model(&model);
            differences.extend(difference("the Akoma Ntoso edition", &words, &text));
        }
    }
    let file = SourceFile::new(path, text);
    let reading = source::read(&file, catalogues);
    match reading.resolution {
        None => differences.push("the Akoma Ntoso edition cannot be read back".to_owned()),
        Some(again) => {
            let found = first_difference(resolution, &again);
            let found = found.map(|found| format!("Akoma Ntoso reads back differently {found}"));
            differences.extend(found);
        }
    }
    differences
}

/// Removes the votes, which are metadata in Akoma Ntoso.
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

/// Asserts that the written documents are valid, with xmllint and the schema.
pub fn assert_valid() {
    let mut files: Vec<PathBuf> = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    assert!(!files.is_empty());
    for chunk in files.chunks(200) {
        schema::assert_valid(chunk);
    }
    fs::remove_dir_all(folder()).unwrap();
}
