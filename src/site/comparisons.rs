//! The pages with what has changed from a document to the next one with the same title, in each language
//! that both have.

use std::collections::{BTreeMap, BTreeSet};

use crate::cache::Key;
use crate::comparison::{self, PageOptions};
use crate::output::{CHANGES, Checksum, Entry, Output, path_to_root};
use crate::pipeline::Models;
use crate::site_pages::Crumb;
use publish_diff::{Comparison, Overlap, compare};
use publish_model::diagnostic::{Diagnostic, Findings};
use publish_model::{Language, Resolution};
use publish_view::View;
use publish_view::edition::Format;

use super::about::{self, document, key_of_all};
use super::graph::Work;
use super::in_place::FilesInPlace;
use super::lists::{Sources, has_lists};
use super::write_shared;
use crate::threads::in_parts;

/// The part of the shorter text that two documents have in common, in percent, below which there is no
/// page: a list of nearly all paragraphs as deleted and inserted does not help readers. All languages of a
/// document count together, so that all of them have the page or none.
const COMMON_MIN: usize = 20;

/// The pages of a site.
#[derive(Debug, Default)]
pub struct Comparisons {
    /// The folders of the later documents, which have the pages.
    folders: BTreeSet<String>,
}

impl Comparisons {
    /// Whether a document has a page that compares it with the previous one.
    pub fn has(&self, entry: &Entry) -> bool {
        self.folders.contains(&entry.folder)
    }

    /// Returns the paths of the pages.
    pub fn paths(&self) -> impl Iterator<Item = String> {
        let folders = self.folders.iter();
        folders.map(|folder| format!("{folder}/{CHANGES}"))
    }
}

/// Returns the path of the page that compares a document with the previous one.
pub fn path(entry: &Entry) -> String {
    format!("{}/{CHANGES}", entry.folder)
}

/// A document and the next one, in one language.
#[derive(Clone, Copy)]
struct Pair<'a> {
    old: &'a Entry,
    new: &'a Entry,
}

/// What the pages of a part of the works share.
struct Part<'a> {
    sources: Sources<'a>,
    works: &'a [Work<'a>],
    models: Models<'a>,
    output: &'a Output,
    shared: Option<&'a Key>,
    in_place: &'a FilesInPlace<'a>,
    /// The model of the work that was read last. In a series, it is compared with the next one.
    last: Option<(usize, Vec<Resolution>)>,
    folders: Vec<String>,
}

/// Writes the pages, in a number of threads. With a cache, documents are only read if one of the two has
/// changed. A page for which a source cannot be read is kept if neither document has changed.
pub fn write(
    sources: Sources<'_>,
    works: &[Work<'_>],
    models: Models<'_>,
    output: &Output,
    jobs: usize,
) -> (Comparisons, Vec<Diagnostic>) {
    let in_place = FilesInPlace::read(sources.builder, output, "comparisons");
    let shared = key_of_all(
        sources.builder,
        sources.texts,
        sources.entries,
        "comparison",
    );
    let series = series(works);
    let parts = in_parts(&series, jobs, |_, part| {
        let mut of_part = Part {
            sources,
            works,
            models,
            output,
            shared: shared.as_ref(),
            in_place: &in_place,
            last: None,
            folders: Vec::new(),
        };
        let pairs = part.iter().flat_map(|works| works.windows(2));
        for pair in pairs {
            // The errors of a template are the same on all pages.
            of_part.write(pair[0], pair[1])?;
        }
        Ok(of_part.folders)
    });
    let mut comparisons = Comparisons::default();
    let mut findings = Vec::new();
    for part in parts {
        let part: Result<_, Findings> = part;
        match part {
            Ok(folders) => comparisons.folders.extend(folders),
            Err(errors) if findings.is_empty() => findings.extend(errors),
            Err(_) => {}
        }
    }
    in_place.write();
    (comparisons, findings)
}

/// Returns the works that follow each other, the indexes of each series in order.
fn series(works: &[Work<'_>]) -> Vec<Vec<usize>> {
    let first = works
        .iter()
        .enumerate()
        .filter(|(_, work)| work.follows.is_none() && work.followed_by.is_some());
    let series = first.map(|(first, _)| {
        let next = |index: &usize| works.get(*index)?.followed_by;
        std::iter::successors(Some(first), next).collect()
    });
    series.collect()
}

impl<'a> Part<'a> {
    /// Writes the pages that compare a work with the next one, unless they are in place.
    fn write(&mut self, old: usize, new: usize) -> Result<(), Findings> {
        let pairs = self.pairs(old, new);
        let key = self.key(old, new, &pairs);
        let paths: Vec<String> = pairs.iter().map(|pair| path(pair.new)).collect();
        if self.in_place.keep(&paths, key) {
            let folders = pairs.iter().map(|pair| pair.new.folder.clone());
            self.folders.extend(folders);
            return Ok(());
        }
        if self.in_place.keep_omitted(&paths, key) {
            return Ok(());
        }
        let old_models = self.read(old);
        let new_models = self.read(new);
        let of_pair = |pair: &Pair<'_>| {
            let language = &pair.new.language;
            let model =
                |models: &[Resolution]| models.iter().position(|model| model.language == *language);
            Some((model(&old_models)?, model(&new_models)?))
        };
        let (read, others): (Vec<Pair<'_>>, Vec<Pair<'_>>) =
            pairs.iter().partition(|pair| of_pair(pair).is_some());
        let kept = others.into_iter().filter(|pair| self.is_kept(*pair));
        let kept: Vec<String> = kept.map(|pair| pair.new.folder.clone()).collect();
        let languages = read
            .iter()
            .map(|pair| (&pair.new.language, &*pair.new.folder));
        let languages: BTreeMap<&Language, &str> = languages.collect();
        // If a language is missing, the next run tries again.
        let key = key.filter(|_| read.len() == pairs.len());
        let mut comparisons = Vec::new();
        for pair in &read {
            if let Some((old, new)) = of_pair(pair) {
                comparisons.push(self.compare(*pair, [&old_models[old], &new_models[new]])?);
            }
        }
        let overlaps = comparisons.iter().map(Comparison::overlap);
        let overlap = overlaps.fold(Overlap::default(), Overlap::with);
        if overlap.percent() < COMMON_MIN {
            self.in_place.add_omitted(&paths, key);
        } else {
            for (pair, comparison) in read.iter().zip(&comparisons) {
                let text = self.text(*pair, comparison, &languages)?;
                let path = path(pair.new);
                write_shared(self.sources.builder, self.output, &path, text.as_bytes())?;
                self.in_place.add(&path, key, text.as_bytes());
                self.folders.push(pair.new.folder.clone());
            }
        }
        self.folders.extend(kept);
        self.last = Some((new, new_models));
        Ok(())
    }

    /// Returns the languages that both works have.
    fn pairs(&self, old: usize, new: usize) -> Vec<Pair<'a>> {
        let works = self.works;
        let [old, new] = [old, new].map(|index| works[index].entries.iter());
        let pairs = new.filter_map(|new| {
            let mut old = old.clone();
            let old = old.find(|old| old.language == new.language)?;
            Some(Pair { old, new })
        });
        pairs.collect()
    }

    /// Returns a work in all its languages.
    fn read(&mut self, index: usize) -> Vec<Resolution> {
        match self.last.take() {
            Some((last, models)) if last == index => models,
            _ => {
                let entries = &self.works[index].entries;
                let catalogues = self.sources.builder.catalogues();
                self.models.read(entries, self.output.root(), catalogues)
            }
        }
    }

    /// Whether a page for which a source cannot be read is still right.
    fn is_kept(&self, pair: Pair<'_>) -> bool {
        let may_have_changed = [pair.old, pair.new]
            .iter()
            .any(|entry| self.models.may_have_changed(entry));
        let path = path(pair.new);
        let sum = self.output.sum_of(&path);
        !may_have_changed && sum.is_some_and(|sum| self.output.has_on_site(&path, sum))
    }

    /// Returns the key of everything on which the pages of two works depend.
    fn key(&self, old: usize, new: usize, pairs: &[Pair<'_>]) -> Option<Checksum> {
        let mut key = self.shared?.clone();
        // All languages of a work are read together.
        for index in [old, new] {
            for entry in &self.works[index].entries {
                key = key
                    .with("folder", &entry.folder)
                    .with("document", document(entry))
                    .with_data("source", &entry.source.as_ref()?.sha256)?;
            }
        }
        for pair in pairs {
            key = key.with("language", pair.new.language.tag());
        }
        Some(key.finish())
    }

    fn compare(
        &self,
        pair: Pair<'_>,
        [old, new]: [&Resolution; 2],
    ) -> Result<Comparison, Findings> {
        let catalogue = self.sources.catalogue(&pair.new.language)?;
        let old = View::new(old, catalogue, None)?;
        let new = View::new(new, catalogue, None)?;
        compare(&old, &new, catalogue)
    }

    /// Returns a page. `languages` are the folders of the later document in the languages that have it.
    fn text(
        &self,
        pair: Pair<'_>,
        comparison: &Comparison,
        languages: &BTreeMap<&Language, &str>,
    ) -> Result<String, Findings> {
        let Part { sources, .. } = *self;
        let language = &pair.new.language;
        let catalogue = sources.catalogue(language)?;
        let up = path_to_root(&pair.new.folder);
        let mut crumbs = Vec::new();
        if has_lists(sources.entries) {
            crumbs.push(sources.home_link(catalogue, language, &up)?);
        }
        crumbs.push(Crumb {
            name: pair.new.title.clone(),
            href: format!("{up}{}", about::path(pair.new)),
        });
        let mut files = pair.new.files.iter();
        let has_page = files.any(|file| file.format == Format::Html);
        let options = PageOptions {
            all: false,
            style_sheet_href: Some(format!("{up}{}", sources.style_sheet_name)),
            hrefs: [pair.old, pair.new].map(|entry| Some(format!("{up}{}", document(entry)))),
            has_anchors: has_page,
            imprint: sources.texts.imprint.clone(),
            site: Some(sources.links.of_folders(language, &up, languages, CHANGES)),
            address: sources.address(&path(pair.new)),
            crumbs,
        };
        comparison::page(sources.builder.renderer(), comparison, catalogue, &options)
    }
}
