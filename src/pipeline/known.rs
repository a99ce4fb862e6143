//! Documents that do not have to be read, because nothing that they depend on has changed.
//!
//! All languages of a document have one key: the program, the catalogues, the body files, the
//! templates, the options, and the names and texts of the sources. Which other documents they
//! mention is only known after reading. Therefore the cache has two records: under the key, the
//! documents that are mentioned; and under the key with the answers which of them have a page, the
//! outcome. A document with an error that is not about its text has no record.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::cache::{Key, Origin};
use crate::output::{Checksum, EditionFile, Entry, SourceEntry};
use publish_model::diagnostic::{Code, Diagnostic, Findings, SourceFile};
use publish_model::{Language, Symbol};

use super::claims::Claims;
use super::inputs::Inputs;
use super::kept::KeptSource;
use super::neighbours::Neighbours;
use super::peek::Peek;
use super::shelf::{Action, EditionReport, KnownFinding, Place};
use super::{BuildOptions, DocumentResult, Goal, Outcome, Run};

/// What a document in all its languages depends on.
pub(super) struct Dependencies<'a> {
    inputs: &'a Inputs,
    /// The checksum of each dependency, by its name in messages.
    named: Vec<(String, Checksum)>,
    key: Key,
    /// Under which the dependencies of the last build are kept.
    last: Checksum,
}

/// The documents whose pages matter to a document.
#[derive(Debug, Serialize, Deserialize)]
struct Mentions {
    /// The documents that it mentions.
    others: Vec<(Symbol, Language)>,
    /// Its symbol; none if it has errors in all languages.
    symbol: Option<Symbol>,
    /// The languages in which it has no errors.
    languages: BTreeSet<Language>,
}

/// The outcome of one language.
#[derive(Serialize, Deserialize)]
struct Known {
    /// The position of its source in the group.
    position: usize,
    /// Its entry in the manifest, without its source; none if it has errors.
    entry: Option<Entry>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    findings: Vec<KnownFinding>,
}

/// The name of the dependency on other documents.
const LINKS: &str = "the pages of other documents and languages to which it links";

/// The reason if nothing that is known has changed.
pub(super) const UNEXPLAINED: &str = "the pages of other documents and languages to which it links changed, \
    or the cache has lost it";

impl<'a> Dependencies<'a> {
    /// Returns the dependencies of a group of sources, the languages of one document. There are
    /// none without a cache, and for sources that cannot be read.
    pub fn of(group: &[usize], run: &Run<'a>) -> Option<Self> {
        let inputs = run.inputs?;
        let mut named = run.shared.clone();
        for &index in group {
            let sum = run.claims.peek(index).sha256?;
            named.push((run.options.name(index), sum));
        }
        let first = *group.first()?;
        let last = match &run.claims.peek(first).identity {
            Some(identity) => Key::new("last").with("symbol", identity.symbol.path()),
            None => Key::new("last").with("source", run.options.name(first)),
        };
        let mut key = inputs.cache.key("document");
        for (name, sum) in &named {
            key = key.with(name, sum.as_bytes());
        }
        Some(Dependencies {
            inputs,
            named,
            key,
            last: last.finish(),
        })
    }

    fn key(&self) -> Checksum {
        self.key.clone().finish()
    }

    fn key_of_outcome(&self, answers: &Checksum) -> Checksum {
        let key = self.key.clone().with("answers", answers.as_bytes());
        key.finish()
    }

    /// Returns the outcomes, if they are known and all editions are in the output folder or in the
    /// cache. Writes those that are not in the output folder.
    pub fn outcomes(&self, group: &[usize], run: &Run<'_>) -> Option<Vec<Outcome>> {
        let kept = run
            .kept
            .and_then(|kept| kept.outcomes(self.key(), group, run));
        kept.or_else(|| self.outcomes_by_language(group, run))
    }

    fn outcomes_by_language(&self, group: &[usize], run: &Run<'_>) -> Option<Vec<Outcome>> {
        let cache = &self.inputs.cache;
        let mentions: Mentions = cache.record(self.key())?;
        let answers = mentions.answers(run)?;
        let (known, origin) = cache.record_and_origin(self.key_of_outcome(&answers))?;
        let known: Vec<Known> = known;
        let remembered = run.kept.and_then(|_| kept_sources(group, &known, run));
        let mut outcomes = Vec::with_capacity(known.len());
        let mut files = Vec::new();
        for one in known {
            let index = *group.get(one.position)?;
            let peek = run.claims.peek(index);
            let sha256 = peek.sha256?;
            let findings = findings(&one.findings, run.options, index, peek)?;
            let Some(entry) = one.entry else {
                outcomes.push(Outcome::failed(index, findings));
                continue;
            };
            let (symbol, language) = (&entry.symbol, &entry.language);
            if run.claims.is_taken(symbol, language, index, run.options) {
                return None;
            }
            let (mut editions, reports) = self.editions(&entry, run)?;
            files.append(&mut editions);
            let root = run.goal.root()?;
            let source = SourceEntry::new(root, run.options.path(index), sha256);
            outcomes.push(Outcome {
                index,
                result: DocumentResult::Built(Box::new(Entry {
                    source: Some(source),
                    ..entry
                })),
                diagnostics: findings,
                editions: reports,
                reasons: Arc::default(),
            });
        }
        if let Goal::Build(output) = run.goal
            && let Err(findings) = output.write_document(files)
        {
            let failed = outcomes.iter().map(|outcome| {
                let findings: Findings = findings.clone();
                Outcome::failed(outcome.index, findings.into_iter().collect())
            });
            return Some(failed.collect());
        }
        if let (Some(kept), Some(sources)) = (run.kept, remembered) {
            kept.add(self.key(), sources);
        }
        // This machine has not built it.
        if origin == Origin::Shared {
            cache.store_local_record(self.last, &self.named);
        }
        Some(outcomes)
    }

    /// Returns the editions of a document that are not in the output folder, and what happens to
    /// each edition.
    fn editions(
        &self,
        entry: &Entry,
        run: &Run<'_>,
    ) -> Option<(Vec<EditionFile>, Vec<EditionReport>)> {
        let place = run.place()?;
        let cache = &self.inputs.cache;
        let mut editions = Vec::new();
        let mut reports = Vec::with_capacity(entry.files.len());
        for file in entry.all_files() {
            let action = if place.has(&entry.folder, file) {
                Action::Keep
            } else if let Goal::Plan(_) = run.goal {
                cache.origin_of_bytes(file.sha256)?.into()
            } else {
                let (bytes, origin) = cache.bytes(file.sha256)?;
                editions.push(EditionFile {
                    entry: file.clone(),
                    bytes: Some(bytes),
                });
                origin.into()
            };
            let path = file.path.clone();
            reports.push(EditionReport { path, action });
        }
        Some((editions, reports))
    }

    /// Returns why the outcomes are not known.
    pub fn reasons(&self) -> Vec<String> {
        let last: Option<Vec<(String, Checksum)>> = self.inputs.cache.local_record(self.last);
        let Some(last) = last else {
            return vec![match self.inputs.cache.shared() {
                None => "it is not in the cache".to_owned(),
                Some(_) => "it is neither in the cache nor in the shared cache".to_owned(),
            }];
        };
        let sum_in = |list: &[(String, Checksum)], name: &str| {
            let found = list.iter().find(|(other, _)| other == name);
            found.map(|(_, sum)| *sum)
        };
        let now = self
            .named
            .iter()
            .filter_map(|(name, sum)| match sum_in(&last, name) {
                None => Some(format!("{name} is new")),
                Some(before) if before != *sum => Some(format!("{name} changed")),
                Some(_) => None,
            });
        let gone = last.iter().filter(|(name, _)| name != LINKS);
        let gone = gone.filter(|(name, _)| sum_in(&self.named, name).is_none());
        let gone = gone.map(|(name, _)| format!("{name} is not used any more"));
        let reasons: Vec<String> = now.chain(gone).collect();
        if reasons.is_empty() {
            return vec![UNEXPLAINED.to_owned()];
        }
        reasons
    }

    /// Keeps the outcomes of a build, if all findings are about the texts.
    pub fn keep(
        &self,
        group: &[usize],
        outcomes: &[Outcome],
        neighbours: &Neighbours<'_>,
        run: &Run<'_>,
    ) {
        let cache = &self.inputs.cache;
        cache.store_local_record(self.last, &self.named);
        let known = outcomes.iter().map(|outcome| {
            Some(Known {
                position: group.iter().position(|index| *index == outcome.index)?,
                findings: known_findings(outcome, run)?,
                entry: outcome.result.entry().map(|entry| Entry {
                    source: None,
                    ..entry.clone()
                }),
            })
        });
        let Some(known) = known.collect::<Option<Vec<Known>>>() else {
            return;
        };
        if known.len() != group.len() {
            return;
        }
        if let Some(kept) = run.kept
            && let Some(sources) = kept_sources(group, &known, run)
        {
            kept.add(self.key(), sources);
        }
        // Another run may have other documents.
        if outcomes.iter().any(is_about_others) {
            return;
        }
        let entries = || known.iter().filter_map(|one| one.entry.as_ref());
        let mentions = Mentions {
            others: neighbours.asked.borrow().keys().cloned().collect(),
            symbol: entries().next().map(|entry| entry.symbol.clone()),
            languages: entries().map(|entry| entry.language.clone()).collect(),
        };
        if let Some(answers) = mentions.answers(run) {
            cache.store_record(self.key_of_outcome(&answers), &known);
            cache.store_record(self.key(), &mentions);
        }
    }
}

/// Returns what the record of the output folder has of each source of a document, in their order, if
/// all languages have an entry. A source that has failed then has the language of another one. If a
/// language has failed, the others may link to a page of it from an earlier run, about which the
/// record does not know.
fn kept_sources(group: &[usize], known: &[Known], run: &Run<'_>) -> Option<Vec<KeptSource>> {
    let entries = || known.iter().filter_map(|one| one.entry.as_ref());
    let sources = group.iter().enumerate().map(|(position, index)| {
        let one = known.iter().find(|one| one.position == position)?;
        let folder = run.claims.folder_of(*index)?;
        let has_entry = entries().any(|entry| entry.folder == folder);
        has_entry.then(|| KeptSource {
            is_failed: one.entry.is_none(),
            findings: one.findings.clone(),
        })
    });
    sources.collect()
}

/// Whether findings are about the other documents of the run.
fn is_about_others(outcome: &Outcome) -> bool {
    const ABOUT_OTHERS: [Code; 2] = [Code::SameEdition, Code::FolderTaken];
    let mut findings = outcome.diagnostics.iter();
    findings.any(|finding| ABOUT_OTHERS.contains(&finding.code))
}

/// Returns the findings of an outcome for the cache. Those of templates cannot be kept, and neither
/// can an outcome if the source has changed since the beginning of the run.
fn known_findings(outcome: &Outcome, run: &Run<'_>) -> Option<Vec<KnownFinding>> {
    let file = run.options.read(outcome.index).ok()?;
    let sum = Checksum::of(file.text.as_bytes());
    (run.claims.peek(outcome.index).sha256? == sum).then_some(())?;
    let findings = outcome.diagnostics.iter();
    findings.map(|one| KnownFinding::of(one, &file)).collect()
}

impl Mentions {
    /// Returns which pages exist: those of the documents that are mentioned, and those in the
    /// languages of the document.
    fn answers(&self, run: &Run<'_>) -> Option<Checksum> {
        let neighbours = run.neighbours();
        let others = self.others.iter();
        let others: Vec<bool> = others
            .map(|(symbol, language)| neighbours.has_page(symbol, language))
            .collect();
        let mut languages = self.languages.clone();
        if let Some(symbol) = &self.symbol {
            languages.extend(run.claims.languages_of_earlier_pages(symbol));
        }
        Checksum::of_json(&(others, languages)).ok()
    }
}

/// Returns known findings about a source. If there are any, the source is read for the lines that messages
/// print. Returns `None` if the source was changed during the run.
pub(super) fn findings(
    known: &[KnownFinding],
    options: &BuildOptions,
    index: usize,
    peek: &Peek,
) -> Option<Vec<Diagnostic>> {
    if known.is_empty() {
        return Some(Vec::new());
    }
    let file: Arc<SourceFile> = options.read(index).ok()?;
    (blake3::hash(file.text.as_bytes()) == peek.blake3?).then_some(())?;
    known.iter().map(|one| one.finding(&file)).collect()
}

impl<'a> Run<'a> {
    /// Returns the output folder with what it has from earlier runs.
    pub fn place(&self) -> Option<Place<'a>> {
        let (claims, root): (&Claims, &Path) = (self.claims, self.goal.root()?);
        Some(Place { claims, root })
    }
}
