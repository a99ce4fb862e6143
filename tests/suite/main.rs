//! The tests of the library and the program. They need only the repository, except for the ignored
//! tests, which need programs that `tests/validators/install` installs.

#![allow(clippy::disallowed_methods, clippy::print_stderr, clippy::unwrap_used)]

mod akn_edition;
mod akoma_ntoso;
mod architecture;
mod archives;
mod attachments;
mod bodies;
mod census;
mod check;
mod command;
mod determinism;
mod diff;
mod documents;
mod features;
mod fonts;
mod hostile;
mod incremental;
mod incremental_site;
mod invalid;
mod line_ends;
mod listening;
mod mutation;
mod neighbours;
mod official;
mod opds;
#[cfg(unix)]
mod output_folder;
#[cfg(unix)]
mod own_body;
mod pages;
mod passages;
mod project;
mod properties;
mod prose;
mod round_trip;
mod search;
#[cfg(unix)]
mod serve;
mod shards;
mod shared_cache;
mod side_by_side;
mod site;
mod source_form;
mod statement;
mod structure;
mod tables;
mod theme;
mod transcript;
mod verify;
mod votes;
mod words;
mod works;

use std::path::Path;
use std::process::Output;

use publish_test_support::Program;

/// The program built with these tests.
const PROGRAM: Program = Program::at(env!("CARGO_BIN_EXE_publish"));

/// Runs the program in a folder and returns its output.
fn publish(folder: &Path, arguments: &[&str]) -> Output {
    PROGRAM.run(folder, arguments)
}
