//! Writes the official documents as Markdown and checks that they read back as the same models.
//!
//! `target/corpus/round-trip.txt` lists the documents that do not, with the first difference.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::sync::Mutex;

use publish_model::Resolution;
use publish_model::diagnostic::{Diagnostic, SourceFile};
use publish_source as source;
use publish_source::markdown::write as markdown;
use publish_test_support::{catalogues, first_difference};
use rayon::prelude::*;

use crate::selection::{Selection, reports};

/// Returns the kind of difference between a document and its round trip, with details, or `None` if
/// they are the same.
pub fn difference(resolution: &Resolution) -> Option<(String, String)> {
    let catalogue = catalogues().get(&resolution.language).unwrap();
    let text = match markdown::write(resolution, catalogue) {
        Ok(text) => text,
        Err(reason) => return Some((format!("not written: {}", reason.what), reason.at)),
    };
    let file = SourceFile::new("written.md", text.clone());
    let reading = source::read(&file, catalogues());
    let Some(found) = reading.resolution else {
        let error = reading.diagnostics.into_iter().find(Diagnostic::is_error)?;
        let line = error.place.map(|place| {
            let (line, _) = place.file.line_and_column(place.span.start);
            text.lines().nth(line - 1).unwrap_or_default().to_owned()
        });
        let kind = format!("not read back: {}", error.code.as_str());
        return Some((
            kind,
            format!("{}\n{}", error.message, line.unwrap_or_default()),
        ));
    };
    let difference = first_difference(resolution, &found)?;
    Some(("different model".to_owned(), difference))
}

pub fn every_document_round_trips_through_markdown() {
    let documents = Selection::from_environment().documents();
    let differing: Mutex<BTreeMap<String, Vec<(String, String)>>> = Mutex::default();
    let same = Mutex::new(0);
    documents.par_iter().for_each(|document| {
        let text = String::from_utf8_lossy(&document.bytes);
        let file = SourceFile::new(document.path.clone(), text.trim_start_matches('\u{feff}'));
        let Some(resolution) = source::read(&file, catalogues()).resolution else {
            return;
        };
        match difference(&resolution) {
            None => *same.lock().unwrap() += 1,
            Some((kind, details)) => {
                let mut differing = differing.lock().unwrap();
                let kind = differing.entry(kind).or_default();
                kind.push((document.path.clone(), details));
            }
        }
    });
    let differing = differing.into_inner().unwrap();
    let mut report = String::new();
    for (kind, documents) in &differing {
        writeln!(report, "{kind}: {} documents", documents.len()).unwrap();
        for (path, details) in documents {
            writeln!(
                report,
                "    {path}\n        {}",
                details.replace('\n', "\n        ")
            )
            .unwrap();
        }
    }
    let same = same.into_inner().unwrap();
    let count: usize = differing.values().map(Vec::len).sum();
    writeln!(report, "{same} documents are the same, {count} are not").unwrap();
    fs::write(reports().join("round-trip.txt"), &report).unwrap();
    assert!(same > 0, "no document of the archive was read");
    assert!(differing.is_empty(), "{report}");
}
