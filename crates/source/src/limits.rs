//! The limits of what editions can contain, for every form of source.

use std::ops::Range;
use std::sync::Arc;

use serde_json::Value;

use publish_model::check::{self, Fault, FaultKind, Step};
use publish_model::diagnostic::{Diagnostic, SourceFile};
use publish_model::unresolved::Resolution;

use crate::json;

/// Returns a finding for each place where a document exceeds a limit.
pub fn check(resolution: &Resolution, file: &Arc<SourceFile>) -> Vec<Diagnostic> {
    let faults = check::check(resolution).into_iter().filter(is_limit);
    let findings =
        faults.map(|fault| json::describe(&fault).at(file, find(&fault, resolution, file)));
    findings.collect()
}

/// Whether no edition can contain the fault. Official documents can have the other faults, such as a
/// heading without words.
fn is_limit(fault: &Fault) -> bool {
    matches!(
        fault.kind,
        FaultKind::NoParts
            | FaultKind::ColumnCount
            | FaultKind::TableSize
            | FaultKind::Nesting
            | FaultKind::LinkInLink
    )
}

/// Returns the position of a fault: that of the nearest words in the model, if the file has them in
/// the same form, or the start of the file.
fn find(fault: &Fault, resolution: &Resolution, file: &SourceFile) -> Range<usize> {
    let Ok(model) = serde_json::to_value(resolution) else {
        return 0..0;
    };
    let nearest = (0..=fault.path.len()).rev();
    let mut words = nearest.filter_map(|length| first_words(at(&model, &fault.path[..length])?));
    let span = words.next().and_then(|words| find_words(&file.text, words));
    span.unwrap_or(0..0)
}

fn at<'a>(model: &'a Value, path: &[Step]) -> Option<&'a Value> {
    path.iter().try_fold(model, |value, step| match step {
        Step::Field(name) => value.get(name),
        Step::Element(index) => value.get(index),
    })
}

/// Returns the first position of whole words in a text.
fn find_words(text: &str, words: &str) -> Option<Range<usize>> {
    let is_joined = |character: Option<char>| character.is_some_and(char::is_alphanumeric);
    let mut found = text
        .match_indices(words)
        .map(|(start, words)| start..start + words.len());
    found.find(|span| {
        let before = text[..span.start].chars().next_back();
        !is_joined(before) && !is_joined(text[span.end..].chars().next())
    })
}

/// Returns the first words of a part of a model, up to the end of their line.
fn first_words(value: &Value) -> Option<&str> {
    match value {
        Value::Object(members) => match members.get("text").and_then(Value::as_str) {
            Some(text) => text.lines().map(str::trim).find(|line| !line.is_empty()),
            None => members.values().find_map(first_words),
        },
        Value::Array(elements) => elements.iter().find_map(first_words),
        _ => None,
    }
}
