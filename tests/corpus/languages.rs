//! Measures how many official documents have the same anchors in all six languages.
//!
//! `target/corpus/languages.txt` lists the documents that do not, by the kinds of anchors in which a
//! language differs from the others.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;

use publish_model::diagnostic::SourceFile;
use publish_model::{PlaceKind, Places};
use publish_source as source;
use publish_test_support::archive::{self, Document};
use publish_test_support::catalogues;
use rayon::prelude::*;

use crate::selection::reports;

/// The official languages.
const LANGUAGES: [&str; 6] = ["ar", "en", "es", "fr", "ru", "zh"];
/// The measured share, in thousandths, rounded down. Raise it when a rule of the reader improves it.
const FLOOR: usize = 861;
/// The maximum number of kinds of anchors that describe a difference.
const KINDS_MAX: usize = 4;

type Anchors = BTreeSet<String>;
/// The anchors of a document by language.
type Work = BTreeMap<String, Anchors>;

pub fn the_languages_of_a_document_have_the_same_anchors() {
    let documents = archive::documents(|_| true);
    let read: Vec<(String, String, Anchors)> = documents
        .par_iter()
        .filter_map(symbol_and_anchors)
        .collect();
    let mut works: BTreeMap<String, Work> = BTreeMap::new();
    for (symbol, language, anchors) in read {
        let work = works.entry(symbol).or_default();
        work.entry(language).or_insert(anchors);
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
    let report = format!("{summary}\n{}", causes(&differing));
    fs::write(reports().join("languages.txt"), report).unwrap();
    eprintln!("{summary}");
    assert!(
        thousandths >= FLOOR,
        "{summary}, less than {FLOOR} thousandths"
    );
}

/// Reads a document and returns its symbol, language and anchors.
fn symbol_and_anchors(document: &Document) -> Option<(String, String, Anchors)> {
    let text = String::from_utf8_lossy(&document.bytes);
    let file = SourceFile::new(document.path.clone(), text.trim_start_matches('\u{feff}'));
    let resolution = source::read(&file, catalogues()).resolution?;
    let places = Places::of(&resolution);
    let linked = places.iter().filter(|place| {
        !matches!(
            place.kind,
            PlaceKind::Masthead | PlaceKind::Title | PlaceKind::Formula | PlaceKind::Closing
        )
    });
    let anchors = linked.map(|place| place.anchor.to_string()).collect();
    let language = resolution.language.primary().to_owned();
    Some((resolution.symbol.to_string(), language, anchors))
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
