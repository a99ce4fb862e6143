//! Invalid input, one folder per case. The program runs on `source.md`, or with the arguments in
//! `arguments.txt`. `expected.txt` has the diagnostics in short form, the exit status and the files
//! written. `UPDATE_EXPECTED=1 cargo test --test suite invalid` regenerates the expected files.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use publish_model::diagnostic::Code;
use publish_test_support::{files, root};

use crate::PROGRAM;

/// Codes for errors of libraries that no known input triggers, and of `publish serve`. `tests/braille`
/// covers that of braille, and `serve.rs` those of the server.
const UNTRIGGERED: [Code; 5] = [
    Code::TypesettingFailed,
    Code::EpubFailed,
    Code::BrailleFailed,
    Code::PortUnusable,
    Code::NotWatched,
];

fn cases() -> Vec<PathBuf> {
    let folder = root().join("tests/invalid");
    let entries = fs::read_dir(folder).unwrap();
    let mut cases: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    cases.sort();
    cases
}

/// Returns the program's diagnostics for a case, its exit status and the files it wrote.
fn run(case: &Path) -> String {
    let work = tempfile::tempdir().unwrap();
    copy(case, work.path());
    let before = files(work.path());
    let arguments = fs::read_to_string(case.join("arguments.txt"));
    let arguments = arguments.unwrap_or_else(|_| "build\nsource.md\n".to_owned());
    let arguments: Vec<&str> = arguments.lines().collect();
    let output = PROGRAM
        .command(work.path(), &arguments)
        .args(["--message-format", "short"])
        .output()
        .unwrap();
    let mut report = String::from_utf8(output.stderr).unwrap();
    assert!(output.stdout.is_empty());
    assert!(!report.contains("panicked"), "{}: {report}", case.display());
    let status = output.status.code().expect("an exit status");
    report.push_str(&format!("exit status {status}\n"));
    // The names of the entries of a cache are hashes.
    let written = files(work.path()).into_keys();
    let written = written.filter(|file| !before.contains_key(file) && !file.starts_with("cache/"));
    // The name of the style sheet contains its hash, which must not decide the order.
    let written = written.map(|file| match file.rsplit_once('.') {
        Some((_, "css")) => "dist/site.….css".to_owned(),
        _ => file,
    });
    for file in written.collect::<BTreeSet<String>>() {
        report.push_str(&format!("wrote {file}\n"));
    }
    report
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            fs::create_dir_all(&target).unwrap();
            copy(&entry.path(), &target);
        } else if !["expected.txt", "arguments.txt"]
            .contains(&&*entry.file_name().to_string_lossy())
        {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

#[test]
fn each_error_is_reported_with_its_code_location_and_fix() {
    let update = std::env::var_os("UPDATE_EXPECTED").is_some();
    let mut different = Vec::new();
    for case in cases() {
        let found = run(&case);
        let expected = case.join("expected.txt");
        if update {
            fs::write(&expected, &found).unwrap();
        } else if fs::read_to_string(&expected).unwrap_or_default() != found {
            different.push(format!("{}:\n{found}", case.display()));
        }
    }
    assert!(different.is_empty(), "{}", different.join("\n"));
}

#[test]
fn every_diagnostic_code_has_a_case() {
    let mut expected = String::new();
    for case in cases() {
        expected.push_str(&fs::read_to_string(case.join("expected.txt")).unwrap());
    }
    for code in Code::ALL {
        let is_triggered = expected.contains(&format!(" {}: ", code.as_str()));
        assert_eq!(
            is_triggered,
            !UNTRIGGERED.contains(code),
            "{}",
            code.as_str()
        );
    }
}

#[test]
fn case_folders_are_named_after_a_code_that_they_trigger() {
    for case in cases() {
        let name = case.file_name().unwrap().to_string_lossy().into_owned();
        let code = name.split('-').next().unwrap();
        let expected = fs::read_to_string(case.join("expected.txt")).unwrap();
        assert!(
            code == "ten" || expected.contains(&format!(" {code}: ")),
            "{name}"
        );
    }
}
