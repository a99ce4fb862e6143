//! The conformance report of the site in the form OpenACR, from the same data as the accessibility
//! statement: <https://github.com/GSA/openacr>.

use serde::Serialize;

use crate::output::ReportAuthor;
use publish_model::diagnostic::Findings;
use publish_templates::wording::{Catalogue, FluentValue, Words};

use super::clauses::{Chapter, Clause, Evidence, Failures, Outcome};
use super::requirements::{Level, REQUIREMENTS, STANDARD};
use super::site_statement::Tally;
use super::{Criterion, MADE_BY, SiteStatement};

/// The file name of the report, in the root of the site.
pub const OPENACR_FILE_NAME: &str = "openacr.yaml";

/// The catalogue of criteria. OpenACR has one for EN 301 549, but only for v3.2.1, which is based on
/// WCAG 2.1.
const CATALOG: &str = "2.5-edition-wcag-2.2-en";

/// The template context of the report.
#[derive(Debug, Clone, Serialize)]
pub struct OpenAcr {
    words: Words,
    title: String,
    product: Product,
    author: Author,
    report_date: String,
    catalog: &'static str,
    notes: String,
    /// The checks that were run.
    checks: Vec<Tally>,
    /// The success criteria at level A, and those at level AA.
    levels: [ReportLevel; 2],
}

/// What the report is about.
#[derive(Debug, Clone, Serialize)]
struct Product {
    name: String,
    /// The date of the latest result.
    version: String,
    description: String,
}

#[derive(Debug, Clone, Serialize)]
struct Author {
    name: String,
    company: Option<String>,
    email: String,
}

/// The criteria of one level.
#[derive(Debug, Clone, Serialize)]
struct ReportLevel {
    /// OpenACR's name of the chapter.
    chapter: &'static str,
    criteria: Vec<ReportCriterion>,
}

#[derive(Debug, Clone, Serialize)]
struct ReportCriterion {
    number: Criterion,
    components: Vec<Component>,
}

/// The result for web pages or for documents.
#[derive(Debug, Clone, Serialize)]
struct Component {
    /// OpenACR's name of the component.
    name: &'static str,
    /// OpenACR's name of the level of adherence.
    level: &'static str,
    reason: Option<String>,
    evidence: Vec<Evidence>,
}

impl OpenAcr {
    /// Creates the report from the statement of the site. `name` and `description` are those of the
    /// list of documents. There is no report without results.
    ///
    /// # Errors
    /// `T002` if the catalogue lacks a message.
    pub fn new(
        statement: &SiteStatement,
        author: &ReportAuthor,
        name: String,
        description: String,
        catalogue: &Catalogue,
    ) -> Result<Option<Self>, Findings> {
        let Some(date) = statement.last_day else {
            return Ok(None);
        };
        let language = catalogue.language();
        let title = [("product", FluentValue::from(name.as_str()))];
        let notes = [
            ("program", FluentValue::from(MADE_BY)),
            ("standard", FluentValue::from(STANDARD)),
        ];
        Ok(Some(OpenAcr {
            words: catalogue.words().clone(),
            title: catalogue.message("openacr-title", &title)?,
            product: Product {
                name,
                version: date.to_string(),
                description,
            },
            author: Author {
                name: author.name.get(language).to_owned(),
                company: author
                    .company
                    .as_ref()
                    .map(|company| company.get(language).to_owned()),
                email: author.email.to_string(),
            },
            report_date: date.to_string(),
            catalog: CATALOG,
            notes: catalogue.message("openacr-notes", &notes)?,
            checks: statement.checks.clone(),
            levels: [
                ("success_criteria_level_a", Level::A),
                ("success_criteria_level_aa", Level::AA),
            ]
            .map(|(chapter, level)| ReportLevel {
                chapter,
                criteria: criteria(level, &statement.chapters),
            }),
        }))
    }
}

fn criteria(level: Level, chapters: &[Chapter]) -> Vec<ReportCriterion> {
    let of_level = REQUIREMENTS.iter().filter(|one| one.level == level);
    let criteria = of_level.map(|requirement| ReportCriterion {
        number: requirement.criterion,
        components: chapters
            .iter()
            .filter_map(|chapter| component(chapter, requirement.criterion))
            .collect(),
    });
    criteria.filter(|one| !one.components.is_empty()).collect()
}

fn component(chapter: &Chapter, criterion: Criterion) -> Option<Component> {
    let name = match chapter.number {
        9 => "web",
        10 => "electronic-docs",
        _ => return None,
    };
    let is_wanted = |clause: &&Clause| {
        let of_clause = clause.criterion.as_ref();
        of_clause.is_some_and(|(requirement, _)| requirement.criterion == criterion)
    };
    let clause = chapter.clauses.iter().find(is_wanted)?;
    let (_, failures) = clause.criterion.as_ref()?;
    Some(Component {
        name,
        level: adherence(clause.outcome, *failures),
        reason: clause.reason.clone(),
        evidence: clause.evidence.clone(),
    })
}

/// Returns the level of adherence. In a VPAT, “does not support” means that most of the product does
/// not meet the criterion.
fn adherence(outcome: Outcome, failures: Failures) -> &'static str {
    match outcome {
        Outcome::Met => "supports",
        Outcome::NotMet if failures.failing * 2 > failures.files => "does-not-support",
        Outcome::NotMet => "partially-supports",
        Outcome::NotApplicable => "not-applicable",
        Outcome::NotEvaluated => "not-evaluated",
    }
}
