//! Machines that share a cache: checkouts of the same sources, each with an empty local cache.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

use crate::{Program, files};

/// A checkout with a local cache.
pub struct Machine {
    folder: TempDir,
    program: Program,
    formats: &'static str,
}

/// What a build has printed.
#[derive(Debug)]
pub struct Built {
    /// What it did with the editions that the output folder did not have, with the reasons.
    pub explained: Vec<String>,
    /// The warnings and errors, one line each.
    pub findings: Vec<String>,
    /// The line about the shared cache, if there is one.
    pub traffic: Option<String>,
}

impl Built {
    /// Returns the number of editions with an action: `render`, `copy` or `fetch`.
    pub fn count(&self, action: &str) -> usize {
        let lines = self.explained.iter();
        let has_action = |line: &&String| line.split(' ').next() == Some(action);
        lines.filter(has_action).count()
    }
}

impl Machine {
    /// Creates a checkout with a number of documents, of which each mentions the next.
    pub fn new(program: Program, documents: usize, formats: &'static str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let machine = Machine {
            folder,
            program,
            formats,
        };
        for number in 1..=documents {
            let text = format!(
                "---\nsymbol: A/RES/99/{number}\nlanguage: en\ntitle: Rest\nissued: 2044-12-05\n---\n\n\
                 *The General Assembly*,\n\n*Recalling* its resolution 99/{},\n\n\
                 1. *Decides* to rest {number} times.\n",
                number + 1
            );
            machine.write(&format!("content/{number}.md"), &text);
        }
        machine
    }

    /// Returns a path in the checkout.
    pub fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// Writes a file.
    pub fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Returns the command of a build with a shared cache, without variables for one.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let own = ["build", "--formats", self.formats, "--cache", "cache"];
        let arguments = [&own, arguments].concat();
        let mut command = self.program.command(self.folder.path(), &arguments);
        for (name, _) in std::env::vars_os() {
            let name = name.to_string_lossy().into_owned();
            let is_used = ["AWS_", "GOOGLE_", "AZURE_", "PUBLISH_SHARED_CACHE"];
            if is_used.iter().any(|start| name.starts_with(start)) {
                command.env_remove(name);
            }
        }
        // Servers of tests are not reached through a proxy.
        command.env("NO_PROXY", "127.0.0.1");
        command
    }

    /// Runs a build, which must succeed.
    pub fn build(&self, arguments: &[&str], variables: &[(&str, &str)]) -> Built {
        let messages = ["--explain", "--message-format", "short"];
        let mut command = self.command(&[&messages, arguments].concat());
        let output = command.envs(variables.iter().copied()).output().unwrap();
        built(&output)
    }

    /// Runs the command of the program with arguments of its own.
    pub fn run(&self, arguments: &[&str]) -> Output {
        self.program.run(self.folder.path(), arguments)
    }

    /// Checks that the output folder is that of a build without a cache, byte for byte.
    pub fn assert_equals_full_build(&self) {
        let full = self.path("full");
        let _ = fs::remove_dir_all(&full);
        let own = ["build", "--formats", self.formats, "--no-cache"];
        let output = self.run(&[&own[..], &["-q", "--out", "full"]].concat());
        assert!(output.status.success(), "{output:?}");
        let (found, expected) = (files(&self.path("dist")), files(&full));
        assert_eq!(
            found.keys().collect::<Vec<_>>(),
            expected.keys().collect::<Vec<_>>()
        );
        for (name, bytes) in &expected {
            assert!(found[name] == *bytes, "{name} differs");
        }
    }

    /// Deletes the output folder and the local cache.
    pub fn forget(&self) {
        for folder in ["dist", "cache"] {
            let _ = fs::remove_dir_all(self.path(folder));
        }
    }

    /// Returns the folder of the checkout.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }
}

/// Reads what a build has printed. It must have succeeded.
pub fn built(output: &Output) -> Built {
    let printed = String::from_utf8(output.stderr.clone()).unwrap();
    assert!(output.status.success(), "{printed}");
    let lines = || printed.lines().map(str::to_owned);
    let is_explanation = |line: &String| {
        ["render ", "copy ", "fetch "]
            .iter()
            .any(|action| line.starts_with(action))
    };
    Built {
        explained: lines().filter(is_explanation).collect(),
        findings: lines()
            .filter(|line| line.contains(": warning ") || line.contains(": error "))
            .collect(),
        traffic: lines().find(|line| line.starts_with("shared cache ")),
    }
}
