//! The rules of ARCHITECTURE.md that can be read off the sources.

#![allow(
    clippy::disallowed_methods,
    clippy::print_stderr,
    clippy::unwrap_used,
    missing_docs
)]

use std::fs;
use std::path::{Path, PathBuf};

/// What each module may use of the crate.
const ARROWS: [(&str, &[&str]); 9] = [
    ("model", &["resolve"]), // in doc comments alone
    ("diagnostic", &[]),
    ("resolve", &["model", "diagnostic"]),
    ("wording", &["diagnostic", "model", "template"]),
    (
        "view",
        &["diagnostic", "model", "resolve", "template", "wording"],
    ),
    (
        "source",
        &["diagnostic", "model", "resolve", "suggestion", "wording"],
    ),
    (
        "statement",
        &["diagnostic", "dist", "edition", "model", "wording"],
    ),
    ("template", &["diagnostic", "input", "model", "suggestion"]),
    (
        "edition",
        // The Markdown edition decides by the reader's own code what needs a mark.
        &[
            "diagnostic",
            "fonts",
            "model",
            "source",
            "template",
            "view",
            "wording",
        ],
    ),
];

fn sources(module: &str) -> Vec<(PathBuf, String)> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    let mut open = vec![src.join(module), src.join(format!("{module}.rs"))];
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(
                fs::read_dir(&path)
                    .unwrap()
                    .map(|entry| entry.unwrap().path()),
            );
        } else if path.is_file() && path.extension().is_some_and(|extension| extension == "rs") {
            found.push((path.clone(), fs::read_to_string(&path).unwrap()));
        }
    }
    found
}

/// A source without its tests.
fn code(text: &str) -> &str {
    text.split("#[cfg(test)]").next().unwrap()
}

#[test]
fn modules_use_only_what_they_may() {
    for (module, allowed) in ARROWS {
        let sources = sources(module);
        assert!(!sources.is_empty(), "there is no module {module}");
        for (path, text) in sources {
            for (number, line) in code(&text).lines().enumerate() {
                for used in line.split("crate::").skip(1) {
                    let used: String = used
                        .chars()
                        .take_while(|c| c.is_alphanumeric() || *c == '_')
                        .collect();
                    assert!(
                        used == module || allowed.contains(&used.as_str()),
                        "{}:{}: {module} must not use {used}",
                        path.display(),
                        number + 1
                    );
                }
            }
        }
    }
}

#[test]
fn only_the_module_that_calls_liblouis_is_unsafe() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let modules = fs::read_dir(src)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let names = modules.map(|path| path.file_stem().unwrap().to_string_lossy().into_owned());
    for (path, text) in names.flat_map(|name| sources(&name)) {
        let is_unsafe = code(&text).contains("unsafe");
        let may_be = path.ends_with("edition/braille/louis.rs");
        assert_eq!(is_unsafe, may_be, "{}", path.display());
    }
}

#[test]
fn only_the_doors_touch_the_disk_and_only_the_command_line_the_environment() {
    let disk = ["input", "fonts", "template", "dist"];
    for module in [
        "model",
        "diagnostic",
        "resolve",
        "wording",
        "view",
        "source",
        "edition",
        "build",
        "site",
        "statement",
        "input",
        "fonts",
        "template",
        "dist",
    ] {
        for (path, text) in sources(module) {
            let code = code(&text);
            for forbidden in [
                "std::env",
                "SystemTime",
                "Instant::now",
                "Timestamp::now",
                "Zoned::now",
            ] {
                assert!(!code.contains(forbidden), "{}: {forbidden}", path.display());
            }
            let touches_disk =
                code.contains("std::fs") || code.contains("use std::fs") || code.contains("fs::");
            assert!(
                !touches_disk || disk.contains(&module),
                "{} touches the disk",
                path.display()
            );
        }
    }
}
