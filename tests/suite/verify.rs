//! `publish verify`: an output folder against its checksums, and a PDF against its attached source.

use std::fs;
use std::path::{Path, PathBuf};

use publish_test_support::root;

use crate::{PROGRAM, publish};

/// Builds a document as PDF with these options, and returns the path of the PDF.
fn build(folder: &Path, options: &[&str]) -> PathBuf {
    let source = root().join("tests/structure/whole.md");
    let output = PROGRAM
        .command(folder, &["build", source.to_str().unwrap(), "--quiet"])
        .args(options)
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    let files = fs::read_dir(folder.join("dist/en/A/RES/99/1")).unwrap();
    let paths = files.map(|file| file.unwrap().path());
    let mut pdfs = paths.filter(|path| path.extension().is_some_and(|one| one == "pdf"));
    pdfs.next().unwrap()
}

/// Returns the exit status and the messages of `publish verify`.
fn verify(folder: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let arguments = [&["verify"], arguments].concat();
    let output = publish(folder, &arguments);
    let messages = String::from_utf8_lossy(&output.stderr).into_owned();
    (output.status.code(), messages)
}

#[test]
fn a_folder_is_verified_until_a_file_is_changed_or_deleted() {
    let folder = tempfile::tempdir().unwrap();
    let pdf = build(folder.path(), &[]);
    let (status, messages) = verify(folder.path(), &[]);
    assert_eq!(status, Some(0), "{messages}");
    assert!(messages.starts_with("dist: verified, "), "{messages}");
    let bytes = fs::read(&pdf).unwrap();
    fs::write(&pdf, &bytes[1..]).unwrap();
    let (status, messages) = verify(folder.path(), &["dist"]);
    assert_eq!(status, Some(1));
    assert!(messages.contains("O002"), "{messages}");
    fs::remove_file(&pdf).unwrap();
    let (status, messages) = verify(folder.path(), &["dist"]);
    assert_eq!(status, Some(1));
    assert!(messages.contains("O006"), "{messages}");
    assert!(!messages.contains("O002"), "{messages}");
}

#[test]
fn a_pdf_is_verified_against_its_attached_source() {
    for options in [
        &["--pdf-standard", "a-3a"][..],
        &["--pdf-standard", "a-4f", "--pdf-notes", "end"],
        &["--pdf-standard", "a-3a", "--pdf-variant", "large-print"],
        // The PDF itself names the other editions.
        &["--pdf-standard", "a-3a", "--formats", "pdf"],
        &["--pdf-standard", "a-3a", "--formats", "txt,pdf,jsonl,akn"],
        &[
            "--pdf-standard",
            "a-4f",
            "--formats",
            "html,pdf",
            "--pdf-variant",
            "letter,standard",
        ],
    ] {
        let folder = tempfile::tempdir().unwrap();
        let pdf = build(folder.path(), options);
        let path = pdf.to_str().unwrap();
        let (status, messages) = verify(folder.path(), &[path]);
        assert_eq!(status, Some(0), "{messages}");
        let found = |option: &&[&str]| option[0] != "--formats" && !option[1].contains(',');
        for option in options.chunks(2).filter(found) {
            assert!(messages.contains(&option.join(" ")), "{messages}");
        }
        // Another publisher.
        let (status, messages) = verify(folder.path(), &[path, "--publisher", "City of Example"]);
        assert_eq!(status, Some(1));
        assert!(messages.contains("O007"), "{messages}");
        let mut changed = fs::read(&pdf).unwrap();
        changed.extend(b"\n");
        fs::write(&pdf, changed).unwrap();
        assert_eq!(verify(folder.path(), &[path]).0, Some(1));
    }
}

#[test]
fn a_pdf_without_a_source_cannot_be_verified() {
    let folder = tempfile::tempdir().unwrap();
    let pdf = build(folder.path(), &[]);
    let (status, messages) = verify(folder.path(), &[pdf.to_str().unwrap()]);
    assert_eq!(status, Some(1));
    assert!(messages.contains("no source is attached"), "{messages}");
}
