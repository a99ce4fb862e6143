//! Compares the United Nations' own PDFs of fifteen resolutions with the model.
//!
//! poppler's `pdftotext` extracts the text of the PDFs, from which running heads, page numbers, job
//! numbers and bar codes are removed. Text and notes are compared separately, because print has the
//! notes at the foot of each page. Spaces and hyphens are ignored, because print breaks lines and
//! words.
//!
//! `exceptions.txt` lists the known differences with their reasons. The test fails if a difference
//! is not listed, or if a listed one no longer occurs.

mod print;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use publish_model::diagnostic::SourceFile;
use publish_source as source;
use publish_test_support::archive::{self, Document};
use publish_test_support::catalogues;
use publish_test_support::edition_text::EditionText;
use publish_test_support::shared::Shared;
use similar::{Algorithm, ChangeTag, TextDiff};

pub fn official_pdfs_have_the_words_of_the_model() {
    let folder = Shared::OfficialPdfs.path();
    let entries = fs::read_dir(&folder).unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "pdf"))
        .map(|path| path.file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    names.sort();
    let has_pdf = |path: &str| names.iter().any(|name| is_source_of(path, name));
    let documents = archive::documents(has_pdf);
    assert_eq!((names.len(), documents.len()), (15, 15));
    let mut found = BTreeSet::new();
    for name in &names {
        let document = documents
            .iter()
            .find(|document| is_source_of(&document.path, name));
        let model = model_text(document.unwrap());
        let printed = print::read(&folder.join(format!("{name}.pdf")));
        differences(
            &format!("{name} text"),
            &printed.text,
            &model.body,
            &mut found,
        );
        differences(
            &format!("{name} notes"),
            &printed.notes,
            &model.notes,
            &mut found,
        );
    }
    let listed = listed();
    let new: Vec<&String> = found.difference(&listed).collect();
    let gone: Vec<&String> = listed.difference(&found).collect();
    assert!(
        new.is_empty() && gone.is_empty(),
        "{} differences that exceptions.txt does not list:\n{}\n{} that no longer occur:\n{}",
        new.len(),
        lines(&new),
        gone.len(),
        lines(&gone)
    );
}

fn lines(all: &[&String]) -> String {
    let lines: Vec<&str> = all.iter().map(|line| line.as_str()).collect();
    lines.join("\n")
}

/// Whether a path in the archive is the English document of a PDF: `A_RES_79_1-2427802E`,
/// `A_RES_78_1_E`.
fn is_source_of(path: &str, name: &str) -> bool {
    let file = path.rsplit('/').next().unwrap_or_default();
    let rest = file.strip_prefix(name);
    path.contains("/English/") && rest.is_some_and(|rest| rest.starts_with(['-', '_']))
}

struct ModelText {
    body: String,
    notes: String,
}

fn model_text(document: &Document) -> ModelText {
    let file = SourceFile::new(
        document.path.clone(),
        String::from_utf8_lossy(&document.bytes),
    );
    let mut resolution = source::read(&file, catalogues()).resolution.unwrap();
    if let publish_model::Text::Whole(enactment) = &mut resolution.text {
        // Print does not have the vote.
        enactment.vote = None;
    }
    let text = EditionText::of_model(&resolution);
    let plain = |text: &str| text.replace(['‹', '›'], "");
    let mut notes = Vec::new();
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for note in &resolution.notes {
        // `EditionText` adds a prime to a mark for each earlier note with the same mark.
        let before = seen.entry(&note.mark).or_default();
        let key = format!("{}{}", note.mark, "′".repeat(*before));
        *before += 1;
        notes.push(format!("{} {}", note.mark, plain(&text.notes[&key])));
    }
    ModelText {
        body: plain(&text.body),
        notes: notes.join(" "),
    }
}

/// Collects each stretch in which two texts differ, with the words before it.
fn differences(name: &str, printed: &str, model: &str, found: &mut BTreeSet<String>) {
    let printed = print::packed(printed);
    let model = print::packed(model);
    let diff = TextDiff::configure()
        .algorithm(Algorithm::Myers)
        .diff_chars(printed.as_str(), model.as_str());
    let mut before = String::new();
    let (mut gone, mut added) = (String::new(), String::new());
    let mut flush = |before: &str, gone: &mut String, added: &mut String| {
        if !gone.is_empty() || !added.is_empty() {
            let context: Vec<char> = before.chars().rev().take(24).collect();
            let context: String = context.into_iter().rev().collect();
            found.insert(format!(
                "{name}: after “{context}” print has “{gone}”, we “{added}”"
            ));
        }
        gone.clear();
        added.clear();
    };
    for change in diff.iter_all_changes() {
        match change.tag() {
            ChangeTag::Equal => {
                flush(&before, &mut gone, &mut added);
                before.push_str(change.value());
            }
            ChangeTag::Delete => gone.push_str(change.value()),
            ChangeTag::Insert => added.push_str(change.value()),
        }
    }
    flush(&before, &mut gone, &mut added);
}

/// Returns the lines of `exceptions.txt` that are not reasons.
fn listed() -> BTreeSet<String> {
    let text = include_str!("exceptions.txt");
    let lines = text.lines().map(str::trim_end);
    lines
        .filter(|line| !line.is_empty() && !line.starts_with('#') && !line.starts_with("  "))
        .map(str::to_owned)
        .collect()
}
