//! What the results say of one file.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::Serialize;

use publish_view::edition::Format;

use super::checks::{Check, Checks, Finding};
use crate::output::Checksum;

/// The checks that are made of each kind of edition, by [`Check::check`], with the names of their
/// tools: where one has no result, the statement says that it was not run.
const USUAL: [(Format, &[(&str, &str)]); 3] = [
    (
        Format::Html,
        &[
            ("nu", "Nu HTML Checker"),
            ("axe", "axe-core"),
            ("links", "publish"),
            ("sight", "publish"),
        ],
    ),
    (
        Format::Epub,
        &[
            ("epubcheck", "EPUBCheck"),
            ("ace", "Ace"),
            ("axe", "axe-core"),
            ("links", "publish"),
            ("sight", "publish"),
        ],
    ),
    (
        Format::Pdf,
        &[
            ("verapdf", "veraPDF"),
            ("qpdf", "qpdf"),
            ("outloud", "outloud"),
        ],
    ),
];

/// What the results for a file come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// There is no result.
    Unchecked,
    /// Not all usual checks were run; those that were found no problem.
    Partly,
    /// All usual checks were run and found no problem.
    Clean,
    /// A check found a problem.
    Problems,
}

/// What one check says of a file, in however many views it looked at it.
pub struct CheckResult<'a> {
    /// The check, in the first of its views.
    pub check: &'a Check,
    /// In how many views.
    pub views: usize,
    /// The days of the check.
    pub days: BTreeSet<Date>,
    /// What was found, each once.
    pub findings: BTreeSet<&'a Finding>,
}

impl CheckResult<'_> {
    /// How many findings are problems: those that nobody has looked at and left.
    pub fn problems(&self) -> usize {
        let problems = self.findings.iter();
        problems
            .filter(|finding| finding.accepted.is_none())
            .count()
    }
}

/// The results of each file, in the order of the checks.
pub fn by_file(checks: &Checks) -> BTreeMap<Checksum, Vec<CheckResult<'_>>> {
    let mut by_file: BTreeMap<Checksum, Vec<CheckResult<'_>>> = BTreeMap::new();
    for check in checks.iter() {
        for sum in &check.checked {
            let result = result_of(check, by_file.entry(*sum).or_default());
            result.views += 1;
            result.days.insert(check.date);
        }
        for finding in &check.findings {
            let results = by_file.entry(finding.file).or_default();
            result_of(check, results).findings.insert(finding);
        }
    }
    by_file
}

/// The result of a file by a check, in whatever view, which is added if there is none.
fn result_of<'j, 'a>(
    check: &'a Check,
    results: &'j mut Vec<CheckResult<'a>>,
) -> &'j mut CheckResult<'a> {
    let known = results
        .iter()
        .position(|result| result.check.measure() == check.measure());
    let position = known.unwrap_or_else(|| {
        results.push(CheckResult {
            check,
            views: 0,
            days: BTreeSet::new(),
            findings: BTreeSet::new(),
        });
        results.len() - 1
    });
    &mut results[position]
}

/// The usual checks of a format that are not among the results: their kind and their tool.
pub fn absent(
    format: Format,
    results: &[CheckResult<'_>],
) -> impl Iterator<Item = (&'static str, &'static str)> {
    let usual = USUAL.iter().find(|(usual, _)| *usual == format);
    let usual = usual.map_or(&[][..], |(_, checks)| checks).iter().copied();
    usual.filter(|(kind, _)| !results.iter().any(|result| result.check.check == *kind))
}

/// What the results of a file of a format come to.
pub fn state(format: Format, results: &[CheckResult<'_>]) -> State {
    if results.is_empty() {
        State::Unchecked
    } else if results.iter().any(|result| result.problems() > 0) {
        State::Problems
    } else if absent(format, results).next().is_some() {
        State::Partly
    } else {
        State::Clean
    }
}
