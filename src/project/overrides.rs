//! The values of `--set`, which replace those of the project file.

use std::ops::Range;
use std::sync::Arc;

use toml::de::{DeTable, DeValue};

use publish_model::diagnostic::{Diagnostic, SourceFile};

/// The name of a value of `--set` in messages.
pub const SET: &str = "--set";

/// Returns a value of `--set` if it has a key.
///
/// # Errors
/// The form that it must have.
pub fn override_of(value: &str) -> Result<String, String> {
    match value.split_once('=') {
        Some((key, _)) if DeTable::parse(&format!("{key}=0")).is_ok() => Ok(value.to_owned()),
        _ => Err("use a key of publish.toml, “=” and a value: title=\"Resolutions\"".to_owned()),
    }
}

/// The project file, followed by the values of `--set`. Their positions continue those of the file.
#[derive(Debug)]
pub(super) struct Texts {
    file: Arc<SourceFile>,
    /// Each value with its first position.
    values: Vec<(usize, Arc<SourceFile>)>,
}

impl Texts {
    /// Returns the texts of a project file without other values.
    pub fn new(file: &Arc<SourceFile>) -> Self {
        Texts {
            file: Arc::clone(file),
            values: Vec::new(),
        }
    }

    /// Returns the project file.
    pub fn file(&self) -> &Arc<SourceFile> {
        &self.file
    }

    /// Adds a value of `--set` and returns it as TOML, after spaces for everything before it. A value
    /// that is not TOML is a text.
    pub fn add(&mut self, value: &str, shown: &str) -> String {
        let (last, file) = match self.values.last() {
            Some((start, file)) => (*start, file),
            None => (0, &self.file),
        };
        let start = last + file.text.len() + 1;
        let spaces = " ".repeat(start);
        let as_toml = format!("{spaces}{value}");
        let text = match value.split_once('=') {
            Some((key, text)) if DeTable::parse(&as_toml).is_err() => {
                // TOML has the escapes of JSON.
                let text = serde_json::Value::from(text.trim());
                format!("{spaces}{key}={text}")
            }
            _ => as_toml,
        };
        self.values.push((start, SourceFile::new(SET, shown)));
        text
    }

    /// Adds the position of a finding.
    pub fn locate(&self, finding: Diagnostic, span: Range<usize>) -> Diagnostic {
        match self.value_at(span.start) {
            Some((start, value)) => {
                // A text has quotation marks only in TOML.
                let end = value.text.len();
                let (from, to) = (span.start - start, span.end.max(span.start) - start);
                finding.at(value, from.min(end)..to.min(end))
            }
            None => finding.at(&self.file, span),
        }
    }

    /// Returns the line of a position in the project file; `None` in a value of `--set`.
    pub fn line(&self, position: usize) -> Option<usize> {
        match self.value_at(position) {
            Some(_) => None,
            None => Some(self.file.line_and_column(position).0),
        }
    }

    fn value_at(&self, position: usize) -> Option<&(usize, Arc<SourceFile>)> {
        let mut values = self.values.iter().rev();
        values.find(|(start, _)| *start <= position)
    }
}

/// Replaces the values of a table by those of another, and adds the others.
pub(super) fn replace<'a>(table: &mut DeTable<'a>, others: DeTable<'a>) {
    for (key, other) in others {
        let name = key.get_ref().to_string();
        match (table.get_mut(name.as_str()), other.get_ref()) {
            (Some(value), DeValue::Table(inner)) if value.get_ref().is_table() => {
                if let DeValue::Table(table) = value.get_mut() {
                    replace(table, inner.clone());
                }
            }
            _ => {
                table.remove(name.as_str());
                table.insert(key, other);
            }
        }
    }
}
