//! The accessibility statements: that they say what the results say, of the files that were judged,
//! and nothing where there is no result.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use publish::output::{Checksum, Manifest};
use publish_test_support::files;
use scraper::{Html, Selector};

use crate::publish;

const SOURCE: &str = "---\nsymbol: A/RES/99/3\nlanguage: en\ntitle: Rest\nissued: 2044-12-05\n\
                      numbering: as-printed\n---\n\n\
                      *The General Assembly*,\n\n*Tired*,\n\n1. *Decides* to rest.\n\n\
                      1. *Decides* to sleep.\n";
const FOLDER: &str = "dist/en/A/RES/99/3";

/// Runs the program, which is to succeed.
fn run(folder: &Path, arguments: &[&str]) {
    let output = publish(folder, arguments);
    assert!(output.status.success(), "{arguments:?}: {output:?}");
}

fn built() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("en.md"), SOURCE).unwrap();
    run(folder.path(), &BUILD);
    folder
}

const BUILD: [&str; 4] = ["build", "en.md", "--formats", "html,txt"];

/// The sum of the web page.
fn page_sum(folder: &Path) -> String {
    Checksum::of(&fs::read(folder.join(FOLDER).join("index.html")).unwrap()).to_string()
}

/// What the statement in a folder says, a line for each heading, paragraph and item.
fn said(folder: &Path) -> String {
    let page = fs::read_to_string(folder.join("accessibility.html")).unwrap();
    let selector = Selector::parse("h1, h2, h3, p, li").unwrap();
    let page = Html::parse_document(&page.replace("<br>", " "));
    let main = page
        .select(&Selector::parse("main").unwrap())
        .next()
        .unwrap();
    let lines = main.select(&selector).map(|element| {
        // The items of an inner list come by themselves.
        let own = element.children().filter(|node| {
            let inner = node.value().as_element();
            inner.is_none_or(|element| element.name() != "ul")
        });
        let words: String = own
            .flat_map(|node| node.descendants())
            .filter_map(|node| node.value().as_text().map(|text| text.to_string()))
            .collect();
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        match element.value().name() {
            "li" => format!("- {words}"),
            "p" => words,
            heading => format!(
                "{} {words}",
                "#".repeat(usize::from(heading.as_bytes()[1] - b'0'))
            ),
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Results: one check a line, of the web page, each with its findings.
fn results(sum: &str, checks: &[(&str, &str, &str)]) -> String {
    let checks: Vec<serde_json::Value> = checks
        .iter()
        .map(|(check, more, findings)| {
            let mut one = serde_json::json!({
                "check": check, "tool": format!("tool of {check}"), "subject": "the subject",
                "date": "2044-12-06", "checked": [sum],
                "findings": serde_json::from_str::<serde_json::Value>(&findings.replace("SUM", sum)).unwrap(),
            });
            let more: BTreeMap<String, serde_json::Value> = serde_json::from_str(more).unwrap();
            one.as_object_mut().unwrap().extend(more);
            one
        })
        .collect();
    serde_json::json!({ "version": 1, "checks": checks }).to_string()
}

fn state(folder: &Path, results: &str) {
    fs::write(folder.join("found.json"), results).unwrap();
    run(folder, &["statement", "--checks", "found.json"]);
}

#[test]
fn without_results_nothing_is_claimed() {
    let folder = built();
    insta::assert_snapshot!(said(&folder.path().join(FOLDER)));
    let whole = said(&folder.path().join("dist"));
    assert!(whole.contains("\nNo files have been checked.\n"), "{whole}");
    assert!(!folder.path().join("dist/checks.json").exists());
}

#[test]
fn a_statement_says_what_was_found_and_what_was_not_looked_for() {
    let folder = built();
    let accepted = r#"{"reason": "It is so.", "link": "https://example.org/1"}"#;
    let found = format!(
        r#"[{{"file": "SUM", "rule": "left", "message": "left alone", "place": "p", "accepted": {accepted}}},
            {{"file": "SUM", "rule": "bad", "message": "It is bad.", "place": "line 1"}},
            {{"file": "SUM", "rule": "bad", "message": "It is bad.", "place": "line 2"}}]"#
    );
    let checks = [
        ("nu", r#"{"version": "1.2"}"#, "[]"),
        ("axe", r#"{"view": "light"}"#, "[]"),
        (
            "axe",
            r#"{"view": "dark", "date": "2044-12-07"}"#,
            found.as_str(),
        ),
        ("own", r#"{"by": "person"}"#, "[]"),
    ];
    state(folder.path(), &results(&page_sum(folder.path()), &checks));
    insta::assert_snapshot!("found", said(&folder.path().join(FOLDER)));
    insta::assert_snapshot!("found_in_the_whole", said(&folder.path().join("dist")));
}

#[test]
fn a_result_of_other_bytes_says_nothing() {
    let folder = built();
    let before = said(&folder.path().join(FOLDER));
    state(
        folder.path(),
        &results(&"0".repeat(64), &[("nu", "{}", "[]")]),
    );
    assert_eq!(said(&folder.path().join(FOLDER)), before);
    assert!(!folder.path().join("dist/checks.json").exists());
}

#[test]
fn results_stay_with_a_document_until_it_changes() {
    let folder = built();
    let clean: Vec<(&str, &str, &str)> = ["nu", "axe", "links", "sight"]
        .map(|check| (check, "{}", "[]"))
        .into();
    state(folder.path(), &results(&page_sum(folder.path()), &clean));
    let is_clean = || {
        let said = said(&folder.path().join(FOLDER));
        said.contains("All checks were run. No problems were found.")
    };
    assert!(is_clean());
    run(folder.path(), &BUILD);
    assert!(is_clean());
    fs::write(
        folder.path().join("en.md"),
        SOURCE.replace("sleep", "dream"),
    )
    .unwrap();
    run(folder.path(), &BUILD);
    assert!(!is_clean());
    assert!(!folder.path().join("dist/checks.json").exists());
}

#[test]
fn a_statement_changes_no_edition_and_the_sums_hold() {
    let folder = built();
    let dist = folder.path().join("dist");
    let before = files(&dist);
    state(
        folder.path(),
        &results(&page_sum(folder.path()), &[("nu", "{}", "[]")]),
    );
    let after = files(&dist);
    let changed: Vec<&String> = after
        .iter()
        .filter(|(name, bytes)| before.get(*name) != Some(bytes))
        .map(|(name, _)| name)
        .collect();
    assert_eq!(
        changed,
        [
            "SHA256SUMS",
            "accessibility.html",
            "checks.json",
            "en/A/RES/99/3/accessibility.html",
            "manifest.json"
        ]
    );
    let sums = String::from_utf8(after["SHA256SUMS"].clone()).unwrap();
    let listed: BTreeMap<&str, &str> = sums
        .lines()
        .map(|line| line.split_once("  ").unwrap())
        .map(|(sum, name)| (name, sum))
        .collect();
    for (name, bytes) in after.iter().filter(|(name, _)| *name != "SHA256SUMS") {
        let sum = Checksum::of(bytes).to_string();
        assert_eq!(listed.get(name.as_str()), Some(&sum.as_str()), "{name}");
    }
}

#[test]
fn the_folder_keeps_whom_to_write_to() {
    let folder = built();
    let names = |address: &str| {
        ["dist", FOLDER]
            .iter()
            .all(|place| said(&folder.path().join(place)).contains(address))
    };
    assert!(names("has not provided a contact address"));
    run(
        folder.path(),
        &["statement", "--contact", "reader@example.org"],
    );
    assert!(names("reader@example.org"));
    run(folder.path(), &BUILD);
    assert!(names("reader@example.org"));
    let mut build = BUILD.to_vec();
    build.extend(["--contact", "https://example.org/write"]);
    run(folder.path(), &build);
    assert!(names("https://example.org/write"));
}

#[test]
fn every_edition_is_told_in_the_language_of_its_document() {
    let folder = tempfile::tempdir().unwrap();
    let source = SOURCE.replace("language: en", "language: fr");
    fs::write(folder.path().join("fr.md"), source).unwrap();
    run(
        folder.path(),
        &[
            "build",
            "fr.md",
            "--formats",
            "html,epub,pdf,akn,txt",
            "--pdf-variant",
            "standard,large-print",
        ],
    );
    let manifest: Manifest =
        serde_json::from_slice(&fs::read(folder.path().join("dist/manifest.json")).unwrap())
            .unwrap();
    let said = said(&folder.path().join("dist/fr/A/RES/99/3"));
    let headings = said.lines().filter(|line| line.starts_with("## ")).count();
    // Warnings, what is missing, whom to write to, about the statement.
    assert_eq!(headings, manifest.documents[0].files.len() + 4, "{said}");
    assert!(said.contains("## PDF en gros caractères"), "{said}");
}
