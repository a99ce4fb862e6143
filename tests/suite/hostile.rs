//! Hostile input: the editions of every document that is accepted are well-formed, have each `id`
//! once, and have no dead or unsafe link. All other documents are rejected with a finding.

use std::fs;
use std::io::{self, Write};
use std::panic::catch_unwind;
use std::path::Path;
use std::process::{Command, Output};
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use proptest::prelude::*;
use serde_json::{Value, json};

use publish::{EditionOptions, Format, Publisher};
use publish_model::check::LEVELS_MAX;
use publish_model::diagnostic::{Code, SourceFile};
use publish_source as source;
use publish_test_support::epub::Epub;
use publish_test_support::shared::Shared;
use publish_test_support::tree::{self, Node};
use publish_test_support::{archive, catalogues};

use crate::PROGRAM;

/// The editions that are built from every case. The PDF is left out, because it takes most of the
/// time and has neither markup nor ids.
const FORMATS: [Format; 4] = [Format::Html, Format::Epub, Format::Txt, Format::Akn];

/// Codes for errors of the program itself or of its templates. No source may cause them.
const INTERNAL: [Code; 4] = [
    Code::TemplateError,
    Code::TypesettingFailed,
    Code::EpubFailed,
    Code::OutputUnwritable,
];

static PUBLISHER: LazyLock<Publisher> = LazyLock::new(|| publisher(&FORMATS));

/// Builds the PDF too.
static ALL_EDITIONS: LazyLock<Publisher> = LazyLock::new(|| {
    let formats = [FORMATS.as_slice(), &[Format::Pdf]].concat();
    publisher(&formats)
});

fn publisher(formats: &[Format]) -> Publisher {
    let options = EditionOptions {
        formats: formats.to_vec(),
        ..EditionOptions::default()
    };
    Publisher::new(options).unwrap()
}

/// Returns the codes of the errors of a source, or the faults of its editions.
fn build(publisher: &Publisher, name: &str, source: &str) -> Result<Vec<String>, Vec<Code>> {
    match publisher.editions(name, source) {
        Ok(published) => {
            let editions = published.editions.iter();
            Ok(editions
                .flat_map(|edition| faults(&edition.name, &edition.bytes))
                .collect())
        }
        Err(findings) => {
            let errors = findings.iter().filter(|finding| finding.is_error());
            Err(errors.map(|finding| finding.code).collect())
        }
    }
}

/// Returns the faults of an edition.
fn faults(name: &str, bytes: &[u8]) -> Vec<String> {
    let checked = catch_unwind(|| match name.rsplit_once('.').map(|(_, ending)| ending) {
        Some("html") => {
            let page = tree::from_html(std::str::from_utf8(bytes).unwrap());
            faults_of_pages(&[(name.to_owned(), page)], "id")
        }
        Some("xml") => {
            let page = tree::from_xml(std::str::from_utf8(bytes).unwrap());
            faults_of_pages(&[(name.to_owned(), page)], "eId")
        }
        Some("epub") => {
            let epub = Epub::read(bytes);
            let markup = |name: &&str| name.ends_with(".xhtml") || name.ends_with(".opf");
            let pages = epub.names().filter(markup).map(|name| {
                let file = name.trim_start_matches("OEBPS/").to_owned();
                (file, tree::from_xml(epub.text(name)))
            });
            faults_of_pages(&pages.collect::<Vec<_>>(), "id")
        }
        _ => Vec::new(),
    });
    let faults = checked.unwrap_or_else(|_| vec!["is not well-formed".to_owned()]);
    let faults = faults.into_iter();
    faults.map(|fault| format!("{name}: {fault}")).collect()
}

fn elements<'a>(node: &'a Node, found: &mut Vec<&'a Node>) {
    if matches!(node, Node::Element { .. }) {
        found.push(node);
    }
    for child in node.children() {
        elements(child, found);
    }
}

/// Returns the ids that are in a page twice, the links between the pages of an edition without a
/// target, and the links with a scheme that is not allowed.
fn faults_of_pages(pages: &[(String, Node)], id: &str) -> Vec<String> {
    let pages: Vec<(&str, Vec<&Node>)> = pages
        .iter()
        .map(|(name, page)| {
            let mut found = Vec::new();
            elements(page, &mut found);
            (name.as_str(), found)
        })
        .collect();
    let mut faults = Vec::new();
    for (name, elements) in &pages {
        let mut ids: Vec<&str> = elements
            .iter()
            .filter_map(|one| one.attribute(id))
            .collect();
        ids.sort_unstable();
        let twice = ids.windows(2).filter(|pair| pair[0] == pair[1]);
        faults.extend(twice.map(|pair| format!("{name}: {id} {} twice", pair[0])));
        for href in elements.iter().filter_map(|one| one.attribute("href")) {
            let scheme = href.split(['/', '?', '#']).next().unwrap_or_default();
            let scheme = scheme.split_once(':').map_or("", |(scheme, _)| scheme);
            let is_icon = href == "data:,";
            if !is_icon && !["", "https", "http", "mailto"].contains(&&*scheme.to_lowercase()) {
                faults.push(format!("{name}: unsafe link to {href}"));
            }
            let Some((file, anchor)) = href.split_once('#').filter(|_| scheme.is_empty()) else {
                continue;
            };
            let target = if file.is_empty() { name } else { file };
            let target = pages.iter().find(|(page, _)| *page == target);
            let is_dead = target.is_some_and(|(_, elements)| {
                !elements.iter().any(|one| one.attribute(id) == Some(anchor))
            });
            // Akoma Ntoso refers to metadata by names that are not the `eId` of an element.
            if is_dead && id == "id" {
                faults.push(format!("{name}: dead link to {href}"));
            }
        }
    }
    faults
}

#[test]
fn faults_of_editions_are_found() {
    let page = "<!DOCTYPE html><html><head><title>T</title></head><body><p id=\"a\">\
                <a href=\"#b\">x</a><a href=\"JavaScript:x\">x</a></p><p id=\"a\">y</p></body></html>";
    assert_eq!(
        faults("index.html", page.as_bytes()),
        [
            "index.html: index.html: id a twice",
            "index.html: index.html: dead link to #b",
            "index.html: index.html: unsafe link to JavaScript:x",
        ]
    );
    assert_eq!(
        faults("a.xml", b"<a><b></a>"),
        ["a.xml: is not well-formed"]
    );
}

#[test]
fn links_within_a_document_have_targets_in_every_edition() {
    let source = include_str!("../structure/links.md");
    assert_eq!(build(&PUBLISHER, "links.md", source), Ok(vec![]));
    let published = PUBLISHER.editions("links.md", source).unwrap();
    let mut editions = published.editions.iter();
    let epub = editions.find(|edition| edition.name.ends_with(".epub"));
    let epub = Epub::read(&epub.unwrap().bytes);
    for (file, target) in [
        ("opening", "operative-part.xhtml#op-1"),
        ("opening", "annex-2.xhtml#annex-2"),
        ("operative-part", "opening.xhtml#title"),
        ("annex-1", "operative-part.xhtml#op-1-a"),
        ("notes", "annex-2.xhtml#annex-2"),
    ] {
        let page = epub.text(&format!("OEBPS/{file}.xhtml"));
        assert!(
            page.contains(&format!("href=\"{target}\"")),
            "{file}: {target}"
        );
    }
}

/// Builds a file of a folder with at most 1.5 GB of memory, where the shell can limit it.
pub fn run_with_limited_memory(folder: &Path, case: &str) -> Output {
    let formats: Vec<&str> = FORMATS.iter().map(|format| format.as_str()).collect();
    let formats = formats.join(",");
    let arguments = [
        "build",
        case,
        "--out",
        "dist",
        "--formats",
        &formats,
        "--message-format",
        "short",
    ];
    let program = PROGRAM.command(folder, &arguments);
    Command::new("sh")
        .args(["-c", "ulimit -v 1500000 2>/dev/null; exec \"$0\" \"$@\""])
        .arg(program.get_program())
        .args(program.get_args())
        .current_dir(folder)
        .env_remove("SOURCE_DATE_EPOCH")
        .output()
        .unwrap()
}

/// Returns the faults of the output of the program for a case.
fn faults_of_case(case: &str, bytes: &[u8]) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let name = Path::new(case).file_name().unwrap().to_str().unwrap();
    fs::write(folder.path().join(name), bytes).unwrap();
    let output = run_with_limited_memory(folder.path(), name);
    let messages = String::from_utf8_lossy(&output.stderr);
    let mut found = Vec::new();
    match output.status.code() {
        Some(0) => {}
        Some(1) => {
            let is_internal = |code: &Code| messages.contains(&format!(" {}: ", code.as_str()));
            let internal = INTERNAL.iter().filter(|code| is_internal(code));
            found.extend(internal.map(|code| format!("{name}: {}", code.as_str())));
        }
        status => found.push(format!("{name}: exit status {status:?}")),
    }
    for (file, bytes) in publish_test_support::files(&folder.path().join("dist")) {
        // The list of documents links to documents, not to anchors.
        if file.contains('/') && file != "statements/index.html" {
            let faults = faults(&file, &bytes).into_iter();
            found.extend(faults.map(|fault| format!("{name}: {fault}")));
        }
    }
    found
}

#[test]
#[ignore = "needs the hostile cases in ../shared/suites; tests/run runs it"]
fn hostile_files_are_rejected_or_become_valid_editions() {
    if !Shared::HostileCases.exists() {
        // Not `eprintln!`, whose output the test harness hides: tests/run counts this line.
        let name = Shared::HostileCases.name();
        writeln!(io::stderr(), "\nskipped: {name} does not exist").unwrap();
        return;
    }
    let cases = archive::files(Shared::HostileCases, |_| true);
    assert!(cases.len() > 100, "{} cases", cases.len());
    let faults: Vec<String> = cases
        .iter()
        .flat_map(|case| {
            // The name of this member has changed since the cases were recorded.
            let text = String::from_utf8_lossy(&case.bytes);
            let bytes = match std::str::from_utf8(&case.bytes) {
                Ok(_) => text.replace("\"in-favour\"", "\"in_favour\"").into_bytes(),
                Err(_) => case.bytes.clone(),
            };
            faults_of_case(&case.path, &bytes)
        })
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// What a text can be inside of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Container {
    Paragraph,
    Item,
    Section,
    Quotation,
    Cell,
    Note,
    Inline(&'static str),
}

const CONTAINERS: [Container; 11] = [
    Container::Paragraph,
    Container::Item,
    Container::Section,
    Container::Quotation,
    Container::Cell,
    Container::Note,
    Container::Inline("emphasis"),
    Container::Inline("strong"),
    Container::Inline("superscript"),
    Container::Inline("subscript"),
    Container::Inline("foreign"),
];

impl Container {
    fn levels(self) -> usize {
        if self == Container::Cell { 3 } else { 1 }
    }
}

fn words() -> Value {
    json!([{ "kind": "text", "text": "Words" }])
}

/// Returns a block with a text inside these containers, and adds the notes among them to `notes`.
fn block(containers: &[Container], notes: &mut Vec<Value>) -> Value {
    let Some((first, rest)) = containers.split_first() else {
        return json!({ "kind": "paragraph", "content": words() });
    };
    match first {
        Container::Paragraph => {
            let then = block(rest, notes);
            json!({ "kind": "paragraph", "content": words(), "then": [then] })
        }
        Container::Item => {
            let item = json!({ "label": "(a)", "content": words(), "then": [block(rest, notes)] });
            json!({ "kind": "items", "style": "lower-alpha", "items": [item] })
        }
        Container::Section => {
            let heading = json!({ "title": words() });
            json!({ "kind": "section", "heading": heading, "blocks": [block(rest, notes)] })
        }
        Container::Quotation => json!({ "kind": "quotation", "blocks": [block(rest, notes)] }),
        Container::Cell => {
            let cell = |block: Value| json!({ "columns": 1, "rows": 1, "alignment": "start", "blocks": [block] });
            let other = json!({ "kind": "paragraph", "content": words() });
            let row = json!({ "cells": [cell(block(rest, notes)), cell(other)] });
            json!({ "kind": "table", "columns": 2, "head": [], "body": [row] })
        }
        Container::Note | Container::Inline(_) => {
            json!({ "kind": "paragraph", "content": inlines(containers, notes) })
        }
    }
}

/// Returns inlines inside these containers. A block among them is replaced by emphasis, unless it is
/// in a note.
fn inlines(containers: &[Container], notes: &mut Vec<Value>) -> Value {
    let Some((first, rest)) = containers.split_first() else {
        return words();
    };
    let kind = match first {
        Container::Note => {
            let mark = (notes.len() + 1).to_string();
            notes.push(Value::Null);
            let index = notes.len() - 1;
            let block = block(rest, notes);
            notes[index] = json!({ "key": mark, "mark": mark, "blocks": [block] });
            let call = json!({ "kind": "note-call", "note": mark, "mark": mark });
            return json!([{ "kind": "text", "text": "Words" }, call]);
        }
        Container::Inline(kind) => *kind,
        _ => "emphasis",
    };
    let mut inline = json!({ "kind": kind, "content": inlines(rest, notes) });
    if kind == "foreign" {
        inline["language"] = json!("fr");
    }
    json!([inline])
}

/// Returns a model with a text inside these containers.
fn nested(containers: &[Container]) -> String {
    let mut notes = Vec::new();
    let operative = [block(containers, &mut notes)];
    let model = json!({
        "symbol": "A/RES/99/1", "language": "en", "body": "general-assembly",
        "masthead": { "title": words() }, "text": { "whole": { "operative": operative } },
        "notes": notes,
    });
    model.to_string()
}

fn levels(containers: &[Container]) -> usize {
    containers.iter().map(|container| container.levels()).sum()
}

#[test]
fn every_edition_can_contain_the_deepest_nesting_of_each_kind() {
    for container in CONTAINERS {
        let containers = vec![container; LEVELS_MAX / container.levels()];
        let built = build(&ALL_EDITIONS, "nested.json", &nested(&containers));
        assert_eq!(built, Ok(vec![]), "{container:?}");
    }
}

#[test]
fn deeper_nesting_is_reported_with_its_position() {
    for container in CONTAINERS {
        let containers = vec![container; LEVELS_MAX / container.levels() + 1];
        let source = nested(&containers);
        let Err(findings) = PUBLISHER.editions("nested.json", &source) else {
            panic!("{container:?} is accepted");
        };
        let [finding] = findings.iter().collect::<Vec<_>>()[..] else {
            panic!("{container:?}: {findings:?}");
        };
        assert_eq!(finding.code, Code::NestedTooDeep, "{container:?}");
        assert!(
            finding.place.as_ref().unwrap().span.start > 0,
            "{container:?}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_edition_can_contain_mixed_nesting_up_to_the_limit(
        choices in proptest::collection::vec(proptest::sample::select(CONTAINERS.to_vec()), 60),
    ) {
        let mut containers: Vec<Container> = Vec::new();
        for container in choices {
            if levels(&containers) + container.levels() <= LEVELS_MAX {
                containers.push(container);
            }
        }
        prop_assert_eq!(build(&ALL_EDITIONS, "nested.json", &nested(&containers)), Ok(vec![]));
    }
}

/// Returns a document with a paragraph that begins the repeated text.
fn repeated(paragraph: &str, text: impl Fn(usize) -> String, count: usize) -> String {
    let mut document =
        "---\nsymbol: A/RES/99/1\nlanguage: en\nnumbering: as-printed\n---\n\n".to_owned();
    document.push_str(paragraph);
    document.extend((0..count).map(text));
    document.push_str("\n\n");
    document
}

/// Returns the shortest of five times that reading a document takes.
fn reading_time(document: &str) -> Duration {
    let file = SourceFile::new("en.md", document);
    let times = (0..5).map(|_| {
        let start = Instant::now();
        let reading = source::read(&file, catalogues());
        assert!(
            reading.resolution.is_some(),
            "{:?}",
            reading.diagnostics.first()
        );
        start.elapsed()
    });
    times.min().unwrap()
}

#[test]
fn reading_takes_time_in_proportion_to_length() {
    type Text = fn(usize) -> String;
    let cases: [(&str, &str, Text); 5] = [
        ("quotations", "1. *Quotes*:\n\n", |_| {
            "> Words\n\n{+} and\n\n".to_owned()
        }),
        ("references", "1. *Recalls* ", |number| {
            format!(
                "resolution 68/{} of 18 December 2013 and A/68/{number}, ",
                number % 300 + 1
            )
        }),
        ("the same number", "", |_| "1. *Decides*.\n\n".to_owned()),
        ("long numbers", "", |number| {
            format!("{}. *Decides*.\n\n", number + 10_000)
        }),
        ("notes", "", |number| {
            format!(
                "{}. *Decides*.[^{number}]\n\n[^{number}]: Words\n\n",
                number + 1
            )
        }),
    ];
    for (name, paragraph, text) in cases {
        let (short, long) = (
            repeated(paragraph, text, 2000),
            repeated(paragraph, text, 8000),
        );
        // Four times the length takes about four times as long; quadratic time would be sixteen. Other
        // tests run at the same time, so only a growth that is measured each time is a fault.
        let mut attempts = (0..4).map(|_| (reading_time(&short), reading_time(&long)));
        let is_linear = attempts.any(|(short, long)| long < short * 10);
        assert!(is_linear, "{name}");
    }
}
