//! The results of the checks that a build makes itself, from the manifest.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::checks::{Check, Checker, Checks};
use super::{Criterion, IDENTITY};
use crate::edition::BuildCheck;
use crate::output::{Checksum, Entry};

impl Checks {
    /// Adds the checks that files have passed according to the manifest. A result that is already
    /// there keeps its date.
    pub fn add_build_checks(&mut self, documents: &[Entry], today: Date) {
        for build_check in BuildCheck::ALL {
            let mut check = new_check(build_check, today);
            let known: BTreeSet<Checksum> = self
                .iter()
                .filter(|earlier| earlier.identity() == check.identity())
                .flat_map(|earlier| earlier.checked.iter().copied())
                .collect();
            let files = documents.iter().flat_map(|entry| &entry.files);
            let passed = files.filter(|file| file.checks.contains(&build_check));
            let new = passed
                .map(|file| file.sha256)
                .filter(|sum| !known.contains(sum));
            check.checked = new.collect();
            if !check.checked.is_empty() {
                self.checks.push(check);
            }
        }
    }
}

fn new_check(build_check: BuildCheck, date: Date) -> Check {
    let publish = ("publish", env!("CARGO_PKG_VERSION"));
    let validator = publish_check::PDF_VALIDATOR;
    let (name, tool, standard, subject) = match build_check {
        BuildCheck::Page => ("page", publish, None, "web pages, without a browser"),
        BuildCheck::Package => ("package", publish, None, "EPUBs, without a browser"),
        BuildCheck::PdfUa1 => ("pdf", validator, Some("PDF/UA-1"), "PDFs, PDF/UA-1"),
        BuildCheck::PdfA2a => ("pdf", validator, Some("PDF/A-2a"), "PDFs, PDF/A-2a"),
        BuildCheck::PdfA3a => ("pdf", validator, Some("PDF/A-3a"), "PDFs, PDF/A-3a"),
        BuildCheck::Words => ("words", publish, None, "words, compared with the source"),
        BuildCheck::Identity => (IDENTITY, publish, None, "language and title"),
    };
    let (tool, version) = tool;
    Check {
        by: Checker::Program,
        check: name.to_owned(),
        tool: tool.to_owned(),
        version: Some(version.to_owned()),
        subject: subject.to_owned(),
        standard: standard.map(str::to_owned),
        view: None,
        criteria: criteria(build_check),
        date,
        checked: BTreeSet::new(),
        findings: Vec::new(),
    }
}

/// Returns the success criteria that a check tests, at least in part.
fn criteria(build_check: BuildCheck) -> BTreeSet<Criterion> {
    let criteria: &[(u8, u8, u8)] = match build_check {
        BuildCheck::Page | BuildCheck::Package => {
            &[(1, 1, 1), (1, 3, 1), (2, 4, 4), (2, 4, 6), (4, 1, 2)]
        }
        // The same as those of veraPDF, in `tests/validators/lib/pdf.mjs`.
        BuildCheck::PdfUa1 => &[
            (1, 1, 1),
            (1, 3, 1),
            (2, 4, 2),
            (2, 4, 3),
            (2, 4, 4),
            (3, 1, 1),
            (4, 1, 2),
        ],
        BuildCheck::PdfA2a | BuildCheck::PdfA3a => &[],
        BuildCheck::Words => &[(1, 3, 2)],
        BuildCheck::Identity => &[(2, 4, 2), (3, 1, 1)],
    };
    let criteria = criteria.iter();
    criteria
        .map(|&(principle, guideline, number)| Criterion::new(principle, guideline, number))
        .collect()
}
