//! The same source gives the same bytes at any time, in any folder, with any number of threads,
//! time zone and locale.

use std::collections::BTreeMap;
use std::path::PathBuf;

use publish_test_support::{files, root};

use crate::PROGRAM;

fn sources() -> Vec<PathBuf> {
    vec![root().join("content"), root().join("tests/structure")]
}

fn build(variables: &[(&str, &str)], arguments: &[&str]) -> BTreeMap<String, Vec<u8>> {
    let folder = tempfile::tempdir().unwrap();
    let status = PROGRAM
        .command(folder.path(), &["build", "--quiet", "--out", "out"])
        .args(sources())
        .args(arguments)
        .envs(variables.iter().copied())
        .status()
        .unwrap();
    assert!(status.success());
    files(&folder.path().join("out"))
}

fn assert_same(left: &BTreeMap<String, Vec<u8>>, right: &BTreeMap<String, Vec<u8>>) {
    assert_eq!(
        left.keys().collect::<Vec<_>>(),
        right.keys().collect::<Vec<_>>()
    );
    for (name, bytes) in left {
        assert!(bytes == &right[name], "{name} differs");
    }
}

#[test]
fn builds_are_identical_in_any_time_zone_and_locale_and_with_any_number_of_threads() {
    let first = build(&[("TZ", "UTC"), ("LANG", "C")], &["--jobs", "1"]);
    // ZIP timestamps have a resolution of two seconds.
    std::thread::sleep(std::time::Duration::from_millis(2100));
    let second = build(
        &[("TZ", "Pacific/Auckland"), ("LANG", "ar_EG.UTF-8")],
        &["--jobs", "4"],
    );
    assert_same(&first, &second);
}

#[test]
fn source_date_epoch_sets_the_dates_of_all_editions() {
    let own = build(&[], &[]);
    let epoch = [("SOURCE_DATE_EPOCH", "1700000000")];
    let first = build(&epoch, &[]);
    assert_same(&first, &build(&epoch, &[]));
    let changed = |ending: &str| {
        let names = own.keys().filter(|name| name.ends_with(ending));
        names.filter(|name| own[*name] != first[*name]).count()
    };
    assert_eq!((changed(".pdf"), changed(".epub")), (6, 6));
    let pdf = first
        .iter()
        .find(|(name, _)| name.ends_with("68_197-EN.pdf"))
        .unwrap()
        .1;
    let text = String::from_utf8_lossy(pdf);
    assert!(
        text.contains("2023-11-14T22:13:20"),
        "1700000000 is 2023-11-14 22:13:20 UTC"
    );
}

#[test]
fn an_invalid_source_date_epoch_is_a_usage_error() {
    let output = PROGRAM
        .command(root(), &["build", "--quiet"])
        .env("SOURCE_DATE_EPOCH", "yesterday")
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn an_empty_source_date_epoch_is_as_if_it_were_not_set() {
    assert_same(&build(&[], &[]), &build(&[("SOURCE_DATE_EPOCH", "")], &[]));
}
