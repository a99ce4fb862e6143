//! `publish build --check`: editions without faults pass, damaged ones do not, and the results are in
//! the manifest and in the statements.

use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::Path;

use publish::edition::EditionOptions;
use publish_check::{Expected, Fault, PDF_VALIDATOR, Rule, Standard};
use publish_model::Resolution;
use publish_test_support::{editions, own_sources, root};
use publish_view::edition::Format;
use publish_view::edition::pdf::PdfBuildOptions;
use serde_json::Value;

use crate::PROGRAM;

const SOURCE: &str = "tests/structure/whole.md";
const FORMATS: [Format; 5] = [
    Format::Html,
    Format::Epub,
    Format::Pdf,
    Format::Akn,
    Format::Jsonl,
];

fn edition(format: Format) -> (Resolution, Vec<u8>) {
    let source = root().join(SOURCE);
    let built = editions::build(&source, &[format]);
    (
        publish_test_support::resolution(&source),
        built.without_findings().bytes(format),
    )
}

fn rules(faults: &[Fault]) -> Vec<String> {
    faults.iter().map(|fault| fault.rule.to_string()).collect()
}

#[test]
fn the_editions_of_our_own_documents_pass() {
    let builder = editions::builder(&FORMATS);
    for standard in publish_view::edition::pdf::Standard::ALL {
        for source in own_sources() {
            let options = EditionOptions {
                formats: FORMATS.to_vec(),
                pdf: PdfBuildOptions {
                    standard,
                    ..PdfBuildOptions::default()
                },
                check: true,
                ..EditionOptions::default()
            };
            let built = editions::build_as(&builder, &source, options);
            for file in &built.entry.files {
                assert!(
                    !file.checks.is_empty(),
                    "{}: {}",
                    source.display(),
                    file.path
                );
            }
        }
    }
}

/// S/PRST/2018/18 has a table of 1,025 rows.
#[test]
fn a_pdf_with_a_table_of_more_than_a_thousand_rows_passes() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("resolution.md");
    let rows: String = (1..=1100)
        .map(|row| format!("| Item {row} | {row} |\n"))
        .collect();
    let source = format!(
        "---\nsymbol: A/RES/99/1\nlanguage: en\ntitle: A table\n---\n\n\
         *The General Assembly*,\n\n1. *Approves* the following:\n\n\
         | Item | Amount |\n|---|--:|\n{rows}"
    );
    fs::write(&path, source).unwrap();
    let builder = editions::builder(&[Format::Pdf]);
    let options = EditionOptions {
        formats: vec![Format::Pdf],
        check: true,
        ..EditionOptions::default()
    };
    let built = editions::build_as(&builder, &path, options);
    assert_eq!(built.entry.files[0].checks.len(), 4);
}

#[test]
fn changed_words_of_a_page_are_found() {
    let (resolution, page) = edition(Format::Html);
    let page = String::from_utf8(page).unwrap();
    let expected = Expected::new(&resolution, false);
    assert_eq!(expected.page(&page), []);
    let words = " its resolutions ";
    assert!(page.contains(words));
    for changed in [
        " its ",
        " resolutions its ",
        " its <span data-generated=\"\">resolutions</span> ",
        " its its resolutions ",
    ] {
        let faults = expected.page(&page.replacen(words, changed, 1));
        assert_eq!(rules(&faults), ["words"], "{changed}");
    }
    let without_end = page.replacen("</main>", "", 1);
    assert_eq!(rules(&expected.page(&without_end)), ["syntax"]);
}

#[test]
fn changed_words_of_passages_are_found() {
    let (resolution, lines) = edition(Format::Jsonl);
    let lines = String::from_utf8(lines).unwrap();
    let expected = Expected::new(&resolution, false);
    assert_eq!(expected.passages(&lines), []);
    let of_note = "\"kind\":\"note\"";
    let note = lines.lines().find(|line| line.contains(of_note)).unwrap();
    let without_label = |line: &str| {
        let mut passage: Value = serde_json::from_str(line).unwrap();
        passage.as_object_mut().unwrap().remove("label").unwrap();
        passage.to_string()
    };
    let item = lines
        .lines()
        .find(|line| line.contains("\"item\""))
        .unwrap();
    for (from, to) in [
        (" its resolutions ", " its ".to_owned()),
        (" its resolutions ", " resolutions its ".to_owned()),
        (" its resolutions ", " its its resolutions ".to_owned()),
        // Labels, the marks of notes, and whole passages.
        (item, without_label(item)),
        (note, without_label(note)),
        (&format!("{item}\n"), String::new()),
        (&format!("{note}\n"), String::new()),
    ] {
        assert!(lines.contains(from), "{from}");
        let faults = expected.passages(&lines.replacen(from, &to, 1));
        assert_eq!(rules(&faults), ["words"], "{from}: {to}");
    }
    for (from, to) in [
        (resolution.symbol.as_str(), "A/RES/99/9"),
        ("\"text\":", "\"words\":"),
        ("}\n", "\n"),
    ] {
        let faults = expected.passages(&lines.replacen(from, to, 1));
        assert_eq!(rules(&faults), ["syntax"], "{from}: {to}");
    }
}

/// Changes the files of an archive by their names; a file without content is left out.
fn changed(epub: &[u8], change: &dyn Fn(&str, String) -> Option<String>) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(epub)).unwrap();
    let mut written = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).unwrap();
        let name = file.name().to_owned();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        let changed = match String::from_utf8(bytes) {
            Ok(text) => change(&name, text).map(String::into_bytes),
            // The cover image
            Err(picture) => Some(picture.into_bytes()),
        };
        if let Some(bytes) = changed {
            let options = zip::write::SimpleFileOptions::default();
            written.start_file(name, options).unwrap();
            written.write_all(&bytes).unwrap();
        }
    }
    written.finish().unwrap().into_inner()
}

#[test]
fn faults_of_an_epub_are_found() {
    let (resolution, epub) = edition(Format::Epub);
    let expected = Expected::new(&resolution, false);
    assert_eq!(expected.publication(&epub), []);
    let replaced = |file: &'static str, from: &'static str, to: &'static str| {
        changed(&epub, &move |name, text| {
            if name != file {
                return Some(text);
            }
            assert!(text.contains(from), "{file}: {from}");
            Some(text.replacen(from, to, 1))
        })
    };
    let package = "OEBPS/content.opf";
    let cases = [
        (replaced("mimetype", "epub", "pub"), "package"),
        (
            replaced("META-INF/container.xml", "content.opf", "no.opf"),
            "package",
        ),
        (replaced(package, "<dc:title", "<dc:publisher"), "syntax"),
        (
            replaced(package, "dcterms:modified", "dcterms:created"),
            "package",
        ),
        (
            replaced(package, "schema:accessMode\"", "schema:mode\""),
            "metadata",
        ),
        (
            replaced(package, "<dc:language>en", "<dc:language>fr"),
            "language",
        ),
        (replaced(package, "idref=\"", "idref=\"no-"), "package"),
        (
            replaced("OEBPS/notes.xhtml", "id=\"fn-1\"", "id=\"fn-0\""),
            "target",
        ),
        (replaced("OEBPS/notes.xhtml", "</body>", ""), "syntax"),
        (
            replaced("OEBPS/opening.xhtml", " its resolutions ", " its "),
            "words",
        ),
        (
            changed(&epub, &|name, text| {
                (!name.ends_with("notes.xhtml")).then_some(text)
            }),
            "package",
        ),
    ];
    for (position, (epub, rule)) in cases.into_iter().enumerate() {
        let found = rules(&expected.publication(&epub));
        assert!(
            found.iter().any(|one| one == rule),
            "case {position}: {found:?}"
        );
    }
    assert_eq!(rules(&expected.publication(b"no archive")), ["syntax"]);
}

#[test]
fn faults_of_a_pdf_are_found() {
    let (resolution, pdf) = edition(Format::Pdf);
    let expected = Expected::new(&resolution, false);
    let standards = [Standard::Ua1, Standard::A2a];
    assert_eq!(expected.pdf(&pdf, &standards), []);
    let damaged = |from: &[u8], to: &[u8]| {
        assert_eq!(from.len(), to.len());
        let at = pdf.windows(from.len()).position(|window| window == from);
        let mut damaged = pdf.clone();
        damaged[at.unwrap()..][..to.len()].copy_from_slice(to);
        damaged
    };
    let claims = damaged(b"<pdfuaid:part>1<", b"<pdfuaid:part>9<");
    assert_eq!(
        rules(&expected.pdf(&claims, &standards)),
        ["ISO 14289-1:2014:5:2"]
    );
    let claims = damaged(b"<pdfaid:part>2<", b"<pdfaid:part>7<");
    let found = rules(&expected.pdf(&claims, &standards));
    assert!(found.iter().all(|rule| rule.starts_with("ISO 19005-2")) && !found.is_empty());
    let mut other = resolution.clone();
    other.masthead.title.clear();
    let faults = Expected::new(&other, false).pdf(&pdf, &[]);
    assert_eq!(faults[0].rule, Rule::Words);
    assert_eq!(rules(&expected.pdf(b"no PDF", &[])), ["syntax"]);
}

/// Changes the catalog of a PDF.
fn with_catalog(pdf: &[u8], change: impl FnOnce(&mut lopdf::Dictionary)) -> Vec<u8> {
    let mut document = lopdf::Document::load_mem(pdf).unwrap();
    change(document.catalog_mut().unwrap());
    let mut changed = Vec::new();
    document.save_to(&mut changed).unwrap();
    changed
}

#[test]
fn an_edition_with_another_language_or_title_than_the_document_is_found() {
    let (resolution, page) = edition(Format::Html);
    let expected = Expected::new(&resolution, false);
    let page = String::from_utf8(page).unwrap();
    let symbol = resolution.symbol.as_str();
    let title = page.replacen(&format!("<title>{symbol}"), "<title>Untitled", 1);
    assert_eq!(rules(&expected.page(&title)), ["title"]);
    let language = page.replacen("lang=\"en\"", "lang=\"fr\"", 1);
    assert_eq!(rules(&expected.page(&language)), ["language"]);

    let (_, epub) = edition(Format::Epub);
    let titled = format!("<dc:title id=\"title\">{symbol}");
    let epub = changed(&epub, &|_, text| {
        Some(text.replacen(&titled, "<dc:title id=\"title\">Untitled", 1))
    });
    assert_eq!(rules(&expected.publication(&epub)), ["title"]);

    let (_, pdf) = edition(Format::Pdf);
    let unchanged = with_catalog(&pdf, |_| {});
    assert_eq!(expected.pdf(&unchanged, &[]), []);
    let french = with_catalog(&pdf, |catalog| {
        catalog.set("Lang", lopdf::Object::string_literal("fr"));
    });
    assert_eq!(rules(&expected.pdf(&french, &[])), ["language"]);
    let hidden = with_catalog(&pdf, |catalog| {
        catalog.remove(b"ViewerPreferences");
    });
    assert_eq!(rules(&expected.pdf(&hidden, &[])), ["title"]);
    let untitled = with_catalog(&pdf, |catalog| {
        catalog.remove(b"Metadata");
    });
    assert_eq!(rules(&expected.pdf(&untitled, &[])), ["title"]);
}

#[test]
fn statements_name_the_version_of_the_pdf_validator_that_is_used() {
    let lock = fs::read_to_string(root().join("Cargo.lock")).unwrap();
    let (name, version) = PDF_VALIDATOR;
    assert!(lock.contains(&format!("name = \"{name}\"\nversion = \"{version}\"\n")));
}

fn build(folder: &Path, date: &str) {
    let source = root().join(SOURCE);
    let arguments = ["build", source.to_str().unwrap(), "--check", "--quiet"];
    let output = PROGRAM
        .command(folder, &arguments)
        .env("SOURCE_DATE_EPOCH", date)
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

#[test]
fn the_manifest_and_the_statement_have_the_results() {
    let folder = tempfile::tempdir().unwrap();
    build(folder.path(), "1767225600");
    let read = |name: &str| fs::read_to_string(folder.path().join("dist").join(name)).unwrap();
    let manifest: Value = serde_json::from_str(&read("manifest.json")).unwrap();
    let files = manifest["documents"][0]["files"].as_array().unwrap();
    let found: Vec<(&str, String)> = files
        .iter()
        .map(|file| (file["format"].as_str().unwrap(), file["checks"].to_string()))
        .collect();
    assert_eq!(
        found,
        [
            ("html", "[\"page\",\"words\",\"identity\"]".to_owned()),
            ("epub", "[\"package\",\"words\",\"identity\"]".to_owned()),
            (
                "pdf",
                "[\"pdf-ua1\",\"pdf-a2a\",\"words\",\"identity\"]".to_owned()
            ),
        ]
    );
    let statement = read("en/A/RES/99/1/accessibility.html");
    assert!(statement.contains("Words, compared with the source"));
    assert!(statement.contains("1 January 2026"));
    let checks = read("checks.json");
    build(folder.path(), "1767225600");
    assert_eq!(read("checks.json"), checks);
}
