//! The clauses of EN 301 549 in the accessibility statement of the site: for each, whether it is met,
//! and which results show that.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::Serialize;

use crate::output::Manifest;
use publish_model::diagnostic::Findings;
use publish_templates::wording::{Catalogue, FluentValue};

use super::check_results::CheckResult;
use super::checks::{Check, Checker};
use super::requirements::{Absent, Part, REQUIREMENTS, Requirement, Scope, decides, part_of};
use super::{Criterion, Records, days, requirement};

/// A chapter of EN 301 549.
#[derive(Debug, Clone, Serialize)]
pub struct Chapter {
    /// Its number.
    pub number: u8,
    /// Its clauses.
    pub clauses: Vec<Clause>,
    /// The number of clauses that are met.
    pub met: usize,
    /// The number of clauses that are not met.
    pub not_met: usize,
    /// The number of clauses that do not apply.
    pub not_applicable: usize,
    /// The number of clauses that were not evaluated.
    pub not_evaluated: usize,
}

/// A clause of EN 301 549.
#[derive(Debug, Clone, Serialize)]
pub struct Clause {
    /// Its number: `9.1.4.3`.
    pub number: String,
    /// Its name.
    pub name: String,
    /// Whether it is met.
    pub outcome: Outcome,
    /// The reason for the outcome, if it does not follow from the evidence.
    pub reason: Option<String>,
    /// The results that concern the clause.
    pub evidence: Vec<Evidence>,
    /// The success criterion, if the clause is one.
    #[serde(skip)]
    pub criterion: Option<(Requirement, Failures)>,
}

/// Whether a clause is met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// For every file, a check or a person that decides the clause found no problem.
    Met,
    /// A problem was found.
    NotMet,
    /// The editions cannot contain what the clause is about.
    NotApplicable,
    /// Everything else.
    NotEvaluated,
}

/// The result of a check that concerns a clause.
#[derive(Debug, Clone, Serialize)]
pub struct Evidence {
    /// Who ran the check.
    pub by: Checker,
    /// The tool.
    pub tool: String,
    /// Its versions.
    pub versions: BTreeSet<String>,
    /// The name of the check, if the tool has several and the catalogue describes it.
    pub requirement: Option<String>,
    /// The result.
    pub result: String,
    /// The date, or the first and last of several dates.
    pub date: String,
}

/// In how many of the files a criterion is not met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Failures {
    /// The number of files.
    pub files: usize,
    /// The number of files with a problem.
    pub failing: usize,
}

/// What may be in editions besides what `publish` itself puts there.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Additions {
    /// Whether templates of the project replace those of `publish`: they may add anything.
    pub templates: bool,
    /// Whether the project has a style sheet or pictures, which may move.
    pub motion: bool,
}

impl Additions {
    fn exclude(self, absent: Absent) -> bool {
        match absent {
            Absent::Criterion => true,
            Absent::Motion => !self.templates && !self.motion,
            _ => !self.templates,
        }
    }
}

impl Records<'_> {
    /// Returns the chapters of EN 301 549 that apply to a site: those for which it has files, and
    /// chapter 12.
    ///
    /// # Errors
    /// `T002` if the catalogue lacks a message.
    pub fn chapters(
        &self,
        manifest: &Manifest,
        catalogue: &Catalogue,
    ) -> Result<Vec<Chapter>, Findings> {
        let mut parts: BTreeMap<Part, PartResults<'_>> = BTreeMap::new();
        for file in manifest.documents.iter().flat_map(|entry| &entry.files) {
            if let Some(part) = part_of(file.format) {
                let results = parts.entry(part).or_default();
                results.add(self.of(file));
            }
        }
        let mut chapters = Vec::new();
        for (part, results) in &parts {
            chapters.push(self.chapter(*part, results, catalogue)?);
        }
        let information =
            INFORMATION.map(|(number, key)| other_clause(number, key, "publisher", catalogue));
        let information = information.into_iter().collect::<Result<_, _>>()?;
        chapters.push(Chapter::new(12, information));
        Ok(chapters)
    }

    fn chapter(
        &self,
        part: Part,
        results: &PartResults<'_>,
        catalogue: &Catalogue,
    ) -> Result<Chapter, Findings> {
        let mut clauses = Vec::new();
        for requirement in &REQUIREMENTS {
            let outcome = match part.scope(requirement) {
                Scope::None => continue,
                Scope::Without(absent) if self.additions.exclude(absent) => Err(absent),
                Scope::Applies | Scope::Without(_) => Ok(results.outcome(requirement.criterion)),
            };
            clauses.push(results.clause(part, requirement, outcome, catalogue)?);
        }
        if part == Part::Web {
            // A page conforms only if all success criteria are met.
            let is_failed = clauses.iter().any(|one| one.outcome == Outcome::NotMet);
            let reason = if is_failed { "criteria" } else { "person" };
            let mut conformance = other_clause("9.6", "wcag-conformance", reason, catalogue)?;
            if is_failed {
                conformance.outcome = Outcome::NotMet;
            }
            clauses.push(conformance);
        }
        let number = format!("{}.7", part.number());
        clauses.push(other_clause(
            &number,
            "user-preferences",
            "person",
            catalogue,
        )?);
        Ok(Chapter::new(part.number(), clauses))
    }
}

/// The clauses about information on products and services, with the variant of the message that names
/// them.
const INFORMATION: [(&str, &str); 3] = [
    ("12.1", "information-about-products"),
    ("12.2", "information-about-services"),
    ("12.3", "accessibility-features"),
];

/// Returns a clause that no check concerns.
fn other_clause(
    number: &str,
    key: &str,
    reason: &str,
    catalogue: &Catalogue,
) -> Result<Clause, Findings> {
    let name = [("clause", FluentValue::from(key))];
    Ok(Clause {
        number: number.to_owned(),
        name: catalogue.message("clause-name", &name)?,
        outcome: Outcome::NotEvaluated,
        reason: Some(reason_of(reason, catalogue)?),
        evidence: Vec::new(),
        criterion: None,
    })
}

fn reason_of(reason: &str, catalogue: &Catalogue) -> Result<String, Findings> {
    catalogue.message("clause-reason", &[("reason", FluentValue::from(reason))])
}

impl Chapter {
    fn new(number: u8, clauses: Vec<Clause>) -> Self {
        let count = |outcome| clauses.iter().filter(|one| one.outcome == outcome).count();
        Chapter {
            number,
            met: count(Outcome::Met),
            not_met: count(Outcome::NotMet),
            not_applicable: count(Outcome::NotApplicable),
            not_evaluated: count(Outcome::NotEvaluated),
            clauses,
        }
    }
}

/// The results of all files of a chapter.
#[derive(Default)]
struct PartResults<'a> {
    files: usize,
    /// The number of files for which a criterion is decided, without a problem.
    decided: BTreeMap<Criterion, usize>,
    /// The number of files that do not meet a criterion.
    failing: BTreeMap<Criterion, usize>,
    checks: Vec<CheckOfPart<'a>>,
}

/// The results of one check in all files of a chapter.
struct CheckOfPart<'a> {
    check: &'a Check,
    versions: BTreeSet<String>,
    days: BTreeSet<Date>,
    /// The problems that no criterion is named for.
    unassigned: usize,
    /// For each criterion that the check tests, the number of problems.
    criteria: BTreeMap<Criterion, usize>,
}

impl<'a> PartResults<'a> {
    fn add(&mut self, results: &[CheckResult<'a>]) {
        self.files += 1;
        let mut decided = BTreeSet::new();
        let mut failing = BTreeSet::new();
        for result in results {
            let check = self.check(result);
            for criterion in &result.criteria {
                check.criteria.entry(*criterion).or_default();
            }
            let problems = result.findings.iter();
            for problem in problems.filter(|finding| finding.accepted.is_none()) {
                if problem.criteria.is_empty() {
                    check.unassigned += 1;
                }
                for criterion in &problem.criteria {
                    *check.criteria.entry(*criterion).or_default() += 1;
                    failing.insert(*criterion);
                }
            }
            let mut problems = result.findings.iter();
            let is_unclear =
                problems.any(|finding| finding.accepted.is_none() && finding.criteria.is_empty());
            let decides = |criterion: &&Criterion| {
                !is_unclear
                    && (result.check.by == Checker::Person
                        || decides(&result.check.check, &result.check.tool, **criterion))
            };
            decided.extend(result.criteria.iter().filter(decides));
        }
        for criterion in decided.difference(&failing) {
            *self.decided.entry(*criterion).or_default() += 1;
        }
        for criterion in failing {
            *self.failing.entry(criterion).or_default() += 1;
        }
    }

    fn check(&mut self, result: &CheckResult<'a>) -> &mut CheckOfPart<'a> {
        let known = self
            .checks
            .iter()
            .position(|other| other.check.identity() == result.check.identity());
        let position = known.unwrap_or_else(|| {
            self.checks.push(CheckOfPart {
                check: result.check,
                versions: BTreeSet::new(),
                days: BTreeSet::new(),
                unassigned: 0,
                criteria: BTreeMap::new(),
            });
            self.checks.len() - 1
        });
        let check = &mut self.checks[position];
        check.versions.extend(result.check.version.clone());
        check.days.extend(&result.days);
        check
    }

    fn outcome(&self, criterion: Criterion) -> Outcome {
        let count = |of: &BTreeMap<Criterion, usize>| of.get(&criterion).copied().unwrap_or(0);
        if count(&self.failing) > 0 {
            Outcome::NotMet
        } else if count(&self.decided) == self.files {
            Outcome::Met
        } else {
            Outcome::NotEvaluated
        }
    }

    /// Returns the clause of a success criterion. `outcome` is what the results show, or else what
    /// the editions cannot contain.
    fn clause(
        &self,
        part: Part,
        requirement: &Requirement,
        outcome: Result<Outcome, Absent>,
        catalogue: &Catalogue,
    ) -> Result<Clause, Findings> {
        let criterion = requirement.criterion;
        let name = [("criterion", FluentValue::from(requirement.key))];
        let mut evidence = Vec::new();
        if outcome.is_ok() {
            for check in &self.checks {
                evidence.extend(check.evidence(criterion, catalogue)?);
            }
        }
        let reason = match outcome {
            Err(absent) => {
                let reason = [("absent", FluentValue::from(absent.key()))];
                Some(catalogue.message("not-applicable-reason", &reason)?)
            }
            Ok(Outcome::NotEvaluated) if self.decided.contains_key(&criterion) => {
                Some(reason_of("incomplete", catalogue)?)
            }
            Ok(Outcome::NotEvaluated) if evidence.is_empty() => {
                Some(reason_of("no-check", catalogue)?)
            }
            Ok(Outcome::NotEvaluated) => Some(reason_of("partly", catalogue)?),
            Ok(_) => None,
        };
        Ok(Clause {
            number: format!("{}.{criterion}", part.number()),
            name: catalogue.message("criterion-name", &name)?,
            outcome: outcome.unwrap_or(Outcome::NotApplicable),
            reason,
            evidence,
            criterion: Some((
                *requirement,
                Failures {
                    files: self.files,
                    failing: self.failing.get(&criterion).copied().unwrap_or(0),
                },
            )),
        })
    }
}

impl CheckOfPart<'_> {
    /// Returns what the check shows about a criterion, if it tests it.
    fn evidence(
        &self,
        criterion: Criterion,
        catalogue: &Catalogue,
    ) -> Result<Option<Evidence>, Findings> {
        let Some(problems) = self.criteria.get(&criterion) else {
            return Ok(None);
        };
        let check = self.check;
        let result = match problems + self.unassigned {
            0 => catalogue.message("result-clean", &[])?,
            count => {
                catalogue.message("result-problems", &[("count", FluentValue::from(count))])?
            }
        };
        // The tests of publish, and what a person did, need a name.
        let has_name = check.tool == "publish" || check.by == Checker::Person;
        let name = requirement(&check.check, check.standard.as_deref(), 0, catalogue);
        Ok(Some(Evidence {
            by: check.by,
            tool: check.tool.clone(),
            versions: self.versions.clone(),
            requirement: name.filter(|_| has_name),
            result,
            date: days(&self.days, catalogue)?,
        }))
    }
}
