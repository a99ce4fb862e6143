//! The accessibility statement of each document and that of the whole: what was checked in which
//! edition, by what, when and with what result, what is known to be missing, whom to write to.
//!
//! A statement says what results say ([`Checks`]) and nothing better: what no result is there for
//! is told as not checked. That the results are those of the very files is known by their sums.
//! What it tells, and of what, follows the W3C's advice on such statements
//! (<https://www.w3.org/WAI/planning/statements/>).

mod check_results;
mod checks;
mod site_statement;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::Serialize;

use crate::output::{Checksum, Contact, Entry, FileEntry, Warning, way_up};
use crate::site_pages::Frame;
use publish_model::diagnostic::Findings;
use publish_model::{Direction, Language, Symbol};
use publish_templates::wording::{Catalogue, FluentValue};
use publish_view::edition::Format;
use publish_view::edition::pdf::Variant;

use check_results::CheckResult;

pub use check_results::State;
pub use checks::{Accepted, Check, Checker, Checks, Finding};
pub use site_statement::SiteStatement;

/// The name of a statement's file, in the folder of its document and in that of the whole.
pub const FILE_NAME: &str = "accessibility.html";

/// The program that makes statements.
const MADE_BY: &str = concat!("publish ", env!("CARGO_PKG_VERSION"));

/// What all statements of a run are made from.
pub struct Records<'a> {
    checks: &'a Checks,
    by_file: BTreeMap<Checksum, Vec<CheckResult<'a>>>,
    contact: Option<&'a Contact>,
}

/// The statement of a document, as its template gets it.
#[derive(Debug, Clone, Serialize)]
pub struct Statement {
    /// What every page around the documents gets.
    #[serde(flatten)]
    pub frame: Frame,
    /// The document; its address is that of its page, if it has one.
    pub document: Document,
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

/// A document that a statement speaks of.
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
    /// Where its name leads.
    pub href: Option<String>,
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
    pub problems: Vec<ReportedProblem>,
    /// Findings that a person has looked at and left.
    pub accepted: Vec<ReportedProblem>,
}

/// A check of a file.
#[derive(Debug, Clone, Serialize)]
pub struct Row {
    /// Who ran the check.
    pub by: Checker,
    /// The tool.
    pub tool: String,
    /// Its version.
    pub version: Option<String>,
    /// What is checked, in the language of the statement; none for a check that its catalogue has no
    /// words for.
    pub requirement: Option<String>,
    /// What is checked, in English.
    pub subject: String,
    /// The result.
    pub result: String,
    /// The day.
    pub date: Option<String>,
}

/// A finding with the tool that made it.
#[derive(Debug, Clone, Serialize)]
pub struct ReportedProblem {
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

/// Whom to write to, as a link.
#[derive(Debug, Clone, Serialize)]
pub struct Address {
    /// Its words.
    pub text: String,
    /// Where it leads.
    pub href: String,
}

impl<'a> Records<'a> {
    /// The results, ready to be looked up, and the address of who publishes.
    pub fn new(checks: &'a Checks, contact: Option<&'a Contact>) -> Self {
        Records {
            checks,
            by_file: check_results::by_file(checks),
            contact,
        }
    }

    /// The results of a file.
    fn of(&self, file: &FileEntry) -> &[CheckResult<'a>] {
        let results = self.by_file.get(&file.sha256);
        results.map_or(&[], Vec::as_slice)
    }

    fn address(&self) -> Option<Address> {
        self.contact.map(|contact| Address {
            text: contact.to_string(),
            href: contact.href(),
        })
    }

    /// The statement of a document, in the language of the catalogue.
    ///
    /// # Errors
    /// `T002` where the catalogue lacks a message.
    pub fn statement(
        &self,
        entry: &Entry,
        catalogue: &Catalogue,
        style_sheet_name: &str,
    ) -> Result<Statement, Findings> {
        let up = way_up(&entry.folder);
        let symbol = [("symbol", FluentValue::from(entry.symbol.to_string()))];
        let files = entry.files.iter();
        let editions = files.map(|file| edition(entry, file, self.of(file), catalogue));
        let page = entry.files.iter().find(|file| file.format == Format::Html);
        let results = entry.files.iter().flat_map(|file| self.of(file));
        Ok(Statement {
            frame: Frame::new(
                catalogue,
                catalogue.say("statement-title", &symbol)?,
                catalogue.say("statement-description", &symbol)?,
                format!("{up}{style_sheet_name}"),
            ),
            document: Document::new(entry, page.map(|file| name_of(entry, file))),
            editions: editions.collect::<Result<_, _>>()?,
            missing: missing_of(entry, results, catalogue)?,
            up,
            warnings: entry.warnings.clone(),
            contact: self.address(),
            made_by: MADE_BY,
        })
    }
}

impl Document {
    fn new(entry: &Entry, href: Option<String>) -> Self {
        Document {
            symbol: entry.symbol.clone(),
            title: entry.title.clone(),
            language: entry.language.clone(),
            direction: entry.language.direction(),
            href,
        }
    }
}

fn edition(
    entry: &Entry,
    file: &FileEntry,
    results: &[CheckResult<'_>],
    catalogue: &Catalogue,
) -> Result<EditionStatement, Findings> {
    let checked = results.iter().map(|result| row(result, catalogue));
    let absent = check_results::absent(file.format, results)
        .map(|(kind, tool)| row_of_absent(kind, tool, catalogue));
    Ok(EditionStatement {
        kind: file.format.kind(file.variant),
        href: name_of(entry, file),
        state: check_results::state(file.format, results),
        rows: checked.chain(absent).collect::<Result<_, _>>()?,
        problems: reported(results, false),
        accepted: reported(results, true),
    })
}

fn row(result: &CheckResult<'_>, catalogue: &Catalogue) -> Result<Row, Findings> {
    let check = result.check;
    let problems = result.problems();
    let accepted = result.findings.len() - problems;
    let count = |key, count: usize| catalogue.say(key, &[("count", FluentValue::from(count))]);
    let mut outcome = match problems {
        0 => catalogue.say("result-clean", &[])?,
        _ => count("result-problems", problems)?,
    };
    if accepted > 0 {
        outcome.push_str(&count("result-accepted", accepted)?);
    }
    Ok(Row {
        by: check.by,
        tool: check.tool.clone(),
        version: check.version.clone(),
        requirement: requirement(
            &check.check,
            check.standard.as_deref(),
            result.views,
            catalogue,
        ),
        subject: check.subject.clone(),
        result: outcome,
        date: Some(days(&result.days, catalogue)?),
    })
}

fn row_of_absent(kind: &str, tool: &str, catalogue: &Catalogue) -> Result<Row, Findings> {
    Ok(Row {
        by: Checker::Program,
        tool: tool.to_owned(),
        version: None,
        requirement: requirement(kind, None, 0, catalogue),
        subject: kind.to_owned(),
        result: catalogue.say("result-not-run", &[])?,
        date: None,
    })
}

/// What a kind of check is about, in the words of the catalogue, if it has any.
fn requirement(
    kind: &str,
    standard: Option<&str>,
    views: usize,
    catalogue: &Catalogue,
) -> Option<String> {
    let arguments = [
        ("standard", FluentValue::from(standard.unwrap_or("none"))),
        ("views", FluentValue::from(views)),
    ];
    catalogue.say(&format!("check-{kind}"), &arguments).ok()
}

/// A day, or the first and the last of several.
fn days(days: &BTreeSet<Date>, catalogue: &Catalogue) -> Result<String, Findings> {
    match (days.first(), days.last()) {
        (Some(first), Some(last)) if first != last => {
            let (first, last) = (catalogue.date(*first)?, catalogue.date(*last)?);
            let arguments = [
                ("first", FluentValue::from(first)),
                ("last", FluentValue::from(last)),
            ];
            catalogue.say("date-range", &arguments)
        }
        (Some(day), _) => catalogue.date(*day),
        _ => Ok(String::new()),
    }
}

/// The findings that were accepted, or those that were not, each with all its places.
fn reported(results: &[CheckResult<'_>], accepted: bool) -> Vec<ReportedProblem> {
    let mut places: BTreeMap<_, Vec<String>> = BTreeMap::new();
    for result in results {
        let tool = result.check.tool.as_str();
        let findings = result.findings.iter();
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
    let reported = places.into_iter().map(|(found, places)| {
        let (tool, rule, message, accepted) = found;
        ReportedProblem {
            tool: tool.to_owned(),
            rule: rule.clone(),
            message: message.clone(),
            places,
            accepted: accepted.clone(),
        }
    });
    reported.collect()
}

/// What is missing of everything, whatever it is: whether a person has read it is the question.
fn missing_of_all(has_been_read: bool, catalogue: &Catalogue) -> Result<Vec<String>, Findings> {
    let person = (!has_been_read).then_some("limitation-not-tested");
    let keys = person
        .into_iter()
        .chain(["limitation-conformance", "limitation-plain-language"]);
    keys.map(|key| catalogue.say(key, &[])).collect()
}

/// What is known to be missing of a document.
fn missing_of<'j, 'a: 'j>(
    entry: &Entry,
    mut results: impl Iterator<Item = &'j CheckResult<'a>>,
    catalogue: &Catalogue,
) -> Result<Vec<String>, Findings> {
    let has_been_read = results.any(|result| result.check.by == Checker::Person);
    let mut missing = missing_of_all(has_been_read, catalogue)?;
    if entry.files.iter().any(|file| file.format.is_braille()) {
        missing.push(catalogue.say("limitation-braille", &[])?);
    }
    // docs/pdf.md, “Large print”.
    let has_low_vision_face = !matches!(entry.language.primary().as_str(), "ar" | "ru" | "zh");
    let is_large_print = |file: &FileEntry| file.variant == Variant::LargePrint;
    if !has_low_vision_face && entry.files.iter().any(is_large_print) {
        missing.push(catalogue.say("limitation-low-vision-typeface", &[])?);
    }
    if entry.tables_without_headers > 0 {
        let count = [("count", FluentValue::from(entry.tables_without_headers))];
        missing.push(catalogue.say("limitation-table-headers", &count)?);
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
