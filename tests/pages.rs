//! The page list of the EPUB against the pages of the PDF made in the same build: behind the mark of
//! page 7 stands what poppler reads at the top of page 7.

#![allow(
    clippy::disallowed_methods,
    clippy::print_stderr,
    clippy::unwrap_used,
    missing_docs
)]

#[path = "corpus/archive.rs"]
mod archive;
#[path = "words/tree.rs"]
#[allow(dead_code)]
mod tree;

use std::fs;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use std::process::Command;

use tree::Node;

/// A document for each language, with tables and annexes that go on over pages.
const OFFICIAL: [&str; 7] = [
    "GA/77session/Arabic/A_RES_77_100-2228244A.xml",
    "GA/78session/Chinese/A_RES_78_253-2326236C.xml",
    "GA/79session/English/A_RES_79_249-2424688E.xml",
    "GA/79session/French/A_RES_79_249-2424688F.xml",
    "GA/77session/English/A_RES_77_256 A-B-2300172E.xml",
    "GA/79session/Russian/A_RES_79_249-2424688R.xml",
    "GA/79session/Spanish/A_RES_79_259-2424702S.xml",
];

/// How many letters at the top of a page are compared: poppler reads a table by its columns.
const COMPARED: usize = 8;

struct Built {
    pdf: Vec<u8>,
    /// The files of the text in reading order, with their names.
    chapters: Vec<(String, String)>,
    nav: String,
    package: String,
}

fn built(source: &Path) -> Built {
    let folder = tempfile::tempdir().unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_publish"))
        .arg("build")
        .arg(source)
        .args(["-q", "--formats", "epub,pdf"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    let epub = find(&folder.path().join("dist"), "epub").unwrap();
    let mut archive = zip::ZipArchive::new(Cursor::new(fs::read(epub).unwrap())).unwrap();
    let mut read = |name: &str| {
        let mut text = String::new();
        let mut file = archive.by_name(&format!("OEBPS/{name}")).unwrap();
        file.read_to_string(&mut text).unwrap();
        text
    };
    let package = read("content.opf");
    let chapters = package.split("<itemref idref=\"").skip(1).map(|rest| {
        let id = rest.split('"').next().unwrap();
        let name = format!("{id}.xhtml");
        let text = read(&name);
        (name, text)
    });
    let chapters = chapters.collect();
    Built {
        pdf: fs::read(find(&folder.path().join("dist"), "pdf").unwrap()).unwrap(),
        chapters,
        nav: read("nav.xhtml"),
        package,
    }
}

fn find(folder: &Path, extension: &str) -> Option<PathBuf> {
    fs::read_dir(folder).unwrap().flatten().find_map(|entry| {
        let path = entry.path();
        if path.is_dir() {
            return find(&path, extension);
        }
        path.extension()
            .is_some_and(|found| found == extension)
            .then_some(path)
    })
}

/// What follows the element of an id, or stands in all of a text without one: its letters without
/// words of ours.
fn words_after(text: &str, id: Option<&str>) -> String {
    let mut words = String::new();
    let mut found = id.is_none();
    collect(&tree::from_xml(text), id, &mut found, &mut words);
    words
}

fn collect(node: &Node, id: Option<&str>, found: &mut bool, words: &mut String) {
    if id.is_some() && node.attribute("id") == id {
        *found = true;
        return;
    }
    match node {
        Node::Text(text) if *found => words.extend(text.chars().filter(|one| is_compared(*one))),
        Node::Element { name, .. } if name == "head" => {}
        _ if node.attribute("data-ours").is_some() => {}
        _ => {
            for child in node.children() {
                collect(child, id, found, words);
            }
        }
    }
}

/// Letters: poppler reads digits, punctuation and signs on letters of Arabic lines out of their place.
fn is_compared(character: char) -> bool {
    character.is_alphabetic() && !matches!(character, '\u{64b}'..='\u{65f}')
}

/// The letters that poppler reads on each page.
fn pages(pdf: &[u8]) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("edition.pdf");
    fs::write(&path, pdf).unwrap();
    let output = Command::new("pdftotext")
        .args(["-enc", "UTF-8"])
        .arg(&path)
        .arg("-")
        .output()
        .expect("pdftotext of poppler-utils is needed for this test");
    assert!(output.status.success());
    let text = String::from_utf8(output.stdout).unwrap();
    let mut pages: Vec<String> = text
        .split('\u{c}')
        .map(|page| page.chars().filter(|one| is_compared(*one)).collect())
        .collect();
    pages.pop();
    pages
}

fn all_words(chapters: &[(String, String)]) -> String {
    let words = chapters.iter().map(|(_, text)| words_after(text, None));
    words.collect()
}

fn check(source: &Path) {
    let built = built(source);
    let pages = pages(&built.pdf);
    let listed: Vec<(&str, &str)> = built
        .nav
        .split("<nav epub:type=\"page-list\"")
        .nth(1)
        .expect("a page list")
        .split("<a href=\"")
        .skip(1)
        .map(|rest| {
            let (href, rest) = rest.split_once("\">").unwrap();
            (href, rest.split('<').next().unwrap())
        })
        .collect();
    let labels: Vec<String> = (1..=pages.len()).map(|page| page.to_string()).collect();
    let found: Vec<&str> = listed.iter().map(|(_, label)| *label).collect();
    assert_eq!(found, labels, "{}", source.display());
    for (position, (href, label)) in listed.iter().enumerate() {
        let (file, id) = href.split_once('#').unwrap();
        let chapter = built.chapters.iter().position(|(name, _)| name == file);
        let mut text = words_after(&built.chapters[chapter.unwrap()].1, Some(id));
        text.push_str(&all_words(&built.chapters[chapter.unwrap() + 1..]));
        if position == 0 {
            // poppler reads the masthead by its columns; the text begins with the page.
            assert_eq!(text, all_words(&built.chapters[chapter.unwrap()..]));
            continue;
        }
        let begins: String = text.chars().take(COMPARED).collect();
        let page = &pages[position];
        assert!(
            page.contains(&begins),
            "{}: behind the mark of page {label} stands {begins:?}, which is not on that page:\n{page}",
            source.display()
        );
        // It is the first text of the page: of what stands before it, nothing but the running head.
        let before = page.find(&begins).unwrap();
        let head = page[..before].chars().count();
        assert!(
            head < 200,
            "{}: page {label} has {head} characters before its mark",
            source.display()
        );
    }
    let pdf = "<meta property=\"pageBreakSource\">";
    assert!(built.package.contains(pdf), "the PDF is not named");
}

#[test]
#[ignore = "needs pdftotext of poppler-utils; tests/run runs it"]
fn pages_of_our_own_documents_begin_where_the_epub_says() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for source in [
        "content/A/RES/68/197/en.md",
        "tests/structure/whole.md",
        "tests/structure/parts.md",
    ] {
        check(&root.join(source));
    }
}

#[test]
#[ignore = "needs pdftotext of poppler-utils; tests/run runs it"]
fn pages_of_official_documents_begin_where_the_epub_says() {
    let wanted = |path: &str| OFFICIAL.contains(&path);
    let Some(documents) = archive::documents(wanted) else {
        return;
    };
    assert_eq!(documents.len(), OFFICIAL.len());
    for document in documents {
        let folder = tempfile::tempdir().unwrap();
        let name = document.path.replace('/', "_");
        let source = folder.path().join(name);
        fs::write(&source, &document.bytes).unwrap();
        check(&source);
    }
}

#[test]
fn without_a_pdf_there_is_no_page_list() {
    let folder = tempfile::tempdir().unwrap();
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/A/RES/68/197/en.md");
    let output = Command::new(env!("CARGO_BIN_EXE_publish"))
        .arg("build")
        .arg(source)
        .args(["-q", "--formats", "epub"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    let epub = find(&folder.path().join("dist"), "epub").unwrap();
    let mut archive = zip::ZipArchive::new(Cursor::new(fs::read(epub).unwrap())).unwrap();
    for name in ["OEBPS/nav.xhtml", "OEBPS/content.opf"] {
        let mut text = String::new();
        archive
            .by_name(name)
            .unwrap()
            .read_to_string(&mut text)
            .unwrap();
        assert!(!text.contains("page-list") && !text.contains("pageBreak"));
    }
}
