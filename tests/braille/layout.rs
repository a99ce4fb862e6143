//! Pages: their size, their numbers, and how they look.

use std::fmt::Write;

use publish_braille::louis::{Table, version};
use publish_braille::{self as braille, ascii, cells};
use publish_view::View;
use publish_view::edition::braille::{BrailleOptions, Grade, PageSize};

use publish_test_support::catalogues;

use crate::{SOURCES, edition, resolution};

const SOURCE: &str = "content/A/RES/68/197/en.md";
const FILE: &str = "en/A/RES/68/197/A_RES_68_197-EN.brf";

/// The pages of a file, as lines of cells.
fn read(brf: &[u8]) -> Vec<Vec<String>> {
    let text = std::str::from_utf8(brf).unwrap();
    assert!(text.is_ascii() && text.ends_with('\u{c}'));
    let pages = text.split_terminator('\u{c}');
    let lines = pages.map(|page| {
        assert!(page.ends_with("\r\n"));
        page.split_terminator("\r\n").map(cells).collect()
    });
    lines.collect()
}

pub fn a_file_has_pages_of_the_size_that_is_asked_for() {
    for (size, page) in [("40x25", (40, 25)), ("32x28", (32, 28)), ("20x6", (20, 6))] {
        let brf = edition(SOURCE, FILE, &["--formats", "brf", "--braille-page", size]);
        let pages = read(&brf);
        assert!(pages.len() > 10);
        for lines in &pages {
            assert_eq!(lines.len(), page.1, "{size}");
            for line in lines {
                assert!(line.chars().count() <= page.0, "{size}: {line}");
            }
        }
    }
}

pub fn every_page_ends_in_its_number_and_begins_with_that_of_the_print_page() {
    let brf = edition(SOURCE, FILE, &["--formats", "pdf,brf"]);
    let pages = read(&brf);
    let table = Table::load("en-ueb-g2.ctb").unwrap();
    let number = |number: usize| -> String {
        let cells = table.translate(&number.to_string(), &[]).unwrap().cells;
        cells.into_iter().collect()
    };
    for (index, lines) in pages.iter().enumerate() {
        let last = lines.last().unwrap();
        assert!(last.ends_with(&format!("⠀{}", number(index + 1))), "{last}");
    }
    // The first braille page of print page 1, and the second, which has a letter.
    let first: Vec<&String> = pages.iter().filter_map(|lines| lines.first()).collect();
    assert!(first[0].ends_with("⠀⠼⠁"), "{}", first[0]);
    assert!(first[1].ends_with("⠀⠁⠼⠁"), "{}", first[1]);
    // Print pages begin at the head of a braille page or at a rule, each once and in order.
    let mut rules = 0;
    let mut print = 1;
    for line in pages.iter().flat_map(|lines| {
        let rules = lines.iter().skip(1).filter(|line| line.starts_with("⠤⠤⠤⠤"));
        lines.first().into_iter().chain(rules)
    }) {
        assert_eq!(line.chars().count(), 40);
        if line.ends_with(&format!("⠤{}", number(print + 1))) {
            rules += 1;
            print += 1;
        } else if line.ends_with(&format!("⠀{}", number(print + 1))) {
            print += 1;
        } else {
            // The same goes on: with a letter, but for the first page of all.
            assert!(
                line.ends_with(&number(print)),
                "{line} on print page {print}"
            );
        }
    }
    assert!(print > 10 && rules > 5, "{print} {rules}");
}

pub fn without_a_pdf_no_print_page_is_indicated() {
    let pages = read(&edition(SOURCE, FILE, &["--formats", "brf"]));
    assert!(pages.iter().flatten().all(|line| !line.starts_with("⠤⠤⠤⠤")));
}

pub fn the_same_source_gives_the_same_bytes() {
    for source in SOURCES {
        let catalogues = catalogues();
        let resolution = resolution(source);
        let catalogue = catalogues.get(&resolution.language).unwrap();
        let view = View::new(&resolution, catalogue, None).unwrap();
        for grade in Grade::ALL {
            let settings = BrailleOptions {
                grade: Some(grade),
                page: PageSize::default(),
            };
            let write = || braille::write(&view, settings, &braille::PrintPages::new()).unwrap();
            let first = write();
            assert_eq!(first, write(), "{source}");
            let pages = braille::pages(&view, settings, &braille::PrintPages::new()).unwrap();
            let lines: Vec<String> = pages.iter().flatten().map(|line| ascii(line)).collect();
            let read_again: Vec<&str> = first
                .lines()
                .map(|line| line.trim_matches('\u{c}'))
                .collect();
            assert_eq!(read_again[..lines.len()], lines[..], "{source}");
        }
    }
}

/// Each line in cells, and below it what liblouis reads from it alone: a picture for who reads
/// print. A line that goes on from another may be read wrongly.
fn picture(source: &str, grade: Option<Grade>) -> String {
    let catalogues = catalogues();
    let resolution = resolution(source);
    let catalogue = catalogues.get(&resolution.language).unwrap();
    let view = View::new(&resolution, catalogue, None).unwrap();
    let settings = BrailleOptions {
        grade,
        page: PageSize::default(),
    };
    // As if every section and annex began a page.
    let mut print = braille::PrintPages::new();
    for (index, anchor) in ["pp-1", "sec-2", "annex-1", "annex-2"].iter().enumerate() {
        print.insert((*anchor).to_owned(), index + 1);
    }
    let named = braille::table(&resolution.language, grade).unwrap();
    let table = Table::load(named.table).unwrap();
    let mut picture = format!("{}, {}\n", named.system, named.table);
    for page in braille::pages(&view, settings, &print).unwrap() {
        picture.push_str(&format!("{}\n", "─".repeat(settings.page.cells)));
        for line in page {
            let read = table.back_translate(&line).unwrap_or_default();
            writeln!(picture, "{line}").unwrap();
            if !read.trim().is_empty() {
                writeln!(picture, "{}", read.trim_end()).unwrap();
            }
        }
    }
    picture
}

/// Why the pictures cannot be compared. Tables change from release to release: the pictures are those
/// of the release in Debian 12.
pub fn other_release() -> Option<String> {
    let version = version();
    let is_other = version != "3.24.0";
    is_other.then(|| format!("the pictures are of liblouis 3.24.0, this is {version}"))
}

pub fn a_document_looks_like_this_contracted() {
    insta::assert_snapshot!(picture("tests/structure/whole.md", Some(Grade::Contracted)));
}

pub fn a_document_looks_like_this_uncontracted() {
    insta::assert_snapshot!(picture(
        "tests/structure/whole.md",
        Some(Grade::Uncontracted)
    ));
}

pub fn the_other_languages_look_like_this() {
    let pictures: Vec<String> = SOURCES[3..]
        .iter()
        .map(|source| picture(source, None))
        .collect();
    insta::assert_snapshot!(pictures.join("\n"));
}
