//! The memory that the PDF of a text takes, by its structure. Its own program, because an allocator counts for
//! all threads.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, missing_docs)]

use std::fmt::Write;
use std::fs;

use peak_alloc::PeakAlloc;
use publish_test_support::editions;
use publish_view::edition::Format;

#[global_allocator]
static ALLOCATOR: PeakAlloc = PeakAlloc;

/// With fewer or shorter paragraphs, a block around all of them takes hardly more memory.
const PARAGRAPHS: usize = 150;

const WORDS: &str = "Words that fill a line and continue on the next one, as those of most paragraphs do, so that \
                     the text has several pages";

/// Returns a document with paragraphs that each call a note. `begin` makes the beginning of a paragraph from its
/// number, and `blank` is the line between two.
fn document(begin: impl Fn(usize) -> String, blank: &str) -> String {
    let mut text = "---\nsymbol: A/RES/99/1\nlanguage: en\nbody: general-assembly\ntitle: Notes\n\
                    session: 99\nadopted: 2044-12-01\n---\n\n*The General Assembly*,\n\n\
                    1. *Decides*:\n\n"
        .to_owned();
    let words = [WORDS; 3].join(", ");
    for number in 1..=PARAGRAPHS {
        let begin = begin(number);
        writeln!(text, "{begin}{words};[^{number}]\n{blank}").unwrap();
    }
    for number in 1..=PARAGRAPHS {
        writeln!(text, "\n[^{number}]: Note {number}.").unwrap();
    }
    text
}

/// Returns the largest memory that the PDF of a document takes, in MB.
fn peak(text: &str) -> f32 {
    let folder = tempfile::tempdir().unwrap();
    let source = folder.path().join("source.md");
    fs::write(&source, text).unwrap();
    publish_pdf::clear_cache();
    let before = ALLOCATOR.current_usage_as_mb();
    ALLOCATOR.reset_peak_usage();
    editions::build(&source, &[Format::Pdf]);
    ALLOCATOR.peak_usage_as_mb() - before
}

/// Typst sets a block of several pages again for each note in it, and keeps every result.
#[test]
fn lists_and_quotations_with_notes_take_as_much_memory_as_paragraphs() {
    let numbered = document(|number| format!("{}. ", number + 1), "");
    let items = document(|_| "– ".to_owned(), "");
    let quoted = document(|_| "> ".to_owned(), ">");
    // The first document also takes what all of them share.
    peak(&numbered);
    let paragraphs = peak(&numbered);
    for (name, text) in [("a list", items), ("a quotation", quoted)] {
        let found = peak(&text);
        assert!(
            found < paragraphs * 1.2,
            "{name} takes {found} MB, paragraphs {paragraphs} MB"
        );
    }
}
