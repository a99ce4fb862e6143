//! `publish diff`: what changed between two documents, by paragraph and by word.

use std::fs;
use std::path::PathBuf;
use std::process::Output;

use publish_diff::{Comparison, PassageKind, PassagePlace, Status};
use publish_test_support::comparison::compared;
use publish_test_support::{own_sources, resolution_with_findings, root};
use scraper::{ElementRef, Html, Selector};

use crate::publish;

fn fixture(name: &str) -> PathBuf {
    root().join("tests/diff").join(name)
}

fn diff(arguments: &[&str]) -> Output {
    let folder = root().join("tests/diff");
    publish(&folder, &[&["diff"], arguments].concat())
}

fn stdout(arguments: &[&str]) -> String {
    let output = diff(arguments);
    assert!(output.status.success(), "{output:?}");
    assert!(output.stderr.is_empty(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

fn files(language: &str) -> [String; 2] {
    ["old", "new"].map(|version| format!("{version}-{language}.md"))
}

fn fixtures(language: &str) -> Comparison {
    let [old, new] = files(language).map(|name| resolution_with_findings(&fixture(&name)).0);
    compared(&old, &new)
}

/// Returns each passage that differs, in short.
fn summary(comparison: &Comparison) -> Vec<String> {
    let different = comparison.passages.iter().filter(|one| one.is_different());
    let lines = different.map(|passage| {
        let place = |place: &Option<PassagePlace>| {
            let anchor = place.as_ref().and_then(|place| place.anchor.as_ref());
            anchor.map_or("-".to_owned(), ToString::to_string)
        };
        let (old, new) = (place(&passage.old), place(&passage.new));
        let moved = if passage.moved { " moved" } else { "" };
        format!("{old} {new} {:?}{moved}", passage.status)
    });
    lines.collect()
}

#[test]
fn text_for_a_terminal_matches_the_snapshot() {
    for language in ["en", "ar", "zh"] {
        let [old, new] = files(language);
        insta::assert_snapshot!(format!("text_{language}"), stdout(&[&old, &new]));
    }
}

#[test]
fn json_matches_the_snapshot() {
    let [old, new] = files("en");
    insta::assert_snapshot!(stdout(&[&old, &new, "--format", "json"]));
}

#[test]
fn pages_match_the_snapshot() {
    for language in ["en", "ar", "zh"] {
        let [old, new] = files(language);
        let page = stdout(&[&old, &new, "--format", "html"]);
        let (_, main) = page.split_once("<main").unwrap();
        insta::assert_snapshot!(format!("page_{language}"), format!("<main{main}"));
    }
}

#[test]
fn renumbered_paragraphs_are_aligned_by_their_words() {
    let summary = summary(&fixtures("en"));
    for line in [
        "pp-1 pp-1 Changed",
        "pp-3 - Deleted",
        "- pp-3 Inserted",
        "op-4 op-2 Unchanged moved",
        "op-2-a op-3-a Changed",
        "- op-3-c Inserted",
        "op-3 op-4 Unchanged",
        "op-5 op-5 Changed",
        "fn-1 fn-1 Changed",
    ] {
        assert!(summary.contains(&line.to_owned()), "{line}: {summary:#?}");
    }
    assert!(!summary.iter().any(|line| line.starts_with("pp-2 ")));
}

#[test]
fn cells_of_tables_are_aligned_by_row_and_column() {
    let comparison = fixtures("en");
    let cells = comparison.passages.iter();
    let cells: Vec<(&str, Status)> = cells
        .filter(|passage| passage.kind == PassageKind::Cell && passage.is_different())
        .map(|passage| (passage.name(), passage.status))
        .collect();
    assert_eq!(
        cells,
        [
            ("table 1, row 2, column 2", Status::Changed),
            ("table 1, row 4, column 1", Status::Inserted),
            ("table 1, row 4, column 2", Status::Inserted),
        ]
    );
}

#[test]
fn kept_and_changed_words_are_exactly_those_of_both_documents() {
    let mut pairs: Vec<[PathBuf; 2]> = ["en", "ar", "zh"]
        .iter()
        .map(|language| files(language).map(|name| fixture(&name)))
        .collect();
    let sources = own_sources();
    pairs.extend(
        sources
            .windows(2)
            .map(|pair| [pair[0].clone(), pair[1].clone()]),
    );
    let mut compared_pairs = 0;
    for pair in pairs {
        let [old, new] = pair.map(|path| resolution_with_findings(&path).0);
        if old.language != new.language {
            continue;
        }
        compared_pairs += 1;
        compared(&old, &new);
        compared(&new, &old);
    }
    assert!(compared_pairs > 10, "{compared_pairs}");
}

#[test]
fn a_document_does_not_differ_from_itself() {
    for source in own_sources() {
        let document = resolution_with_findings(&source).0;
        let comparison = compared(&document, &document);
        assert!(!comparison.counts.has_changes(), "{}", source.display());
        assert_eq!(comparison.counts.unchanged, comparison.passages.len());
    }
}

#[test]
fn the_exit_status_reports_differences_only_on_request() {
    let status = |arguments: &[&str]| diff(arguments).status.code();
    assert_eq!(status(&["old-en.md", "new-en.md"]), Some(0));
    assert_eq!(status(&["old-en.md", "new-en.md", "--exit-code"]), Some(1));
    assert_eq!(status(&["old-en.md", "old-en.md", "--exit-code"]), Some(0));
    assert_eq!(status(&["old-en.md", "old-zh.md"]), Some(1));
    assert_eq!(status(&["old-en.md", "old-zh.md", "--exit-code"]), Some(2));
    assert_eq!(status(&["-", "-"]), Some(2));
}

#[test]
fn a_file_is_overwritten_only_with_force() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("diff.html");
    let path = path.to_str().unwrap();
    let arguments = ["old-en.md", "new-en.md", "--format", "html", "--out", path];
    assert_eq!(stdout(&arguments), "");
    let page = fs::read_to_string(path).unwrap();
    fs::write(path, "other").unwrap();
    assert_eq!(diff(&arguments).status.code(), Some(1));
    assert_eq!(fs::read_to_string(path).unwrap(), "other");
    stdout(&[&arguments[..], &["--force"]].concat());
    assert_eq!(fs::read_to_string(path).unwrap(), page);
}

#[test]
fn insertions_and_deletions_are_named_and_links_lead_to_each_change() {
    let page = stdout(&["old-en.md", "new-en.md", "--format", "html"]);
    let page = Html::parse_document(&page);
    let select = |selector: &str| Selector::parse(selector).unwrap();
    let states = |passage: ElementRef<'_>| {
        let states = select(".states");
        let states = passage.select(&states).flat_map(|one| one.text());
        states.collect::<String>()
    };
    for (element, opens, closes, state) in [
        ("ins", "inserted: ", ", end of insertion; ", "inserted"),
        ("del", "deleted: ", ", end of deletion; ", "deleted"),
    ] {
        let mut found = 0;
        let mut whole = 0;
        for passage in page.select(&select(".change")) {
            if states(passage) != state {
                continue;
            }
            // The passage is in one element, and its state is announced once, before it.
            let paragraph = passage.select(&select("p:not(.states)")).next().unwrap();
            let marked: Vec<_> = passage.select(&select("ins, del")).collect();
            assert_eq!(marked.len(), 1);
            assert_eq!(marked[0].value().name(), element);
            assert_eq!(paragraph.inner_html(), marked[0].html());
            assert!(
                marked[0]
                    .select(&select("[data-generated]"))
                    .next()
                    .is_none()
            );
            whole += 1;
        }
        assert!(whole > 0, "{element}");
        let passages = select(".change");
        let changed = page
            .select(&passages)
            .filter(|passage| states(*passage) != state);
        let selected = select(element);
        for changed in changed.flat_map(|passage| passage.select(&selected)) {
            let hidden: Vec<String> = changed
                .select(&select(".visually-hidden[data-generated]"))
                .map(|one| one.text().collect())
                .collect();
            assert_eq!(hidden, [opens, closes]);
            found += 1;
        }
        assert!(found > 3, "{element}: {found}");
    }
    let links: Vec<&str> = page
        .select(&select(".changes a"))
        .map(|link| link.attr("href").unwrap())
        .collect();
    let changes: Vec<String> = page
        .select(&select(".change h3"))
        .map(|heading| format!("#{}", heading.attr("id").unwrap()))
        .collect();
    assert_eq!(links, changes);
    assert!(changes.len() > 10);
}

#[test]
fn unchanged_passages_are_left_out_unless_all_are_requested() {
    let sentence = "Aware that noise disturbs sleep";
    for format in ["html", "text"] {
        let arguments = ["old-en.md", "new-en.md", "--format", format];
        assert!(!stdout(&arguments).contains(sentence), "{format}");
        let all = stdout(&[&arguments[..], &["--all"]].concat());
        assert!(all.contains(sentence), "{format}");
    }
}
