//! Builds that share a cache in a folder. Servers are tested in tests/shared_cache.

use std::fs;

use publish_test_support::files;
use publish_test_support::machine::{Built, Machine};
use serde_json::Value;

use crate::PROGRAM;

/// A shared folder.
struct SharedFolder(tempfile::TempDir);

impl SharedFolder {
    fn new() -> Self {
        SharedFolder(tempfile::tempdir().unwrap())
    }

    fn address(&self) -> String {
        format!("file://{}/cache", self.0.path().display())
    }

    fn files(&self) -> std::collections::BTreeMap<String, Vec<u8>> {
        files(self.0.path())
    }

    /// Builds with the cache.
    fn build(&self, machine: &Machine, arguments: &[&str]) -> Built {
        let address = self.address();
        let own = ["--shared-cache", address.as_str()];
        machine.build(&[&own, arguments].concat(), &[])
    }
}

fn machine() -> Machine {
    Machine::new(PROGRAM, 3, "html,epub,pdf,akn,txt")
}

const WRITE: [&str; 1] = ["--shared-cache-write"];

/// The number of editions of a machine.
const EDITIONS: usize = 15;

#[test]
fn a_second_machine_fetches_what_the_first_has_built() {
    let shared = SharedFolder::new();
    let (first, second) = (machine(), machine());
    let built = shared.build(&first, &WRITE);
    assert_eq!((built.count("render"), built.findings.len()), (EDITIONS, 0));
    assert!(built.explained[0].ends_with(": it is neither in the cache nor in the shared cache"));
    let written = shared.files();

    // A plan fetches no editions and writes nothing into the shared cache.
    let plan = [
        "plan",
        "--formats",
        "html,epub,pdf,akn,txt",
        "--cache",
        "cache",
    ];
    let address = shared.address();
    let plan = [
        &plan[..],
        &["--shared-cache", &address, "--shared-cache-write"],
    ]
    .concat();
    let planned = second.run(&plan);
    let lines = String::from_utf8(planned.stdout).unwrap();
    let expected = format!("fetch en/A/RES/99/1/index.html: it is in {address}\n");
    assert!(lines.contains(&expected), "{lines}");
    let summary = String::from_utf8(planned.stderr).unwrap();
    assert_eq!(
        summary,
        "0 to render, 0 to copy, 15 to fetch, 0 unchanged, 0 failed\n"
    );
    assert_eq!(shared.files(), written);
    assert!(!second.path("dist").exists());

    let built = shared.build(&second, &WRITE);
    assert_eq!((built.count("fetch"), built.findings.len()), (EDITIONS, 0));
    assert_eq!(built.explained.len(), EDITIONS);
    assert!(lines.contains(&built.explained[0]), "{:?}", built.explained);
    let traffic = built.traffic.unwrap();
    let start = format!("shared cache {address}: ");
    assert!(traffic.starts_with(&start), "{traffic}");
    assert!(traffic.ends_with(", 0 entries (0 kB) written"), "{traffic}");
    second.assert_equals_full_build();
    assert_eq!(files(&first.path("dist")), files(&second.path("dist")));
    assert_eq!(shared.files(), written);

    // What was fetched is in the local cache.
    fs::remove_dir_all(second.path("dist")).unwrap();
    fs::remove_dir_all(shared.0.path().join("cache")).unwrap();
    let built = second.build(&[], &[]);
    assert_eq!(built.count("copy"), EDITIONS);

    // A change is built, and explained.
    let built = shared.build(&first, &WRITE);
    assert_eq!(built.explained, [] as [&str; 0]);
    let text = fs::read_to_string(second.path("content/1.md")).unwrap();
    second.write("content/1.md", &text.replace("rest", "work"));
    let built = shared.build(&second, &WRITE);
    assert_eq!(built.count("render"), 5);
    for line in &built.explained {
        assert!(line.ends_with(": content/1.md changed"), "{line}");
    }
    second.assert_equals_full_build();
}

#[test]
fn a_build_that_only_reads_writes_nothing() {
    let shared = SharedFolder::new();
    let (first, second) = (machine(), machine());
    let built = shared.build(&first, &[]);
    assert_eq!(built.count("render"), EDITIONS);
    assert_eq!(built.findings.len(), 1, "{:?}", built.findings);
    assert!(
        built.findings[0].contains("O009") && built.findings[0].contains("no shared cache yet"),
        "{:?}",
        built.findings
    );
    assert!(shared.files().is_empty());
    first.forget();
    shared.build(&first, &WRITE);
    let written = shared.files();
    second.write(
        "content/1.md",
        &fs::read_to_string(first.path("content/1.md"))
            .unwrap()
            .replace("rest", "work"),
    );
    let built = shared.build(&second, &[]);
    assert_eq!((built.count("render"), built.count("fetch")), (5, 10));
    assert_eq!(built.findings.len(), 0);
    assert_eq!(shared.files(), written);
    second.assert_equals_full_build();
}

#[test]
fn damaged_entries_are_reported_once_built_again_and_replaced_by_a_build_that_writes() {
    let shared = SharedFolder::new();
    shared.build(&machine(), &WRITE);
    let whole = shared.files();
    let folder = shared.0.path();
    let others: Vec<&Vec<u8>> = whole.values().collect();
    for (number, (name, bytes)) in whole.iter().enumerate() {
        if name.ends_with("publish-cache") {
            continue;
        }
        let mut damaged = bytes.clone();
        let middle = bytes.len() / 2;
        match number % 4 {
            0 => damaged.truncate(middle),
            1 => damaged[middle] ^= 1,
            2 => damaged.clear(),
            // Whole, but another entry.
            _ => damaged.clone_from(others[(number + 7) % others.len()]),
        }
        fs::write(folder.join(name), damaged).unwrap();
    }
    let check = |built: &Built| {
        assert_eq!(built.findings.len(), 1, "{:?}", built.findings);
        assert!(
            built.findings[0].contains("O009") && built.findings[0].contains("damaged"),
            "{:?}",
            built.findings
        );
    };
    let reader = machine();
    check(&shared.build(&reader, &["--deny", "warnings"]));
    reader.assert_equals_full_build();
    let writer = machine();
    check(&shared.build(&writer, &WRITE));
    writer.assert_equals_full_build();
    // What damaged entries refer to was not read, and is still damaged.
    let built = shared.build(&machine(), &WRITE);
    assert!(built.count("render") <= EDITIONS);
    let last = machine();
    let built = shared.build(&last, &[]);
    assert_eq!((built.count("fetch"), built.findings.len()), (EDITIONS, 0));
    last.assert_equals_full_build();
}

#[test]
fn something_else_at_the_address_is_one_warning() {
    let shared = SharedFolder::new();
    let machine = machine();
    let folder = shared.0.path().join("cache");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("publish-cache"), "another program").unwrap();
    let built = shared.build(&machine, &WRITE);
    assert_eq!((built.count("render"), built.findings.len()), (EDITIONS, 1));
    assert_eq!(shared.files().len(), 1);
    fs::remove_dir_all(&folder).unwrap();
    fs::write(&folder, "a file").unwrap();
    machine.forget();
    let built = shared.build(&machine, &WRITE);
    assert_eq!((built.count("render"), built.findings.len()), (EDITIONS, 1));
    machine.assert_equals_full_build();
}

#[test]
fn an_address_with_a_password_is_an_error_that_does_not_print_it() {
    let machine = machine();
    let address = "https://user:hunter2@example.org/cache";
    let check = |status: Option<i32>, printed: &[u8]| {
        let printed = String::from_utf8_lossy(printed);
        assert_eq!(status, Some(2), "{printed}");
        assert!(!printed.contains("hunter2"), "{printed}");
        assert!(
            printed.contains("must not contain a user name or a password"),
            "{printed}"
        );
    };
    for arguments in [["build"], ["plan"], ["config"]] {
        let mut command = PROGRAM.command(machine.folder(), &arguments);
        command.env("PUBLISH_SHARED_CACHE", address);
        let flag = machine.run(&[arguments[0], "--shared-cache", address]);
        for output in [command.output().unwrap(), flag] {
            let printed = [output.stdout, output.stderr].concat();
            check(output.status.code(), &printed);
        }
    }
    machine.write(
        "publish.toml",
        &format!("shared-cache = {{ address = \"{address}\", write = 1, other = 2 }}\n"),
    );
    let output = machine.run(&["build"]);
    check(
        output.status.code(),
        &[output.stdout, output.stderr].concat(),
    );
}

#[test]
fn flags_variables_and_the_project_file_choose_the_shared_cache() {
    let shared = SharedFolder::new();
    let machine = machine();
    let address = shared.address();
    machine.write(
        "publish.toml",
        &format!("cache = \"cache\"\n\n[shared-cache]\naddress = \"{address}\"\nwrite = true\n"),
    );
    let config = String::from_utf8(machine.run(&["config"]).stdout).unwrap();
    let expected = format!(
        "shared-cache.address = \"{address}\"  # publish.toml:4\nshared-cache.write = true  # publish.toml:5\n"
    );
    assert!(config.contains(&expected), "{config}");
    machine.build(&["--shared-cache", "false"], &[]);
    machine.forget();
    machine.build(&[], &[("PUBLISH_SHARED_CACHE", "false")]);
    machine.forget();
    machine.build(&["--no-cache"], &[]);
    assert!(shared.files().is_empty());
    let output = machine
        .command(&["--message-format", "json"])
        .output()
        .unwrap();
    assert!(output.status.success());
    let last = String::from_utf8(output.stdout).unwrap();
    let last: Value = serde_json::from_str(last.lines().last().unwrap()).unwrap();
    let line = &last["shared-cache"];
    assert_eq!(line["address"], address.as_str());
    assert_eq!(line["fetched"]["entries"], 0);
    // The marker is not counted.
    let entries = line["written"]["entries"].as_u64().unwrap();
    assert_eq!(entries as usize, shared.files().len() - 1);
}
