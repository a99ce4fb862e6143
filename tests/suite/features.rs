//! `cargo run` and `cargo test` share one build of the dependencies, Typst above all.

use std::collections::BTreeSet;
use std::process::Command;

/// The packages that Cargo builds with these arguments, with the features that it turns on.
fn packages(arguments: &[&str]) -> BTreeSet<String> {
    let output = Command::new(env!("CARGO"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args([
            "tree",
            "--locked",
            "--prefix",
            "none",
            "--format",
            "{p} [{f}]",
        ])
        .args(arguments)
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let tree = String::from_utf8(output.stdout).unwrap();
    let packages = tree.lines().map(|line| line.trim_end_matches(" (*)"));
    packages
        .filter(|line| !line.starts_with("publish"))
        .map(str::to_owned)
        .collect()
}

#[test]
fn the_tests_turn_on_no_feature_that_would_build_dependencies_twice() {
    let program = packages(&["--package", "publish", "--edges", "no-dev"]);
    let tests = packages(&["--workspace"]);
    let built_twice: Vec<_> = program.difference(&tests).collect();
    assert!(program.iter().any(|package| package.starts_with("typst ")));
    assert!(
        built_twice.is_empty(),
        "add the missing features to the dependencies in Cargo.toml that are there for this: {built_twice:#?}"
    );
}
