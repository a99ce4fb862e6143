//! Compares an output folder with its manifest and its checksums, without changing it.

use std::collections::BTreeSet;
use std::io;
use std::path::Path;

use publish_model::diagnostic::{Code, Diagnostic, Findings, SourceFile};

use super::checksum::{Checksum, Fingerprint};
use super::sums::{self, SUMS};
use super::write::{MANIFEST, no_build, read_manifest_in};
use crate::input;

/// Checks that each file that `manifest.json` and `SHA256SUMS` list is there, with that content, and
/// that the two agree. Returns the number of files. Files of any size need little memory.
///
/// # Errors
/// `F001` if the folder has no build or a file cannot be read, `O004` if its manifest is not valid,
/// `O002` for each file that has changed, `O006` for each file that is missing.
pub fn verify(root: &Path) -> Result<usize, Findings> {
    let (Some(manifest), Some(sums)) = (read_manifest_in(root, MANIFEST)?, sums::read(root)?)
    else {
        return Err(no_build(root).into());
    };
    let sums = sums::parse(&sums);
    let mut findings = Vec::new();
    for (path, sum) in &sums {
        findings.extend(check(root, path, *sum));
    }
    let listed: BTreeSet<&str> = sums.keys().map(String::as_str).collect();
    for (path, sum) in manifest.paths() {
        if sums.get(path) != Some(&sum) {
            let message = format!("{MANIFEST} and {SUMS} do not agree about “{path}”");
            findings.push(finding(root, path, Code::OutputChanged, message));
        }
    }
    if !listed.contains(MANIFEST) {
        let message = format!("{SUMS} does not list {MANIFEST}");
        findings.push(finding(root, MANIFEST, Code::OutputChanged, message));
    }
    Findings::collect(findings)?;
    Ok(sums.len())
}

fn check(root: &Path, path: &str, sum: Checksum) -> Option<Diagnostic> {
    let target = root.join(path);
    match Fingerprint::of_file(&target) {
        Ok(file) if file.sum == sum => None,
        Ok(_) => {
            let message =
                format!("the file has changed: its SHA-256 checksum is not that of {SUMS}");
            Some(finding(root, path, Code::OutputChanged, message))
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let message = format!("the file is missing: {SUMS} lists it");
            Some(finding(root, path, Code::OutputMissing, message))
        }
        Err(error) => Some(input::unreadable(&target, &error)),
    }
}

fn finding(root: &Path, path: &str, code: Code, message: String) -> Diagnostic {
    let help = "copy the folder again, or build the documents again";
    let file = SourceFile::new(root.join(path).display().to_string(), "");
    Diagnostic::error(code, message, help).at(&file, 0..0)
}
