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

use std::fs;
use std::path::{Path, PathBuf};

use publish::build::{Order, Workshop};
use publish::dist::Output;
use publish::edition::Format;
use publish::template::Templates;

/// The transcript of the one PDF that a source becomes.
fn transcript(source: PathBuf) -> String {
    let folder = tempfile::tempdir().unwrap();
    let output = Output::open(folder.path()).unwrap();
    let formats = vec![Format::Pdf];
    let workshop = Workshop::new(Templates::built_in(), publish::fonts::built_in(), &formats);
    let order = Order {
        sources: vec![source],
        formats,
        epoch: None,
        jobs: 1,
    };
    workshop
        .map_err(|_| "built-in parts")
        .unwrap()
        .build(&order, &output, &|_| {});
    let pdf = find(folder.path()).expect("a PDF");
    transcript::of(&tag_tree::read(&fs::read(pdf).unwrap()))
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

#[test]
fn the_real_document_is_heard_so() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/A/RES/68/197/en.md");
    check("listening__A_RES_68_197", &transcript(source));
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
