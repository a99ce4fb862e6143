//! The expansion of “Ibid.” in the notes of official documents: how often it is expanded, and why
//! it is not.
//!
//! `target/corpus/ibid.txt` lists every “Ibid.” with the note before. The test checks that each
//! expansion consists of words of earlier notes and has no “Ibid.” in it, and that all languages of
//! a document name the same documents in the same reference.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;

use publish_model::diagnostic::SourceFile;
use publish_model::resolve::ibid;
use publish_model::{Block, Note, Resolution, plain_text};
use publish_source as source;
use publish_test_support::archive::Document;
use publish_test_support::catalogues;
use rayon::prelude::*;
use regex::Regex;

use crate::selection::{Selection, reports};

/// Documents with an error in a language. In Spanish, A/RES/77/121 omits session and supplement
/// after the first “Ibid.” with paragraph 409, so the next two notes refer to another report as
/// well.
const ERRATA: [&str; 1] = ["A_RES_77_121"];

/// An “Ibid.” in a document.
struct Occurrence {
    path: String,
    language: String,
    mark: String,
    before: String,
    note: String,
    /// The expansion, or the reason why there is none.
    outcome: Result<String, String>,
}

pub fn ibid_is_expanded_where_its_reference_is_certain() {
    let documents = Selection::from_environment().documents();
    let read = |document: &Document| {
        let text = String::from_utf8_lossy(&document.bytes);
        let file = SourceFile::new(document.path.clone(), text.trim_start_matches('\u{feff}'));
        let resolution = source::read(&file, catalogues()).resolution;
        resolution.map_or_else(Vec::new, |resolution| {
            occurrences(&document.path, &resolution)
        })
    };
    let mut all: Vec<Occurrence> = documents.par_iter().flat_map_iter(read).collect();
    all.sort_by(|one, other| one.path.cmp(&other.path));
    let differing = differing_languages(&all);
    let report = report(&all, &differing);
    fs::write(reports().join("ibid.txt"), &report.details).unwrap();
    eprintln!("{}", report.counts);
    let expanded = all.iter().filter(|ibid| ibid.outcome.is_ok()).count();
    assert!(
        expanded * 10 >= all.len() * 9,
        "{expanded} of {} are expanded",
        all.len()
    );
    let ibid = Regex::new("(?i)ibid|там же|المرجع نفسه|同上").unwrap();
    let unexpanded: Vec<&String> = all
        .iter()
        .filter_map(|ibid| ibid.outcome.as_ref().ok())
        .filter(|words| ibid.is_match(words))
        .collect();
    assert!(unexpanded.is_empty(), "{unexpanded:#?}");
    assert!(differing.is_empty(), "{differing:#?}");
}

fn words(note: &Note) -> String {
    match note.blocks.as_slice() {
        [Block::Paragraph(paragraph)] => plain_text(&paragraph.content),
        _ => String::new(),
    }
}

fn occurrences(path: &str, resolution: &Resolution) -> Vec<Occurrence> {
    let found = ibid::find(resolution).into_iter();
    let occurrences = found.map(|ibid| {
        let notes = &resolution.notes;
        let earlier: Vec<String> = notes[..=ibid.note].iter().map(words).collect();
        let outcome = ibid.stands_for.map(|words| plain_text(&words));
        if let Ok(expansion) = &outcome {
            assert_consists_of(expansion, &earlier, path);
        }
        Occurrence {
            path: path.to_owned(),
            language: resolution.language.to_string(),
            mark: notes[ibid.note].mark.clone(),
            before: earlier.iter().rev().nth(1).cloned().unwrap_or_default(),
            note: words(&notes[ibid.note]),
            outcome: outcome.map_err(|reason| format!("{reason:?}")),
        }
    });
    occurrences.collect()
}

/// Asserts that an earlier note has every piece between two commas. Only a closing mark may be
/// added.
fn assert_consists_of(expansion: &str, earlier: &[String], path: &str) {
    for piece in expansion.split([',', '،', '，']) {
        let piece = piece.trim();
        let found = |piece: &str| earlier.iter().any(|note| note.contains(piece));
        let closed = piece.strip_suffix('》').unwrap_or(piece);
        assert!(found(piece) || found(closed), "{path}: {piece:?}");
    }
}

/// Finds references that name different documents in different languages. References are the same
/// if they are in the same document and have the same numbers after “Ibid.”.
fn differing_languages(all: &[Occurrence]) -> Vec<String> {
    let symbol = Regex::new(r"[A-Z]+(?:/[A-Z0-9.-]+)+[0-9]").unwrap();
    let number = Regex::new(r"[0-9]{3,}").unwrap();
    let job_number = Regex::new(r"-?[0-9]*[A-Z]\.xml$").unwrap();
    let matches = |pattern: &Regex, text: &str| -> BTreeSet<String> {
        let found = pattern.find_iter(text);
        found.map(|found| found.as_str().to_owned()).collect()
    };
    type Named = BTreeSet<String>;
    let mut references: BTreeMap<(String, Named), BTreeMap<String, Named>> = BTreeMap::new();
    for ibid in all {
        let Ok(expansion) = &ibid.outcome else {
            continue;
        };
        let file = ibid.path.rsplit('/').next().unwrap_or_default();
        let own = matches(&number, &ibid.note);
        if own.is_empty() {
            continue;
        }
        let key = (job_number.replace(file, "").into_owned(), own);
        let languages = references.entry(key).or_default();
        let named = languages.entry(ibid.language.clone()).or_default();
        named.extend(matches(&symbol, expansion));
    }
    let mut differing = Vec::new();
    for ((document, own), languages) in references {
        let mut counts: BTreeMap<&Named, usize> = BTreeMap::new();
        for named in languages.values() {
            *counts.entry(named).or_default() += 1;
        }
        if counts.len() > 1 && !ERRATA.contains(&document.as_str()) {
            differing.push(format!("{document} {own:?}: {languages:?}"));
        }
    }
    differing
}

struct Report {
    counts: String,
    details: String,
}

fn report(all: &[Occurrence], differing: &[String]) -> Report {
    let mut counts: BTreeMap<&str, BTreeMap<&str, usize>> = BTreeMap::new();
    let mut details = String::new();
    for ibid in all {
        let outcome = match &ibid.outcome {
            Ok(_) => "expanded",
            Err(reason) => reason,
        };
        let by_outcome = counts.entry(&ibid.language).or_default();
        *by_outcome.entry(outcome).or_default() += 1;
        writeln!(details, "{} note {}", ibid.path, ibid.mark).unwrap();
        writeln!(details, "    before: {}", ibid.before).unwrap();
        writeln!(details, "    note:   {}", ibid.note).unwrap();
        match &ibid.outcome {
            Ok(words) => writeln!(details, "    expanded: {words}").unwrap(),
            Err(reason) => writeln!(details, "    not expanded: {reason}").unwrap(),
        }
    }
    let mut table = format!("{} “Ibid.” in notes\n", all.len());
    for (language, outcomes) in counts {
        writeln!(table, "    {language}: {outcomes:?}").unwrap();
    }
    for line in differing {
        writeln!(table, "    differing: {line}").unwrap();
    }
    details.push_str(&table);
    Report {
        counts: table,
        details,
    }
}
