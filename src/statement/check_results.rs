//! The results of checks, per file.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::Serialize;

use publish_view::edition::Format;

use super::Criterion;
use super::checks::{Check, Checks, Finding};
use crate::output::Checksum;

/// The usual checks of each format: [`Check::check`] and the name of the tool. If one has no
/// result, the statement reports that it was not run.
const USUAL: [(Format, &[(&str, &str)]); 3] = [
    (
        Format::Html,
        &[
            ("nu", "Nu HTML Checker"),
            ("axe", "axe-core"),
            ("links", "publish"),
            ("appearance", "publish"),
        ],
    ),
    (
        Format::Epub,
        &[
            ("epubcheck", "EPUBCheck"),
            ("ace", "Ace"),
            ("axe", "axe-core"),
            ("links", "publish"),
            ("appearance", "publish"),
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

/// The overall result of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// There are no results.
    Unchecked,
    /// Some of the usual checks were run and found no problem.
    Partly,
    /// All usual checks were run and found no problem.
    Clean,
    /// A check found a problem.
    Problems,
}

/// The result of one check for a file, over all views.
pub struct CheckResult<'a> {
    /// The check, in its first view.
    pub check: &'a Check,
    /// The number of views.
    pub views: usize,
    /// The dates of the check.
    pub days: BTreeSet<Date>,
    /// The success criteria that it tests.
    pub criteria: BTreeSet<Criterion>,
    /// The findings, without duplicates.
    pub findings: BTreeSet<&'a Finding>,
}

impl CheckResult<'_> {
    /// Returns the number of problems, which are findings that nobody has accepted.
    pub fn problems(&self) -> usize {
        let problems = self.findings.iter();
        problems
            .filter(|finding| finding.accepted.is_none())
            .count()
    }
}

/// Returns the results of each file, in the order of the checks.
pub fn by_file(checks: &Checks) -> BTreeMap<Checksum, Vec<CheckResult<'_>>> {
    let mut by_file: BTreeMap<Checksum, Vec<CheckResult<'_>>> = BTreeMap::new();
    for check in checks.iter() {
        for sum in &check.checked {
            let result = result_of(check, by_file.entry(*sum).or_default());
            result.views += 1;
            result.days.insert(check.date);
            result.criteria.extend(&check.criteria);
        }
        for finding in &check.findings {
            let results = by_file.entry(finding.file).or_default();
            result_of(check, results).findings.insert(finding);
        }
    }
    by_file
}

/// Returns the result of a check among those of a file, and adds it if it is not there yet.
fn result_of<'j, 'a>(
    check: &'a Check,
    results: &'j mut Vec<CheckResult<'a>>,
) -> &'j mut CheckResult<'a> {
    let known = results
        .iter()
        .position(|result| result.check.identity() == check.identity());
    let position = known.unwrap_or_else(|| {
        results.push(CheckResult {
            check,
            views: 0,
            days: BTreeSet::new(),
            criteria: BTreeSet::new(),
            findings: BTreeSet::new(),
        });
        results.len() - 1
    });
    &mut results[position]
}

/// Returns the usual checks of a format without a result: kind and tool.
pub fn not_run(
    format: Format,
    results: &[CheckResult<'_>],
) -> impl Iterator<Item = (&'static str, &'static str)> {
    let usual = USUAL.iter().find(|(usual, _)| *usual == format);
    let usual = usual.map_or(&[][..], |(_, checks)| checks).iter().copied();
    usual.filter(|(kind, _)| !results.iter().any(|result| result.check.check == *kind))
}

/// Returns the overall result of a file.
pub fn state(format: Format, results: &[CheckResult<'_>]) -> State {
    if results.is_empty() {
        State::Unchecked
    } else if results.iter().any(|result| result.problems() > 0) {
        State::Problems
    } else if not_run(format, results).next().is_some() {
        State::Partly
    } else {
        State::Clean
    }
}
