//! Braille pages: size, page numbers and appearance.

use std::fmt::Write;

use publish_braille::louis::{Table, version};
use publish_braille::{self as braille, ascii, cells};
use publish_view::View;
use publish_view::edition::braille::{BrailleOptions, Grade, PageSize};

use publish_test_support::catalogues;

use crate::{SOURCES, edition, resolution};

const SOURCE: &str = "content/A/RES/68/197/en.md";
const FILE: &str = "en/A/RES/68/197/A_RES_68_197-EN.brf";

/// Returns the pages of a BRF file, as lines of cells.
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

pub fn pages_have_the_requested_size() {
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

pub fn every_page_begins_with_the_print_page_number_and_ends_with_its_own() {
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
    // The first two braille pages of print page 1. Only the second has a letter.
    let first: Vec<&String> = pages.iter().filter_map(|lines| lines.first()).collect();
    assert!(first[0].ends_with("⠀⠼⠁"), "{}", first[0]);
    assert!(first[1].ends_with("⠀⠁⠼⠁"), "{}", first[1]);
    // Print pages begin at the top of a braille page or at a rule, each once and in order.
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
            // The same print page continues. Its number has a letter, except on the first braille
            // page.
            assert!(
                line.ends_with(&number(print)),
                "{line} on print page {print}"
            );
        }
    }
    assert!(print > 10 && rules > 5, "{print} {rules}");
}

pub fn a_build_without_a_pdf_indicates_no_print_pages() {
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

/// Returns each line in cells, followed by liblouis's back-translation of that line, for reviewers
/// who do not read braille. The back-translation of a line that continues another may be wrong.
fn transcript(source: &str, grade: Option<Grade>) -> String {
    let catalogues = catalogues();
    let resolution = resolution(source);
    let catalogue = catalogues.get(&resolution.language).unwrap();
    let view = View::new(&resolution, catalogue, None).unwrap();
    let settings = BrailleOptions {
        grade,
        page: PageSize::default(),
    };
    // Assumes that every section and annex begins a print page.
    let mut print = braille::PrintPages::new();
    for (index, anchor) in ["pp-1", "sec-2", "annex-1", "annex-2"].iter().enumerate() {
        print.insert((*anchor).to_owned(), index + 1);
    }
    let named = braille::table(&resolution.language, grade).unwrap();
    let table = Table::load(named.table).unwrap();
    let mut transcript = format!("{}, {}\n", named.system, named.table);
    for page in braille::pages(&view, settings, &print).unwrap() {
        transcript.push_str(&format!("{}\n", "─".repeat(settings.page.cells)));
        for line in page {
            let read = table.back_translate(&line).unwrap_or_default();
            writeln!(transcript, "{line}").unwrap();
            if !read.trim().is_empty() {
                writeln!(transcript, "{}", read.trim_end()).unwrap();
            }
        }
    }
    transcript
}

/// Returns why the snapshots cannot be compared: tables change between releases, and the snapshots
/// are of the release in Debian 12.
pub fn unsupported_release() -> Option<String> {
    let version = version();
    let is_other = version != "3.24.0";
    is_other.then(|| format!("the snapshots are of liblouis 3.24.0, this is {version}"))
}

pub fn pages_in_contracted_braille_match_snapshot() {
    insta::assert_snapshot!(transcript(
        "tests/structure/whole.md",
        Some(Grade::Contracted)
    ));
}

pub fn pages_in_uncontracted_braille_match_snapshot() {
    insta::assert_snapshot!(transcript(
        "tests/structure/whole.md",
        Some(Grade::Uncontracted)
    ));
}

pub fn pages_in_the_other_languages_match_snapshot() {
    let transcripts: Vec<String> = SOURCES[3..]
        .iter()
        .map(|source| transcript(source, None))
        .collect();
    insta::assert_snapshot!(transcripts.join("\n"));
}
