//! The statement of all that an output folder holds.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::Serialize;

use crate::output::{Checksum, Manifest};
use crate::site_pages::Frame;
use publish_model::diagnostic::Findings;
use publish_templates::wording::Catalogue;

use super::check_results::{self, State};
use super::{
    Address, Check, Checker, Document, FILE_NAME, MADE_BY, Records, days, missing_of_all,
    requirement,
};

/// The statement of the whole, as its template gets it.
#[derive(Debug, Clone, Serialize)]
pub struct SiteStatement {
    /// What every page around the documents gets.
    #[serde(flatten)]
    pub frame: Frame,
    /// The kinds of edition, in the order of their names.
    pub kinds: Vec<Kind>,
    /// The checks that were run.
    pub checks: Vec<Tally>,
    /// The documents in whose editions a check found a problem, with the way to their statements.
    pub with_problems: Vec<Document>,
    /// What is known to be missing.
    pub missing: Vec<String>,
    /// Whom to write to.
    pub contact: Option<Address>,
    /// Whether there are results, which the folder then holds as `checks.json`.
    pub has_results: bool,
    /// The program that made the statement: `publish 0.1.0`.
    pub made_by: &'static str,
}

/// How the files of one kind did.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Kind {
    /// The end of the keys of its words: `pdf`, `pdf-large-print`.
    pub kind: String,
    /// How many there are.
    pub files: usize,
    /// How many were checked by all usual checks, without a problem.
    pub clean: usize,
    /// How many were checked by some of them, without a problem.
    pub partly: usize,
    /// In how many a problem was found.
    pub problems: usize,
    /// How many were not checked.
    pub unchecked: usize,
}

/// What one check came to over all files.
#[derive(Debug, Clone, Serialize)]
pub struct Tally {
    /// Who ran the check.
    pub by: Checker,
    /// The tool.
    pub tool: String,
    /// Its versions.
    pub versions: BTreeSet<String>,
    /// What is checked, in the language of the statement; none for a check that its catalogue has no
    /// words for.
    pub requirement: Option<String>,
    /// What is checked, in English.
    pub subject: String,
    /// How many files were checked.
    pub files: usize,
    /// In how many of them a problem was found.
    pub with_problems: usize,
    /// In how many of them a person has looked at all that was found, and left it.
    pub with_accepted: usize,
    /// The day of the check, or the first and the last of several.
    pub date: String,
}

impl Records<'_> {
    /// The statement of the whole.
    ///
    /// # Errors
    /// `T002` where the catalogue lacks a message.
    pub fn site_statement(
        &self,
        manifest: &Manifest,
        catalogue: &Catalogue,
        style_sheet_name: &str,
    ) -> Result<SiteStatement, Findings> {
        let mut kinds: BTreeMap<_, Kind> = BTreeMap::new();
        let mut with_problems = Vec::new();
        for entry in &manifest.documents {
            let mut has_problems = false;
            for file in &entry.files {
                let kind = kinds.entry((file.format, file.variant)).or_default();
                kind.kind = file.format.kind(file.variant);
                kind.files += 1;
                match check_results::state(file.format, self.of(file)) {
                    State::Unchecked => kind.unchecked += 1,
                    State::Partly => kind.partly += 1,
                    State::Clean => kind.clean += 1,
                    State::Problems => {
                        kind.problems += 1;
                        has_problems = true;
                    }
                }
            }
            if has_problems {
                let href = format!("{}/{FILE_NAME}", entry.folder);
                with_problems.push(Document::new(entry, Some(href)));
            }
        }
        let has_been_read = self.checks.iter().any(|check| check.by == Checker::Person);
        Ok(SiteStatement {
            frame: Frame::new(
                catalogue,
                catalogue.say("site-statement-title", &[])?,
                catalogue.say("site-statement-description", &[])?,
                style_sheet_name.to_owned(),
            ),
            kinds: kinds.into_values().collect(),
            checks: self.tallies(catalogue)?,
            with_problems,
            missing: missing_of_all(has_been_read, catalogue)?,
            contact: self.address(),
            has_results: !self.checks.is_empty(),
            made_by: MADE_BY,
        })
    }

    fn tallies(&self, catalogue: &Catalogue) -> Result<Vec<Tally>, Findings> {
        let mut groups: Vec<Vec<&Check>> = Vec::new();
        for check in self.checks.iter() {
            let same = |group: &&mut Vec<&Check>| {
                group.iter().all(|other| other.measure() == check.measure())
            };
            match groups.iter_mut().find(same) {
                Some(group) => group.push(check),
                None => groups.push(vec![check]),
            }
        }
        let tallies = groups.iter().filter_map(|group| {
            let (first, _) = group.split_first()?;
            Some(tally(first, group, catalogue))
        });
        tallies.collect()
    }
}

/// What a check, of which `first` is the first, came to in all its views.
fn tally(first: &Check, views: &[&Check], catalogue: &Catalogue) -> Result<Tally, Findings> {
    let files: BTreeSet<&Checksum> = views.iter().flat_map(|check| &check.checked).collect();
    let findings = || views.iter().flat_map(|check| &check.findings);
    let with_problems: BTreeSet<Checksum> = findings()
        .filter(|finding| finding.accepted.is_none())
        .map(|finding| finding.file)
        .collect();
    let with_accepted: BTreeSet<Checksum> = findings()
        .map(|finding| finding.file)
        .filter(|file| !with_problems.contains(file))
        .collect();
    let dates: BTreeSet<Date> = views.iter().map(|check| check.date).collect();
    let looks: BTreeSet<_> = views.iter().map(|check| &check.view).collect();
    let versions = views.iter().filter_map(|check| check.version.clone());
    Ok(Tally {
        by: first.by,
        tool: first.tool.clone(),
        versions: versions.collect(),
        requirement: requirement(
            &first.check,
            first.standard.as_deref(),
            looks.len(),
            catalogue,
        ),
        subject: first.subject.clone(),
        files: files.len(),
        with_problems: with_problems.len(),
        with_accepted: with_accepted.len(),
        date: days(&dates, catalogue)?,
    })
}
