//! The archives with all documents of a list.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;

use publish_test_support::files;
use tempfile::TempDir;

use crate::publish;
use crate::site::{pages, project, select};

type Files = BTreeMap<String, Vec<u8>>;

fn run(folder: &TempDir, arguments: &[&str]) {
    let output = publish(folder.path(), arguments);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {errors}");
}

fn build(folder: &TempDir, arguments: &[&str]) -> Files {
    let command = [
        "build", "content", "--out", "dist", "--quiet", "--cache", "cache",
    ];
    run(folder, &[&command, arguments].concat());
    run(folder, &["verify", "dist"]);
    files(&folder.path().join("dist"))
}

const FORMATS: [&str; 3] = ["--archives", "--formats", "html,txt"];

fn archives(files: &Files) -> BTreeSet<&str> {
    let paths = files.keys().map(String::as_str);
    paths.filter(|path| path.ends_with(".zip")).collect()
}

/// Returns the files in an archive.
fn unpacked(archive: &[u8]) -> Files {
    let mut archive = zip::ZipArchive::new(Cursor::new(archive)).unwrap();
    let mut files = Files::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        files.insert(file.name().to_owned(), bytes);
    }
    files
}

const SESSION_99: &str =
    "en/browse/general-assembly/resolution/99/general-assembly-resolution-99-en-txt.zip";

const OF_LANGUAGE: &str = "en/documents-en-txt.zip";

#[test]
fn each_session_has_an_archive_with_the_checksums_of_its_documents() {
    let folder = project(101);
    let built = build(&folder, &FORMATS);
    let expected = [
        "ar/browse/general-assembly/resolution/98/general-assembly-resolution-98-ar-txt.zip",
        "ar/documents-ar-txt.zip",
        "en/browse/general-assembly/decision/98/general-assembly-decision-98-en-txt.zip",
        "en/browse/general-assembly/document/undated/general-assembly-document-undated-en-txt.zip",
        "en/browse/general-assembly/resolution/98/general-assembly-resolution-98-en-txt.zip",
        SESSION_99,
        "en/browse/general-assembly/resolution/ES-11/general-assembly-resolution-ES-11-en-txt.zip",
        "en/browse/security-council/resolution/2044/security-council-resolution-2044-en-txt.zip",
        OF_LANGUAGE,
        "zh/browse/general-assembly/resolution/98/general-assembly-resolution-98-zh-txt.zip",
        "zh/documents-zh-txt.zip",
    ];
    assert_eq!(archives(&built), BTreeSet::from(expected));
    let mut found = unpacked(&built[SESSION_99]);
    let sums = String::from_utf8(found.remove("SHA256SUMS").unwrap()).unwrap();
    assert_eq!(found.len(), 101);
    let of_site = String::from_utf8(built["SHA256SUMS"].clone()).unwrap();
    for (name, bytes) in &found {
        let folder = name.trim_end_matches("-EN.txt").replace('_', "/");
        assert_eq!(*bytes, built[&format!("en/{folder}/{name}")]);
        let sum = sums
            .lines()
            .find(|line| line.ends_with(&format!("  {name}")));
        let (sum, _) = sum.unwrap().split_once("  ").unwrap();
        assert!(of_site.contains(&format!("{sum}  en/{folder}/{name}\n")));
    }
    assert!(of_site.contains(SESSION_99));
    // Both pages of the list have the link, with the size.
    let pages = pages(&folder.path().join("dist"));
    let list = "en/browse/general-assembly/resolution/99";
    for page in ["index.html", "page-2.html"] {
        let links = select(
            &pages[&format!("{list}/{page}")],
            "a[type='application/zip']",
        );
        let hrefs: Vec<_> = links
            .iter()
            .map(|link| link.attr("href").unwrap())
            .collect();
        assert_eq!(hrefs, [format!("../../../../../{SESSION_99}")]);
        let text: String = links[0].text().collect();
        assert!(
            text.starts_with("Plain text (ZIP, ") && text.ends_with(" KB)"),
            "{text}"
        );
    }
    // The archive of the language has the documents of all sessions, and is on the home pages.
    let of_language = unpacked(&built[OF_LANGUAGE]);
    let texts = built
        .keys()
        .filter(|path| path.starts_with("en/A/") || path.starts_with("en/S/"));
    assert_eq!(
        of_language.len(),
        texts.filter(|path| path.ends_with(".txt")).count() + 1
    );
    for page in ["index.html", "en/index.html"] {
        let links = select(&pages[page], "a[type='application/zip']");
        let hrefs = links.iter().map(|link| link.attr("href").unwrap());
        assert!(hrefs.eq([format!(
            "{}{OF_LANGUAGE}",
            if page.contains('/') { "../" } else { "" }
        )]));
    }
    // The same documents give the same bytes, also from shards.
    for shard in ["1/2", "2/2"] {
        let out = format!("shard-{}", &shard[..1]);
        let build = [
            "build",
            "content",
            "-q",
            "--no-cache",
            "--shard",
            shard,
            "--out",
            &out,
        ];
        run(&folder, &[&build[..], &FORMATS].concat());
        assert!(archives(&files(&folder.path().join(&out))).is_empty());
    }
    run(
        &folder,
        &[
            "merge",
            "shard-1",
            "shard-2",
            "--out",
            "merged",
            "-q",
            "--archives",
        ],
    );
    let merged = files(&folder.path().join("merged"));
    assert_eq!(archives(&merged), archives(&built));
    for path in [SESSION_99, OF_LANGUAGE] {
        assert_eq!(merged[path], built[path]);
    }
}

#[test]
fn a_small_site_has_an_archive_of_each_language() {
    let folder = project(1);
    let built = build(&folder, &FORMATS);
    let expected = ["ar", "en", "zh"].map(|tag| format!("{tag}/documents-{tag}-txt.zip"));
    assert!(archives(&built).into_iter().eq(expected.iter()));
    let pages = pages(&folder.path().join("dist"));
    for (page, count) in [("en/index.html", 1), ("index.html", 0)] {
        let links = select(&pages[page], "a[type='application/zip']");
        assert_eq!(links.len(), count);
    }
}

#[test]
fn only_archives_with_changed_documents_are_written_again() {
    let folder = project(101);
    let before = build(&folder, &FORMATS);
    let written = |path: &str| {
        let path = folder.path().join("dist").join(path);
        fs::metadata(path).unwrap().modified().unwrap()
    };
    let times: BTreeMap<&str, _> = archives(&before)
        .into_iter()
        .map(|path| (path, written(path)))
        .collect();
    let changed = [
        "en/browse/general-assembly/resolution/98/general-assembly-resolution-98-en-txt.zip",
        OF_LANGUAGE,
    ];
    let source = folder.path().join("content/en/A_RES_98_7.md");
    let text = fs::read_to_string(&source).unwrap();
    fs::write(&source, text.replace("to rest", "to sleep")).unwrap();
    let after = build(&folder, &FORMATS);
    for (path, time) in times {
        let is_changed = changed.contains(&path);
        assert_eq!(written(path) != time, is_changed, "{path}");
        assert_eq!(before[path] != after[path], is_changed, "{path}");
    }
    // A deleted archive is written again, and one that is not wanted any more is removed.
    fs::remove_file(folder.path().join("dist").join(SESSION_99)).unwrap();
    assert_eq!(build(&folder, &FORMATS), after);
    fs::remove_file(Path::new(&source)).unwrap();
    let pruned = build(&folder, &[&FORMATS[..], &["--prune"]].concat());
    assert!(!pruned.contains_key(changed[0]));
    let without = build(&folder, &["--formats", "html,txt"]);
    assert!(archives(&without).is_empty());
}
