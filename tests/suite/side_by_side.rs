//! Two languages of a document side by side.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Output;

use publish_test_support::epub::Epub;
use publish_test_support::{files, root};
use scraper::{ElementRef, Html, Selector};
use tempfile::TempDir;

use crate::publish;

const FOLDER: &str = "A/RES/99/5";

/// A project with a document in five languages. In Arabic, it lacks a paragraph and has another.
struct Project(TempDir);

impl Project {
    fn new() -> Self {
        let project = Project(tempfile::tempdir().unwrap());
        fs::create_dir(project.0.path().join("content")).unwrap();
        for language in ["en", "ar", "zh", "fr", "ru"] {
            let name = format!("{language}.md");
            let text = fs::read_to_string(root().join("tests/side_by_side").join(&name)).unwrap();
            project.write(&format!("content/{name}"), &text);
        }
        project
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.0.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.0.path().join(path)).unwrap()
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let command = [
            "build",
            "--out",
            "dist",
            "--quiet",
            "--formats",
            "html",
            "--check",
        ];
        publish(self.0.path(), &[&command, arguments].concat())
    }

    fn build(&self, arguments: &[&str]) -> BTreeMap<String, Vec<u8>> {
        let built = self.run(&[&["content"], arguments].concat());
        let errors = String::from_utf8_lossy(&built.stderr);
        assert!(built.status.success(), "{errors}");
        files(&self.0.path().join("dist"))
    }

    fn page(&self, path: &str) -> Html {
        Html::parse_document(&self.read(&format!("dist/{path}")))
    }
}

fn all<'p>(page: &'p Html, selector: &str) -> Vec<ElementRef<'p>> {
    let selector = Selector::parse(selector).unwrap();
    page.select(&selector).collect()
}

/// Describes the rows of a page: for each language, the headings and the elements with an id.
fn rows(page: &Html) -> String {
    let is_heading = |name: &str| name.starts_with('h') && name.ends_with(char::is_numeric);
    let mut lines = String::new();
    for (index, pair) in all(page, ".pair").into_iter().enumerate() {
        writeln!(lines, "row {} {}", index + 1, pair.value().name()).unwrap();
        for cell in pair.child_elements() {
            let attribute = |name| cell.attr(name).unwrap_or("-");
            let [document, lang, dir] = ["data-document", "lang", "dir"].map(attribute);
            writeln!(lines, "  {document} lang={lang} dir={dir}").unwrap();
            for element in cell.descendent_elements() {
                let name = element.value().name();
                let id = element.attr("id").map(|id| format!("#{id}"));
                if is_heading(name) || id.is_some() {
                    writeln!(lines, "    {name}{}", id.unwrap_or_default()).unwrap();
                }
            }
        }
    }
    lines
}

#[test]
fn what_has_the_same_anchor_is_in_one_row() {
    let project = Project::new();
    project.build(&[
        "--bilingual",
        "en,ar",
        "--bilingual",
        "fr,ru",
        "--bilingual",
        "en,zh",
    ]);
    let page = |language: &str, other: &str| {
        let page = project.page(&format!("{language}/{FOLDER}/with-{other}.html"));
        rows(&page)
    };
    insta::assert_snapshot!("side_by_side_en_ar", page("en", "ar"));
    let chinese = page("en", "zh");
    let french = page("fr", "ru");
    // These languages have the same structure.
    for (rows, other) in [(&chinese, "zh"), (&french, "ru")] {
        let alone = rows
            .split("row ")
            .filter(|row| row.matches("lang=").count() == 1);
        assert_eq!(alone.count(), 0, "{rows}");
        assert!(rows.contains(&format!("#{other}-op-1-b\n")), "{rows}");
    }
}

/// Items of three levels with a text between them, in two languages.
const ITEMS: [&str; 2] = [
    "1. *Decides*:\n\n(a) To read:\n\n(i) Alone;\n\n(ii) Aloud;\n\n(b) To listen:\n\n\
     - Now;\n\n- Later;\n\n2. *Asks* for a report.\n",
    "1. *Décide* :\n\na) De lire :\n\ni) Seul ;\n\nii) À haute voix ;\n\nb) D’écouter :\n\n\
     - Maintenant ;\n\n- Plus tard ;\n\n2. *Demande* un rapport.\n",
];

/// Builds a document with these operative paragraphs in English and French, and returns its page.
fn page_with(operative: [&str; 2]) -> Html {
    let project = Project(tempfile::tempdir().unwrap());
    let formulas = ["The General Assembly", "L’Assemblée générale"];
    for ((language, formula), text) in ["en", "fr"].iter().zip(formulas).zip(operative) {
        let head = format!(
            "---\nsymbol: A/RES/99/5\nlanguage: {language}\ntitle: Items\nsession: 99\n\
             adopted: 2044-12-01\n---\n\n*{formula}*,\n\n"
        );
        project.write(&format!("content/{language}.md"), &(head + text));
    }
    project.build(&["--bilingual", "en,fr"]);
    project.page(&format!("en/{FOLDER}/with-fr.html"))
}

/// Describes lists and the ids of the paragraphs in them, a line for each row.
fn lists(page: &Html) -> Vec<String> {
    let pairs = all(page, ".text .pair").into_iter();
    pairs
        .map(|pair| {
            let ancestors = pair.ancestors().filter_map(ElementRef::wrap);
            let depth = ancestors.filter(|one| one.value().name() == "ul").count();
            let ids = pair.descendent_elements();
            let ids = ids.filter_map(|element| element.attr("id"));
            let ids: Vec<_> = ids.filter(|id| id.contains("op-")).collect();
            format!("{depth} {}", ids.join(" "))
        })
        .filter(|row| row.len() > 2)
        .collect()
}

#[test]
fn each_item_is_beside_its_translation() {
    let rows = [
        "0 op-1 fr-op-1",
        "1 op-1-a fr-op-1-a",
        "2 op-1-a-i fr-op-1-a-i",
        "2 op-1-a-ii fr-op-1-a-ii",
        "1 op-1-b fr-op-1-b",
        "2 op-1-b-dash-1 fr-op-1-b-dash-1",
        "2 op-1-b-dash-2 fr-op-1-b-dash-2",
        "0 op-2 fr-op-2",
    ];
    let page = page_with(ITEMS);
    assert_eq!(lists(&page), rows);
    // Each list has its items once, not once for each language.
    let items: Vec<_> = all(&page, "ul.pairs[role=list]")
        .iter()
        .map(|list| list.child_elements().count())
        .collect();
    assert_eq!(items, [2, 2, 2]);
}

#[test]
fn items_that_only_one_language_has_stay_with_their_paragraph() {
    let [english, french] = ITEMS;
    let shorter = french.replace("ii) À haute voix ;\n\n", "");
    let rows = lists(&page_with([english, &shorter]));
    assert_eq!(
        rows,
        [
            "0 op-1 op-1-a op-1-a-i op-1-a-ii op-1-b op-1-b-dash-1 op-1-b-dash-2 fr-op-1 fr-op-1-a \
             fr-op-1-a-i fr-op-1-b fr-op-1-b-dash-1 fr-op-1-b-dash-2",
            "0 op-2 fr-op-2",
        ]
    );
}

#[test]
fn each_language_has_every_word_in_order() {
    let project = Project::new();
    // A template that omits the formula of the second language, and one that adds a word.
    let template = include_str!("../../templates/text/side_by_side.html");
    let formula = "{{ formula(piece.formula, piece.anchor, view) }}";
    assert!(template.contains(formula));
    let omitted = format!("{{% if not view.id_prefix %}}{formula}{{% endif %}}");
    for (replaced, language) in [
        (template.replace(formula, &omitted), "إن الجمعية العامة"),
        (
            template.replace(
                formula,
                "{{ formula(piece.formula, piece.anchor, view) }}<p>More</p>",
            ),
            "More",
        ),
    ] {
        project.write("templates/text/side_by_side.html", &replaced);
        let arguments = [
            "content",
            "--templates",
            "templates",
            "--bilingual",
            "en,ar",
        ];
        let built = project.run(&arguments);
        let errors = String::from_utf8_lossy(&built.stderr);
        assert!(!built.status.success());
        assert!(errors.contains("error[V001]: “with-ar.html”"), "{errors}");
        assert!(errors.contains(language), "{errors}");
    }
    project.build(&[
        "--bilingual",
        "en,ar",
        "--bilingual",
        "ar,en",
        "--bilingual",
        "fr,ru",
    ]);
}

#[test]
fn a_template_that_omits_an_anchor_of_the_second_language_is_an_error() {
    let project = Project::new();
    let template = include_str!("../../templates/text/blocks.html");
    let prefixed = "<p class=\"item\"{{ attributes(item, view) }}>";
    assert!(template.contains(prefixed));
    let wrong =
        "<p class=\"item\"{% if not view.id_prefix %}{{ attributes(item, view) }}{% endif %}>";
    let replaced = template.replace(prefixed, wrong);
    project.write("templates/text/blocks.html", &replaced);
    let arguments = [
        "content",
        "--templates",
        "templates",
        "--bilingual",
        "en,ar",
    ];
    let built = project.run(&arguments);
    let errors = String::from_utf8_lossy(&built.stderr);
    assert!(errors.contains("“ar-op-1-a”"), "{errors}");
}

#[test]
fn links_stay_in_their_language() {
    let project = Project::new();
    project.build(&["--bilingual", "en,ar"]);
    let page = project.page(&format!("en/{FOLDER}/with-ar.html"));
    let mut links = 0;
    for cell in all(&page, "[data-document]") {
        let is_arabic = cell.attr("data-document") == Some("ar");
        for link in cell
            .descendent_elements()
            .filter_map(|element| element.attr("href"))
        {
            if let Some(target) = link.strip_prefix('#') {
                links += 1;
                assert_eq!(target.starts_with("ar-"), is_arabic, "{link}");
                let selector = format!("[id=\"{target}\"]");
                assert_eq!(all(&page, &selector).len(), 1, "{link}");
            }
        }
    }
    assert!(links > 10, "{links}");
    for (call, note) in [("fnref-1-2", "fn-1"), ("ar-fnref-1-2", "ar-fn-1")] {
        assert_eq!(all(&page, &format!("a#{call}[href=\"#{note}\"]")).len(), 1);
        assert_eq!(all(&page, &format!("#{note} a[href=\"#{call}\"]")).len(), 1);
    }
}

fn links_of(page: &Html) -> Vec<String> {
    let links = all(page, ".formats a").into_iter();
    let links = links.filter_map(|link| link.attr("href"));
    links
        .filter(|href| href.contains("with-"))
        .map(str::to_owned)
        .collect()
}

#[test]
fn the_pages_of_both_languages_link_to_the_page_with_both() {
    let project = Project::new();
    let page = |language: &str| links_of(&project.page(&format!("{language}/{FOLDER}/index.html")));
    project.build(&[]);
    assert!(page("en").is_empty());
    project.build(&["--bilingual", "en,ar", "--bilingual", "en,de"]);
    let path = format!("../../../../../en/{FOLDER}/with-ar.html");
    assert_eq!(page("en"), [path.as_str()]);
    assert_eq!(page("ar"), [path.as_str()]);
    assert!(page("fr").is_empty());
    let both = project.page(&format!("en/{FOLDER}/with-ar.html"));
    let back = all(&both, ".front .formats a").into_iter();
    let back: Vec<_> = back.filter_map(|link| link.attr("href")).collect();
    let documents = ["en", "ar"].map(|one| format!("../../../../../{one}/{FOLDER}/index.html"));
    assert_eq!(back, documents);
    // The documents in one language are not the same page in another language.
    assert!(all(&both, "link[rel=alternate][hreflang]").is_empty());
    project.build(&["--bilingual", "en,ar", "--bilingual", "ar,en"]);
    assert_eq!(page("en"), [path]);
    let own = format!("../../../../../ar/{FOLDER}/with-en.html");
    assert_eq!(page("ar"), [own]);
}

#[test]
fn a_page_with_two_languages_is_listed_until_one_of_them_changes() {
    let project = Project::new();
    let path = format!("en/{FOLDER}/with-ar.html");
    let bilingual = ["--bilingual", "en,ar"];
    let first = project.build(&bilingual);
    assert!(first.contains_key(&path));
    let is_listed = || {
        let sums = project.read("dist/SHA256SUMS").contains(&path);
        assert_eq!(project.read("dist/manifest.json").contains(&path), sums);
        sums
    };
    assert!(is_listed());
    assert_eq!(project.build(&bilingual), first);

    let text = project.read("content/ar.md");
    project.write("content/ar.md", &text.replace("ببطء", "بهدوء"));
    let second = project.build(&bilingual);
    assert_ne!(first[&path], second[&path]);
    assert!(is_listed());

    project.write("content/ar.md", &text);
    let alone = project.run(&["content/ar.md"]);
    assert!(alone.status.success());
    assert!(!is_listed());

    // Like editions in other formats, it remains until its text changes.
    project.build(&bilingual);
    project.build(&[]);
    assert!(is_listed());
    project.write("content/ar.md", &text.replace("ببطء", "بهدوء"));
    project.build(&[]);
    assert!(!is_listed());
}

#[test]
fn pruning_deletes_editions_with_two_languages_that_are_not_options() {
    let project = Project::new();
    let formats = ["--formats", "html,epub"];
    let both = ["--bilingual", "en,ar", "--bilingual", "en,zh"];
    project.build(&[&formats[..], &both].concat());
    let folder = format!("en/{FOLDER}");
    let arabic = ["A_RES_99_5-EN-AR.epub", "with-ar.html"].map(|name| format!("{folder}/{name}"));
    let chinese = format!("{folder}/with-zh.html");
    let prune = |arguments: &[&str]| {
        let command = ["build", "content", "--out", "dist", "--prune"];
        let built = publish(
            project.0.path(),
            &[&command, &formats[..], arguments].concat(),
        );
        let errors = String::from_utf8_lossy(&built.stderr).into_owned();
        assert!(built.status.success(), "{errors}");
        let lines = errors
            .lines()
            .filter_map(|line| line.strip_prefix("deleting "));
        lines.map(str::to_owned).collect::<Vec<_>>()
    };
    assert!(prune(&both).is_empty());
    assert_eq!(prune(&["--bilingual", "en,zh"]), arabic);
    let built = files(&project.0.path().join("dist"));
    assert!(built.contains_key(&chinese));
    assert!(arabic.iter().all(|path| !built.contains_key(path)));
    for list in ["manifest.json", "SHA256SUMS"] {
        let list = project.read(&format!("dist/{list}"));
        assert!(list.contains(&chinese) && !list.contains(&arabic[1]));
    }
    assert!(prune(&["--bilingual", "en,zh"]).is_empty());
}

#[test]
fn the_sitemap_has_pages_with_two_languages() {
    let project = Project::new();
    let pairs = [
        "--bilingual",
        "en,ar",
        "--bilingual",
        "ar,en",
        "--bilingual",
        "en,zh",
    ];
    project.build(&[&["--site", "https://example.org"][..], &pairs].concat());
    let sitemap = project.read("dist/sitemap.xml");
    let entry = |path: &str| {
        let start = format!("<url><loc>https://example.org/{path}");
        let (_, rest) = sitemap
            .split_once(&start)
            .unwrap_or_else(|| panic!("{start}"));
        let (entry, _) = rest.split_once("</url>").unwrap();
        let links = entry.split("hreflang=\"").skip(1);
        let links = links.map(|link| link.split('"').next().unwrap().to_owned());
        links.collect::<Vec<_>>()
    };
    // The same pair in another order is the same page in another language.
    for path in [
        format!("en/{FOLDER}/with-ar.html"),
        format!("ar/{FOLDER}/with-en.html"),
    ] {
        assert_eq!(entry(&path), ["ar", "en"], "{path}");
    }
    assert!(entry(&format!("en/{FOLDER}/with-zh.html")).is_empty());
}

/// Returns a project with the EPUB of two languages.
fn epub() -> Epub {
    let project = Project::new();
    let built = project.build(&["--formats", "html,epub", "--bilingual", "en,ar"]);
    let page = project.page(&format!("en/{FOLDER}/with-ar.html"));
    assert_eq!(
        all(&page, ".formats a[href='A_RES_99_5-EN-AR.epub']").len(),
        1
    );
    Epub::read(&built[&format!("en/{FOLDER}/A_RES_99_5-EN-AR.epub")])
}

#[test]
fn an_epub_has_two_languages_in_turn() {
    let epub = epub();
    let package = epub.text("OEBPS/content.opf");
    let languages = package.find("<dc:language>en</dc:language>");
    let second = package.find("<dc:language>ar</dc:language>");
    assert!(languages.is_some() && languages < second, "{package}");
    let mut chapters = String::new();
    for (name, text) in epub.spine() {
        let page = Html::parse_document(text);
        let headings = all(&page, "h1").len();
        assert_eq!(headings, 1, "{name}");
        writeln!(chapters, "{name}\n{}", rows(&page)).unwrap();
    }
    insta::assert_snapshot!("side_by_side_epub", chapters);
}

#[test]
fn notes_of_the_second_language_alone_begin_with_the_heading_of_their_chapter() {
    let project = Project::new();
    let text = project.read("content/ar.md").replace("([^(1)])", "");
    let (text, _) = text.split_once("[^(1)]:").unwrap();
    project.write("content/ar.md", text);
    let built = project.build(&["--formats", "html,epub", "--bilingual", "ar,en"]);
    let epub = Epub::read(&built[&format!("ar/{FOLDER}/A_RES_99_5-AR-EN.epub")]);
    let spine = epub.spine();
    let mut has_notes = false;
    for (name, text) in &spine {
        let page = Html::parse_document(text);
        assert_eq!(all(&page, "h1").len(), 1, "{name}");
        let is_notes = !all(&page, "[role=doc-endnotes] h1").is_empty();
        has_notes |= is_notes;
        let html = page.root_element();
        let title = all(&page, "title")[0].text().collect::<String>();
        let attributes = ["lang", "xml:lang", "dir"].map(|name| html.attr(name).unwrap());
        if is_notes {
            assert_eq!(title, "Notes");
            assert_eq!(attributes, ["en", "en", "ltr"]);
        } else {
            assert_eq!(attributes, ["ar", "ar", "rtl"], "{name}");
        }
    }
    assert!(has_notes);
    let nav = Html::parse_document(epub.text("OEBPS/nav.xhtml"));
    let entries = all(&nav, "[role=doc-toc] > ol > li > a").into_iter();
    let entries: Vec<_> = entries
        .map(|link| {
            (
                link.text().collect::<String>(),
                link.attr("lang").unwrap_or("ar"),
            )
        })
        .collect();
    let notes = entries.iter().position(|(title, _)| title == "Notes");
    assert_eq!(notes, Some(entries.len() - 1), "{entries:?}");
    assert_eq!(entries[entries.len() - 1].1, "en");
    assert!(
        entries[..entries.len() - 1]
            .iter()
            .all(|(_, language)| *language == "ar")
    );
}

#[test]
fn links_of_an_epub_lead_to_the_file_with_their_target() {
    let epub = epub();
    let spine = epub.spine();
    let pages = spine.iter().map(|(name, text)| {
        let name = name.rsplit('/').next().unwrap().to_owned();
        (name, Html::parse_document(text))
    });
    let pages: BTreeMap<String, Html> = pages.collect();
    let nav = Html::parse_document(epub.text("OEBPS/nav.xhtml"));
    let mut links = 0;
    for page in pages.values().chain([&nav]) {
        for link in all(page, "a[href*='#']") {
            let href = link.attr("href").unwrap();
            let (file, id) = href.split_once('#').unwrap();
            let found = all(&pages[file], &format!("[id=\"{id}\"]"));
            assert_eq!(found.len(), 1, "{href}");
            links += 1;
        }
    }
    assert!(links > 15, "{links}");
}

#[test]
fn a_pair_has_two_different_languages() {
    let folder = tempfile::tempdir().unwrap();
    let build = |pair: &str| publish(folder.path(), &["build", "--bilingual", pair]);
    for wrong in ["en", "en,en", "en,ar,fr"] {
        let errors = String::from_utf8(build(wrong).stderr).unwrap();
        let help = format!("“{wrong}” is not a pair of languages: use two tags, such as en,ar");
        assert!(errors.contains(&help), "{errors}");
    }
    let project = Path::new("publish.toml");
    fs::write(
        folder.path().join(project),
        "bilingual = [\"en,ar\", \"fr,ru\"]\n",
    )
    .unwrap();
    let printed = publish(folder.path(), &["config"]);
    let printed = String::from_utf8(printed.stdout).unwrap();
    assert!(
        printed.contains("en,ar") && printed.contains("fr,ru"),
        "{printed}"
    );
}
