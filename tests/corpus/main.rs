//! The official documents: each is built, and each edition says what the XML says.
//!
//! `cargo test --release --test corpus -- --include-ignored` builds the sample of `sample.txt` in all
//! formats and compares every word. PUBLISH_CORPUS says which documents: `whole`, or a part of the
//! path of those that are wanted (`79session/Arabic`). PUBLISH_CORPUS_FORMATS says which formats
//! (`html,epub,pdf,akn,txt`). The list of what differs is written to `target/corpus/report.txt`.
//!
//! All tests that need `../shared`, which is not part of the repository, are here. Where it is absent
//! they are reported as ignored.

#![allow(clippy::disallowed_methods, clippy::print_stderr, clippy::unwrap_used)]

mod akn;
mod check;
mod ibid;
mod listening;
mod official_pdf;
mod pages;
mod round_trip;
mod schema;
mod wishes;
mod word_for_word;

use std::process::ExitCode;

use publish_test_support::harness::{self, Test};
use publish_test_support::shared::Shared::{self, Archive, OfficialPdfs, Schema};
use publish_test_support::test;

fn main() -> ExitCode {
    let archive = || missing(&[Archive]);
    let schema = || missing(&[Schema]);
    let with_schema = || missing(&[Archive, Schema]);
    let with_pdfs = || missing(&[Archive, OfficialPdfs]);
    let quick = [test!(listening::official_documents_are_heard_so, if archive)];
    let others = [
        test!(word_for_word::every_edition_says_what_the_xml_says, if with_schema),
        test!(ibid::ibid_is_said_in_full_where_it_is_certain, if archive),
        test!(official_pdf::the_official_pdfs_say_what_we_say, if with_pdfs),
        test!(pages::pages_of_official_documents_begin_where_the_epub_says, if archive),
        test!(round_trip::every_document_is_the_same_after_it_is_written_as_markdown, if archive),
        test!(schema::what_is_written_is_valid, if schema),
        test!(schema::the_schema_refuses_what_is_not_valid, if schema),
    ];
    harness::run(quick.into_iter().chain(others.map(Test::on_request)))
}

/// The first of these files that is not there.
fn missing(needed: &[Shared]) -> Option<String> {
    let missing = needed.iter().find(|file| !file.is_there())?;
    Some(format!("{} is not there", missing.name()))
}
