//! Documents written as Markdown read back as the same model, and documents that follow the source
//! form are written back as the same text.

use std::fs;

use proptest::prelude::*;

use publish_model::diagnostic::SourceFile;
use publish_model::{Block, Inline, Inlines, Item, Items, LabelStyle, Paragraph, Resolution, Text};
use publish_source as source;
use publish_source::markdown::write as markdown;
use publish_test_support::{catalogues, root};

fn read(name: &str, text: &str) -> Option<Resolution> {
    source::read(&SourceFile::new(name, text), catalogues()).resolution
}

fn write(resolution: &Resolution) -> String {
    let catalogue = catalogues().get(&resolution.language).unwrap();
    markdown::write(resolution, catalogue).unwrap()
}

/// Writes a model as Markdown, asserts that it reads back as the same model, and returns the text.
fn check(name: &str, resolution: &Resolution) -> String {
    let written = write(resolution);
    let again = source::read(&SourceFile::new(name, written.clone()), catalogues());
    let found = again.resolution.unwrap_or_else(|| {
        panic!("{name}\n{written}\n{:?}", again.diagnostics);
    });
    assert_eq!(found, *resolution, "{name}\n{written}");
    written
}

fn files(folder: &str, extension: &str) -> Vec<(String, String)> {
    let files = publish_test_support::files(&root().join(folder)).into_iter();
    files
        .filter(|(name, _)| name.ends_with(extension))
        .map(|(name, bytes)| (name, String::from_utf8(bytes).unwrap()))
        .collect()
}

#[test]
fn the_projects_own_documents_are_written_back_unchanged() {
    for folder in ["content", "tests/structure"] {
        let files = files(folder, ".md");
        assert!(!files.is_empty(), "{folder}");
        for (name, text) in files {
            let written = check(&name, &read(&name, &text).unwrap());
            assert_eq!(written, text, "{name}");
        }
    }
}

#[test]
fn akoma_ntoso_documents_round_trip_through_markdown() {
    let files = files("tests/akoma_ntoso", ".xml");
    assert!(files.len() > 5);
    for (name, text) in files {
        check(&name, &read(&name, &text).unwrap());
    }
}

#[test]
fn examples_of_the_source_form_round_trip_through_markdown() {
    let page = root().join("docs/source-form.md");
    let page = fs::read_to_string(page).unwrap();
    let mut count = 0;
    for block in page.split("\n```markdown").skip(1) {
        let (info, rest) = block.split_once('\n').unwrap();
        let example = rest.split("\n```").next().unwrap();
        let front_matter = "---\nsymbol: A/RES/99/5\nlanguage: en\nnumbering: as-printed\n---\n\n";
        let text = match info.contains("body") {
            true => format!("{front_matter}{example}\n"),
            false => format!("{example}\n"),
        };
        if let Some(resolution) = read("example.md", &text) {
            check(example, &resolution);
            count += 1;
        }
    }
    assert!(count > 15, "{count}");
}

#[test]
fn notes_with_only_a_label_round_trip_through_markdown() {
    let text = "---\nsymbol: A/RES/99/1\nlanguage: en\ntitle: Notes\n---\n\n\
                {op} Decides.[^1] More.[^2] More.[^3]\n\n\
                [^1]: {number 1.}\n\n[^2]: {item} (a)\n\n[^3]: A.\n";
    check("notes", &read("notes", text).unwrap());
}

/// Generates words with everything that could be mistaken for markup.
fn words() -> impl Strategy<Value = String> {
    let pieces = [
        "word",
        "a",
        "1.",
        "(a)",
        "–",
        "-",
        "#",
        ">",
        "*",
        "**",
        "_",
        "^",
        "~",
        "`",
        "[",
        "]",
        "{",
        "}",
        "{}",
        "{/}",
        "{op}",
        "(",
        ")",
        "<b>",
        "&amp;",
        "\\",
        "|",
        " // ",
        " ",
        " ",
        "\u{a0}",
        ",",
        "“",
        "”",
        "大会",
        "。",
        "é",
        "ـ",
        "!",
        ":",
        "[^1]",
        "http://x.org/",
        "---",
        "===",
    ];
    proptest::collection::vec(proptest::sample::select(pieces.to_vec()), 1..6)
        .prop_map(|pieces| pieces.concat())
}

fn inline() -> impl Strategy<Value = Inline> {
    let leaf = prop_oneof![
        6 => words().prop_map(Inline::text),
        1 => Just(Inline::LineBreak),
    ];
    leaf.prop_recursive(2, 6, 3, |inner| {
        let text = words().prop_map(|text| vec![Inline::text(text)]).boxed();
        let mixed = proptest::collection::vec(inner, 1..3);
        prop_oneof![
            2 => text.clone().prop_map(|content| Inline::Emphasis { content }),
            1 => mixed.prop_map(|content| Inline::Strong { content }),
            1 => text.clone().prop_map(|content| Inline::Superscript { content }),
            1 => text.clone().prop_map(|content| Inline::Subscript { content }),
            1 => text.clone().prop_map(|content| Inline::Link {
                href: "https://www.un.org/a_(b)?c=1&d;e".parse().unwrap(),
                content,
            }),
            1 => text.prop_map(|content| Inline::Foreign {
                language: "fr".parse().unwrap(),
                content,
            }),
        ]
    })
}

/// Generates inlines as the readers produce them: no adjacent texts, and no `Strong` in `Strong`.
fn inlines() -> impl Strategy<Value = Inlines> {
    proptest::collection::vec(inline(), 1..5).prop_map(joined)
}

fn joined(inlines: Inlines) -> Inlines {
    let mut out = Inlines::new();
    for mut inline in inlines {
        if let Some(content) = inline.content_mut() {
            *content = joined(std::mem::take(content));
        }
        match (out.last_mut(), inline) {
            (Some(Inline::Text { text, .. }), Inline::Text { text: more, .. }) => {
                text.push_str(&more)
            }
            (_, Inline::Strong { content }) => {
                let flat = content.into_iter().map(|inner| match inner {
                    Inline::Strong { .. } => Inline::text("s"),
                    other => other,
                });
                let content = joined(flat.collect());
                out.push(Inline::Strong { content });
            }
            (_, inline) => out.push(inline),
        }
    }
    out
}

fn paragraph(content: Inlines, number: Option<&str>, then: Vec<Block>) -> Block {
    Block::Paragraph(Paragraph {
        anchor: Default::default(),
        number: number.map(str::to_owned),
        language: None,
        content,
        then,
    })
}

fn item(label: &str, content: Inlines) -> Item {
    Item {
        anchor: Default::default(),
        label: label.to_owned(),
        language: None,
        content,
        then: Vec::new(),
    }
}

proptest! {
    #[test]
    fn any_words_round_trip_through_markdown(
        title in inlines(),
        preamble in inlines(),
        operative in proptest::collection::vec(inlines(), 1..4),
        labels in proptest::collection::vec(
            proptest::sample::select(vec!["(a)", "(b)", "(i)", "(ii)", "–", "1.", "x y", "(h)", "-"]),
            0..5,
        ),
    ) {
        let mut resolution = read("en.md", include_str!("../structure/whole.md")).unwrap();
        resolution.masthead.title = title;
        if let Text::Whole(enactment) = &mut resolution.text {
            enactment.preamble.push(paragraph(preamble, None, Vec::new()));
            let blocks = &mut enactment.annexes[1].blocks;
            blocks.clear();
            for content in operative {
                let items: Vec<Item> =
                    labels.iter().map(|label| item(label, content.clone())).collect();
                let then = match items.is_empty() {
                    true => Vec::new(),
                    false => vec![Block::Items(Items { style: LabelStyle::LowerAlpha, items })],
                };
                blocks.push(paragraph(content.clone(), None, Vec::new()));
                blocks.push(paragraph(content, Some("7."), then));
            }
        }
        // Reading it from JSON resolves anchors and references of the changed model.
        let json = serde_json::to_string(&resolution).unwrap();
        let Some(resolution) = read("en.json", &json) else {
            return Ok(());
        };
        check("any words", &resolution);
    }
}
