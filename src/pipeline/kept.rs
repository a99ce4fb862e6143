//! Documents whose editions in the output folder are still right, all in one record.
//!
//! [`super::known`] reads two records for each document. After a run in which one document of thousands
//! has changed, the other entries are those of the manifest. One record has the keys of all documents
//! whose entries are in a manifest. It is kept under the checksum of the manifest and of everything
//! outside of the documents that decides about their outcomes: a document with the same key has the same
//! outcome, and nothing else about it has to be read.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use serde::{Deserialize, Serialize};

use crate::cache::{Cache, Key};
use crate::output::Checksum;

use super::known;
use super::shelf::KnownFinding;
use super::{DocumentResult, Outcome, Run};

/// A source of a document.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct KeptSource {
    /// Whether it has no editions. Another source has its language.
    #[serde(default, skip_serializing_if = "is_false")]
    pub is_failed: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub findings: Vec<KnownFinding>,
}

fn is_false(value: &bool) -> bool {
    !value
}

/// The documents that have all their editions in the output folder, by their keys.
pub struct Kept {
    /// The checksum of what decides about their outcomes besides their keys.
    circumstances: Checksum,
    /// The manifest whose documents `earlier` has.
    manifest: Option<Checksum>,
    earlier: BTreeMap<Checksum, Vec<KeptSource>>,
    now: Mutex<Record>,
}

/// The record of a folder.
#[derive(Default, Serialize, Deserialize)]
struct Record {
    documents: BTreeMap<Checksum, Vec<KeptSource>>,
}

impl Kept {
    /// Reads what the run that wrote the manifest has recorded. `manifest` is its checksum; none if
    /// files that it lists are missing.
    pub(super) fn read(cache: &Cache, circumstances: Checksum, manifest: Option<Checksum>) -> Self {
        let record: Option<Record> =
            manifest.and_then(|manifest| cache.local_record(key(cache, circumstances, manifest)));
        Kept {
            circumstances,
            manifest,
            earlier: record.unwrap_or_default().documents,
            now: Mutex::default(),
        }
    }

    /// Returns the outcomes of the sources of a document with a key, if its editions are in the output
    /// folder.
    pub(super) fn outcomes(
        &self,
        document: Checksum,
        group: &[usize],
        run: &Run<'_>,
    ) -> Option<Vec<Outcome>> {
        let sources = self.earlier.get(&document)?;
        (sources.len() == group.len()).then_some(())?;
        let outcomes = group.iter().zip(sources).map(|(&index, source)| {
            let result = if source.is_failed {
                DocumentResult::Failed
            } else {
                DocumentResult::Kept
            };
            let peek = run.claims.peek(index);
            Some(Outcome {
                index,
                result,
                diagnostics: known::findings(&source.findings, run.options, index, peek)?,
                editions: Vec::new(),
                reasons: Arc::default(),
            })
        });
        let outcomes: Vec<Outcome> = outcomes.collect::<Option<_>>()?;
        self.add(document, sources.clone());
        Some(outcomes)
    }

    /// Adds a document of which all languages have been built or are in the output folder, with its
    /// sources in their order.
    pub(super) fn add(&self, document: Checksum, sources: Vec<KeptSource>) {
        let mut now = self.now.lock().unwrap_or_else(PoisonError::into_inner);
        now.documents.insert(document, sources);
    }

    /// Records the documents of a manifest with this checksum, unless that has been done before.
    pub(super) fn write(self, cache: &Cache, manifest: Checksum) {
        let now = self.now.into_inner();
        let now = now.unwrap_or_else(PoisonError::into_inner);
        if self.manifest == Some(manifest) && self.earlier.keys().eq(now.documents.keys()) {
            return;
        }
        cache.store_local_record(key(cache, self.circumstances, manifest), &now);
    }
}

fn key(cache: &Cache, circumstances: Checksum, manifest: Checksum) -> Checksum {
    let key: Key = cache.key("folder");
    let key = key.with("circumstances", circumstances.as_bytes());
    key.with("manifest", manifest.as_bytes()).finish()
}
