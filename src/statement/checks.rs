//! What checks found, file by file: `checks.json` (`docs/checks.schema.json`). The tools that check
//! editions write it, and a person who has read one may add to it.
//!
//! A result belongs to the bytes that were checked: files are named by their SHA-256, so that the
//! result of an earlier build never stands for a file that has changed since.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::output::{CHECKS, Checksum, Output};
use publish_model::diagnostic::{Code, Diagnostic, Findings, SourceFile};

/// The form of the file that this program reads and writes.
const VERSION: u32 = 1;

/// The results of checks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "Results of checks")]
pub struct Checks {
    /// The form of this file: 1.
    version: u32,
    /// The checks, in the order in which they are told.
    checks: Vec<Check>,
}

/// One check of any number of files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Check {
    /// Who ran the check.
    #[serde(default, skip_serializing_if = "Checker::is_program")]
    pub by: Checker,
    /// What kind of check it is: `axe`, `verapdf`. The same whatever the version.
    pub check: String,
    /// The name of the tool, or what a person read with: `NVDA 2026.1 with Firefox`.
    pub tool: String,
    /// The tool's version.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// What was checked, in English, for a kind of check that the catalogues have no words for.
    pub subject: String,
    /// The standard that the files were held against, where the tool knows several: `PDF/UA-1`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub standard: Option<String>,
    /// How the files were looked at, where the tool did so in several ways: `dark, 320 px`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub view: Option<String>,
    /// The day of the check.
    #[schemars(with = "String", extend("format" = "date"))]
    pub date: Date,
    /// The SHA-256 sums of the files that were checked.
    pub checked: BTreeSet<Checksum>,
    /// What was found.
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
    /// A person, with whatever they read with.
    Person,
}

impl Checker {
    fn is_program(&self) -> bool {
        *self == Checker::Program
    }
}

/// Something that a check found in a file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Finding {
    /// The SHA-256 sum of the file, which is among those checked.
    pub file: Checksum,
    /// The tool's name of the rule.
    pub rule: String,
    /// What is wrong, in the tool's words.
    pub message: String,
    /// Where in the file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Why it stays, where a person has looked at it and left it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accepted: Option<Accepted>,
}

/// Why a finding stays.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Accepted {
    /// The reason, in English.
    pub reason: String,
    /// Where the matter is told.
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
    /// The results of checks that are in an output folder; none where it has no file of them.
    ///
    /// # Errors
    /// `F001` and `F002` where the file cannot be read, `J002` where it holds something else.
    pub fn in_folder(output: &Output) -> Result<Self, Findings> {
        match output.text(CHECKS)? {
            Some(file) => Checks::read(&file),
            None => Ok(Checks::default()),
        }
    }

    /// Reads results.
    ///
    /// # Errors
    /// `J002` with the place, where the text is not JSON of this form or contradicts itself.
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

    /// The results as JSON, a line a check, so that changes show as changes of lines.
    ///
    /// # Errors
    /// What of them cannot be written as JSON.
    pub fn to_json(&self) -> serde_json::Result<String> {
        let checks = self.checks.iter().map(serde_json::to_string);
        let lines = checks.collect::<Result<Vec<String>, _>>()?;
        Ok(format!(
            "{{\"version\":{VERSION},\"checks\":[\n{}\n]}}\n",
            lines.join(",\n")
        ))
    }

    /// Whether nothing was checked.
    pub fn is_empty(&self) -> bool {
        self.checks.is_empty()
    }

    /// All checks.
    pub fn iter(&self) -> impl Iterator<Item = &Check> {
        self.checks.iter()
    }

    /// Takes over later results. What the same check found in the same file before is forgotten.
    pub fn add(&mut self, later: Checks) {
        for again in &later.checks {
            for earlier in &mut self.checks {
                if again.replaces(earlier) {
                    earlier.forget(|sum| again.checked.contains(sum));
                }
            }
        }
        self.checks.extend(later.checks);
        self.drop_empty();
    }

    /// Forgets what was found in other files than these.
    pub fn keep(&mut self, files: &BTreeSet<Checksum>) {
        for check in &mut self.checks {
            check.forget(|sum| !files.contains(sum));
        }
        self.drop_empty();
    }

    fn drop_empty(&mut self) {
        self.checks.retain(|check| !check.checked.is_empty());
    }
}

impl Check {
    /// What it checks against, whatever its version, its day and how the files were looked at.
    pub(super) fn measure(&self) -> impl PartialEq + '_ {
        (self.by, &self.check, &self.tool, &self.standard)
    }

    /// Whether its results replace the earlier ones of another.
    fn replaces(&self, earlier: &Check) -> bool {
        self.measure() == earlier.measure() && self.view == earlier.view
    }

    fn forget(&mut self, is_gone: impl Fn(&Checksum) -> bool) {
        self.checked.retain(|sum| !is_gone(sum));
        self.findings.retain(|finding| !is_gone(&finding.file));
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
            date: date.parse().unwrap(),
            checked: checked.iter().copied().collect(),
            findings: findings
                .iter()
                .map(|file| Finding {
                    file: *file,
                    rule: "rule".to_owned(),
                    message: "message".to_owned(),
                    place: None,
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
    fn what_is_written_is_read_again() {
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
    fn a_later_result_of_the_same_check_stands_for_the_file() {
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
    fn results_of_files_that_are_gone_go_too() {
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
    fn a_finding_about_a_file_that_was_not_checked_is_refused() {
        let stray = of(vec![check("light", "2026-11-25", &[sum('a')], &[sum('c')])]);
        let refused = checks(&stray.to_json().unwrap()).unwrap_err();
        let codes: Vec<Code> = refused.iter().map(|finding| finding.code).collect();
        assert_eq!(codes, [Code::BrokenChecks]);
    }
}
