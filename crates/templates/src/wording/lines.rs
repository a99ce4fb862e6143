//! The lines of bodies: the official wording in body files, which takes precedence over the
//! messages of the catalogues.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use fluent_bundle::FluentResource;

use publish_model::body::{Bodies, Body};
use publish_model::diagnostic::{Code, Diagnostic, Findings, SourceFile};
use publish_model::{BodyId, Language, suggestion};

use crate::bodies::{Chain, LineEntry, LineOfKind, ParsedFile, Positions, Step};

use super::check::{self, Messages};

/// The lines that are not among the messages of the catalogues, with the variables that they get.
const LINES: [(&str, &[&str]); 11] = [
    ("body", &[]),
    ("creator", &["body", "organization"]),
    ("distribution", &["kind"]),
    ("introduction", &ABOUT_ADOPTION),
    ("organization", &[]),
    ("publisher", &[]),
    ("resolution-title", &[]),
    ("rights", &[]),
    ("sponsors", &["sponsors"]),
    ("report", &["committee", "report"]),
    ("adoption-in-parts", &["date", "parts"]),
];

/// The variables of the closing lines and the introduction, as far as the document has them.
const ABOUT_ADOPTION: [&str; 6] = ["date", "day", "month", "year", "meeting", "session"];

/// The line that can be a list of lines.
const CLOSING: &str = "closing";

/// The maximum number of closing lines of a body.
pub const CLOSING_MAX: usize = 9;

/// Returns the message of a closing line, counted from 0.
pub fn closing_message(index: usize) -> String {
    format!("{CLOSING}-{}", index + 1)
}

fn is_closing_message(name: &str) -> bool {
    (0..CLOSING_MAX).any(|index| name == closing_message(index))
}

/// The lines about one document, which get the parts of its symbol too.
const DOCUMENT_LINES: [&str; 8] = [
    "adoption",
    "adoption-in-parts",
    "description",
    "description-undated",
    "introduction",
    "report",
    "resolution-title",
    "sponsors",
];

/// Where a line is in a body file.
#[derive(Debug, Clone)]
pub struct Origin {
    pub file: Arc<SourceFile>,
    pub span: Range<usize>,
}

/// The lines of a body in a language, for one kind of document or for all.
#[derive(Default, Clone)]
pub struct Lines {
    /// The lines of each file, in increasing order of precedence.
    pub resources: Vec<Arc<FluentResource>>,
    /// The position of each line.
    pub origins: BTreeMap<String, Origin>,
}

/// The lines of all body files.
pub struct AllLines {
    /// By file, language tag, and kind; the kind is empty for all kinds.
    by_file: BTreeMap<(BodyId, String, String), Lines>,
}

impl AllLines {
    /// Parses the lines of body files.
    ///
    /// # Errors
    /// `C003` for each line whose name or syntax is wrong.
    pub fn parse(files: &BTreeMap<BodyId, ParsedFile>) -> Result<Self, Findings> {
        let mut findings = Vec::new();
        let mut by_file = BTreeMap::new();
        for (id, file) in files {
            let positions = file.positions();
            for (tag, entries) in &file.data.lines {
                let mut add = |kind: &str, entries: Vec<(&str, Patterns<'_>)>| {
                    let lines = parse_lines(file, &positions, tag, kind, entries, &mut findings);
                    by_file.insert((id.clone(), tag.clone(), kind.to_owned()), lines);
                };
                let lines = entries.iter().filter_map(|(key, entry)| match entry {
                    LineEntry::Line(line) => Some((key.as_str(), Patterns::One(line))),
                    LineEntry::Lines(lines) => Some((key.as_str(), Patterns::Several(lines))),
                    LineEntry::OfKind(_) => None,
                });
                add("", lines.collect());
                for (kind, entry) in entries {
                    if let LineEntry::OfKind(lines) = entry {
                        let lines = lines.iter().map(|(key, entry)| match entry {
                            LineOfKind::Line(line) => (key.as_str(), Patterns::One(line)),
                            LineOfKind::Lines(lines) => (key.as_str(), Patterns::Several(lines)),
                        });
                        add(kind, lines.collect());
                    }
                }
            }
        }
        Findings::collect(findings)?;
        Ok(AllLines { by_file })
    }

    /// Returns the kinds of documents for which a body has lines in a language.
    pub fn kinds(&self, chain: &Chain<'_>, tag: &str) -> BTreeSet<&str> {
        let keys = self.by_file.keys();
        keys.filter(|(id, of_tag, kind)| {
            of_tag == tag && !kind.is_empty() && chain.iter().any(|file| file.data.id == *id)
        })
        .map(|(_, _, kind)| kind.as_str())
        .collect()
    }

    /// Returns the lines of a body in a language: of all kinds, then of this one, and in both cases
    /// those of the file itself last.
    pub fn of(&self, chain: &Chain<'_>, tag: &str, kind: &str) -> Lines {
        let kinds: &[&str] = if kind.is_empty() { &[""] } else { &["", kind] };
        let mut all = Lines::default();
        for kind in kinds {
            for file in chain.iter().rev() {
                let key = (file.data.id.clone(), tag.to_owned(), (*kind).to_owned());
                if let Some(lines) = self.by_file.get(&key) {
                    all.resources.extend(lines.resources.iter().cloned());
                    all.origins.extend(lines.origins.clone());
                }
            }
        }
        all
    }
}

/// The patterns of an entry.
#[derive(Clone, Copy)]
enum Patterns<'f> {
    One(&'f String),
    Several(&'f [String]),
}

fn parse_lines(
    file: &ParsedFile,
    positions: &Positions<'_>,
    tag: &str,
    kind: &str,
    entries: Vec<(&str, Patterns<'_>)>,
    findings: &mut Vec<Diagnostic>,
) -> Lines {
    let mut text = String::new();
    let mut origins = BTreeMap::new();
    for (key, patterns) in entries {
        let mut path = vec![Step::Key("lines"), Step::Key(tag)];
        path.extend(Some(kind).filter(|kind| !kind.is_empty()).map(Step::Key));
        path.push(Step::Key(key));
        if let Err((message, help)) = check_number(key, patterns) {
            findings.push(error(&file.source, positions.span(&path), message, help));
            continue;
        }
        for (name, line, index) in messages_of(key, patterns) {
            let index = index.filter(
                |index| matches!(patterns, Patterns::Several(lines) if *index < lines.len()),
            );
            let path: Vec<Step<'_>> = path.iter().copied().chain(index.map(Step::Index)).collect();
            let span = positions.span(&path);
            match message(&name, line) {
                Ok(message) => text.push_str(&message),
                Err(reason) => {
                    let help = "correct it; the syntax is Project Fluent, as in the catalogues";
                    let message = format!("the line “{key}” is not valid: {reason}");
                    findings.push(error(&file.source, span.clone(), message, help));
                }
            }
            let origin = Origin {
                file: Arc::clone(&file.source),
                span,
            };
            origins.insert(name, origin);
        }
    }
    let resource = FluentResource::try_new(text).unwrap_or_else(|(resource, _)| resource);
    Lines {
        resources: vec![Arc::new(resource)],
        origins,
    }
}

/// Checks that only the closing lines are several, and not too many.
fn check_number(key: &str, patterns: Patterns<'_>) -> Result<(), (String, String)> {
    match patterns {
        Patterns::Several(_) if key != CLOSING => Err((
            format!("the line “{key}” is a list"),
            format!("write one text; only “{CLOSING}” can be a list of lines"),
        )),
        Patterns::Several(lines) if lines.len() > CLOSING_MAX => Err((
            format!("“{CLOSING}” has more than {CLOSING_MAX} lines"),
            "write other lines in “printed” of the documents".to_owned(),
        )),
        _ => Ok(()),
    }
}

/// Returns the messages of an entry with their patterns and, if it is a list, their positions in it.
/// A shorter list of closing lines leaves none of a longer one that it replaces.
fn messages_of<'f>(key: &str, patterns: Patterns<'f>) -> Vec<(String, &'f str, Option<usize>)> {
    let lines = match patterns {
        Patterns::One(line) if key != CLOSING => return vec![(key.to_owned(), line, None)],
        Patterns::One(line) => std::slice::from_ref(line),
        Patterns::Several(lines) => lines,
    };
    let messages = (0..CLOSING_MAX).map(|index| {
        let line = lines.get(index).map_or("", String::as_str);
        (closing_message(index), line, Some(index))
    });
    messages.collect()
}

/// Returns a line as a message of a catalogue.
fn message(key: &str, line: &str) -> Result<String, String> {
    if key.parse::<BodyId>().is_err() || !key.starts_with(|first: char| first.is_ascii_lowercase())
    {
        return Err("its name is not a word in small letters".to_owned());
    }
    let line = line.trim_matches('\n');
    let message = if line.is_empty() {
        format!("{key} = {{ \"\" }}\n")
    } else if line.contains('\n') {
        let lines: String = line.lines().map(|line| format!("    {line}\n")).collect();
        format!("{key} =\n{lines}")
    } else {
        format!("{key} = {line}\n")
    };
    match FluentResource::try_new(message.clone()) {
        Ok(resource) if resource.entries().count() == 1 => Ok(message),
        Ok(_) => Err("it has more than one message".to_owned()),
        Err((_, errors)) => {
            let reason = errors.first().map(|error| error.kind.to_string());
            Err(reason.unwrap_or_else(|| "Fluent rejects it".to_owned()))
        }
    }
}

fn error(
    file: &Arc<SourceFile>,
    span: Range<usize>,
    message: impl Into<String>,
    help: impl Into<String>,
) -> Diagnostic {
    Diagnostic::error(Code::BodyLineError, message, help).at(file, span)
}

/// Checks the lines of bodies against what each gets.
pub struct LineChecker<'c> {
    pub english: &'c Messages,
    pub bodies: &'c Bodies,
    /// The names of messages that others refer to.
    referenced: BTreeSet<String>,
    /// The lines that are neither messages of the catalogues nor in [`LINES`].
    others: Vec<(String, Origin)>,
    findings: Vec<Diagnostic>,
}

impl<'c> LineChecker<'c> {
    /// Creates a checker. `english` are the messages that every catalogue has.
    pub fn new(english: &'c Messages, bodies: &'c Bodies) -> Self {
        LineChecker {
            english,
            bodies,
            referenced: BTreeSet::new(),
            others: Vec::new(),
            findings: Vec::new(),
        }
    }

    /// Checks the lines of a body, for one kind of document or for all. `messages` are those of its
    /// catalogue with the lines.
    pub fn check(&mut self, id: &BodyId, kind: &str, lines: &Lines, messages: &Messages) {
        for uses in messages.values() {
            self.referenced.extend(uses.messages().cloned());
        }
        let parts = self.parts(id, kind);
        for (key, origin) in &lines.origins {
            let Some(uses) = messages.get(key) else {
                continue;
            };
            if uses.messages().any(|name| name == key) {
                let message = format!("the line “{key}” of the body “{id}” refers to itself");
                let help = "write its text, or refer to another line";
                self.push(error(&origin.file, origin.span.clone(), message, help));
            }
            let Some(mut known) = self.variables_of(key) else {
                self.others.push((key.clone(), origin.clone()));
                continue;
            };
            if DOCUMENT_LINES.contains(&key.as_str()) || is_closing_message(key) {
                known.extend(parts.iter().cloned());
            }
            for variable in uses.variables().filter(|name| !known.contains(*name)) {
                let names: Vec<String> = known.iter().map(|name| format!("${name}")).collect();
                let help = match suggestion::nearest(variable, known.iter().map(String::as_str)) {
                    Some(nearest) => format!("did you mean “${nearest}”?"),
                    None if names.is_empty() => "write the line without values".to_owned(),
                    None => format!("use one of: {}", names.join(", ")),
                };
                let message =
                    format!("the line “{key}” of the body “{id}” has no value “${variable}”");
                self.push(error(&origin.file, origin.span.clone(), message, help));
            }
            for reference in uses.messages().filter(|name| !messages.contains_key(*name)) {
                let message = format!(
                    "the line “{key}” refers to “{reference}”, which the body “{id}” does not have"
                );
                let help = format!("add a line “{reference}” to the file of the body");
                self.push(error(&origin.file, origin.span.clone(), message, help));
            }
        }
    }

    fn push(&mut self, finding: Diagnostic) {
        if !self.findings.contains(&finding) {
            self.findings.push(finding);
        }
    }

    /// Returns the variables that a line gets; `None` if no line has the name.
    fn variables_of(&self, key: &str) -> Option<BTreeSet<String>> {
        if is_closing_message(key) {
            return Some(ABOUT_ADOPTION.map(str::to_owned).into());
        }
        let line = LINES.iter().find(|(line, _)| *line == key);
        let of_line = line.map(|(_, variables)| variables.iter().map(|name| (*name).to_owned()));
        let message = self.english.get(key);
        let of_message = message.map(|english| check::variables_of(key, english));
        match (of_line, of_message) {
            (None, None) => None,
            (of_line, of_message) => {
                let all = of_line.into_iter().flatten();
                Some(all.chain(of_message.into_iter().flatten()).collect())
            }
        }
    }

    /// Returns the parts that the symbols of all documents of a kind have.
    fn parts(&self, id: &BodyId, kind: &str) -> BTreeSet<String> {
        let documents = self.bodies.get(id).map(|body: &Body| &body.documents);
        let documents = documents.into_iter().flatten();
        let of_kind = documents.filter(|documents| kind.is_empty() || documents.kind == kind);
        let parts = of_kind.map(|documents| {
            let names = documents.symbol.required_part_names().into_iter();
            names.map(str::to_owned).collect::<BTreeSet<String>>()
        });
        parts
            .reduce(|common, parts| common.intersection(&parts).cloned().collect())
            .unwrap_or_default()
    }

    /// Returns the findings.
    ///
    /// # Errors
    /// `C003` for each line that names a missing value or message, refers to itself, or has an
    /// unknown name.
    pub fn finish(mut self) -> Result<(), Findings> {
        for (key, origin) in std::mem::take(&mut self.others) {
            if self.referenced.contains(&key) {
                continue;
            }
            let lines = LINES.iter().map(|(line, _)| *line).chain([CLOSING]);
            let known = lines.chain(self.english.keys().map(String::as_str));
            let help = match suggestion::nearest(&key, known) {
                Some(nearest) => format!("did you mean “{nearest}”?"),
                None => "delete it, or refer to it in another line; docs/bodies.md lists the lines"
                    .to_owned(),
            };
            let finding = error(
                &origin.file,
                origin.span,
                format!("nothing uses the line “{key}”"),
                help,
            );
            self.push(finding);
        }
        Findings::collect(self.findings)
    }
}

/// Returns the tag of the lines that a body has for a language: its own or that of its primary
/// subtag.
pub fn tag_for(language: &Language, chain: &Chain<'_>) -> String {
    let has = |tag: &str| chain.iter().any(|file| file.data.lines.contains_key(tag));
    match language.tag() {
        tag if has(tag) => tag.to_owned(),
        _ => language.primary(),
    }
}
