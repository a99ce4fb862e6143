//! The command line, run as a user runs it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Output;

use publish::output::{Checksum, Manifest};
use publish_test_support::{files, root};

use crate::{PROGRAM, publish};

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
    assert!(stderr(&output).contains("O004"), "{}", stderr(&output));
    let left = files(&dist);
    assert_eq!(left.keys().collect::<Vec<_>>(), ["manifest.json"]);
    assert_eq!(left["manifest.json"], broken.as_bytes());
}

#[test]
fn only_the_requested_formats_are_built() {
    let folder = with_source();
    let output = publish(folder.path(), &["build", "en.md", "--formats", "HTML"]);
    assert_eq!(status(&output), 0);
    let built = files(&folder.path().join("dist/en"));
    assert_eq!(
        built.keys().collect::<Vec<_>>(),
        [
            "A/RES/99/3/about.html",
            "A/RES/99/3/accessibility.html",
            "A/RES/99/3/cite.bib",
            "A/RES/99/3/cite.json",
            "A/RES/99/3/cite.ris",
            "A/RES/99/3/index.html",
            "index.html"
        ]
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
    assert_eq!((status(&output), stderr(&output)), (1, String::new()));
    let text = String::from_utf8(output.stdout).unwrap();
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
fn annotations_are_made_from_json_messages() {
    let folder = with_source();
    fs::write(folder.path().join("bad.md"), "No front matter.\n").unwrap();
    let messages = ["build", "en.md", "bad.md", "--message-format", "json"];
    let built = publish(folder.path(), &messages);
    fs::write(folder.path().join("messages.jsonl"), built.stdout).unwrap();
    for (form, expected) in [
        (
            "github",
            "::error file=texts/bad.md,line=1,col=1,title=publish Y001::",
        ),
        ("gitlab", "\"path\": \"texts/bad.md\""),
        ("sarif", "\"uri\": \"texts/bad.md\""),
        ("markdown", "1 document, 3 files"),
    ] {
        let arguments = [
            "annotate",
            "messages.jsonl",
            "--to",
            form,
            "--folder",
            "texts",
        ];
        let output = publish(folder.path(), &arguments);
        assert_eq!((status(&output), stderr(&output)), (0, String::new()));
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(text.contains(expected), "{form}: {text}");
    }
    fs::write(folder.path().join("human.txt"), "error: no\n").unwrap();
    let output = publish(folder.path(), &["annotate", "human.txt", "--to", "sarif"]);
    assert_eq!(status(&output), 2);
    assert!(stderr(&output).contains("line 1 of human.txt is not a message"));
}

#[test]
fn json_messages_end_with_a_summary_and_leave_standard_error_empty() {
    let folder = with_source();
    fs::write(folder.path().join("bad.md"), "No front matter.\n").unwrap();
    for (command, summary) in [
        (
            "build",
            serde_json::json!({"built": 1, "failed": 1, "warnings": 0, "out": "dist"}),
        ),
        (
            "check",
            serde_json::json!({"checked": 2, "failed": 1, "warnings": 0}),
        ),
    ] {
        let arguments = [command, "en.md", "bad.md", "--message-format", "json"];
        let output = publish(folder.path(), &arguments);
        assert_eq!((status(&output), stderr(&output)), (1, String::new()));
        let text = String::from_utf8(output.stdout).unwrap();
        let lines = text.lines().map(|line| serde_json::from_str(line).unwrap());
        let is_document = |line: &serde_json::Value| line.get("document").is_some();
        let (documents, lines): (Vec<serde_json::Value>, Vec<serde_json::Value>) =
            lines.partition(is_document);
        assert_eq!(documents.len(), if command == "build" { 2 } else { 0 });
        assert_eq!(lines.len(), 2, "{text}");
        assert_eq!(lines[0]["code"], "Y001");
        assert_eq!(lines[1], serde_json::json!({ "summary": summary }));
    }
}

#[test]
fn check_reports_findings_and_writes_nothing() {
    let folder = with_source();
    let good = publish(folder.path(), &["check", "."]);
    assert_eq!(
        (status(&good), stderr(&good)),
        (0, "1 document checked\n".to_owned())
    );
    fs::write(
        folder.path().join("fr.md"),
        GOOD.replace("language: en", "language: fr")
            .replace("1. *Decides* to rest.", "1. *Decides* to rest.\n\n2. <b>"),
    )
    .unwrap();
    let bad = publish(folder.path(), &["check", ".", "--message-format", "short"]);
    assert_eq!(status(&bad), 1);
    let text = stderr(&bad);
    assert!(text.contains("fr.md:14:4: error S001"), "{text}");
    assert!(text.ends_with("2 documents checked, 1 failed\n"), "{text}");
    let left = files(folder.path());
    assert_eq!(left.keys().collect::<Vec<_>>(), ["en.md", "fr.md"]);
}

#[test]
fn check_compares_the_languages_of_a_document() {
    let folder = with_source();
    let other = GOOD.replace("language: en", "language: fr") + "\n2. *Ends*.\n";
    fs::write(folder.path().join("fr.md"), other).unwrap();
    let output = publish(folder.path(), &["check", "."]);
    assert_eq!(status(&output), 0);
    assert!(stderr(&output).contains("L001"), "{}", stderr(&output));
}

#[test]
fn denied_warnings_fail_build_and_check() {
    let folder = with_source();
    let spaced = GOOD.replace("Tired*,[^1]", "Tired*, [^1]");
    fs::write(folder.path().join("en.md"), spaced).unwrap();
    for command in ["build", "check"] {
        assert_eq!(status(&publish(folder.path(), &[command, "en.md"])), 0);
        let denied = publish(folder.path(), &[command, "en.md", "--deny", "warnings"]);
        assert_eq!(status(&denied), 1, "{command}");
    }
    assert!(
        folder
            .path()
            .join("dist/en/A/RES/99/3/index.html")
            .is_file()
    );
}

#[test]
fn a_readme_in_the_content_folder_is_not_a_source() {
    let folder = with_source();
    fs::write(folder.path().join("README.md"), "# About this folder\n").unwrap();
    let output = publish(folder.path(), &["check", "."]);
    assert_eq!(
        (status(&output), stderr(&output)),
        (0, "1 document checked\n".to_owned())
    );
    let output = publish(folder.path(), &["check", "README.md"]);
    assert_eq!(status(&output), 1, "a file that is named is read");
}

#[test]
fn a_hyphen_means_standard_input_and_standard_output() {
    let folder = with_source();
    let piped = |arguments: &[&str]| {
        let output = PROGRAM
            .command(folder.path(), arguments)
            .stdin(fs::File::open(folder.path().join("en.md")).unwrap())
            .output()
            .unwrap();
        assert_eq!((status(&output), stderr(&output)), (0, String::new()));
        String::from_utf8(output.stdout).unwrap()
    };
    let from_file = |arguments: &[&str]| {
        let output = publish(folder.path(), arguments);
        String::from_utf8(output.stdout).unwrap()
    };
    assert_eq!(piped(&["show", "-"]), from_file(&["show", "en.md"]));
    assert_eq!(
        piped(&["convert", "-", "--to", "md", "--out", "-"]),
        from_file(&["convert", "en.md", "--to", "md"])
    );
    assert!(!folder.path().join("-").exists());
}

#[test]
fn a_build_into_standard_output_is_refused() {
    let folder = with_source();
    let output = publish(folder.path(), &["build", "en.md", "--out", "-"]);
    assert_eq!(status(&output), 2);
    assert!(stderr(&output).contains("several files are written"));
    assert!(!folder.path().join("-").exists());
}

#[test]
fn convert_overwrites_a_file_only_with_force() {
    let folder = with_source();
    let arguments = ["convert", "en.md", "--to", "json", "--out", "en.md"];
    let refused = publish(folder.path(), &arguments);
    assert_eq!(status(&refused), 1);
    assert!(stderr(&refused).contains("--force"), "{}", stderr(&refused));
    let path = folder.path().join("en.md");
    assert_eq!(fs::read_to_string(&path).unwrap(), GOOD);
    let forced = publish(folder.path(), &[&arguments[..], &["--force"]].concat());
    assert_eq!(status(&forced), 0);
    assert!(fs::read_to_string(&path).unwrap().starts_with('{'));
}

#[test]
fn new_source_files_have_symbol_and_language_in_their_usual_case() {
    let folder = tempfile::tempdir().unwrap();
    let output = publish(folder.path(), &["new", "s/res/277", "--language", "FR"]);
    assert_eq!(
        String::from_utf8(output.stdout).unwrap(),
        "content/S/RES/277/fr.md\n"
    );
    let text = fs::read_to_string(folder.path().join("content/S/RES/277/fr.md")).unwrap();
    assert!(
        text.starts_with("---\nsymbol: S/RES/277\nlanguage: fr\nbody: security-council\n"),
        "{text}"
    );
    assert!(text.contains("*Le Conseil de sécurité*,"), "{text}");
}

#[test]
fn the_body_comes_from_the_symbol() {
    let folder = with_source();
    let council = GOOD.replace("A/RES/99/3", "S/RES/99 (1959)");
    fs::write(folder.path().join("en.md"), council).unwrap();
    let output = publish(folder.path(), &["show", "en.md", "--json"]);
    let model: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(model["body"], "security-council");
}

#[test]
fn a_new_language_is_started_listed_and_built() {
    let folder = tempfile::tempdir().unwrap();
    let new = || PROGRAM.run(folder.path(), &["new-language", "pt"]);
    let started = new();
    assert_eq!(status(&started), 0, "{}", stderr(&started));
    assert_eq!(started.stdout, b"templates/catalogue/pt.ftl\n");
    let catalogue = folder.path().join("templates/catalogue/pt.ftl");
    let text = fs::read_to_string(&catalogue).unwrap();
    let text = text.replace("# notes = Notes", "notes = Notas");
    fs::write(&catalogue, &text).unwrap();
    let listed = new();
    assert_eq!(status(&listed), 0);
    assert_eq!(fs::read_to_string(&catalogue).unwrap(), text);
    let listed = stderr(&listed);
    assert!(listed.contains("“annex” is not translated"), "{listed}");
    assert!(!listed.contains("“notes” is not translated"), "{listed}");
    let source = "---\nsymbol: A/RES/1/1\nlanguage: pt\ntitle: T\n---\n\n1. *Decide*[^1] X.\n\n[^1]: Nota.\n";
    fs::write(folder.path().join("pt.md"), source).unwrap();
    let arguments = [
        "build",
        "pt.md",
        "--templates",
        "templates",
        "--formats",
        "html",
    ];
    let built = PROGRAM.run(folder.path(), &arguments);
    assert_eq!(status(&built), 0, "{}", stderr(&built));
    let page = fs::read_to_string(folder.path().join("dist/pt/A/RES/1/1/index.html")).unwrap();
    assert!(
        page.contains(">Notas<") && page.contains("lang=\"pt\""),
        "{page}"
    );
    let existing = PROGRAM.run(folder.path(), &["new-language", "fr"]);
    assert_eq!(status(&existing), 1, "{}", stderr(&existing));
}

#[test]
fn a_preambular_paragraph_with_items_has_its_permalink() {
    let folder = with_source();
    let items = GOOD.replace("*Tired*,[^1]", "*Tired*,[^1]\n\n(a) And cold;");
    fs::write(folder.path().join("en.md"), items).unwrap();
    publish(
        folder.path(),
        &["build", "en.md", "--formats", "html", "-q"],
    );
    let page = folder.path().join("dist/en/A/RES/99/3/index.html");
    let page = scraper::Html::parse_document(&fs::read_to_string(page).unwrap());
    let select = scraper::Selector::parse("#pp-1 a.permalink[href='#pp-1']").unwrap();
    assert_eq!(page.select(&select).count(), 1);
}

/// Removes the name and the checksum of the source from the manifest, and the checksum of the
/// manifest.
fn without_source(mut built: BTreeMap<String, Vec<u8>>) -> BTreeMap<String, Vec<u8>> {
    let mut manifest: Manifest = serde_json::from_slice(&built["manifest.json"]).unwrap();
    for document in &mut manifest.documents {
        assert!(document.source.take().is_some());
    }
    let sums = String::from_utf8(built["SHA256SUMS"].clone()).unwrap();
    let lines = sums.split_inclusive('\n');
    let others: String = lines
        .filter(|line| !line.ends_with("  manifest.json\n"))
        .collect();
    assert!(others.len() < sums.len());
    built.insert("SHA256SUMS".to_owned(), others.into_bytes());
    let json = manifest.to_json().unwrap();
    built.insert("manifest.json".to_owned(), json.into_bytes());
    built
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
    let built = |out: &str| without_source(files(&folder.path().join(out)));
    assert_eq!(built("from-markdown"), built("from-json"));
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
        without_source(files(&folder.path().join(out)))
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
    assert!(page.contains(">Akoma Ntoso XML <small>("));
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
    assert!(page.contains(">Plain text <small>("));
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
        "  Tired  #pp-1",
        "  1. Decides to rest.  #op-1",
        "#pp-1  preambular paragraph 1",
    ] {
        assert!(text.contains(line), "{text}");
    }
    let many: String = (1..12).map(|n| format!("{n}. *Decides*.\n\n")).collect();
    let many = GOOD.replace("1. *Decides* to rest.", &many);
    fs::write(folder.path().join("en.md"), many).unwrap();
    let output = publish(folder.path(), &["show", "en.md"]);
    let text = String::from_utf8(output.stdout).unwrap();
    let anchors = text.lines().filter_map(|line| line.strip_prefix("#op-"));
    let numbers: Vec<usize> = anchors
        .map(|line| line.split(' ').next().unwrap().parse().unwrap())
        .collect();
    assert_eq!(numbers, (1..12).collect::<Vec<_>>());
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
    let summary = stderr(&built);
    let summary = summary.lines().last().unwrap_or_default();
    assert_eq!(
        (status(&built), format!("{summary}\n")),
        (0, "1 document built into dist, 2 warnings\n".to_owned()),
        "{built:?}"
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
    // The second time, one line counts the files.
    fs::remove_file(folder.path().join("style/theme.yaml")).unwrap();
    let again = publish(folder.path(), &["templates", "style"]);
    assert_eq!(
        String::from_utf8(again.stdout).unwrap(),
        "style/theme.yaml\n"
    );
    let unchanged = built_in.len() - 1;
    let message = format!("{unchanged} existing files in “style” left unchanged\n");
    assert_eq!(String::from_utf8(again.stderr).unwrap(), message);
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
fn the_same_fault_of_a_template_is_reported_once_except_as_json() {
    let folder = tempfile::tempdir().unwrap();
    let sources = folder.path().join("sources");
    fs::create_dir_all(&sources).unwrap();
    for number in 1..=12 {
        let source = format!(
            "---\nsymbol: A/RES/99/{number}\nlanguage: en\ntitle: A fault\n---\n\n\
             *The General Assembly*,\n\n1. *Decides* to rest.\n"
        );
        fs::write(sources.join(format!("{number:02}.md")), source).unwrap();
    }
    let templates = folder.path().join("own/html");
    fs::create_dir_all(&templates).unwrap();
    fs::write(templates.join("resolution.html"), "{{ view.titel }}").unwrap();
    let build = |format: &str| {
        let arguments = [
            "build",
            "sources",
            "--formats",
            "html",
            "--templates",
            "own",
        ];
        let arguments = [&arguments[..], &["--jobs", "3", "--message-format", format]].concat();
        let output = publish(folder.path(), &arguments);
        assert_eq!(status(&output), 1);
        output
    };
    let counted = "undefined value, while building sources/01.md and 11 other documents";
    for format in ["human", "short"] {
        let printed = String::from_utf8(build(format).stderr).unwrap();
        assert_eq!(printed.matches("T001").count(), 1, "{printed}");
        assert!(printed.contains(counted), "{printed}");
        assert!(
            printed.ends_with("0 documents built into dist, 12 failed\n"),
            "{printed}"
        );
    }
    let printed = String::from_utf8(build("json").stdout).unwrap();
    let is_document = |line: &&str| line.starts_with("{\"document\"");
    let messages: Vec<&str> = printed.lines().filter(|line| !is_document(line)).collect();
    let (summary, messages) = messages.split_last().unwrap();
    assert!(summary.contains("\"failed\":12"), "{summary}");
    for (index, message) in messages.iter().enumerate() {
        let document = format!("while building sources/{:02}.md\"", index + 1);
        assert!(message.contains(&document), "{message}");
    }
    assert_eq!(messages.len(), 12);
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
