//! The front matter of a source file: what its masthead and closing lines are made from.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_saphyr::{Location, Spanned};

use publish_model::diagnostic::{Code, Diagnostic, Findings, SourceFile};
use publish_model::suggestion;
use publish_model::{Body, Language, Symbol, Vote};

use crate::report::Numbering;

use super::line::PlacedLine;

/// What stands between the two lines of three hyphens at the head of a source file, as YAML.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct FrontMatter {
    /// The symbol of the document, such as A/RES/68/197.
    pub symbol: Symbol,
    /// The language that it is written in: ar, zh, en, fr, ru, es, de.
    pub language: Language,
    /// The body that adopted it; the General Assembly where nothing is said.
    #[serde(default = "general_assembly")]
    pub body: Body,
    /// The title, in the Markdown of a line; left out by documents that have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The number of the session of the body.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<u32>,
    /// The agenda item, such as 109 or 19 (b); a list where there are several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agenda_item: Option<AgendaItems>,
    /// The date of adoption, year-month-day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub adopted: Option<CalendarDate>,
    /// The date of issue, year-month-day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub issued: Option<CalendarDate>,
    /// The kind of distribution.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub distribution: Option<Distribution>,
    /// The committee on whose report the document was adopted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub committee: Option<Committee>,
    /// The symbol of that report, with the paragraph where it is named: A/79/652, para. 58.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub report: Option<String>,
    /// The number of the meeting of adoption, for the closing lines.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meeting: Option<u32>,
    /// The subjects that the document is filed under.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub subjects: Vec<String>,
    /// The recorded vote.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vote: Option<Vote>,
    /// `as-printed` where the official text itself has gaps or repeats in its numbers, so that
    /// they are warnings and no errors.
    #[serde(default, skip_serializing_if = "Numbering::is_checked")]
    pub numbering: Numbering,
    /// Lines as printed, where the official wording is not that of the catalogue.
    #[serde(default, skip_serializing_if = "PrintedLines::is_empty")]
    pub printed: PrintedLines,
}

/// Lines of the masthead and the closing as printed, in the Markdown of a line. An empty text
/// takes the line away.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct PrintedLines {
    /// In place of “United Nations”.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organization: Option<String>,
    /// In place of the name of the body.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
    /// In place of “Distr.: General”.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub distribution: Option<String>,
    /// In place of the date of issue.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issued: Option<String>,
    /// In place of “Sixty-eighth session”.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session: Option<String>,
    /// The language lines of a Human Rights Council document, “Original: English”.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<String>,
    /// The body below that of the masthead, “Human Rights Council”.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subsidiary_body: Option<String>,
    /// The first and last day of the session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_dates: Option<String>,
    /// In place of “Agenda item 109”: one line or several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agenda_item: Option<Lines>,
    /// Lines between the title and the text, “Adopted by the Security Council at its 8780th
    /// meeting, on 27 May 2021”.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub below_title: Vec<String>,
    /// In place of “Resolution adopted by the General Assembly on 18 December 2013”.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub adoption: Option<String>,
    /// In place of “[on the report of the Third Committee (A/68/458)]”.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub report: Option<String>,
    /// In place of the number before the title, “68/197.”
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// In place of all closing lines.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closing: Option<Vec<String>>,
}

impl PrintedLines {
    fn is_empty(&self) -> bool {
        *self == PrintedLines::default()
    }
}

/// One line or several.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Lines {
    /// One.
    One(String),
    /// Several.
    Several(Vec<String>),
}

impl Lines {
    /// The lines.
    pub fn as_slice(&self) -> &[String] {
        match self {
            Lines::One(line) => std::slice::from_ref(line),
            Lines::Several(lines) => lines,
        }
    }
}

/// One agenda item or several.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum AgendaItems {
    /// A number alone: 109.
    Number(u32),
    /// A number with a letter: 19 (b).
    Text(String),
    /// Several.
    Several(Vec<AgendaItem>),
}

/// One of several agenda items.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum AgendaItem {
    /// A number alone: 109.
    Number(u32),
    /// A number with a letter: 19 (b).
    Text(String),
}

impl AgendaItems {
    /// The items as texts.
    pub fn texts(&self) -> Vec<String> {
        match self {
            AgendaItems::Number(number) => vec![number.to_string()],
            AgendaItems::Text(text) => vec![text.clone()],
            AgendaItems::Several(items) => items
                .iter()
                .map(|item| match item {
                    AgendaItem::Number(number) => number.to_string(),
                    AgendaItem::Text(text) => text.clone(),
                })
                .collect(),
        }
    }
}

/// To whom the document goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum Distribution {
    General,
    Limited,
    Restricted,
}

/// The committee on whose report a resolution was adopted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Committee {
    /// Disarmament and International Security.
    First,
    /// Economic and Financial.
    Second,
    /// Social, Humanitarian and Cultural.
    Third,
    /// Special Political and Decolonization.
    Fourth,
    /// Administrative and Budgetary.
    Fifth,
    /// Legal.
    Sixth,
    /// Adopted without reference to a Main Committee.
    None,
    /// A proposal considered in plenary meeting.
    Plenary,
}

/// A date, written year-month-day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct CalendarDate(pub Date);

impl<'de> Deserialize<'de> for CalendarDate {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let looks_right = text.len() == 10 && !text.contains('T');
        let date: Option<Date> = looks_right.then(|| text.parse().ok()).flatten();
        date.map(CalendarDate).ok_or_else(|| {
            let unexpected = serde::de::Unexpected::Str(&text);
            serde::de::Error::invalid_value(unexpected, &"a date, year-month-day")
        })
    }
}

impl FrontMatter {
    /// What it says in words that are no Markdown, each with its key.
    pub fn plain_words(&self) -> Vec<(&'static str, String)> {
        let agenda = self.agenda_item.as_ref().map(AgendaItems::texts);
        let vote = self.vote.as_ref();
        let tallies = vote.map(|vote| [&vote.in_favour, &vote.against, &vote.abstaining]);
        let states = tallies
            .into_iter()
            .flatten()
            .flat_map(|tally| tally.states.clone());
        let agenda = agenda.unwrap_or_default().into_iter();
        let report = self.report.clone().into_iter();
        let subjects = self.subjects.iter().cloned();
        report
            .map(|words| ("report", words))
            .chain(agenda.map(|words| ("agenda-item", words)))
            .chain(subjects.map(|words| ("subjects", words)))
            .chain(states.map(|words| ("vote", words)))
            .collect()
    }

    /// The keys of the notes that its lines call.
    pub fn calls(&self) -> Vec<String> {
        let printed = &self.printed;
        let single = [
            &self.title,
            &printed.organization,
            &printed.body,
            &printed.distribution,
            &printed.issued,
            &printed.session,
            &printed.subsidiary_body,
            &printed.session_dates,
            &printed.adoption,
            &printed.report,
            &printed.number,
        ];
        let several = [
            printed.languages.as_slice(),
            printed.below_title.as_slice(),
            printed.agenda_item.as_ref().map_or(&[], Lines::as_slice),
            printed.closing.as_deref().unwrap_or_default(),
        ];
        let lines = single
            .into_iter()
            .flatten()
            .chain(several.into_iter().flatten());
        let calls = lines.flat_map(|line| super::line::calls_in(line));
        calls.map(str::to_owned).collect()
    }
}

fn general_assembly() -> Body {
    Body::GeneralAssembly
}

/// A source file to begin with: front matter whose keys are explained, and the skeleton of a text.
pub fn starting_text(symbol: &Symbol, language: &Language) -> String {
    let body = Body::of_symbol(symbol).as_str();
    format!(
        "---
symbol: {symbol}
language: {language}
body: {body}
title: Title of the resolution
# The keys below make the masthead and the closing lines; take away the # where they apply.
# session: 79
# agenda-item: 7
# adopted: 2024-09-22
# issued: 2024-10-01
# distribution: general
# committee: third
# report: A/79/458
# meeting: 3
---

*The General Assembly*,

*Recalling* what came before,[^1]

1. *Decides* what is to be done:

(a) In one way;

(b) And in another;

2. *Requests* a report.

[^1]: Text of the note.
"
    )
}

/// The JSON Schema of the front matter, by which editors complete and check it.
pub fn json_schema() -> serde_json::Value {
    let mut schema = schemars::schema_for!(FrontMatter).to_value();
    if let Some(fields) = schema.as_object_mut() {
        fields.insert("title".into(), "Front matter of a resolution".into());
    }
    schema
}

/// Where the front matter and the body stand in a source file, in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parts {
    /// The YAML between the two lines of hyphens.
    pub yaml: Range<usize>,
    /// The Markdown after them.
    pub body: Range<usize>,
}

/// Divides a source file into front matter and body.
///
/// # Errors
/// `Y001` where there is no front matter.
pub fn divide(file: &Arc<SourceFile>) -> Result<Parts, Findings> {
    let text = &file.text;
    let missing = |message: &str| {
        let help = "begin the file with a line “---”, the front matter, and another line “---”; \
                    “publish new SYMBOL” writes one";
        let first_line = text.lines().next().unwrap_or_default().len();
        let finding = Diagnostic::error(Code::NoFrontMatter, message, help);
        Findings::from(finding.at(file, 0..first_line))
    };
    let mut offset = 0;
    let mut lines = text.split_inclusive('\n');
    let first = lines.next().unwrap_or_default();
    if first.trim_end() != "---" {
        return Err(missing("the file does not begin with front matter"));
    }
    offset += first.len();
    let start = offset;
    for line in lines {
        if line.trim_end() == "---" {
            return Ok(Parts {
                yaml: start..offset,
                body: offset + line.len()..text.len(),
            });
        }
        offset += line.len();
    }
    Err(missing("the front matter has no end"))
}

/// Reads the front matter. All that is wrong with it is reported, entry by entry (`Y002` to
/// `Y007`); what could be read of the rest comes with the findings, so that those about the body
/// can follow.
pub fn parse(file: &Arc<SourceFile>, yaml: Range<usize>) -> (Option<FrontMatter>, Vec<Diagnostic>) {
    // The library stops at the first error. Blanking the entry that has it, and reading again,
    // finds the next one. Every round takes an entry away or adds a missing one, each at most once,
    // so the rounds come to an end.
    let mut rest = file.text[yaml.clone()].to_owned();
    let mut findings: Vec<Diagnostic> = Vec::new();
    let mut blanked: Vec<String> = Vec::new();
    let mut added: Vec<&'static str> = Vec::new();
    loop {
        let error = match serde_saphyr::from_str::<FrontMatter>(&rest) {
            Ok(front_matter) => return (Some(front_matter), findings),
            Err(error) => error,
        };
        let span = error_span(&error, &rest);
        let entry = entry_at(&rest, span.start);
        let at = yaml.start + span.start..yaml.start + span.end;
        let missing = match error.without_snippet() {
            serde_saphyr::Error::SerdeMissingField { field, .. } => Some(*field),
            _ => None,
        };
        // What stands before an added entry can take its line for its own.
        if missing.is_some_and(|field| added.contains(&field)) {
            return (None, findings);
        }
        if let Some(finding) = describe(error.without_snippet(), file, at, &yaml, &blanked) {
            findings.push(finding);
        }
        if let Some(field) = missing {
            // Only an entry can stop the search for the next missing one.
            if !insert_placeholder(&mut rest, field) {
                return (None, findings);
            }
            added.push(field);
            continue;
        }
        let Some(entry) = entry.filter(|entry| !rest[entry.clone()].trim().is_empty()) else {
            return (None, findings);
        };
        blanked.push(key_of(&rest[entry.clone()]).to_owned());
        let blank: String = rest[entry.clone()]
            .chars()
            .map(|character| {
                if character == '\n' {
                    "\n".into()
                } else {
                    " ".repeat(character.len_utf8())
                }
            })
            .collect();
        rest.replace_range(entry, &blank);
    }
}

/// Appends a value for a needed key, so that reading goes on to the next fault.
fn insert_placeholder(yaml: &mut String, field: &str) -> bool {
    let value = match field {
        "symbol" => "A/RES/1/1",
        "language" => "en",
        _ => return false,
    };
    if !yaml.is_empty() && !yaml.ends_with('\n') {
        yaml.push('\n');
    }
    yaml.push_str(&format!("{field}: {value}\n"));
    true
}

fn error_span(error: &serde_saphyr::Error, yaml: &str) -> Range<usize> {
    match error.location() {
        Some(location) => span_of(&location, yaml),
        None => 0..0,
    }
}

/// What a location in YAML points at, up to the end of the key or the line.
fn span_of(location: &Location, yaml: &str) -> Range<usize> {
    let line_start: usize = yaml
        .split_inclusive('\n')
        .take((location.line() as usize).saturating_sub(1))
        .map(str::len)
        .sum();
    let line = yaml[line_start.min(yaml.len())..]
        .lines()
        .next()
        .unwrap_or_default();
    let column: usize = line
        .chars()
        .take((location.column() as usize).saturating_sub(1))
        .map(char::len_utf8)
        .sum();
    let start = line_start + column;
    let rest_of_line = line[column..].trim_end();
    let length = rest_of_line
        .find(": ")
        .or_else(|| rest_of_line.strip_suffix(':').map(str::len))
        .unwrap_or(rest_of_line.len());
    start..start + length
}

/// The lines of the top-level entry that a byte stands in.
fn entry_at(yaml: &str, at: usize) -> Option<Range<usize>> {
    let mut start = None;
    let mut offset = 0;
    for line in yaml.split_inclusive('\n') {
        let begins_entry = !line.starts_with([' ', '\t', '#', '-', '\n', '\r']);
        if begins_entry {
            if offset > at {
                return start.map(|start| start..offset);
            }
            start = Some(offset);
        }
        offset += line.len();
    }
    start.filter(|_| at <= offset).map(|start| start..offset)
}

fn key_of(entry: &str) -> &str {
    entry.split(':').next().unwrap_or_default().trim()
}

/// Where the value of a top-level key stands in the file; the whole front matter where there is no
/// such key.
pub fn value_span(file: &SourceFile, yaml: &Range<usize>, key: &str) -> Range<usize> {
    let mut offset = yaml.start;
    for line in file.text[yaml.clone()].split_inclusive('\n') {
        if let Some(rest) = line
            .strip_prefix(key)
            .and_then(|rest| rest.strip_prefix(':'))
        {
            let value = rest.trim();
            let start = offset + line.len() - rest.trim_start().len();
            return start..start + value.len();
        }
        offset += line.len();
    }
    yaml.start..yaml.start
}

/// Where the lines in Markdown are: the title and what is given as printed.
pub fn places_of_lines(file: &SourceFile, yaml: &Range<usize>) -> Vec<PlacedLine> {
    let text = &file.text[yaml.clone()];
    // Front matter that cannot be read has been reported; it has no lines.
    let located: LocatedLines = serde_saphyr::from_str(text).unwrap_or_default();
    let title = located.title.into_iter().map(|title| Located {
        span: span_of(&title.referenced, text),
        words: title.value,
    });
    let printed = located.printed.into_values();
    let printed = printed.flat_map(|value| value.value.lines(&value.referenced, text));
    let lines = title.chain(printed);
    lines
        .map(|line| placed(line, &file.text, yaml.start))
        .collect()
}

/// The lines of the front matter with their places; all else is passed over.
#[derive(Default, Deserialize)]
#[serde(default)]
struct LocatedLines {
    title: Option<Spanned<String>>,
    printed: BTreeMap<String, Spanned<LocatedValue>>,
}

/// One line, or a list of lines. An untagged type would lose the places.
enum LocatedValue {
    One(String),
    Several(Vec<Spanned<String>>),
}

impl<'de> Deserialize<'de> for LocatedValue {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;

        impl<'de> serde::de::Visitor<'de> for Visitor {
            type Value = LocatedValue;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a line or a list of lines")
            }

            fn visit_str<E>(self, line: &str) -> Result<LocatedValue, E> {
                Ok(LocatedValue::One(line.to_owned()))
            }

            fn visit_seq<A: serde::de::SeqAccess<'de>>(
                self,
                mut list: A,
            ) -> Result<LocatedValue, A::Error> {
                let mut lines = Vec::new();
                while let Some(line) = list.next_element()? {
                    lines.push(line);
                }
                Ok(LocatedValue::Several(lines))
            }
        }

        deserializer.deserialize_any(Visitor)
    }
}

impl LocatedValue {
    fn lines(self, location: &Location, yaml: &str) -> Vec<Located> {
        match self {
            LocatedValue::One(words) => vec![Located {
                words,
                span: span_of(location, yaml),
            }],
            LocatedValue::Several(lines) => {
                let lines = lines.into_iter().map(|line| Located {
                    span: span_of(&line.referenced, yaml),
                    words: line.value,
                });
                lines.collect()
            }
        }
    }
}

/// A line with its place in the YAML.
struct Located {
    words: String,
    span: Range<usize>,
}

/// The place of a line in its file, whose YAML begins at `start`.
fn placed(line: Located, text: &str, start: usize) -> PlacedLine {
    let start = start + line.span.start;
    let rest = &text[start..];
    let quote = rest.len() - rest.trim_start_matches(['"', '\'']).len();
    let is_verbatim = !line.words.is_empty() && rest[quote.min(1)..].starts_with(&line.words);
    let start = start + if is_verbatim { quote.min(1) } else { 0 };
    let length = if is_verbatim {
        line.words.len()
    } else {
        rest.lines().next().unwrap_or_default().trim_end().len()
    };
    PlacedLine {
        words: line.words,
        span: start..start + length,
        is_verbatim,
    }
}

const KEYS: [&str; 16] = [
    "symbol",
    "language",
    "body",
    "title",
    "session",
    "agenda-item",
    "adopted",
    "issued",
    "distribution",
    "committee",
    "report",
    "meeting",
    "subjects",
    "vote",
    "numbering",
    "printed",
];

fn describe(
    error: &serde_saphyr::Error,
    file: &Arc<SourceFile>,
    span: Range<usize>,
    yaml: &Range<usize>,
    blanked: &[String],
) -> Option<Diagnostic> {
    use serde_saphyr::Error;
    let whole_entry = entry_at(&file.text[yaml.clone()], span.start - yaml.start);
    let key = whole_entry
        .map(|entry| key_of(&file.text[yaml.clone()][entry]).to_owned())
        .unwrap_or_default();
    let finding = match error {
        Error::SerdeUnknownField {
            field, expected, ..
        } => {
            let help = match suggestion::nearest(field, expected.iter().copied()) {
                Some(nearest) => format!("did you mean “{nearest}”?"),
                None => format!("the keys are: {}", expected.join(", ")),
            };
            Diagnostic::error(
                Code::UnknownKey,
                format!("the front matter has no key “{field}”"),
                help,
            )
        }
        Error::SerdeMissingField { field, .. } => {
            if blanked.iter().any(|key| key == field) {
                return None;
            }
            let message = format!("the front matter lacks the key “{field}”");
            let help = format!("add a line “{field}: …”");
            return Some(
                Diagnostic::error(Code::MissingKey, message, help).at(file, yaml.start..yaml.start),
            );
        }
        Error::DuplicateMappingKey { .. } => Diagnostic::error(
            Code::WrongValue,
            format!("the key “{key}” stands twice"),
            "keep one of them",
        ),
        Error::SerdeUnknownVariant {
            variant, expected, ..
        } => {
            let help = match suggestion::nearest(variant, expected.iter().copied()) {
                Some(nearest) => format!("did you mean “{nearest}”?"),
                None => format!("it can be: {}", expected.join(", ")),
            };
            let message = format!("“{key}” cannot be “{variant}”");
            Diagnostic::error(Code::WrongValue, message, help)
        }
        // Only dates have values of the right type that are refused.
        Error::SerdeInvalidValue { .. } if matches!(&*key, "adopted" | "issued") => {
            // The library places it at the key.
            let value = value_span(file, yaml, &key);
            let written = file.text[value.clone()].trim_matches(['"', '\'']);
            let message = format!("there is no date “{written}”");
            let help = "write year-month-day, such as 2013-12-18";
            return Some(Diagnostic::error(Code::ImpossibleDate, message, help).at(file, value));
        }
        other if KEYS.contains(&key.as_str()) => {
            let reason = match other {
                // The only scalars that are not texts are numbers.
                Error::InvalidScalar { .. } => "it is no whole number".to_owned(),
                // serde says nothing else of a value that can have several forms.
                Error::Message { .. } if matches!(&*key, "agenda-item" | "printed") => {
                    "it has none of the forms that it can have".to_owned()
                }
                other => plain_reason(&other.to_string()),
            };
            Diagnostic::error(
                Code::WrongValue,
                format!("the value of “{key}” does not fit: {reason}"),
                help_for(&key),
            )
        }
        other => Diagnostic::error(
            Code::BrokenYaml,
            format!(
                "the front matter is not well-formed: {}",
                plain_reason(&other.to_string())
            ),
            "write one “key: value” a line; put a value with a colon or a bracket at its head \
             between quotation marks",
        ),
    };
    Some(finding.at(file, span))
}

/// The first line of a message of the YAML library, without the position that we print ourselves.
fn plain_reason(message: &str) -> String {
    let line = message.lines().next().unwrap_or_default();
    let line = match line.find(" at line ") {
        Some(position) => &line[..position],
        None => line,
    };
    let line = line.strip_prefix("error: ").unwrap_or(line);
    match line.strip_prefix("line ") {
        Some(rest) => rest
            .split_once(": ")
            .map_or(line, |(_, reason)| reason)
            .to_owned(),
        None => line.to_owned(),
    }
}

fn help_for(key: &str) -> &'static str {
    match key {
        "symbol" => "write a symbol such as A/RES/68/197",
        "language" => "write a language tag such as en",
        "session" | "meeting" => "write a number such as 68",
        "agenda-item" => "write a number such as 109, a text such as 19 (b), or a list of them",
        "subjects" => "write a list: [one, two]",
        "vote" => "write in-favour, against and abstaining, each with count and states",
        _ => "write a text on one line, between quotation marks where it has a colon",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn findings(yaml: &str) -> Vec<String> {
        let file = SourceFile::new("en.md", format!("---\n{yaml}---\n"));
        let parts = divide(&file).unwrap();
        let (_, findings) = parse(&file, parts.yaml);
        let described = findings.iter().map(|finding| {
            let place = finding.place.as_ref().unwrap();
            let (line, column) = place.file.line_and_column(place.span.start);
            format!("{line}:{column} {}", finding.code.as_str())
        });
        described.collect()
    }

    #[test]
    fn the_keys_listed_are_those_of_the_type() {
        let schema = json_schema();
        let properties = schema["properties"].as_object().unwrap();
        let mut keys: Vec<&str> = properties.keys().map(String::as_str).collect();
        let mut listed = KEYS.to_vec();
        keys.sort_unstable();
        listed.sort_unstable();
        assert_eq!(keys, listed);
    }

    #[test]
    fn all_faults_of_a_front_matter_are_found_in_one_run() {
        let yaml = "symbol: A/RES/68/197\nlanguage: en\nsesion: 68\nadopted: 2013-02-30\nmeeting: seventy\ncommittee: thrid\n";
        assert_eq!(
            findings(yaml),
            ["4:1 Y002", "5:10 Y004", "6:10 Y003", "7:12 Y003"]
        );
    }

    #[test]
    fn each_missing_key_is_named() {
        assert_eq!(findings("title: T\n"), ["2:1 Y006", "2:1 Y006"]);
    }

    #[test]
    fn a_key_given_twice_and_broken_yaml_are_found() {
        assert_eq!(
            findings("symbol: A/B\nlanguage: en\nsession: 1\nsession: 2\n"),
            ["5:1 Y003"]
        );
        let broken = findings("symbol: A/B\nlanguage: en\ntitle: \"open\nsession: 1\n");
        assert!(!broken.is_empty(), "{broken:?}");
    }

    #[test]
    fn a_file_without_front_matter_says_so() {
        for text in ["", "text", "---\nsymbol: A/B\n"] {
            let file = SourceFile::new("en.md", text);
            let findings = divide(&file).unwrap_err();
            let codes: Vec<Code> = findings.iter().map(|finding| finding.code).collect();
            assert_eq!(codes, [Code::NoFrontMatter]);
        }
    }
}
