//! Links between documents. Web pages link to neighbouring pages. PDF and EPUB link to the
//! addresses of these pages if the address of the site is known. Without a page, all link to the
//! document site of the United Nations.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use lopdf::{Document, Object};
use publish::output::Manifest;
use publish_test_support::epub::Epub;
use publish_test_support::root;

use crate::publish;

/// A document that refers to 99/22 in two ways, and to 99/23, which is not built.
const FIRST: &str = "\
---
symbol: A/RES/99/21
language: en
title: The first
session: 99
adopted: 2044-12-01
---

*The General Assembly*,

*Recalling* its resolution 99/22 and [the same](https://undocs.org/en/A/RES/99/22), and A/RES/99/23,

1. *Decides* to refer.
";

const SECOND: &str = "\
---
symbol: A/RES/99/22
language: en
title: The second
session: 99
adopted: 2044-12-01
---

*The General Assembly*,

1. *Decides* nothing.
";

const OFFICIAL: &str = "https://undocs.org/en/A/RES/99/22";
const NOT_BUILT: &str = "https://undocs.org/en/A/RES/99/23";
const SITE: &str = "https://example.org/texts";

fn built(arguments: &[&str]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let sources = folder.path().join("sources");
    fs::create_dir(&sources).unwrap();
    fs::write(sources.join("first.md"), FIRST).unwrap();
    fs::write(sources.join("second.md"), SECOND).unwrap();
    let own = ["build", "sources", "--formats", "html,epub,pdf,akn", "-q"];
    let output = publish(folder.path(), &[&own, arguments].concat());
    assert!(output.status.success(), "{output:?}");
    folder
}

fn first(folder: &Path, name: &str) -> Vec<u8> {
    fs::read(folder.join("dist/en/A/RES/99/21").join(name)).unwrap()
}

/// Returns the targets of the links to other documents in HTML or XML.
fn link_targets(text: &str) -> BTreeSet<String> {
    let values = text.split("href=\"").skip(1);
    let values = values.filter_map(|rest| rest.split('"').next());
    let values = values.filter(|href| href.contains("99/22") || href.contains("99/23"));
    values.map(str::to_owned).collect()
}

fn epub_link_targets(bytes: &[u8]) -> BTreeSet<String> {
    let epub = Epub::read(bytes);
    let pages = epub.names().filter(|name| name.ends_with(".xhtml"));
    pages
        .flat_map(|name| link_targets(epub.text(name)))
        .collect()
}

fn pdf_link_targets(bytes: &[u8]) -> BTreeSet<String> {
    let document = Document::load_mem(bytes).unwrap();
    let actions = document.objects.values().filter_map(|object| {
        let dictionary = object.as_dict().ok()?;
        let action = dictionary.get(b"A").ok()?;
        let action = document.dereference(action).ok()?.1.as_dict().ok()?;
        match action.get(b"URI") {
            Ok(Object::String(address, _)) => String::from_utf8(address.clone()).ok(),
            _ => None,
        }
    });
    // The document itself is linked as the official one.
    let is_other = |address: &String| address.contains("99/2") && !address.ends_with("99/21");
    actions.filter(is_other).collect()
}

fn set(addresses: &[&str]) -> BTreeSet<String> {
    addresses
        .iter()
        .map(|address| (*address).to_owned())
        .collect()
}

fn check_pdf_and_epub(folder: &Path, wanted: &BTreeSet<String>) {
    let pdf = pdf_link_targets(&first(folder, "A_RES_99_21-EN.pdf"));
    let epub = epub_link_targets(&first(folder, "A_RES_99_21-EN.epub"));
    assert_eq!((&pdf, &epub), (wanted, wanted));
}

#[test]
fn web_pages_link_to_neighbouring_pages() {
    let folder = built(&[]);
    let page = String::from_utf8(first(folder.path(), "index.html")).unwrap();
    let neighbour = "../../../../../en/A/RES/99/22/index.html";
    assert_eq!(link_targets(&page), set(&[neighbour, NOT_BUILT]));
    let target = folder.path().join("dist/en/A/RES/99/21").join(neighbour);
    assert!(target.is_file());
}

#[test]
fn editors_notes_link_to_neighbouring_pages() {
    let folder = tempfile::tempdir().unwrap();
    let sources = folder.path().join("sources");
    fs::create_dir(&sources).unwrap();
    let notes =
        "1. *Decides*[^1] to refer[^2].\n\n[^1]: A/RES/99/22, para. 1.\n\n[^2]: Ibid., para. 2.\n";
    let first = FIRST.replace("1. *Decides* to refer.\n", notes);
    fs::write(sources.join("first.md"), first).unwrap();
    fs::write(sources.join("second.md"), SECOND).unwrap();
    let output = publish(folder.path(), &["build", "sources", "--formats", "html"]);
    assert!(output.status.success(), "{output:?}");
    let page = fs::read_to_string(folder.path().join("dist/en/A/RES/99/21/index.html")).unwrap();
    let link = "[editor’s note: <a class=\"reference\" href=\"../../../../../en/A/RES/99/22/";
    assert!(page.contains(link), "{page}");
    assert!(!page.contains(OFFICIAL), "{page}");
}

#[test]
fn pdf_and_epub_link_to_the_address_of_the_site() {
    let folder = built(&["--site", &format!("{SITE}/")]);
    let own = format!("{SITE}/en/A/RES/99/22/index.html");
    check_pdf_and_epub(folder.path(), &set(&[&own, NOT_BUILT]));
}

#[test]
fn pdf_and_epub_without_a_site_address_link_to_the_official_site() {
    let folder = built(&[]);
    check_pdf_and_epub(folder.path(), &set(&[OFFICIAL, NOT_BUILT]));
}

#[test]
fn akoma_ntoso_links_to_the_official_documents() {
    let folder = built(&["--site", SITE]);
    let text = String::from_utf8(first(folder.path(), "A_RES_99_21-EN.xml")).unwrap();
    assert_eq!(link_targets(&text), set(&[OFFICIAL, NOT_BUILT]));
}

#[test]
fn an_invalid_site_address_is_a_usage_error() {
    for site in [
        "example.org",
        "ftp://example.org",
        "https://",
        "https://a b",
    ] {
        let output = publish(root(), &["build", "--site", site]);
        assert_eq!(output.status.code(), Some(2), "{site}");
        let message = String::from_utf8(output.stderr).unwrap();
        assert!(
            message.contains("https://example.org/resolutions"),
            "{message}"
        );
    }
}

#[test]
fn documents_without_a_source_and_files_with_an_older_text_are_not_offered() {
    let folder = tempfile::tempdir().unwrap();
    let sources = folder.path().join("sources");
    fs::create_dir(&sources).unwrap();
    fs::write(sources.join("first.md"), FIRST).unwrap();
    fs::write(sources.join("second.md"), SECOND).unwrap();
    let build = |formats: &str| {
        let output = publish(folder.path(), &["build", "sources", "--formats", formats]);
        assert!(output.status.success(), "{output:?}");
        let read = |name: &str| fs::read_to_string(folder.path().join("dist").join(name)).unwrap();
        let messages = String::from_utf8(output.stderr).unwrap();
        (
            messages,
            read("index.html"),
            read("en/A/RES/99/21/index.html"),
        )
    };
    build("html,txt");
    // The same text: the plain text is still offered.
    let (messages, list, page) = build("html");
    assert!(!messages.contains("O003"), "{messages}");
    assert!(list.contains("A_RES_99_21-EN.txt"), "{list}");
    assert!(!link_targets(&page).contains(OFFICIAL), "{page}");

    fs::remove_file(sources.join("second.md")).unwrap();
    fs::write(
        sources.join("first.md"),
        FIRST.replace("to refer", "not to"),
    )
    .unwrap();
    let (messages, list, page) = build("html");
    assert_eq!(messages.matches("O003").count(), 1, "{messages}");
    for name in ["en/A/RES/99/21/A_RES_99_21-EN.txt", "en/A/RES/99/22"] {
        assert!(messages.contains(name), "{messages}");
        assert!(folder.path().join("dist").join(name).exists(), "{name}");
    }
    assert!(!list.contains("A_RES_99_21-EN.txt"), "{list}");
    assert!(!list.contains("A/RES/99/22"), "{list}");
    assert!(link_targets(&page).contains(OFFICIAL), "{page}");

    // A source with another symbol leaves its old editions in the folder.
    let renamed = FIRST.replace("symbol: A/RES/99/21", "symbol: A/RES/99/24");
    fs::write(sources.join("first.md"), renamed).unwrap();
    let (messages, list, _) = build("html");
    assert!(messages.contains("O003"), "{messages}");
    assert!(!list.contains("A/RES/99/21"), "{list}");
    assert!(list.contains("A/RES/99/24"), "{list}");
    // The warning appears once.
    let (messages, _, _) = build("html");
    assert!(!messages.contains("O003"), "{messages}");
}

#[test]
fn a_build_of_one_file_keeps_the_documents_of_deleted_sources() {
    let folder = tempfile::tempdir().unwrap();
    let sources = folder.path().join("sources");
    fs::create_dir(&sources).unwrap();
    fs::write(sources.join("first.md"), FIRST).unwrap();
    fs::write(sources.join("second.md"), SECOND).unwrap();
    let list = || fs::read_to_string(folder.path().join("dist/index.html")).unwrap();
    publish(folder.path(), &["build", "sources", "--formats", "html"]);
    fs::remove_file(sources.join("second.md")).unwrap();
    for input in ["sources/first.md", "elsewhere"] {
        fs::create_dir_all(folder.path().join("elsewhere")).unwrap();
        fs::write(
            folder.path().join("elsewhere/en.md"),
            FIRST.replace("99/21", "99/25"),
        )
        .unwrap();
        let output = publish(folder.path(), &["build", input, "--formats", "html"]);
        let messages = String::from_utf8(output.stderr).unwrap();
        assert!(!messages.contains("O003"), "{messages}");
        assert!(list().contains("A/RES/99/22"), "{input}");
    }
    // The source was moved, and its document is built from its new place.
    fs::create_dir(sources.join("moved")).unwrap();
    fs::write(sources.join("moved/second.md"), SECOND).unwrap();
    let output = publish(folder.path(), &["build", "sources", "--formats", "html"]);
    let messages = String::from_utf8(output.stderr).unwrap();
    assert!(!messages.contains("O003"), "{messages}");
    assert!(list().contains("A/RES/99/22"));
}

#[test]
fn a_language_without_a_source_is_not_offered_on_the_pages_of_the_others() {
    let folder = tempfile::tempdir().unwrap();
    let sources = folder.path().join("sources");
    fs::create_dir(&sources).unwrap();
    fs::write(sources.join("en.md"), SECOND).unwrap();
    fs::write(
        sources.join("fr.md"),
        SECOND.replace("language: en", "language: fr"),
    )
    .unwrap();
    let page = || {
        publish(folder.path(), &["build", "sources", "--formats", "html"]);
        fs::read_to_string(folder.path().join("dist/en/A/RES/99/22/index.html")).unwrap()
    };
    assert!(page().contains("fr/A/RES/99/22/index.html"));
    fs::remove_file(sources.join("fr.md")).unwrap();
    for _ in 0..2 {
        assert!(!page().contains("fr/A/RES/99/22/index.html"));
    }
    assert!(
        folder
            .path()
            .join("dist/fr/A/RES/99/22/index.html")
            .is_file()
    );
}

#[test]
fn the_manifest_has_no_path_outside_the_working_folder() {
    let folder = tempfile::tempdir().unwrap();
    let other = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("sources")).unwrap();
    fs::write(folder.path().join("sources/en.md"), SECOND).unwrap();
    let outside = other.path().join("out").display().to_string();
    for (out, path) in [("dist", true), ("public/dist", true), (&outside, false)] {
        publish(
            folder.path(),
            &["build", "sources", "--formats", "html", "--out", out],
        );
        let manifest = folder.path().join(out).join("manifest.json");
        let manifest: Manifest = serde_json::from_slice(&fs::read(manifest).unwrap()).unwrap();
        let source = manifest.documents[0].source.clone().unwrap();
        let up = "../".repeat(out.split('/').count());
        let expected = path.then(|| format!("{up}sources/en.md"));
        assert_eq!(source.path, expected, "{out}");
    }
}
