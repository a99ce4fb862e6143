//! The pages of a site that are not documents: home pages and lists.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Component, Path, PathBuf};

use publish_test_support::files;
use scraper::{ElementRef, Html, Selector};
use tempfile::TempDir;

use crate::publish;

const BUILD: &[&str] = &["build", "content", "--out", "dist", "--quiet", "--formats"];

/// Two subjects, one of which has a word that is not known.
const SUBJECTS: &str = "subjects: [CRIME PREVENTION, WESTERN QUALMS]\n";

/// A project with documents of several bodies, kinds, sessions and languages.
pub fn project(of_session: usize) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let write = |language: &str, symbol: &str, keys: &str| {
        let name = symbol.replace(['/', ' '], "_");
        let path = folder.path().join(format!("content/{language}/{name}.md"));
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let text = format!(
            "---\nsymbol: {symbol}\nlanguage: {language}\n{keys}---\n\n1. *Decides* to rest.\n"
        );
        fs::write(path, text).unwrap();
    };
    for number in 1..=of_session {
        let day = number % 28 + 1;
        let keys = format!("title: Rest no. {number}\nadopted: 2044-11-{day:02}\nsession: 99\n");
        write("en", &format!("A/RES/99/{number}"), &keys);
    }
    let title = "title: Rest\n";
    write(
        "en",
        "A/RES/98/7",
        &format!("{title}adopted: 2043-12-05\nsession: 98\nagenda-item: 7\n{SUBJECTS}"),
    );
    write(
        "en",
        "A/RES/ES-11/2",
        &format!("{title}adopted: 2044-01-05\n"),
    );
    write(
        "en",
        "A/DEC/98/501",
        &format!("{title}adopted: 2043-12-06\n"),
    );
    write("en", "A/RES/7", title);
    write(
        "en",
        "S/RES/9999 (2044)",
        &format!("{title}adopted: 2044-02-01\n"),
    );
    write(
        "ar",
        "A/RES/98/7",
        &format!("title: الراحة\nadopted: 2043-12-05\nsession: 98\n{SUBJECTS}"),
    );
    write(
        "zh",
        "A/RES/98/7",
        &format!("title: 休息\nadopted: 2043-12-05\nsession: 98\n{SUBJECTS}"),
    );
    folder
}

fn build(folder: &TempDir) -> PathBuf {
    let built = publish(folder.path(), &[BUILD, &["html"]].concat());
    assert!(
        built.status.success(),
        "{}",
        String::from_utf8_lossy(&built.stderr)
    );
    folder.path().join("dist")
}

pub fn pages(dist: &Path) -> BTreeMap<String, Html> {
    let pages = files(dist)
        .into_iter()
        .filter(|(name, _)| name.ends_with(".html"));
    pages
        .map(|(name, bytes)| {
            (
                name,
                Html::parse_document(&String::from_utf8(bytes).unwrap()),
            )
        })
        .collect()
}

pub fn select<'p>(page: &'p Html, selector: &str) -> Vec<ElementRef<'p>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}

/// Returns the path of a link's target in the output folder.
fn target(page: &str, href: &str) -> String {
    let folder = Path::new(page).parent().unwrap();
    let mut path = PathBuf::new();
    for part in folder.join(href).components() {
        match part {
            Component::ParentDir => assert!(path.pop(), "{href} in {page} leaves the folder"),
            part => path.push(part),
        }
    }
    path.to_str().unwrap().to_owned()
}

/// Returns the links between the pages of a site. Checks that each has a target.
pub fn links(dist: &Path) -> BTreeMap<String, BTreeSet<String>> {
    let pages = pages(dist);
    let mut links: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (name, page) in &pages {
        let of_page = links.entry(name.clone()).or_default();
        for link in select(page, "a[href], link[href], form[action]") {
            let href = link.attr("href").or(link.attr("action")).unwrap();
            if href.contains("://") || href.starts_with("mailto:") {
                continue;
            }
            let (file, fragment) = href.split_once('#').unwrap_or((href, ""));
            let file = if file.is_empty() {
                name.clone()
            } else {
                target(name, file)
            };
            assert!(dist.join(&file).is_file(), "{href} in {name} has no target");
            if !fragment.is_empty() {
                let ids = select(&pages[&file], "[id]");
                let has = ids.iter().any(|one| one.attr("id") == Some(fragment));
                assert!(has, "{href} in {name} has no target");
            }
            of_page.insert(file);
        }
    }
    links
}

/// The text of a page's main part, one line for each heading, paragraph and link.
fn outline(page: &Html) -> String {
    let mut outline = String::new();
    for element in select(page, "main :is(h1, h2, h3, p, a)") {
        let text: String = element.text().collect();
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let href = element.attr("href").map(|href| format!(" → {href}"));
        writeln!(
            outline,
            "{} {text}{}",
            element.value().name(),
            href.unwrap_or_default()
        )
        .unwrap();
    }
    outline
}

#[test]
fn a_site_of_few_documents_has_one_list() {
    let folder = project(20);
    let dist = build(&folder);
    let names: Vec<String> = files(&dist).into_keys().collect();
    let lists = names.iter().filter(|name| name.contains("browse/"));
    assert_eq!(lists.count(), 0);
    assert_eq!(
        select(&pages(&dist)["index.html"], ".documents > li").len(),
        27
    );
    for (language, count) in [("ar", 1), ("en", 25), ("zh", 1)] {
        let page = &pages(&dist)[&format!("{language}/index.html")];
        assert_eq!(select(page, ".documents > li").len(), count, "{language}");
        assert_eq!(select(page, &format!("html[lang={language}]")).len(), 1);
    }
    links(&dist);
}

/// The links of the header of a page and what surrounds them, one line each.
fn header(page: &Html) -> Vec<String> {
    let elements = select(page, "header.site :is(a, summary, input, button)");
    let lines = elements.iter().map(|element| {
        let text: String = element.text().collect();
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        format!("{} {text}", element.value().name())
            .trim_end()
            .to_owned()
    });
    lines.collect()
}

#[test]
fn every_page_has_the_same_header_in_the_same_order() {
    let folder = project(101);
    let options = ["--site", SITE, "--title", "Resolutions", "--search"];
    let built = publish(folder.path(), &[BUILD, &["html"], &options].concat());
    assert!(built.status.success(), "{built:?}");
    let pages = pages(&folder.path().join("dist"));
    let of_english = |name: &str| header(&pages[name]);
    let full = of_english("en/A/RES/98/7/index.html");
    let expected = [
        "a Resolutions",
        "a All documents",
        "summary Languages: English",
        "a العربية",
        "a 中文",
        // The field, and the sign that its query may lead on to a document.
        "input",
        "input",
        "button Search",
        "summary Display",
        "button Reset all",
    ];
    assert_eq!(full, expected.map(str::to_owned));
    for (name, page) in &pages {
        if name.starts_with("ar/") || name.starts_with("zh/") {
            continue;
        }
        // A document in one language has no menu; pages with a larger search field have no second one.
        let header = header(page);
        let mut of_full = full.iter();
        for line in &header {
            assert!(of_full.any(|one| one == line), "{name}: {header:?}");
        }
        assert_eq!(header[..2], full[..2], "{name}");
        assert_eq!(select(page, "footer.foot").len(), 1, "{name}");
        let skips = select(page, "body > a.skip-link");
        assert_eq!(skips.len(), 1, "{name}");
        let target = skips[0].attr("href").unwrap();
        assert_eq!(
            select(page, &format!("main{target}, main {target}")).len(),
            1
        );
    }
}

#[test]
fn documents_lead_to_the_home_page_of_their_language() {
    for documents in [1, 101] {
        let folder = project(documents);
        let links = links(&build(&folder));
        for language in ["ar", "en", "zh"] {
            let document = &links[&format!("{language}/A/RES/98/7/index.html")];
            assert!(
                document.contains(&format!("{language}/index.html")),
                "{language}"
            );
        }
    }
}

#[test]
fn every_document_is_reached_from_the_home_page_of_its_language() {
    let folder = project(101);
    let dist = build(&folder);
    let links = links(&dist);
    for language in ["ar", "en", "zh"] {
        let mut reached = BTreeSet::from([format!("{language}/index.html")]);
        let mut new = reached.clone();
        while !new.is_empty() {
            let next = new
                .iter()
                .flat_map(|page| links.get(page).into_iter().flatten());
            let is_list = |page: &&String| page.starts_with(language);
            new = next.filter(is_list).cloned().collect();
            new.retain(|page| reached.insert(page.clone()));
        }
        let documents = files(&dist).into_keys();
        let documents = documents
            .filter(|name| name.starts_with(language))
            .collect::<BTreeSet<_>>();
        assert_eq!(reached, documents);
        assert!(links["index.html"].contains(&format!("{language}/index.html")));
    }
}

#[test]
fn lists_are_as_reviewed() {
    let folder = project(101);
    let dist = build(&folder);
    let mut all = String::new();
    for (name, page) in pages(&dist) {
        let is_list =
            !name.contains("/A/") && !name.contains("/S/") && name != "accessibility.html";
        if !is_list {
            continue;
        }
        writeln!(all, "=== {name}").unwrap();
        let outline = outline(&page);
        let lines: Vec<&str> = outline.lines().collect();
        let shown = lines.len().min(16);
        writeln!(all, "{}", lines[..shown].join("\n")).unwrap();
        if lines.len() > shown {
            writeln!(all, "… {} lines", lines.len() - shown).unwrap();
        }
    }
    insta::assert_snapshot!(all);
}

/// Returns the names and languages of links or headings.
fn named(page: &Html, selector: &str) -> Vec<(String, Option<String>)> {
    let found = select(page, selector).into_iter().map(|element| {
        let text: String = element.text().collect();
        let mut languages = element.descendent_elements();
        let language = languages.find_map(|one| one.attr("lang"));
        (text.trim().to_owned(), language.map(str::to_owned))
    });
    found.collect()
}

#[test]
fn subjects_are_named_in_the_language_of_the_page_or_marked_with_theirs() {
    let folder = project(101);
    let dist = build(&folder);
    let links = "#main .index-list a";
    let lists = "browse/subject/index.html";
    let name = |text: &str, language: Option<&str>| (text.to_owned(), language.map(str::to_owned));
    let before = pages(&dist);
    let english = named(&before[&format!("en/{lists}")], links);
    let expected = [name("Crime prevention", None), name("WESTERN QUALMS", None)];
    assert_eq!(english, expected);
    for language in ["ar", "zh"] {
        let expected = [
            name("Crime prevention", Some("en")),
            name("WESTERN QUALMS", Some("en")),
        ];
        assert_eq!(
            named(&before[&format!("{language}/{lists}")], links),
            expected
        );
        let of_subject = format!("{language}/browse/subject/crime-prevention/index.html");
        assert_eq!(named(&before[&of_subject], "h1"), expected[..1]);
        let about = &before[&format!("{language}/A/RES/98/7/about.html")];
        assert_eq!(named(about, ".facts dd a[href*=subject]"), expected);
    }
    let names =
        "[subjects.\"CRIME PREVENTION\"]\nen = \"Prevention of crime\"\nar = \"منع الجريمة\"\n";
    fs::write(folder.path().join("publish.toml"), names).unwrap();
    build(&folder);
    let after = pages(&dist);
    for (language, expected) in [
        ("ar", name("منع الجريمة", None)),
        ("en", name("Prevention of crime", None)),
        ("zh", name("Prevention of crime", Some("en"))),
    ] {
        let home = &after[&format!("{language}/index.html")];
        let links = named(home, "nav[aria-labelledby=subjects] .index-list a");
        assert!(links.contains(&expected), "{links:?}");
    }
}

#[test]
fn a_small_site_names_subjects_without_lists() {
    let folder = project(20);
    let dist = build(&folder);
    let about = &pages(&dist)["en/A/RES/98/7/about.html"];
    let facts: String = select(about, ".facts")
        .iter()
        .flat_map(|one| one.text())
        .collect();
    assert!(facts.contains("Crime prevention"));
    assert!(select(about, ".facts dd a[href*=subject]").is_empty());
}

#[test]
fn no_list_has_more_than_100_documents() {
    let folder = project(201);
    let dist = build(&folder);
    let of_session = "en/browse/general-assembly/resolution/99";
    let pages = pages(&dist);
    let count = |name: &str| select(&pages[&format!("{of_session}/{name}")], ".entries > li").len();
    assert_eq!(
        (
            count("index.html"),
            count("page-2.html"),
            count("page-3.html")
        ),
        (100, 100, 1)
    );
}

#[test]
fn no_list_by_subject_has_more_than_100_documents() {
    let folder = project(101);
    for number in 1..=101 {
        let path = format!("content/en/A_RES_99_{number}.md");
        let path = folder.path().join(path);
        let source = fs::read_to_string(&path).unwrap();
        let source = source.replace("session: 99\n", &format!("session: 99\n{SUBJECTS}"));
        fs::write(&path, source).unwrap();
    }
    let pages = pages(&build(&folder));
    let count = |name: &str| {
        let name = format!("en/browse/subject/crime-prevention/{name}");
        select(&pages[&name], ".entries > li").len()
    };
    assert_eq!((count("index.html"), count("page-2.html")), (100, 2));
    let second = &pages["en/browse/subject/crime-prevention/page-2.html"];
    assert_eq!(named(second, "h1")[0].0, "Crime prevention, Page 2 of 2");
}

#[test]
fn lists_leave_when_a_site_becomes_small() {
    let folder = project(101);
    let dist = build(&folder);
    let list = dist.join("en/browse/general-assembly/resolution/99/index.html");
    assert!(list.is_file());
    for number in 50..=101 {
        let path = folder
            .path()
            .join(format!("content/en/A_RES_99_{number}.md"));
        fs::remove_file(path).unwrap();
    }
    let dist_again = build(&folder);
    assert!(!list.exists());
    assert!(!dist_again.join("en/browse").exists());
    assert!(dist_again.join("en/index.html").is_file());
}

#[test]
fn lists_and_citations_after_each_change_are_those_of_a_full_build() {
    let folder = project(101);
    let source = folder.path().join("content/en/A_RES_99_5.md");
    let changes = [
        ("to rest", "to sleep"),
        ("to sleep", "to rest, as in its resolution 98/7"),
        ("Rest no. 5", "Rest no. five"),
        ("adopted: 2044-11", "adopted: 2044-10"),
        (
            "session: 99\n",
            "session: 99\nsubjects: [CRIME PREVENTION]\n",
        ),
    ];
    let built = |arguments: &[&str]| {
        let own = [
            "build",
            "content",
            "--quiet",
            "--formats",
            "html,epub,txt",
            "--site",
            SITE,
        ];
        let output = publish(folder.path(), &[&own, arguments].concat());
        assert!(output.status.success(), "{output:?}");
    };
    built(&["--cache", "cache"]);
    for (from, to) in changes {
        let text = fs::read_to_string(&source).unwrap();
        assert!(text.contains(from), "{from}");
        fs::write(&source, text.replace(from, to)).unwrap();
        built(&["--cache", "cache", "--prune"]);
        built(&["--no-cache", "--out", "full"]);
        let full = folder.path().join("full");
        let (found, expected) = (files(&folder.path().join("dist")), files(&full));
        let differ = expected
            .iter()
            .filter(|(name, bytes)| found.get(*name) != Some(bytes));
        let differ: Vec<&String> = differ.map(|(name, _)| name).collect();
        assert!(differ.is_empty(), "after {to}: {differ:?}");
        assert_eq!(found.len(), expected.len(), "after {to}");
        fs::remove_dir_all(full).unwrap();
    }
}

pub const SITE: &str = "https://example.org/resolutions";

fn build_at_address(folder: &TempDir) -> PathBuf {
    let arguments = [BUILD, &["html,txt", "--site", SITE]].concat();
    let built = publish(folder.path(), &arguments);
    assert!(
        built.status.success(),
        "{}",
        String::from_utf8_lossy(&built.stderr)
    );
    folder.path().join("dist")
}

/// Returns the path in the output folder of each address in an attribute or element of an XML file.
fn paths_in(xml: &str, element: &str, attribute: Option<&str>) -> Vec<String> {
    let document = roxmltree::Document::parse(xml).unwrap();
    let elements = document.descendants();
    let elements = elements.filter(|node| node.tag_name().name() == element);
    let addresses = elements.map(|node| match attribute {
        Some(attribute) => node.attribute(attribute).unwrap().to_owned(),
        None => node.text().unwrap().to_owned(),
    });
    let path = |address: String| {
        let path = address.strip_prefix(SITE).unwrap();
        path.strip_prefix('/').unwrap().to_owned()
    };
    addresses.map(path).collect()
}

#[test]
fn feeds_and_the_sitemap_have_only_addresses_that_exist() {
    for documents in [20, 101] {
        let folder = project(documents);
        let dist = build_at_address(&folder);
        let built = files(&dist);
        let is_large = documents == 101;
        let feeds = built.keys().filter(|name| name.ends_with("feed.xml"));
        let feeds: Vec<&String> = feeds.collect();
        assert_eq!(feeds.len(), if is_large { 13 } else { 3 });
        for name in feeds {
            let text = String::from_utf8(built[name].clone()).unwrap();
            for path in paths_in(&text, "link", Some("href")) {
                assert!(built.contains_key(&path), "{path} in {name}");
            }
        }
        let sitemap = String::from_utf8(built["sitemap.xml"].clone()).unwrap();
        let of_languages = paths_in(&sitemap, "link", Some("href"));
        let listed: BTreeSet<String> = paths_in(&sitemap, "loc", None).into_iter().collect();
        assert!(of_languages.iter().all(|path| listed.contains(path)));
        // Three languages of one document, and of the page about it.
        assert_eq!(of_languages.len(), 18);
        let pages = built.keys().filter(|name| {
            let is_statement = name.contains('/') && name.ends_with("accessibility.html");
            name.ends_with(".html") && !is_statement && *name != "404.html"
        });
        assert_eq!(listed, pages.cloned().collect());
        links(&dist);
    }
}

/// Returns the addresses of a page in other languages for search engines, by language.
fn alternates(page: &Html) -> BTreeMap<String, String> {
    let links = select(page, "link[rel=alternate][hreflang]").into_iter();
    let attribute = |link: ElementRef<'_>, name| link.attr(name).unwrap().to_owned();
    links
        .map(|link| (attribute(link, "hreflang"), attribute(link, "href")))
        .collect()
}

/// Returns the language links in the header of a page, by language.
fn language_links(page: &Html) -> BTreeMap<String, String> {
    let links = select(page, "header .languages a").into_iter();
    links
        .map(|link| {
            let (language, href) = (link.attr("hreflang").unwrap(), link.attr("href").unwrap());
            (language.to_owned(), href.to_owned())
        })
        .collect()
}

#[test]
fn a_list_leads_to_the_same_list_in_the_other_languages() {
    let folder = project(120);
    let dist = build_at_address(&folder);
    let pages = pages(&dist);
    let of_session = |session: &str, page: &str| {
        let path = format!("en/browse/general-assembly/resolution/{session}/{page}.html");
        &pages[&path]
    };
    // Arabic and Chinese have a resolution of session 98, and none of session 99.
    let shared = language_links(of_session("98", "index"));
    let own = language_links(of_session("99", "index"));
    for language in ["ar", "zh"] {
        let list =
            format!("../../../../../{language}/browse/general-assembly/resolution/98/index.html");
        assert_eq!(shared[language], list);
        assert_eq!(
            own[language],
            format!("../../../../../{language}/index.html")
        );
    }
    let found = alternates(of_session("98", "index"));
    assert_eq!(found.keys().collect::<Vec<_>>(), ["ar", "en", "zh"]);
    assert_eq!(
        found["zh"],
        format!("{SITE}/zh/browse/general-assembly/resolution/98/index.html")
    );
    assert_eq!(alternates(of_session("99", "index")), BTreeMap::new());
    assert_eq!(alternates(of_session("99", "page-2")), BTreeMap::new());
    for page in [
        "en/index.html",
        "en/A/RES/98/7/index.html",
        "en/A/RES/98/7/about.html",
    ] {
        let found = alternates(&pages[page]);
        let address = |language| format!("{SITE}/{language}{}", &page[2..]);
        let expected = ["ar", "en", "zh"].map(|one| (one.to_owned(), address(one)));
        assert_eq!(found, BTreeMap::from(expected), "{page}");
    }
}

#[test]
fn a_feed_has_the_latest_50_documents_and_their_files() {
    let folder = project(101);
    let dist = build_at_address(&folder);
    let feed = fs::read_to_string(dist.join("en/feed.xml")).unwrap();
    let document = roxmltree::Document::parse(&feed).unwrap();
    let entries = document.descendants();
    let entries: Vec<_> = entries
        .filter(|node| node.has_tag_name(("http://www.w3.org/2005/Atom", "entry")))
        .collect();
    assert_eq!(entries.len(), 50);
    let first = entries[0].range();
    let expected = "<entry>\n\
        <id>https://example.org/resolutions/en/A/RES/99/27/index.html</id>\n\
        <title>A/RES/99/27: Rest no. 27</title>\n\
        <updated>2044-11-28T00:00:00Z</updated>\n\
        <link rel=\"alternate\" type=\"text/html\" href=\"https://example.org/resolutions/en/A/RES/99/27/index.html\"/>\n";
    assert!(
        feed[first.clone()].starts_with(expected),
        "{}",
        &feed[first]
    );
    assert!(feed.contains("type=\"text/plain\" length=\""));
}

#[test]
fn without_an_address_there_is_nothing_that_needs_it() {
    let folder = project(20);
    let dist = build_at_address(&folder);
    let names = ["404.html", "sitemap.xml", "en/feed.xml"];
    assert!(names.iter().all(|name| dist.join(name).is_file()));
    build(&folder);
    for name in names {
        assert!(!dist.join(name).exists(), "{name}");
    }
}

#[test]
fn the_page_for_wrong_addresses_works_at_any_address() {
    let folder = project(101);
    let dist = build_at_address(&folder);
    let page = pages(&dist).remove("404.html").unwrap();
    for link in select(&page, "[href]:not([href^='#'])") {
        let href = link.attr("href").unwrap();
        let path = href.strip_prefix(&format!("{SITE}/")).unwrap();
        assert!(dist.join(path).is_file(), "{href}");
    }
}

/// The names of the style sheets and scripts that a page loads, and the number of scripts in it.
fn loaded(page: &Html) -> (Vec<&str>, usize) {
    let links = select(page, "link[rel=stylesheet], script[src]");
    let names = links
        .into_iter()
        .map(|link| link.attr("href").or(link.attr("src")).unwrap());
    let scripts = select(page, "script:not([src]):not([type])");
    (names.collect(), scripts.len())
}

#[test]
fn all_pages_share_one_style_sheet_and_one_script() {
    let folder = project(1);
    let dist = build(&folder);
    let names: Vec<String> = files(&dist).into_keys().collect();
    let shared = names.iter().filter(|name| name.starts_with("site."));
    let shared: Vec<&String> = shared.collect();
    assert_eq!(shared.len(), 2, "{shared:?}");
    for (name, page) in pages(&dist) {
        let (loaded, scripts) = loaded(&page);
        let targets: BTreeSet<String> = loaded.iter().map(|href| target(&name, href)).collect();
        assert_eq!(targets, shared.iter().copied().cloned().collect(), "{name}");
        // Two short ones, one of them after the header and after the contents.
        assert!(scripts <= 3, "{name}");
    }
}

#[test]
fn a_self_contained_page_loads_nothing() {
    let folder = project(1);
    let arguments = [BUILD, &["html", "--html-self-contained"]].concat();
    let built = publish(folder.path(), &arguments);
    assert!(built.status.success(), "{built:?}");
    let pages = pages(&folder.path().join("dist"));
    let page = &pages["en/A/RES/98/7/index.html"];
    assert_eq!(loaded(page), (Vec::new(), 4));
    assert_eq!(select(page, "style").len(), 1);
    let policy = select(page, "meta[http-equiv=Content-Security-Policy]");
    let policy = policy[0].attr("content").unwrap();
    assert_eq!(policy.matches("'sha256-").count(), 4, "{policy}");
    assert!(!policy.contains("'self'"), "{policy}");
}

#[test]
fn the_page_in_the_root_has_the_addresses_of_home_pages() {
    let folder = project(101);
    let site = ["html", "--site", "https://example.org/texts/"];
    let built = publish(folder.path(), &[BUILD, &site].concat());
    assert!(built.status.success(), "{built:?}");
    let pages = pages(&folder.path().join("dist"));
    let addresses = |page: &str, links: &str| {
        let links = select(&pages[page], links).into_iter();
        let links = links.filter_map(|link| link.attr("href"));
        links.map(str::to_owned).collect::<Vec<_>>()
    };
    let homes = ["ar", "en", "zh"].map(|one| format!("https://example.org/texts/{one}/index.html"));
    for page in ["index.html", "en/index.html"] {
        assert_eq!(addresses(page, "link[hreflang]"), homes, "{page}");
        assert_eq!(
            addresses(page, "link[rel=canonical]"),
            homes[1..2],
            "{page}"
        );
    }
    // Search engines accept no relative ones, also in accessibility statements.
    let statement = "en/A/RES/98/7/accessibility.html";
    assert_eq!(addresses(statement, "link[hreflang]").len(), 3);
    for page in pages.keys() {
        for address in addresses(page, "link[hreflang]") {
            assert!(address.starts_with("https://"), "{page}: {address}");
        }
    }
}
