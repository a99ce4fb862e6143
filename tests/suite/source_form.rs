//! Every example in docs/source-form.md is read, and gives the documented result.
//!
//! A `markdown` block is a file; a `markdown body` block is a body, to which front matter is added.
//! The info string also has `error` or `warning`, the exact codes of the diagnostics, and
//! `as-printed`, which is added to the front matter. A `text` block is the outline of the example
//! before it.

use std::collections::BTreeSet;
use std::fs;

use publish_model::diagnostic::{Code, SourceFile};
use publish_model::{
    Anchor, Block, Enactment, Heading, Inline, Item, Language, Paragraph, Resolution, Text,
    plain_text,
};
use publish_source as source;
use publish_test_support::{catalogues, root};

const FRONT_MATTER: &str = "---\nsymbol: A/RES/99/5\nlanguage: en\nNUMBERING---\n\n";

/// An example: its info string, its text and the line on which it begins.
struct Example {
    info: String,
    text: String,
    line: usize,
}

fn examples() -> Vec<Example> {
    let path = root().join("docs/source-form.md");
    let page = fs::read_to_string(path).unwrap();
    let mut examples: Vec<Example> = Vec::new();
    let mut open: Option<Example> = None;
    for (number, line) in page.lines().enumerate() {
        match (line.strip_prefix("```"), open.take()) {
            (Some(info), None) => {
                open = Some(Example {
                    info: info.to_owned(),
                    text: String::new(),
                    line: number + 1,
                });
            }
            (Some(_), Some(example)) => examples.push(example),
            (None, Some(mut example)) => {
                example.text.push_str(line);
                example.text.push('\n');
                open = Some(example);
            }
            (None, None) => {}
        }
    }
    examples
}

#[test]
fn every_example_gives_the_documented_result() {
    let examples = examples();
    let mut outlines = 0;
    for (index, example) in examples.iter().enumerate() {
        let words: Vec<&str> = example.info.split(' ').collect();
        let location = format!("docs/source-form.md:{} ({})", example.line, example.info);
        if words[0] == "text" {
            assert!(
                index > 0 && examples[index - 1].info.starts_with("markdown"),
                "{location}"
            );
            continue;
        }
        assert_eq!(words[0], "markdown", "{location}");
        for word in &words[1..] {
            let is_code = Code::ALL.iter().any(|code| code.as_str() == *word);
            let known = ["body", "error", "warning", "as-printed"].contains(word);
            assert!(is_code || known, "{location}: “{word}” is unknown");
        }
        let outline = examples.get(index + 1).filter(|next| next.info == "text");
        let as_printed = words.contains(&"as-printed");
        let numbering = if as_printed {
            "numbering: as-printed\n"
        } else {
            ""
        };
        let text = if words.contains(&"body") {
            FRONT_MATTER.replace("NUMBERING", numbering) + &example.text
        } else {
            example.text.clone()
        };
        let file = SourceFile::new("example.md", text);
        let reading = source::read(&file, catalogues());
        let found: BTreeSet<&str> = reading
            .diagnostics
            .iter()
            .map(|finding| finding.code.as_str())
            .collect();
        let wanted: BTreeSet<&str> = words
            .iter()
            .copied()
            .filter(|word| word.starts_with(['S', 'Y', 'J']))
            .collect();
        assert_eq!(found, wanted, "{location}: {:?}", reading.diagnostics);
        let fails = words.contains(&"error");
        assert_eq!(reading.resolution.is_none(), fails, "{location}");
        assert!(
            !(fails && outline.is_some()),
            "{location}: an outline without a document"
        );
        if let (Some(outline), Some(resolution)) = (outline, &reading.resolution) {
            check_outline(&outline.text, &resolution_outline(resolution), &location);
            outlines += 1;
        }
    }
    assert!(
        examples.len() > 20 && outlines > 8,
        "{} {outlines}",
        examples.len()
    );
}

/// Asserts that each line of the page is the line found, or its beginning and an ellipsis.
fn check_outline(wanted: &str, found: &[String], location: &str) {
    let wanted: Vec<&str> = wanted.lines().collect();
    let same = wanted.len() == found.len()
        && wanted
            .iter()
            .zip(found)
            .all(|(wanted, found)| match wanted.strip_suffix(" …") {
                Some(beginning) => found.starts_with(beginning),
                None => wanted == found,
            });
    assert!(
        same,
        "{location}\nwanted:\n{}\nfound:\n{}",
        wanted.join("\n"),
        found.join("\n")
    );
}

fn resolution_outline(resolution: &Resolution) -> Vec<String> {
    let mut lines = Vec::new();
    match &resolution.text {
        Text::Whole(whole) => enactment(whole, 0, &mut lines),
        Text::Parts(parts) => {
            for part in parts {
                lines.push(format!("#{} [{}]", part.anchor, heading(&part.heading)));
                enactment(&part.enactment, 1, &mut lines);
            }
        }
    }
    for note in &resolution.notes {
        let mut words = Vec::new();
        blocks(&note.blocks, 0, &mut words);
        lines.push(format!(
            "#{} note {}: {}",
            note.anchor,
            note.mark,
            words[0].trim_start_matches("# ")
        ));
    }
    lines
}

fn enactment(enactment: &Enactment, depth: usize, lines: &mut Vec<String>) {
    let indent = "  ".repeat(depth);
    if !enactment.formula.is_empty() {
        lines.push(format!("{indent}formula {}", words(&enactment.formula)));
    }
    blocks(&enactment.preamble, depth, lines);
    blocks(&enactment.operative, depth, lines);
    for line in &enactment.closing.lines {
        lines.push(format!("{indent}closing {}", words(line)));
    }
    for annex in &enactment.annexes {
        lines.push(format!(
            "{indent}#{} [{}]",
            annex.anchor,
            heading(&annex.heading)
        ));
        blocks(&annex.blocks, depth + 1, lines);
        for line in &annex.closing.lines {
            lines.push(format!("{indent}  closing {}", words(line)));
        }
    }
}

fn heading(heading: &Heading) -> String {
    let label = plain_text(&heading.label);
    let title = plain_text(&heading.title);
    if label.is_empty() {
        title
    } else {
        format!("{label} // {title}")
    }
}

fn words(inlines: &[Inline]) -> String {
    let mut text = String::new();
    for inline in inlines {
        match inline {
            Inline::NoteCall { mark, .. } => text.push_str(&format!("‹{mark}›")),
            other => text.push_str(&plain_text(std::slice::from_ref(other))),
        }
    }
    text
}

fn blocks(list: &[Block], depth: usize, lines: &mut Vec<String>) {
    let indent = "  ".repeat(depth);
    for block in list {
        match block {
            Block::Paragraph(paragraph) => {
                lines.push(format!("{indent}{}", paragraph_line(paragraph)));
                blocks(&paragraph.then, depth + 1, lines);
            }
            Block::Items(items) => {
                for item in &items.items {
                    lines.push(format!("{indent}{}", item_line(item)));
                    blocks(&item.then, depth + 1, lines);
                }
            }
            Block::Section(section) => {
                lines.push(format!(
                    "{indent}#{} [{}]",
                    shown(&section.anchor),
                    heading(&section.heading)
                ));
                blocks(&section.blocks, depth + 1, lines);
            }
            Block::Table(table) => {
                let rows = |count: usize, what: &str| match count {
                    1 => format!("1 {what}row"),
                    count => format!("{count} {what}rows"),
                };
                lines.push(format!(
                    "{indent}#{} table {}: {}, {}, {} columns",
                    table.anchor,
                    plain_text(&table.caption),
                    rows(table.head.len(), "head "),
                    rows(table.body.len(), ""),
                    table.columns
                ));
            }
            Block::Quotation(quotation) => {
                lines.push(format!("{indent}quotation"));
                blocks(&quotation.blocks, depth + 1, lines);
            }
        }
    }
}

fn paragraph_line(paragraph: &Paragraph) -> String {
    let number = paragraph.number.as_ref().map(|number| format!("{number} "));
    let language = in_language(paragraph.language.as_ref());
    let words = words(&paragraph.content);
    format!(
        "#{} {}{language}{words}",
        shown(&paragraph.anchor),
        number.unwrap_or_default()
    )
}

fn item_line(item: &Item) -> String {
    let language = in_language(item.language.as_ref());
    format!(
        "#{} {} {language}{}",
        shown(&item.anchor),
        item.label,
        words(&item.content)
    )
}

fn in_language(language: Option<&Language>) -> String {
    language
        .map(|language| format!("in {language}: "))
        .unwrap_or_default()
}

fn shown(anchor: &Option<Anchor>) -> &str {
    anchor.as_ref().map_or("", Anchor::as_str)
}
