//! Runs the program as a user does.

use std::path::Path;
use std::process::{Command, Output};

/// The program at a path. Tests pass `env!("CARGO_BIN_EXE_publish")`, which Cargo sets only for
/// them.
#[derive(Debug, Clone, Copy)]
pub struct Program(&'static str);

impl Program {
    /// Creates a handle for the program at a path.
    pub const fn at(path: &'static str) -> Self {
        Program(path)
    }

    /// Returns a command that runs in a folder, without the variables of the environment that the
    /// program reads, and without the cache of the user.
    pub fn command(self, folder: &Path, arguments: &[&str]) -> Command {
        let mut command = Command::new(self.0);
        command
            .args(arguments)
            .current_dir(folder)
            .env_remove("SOURCE_DATE_EPOCH");
        for (name, _) in std::env::vars_os() {
            if name.to_string_lossy().starts_with("PUBLISH_") {
                command.env_remove(name);
            }
        }
        command.env("PUBLISH_CACHE", "false");
        command
    }

    /// Runs the program in a folder and returns its output.
    pub fn run(self, folder: &Path, arguments: &[&str]) -> Output {
        self.command(folder, arguments).output().unwrap()
    }
}
