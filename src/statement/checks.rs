//! The results of checks, file by file: `checks.json` (`docs/checks.schema.json`). The tools that
//! check editions write it, and people who have tested an edition may add results.
//!
//! A result refers to the bytes that were checked: files are identified by their SHA-256 checksum,
//! so the result of an earlier build never applies to a file that has changed since.

use std::collections::BTreeSet;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Criterion;
use crate::output::{self, CHECKS, Checksum};
use publish_model::diagnostic::{Code, Diagnostic, Findings, SourceFile};

/// The version of the file format that this program reads and writes.
const VERSION: u32 = 1;

/// The results of checks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "Results of checks")]
pub struct Checks {
    /// The version of this file format: 1.
    version: u32,
    /// The checks, in the order in which statements list them.
    pub(super) checks: Vec<Check>,
}

/// One check of any number of files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Check {
    /// Who ran the check.
    #[serde(default, skip_serializing_if = "Checker::is_program")]
    pub by: Checker,
    /// The kind of check: `axe`, `verapdf`. It does not depend on the version of the tool.
    pub check: String,
    /// The name of the tool, or the assistive technology that a person used: `NVDA 2026.1 with
    /// Firefox`.
    pub tool: String,
    /// The tool's version.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// What was checked, in English, for a kind of check that the catalogues do not describe.
    pub subject: String,
    /// The standard that was checked, if the tool supports several: `PDF/UA-1`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub standard: Option<String>,
    /// The view in which the files were checked, if the tool checks several: `dark, 320 px`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub view: Option<String>,
    /// The success criteria of WCAG that the check tests, at least in part.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub criteria: BTreeSet<Criterion>,
    /// The date of the check.
    #[schemars(with = "String", extend("format" = "date"))]
    pub date: Date,
    /// The SHA-256 checksums of the files that were checked.
    pub checked: BTreeSet<Checksum>,
    /// The findings.
    #[serde(default)]
    pub findings: Vec<Finding>,
}

/// Who ran the check.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Checker {
    /// A program.
    #[default]
    Program,
    /// A person.
    Person,
}

impl Checker {
    fn is_program(&self) -> bool {
        *self == Checker::Program
    }
}

/// A finding in a file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Finding {
    /// The SHA-256 checksum of the file, which must be one of the files that were checked.
    pub file: Checksum,
    /// The tool's name for the rule.
    pub rule: String,
    /// The tool's message.
    pub message: String,
    /// The location in the file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// The success criteria of WCAG that are not met because of it.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub criteria: BTreeSet<Criterion>,
    /// The reason why it was accepted, if a person has reviewed and accepted it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accepted: Option<Accepted>,
}

/// The reason why a finding was accepted.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Accepted {
    /// The reason, in English.
    pub reason: String,
    /// The address of a page about the issue.
    pub link: String,
}

impl Default for Checks {
    fn default() -> Self {
        Checks {
            version: VERSION,
            checks: Vec::new(),
        }
    }
}

impl Checks {
    /// Reads the results in an output folder. They are empty if it has no `checks.json`.
    ///
    /// # Errors
    /// `F001` or `F002` if the file cannot be read, `J002` if it is not valid.
    pub fn in_folder(root: &Path) -> Result<Self, Findings> {
        match output::text_in(root, CHECKS)? {
            Some(file) => Checks::read(&file),
            None => Ok(Checks::default()),
        }
    }

    /// Parses results.
    ///
    /// # Errors
    /// `J002` with the location if the JSON is not valid or contradicts itself.
    pub fn read(file: &Arc<SourceFile>) -> Result<Self, Findings> {
        let broken = |message: String, help, span: Range<usize>| {
            let finding = Diagnostic::error(Code::BrokenChecks, message, help);
            Findings::from(finding.at(file, span))
        };
        let place_of = |text: &str| {
            let at = file.text.rfind(text).unwrap_or(0);
            at..at + text.len()
        };
        let checks: Checks = serde_json::from_str(&file.text).map_err(|error| {
            let (reason, at) = file.json_error(&error);
            broken(
                format!("the check results are not valid: {reason}"),
                "correct them as docs/checks.schema.json describes; “tests/validators/run --results \
                 FILE” writes such a file",
                at..at + 1,
            )
        })?;
        if checks.version != VERSION {
            let message = format!(
                "the check results have version {}, but this program reads version {VERSION}",
                checks.version
            );
            let help = "run the checks again with “tests/validators/run --results FILE”";
            return Err(broken(message, help, place_of("\"version\"")));
        }
        let stray = |check: &Check| {
            let stray = check
                .findings
                .iter()
                .find(|found| !check.checked.contains(&found.file))?;
            Some(stray.file.to_string())
        };
        if let Some(sum) = checks.checks.iter().find_map(stray) {
            let message = format!("a finding is about a file that is not in “checked”: {sum}");
            let help = "add the checksum to “checked”, or delete the finding";
            return Err(broken(message, help, place_of(&sum)));
        }
        Ok(checks)
    }

    /// Returns the results as JSON, one line per check, so that line-based diffs show what changed.
    ///
    /// # Errors
    /// An error if they cannot be written as JSON.
    pub fn to_json(&self) -> serde_json::Result<String> {
        let checks = self.checks.iter().map(serde_json::to_string);
        let lines = checks.collect::<Result<Vec<String>, _>>()?;
        Ok(format!(
            "{{\"version\":{VERSION},\"checks\":[\n{}\n]}}\n",
            lines.join(",\n")
        ))
    }

    /// Whether there are no results.
    pub fn is_empty(&self) -> bool {
        self.checks.is_empty()
    }

    /// Returns all checks.
    pub fn iter(&self) -> impl Iterator<Item = &Check> {
        self.checks.iter()
    }

    /// Adds later results. They replace earlier results of the same check for the same file.
    pub fn add(&mut self, later: Checks) {
        for check in &later.checks {
            for earlier in &mut self.checks {
                if check.replaces(earlier) {
                    earlier.remove_files(|sum| check.checked.contains(sum));
                }
            }
        }
        self.checks.extend(later.checks);
        self.drop_empty();
    }

    /// Adds the results of another part of the same build, as if they had been found in one run.
    pub fn add_shard(&mut self, shard: Checks) {
        for check in shard.checks {
            let is_same = |other: &&mut Check| other.is_same_run(&check);
            if let Some(other) = self.checks.iter_mut().find(is_same) {
                other.checked.extend(check.checked);
                other.criteria.extend(check.criteria);
                other.findings.extend(check.findings);
                other.findings.sort();
                other.findings.dedup();
            } else {
                self.add(Checks {
                    version: VERSION,
                    checks: vec![check],
                });
            }
        }
    }

    /// Removes the results of all files except these.
    pub fn keep(&mut self, files: &BTreeSet<Checksum>) {
        for check in &mut self.checks {
            check.remove_files(|sum| !files.contains(sum));
        }
        self.drop_empty();
    }

    fn drop_empty(&mut self) {
        self.checks.retain(|check| !check.checked.is_empty());
    }
}

impl Check {
    /// Identifies the check, independent of its version, date and view.
    pub(super) fn identity(&self) -> impl PartialEq + '_ {
        (self.by, &self.check, &self.tool, &self.standard)
    }

    /// Whether it differs from another check only in the files and the findings.
    fn is_same_run(&self, other: &Check) -> bool {
        let is_same_tool = (&self.version, &self.subject) == (&other.version, &other.subject);
        self.replaces(other) && is_same_tool && self.date == other.date
    }

    /// Whether its results replace those of an earlier check.
    fn replaces(&self, earlier: &Check) -> bool {
        self.identity() == earlier.identity() && self.view == earlier.view
    }

    fn remove_files(&mut self, is_removed: impl Fn(&Checksum) -> bool) {
        self.checked.retain(|sum| !is_removed(sum));
        self.findings.retain(|finding| !is_removed(&finding.file));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sum(digit: char) -> Checksum {
        digit.to_string().repeat(64).parse().unwrap()
    }

    fn checks(text: &str) -> Result<Checks, Findings> {
        Checks::read(&SourceFile::new("checks.json", text))
    }

    fn check(view: &str, date: &str, checked: &[Checksum], findings: &[Checksum]) -> Check {
        Check {
            by: Checker::Program,
            check: "axe".to_owned(),
            tool: "axe-core".to_owned(),
            version: None,
            subject: "pages".to_owned(),
            standard: None,
            view: Some(view.to_owned()),
            criteria: BTreeSet::new(),
            date: date.parse().unwrap(),
            checked: checked.iter().copied().collect(),
            findings: findings
                .iter()
                .map(|file| Finding {
                    file: *file,
                    rule: "rule".to_owned(),
                    message: "message".to_owned(),
                    place: None,
                    criteria: BTreeSet::new(),
                    accepted: None,
                })
                .collect(),
        }
    }

    fn of(checks: Vec<Check>) -> Checks {
        Checks {
            version: VERSION,
            checks,
        }
    }

    #[test]
    fn written_results_are_read_back_unchanged() {
        let written = of(vec![check(
            "light",
            "2026-11-25",
            &[sum('a'), sum('b')],
            &[sum('b')],
        )]);
        assert_eq!(checks(&written.to_json().unwrap()).unwrap(), written);
        assert_eq!(
            checks(&Checks::default().to_json().unwrap()).unwrap(),
            Checks::default()
        );
    }

    #[test]
    fn a_later_result_of_the_same_check_replaces_the_earlier_one() {
        let mut all = of(vec![check(
            "light",
            "2026-11-24",
            &[sum('a'), sum('b')],
            &[sum('a')],
        )]);
        all.add(of(vec![
            check("light", "2026-11-25", &[sum('a')], &[]),
            check("dark", "2026-11-25", &[sum('b')], &[sum('b')]),
        ]));
        assert_eq!(
            all,
            of(vec![
                check("light", "2026-11-24", &[sum('b')], &[]),
                check("light", "2026-11-25", &[sum('a')], &[]),
                check("dark", "2026-11-25", &[sum('b')], &[sum('b')]),
            ])
        );
    }

    #[test]
    fn results_of_deleted_files_are_removed() {
        let mut all = of(vec![check(
            "light",
            "2026-11-24",
            &[sum('a'), sum('b')],
            &[sum('a')],
        )]);
        all.keep(&[sum('b')].into());
        assert_eq!(
            all,
            of(vec![check("light", "2026-11-24", &[sum('b')], &[])])
        );
        all.keep(&BTreeSet::new());
        assert!(all.is_empty());
    }

    #[test]
    fn a_finding_about_a_file_that_was_not_checked_is_rejected() {
        let stray = of(vec![check("light", "2026-11-25", &[sum('a')], &[sum('c')])]);
        let errors = checks(&stray.to_json().unwrap()).unwrap_err();
        let codes: Vec<Code> = errors.iter().map(|finding| finding.code).collect();
        assert_eq!(codes, [Code::BrokenChecks]);
    }
}
