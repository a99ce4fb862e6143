//! Reads a project file and reports all its errors.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use serde::Deserialize;
use serde_json::Value;
use toml::Spanned;
use toml::de::{DeTable, DeValue, Error, ValueDeserializer};

use publish_model::diagnostic::{Code, Diagnostic, Findings, SourceFile};
use publish_model::suggestion;

use crate::cache::without_passwords;

use super::overrides::{self, Texts};
use super::settings::inline_schema;
use super::value::element_of;
use super::{Project, Settings};

impl Project {
    /// Reads a project file, whose paths are relative to `folder`. Each of `values`, `KEY=VALUE`,
    /// replaces a value of the file.
    ///
    /// # Errors
    /// `K001` for errors of syntax, `K002` for unknown keys, `K003` for wrong values: all in one
    /// run.
    pub fn read(
        file: &Arc<SourceFile>,
        folder: &Path,
        values: &[String],
    ) -> Result<Self, Findings> {
        let text = &file.text;
        // Messages print lines of the file.
        let file = &SourceFile::new(file.name.clone(), without_passwords(text));
        let mut texts = Texts::new(file);
        let values = values.iter();
        let values: Vec<String> = values
            .map(|value| texts.add(value, &without_passwords(value)))
            .collect();
        let mut findings = Vec::new();
        let (table, errors) = DeTable::parse_recoverable(text);
        findings.extend(errors);
        let whole = table.span();
        let mut table = table.into_inner();
        for value in &values {
            let (other, errors) = DeTable::parse_recoverable(value);
            findings.extend(errors);
            overrides::replace(&mut table, other.into_inner());
        }
        Findings::collect(
            findings
                .iter()
                .map(|error| texts.locate(broken(error), span(error))),
        )?;
        let mut findings = Vec::new();
        let schema = inline_schema();
        remove_unknown(&mut table, &[], &schema, &schema, &mut |finding, span| {
            findings.push(texts.locate(finding, span));
        });
        let mut spans = BTreeMap::new();
        collect_spans(&table, "", &schema, &mut spans);
        let settings = loop {
            let value = Spanned::new(whole.clone(), DeValue::Table(table.clone()));
            let error = match Settings::deserialize(ValueDeserializer::from(value)) {
                Ok(settings) => break settings,
                Err(error) => error,
            };
            // The error hides those after it, so its value is removed and the rest is read again.
            let message = in_one_line(&error);
            let (index, reason) = match element_of(&message) {
                Some((index, reason)) => (Some(index), reason),
                None => (None, message.as_str()),
            };
            match error
                .span()
                .and_then(|span| remove(&mut table, &span, index))
            {
                Some((key, span)) => findings.push(texts.locate(wrong(&key, reason), span)),
                None => {
                    findings.push(texts.locate(broken(&error), span(&error)));
                    break Settings::default();
                }
            }
        };
        let project = Project {
            texts,
            folder: folder.to_owned(),
            settings,
            spans,
        };
        // A wrong value is not in the settings, which would cause errors about others.
        if findings.is_empty() {
            findings.extend(project.check_theme());
            findings.extend(project.check_certification());
            findings.extend(project.check_enforcement());
            findings.extend(project.check_openacr());
        }
        findings.sort_by_key(|finding| finding.place.as_ref().map_or(0, |place| place.span.start));
        Findings::collect(findings)?;
        Ok(project)
    }
}

fn span(error: &Error) -> Range<usize> {
    error.span().unwrap_or_default()
}

fn broken(error: &Error) -> Diagnostic {
    let message = format!("the project file is not valid TOML: {}", in_one_line(error));
    let help = "write one “key = value” per line, and put texts in quotes";
    Diagnostic::error(Code::ProjectSyntax, message, help)
}

/// Returns the error about the value of a key, from the reason of the TOML library.
fn wrong(key: &str, reason: &str) -> Diagnostic {
    let types = reason.strip_prefix("invalid type: ");
    let types = types.and_then(|types| types.split_once(", expected "));
    let reason = match types {
        Some((found, expected)) => {
            let expected = match expected {
                "a string" => "a text in quotes",
                "a boolean" => "true or false",
                other if other.starts_with("struct ") => "a table",
                other => other,
            };
            format!("expected {expected}, found {}", found.replace('`', ""))
        }
        None => reason.to_owned(),
    };
    let help = match types {
        Some((_, "a list")) => "put the values in square brackets, separated by commas",
        _ => "docs/project.md lists the keys and their values",
    };
    let message = format!("invalid value for “{key}”: {reason}");
    Diagnostic::error(Code::ProjectValue, message, help)
}

fn in_one_line(error: &Error) -> String {
    let lines: Vec<&str> = error.message().lines().map(str::trim).collect();
    lines.join(", ")
}

/// Returns the keys of a table in the schema; `None` for tables with any keys.
fn properties(schema: &Value) -> Option<&serde_json::Map<String, Value>> {
    schema.get("properties")?.as_object()
}

/// Removes the keys that the schema does not have, and reports them.
fn remove_unknown(
    table: &mut DeTable<'_>,
    path: &[&str],
    schema: &Value,
    root: &Value,
    report: &mut dyn FnMut(Diagnostic, Range<usize>),
) {
    let Some(known) = properties(schema) else {
        return;
    };
    let keys = table
        .keys()
        .map(|key| (key.get_ref().to_string(), key.span()));
    let keys: Vec<(String, Range<usize>)> = keys.collect();
    for (name, span) in keys {
        if !known.contains_key(&name) {
            report(unknown(&name, path, known, root), span);
            table.remove(name.as_str());
        }
    }
    for (key, value) in table.iter_mut() {
        let name = key.get_ref().as_ref();
        if let (DeValue::Table(inner), Some(schema)) = (value.get_mut(), known.get(name)) {
            let path: Vec<&str> = path.iter().copied().chain([name]).collect();
            remove_unknown(inner, &path, schema, root, report);
        }
    }
}

/// Returns the error about a key that the table at `path` does not have.
fn unknown(
    name: &str,
    path: &[&str],
    known: &serde_json::Map<String, Value>,
    root: &Value,
) -> Diagnostic {
    let message = match path {
        [] => format!("unknown key “{name}”"),
        path => format!("unknown key “{name}” in [{}]", path.join(".")),
    };
    let help = match (owner(name, root), path) {
        (Some(table), _) if table.is_empty() => {
            format!("write “{name}” before the first line with a name in square brackets")
        }
        (Some(table), _) => format!("write “{name}” below [{table}]"),
        (None, _) => match suggestion::nearest(name, known.keys().map(String::as_str)) {
            Some(nearest) => format!("did you mean “{nearest}”?"),
            None => {
                let names: Vec<&str> = known.keys().map(String::as_str).collect();
                format!("use one of: {}", names.join(", "))
            }
        },
    };
    Diagnostic::error(Code::ProjectKey, message, help)
}

/// Returns the path of the table that has a key, empty for the file itself.
fn owner(name: &str, table: &Value) -> Option<String> {
    let keys = properties(table)?;
    if keys.contains_key(name) {
        return Some(String::new());
    }
    let mut owners = keys.iter().filter_map(|(key, schema)| {
        let inner = owner(name, schema)?;
        Some(if inner.is_empty() {
            key.clone()
        } else {
            format!("{key}.{inner}")
        })
    });
    owners.next()
}

/// Records the positions of all values, and of the values in tables by language or name.
fn collect_spans(
    table: &DeTable<'_>,
    path: &str,
    schema: &Value,
    spans: &mut BTreeMap<String, Range<usize>>,
) {
    for (key, value) in table {
        let path = format!("{path}{}", key.get_ref());
        let schema = schema.pointer(&format!("/properties/{}", key.get_ref()));
        match (value.get_ref(), schema) {
            (DeValue::Table(inner), Some(schema)) if properties(schema).is_some() => {
                collect_spans(inner, &format!("{path}."), schema, spans);
            }
            _ => {
                if let DeValue::Table(inner) = value.get_ref() {
                    collect_spans(inner, &format!("{path}."), &Value::Null, spans);
                }
                spans.insert(path, value.span());
            }
        }
    }
}

/// Removes the innermost value that an error is about, or the element with this index if it is a
/// list. Returns the key of the value, `pdf.variants`, and the position of what was removed.
fn remove(
    table: &mut DeTable<'_>,
    error: &Range<usize>,
    index: Option<usize>,
) -> Option<(String, Range<usize>)> {
    let is_at = |span: Range<usize>| span.start <= error.start && error.end <= span.end;
    let names: Vec<String> = table.keys().map(|key| key.get_ref().to_string()).collect();
    for name in names {
        let Some(value) = table.get_mut(name.as_str()) else {
            continue;
        };
        let span = value.span();
        match value.get_mut() {
            DeValue::Table(inner) => {
                if let Some((key, span)) = remove(inner, error, index) {
                    return Some((format!("{name}.{key}"), span));
                }
            }
            DeValue::Array(elements) if is_at(span.clone()) => {
                // An empty list would be another error.
                let at = index.filter(|at| *at < elements.len() && elements.len() > 1);
                let element = index.and_then(|at| elements.get(at).map(Spanned::span));
                if let (Some(at), Some(span)) = (at, element.clone()) {
                    let kept = elements.clone().into_iter().enumerate();
                    let kept = kept.filter(|(other, _)| *other != at);
                    *elements = kept.map(|(_, element)| element).collect();
                    return Some((name, span));
                }
                table.remove(name.as_str());
                return Some((name, element.unwrap_or(span)));
            }
            _ => {}
        }
        if is_at(span.clone()) {
            table.remove(name.as_str());
            return Some((name, span));
        }
    }
    let at_key = table.keys().find(|key| is_at(key.span()));
    let (name, span) = at_key.map(|key| (key.get_ref().to_string(), key.span()))?;
    table.remove(name.as_str());
    Some((name, span))
}
