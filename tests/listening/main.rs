//! PDFs as they are heard: transcripts of the real document and of official ones, read by a person
//! and kept as snapshots in `tests/snapshots`.

#![allow(
    clippy::disallowed_methods,
    clippy::print_stderr,
    clippy::unwrap_used,
    missing_docs
)]

#[path = "../corpus/archive.rs"]
mod archive;
#[path = "../support/tag_tree.rs"]
mod tag_tree;
mod transcript;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use lopdf::{Document, Object, ObjectId};

use publish::build::{Order, Workshop};
use publish::dist::Output;
use publish::edition::pdf::Settings;
use publish::edition::{Format, braille};
use publish::template::Templates;

fn transcript(source: PathBuf) -> String {
    transcript::of(&tag_tree::read(&pdf(source)))
}

/// The one PDF that a source becomes.
fn pdf(source: PathBuf) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let output = Output::open(folder.path()).unwrap();
    let formats = vec![Format::Pdf];
    let workshop = Workshop::new(Templates::built_in(), publish::fonts::built_in(), &formats);
    let order = Order {
        sources: vec![source],
        formats,
        pdf: Settings::default(),
        html_page_marks: false,
        site: None,
        braille: braille::Settings::default(),
        epoch: None,
        jobs: 1,
    };
    workshop
        .map_err(|_| "built-in parts")
        .unwrap()
        .build(&order, &output, &|_| {});
    fs::read(find(folder.path()).expect("a PDF")).unwrap()
}

fn find(folder: &Path) -> Option<PathBuf> {
    fs::read_dir(folder).unwrap().find_map(|entry| {
        let path = entry.unwrap().path();
        if path.is_dir() {
            return find(&path);
        }
        let is_pdf = path.extension().is_some_and(|extension| extension == "pdf");
        is_pdf.then_some(path)
    })
}

fn check(name: &str, transcript: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.bind(|| insta::assert_snapshot!(name, transcript));
}

fn real_document() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("content/A/RES/68/197/en.md")
}

#[test]
fn the_real_document_is_heard_so() {
    check("listening__A_RES_68_197", &transcript(real_document()));
}

/// Elements know what is in them, and pages in which element each marked content is (ISO 32000-1,
/// 14.7.4.4): readers that begin at a place of the page go the second way.
#[test]
fn pages_and_elements_agree() {
    let document = Document::load_mem(&pdf(real_document())).unwrap();
    let root = document.catalog().unwrap().get(b"StructTreeRoot").unwrap();
    let root = document
        .get_dictionary(root.as_reference().unwrap())
        .unwrap();
    let (mut told, mut parents) = (BTreeMap::new(), 0);
    for kid in array(&document, root.get(b"K").unwrap()) {
        by_elements(&document, kid.as_reference().unwrap(), &mut told);
    }
    let numbers = document
        .dereference(root.get(b"ParentTree").unwrap())
        .unwrap();
    let numbers = array(
        &document,
        numbers.1.as_dict().unwrap().get(b"Nums").unwrap(),
    );
    for (_, page) in document.get_pages() {
        let page_is = document.get_dictionary(page).unwrap();
        let key = page_is.get(b"StructParents").unwrap();
        let at = numbers.iter().position(|number| number == key).unwrap();
        for (number, element) in array(&document, &numbers[at + 1]).iter().enumerate() {
            let number = i64::try_from(number).unwrap();
            assert_eq!(
                told.get(&(page, number)),
                element.as_reference().ok().as_ref()
            );
            parents += 1;
        }
    }
    assert_eq!(parents, told.len());
    assert!(parents > 500);
}

fn array(document: &Document, object: &Object) -> Vec<Object> {
    match document.dereference(object).unwrap().1 {
        Object::Array(array) => array.clone(),
        _ => vec![object.clone()],
    }
}

/// The element of each marked content, by its page and number.
fn by_elements(document: &Document, id: ObjectId, told: &mut BTreeMap<(ObjectId, i64), ObjectId>) {
    let element = document.get_dictionary(id).unwrap();
    let page = element.get(b"Pg").and_then(Object::as_reference);
    for kid in element
        .get(b"K")
        .map_or(Vec::new(), |kids| array(document, kids))
    {
        match &kid {
            Object::Integer(number) => {
                told.insert((*page.as_ref().unwrap(), *number), id);
            }
            Object::Dictionary(kid) if kid.has(b"MCID") => {
                let page = kid.get(b"Pg").and_then(Object::as_reference).unwrap();
                told.insert((page, kid.get(b"MCID").unwrap().as_i64().unwrap()), id);
            }
            Object::Reference(inner) => {
                let is_child = document.get_dictionary(*inner).unwrap();
                assert_eq!(is_child.get(b"P").unwrap().as_reference().unwrap(), id);
                by_elements(document, *inner, told);
            }
            _ => {}
        }
    }
}

/// A document for each thing that is hard to hear, each short enough to be read through.
const OFFICIAL: [(&str, &str); 4] = [
    (
        "ECOSOC/2024/Chinese/E_RES_2024_10-2414118C.xml",
        "E_RES_2024_10_ZH",
    ),
    (
        "GA/77session/English/A_RES_77_256 A-B-2300172E.xml",
        "A_RES_77_256_A_B_EN",
    ),
    (
        "GA/79session/Spanish/A_RES_79_259-2424702S.xml",
        "A_RES_79_259_ES",
    ),
    (
        "SC/2022/Arabic/S_RES_2641 (2022)-2210405A.xml",
        "S_RES_2641_AR",
    ),
];

#[test]
fn official_documents_are_heard_so() {
    let wanted = |path: &str| OFFICIAL.iter().any(|(wanted, _)| *wanted == path);
    let Some(documents) = archive::documents(wanted) else {
        return;
    };
    assert_eq!(documents.len(), OFFICIAL.len());
    for document in documents {
        let folder = tempfile::tempdir().unwrap();
        let source = folder.path().join("document.xml");
        fs::write(&source, &document.bytes).unwrap();
        let name = OFFICIAL.iter().find(|(path, _)| *path == document.path);
        let (_, name) = name.unwrap();
        check(&format!("listening__{name}"), &transcript(source));
    }
}
