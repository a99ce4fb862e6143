//! Builds of a large site with an address and a cache: after each change, the output folder is that of a full
//! build, byte for byte, and files that do not depend on the change are not written again.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use publish_test_support::{files, only_sample};
use tempfile::TempDir;

use crate::publish;
use crate::site::{SITE, project};

/// A site of more than a hundred documents, some of which cite and follow each other.
struct Site(TempDir);

/// The document that changes, and the files that have its text or its sizes in bytes.
const CHANGED: &str = "content/en/A_RES_99_7.md";
const OF_CHANGED: [&str; 8] = [
    "SHA256SUMS",
    "manifest.json",
    "en/A/RES/99/7/A_RES_99_7-EN.epub",
    "en/A/RES/99/7/accessibility.html",
    "en/A/RES/99/7/index.html",
    "en/browse/general-assembly/feed.xml",
    "en/browse/subject/crime-prevention/feed.xml",
    "en/feed.xml",
];

impl Site {
    fn new() -> Self {
        let site = Site(project(101));
        site.write(
            CHANGED,
            &document("A/RES/99/7", "1. *Recalls* its resolution 98/7."),
        );
        site
    }

    fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    fn write(&self, path: &str, text: &str) {
        fs::write(self.path(path), text).unwrap();
    }

    fn run(&self, out: &str, arguments: &[&str]) {
        let command = [
            "build",
            "content",
            "--quiet",
            "--formats",
            "html,epub",
            "--site",
            SITE,
            "--out",
            out,
        ];
        let built = publish(self.0.path(), &[&command, arguments].concat());
        let errors = String::from_utf8_lossy(&built.stderr);
        assert!(built.status.success(), "{errors}");
    }

    /// Builds with the cache, and returns the names of the files that were written.
    fn build(&self) -> BTreeSet<String> {
        let before = times(&self.path("dist"));
        self.run("dist", &["--cache", "cache", "--prune"]);
        let after = times(&self.path("dist"));
        let new = after
            .iter()
            .filter(|(name, time)| before.get(*name) != Some(time));
        new.map(|(name, _)| name.clone()).collect()
    }

    /// Returns the files of a build without the cache.
    fn full_build(&self) -> BTreeMap<String, Vec<u8>> {
        let _ = fs::remove_dir_all(self.path("full"));
        self.run("full", &["--no-cache"]);
        files(&self.path("full"))
    }

    fn assert_equals_full_build(&self, change: &str) {
        self.assert_equals(&self.full_build(), change);
    }

    fn assert_equals(&self, expected: &BTreeMap<String, Vec<u8>>, change: &str) {
        let found = files(&self.path("dist"));
        let names = |files: &BTreeMap<String, Vec<u8>>| files.keys().cloned().collect::<Vec<_>>();
        assert_eq!(names(&found), names(expected), "{change}");
        for (name, bytes) in expected {
            assert!(found[name] == *bytes, "{change}: {name} differs");
        }
    }
}

fn document(symbol: &str, text: &str) -> String {
    format!(
        "---\nsymbol: {symbol}\nlanguage: en\ntitle: Rest no. 7\nadopted: 2044-11-28\nsession: 99\n\
         subjects: [CRIME PREVENTION]\n---\n\n{text}\n"
    )
}

/// Returns the times of the last changes of the files in a folder.
fn times(folder: &Path) -> BTreeMap<String, SystemTime> {
    let names = if folder.exists() {
        files(folder)
    } else {
        BTreeMap::new()
    };
    let time = |name: &String| fs::metadata(folder.join(name)).unwrap().modified().unwrap();
    let names = names.into_keys();
    names.map(|name| (name.clone(), time(&name))).collect()
}

#[test]
fn a_change_writes_what_depends_on_it_and_nothing_else() {
    let site = Site::new();
    site.build();
    site.assert_equals_full_build("no change");
    assert!(site.build().is_empty());
    let text = "1. *Recalls* its resolution 98/7, and rests.";
    site.write(CHANGED, &document("A/RES/99/7", text));
    let written: Vec<String> = site.build().into_iter().collect();
    let mut expected = OF_CHANGED;
    expected.sort_unstable();
    assert_eq!(written, expected);
    site.assert_equals_full_build("a word");
    assert!(site.build().is_empty());
}

#[test]
fn after_every_change_the_site_is_that_of_a_full_build() {
    let site = Site::new();
    site.build();
    let replacements: [(&str, &str); 6] = [
        ("a word", "1. *Recalls* its resolution 98/7, and rests."),
        (
            "the text of the first build",
            "1. *Recalls* its resolution 98/7.",
        ),
        ("another citation", "1. *Recalls* its resolution 99/5."),
        ("no citation", "1. *Decides* to rest."),
        (
            "another anchor",
            "1. *Decides* to rest.\n\n2. *Decides* to stay.",
        ),
        ("the first text again", "1. *Recalls* its resolution 98/7."),
    ];
    for (change, text) in replacements {
        site.write(CHANGED, &document("A/RES/99/7", text));
        site.build();
        site.assert_equals_full_build(change);
    }
    let text = fs::read_to_string(site.path(CHANGED)).unwrap();
    site.write(CHANGED, &text.replace("Rest no. 7", "Rest no. 8"));
    site.build();
    site.assert_equals_full_build("the title of the next document");
    site.write(
        "content/en/new.md",
        &document("A/RES/99/900", "1. *Recalls* its resolution 99/7."),
    );
    site.build();
    site.assert_equals_full_build("a new document");
    fs::remove_file(site.path("content/en/new.md")).unwrap();
    site.build();
    site.assert_equals_full_build("a removed document");
}

#[test]
fn deleted_files_are_written_again_together_with_a_change() {
    let site = Site::new();
    site.build();
    let deleted = [
        "404.html",
        "_redirects",
        "sitemap.xml",
        "citations.jsonl",
        "ar/feed.xml",
        "ar/opds.json",
        "en/browse/general-assembly/index.html",
        "en/browse/general-assembly/opds.json",
        "zh/A/RES/98/7/about.html",
        "zh/A/RES/98/7/cite.bib",
        "zh/A/RES/98/7/cover.png",
        "zh/A/RES/98/7/opds.json",
        "zh/A/RES/98/7/accessibility.html",
    ];
    let change = |text: &str| site.write(CHANGED, &document("A/RES/99/7", text));
    let count = if only_sample() { 2 } else { deleted.len() };
    let versions: Vec<_> = (0..count)
        .map(|number| {
            let text = format!("1. *Recalls* resolution 98/{number}.");
            change(&text);
            (text, site.full_build())
        })
        .collect();
    for (name, (text, full)) in deleted.into_iter().zip(versions.iter().cycle()) {
        fs::remove_file(site.path("dist").join(name)).unwrap();
        change(text);
        site.build();
        assert!(site.path("dist").join(name).exists(), "{name}");
        fs::remove_file(site.path("dist").join(name)).unwrap();
        site.build();
        site.assert_equals(full, name);
    }
}
