//! `SHA256SUMS`, the checksums of all files in the output folder, in the format of `sha256sum -c`.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use publish_model::diagnostic::Findings;

use super::Checksum;
use super::staging::is_of_site;
use crate::input;

/// The name of the file.
pub const SUMS: &str = "SHA256SUMS";

/// Reads the checksums in an output folder, if it has any.
///
/// # Errors
/// `F001` if the file cannot be read.
pub fn read(root: &Path) -> Result<Option<String>, Findings> {
    let path = root.join(SUMS);
    if !path.is_file() {
        return Ok(None);
    }
    let bytes = fs::read(&path).map_err(|error| input::unreadable(&path, &error))?;
    let text = String::from_utf8(bytes);
    Ok(Some(text.unwrap_or_else(|error| {
        String::from_utf8_lossy(error.as_bytes()).into_owned()
    })))
}

/// Returns the checksums by path. Ignores lines that are not checksums.
pub fn parse(text: &str) -> BTreeMap<String, Checksum> {
    let lines = text.lines().filter_map(|line| line.split_once("  "));
    let sums = lines.filter_map(|(sum, path)| Some((path.to_owned(), sum.parse().ok()?)));
    sums.collect()
}

/// Returns the checksums of the files that belong to no document, in the order of the text.
pub fn of_site(text: &str) -> impl Iterator<Item = (&str, Checksum)> {
    let lines = text.lines().filter_map(|line| line.split_once("  "));
    let lines = lines.filter(|(_, path)| is_of_site(path));
    lines.filter_map(|(sum, path)| Some((path, sum.parse().ok()?)))
}

/// Returns the file's text: a line for each path, in their order. Of several checksums of a path, the last
/// one counts.
pub fn format<'p>(sums: impl IntoIterator<Item = (&'p str, Checksum)>) -> String {
    let mut sums: Vec<(&str, Checksum)> = sums.into_iter().collect();
    sums.sort_by_key(|(path, _)| *path);
    sums.dedup_by(|later, earlier| {
        let is_same = later.0 == earlier.0;
        if is_same {
            earlier.1 = later.1;
        }
        is_same
    });
    let mut text = String::with_capacity(sums.iter().map(|(path, _)| path.len() + 67).sum());
    for (path, sum) in sums {
        // Writing into a string does not fail.
        let _ = writeln!(text, "{sum}  {path}");
    }
    text
}

/// Returns the parts of the text with one more line, in its place.
pub fn with<'t>(text: &'t str, path: &str, sum: Checksum) -> [Cow<'t, str>; 3] {
    let is_before = |line: &&str| line.split_once("  ").is_some_and(|(_, other)| other < path);
    let before = text.split_inclusive('\n').take_while(is_before);
    let (before, after) = text.split_at(before.map(str::len).sum());
    [
        before.into(),
        format!("{sum}  {path}\n").into(),
        after.into(),
    ]
}

/// Returns the text without the lines of some files.
pub fn without(text: &str, is_removed: &dyn Fn(&str) -> bool) -> String {
    let lines = text.split_inclusive('\n');
    let is_kept = |line: &&str| {
        let path = line.trim_end().split_once("  ").map(|(_, path)| path);
        !path.is_some_and(is_removed)
    };
    lines.filter(is_kept).collect()
}

#[cfg(test)]
mod tests {
    use super::{Checksum, format, parse, with};

    #[test]
    fn lines_are_in_order_and_the_last_checksum_of_a_path_counts() {
        let [one, two] = ["one", "two"].map(|text| Checksum::of(text.as_bytes()));
        let text = format([("b", one), ("a", one), ("b", two)]);
        assert_eq!(text, format!("{one}  a\n{two}  b\n"));
        assert_eq!(parse(&text).get("b"), Some(&two));
    }

    #[test]
    fn one_more_line_is_in_its_place() {
        let sum = Checksum::of(b"one");
        let text = format([("b", sum), ("d", sum)]);
        for path in ["a", "b/c", "c", "e"] {
            let all = format([("b", sum), ("d", sum), (path, sum)]);
            assert_eq!(with(&text, path, sum).concat(), all);
        }
        assert_eq!(with("", "a", sum).concat(), format([("a", sum)]));
    }
}
