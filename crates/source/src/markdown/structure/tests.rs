//! The structure of Markdown bodies.

use super::super::blocks;
use super::build;
use crate::items::is_number;
use crate::report::Numbering;
use crate::report::Report;
use publish_model::diagnostic::SourceFile;
use publish_model::plain_text;
use publish_model::unresolved::{Annex, Block, Enactment, Inlines, Text};

/// Returns the structure of a body, one line per block, and the codes of its findings.
fn built(body: &str) -> (Vec<String>, Vec<&'static str>) {
    let file = SourceFile::new("en.md", body);
    let mut report = Report::new(&file, Numbering::Checked);
    let raw = blocks::parse(body, 0..body.len(), &mut report);
    let structure = build(raw, None, &mut report);
    let mut lines = Vec::new();
    match &structure.text {
        Text::Whole(whole) => enactment(whole, &mut lines),
        Text::Parts(parts) => {
            for part in parts {
                lines.push(format!("part {}", plain_text(&part.heading.title)));
                enactment(&part.enactment, &mut lines);
            }
        }
    }
    let codes = report.finish().into_iter().map(|one| one.code.as_str());
    (lines, codes.collect())
}

fn line(what: &str, content: &Inlines) -> String {
    format!("{what} {}", plain_text(content))
}

fn enactment(enactment: &Enactment, lines: &mut Vec<String>) {
    if !enactment.formula.is_empty() {
        lines.push(line("formula", &enactment.formula));
    }
    blocks("preamble", &enactment.preamble, lines);
    blocks("operative", &enactment.operative, lines);
    let closing = enactment.closing.lines.iter();
    lines.extend(closing.map(|one| line("closing", one)));
    for Annex {
        heading,
        blocks: list,
        closing,
        ..
    } in &enactment.annexes
    {
        lines.push(line("annex", &heading.title));
        blocks("in annex", list, lines);
        let closing = closing.lines.iter();
        lines.extend(closing.map(|one| line("closing of annex", one)));
    }
}

fn blocks(place: &str, list: &[Block], lines: &mut Vec<String>) {
    let inner = format!("{place} >");
    for block in list {
        match block {
            Block::Paragraph(paragraph) => {
                let number = paragraph.number.as_deref().unwrap_or("–");
                lines.push(line(&format!("{place} {number}"), &paragraph.content));
                blocks(&inner, &paragraph.then, lines);
            }
            Block::Items(items) => {
                for item in &items.items {
                    lines.push(line(&format!("{place} {}", item.label), &item.content));
                    blocks(&inner, &item.then, lines);
                }
            }
            Block::Section(section) => {
                lines.push(line(&format!("{place} section"), &section.heading.title));
                blocks(&inner, &section.blocks, lines);
            }
            Block::Table(_) => lines.push(format!("{place} table")),
            Block::Quotation(quotation) => {
                lines.push(format!("{place} quotation"));
                blocks(&inner, &quotation.blocks, lines);
            }
        }
    }
}

/// Compares the structure of bodies without findings.
fn check(cases: &[(&str, &[&str])]) {
    for (body, wanted) in cases {
        let (lines, codes) = built(body);
        assert_eq!(lines, *wanted, "{body}");
        assert_eq!(codes, [""; 0], "{body}");
    }
}

#[test]
fn the_operative_part_begins_with_the_first_number_or_mark() {
    check(&[
        (
            "*The Assembly*,\n\n*Tired*,\n\n1. Decides",
            &[
                "formula The Assembly,",
                "preamble – Tired,",
                "operative 1. Decides",
            ],
        ),
        (
            "*The Council*,\n\n*Tired*,\n\n{op} *Decides*",
            &[
                "formula The Council,",
                "preamble – Tired,",
                "operative – Decides",
            ],
        ),
        // Documents without a formula do not have a preamble.
        ("The Council meets.", &["operative – The Council meets."]),
        // An emphasis with words after it is not a formula.
        ("*Recalling* that", &["operative – Recalling that"]),
    ]);
}

#[test]
fn marks_begin_the_preamble_and_the_operative_part() {
    check(&[
        (
            "{preamble}\n\n1. Whereas\n\n{operative}\n\nDecides",
            &["preamble 1. Whereas", "operative – Decides"],
        ),
        (
            "{formula} The Assembly\n\nTired\n\n{op} Decides",
            &[
                "formula The Assembly",
                "preamble – Tired",
                "operative – Decides",
            ],
        ),
    ]);
}

#[test]
fn unnumbered_text_continues_the_numbered_paragraph_before_it() {
    check(&[(
        "1. Decides:\n\n(a) Rest;\n\nand sleep;\n\n2. Ends",
        &[
            "operative 1. Decides:",
            "operative > (a) Rest;",
            "operative > – and sleep;",
            "operative 2. Ends",
        ],
    )]);
}

#[test]
fn the_next_label_resolves_an_ambiguous_one() {
    check(&[(
        "1. Decides:\n\n(a) One:\n\n(i) inner\n\n(ii) inner",
        &[
            "operative 1. Decides:",
            "operative > (a) One:",
            "operative > > (i) inner",
            "operative > > (ii) inner",
        ],
    )]);
    let letters = [
        "(a)", "(b)", "(c)", "(d)", "(e)", "(f)", "(g)", "(h)", "(i)", "(j)",
    ];
    let items = letters.map(|label| format!("\n\n{label} item"));
    let (lines, codes) = built(&format!("1. Decides:{}", items.concat()));
    let wanted = letters.map(|label| format!("operative > {label} item"));
    assert_eq!((&lines[1..], codes), (&wanted[..], Vec::new()));
}

#[test]
fn recitals_with_letters_are_counted_in_letters() {
    let letters = ["A.", "B.", "C.", "D.", "E.", "F.", "G.", "H.", "I.", "J."];
    let recitals = letters.map(|letter| format!("\n\n{{number {letter}}} whereas so"));
    let body = format!(
        "{{preamble}}{}\n\n{{operative}}\n\n1. Calls",
        recitals.concat()
    );
    let (lines, codes) = built(&body);
    let wanted = letters.map(|letter| format!("preamble {letter} whereas so"));
    assert_eq!((&lines[..10], codes), (&wanted[..], Vec::new()));
}

#[test]
fn headings_are_sections_parts_or_annexes() {
    check(&[
        (
            "*The Assembly*,\n\n## Rest\n\n1. Decides",
            &[
                "formula The Assembly,",
                "operative section Rest",
                "operative > 1. Decides",
            ],
        ),
        (
            "*The Assembly*,\n\n## Rest {.preamble}\n\nTired\n\n1. Decides",
            &[
                "formula The Assembly,",
                "preamble section Rest",
                "preamble > – Tired",
                "operative 1. Decides",
            ],
        ),
        (
            "1. Decides\n\n# Rules\n\n1. Rest\n\n# Table {.annex}\n\nNone",
            &[
                "operative 1. Decides",
                "annex Rules",
                "in annex 1. Rest",
                "annex Table",
                "in annex – None",
            ],
        ),
        (
            "# A {.part}\n\n1. Decides\n\n# B {.part}\n\n1. Ends",
            &[
                "part A",
                "operative 1. Decides",
                "part B",
                "operative 1. Ends",
            ],
        ),
    ]);
}

#[test]
fn closing_lines_and_quotations_are_separate() {
    check(&[(
        "1. Quotes:\n\n> 1. Quoted\n\n{closing} 18 December",
        &[
            "operative 1. Quotes:",
            "operative > quotation",
            "operative > > 1. Quoted",
            "closing 18 December",
        ],
    )]);
}

#[test]
fn closing_lines_below_an_annex_belong_to_it() {
    check(&[(
        "1. Decides\n\n{closing} 1 May\n\n# Rules\n\n1. One\n\n{closing} 39th meeting\\\n2 May\n\n# List",
        &[
            "operative 1. Decides",
            "closing 1 May",
            "annex Rules",
            "in annex 1. One",
            "closing of annex 39th meeting",
            "closing of annex 2 May",
            "annex List",
        ],
    )]);
}

#[test]
fn text_that_looks_like_structure_causes_a_warning() {
    for body in [
        "The Security Council,\n\nTired,\n\n1. *Decides*",
        "安全理事会，\n\n1. 决定",
        "*The Council*,\n*Tired*,\n\n1. *Decides*",
        "The Council,\nTired,\n\n1. *Decides*",
        "*The Council*,\n\n*Tired*,\n\n1) Decides;\n\n2) Ends.",
        "1. Decides:\n(a) One;\n\n2. Ends",
        "1. Decides:\n\n(a) One; and\n(b) Two;\n\n2. Ends",
        "1. Decides;\n\n2.Ends",
        "1. Decides;\n2.Ends",
        "1. *Decides*.\n\nAdopted at the 7th meeting by 14 votes to none.",
        "1. *A*\n\n2. *B*\n\n3. Encourages\n\n4. *D*\n\n5. *E*",
    ] {
        assert_eq!(built(body).1, ["S017"], "{body}");
    }
}

#[test]
fn ordinary_text_causes_no_warning_about_structure() {
    for body in [
        "The Security Council, which met on Monday,\n\n1. *Decides*",
        "{op} The Security Council,\n\n1. *Decides*",
        "*The Council*,\n\n*Tired*,\n\n{op} *Decides*:\n\n1) One;\n\n2) Two.",
        "1. Decides on paragraphs\n(a) and (b);\n\n2. Ends",
        "1. Decides;\n\n3\\.Rests;\n\n2. Ends",
        "1. Decides by 2.5 per cent;\n\n9.b is not next;\n\n2. Ends",
        "1. *Decides*:\n\n(a) One;\n\nand requests a report by 18 December 2013.",
        "1. *Decides*.\n\n{+} Adopted at the 7th meeting.",
        "1. *Decides*.\n\n{closing} 7th meeting",
        "1. *A*\n\n2. *B*\n\n3. Encourages\n\n4. *D*",
        "1. *A*\n\n2. B\n\n3. Encourages\n\n4. *D*\n\n5. *E*",
    ] {
        assert_eq!(built(body).1, [""; 0], "{body}");
    }
}

#[test]
fn misplaced_and_unknown_marks_are_reported() {
    for (body, code) in [
        ("(a) An item", "S007"),
        ("Text\n\n# A {.part}\n\n1. Decides", "S011"),
        ("1. Decides\n\n# Rules {.rules}", "S011"),
        ("1. Decides {end}\n\n{nonsense} x", "S011"),
        ("{+} Text that continues", "S011"),
        ("{+ (b)} Text that continues", "S011"),
        ("1. Decides\n\n{item} no label", "S011"),
        ("1. Decides\n\n{lang=xxxxxxxxxx} Wer", "Y005"),
        ("1. Decides[^1]\n\n[^1]: One\n\n[^1]: Two", "S004"),
        ("1. Decides\n\n[^1]: Never called", "S003"),
        ("1. Decides\n\n### \n\n2. Ends", "J003"),
        ("## {} // {} {}\n\n1. Decides", "J003"),
        ("# {.part}\n\n1. Decides", "J003"),
        ("1. Decides[^1]\n\n# [^1]\n\n[^1]: One", "J003"),
        ("1. Quotes\n\n> ##\n>\n> 1. Quoted", "J003"),
    ] {
        assert_eq!(built(body).1, [code], "{body}");
    }
}

#[test]
fn a_label_without_other_text_is_the_text_of_its_note() {
    for (note, wanted) in [
        ("A.", "– A."),
        ("1.", "– 1."),
        ("(b)", "– (b)"),
        ("–", "– –"),
        ("{lang=fr} A.", "– A."),
        ("A\\.", "– A."),
        ("{number A.}", "A. "),
        ("{}\n\n    1.", "1. "),
        ("1. One", "1. One"),
    ] {
        let body = format!("1. Decides[^1]\n\n[^1]: {note}");
        let file = SourceFile::new("en.md", &*body);
        let mut report = Report::new(&file, Numbering::Checked);
        let raw = blocks::parse(&body, 0..body.len(), &mut report);
        let notes = build(raw, None, &mut report).notes;
        let mut lines = Vec::new();
        blocks("note", &notes[0].blocks, &mut lines);
        assert_eq!(lines, [format!("note {wanted}")], "{body}");
        assert!(report.finish().is_empty(), "{body}");
    }
}

#[test]
fn paragraph_numbers_are_figures_with_a_point_or_a_hyphen() {
    for (printed, wanted) in [
        ("1.", true),
        ("12 -", true),
        ("(1)", false),
        ("a.", false),
        ("I.", false),
        ("–", false),
    ] {
        assert_eq!(is_number(printed), wanted, "{printed}");
    }
}
