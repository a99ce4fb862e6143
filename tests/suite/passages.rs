//! The passages of a document as JSON Lines.

use std::fs;

use publish_test_support::files;
use serde_json::Value;

use crate::publish;

const SOURCE: &str = "---
symbol: A/RES/99/3
language: en
title: Rest
adopted: 2044-12-05
---

*The General Assembly*,

*Recalling* its resolution 68/197,[^1]

1. *Decides*:

   (a) To rest;

   (b) To sit on [benches]{lang=fr};

| Place | Benches |
| --- | --- |
| Park | 7 |

[^1]: See *A/68/458*.
";

#[test]
fn each_passage_is_a_line_with_its_anchor_and_address() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("en.md"), SOURCE).unwrap();
    let build = [
        "build",
        "en.md",
        "--out",
        "dist",
        "-q",
        "--check",
        "--formats",
    ];
    let site = ["html,jsonl", "--site", "https://example.org"];
    let built = publish(folder.path(), &[&build[..], &site].concat());
    assert!(
        built.status.success(),
        "{}",
        String::from_utf8_lossy(&built.stderr)
    );
    let dist = files(&folder.path().join("dist"));
    let text = String::from_utf8(dist["en/A/RES/99/3/A_RES_99_3-EN.jsonl"].clone()).unwrap();
    insta::assert_snapshot!(text);
    // Each address leads to an anchor of the page.
    let page = String::from_utf8(dist["en/A/RES/99/3/index.html"].clone()).unwrap();
    for line in text.lines() {
        let record: Value = serde_json::from_str(line).unwrap();
        let address = record["address"].as_str().unwrap();
        let rest = address.strip_prefix("https://example.org/en/A/RES/99/3/index.html");
        match rest.unwrap().strip_prefix('#') {
            Some(anchor) => assert!(page.contains(&format!("id=\"{anchor}\"")), "{line}"),
            None => assert_eq!(record["kind"], "masthead-line", "{line}"),
        }
    }
    // Without the web page there are no addresses.
    let without = publish(
        folder.path(),
        &[&build[..], &["jsonl", "--site", "https://example.org"]].concat(),
    );
    assert!(without.status.success());
    let dist = files(&folder.path().join("dist"));
    let text = String::from_utf8_lossy(&dist["en/A/RES/99/3/A_RES_99_3-EN.jsonl"]);
    assert!(text.contains("\"kind\"") && !text.contains("\"address\""));
}
