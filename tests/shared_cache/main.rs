//! Builds that share a cache at an address, with web servers of the tests and with a server that has
//! the protocol of S3. `tests/validators/install` installs the latter.
//!
//! Run them with `cargo test --release --test shared_cache`. Builds that share a folder are tested in
//! `tests/suite`.

#![allow(clippy::disallowed_methods, clippy::unwrap_used)]

mod s3;
mod web;
mod web_server;

use std::process::ExitCode;

use publish_test_support::machine::Built;
use publish_test_support::{Program, harness, test};

/// The program built with these tests.
const PROGRAM: Program = Program::at(env!("CARGO_BIN_EXE_publish"));

fn main() -> ExitCode {
    harness::run([
        test!(web::a_second_machine_fetches_what_the_first_has_built),
        test!(web::a_build_that_only_reads_sends_no_file),
        test!(web::many_entries_are_fetched_at_the_same_time),
        test!(web::damaged_entries_are_built_again_and_replaced),
        test!(web::a_server_that_refuses_or_does_not_exist_is_one_warning),
        test!(web::a_server_that_never_answers_does_not_stop_the_build),
        test!(web::a_server_that_ends_during_the_build_does_not_stop_it),
        test!(web::a_token_is_sent_and_not_printed),
        test!(s3::a_second_machine_fetches_what_the_first_has_built, if s3::missing).on_request(),
        test!(s3::damaged_entries_are_built_again_and_replaced, if s3::missing).on_request(),
        test!(s3::wrong_credentials_and_buckets_are_one_warning, if s3::missing).on_request(),
        test!(s3::a_server_that_ends_during_the_build_does_not_stop_it, if s3::missing)
            .on_request(),
    ])
}

/// Checks that there is one warning, about the shared cache.
fn assert_one_warning(built: &Built, expected: &str) {
    let findings = &built.findings;
    assert_eq!(findings.len(), 1, "{findings:?}");
    assert!(findings[0].contains(" warning O009: "), "{findings:?}");
    assert!(findings[0].contains(expected), "{findings:?}");
}
