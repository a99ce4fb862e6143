//! Test cases for the steps of the pass, written as text.
//!
//! Each file in `cases/` contains the cases of one step. A case begins with a line `= name`,
//! followed by the exported file, a line `->`, and the expected file or error.

mod outline;
mod pdf_2;
mod tags;

use std::error::Error;

use super::error::FinishError;

pub use outline::{outline, print_outline};
pub use pdf_2::{
    add_bookmarks, add_destinations, add_namespace, print_bookmark_targets, print_destinations,
};
pub use tags::{Tagged, print_elements, print_tags, tag_tree};

/// Runs a step on each case and shows all unexpected results.
pub fn check(cases: &str, step: impl Fn(&str) -> String) {
    let mut wrong = Vec::new();
    let mut count = 0;
    for case in cases.split("\n= ").skip(1) {
        let (name, case) = case.split_once('\n').unwrap();
        let (before, expected) = case.split_once("\n->\n").unwrap();
        let result = step(before);
        if result.trim_end() != expected.trim_end() {
            wrong.push(format!("= {name}\n{before}\n->\n{}", result.trim_end()));
        }
        count += 1;
    }
    assert!(count > 0, "found no cases");
    assert!(
        wrong.is_empty(),
        "unexpected results:\n\n{}\n",
        wrong.join("\n\n")
    );
}

/// Returns the lines of an indented text, each with its depth.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    lines.map(|line| {
        let indent = line.len() - line.trim_start().len();
        (indent / 2, line.trim())
    })
}

/// Returns the first word of a line and its `key=value` pairs. A value with spaces is in quotes.
fn pairs(line: &str) -> (&str, Vec<(&str, &str)>) {
    let (first, mut rest) = line.split_once(' ').unwrap_or((line, ""));
    let mut pairs = Vec::new();
    while let Some((key, after)) = rest.split_once('=') {
        let (value, after) = match after.strip_prefix('"') {
            Some(quoted) => quoted.split_once('"').unwrap(),
            None => after.split_once(' ').unwrap_or((after, "")),
        };
        pairs.push((key.trim(), value));
        rest = after;
    }
    (first, pairs)
}

/// Prints an error with its causes.
pub fn print_error(error: &FinishError) -> String {
    let mut text = format!("error: {error}");
    let mut next = error.source();
    while let Some(cause) = next {
        text = format!("{text}: {cause}");
        next = cause.source();
    }
    text
}
