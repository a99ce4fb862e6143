//! The official PDFs and ours say the same.
//!
//! The United Nations' PDF of fifteen resolutions is read by poppler's `pdftotext`, without running
//! heads, page numbers, job numbers and bar codes; the text and the notes, which print has at the
//! foot of each page, are compared with those of the model that all our editions are held to.
//! Spaces and hyphens are left out of the comparison, for print breaks lines and words.
//!
//! What differs all the same stands in `exceptions.txt`, each with its reason. The test fails where
//! something differs that is not listed there, and where something listed there is gone.

mod print;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use publish_model::diagnostic::SourceFile;
use publish_source as source;
use publish_test_support::archive::{self, Document};
use publish_test_support::catalogues;
use publish_test_support::said::Said;
use publish_test_support::shared::Shared;
use similar::{Algorithm, ChangeTag, TextDiff};

pub fn the_official_pdfs_say_what_we_say() {
    let folder = Shared::OfficialPdfs.path();
    let entries = fs::read_dir(&folder).unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "pdf"))
        .map(|path| path.file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    names.sort();
    let twin = |path: &str| names.iter().any(|name| is_twin(path, name));
    let documents = archive::documents(twin);
    assert_eq!((names.len(), documents.len()), (15, 15));
    let mut found = BTreeSet::new();
    for name in &names {
        let document = documents.iter().find(|one| is_twin(&one.path, name));
        let ours = ours(document.unwrap());
        let printed = print::read(&folder.join(format!("{name}.pdf")));
        differences(
            &format!("{name} text"),
            &printed.text,
            &ours.body,
            &mut found,
        );
        differences(
            &format!("{name} notes"),
            &printed.notes,
            &ours.notes,
            &mut found,
        );
    }
    let listed = listed();
    let new: Vec<&String> = found.difference(&listed).collect();
    let gone: Vec<&String> = listed.difference(&found).collect();
    assert!(
        new.is_empty() && gone.is_empty(),
        "{} differences that exceptions.txt does not list:\n{}\n{} that are gone:\n{}",
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

/// Whether a document of the archive is the English one of a PDF's name: `A_RES_79_1-2427802E`,
/// `A_RES_78_1_E`.
fn is_twin(path: &str, name: &str) -> bool {
    let file = path.rsplit('/').next().unwrap_or_default();
    let rest = file.strip_prefix(name);
    path.contains("/English/") && rest.is_some_and(|rest| rest.starts_with(['-', '_']))
}

struct Ours {
    body: String,
    notes: String,
}

fn ours(document: &Document) -> Ours {
    let file = SourceFile::new(
        document.path.clone(),
        String::from_utf8_lossy(&document.bytes),
    );
    let mut resolution = source::read(&file, catalogues()).resolution.unwrap();
    if let publish_model::Text::Whole(enactment) = &mut resolution.text {
        // The XML has the vote, which print has not.
        enactment.vote = None;
    }
    let said = Said::of_model(&resolution);
    let plain = |text: &str| text.replace(['‹', '›'], "");
    let mut notes = Vec::new();
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for note in &resolution.notes {
        // A mark that restarts has a sign for each time that it was there before.
        let before = seen.entry(&note.mark).or_default();
        let key = format!("{}{}", note.mark, "′".repeat(*before));
        *before += 1;
        notes.push(format!("{} {}", note.mark, plain(&said.notes[&key])));
    }
    Ours {
        body: plain(&said.body),
        notes: notes.join(" "),
    }
}

/// Each stretch in which two texts differ, with the words before it.
fn differences(what: &str, printed: &str, ours: &str, found: &mut BTreeSet<String>) {
    let printed = print::packed(printed);
    let ours = print::packed(ours);
    let diff = TextDiff::configure()
        .algorithm(Algorithm::Myers)
        .diff_chars(printed.as_str(), ours.as_str());
    let mut before = String::new();
    let (mut gone, mut added) = (String::new(), String::new());
    let mut flush = |before: &str, gone: &mut String, added: &mut String| {
        if !gone.is_empty() || !added.is_empty() {
            let context: Vec<char> = before.chars().rev().take(24).collect();
            let context: String = context.into_iter().rev().collect();
            found.insert(format!(
                "{what}: after “{context}” print has “{gone}”, we “{added}”"
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

/// The lines of `exceptions.txt` that are no reasons.
fn listed() -> BTreeSet<String> {
    let text = include_str!("exceptions.txt");
    let lines = text.lines().map(str::trim_end);
    lines
        .filter(|line| !line.is_empty() && !line.starts_with('#') && !line.starts_with("  "))
        .map(str::to_owned)
        .collect()
}
