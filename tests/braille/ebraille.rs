//! The requirements of eBraille 1.0 for a publication (DAISY Consortium, 14 August 2025).

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{Cursor, Read};
use std::process::Command;

use roxmltree::{Document, ParsingOptions};

use crate::{edition, path};

const PUBLICATIONS: [(&str, &str); 4] = [
    (
        "content/A/RES/68/197/en.md",
        "en/A/RES/68/197/A_RES_68_197-EN.ebrl",
    ),
    (
        "tests/structure/whole.md",
        "en/A/RES/99/1/A_RES_99_1-EN.ebrl",
    ),
    (
        "tests/structure/parts.md",
        "en/A/RES/99/2_A-B/A_RES_99_2_A-B-EN.ebrl",
    ),
    ("tests/braille/ar.md", "ar/A/RES/99/3/A_RES_99_3-AR.ebrl"),
];

/// Returns the files of a publication, in archive order.
pub fn files((source, name): (&str, &str), formats: &str) -> Vec<(String, String)> {
    let bytes = edition(source, name, &["--formats", formats]);
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let read = (0..archive.len()).map(|index| {
        let mut file = archive.by_index(index).unwrap();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        (file.name().to_owned(), text)
    });
    read.collect()
}

fn parse(text: &str) -> Document<'_> {
    let options = ParsingOptions {
        allow_dtd: true,
        ..ParsingOptions::default()
    };
    Document::parse_with_options(text, options).unwrap()
}

pub fn a_publication_has_the_required_files() {
    for publication in PUBLICATIONS {
        let files = files(publication, "ebrl");
        assert_eq!(
            files[0],
            ("mimetype".to_owned(), "application/epub+zip".to_owned())
        );
        let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
        // Sections 4.2 and 5.
        assert!(names.contains(&"package.opf") && names.contains(&"index.html"));
        let text = |wanted: &str| {
            let found = files.iter().find(|(name, _)| name == wanted);
            found.unwrap_or_else(|| panic!("{wanted}")).1.as_str()
        };
        let container = text("META-INF/container.xml");
        assert!(container.contains("full-path=\"package.opf\""));
        let package = text("package.opf");
        let package = parse(package);
        for item in package
            .descendants()
            .filter(|node| node.has_tag_name_in("item"))
        {
            assert!(names.contains(&item.attribute("href").unwrap()));
        }
        let listed = package
            .descendants()
            .filter(|node| node.has_tag_name_in("item"));
        assert_eq!(listed.count(), names.len() - 3);
    }
}

trait Named {
    fn has_tag_name_in(&self, name: &str) -> bool;
}

impl Named for roxmltree::Node<'_, '_> {
    fn has_tag_name_in(&self, name: &str) -> bool {
        self.is_element() && self.tag_name().name() == name
    }
}

pub fn a_package_has_the_required_metadata() {
    for publication in PUBLICATIONS {
        let files = files(publication, "ebrl");
        let (_, text) = files
            .iter()
            .find(|(name, _)| name == "package.opf")
            .unwrap();
        let package = parse(text);
        let mut properties: BTreeMap<String, Vec<String>> = BTreeMap::new();
        let metadata = package
            .descendants()
            .find(|node| node.has_tag_name_in("metadata"))
            .unwrap();
        for node in metadata.children().filter(roxmltree::Node::is_element) {
            let name = node.attribute("property").unwrap_or(node.tag_name().name());
            let value = node.text().unwrap_or_default().to_owned();
            assert!(!value.trim().is_empty(), "{name}");
            properties.entry(name.to_owned()).or_default().push(value);
        }
        // Section 5.3.3.
        for (name, wanted) in [
            ("format", Some("eBraille 1.0")),
            ("a11y:brailleCellType", Some("6")),
            ("a11y:completeTranscription", Some("true")),
            ("a11y:tactileGraphics", Some("none")),
            ("a11y:brailleSystem", None),
            ("a11y:producer", None),
            ("dcterms:dateCopyrighted", None),
            ("dcterms:modified", None),
            ("creator", None),
            ("identifier", None),
            ("language", None),
            ("date", None),
            ("title", None),
        ] {
            let values = properties.get(name).unwrap_or_else(|| panic!("{name}"));
            assert_eq!(values.len(), 1, "{name}");
            if let Some(wanted) = wanted {
                assert_eq!(values[0], wanted, "{name}");
            }
        }
        assert!(properties["language"][0].ends_with("-Brai"));
        assert!(properties["identifier"][0].starts_with("urn:uuid:"));
    }
}

pub fn pages_have_only_cells_and_spaces_and_no_broken_link() {
    for publication in PUBLICATIONS {
        let files = files(publication, "pdf,ebrl");
        let page = |wanted: &str| &files.iter().find(|(name, _)| name == wanted).unwrap().1;
        let (index, text) = (parse(page("index.html")), parse(page("ebraille/text.html")));
        let ids: Vec<&str> = text
            .descendants()
            .filter_map(|node| node.attribute("id"))
            .collect();
        let unique: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(unique.len(), ids.len());
        for document in [&index, &text] {
            // Section 6.2.1.
            for node in document.descendants().filter(roxmltree::Node::is_text) {
                let words = node.text().unwrap();
                let is_allowed =
                    |sign: char| ('\u{2800}'..='\u{283f}').contains(&sign) || " \n".contains(sign);
                assert!(words.chars().all(is_allowed), "{words:?}");
            }
            for link in document
                .descendants()
                .filter(|node| node.has_tag_name_in("a"))
            {
                let href = link.attribute("href").unwrap();
                let (file, anchor) = href.split_once('#').unwrap();
                assert!(matches!(file, "" | "ebraille/text.html"), "{href}");
                assert!(unique.contains(anchor), "{href}");
            }
        }
        // Sections 8.2 and 8.3.
        let link = index
            .descendants()
            .find(|node| node.attribute("rel") == Some("publication"));
        assert_eq!(link.unwrap().attribute("href"), Some("package.opf"));
        let nav = |role: &str| {
            index
                .descendants()
                .find(|node| node.attribute("role") == Some(role))
        };
        assert!(nav("doc-toc").is_some());
        let pages = nav("doc-pagelist").unwrap();
        let mut before = 0;
        for page in pages.descendants().filter(|node| node.has_tag_name_in("a")) {
            let number: usize = page.attribute("title").unwrap().parse().unwrap();
            assert!(number > before);
            before = number;
        }
        let breaks = text
            .descendants()
            .filter(|node| node.attribute("role") == Some("doc-pagebreak"));
        let listed = pages.descendants().filter(|node| node.has_tag_name_in("a"));
        assert_eq!(breaks.count(), listed.count());
    }
}

/// Properties that eBraille requires and EPUBCheck 5.3 does not support yet.
const UNKNOWN_TO_EPUBCHECK: [&str; 5] = [
    "a11y:brailleCellType",
    "a11y:brailleSystem",
    "a11y:completeTranscription",
    "a11y:producer",
    "a11y:tactileGraphics",
];

pub fn epubcheck_reports_only_properties_that_it_does_not_support() {
    let pattern = path("tests/validators/.tools/python/lib");
    let versions = fs::read_dir(pattern)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let jar = versions
        .map(|folder| folder.join("site-packages/epubcheck/epubcheck.jar"))
        .find(|jar| jar.exists());
    let jar = jar.expect("tests/validators/install installs EPUBCheck");
    for (source, name) in PUBLICATIONS {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("publication.epub");
        fs::write(&file, edition(source, name, &["--formats", "pdf,ebrl"])).unwrap();
        let output = Command::new("java")
            .arg("-jar")
            .arg(&jar)
            .arg(&file)
            .output()
            .unwrap();
        let report = String::from_utf8_lossy(&output.stderr).into_owned()
            + &String::from_utf8_lossy(&output.stdout);
        assert!(report.contains("EPUBCheck completed"), "{report}");
        let findings = ["ERROR(", "WARNING(", "FATAL("];
        let found = report
            .lines()
            .filter(|line| findings.iter().any(|kind| line.starts_with(kind)));
        let others: Vec<&str> = found
            .filter(|line| {
                let property = |name: &&str| line.contains(&format!("\"{name}\""));
                !(line.starts_with("ERROR(OPF-027)") && UNKNOWN_TO_EPUBCHECK.iter().any(property))
            })
            .collect();
        assert!(others.is_empty(), "{source}: {others:#?}");
    }
}

pub fn a_publication_has_the_words_of_the_brf_file() {
    use publish_braille::cells;
    for (source, name) in PUBLICATIONS {
        let brf = edition(
            source,
            &name.replace(".ebrl", ".brf"),
            &["--formats", "brf", "--braille-page", "200x200"],
        );
        let text = String::from_utf8(brf).unwrap();
        let embossed: BTreeSet<String> = text
            .lines()
            .flat_map(|line| {
                cells(line.trim_matches('\u{c}'))
                    .split('\u{2800}')
                    .map(str::to_owned)
                    .collect::<Vec<_>>()
            })
            .collect();
        let files = files((source, name), "ebrl");
        let page = &files
            .iter()
            .find(|(name, _)| name == "ebraille/text.html")
            .unwrap()
            .1;
        let page = parse(page);
        let body = page
            .descendants()
            .find(|node| node.has_tag_name_in("body"))
            .unwrap();
        let mut words = String::new();
        for node in body.descendants() {
            match node.text().filter(|_| node.is_text()) {
                Some(text) => words.push_str(text),
                None if ["p", "br", "li", "h1", "h2", "h3", "h4", "td", "th"]
                    .contains(&node.tag_name().name()) =>
                {
                    words.push(' ');
                }
                None => {}
            }
        }
        for word in words.split_whitespace() {
            assert!(embossed.contains(word), "{source}: {word}");
        }
    }
}
