//! `cargo run` and `cargo test` share one build of the dependencies, most of all Typst.

use std::collections::BTreeSet;
use std::process::Command;

/// Returns the packages that Cargo builds with these arguments, with their enabled features.
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
fn tests_enable_no_feature_that_builds_dependencies_twice() {
    let program = packages(&["--package", "publish-resolutions", "--edges", "no-dev"]);
    let tests = packages(&["--workspace"]);
    let built_twice: Vec<_> = program.difference(&tests).collect();
    assert!(program.iter().any(|package| package.starts_with("typst ")));
    assert!(
        built_twice.is_empty(),
        "built twice; enable the features of the tests in Cargo.toml, too: {built_twice:#?}"
    );
}

#[test]
fn only_the_feature_for_servers_has_a_client_which_needs_no_openssl() {
    const CLIENT: [&str; 3] = ["object_store ", "reqwest ", "rustls "];
    const FOREIGN: [&str; 3] = ["aws-lc-sys ", "native-tls ", "openssl-sys "];
    let of_program = ["--package", "publish-resolutions", "--edges", "no-dev"];
    let plain = packages(&[&of_program[..], &["--no-default-features"]].concat());
    let with_feature = packages(&of_program);
    let has = |packages: &BTreeSet<String>, name: &str| {
        let mut packages = packages.iter();
        packages.any(|package| package.starts_with(name))
    };
    for name in CLIENT {
        assert!(!has(&plain, name) && has(&with_feature, name), "{name}");
    }
    for name in FOREIGN {
        assert!(!has(&with_feature, name), "{name}");
    }
}
