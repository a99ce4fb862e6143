//! The front matter: the keys from which the lines of the masthead are generated, and the lines
//! themselves if the generated lines would differ.

use crate::markdown::front_matter::{
    AgendaItem, AgendaItems, CalendarDate, Committee, Distribution, FrontMatter, PrintedLines,
    PrintedText as Printed, RecordedVote,
};
use crate::markdown::line::LineReader;
use crate::markdown::masthead::{self, Adopting};
use crate::report::{Numbering, Report};
use publish_model::diagnostic::SourceFile;
use publish_model::{Closing, Inlines, Resolution, Symbol, plain_text, unresolved};
use publish_templates::wording::{Catalogue, FluentValue};

use super::inlines::{self, LinePosition};
use super::{Unwritable, yaml};

/// Writes the front matter, without the lines of hyphens.
pub fn write(
    resolution: &Resolution,
    catalogue: &Catalogue,
    numbering: Numbering,
) -> Result<String, Unwritable> {
    let mut front_matter = keys(resolution, catalogue);
    front_matter.numbering = numbering;
    front_matter.title = Some(line(&resolution.masthead.title)?).filter(|title| !title.is_empty());
    front_matter.printed = printed(resolution, &front_matter, catalogue)?;
    Ok(Yaml::of(&front_matter))
}

/// Whether the closing lines are those that are generated from the front matter.
pub fn closing_is_made(resolution: &Resolution, closing: &Closing, catalogue: &Catalogue) -> bool {
    let front_matter = keys(resolution, catalogue);
    let made = made_closing(&front_matter, adopting(resolution, catalogue));
    !closing.lines.is_empty() && made.is_some_and(|made| is_same(closing, &made))
}

fn adopting<'a>(resolution: &Resolution, catalogue: &'a Catalogue) -> Adopting<'a> {
    Adopting::of(&resolution.body, &resolution.symbol, catalogue)
}

fn with_lines<T>(read: impl FnOnce(&mut LineReader<'_>) -> T) -> T {
    let file = SourceFile::new("", String::new());
    let mut report = Report::new(&file, Numbering::AsPrinted);
    read(&mut LineReader::new(&mut report, Vec::new(), Vec::new()))
}

/// Whether closing lines have the words and markup of the generated lines.
fn is_same(closing: &Closing, made: &unresolved::Closing) -> bool {
    let lines = closing.lines.iter().map(|line| inlines::join(line));
    lines.eq(made.lines.iter().cloned())
}

fn made_closing(front_matter: &FrontMatter, adopting: Adopting<'_>) -> Option<unresolved::Closing> {
    with_lines(|lines| masthead::closing(front_matter, adopting, lines).ok())
}

/// Returns the keys that generate the lines of the document, with the date of adoption and the
/// subjects.
fn keys(resolution: &Resolution, catalogue: &Catalogue) -> FrontMatter {
    let adopting = adopting(resolution, catalogue);
    let catalogue = adopting.catalogue;
    let lines = &resolution.masthead;
    let last = resolution.enactments().pop();
    let mut keys = FrontMatter {
        symbol: resolution.symbol.clone(),
        language: resolution.language.clone(),
        body: Some(resolution.body.clone()),
        official: resolution.official.clone(),
        title: None,
        session: session(&lines.session, catalogue),
        agenda_item: agenda(&lines.agenda, catalogue),
        adopted: resolution.dates.adopted.map(CalendarDate),
        issued: resolution.dates.issued.map(CalendarDate),
        distribution: distribution(&lines.distribution, catalogue),
        sponsors: sponsors(&lines.adoption, &resolution.symbol, catalogue),
        committee: None,
        report: None,
        meeting: None,
        signatures: Vec::new(),
        subjects: resolution.subjects.clone(),
        vote: last.and_then(|enactment| enactment.vote.clone().map(RecordedVote::from)),
        numbering: Numbering::Checked,
        printed: PrintedLines::default(),
    };
    if let Some((committee, report)) = report(&lines.report, &resolution.symbol, catalogue) {
        keys.committee = Some(committee);
        keys.report = Some(report);
    }
    let closing = last.map(|enactment| &enactment.closing);
    keys.signatures = closing.map_or_else(Vec::new, |closing| signatures(closing, &keys, adopting));
    keys.meeting = meeting(closing, lines.below_title.first(), &keys, adopting);
    keys
}

/// Returns the words of a line that contains only words.
fn words(line: &Inlines) -> Option<String> {
    match inlines::join(line).as_slice() {
        [publish_model::Inline::Text { text, .. }] => Some(text.clone()),
        _ => None,
    }
}

fn session(line: &Inlines, catalogue: &Catalogue) -> Option<u32> {
    catalogue.session_number(&words(line)?)
}

fn distribution(line: &Inlines, catalogue: &Catalogue) -> Option<Distribution> {
    let words = words(line)?;
    let kinds = [
        Distribution::General,
        Distribution::Limited,
        Distribution::Restricted,
    ];
    kinds.into_iter().find(|kind| {
        let arguments = [("kind", masthead::distribution_argument(*kind))];
        catalogue.line("distribution", &arguments).ok().as_ref() == Some(&words)
    })
}

/// Returns the argument with which a message generates a line.
fn argument(line: &str, made_with: impl Fn(&str) -> Option<String>) -> Option<String> {
    let pattern = made_with("\u{1}")?;
    let (before, after) = pattern.split_once('\u{1}')?;
    let found = line.strip_prefix(before)?.strip_suffix(after)?;
    (made_with(found).as_deref() == Some(line)).then(|| found.to_owned())
}

fn agenda(lines: &[Inlines], catalogue: &Catalogue) -> Option<AgendaItems> {
    let item = |line: &Inlines| {
        let words = words(line)?;
        let found = argument(&words, |number| {
            let number = FluentValue::from(number.to_owned());
            catalogue.line("agenda-item", &[("number", number)]).ok()
        })?;
        Some(found).filter(|found| !found.is_empty() && found.len() < 40)
    };
    let items: Option<Vec<String>> = lines.iter().map(item).collect();
    let number = |text: &str| {
        let number: u32 = text.parse().ok()?;
        (number.to_string() == text).then_some(number)
    };
    match items?.as_slice() {
        [] => None,
        [one] => Some(match number(one) {
            Some(number) => AgendaItems::Number(number),
            None => AgendaItems::Text(one.clone()),
        }),
        several => Some(AgendaItems::Several(
            several
                .iter()
                .map(|one| match number(one) {
                    Some(number) => AgendaItem::Number(number),
                    None => AgendaItem::Text(one.clone()),
                })
                .collect(),
        )),
    }
}

fn report(line: &Inlines, symbol: &Symbol, catalogue: &Catalogue) -> Option<(Committee, String)> {
    let words = words(line)?;
    let committees = [
        Committee::First,
        Committee::Second,
        Committee::Third,
        Committee::Fourth,
        Committee::Fifth,
        Committee::Sixth,
        Committee::None,
        Committee::Plenary,
    ];
    committees.into_iter().find_map(|committee| {
        let found = argument(&words, |report| {
            let arguments = vec![
                ("committee", masthead::committee_argument(committee)),
                ("report", FluentValue::from(report.to_owned())),
            ];
            let arguments = catalogue.with_parts(symbol, arguments);
            catalogue.line("report", &arguments).ok()
        })?;
        (!found.is_empty()).then_some((committee, found))
    })
}

/// Returns the lines below the closing lines that a body generates, if they can be written.
fn signatures(closing: &Closing, keys: &FrontMatter, adopting: Adopting<'_>) -> Vec<String> {
    if !adopting.catalogue.defines_closing() {
        return Vec::new();
    }
    let Some(made) = made_closing(keys, adopting).filter(|made| !made.lines.is_empty()) else {
        return Vec::new();
    };
    let (above, below) = closing
        .lines
        .split_at(made.lines.len().min(closing.lines.len()));
    let above = Closing {
        lines: above.to_vec(),
    };
    if !is_same(&above, &made) {
        return Vec::new();
    }
    let below: Result<Vec<String>, Unwritable> = below.iter().map(line).collect();
    below.unwrap_or_default()
}

/// Returns the sponsors of a draft, if the line above the title can be generated from them.
fn sponsors(line: &Inlines, symbol: &Symbol, catalogue: &Catalogue) -> Option<String> {
    let found = argument(&words(line)?, |sponsors| {
        let arguments = vec![("sponsors", FluentValue::from(sponsors.to_owned()))];
        let arguments = catalogue.with_parts(symbol, arguments);
        catalogue.line("sponsors", &arguments).ok()
    });
    found.filter(|found| !found.is_empty())
}

/// Returns the number of the meeting, if the closing lines or the introduction below the title can
/// be generated from it.
fn meeting(
    closing: Option<&Closing>,
    introduction: Option<&Inlines>,
    keys: &FrontMatter,
    adopting: Adopting<'_>,
) -> Option<u32> {
    let lines = closing.iter().flat_map(|closing| &closing.lines);
    let numbers = lines
        .chain(introduction)
        .flat_map(|line| numbers_in(&plain_text(line)));
    // The number of a meeting can be in words.
    let in_words = (1..=WORDS_MAX).filter(|_| adopting.catalogue.defines_closing());
    let mut candidates = numbers.chain(in_words);
    let made = |meeting: Option<u32>| {
        let keys = FrontMatter {
            meeting,
            ..keys.clone()
        };
        let closing = made_closing(&keys, adopting).unwrap_or_default();
        let introduction = masthead::introduction(&keys, adopting.catalogue);
        (closing, introduction.unwrap_or_default())
    };
    // Lines without the meeting show nothing about it.
    let (without, without_introduction) = made(None);
    let introduction = introduction.and_then(words);
    candidates.find(|meeting| {
        let (made, made_introduction) = made(Some(*meeting));
        let closes = closing.is_some_and(|closing| is_same(closing, &made));
        let introduces = introduction.as_ref() == Some(&made_introduction);
        closes && made != without || introduces && made_introduction != without_introduction
    })
}

/// The highest number of a meeting that bodies write in words.
const WORDS_MAX: u32 = 30;

/// Returns the numbers in a text.
fn numbers_in(text: &str) -> Vec<u32> {
    let numbers = text.split(|character: char| !character.is_ascii_digit());
    numbers.filter_map(|number| number.parse().ok()).collect()
}

/// Writes a line in inline Markdown.
fn line(inlines: &Inlines) -> Result<String, Unwritable> {
    inlines::write(inlines, LinePosition::FrontMatter)
}

/// Returns the lines that differ from those generated from the keys.
fn printed(
    resolution: &Resolution,
    keys: &FrontMatter,
    catalogue: &Catalogue,
) -> Result<PrintedLines, Unwritable> {
    let made = with_lines(|lines| {
        masthead::masthead(
            keys,
            &resolution.text,
            adopting(resolution, catalogue),
            lines,
        )
    });
    let made = made.map_err(|findings| {
        let reasons: Vec<&str> = findings.iter().map(|one| one.message.as_str()).collect();
        Unwritable::new("a masthead without catalogue messages", reasons.join("; "))
    })?;
    let is = &resolution.masthead;
    let one = |is: &Inlines, made: &unresolved::Inlines| -> Result<Option<String>, Unwritable> {
        if inlines::join(is) == *made {
            return Ok(None);
        }
        line(is).map(Some)
    };
    let several = |lines: &[Inlines]| -> Result<Vec<String>, Unwritable> {
        lines
            .iter()
            .map(|one| match one.is_empty() {
                true => Err(Unwritable::new("an empty line in the masthead", "")),
                false => line(one),
            })
            .collect()
    };
    let agenda: Vec<unresolved::Inlines> =
        is.agenda.iter().map(|line| inlines::join(line)).collect();
    let agenda_item = match several(&is.agenda)? {
        _ if agenda == made.agenda => None,
        lines if lines.len() == 1 => lines.into_iter().next().map(Printed::One),
        lines => Some(Printed::Several(lines)),
    };
    let below: Vec<unresolved::Inlines> = is
        .below_title
        .iter()
        .map(|line| inlines::join(line))
        .collect();
    let below_title = match several(&is.below_title)? {
        _ if below == made.below_title => Vec::new(),
        // An empty text removes the generated line.
        lines if lines.is_empty() => vec![String::new()],
        lines => lines,
    };
    let last = resolution.enactments().pop();
    let is_without_closing = last.is_some_and(|enactment| enactment.closing.lines.is_empty());
    let made_closing = made_closing(keys, adopting(resolution, catalogue));
    let generates_closing = made_closing.is_some_and(|made| !made.lines.is_empty());
    Ok(PrintedLines {
        organization: one(&is.organization, &made.organization)?,
        body: one(&is.body, &made.body)?,
        distribution: one(&is.distribution, &made.distribution)?,
        issued: one(&is.issued, &made.issued)?,
        session: one(&is.session, &made.session)?,
        languages: several(&is.languages)?,
        subsidiary_body: one(&is.subsidiary_body, &made.subsidiary_body)?,
        session_dates: one(&is.session_dates, &made.session_dates)?,
        agenda_item,
        below_title,
        adoption: one(&is.adoption, &made.adoption)?,
        report: one(&is.report, &made.report)?,
        number: one(&is.number, &made.number)?,
        // Other closing lines are written after the text, and replace those that are generated.
        closing: (is_without_closing && generates_closing).then(Vec::new),
    })
}

/// YAML in the order of `docs/source-form.md`, one key per line.
struct Yaml(String);

impl Yaml {
    fn of(keys: &FrontMatter) -> String {
        let mut yaml = Yaml(String::new());
        yaml.put("symbol", &yaml::text(keys.symbol.as_str(), false));
        yaml.put("language", &yaml::text(keys.language.tag(), false));
        if let Some(body) = &keys.body {
            yaml.put("body", body.as_str());
        }
        if let Some(official) = &keys.official {
            yaml.put("official", &yaml::text(official.as_href().as_str(), false));
        }
        if let Some(title) = &keys.title {
            yaml.put("title", &yaml::text(title, false));
        }
        if let Some(session) = keys.session {
            yaml.put("session", &session.to_string());
        }
        if let Some(items) = &keys.agenda_item {
            yaml.put("agenda-item", &agenda_value(items));
        }
        for (key, date) in [("adopted", keys.adopted), ("issued", keys.issued)] {
            if let Some(date) = date {
                yaml.put(key, &date.0.to_string());
            }
        }
        if let Some(distribution) = keys.distribution {
            yaml.put("distribution", distribution_name(distribution));
        }
        if let Some(sponsors) = &keys.sponsors {
            yaml.put("sponsors", &yaml::text(sponsors, false));
        }
        if let Some(committee) = keys.committee {
            yaml.put("committee", committee_name(committee));
        }
        if let Some(report) = &keys.report {
            yaml.put("report", &yaml::text(report, false));
        }
        if let Some(meeting) = keys.meeting {
            yaml.put("meeting", &meeting.to_string());
        }
        if !keys.signatures.is_empty() {
            yaml.put("signatures", &yaml::list(keys.signatures.iter()));
        }
        if !keys.subjects.is_empty() {
            yaml.put("subjects", &yaml::list(keys.subjects.iter()));
        }
        if let Some(vote) = &keys.vote {
            yaml.vote(vote);
        }
        if keys.numbering == Numbering::AsPrinted {
            yaml.put("numbering", "as-printed");
        }
        yaml.printed(&keys.printed);
        yaml.0
    }

    fn put(&mut self, key: &str, value: &str) {
        self.0.push_str(&format!("{key}: {value}\n"));
    }

    fn vote(&mut self, vote: &RecordedVote) {
        self.0.push_str("vote:\n");
        let ways = [
            ("in-favour", &vote.in_favour),
            ("against", &vote.against),
            ("abstaining", &vote.abstaining),
        ];
        let absent = Some(("absent", &vote.absent)).filter(|(_, tally)| !tally.is_empty());
        for (way, tally) in ways.into_iter().chain(absent) {
            let states = yaml::list(tally.states.iter());
            self.0.push_str(&format!(
                "  {way}: {{count: {}, states: {states}}}\n",
                tally.count
            ));
        }
    }

    fn printed(&mut self, printed: &PrintedLines) {
        if *printed == PrintedLines::default() {
            return;
        }
        self.0.push_str("printed:\n");
        let agenda = printed.agenda_item.as_ref().map(|lines| match lines {
            Printed::One(line) => yaml::text(line, false),
            Printed::Several(lines) => yaml::list(lines.iter()),
        });
        let one = |line: &Option<String>| line.as_ref().map(|line| yaml::text(line, false));
        let several = |lines: &Vec<String>| (!lines.is_empty()).then(|| yaml::list(lines.iter()));
        let lines = [
            ("organization", one(&printed.organization)),
            ("body", one(&printed.body)),
            ("distribution", one(&printed.distribution)),
            ("issued", one(&printed.issued)),
            ("languages", several(&printed.languages)),
            ("subsidiary-body", one(&printed.subsidiary_body)),
            ("session", one(&printed.session)),
            ("session-dates", one(&printed.session_dates)),
            ("agenda-item", agenda),
            ("adoption", one(&printed.adoption)),
            ("report", one(&printed.report)),
            ("number", one(&printed.number)),
            ("below-title", several(&printed.below_title)),
            (
                "closing",
                printed
                    .closing
                    .as_ref()
                    .map(|lines| yaml::list(lines.iter())),
            ),
        ];
        for (key, value) in lines {
            if let Some(value) = value {
                self.0.push_str(&format!("  {key}: {value}\n"));
            }
        }
    }
}

fn agenda_value(items: &AgendaItems) -> String {
    match items {
        AgendaItems::Number(number) => number.to_string(),
        AgendaItems::Text(text) => yaml::text(text, false),
        AgendaItems::Several(items) => {
            let items: Vec<String> = items
                .iter()
                .map(|item| match item {
                    AgendaItem::Number(number) => number.to_string(),
                    AgendaItem::Text(text) => yaml::text(text, true),
                })
                .collect();
            format!("[{}]", items.join(", "))
        }
    }
}

fn distribution_name(distribution: Distribution) -> &'static str {
    match distribution {
        Distribution::General => "general",
        Distribution::Limited => "limited",
        Distribution::Restricted => "restricted",
    }
}

fn committee_name(committee: Committee) -> &'static str {
    match committee {
        Committee::First => "first",
        Committee::Second => "second",
        Committee::Third => "third",
        Committee::Fourth => "fourth",
        Committee::Fifth => "fifth",
        Committee::Sixth => "sixth",
        Committee::None => "none",
        Committee::Plenary => "plenary",
    }
}
