//! The tests of the library and of the program. They need nothing beside the repository, but for
//! those that are ignored, whose programs `tests/validators/install` installs.

#![allow(clippy::disallowed_methods, clippy::print_stderr, clippy::unwrap_used)]

mod akn_edition;
mod akoma_ntoso;
mod architecture;
mod attachments;
mod census;
mod command;
mod determinism;
mod documents;
mod features;
mod invalid;
mod listening;
mod neighbours;
mod pages;
mod properties;
mod round_trip;
mod source_form;
mod statement;
mod structure;
mod words;

use std::path::Path;
use std::process::Output;

use publish_test_support::Program;

/// The program that was built with these tests.
const PROGRAM: Program = Program::at(env!("CARGO_BIN_EXE_publish"));

/// What came of a run of the program in a folder.
fn publish(folder: &Path, arguments: &[&str]) -> Output {
    PROGRAM.run(folder, arguments)
}
