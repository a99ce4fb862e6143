//! The line that an edition is unofficial, the address of a page, and the cover image.

use std::collections::BTreeMap;

use publish_test_support::epub::Epub;
use publish_test_support::tag_tree::{self, Content, Element};
use publish_test_support::{files, root};

use crate::publish;

const FOLDER: &str = "en/A/RES/68/197";

/// Builds A/RES/68/197 and returns the files.
fn build(arguments: &[&str]) -> BTreeMap<String, Vec<u8>> {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let fixed = ["build", "content", "--out", out.to_str().unwrap()];
    let arguments: Vec<&str> = fixed.into_iter().chain(arguments.iter().copied()).collect();
    let output = publish(root(), &arguments);
    assert!(output.status.success(), "{output:?}");
    files(&out)
}

fn page(built: &BTreeMap<String, Vec<u8>>) -> String {
    String::from_utf8(built[&format!("{FOLDER}/index.html")].clone()).unwrap()
}

fn epub(built: &BTreeMap<String, Vec<u8>>) -> Epub {
    Epub::read(&built[&format!("{FOLDER}/A_RES_68_197-EN.epub")])
}

/// Returns the words of the generated paragraphs of a PDF.
fn generated_paragraphs(pdf: &[u8]) -> Vec<String> {
    fn collect(content: &[Content], found: &mut Vec<String>) {
        for one in content {
            if let Content::Element(element) = one {
                if element.kind == "P" && element.generated {
                    found.push(words_of(element));
                }
                collect(&element.content, found);
            }
        }
    }
    let tops = tag_tree::read(pdf).into_iter().map(Content::Element);
    let mut found = Vec::new();
    collect(&tops.collect::<Vec<_>>(), &mut found);
    found
}

fn words_of(element: &Element) -> String {
    let words = element.content.iter().map(|one| match one {
        Content::Words(words) => words.clone(),
        Content::Element(inner) => words_of(inner),
    });
    words.collect()
}

#[test]
fn every_edition_states_that_it_is_unofficial_and_links_to_the_official_document() {
    let built = build(&[]);
    let line = "<p class=\"unofficial\" data-generated=\"\"><strong>Unofficial rendering.</strong> \
                <a href=\"https://undocs.org/en/A/RES/68/197\">Official document</a></p>";
    let epub = epub(&built);
    assert!(page(&built).contains(line));
    for file in ["cover", "opening"] {
        let text = epub.text(&format!("OEBPS/{file}.xhtml"));
        assert!(text.contains(line), "{file}: {text}");
    }
    let paragraphs = generated_paragraphs(&built[&format!("{FOLDER}/A_RES_68_197-EN.pdf")]);
    let wanted = "Unofficial rendering. Official document: undocs.org/en/A/RES/68/197";
    assert!(
        paragraphs.iter().any(|words| words.trim() == wanted),
        "{paragraphs:?}"
    );
}

#[test]
fn official_editions_do_not_state_that_they_are_unofficial() {
    let built = build(&["--official"]);
    let epub = epub(&built);
    let texts = [
        page(&built),
        epub.text("OEBPS/cover.xhtml").to_owned(),
        epub.text("OEBPS/opening.xhtml").to_owned(),
    ];
    for text in texts {
        assert!(!text.contains("nofficial"), "{text}");
    }
    let paragraphs = generated_paragraphs(&built[&format!("{FOLDER}/A_RES_68_197-EN.pdf")]);
    let all = paragraphs.join("\n");
    assert!(!all.contains("nofficial"), "{all}");
}

#[test]
fn the_canonical_address_is_that_of_the_page_if_the_site_is_known() {
    let canonical = |arguments: &[&str]| {
        let page = page(&build(arguments));
        let (_, rest) = page.split_once("<link rel=\"canonical\" href=\"").unwrap();
        rest.split('"').next().unwrap().to_owned()
    };
    assert_eq!(
        canonical(&["--formats", "html"]),
        "https://undocs.org/en/A/RES/68/197"
    );
    assert_eq!(
        canonical(&["--formats", "html", "--site", "https://example.org/texts"]),
        format!("https://example.org/texts/{FOLDER}/index.html")
    );
}

/// Returns the width and the height of a PNG.
fn size(png: &[u8]) -> (u32, u32) {
    assert!(png.starts_with(b"\x89PNG\r\n\x1a\n"));
    let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
    (number(16), number(20))
}

#[test]
fn an_epub_has_a_cover_image_for_shelves() {
    let built = build(&["--formats", "epub"]);
    let epub = epub(&built);
    assert_eq!(size(epub.bytes("OEBPS/cover.png")), (1000, 1600));
    let package = epub.text("OEBPS/content.opf");
    let item = "<item id=\"cover-image\" href=\"cover.png\" media-type=\"image/png\" \
                properties=\"cover-image\"/>";
    assert!(package.contains(item), "{package}");
    // The image is not part of the text.
    assert!(!package.contains("schema:accessMode\">visual"), "{package}");
    let other = build(&["--formats", "epub", "--official"]);
    let other = Epub::read(&other[&format!("{FOLDER}/A_RES_68_197-EN.epub")]);
    assert_ne!(
        other.bytes("OEBPS/cover.png"),
        epub.bytes("OEBPS/cover.png")
    );
}

#[test]
fn official_words_only_has_no_cover_image() {
    let built = build(&["--formats", "epub", "--official-words-only"]);
    let epub = epub(&built);
    assert!(!epub.names().any(|name| name.ends_with(".png")));
}
