//! The accessibility statement for the site.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::Serialize;

use crate::output::{Checksum, Manifest};
use crate::site_pages::Frame;
use publish_model::diagnostic::Findings;
use publish_templates::wording::{Catalogue, FluentValue};
use publish_text::html::SiteLinks;

use super::check_results::{self, State};
use super::clauses::Chapter;
use super::requirements::STANDARD;
use super::{
    Address, Check, Checker, Document, EnforcementBody, FILE_NAME, MADE_BY, Records, days,
    limitations_of_site, requirement,
};

/// The template context of the statement for the site.
#[derive(Debug, Clone, Serialize)]
pub struct SiteStatement {
    /// The shared context of pages that are not documents.
    #[serde(flatten)]
    pub frame: Frame,
    /// What the checks show about all files, in a sentence.
    pub status: String,
    /// The standard, with its version: `EN 301 549 v4.1.1`.
    pub standard: &'static str,
    /// The chapters of the standard.
    pub chapters: Vec<Chapter>,
    /// The programs that ran checks, with their versions.
    pub tools: Vec<String>,
    /// Whether a person has tested an edition.
    pub has_been_read: bool,
    /// The date of the checks, or the first and last of several dates.
    pub date: Option<String>,
    /// The last date of the checks.
    #[serde(skip)]
    pub last_day: Option<Date>,
    /// The kinds of edition, ordered by format and variant.
    pub kinds: Vec<Kind>,
    /// The checks that were run.
    pub checks: Vec<Tally>,
    /// The documents with a problem in an edition, linked to their statements.
    pub with_problems: Vec<Document>,
    /// The known limitations.
    pub limitations: Vec<String>,
    /// The contact address.
    pub contact: Option<Address>,
    /// The body that enforces accessibility.
    pub enforcement: Option<EnforcementBody>,
    /// Whether there are results. The folder then has a `checks.json`.
    pub has_results: bool,
    /// The relative path to the conformance report, if there is one.
    pub report_href: Option<&'static str>,
    /// The program that made the statement: `publish 0.1.0`.
    pub prepared_with: &'static str,
}

/// The results of all files of one kind.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Kind {
    /// The suffix of the keys of its messages: `pdf`, `pdf-large-print`.
    pub kind: String,
    /// The number of files.
    pub files: usize,
    /// The number of files in which all usual checks found no problem.
    pub clean: usize,
    /// The number of files in which some of these checks were run and found no problem.
    pub partly: usize,
    /// The number of files with a problem.
    pub problems: usize,
    /// The number of files that were not checked.
    pub unchecked: usize,
}

/// The results of one check over all files.
#[derive(Debug, Clone, Serialize)]
pub struct Tally {
    /// Who ran the check.
    pub by: Checker,
    /// The tool.
    pub tool: String,
    /// Its versions.
    pub versions: BTreeSet<String>,
    /// What is checked, in the language of the statement, if the catalogue describes this kind of
    /// check.
    pub requirement: Option<String>,
    /// What is checked, in English.
    pub subject: String,
    /// The number of files that were checked.
    pub files: usize,
    /// The number of these files with a problem.
    pub with_problems: usize,
    /// The number of these files whose findings have all been reviewed and accepted by a person.
    pub with_accepted: usize,
    /// The date of the check, or the first and last of several dates.
    pub date: String,
}

impl Records<'_> {
    /// Returns the statement for the site.
    ///
    /// # Errors
    /// `T002` if the catalogue lacks a message.
    pub fn site_statement(
        &self,
        manifest: &Manifest,
        catalogue: &Catalogue,
        style_sheet_name: &str,
        links: SiteLinks,
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
        let chapters = self.chapters(manifest, catalogue)?;
        let days_of_checks: BTreeSet<Date> = self.checks.iter().map(|check| check.date).collect();
        let status = if chapters.iter().any(|chapter| chapter.not_met > 0) {
            "not-met"
        } else if self.checks.is_empty() {
            "unchecked"
        } else if with_problems.is_empty() {
            "clean"
        } else {
            "problems"
        };
        let status = [
            ("status", FluentValue::from(status)),
            ("standard", FluentValue::from(STANDARD)),
        ];
        Ok(SiteStatement {
            frame: Frame::new(
                catalogue,
                catalogue.message("site-statement-title", &[])?,
                catalogue.message("site-statement-description", &[])?,
                style_sheet_name.to_owned(),
                self.imprint,
                self.theme,
            )
            .of_site(links),
            status: catalogue.message("status-of-site", &status)?,
            standard: STANDARD,
            chapters,
            tools: self.tools(),
            has_been_read,
            date: match days_of_checks.is_empty() {
                true => None,
                false => Some(days(&days_of_checks, catalogue)?),
            },
            last_day: days_of_checks.last().copied(),
            kinds: kinds.into_values().collect(),
            checks: self.tallies(catalogue)?,
            with_problems,
            limitations: limitations_of_site(&manifest.documents, has_been_read, catalogue)?,
            contact: self.address(),
            enforcement: self.enforcement(catalogue.language()),
            has_results: !self.checks.is_empty(),
            report_href: None,
            prepared_with: MADE_BY,
        })
    }

    /// Returns the programs that ran checks, with their versions: `axe-core 4.14.1`.
    fn tools(&self) -> Vec<String> {
        let programs = self.checks.iter();
        let programs = programs.filter(|check| check.by == Checker::Program);
        let tools: BTreeSet<String> = programs
            .map(|check| match &check.version {
                Some(version) => format!("{} {version}", check.tool),
                None => check.tool.clone(),
            })
            .collect();
        tools.into_iter().collect()
    }

    fn tallies(&self, catalogue: &Catalogue) -> Result<Vec<Tally>, Findings> {
        let mut groups: Vec<Vec<&Check>> = Vec::new();
        for check in self.checks.iter() {
            let same = |group: &&mut Vec<&Check>| {
                group
                    .iter()
                    .all(|other| other.identity() == check.identity())
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

/// Returns the results of a check over all its runs. `first` is the first run.
fn tally(first: &Check, runs: &[&Check], catalogue: &Catalogue) -> Result<Tally, Findings> {
    let files: BTreeSet<&Checksum> = runs.iter().flat_map(|check| &check.checked).collect();
    let findings = || runs.iter().flat_map(|check| &check.findings);
    let with_problems: BTreeSet<Checksum> = findings()
        .filter(|finding| finding.accepted.is_none())
        .map(|finding| finding.file)
        .collect();
    let with_accepted: BTreeSet<Checksum> = findings()
        .map(|finding| finding.file)
        .filter(|file| !with_problems.contains(file))
        .collect();
    let dates: BTreeSet<Date> = runs.iter().map(|check| check.date).collect();
    let views: BTreeSet<_> = runs.iter().map(|check| &check.view).collect();
    let versions = runs.iter().filter_map(|check| check.version.clone());
    Ok(Tally {
        by: first.by,
        tool: first.tool.clone(),
        versions: versions.collect(),
        requirement: requirement(
            &first.check,
            first.standard.as_deref(),
            views.len(),
            catalogue,
        ),
        subject: first.subject.clone(),
        files: files.len(),
        with_problems: with_problems.len(),
        with_accepted: with_accepted.len(),
        date: days(&dates, catalogue)?,
    })
}
