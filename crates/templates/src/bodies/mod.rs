//! The bodies of a run, read from body files in TOML.

mod compile;
mod file;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use publish_model::diagnostic::{Code, Diagnostic, Findings, SourceFile};
use publish_model::{BodyId, suggestion};

use crate::Templates;

pub use file::{BodyFile, json_schema};

/// A body file that has been parsed.
#[derive(Debug, Clone)]
pub(crate) struct ParsedFile {
    pub source: Arc<SourceFile>,
    pub data: BodyFile,
    pub is_built_in: bool,
}

/// A key or index on the way to a value in TOML.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Step<'k> {
    Key(&'k str),
    Index(usize),
}

/// Parses the body files of the templates. The name of each is that of its body: `general-assembly.toml`.
///
/// # Errors
/// `C001` for each file that is not valid, or whose name is not that of its body.
pub(crate) fn parse(templates: &Templates) -> Result<BTreeMap<BodyId, ParsedFile>, Findings> {
    let mut parsed = BTreeMap::new();
    let mut findings = Vec::new();
    for (name, source) in templates.bodies() {
        match parse_file(source) {
            Ok(data) => {
                let id = data.id.clone();
                let file = ParsedFile {
                    source: Arc::clone(source),
                    data,
                    is_built_in: templates.is_built_in_body(name),
                };
                if name.trim_end_matches(".toml") != id.as_str() {
                    let message = format!("the file of the body “{id}” has another name");
                    let help = format!("rename the file to {id}.toml, or correct “id”");
                    findings.push(file.error(&[Step::Key("id")], message, help));
                }
                parsed.insert(id, file);
            }
            Err(finding) => findings.push(*finding),
        }
    }
    Findings::collect(findings)?;
    Ok(parsed)
}

fn parse_file(source: &Arc<SourceFile>) -> Result<BodyFile, Box<Diagnostic>> {
    let error = match toml::from_str(&source.text) {
        Ok(data) => return Ok(data),
        Err(error) => error,
    };
    let message = error.message();
    let (message, help) = match unknown_field(message) {
        Some((field, known)) => {
            let help = match suggestion::nearest(field, known.iter().copied()) {
                Some(nearest) => format!("did you mean “{nearest}”?"),
                None => format!("use one of: {}", known.join(", ")),
            };
            (format!("unknown key “{field}”"), help)
        }
        None => {
            let help = "correct it as docs/bodies.md describes";
            (quoted(message), help.to_owned())
        }
    };
    let span = error.span().unwrap_or(0..0);
    let finding = Diagnostic::error(Code::BodyFileError, message, help);
    Err(Box::new(finding.at(source, span)))
}

/// Returns the message of the TOML library on one line, with the quotation marks of other messages.
fn quoted(message: &str) -> String {
    let line = message.replace('\n', " ");
    let mut pieces = line.split('`');
    let mut quoted = pieces.next().unwrap_or_default().to_owned();
    for (index, piece) in pieces.enumerate() {
        quoted.push(if index % 2 == 0 { '“' } else { '”' });
        quoted.push_str(piece);
    }
    quoted
}

/// Returns the field and the known fields of serde's message about an unknown field.
fn unknown_field(message: &str) -> Option<(&str, Vec<&str>)> {
    let rest = message.strip_prefix("unknown field `")?;
    let (field, rest) = rest.split_once('`')?;
    Some((field, rest.split('`').skip(1).step_by(2).collect()))
}

impl ParsedFile {
    /// Returns an error about the value at a path.
    pub fn error(
        &self,
        path: &[Step<'_>],
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Diagnostic {
        let finding = Diagnostic::error(Code::BodyFileError, message, help);
        finding.at(&self.source, self.span(path))
    }

    /// Returns the positions of the values in the file.
    pub fn positions(&self) -> Positions<'_> {
        let root = DeTable::parse(&self.source.text);
        Positions {
            text: &self.source.text,
            root: root.ok().map(Spanned::into_inner),
        }
    }

    fn span(&self, path: &[Step<'_>]) -> Range<usize> {
        self.positions().span(path)
    }

    /// Returns the span of a part of the text at a path.
    pub fn span_within(&self, path: &[Step<'_>], inner: &Range<usize>, text: &str) -> Range<usize> {
        let span = self.span(path);
        // An escape or a line break at the start moves positions.
        if self.source.text.get(span.clone()) == Some(text) {
            span.start + inner.start..span.start + inner.end
        } else {
            span
        }
    }
}

/// The positions of the values in a body file.
pub(crate) struct Positions<'f> {
    text: &'f str,
    root: Option<DeTable<'f>>,
}

impl Positions<'_> {
    /// Returns the span of the text at a path, without its quotes.
    pub fn span(&self, path: &[Step<'_>]) -> Range<usize> {
        let span = self.root.as_ref().and_then(|root| span_in(root, path));
        let span = span.unwrap_or(0..0);
        let text = self.text.get(span.clone()).unwrap_or_default();
        let quotes = ["'''", "\"\"\"", "'", "\""];
        let quote = quotes.into_iter().find(|quote| text.starts_with(quote));
        match quote {
            Some(quote) if text.len() >= 2 * quote.len() => {
                span.start + quote.len()..span.end - quote.len()
            }
            _ => span,
        }
    }
}

fn span_in(table: &DeTable<'_>, path: &[Step<'_>]) -> Option<Range<usize>> {
    let (first, rest) = path.split_first()?;
    let Step::Key(key) = first else { return None };
    let (found, value) = table
        .iter()
        .find(|(found, _)| found.get_ref().as_ref() == *key)?;
    if rest.is_empty() {
        return Some(match value.get_ref() {
            // A table has no text of its own.
            DeValue::Table(_) => found.span(),
            _ => value.span(),
        });
    }
    span_of(value.get_ref(), rest).or_else(|| Some(value.span()))
}

fn span_of(value: &DeValue<'_>, path: &[Step<'_>]) -> Option<Range<usize>> {
    match (value, path.first()?) {
        (DeValue::Table(table), _) => span_in(table, path),
        (DeValue::Array(array), Step::Index(index)) => {
            let value = array.get(*index)?;
            match &path[1..] {
                [] => Some(value.span()),
                rest => span_of(value.get_ref(), rest).or_else(|| Some(value.span())),
            }
        }
        _ => None,
    }
}

pub(crate) use compile::{Chain, compile};
pub(crate) use file::{LineEntry, LineOfKind};
