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
pub struct Judgement<'a> {
    /// The check, in the first of its views.
    pub check: &'a Check,
    /// In how many views.
    pub views: usize,
    /// The days of the check.
    pub days: BTreeSet<Date>,
    /// What was found, each once.
    pub findings: BTreeSet<&'a Finding>,
}

impl Judgement<'_> {
    /// How many findings are problems: those that nobody has looked at and left.
    pub fn problems(&self) -> usize {
        let problems = self.findings.iter();
        problems
            .filter(|finding| finding.accepted.is_none())
            .count()
    }
}

/// The judgements of each file, in the order of the checks.
pub fn by_file(checks: &Checks) -> BTreeMap<Checksum, Vec<Judgement<'_>>> {
    let mut by_file: BTreeMap<Checksum, Vec<Judgement<'_>>> = BTreeMap::new();
    for check in checks.iter() {
        for sum in &check.judged {
            let judgement = judgement_by(check, by_file.entry(*sum).or_default());
            judgement.views += 1;
            judgement.days.insert(check.date);
        }
        for finding in &check.findings {
            let judgements = by_file.entry(finding.file).or_default();
            judgement_by(check, judgements).findings.insert(finding);
        }
    }
    by_file
}

/// The judgement of a file by a check, in whatever view, which is added if there is none.
fn judgement_by<'j, 'a>(
    check: &'a Check,
    judgements: &'j mut Vec<Judgement<'a>>,
) -> &'j mut Judgement<'a> {
    let known = judgements
        .iter()
        .position(|judgement| judgement.check.measure() == check.measure());
    let position = known.unwrap_or_else(|| {
        judgements.push(Judgement {
            check,
            views: 0,
            days: BTreeSet::new(),
            findings: BTreeSet::new(),
        });
        judgements.len() - 1
    });
    &mut judgements[position]
}

/// The usual checks of a format that are not among the judgements: their kind and their tool.
pub fn absent(
    format: Format,
    judgements: &[Judgement<'_>],
) -> impl Iterator<Item = (&'static str, &'static str)> {
    let usual = USUAL.iter().find(|(usual, _)| *usual == format);
    let usual = usual.map_or(&[][..], |(_, checks)| checks).iter().copied();
    usual.filter(|(kind, _)| {
        !judgements
            .iter()
            .any(|judgement| judgement.check.check == *kind)
    })
}

/// What the judgements of a file of a format come to.
pub fn state(format: Format, judgements: &[Judgement<'_>]) -> State {
    if judgements.is_empty() {
        State::Unchecked
    } else if judgements.iter().any(|judgement| judgement.problems() > 0) {
        State::Problems
    } else if absent(format, judgements).next().is_some() {
        State::Partly
    } else {
        State::Clean
    }
}
