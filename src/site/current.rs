//! Which files of the site are still right after an earlier run.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};

use super::comparisons::Comparisons;
use super::web::{FEED, is_for_all};
use super::{PriorState, SiteTexts};
use crate::cache::Key;
use crate::output::{
    BROWSE, CATALOGUE, CHANGES, COVER, Checksum, Contact, Entry, INDEX, Output, REDIRECTS, SUMS,
    is_about,
};
use crate::pipeline::Builder;
use crate::statement::Checks;
use crate::threads::in_parts;
use publish_model::Language;

/// Which pages of an earlier run are still right, as far as they depend on nothing but their
/// documents. By default, none.
#[derive(Debug, Default)]
pub struct Current(Option<SiteRecord>);

/// What is known of the files of an earlier run after they have been looked for in the output folder.
#[derive(Debug, Default)]
pub struct Examined {
    /// The files, if they are still right.
    record: Option<SiteRecord>,
    /// Those that are not as they were, or not there.
    changed: BTreeSet<String>,
}

/// The files about all documents that a run has written.
pub struct Recorded {
    /// The home pages and lists, the catalogue for reading apps, the sitemap, the redirects and the page
    /// for wrong addresses.
    pub lists: Vec<String>,
    /// The feeds. Each names the sizes of the editions of its documents.
    feeds: Vec<String>,
}

/// What a run does not have to make again, because lists show the same about all documents as after the
/// run before.
#[derive(Clone, Copy)]
pub struct Unchanged<'a> {
    /// The files about all documents.
    pub recorded: &'a Recorded,
    /// The documents whose editions have not changed either.
    pub documents: UnchangedDocuments<'a>,
}

/// The documents whose editions have not changed since a run whose files of the site are still right.
#[derive(Clone, Copy)]
pub struct UnchangedDocuments<'a> {
    examined: &'a Examined,
    record: &'a SiteRecord,
    folders: &'a BTreeSet<String>,
}

impl<'a> Unchanged<'a> {
    /// Returns the feeds of a language, if all are in place.
    pub fn feeds_of(self, language: &Language) -> Option<Vec<String>> {
        let feeds = self.recorded.feeds.iter();
        let feeds = feeds.filter(|path| path.split('/').next() == Some(language.tag()));
        let feeds: Vec<String> = feeds.cloned().collect();
        let mut files = feeds.iter();
        files.all(|path| self.documents.have(path)).then_some(feeds)
    }

    /// Returns the languages of the documents whose editions have changed.
    pub fn changed_languages(self, entries: &'a [Entry]) -> BTreeSet<&'a Language> {
        let entries = entries.iter();
        let changed = entries.filter(|entry| !self.documents.contain(entry));
        changed.map(|entry| &entry.language).collect()
    }
}

impl UnchangedDocuments<'_> {
    /// Whether a document is one of them.
    pub fn contain(self, entry: &Entry) -> bool {
        self.folders.contains(&entry.folder)
    }

    /// Whether that run has written a file.
    pub fn had(self, path: &str) -> bool {
        self.record.sizes.contains_key(path) || self.record.sums.contains_key(path)
    }

    /// Whether that run has written a file, and it is in place.
    pub fn have(self, path: &str) -> bool {
        self.had(path) && !self.examined.changed.contains(path)
    }
}

impl Current {
    /// Begins to look for the files in the output folder.
    pub fn examination<'a>(&'a self, output: &'a Output) -> Examination<'a> {
        let files = self.0.as_ref().map(SiteRecord::files);
        Examination {
            output,
            files: files.unwrap_or_default(),
            next: AtomicUsize::new(0),
            changed: Mutex::default(),
        }
    }

    /// Returns what is known of the files. `changed` are those that an [`Examination`] has found.
    pub fn examined(self, changed: BTreeSet<String>) -> Examined {
        Examined {
            record: self.0,
            changed,
        }
    }
}

/// Looks for the files of an earlier run that are not as they were, or not there. Threads take part in it
/// when they have nothing else to do.
pub struct Examination<'a> {
    output: &'a Output,
    files: Vec<(&'a str, Content)>,
    /// The index of the next file to look for.
    next: AtomicUsize,
    changed: Mutex<BTreeSet<String>>,
}

/// What is known of the content of a file.
#[derive(Debug, Clone, Copy)]
enum Content {
    Sum(Checksum),
    Size(usize),
}

impl Examination<'_> {
    /// How many files a thread looks for at once.
    const PART: usize = 100;

    /// Looks for files until none is left.
    pub fn help(&self) {
        loop {
            let start = self.next.fetch_add(Self::PART, Ordering::Relaxed);
            let Some(rest) = self.files.get(start..).filter(|rest| !rest.is_empty()) else {
                return;
            };
            let part = rest.iter().take(Self::PART);
            let changed = part.filter(|(name, content)| !self.is_unchanged(name, *content));
            let changed: Vec<String> = changed.map(|(name, _)| (*name).to_owned()).collect();
            let mut all = self.changed.lock().unwrap_or_else(PoisonError::into_inner);
            all.extend(changed);
        }
    }

    /// Looks for the remaining files, and returns those that are not as they were, or not there.
    pub fn finish(self) -> BTreeSet<String> {
        self.help();
        let changed = self.changed.into_inner();
        changed.unwrap_or_else(PoisonError::into_inner)
    }

    fn is_unchanged(&self, name: &str, content: Content) -> bool {
        match content {
            Content::Sum(sum) => self.output.sum_of(name) == Some(sum),
            Content::Size(size) => Output::has_file(self.output.root(), name, size),
        }
    }
}

impl Examined {
    /// Returns the files about all documents.
    pub(super) fn recorded(&self) -> Option<Recorded> {
        let record = self.record.as_ref()?;
        let mut recorded = Recorded {
            lists: Vec::new(),
            feeds: Vec::new(),
        };
        for path in record.sizes.keys().chain(record.sums.keys()) {
            if path.ends_with(&format!("/{FEED}")) {
                recorded.feeds.push(path.clone());
            } else if is_about_all(path) {
                recorded.lists.push(path.clone());
            }
        }
        Some(recorded)
    }

    /// Returns the documents of this run that have not changed, with what is known of their files. `folders`
    /// are their folders.
    pub(super) fn documents<'a>(
        &'a self,
        folders: &'a BTreeSet<String>,
    ) -> Option<UnchangedDocuments<'a>> {
        Some(UnchangedDocuments {
            examined: self,
            record: self.record.as_ref()?,
            folders,
        })
    }

    /// Returns the files of the site with these names, after a run.
    pub(super) fn record(&self, output: &Output, names: &[&str], jobs: usize) -> SiteRecord {
        SiteRecord::new(output, names, self.record.as_ref(), jobs)
    }

    /// Whether these are the pages with comparisons.
    pub(super) fn has_comparisons(&self, comparisons: &Comparisons) -> bool {
        self.has_all_named(CHANGES, &comparisons.paths().collect())
    }

    /// Whether these are the covers of documents.
    pub(super) fn has_covers(&self, covers: &BTreeMap<String, String>) -> bool {
        self.has_all_named(COVER, &covers.values().cloned().collect())
    }

    /// Whether these are the files with a name in the folders of documents.
    fn has_all_named(&self, name: &str, paths: &BTreeSet<String>) -> bool {
        let is_named = |path: &&String| path.rsplit('/').next() == Some(name);
        self.record.as_ref().is_some_and(|record| {
            let recorded = record.sizes.keys().filter(is_named);
            recorded.eq(paths)
        })
    }

    /// Whether all accessibility statements are right.
    pub(super) fn has_statements(&self) -> bool {
        self.record.is_some()
    }

    /// Whether the lists of documents, the pages about documents, the statement for the site, the style
    /// sheet, the manifest and the checksums are right and in the output folder.
    pub fn has_site(&self) -> bool {
        self.record.is_some() && self.changed.is_empty()
    }
}

/// Returns which pages of an earlier run are still right. `manifest` is the checksum of its
/// manifest. The cache knows after which runs all of them were.
pub fn current(builder: &Builder, prior: &PriorState, manifest: Option<Checksum>) -> Current {
    Current(manifest.and_then(|manifest| {
        let contact = prior.contact.as_ref().or(prior.manifest.contact.as_ref());
        let key = key_of_pages(builder, &prior.checks, contact, &prior.texts)?;
        let key = key.with("manifest", manifest.as_bytes());
        builder.inputs()?.cache.local_record(key.finish())
    }))
}

/// Records the files of the site after a run, for the next one. `key` is that of everything on which they
/// depend except the documents, and `manifest` the checksum of the manifest.
pub(super) fn remember(
    (builder, output): (&Builder, &Output),
    key: Key,
    mut record: SiteRecord,
    manifest: Checksum,
) {
    let sum = output.known_sum(SUMS).or_else(|| output.sum_of(SUMS));
    record.sums.extend(sum.map(|sum| (SUMS.to_owned(), sum)));
    if let Some(inputs) = builder.inputs() {
        let key = key.with("manifest", manifest.as_bytes());
        inputs.cache.store_local_record(key.finish(), &record);
    }
}

/// The files of the site after a run.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct SiteRecord {
    /// The checksums of files.
    sums: BTreeMap<String, Checksum>,
    /// The sizes of archives, lists, pages about documents and other files for them. There are as many as
    /// documents, or they are large; `SHA256SUMS`, which is one of the other files, has their checksums.
    sizes: BTreeMap<String, usize>,
}

impl SiteRecord {
    /// Returns the files.
    fn files(&self) -> Vec<(&str, Content)> {
        let sums = self.sums.iter();
        let sums = sums.map(|(name, sum)| (name.as_str(), Content::Sum(*sum)));
        let sizes = self.sizes.iter();
        let sizes = sizes.map(|(name, size)| (name.as_str(), Content::Size(*size)));
        sums.chain(sizes).collect()
    }

    /// Returns the files with these names, as they are now. Files that the run has neither written nor
    /// examined are those of the record before.
    fn new(output: &Output, names: &[&str], before: Option<&Self>, jobs: usize) -> Self {
        let size_of = |name: &str| {
            let before = || before?.sizes.get(name).copied();
            let known = output.known_size(name).or_else(before);
            known.or_else(|| output.size_of(name))
        };
        let sum_of = |name: &str| {
            let before = || before?.sums.get(name).copied();
            let known = output.known_sum(name).or_else(before);
            known.or_else(|| output.sum_of(name))
        };
        let records = in_parts(names, jobs, |_, part| {
            let mut record = SiteRecord::default();
            for &name in part {
                let entry = name.to_owned();
                if is_about(name) || is_list(name) || name.ends_with(".zip") {
                    record.sizes.extend(size_of(name).map(|size| (entry, size)));
                } else {
                    record.sums.extend(sum_of(name).map(|sum| (entry, sum)));
                }
            }
            record
        });
        let mut record = SiteRecord::default();
        for part in records {
            record.sums.extend(part.sums);
            record.sizes.extend(part.sizes);
        }
        record
    }
}

/// Whether a path is that of a file about all documents, or about those of a list. Archives are not: they
/// have the editions.
fn is_about_all(path: &str) -> bool {
    let is_home_or_catalogue = match path.split_once('/') {
        None => path == INDEX || is_for_all(path) || REDIRECTS.contains(&path),
        Some((_language, name)) => [INDEX, CATALOGUE].contains(&name),
    };
    is_home_or_catalogue || (is_list(path) && !path.ends_with(".zip"))
}

/// Whether a path is that of a list.
fn is_list(path: &str) -> bool {
    path.split('/').nth(1) == Some(BROWSE)
}

/// Returns the key of everything on which the pages of a run depend, except its documents.
pub(super) fn key_of_pages(
    builder: &Builder,
    checks: &Checks,
    contact: Option<&Contact>,
    texts: &SiteTexts,
) -> Option<Key> {
    let key = key_of_kind(builder, texts, "pages")?;
    let has_own_templates = builder.renderer().has_own_templates();
    let key = key.with("own templates", [u8::from(has_own_templates)]);
    key.with_data("contact", &contact)?
        .with_data("checks", checks)
}

/// Returns the key of what all pages of a kind depend on, whatever documents there are.
pub(super) fn key_of_kind(builder: &Builder, texts: &SiteTexts, kind: &str) -> Option<Key> {
    let inputs = builder.inputs()?;
    let key = inputs.cache.key(kind);
    let key = key.with("templates", inputs.site_templates.as_bytes());
    let key = key.with("catalogues", inputs.catalogues.as_bytes());
    let key = key.with("bodies", inputs.bodies.as_bytes());
    let key = key.with("theme", inputs.theme.as_bytes());
    let key = key.with("texts", format!("{texts:?}"));
    Some(key.with("assets", &builder.renderer().assets().identity))
}
