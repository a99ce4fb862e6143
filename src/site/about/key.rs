//! The keys of pages about documents: what each page depends on.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::cache::Key;
use crate::output::{Checksum, Entry};
use crate::pipeline::Builder;
use publish_model::Language;

use super::super::SiteTexts;
use super::super::current::key_of_kind;
use super::super::graph::Work;
use super::super::lists::has_lists;
use super::super::subjects::Subjects;
use super::text::document;
use super::{OfLanguage, Pages};

/// The keys of what links to works depend on. Each is computed when the page of a work needs it.
pub struct LinkKeys<'g> {
    works: &'g [Work<'g>],
    keys: Vec<OnceLock<Option<Checksum>>>,
}

impl<'g> LinkKeys<'g> {
    pub fn new(works: &'g [Work<'g>]) -> Self {
        let keys = works.iter().map(|_| OnceLock::new()).collect();
        LinkKeys { works, keys }
    }

    /// Returns the key of a work, by its index.
    fn get(&self, index: usize) -> Option<Checksum> {
        let key = self.keys.get(index)?;
        *key.get_or_init(|| key_of_links(self.works.get(index)?))
    }
}

/// Returns the key of everything that links to a work depend on.
fn key_of_links(work: &Work<'_>) -> Option<Checksum> {
    let mut key = Key::new("links to a work").with("symbol", work.symbol);
    for entry in &work.entries {
        key = key
            .with("language", entry.language.tag())
            .with("title", &entry.title)
            .with("document", document(entry))
            .with_data("date", &entry.about.date())?;
    }
    Some(key.finish())
}

/// Returns the key of everything that all pages of a kind depend on, besides the works and the names of
/// their bodies and lists.
pub fn key_of_all(
    builder: &Builder,
    texts: &SiteTexts,
    entries: &[Entry],
    kind: &str,
) -> Option<Key> {
    let key = key_of_kind(builder, texts, kind)?;
    Some(key.with("lists", [u8::from(has_lists(entries))]))
}

impl Pages<'_> {
    /// Returns the key of everything that the pages of this work depend on.
    pub fn key(
        &self,
        shared: &Key,
        works: &LinkKeys<'_>,
        of_languages: &BTreeMap<&Language, OfLanguage<'_>>,
    ) -> Option<Checksum> {
        let of_work = |index: Option<usize>| {
            let key = index.and_then(|index| works.get(index));
            key.map(|key| key.as_bytes().to_vec()).unwrap_or_default()
        };
        let mut key = shared.clone();
        for entry in &self.work.entries {
            key = key
                .with("folder", &entry.folder)
                .with("title", &entry.title);
            key = key.with_data("files", &entry.files)?;
            key = key.with_data("about", &entry.about)?;
            let of_language = of_languages.get(&entry.language)?;
            let period = of_language.periods.get(&self.folder_of_period(entry));
            key = key
                .with("body", of_language.body(entry))
                .with("period", period.map_or("", String::as_str))
                .with("changes", [u8::from(self.comparisons.has(entry))]);
            for slug in Subjects::of(entry) {
                let name = self.sources.subjects.name(&slug, &entry.language);
                key = key.with_data("subject", &name)?;
            }
        }
        for index in [self.work.follows, self.work.followed_by] {
            key = key.with("series", of_work(index));
        }
        let later = self.work.followed_by;
        for entry in later.map_or(&[][..], |index| &self.graph.works[index].entries) {
            key = key.with("next changes", [u8::from(self.comparisons.has(entry))]);
        }
        for &index in &self.work.cites {
            let citation = &self.graph.citations[index];
            key = key
                .with("cites", citation.anchor)
                .with("cited", citation.cited)
                .with("paragraph", citation.paragraph.unwrap_or_default())
                .with(
                    "anchor",
                    citation.cited_anchor.as_deref().unwrap_or_default(),
                )
                .with("work", of_work(citation.cited_work));
        }
        let mut last = None;
        for &index in &self.work.cited_by {
            let citation = &self.graph.citations[index];
            key = key
                .with("cited by", citation.anchor)
                .with("paragraph", citation.paragraph.unwrap_or_default())
                .with(
                    "anchor",
                    citation.cited_anchor.as_deref().unwrap_or_default(),
                );
            let citing = self.graph.works.get(citation.citing)?;
            for entry in &citing.entries {
                let mut places = entry.about.cites.places();
                let place = places.find(|place| place.anchor == citation.anchor);
                let has_anchor = entry.anchors.iter().any(|one| one == citation.anchor);
                key = key
                    .with("name", place.map_or("", |place| place.name))
                    .with("has anchor", [u8::from(has_anchor)]);
            }
            if last != Some(citation.citing) {
                key = key.with("work", of_work(Some(citation.citing)));
                last = Some(citation.citing);
            }
        }
        Some(key.finish())
    }
}
