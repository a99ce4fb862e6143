//! The page about each work, a document in all its languages: its languages and formats, how it was
//! adopted, what it cites and what cites it. Each language of a work has a page in that language.

mod cite_as;
mod context;
mod key;
mod links;
mod text;

pub use cite_as::institution;

use std::collections::{BTreeMap, BTreeSet};

use crate::output::{ABOUT, Checksum, Entry, Output};
use crate::threads::{in_parts, in_turn};
use publish_model::diagnostic::{Diagnostic, Findings};
use publish_model::{BodyId, Language};
use publish_templates::wording::Catalogue;

use super::comparisons::Comparisons;
use super::current::Unchanged;
use super::graph::{Graph, Work};
use super::in_place::FilesInPlace;
use super::lists::{self, Sources, has_lists, link_name, name_of_body};
use super::write_shared;
use key::LinkKeys;
pub use key::key_of_all;
pub use text::document;

/// What all pages of a run share, in one language.
struct OfLanguage<'a> {
    catalogue: &'a Catalogue,
    /// The names of bodies, and of the lists of sessions and years by their folders.
    bodies: BTreeMap<&'a BodyId, String>,
    periods: BTreeMap<String, String>,
}

impl OfLanguage<'_> {
    /// Returns the name of the body of a document.
    fn body(&self, entry: &Entry) -> &str {
        let name = self.bodies.get(&entry.about.body);
        name.map_or("", String::as_str)
    }
}

/// The pages about a work.
struct Pages<'a> {
    sources: Sources<'a>,
    graph: &'a Graph<'a>,
    comparisons: &'a Comparisons,
    work: &'a Work<'a>,
}

/// Returns the path of the page about a work in the language of a document.
pub fn path(entry: &Entry) -> String {
    format!("{}/{ABOUT}", entry.folder)
}

/// Returns the paths of the page in the language of a document and of the files for reference managers.
fn paths(entry: &Entry) -> impl Iterator<Item = String> {
    std::iter::once(path(entry)).chain(cite_as::paths(entry))
}

/// Returns the indexes of the works whose pages may have changed or are not in place, if those of other works
/// are known to be right.
pub fn changed(
    unchanged: Option<Unchanged<'_>>,
    works: &[Work<'_>],
    jobs: usize,
) -> Option<BTreeSet<usize>> {
    let documents = unchanged?.documents;
    let is_right = |work: &Work<'_>| {
        let mut entries = work.entries.iter();
        entries
            .all(|entry| documents.contain(entry) && paths(entry).all(|path| documents.have(&path)))
    };
    let parts = in_parts(works, jobs, |start, part| {
        let works = part.iter().enumerate();
        let changed = works.filter(|(_, work)| !is_right(work));
        changed
            .map(|(index, _)| start + index)
            .collect::<Vec<usize>>()
    });
    Some(parts.into_iter().flatten().collect())
}

/// Writes the pages about works, in a number of threads. Adds the paths of the pages about all works to
/// `written`. Only the works in `changed` are rendered, or all of them if it is not given, except those that
/// the cache knows.
pub fn write(
    sources: Sources<'_>,
    (graph, comparisons): (&Graph<'_>, &Comparisons),
    changed: Option<&BTreeSet<usize>>,
    output: &Output,
    jobs: usize,
    written: &mut Vec<String>,
) -> Vec<Diagnostic> {
    let is_rendered = |index: &usize| changed.is_none_or(|changed| changed.contains(index));
    let works = graph.works.iter().enumerate();
    let works = works.filter(|(index, _)| is_rendered(index));
    let entries = works.flat_map(|(_, work)| &work.entries);
    let languages: BTreeSet<&Language> = entries.map(|entry| &entry.language).collect();
    let languages: Vec<&Language> = languages.into_iter().collect();
    let of_languages = in_turn(&languages, jobs, |&language| {
        Ok((language, of_language(sources, language)?))
    });
    let of_languages: BTreeMap<&Language, OfLanguage<'_>> =
        match of_languages.into_iter().collect::<Result<_, Findings>>() {
            Ok(of_languages) => of_languages,
            Err(errors) => return errors.into_iter().collect(),
        };
    // If only a few pages can have changed, they are rendered again.
    let in_place = changed.is_none();
    let in_place = in_place.then(|| FilesInPlace::read(sources.builder, output, "about pages"));
    let shared = key_of_all(sources.builder, sources.texts, sources.entries, "about");
    let links = LinkKeys::new(&graph.works);
    let parts = in_parts(&graph.works, jobs, |start, part| {
        let mut of_part = Part::default();
        for (index, work) in part.iter().enumerate() {
            if !is_rendered(&(start + index)) {
                let entries = work.entries.iter();
                of_part.paths.extend(entries.flat_map(|entry| paths(entry)));
                continue;
            }
            let pages = Pages {
                sources,
                graph,
                comparisons,
                work,
            };
            let in_place = in_place.as_ref().and_then(|in_place| {
                let key = pages.key(shared.as_ref()?, &links, &of_languages)?;
                Some((in_place, key))
            });
            for entry in &work.entries {
                if let Some(of_language) = of_languages.get(&entry.language) {
                    pages.write(entry, of_language, in_place, output, &mut of_part);
                }
            }
            // The errors of a template are the same on all pages.
            if !of_part.findings.is_empty() {
                break;
            }
        }
        of_part
    });
    for part in parts {
        written.extend(part.paths);
        if !part.findings.is_empty() {
            return part.findings;
        }
    }
    if let Some(in_place) = in_place {
        in_place.write();
    }
    Vec::new()
}

/// The pages about a part of the works.
#[derive(Default)]
struct Part {
    /// The paths of all pages.
    paths: Vec<String>,
    findings: Vec<Diagnostic>,
}

impl<'a> Pages<'a> {
    /// Writes the page in the language of an entry and the files for reference managers, if they are not in
    /// place.
    fn write(
        &self,
        entry: &'a Entry,
        of_language: &OfLanguage<'_>,
        in_place: Option<(&FilesInPlace<'_>, Checksum)>,
        output: &Output,
        of_part: &mut Part,
    ) {
        let paths: Vec<String> = paths(entry).collect();
        of_part.paths.extend(paths.iter().cloned());
        if in_place.is_some_and(|(in_place, key)| in_place.keep(&paths, Some(key))) {
            return;
        }
        let page = self.text(entry, of_language);
        let references = cite_as::texts(self.sources, entry, of_language.catalogue);
        let texts = page.and_then(|page| Ok([page].into_iter().chain(references?)));
        let texts = match texts {
            Ok(texts) => texts,
            Err(errors) => {
                of_part.findings.extend(errors);
                return;
            }
        };
        for (path, text) in paths.into_iter().zip(texts) {
            let bytes = text.as_bytes();
            match (
                write_shared(self.sources.builder, output, &path, bytes),
                in_place,
            ) {
                (Ok(()), Some((in_place, key))) => in_place.add(&path, Some(key), bytes),
                (Ok(()), None) => {}
                (Err(errors), _) => of_part.findings.extend(errors),
            }
        }
    }
}

fn of_language<'a>(sources: Sources<'a>, language: &Language) -> Result<OfLanguage<'a>, Findings> {
    let catalogue = sources.catalogue(language)?;
    let groups = sources.grouped(language);
    let mut periods = BTreeMap::new();
    for of_body in groups.iter().filter(|_| has_lists(sources.entries)) {
        for of_kind in &of_body.kinds {
            for period in &of_kind.periods {
                let folder = lists::folder_of_period(language, of_body, of_kind, period);
                periods.insert(folder, link_name(catalogue, of_body, of_kind, period)?);
            }
        }
    }
    let bodies = groups.iter();
    let bodies = bodies.map(|of_body| (of_body.body, name_of_body(catalogue, of_body)));
    Ok(OfLanguage {
        bodies: bodies.collect(),
        periods,
        catalogue,
    })
}
