//! The theme in a project file, in the editions of `tests/theme`.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use publish_test_support::edition_text::{AssertSame, EditionText};
use publish_test_support::epub::Epub;
use publish_test_support::tag_tree::{self, Content, Element};
use publish_test_support::tree::{Node, from_html};
use publish_test_support::{files, pdf, resolution, root};

use crate::{PROGRAM, publish};

const ALTERNATIVES: [(&str, &str); 2] = [("en", "A boat on two waves"), ("ar", "قارب فوق موجتين")];
const LINES: [(&str, [&str; 2]); 2] = [
    ("en", ["City of Example", "Town Hall, Room 101"]),
    ("ar", ["مدينة المثال", "دار البلدية، الغرفة 101"]),
];

/// The files of a build of the project.
static BUILT: LazyLock<BTreeMap<String, Vec<u8>>> = LazyLock::new(|| build(&[]));

fn build(arguments: &[&str]) -> BTreeMap<String, Vec<u8>> {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let fixed = [
        "build",
        "--project",
        "tests/theme",
        "--deny",
        "warnings",
        "--out",
    ];
    let arguments: Vec<&str> = fixed
        .into_iter()
        .chain([out.to_str().unwrap()])
        .chain(arguments.iter().copied())
        .collect();
    let output = publish(root(), &arguments);
    let messages = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(0), "{messages}");
    files(&out)
}

fn text(path: &str) -> String {
    String::from_utf8(BUILT[path].clone()).unwrap()
}

fn style_sheet(built: &BTreeMap<String, Vec<u8>>) -> String {
    let mut files = built.iter().filter(|(name, _)| name.ends_with(".css"));
    let (_, bytes) = files.next().unwrap();
    assert!(files.next().is_none());
    String::from_utf8(bytes.clone()).unwrap()
}

fn name(language: &str, ending: &str) -> String {
    format!(
        "{language}/A/RES/99/7/A_RES_99_7-{}{ending}",
        language.to_uppercase()
    )
}

/// Returns the elements of a name that are inside a generated element.
fn generated<'n>(page: &'n Node, name: &str) -> Vec<&'n Node> {
    let mut found = Vec::new();
    for element in ["div", "footer"] {
        let around = page.all(element);
        let around = around
            .iter()
            .filter(|one| one.attribute("data-generated").is_some());
        found.extend(around.flat_map(|one| one.all(name)));
    }
    found
}

fn words(node: &Node) -> String {
    match node {
        Node::Text(text) => text.clone(),
        Node::Element { children, .. } => children.iter().map(words).collect(),
    }
}

#[test]
fn pages_have_the_logo_and_the_lines_in_their_language_as_generated_text() {
    for ((language, alt), (_, lines)) in ALTERNATIVES.into_iter().zip(LINES) {
        let page = from_html(&text(&format!("{language}/A/RES/99/7/index.html")));
        let images = generated(&page, "img");
        assert_eq!(images.len(), page.all("img").len());
        assert_eq!(images[0].attribute("alt"), Some(alt));
        assert_eq!(
            images[0].attribute("src"),
            Some("../../../../../assets/logo.svg")
        );
        let sources = generated(&page, "source");
        assert_eq!(
            (
                sources[0].attribute("srcset"),
                sources[0].attribute("media")
            ),
            (
                Some("../../../../../assets/logo-dark.svg"),
                Some("(prefers-color-scheme: dark)")
            )
        );
        let lines_of_page = page.all("div").into_iter();
        let mut lines_of_page = lines_of_page.filter(|one| one.attribute("class") == Some("lines"));
        let around = lines_of_page.next().unwrap();
        let found: Vec<String> = around.all("p").into_iter().map(words).collect();
        assert_eq!(found, lines, "{language}");
    }
    for path in [
        "index.html",
        "accessibility.html",
        "ar/A/RES/99/7/accessibility.html",
    ] {
        let page = from_html(&text(path));
        assert_eq!(generated(&page, "img").len(), 1, "{path}");
        let lines = generated(&page, "div").into_iter();
        let lines: Vec<_> = lines
            .filter(|one| one.attribute("class") == Some("lines"))
            .collect();
        assert_eq!(lines[0].all("p").len(), 2, "{path}");
    }
}

#[test]
fn the_words_of_the_documents_are_those_of_the_source() {
    for language in ["en", "ar"] {
        let source = root().join(format!("tests/theme/content/{language}.md"));
        let resolution = resolution(&source);
        let wanted = EditionText::of_model(&resolution);
        let page = from_html(&text(&format!("{language}/A/RES/99/7/index.html")));
        EditionText::of_pages(&[page]).assert_same(&wanted, "page");
        let epub = Epub::read(&BUILT[&name(language, ".epub")]);
        EditionText::of_pages(&epub.pages()).assert_same(&wanted, "EPUB");
        for ending in [".pdf", "-large-print.pdf"] {
            pdf::read(&BUILT[&name(language, ending)], &resolution).assert_same(&wanted, ending);
        }
    }
}

#[test]
fn the_style_sheet_has_the_colours_for_each_mode_and_the_style_of_the_project() {
    let css = style_sheet(&BUILT);
    let media = "@media screen and (not (prefers-contrast: more)) and ";
    let (_, added) = css.split_once(media).unwrap();
    let (light, dark) = added.split_once(media).unwrap();
    assert!(
        light.starts_with("(not (prefers-color-scheme: dark))"),
        "{light}"
    );
    assert!(dark.starts_with("(prefers-color-scheme: dark)"), "{dark}");
    for (part, wanted) in [
        (light, "--link: #0d3f73;"),
        (light, "--accent: #7d1d22;"),
        (dark, "--link: #a9cff5;"),
        (dark, "--paper: #15171a;"),
        (added, "--font-text: \"Source Serif 4\", serif;"),
        (added, "--font-title: \"Source Serif 4\", serif;"),
        (
            added,
            "--font-ui: \"Own Sans\", \"Source Sans 3\", sans-serif;",
        ),
    ] {
        assert!(part.contains(wanted), "{wanted}: {added}");
    }
    let extra = fs::read_to_string(root().join("tests/theme/extra.css")).unwrap();
    assert!(css.ends_with(&extra), "{css}");
}

#[test]
fn assets_are_in_the_site_once_and_pages_may_load_nothing_else() {
    let names: Vec<&String> = BUILT.keys().filter(|name| name.ends_with(".svg")).collect();
    assert_eq!(
        names,
        ["assets/logo-dark.svg", "assets/logo.svg", "assets/seal.svg"]
    );
    let sums = text("SHA256SUMS");
    for name in names {
        assert!(sums.contains(&format!("  {name}\n")), "{sums}");
    }
    for page in ["index.html", "en/A/RES/99/7/index.html"] {
        let page = text(page);
        let (_, policy) = page
            .split_once("Content-Security-Policy\" content=\"")
            .unwrap();
        let (policy, _) = policy.split_once('"').unwrap();
        assert!(policy.starts_with("default-src 'none';"), "{policy}");
        assert!(
            policy.contains("img-src 'self'; font-src 'self';"),
            "{policy}"
        );
    }
}

#[test]
fn epubs_have_the_logo_the_lines_and_the_assets_that_they_use_but_no_colours() {
    for ((language, alt), (_, lines)) in ALTERNATIVES.into_iter().zip(LINES) {
        let epub = Epub::read(&BUILT[&name(language, ".epub")]);
        let names: Vec<&str> = epub.names().filter(|name| name.ends_with(".svg")).collect();
        assert_eq!(names, ["OEBPS/assets/logo.svg", "OEBPS/assets/seal.svg"]);
        let package = epub.text("OEBPS/content.opf");
        for wanted in [
            "href=\"assets/logo.svg\" media-type=\"image/svg+xml\"",
            "<meta property=\"schema:accessMode\">visual</meta>",
            "<meta property=\"schema:accessibilityFeature\">alternativeText</meta>",
        ] {
            assert!(package.contains(wanted), "{wanted}: {package}");
        }
        let image = format!("<img src=\"assets/logo.svg\" alt=\"{alt}\"/>");
        for file in ["cover", "opening"] {
            let page = epub.text(&format!("OEBPS/{file}.xhtml"));
            assert!(page.contains(&image), "{file}: {page}");
        }
        for line in lines {
            assert!(epub.text("OEBPS/cover.xhtml").contains(line), "{line}");
        }
        let css = epub.text("OEBPS/stylesheet.css");
        assert!(
            !css.contains("#0d3f73") && !css.contains("#a9cff5"),
            "{css}"
        );
        // Arabic keeps the typefaces of the reading system.
        assert_eq!(css.contains("Source Serif 4"), language == "en", "{css}");
    }
}

fn elements<'e>(content: &'e [Content], found: &mut Vec<&'e Element>) {
    for one in content {
        if let Content::Element(element) = one {
            found.push(element);
            elements(&element.content, found);
        }
    }
}

fn words_of(element: &Element) -> String {
    let words = element.content.iter().map(|one| match one {
        Content::Words(words) => words.clone(),
        Content::Element(inner) => words_of(inner),
    });
    words.collect()
}

#[test]
fn pdfs_have_the_logo_as_a_figure_and_the_lines_at_the_end() {
    for ((language, alt), (_, lines)) in ALTERNATIVES.into_iter().zip(LINES) {
        for ending in [".pdf", "-large-print.pdf"] {
            let tops = tag_tree::read(&BUILT[&name(language, ending)]);
            let tops: Vec<Content> = tops.into_iter().map(Content::Element).collect();
            let mut all = Vec::new();
            elements(&tops, &mut all);
            let figures: Vec<&&Element> = all.iter().filter(|one| one.kind == "Figure").collect();
            assert_eq!(figures.len(), 1, "{language}{ending}");
            assert!(figures[0].generated);
            assert_eq!(figures[0].alternative.as_deref(), Some(alt));
            let paragraphs: Vec<&&Element> = all.iter().filter(|one| one.kind == "P").collect();
            let last = &paragraphs[paragraphs.len() - 2..];
            for (paragraph, line) in last.iter().zip(lines) {
                assert!(paragraph.generated, "{line}");
                assert_eq!(words_of(paragraph).trim(), line);
            }
        }
    }
}

#[test]
fn the_folder_of_templates_comes_after_the_theme_of_the_project() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("site")).unwrap();
    let own = ".own { color: inherit; }\n";
    fs::write(folder.path().join("site/theme.css"), own).unwrap();
    let drawing = "<svg width=\"9\" height=\"9\" viewBox=\"0 0 9 9\"></svg>";
    fs::write(folder.path().join("logo.svg"), drawing).unwrap();
    let templates = folder.path().to_str().unwrap();
    let built = build(&["--templates", templates, "--formats", "html"]);
    let css = style_sheet(&built);
    assert!(
        css.contains("--link: #0d3f73;") && css.ends_with(own),
        "{css}"
    );
    let page = String::from_utf8(built["en/A/RES/99/7/index.html"].clone()).unwrap();
    assert!(
        page.contains(drawing) && !page.contains("logo.svg"),
        "{page}"
    );
}

#[test]
fn official_words_only_omits_the_logo_and_the_lines() {
    let built = build(&["--official-words-only", "--formats", "html,epub"]);
    let page = String::from_utf8(built["en/A/RES/99/7/index.html"].clone()).unwrap();
    let epub = Epub::read(&built[&name("en", ".epub")]);
    for text in [page.as_str(), epub.text("OEBPS/opening.xhtml")] {
        assert!(
            !text.contains("<img") && !text.contains("Town Hall"),
            "{text}"
        );
    }
}

/// Writes a project with a theme and one document.
fn project(folder: &Path, theme: &str) {
    let text = format!("formats = [\"html\"]\n{theme}");
    fs::write(folder.join("publish.toml"), text).unwrap();
    fs::create_dir_all(folder.join("content")).unwrap();
    let source = root().join("tests/theme/content/en.md");
    fs::copy(source, folder.join("content/en.md")).unwrap();
}

#[test]
fn an_asset_that_was_deleted_is_no_longer_in_the_checksums() {
    let folder = tempfile::tempdir().unwrap();
    project(folder.path(), "[theme]\nassets = \"pictures\"\n");
    fs::create_dir(folder.path().join("pictures")).unwrap();
    let picture = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>";
    for name in ["a.svg", "b.svg"] {
        fs::write(folder.path().join("pictures").join(name), picture).unwrap();
    }
    let sums = || {
        let output = publish(folder.path(), &["build"]);
        assert_eq!(output.status.code(), Some(0));
        fs::read_to_string(folder.path().join("dist/SHA256SUMS")).unwrap()
    };
    let both = sums();
    assert!(
        both.contains("assets/a.svg") && both.contains("assets/b.svg"),
        "{both}"
    );
    fs::remove_file(folder.path().join("pictures/b.svg")).unwrap();
    let one = sums();
    assert!(
        one.contains("assets/a.svg") && !one.contains("assets/b.svg"),
        "{one}"
    );
}

#[test]
fn an_allowed_pair_of_colours_is_built_and_config_prints_it() {
    let folder = tempfile::tempdir().unwrap();
    let colours = "[theme.colours]\nlink = \"#2060a0\"\n";
    project(folder.path(), colours);
    let refused = publish(folder.path(), &["check"]);
    let messages = String::from_utf8(refused.stderr).unwrap();
    assert_eq!(refused.status.code(), Some(2), "{messages}");
    assert!(messages.contains("K004"), "{messages}");
    let allowed = "allow-contrast = [\"link-on-paper\", \"link-on-tint\", \"link-on-target\", \"link-on-white\"]";
    project(folder.path(), &format!("[theme]\n{allowed}\n{colours}"));
    let output = publish(folder.path(), &["build"]);
    assert_eq!(output.status.code(), Some(0));
    let output = publish(folder.path(), &["config"]);
    let printed = String::from_utf8(output.stdout).unwrap();
    for line in [
        format!("theme.{allowed}  # publish.toml:3\n"),
        "theme.colours.link = \"#2060a0\"  # publish.toml:5\n".to_owned(),
        "theme.colours.ink = \"#1c1a17\"  # default\n".to_owned(),
    ] {
        assert!(printed.contains(&line), "{line}: {printed}");
    }
}

/// Returns a copy of the project.
fn copy() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files(&root().join("tests/theme")) {
        let path = folder.path().join(&name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

#[test]
fn a_text_alternative_in_another_language_has_its_language() {
    let folder = copy();
    let path = folder.path().join("publish.toml");
    let text = fs::read_to_string(&path).unwrap();
    let text = text.replace("[\"en\", \"ar\"]", "[\"en\"]");
    let text = text.replace(", ar = \"قارب فوق موجتين\"", "");
    fs::write(&path, text).unwrap();
    let output = publish(folder.path(), &["build", "--formats", "html,pdf"]);
    assert_eq!(output.status.code(), Some(0));
    let built = files(&folder.path().join("dist"));
    let page = String::from_utf8(built["ar/A/RES/99/7/index.html"].clone()).unwrap();
    assert!(
        page.contains("alt=\"A boat on two waves\" lang=\"en\">"),
        "{page}"
    );
    let tops = tag_tree::read(&built[&name("ar", ".pdf")]);
    let tops: Vec<Content> = tops.into_iter().map(Content::Element).collect();
    let mut all = Vec::new();
    elements(&tops, &mut all);
    let figure = all.iter().find(|one| one.kind == "Figure").unwrap();
    assert_eq!(figure.language.as_deref(), Some("en"));
}

#[test]
fn the_pictures_of_a_theme_can_be_used_in_templates() {
    let folder = copy();
    fs::create_dir_all(folder.path().join("templates/html")).unwrap();
    fs::create_dir_all(folder.path().join("templates/pdf")).unwrap();
    let footer = "{%- from \"text/masthead.html\" import picture -%}\
                  {%- macro footer(view, page) -%}<p data-generated=\"\">\
                  {{ picture(view, view.theme.images.seal) }}</p>{%- endmacro -%}";
    fs::write(folder.path().join("templates/html/footer.html"), footer).unwrap();
    let lines = "#import \"_view.typ\": view\n#import \"_rules.typ\": picture\n\
                 #let last-lines() = picture(view.theme.images.seal, height: 9mm)\n";
    fs::write(folder.path().join("templates/pdf/_lines.typ"), lines).unwrap();
    let arguments = ["build", "--templates", "templates", "--formats", "html,pdf"];
    let output = PROGRAM.run(folder.path(), &arguments);
    let messages = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(0), "{messages}");
    let page = fs::read_to_string(folder.path().join("dist/en/A/RES/99/7/index.html")).unwrap();
    assert!(
        page.contains("<img src=\"../../../../../assets/seal.svg\" alt=\"\">"),
        "{page}"
    );
}

#[test]
fn pages_and_epubs_have_the_fonts_of_their_script() {
    let style = style_sheet(&BUILT);
    let is_font = |name: &&String| name.starts_with("assets/fonts/");
    let fonts: Vec<&String> = BUILT.keys().filter(is_font).collect();
    assert_eq!(fonts.len(), 12);
    for font in fonts {
        let source = format!("src: url(\"{font}\") format(\"woff2\");");
        assert_eq!(style.matches(&source).count(), 1, "{font}");
    }
    for (language, expected) in [("en", 5), ("ar", 2)] {
        let page = text(&format!("{language}/A/RES/99/7/index.html"));
        let preload = "<link rel=\"preload\" as=\"font\" type=\"font/woff2\" crossorigin href=\"../../../../../assets/fonts/";
        assert_eq!(page.matches(preload).count(), expected, "{language}");
        let epub = Epub::read(&BUILT[&name(language, ".epub")]);
        let in_epub = epub.names().filter(|name| name.ends_with(".woff2")).count();
        assert_eq!(in_epub, expected, "{language}");
    }
}

#[test]
fn a_self_contained_page_finds_the_files_of_the_theme() {
    let built = build(&["--html-self-contained", "--formats", "html"]);
    let page = String::from_utf8(built["en/A/RES/99/7/index.html"].clone()).unwrap();
    let addresses = page.split("url(\"").skip(1);
    let addresses: Vec<&str> = addresses
        .filter_map(|rest| rest.split('"').next())
        .collect();
    assert!(addresses.len() > 12);
    for address in addresses {
        let path = address.strip_prefix("../../../../../").unwrap();
        assert!(built.contains_key(path), "{address}");
    }
}
