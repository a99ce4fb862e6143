//! `SHA256SUMS`, the checksums of all files in the output folder, in the format of `sha256sum -c`.

use std::collections::BTreeMap;
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
    Ok(Some(String::from_utf8_lossy(&bytes).into_owned()))
}

/// Returns the checksums by path. Ignores lines that are not checksums.
pub fn parse(text: &str) -> BTreeMap<String, Checksum> {
    let lines = text.lines().filter_map(|line| line.split_once("  "));
    let sums = lines.filter_map(|(sum, path)| Some((path.to_owned(), sum.parse().ok()?)));
    sums.collect()
}

/// Returns the checksums of the files that all pages share.
pub fn parse_site(text: &str) -> BTreeMap<String, Checksum> {
    let lines = text.lines().filter_map(|line| line.split_once("  "));
    let lines = lines.filter(|(_, path)| is_of_site(path));
    let sums = lines.filter_map(|(sum, path)| Some((path.to_owned(), sum.parse().ok()?)));
    sums.collect()
}

/// Returns the file's text, one line per path.
pub fn format(sums: &BTreeMap<String, Checksum>) -> String {
    let lines = sums.iter().map(|(path, sum)| format!("{sum}  {path}\n"));
    lines.collect()
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
