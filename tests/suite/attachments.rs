//! The attachments of a PDF: its source, byte for byte, and the document in another format.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use lopdf::{Dictionary, Document, Object, decode_text_string};
use publish_test_support::root;

use crate::PROGRAM;

/// An attached file.
#[derive(Debug, PartialEq)]
struct Attached {
    relationship: String,
    media_type: String,
    described: bool,
    bytes: Vec<u8>,
}

/// Builds the PDF and the Akoma Ntoso of a source. Returns the folder and the path of the editions.
fn built(source: &Path, standard: &str) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let output = PROGRAM
        .command(folder.path(), &["build", "--formats", "pdf,akn", "-q"])
        .args(["--pdf-standard", standard])
        .arg(source)
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    let mut editions = folder.path().join("dist");
    while !editions.read_dir().unwrap().flatten().any(|entry| {
        let path = entry.path();
        path.extension().is_some_and(|extension| extension == "pdf")
    }) {
        let mut folders = editions.read_dir().unwrap().flatten();
        let inner = folders.find(|entry| entry.path().is_dir());
        editions = inner.unwrap().path();
    }
    (folder, editions)
}

fn attached(pdf: &[u8]) -> BTreeMap<String, Attached> {
    let document = Document::load_mem(pdf).unwrap();
    // Associated with the document, not a part of it (ISO 19005-3, 6.8; ISO 32000-2, 14.13).
    let files = document.catalog().unwrap().get(b"AF").unwrap();
    let files = document.dereference(files).unwrap().1.as_array().unwrap();
    let dictionary = |object: &Object| -> Dictionary {
        let (_, found) = document.dereference(object).unwrap();
        found.as_dict().unwrap().clone()
    };
    let file = |object: &Object| {
        let file = dictionary(object);
        let name = decode_text_string(file.get(b"UF").unwrap()).unwrap();
        let embedded = dictionary(file.get(b"EF").unwrap());
        let (_, stream) = document.dereference(embedded.get(b"F").unwrap()).unwrap();
        let stream = stream.as_stream().unwrap();
        let of_name = |object: &Object| String::from_utf8(object.as_name().unwrap().to_vec());
        let attached = Attached {
            relationship: of_name(file.get(b"AFRelationship").unwrap()).unwrap(),
            media_type: of_name(stream.dict.get(b"Subtype").unwrap()).unwrap(),
            described: file.has(b"Desc"),
            bytes: stream.get_plain_content().unwrap(),
        };
        (name, attached)
    };
    files.iter().map(file).collect()
}

#[test]
fn a_markdown_source_is_attached_with_akoma_ntoso() {
    let source = root().join("content/A/RES/68/197/en.md");
    for standard in ["a-3a", "a-4f"] {
        let (_folder, editions) = built(&source, standard);
        let found = attached(&fs::read(editions.join("A_RES_68_197-EN.pdf")).unwrap());
        let wanted = BTreeMap::from([
            (
                "A_RES_68_197-EN.md".to_owned(),
                Attached {
                    relationship: "Source".to_owned(),
                    media_type: "text/markdown".to_owned(),
                    described: true,
                    bytes: fs::read(&source).unwrap(),
                },
            ),
            (
                "A_RES_68_197-EN.xml".to_owned(),
                Attached {
                    relationship: "Alternative".to_owned(),
                    media_type: "application/akn+xml".to_owned(),
                    described: true,
                    bytes: fs::read(editions.join("A_RES_68_197-EN.xml")).unwrap(),
                },
            ),
        ]);
        assert_eq!(found, wanted);
    }
}

#[test]
fn an_akoma_ntoso_source_is_attached_with_markdown() {
    let source = root().join("tests/akoma_ntoso/lists.xml");
    let (_folder, editions) = built(&source, "a-3a");
    let pdf = fs::read_dir(editions).unwrap().flatten().find(|entry| {
        let path = entry.path();
        path.extension().is_some_and(|extension| extension == "pdf")
    });
    let found = attached(&fs::read(pdf.unwrap().path()).unwrap());
    let properties: Vec<(&str, &str)> = found
        .values()
        .map(|file| (file.relationship.as_str(), file.media_type.as_str()))
        .collect();
    assert_eq!(
        properties,
        [
            ("Alternative", "text/markdown"),
            ("Source", "application/akn+xml")
        ]
    );
    let source_file = found.values().find(|file| file.relationship == "Source");
    assert_eq!(source_file.unwrap().bytes, fs::read(&source).unwrap());
}

#[test]
fn pdfs_of_other_standards_have_no_attachments() {
    let source = root().join("content/A/RES/68/197/en.md");
    for standard in ["a-2a", "a-4"] {
        let (_folder, editions) = built(&source, standard);
        let pdf = fs::read(editions.join("A_RES_68_197-EN.pdf")).unwrap();
        let document = Document::load_mem(&pdf).unwrap();
        assert!(!document.catalog().unwrap().has(b"AF"), "{standard}");
    }
}
