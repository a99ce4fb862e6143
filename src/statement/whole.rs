//! The statement of all that an output folder holds.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::Serialize;

use crate::diagnostic::Diagnostic;
use crate::dist::{Entry, Manifest};
use crate::model::{Direction, Language, Symbol};
use crate::wording::{Catalogue, FluentValue};

use super::{FILE_NAME, Judge, MADE_BY, Records, State, judges};

/// The statement of the whole, as its template gets it.
#[derive(Debug, Clone, Serialize)]
pub struct Whole {
    /// The catalogue's messages without arguments.
    pub words: BTreeMap<String, String>,
    /// The language of the statement.
    pub language: Language,
    /// The direction of that language.
    pub direction: Direction,
    /// The way to the shared style sheet.
    pub style_sheet_href: String,
    /// How many documents there are, each language counted.
    pub documents: usize,
    /// The kinds of edition, in the order of their names.
    pub kinds: Vec<Kind>,
    /// The checks that were run.
    pub checks: Vec<Sum>,
    /// The documents in whose editions a check found a problem.
    pub with_problems: Vec<Document>,
    /// What is known to be missing.
    pub missing: Vec<String>,
    /// Whom to write to.
    pub contact: Option<super::Address>,
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

/// What one check came to.
#[derive(Debug, Clone, Serialize)]
pub struct Sum {
    /// Who judged.
    pub by: Judge,
    /// The tool.
    pub tool: String,
    /// Its versions.
    pub versions: BTreeSet<String>,
    /// What is judged, in the language of the statement; none for a check that its catalogue has no
    /// words for.
    pub judges: Option<String>,
    /// What is judged, in English.
    pub subject: String,
    /// How many files were judged.
    pub files: usize,
    /// In how many of them a problem was found.
    pub with_problems: usize,
    /// In how many of them a person has looked at all that was found, and left it.
    pub with_accepted: usize,
    /// The day of the check; where there were several, of the first.
    pub date: String,
}

/// A document in a list.
#[derive(Debug, Clone, Serialize)]
pub struct Document {
    /// Its symbol.
    pub symbol: Symbol,
    /// Its title.
    pub title: String,
    /// Its language.
    pub language: Language,
    /// The direction of its language.
    pub direction: Direction,
    /// The way to its statement.
    pub href: String,
}

impl Records<'_> {
    /// The statement of the whole.
    ///
    /// # Errors
    /// `T002` where the catalogue lacks a message.
    pub fn whole(
        &self,
        manifest: &Manifest,
        catalogue: &Catalogue,
        style_sheet_name: &str,
    ) -> Result<Whole, Diagnostic> {
        let mut kinds: BTreeMap<_, Kind> = BTreeMap::new();
        let mut with_problems = Vec::new();
        for entry in &manifest.documents {
            let mut has_problems = false;
            for file in &entry.files {
                let kind = kinds.entry((file.format, file.variant)).or_default();
                kind.kind = file.format.kind(file.variant);
                kind.files += 1;
                match self.of(file).state() {
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
                with_problems.push(document(entry));
            }
        }
        let mut missing = Vec::new();
        let has_been_read = self.checks.iter().any(|check| check.by == Judge::Person);
        if !has_been_read {
            missing.push(catalogue.say("missing-person", &[])?);
        }
        for key in ["missing-claim", "missing-plain-language"] {
            missing.push(catalogue.say(key, &[])?);
        }
        Ok(Whole {
            words: catalogue.words(),
            language: catalogue.language().clone(),
            direction: catalogue.language().direction(),
            style_sheet_href: style_sheet_name.to_owned(),
            documents: manifest.documents.len(),
            kinds: kinds.into_values().collect(),
            checks: self.sums(catalogue)?,
            with_problems,
            missing,
            contact: self.address(),
            has_results: !self.checks.is_empty(),
            made_by: MADE_BY,
        })
    }

    /// What each check came to, over all files.
    fn sums(&self, catalogue: &Catalogue) -> Result<Vec<Sum>, Diagnostic> {
        let mut sums = Vec::new();
        for way in super::ways(self.checks.iter()) {
            let check = way[0];
            let files: BTreeSet<_> = way.iter().flat_map(|check| &check.judged).collect();
            let findings = || way.iter().flat_map(|check| &check.findings);
            let with_problems: BTreeSet<_> = findings()
                .filter(|finding| finding.accepted.is_none())
                .map(|finding| finding.file)
                .collect();
            let with_accepted: BTreeSet<_> = findings()
                .map(|finding| finding.file)
                .filter(|file| !with_problems.contains(file))
                .collect();
            let views: BTreeSet<_> = way.iter().map(|check| &check.view).collect();
            let standard = check.standard.as_deref();
            sums.push(Sum {
                by: check.by,
                tool: check.tool.clone(),
                versions: way
                    .iter()
                    .filter_map(|check| check.version.clone())
                    .collect(),
                judges: judges(&check.check, standard, views.len(), catalogue),
                subject: check.subject.clone(),
                files: files.len(),
                with_problems: with_problems.len(),
                with_accepted: with_accepted.len(),
                date: date(way.iter().map(|check| check.date), catalogue)?,
            });
        }
        Ok(sums)
    }
}

/// A day, or the first and the last of several.
pub(super) fn date(
    days: impl Iterator<Item = Date>,
    catalogue: &Catalogue,
) -> Result<String, Diagnostic> {
    let days: BTreeSet<Date> = days.collect();
    match (days.first(), days.last()) {
        (Some(first), Some(last)) if first != last => {
            let (first, last) = (catalogue.date(*first)?, catalogue.date(*last)?);
            let arguments = [
                ("first", FluentValue::from(first)),
                ("last", FluentValue::from(last)),
            ];
            catalogue.say("days", &arguments)
        }
        (Some(day), _) => catalogue.date(*day),
        _ => Ok(String::new()),
    }
}

fn document(entry: &Entry) -> Document {
    Document {
        symbol: entry.symbol.clone(),
        title: entry.title.clone(),
        language: entry.language.clone(),
        direction: entry.language.direction(),
        href: format!("{}/{FILE_NAME}", entry.folder),
    }
}
