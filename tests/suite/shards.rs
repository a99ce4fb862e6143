//! A build in shards: joined, they are what one build writes, byte for byte.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use publish_test_support::{files, root};
use tempfile::TempDir;

use crate::publish;

/// The number of shards.
const COUNT: usize = 3;

/// The options of builds with all kinds of files.
const ALL: [&str; 5] = [
    "--formats",
    "html,epub,pdf,akn,txt",
    "--check",
    "--bilingual",
    "en,ar",
];

/// The options of builds that are fast.
const TEXT: [&str; 2] = ["--formats", "txt"];

/// Languages and formulas of the documents.
const LANGUAGES: [(&str, &str); 3] = [
    ("en", "The General Assembly"),
    ("ar", "إن الجمعية العامة"),
    ("zh", "大会"),
];

/// A project with documents in three languages that link to each other.
struct Project(TempDir);

impl Project {
    fn new() -> Self {
        let project = Project(tempfile::tempdir().unwrap());
        for number in 1..=6 {
            for (language, formula) in LANGUAGES {
                let other = number % 6 + 1;
                // The last has the title of the first, and is compared with it.
                let title = number % 5;
                let text = format!(
                    "---\nsymbol: A/RES/99/{number}\nlanguage: {language}\ntitle: Rest {title}\n\
                     issued: 2044-12-0{number}\n---\n\n*{formula}*,\n\n1. A/RES/99/{other} [^1].\n\n\
                     [^1]: Well.\n"
                );
                project.write(&format!("content/{number}/{language}.md"), &text);
            }
        }
        project
    }

    fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn run(&self, arguments: &[&str]) -> Output {
        publish(self.0.path(), arguments)
    }

    fn build(&self, editions: &[&str], arguments: &[&str]) {
        let output = self.run(&[&["build"], editions, arguments].concat());
        assert!(output.status.success(), "{output:?}");
    }

    /// Builds all shards, and returns their output folders.
    fn shards(&self, editions: &[&str], arguments: &[&str]) -> Vec<String> {
        let folders = (1..=COUNT).map(|number| {
            let folder = format!("shard-{number}");
            let shard = format!("{number}/{COUNT}");
            let own = ["--shard", &shard, "--out", &folder];
            self.build(editions, &[&own, arguments].concat());
            folder
        });
        folders.collect()
    }

    fn merge(&self, shards: &[String], arguments: &[&str]) -> Output {
        let shards: Vec<&str> = shards.iter().map(String::as_str).collect();
        self.run(&[&["merge"], shards.as_slice(), arguments].concat())
    }
}

#[track_caller]
fn assert_same(found: &BTreeMap<String, Vec<u8>>, expected: &BTreeMap<String, Vec<u8>>) {
    let names = |files: &BTreeMap<String, Vec<u8>>| files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(found), names(expected));
    for (name, bytes) in expected {
        assert!(found[name] == *bytes, "{name} differs");
    }
}

/// The folders of the documents of a manifest.
fn documents(folder: &Path) -> Vec<String> {
    let manifest = fs::read_to_string(folder.join("manifest.json")).unwrap();
    let manifest: serde_json::Value = serde_json::from_str(&manifest).unwrap();
    let documents = manifest["documents"].as_array().unwrap().iter();
    documents
        .map(|entry| entry["folder"].as_str().unwrap().to_owned())
        .collect()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn joined_shards_are_what_one_build_writes() {
    let project = Project::new();
    project.build(&ALL, &["--out", "whole", "--no-cache"]);
    let shards = project.shards(&ALL, &["--no-cache"]);
    let mut all = Vec::new();
    for shard in &shards {
        let own = documents(&project.path(shard));
        // All languages of a document are in the same shard.
        let english = own.iter().filter(|folder| folder.starts_with("en/"));
        assert_eq!(english.count() * LANGUAGES.len(), own.len());
        all.extend(own);
        let verified = project.run(&["verify", shard]);
        assert!(verified.status.success(), "{verified:?}");
    }
    all.sort();
    assert_eq!(all, documents(&project.path("whole")));
    let merged = project.merge(&shards, &["--out", "merged"]);
    assert!(merged.status.success(), "{merged:?}");
    let summary = "18 documents of 3 shards joined in merged";
    assert!(text(&merged.stderr).contains(summary), "{merged:?}");
    assert_same(
        &files(&project.path("merged")),
        &files(&project.path("whole")),
    );
}

#[test]
fn shards_that_were_built_elsewhere_are_joined() {
    let project = Project::new();
    project.build(&ALL, &["--out", "dist", "--no-cache"]);
    let whole = files(&project.path("dist"));
    let mut shards = Vec::new();
    for number in 1..=COUNT {
        fs::remove_dir_all(project.path("dist")).unwrap();
        project.build(
            &ALL,
            &["--shard", &format!("{number}/{COUNT}"), "--no-cache"],
        );
        let folder = format!("downloads/artifacts/shard-{number}");
        fs::create_dir_all(project.path("downloads/artifacts")).unwrap();
        fs::rename(project.path("dist"), project.path(&folder)).unwrap();
        fs::create_dir(project.path("dist")).unwrap();
        shards.push(folder);
    }
    let merged = project.merge(&shards, &[]);
    assert!(merged.status.success(), "{merged:?}");
    assert_same(&files(&project.path("dist")), &whole);
}

#[test]
fn a_changed_document_changes_its_own_shard() {
    let project = Project::new();
    let shards = project.shards(&ALL, &["--cache", "cache"]);
    project.merge(&shards, &["--out", "merged"]);
    let before: Vec<_> = shards
        .iter()
        .map(|one| documents(&project.path(one)))
        .collect();
    // A new document does not move the others to another shard.
    let source = fs::read_to_string(project.path("content/1/en.md")).unwrap();
    let source = source.replace("A/RES/99/1\n", "A/RES/99/7\n");
    project.write("content/7/en.md", &source);
    fs::remove_dir_all(project.path("content/2")).unwrap();
    let shards = project.shards(&ALL, &["--cache", "cache", "--prune"]);
    let moved = shards.iter().zip(&before).filter(|(shard, before)| {
        let mut now = documents(&project.path(shard));
        now.retain(|folder| !folder.ends_with("/7"));
        let mut before = (*before).clone();
        before.retain(|folder| !folder.ends_with("/2"));
        now != before
    });
    assert_eq!(moved.count(), 0);
    let merged = project.merge(&shards, &["--out", "merged", "--prune"]);
    assert!(merged.status.success(), "{merged:?}");
    assert!(text(&merged.stderr).contains("deleting en/A/RES/99/2/index.html"));
    project.build(&ALL, &["--out", "whole", "--no-cache"]);
    assert_same(
        &files(&project.path("merged")),
        &files(&project.path("whole")),
    );
}

#[test]
fn shards_that_are_missing_or_of_another_build_are_not_joined() {
    let project = Project::new();
    let shards = project.shards(&TEXT, &["--no-cache"]);
    project.build(&TEXT, &["--out", "whole", "--no-cache"]);
    project.build(&TEXT, &["--out", "half", "--shard", "1/2", "--no-cache"]);
    let folder = |name: &str| name.to_owned();
    for (folders, reason) in [
        (vec![folder("shard-1")], "shards are missing: 2/3, 3/3"),
        (
            vec![folder("shard-1"), folder("shard-1")],
            "and so is “shard-1”",
        ),
        (
            vec![folder("shard-1"), folder("half")],
            "the folder is shard 1/2",
        ),
        (vec![folder("whole")], "it was built without --shard"),
        (vec![folder("content")], "does not contain a build"),
    ] {
        let merged = project.merge(&folders, &["--out", "merged"]);
        assert!(text(&merged.stderr).contains(reason), "{merged:?}");
        assert!(!project.path("merged").exists(), "{reason}");
    }
    let partial = project.merge(&shards[1..], &["--out", "partial", "--partial"]);
    assert!(partial.status.success(), "{partial:?}");
}

#[test]
fn a_damaged_shard_changes_nothing() {
    let project = Project::new();
    let shards = project.shards(&TEXT, &["--no-cache"]);
    project.merge(&shards, &["--out", "merged"]);
    let before = files(&project.path("merged"));
    let folder = documents(&project.path("shard-1")).remove(0);
    let edition = fs::read_dir(project.path("shard-1").join(&folder)).unwrap();
    let edition = edition
        .map(|entry| entry.unwrap().path())
        .find(|path| path.extension().is_some_and(|extension| extension == "txt"));
    let edition = edition.unwrap();
    fs::remove_dir_all(project.path("merged").join(&folder)).unwrap();
    fs::write(&edition, "Damaged").unwrap();
    let merged = project.merge(&shards, &["--out", "merged"]);
    assert_eq!(merged.status.code(), Some(1), "{merged:?}");
    assert!(text(&merged.stderr).contains("O002"), "{merged:?}");
    fs::remove_file(&edition).unwrap();
    let merged = project.merge(&shards, &["--out", "merged"]);
    assert!(text(&merged.stderr).contains("O006"), "{merged:?}");
    let after = files(&project.path("merged"));
    for (name, bytes) in after {
        assert_eq!(before.get(&name), Some(&bytes), "{name}");
    }
}

#[test]
fn a_program_can_see_which_documents_to_build_again() {
    let project = Project::new();
    let arguments = ["--formats", "txt", "--no-cache", "--message-format", "json"];
    let build = |more: &[&str]| {
        let output = project.run(&[&["build"], arguments.as_slice(), more].concat());
        let lines = text(&output.stdout);
        let lines = lines
            .lines()
            .map(|line| serde_json::from_str(line).unwrap());
        let lines: Vec<serde_json::Value> = lines.collect();
        let of = |result: &str| {
            let documents = lines.iter().map(|line| &line["document"]);
            let of_result = documents.filter(|document| document["result"] == result);
            of_result.cloned().collect::<Vec<_>>()
        };
        (output.status.code(), of("built"), of("failed"))
    };
    let (status, built, failed) = build(&[]);
    assert_eq!((status, built.len(), failed.len()), (Some(0), 18, 0));
    assert_eq!(built[0]["source"], "content/1/ar.md");
    assert_eq!(built[0]["symbol"], "A/RES/99/1");
    assert_eq!(built[0]["language"], "ar");
    assert_eq!(built[0]["folder"], "ar/A/RES/99/1");

    project.write("content/1/en.md", "no front matter");
    let (status, _, failed) = build(&[]);
    assert_eq!((status, failed.len()), (Some(1), 1));
    assert_eq!(failed[0]["source"], "content/1/en.md");
    assert_eq!(failed[0]["retry"], false);

    // A file is where the folder of a document has to be.
    fs::remove_dir_all(project.path("dist/zh/A/RES/99/3")).unwrap();
    fs::write(project.path("dist/zh/A/RES/99/3"), "").unwrap();
    let (status, _, failed) = build(&[]);
    assert_eq!((status, failed.len()), (Some(3), 2));
    assert_eq!(failed[1]["source"], "content/3/zh.md");
    assert_eq!(failed[1]["retry"], true);
}

#[test]
fn a_wrong_shard_is_a_usage_error() {
    let project = Project::new();
    for shard in ["0/3", "4/3", "3", "auto/0", "auto"] {
        let output = project.run(&["build", "--shard", shard, "--formats", "txt"]);
        assert_eq!(output.status.code(), Some(2), "{output:?}");
        assert!(!project.path("dist").exists(), "{shard}");
    }
}

#[test]
fn the_repository_has_a_file_for_each_engine() {
    let folder = root().join("examples/many-machines");
    for (name, command) in [
        ("kubernetes.yaml", "--shard, auto/16"),
        ("slurm.sh", "--shard auto/16"),
        ("github-actions.yml", "--shard \"${{ matrix.shard }}/16\""),
        ("aws-batch.json", "auto"),
    ] {
        let text = fs::read_to_string(folder.join(name)).unwrap();
        assert!(text.contains(command), "{name} does not have {command}");
    }
}
