//! Reading a file with any content gives a document or diagnostics, and never panics.

use std::sync::{LazyLock, Mutex};

use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};

use publish::edition::EditionOptions;
use publish::output::Output;
use publish::pipeline::{BuildOptions, Builder, Claims};
use publish_model::diagnostic::render::{MessageFormat, render};
use publish_model::diagnostic::{Code, Diagnostic, SourceFile};
use publish_source as source;
use publish_test_support::catalogues;

const REAL: &str = include_str!("../structure/whole.md");

/// Reads a text, and renders its diagnostics in every format.
fn read(text: &str) -> Option<publish_model::Resolution> {
    let file = SourceFile::new("en.md", text);
    let reading = source::read(&file, catalogues());
    for finding in &reading.diagnostics {
        for format in [
            MessageFormat::Human,
            MessageFormat::Short,
            MessageFormat::Json,
        ] {
            assert!(!render(finding, format, false).is_empty());
        }
    }
    let has_error = publish_model::diagnostic::has_error(&reading.diagnostics);
    assert_eq!(
        reading.resolution.is_none(),
        has_error,
        "a document or an error, never both or none"
    );
    reading.resolution
}

/// Generates pieces of text that are markup to the reader.
fn piece() -> impl Strategy<Value = String> {
    let pieces = [
        "# A {.part}\n\n",
        "## I // T\n\n",
        "1. ",
        "2. ",
        "(a) ",
        "(i) ",
        "(h) ",
        "- ",
        "– ",
        "{+} ",
        "{+ (a)} ",
        "{op} ",
        "{closing} ",
        "{caption} ",
        "| a | {columns=2} b |\n|---|--:|\n| {} | c |\n",
        "> ",
        "[^1]",
        "[^1]: ",
        "[^a/1]",
        "*",
        "**",
        "^",
        "~",
        "\\",
        "[x]{lang=fr}",
        "{lang=",
        "<b>",
        "[a](https://x.y)",
        "\n",
        "\n\n",
        "    ",
        "---\n",
        "&amp;",
        "`",
        "大会",
        "é",
        "\u{202e}",
        "word ",
        ":",
        ",",
    ];
    prop_oneof![
        4 => proptest::sample::select(pieces.to_vec()).prop_map(str::to_owned),
        1 => "\\PC{0,6}",
    ]
}

/// Models that together have every kind of node.
static MODELS: LazyLock<Vec<Value>> = LazyLock::new(|| {
    let texts = [
        REAL,
        include_str!("../structure/parts.md"),
        include_str!("../structure/closing.md"),
        include_str!("../census/calls.md"),
    ];
    let models = texts.map(|text| {
        let resolution = read(text).unwrap();
        serde_json::to_value(&resolution).unwrap()
    });
    models.into()
});

static BUILDER: LazyLock<Builder> = LazyLock::new(|| {
    let fonts = publish_built_in::fonts();
    Builder::new(
        publish_built_in::templates(),
        fonts,
        &publish::formats::available(),
    )
    .map_err(|_| "the built-in parts")
    .unwrap()
});

/// Returns the JSON pointers to a value and all values in it, except strings of several words, of
/// which there are too many.
fn pointers(value: &Value) -> Vec<String> {
    let mut found = vec![String::new()];
    let mut add = |name: &str, inner: &Value| {
        found.extend(pointers(inner).iter().map(|rest| format!("/{name}{rest}")));
    };
    match value {
        Value::Object(members) => {
            let members = members.iter().filter(|(_, inner)| !is_words(inner));
            members.for_each(|(name, inner)| add(name, inner));
        }
        Value::Array(elements) => {
            let elements = elements.iter().enumerate();
            elements.for_each(|(index, inner)| add(&index.to_string(), inner));
        }
        _ => {}
    }
    found
}

fn is_words(value: &Value) -> bool {
    value.as_str().is_some_and(|text| text.contains(' '))
}

/// A way to damage a model.
#[derive(Debug, Clone)]
enum Damage {
    Replace(Value),
    Remove,
    Copy(Index),
    Append(Index),
}

fn damage() -> impl Strategy<Value = Damage> {
    let values = [
        json!(null),
        json!([]),
        json!(""),
        json!(" "),
        json!(0),
        json!(3),
        json!(70_000),
        json!("x"),
        json!("op-1"),
        json!("#op-1"),
        json!({}),
        json!([[]]),
        json!([{ "kind": "line-break" }]),
        json!({ "label": [], "title": [] }),
        json!({ "kind": "items", "style": "dash", "items": [] }),
        json!({ "kind": "quotation", "blocks": [] }),
        json!({ "kind": "paragraph", "content": [] }),
        json!({ "kind": "note-call", "note": "1", "mark": "2" }),
        json!("a\r\nb\tc "),
    ];
    prop_oneof![
        4 => proptest::sample::select(values.to_vec()).prop_map(Damage::Replace),
        2 => Just(Damage::Remove),
        2 => any::<Index>().prop_map(Damage::Copy),
        2 => any::<Index>().prop_map(Damage::Append),
    ]
}

fn apply(model: &mut Value, at: Index, damage: &Damage) {
    let pointers = pointers(model);
    let target = &pointers[at.index(pointers.len())];
    let other = |from: &Index| {
        model
            .pointer(&pointers[from.index(pointers.len())])
            .cloned()
            .unwrap()
    };
    let value = match damage {
        Damage::Replace(value) => value.clone(),
        Damage::Copy(from) => other(from),
        Damage::Append(from) => {
            let other = other(from);
            if let Some(Value::Array(elements)) = model.pointer_mut(target) {
                elements.push(other);
            }
            return;
        }
        Damage::Remove => {
            let (parent, name) = target.rsplit_once('/').unwrap_or_default();
            match model.pointer_mut(parent) {
                Some(Value::Object(members)) => drop(members.remove(name)),
                Some(Value::Array(elements)) => drop(elements.remove(name.parse().unwrap())),
                _ => {}
            }
            return;
        }
    };
    *model.pointer_mut(target).unwrap() = value;
}

/// Builds a model in all formats and returns the diagnostics.
fn build(model: &Value) -> Vec<Diagnostic> {
    let folder = tempfile::tempdir().unwrap();
    let source = folder.path().join("source.json");
    std::fs::write(&source, serde_json::to_string_pretty(model).unwrap()).unwrap();
    let options = BuildOptions {
        sources: vec![source],
        standard_input: None,
        folders: Vec::new(),
        editions: EditionOptions {
            formats: publish::formats::available(),
            html_page_marks: true,
            ..EditionOptions::default()
        },
        jobs: 1,
        shard: None,
        stop: Default::default(),
    };
    let output = Output::open(&folder.path().join("dist"), &|| ()).unwrap();
    let found = Mutex::new(Vec::new());
    BUILDER.build(
        &options,
        &Claims::of(&options, None, BUILDER.catalogues().bodies()),
        &output,
        None,
        &|outcome| {
            found.lock().unwrap().extend(outcome.diagnostics);
        },
        &|| (),
    );
    found.into_inner().unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases(96)))]

    #[test]
    fn a_damaged_model_is_built_or_its_errors_are_reported(
        model: Index,
        damages in proptest::collection::vec((any::<Index>(), damage()), 1..4),
    ) {
        let mut model = model.get(&MODELS).clone();
        for (at, damage) in &damages {
            apply(&mut model, *at, damage);
        }
        for finding in build(&model) {
            let internal = [Code::TemplateError, Code::TypesettingFailed, Code::EpubFailed];
            prop_assert!(!internal.contains(&finding.code), "{finding:?}\n{model:#}");
        }
    }
}

/// Returns the number of cases to test: `PROPTEST_CASES`, or `default` if it is not set.
fn cases(default: u32) -> u32 {
    let set = std::env::var("PROPTEST_CASES").ok();
    set.and_then(|cases| cases.parse().ok()).unwrap_or(default)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases(256)))]

    #[test]
    fn akoma_ntoso_of_a_damaged_model_reads_back(
        model: Index,
        damages in proptest::collection::vec((any::<Index>(), damage()), 1..4),
    ) {
        let mut model = model.get(&MODELS).clone();
        for (at, damage) in &damages {
            apply(&mut model, *at, damage);
        }
        if let Some(resolution) = read(&model.to_string()) {
            let akn = publish_text::akn::write(&resolution, catalogues().bodies());
            prop_assert_eq!(read(&akn), Some(resolution));
        }
    }
}

proptest! {
    #[test]
    fn reading_any_text_does_not_panic(text in "(?s).{0,200}") {
        read(&text);
    }

    #[test]
    fn reading_any_body_does_not_panic_and_akoma_ntoso_reads_back(pieces in proptest::collection::vec(piece(), 0..60)) {
        let text = format!("---\nsymbol: A/RES/1/1\nlanguage: en\n---\n{}", pieces.concat());
        if let Some(resolution) = read(&text) {
            let akn = publish_text::akn::write(&resolution, catalogues().bodies());
            prop_assert_eq!(read(&akn), Some(resolution));
        }
    }

    #[test]
    fn reading_any_front_matter_does_not_panic(yaml in "[a-z\\-]{0,8}: [\\[\\]{}\"'0-9a-z:,\\-|>&* \n]{0,40}\n") {
        let text = format!("---\nsymbol: A/RES/1/1\n{yaml}language: en\n---\n1. *Decides*.\n");
        read(&text);
    }

    #[test]
    fn reading_a_damaged_document_does_not_panic(from: Index, length in 0_usize..40, to: Index) {
        let characters: Vec<char> = REAL.chars().collect();
        let from = from.index(characters.len());
        let end = (from + length).min(characters.len());
        let mut damaged = characters.clone();
        let cut: Vec<char> = damaged.drain(from..end).collect();
        let to = to.index(damaged.len() + 1);
        damaged.splice(to..to, cut);
        read(&damaged.into_iter().collect::<String>());
    }

    #[test]
    fn json_and_akoma_ntoso_read_back_as_the_same_model(from: Index) {
        // Each case omits one paragraph, to cover many structures.
        let mut paragraphs: Vec<&str> = REAL.split("\n\n").collect();
        let omitted = from.index(paragraphs.len());
        paragraphs.remove(omitted);
        if let Some(resolution) = read(&paragraphs.join("\n\n")) {
            let akn = publish_text::akn::write(&resolution, catalogues().bodies());
            prop_assert_eq!(read(&akn), Some(resolution.clone()));
            let json = serde_json::to_string(&resolution).unwrap();
            prop_assert_eq!(read(&json), Some(resolution));
        }
    }
}
