//! The program, run as a person runs it.

use std::path::Path;
use std::process::{Command, Output};

/// What came of the program with these arguments in a folder.
pub fn publish(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_publish"))
        .args(arguments)
        .current_dir(folder)
        .env_remove("SOURCE_DATE_EPOCH")
        .output()
        .unwrap()
}
