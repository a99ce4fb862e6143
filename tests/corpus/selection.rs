//! The documents and formats to test, which environment variables select.

use std::env;
use std::fs;
use std::path::PathBuf;

use publish_test_support::archive::{self, Document};
use publish_test_support::{only_sample, root};
use publish_view::edition::Format;

/// The selected documents and formats.
pub struct Selection {
    documents: Option<String>,
    pub formats: Vec<Format>,
}

impl Selection {
    /// Reads PUBLISH_CORPUS and PUBLISH_CORPUS_FORMATS.
    pub fn from_environment() -> Self {
        let formats = match env::var("PUBLISH_CORPUS_FORMATS") {
            Ok(list) => list.split(',').map(|name| name.parse().unwrap()).collect(),
            Err(_) => {
                // `tests/braille` and `tests/suite/words` compare the others.
                let all = Format::ALL.into_iter();
                let is_compared =
                    |format: &Format| !format.is_braille() && *format != Format::Jsonl;
                all.filter(is_compared).collect()
            }
        };
        Selection {
            documents: env::var("PUBLISH_CORPUS").ok(),
            formats,
        }
    }

    /// Whether the document at a path is selected. By default those in the sample are.
    pub fn includes(&self, path: &str) -> bool {
        match self.documents.as_deref() {
            None if only_sample() => in_sample(path, 3),
            None => in_sample(path, 1),
            Some("whole") => true,
            Some(part) => path.contains(part),
        }
    }

    /// Returns the selected documents of the archive, and panics if there are none.
    pub fn documents(&self) -> Vec<Document> {
        let documents = archive::documents(|path| self.includes(path));
        assert!(
            !documents.is_empty(),
            "no document of the archive is selected"
        );
        documents
    }
}

/// Whether a path is in the sample or, with a `step` of 3, in every third line of it.
fn in_sample(path: &str, step: usize) -> bool {
    let mut taken = include_str!("sample.txt").lines().step_by(step);
    taken.any(|line| line == path)
}

/// Returns the folder for reports.
pub fn reports() -> PathBuf {
    let folder = root().join("target/corpus");
    fs::create_dir_all(&folder).unwrap();
    folder
}
