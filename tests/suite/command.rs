//! The command line, run as a user runs it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Output;

use publish::output::{Checksum, Manifest};
use publish_test_support::{files, root};

use crate::publish;

const GOOD: &str = "---\nsymbol: A/RES/99/3\nlanguage: en\ntitle: Rest\nissued: 2044-12-05\n---\n\n\
                    *The General Assembly*,\n\n*Tired*,[^1]\n\n1. *Decides* to rest.\n\n[^1]: Very.\n";

fn status(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn with_source() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("en.md"), GOOD).unwrap();
    folder
}

#[test]
fn the_program_builds_a_document_without_any_other_file() {
    let folder = with_source();
    let output = publish(folder.path(), &["build", "en.md"]);
    assert_eq!(
        (status(&output), stderr(&output)),
        (0, "1 document built into dist\n".to_owned())
    );
    let built = files(&folder.path().join("dist"));
    for name in ["index.html", "manifest.json", "SHA256SUMS"] {
        assert!(built.contains_key(name), "{name}");
    }
    for name in ["index.html", "A_RES_99_3-EN.pdf", "A_RES_99_3-EN.epub"] {
        assert!(
            built.contains_key(&format!("en/A/RES/99/3/{name}")),
            "{name}"
        );
    }
    assert!(
        !built.keys().any(|name| name.contains(".publish-")),
        "temporary files remain: {:?}",
        built.keys()
    );
}

#[test]
fn checksums_and_manifest_match_the_files() {
    let folder = with_source();
    publish(folder.path(), &["build", "en.md", "--quiet"]);
    let built = files(&folder.path().join("dist"));
    let sums = String::from_utf8(built["SHA256SUMS"].clone()).unwrap();
    let listed: BTreeMap<&str, &str> = sums
        .lines()
        .map(|line| line.split_once("  ").unwrap())
        .map(|(sum, name)| (name, sum))
        .collect();
    for (name, bytes) in built.iter().filter(|(name, _)| *name != "SHA256SUMS") {
        assert_eq!(
            listed.get(name.as_str()),
            Some(&Checksum::of(bytes).to_string().as_str()),
            "{name}"
        );
    }
    assert_eq!(listed.len() + 1, built.len());
    let manifest: Manifest = serde_json::from_slice(&built["manifest.json"]).unwrap();
    let document = &manifest.documents[0];
    assert_eq!(
        (document.symbol.as_str(), document.title.as_str()),
        ("A/RES/99/3", "Rest")
    );
    assert_eq!(document.files.len(), 3);
    for file in &document.files {
        assert_eq!(file.size, built[&file.path].len());
        assert_eq!(file.sha256, Checksum::of(&built[&file.path]));
    }
    let anchors: Vec<&str> = document.anchors.iter().collect();
    assert_eq!(
        anchors,
        [
            "fn-1",
            "fnref-1-1",
            "notes",
            "op-1",
            "operative-part",
            "pp-1",
            "preamble"
        ]
    );
}

#[test]
fn a_failed_document_keeps_its_old_editions_and_does_not_stop_the_others() {
    let folder = with_source();
    publish(folder.path(), &["build", "en.md", "--quiet"]);
    let before = files(&folder.path().join("dist/en/A/RES/99/3"));
    fs::write(
        folder.path().join("en.md"),
        GOOD.replace("to rest", "<b>to rest</b>"),
    )
    .unwrap();
    fs::write(folder.path().join("other.md"), GOOD.replace("99/3", "99/4")).unwrap();
    let output = publish(folder.path(), &["build", "."]);
    assert_eq!(status(&output), 1);
    assert!(
        stderr(&output).contains("1 document built into dist, 1 failed"),
        "{}",
        stderr(&output)
    );
    assert_eq!(files(&folder.path().join("dist/en/A/RES/99/3")), before);
    assert!(
        folder
            .path()
            .join("dist/en/A/RES/99/4/index.html")
            .is_file()
    );
    let manifest = fs::read(folder.path().join("dist/manifest.json")).unwrap();
    let manifest: Manifest = serde_json::from_slice(&manifest).unwrap();
    assert_eq!(
        manifest.documents.len(),
        2,
        "the manifest lists every document in the folder"
    );
}

#[test]
fn an_unreadable_manifest_stops_the_build() {
    let folder = with_source();
    let dist = folder.path().join("dist");
    fs::create_dir(&dist).unwrap();
    let sum = "{\"path\":\"en/a.txt\",\"sha256\":\"12\"}";
    let broken = format!("{{\"version\":1,\"documents\":[{sum}]}}\n");
    fs::write(dist.join("manifest.json"), &broken).unwrap();
    let output = publish(folder.path(), &["build", "en.md", "--formats", "txt"]);
    assert_eq!(status(&output), 2);
    assert!(stderr(&output).contains("F001"), "{}", stderr(&output));
    let left = files(&dist);
    assert_eq!(left.keys().collect::<Vec<_>>(), ["manifest.json"]);
    assert_eq!(left["manifest.json"], broken.as_bytes());
}

#[test]
fn only_the_requested_formats_are_built() {
    let folder = with_source();
    let output = publish(folder.path(), &["build", "en.md", "--formats", "html"]);
    assert_eq!(status(&output), 0);
    let built = files(&folder.path().join("dist/en"));
    assert_eq!(
        built.keys().collect::<Vec<_>>(),
        ["A/RES/99/3/accessibility.html", "A/RES/99/3/index.html"]
    );
}

#[test]
fn quiet_prints_nothing_on_success() {
    let folder = with_source();
    let output = publish(folder.path(), &["build", "en.md", "-q"]);
    assert_eq!(
        (stderr(&output), output.stdout),
        (String::new(), Vec::new())
    );
}

#[test]
fn usage_errors_exit_with_status_2() {
    let folder = with_source();
    for arguments in [
        ["build", "--no-such-option"],
        ["build", "--formats=docx"],
        ["build", "--jobs=0"],
        ["new", "no symbol"],
        ["nonsense", "x"],
        ["build", "--templates=missing"],
    ] {
        let output = publish(folder.path(), &arguments);
        assert_eq!(status(&output), 2, "{arguments:?}: {}", stderr(&output));
    }
}

#[test]
fn json_messages_are_one_object_per_line() {
    let folder = with_source();
    fs::write(
        folder.path().join("en.md"),
        GOOD.replace("[^1]: Very.", "<b>"),
    )
    .unwrap();
    let output = publish(
        folder.path(),
        &["build", "en.md", "--message-format", "json", "-q"],
    );
    assert_eq!(status(&output), 1);
    let text = stderr(&output);
    assert_eq!(text.lines().count(), 2);
    for line in text.lines() {
        let message: serde_json::Value = serde_json::from_str(line).unwrap();
        for key in [
            "code", "severity", "message", "file", "line", "column", "text", "help",
        ] {
            assert!(!message[key].is_null(), "{key}: {line}");
        }
    }
}

#[test]
fn json_printed_by_show_builds_the_same_editions() {
    let folder = with_source();
    publish(
        folder.path(),
        &["build", "en.md", "-q", "--out", "from-markdown"],
    );
    let output = publish(folder.path(), &["show", "en.md", "--json"]);
    fs::write(folder.path().join("model.json"), output.stdout).unwrap();
    let built = publish(
        folder.path(),
        &["build", "model.json", "-q", "--out", "from-json"],
    );
    assert_eq!((status(&built), stderr(&built)), (0, String::new()));
    let from_json = files(&folder.path().join("from-json"));
    assert_eq!(files(&folder.path().join("from-markdown")), from_json);
}

#[test]
fn a_converted_document_builds_the_same_editions() {
    let folder = with_source();
    let build = |source: &str, out: &str| {
        let output = publish(folder.path(), &["build", source, "--out", out, "--quiet"]);
        assert_eq!(
            (status(&output), stderr(&output)),
            (0, String::new()),
            "{source}"
        );
        files(&folder.path().join(out))
    };
    let wanted = build("en.md", "from-source");
    for form in ["md", "akn", "json"] {
        let file = format!("converted/en.{form}");
        let arguments = ["convert", "en.md", "--to", form, "--out", &file];
        let output = publish(folder.path(), &arguments);
        assert_eq!(
            (status(&output), stderr(&output)),
            (0, String::new()),
            "{form}"
        );
        assert_eq!(build(&file, form), wanted, "{form}");
    }
}

#[test]
fn an_invalid_document_is_not_converted() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("en.md"), "No front matter.\n").unwrap();
    let arguments = ["convert", "en.md", "--to", "akn", "--out", "en.xml"];
    let output = publish(folder.path(), &arguments);
    assert_eq!(status(&output), 1);
    assert!(stderr(&output).contains("en.md"), "{}", stderr(&output));
    assert!(!folder.path().join("en.xml").exists());
}

#[test]
fn akoma_ntoso_is_built_and_listed_on_the_web_page() {
    let folder = with_source();
    let output = publish(folder.path(), &["build", "en.md", "--formats", "html,akn"]);
    assert_eq!(status(&output), 0);
    let built = files(&folder.path().join("dist"));
    let names: Vec<&str> = built.keys().map(String::as_str).collect();
    assert!(
        names.contains(&"en/A/RES/99/3/A_RES_99_3-EN.xml"),
        "{names:?}"
    );
    let page = String::from_utf8(built["en/A/RES/99/3/index.html"].clone()).unwrap();
    assert!(page.contains(">Akoma Ntoso XML ("));
}

#[test]
fn plain_text_is_built_and_listed_on_the_web_page() {
    let folder = with_source();
    let output = publish(folder.path(), &["build", "en.md", "--formats", "html,txt"]);
    assert_eq!(status(&output), 0);
    let built = files(&folder.path().join("dist"));
    let text = String::from_utf8(built["en/A/RES/99/3/A_RES_99_3-EN.txt"].clone()).unwrap();
    assert!(
        text.contains("\nTired,[1]\n\n1.  Decides to rest.\n"),
        "{text}"
    );
    let page = String::from_utf8(built["en/A/RES/99/3/index.html"].clone()).unwrap();
    assert!(page.contains(">Plain text ("));
    let index = String::from_utf8(built["index.html"].clone()).unwrap();
    assert!(index.contains("Plain text"));
}

#[test]
#[cfg(not(feature = "braille"))]
fn braille_without_liblouis_is_a_usage_error_with_instructions() {
    let folder = with_source();
    for format in ["brf", "ebrl"] {
        let output = publish(folder.path(), &["build", "en.md", "--formats", format]);
        assert_eq!(status(&output), 2);
        let message = stderr(&output);
        assert!(
            message.contains("--features braille") && message.contains("liblouis-dev"),
            "{message}"
        );
        assert!(!folder.path().join("dist").exists());
    }
}

/// Returns the language links of a web page (tag, address, name) and the languages of its alternate
/// links.
fn languages_of_page(folder: &Path, language: &str) -> (Vec<[String; 3]>, Vec<String>) {
    let page = folder.join(format!("dist/{language}/A/RES/99/3/index.html"));
    let page = scraper::Html::parse_document(&fs::read_to_string(page).unwrap());
    let select = |what: &str| scraper::Selector::parse(what).unwrap();
    let attribute = |element: &scraper::ElementRef<'_>, name: &str| {
        element.value().attr(name).unwrap_or_default().to_owned()
    };
    let (links, alternate) = (
        select("nav.languages a[hreflang]"),
        select("link[rel=alternate][hreflang]"),
    );
    let links = page.select(&links).map(|link| {
        let name = link.text().collect();
        [attribute(&link, "hreflang"), attribute(&link, "href"), name]
    });
    let alternate = page.select(&alternate);
    let alternate = alternate.map(|link| attribute(&link, "hreflang"));
    (links.collect(), alternate.collect())
}

#[test]
fn pages_whose_language_tag_has_a_script_link_to_the_other_languages() {
    let folder = with_source();
    for language in ["zh-Hans", "zh-Hant"] {
        let text = GOOD.replace("language: en", &format!("language: {language}"));
        fs::write(folder.path().join(format!("{language}.md")), text).unwrap();
    }
    publish(folder.path(), &["build", "en.md", "zh-Hans.md", "--quiet"]);
    let to = |language: &str, name: &str| {
        let href = format!("../../../../../{language}/A/RES/99/3/index.html");
        [language.to_owned(), href, name.to_owned()]
    };
    let (links, alternate) = languages_of_page(folder.path(), "en");
    assert_eq!(links, [to("zh-Hans", "中文")]);
    assert_eq!(alternate, ["en", "zh-Hans"]);
    let (links, _) = languages_of_page(folder.path(), "zh-Hans");
    assert_eq!(links, [to("en", "English")]);
    // Earlier builds are linked too; identical names are distinguished by their tags.
    publish(folder.path(), &["build", "zh-Hant.md", "--quiet"]);
    let (links, alternate) = languages_of_page(folder.path(), "zh-Hant");
    assert_eq!(
        links,
        [to("en", "English"), to("zh-Hans", "中文 (zh-Hans)")]
    );
    assert_eq!(alternate, ["en", "zh-Hans", "zh-Hant"]);
    let manifest = fs::read(folder.path().join("dist/manifest.json")).unwrap();
    let manifest: Manifest = serde_json::from_slice(&manifest).unwrap();
    let languages: Vec<&str> = manifest
        .documents
        .iter()
        .map(|document| document.language.tag())
        .collect();
    assert_eq!(languages, ["en", "zh-Hans", "zh-Hant"]);
}

#[test]
fn show_lists_outline_and_anchors() {
    let folder = with_source();
    let output = publish(folder.path(), &["show", "en.md"]);
    let text = String::from_utf8(output.stdout).unwrap();
    for line in [
        "  1. Decides to rest.  #op-1",
        "#pp-1  preambular paragraph 1",
    ] {
        assert!(text.contains(line), "{text}");
    }
}

#[test]
fn a_new_source_file_can_be_built_and_is_never_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    let first = publish(folder.path(), &["new", "A/RES/79/1"]);
    assert_eq!(
        String::from_utf8(first.stdout.clone()).unwrap(),
        "content/A/RES/79/1/en.md\n"
    );
    let path = folder.path().join("content/A/RES/79/1/en.md");
    let text = fs::read_to_string(&path).unwrap();
    let again = publish(folder.path(), &["new", "A/RES/79/1"]);
    assert_eq!(
        (status(&again), fs::read_to_string(&path).unwrap()),
        (1, text)
    );
    let built = publish(folder.path(), &["build"]);
    assert_eq!(
        (status(&built), stderr(&built)),
        (0, "1 document built into dist\n".to_owned())
    );
}

#[test]
fn templates_are_exported_and_overridden_file_by_file() {
    let folder = with_source();
    let output = publish(folder.path(), &["templates", "style"]);
    let listed = String::from_utf8(output.stdout).unwrap();
    let built_in = files(&root().join("templates"));
    assert_eq!(files(&folder.path().join("style")), built_in);
    assert_eq!(listed.lines().count(), built_in.len());
    let arguments = [
        "build",
        "en.md",
        "-q",
        "--templates",
        "style",
        "--out",
        "same",
    ];
    assert_eq!(status(&publish(folder.path(), &arguments)), 0);
    publish(
        folder.path(),
        &["build", "en.md", "-q", "--out", "built-in"],
    );
    assert_eq!(
        files(&folder.path().join("same")),
        files(&folder.path().join("built-in"))
    );
    let changed = folder.path().join("changed/text/inlines.html");
    fs::create_dir_all(changed.parent().unwrap()).unwrap();
    let inlines = fs::read_to_string(folder.path().join("style/text/inlines.html")).unwrap();
    fs::write(&changed, inlines.replace("<em>", "<em class=\"house\">")).unwrap();
    publish(
        folder.path(),
        &[
            "build",
            "en.md",
            "-q",
            "--templates",
            "changed",
            "--out",
            "house",
        ],
    );
    let page = fs::read_to_string(folder.path().join("house/en/A/RES/99/3/index.html")).unwrap();
    assert!(page.contains("<em class=\"house\">Decides</em>"));
}

#[test]
fn help_completions_and_manual_pages_are_printed() {
    let folder = tempfile::tempdir().unwrap();
    let out = |arguments: &[&str]| {
        let output = publish(folder.path(), arguments);
        assert_eq!(status(&output), 0, "{arguments:?}");
        String::from_utf8(output.stdout).unwrap()
    };
    assert!(out(&["--help"]).contains("Examples:"));
    assert!(out(&["build", "--help"]).contains("publish build --formats html,epub --jobs 4"));
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        assert!(out(&["completions", shell]).contains("publish"), "{shell}");
    }
    assert!(out(&["man"]).starts_with(".ie"));
    out(&["man", "pages"]);
    assert!(files(&folder.path().join("pages")).contains_key("publish-build.1"));
}
