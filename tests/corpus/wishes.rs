//! Which documents and formats are wanted, by the environment.

use std::env;
use std::fs;
use std::path::PathBuf;

use publish_test_support::archive::{self, Document};
use publish_test_support::root;
use publish_view::edition::Format;

/// What is left of the environment's wishes.
pub struct Wishes {
    documents: Option<String>,
    pub formats: Vec<Format>,
}

impl Wishes {
    /// Reads them.
    pub fn read() -> Self {
        let formats = match env::var("PUBLISH_CORPUS_FORMATS") {
            Ok(list) => list.split(',').map(|name| name.parse().unwrap()).collect(),
            Err(_) => {
                let all = Format::ALL.into_iter();
                all.filter(|format| !format.is_braille()).collect()
            }
        };
        Wishes {
            documents: env::var("PUBLISH_CORPUS").ok(),
            formats,
        }
    }

    /// Whether a document is wanted: by default those of the sample.
    pub fn wants(&self, path: &str) -> bool {
        match self.documents.as_deref() {
            None => include_str!("sample.txt").lines().any(|line| line == path),
            Some("whole") => true,
            Some(part) => path.contains(part),
        }
    }

    /// The documents of the archive that are wanted; at least one.
    pub fn documents(&self) -> Vec<Document> {
        let documents = archive::documents(|path| self.wants(path));
        assert!(
            !documents.is_empty(),
            "no document of the archive is wanted"
        );
        documents
    }
}

/// The folder that reports are written to.
pub fn reports() -> PathBuf {
    let folder = root().join("target/corpus");
    fs::create_dir_all(&folder).unwrap();
    folder
}
