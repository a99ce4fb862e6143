//! How the reader of Akoma Ntoso handles the peculiarities of official markup: one small document
//! per peculiarity, and a reviewed snapshot of the outline of the resulting model.

use std::fmt::Write;
use std::fs;

use publish_model::{Anchor, Block, Inline, Inlines, Resolution, Row, Text};
use publish_test_support::epub::Epub;
use publish_test_support::tag_tree::{self, Content, Element};
use publish_test_support::tree::{self, Node};
use publish_test_support::{resolution_with_findings, root};

use crate::publish;

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
        for line in &annex.closing.lines {
            writeln!(out, "closing of {}: {}", annex.anchor, inlines(line)).unwrap();
        }
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
        Inline::TableNoteCall {
            content,
            target,
            anchor,
        } => {
            format!("‹{} {anchor} to {target}›", inlines(content))
        }
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
    notes_of_the_human_rights_council_are_numbered_from_1: "note_markers"
    tables_get_header_rows_and_frames_become_quotations: "table"
    resolutions_in_parts_are_read: "parts"
    draft_resolutions_become_quotations: "draft"
    spaces_that_the_markup_has_lost_are_restored: "mastheads"
    parts_give_the_language_and_date_of_a_collection_without_metadata: "parts-without-metadata"
    numbers_without_text_or_point_and_items_before_no_break_spaces_are_labels: "torn"
    arabic_labels_with_marks_markup_or_doubled_letters_are_read: "arabic_labels"
    preambular_paragraphs_and_votes_outside_their_part_return_to_it: "late_preamble"
    operative_paragraphs_in_the_preamble_become_operative: "late_body"
    labels_of_headings_in_their_title_or_in_a_separate_paragraph_are_read: "heading_labels"
    articles_in_italics_become_headings: "articles"
    titles_in_the_body_become_titles: "presidential_statement"
    cut_sentences_titles_in_lists_or_italics_and_closing_lines_are_restored: "restored"
    rare_arabic_labels_are_read_and_notes_of_tables_are_text: "arabic_items"
    chinese_labels_of_every_form_are_read: "chinese_labels"
    annex_labels_before_a_dash_and_titles_in_boxes_are_read: "annex_labels"
    articles_with_their_titles_in_one_line_and_french_parts_are_read: "french_articles"
    groups_of_arabic_numbers_are_joined_in_the_order_in_which_they_are_read: "arabic_amounts"
    resolutions_of_other_profiles_are_read_without_a_cover_page: "other_profile"
    documents_named_resolution_and_elements_of_other_profiles_are_read: "other_elements"
    items_cut_by_the_border_of_the_preamble_and_votes_in_the_body_return_to_their_part: "cut_list"
    headings_without_words_are_text: "wordless_headings"
    texts_between_items_belong_to_them_and_lists_continue_the_letters_before: "divided_lists"
    parts_have_chapters_and_labels_in_words_have_titles: "budget_parts"
    counted_labels_in_one_line_with_their_titles_and_quoted_items_are_read: "counted_labels"
    the_meeting_and_date_at_the_end_of_an_annex_are_its_closing_lines: "annex_closing"
    letters_boxes_and_closing_lines_of_a_chinese_annex_are_read: "chinese_annex"
    headings_without_labels_are_below_chinese_letters_that_count_on: "chinese_letters"
    the_letter_of_a_part_keeps_its_note_and_an_annex_the_heading_before_it: "letter_and_annex"
}

fn shown(anchor: Option<&Anchor>) -> &str {
    anchor.map_or("", Anchor::as_str)
}

/// Returns the words of all headings of a page.
fn headings(page: &Node) -> Vec<String> {
    let levels = ["h1", "h2", "h3", "h4", "h5", "h6"];
    let headings = levels.into_iter().flat_map(|level| page.all(level));
    headings
        .map(|heading| text(heading).trim().to_owned())
        .collect()
}

fn text(node: &Node) -> String {
    match node {
        Node::Text(text) => text.clone(),
        Node::Element { children, .. } => children.iter().map(text).collect(),
    }
}

#[test]
fn an_annex_without_a_heading_gets_a_generated_one_in_every_edition() {
    let folder = tempfile::tempdir().unwrap();
    let source = root().join("tests/akoma_ntoso/unnamed-annex.xml");
    let source = source.to_str().unwrap();
    for options in [&[][..], &["--official-words-only"][..]] {
        let build = ["build", source, "--formats", "html,epub,pdf,txt"];
        let output = publish(folder.path(), &[&build, options].concat());
        assert!(output.status.success(), "{output:?}");
        let built = folder.path().join("dist/en/A/RES/99/42");
        let page = fs::read_to_string(built.join("index.html")).unwrap();
        let epub = Epub::read(&fs::read(built.join("A_RES_99_42-EN.epub")).unwrap());
        let mut pages = epub.pages();
        pages.push(tree::from_html(&page));
        let found: Vec<String> = pages.iter().flat_map(headings).collect();
        assert!(found.iter().all(|words| !words.is_empty()), "{found:?}");
        let is_named = found.iter().any(|words| words == "Annex");
        assert_eq!(is_named, options.is_empty(), "{found:?}");
        assert!(page.contains("id=\"annex-1\""), "{page}");
        let text = fs::read_to_string(built.join("A_RES_99_42-EN.txt")).unwrap();
        assert!(text.contains("\nAnnex\n-----\n"), "{text}");
    }
}

/// Returns the heading of level 1 in a tag tree.
fn title_of(element: &Element) -> Option<&Element> {
    let inner = element.content.iter().find_map(|content| match content {
        Content::Element(inner) => title_of(inner),
        Content::Words(_) => None,
    });
    (element.kind == "H1").then_some(element).or(inner)
}

#[test]
fn a_council_resolution_without_a_title_gets_a_generated_one_in_every_edition() {
    let folder = tempfile::tempdir().unwrap();
    let title = "Resolution 9942 (2030)";
    let titled = |printed: &str| {
        let text = format!(
            "---\nsymbol: S/RES/9942 (2030)\nlanguage: en\n{printed}---\n\n\
             *The Security Council*,\n\n*Noting* boats,\n\n1. *Decides* to sail.\n"
        );
        fs::write(folder.path().join("en.md"), text).unwrap();
        let build = ["build", "en.md", "--formats", "html,epub,pdf,txt"];
        let output = publish(folder.path(), &build);
        assert!(output.status.success(), "{output:?}");
        let built = folder.path().join("dist/en/S/RES/9942_2030");
        let read = |name: &str| fs::read(built.join(name)).unwrap();
        let text = |name: &str| String::from_utf8(read(name)).unwrap();
        let list = fs::read_to_string(folder.path().join("dist/index.html")).unwrap();
        let page = text("index.html");
        assert!(page.contains("id=\"title\""), "{page}");
        let epub = Epub::read(&read("S_RES_9942_2030-EN.epub"));
        let opening = epub.pages().iter().flat_map(headings).collect::<Vec<_>>();
        let pdf = tag_tree::read(&read("S_RES_9942_2030-EN.pdf"));
        (page, list, opening, pdf, text("S_RES_9942_2030-EN.txt"))
    };
    let (page, list, headings, pdf, text) = titled("");
    let generated = format!("<h1 id=\"title\"><span data-generated=\"\">{title}</span></h1>");
    assert!(page.contains(&generated), "{page}");
    let in_window = format!("<title>S/RES/9942 (2030): {title}</title>");
    assert!(page.contains(&in_window), "{page}");
    assert!(list.contains(title), "{list}");
    assert!(headings.iter().any(|words| words == title), "{headings:?}");
    let heading = pdf.iter().find_map(title_of).unwrap();
    assert!(heading.generated, "{heading:?}");
    assert!(text.contains(&format!("\n{title}\n===")), "{text}");
    // Words that the document prints are not repeated.
    let printed = format!("printed:\n  below-title: [\"{title}, adopted in 2030\"]\n");
    let (page, _, _, _, text) = titled(&printed);
    assert!(!page.contains(&generated), "{page}");
    assert_eq!(text.matches(title).count(), 1, "{text}");
}

fn words_of(element: &Element, words: &mut Vec<String>) {
    for content in &element.content {
        match content {
            Content::Words(one) => words.push(one.clone()),
            Content::Element(inner) => words_of(inner, words),
        }
    }
}

#[test]
fn the_pdf_sets_the_groups_of_arabic_numbers_from_left_to_right() {
    let folder = tempfile::tempdir().unwrap();
    let source = root().join("tests/akoma_ntoso/arabic_amounts.xml");
    let build = ["build", source.to_str().unwrap(), "--formats", "pdf"];
    let output = publish(folder.path(), &build);
    assert!(output.status.success(), "{output:?}");
    let built = folder.path().join("dist/ar/A/RES/99/61");
    let pdf = fs::read(built.join("A_RES_99_61-AR.pdf")).unwrap();
    let mut words = Vec::new();
    tag_tree::read(&pdf)
        .iter()
        .for_each(|element| words_of(element, &mut words));
    // A number that is set from right to left is a piece for each group.
    for number in ["63 592 900", "100 238 000", "597 289", "1 323 600"] {
        let pieces = words.iter().filter(|piece| piece.contains(number));
        assert_ne!(pieces.count(), 0, "{number} in {words:?}");
    }
}

/// It is not in the fixture, because a call without text around it is too small for a pointer.
#[test]
fn a_heading_with_nothing_but_a_call_is_text() {
    let fixture = fs::read_to_string(root().join("tests/akoma_ntoso/wordless_headings.xml"));
    let call = "<heading><authorialNote marker=\"1\"><p>A note.</p></authorialNote></heading>";
    let text = fixture.unwrap().replacen("<heading></heading>", call, 1);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("source.xml");
    fs::write(&path, text).unwrap();
    let (resolution, _) = resolution_with_findings(&path);
    let Text::Whole(whole) = &resolution.text else {
        panic!("a document without parts");
    };
    let mut outline = String::new();
    blocks(&whole.operative, 0, &mut outline);
    assert!(
        outline.starts_with("¶ ‹1 fnref-1-1› #op-text-1\n"),
        "{outline}"
    );
    assert_eq!(resolution.notes.len(), 1);
}
