//! Notes and their calls: each knows the other.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Code, Diagnostic};
use crate::{Anchor, Call, Inline, Inlines, Resolution};

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
        connect_line(
            place.anchor,
            line,
            &anchors,
            &mut calls,
            &mut order,
            &mut missing,
        );
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

/// The keys of the notes that a reader of the text comes to. A note that is called only in itself,
/// or in another that nobody calls, is not among them.
///
/// `calls` are the key of the note in which a call stands, none for the text, and the key that is
/// called there.
pub fn reached<'a>(
    calls: impl IntoIterator<Item = (Option<&'a str>, &'a str)>,
) -> BTreeSet<&'a str> {
    let mut called_in: BTreeMap<Option<&str>, Vec<&str>> = BTreeMap::new();
    for (place, key) in calls {
        called_in.entry(place).or_default().push(key);
    }
    let mut reached = BTreeSet::new();
    let mut open = called_in.remove(&None).unwrap_or_default();
    while let Some(key) = open.pop() {
        if reached.insert(key) {
            open.extend(called_in.remove(&Some(key)).unwrap_or_default());
        }
    }
    reached
}

/// Every call, with the key of the note in which it stands.
fn calls_by_place(resolution: &Resolution) -> Vec<(Option<&str>, &str)> {
    let keys: BTreeMap<&Anchor, &str> = resolution
        .notes
        .iter()
        .map(|note| (&note.anchor, &*note.key))
        .collect();
    let calls = resolution.notes.iter().flat_map(|note| {
        let calls = note.calls.iter();
        calls.map(|call| (keys.get(&call.paragraph).copied(), &*note.key))
    });
    calls.collect()
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
    let reached = reached(calls_by_place(resolution));
    for note in &resolution.notes {
        if !reached.contains(&*note.key) {
            findings.push(Diagnostic::error(
                Code::NoteWithoutCall,
                format!("note “{}” is never called from the text", note.key),
                "call it where it belongs, or take it out",
            ));
        }
    }
    for (index, note) in resolution.notes.iter().enumerate() {
        let same = |earlier: &&crate::Note| earlier.anchor == note.anchor;
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
