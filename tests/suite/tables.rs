//! Tables: the rows at the end of a page, and the unit of the figures.

use std::fs;

use publish::input;
use publish::pipeline::Builder;
use publish_model::Resolution;
use publish_test_support::page_breaks::{Fault, examine};
use publish_test_support::{editions, root};
use publish_view::edition::Format;
use publish_view::edition::pdf::PdfBuildOptions;

const HEAD: &str =
    "---\nsymbol: A/RES/99/1\nlanguage: en\ntitle: A table\n---\n\n## Operative part\n\n";

/// A resolution with a table of groups, after this number of paragraphs.
fn source(paragraphs: usize) -> String {
    let mut source = HEAD.to_owned();
    for number in 1..=paragraphs {
        source.push_str(&format!("{number}. *Notes* a paragraph;\n\n"));
    }
    let number = paragraphs + 1;
    source.push_str(&format!("{number}. *Approves* the following:\n\n"));
    source.push_str("| Level | 2044 | 2045 |\n|---|--:|--:|\n");
    for group in 1..=9 {
        source.push_str(&format!("| Part {group} | | |\n| Professional | | |\n"));
        for level in 1..=3 {
            source.push_str(&format!("| P-{level} | {level} | – |\n"));
        }
        source.push_str("| Subtotal | 6 | – |\n");
    }
    source.push_str("| Total | 54 | – |\n");
    source
}

fn parted_rows(builder: &Builder) -> Vec<Fault> {
    let folder = tempfile::tempdir().unwrap();
    let found = (0..6).flat_map(|paragraphs| {
        let path = folder.path().join("resolution.md");
        fs::write(&path, source(paragraphs)).unwrap();
        let built =
            editions::build_with(builder, &path, &[Format::Pdf], PdfBuildOptions::default());
        let faults = examine(&built.bytes(Format::Pdf)).faults.into_iter();
        faults.filter(|fault| matches!(fault, Fault::PartedRows(..)))
    });
    found.collect()
}

#[test]
fn a_row_that_heads_others_and_a_total_are_not_parted_from_their_rows() {
    let builder = editions::builder(&[Format::Pdf]);
    assert_eq!(parted_rows(&builder), []);
}

#[test]
fn without_cells_that_keep_rows_together_some_are_parted() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("pdf")).unwrap();
    let path = root().join("templates/pdf/_table.typ");
    let template = fs::read_to_string(path).unwrap();
    let keeps = "at-end(rows, rows == 1)";
    assert!(template.contains(keeps));
    let template = template.replace(keeps, "at-end(rows, true)");
    fs::write(folder.path().join("pdf/_table.typ"), template).unwrap();
    let templates = input::templates_in(folder.path()).unwrap();
    let templates = publish_built_in::templates()
        .with_overrides(templates)
        .unwrap();
    let builder = editions::builder_with(templates, &[Format::Pdf]);
    assert_ne!(parted_rows(&builder), []);
}

#[test]
fn the_unit_of_the_figures_describes_the_table() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("resolution.md");
    let table = "| Level | 2044 | 2045 |\n|---|--:|--:|\n| | (dollars) | |\n| P-1 | 1 | – |\n";
    let source = format!("{HEAD}1. *Approves* the following:\n\n{table}");
    fs::write(&path, source).unwrap();
    let page = editions::build(&path, &[Format::Html]).text(Format::Html);
    assert!(page.contains("aria-describedby=\"table-1-unit\""), "{page}");
    assert!(page.contains("<td id=\"table-1-unit\""), "{page}");
    assert!(page.contains("<th scope=\"row\""), "{page}");
}

/// Returns a resolution whose box of words has more rows.
fn with_rows_in_box(rows: &str) -> Resolution {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("A_RES_99_16-E.xml");
    let fixture = fs::read_to_string(root().join("tests/akoma_ntoso/table.xml")).unwrap();
    let words = "<td><p>A frame about words.</p></td></tr>";
    assert!(fixture.contains(words));
    fs::write(&path, fixture.replace(words, &format!("{words}{rows}"))).unwrap();
    publish_test_support::resolution(&path)
}

/// Of a box of words, some cells cover two columns, as in the French E/RES/2021/6. Other languages have
/// one column.
#[test]
fn a_table_with_one_cell_in_each_row_is_a_box() {
    let of_one_column = with_rows_in_box("<tr><td><p>More words.</p></td></tr>");
    let of_two_columns = with_rows_in_box("<tr><td colspan=\"2\"><p>More words.</p></td></tr>");
    assert_eq!(of_one_column, of_two_columns);
}

/// As in E/RES/2021/6: the markup of a box has no numbers of paragraphs and labels of items.
#[test]
fn lines_of_a_box_that_begin_with_labels_are_paragraphs_and_items() {
    let lines = [
        "1.\tRest:",
        "\t(a)\tAt home:",
        "\t\t(i)\tAlone;",
        "\t\t(ii)\tTogether;",
        "\t(b)\tOutside.",
        "2.\tWork.",
    ];
    let rows = lines.map(|line| format!("<tr><td><p>{line}</p></td></tr>"));
    let model = serde_json::to_string(&with_rows_in_box(&rows.concat())).unwrap();
    for (label, anchor) in [
        ("1.", "para-1"),
        ("(a)", "para-1-a"),
        ("(i)", "para-1-a-i"),
        ("(ii)", "para-1-a-ii"),
        ("(b)", "para-1-b"),
        ("2.", "para-2"),
    ] {
        assert!(
            model.contains(&format!("quotation-{anchor}\"")),
            "{anchor}: {model}"
        );
        assert!(model.contains(&format!("\"{label}\"")), "{label}: {model}");
    }
    // The words of labels are not repeated in the text.
    assert!(model.contains("\"Together;\""), "{model}");
}

/// As in S/PRST/2018/18: short subjects, long paragraphs and references. Columns of one width need
/// seven pages.
#[test]
fn the_longest_cells_of_the_rows_have_the_widest_column() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("resolution.md");
    let words = "requests all parties to armed conflict to protect civilians ".repeat(9);
    let mut source =
        format!("{HEAD}1. *Notes* the following:\n\n| Subject | Words | Source |\n|---|---|---|\n");
    for row in 0..24 {
        let subject = if row % 8 == 0 { "Protection" } else { "" };
        let reference = format!("S/RES/{} (2019), op. 36, op. 40 (b) and op. 52", 2400 + row);
        source.push_str(&format!("| {subject} | {words} | {reference} |\n"));
    }
    fs::write(&path, source).unwrap();
    let built = editions::build(&path, &[Format::Pdf]);
    assert_eq!(examine(&built.bytes(Format::Pdf)).pages, 4);
}
