//! Makes the files of a full-text search index from the web pages of one language. Browsers search them
//! with a script of Pagefind, which is one of the files, and load only the parts that a query needs.
//! `costs.json` names the words and documents for which these parts are large.

mod compact;
mod frequent;
mod page;

use std::collections::BTreeMap;
use std::error::Error;

use pagefind::api::PagefindIndex;
use pagefind::options::PagefindServiceConfig;
use serde::Serialize;
use tokio::runtime::{self, Runtime};

use frequent::{Frequent, Words};

pub use page::Page;

/// The version of the form of the files, for keys of caches: that of Pagefind, and a number to increase
/// when the index of the same pages changes.
pub const VERSION: &str = "pagefind 1.6.0, 4";

/// What is not indexed: text that is not in the source, the marks of notes, which would become parts of
/// words, and printed numbers, which the name of a paragraph contains.
const EXCLUDED: [&str; 3] = ["[data-generated]", ".note-call", ".number"];

/// The names of the files of Pagefind that are not for the search itself: user interfaces, and the
/// script of the worker, for which the content security policy would need more.
const OMITTED: [&str; 8] = [
    "pagefind-component-ui.css",
    "pagefind-component-ui.js",
    "pagefind-highlight.js",
    "pagefind-modular-ui.css",
    "pagefind-modular-ui.js",
    "pagefind-ui.css",
    "pagefind-ui.js",
    "pagefind-worker.js",
];

/// The name of the program for languages whose words have no known stems.
const WITHOUT_STEMS: &str = "wasm.unknown.pagefind";

/// The costs of a search, as JSON.
const COSTS: &str = "costs.json";

/// The words and documents for which a browser loads most.
#[derive(Serialize)]
struct Costs {
    #[serde(flatten)]
    words: Frequent,
    /// The sizes of long texts in kB, by the name that Pagefind gives to the document.
    texts: BTreeMap<String, usize>,
}

/// An index that is being made.
pub struct Index {
    runtime: Runtime,
    index: PagefindIndex,
    language: String,
    words: Words,
}

/// A file of an index.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct IndexFile {
    /// Its path, relative to the folder of the index, with `/`.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// The reason why an index cannot be made.
#[derive(Debug, thiserror::Error)]
#[error("cannot make the search index: {0}")]
pub struct IndexError(Box<dyn Error + Send + Sync>);

fn failed(error: impl Into<Box<dyn Error + Send + Sync>>) -> IndexError {
    IndexError(error.into())
}

impl Index {
    /// Starts an index of pages in one language, given by its tag: `zh`.
    ///
    /// # Errors
    /// If threads cannot be started.
    pub fn new(language: &str) -> Result<Self, IndexError> {
        let language = language.to_lowercase();
        let runtime = runtime::Builder::new_current_thread().build();
        let runtime = runtime.map_err(failed)?;
        let config = PagefindServiceConfig::builder()
            .force_language(language.clone())
            .exclude_selectors(EXCLUDED.map(str::to_owned).into())
            .keep_index_url(true)
            .build();
        let index = PagefindIndex::new(Some(config)).map_err(failed)?;
        Ok(Index {
            runtime,
            index,
            language,
            words: Words::default(),
        })
    }

    /// Adds a page. The same pages in the same order make the same files.
    ///
    /// # Errors
    /// If the page cannot be read as HTML.
    pub fn add(&mut self, page: &Page<'_>) -> Result<(), IndexError> {
        let html = page.annotated(&self.language);
        self.words.add(&html);
        let added = self
            .index
            .add_html_file(None, Some(page.address.to_owned()), html);
        self.runtime.block_on(added).map_err(failed)?;
        Ok(())
    }

    /// Returns the files, ordered by path.
    ///
    /// # Errors
    /// If the index is too large.
    pub fn finish(mut self) -> Result<Vec<IndexFile>, IndexError> {
        let files = self.runtime.block_on(self.index.get_files());
        let files = files.map_err(failed)?.into_iter().map(|file| {
            let parts = file.filename.iter().map(|part| part.to_string_lossy());
            IndexFile {
                path: parts.collect::<Vec<_>>().join("/"),
                bytes: file.contents,
            }
        });
        let mut files: Vec<IndexFile> = files.collect();
        let of_language = format!("wasm.{}.pagefind", self.language);
        let has_stems = files.iter().any(|file| file.path == of_language);
        files.retain(|file| {
            let is_unused = has_stems && file.path == WITHOUT_STEMS;
            !is_unused && !OMITTED.contains(&file.path.as_str())
        });
        compact::compact(&mut files, &self.language)?;
        let costs = Costs {
            words: self.words.frequent(),
            texts: compact::long_texts(&files),
        };
        files.push(IndexFile {
            path: COSTS.to_owned(),
            bytes: serde_json::to_vec(&costs).map_err(failed)?,
        });
        files.sort();
        Ok(files)
    }
}

#[cfg(test)]
mod tests;
