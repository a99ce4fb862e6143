//! A document of a body that is not built in, from its body file to its editions.

use std::fs;
use std::path::Path;

use publish_test_support::epub::Epub;
use publish_test_support::root;

use crate::publish;

/// A resolution that refers to 2030-12, which is built too, and to 2030-13, which is not.
const SOURCE: &str = "\
---
symbol: 2030-88
language: en
title: Boats in the harbour
adopted: 2030-05-04
---

WHEREAS Resolution No. 2030-12 and Resolution No. 2030-13 are in force; and

WHEREAS the harbour is large,

NOW, THEREFORE, BE IT RESOLVED that the City Council buys a boat.

BE IT FURTHER RESOLVED that the boat is blue.
";

/// Returns a folder with the body of the documentation and two documents.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let page = fs::read_to_string(root().join("docs/bodies.md")).unwrap();
    let example = page.split("```toml\n").nth(1).unwrap();
    let example = example.split("```").next().unwrap();
    fs::create_dir(folder.path().join("bodies")).unwrap();
    fs::write(folder.path().join("bodies/harbour-city.toml"), example).unwrap();
    fs::create_dir(folder.path().join("content")).unwrap();
    let other = SOURCE
        .replace("2030-12", "2030-14")
        .replace("2030-88", "2030-12");
    for (name, text) in [("88.md", SOURCE), ("12.md", &other)] {
        fs::write(folder.path().join("content").join(name), text).unwrap();
    }
    folder
}

fn build(folder: &Path, arguments: &[&str]) {
    let build = ["build", "--bodies", "bodies", "--message-format", "short"];
    let output = publish(folder, &[&build[..], arguments].concat());
    let messages = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{messages}");
    assert!(!messages.contains("warning"), "{messages}");
}

#[test]
fn editions_have_the_names_and_addresses_of_the_body_and_no_others() {
    let folder = folder();
    build(folder.path(), &["--formats", "html,epub,pdf,akn,txt"]);
    let built = folder.path().join("dist/en/2030-88");
    let page = fs::read_to_string(built.join("index.html")).unwrap();
    for wanted in [
        "City of Harbour",
        "Adopted by the City Council on 4 May 2030",
        "Resolution No. 2030-88",
        "href=\"https://council.example/resolutions/2030/88.pdf\"",
        "href=\"https://council.example/resolutions/2030/13.pdf\"",
        "href=\"../../en/2030-12/index.html\"",
    ] {
        assert!(page.contains(wanted), "{wanted}: {page}");
    }
    let epub = Epub::read(&fs::read(built.join("2030-88-EN.epub")).unwrap());
    let package = epub.text("OEBPS/content.opf").to_owned();
    let publisher = "<dc:publisher>City of Harbour</dc:publisher>";
    assert!(package.contains(publisher), "{package}");
    let xml = fs::read_to_string(built.join("2030-88-EN.xml")).unwrap();
    assert!(xml.contains("href=\"#harbour-city\""), "{xml}");
    for text in [page, package, xml.replace("http://un.org/akn4un", "")] {
        for unwanted in ["undocs.org", "United Nations", "General Assembly"] {
            assert!(!text.contains(unwanted), "{unwanted}: {text}");
        }
    }
}

#[test]
fn without_official_addresses_only_pages_of_the_folder_are_linked() {
    let folder = folder();
    let path = folder.path().join("bodies/harbour-city.toml");
    let body = fs::read_to_string(&path).unwrap();
    let address = body
        .lines()
        .find(|line| line.starts_with("address = "))
        .unwrap();
    fs::write(&path, body.replace(address, "")).unwrap();
    build(folder.path(), &["--formats", "html,epub,pdf,akn,txt"]);
    let page = folder.path().join("dist/en/2030-88/index.html");
    let page = fs::read_to_string(page).unwrap();
    assert!(
        page.contains("href=\"../../en/2030-12/index.html\""),
        "{page}"
    );
    assert!(page.contains("Resolution No. 2030-13 are"), "{page}");
    for unwanted in ["canonical", "council.example", "Official document"] {
        assert!(!page.contains(unwanted), "{unwanted}: {page}");
    }
}

#[test]
fn a_new_source_of_the_body_is_built_after_its_placeholders_are_replaced() {
    let folder = folder();
    let new = ["new", "2030-90", "--bodies", "bodies"];
    let output = publish(folder.path(), &new);
    let path = folder.path().join("content/2030-90/en.md");
    let text = fs::read_to_string(&path).unwrap();
    assert!(output.status.success());
    assert!(text.contains("body: harbour-city\n"), "{text}");
    assert!(text.contains("\nWHEREAS [TEXT];\n"), "{text}");
    let replaced = text.replace("[TEXT]", "A boat").replace("TITLE", "Boats");
    fs::write(&path, replaced).unwrap();
    build(folder.path(), &["content/2030-90", "--formats", "html"]);
}

#[test]
fn recitals_and_resolved_paragraphs_are_recognised_by_the_words_of_the_body() {
    let folder = folder();
    let show = ["show", "content/88.md", "--bodies", "bodies"];
    let output = publish(folder.path(), &show);
    let text = String::from_utf8(output.stdout).unwrap();
    let anchors = text.lines().filter(|line| line.starts_with('#'));
    let anchors: Vec<&str> = anchors.filter_map(|line| line.split(' ').next()).collect();
    assert_eq!(anchors, ["#pp-1", "#pp-2", "#op-1", "#op-2"], "{text}");
}

#[test]
fn articles_are_operative_paragraphs_if_the_body_numbers_them_so() {
    let folder = folder();
    let path = folder.path().join("bodies/harbour-city.toml");
    let body = fs::read_to_string(&path).unwrap();
    let text = "[text.en]\nlabel = \"Article [0-9]+[.]?\"";
    fs::write(&path, body.replace("[text.en]", text)).unwrap();
    let source = SOURCE.replace("NOW, THEREFORE, BE IT RESOLVED that", "Article 1. That");
    let source = source.replace("BE IT FURTHER RESOLVED that", "Article 2. That");
    fs::write(folder.path().join("content/88.md"), source).unwrap();
    let show = ["show", "content/88.md", "--bodies", "bodies"];
    let output = publish(folder.path(), &show);
    let text = String::from_utf8(output.stdout).unwrap();
    for line in ["#pp-2  preambular paragraph 2", "#op-article-1  Article 1"] {
        assert!(text.contains(line), "{text}");
    }
    let markdown = [
        "convert",
        "content/88.md",
        "--to",
        "md",
        "--bodies",
        "bodies",
    ];
    let output = publish(folder.path(), &markdown);
    fs::write(folder.path().join("again.md"), output.stdout).unwrap();
    let json = |name: &str| {
        publish(
            folder.path(),
            &["show", name, "--json", "--bodies", "bodies"],
        )
    };
    assert_eq!(json("again.md").stdout, json("content/88.md").stdout);
}

#[test]
fn akoma_ntoso_and_markdown_of_the_body_read_back() {
    let folder = folder();
    for form in ["akn", "json", "md"] {
        let name = format!("again.{}", form.replace("akn", "xml"));
        let convert = ["convert", "content/88.md", "--to", form, "--out", &name];
        let output = publish(
            folder.path(),
            &[&convert[..], &["--bodies", "bodies"]].concat(),
        );
        assert!(output.status.success(), "{form}");
        let json = |name: &str| {
            let show = ["show", name, "--json", "--bodies", "bodies"];
            publish(folder.path(), &show).stdout
        };
        assert_eq!(json(&name), json("content/88.md"), "{form}");
    }
}
