//! How the reader of Akoma Ntoso handles the peculiarities of official markup: one small document
//! per peculiarity, and a reviewed snapshot of the outline of the resulting model.

use std::fmt::Write;

use publish_model::{Anchor, Block, Inline, Inlines, Resolution, Row, Text};
use publish_test_support::{resolution_with_findings, root};

fn read(name: &str) -> (Resolution, String) {
    let path = root().join(format!("tests/akoma_ntoso/{name}.xml"));
    let (resolution, findings) = resolution_with_findings(&path);
    let mut outline = String::new();
    for finding in &findings {
        writeln!(outline, "{}: {}", finding.code.as_str(), finding.message).unwrap();
    }
    (resolution, outline)
}

/// Returns an outline of the model, one line per block, with anchors.
fn outline(name: &str) -> String {
    let (resolution, mut out) = read(name);
    let head = &resolution.masthead;
    for (name, line) in [
        ("body", &head.body),
        ("distribution", &head.distribution),
        ("subsidiary body", &head.subsidiary_body),
        ("session", &head.session),
        ("session dates", &head.session_dates),
        ("adoption", &head.adoption),
        ("number", &head.number),
        ("title", &head.title),
    ] {
        if !line.is_empty() {
            writeln!(out, "{name}: {}", inlines(line)).unwrap();
        }
    }
    match &resolution.text {
        Text::Whole(whole) => enactment(whole, &mut out),
        Text::Parts(parts) => {
            for part in parts {
                let label = inlines(&part.heading.label);
                writeln!(out, "part {} “{label}”", part.anchor).unwrap();
                enactment(&part.enactment, &mut out);
            }
        }
    }
    for note in &resolution.notes {
        writeln!(out, "note {} {} [{}]", note.anchor, note.mark, note.key).unwrap();
        blocks(&note.blocks, 1, &mut out);
    }
    out
}

fn enactment(enactment: &publish_model::Enactment, out: &mut String) {
    writeln!(out, "formula: {}", inlines(&enactment.formula)).unwrap();
    writeln!(out, "preamble").unwrap();
    blocks(&enactment.preamble, 1, out);
    writeln!(out, "operative part").unwrap();
    blocks(&enactment.operative, 1, out);
    for line in &enactment.closing.lines {
        writeln!(out, "closing: {}", inlines(line)).unwrap();
    }
    for annex in &enactment.annexes {
        let (label, title) = (&annex.heading.label, &annex.heading.title);
        writeln!(
            out,
            "annex {} “{}” “{}”",
            annex.anchor,
            inlines(label),
            inlines(title)
        )
        .unwrap();
        blocks(&annex.blocks, 1, out);
    }
}

fn blocks(list: &[Block], depth: usize, out: &mut String) {
    let indent = "  ".repeat(depth);
    for block in list {
        match block {
            Block::Paragraph(one) => {
                let number = one.number.as_deref().unwrap_or("¶");
                writeln!(
                    out,
                    "{indent}{number} {} #{}",
                    inlines(&one.content),
                    shown(one.anchor.as_ref())
                )
                .unwrap();
                blocks(&one.then, depth + 1, out);
            }
            Block::Items(items) => {
                for item in &items.items {
                    let content = inlines(&item.content);
                    writeln!(
                        out,
                        "{indent}{} {content} #{}",
                        item.label,
                        shown(item.anchor.as_ref())
                    )
                    .unwrap();
                    blocks(&item.then, depth + 1, out);
                }
            }
            Block::Section(one) => {
                let (label, title) = (inlines(&one.heading.label), inlines(&one.heading.title));
                writeln!(
                    out,
                    "{indent}section “{label}” “{title}” #{}",
                    shown(one.anchor.as_ref())
                )
                .unwrap();
                blocks(&one.blocks, depth + 1, out);
            }
            Block::Table(table) => {
                writeln!(out, "{indent}table of {} columns", table.columns).unwrap();
                rows("head", &table.head, depth + 1, out);
                rows("row", &table.body, depth + 1, out);
            }
            Block::Quotation(one) => {
                writeln!(out, "{indent}quotation").unwrap();
                blocks(&one.blocks, depth + 1, out);
            }
        }
    }
}

fn rows(kind: &str, rows: &[Row], depth: usize, out: &mut String) {
    for row in rows {
        let cells = row.cells.iter().map(|cell| {
            let mut words = String::new();
            blocks(&cell.blocks, 0, &mut words);
            format!(
                "{}×{} {:?} {}",
                cell.columns,
                cell.rows,
                cell.alignment,
                words.trim()
            )
        });
        let cells: Vec<String> = cells.collect();
        writeln!(out, "{}{kind}: {}", "  ".repeat(depth), cells.join(" | ")).unwrap();
    }
}

fn inlines(line: &Inlines) -> String {
    line.iter().map(inline).collect()
}

fn inline(inline: &Inline) -> String {
    match inline {
        Inline::Text { text, .. } => text.clone(),
        Inline::Emphasis { content } => format!("*{}*", inlines(content)),
        Inline::Strong { content } => format!("**{}**", inlines(content)),
        Inline::Superscript { content } => format!("^{}^", inlines(content)),
        Inline::Subscript { content } => format!("~{}~", inlines(content)),
        Inline::Link { href, content } => format!("[{}]({href})", inlines(content)),
        Inline::Reference { symbol, text, .. } => format!("[{text}]({symbol})"),
        Inline::Foreign { language, content } => format!("{{{language} {}}}", inlines(content)),
        Inline::NoteCall { mark, anchor, .. } => format!("‹{mark} {anchor}›"),
        Inline::LineBreak => " / ".to_owned(),
    }
}

macro_rules! tests {
    ($($name:ident: $document:literal)*) => {
        $(
            #[test]
            fn $name() {
                insta::assert_snapshot!(outline($document));
            }
        )*
    };
}

tests! {
    headings_become_nested_sections_and_annexes: "headings"
    labels_in_the_text_become_nested_items: "lists"
    repeated_calls_and_restarting_marks_refer_to_their_notes: "notes"
    arabic_labels_and_marks_are_read: "arabic"
    mastheads_and_votes_of_the_human_rights_council_are_read: "council"
    chinese_titles_become_headings: "chinese"
    tables_get_header_rows_and_frames_become_quotations: "table"
    resolutions_in_parts_are_read: "parts"
    draft_resolutions_become_quotations: "draft"
}

fn shown(anchor: Option<&Anchor>) -> &str {
    anchor.map_or("", Anchor::as_str)
}
