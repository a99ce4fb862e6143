//! Notes and their calls: each knows the other.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Anchor, Call, Inline, Inlines, Resolution};

use super::anchor::slug;
use super::walk::for_each_line;

/// Gives notes and calls their anchors, and each the other's. Notes come in the order of their
/// first calls; those that are never called come last, in their own order.
pub fn connect(resolution: &mut Resolution) -> Vec<Diagnostic> {
    let mut anchors: BTreeMap<String, (Anchor, String)> = BTreeMap::new();
    for (index, note) in resolution.notes.iter_mut().enumerate() {
        let (prefix, token) = tokens(&note.key, index);
        note.anchor = Anchor::new(format!("{prefix}fn-{token}"));
        let stem = format!("{prefix}fnref-{token}");
        anchors.insert(note.key.clone(), (note.anchor.clone(), stem));
    }
    let mut calls: BTreeMap<String, Vec<Call>> = BTreeMap::new();
    let mut order: Vec<String> = Vec::new();
    let mut missing: Vec<String> = Vec::new();
    for_each_line(resolution, &mut |place, line| {
        connect_line(place, line, &anchors, &mut calls, &mut order, &mut missing);
    });
    for note in &mut resolution.notes {
        note.calls = calls.remove(&note.key).unwrap_or_default();
    }
    let position = |key: &str| order.iter().position(|called| called == key);
    resolution
        .notes
        .sort_by_key(|note| position(&note.key).unwrap_or(usize::MAX));
    findings(resolution, &missing)
}

fn connect_line(
    place: &Anchor,
    line: &mut Inlines,
    anchors: &BTreeMap<String, (Anchor, String)>,
    calls: &mut BTreeMap<String, Vec<Call>>,
    order: &mut Vec<String>,
    missing: &mut Vec<String>,
) {
    for inline in line {
        if let Inline::NoteCall {
            note,
            target,
            anchor,
            ..
        } = inline
        {
            let Some((note_anchor, stem)) = anchors.get(note) else {
                missing.push(note.clone());
                continue;
            };
            let calls_so_far = calls.entry(note.clone()).or_default();
            if calls_so_far.is_empty() {
                order.push(note.clone());
            }
            *target = note_anchor.clone();
            *anchor = Anchor::new(format!("{stem}-{}", calls_so_far.len() + 1));
            calls_so_far.push(Call {
                anchor: anchor.clone(),
                paragraph: place.clone(),
            });
        } else if let Some(content) = inline.content_mut() {
            connect_line(place, content, anchors, calls, order, missing);
        }
    }
}

/// The prefix and the token of a note's anchor: nothing and `14` for `14`, `annex-` and `1` for
/// `annex/1`. Marks without letters and digits are named by what they are made of.
fn tokens(key: &str, index: usize) -> (String, String) {
    let (prefix, mark) = key.rsplit_once('/').unwrap_or(("", key));
    let prefix = match slug(prefix) {
        prefix if prefix.is_empty() => prefix,
        prefix => format!("{prefix}-"),
    };
    let stars = mark.chars().filter(|character| *character == '*').count();
    let token = match slug(mark) {
        token if !token.is_empty() => token,
        _ if stars > 0 => format!("star-{stars}"),
        _ => format!("mark-{}", index + 1),
    };
    (prefix, token)
}

fn findings(resolution: &Resolution, missing: &[String]) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for key in missing {
        findings.push(Diagnostic::error(
            Code::CallWithoutNote,
            format!("note “{key}” is called but not defined"),
            "define it, or take the call out",
        ));
    }
    for note in &resolution.notes {
        if note.calls.is_empty() {
            findings.push(Diagnostic::error(
                Code::NoteWithoutCall,
                format!("note “{}” is never called", note.key),
                "call it where it belongs, or take it out",
            ));
        }
    }
    for (index, note) in resolution.notes.iter().enumerate() {
        let same = |earlier: &&crate::model::Note| earlier.anchor == note.anchor;
        if resolution.notes[..index]
            .iter()
            .any(|earlier| same(&earlier))
        {
            findings.push(Diagnostic::error(
                Code::NoteDefinedTwice,
                format!("note “{}” is defined twice", note.key),
                "give the second a key with a prefix, such as annex/1",
            ));
        }
    }
    findings
}
