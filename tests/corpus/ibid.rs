//! What “Ibid.” stands for in the notes of official documents: how often it is said, how often not
//! and why.
//!
//! `target/corpus/ibid.txt` has every one of them with the note before. What the tests can know by
//! themselves: each expansion is made of words of notes before, holds no “Ibid.” itself, and where
//! the same reference stands in several languages of a document, all languages name the same
//! documents in it.

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

use crate::wishes::{Wishes, reports};

/// In Spanish, A/RES/77/121 leaves out session and supplement behind the first “Ibid.” that has
/// paragraph 409, so that by its words the two notes after it go on with another report too.
const SLIPS: [&str; 1] = ["A_RES_77_121"];

/// An “Ibid.” of a document.
struct Line {
    path: String,
    language: String,
    mark: String,
    before: String,
    note: String,
    /// What it stands for, or the reason.
    outcome: Result<String, String>,
}

pub fn ibid_is_said_in_full_where_it_is_certain() {
    let documents = Wishes::read().documents();
    let read = |document: &Document| {
        let text = String::from_utf8_lossy(&document.bytes);
        let file = SourceFile::new(document.path.clone(), text.trim_start_matches('\u{feff}'));
        let resolution = source::read(&file, catalogues()).resolution;
        resolution.map_or_else(Vec::new, |one| lines(&document.path, &one))
    };
    let mut lines: Vec<Line> = documents.par_iter().flat_map_iter(read).collect();
    lines.sort_by(|one, other| one.path.cmp(&other.path));
    let differing = differing_languages(&lines);
    let report = report(&lines, &differing);
    fs::write(reports().join("ibid.txt"), &report.whole).unwrap();
    eprintln!("{}", report.counts);
    let said = lines.iter().filter(|line| line.outcome.is_ok()).count();
    assert!(
        said * 10 >= lines.len() * 9,
        "{said} of {} are said in full",
        lines.len()
    );
    let short = Regex::new("(?i)ibid|там же|المرجع نفسه|同上").unwrap();
    let in_itself: Vec<&String> = lines
        .iter()
        .filter_map(|line| line.outcome.as_ref().ok())
        .filter(|words| short.is_match(words))
        .collect();
    assert!(in_itself.is_empty(), "{in_itself:#?}");
    assert!(differing.is_empty(), "{differing:#?}");
}

fn words(note: &Note) -> String {
    match note.blocks.as_slice() {
        [Block::Paragraph(paragraph)] => plain_text(&paragraph.content),
        _ => String::new(),
    }
}

fn lines(path: &str, resolution: &Resolution) -> Vec<Line> {
    let found = ibid::find(resolution).into_iter();
    let lines = found.map(|ibid| {
        let notes = &resolution.notes;
        let earlier: Vec<String> = notes[..=ibid.note].iter().map(words).collect();
        let outcome = ibid.stands_for.map(|words| plain_text(&words));
        if let Ok(expansion) = &outcome {
            assert_made_of(expansion, &earlier, path);
        }
        Line {
            path: path.to_owned(),
            language: resolution.language.to_string(),
            mark: notes[ibid.note].mark.clone(),
            before: earlier.iter().rev().nth(1).cloned().unwrap_or_default(),
            note: words(&notes[ibid.note]),
            outcome: outcome.map_err(|reason| format!("{reason:?}")),
        }
    });
    lines.collect()
}

/// Every piece between two commas stands in a note before; we add none but a closing mark.
fn assert_made_of(expansion: &str, earlier: &[String], path: &str) {
    for piece in expansion.split([',', '،', '，']) {
        let piece = piece.trim();
        let found = |piece: &str| earlier.iter().any(|note| note.contains(piece));
        let closed = piece.strip_suffix('》').unwrap_or(piece);
        assert!(found(piece) || found(closed), "{path}: {piece:?}");
    }
}

/// References that name other documents in one language than in most others. The same reference is
/// one with the same numbers behind “Ibid.” in the same document.
fn differing_languages(lines: &[Line]) -> Vec<String> {
    let symbol = Regex::new(r"[A-Z]+(?:/[A-Z0-9.-]+)+[0-9]").unwrap();
    let number = Regex::new(r"[0-9]{3,}").unwrap();
    let job_number = Regex::new(r"-?[0-9]*[A-Z]\.xml$").unwrap();
    let all = |pattern: &Regex, text: &str| -> BTreeSet<String> {
        let found = pattern.find_iter(text);
        found.map(|one| one.as_str().to_owned()).collect()
    };
    type Named = BTreeSet<String>;
    let mut references: BTreeMap<(String, Named), BTreeMap<String, Named>> = BTreeMap::new();
    for line in lines {
        let Ok(expansion) = &line.outcome else {
            continue;
        };
        let file = line.path.rsplit('/').next().unwrap_or_default();
        let own = all(&number, &line.note);
        if own.is_empty() {
            continue;
        }
        let key = (job_number.replace(file, "").into_owned(), own);
        let languages = references.entry(key).or_default();
        let named = languages.entry(line.language.clone()).or_default();
        named.extend(all(&symbol, expansion));
    }
    let mut differing = Vec::new();
    for ((document, own), languages) in references {
        let mut counts: BTreeMap<&Named, usize> = BTreeMap::new();
        for named in languages.values() {
            *counts.entry(named).or_default() += 1;
        }
        if counts.len() > 1 && !SLIPS.contains(&document.as_str()) {
            differing.push(format!("{document} {own:?}: {languages:?}"));
        }
    }
    differing
}

struct Report {
    counts: String,
    whole: String,
}

fn report(lines: &[Line], differing: &[String]) -> Report {
    let mut counts: BTreeMap<&str, BTreeMap<&str, usize>> = BTreeMap::new();
    let mut whole = String::new();
    for line in lines {
        let outcome = match &line.outcome {
            Ok(_) => "said in full",
            Err(reason) => reason,
        };
        let by_outcome = counts.entry(&line.language).or_default();
        *by_outcome.entry(outcome).or_default() += 1;
        writeln!(whole, "{} note {}", line.path, line.mark).unwrap();
        writeln!(whole, "    before: {}", line.before).unwrap();
        writeln!(whole, "    note:   {}", line.note).unwrap();
        match &line.outcome {
            Ok(words) => writeln!(whole, "    said:   {words}").unwrap(),
            Err(reason) => writeln!(whole, "    not said: {reason}").unwrap(),
        }
    }
    let mut table = format!("{} “Ibid.” in notes\n", lines.len());
    for (language, outcomes) in counts {
        writeln!(table, "    {language}: {outcomes:?}").unwrap();
    }
    for line in differing {
        writeln!(table, "    differing: {line}").unwrap();
    }
    whole.push_str(&table);
    Report {
        counts: table,
        whole,
    }
}
