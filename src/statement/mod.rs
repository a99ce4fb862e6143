//! The accessibility statement of each document and that of the whole: what was checked in which
//! edition, by what, when and with what result, what is known to be missing, whom to write to.
//!
//! A statement says what results say ([`Checks`]) and nothing better: what no result is there for
//! is told as not checked. That the results are those of the very files is known by their sums.
//! What it tells, and of what, follows the W3C's advice on such statements
//! (<https://www.w3.org/WAI/planning/statements/>).

mod checks;
mod contact;
mod whole;

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::diagnostic::Diagnostic;
use crate::dist::{Entry, FileEntry, Warning};
use crate::edition::Format;
use crate::edition::pdf::Variant;
use crate::model::{Direction, Language, Symbol};
use crate::wording::{Catalogue, FluentValue};

pub use checks::{Accepted, Check, Checks, Finding, Judge, Sum};
pub use contact::Contact;
pub use whole::Whole;

/// The name of a statement's file, in the folder of its document and in that of the whole.
pub const FILE_NAME: &str = "accessibility.html";

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

/// What all statements of a run are made from.
pub struct Records<'a> {
    checks: &'a Checks,
    by_file: BTreeMap<Sum, Vec<usize>>,
    contact: Option<&'a Contact>,
}

/// The statement of a document, as its template gets it.
#[derive(Debug, Clone, Serialize)]
pub struct Statement {
    /// The catalogue's messages without arguments.
    pub words: BTreeMap<String, String>,
    /// The language of the document and of its statement.
    pub language: Language,
    /// The direction of that language.
    pub direction: Direction,
    /// The symbol.
    pub symbol: Symbol,
    /// `Accessibility of A/RES/68/197`.
    pub title: String,
    /// What search engines are told.
    pub description: String,
    /// The title of the document.
    pub document_title: String,
    /// The name of the document's page, if it has one.
    pub page_href: Option<String>,
    /// The way to the shared style sheet.
    pub style_sheet_href: String,
    /// The way to the root of the output folder: `../../../../../`.
    pub up: String,
    /// The editions.
    pub editions: Vec<EditionStatement>,
    /// What the build warned of.
    pub warnings: Vec<Warning>,
    /// What is known to be missing.
    pub missing: Vec<String>,
    /// Whom to write to.
    pub contact: Option<Address>,
    /// The program that made the statement: `publish 0.1.0`.
    pub made_by: &'static str,
}

/// What is stated of one edition.
#[derive(Debug, Clone, Serialize)]
pub struct EditionStatement {
    /// The end of the keys of its words: `pdf`, `pdf-large-print`.
    pub kind: String,
    /// The name of its file.
    pub href: String,
    /// What the results come to.
    pub state: State,
    /// The checks, those that were not run among them.
    pub rows: Vec<Row>,
    /// Problems.
    pub problems: Vec<Told>,
    /// Findings that a person has looked at and left.
    pub accepted: Vec<Told>,
}

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

/// A check of a file.
#[derive(Debug, Clone, Serialize)]
pub struct Row {
    /// Who judged.
    pub by: Judge,
    /// The tool.
    pub tool: String,
    /// Its version.
    pub version: Option<String>,
    /// What is judged, in the language of the statement; none for a check that its catalogue has no
    /// words for.
    pub judges: Option<String>,
    /// What is judged, in English.
    pub subject: String,
    /// The result.
    pub result: String,
    /// The day.
    pub date: Option<String>,
}

/// A finding with the tool that made it.
#[derive(Debug, Clone, Serialize)]
pub struct Told {
    /// The tool.
    pub tool: String,
    /// The tool's name of the rule.
    pub rule: String,
    /// The tool's words, which are English.
    pub message: String,
    /// The places in the file.
    pub places: Vec<String>,
    /// Why it stays, in English, and where that is told.
    pub accepted: Option<Accepted>,
}

impl<'a> Records<'a> {
    /// The results, ready to be looked up, and the address of who publishes.
    pub fn new(checks: &'a Checks, contact: Option<&'a Contact>) -> Self {
        Records {
            checks,
            by_file: checks.by_file(),
            contact,
        }
    }

    /// The results for a file.
    fn of(&self, file: &FileEntry) -> Results<'a> {
        let sum: Option<Sum> = file.sha256.parse().ok();
        let positions = sum.and_then(|sum| self.by_file.get(&sum));
        let checks = positions.into_iter().flatten();
        let ways = ways(checks.filter_map(|position| self.checks.at(*position)));
        let usual = USUAL.iter().find(|(format, _)| *format == file.format);
        let usual = usual.map_or(&[][..], |(_, checks)| checks);
        let absent = usual
            .iter()
            .filter(|(check, _)| !ways.iter().any(|way| way[0].check == *check));
        Results {
            sum,
            absent: absent.copied().collect(),
            ways,
        }
    }

    /// The statement of a document.
    ///
    /// # Errors
    /// `T002` where the catalogue lacks a message.
    pub fn statement(
        &self,
        entry: &Entry,
        catalogue: &Catalogue,
        style_sheet_name: &str,
    ) -> Result<Statement, Diagnostic> {
        let up = "../".repeat(entry.folder.split('/').count());
        let symbol = [("symbol", FluentValue::from(entry.symbol.to_string()))];
        let results: Vec<(&FileEntry, Results<'_>)> = entry
            .files
            .iter()
            .map(|file| (file, self.of(file)))
            .collect();
        let editions = results
            .iter()
            .map(|(file, results)| edition(entry, file, results, catalogue));
        let page = entry.files.iter().find(|file| file.format == Format::Html);
        Ok(Statement {
            title: catalogue.say("accessibility-of", &symbol)?,
            description: catalogue.say("statement-description", &symbol)?,
            editions: editions.collect::<Result<_, _>>()?,
            missing: missing(entry, results.iter().map(|(_, results)| results), catalogue)?,
            words: catalogue.words(),
            language: entry.language.clone(),
            direction: entry.language.direction(),
            symbol: entry.symbol.clone(),
            document_title: entry.title.clone(),
            page_href: page.map(|file| name_of(entry, file)),
            style_sheet_href: format!("{up}{style_sheet_name}"),
            up,
            warnings: entry.warnings.clone(),
            contact: self.address(),
            made_by: MADE_BY,
        })
    }

    fn address(&self) -> Option<Address> {
        self.contact.map(|contact| Address {
            text: contact.to_string(),
            href: contact.href(),
        })
    }
}

/// Whom to write to, as a link.
#[derive(Debug, Clone, Serialize)]
pub struct Address {
    /// Its words.
    pub text: String,
    /// Where it leads.
    pub href: String,
}

/// The program that makes statements.
const MADE_BY: &str = concat!("publish ", env!("CARGO_PKG_VERSION"));

/// The results for one file.
struct Results<'a> {
    sum: Option<Sum>,
    /// The checks that judged it; those that looked at it in several ways in one.
    ways: Vec<Vec<&'a Check>>,
    /// The usual checks that have no result.
    absent: Vec<(&'static str, &'static str)>,
}

/// The checks, with those together that differ in how they looked at a file alone.
fn ways<'a>(checks: impl Iterator<Item = &'a Check>) -> Vec<Vec<&'a Check>> {
    let mut ways: Vec<Vec<&Check>> = Vec::new();
    for check in checks {
        let together = ways.iter_mut().find(|way| {
            let first = way[0];
            (&first.check, &first.tool, &first.standard)
                == (&check.check, &check.tool, &check.standard)
                && first.by == check.by
        });
        match together {
            Some(way) => way.push(check),
            None => ways.push(vec![check]),
        }
    }
    ways
}

impl<'a> Results<'a> {
    fn state(&self) -> State {
        if self.ways.iter().any(|way| !self.problems(way).is_empty()) {
            State::Problems
        } else if self.ways.is_empty() {
            State::Unchecked
        } else if self.absent.is_empty() {
            State::Clean
        } else {
            State::Partly
        }
    }

    fn has_been_read(&self) -> bool {
        let checks = self.ways.iter().flatten();
        checks.into_iter().any(|check| check.by == Judge::Person)
    }

    /// What a check found in the file, each once.
    fn findings(&self, way: &[&'a Check]) -> BTreeSet<&'a Finding> {
        let findings = way.iter().flat_map(|check| &check.findings);
        findings
            .filter(|finding| Some(finding.file) == self.sum)
            .collect()
    }

    fn problems(&self, way: &[&'a Check]) -> Vec<&'a Finding> {
        let findings = self.findings(way).into_iter();
        findings
            .filter(|finding| finding.accepted.is_none())
            .collect()
    }

    /// The findings that were accepted, or those that were not, each with all its places.
    fn told(&self, accepted: bool) -> Vec<Told> {
        let mut places: BTreeMap<_, Vec<String>> = BTreeMap::new();
        for way in &self.ways {
            let tool = way[0].tool.as_str();
            let findings = self.findings(way).into_iter();
            for finding in findings.filter(|finding| finding.accepted.is_some() == accepted) {
                let Finding {
                    rule,
                    message,
                    accepted,
                    place,
                    ..
                } = finding;
                let same = places.entry((tool, rule, message, accepted)).or_default();
                same.extend(place.clone());
            }
        }
        let told = places.into_iter().map(|(found, places)| {
            let (tool, rule, message, accepted) = found;
            Told {
                tool: tool.to_owned(),
                rule: rule.clone(),
                message: message.clone(),
                places,
                accepted: accepted.clone(),
            }
        });
        told.collect()
    }
}

fn edition(
    entry: &Entry,
    file: &FileEntry,
    results: &Results<'_>,
    catalogue: &Catalogue,
) -> Result<EditionStatement, Diagnostic> {
    let mut rows = Vec::new();
    for way in &results.ways {
        let accepted = results.findings(way).len();
        let problems = results.problems(way).len();
        rows.push(row(way, problems, accepted - problems, catalogue)?);
    }
    for (check, tool) in &results.absent {
        rows.push(Row {
            by: Judge::Program,
            tool: (*tool).to_owned(),
            version: None,
            judges: judges(check, None, 0, catalogue),
            subject: (*check).to_owned(),
            result: catalogue.say("result-not-run", &[])?,
            date: None,
        });
    }
    Ok(EditionStatement {
        kind: file.format.kind(file.variant),
        href: name_of(entry, file),
        state: results.state(),
        rows,
        problems: results.told(false),
        accepted: results.told(true),
    })
}

fn row(
    way: &[&Check],
    problems: usize,
    accepted: usize,
    catalogue: &Catalogue,
) -> Result<Row, Diagnostic> {
    let check = way[0];
    Ok(Row {
        by: check.by,
        tool: check.tool.clone(),
        version: check.version.clone(),
        judges: judges(
            &check.check,
            check.standard.as_deref(),
            way.len(),
            catalogue,
        ),
        subject: check.subject.clone(),
        result: result(problems, accepted, catalogue)?,
        date: Some(whole::date(way.iter().map(|check| check.date), catalogue)?),
    })
}

/// What a kind of check judges, in the words of the catalogue, if it has any.
fn judges(
    check: &str,
    standard: Option<&str>,
    views: usize,
    catalogue: &Catalogue,
) -> Option<String> {
    let arguments = [
        ("standard", FluentValue::from(standard.unwrap_or("none"))),
        ("views", FluentValue::from(views)),
    ];
    catalogue.say(&format!("judges-{check}"), &arguments).ok()
}

/// A result in words.
fn result(problems: usize, accepted: usize, catalogue: &Catalogue) -> Result<String, Diagnostic> {
    let count = |key, count: usize| catalogue.say(key, &[("count", FluentValue::from(count))]);
    let found = match problems {
        0 => catalogue.say("result-clean", &[])?,
        _ => count("result-problems", problems)?,
    };
    match accepted {
        0 => Ok(found),
        _ => Ok(format!("{found}{}", count("result-accepted", accepted)?)),
    }
}

/// What is known to be missing of a document.
fn missing<'a>(
    entry: &Entry,
    mut results: impl Iterator<Item = &'a Results<'a>>,
    catalogue: &Catalogue,
) -> Result<Vec<String>, Diagnostic> {
    let has = |is: &dyn Fn(&FileEntry) -> bool| entry.files.iter().any(is);
    let is_braille = |file: &FileEntry| file.format.is_braille();
    let is_large_print = |file: &FileEntry| file.variant == Variant::LargePrint;
    // docs/pdf.md, “Large print”.
    let has_low_vision_face = !matches!(entry.language.primary().as_str(), "ar" | "ru" | "zh");
    let has_been_read = results.any(Results::has_been_read);
    let mut missing = Vec::new();
    for (applies, key) in [
        (!has_been_read, "missing-person"),
        (true, "missing-claim"),
        (true, "missing-plain-language"),
        (has(&is_braille), "missing-braille-proof"),
        (
            has(&is_large_print) && !has_low_vision_face,
            "missing-low-vision-face",
        ),
    ] {
        if applies {
            missing.push(catalogue.say(key, &[])?);
        }
    }
    if entry.tables_without_headers > 0 {
        let count = [("count", FluentValue::from(entry.tables_without_headers))];
        missing.push(catalogue.say("missing-headers", &count)?);
    }
    Ok(missing)
}

/// The name of a file in the folder of its document.
fn name_of(entry: &Entry, file: &FileEntry) -> String {
    let name = file.path.strip_prefix(&entry.folder);
    name.unwrap_or(&file.path)
        .trim_start_matches('/')
        .to_owned()
}
