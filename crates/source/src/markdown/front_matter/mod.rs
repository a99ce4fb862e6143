//! The front matter of a source file, from which its masthead and closing lines are generated.

mod describe;
mod lines;
mod new_source;
mod parse;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use publish_model::{BodyId, Language, Symbol, Tally, Vote, WebAddress};

use crate::report::Numbering;

pub use lines::LocatedTexts;
pub use new_source::{TEXT_PLACEHOLDER, TITLE_PLACEHOLDER, starting_text};
pub use parse::{Parsed, Parts, parse, split, value_span};

/// The YAML between the two lines of three hyphens at the start of a source file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct FrontMatter {
    /// The symbol of the document, such as A/RES/68/197.
    pub symbol: Symbol,
    /// The language of the document: ar, zh, en, fr, ru, es or de.
    pub language: Language,
    /// The body that adopted the document. The default is the body that the symbol belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<BodyId>,
    /// The address of the official document, if it does not follow from the symbol.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub official: Option<WebAddress>,
    /// The title in inline Markdown. Omit it if the document does not have one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The number of the body's session.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<u32>,
    /// The agenda item, such as 109 or 19 (b), or a list of agenda items.
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
    /// The sponsors of a draft, as printed: Albania, Algeria and Andorra.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sponsors: Option<String>,
    /// The committee on whose report the document was adopted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub committee: Option<Committee>,
    /// The symbol of that report, with the paragraph if one is given: A/79/652, para. 58.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub report: Option<String>,
    /// The number of the meeting at which the document was adopted, for the closing lines.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meeting: Option<u32>,
    /// Lines below the closing lines, such as the names and offices of those who sign.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub signatures: Vec<String>,
    /// The subjects of the document.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub subjects: Vec<String>,
    /// The recorded vote.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vote: Option<RecordedVote>,
    /// `as-printed` if the official text has gaps or repeats in its numbering, so that they cause
    /// warnings instead of errors.
    #[serde(default, skip_serializing_if = "Numbering::is_checked")]
    pub numbering: Numbering,
    /// Lines as printed, if the official wording differs from the catalogue.
    #[serde(default, skip_serializing_if = "PrintedLines::is_empty")]
    pub printed: PrintedLines,
}

/// The recorded vote.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
#[schemars(rename = "Vote")]
pub struct RecordedVote {
    /// The States in favour.
    pub in_favour: Tally,
    /// The States against.
    pub against: Tally,
    /// The States abstaining.
    pub abstaining: Tally,
    /// The States or members that were absent.
    #[serde(skip_serializing_if = "Tally::is_empty")]
    pub absent: Tally,
}

impl From<RecordedVote> for Vote {
    fn from(recorded: RecordedVote) -> Self {
        Vote {
            in_favour: recorded.in_favour,
            against: recorded.against,
            abstaining: recorded.abstaining,
            absent: recorded.absent,
        }
    }
}

impl From<Vote> for RecordedVote {
    fn from(vote: Vote) -> Self {
        RecordedVote {
            in_favour: vote.in_favour,
            against: vote.against,
            abstaining: vote.abstaining,
            absent: vote.absent,
        }
    }
}

/// Lines of the masthead and closing lines as printed, in inline Markdown. An empty text removes
/// the line.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct PrintedLines {
    /// Replaces “United Nations”.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organization: Option<String>,
    /// Replaces the name of the body.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
    /// Replaces “Distr.: General”.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub distribution: Option<String>,
    /// Replaces the date of issue.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issued: Option<String>,
    /// Replaces “Sixty-eighth session”.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session: Option<String>,
    /// The language lines of a Human Rights Council document, “Original: English”.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<String>,
    /// The body below the main body in the masthead, “Human Rights Council”.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subsidiary_body: Option<String>,
    /// The first and last day of the session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_dates: Option<String>,
    /// Replaces “Agenda item 109”: one line or several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agenda_item: Option<PrintedText>,
    /// Lines between the title and the text, “Adopted by the Security Council at its 8780th
    /// meeting, on 27 May 2021”. They replace the introduction that the body has for its documents.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub below_title: Vec<String>,
    /// Replaces “Resolution adopted by the General Assembly on 18 December 2013”.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub adoption: Option<String>,
    /// Replaces “[on the report of the Third Committee (A/68/458)]”.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub report: Option<String>,
    /// Replaces the number before the title, “68/197.”
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// Replaces all closing lines and signatures.
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
pub enum PrintedText {
    /// One line.
    One(String),
    /// Several lines.
    Several(Vec<String>),
}

impl PrintedText {
    /// Returns the lines.
    pub fn as_slice(&self) -> &[String] {
        match self {
            PrintedText::One(line) => std::slice::from_ref(line),
            PrintedText::Several(lines) => lines,
        }
    }
}

/// One agenda item or several.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum AgendaItems {
    /// A number: 109.
    Number(u32),
    /// A number with a letter: 19 (b).
    Text(String),
    /// Several agenda items.
    Several(Vec<AgendaItem>),
}

/// One of several agenda items.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum AgendaItem {
    /// A number: 109.
    Number(u32),
    /// A number with a letter: 19 (b).
    Text(String),
}

impl AgendaItems {
    /// Returns the agenda items as texts.
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

/// The distribution of the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the names are self-explanatory")]
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

/// A date in the form year-month-day.
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
    /// Returns the values that are text but not Markdown, each with its key.
    pub fn plain_words(&self) -> Vec<(&'static str, String)> {
        let agenda = self.agenda_item.as_ref().map(AgendaItems::texts);
        let vote = self.vote.as_ref();
        let tallies = vote.map(|vote| {
            [
                &vote.in_favour,
                &vote.against,
                &vote.abstaining,
                &vote.absent,
            ]
        });
        let states = tallies
            .into_iter()
            .flatten()
            .flat_map(|tally| tally.states.clone());
        let agenda = agenda.unwrap_or_default().into_iter();
        let report = self.report.clone().into_iter();
        let subjects = self.subjects.iter().cloned();
        let sponsors = self.sponsors.clone().into_iter();
        report
            .map(|words| ("report", words))
            .chain(sponsors.map(|words| ("sponsors", words)))
            .chain(agenda.map(|words| ("agenda-item", words)))
            .chain(subjects.map(|words| ("subjects", words)))
            .chain(states.map(|words| ("vote", words)))
            .collect()
    }

    /// Returns the keys of the notes that its lines call.
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
            printed
                .agenda_item
                .as_ref()
                .map_or(&[], PrintedText::as_slice),
            printed.closing.as_deref().unwrap_or_default(),
            self.signatures.as_slice(),
        ];
        let lines = single
            .into_iter()
            .flatten()
            .chain(several.into_iter().flatten());
        let calls = lines.flat_map(|line| super::line::calls_in(line));
        calls.map(str::to_owned).collect()
    }
}

/// Returns the JSON Schema of the front matter, with which editors complete and validate it.
pub fn json_schema() -> serde_json::Value {
    let mut schema = schemars::schema_for!(FrontMatter).to_value();
    if let Some(fields) = schema.as_object_mut() {
        fields.insert("title".into(), "Front matter of a resolution".into());
    }
    schema
}

#[cfg(test)]
mod tests {
    use super::describe::KEYS;
    use super::*;
    use publish_model::diagnostic::{Code, SourceFile};

    fn findings(yaml: &str) -> Vec<String> {
        let file = SourceFile::new("en.md", format!("---\n{yaml}---\n"));
        let parts = split(&file).unwrap();
        let parsed = parse(&file, parts.yaml);
        let described = parsed.findings.iter().map(|finding| {
            let place = finding.place.as_ref().unwrap();
            let (line, column) = place.file.line_and_column(place.span.start);
            format!("{line}:{column} {}", finding.code.as_str())
        });
        described.collect()
    }

    #[test]
    fn the_listed_keys_match_the_type() {
        let schema = json_schema();
        let properties = schema["properties"].as_object().unwrap();
        let mut keys: Vec<&str> = properties.keys().map(String::as_str).collect();
        let mut listed = KEYS.to_vec();
        keys.sort_unstable();
        listed.sort_unstable();
        assert_eq!(keys, listed);
    }

    #[test]
    fn all_errors_of_a_front_matter_are_reported_in_one_run() {
        let yaml = "symbol: A/RES/68/197\nlanguage: en\nsesion: 68\nadopted: 2013-02-30\nmeeting: seventy\ncommittee: thrid\n";
        assert_eq!(
            findings(yaml),
            ["4:1 Y002", "5:10 Y004", "6:10 Y003", "7:12 Y003"]
        );
    }

    #[test]
    fn each_missing_key_is_reported() {
        assert_eq!(findings("title: T\n"), ["2:1 Y006", "2:1 Y006"]);
    }

    #[test]
    fn duplicate_keys_and_invalid_yaml_are_reported() {
        assert_eq!(
            findings("symbol: A/B\nlanguage: en\nsession: 1\nsession: 2\n"),
            ["5:1 Y003"]
        );
        let broken = findings("symbol: A/B\nlanguage: en\ntitle: \"open\nsession: 1\n");
        assert!(!broken.is_empty(), "{broken:?}");
    }

    #[test]
    fn missing_front_matter_is_reported() {
        for text in ["", "text", "---\nsymbol: A/B\n"] {
            let file = SourceFile::new("en.md", text);
            let findings = split(&file).unwrap_err();
            let codes: Vec<Code> = findings.iter().map(|finding| finding.code).collect();
            assert_eq!(codes, [Code::NoFrontMatter]);
        }
    }
}
