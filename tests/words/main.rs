//! Word equality: the official text, the source, the model and every edition say the same words in
//! the same order, call for call and note for note.
//!
//! The comparison is of the whole text, spaces folded, not of samples. The PDF is read in the order
//! of its tag tree, by lopdf and by poppler's `pdfinfo`; `tests/run` runs both, `cargo test` the
//! first.

#![allow(
    clippy::disallowed_methods,
    clippy::print_stderr,
    clippy::unwrap_used,
    missing_docs
)]

mod official;
mod pdf;
mod said;
#[path = "../support/tag_tree.rs"]
mod tag_tree;
mod tree;
mod txt;
#[path = "../support/ways.rs"]
mod ways;
#[path = "../corpus/xml.rs"]
mod xml;

use std::fs;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};

use publish::build::{Order, Workshop};
use publish::diagnostic::SourceFile;
use publish::dist::Output;
use publish::edition::pdf::Settings;
use publish::edition::{Format, braille};
use publish::input;
use publish::model::{Resolution, Text};
use publish::source;
use publish::template::Templates;
use publish::view::View;
use publish::wording::Catalogues;

use said::Said;

/// The real document, and two small ones that have every kind of block.
const SOURCES: [(&str, &str, &str); 3] = [
    (
        "content/A/RES/68/197/en.md",
        "A/RES/68/197",
        "A_RES_68_197-EN",
    ),
    ("tests/structure/whole.md", "A/RES/99/1", "A_RES_99_1-EN"),
    (
        "tests/structure/parts.md",
        "A/RES/99/2_A-B",
        "A_RES_99_2_A-B-EN",
    ),
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn workshop(formats: &[Format]) -> Workshop {
    let fonts = publish::fonts::built_in();
    Workshop::new(Templates::built_in(), fonts, formats)
        .map_err(|_| "built-in parts")
        .unwrap()
}

fn resolution(source: &str) -> Resolution {
    let workshop = workshop(&[Format::Html]);
    let file = input::read_text(&root().join(source)).unwrap();
    let reading = source::read(&file, workshop.catalogues());
    assert_eq!(reading.diagnostics, []);
    reading.resolution.unwrap()
}

/// The file of one edition, built into a folder of its own.
fn edition(source: (&str, &str, &str), format: Format) -> Vec<u8> {
    edition_with(source, format, Settings::default())
}

/// The same with the PDF made as `settings` say, in their one variant.
fn edition_with(source: (&str, &str, &str), format: Format, settings: Settings) -> Vec<u8> {
    edition_of(&workshop(&[format]), source, format, settings)
}

fn edition_of(
    workshop: &Workshop,
    (source, folder_name, stem): (&str, &str, &str),
    format: Format,
    settings: Settings,
) -> Vec<u8> {
    let variant = settings.variants[0];
    let folder = tempfile::tempdir().unwrap();
    let output = Output::open(folder.path()).unwrap();
    let order = Order {
        sources: vec![root().join(source)],
        formats: vec![format],
        pdf: settings,
        html_page_marks: false,
        site: None,
        braille: braille::Settings::default(),
        epoch: None,
        jobs: 1,
    };
    workshop.build(&order, &output, &|outcome| {
        assert_eq!(outcome.diagnostics, []);
    });
    let name = match format {
        Format::Html => "index.html".to_owned(),
        Format::Epub => format!("{stem}.epub"),
        Format::Pdf => format!("{stem}{}.pdf", variant.suffix()),
        Format::Akn => format!("{stem}.xml"),
        Format::Txt | Format::Brf | Format::Ebrl => format!("{stem}.{format}"),
    };
    fs::read(folder.path().join("en").join(folder_name).join(name)).unwrap()
}

fn official_text() -> Option<String> {
    let path: PathBuf = root().join("../shared/source/A_RES_68_197.txt");
    match fs::read_to_string(&path) {
        Ok(text) => Some(text),
        Err(error) => {
            eprintln!("skipped: {}: {error}", path.display());
            None
        }
    }
}

#[test]
fn the_source_says_what_the_official_text_says() {
    let Some(text) = official_text() else { return };
    let official = official::read(&text);
    // The text has lost the two lines above the body's name.
    let mut model = resolution(SOURCES[0].0);
    model.masthead.organization.clear();
    let mut said = Said::of_model(&model);
    said.take_line("A/RES/68/197");
    official.assert_same(&said, "the source");
}

#[test]
fn the_official_text_has_what_it_is_known_to_have() {
    let Some(text) = official_text() else { return };
    let official = official::read(&text);
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
        Said::of_model(&resolution(source.0)).assert_same(&said, "the HTML edition");
    }
}

#[test]
fn akoma_ntoso_says_what_the_model_says() {
    for source in SOURCES {
        let text = String::from_utf8(edition(source, Format::Akn)).unwrap();
        let words = xml::words(&text).unwrap();
        let mut model = resolution(source.0);
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
    let catalogues = Catalogues::load(&Templates::built_in()).unwrap();
    for source in SOURCES {
        let text = String::from_utf8(edition(source, Format::Txt)).unwrap();
        let model = resolution(source.0);
        let words = catalogues.get(&model.language).unwrap().words();
        let said = txt::read(&text, &model, &words);
        txt::of_model(&model).assert_same(&said, "the plain text");
    }
}

/// The plain text of the real document, after a change of its source.
fn plain_text(from: &str, to: &str) -> String {
    let catalogues = Catalogues::load(&Templates::built_in()).unwrap();
    let source = fs::read_to_string(root().join(SOURCES[0].0)).unwrap();
    assert!(source.contains(from), "{from}");
    let file = SourceFile::new("en.md", source.replacen(from, to, 1));
    let resolution = source::read(&file, &catalogues).resolution.unwrap();
    let catalogue = catalogues.get(&resolution.language).unwrap();
    let view = View::new(&resolution, catalogue, None).unwrap();
    publish::edition::txt::write(&view)
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
        let pages = epub_pages(&edition(source, Format::Epub));
        let said = Said::of_pages(&pages);
        Said::of_model(&resolution(source.0)).assert_same(&said, "the EPUB edition");
    }
}

#[test]
fn editions_in_the_example_theme_have_the_words_of_the_model() {
    let theme = root().join("examples/theme-harbour-city");
    let templates = Templates::with_overrides(&theme).unwrap();
    assert_eq!(templates.check_version(), Ok(None));
    let formats = [Format::Html, Format::Epub, Format::Pdf];
    let fonts = publish::fonts::built_in();
    let workshop = Workshop::new(templates, fonts, &formats)
        .map_err(|_| "the theme")
        .unwrap();
    for source in SOURCES {
        let resolution = resolution(source.0);
        let model = Said::of_model(&resolution);
        let built = |format| edition_of(&workshop, source, format, Settings::default());
        let page = String::from_utf8(built(Format::Html)).unwrap();
        assert!(page.contains("<footer class=\"colophon\""));
        let said = Said::of_pages(&[tree::from_html(&page)]);
        model.assert_same(&said, "the HTML edition in the theme");
        let said = Said::of_pages(&epub_pages(&built(Format::Epub)));
        model.assert_same(&said, "the EPUB edition in the theme");
        for settings in ways::ways() {
            let name = format!("the PDF edition in the theme with {settings:?}");
            let pdf = edition_of(&workshop, source, Format::Pdf, settings);
            model.assert_same(&pdf::read(&pdf, &resolution), &name);
        }
    }
}

/// With only the official words, nothing has to be taken away first. The vote is no part of the
/// text: documents have it in what is known of them.
fn assert_official_words_alone(source: (&str, &str, &str), format: Format) {
    let workshop = workshop(&[format]).official_words_only(true);
    let bytes = edition_of(&workshop, source, format, Settings::default());
    let pages = match format {
        Format::Epub => epub_pages(&bytes),
        _ => vec![tree::from_html(&String::from_utf8(bytes).unwrap())],
    };
    for page in &pages {
        assert_eq!(elements_of_ours(page), 0, "{format:?} of {}", source.0);
        let body = page.all("body");
        let outside = body[0].children().iter().filter(|child| match child {
            tree::Node::Text(text) => !text.trim().is_empty(),
            tree::Node::Element { name, .. } => name != "main",
        });
        assert_eq!(outside.count(), 0, "{format:?} of {}", source.0);
    }
    let mut model = resolution(source.0);
    if let Text::Whole(enactment) = &mut model.text {
        enactment.vote = None;
    }
    let what = format!("the {format:?} edition of {}", source.0);
    Said::of_model(&model).assert_same(&Said::of_pages(&pages), &what);
}

fn elements_of_ours(node: &tree::Node) -> usize {
    let own = usize::from(node.attribute("data-ours").is_some());
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
    let series = "[editor’s note: that is, United Nations, Treaty Series]";
    let records = "[editor’s note: that is, Official Records of the Economic and Social Council]";
    assert_eq!(said, [series, series, records, records, series]);
    let marked = |span: &&&tree::Node| span.attribute("data-ours").is_some();
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

fn epub_pages(bytes: &[u8]) -> Vec<tree::Node> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut read = |name: &str| {
        let mut text = String::new();
        archive
            .by_name(name)
            .unwrap()
            .read_to_string(&mut text)
            .unwrap();
        text
    };
    let package = tree::from_xml(&read("OEBPS/content.opf"));
    let mut pages = Vec::new();
    for reference in package.all("itemref") {
        let id = reference.attribute("idref").unwrap();
        let item = package
            .all("item")
            .into_iter()
            .find(|item| item.attribute("id") == Some(id));
        let href = item.unwrap().attribute("href").unwrap();
        pages.push(tree::from_xml(&read(&format!("OEBPS/{href}"))));
    }
    pages
}

#[test]
fn pdf_says_what_the_model_says_in_the_order_of_its_tag_tree() {
    for source in SOURCES {
        let resolution = resolution(source.0);
        let said = pdf::read(&edition(source, Format::Pdf), &resolution);
        Said::of_model(&resolution).assert_same(&said, "the PDF edition");
    }
}

#[test]
fn pdfs_of_every_make_say_the_same() {
    for source in SOURCES {
        let resolution = resolution(source.0);
        let model = Said::of_model(&resolution);
        for settings in ways::ways() {
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
        let resolution = resolution(source.0);
        let said = pdf::read_by_poppler(&edition(source, Format::Pdf), &resolution);
        Said::of_model(&resolution).assert_same(&said, "the PDF edition, read by poppler");
    }
}

#[test]
fn a_lost_word_a_lost_call_and_a_changed_note_are_found() {
    let said = Said::of_model(&resolution(SOURCES[0].0));
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
