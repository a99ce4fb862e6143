//! A document of a body that is not built in, from its body file to its editions, and the documents
//! of built-in bodies in `tests/bodies`, one folder per body.
//! `UPDATE_EXPECTED=1 cargo test --test suite bodies` regenerates their `expected.txt`.

use std::fs;
use std::path::{Path, PathBuf};

use publish_test_support::edition_text::{AssertSame, EditionText};
use publish_test_support::epub::Epub;
use publish_test_support::{editions, pdf, resolution, root, tree};
use publish_view::edition::Format;
use scraper::{ElementRef, Html, Selector};

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
        "\"legislationPassedBy\": {\"@type\": \"Organization\", \"name\": \"City Council\"}",
        "\"publisher\": {\"@type\": \"Organization\", \"name\": \"City of Harbour\"}",
        "<span class=\"title-number\">Resolution No. 2030-88</span> <br/>Boats",
    ] {
        assert!(page.contains(wanted), "{wanted}: {page}");
    }
    let epub = Epub::read(&fs::read(built.join("2030-88-EN.epub")).unwrap());
    let package = epub.text("OEBPS/content.opf").to_owned();
    let publisher = "<dc:publisher>City of Harbour</dc:publisher>";
    assert!(package.contains(publisher), "{package}");
    let xml = fs::read_to_string(built.join("2030-88-EN.xml")).unwrap();
    assert!(xml.contains("href=\"#harbour-city\""), "{xml}");
    assert!(!xml.contains("/un/"), "{xml}");
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
fn folders_and_file_names_follow_the_pattern_of_the_body() {
    let folder = folder();
    let path = folder.path().join("bodies/harbour-city.toml");
    let body = fs::read_to_string(&path).unwrap();
    let symbol = "symbol = \"{year}-{number}\"\n";
    let pattern = format!("{symbol}folder = \"council/{{year}}/{{number}}\"\n");
    fs::write(&path, body.replacen(symbol, &pattern, 1)).unwrap();
    build(folder.path(), &["--formats", "html,epub,pdf,akn,txt"]);
    let built = folder.path().join("dist/en/council/2030/88");
    for extension in ["epub", "pdf", "xml", "txt"] {
        let name = format!("council_2030_88-EN.{extension}");
        assert!(built.join(&name).is_file(), "{name}");
    }
    let page = fs::read_to_string(built.join("index.html")).unwrap();
    let link = "href=\"../../../../en/council/2030/12/index.html\"";
    assert!(page.contains(link), "{page}");
    let list = fs::read_to_string(folder.path().join("dist/index.html")).unwrap();
    assert!(list.contains("\"en/council/2030/88/index.html\""), "{list}");
    let verified = publish(folder.path(), &["verify", "dist"]);
    assert!(verified.status.success());

    let new = publish(folder.path(), &["new", "2030-90", "--bodies", "bodies"]);
    assert!(new.status.success());
    assert!(
        folder
            .path()
            .join("content/council/2030/90/en.md")
            .is_file()
    );
}

#[test]
fn the_official_address_of_a_document_takes_precedence() {
    let folder = folder();
    let address = "https://council.example/archive/boats.pdf";
    let keys = format!("symbol: 2030-88\nofficial: {address}\n");
    let source = SOURCE.replace("symbol: 2030-88\n", &keys);
    fs::write(folder.path().join("content/88.md"), source).unwrap();
    build(folder.path(), &["--formats", "html,epub"]);
    let built = folder.path().join("dist/en/2030-88");
    let page = fs::read_to_string(built.join("index.html")).unwrap();
    assert!(page.contains(&format!("href=\"{address}\"")), "{page}");
    assert!(!page.contains("resolutions/2030/88.pdf"), "{page}");
    let epub = Epub::read(&fs::read(built.join("2030-88-EN.epub")).unwrap());
    let package = epub.text("OEBPS/content.opf");
    assert!(package.contains(address), "{package}");
    let convert = [
        "convert",
        "content/88.md",
        "--to",
        "md",
        "--bodies",
        "bodies",
    ];
    let converted = publish(folder.path(), &convert);
    let text = String::from_utf8(converted.stdout).unwrap();
    assert!(text.contains(&format!("official: {address}\n")), "{text}");

    let wrong = SOURCE.replace("symbol: 2030-88\n", "symbol: 2030-88\nofficial: 88.pdf\n");
    fs::write(folder.path().join("content/88.md"), wrong).unwrap();
    let check = ["check", "--bodies", "bodies", "--message-format", "short"];
    let messages = String::from_utf8(publish(folder.path(), &check).stderr).unwrap();
    assert!(
        messages.contains("content/88.md:3:11: error Y003"),
        "{messages}"
    );
}

#[test]
fn two_symbols_with_the_folder_of_a_pattern_are_an_error() {
    let folder = folder();
    let path = folder.path().join("bodies/harbour-city.toml");
    let body = fs::read_to_string(&path).unwrap();
    let symbol = "symbol = \"{year}-{number}\"\n";
    let pattern = format!("{symbol}folder = \"r{{year}}{{number}}\"\n");
    let body = body.replacen(symbol, &pattern, 1);
    let body = body.replace("20[0-9]{2}", "20[0-9]{2,3}");
    fs::write(&path, body).unwrap();
    let other = SOURCE.replace("2030-88", "20308-8");
    fs::write(folder.path().join("content/8.md"), other).unwrap();
    let build = ["build", "--bodies", "bodies", "--formats", "html"];
    let output = publish(folder.path(), &build);
    let messages = String::from_utf8(output.stderr).unwrap();
    assert!(!output.status.success());
    let wanted = "whose editions have the same folder";
    assert!(
        messages.contains("F004") && messages.contains(wanted),
        "{messages}"
    );
}

/// A document of which only the body is known, for example a note of a secretariat.
#[test]
fn a_document_of_no_known_kind_is_not_called_a_resolution() {
    for (tag, word) in [
        ("ar", "قرار"),
        ("de", "esolution"),
        ("en", "esolution"),
        ("es", "esoluci"),
        ("fr", "ésolution"),
        ("ru", "езолюци"),
        ("zh", "决议"),
    ] {
        for (symbol, body) in [
            ("A/79/7", "general-assembly"),
            ("S/2031/7", "security-council"),
            ("E/2031/7", "economic-and-social-council"),
            ("A/HRC/99/7", "human-rights-council"),
        ] {
            let folder = tempfile::tempdir().unwrap();
            let text = format!(
                "---\nsymbol: {symbol}\nlanguage: {tag}\nbody: {body}\ntitle: 7\n\
                 adopted: 2031-02-03\nissued: 2031-02-04\n---\n\n1. 9 + 9.\n"
            );
            fs::write(folder.path().join("7.md"), text).unwrap();
            let formats = ["build", "7.md", "--formats", "html,epub,akn,txt"];
            let output = publish(folder.path(), &formats);
            let messages = String::from_utf8(output.stderr).unwrap();
            assert!(output.status.success(), "{messages}");
            let built = folder.path().join("dist").join(tag).join(symbol);
            let stem = format!("{}-{}", symbol.replace('/', "_"), tag.to_uppercase());
            let epub = Epub::read(&fs::read(built.join(format!("{stem}.epub"))).unwrap());
            let page = fs::read_to_string(built.join("index.html")).unwrap();
            // Comments in scripts name templates.
            let pieces = page.split("<script>").enumerate();
            let without_scripts =
                pieces.map(|(index, piece)| match piece.split_once("</script>") {
                    Some((_, rest)) if index > 0 => rest.to_owned(),
                    _ => piece.to_owned(),
                });
            let mut texts: Vec<String> = without_scripts.collect();
            let text = fs::read_to_string(built.join(format!("{stem}.txt"))).unwrap();
            texts.push(text);
            texts.push(epub.text("OEBPS/content.opf").to_owned());
            let xml = fs::read_to_string(built.join(format!("{stem}.xml"))).unwrap();
            assert!(xml.contains("name=\"document\""), "{xml}");
            assert!(!xml.contains("name=\"resolution\""), "{xml}");
            for text in texts {
                assert!(!text.contains(word), "{symbol} {tag}: {text}");
            }
            let back = publish(
                folder.path(),
                &["check", &format!("dist/{tag}/{symbol}/{stem}.xml")],
            );
            assert!(
                back.status.success(),
                "{}",
                String::from_utf8_lossy(&back.stderr)
            );
        }
    }
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

/// The United Nations in the languages of the catalogues.
const UNITED_NATIONS: [&str; 7] = [
    "United Nations",
    "Nations Unies",
    "Naciones Unidas",
    "Vereinte Nationen",
    "Объединенных Наций",
    "联合国",
    "الأمم المتحدة",
];

/// The documents of a built-in body in `tests/bodies`, and a folder with their editions.
struct Built {
    body: String,
    sources: Vec<PathBuf>,
    dist: tempfile::TempDir,
}

/// Builds the documents of all bodies in `tests/bodies`.
fn built_in_bodies() -> Vec<Built> {
    let entries = fs::read_dir(root().join("tests/bodies")).unwrap();
    let mut folders: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    folders.retain(|path| path.is_dir());
    folders.sort();
    assert!(folders.len() >= 3);
    folders.iter().map(|folder| built(folder)).collect()
}

fn built(folder: &Path) -> Built {
    let entries = fs::read_dir(folder).unwrap();
    let mut sources: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    sources.retain(|path| path.extension().is_some_and(|extension| extension == "md"));
    sources.retain(|path| !path.ends_with("README.md"));
    sources.sort();
    assert!(!sources.is_empty(), "{}", folder.display());
    let dist = tempfile::tempdir().unwrap();
    let mut arguments = vec![
        "build",
        "--formats",
        "html,epub",
        "--message-format",
        "short",
    ];
    arguments.extend(["--out", dist.path().to_str().unwrap()]);
    arguments.extend(sources.iter().map(|path| path.to_str().unwrap()));
    let output = publish(root(), &arguments);
    let messages = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{messages}");
    for finding in ["error", "warning"] {
        assert!(!messages.contains(finding), "{messages}");
    }
    Built {
        body: folder.file_name().unwrap().to_str().unwrap().to_owned(),
        sources,
        dist,
    }
}

impl Built {
    /// Whether the body belongs to the United Nations.
    fn is_of_the_united_nations(&self) -> bool {
        let file = root().join(format!("bodies/{}.toml", self.body));
        let file = fs::read_to_string(file).unwrap();
        file.contains("extends = \"united-nations\"")
    }

    /// The file with this extension of the edition in the language of a source.
    fn edition(&self, source: &Path, extension: &str) -> PathBuf {
        let language = self.dist.path().join(source.file_stem().unwrap());
        let home = language.join("index.html");
        let mut folders = vec![language];
        while let Some(folder) = folders.pop() {
            let mut paths: Vec<PathBuf> = fs::read_dir(&folder)
                .unwrap()
                .map(|entry| entry.unwrap().path())
                .collect();
            paths.sort();
            let found = paths.iter().find(|path| {
                path.is_file()
                    && path.extension().is_some_and(|found| found == extension)
                    && !path.ends_with("accessibility.html")
                    && **path != home
                    && !path.ends_with("about.html")
            });
            if let Some(found) = found {
                return found.clone();
            }
            folders.extend(paths.into_iter().filter(|path| path.is_dir()));
        }
        panic!("no {extension} of {}", source.display());
    }

    fn page(&self, source: &Path) -> Html {
        Html::parse_document(&fs::read_to_string(self.edition(source, "html")).unwrap())
    }

    /// The package document of the EPUB.
    fn package(&self, source: &Path) -> String {
        let epub = Epub::read(&fs::read(self.edition(source, "epub")).unwrap());
        epub.text("OEBPS/content.opf").to_owned()
    }

    /// The symbol, the lines and the links of all editions.
    fn lines(&self) -> String {
        let mut lines = String::new();
        for source in &self.sources {
            let page = self.page(source);
            let package = Html::parse_fragment(&self.package(source));
            let language = source.file_stem().unwrap().to_str().unwrap();
            lines.push_str(&format!("[{language}]\n"));
            for (name, html, selector) in [
                ("symbol", &page, ".masthead .symbol"),
                ("masthead", &page, ".masthead p:not(.symbol), .masthead h1"),
                ("closing", &page, ".closing p"),
                ("reference", &page, "a.reference"),
                ("publisher", &package, "dc\\:publisher"),
                ("description", &package, "dc\\:description"),
                ("rights", &package, "dc\\:rights"),
                ("official", &package, "dc\\:source"),
            ] {
                let selector = Selector::parse(selector).unwrap();
                for element in html.select(&selector) {
                    lines.push_str(&format!("{name}: {}\n", line(element)));
                }
            }
            lines.push('\n');
        }
        lines
    }
}

/// The text of an element on one line, with the address of a link.
fn line(element: ElementRef<'_>) -> String {
    let text: String = element.text().collect();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match element.value().attr("href") {
        Some(address) => format!("{text} <{address}>"),
        None => text,
    }
}

#[test]
fn documents_of_built_in_bodies_are_of_their_body_with_equal_anchors_in_all_languages() {
    for built in built_in_bodies() {
        let mut anchors_of_first = None;
        for source in &built.sources {
            let path = source.to_str().unwrap();
            let json = publish(root(), &["show", path, "--json"]).stdout;
            let json: serde_json::Value = serde_json::from_slice(&json).unwrap();
            assert_eq!(json["body"], built.body, "{path}");
            let outline = publish(root(), &["show", path]).stdout;
            let outline = String::from_utf8(outline).unwrap();
            let anchors = outline.lines().filter(|line| line.starts_with('#'));
            let anchors = anchors.map(|line| line.split(' ').next().unwrap().to_owned());
            let anchors: Vec<String> = anchors.collect();
            let is_operative = |anchor: &String| anchor.starts_with("#op-");
            assert!(anchors.iter().any(is_operative), "{path}: {outline}");
            let first = anchors_of_first.get_or_insert_with(|| anchors.clone());
            assert_eq!(*first, anchors, "{path}");
        }
    }
}

#[test]
fn documents_of_built_in_bodies_read_back_from_every_source_form() {
    let folder = tempfile::tempdir().unwrap();
    for source in built_in_bodies().iter().flat_map(|built| &built.sources) {
        let path = source.to_str().unwrap();
        let json = |path: &str| publish(folder.path(), &["show", path, "--json"]).stdout;
        let expected = json(path);
        for (form, name) in [
            ("md", "again.md"),
            ("akn", "again.xml"),
            ("json", "again.json"),
        ] {
            let convert = ["convert", path, "--to", form, "--out", name, "--force"];
            let output = publish(folder.path(), &convert);
            assert!(output.status.success(), "{path} {form}");
            assert_eq!(json(name), expected, "{path} {form}");
        }
    }
}

#[test]
fn generated_lines_are_keys_of_converted_documents() {
    for (source, keys) in [
        ("city-council/en.md", &["\nsignatures: ["][..]),
        ("general-assembly/ar.md", &["\nsponsors: "]),
        ("human-rights-council/zh.md", &["\nmeeting: 47\n"]),
        ("world-health-assembly/fr.md", &["\nmeeting: 8\n"]),
    ] {
        let path = root().join("tests/bodies").join(source);
        let convert = ["convert", path.to_str().unwrap(), "--to", "md"];
        let output = publish(root(), &convert);
        let text = String::from_utf8(output.stdout).unwrap();
        for key in keys {
            assert!(text.contains(key), "{key}: {text}");
        }
        for key in ["  below-title:", "  closing:", "{closing}", "  adoption:"] {
            let is_closing = key.contains("closing") && source.starts_with("human-rights");
            assert!(!text.contains(key) || is_closing, "{key}: {text}");
        }
    }
}

#[test]
fn editions_of_built_in_bodies_have_the_words_of_the_model() {
    for source in built_in_bodies().iter().flat_map(|built| &built.sources) {
        let model = resolution(source);
        let words = EditionText::of_model(&model);
        let editions = editions::build(source, &[Format::Html, Format::Pdf]).without_findings();
        let name = source.display().to_string();
        let page = tree::from_html(&editions.text(Format::Html));
        words.assert_same(&EditionText::of_pages(&[page]), &name);
        words.assert_same(&pdf::read(&editions.bytes(Format::Pdf), &model), &name);
    }
}

#[test]
fn editions_of_built_in_bodies_have_the_expected_lines_and_links() {
    for built in built_in_bodies() {
        let path = root().join(format!("tests/bodies/{}/expected.txt", built.body));
        let lines = built.lines();
        if std::env::var_os("UPDATE_EXPECTED").is_some() {
            fs::write(&path, &lines).unwrap();
        }
        let expected = fs::read_to_string(&path).unwrap_or_default();
        assert!(
            expected == lines,
            "{} is out of date: UPDATE_EXPECTED=1 cargo test --test suite bodies\n{}",
            path.display(),
            similar::TextDiff::from_lines(&expected, &lines).unified_diff()
        );
    }
}

#[test]
fn generated_lines_of_other_bodies_do_not_name_the_united_nations() {
    for built in built_in_bodies() {
        let is_named = |lines: &str| UNITED_NATIONS.iter().any(|name| lines.contains(name));
        let lines = built.lines();
        assert_eq!(
            is_named(&lines),
            built.is_of_the_united_nations(),
            "{lines}"
        );
        for source in &built.sources {
            let page = built.page(source);
            let head = Selector::parse("head :not(script):not(style)").unwrap();
            let of_head: Vec<String> = page.select(&head).map(|element| element.html()).collect();
            let head = of_head.concat();
            if !built.is_of_the_united_nations() {
                assert!(!is_named(&head) && !head.contains("undocs.org"), "{head}");
                let package = built.package(source);
                assert!(!is_named(&package), "{package}");
            }
        }
    }
}
