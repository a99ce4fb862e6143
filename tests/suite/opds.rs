//! The catalogue for reading apps, in OPDS 2.0.

use std::collections::{BTreeMap, BTreeSet};

use publish_test_support::files;
use serde_json::Value;
use tempfile::TempDir;

use crate::publish;
use crate::site::{SITE, pages, project, select};

type Files = BTreeMap<String, Vec<u8>>;

fn build(folder: &TempDir, arguments: &[&str]) -> Files {
    let command = ["build", "content", "--out", "dist", "--quiet"];
    let built = publish(folder.path(), &[&command, arguments].concat());
    let errors = String::from_utf8_lossy(&built.stderr);
    assert!(built.status.success(), "{errors}");
    files(&folder.path().join("dist"))
}

fn at_address(folder: &TempDir, arguments: &[&str]) -> Files {
    let at_address = ["--formats", "html,epub", "--site", SITE];
    build(folder, &[&at_address, arguments].concat())
}

fn json(files: &Files, path: &str) -> Value {
    serde_json::from_slice(&files[path]).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

/// Returns the path in the output folder of a link. It has a media type, and its file exists.
fn target(files: &Files, link: &Value) -> String {
    let href = link["href"].as_str().unwrap();
    let path = href.strip_prefix(SITE).unwrap().trim_start_matches('/');
    assert!(files.contains_key(path), "{link}");
    assert!(link["type"].is_string(), "{link}");
    path.to_owned()
}

fn link<'v>(value: &'v Value, rel: &str) -> Option<&'v Value> {
    let mut links = list(value, "links").iter();
    links.find(|link| link["rel"] == rel)
}

/// Asserts what the schema of publications requires: a title, a link to itself, one to get it, and an
/// image in one of the formats that every app reads. Returns the title.
fn assert_publication(files: &Files, publication: &Value) -> String {
    let own = target(files, link(publication, "self").unwrap());
    assert_eq!(json(files, &own), *publication);
    let epub = link(publication, "http://opds-spec.org/acquisition/open-access").unwrap();
    assert_eq!(epub["type"], "application/epub+zip");
    assert!(target(files, epub).ends_with(".epub"));
    let images = list(publication, "images");
    assert_eq!(images.len(), 1);
    assert_eq!(images[0]["type"], "image/png");
    assert!(files[&target(files, &images[0])].starts_with(b"\x89PNG"));
    for link in list(publication, "links") {
        target(files, link);
    }
    let metadata = &publication["metadata"];
    assert!(
        metadata["identifier"]
            .as_str()
            .unwrap()
            .starts_with("urn:uuid:")
    );
    metadata["title"].as_str().unwrap().to_owned()
}

/// Asserts what the schema of feeds requires, follows all links to feeds, and adds the titles of the
/// publications.
fn read_feed(
    files: &Files,
    path: &str,
    visited: &mut BTreeSet<String>,
    titles: &mut BTreeSet<String>,
) {
    if !visited.insert(path.to_owned()) {
        return;
    }
    let feed = json(files, path);
    assert_eq!(target(files, link(&feed, "self").unwrap()), path);
    assert!(feed["metadata"]["title"].is_string());
    let roles = ["publications", "navigation", "groups"];
    assert!(roles.iter().any(|role| !list(&feed, role).is_empty()));
    for publication in list(&feed, "publications") {
        titles.insert(assert_publication(files, publication));
    }
    for group in list(&feed, "groups") {
        assert!(target(files, link(group, "alternate").unwrap()).ends_with("/feed.xml"));
        for publication in list(group, "publications") {
            assert_publication(files, publication);
        }
    }
    for link in list(&feed, "navigation") {
        assert!(link["title"].is_string());
        read_feed(files, &target(files, link), visited, titles);
    }
    for link in list(&feed, "links") {
        let next = target(files, link);
        if link["rel"] == "next" {
            read_feed(files, &next, visited, titles);
        }
    }
}

#[test]
fn every_epub_is_in_the_catalogue_of_its_language() {
    for documents in [20, 101] {
        let folder = project(documents);
        let built = at_address(&folder, &[]);
        for language in ["ar", "en", "zh"] {
            let (mut visited, mut titles) = (BTreeSet::new(), BTreeSet::new());
            let root = format!("{language}/opds.json");
            read_feed(&built, &root, &mut visited, &mut titles);
            let epubs = built.keys().filter(|path| {
                path.starts_with(&format!("{language}/")) && path.ends_with(".epub")
            });
            assert_eq!(titles.len(), epubs.count(), "{language}");
            let facets = &json(&built, &root)["facets"];
            assert_eq!(list(&facets[0], "links").len(), 3);
            let feeds = built.keys().filter(|path| {
                let is_feed = path.ends_with("opds.json") || path.ends_with("opds-2.json");
                is_feed && path.starts_with(language) && !path.contains("/A/")
            });
            let feeds: BTreeSet<String> = feeds
                .filter(|path| !path.contains("/S/"))
                .cloned()
                .collect();
            assert_eq!(visited, feeds);
        }
    }
}

#[test]
fn lists_lead_to_catalogues_and_a_publication_is_as_reviewed() {
    let folder = project(101);
    let built = at_address(&folder, &[]);
    let period = "en/browse/general-assembly/resolution/99";
    let second = json(&built, &format!("{period}/opds-2.json"));
    assert_eq!(second["metadata"]["currentPage"], 2);
    assert_eq!(list(&second, "publications").len(), 1);
    let previous = link(&second, "previous").unwrap();
    assert_eq!(target(&built, previous), format!("{period}/opds.json"));
    insta::assert_snapshot!(String::from_utf8(built["ar/A/RES/98/7/opds.json"].clone()).unwrap());
    let pages = pages(&folder.path().join("dist"));
    for (page, href) in [
        ("index.html", "en/opds.json"),
        ("en/index.html", "../en/opds.json"),
        ("en/browse/general-assembly/index.html", "./opds.json"),
        (
            "en/browse/general-assembly/resolution/99/page-2.html",
            "./opds.json",
        ),
    ] {
        let links = select(&pages[page], "[type='application/opds+json']");
        let hrefs: Vec<_> = links
            .iter()
            .map(|link| link.attr("href").unwrap())
            .collect();
        assert_eq!(hrefs, [href, href], "{page}");
    }
}

#[test]
fn the_catalogue_follows_the_documents() {
    let folder = project(3);
    let cache = ["--cache", "cache"];
    let first = at_address(&folder, &cache);
    assert_eq!(at_address(&folder, &cache), first);
    std::fs::remove_file(folder.path().join("dist/ar/A/RES/98/7/cover.png")).unwrap();
    assert_eq!(at_address(&folder, &cache), first);
    std::fs::remove_file(folder.path().join("content/ar/A_RES_98_7.md")).unwrap();
    let without = at_address(&folder, &["--cache", "cache", "--prune"]);
    let is_arabic = |path: &&String| path.starts_with("ar/");
    assert_eq!(without.keys().find(is_arabic), None);
    // A catalogue needs the address of the site.
    let without = build(&folder, &["--cache", "cache", "--formats", "html,epub"]);
    let is_of_catalogue =
        |path: &&String| path.ends_with("opds.json") || path.ends_with("cover.png");
    assert_eq!(without.keys().find(is_of_catalogue), None);
    // EPUBs with official words only have no cover.
    let folder = project(1);
    let without = at_address(&folder, &["--official-words-only"]);
    assert_eq!(without.keys().find(is_of_catalogue), None);
}
