//! Tasks for people who work on `publish`: `cargo xtask release`.

mod changelog;
mod manifest;
mod release;

use std::env;
use std::io::{Write, stderr};
use std::path::Path;
use std::process::ExitCode;

const USAGE: &str = "\
Usage: cargo xtask release [--check]

Checks that everything is ready for a release, runs all tests, and tags the commit with the version of
Cargo.toml. Pushing the tag starts the release. With --check, no test is run and no tag is made.
";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .unwrap_or(Path::new("."));
    let result = match arguments.as_slice() {
        ["release"] => release::run(root),
        ["release", "--check"] => release::check(root)
            .map(|release| format!("version {} is ready for release", release.version)),
        _ => {
            print(USAGE);
            return ExitCode::from(2);
        }
    };
    match result {
        Ok(message) => {
            print(&format!("{message}\n"));
            ExitCode::SUCCESS
        }
        Err(problems) => {
            for problem in problems {
                print(&format!("error: {problem}\n"));
            }
            ExitCode::FAILURE
        }
    }
}

/// Prints text to standard error. The task continues if nobody reads it.
fn print(text: &str) {
    let _ = stderr().write_all(text.as_bytes());
}
