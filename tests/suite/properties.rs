//! Whatever stands in a file, reading it ends in a document or in findings, never in a panic.

use proptest::prelude::*;
use proptest::sample::Index;

use publish_model::diagnostic::SourceFile;
use publish_model::diagnostic::render::{Format, render};
use publish_source as source;
use publish_test_support::catalogues;

const REAL: &str = include_str!("../structure/whole.md");

/// Reads a text, and prints what is found in every form.
fn read(text: &str) -> Option<publish_model::Resolution> {
    let file = SourceFile::new("en.md", text);
    let reading = source::read(&file, catalogues());
    for finding in &reading.diagnostics {
        for format in [Format::Human, Format::Short, Format::Json] {
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

/// Pieces that mean something to the reader.
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

proptest! {
    #[test]
    fn any_text_is_read(text in "(?s).{0,200}") {
        read(&text);
    }

    #[test]
    fn any_body_is_read(pieces in proptest::collection::vec(piece(), 0..60)) {
        let text = format!("---\nsymbol: A/RES/1/1\nlanguage: en\n---\n{}", pieces.concat());
        if let Some(resolution) = read(&text) {
            let akn = publish_text::akn::write(&resolution);
            prop_assert_eq!(read(&akn), Some(resolution));
        }
    }

    #[test]
    fn any_front_matter_is_read(yaml in "[a-z\\-]{0,8}: [\\[\\]{}\"'0-9a-z:,\\-|>&* \n]{0,40}\n") {
        let text = format!("---\nsymbol: A/RES/1/1\n{yaml}language: en\n---\n1. *Decides*.\n");
        read(&text);
    }

    #[test]
    fn a_damaged_document_is_read(from: Index, length in 0_usize..40, to: Index) {
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
        // A paragraph less each time, so that many shapes are seen.
        let mut paragraphs: Vec<&str> = REAL.split("\n\n").collect();
        let place = from.index(paragraphs.len());
        paragraphs.remove(place);
        if let Some(resolution) = read(&paragraphs.join("\n\n")) {
            let akn = publish_text::akn::write(&resolution);
            prop_assert_eq!(read(&akn), Some(resolution.clone()));
            let json = serde_json::to_string(&resolution).unwrap();
            prop_assert_eq!(read(&json), Some(resolution));
        }
    }
}
