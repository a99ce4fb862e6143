//! Builds the official documents and checks that every edition has the words of the XML.
//!
//! `cargo test --release --test corpus -- --include-ignored` builds the sample in `sample.txt` in
//! all formats and compares every word, with PUBLISH_TESTS=sample every third document of it.
//! PUBLISH_CORPUS selects other documents: `whole` for all, or a part of their paths
//! (`79session/Arabic`). PUBLISH_CORPUS_FORMATS selects the formats (`html,epub,pdf,akn,txt`).
//! Differences are listed in `target/corpus/report.txt`.
//!
//! This binary has all tests that need `../shared`, which is not part of the repository. If it is
//! missing, they are reported as ignored.

#![allow(clippy::disallowed_methods, clippy::print_stderr, clippy::unwrap_used)]

mod akn;
mod check;
mod diff;
mod ibid;
mod languages;
mod listening;
mod official_pdf;
mod page_breaks;
mod pages;
mod pdf_ua;
mod round_trip;
mod schema;
mod selection;
mod transcript;
mod word_for_word;

use std::process::ExitCode;

use publish_test_support::harness::{self, Test};
use publish_test_support::shared::Shared::{self, Archive, OfficialPdfs, Schema, VerapdfCorpus};
use publish_test_support::test;

fn main() -> ExitCode {
    let archive = || missing(&[Archive]);
    let schema = || missing(&[Schema]);
    let verapdf = || missing(&[VerapdfCorpus]);
    let with_schema = || missing(&[Archive, Schema]);
    let with_pdfs = || missing(&[Archive, OfficialPdfs]);
    let quick = [
        test!(listening::transcripts_of_official_documents_match_the_snapshots, if archive),
        test!(transcript::transcripts_of_official_pages_agree_with_a_browser, if archive),
    ];
    let others = [
        test!(word_for_word::every_edition_has_the_words_of_the_xml, if with_schema),
        test!(diff::successive_resolutions_are_compared_word_for_word, if archive),
        test!(ibid::ibid_is_expanded_where_its_reference_is_certain, if archive),
        test!(languages::the_languages_of_a_document_have_the_same_anchors, if archive),
        test!(official_pdf::official_pdfs_have_the_words_of_the_model, if with_pdfs),
        test!(page_breaks::nothing_is_parted_at_the_end_of_a_line_or_page, if archive),
        test!(page_breaks::without_prevention_marks_notes_and_labels_are_parted, if archive),
        test!(pages::epub_page_lists_match_the_pages_of_the_pdf, if archive),
        test!(pdf_ua::the_check_of_pdfs_agrees_with_the_corpus_of_verapdf, if verapdf),
        test!(round_trip::every_document_round_trips_through_markdown, if archive),
        test!(schema::written_akoma_ntoso_is_valid, if schema),
        test!(schema::the_schema_rejects_an_invalid_document, if schema),
    ];
    harness::run(quick.into_iter().chain(others.map(Test::on_request)))
}

/// Describes the first of these files that is missing.
fn missing(needed: &[Shared]) -> Option<String> {
    let missing = needed.iter().find(|file| !file.exists())?;
    Some(format!("{} is missing", missing.name()))
}
