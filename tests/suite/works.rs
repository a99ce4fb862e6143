//! The pages about documents in all their languages, the citations between documents, and the rules for
//! other forms of addresses.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use publish_test_support::files;
use scraper::ElementRef;
use tempfile::TempDir;

use crate::publish;
use crate::site::{links, pages, select};

/// A project with documents that cite each other.
struct Project(TempDir);

impl Project {
    fn new() -> Self {
        let project = Project(tempfile::tempdir().unwrap());
        project.write(
            "A/RES/97/11",
            "en",
            "title: Rest\nadopted: 2042-12-15\n",
            "1. One.\n\n2. Two:\n\n   (a) Parks;\n\n   (b) Benches.\n\n3. Asks for a bench in each park and beside each road.",
        );
        project.write(
            "A/RES/97/11",
            "fr",
            "title: Repos\nadopted: 2042-12-15\n",
            "1. Un.\n\n2. Deux :\n\n   a) Parcs ;\n\n   b) Bancs.\n\n3. Demande un banc dans chaque parc et au bord de chaque route.",
        );
        project.write(
            "A/RES/98/7",
            "en",
            concat!(
                "title: Rest\nadopted: 2043-12-16\nsession: 98\nagenda-item: 7\n",
                "committee: third\nreport: A/98/458\n",
                "vote:\n  in-favour: {count: 14, states: []}\n",
                "  against: {count: 0, states: []}\n",
                "  abstaining: {count: 1, states: [ATLANTIS]}\n"
            ),
            "*Recalling* paragraphs 1 and 2 (a) of its resolution 97/11, and its resolution 55/2,\n\n1. *Decides* to rest, as in resolution 97/11.\n\n2. Asks for a bench in each park and beside each road.",
        );
        project.write(
            "A/RES/98/7",
            "fr",
            "title: Repos\nadopted: 2043-12-16\nsession: 98\n",
            "*Rappelant* les paragraphes 1 et 2 a) de sa résolution 97/11 et sa résolution 55/2,\n\n1. *Décide* de se reposer.\n\n2. Demande un banc dans chaque parc et au bord de chaque route.",
        );
        project.write(
            "A/RES/98/7",
            "ar",
            "title: الراحة\nadopted: 2043-12-16\nsession: 98\n",
            "*إذ تشير* إلى قرارها 97/11،\n\n1. *تقرر* الراحة.",
        );
        project.write(
            "S/RES/9999 (2044)",
            "en",
            "title: Peace\nadopted: 2044-02-01\n",
            "1. *Recalls* General Assembly resolution 98/7.",
        );
        project.write(
            "A/RES/99/1",
            "en",
            "title: Work\nadopted: 2044-12-05\n",
            "1. One.",
        );
        project
    }

    fn path(&self, symbol: &str, language: &str) -> PathBuf {
        let name = symbol.replace(['/', ' '], "_");
        self.0.path().join(format!("content/{name}/{language}.md"))
    }

    fn write(&self, symbol: &str, language: &str, keys: &str, text: &str) {
        let path = self.path(symbol, language);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let text = format!("---\nsymbol: {symbol}\nlanguage: {language}\n{keys}---\n\n{text}\n");
        fs::write(path, text).unwrap();
    }

    fn build(&self, arguments: &[&str]) -> BTreeMap<String, Vec<u8>> {
        let command = [
            "build",
            "content",
            "--out",
            "dist",
            "--quiet",
            "--formats",
            "html,txt",
        ];
        let built = publish(self.0.path(), &[&command, arguments].concat());
        assert!(
            built.status.success(),
            "{}",
            String::from_utf8_lossy(&built.stderr)
        );
        files(&self.dist())
    }

    fn dist(&self) -> PathBuf {
        self.0.path().join("dist")
    }
}

fn text(files: &BTreeMap<String, Vec<u8>>, name: &str) -> String {
    String::from_utf8(files[name].clone()).unwrap()
}

fn words(element: ElementRef<'_>) -> String {
    let text: String = element.text().collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn each_language_of_a_document_has_a_page_about_it() {
    let project = Project::new();
    let built = project.build(&[]);
    let about = built.keys().filter(|name| name.ends_with("about.html"));
    let expected = [
        "ar/A/RES/98/7/about.html",
        "en/A/RES/97/11/about.html",
        "en/A/RES/98/7/about.html",
        "en/A/RES/99/1/about.html",
        "en/S/RES/9999_2044/about.html",
        "fr/A/RES/97/11/about.html",
        "fr/A/RES/98/7/about.html",
    ];
    assert_eq!(about.collect::<Vec<_>>(), expected);
    // Each document links to the page, and each link has a target.
    let links = links(&project.dist());
    for page in expected {
        assert!(links[&page.replace("about", "index")].contains(page));
    }
}

#[test]
fn pages_about_documents_are_as_reviewed() {
    let project = Project::new();
    project.build(&[]);
    let pages = pages(&project.dist());
    let mut all = String::new();
    for name in [
        "en/A/RES/97/11/about.html",
        "en/A/RES/98/7/about.html",
        "fr/A/RES/98/7/about.html",
        "ar/A/RES/98/7/about.html",
    ] {
        all.push_str(&format!("{name}\n"));
        for element in select(
            &pages[name],
            "main :is(h1, h2, h3, dt, dd, .places li, .meta)",
        ) {
            let hrefs = element
                .descendent_elements()
                .filter_map(|one| one.attr("href"));
            let hrefs: Vec<&str> = hrefs.collect();
            let name = element.value().name();
            all.push_str(&format!("{name} {} {}\n", words(element), hrefs.join(" ")));
        }
        all.push('\n');
    }
    insta::assert_snapshot!(all);
}

#[test]
fn each_language_has_a_page_with_what_changed_since_the_previous_document() {
    let project = Project::new();
    let built = project.build(&["--site", "https://example.org"]);
    let changes = built.keys().filter(|name| name.ends_with("changes.html"));
    let changes: Vec<&String> = changes.collect();
    // The previous document has no Arabic text.
    let expected = ["en/A/RES/98/7/changes.html", "fr/A/RES/98/7/changes.html"];
    assert_eq!(changes, expected);
    let links = links(&project.dist());
    for page in expected {
        assert!(text(&built, "sitemap.xml").contains(page), "{page}");
        let language = &page[..2];
        for about in ["A/RES/97/11/about.html", "A/RES/98/7/about.html"] {
            assert!(links[&format!("{language}/{about}")].contains(page));
        }
    }
    assert!(!text(&built, "ar/A/RES/98/7/about.html").contains("changes.html"));
    let pages = pages(&project.dist());
    let mut all = String::new();
    for name in expected {
        all.push_str(&format!("{name}\n"));
        let content = "main :is(a, h1, h2, h3, p, .counts li)";
        for element in select(&pages[name], &format!("header a, {content}, footer a")) {
            let href = element.attr("href").unwrap_or_default();
            let name = element.value().name();
            all.push_str(format!("{name} {} {href}", words(element)).trim_end());
            all.push('\n');
        }
        all.push('\n');
    }
    insta::assert_snapshot!(all);
}

#[test]
fn only_what_changed_in_a_document_or_the_previous_one_is_compared_again() {
    let project = Project::new();
    let mut before = project.build(&["--cache", "cache"]);
    for (symbol, paragraph, compared) in [
        ("A/RES/99/1", "2. Two.", &[][..]),
        ("A/RES/97/11", "4. Four.", &["en/A/RES/98/7/changes.html"]),
        ("A/RES/98/7", "3. Three.", &["en/A/RES/98/7/changes.html"]),
    ] {
        let path = project.path(symbol, "en");
        let source = fs::read_to_string(&path).unwrap();
        fs::write(&path, format!("{source}\n{paragraph}\n")).unwrap();
        let after = project.build(&["--cache", "cache"]);
        let changed = after.iter().filter(|(name, bytes)| {
            name.ends_with("changes.html") && before.get(*name) != Some(*bytes)
        });
        let changed: Vec<&String> = changed.map(|(name, _)| name).collect();
        assert_eq!(changed, compared, "{symbol}");
        assert_eq!(project.build(&["--cache", "cache"]), after);
        before = after;
    }
    // The result is that of a build of all documents.
    fs::remove_dir_all(project.dist()).unwrap();
    assert_eq!(project.build(&["--no-cache"]), before);
}

#[test]
fn documents_that_have_almost_nothing_in_common_are_not_compared() {
    let project = Project::new();
    let build = || project.build(&["--cache", "cache"]);
    let has_changes = |built: &BTreeMap<String, Vec<u8>>| {
        let about = text(built, "en/A/RES/98/7/about.html");
        let languages = ["en", "fr"]
            .map(|language| built.contains_key(&format!("{language}/A/RES/98/7/changes.html")));
        assert_eq!([about.contains("changes.html"); 2], languages);
        languages[0]
    };
    assert!(has_changes(&build()));
    let english = fs::read_to_string(project.path("A/RES/98/7", "en")).unwrap();
    let unlike = [
        ("en", "Rest", "1. *Welcomes* the work of the Secretariat."),
        ("fr", "Repos", "1. Rien."),
    ];
    for (language, title, paragraph) in unlike {
        let keys = format!("title: {title}\nadopted: 2043-12-16\n");
        project.write("A/RES/98/7", language, &keys, paragraph);
    }
    let without = build();
    assert!(!has_changes(&without));
    assert_eq!(build(), without);
    // All languages have the page, or none.
    fs::write(project.path("A/RES/98/7", "en"), english).unwrap();
    assert!(has_changes(&build()));
}

#[test]
fn a_comparison_whose_source_is_missing_stays_while_it_is_right() {
    let project = Project::new();
    let path = "en/A/RES/98/7/changes.html";
    let built = project.build(&["--no-cache"]);
    let (old, new) = (
        project.path("A/RES/97/11", "en"),
        project.path("A/RES/98/7", "en"),
    );
    let moved = project.0.path().join("moved.md");
    fs::rename(&old, &moved).unwrap();
    let other = project.path("A/RES/99/1", "en");
    let build = |source: &PathBuf| {
        let source = source.to_str().unwrap();
        let command = ["build", source, "--out", "dist", "--formats", "html"];
        let built = publish(
            project.0.path(),
            &[&command[..], &["--no-cache", "--quiet"]].concat(),
        );
        assert!(built.status.success(), "{built:?}");
        files(&project.dist())
    };
    let rewritten = publish(project.0.path(), &["statement", "dist"]);
    assert!(rewritten.status.success(), "{rewritten:?}");
    assert_eq!(files(&project.dist())[path], built[path]);
    assert_eq!(build(&other)[path], built[path]);
    // The document has changed, and the previous one cannot be read.
    let source = fs::read_to_string(&new).unwrap();
    fs::write(&new, source + "\n3. Gardens.\n").unwrap();
    let after = build(&new);
    assert!(!after.contains_key(path));
    assert!(!text(&after, "en/A/RES/97/11/about.html").contains("changes.html"));
    // A later run compares them.
    fs::rename(&moved, &old).unwrap();
    assert!(text(&build(&other), path).contains("Gardens."));
}

#[test]
fn files_for_reference_managers_are_as_reviewed() {
    let project = Project::new();
    project.write(
        "A/RES/99/2",
        "en",
        "title: 'Rest & work_life {100 %} ~ $5 #1 ^ \\\\ n'\nadopted: 2044-12-06\n",
        "1. One.",
    );
    project.write("A/RES/99/3", "zh", "title: 休息\n", "1. 一。");
    let with_site = project.build(&["--site", "https://example.org/un"]);
    let mut all = String::new();
    for folder in [
        "en/A/RES/99/2",
        "ar/A/RES/98/7",
        "en/S/RES/9999_2044",
        "zh/A/RES/99/3",
    ] {
        for name in ["cite.ris", "cite.bib", "cite.json"] {
            all.push_str(&text(&with_site, &format!("{folder}/{name}")));
        }
    }
    insta::assert_snapshot!(all.replace('\r', "␍"));
    // Without the address of the site, the files have that of the official document.
    let without = project.build(&[]);
    let ris = text(&without, "en/S/RES/9999_2044/cite.ris");
    assert!(ris.contains("\r\nUR  - https://undocs.org/"), "{ris}");
    let page = &pages(&project.dist())["ar/A/RES/98/7/about.html"];
    let links = select(page, "dd a[download]");
    let links: Vec<_> = links
        .iter()
        .map(|link| (link.attr("href").unwrap(), link.attr("download").unwrap()))
        .collect();
    let expected = [
        ("cite.ris", "A_RES_98_7-ar.ris"),
        ("cite.bib", "A_RES_98_7-ar.bib"),
        ("cite.json", "A_RES_98_7-ar.json"),
    ];
    assert_eq!(links, expected);
}

#[test]
fn citations_are_open_data_in_three_formats() {
    let project = Project::new();
    let built = project.build(&["--site", "https://example.org"]);
    insta::assert_snapshot!("citations_jsonl", text(&built, "citations.jsonl"));
    insta::assert_snapshot!("citations_csv", text(&built, "citations.csv"));
    insta::assert_snapshot!("citations_graphml", text(&built, "citations.graphml"));
}

#[test]
fn without_citations_there_are_no_files_of_them() {
    let project = Project::new();
    let cites = |files: &BTreeMap<String, Vec<u8>>| {
        files
            .keys()
            .filter(|name| name.starts_with("citations."))
            .count()
    };
    assert_eq!(cites(&project.build(&[])), 3);
    let content = project.0.path().join("content");
    for name in fs::read_dir(&content).unwrap().flatten() {
        if name.file_name() != "A_RES_99_1" {
            fs::remove_dir_all(name.path()).unwrap();
        }
    }
    assert_eq!(cites(&project.build(&["--prune"])), 0);
}

#[test]
fn a_changed_document_changes_only_its_pages_and_those_of_what_it_cites() {
    let project = Project::new();
    let before = project.build(&["--cache", "cache"]);
    let path = project.path("S/RES/9999 (2044)", "en");
    let source = fs::read_to_string(&path).unwrap();
    fs::write(
        &path,
        source.replace("1. *Recalls*", "1. *Decides*.\n\n2. *Recalls*"),
    )
    .unwrap();
    let after = project.build(&["--cache", "cache"]);
    let changed = after
        .iter()
        .filter(|(name, bytes)| before.get(*name) != Some(*bytes));
    let changed: BTreeSet<&str> = changed.map(|(name, _)| name.as_str()).collect();
    let changed = changed
        .into_iter()
        .filter(|name| !name.starts_with("en/S/"));
    let expected = [
        "SHA256SUMS",
        "ar/A/RES/98/7/about.html",
        "citations.csv",
        "citations.graphml",
        "citations.jsonl",
        "en/A/RES/98/7/about.html",
        "en/index.html",
        "fr/A/RES/98/7/about.html",
        "index.html",
        "manifest.json",
    ];
    assert_eq!(changed.collect::<Vec<_>>(), expected);
    // The result is that of a build of all documents.
    fs::remove_dir_all(project.dist()).unwrap();
    assert_eq!(project.build(&["--no-cache"]), after);
}

#[test]
fn a_document_that_was_removed_has_no_page_about_it() {
    let project = Project::new();
    project.build(&["--cache", "cache"]);
    fs::remove_file(project.path("S/RES/9999 (2044)", "en")).unwrap();
    let built = project.build(&["--cache", "cache", "--prune"]);
    for name in ["about.html", "cite.ris", "cite.bib", "cite.json"] {
        assert!(!built.contains_key(&format!("en/S/RES/9999_2044/{name}")));
    }
    assert!(!text(&built, "en/A/RES/98/7/about.html").contains("9999"));
    assert!(!text(&built, "citations.jsonl").contains("9999"));
}

#[test]
fn other_forms_of_addresses_lead_to_pages_that_exist() {
    let project = Project::new();
    let built = project.build(&["--site", "https://example.org/un"]);
    let redirects = text(&built, "_redirects");
    for line in redirects.lines() {
        let fields: Vec<&str> = line.split(' ').collect();
        let [from, to, "302"] = fields[..] else {
            panic!("{line}");
        };
        let path = |address: &str| address.strip_prefix("/un/").unwrap().to_owned();
        assert!(built.contains_key(&path(to)), "{line}");
        assert!(!built.contains_key(&path(from)), "{line}");
    }
    for rule in [
        "/un/A/RES/98/7 /un/en/A/RES/98/7/about.html 302",
        "/un/a/res/98/7 /un/en/A/RES/98/7/about.html 302",
        "/un/98/7 /un/en/A/RES/98/7/about.html 302",
        "/un/fr/a/res/98/7 /un/fr/A/RES/98/7/index.html 302",
        "/un/S/RES/9999_2044 /un/en/S/RES/9999_2044/about.html 302",
        "/un/S/RES/9999(2044) /un/en/S/RES/9999_2044/about.html 302",
        "/un/S/RES/9999%20(2044) /un/en/S/RES/9999_2044/about.html 302",
    ] {
        assert!(redirects.lines().any(|line| line == rule), "{rule}");
    }
    // nginx compares without regard to case, and rejects an address that is there twice.
    let map = text(&built, "redirects.map");
    let keys: Vec<&str> = map
        .lines()
        .filter_map(|line| line.split('"').nth(1))
        .collect();
    let lower: BTreeSet<String> = keys.iter().map(|key| key.to_lowercase()).collect();
    assert_eq!(keys.len(), lower.len());
    assert!(map.contains("\"/un/a/res/98/7\" \"/un/en/A/RES/98/7/about.html\";\n"));
    assert!(!project.build(&[]).contains_key("_redirects"));
}

#[test]
fn a_deleted_page_or_file_about_a_document_is_written_again() {
    let project = Project::new();
    let built = project.build(&["--cache", "cache"]);
    for name in ["about.html", "cite.bib"] {
        let path = format!("en/A/RES/98/7/{name}");
        assert!(built.contains_key(&path));
        fs::remove_file(project.dist().join(path)).unwrap();
        assert_eq!(project.build(&["--cache", "cache"]), built);
    }
}

#[test]
fn a_page_lists_the_latest_hundred_documents_that_cite_a_document() {
    let project = Project::new();
    for number in 100..201 {
        // The one with the lowest number is the oldest.
        let keys = format!("title: Title\nadopted: {}-01-01\n", 1900 + number);
        let symbol = format!("A/RES/96/{number}");
        project.write(&symbol, "en", &keys, "1. *Recalls* its resolution 99/1.");
    }
    project.build(&[]);
    let pages = pages(&project.dist());
    let page = &pages["en/A/RES/99/1/about.html"];
    let section = "section[aria-labelledby=cited-by]";
    let listed = select(page, &format!("{section} .works > li .symbol"));
    let listed: Vec<String> = listed.into_iter().map(words).collect();
    assert_eq!(listed.len(), 100);
    assert_eq!(listed.first().unwrap(), "A/RES/96/200");
    assert_eq!(listed.last().unwrap(), "A/RES/96/101");
    let heading = select(page, &format!("{section} h2"));
    assert!(words(heading[0]).contains("101"));
    let more = select(page, &format!("{section} > p > a"));
    assert_eq!(more[0].attr("href"), Some("../../../../../citations.csv"));
}

#[test]
fn languages_agree_on_the_part_of_a_cited_resolution() {
    let project = Project::new();
    for (language, title, text) in [
        (
            "en",
            "Part",
            "*Recalling* its resolution [57/4 B](https://undocs.org/en/A/RES/57/4b),\n\n1. *Decides* to rest.",
        ),
        (
            "ar",
            "جزء",
            "*إذ تشير* إلى قرارها [57/4](https://undocs.org/ar/A/RES/57/4) باء،\n\n1. *تقرر* الراحة.",
        ),
    ] {
        let keys = format!("title: {title}\nadopted: 2044-12-06\n");
        project.write("A/RES/99/2", language, &keys, text);
    }
    let built = project.build(&[]);
    let citations = text(&built, "citations.jsonl");
    let of_document: Vec<&str> = citations
        .lines()
        .filter(|line| line.contains("\"citing\":\"A/RES/99/2\""))
        .collect();
    let [citation] = of_document.as_slice() else {
        panic!("{of_document:?}");
    };
    assert!(citation.contains("57/4"), "{citation}");
    assert!(citation.contains("[\"ar\",\"en\"]"), "{citation}");
    let page = text(&built, "ar/A/RES/99/2/about.html");
    assert_eq!(page.matches("57/4</bdi>").count(), 0, "{page}");
}

#[test]
fn a_symbol_that_one_language_misprints_is_not_another_document() {
    let project = Project::new();
    for (language, symbol) in [
        ("en", "S/2043/724"),
        ("fr", "S/2043/724"),
        ("ar", "S/2043724"),
    ] {
        let text = format!(
            "1. Report ([{symbol}](https://undocs.org/{language}/{symbol}), and \
             [S/RES/9997 (2044)](https://undocs.org/{language}/S/RES/9997(2044))."
        );
        let keys = "title: Report\nadopted: 2044-03-01\n";
        project.write("S/RES/9997 (2044)", language, keys, &text);
    }
    let built = project.build(&[]);
    let citations = text(&built, "citations.jsonl");
    let of_document: Vec<&str> = citations
        .lines()
        .filter(|line| line.contains("\"citing\":\"S/RES/9997 (2044)\""))
        .collect();
    let [citation] = of_document.as_slice() else {
        panic!("a document does not cite itself: {of_document:?}");
    };
    assert!(citation.contains("S/2043/724"), "{citation}");
    assert!(citation.contains("[\"ar\",\"en\",\"fr\"]"), "{citation}");
}
