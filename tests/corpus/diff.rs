//! Compares each resolution of the General Assembly with the next one under the same title.
//!
//! `target/corpus/diff.txt` lists them with the numbers of passages that were changed, inserted,
//! deleted, moved and renumbered.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;

use publish_model::diagnostic::SourceFile;
use publish_model::{Resolution, plain_text};
use publish_source as source;
use publish_test_support::archive::{self, Document};
use publish_test_support::catalogues;
use publish_test_support::comparison::compared;
use rayon::prelude::*;

use crate::selection::reports;

pub fn successive_resolutions_are_compared_word_for_word() {
    let mut report = String::new();
    for language in ["English", "Arabic", "Chinese"] {
        let mut pairs = 0;
        for (title, resolutions) in by_title(language) {
            for pair in resolutions.windows(2) {
                let [old, new] = pair else { continue };
                let counts = compared(old, new).counts;
                let shared = counts.unchanged + counts.changed + counts.renumbered + counts.moved;
                assert!(shared > 0, "{} and {}", old.symbol, new.symbol);
                let (old, new) = (&old.symbol, &new.symbol);
                writeln!(report, "{old} {new} {title}: {counts:?}").unwrap();
                pairs += 1;
            }
        }
        assert!(pairs > 50, "{language}: {pairs}");
    }
    fs::write(reports().join("diff.txt"), report).unwrap();
}

/// Returns the resolutions of two sessions in a language, by title.
fn by_title(language: &str) -> BTreeMap<String, Vec<Resolution>> {
    let documents: Vec<Document> = archive::documents(|path| {
        let mut sessions = ["GA/78session", "GA/79session"].into_iter();
        sessions.any(|session| path.starts_with(&format!("{session}/{language}/")))
    });
    let resolutions = documents.par_iter().filter_map(|document| {
        let text = String::from_utf8_lossy(&document.bytes);
        let file = SourceFile::new(document.path.clone(), text.trim_start_matches('\u{feff}'));
        source::read(&file, catalogues()).resolution
    });
    let mut resolutions: Vec<Resolution> = resolutions.collect();
    resolutions.sort_by(|one, other| one.symbol.as_str().cmp(other.symbol.as_str()));
    let mut titles: BTreeMap<String, Vec<Resolution>> = BTreeMap::new();
    for resolution in resolutions {
        let title = plain_text(&resolution.masthead.title);
        if !title.is_empty() {
            titles.entry(title).or_default().push(resolution);
        }
    }
    titles
}
