//! Word equality: the official text, the source, the model and every edition say the same words in
//! the same order, call for call and note for note.
//!
//! The comparison is of the whole text, spaces folded, not of samples. The PDF is read in the order
//! of its tag tree, by lopdf and by poppler's `pdfinfo`; `tests/run` runs both, `cargo test` the
//! first.

mod official;

use std::fs;

use publish::edition::EditionOptions;
use publish::pipeline::Builder;
use publish_model::diagnostic::SourceFile;
use publish_model::{Resolution, Text};
use publish_source as source;
use publish_test_support::epub::Epub;
use publish_test_support::said::{self, Said};
use publish_test_support::{catalogues, editions, pdf, root, tree, txt, ways, xml};
use publish_view::View;
use publish_view::edition::Format;
use publish_view::edition::pdf::PdfBuildOptions;

/// The real document, and two small ones that have every kind of block.
const SOURCES: [&str; 3] = [
    "content/A/RES/68/197/en.md",
    "tests/structure/whole.md",
    "tests/structure/parts.md",
];

fn resolution(source: &str) -> Resolution {
    publish_test_support::resolution(&root().join(source))
}

/// The file of one edition.
fn edition(source: &str, format: Format) -> Vec<u8> {
    edition_with(source, format, PdfBuildOptions::default())
}

/// The same with the PDF made as `settings` say, in their one variant.
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

/// The official text of A/RES/68/197, as it was extracted from the published document.
const OFFICIAL_TEXT: &str = include_str!("A_RES_68_197.txt");

#[test]
fn the_source_says_what_the_official_text_says() {
    let official = official::read(OFFICIAL_TEXT);
    // The text has lost the two lines above the body's name.
    let mut model = resolution(SOURCES[0]);
    model.masthead.organization.clear();
    let mut said = Said::of_model(&model);
    said.take_line("A/RES/68/197");
    official.assert_same(&said, "the source");
}

#[test]
fn the_official_text_has_what_it_is_known_to_have() {
    let official = official::read(OFFICIAL_TEXT);
    assert_eq!(official.notes.len(), 25);
    assert_eq!(official.calls().len(), 42);
    assert_eq!(
        official.calls().iter().filter(|mark| *mark == "14").count(),
        8
    );
}

#[test]
fn html_says_what_the_model_says() {
    for source in SOURCES {
        let page = String::from_utf8(edition(source, Format::Html)).unwrap();
        let said = Said::of_pages(&[tree::from_html(&page)]);
        Said::of_model(&resolution(source)).assert_same(&said, "the HTML edition");
    }
}

#[test]
fn akoma_ntoso_says_what_the_model_says() {
    for source in SOURCES {
        let text = String::from_utf8(edition(source, Format::Akn)).unwrap();
        let words = xml::words(&text).unwrap();
        let mut model = resolution(source);
        if let Text::Whole(enactment) = &mut model.text {
            // It stands in the metadata.
            enactment.vote = None;
        }
        let said = Said::of_model(&model);
        let body = said.body.replace(['‹', '›'], "");
        assert_eq!(words.body, said::fold(&body));
        let mut notes: Vec<String> = said.notes.into_values().collect();
        let mut written = words.notes;
        notes.sort();
        written.sort();
        assert_eq!(written, notes);
    }
}

#[test]
fn plain_text_says_what_the_model_says() {
    for source in SOURCES {
        let text = String::from_utf8(edition(source, Format::Txt)).unwrap();
        let model = resolution(source);
        let words = catalogues().get(&model.language).unwrap().words().unwrap();
        let said = txt::read(&text, &model, &words);
        txt::of_model(&model).assert_same(&said, "the plain text");
    }
}

/// The plain text of the real document, after a change of its source.
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
fn a_change_of_a_paragraph_of_plain_text_moves_no_other() {
    let (from, to) = (
        "cybercrime and, in some cases,",
        "cybercrime, as is known from many reports, and, in some cases,",
    );
    let (before, after) = (plain_text("", ""), plain_text(from, to));
    let paragraphs =
        |text: &str| -> Vec<String> { text.split("\n\n").map(str::to_owned).collect() };
    let (before, after) = (paragraphs(&before), paragraphs(&after));
    assert_eq!(before.len(), after.len());
    let changed = before
        .iter()
        .zip(&after)
        .filter(|(one, other)| one != other);
    assert_eq!(changed.count(), 1);
}

#[test]
fn plain_text_has_lines_of_72_columns_but_for_longer_words() {
    for line in plain_text("", "").lines() {
        let is_one_word = !line.trim().contains(' ');
        assert!(line.chars().count() <= 72 || is_one_word, "{line}");
    }
}

#[test]
fn epub_says_what_the_model_says_in_the_order_of_its_spine() {
    for source in SOURCES {
        let pages = Epub::read(&edition(source, Format::Epub)).pages();
        let said = Said::of_pages(&pages);
        Said::of_model(&resolution(source)).assert_same(&said, "the EPUB edition");
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
        let model = Said::of_model(&resolution);
        let built = |format| edition_of(&builder, source, format, PdfBuildOptions::default());
        let page = String::from_utf8(built(Format::Html)).unwrap();
        assert!(page.contains("<footer class=\"colophon\""));
        let said = Said::of_pages(&[tree::from_html(&page)]);
        model.assert_same(&said, "the HTML edition in the theme");
        let said = Said::of_pages(&Epub::read(&built(Format::Epub)).pages());
        model.assert_same(&said, "the EPUB edition in the theme");
        for settings in ways() {
            let name = format!("the PDF edition in the theme with {settings:?}");
            let pdf = edition_of(&builder, source, Format::Pdf, settings);
            model.assert_same(&pdf::read(&pdf, &resolution), &name);
        }
    }
}

/// With only the official words, nothing has to be taken away first. The vote is no part of the
/// text: documents have it in what is known of them.
fn assert_official_words_alone(source: &str, format: Format) {
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
        assert_eq!(elements_of_ours(page), 0, "{format:?} of {}", source);
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
    let what = format!("the {format:?} edition of {}", source);
    Said::of_model(&model).assert_same(&Said::of_pages(&pages), &what);
}

fn elements_of_ours(node: &tree::Node) -> usize {
    let own = usize::from(node.attribute("data-generated").is_some());
    let inner = node.children().iter().map(elements_of_ours);
    own + inner.sum::<usize>()
}

#[test]
fn without_what_is_ours_html_and_epub_are_the_words_of_the_source_alone() {
    for source in SOURCES {
        assert_official_words_alone(source, Format::Html);
        assert_official_words_alone(source, Format::Epub);
    }
}

#[test]
fn html_says_beside_ibid_what_it_stands_for() {
    let page = String::from_utf8(edition(SOURCES[0], Format::Html)).unwrap();
    let page = tree::from_html(&page);
    let spans = page.all("span");
    let said: Vec<String> = spans
        .iter()
        .filter(|span| span.attribute("class") == Some("editors-note"))
        .map(|span| said::fold(&text_of(span)))
        .collect();
    let series = "[editor’s note: United Nations, Treaty Series]";
    let records = "[editor’s note: Official Records of the Economic and Social Council]";
    assert_eq!(said, [series, series, records, records, series]);
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
fn pdf_says_what_the_model_says_in_the_order_of_its_tag_tree() {
    for source in SOURCES {
        let resolution = resolution(source);
        let said = pdf::read(&edition(source, Format::Pdf), &resolution);
        Said::of_model(&resolution).assert_same(&said, "the PDF edition");
    }
}

#[test]
fn pdfs_of_every_make_say_the_same() {
    for source in SOURCES {
        let resolution = resolution(source);
        let model = Said::of_model(&resolution);
        for settings in ways() {
            let name = format!("the PDF edition with {settings:?}");
            let said = pdf::read(&edition_with(source, Format::Pdf, settings), &resolution);
            model.assert_same(&said, &name);
        }
    }
}

#[test]
#[ignore = "needs pdfinfo of poppler-utils; tests/run runs it"]
fn poppler_reads_the_same_from_the_tag_tree() {
    for source in SOURCES {
        let resolution = resolution(source);
        let said = pdf::read_by_poppler(&edition(source, Format::Pdf), &resolution);
        Said::of_model(&resolution).assert_same(&said, "the PDF edition, read by poppler");
    }
}

#[test]
fn a_lost_word_a_lost_call_and_a_changed_note_are_found() {
    let said = Said::of_model(&resolution(SOURCES[0]));
    assert_eq!(said.difference(&said), None);
    let mut one_word_less = said.clone();
    one_word_less.body =
        said.body
            .replacen("cybercrime and, in some cases, ", "and, in some cases, ", 1);
    let mut two_words_turned = said.clone();
    two_words_turned.body = said.body.replacen("Member States", "States Member", 1);
    let mut one_call_less = said.clone();
    one_call_less.body = said.body.replacen("‹14›", "", 1);
    let mut end_cut = said.clone();
    end_cut.body = said.body.trim_end_matches("2013").trim_end().to_owned();
    let mut other_note = said.clone();
    other_note
        .notes
        .insert("3".to_owned(), "Resolution S-20/4 F.".to_owned());
    for changed in [
        one_word_less,
        two_words_turned,
        one_call_less,
        end_cut,
        other_note,
    ] {
        assert!(said.difference(&changed).is_some());
    }
}
