//! Word equality: the official text, the source, the model and every edition have the same words in
//! the same order, with the same note calls and notes.
//!
//! The comparison covers the complete text, with folded spaces. The PDF is read in the order of its
//! tag tree, by lopdf and by poppler's `pdfinfo`; `tests/run` runs both, `cargo test` only the
//! first.

mod official;

use std::collections::BTreeSet;
use std::fs;

use publish::edition::EditionOptions;
use publish::pipeline::Builder;
use publish_model::diagnostic::SourceFile;
use publish_model::{Direction, Resolution, Text};
use publish_source as source;
use publish_test_support::edition_text::{self, AssertSame, EditionText};
use publish_test_support::epub::Epub;
use publish_test_support::{
    catalogues, editions, number_order, pdf, pdf_configurations, root, tree, txt, xml,
};
use publish_view::View;
use publish_view::edition::Format;
use publish_view::edition::pdf::PdfBuildOptions;

/// The real document, and small ones that have every kind of block.
const SOURCES: [&str; 5] = [
    "content/A/RES/68/197/en.md",
    "tests/structure/whole.md",
    "tests/structure/parts.md",
    "tests/structure/right-to-left.md",
    "tests/akoma_ntoso/table.xml",
];

fn resolution(source: &str) -> Resolution {
    publish_test_support::resolution(&root().join(source))
}

/// Builds one edition of a source.
fn edition(source: &str, format: Format) -> Vec<u8> {
    edition_with(source, format, PdfBuildOptions::default())
}

/// Builds one edition of a source. `settings` have one variant of the PDF.
fn edition_with(source: &str, format: Format, settings: PdfBuildOptions) -> Vec<u8> {
    edition_of(&editions::builder(&[format]), source, format, settings)
}

fn edition_of(
    builder: &Builder,
    source: &str,
    format: Format,
    settings: PdfBuildOptions,
) -> Vec<u8> {
    let editions = editions::build_with(builder, &root().join(source), &[format], settings);
    editions.without_findings().bytes(format)
}

/// The official text of A/RES/68/197, extracted from the published document.
const OFFICIAL_TEXT: &str = include_str!("A_RES_68_197.txt");

#[test]
fn the_source_has_the_words_of_the_official_text() {
    let official = official::read(OFFICIAL_TEXT);
    // The extracted text lacks the two lines above the name of the body.
    let mut model = resolution(SOURCES[0]);
    model.masthead.organization.clear();
    let mut text = EditionText::of_model(&model);
    let body = text.body.strip_prefix("A/RES/68/197 ").unwrap();
    text.body = body.to_owned();
    official.assert_same(&text, "the source");
}

#[test]
fn the_official_text_has_25_notes_and_42_calls() {
    let official = official::read(OFFICIAL_TEXT);
    assert_eq!(official.notes.len(), 25);
    assert_eq!(official.calls().len(), 42);
    assert_eq!(
        official.calls().iter().filter(|mark| *mark == "14").count(),
        8
    );
}

#[test]
fn the_comparison_accepts_only_the_reverse_order_of_the_groups_of_numbers() {
    let none = BTreeSet::new();
    let (cells, read) = ("800 930 63 400 552 58", "63 930 800 58 552 400");
    assert_eq!(number_order::follow(cells, &[3].into(), read), read);
    for borders in [none.clone(), [2].into()] {
        assert_ne!(number_order::follow(cells, &borders, read), read);
    }
    for (xml, model) in [
        ("مبلغ 900 592 63 دولار", "مبلغ 63 592 900 دولار"),
        ("(900 592 63)", "(63 592 900)"),
        ("مبلغ 000 200؛ ومبلغ 250 1", "مبلغ 200 000؛ ومبلغ 1 250"),
        ("و200 100 300 200.", "و200 300 100 200."),
        ("63 592 900", "63 592 900"),
    ] {
        assert_eq!(number_order::follow(xml, &none, model), model);
    }
    for (xml, model) in [
        // Groups in another order than the reverse, and other groups.
        ("900 592 63", "592 900 63"),
        ("900 592 63", "63 592 901"),
        ("900 592 63", "900 63 592"),
        // What is not a number in the reverse order.
        ("63 592 900", "900 592 63"),
        ("200 000", "000 200"),
        ("2024 6", "6 2024"),
        // A part of a run.
        ("500 900 592 63", "500 63 592 900"),
        ("900 592 63 500", "63 592 900 500"),
        // Words, and a number that moves among them.
        ("مبلغ 900 63 دولار", "دولار 63 900 مبلغ"),
        ("مبلغ 900 63 دولار", "63 900 مبلغ دولار"),
        ("900 63،", "،63 900"),
        ("900 592 63", "592 63"),
    ] {
        assert_ne!(number_order::follow(xml, &none, model), model, "{xml}");
    }
}

#[test]
fn html_has_the_words_of_the_model() {
    for source in SOURCES {
        let page = String::from_utf8(edition(source, Format::Html)).unwrap();
        let found = EditionText::of_pages(&[tree::from_html(&page)]);
        EditionText::of_model(&resolution(source)).assert_same(&found, "the HTML edition");
    }
}

#[test]
fn akoma_ntoso_has_the_words_of_the_model() {
    for source in SOURCES {
        let text = String::from_utf8(edition(source, Format::Akn)).unwrap();
        let words = xml::words(&text).unwrap();
        let mut model = resolution(source);
        if let Text::Whole(enactment) = &mut model.text {
            // In Akoma Ntoso the vote is metadata.
            enactment.vote = None;
        }
        let wanted = EditionText::of_model(&model);
        let body = wanted.body.replace(['‹', '›'], "");
        assert_eq!(words.body, edition_text::fold(&body));
        let mut notes: Vec<String> = wanted.notes.into_values().collect();
        let mut written = words.notes;
        notes.sort();
        written.sort();
        assert_eq!(written, notes);
    }
}

#[test]
fn plain_text_has_the_words_of_the_model() {
    for source in SOURCES {
        let text = String::from_utf8(edition(source, Format::Txt)).unwrap();
        let model = resolution(source);
        let words = catalogues().get(&model.language).unwrap().words();
        let found = txt::read(&text, &model, words);
        txt::of_model(&model).assert_same(&found, "the plain text");
    }
}

#[test]
fn passages_have_the_words_of_the_model() {
    let calls = regex::Regex::new("‹[^›]*›").unwrap();
    for source in SOURCES {
        let text = String::from_utf8(edition(source, Format::Jsonl)).unwrap();
        let model = resolution(source);
        let mut wanted = EditionText::of_model(&model);
        // Each line has the symbol, instead of a line of the masthead.
        wanted.body = wanted.body.replacen(model.symbol.as_str(), "", 1);
        // Passages do not contain the marks of note calls.
        let words = |text: &str| -> Vec<String> {
            let text = calls.replace_all(text, "");
            let text = edition_text::fold(&text);
            text.split_whitespace().map(str::to_owned).collect()
        };
        let (mut body, mut notes) = (String::new(), String::new());
        for line in text.lines() {
            let record: serde_json::Value = serde_json::from_str(line).unwrap();
            let of_note = record["kind"] == "note";
            let found = if of_note { &mut notes } else { &mut body };
            if !of_note && let Some(label) = record["label"].as_str() {
                found.push_str(label);
                found.push(' ');
            }
            let text = record["text"].as_str().unwrap();
            // The States of a side are separated by generated semicolons.
            let is_vote = record["kind"] == "vote";
            found.push_str(&if is_vote {
                text.replace(';', "")
            } else {
                text.to_owned()
            });
            found.push(' ');
        }
        assert_eq!(words(&body), words(&wanted.body), "{source}");
        let wanted: Vec<String> = wanted.notes.into_values().collect();
        let (mut notes, mut wanted) = (words(&notes), words(&wanted.join(" ")));
        notes.sort();
        wanted.sort();
        assert_eq!(notes, wanted, "{source}");
    }
}

/// Returns the plain text of the real document, with a change in its source.
fn plain_text(from: &str, to: &str) -> String {
    let source = fs::read_to_string(root().join(SOURCES[0])).unwrap();
    assert!(source.contains(from), "{from}");
    let file = SourceFile::new("en.md", source.replacen(from, to, 1));
    let resolution = source::read(&file, catalogues()).resolution.unwrap();
    let catalogue = catalogues().get(&resolution.language).unwrap();
    let view = View::new(&resolution, catalogue, None).unwrap();
    publish_text::txt::write(&view)
}

#[test]
fn changing_one_paragraph_changes_only_that_paragraph_of_plain_text() {
    let (from, to) = (
        "cybercrime and, in some cases,",
        "cybercrime, as is known from many reports, and, in some cases,",
    );
    let (before, after) = (plain_text("", ""), plain_text(from, to));
    let paragraphs =
        |text: &str| -> Vec<String> { text.split("\n\n").map(str::to_owned).collect() };
    let (before, after) = (paragraphs(&before), paragraphs(&after));
    assert_eq!(before.len(), after.len());
    let changed = before.iter().zip(&after).filter(|(old, new)| old != new);
    assert_eq!(changed.count(), 1);
}

#[test]
fn lines_of_plain_text_have_at_most_72_columns_unless_a_word_is_longer() {
    for line in plain_text("", "").lines() {
        let is_one_word = !line.trim().contains(' ');
        assert!(line.chars().count() <= 72 || is_one_word, "{line}");
    }
}

#[test]
fn epub_has_the_words_of_the_model_in_spine_order() {
    for source in SOURCES {
        let pages = Epub::read(&edition(source, Format::Epub)).pages();
        let found = EditionText::of_pages(&pages);
        EditionText::of_model(&resolution(source)).assert_same(&found, "the EPUB edition");
    }
}

#[test]
fn editions_in_the_example_theme_have_the_words_of_the_model() {
    let templates = editions::theme("examples/theme-harbour-city");
    assert_eq!(templates.check_version(), Ok(None));
    let formats = [Format::Html, Format::Epub, Format::Pdf];
    let builder = editions::builder_with(templates, &formats);
    for source in SOURCES {
        let resolution = resolution(source);
        let model = EditionText::of_model(&resolution);
        let built = |format| edition_of(&builder, source, format, PdfBuildOptions::default());
        let page = String::from_utf8(built(Format::Html)).unwrap();
        assert!(page.contains("<footer class=\"colophon\""));
        let found = EditionText::of_pages(&[tree::from_html(&page)]);
        model.assert_same(&found, "the HTML edition in the theme");
        let found = EditionText::of_pages(&Epub::read(&built(Format::Epub)).pages());
        model.assert_same(&found, "the EPUB edition in the theme");
        for settings in pdf_configurations() {
            let name = format!("the PDF edition in the theme with {settings:?}");
            let pdf = edition_of(&builder, source, Format::Pdf, settings);
            model.assert_same(&pdf::read(&pdf, &resolution), &name);
        }
    }
}

/// Asserts that an edition built with only the official words has no generated elements and exactly
/// the words of the model. The vote is metadata, not part of the text.
fn assert_only_official_words(source: &str, format: Format) {
    let options = EditionOptions {
        formats: vec![format],
        official_words_only: true,
        ..EditionOptions::default()
    };
    let builder = editions::builder(&[format]);
    let editions = editions::build_as(&builder, &root().join(source), options);
    let bytes = editions.without_findings().bytes(format);
    let pages = match format {
        Format::Epub => Epub::read(&bytes).pages(),
        _ => vec![tree::from_html(&String::from_utf8(bytes).unwrap())],
    };
    for page in &pages {
        assert_eq!(generated_elements(page), 0, "{format:?} of {}", source);
        let body = page.all("body");
        let outside = body[0].children().iter().filter(|child| match child {
            tree::Node::Text(text) => !text.trim().is_empty(),
            tree::Node::Element { name, .. } => name != "main",
        });
        assert_eq!(outside.count(), 0, "{format:?} of {}", source);
    }
    let mut model = resolution(source);
    if let Text::Whole(enactment) = &mut model.text {
        enactment.vote = None;
    }
    let name = format!("the {format:?} edition of {}", source);
    EditionText::of_model(&model).assert_same(&EditionText::of_pages(&pages), &name);
}

fn generated_elements(node: &tree::Node) -> usize {
    let own = usize::from(node.attribute("data-generated").is_some());
    let inner = node.children().iter().map(generated_elements);
    own + inner.sum::<usize>()
}

#[test]
fn official_words_only_html_and_epub_have_no_generated_text() {
    for source in SOURCES {
        assert_only_official_words(source, Format::Html);
        assert_only_official_words(source, Format::Epub);
    }
}

#[test]
fn html_explains_ibid_in_editors_notes() {
    let page = String::from_utf8(edition(SOURCES[0], Format::Html)).unwrap();
    let page = tree::from_html(&page);
    let spans = page.all("span");
    let found: Vec<String> = spans
        .iter()
        .filter(|span| span.attribute("class") == Some("editors-note"))
        .map(|span| edition_text::fold(&text_of(span)))
        .collect();
    let series = "[editor’s note: United Nations, Treaty Series]";
    let records = "[editor’s note: Official Records of the Economic and Social Council]";
    assert_eq!(found, [series, series, records, records, series]);
    let marked = |span: &&&tree::Node| span.attribute("data-generated").is_some();
    let notes = spans
        .iter()
        .filter(|span| span.attribute("class") == Some("editors-note"));
    assert!(notes.clone().all(|span| marked(&span)));
}

fn text_of(node: &tree::Node) -> String {
    match node {
        tree::Node::Text(text) => text.clone(),
        tree::Node::Element { children, .. } => children.iter().map(text_of).collect(),
    }
}

#[test]
fn pdf_has_the_words_of_the_model_in_tag_tree_order() {
    for source in SOURCES {
        let resolution = resolution(source);
        let found = pdf::read(&edition(source, Format::Pdf), &resolution);
        EditionText::of_model(&resolution).assert_same(&found, "the PDF edition");
    }
}

#[test]
fn every_pdf_configuration_has_the_words_of_the_model() {
    for source in SOURCES {
        let resolution = resolution(source);
        let model = EditionText::of_model(&resolution);
        for settings in pdf_configurations() {
            let name = format!("the PDF edition with {settings:?}");
            let found = pdf::read(&edition_with(source, Format::Pdf, settings), &resolution);
            model.assert_same(&found, &name);
        }
    }
}

#[test]
#[ignore = "needs pdfinfo of poppler-utils; tests/run runs it"]
fn poppler_reads_the_same_words_from_the_tag_tree() {
    let builder = editions::builder(&[Format::Pdf]);
    for source in SOURCES {
        let resolution = resolution(source);
        // `pdfinfo -struct-text` of poppler 22.12 writes right-to-left words in the order of sight and
        // without some of their letters. Their tag tree is read by the check of the build.
        if resolution.language.direction() == Direction::Rtl {
            continue;
        }
        // poppler does not report that the line about unofficial editions is generated.
        let options = EditionOptions {
            formats: vec![Format::Pdf],
            official: true,
            ..EditionOptions::default()
        };
        let built = editions::build_as(&builder, &root().join(source), options);
        let pdf = built.without_findings().bytes(Format::Pdf);
        let found = pdf::read_by_poppler(&pdf, &resolution);
        EditionText::of_model(&resolution).assert_same(&found, "the PDF edition, read by poppler");
    }
}

#[test]
fn the_comparison_finds_lost_words_lost_calls_and_changed_notes() {
    let text = EditionText::of_model(&resolution(SOURCES[0]));
    assert_eq!(text.difference(&text), None);
    let mut missing_word = text.clone();
    missing_word.body =
        text.body
            .replacen("cybercrime and, in some cases, ", "and, in some cases, ", 1);
    let mut swapped_words = text.clone();
    swapped_words.body = text.body.replacen("Member States", "States Member", 1);
    let mut missing_call = text.clone();
    missing_call.body = text.body.replacen("‹14›", "", 1);
    let mut missing_end = text.clone();
    missing_end.body = text.body.trim_end_matches("2013").trim_end().to_owned();
    let mut changed_note = text.clone();
    changed_note
        .notes
        .insert("3".to_owned(), "Resolution S-20/4 F.".to_owned());
    for changed in [
        missing_word,
        swapped_words,
        missing_call,
        missing_end,
        changed_note,
    ] {
        assert!(text.difference(&changed).is_some());
    }
}
