//! The pages for full-text search and their indexes. `tests/browser/search.mjs` searches with them.

use std::collections::BTreeMap;
use std::fs;
use std::time::SystemTime;

use publish_test_support::files;
use tempfile::TempDir;

use crate::publish;

fn write(folder: &TempDir, language: &str, number: u32, text: &str) {
    let path = folder
        .path()
        .join(format!("content/{number}-{language}.md"));
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    let head = format!("symbol: A/RES/99/{number}\nlanguage: {language}\ntitle: {text}");
    let source = format!("---\n{head}\nadopted: 2044-12-18\n---\n\n1. *{text}* – {number};\n");
    fs::write(path, source).unwrap();
}

/// A project with two documents in three languages.
fn project() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for number in [1, 2] {
        write(&folder, "en", number, "Rest");
        write(&folder, "ar", number, "الراحة");
        write(&folder, "zh", number, "休息");
    }
    folder
}

/// Builds the web pages of a project into its folder `out`, and returns all files there.
fn build(folder: &TempDir, out: &str, arguments: &[&str]) -> BTreeMap<String, Vec<u8>> {
    let all = [
        &["build", "--formats", "html", "--quiet", "--out", out],
        arguments,
    ]
    .concat();
    let built = publish(folder.path(), &all);
    let errors = String::from_utf8_lossy(&built.stderr);
    assert!(built.status.success(), "{errors}");
    files(&folder.path().join(out)).into_iter().collect()
}

fn in_folder<'f>(files: &'f BTreeMap<String, Vec<u8>>, folder: &str) -> Vec<&'f str> {
    let paths = files.keys().map(String::as_str);
    paths.filter(|path| path.starts_with(folder)).collect()
}

fn text<'f>(files: &'f BTreeMap<String, Vec<u8>>, path: &str) -> &'f str {
    str::from_utf8(&files[path]).unwrap()
}

#[test]
fn each_language_has_a_search_page_and_its_own_index() {
    let files = build(&project(), "dist", &["--search"]);
    for (language, wasm) in [("ar", "ar"), ("en", "en"), ("zh", "unknown")] {
        let folder = format!("{language}/search/");
        let paths = in_folder(&files, &folder);
        let has = |start: &str, end: &str| {
            let start = format!("{folder}{start}");
            let mut paths = paths.iter();
            paths.any(|path| path.starts_with(&start) && path.ends_with(end))
        };
        for (start, end) in [
            ("index.html", ""),
            ("pagefind.js", ""),
            ("search.", ".js"),
            (&*format!("wasm.{wasm}."), ".pagefind"),
            ("index/", ".pf_index"),
            ("fragment/", ".pf_fragment"),
        ] {
            assert!(has(start, end), "{start}{end}: {paths:?}");
        }
        let entry = text(&files, &format!("{folder}pagefind-entry.json"));
        let entry: serde_json::Value = serde_json::from_str(entry).unwrap();
        assert_eq!(entry["languages"][language]["page_count"], 2, "{entry}");
        let sums = text(&files, "SHA256SUMS");
        for path in paths {
            assert!(sums.contains(&format!("  {path}\n")), "{path}");
        }
    }
}

#[test]
fn only_the_search_page_may_run_webassembly() {
    let files = build(&project(), "dist", &["--search"]);
    for path in files.keys().filter(|path| path.ends_with(".html")) {
        let has_policy = text(&files, path).contains("'wasm-unsafe-eval'");
        assert_eq!(has_policy, path.ends_with("/search/index.html"), "{path}");
    }
    let list = text(&files, "index.html");
    assert!(list.contains(r#"action="en/search/index.html""#), "{list}");
    assert!(list.contains("form-action 'self'"), "{list}");
}

#[test]
fn the_pages_of_a_large_site_lead_to_the_search_of_their_language() {
    let folder = project();
    for number in 3..=100 {
        write(&folder, "en", number, "Rest");
    }
    let files = build(&folder, "dist", &["--search"]);
    for (page, href) in [
        ("index.html", "en/search/index.html"),
        ("en/index.html", "../en/search/index.html"),
        ("ar/index.html", "../ar/search/index.html"),
    ] {
        let form = format!(r#"action="{href}""#);
        assert!(text(&files, page).contains(&form), "{page}");
    }
    let list = text(&files, "en/browse/general-assembly/index.html");
    assert!(
        list.contains(r#"action="../../../en/search/index.html""#),
        "{list}"
    );
    let search = text(&files, "en/search/index.html");
    assert!(
        search.contains(r#"<a href="../../en/index.html">"#),
        "{search}"
    );
}

#[test]
fn the_same_documents_give_the_same_index() {
    let folder = project();
    let first = build(&folder, "first", &["--search", "--no-cache"]);
    assert_eq!(first, build(&folder, "second", &["--search", "--no-cache"]));
}

#[test]
fn search_is_off_by_default_and_leaves_when_it_is_turned_off() {
    let folder = project();
    let without = build(&folder, "without", &["--no-cache"]);
    let of_search = |files: &BTreeMap<String, Vec<u8>>| {
        let mut paths = files.keys();
        paths.any(|path| path.contains("/search/"))
    };
    assert!(!of_search(&without));
    fs::write(folder.path().join("publish.toml"), "search = true\n").unwrap();
    let with = build(&folder, "dist", &["--cache", "cache"]);
    assert!(of_search(&with));
    let off = build(&folder, "dist", &["--cache", "cache", "--search=false"]);
    assert_eq!(off, without);
    assert!(!folder.path().join("dist/en/search").exists());
}

#[test]
fn only_the_index_of_a_language_that_has_changed_is_written() {
    let folder = project();
    let arguments = ["--search", "--cache", "cache"];
    let first = build(&folder, "dist", &arguments);
    let written = |path: &str| -> SystemTime {
        let path = folder.path().join("dist").join(path);
        fs::metadata(path).unwrap().modified().unwrap()
    };
    let times = |language: &str| -> Vec<SystemTime> {
        let paths = in_folder(&first, &format!("{language}/search/"));
        paths.iter().map(|path| written(path)).collect()
    };
    let before = times("ar");
    write(&folder, "en", 2, "Peace");
    let second = build(&folder, "dist", &arguments);
    assert_eq!(times("ar"), before);
    let changed = |path: &str| first.get(path) != second.get(path);
    assert!(changed("en/search/pagefind-entry.json"));
    assert_eq!(second, build(&folder, "other", &["--search", "--no-cache"]));
}

#[test]
fn a_damaged_index_is_made_again() {
    let folder = project();
    let arguments = ["--search", "--cache", "cache"];
    let first = build(&folder, "dist", &arguments);
    let entry = folder.path().join("dist/en/search/pagefind-entry.json");
    fs::write(entry, "{}").unwrap();
    assert_eq!(build(&folder, "dist", &arguments), first);
}

#[test]
fn every_page_of_a_language_leads_to_its_search() {
    let folder = project();
    let site = ["--search", "--site", "https://example.org"];
    let files = build(&folder, "dist", &site);
    for path in files.keys().filter(|path| path.ends_with(".html")) {
        let page = text(&files, path);
        // The search page has the form without an address.
        let forms = page.matches(r#"role="search""#).count();
        assert_eq!(forms, 1, "{path}");
        assert!(page.contains("form-action 'self'"), "{path}");
        let language = path.split('/').next().filter(|first| first.len() == 2);
        let action = format!("{}/search/index.html\"", language.unwrap_or("en"));
        let has_action = page.contains(&action) || path.ends_with("/search/index.html");
        assert!(has_action, "{path}");
    }
    let without = build(&folder, "dist", &[]);
    for path in without.keys().filter(|path| path.ends_with(".html")) {
        let page = text(&without, path);
        assert!(!page.contains(r#"role="search""#), "{path}");
        assert!(page.contains("form-action 'none'"), "{path}");
    }
}

#[test]
fn merged_shards_have_the_same_index() {
    let folder = project();
    let whole = build(&folder, "whole", &["--search", "--no-cache"]);
    for shard in ["1/2", "2/2"] {
        let out = format!("shard-{}", &shard[..1]);
        let files = build(&folder, &out, &["--search", "--no-cache", "--shard", shard]);
        assert!(in_folder(&files, "en/search/").is_empty(), "{shard}");
    }
    let arguments = ["merge", "shard-1", "shard-2", "--out", "merged", "--search"];
    let merged = publish(folder.path(), &arguments);
    assert!(merged.status.success(), "{merged:?}");
    let merged: BTreeMap<_, _> = files(&folder.path().join("merged")).into_iter().collect();
    assert_eq!(merged, whole);
}

#[test]
fn results_can_be_narrowed_by_subject() {
    let folder = project();
    let page = "ar/search/index.html";
    let before = build(&folder, "dist", &["--search"]);
    assert!(!text(&before, page).contains("name=\"subject\""));
    let path = folder.path().join("content/1-ar.md");
    let source = fs::read_to_string(&path).unwrap();
    let with_subject = source.replacen("language:", "subjects: [CRIME PREVENTION]\nlanguage:", 1);
    fs::write(&path, with_subject).unwrap();
    let after = build(&folder, "dist", &["--search"]);
    let option = "<option lang=\"en\" dir=\"ltr\">Crime prevention</option>";
    assert!(text(&after, page).contains(option));
    let filters = |files: &BTreeMap<String, Vec<u8>>| in_folder(files, "ar/search/filter/").len();
    assert_eq!(filters(&after), filters(&before) + 1);
}
