//! The program, run as a person runs it.

use std::path::Path;
use std::process::{Command, Output};

/// The program at a path. Tests give `env!("CARGO_BIN_EXE_publish")`, which Cargo sets for them alone.
#[derive(Debug, Clone, Copy)]
pub struct Program(&'static str);

impl Program {
    /// The program at a path.
    pub const fn at(path: &'static str) -> Self {
        Program(path)
    }

    /// A run in a folder, without a time from the environment, to be completed and started.
    pub fn command(self, folder: &Path, arguments: &[&str]) -> Command {
        let mut command = Command::new(self.0);
        command
            .args(arguments)
            .current_dir(folder)
            .env_remove("SOURCE_DATE_EPOCH");
        command
    }

    /// What came of a run in a folder.
    pub fn run(self, folder: &Path, arguments: &[&str]) -> Output {
        self.command(folder, arguments).output().unwrap()
    }
}
