//! `cargo xtask release`: checks, tests and tags a release.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::changelog;
use crate::manifest::workspace_value;

/// The account in the address of the repository, as long as nobody hosts it.
const NO_ACCOUNT: &str = "YOUR_ACCOUNT";

/// A release that can be made.
#[derive(Debug)]
pub struct Release {
    /// The version.
    pub version: String,
    /// The section of the changelog.
    pub notes: String,
}

/// Makes a release: checks everything, runs all tests, and tags the commit.
///
/// # Errors
/// The reasons why no release was made.
pub fn run(root: &Path) -> Result<String, Vec<String>> {
    let release = check(root)?;
    succeeds(root, "tests/run", &["--complete"]).map_err(|error| vec![error])?;
    // The tests may have changed the lock file or expected files.
    check(root)?;
    let tag = format!("v{}", release.version);
    let message = format!("{tag}\n\n{}", release.notes);
    // Lines of the notes that begin with # are headings, not comments.
    let arguments = ["tag", "--annotate", "--cleanup=verbatim", &tag, "--message"];
    let arguments = [&arguments[..], &[&message]].concat();
    succeeds(root, "git", &arguments).map_err(|error| vec![error])?;
    Ok(format!(
        "tagged {tag}; “git push origin {tag}” starts the release"
    ))
}

/// Checks that a release can be made, without running the tests.
///
/// # Errors
/// All reasons why not.
pub fn check(root: &Path) -> Result<Release, Vec<String>> {
    let manifest = read(root, "Cargo.toml")?;
    let changes = read(root, "CHANGELOG.md")?;
    let Some(version) = workspace_value(&manifest, "version") else {
        return Err(vec!["Cargo.toml has no version".to_owned()]);
    };
    let mut problems = Vec::new();
    if workspace_value(&manifest, "repository").is_none_or(|address| address.contains(NO_ACCOUNT)) {
        problems.push(format!(
            "Cargo.toml does not have the address of the repository: replace {NO_ACCOUNT}"
        ));
    }
    let notes = changelog::section(&changes, version).unwrap_or_default();
    if notes.is_empty() || !changelog::is_dated(&changes, version) {
        problems.push(format!(
            "CHANGELOG.md has no section “## {version} - YEAR-MONTH-DAY” with changes"
        ));
    }
    if changelog::section(&changes, "Unreleased").is_some_and(|section| !section.is_empty()) {
        problems.push(format!(
            "CHANGELOG.md has unreleased changes: move them to version {version}"
        ));
    }
    match output(root, "git", &["status", "--porcelain"]) {
        Ok(list) if list.is_empty() => {}
        Ok(_) => problems.push("there are changes that are not committed".to_owned()),
        Err(error) => problems.push(error),
    }
    match output(root, "git", &["tag", "--list", &format!("v{version}")]) {
        Ok(list) if list.is_empty() => {}
        Ok(_) => problems.push(format!("the tag v{version} exists: increase the version")),
        Err(error) => problems.push(error),
    }
    let locked = ["metadata", "--locked", "--offline", "--format-version", "1"];
    if output(root, env!("CARGO"), &locked).is_err() {
        problems.push("Cargo.lock is not up to date".to_owned());
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    Ok(Release {
        version: version.to_owned(),
        notes: notes.to_owned(),
    })
}

fn read(root: &Path, name: &str) -> Result<String, Vec<String>> {
    fs::read_to_string(root.join(name))
        .map_err(|error| vec![format!("cannot read {name}: {error}")])
}

/// Runs a program and returns its output.
fn output(root: &Path, program: &str, arguments: &[&str]) -> Result<String, String> {
    let output = Command::new(program)
        .args(arguments)
        .current_dir(root)
        .stderr(Stdio::null())
        .output()
        .map_err(|error| format!("cannot run {program}: {error}"))?;
    if !output.status.success() {
        return Err(format!("{program} {} failed", arguments.join(" ")));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Runs a program whose output the user sees.
fn succeeds(root: &Path, program: &str, arguments: &[&str]) -> Result<(), String> {
    let status = Command::new(program)
        .args(arguments)
        .current_dir(root)
        .status()
        .map_err(|error| format!("cannot run {program}: {error}"))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("{program} failed"))
    }
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests write files as they like")]
mod tests {
    use super::*;

    /// Creates a repository with one commit.
    fn repository(repository: &str, changelog: &str) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
        write(
            "Cargo.toml",
            &format!(
                "[workspace]\n[workspace.package]\nversion = \"0.2.0\"\nrepository = \"{repository}\"\n\
                 [package]\nname = \"example\"\nversion.workspace = true\nedition = \"2024\"\n\
                 [lib]\npath = \"lib.rs\"\n"
            ),
        );
        write("lib.rs", "");
        write(
            "Cargo.lock",
            "version = 4\n\n[[package]]\nname = \"example\"\nversion = \"0.2.0\"\n",
        );
        write("CHANGELOG.md", changelog);
        git(folder.path(), &["init", "--quiet"]);
        git(folder.path(), &["add", "."]);
        git(folder.path(), &["commit", "--quiet", "--message", "Start"]);
        folder
    }

    fn git(root: &Path, arguments: &[&str]) {
        let identity = ["-c", "user.name=test", "-c", "user.email=test@example.org"];
        succeeds(root, "git", &[&identity, arguments].concat()).unwrap();
    }

    const CHANGELOG: &str = "# Changelog\n\n## Unreleased\n\n## 0.2.0 - 2027-01-31\n\n- A\n";

    #[test]
    fn a_complete_repository_can_be_released_once() {
        let folder = repository("https://example.org/publish", CHANGELOG);
        let release = check(folder.path()).unwrap();
        assert_eq!(
            (release.version.as_str(), release.notes.as_str()),
            ("0.2.0", "- A")
        );
        git(folder.path(), &["tag", "v0.2.0"]);
        let problems = check(folder.path()).unwrap_err();
        assert_eq!(problems, ["the tag v0.2.0 exists: increase the version"]);
    }

    #[test]
    fn all_problems_are_reported_together() {
        let changelog = "# Changelog\n\n## Unreleased\n\n- B\n";
        let folder = repository("https://github.com/YOUR_ACCOUNT/publish", changelog);
        fs::write(folder.path().join("Cargo.lock"), "version = 4\n").unwrap();
        let problems = check(folder.path()).unwrap_err();
        for (problem, part) in problems.iter().zip([
            "YOUR_ACCOUNT",
            "“## 0.2.0 - YEAR-MONTH-DAY”",
            "unreleased changes",
            "not committed",
            "Cargo.lock",
        ]) {
            assert!(problem.contains(part), "{problem}");
        }
        assert_eq!(problems.len(), 5, "{problems:?}");
    }
}
