//! The accessibility statements of each document and of the site: what was checked in which
//! edition, with which tool, when and with what result; the known limitations; and the contact
//! address.
//!
//! A statement contains the results of checks ([`Checks`]) and makes no other claims. A check
//! without a result is reported as not run. Checksums ensure that results refer to exactly these
//! files. The contents follow the advice of the W3C
//! (<https://www.w3.org/WAI/planning/statements/>).

mod build_checks;
mod check_results;
mod checks;
mod clauses;
mod criterion;
mod openacr;
mod requirements;
mod site_statement;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::Serialize;

use crate::edition::Imprint;
use crate::output::{Checksum, Contact, Enforcement, Entry, FileEntry, Warning, path_to_root};
use crate::site_pages::{Crumb, Frame, FrameText};
use crate::theme::Theme;
use publish_model::diagnostic::Findings;
use publish_model::{Direction, Language, Symbol};
use publish_templates::wording::{Catalogue, FluentValue};
use publish_text::html::SiteLinks;
use publish_view::edition::Format;
use publish_view::edition::pdf::Variant;

use check_results::CheckResult;

pub use check_results::State;
pub use checks::{Accepted, Check, Checker, Checks, Finding};
pub use clauses::Additions;
pub use criterion::Criterion;
pub use openacr::{OPENACR_FILE_NAME, OpenAcr};
pub use site_statement::SiteStatement;

/// The file name of a statement, in the folder of a document and in the root of the site.
pub const FILE_NAME: &str = "accessibility.html";

/// The kind of the check of language and title, which is a part of `publish build --check`.
const IDENTITY: &str = "identity";

/// The name and version of the program, for statements.
const MADE_BY: &str = concat!("publish ", env!("CARGO_PKG_VERSION"));

/// The data for all statements of a run.
pub struct Records<'a> {
    checks: &'a Checks,
    by_file: BTreeMap<Checksum, Vec<CheckResult<'a>>>,
    /// The contact address for readers.
    pub contact: Option<&'a Contact>,
    /// The body that enforces accessibility.
    pub enforcement: Option<&'a Enforcement>,
    /// What the publisher states about all documents.
    pub imprint: &'a Imprint,
    /// The theme of the project.
    pub theme: &'a Theme,
    /// What may be in editions besides what `publish` itself puts there.
    pub additions: Additions,
}

/// The template context of the statement of a document.
#[derive(Debug, Clone, Serialize)]
pub struct Statement {
    /// The shared context of pages that are not documents.
    #[serde(flatten)]
    pub frame: Frame,
    /// The document, linked to its page if it has one.
    pub document: Document,
    /// The relative path to the root of the output folder: `../../../../../`.
    pub up: String,
    /// The editions.
    pub editions: Vec<EditionStatement>,
    /// The warnings of the build.
    pub warnings: Vec<Warning>,
    /// The known limitations.
    pub limitations: Vec<String>,
    /// The contact address.
    pub contact: Option<Address>,
    /// The body that enforces accessibility.
    pub enforcement: Option<EnforcementBody>,
    /// The program that made the statement: `publish 0.1.0`.
    pub prepared_with: &'static str,
}

/// A document in a statement.
#[derive(Debug, Clone, Serialize)]
pub struct Document {
    /// Its symbol.
    pub symbol: Symbol,
    /// Its title.
    pub title: String,
    /// Its language.
    pub language: Language,
    /// The writing direction of its language.
    pub direction: Direction,
    /// The target of its link.
    pub href: Option<String>,
}

/// One edition in a statement.
#[derive(Debug, Clone, Serialize)]
pub struct EditionStatement {
    /// The suffix of the keys of its messages: `pdf`, `pdf-large-print`.
    pub kind: String,
    /// Its file name.
    pub href: String,
    /// The overall result.
    pub state: State,
    /// The checks, including those that were not run.
    pub rows: Vec<Row>,
    /// The problems.
    pub problems: Vec<ReportedProblem>,
    /// Findings that a person has reviewed and accepted.
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
    /// What is checked, in the language of the statement, if the catalogue describes this kind of
    /// check.
    pub requirement: Option<String>,
    /// What is checked, in English.
    pub subject: String,
    /// The result.
    pub result: String,
    /// The date.
    pub date: Option<String>,
}

/// A finding with its tool.
#[derive(Debug, Clone, Serialize)]
pub struct ReportedProblem {
    /// The tool.
    pub tool: String,
    /// The tool's name for the rule.
    pub rule: String,
    /// The tool's message, in English.
    pub message: String,
    /// The locations in the file.
    pub places: Vec<String>,
    /// The reason why it was accepted, in English, with the address of a page about it.
    pub accepted: Option<Accepted>,
}

/// The contact address, as a link.
#[derive(Debug, Clone, Serialize)]
pub struct Address {
    /// Its text.
    pub text: String,
    /// Its target.
    pub href: String,
}

/// The body that enforces accessibility, in the language of a statement.
#[derive(Debug, Clone, Serialize)]
pub struct EnforcementBody {
    /// Its name.
    pub name: FrameText,
    /// Its postal address.
    pub address: Option<FrameText>,
    /// Its e-mail address or web page.
    pub contact: Option<Address>,
}

impl Address {
    fn new(contact: &Contact) -> Self {
        Address {
            text: contact.to_string(),
            href: contact.href(),
        }
    }
}

impl<'a> Records<'a> {
    /// Indexes the results by file.
    pub fn new(checks: &'a Checks, imprint: &'a Imprint, theme: &'a Theme) -> Self {
        Records {
            checks,
            by_file: check_results::by_file(checks),
            contact: None,
            enforcement: None,
            imprint,
            theme,
            additions: Additions::default(),
        }
    }

    /// Returns the results of a file.
    fn of(&self, file: &FileEntry) -> &[CheckResult<'a>] {
        let results = self.by_file.get(&file.sha256);
        results.map_or(&[], Vec::as_slice)
    }

    fn address(&self) -> Option<Address> {
        self.contact.map(Address::new)
    }

    fn enforcement(&self, language: &Language) -> Option<EnforcementBody> {
        let body = self.enforcement?;
        let text = |text| FrameText::new(text, language);
        Some(EnforcementBody {
            name: text(&body.name),
            address: body.address.as_ref().map(text),
            contact: body.contact.as_ref().map(Address::new),
        })
    }

    /// Returns the statement of a document, in the language of the catalogue.
    ///
    /// # Errors
    /// `T002` if the catalogue lacks a message.
    pub fn statement(
        &self,
        entry: &Entry,
        catalogue: &Catalogue,
        style_sheet_name: &str,
        links: SiteLinks,
    ) -> Result<Statement, Findings> {
        let up = path_to_root(&entry.folder);
        let symbol = [("symbol", FluentValue::from(entry.symbol.to_string()))];
        let files = entry.files.iter();
        let editions = files.map(|file| edition(entry, file, self.of(file), catalogue));
        let page = entry.files.iter().find(|file| file.format == Format::Html);
        let results = entry.files.iter().flat_map(|file| self.of(file));
        let name = match &links.name {
            Some(name) => name.text.clone(),
            None => catalogue.message("all-documents", &[])?,
        };
        let home = Crumb {
            name,
            href: links.home_href.clone(),
        };
        let document = page.map(|file| Crumb {
            name: entry.symbol.to_string(),
            href: name_of(entry, file),
        });
        let frame = Frame {
            crumbs: [home].into_iter().chain(document).collect(),
            ..Frame::new(
                catalogue,
                catalogue.message("statement-title", &symbol)?,
                catalogue.message("statement-description", &symbol)?,
                format!("{up}{style_sheet_name}"),
                self.imprint,
                self.theme,
            )
        };
        Ok(Statement {
            frame: frame.of_site(links),
            document: Document::new(entry, page.map(|file| name_of(entry, file))),
            editions: editions.collect::<Result<_, _>>()?,
            limitations: limitations_of(entry, results, catalogue)?,
            up,
            warnings: entry.warnings.clone(),
            contact: self.address(),
            enforcement: self.enforcement(catalogue.language()),
            prepared_with: MADE_BY,
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
    let not_run = check_results::not_run(file.format, results)
        .map(|(kind, tool)| row_of_check_not_run(kind, tool, catalogue));
    Ok(EditionStatement {
        kind: file.format.kind(file.variant),
        href: name_of(entry, file),
        state: check_results::state(file.format, results),
        rows: checked.chain(not_run).collect::<Result<_, _>>()?,
        problems: reported(results, false),
        accepted: reported(results, true),
    })
}

fn row(result: &CheckResult<'_>, catalogue: &Catalogue) -> Result<Row, Findings> {
    let check = result.check;
    let problems = result.problems();
    let accepted = result.findings.len() - problems;
    let count = |key, count: usize| catalogue.message(key, &[("count", FluentValue::from(count))]);
    let mut outcome = match problems {
        0 => catalogue.message("result-clean", &[])?,
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

fn row_of_check_not_run(kind: &str, tool: &str, catalogue: &Catalogue) -> Result<Row, Findings> {
    Ok(Row {
        by: Checker::Program,
        tool: tool.to_owned(),
        version: None,
        requirement: requirement(kind, None, 0, catalogue),
        subject: kind.to_owned(),
        result: catalogue.message("result-not-run", &[])?,
        date: None,
    })
}

/// Returns the description of a kind of check, if the catalogue has one.
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
    catalogue.message(&format!("check-{kind}"), &arguments).ok()
}

/// Formats a date, or the first and last of several dates.
fn days(days: &BTreeSet<Date>, catalogue: &Catalogue) -> Result<String, Findings> {
    match (days.first(), days.last()) {
        (Some(first), Some(last)) if first != last => {
            let (first, last) = (catalogue.date(*first)?, catalogue.date(*last)?);
            let arguments = [
                ("first", FluentValue::from(first)),
                ("last", FluentValue::from(last)),
            ];
            catalogue.message("date-range", &arguments)
        }
        (Some(day), _) => catalogue.date(*day),
        _ => Ok(String::new()),
    }
}

/// Returns the findings that were accepted, or those that were not, each with all its locations.
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

/// Returns the known limitations of all documents. One of them depends on whether a person has
/// tested an edition.
fn limitations_of_all(has_been_read: bool, catalogue: &Catalogue) -> Result<Vec<String>, Findings> {
    let person = (!has_been_read).then_some("limitation-not-tested");
    let keys = person
        .into_iter()
        .chain(["limitation-conformance", "limitation-plain-language"]);
    keys.map(|key| catalogue.message(key, &[])).collect()
}

/// Returns the known limitations of a document.
fn limitations_of<'j, 'a: 'j>(
    entry: &Entry,
    mut results: impl Iterator<Item = &'j CheckResult<'a>>,
    catalogue: &Catalogue,
) -> Result<Vec<String>, Findings> {
    let has_been_read = results.any(|result| result.check.by == Checker::Person);
    limitations_of_site(std::slice::from_ref(entry), has_been_read, catalogue)
}

/// Returns the known limitations of documents.
fn limitations_of_site(
    entries: &[Entry],
    has_been_read: bool,
    catalogue: &Catalogue,
) -> Result<Vec<String>, Findings> {
    let mut limitations = limitations_of_all(has_been_read, catalogue)?;
    let mut files = entries.iter().flat_map(|entry| &entry.files);
    if files.any(|file| file.format.is_braille()) {
        limitations.push(catalogue.message("limitation-braille", &[])?);
    }
    // docs/pdf.md, “Large print”.
    let has_low_vision_font =
        |entry: &Entry| !matches!(entry.language.primary().as_str(), "ar" | "ru" | "zh");
    let is_large_print = |file: &FileEntry| file.variant == Variant::LargePrint;
    let mut without_font = entries.iter().filter(|entry| !has_low_vision_font(entry));
    if without_font.any(|entry| entry.files.iter().any(is_large_print)) {
        limitations.push(catalogue.message("limitation-low-vision-typeface", &[])?);
    }
    let tables = entries.iter().map(|entry| entry.tables_without_headers);
    let tables: usize = tables.sum();
    if tables > 0 {
        let count = [("count", FluentValue::from(tables))];
        limitations.push(catalogue.message("limitation-table-headers", &count)?);
    }
    Ok(limitations)
}

/// Returns the path of a file relative to the folder of its document.
fn name_of(entry: &Entry, file: &FileEntry) -> String {
    let name = file.path.strip_prefix(&entry.folder);
    name.unwrap_or(&file.path)
        .trim_start_matches('/')
        .to_owned()
}
