//! Measures how many official documents have the same anchors in all six languages.
//!
//! `target/corpus/languages.txt` lists the documents that do not, by the kinds of anchors in which a
//! language differs from the others.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::sync::Arc;

use publish_model::diagnostic::{Code, SourceFile};
use publish_model::{PlaceKind, Places, Resolution};
use publish_source::{self as source, Draft};
use publish_test_support::archive::{self, Document};
use publish_test_support::edition_text::{AssertSame, EditionText};
use publish_test_support::{catalogues, first_difference};
use publish_text::akn;
use rayon::prelude::*;

use crate::round_trip;
use crate::selection::reports;

/// The official languages.
const LANGUAGES: [&str; 6] = ["ar", "en", "es", "fr", "ru", "zh"];
/// The measured share, in thousandths, rounded down. Raise it when a rule improves it.
const FLOOR: usize = 944;
/// The maximum number of kinds of anchors that describe a difference.
const KINDS_MAX: usize = 4;

type Anchors = BTreeSet<String>;
/// The anchors of a document by language.
type Work = BTreeMap<String, Anchors>;

pub fn the_languages_of_a_document_have_the_same_anchors() {
    let documents = archive::documents(|_| true);
    let drafts: Vec<(Named, Draft)> = documents.par_iter().filter_map(draft).collect();
    let mut groups: BTreeMap<String, BTreeMap<String, Draft>> = BTreeMap::new();
    for (Named { symbol, language }, draft) in drafts {
        groups
            .entry(symbol)
            .or_default()
            .entry(language)
            .or_insert(draft);
    }
    let built: Vec<(String, BTreeMap<String, Built>)> = groups
        .into_par_iter()
        .map(|(symbol, drafts)| (symbol, together(drafts)))
        .collect();
    let warnings = warnings(&built);
    let mut works: BTreeMap<String, Work> = BTreeMap::new();
    for (symbol, built) in built {
        let anchors = |(language, built): (String, Built)| (language, built.anchors);
        works.insert(symbol, built.into_iter().map(anchors).collect());
    }
    works.retain(|_, work| {
        LANGUAGES
            .iter()
            .all(|language| work.contains_key(*language))
    });
    let differing: BTreeMap<&String, &Work> =
        works.iter().filter(|(_, work)| differs(work)).collect();
    assert!(
        !works.is_empty(),
        "no document of the archive has all languages"
    );
    let same = works.len() - differing.len();
    let thousandths = same * 1000 / works.len();
    let summary = format!(
        "{same} of {} documents have the same anchors in six languages: {}.{} %",
        works.len(),
        thousandths / 10,
        thousandths % 10
    );
    let report = format!("{summary}\n{}{warnings}", causes(&differing));
    fs::write(reports().join("languages.txt"), report).unwrap();
    eprintln!("{summary}");
    assert!(
        thousandths >= FLOOR,
        "{summary}, less than {FLOOR} thousandths"
    );
}

struct Named {
    symbol: String,
    language: String,
}

/// A language of a document that was read together with the others.
struct Built {
    anchors: Anchors,
    /// The message about the structure taken from the others.
    warning: Option<String>,
}

/// Reads a document without its anchors, and returns its symbol and language.
fn draft(document: &Document) -> Option<(Named, Draft)> {
    let draft = Draft::read(&file(document), catalogues());
    let read = draft.document().ok()?;
    let named = Named {
        symbol: read.symbol.to_string(),
        language: read.language.primary().to_owned(),
    };
    Some((named, draft))
}

fn file(document: &Document) -> Arc<SourceFile> {
    let text = String::from_utf8_lossy(&document.bytes);
    SourceFile::new(document.path.clone(), text.trim_start_matches('\u{feff}'))
}

/// Completes the languages of a document together, as a build does, and asserts that each has the
/// words that it has on its own.
fn together(drafts: BTreeMap<String, Draft>) -> BTreeMap<String, Built> {
    let (languages, mut drafts): (Vec<String>, Vec<Draft>) = drafts.into_iter().unzip();
    source::share_structure(&mut drafts);
    let built = languages
        .into_iter()
        .zip(drafts)
        .filter_map(|(language, draft)| {
            let file = draft.file();
            let reading = draft.resolve();
            let resolution = reading.resolution?;
            let mut shared = reading
                .diagnostics
                .into_iter()
                .filter(|finding| finding.code == Code::StructureShared);
            let warning = shared.next().map(|finding| finding.message);
            if warning.is_some() {
                assert_round_trips(&resolution, &file.name);
                let alone = source::read(&file, catalogues()).resolution.unwrap();
                EditionText::of_model(&alone)
                    .assert_same(&EditionText::of_model(&resolution), &file.name);
            }
            let anchors = anchors(&resolution);
            Some((language, Built { anchors, warning }))
        });
    built.collect()
}

/// Asserts that a document with structure from other languages can be written and read back.
fn assert_round_trips(resolution: &Resolution, name: &str) {
    assert_eq!(round_trip::difference(resolution), None, "{name}");
    let written = SourceFile::new(name, akn::write(resolution, catalogues().bodies()));
    let again = source::read(&written, catalogues()).resolution.unwrap();
    assert_eq!(first_difference(resolution, &again), None, "{name}");
}

fn anchors(resolution: &Resolution) -> Anchors {
    let places = Places::of(resolution);
    let linked = places.iter().filter(|place| {
        !matches!(
            place.kind,
            PlaceKind::Masthead | PlaceKind::Title | PlaceKind::Formula | PlaceKind::Closing
        )
    });
    linked.map(|place| place.anchor.to_string()).collect()
}

/// Lists the documents that have taken structure from other languages.
fn warnings(built: &[(String, BTreeMap<String, Built>)]) -> String {
    let mut list = String::new();
    let mut count = 0;
    for (symbol, languages) in built {
        for (language, built) in languages {
            if let Some(warning) = &built.warning {
                count += 1;
                writeln!(list, "    {symbol} ({language}): {warning}").unwrap();
            }
        }
    }
    format!("{count} documents have taken structure from other languages\n{list}")
}

fn differs(work: &Work) -> bool {
    let mut anchors = LANGUAGES.iter().map(|language| &work[*language]);
    let first = anchors.next();
    anchors.any(|other| Some(other) != first)
}

/// Lists the documents by the kinds of anchors that a language has or lacks.
fn causes(differing: &BTreeMap<&String, &Work>) -> String {
    let mut causes: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (symbol, work) in differing {
        let common = most_common(work);
        for language in LANGUAGES
            .iter()
            .filter(|language| work[**language] != *common)
        {
            let anchors = &work[*language];
            let cause = format!(
                "has {:?}, lacks {:?}",
                kinds(anchors.difference(common)),
                kinds(common.difference(anchors))
            );
            let named = causes.entry(cause).or_default();
            named.push(format!("{symbol} ({language})"));
        }
    }
    let mut sorted: Vec<_> = causes.into_iter().collect();
    sorted.sort_by_key(|(_, documents)| std::cmp::Reverse(documents.len()));
    let mut list = String::new();
    for (cause, documents) in sorted {
        writeln!(
            list,
            "{}: {cause}\n    {}",
            documents.len(),
            documents.join(", ")
        )
        .unwrap();
    }
    list
}

/// Returns the anchors that most languages have.
fn most_common(work: &Work) -> &Anchors {
    let times = |anchors: &&Anchors| {
        let languages = LANGUAGES.iter();
        languages
            .filter(|language| work[**language] == **anchors)
            .count()
    };
    let all = LANGUAGES.iter().map(|language| &work[*language]);
    all.max_by_key(times).unwrap()
}

/// Returns the kinds of anchors, in which `N` is any number: `op-N-text-N`.
fn kinds<'a>(anchors: impl Iterator<Item = &'a String>) -> BTreeSet<String> {
    let kinds: BTreeSet<String> = anchors
        .map(|anchor| {
            let parts = anchor.split('-').map(|part| match part.parse::<u32>() {
                Ok(_) => "N",
                Err(_) => part,
            });
            parts.collect::<Vec<_>>().join("-")
        })
        .collect();
    kinds.into_iter().take(KINDS_MAX).collect()
}
