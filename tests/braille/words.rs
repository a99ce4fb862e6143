//! The back-translation of each paragraph by liblouis.

use publish_braille as braille;
use publish_braille::louis::Table;
use publish_model::{Block, Enactment, Inline, Resolution, Text};
use publish_view::edition::braille::Grade;

use publish_view::View;
use publish_view::edition::braille::BrailleOptions;

use publish_test_support::catalogues;

use crate::ebraille::files;
use crate::{SOURCES, path, resolution};

/// Tables that liblouis 3.24 back-translates without ambiguity. Not included are contracted German
/// and Spanish, whose tables only translate; Arabic, which returns Latin letters and digits as
/// Arabic ones; and Chinese, in which many characters have the same sound and therefore the same
/// cells.
const READ_BACK: [&str; 7] = [
    "en-ueb-g1.ctb",
    "en-ueb-g2.ctb",
    "fr-bfu-comp6.utb",
    "fr-bfu-g2.ctb",
    "es-g1.ctb",
    "ru-litbrl.ctb",
    "de-g1.ctb",
];

/// Characters that a code does not distinguish, or that liblouis returns in another form.
const EQUIVALENT: [(&str, &str); 12] = [
    ("’", "'"),
    ("‘", "'"),
    ("“", "\""),
    ("”", "\""),
    ("«", "\""),
    ("»", "\""),
    // Unified English Braille has one dash for both.
    ("–", "—"),
    // Non-breaking hyphens and spaces.
    ("\u{2011}", "-"),
    ("\u{a0}", " "),
    ("\u{202f}", " "),
    // French has spaces inside quotation marks. Braille does not.
    ("\" ", "\""),
    (" \"", "\""),
];

pub fn titles_and_annex_headings_that_the_source_lacks_are_generated() {
    let folder = tempfile::tempdir().unwrap();
    let untitled = folder.path().join("en.md");
    let text = "---\nsymbol: S/RES/9942 (2030)\nlanguage: en\n---\n\n1. *Decides* to sail.\n";
    std::fs::write(&untitled, text).unwrap();
    let table = Table::load("en-ueb-g2.ctb").unwrap();
    for (source, name, words) in [
        (
            path("tests/akoma_ntoso/unnamed-annex.xml"),
            "en/A/RES/99/42/A_RES_99_42-EN.ebrl",
            "Annex",
        ),
        (
            untitled,
            "en/S/RES/9942_2030/S_RES_9942_2030-EN.ebrl",
            "Resolution 9942 (2030)",
        ),
    ] {
        let cells: String = table.translate(words, &[]).unwrap().cells.iter().collect();
        let document = publish_test_support::resolution(&source);
        let catalogue = catalogues().get(&document.language).unwrap();
        let view = View::new(&document, catalogue, None).unwrap();
        let pages = braille::pages(&view, BrailleOptions::default(), &Default::default()).unwrap();
        let mut lines = pages.iter().flatten();
        let is_heading = |line: &String| line.trim_matches('\u{2800}') == cells;
        assert!(lines.any(is_heading), "{words}: {pages:?}");
        let files = files((source.to_str().unwrap(), name), "ebrl");
        let heading = format!(">{}</h", cells.replace('\u{2800}', " "));
        let is_heading = |text: &String| text.replace('\u{2800}', " ").contains(&heading);
        assert!(files.iter().any(|(_, text)| is_heading(text)), "{words}");
    }
}

/// Ambiguous or wrong back-translations by liblouis: the table, a text and what it is replaced with
/// for the comparison.
const AMBIGUOUS: [(&str, &str, &str); 14] = [
    // Punctuation has the cells of lowered digits, the full stop that of the apostrophe, and
    // brackets those of two letters.
    ("es-g1.ctb", ".", "'"),
    ("es-g1.ctb", ":", "3"),
    ("es-g1.ctb", ";", "2"),
    ("es-g1.ctb", "á", "["),
    ("es-g1.ctb", "ú", "]"),
    // A closing parenthesis after a Latin letter; hyphen and dash have the same cell.
    ("ru-litbrl.ctb", ")", "ä"),
    ("ru-litbrl.ctb", "—", "-"),
    // Both parentheses have the same cell.
    ("de-g1.ctb", ")", "("),
    // Digits after a slash.
    ("fr-bfu-g2.ctb", "A/œœaië", "A/99/6"),
    // The indicator of subscript digits.
    ("en-ueb-g2.ctb", "Hen2O", "H2O"),
    ("en-ueb-g1.ctb", "H\\26/2O", "H2O"),
    // After the end of emphasis or a parenthesis, the semicolon has the cell of the contraction
    // "be".
    ("en-ueb-g2.ctb", ")be", ");"),
    ("en-ueb-g2.ctb", "\\46/'be", ";"),
    ("en-ueb-g2.ctb", "\\45/'be", ";"),
];

/// The indicators of emphasis, which the words of the source do not have: word, passage and end, in
/// italics and in bold.
const EMPHASIS: [&str; 6] = ["\\46/,", "\\46/′", "\\46/'", "\\45/,", "\\45/′", "\\45/'"];

/// Tables that do not indicate capitals.
const WITHOUT_CAPITALS: [&str; 2] = ["ru-litbrl.ctb", "de-g1.ctb"];

/// Removes from a text what a table does not distinguish.
fn normalized(text: &str, table: &str) -> String {
    let mut text = text.to_owned();
    for (from, to) in EQUIVALENT {
        text = text.replace(from, to);
    }
    for (_, from, to) in AMBIGUOUS
        .iter()
        .filter(|(ambiguous, ..)| *ambiguous == table)
    {
        text = text.replace(from, to);
    }
    for sign in EMPHASIS {
        text = text.replace(sign, "");
    }
    if WITHOUT_CAPITALS.contains(&table) {
        text = text.to_lowercase();
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ")
}

pub fn liblouis_reads_back_the_words_of_every_paragraph() {
    let mut compared = 0;
    let mut different = Vec::new();
    for source in SOURCES {
        let print = resolution(source);
        for grade in Grade::ALL {
            let name = braille::table(&print.language, Some(grade)).unwrap().table;
            if !READ_BACK.contains(&name) {
                continue;
            }
            let table = Table::load(name).unwrap();
            let cells = braille::transcribed(&print, Some(grade)).unwrap();
            for (words, cells) in stretches(&print).iter().zip(&stretches(&cells)) {
                let again = table.back_translate(cells).unwrap();
                let (words, again) = (normalized(words, name), normalized(&again, name));
                compared += 1;
                if words != again {
                    different.push(format!("{name}\n  {words}\n  {again}\n  {cells}"));
                }
            }
        }
    }
    assert!(compared > 700, "{compared}");
    assert!(
        different.is_empty(),
        "{} of {compared} differ:\n{}",
        different.len(),
        different.join("\n")
    );
}

pub fn every_word_is_transcribed_in_six_dot_cells() {
    for source in SOURCES {
        let print = resolution(source);
        for grade in Grade::ALL {
            let cells = braille::transcribed(&print, Some(grade)).unwrap();
            let (words, cells) = (stretches(&print), stretches(&cells));
            assert_eq!(words.len(), cells.len());
            for (words, cells) in words.iter().zip(&cells) {
                assert_eq!(words.trim().is_empty(), cells.trim().is_empty(), "{words}");
                let is_cell = |cell: char| ('\u{2800}'..='\u{283f}').contains(&cell);
                assert!(cells.chars().all(is_cell), "{words}: {cells}");
            }
        }
    }
}

/// Returns the texts of a document as they are translated: calls and line breaks separate them.
fn stretches(resolution: &Resolution) -> Vec<String> {
    let mut found = Vec::new();
    let masthead = &resolution.masthead;
    for line in [&masthead.adoption, &masthead.session, &masthead.title] {
        in_line(line, &mut found);
    }
    match &resolution.text {
        Text::Whole(whole) => in_enactment(whole, &mut found),
        Text::Parts(parts) => {
            for part in parts {
                in_line(&part.heading.title, &mut found);
                in_enactment(&part.enactment, &mut found);
            }
        }
    }
    for note in &resolution.notes {
        in_blocks(&note.blocks, &mut found);
    }
    found
}

fn in_enactment(enactment: &Enactment, found: &mut Vec<String>) {
    in_line(&enactment.formula, found);
    in_blocks(&enactment.preamble, found);
    in_blocks(&enactment.operative, found);
    for annex in &enactment.annexes {
        in_line(&annex.heading.label, found);
        in_line(&annex.heading.title, found);
        in_blocks(&annex.blocks, found);
    }
}

fn in_blocks(blocks: &[Block], found: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => {
                found.extend(paragraph.number.clone());
                in_line(&paragraph.content, found);
                in_blocks(&paragraph.then, found);
            }
            Block::Items(items) => {
                for item in &items.items {
                    found.push(item.label.clone());
                    in_line(&item.content, found);
                    in_blocks(&item.then, found);
                }
            }
            Block::Section(section) => {
                in_line(&section.heading.label, found);
                in_line(&section.heading.title, found);
                in_blocks(&section.blocks, found);
            }
            Block::Table(table) => {
                in_line(&table.caption, found);
                let rows = table.head.iter().chain(&table.body);
                for cell in rows.flat_map(|row| &row.cells) {
                    in_blocks(&cell.blocks, found);
                }
            }
            Block::Quotation(quotation) => in_blocks(&quotation.blocks, found),
        }
    }
}

fn in_line(line: &[Inline], found: &mut Vec<String>) {
    let mut stretch = String::new();
    collect(line, &mut stretch, found);
    found.push(stretch);
}

fn collect(line: &[Inline], stretch: &mut String, found: &mut Vec<String>) {
    for inline in line {
        match inline {
            Inline::Text { text, .. } | Inline::Reference { text, .. } => stretch.push_str(text),
            Inline::NoteCall { .. } | Inline::LineBreak => found.push(std::mem::take(stretch)),
            other => collect(other.content().unwrap(), stretch, found),
        }
    }
}
