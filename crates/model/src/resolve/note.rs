//! Connects notes with their calls.

use std::collections::{BTreeMap, BTreeSet};

use crate::{Anchor, Call, Note, Resolved};

use super::anchor::slug;
use super::finding::Finding;

/// The calls of a document, in reading order.
pub struct Calls {
    notes: BTreeMap<String, Called>,
    /// The keys of the notes in the order of their first calls.
    order: Vec<String>,
    /// The number of notes that have a name.
    named: usize,
    /// The keys that are called but not defined.
    missing: Vec<String>,
}

#[derive(Default)]
struct Called {
    /// The name in its anchors; none before the first call.
    name: Option<Name>,
    calls: Vec<Call>,
}

impl Called {
    fn name(&mut self, key: &str, named: &mut usize) -> &Name {
        self.name.get_or_insert_with(|| {
            *named += 1;
            Name::of(key, *named)
        })
    }
}

impl Calls {
    /// Returns an empty list of calls for the notes of a document.
    pub fn of<A>(notes: &[Note<A>]) -> Self {
        let keys = notes.iter().map(|note| note.key.clone());
        Calls {
            notes: keys.map(|key| (key, Called::default())).collect(),
            order: Vec::new(),
            named: 0,
            missing: Vec::new(),
        }
    }

    /// Returns the key of a note by its position in the order of first calls so far.
    pub fn called(&self, position: usize) -> Option<&str> {
        self.order.get(position).map(String::as_str)
    }

    /// Returns the anchor of the note with this key.
    pub fn anchor_of(&mut self, key: &str) -> Anchor {
        let called = self.notes.entry(key.to_owned()).or_default();
        called.name(key, &mut self.named).anchor()
    }

    /// Adds a call in `place` of the note with this key, and returns the anchors of the note and of
    /// the call. None if there is no such note.
    pub fn call(&mut self, place: &Anchor, key: &str) -> Option<(Anchor, Anchor)> {
        let Some(called) = self.notes.get_mut(key) else {
            self.missing.push(key.to_owned());
            return None;
        };
        if called.calls.is_empty() {
            self.order.push(key.to_owned());
        }
        let call = called.calls.len() + 1;
        let name = called.name(key, &mut self.named);
        let (note, anchor) = (name.anchor(), name.anchor_of_call(call));
        called.calls.push(Call {
            anchor: anchor.clone(),
            paragraph: place.clone(),
        });
        Some((note, anchor))
    }

    /// Adds the calls to their notes and sorts the notes by first call. Notes that are never called
    /// come last, in their original order.
    pub fn connect(mut self, resolution: &mut Resolved) -> Vec<Finding> {
        for note in &mut resolution.notes {
            let called = self.notes.get_mut(&note.key);
            note.calls = called
                .map(|called| std::mem::take(&mut called.calls))
                .unwrap_or_default();
        }
        let findings = findings(resolution, self.missing);
        let order = self.order.iter().enumerate();
        let positions: BTreeMap<&str, usize> = order.map(|(index, key)| (&**key, index)).collect();
        resolution
            .notes
            .sort_by_key(|note| positions.get(&*note.key).copied().unwrap_or(usize::MAX));
        findings
    }
}

/// The parts of the anchors of a note and its calls.
struct Name {
    prefix: String,
    token: String,
}

impl Name {
    /// Returns the name of a note: nothing and `14` for `14`, `annex-` and `1` for `annex/1`. Marks
    /// without letters and digits are named after their characters, or after the position of the
    /// note in the order of first calls.
    fn of(key: &str, position: usize) -> Self {
        let (prefix, mark) = key.rsplit_once('/').unwrap_or(("", key));
        let prefix = match slug(prefix) {
            prefix if prefix.is_empty() => prefix,
            prefix => format!("{prefix}-"),
        };
        let stars = mark.chars().filter(|character| *character == '*').count();
        let token = match slug(mark) {
            token if !token.is_empty() => token,
            _ if stars > 0 => format!("star-{stars}"),
            _ => format!("mark-{position}"),
        };
        Name { prefix, token }
    }

    fn anchor(&self) -> Anchor {
        Anchor::new(format!("{}fn-{}", self.prefix, self.token))
    }

    fn anchor_of_call(&self, call: usize) -> Anchor {
        Anchor::new(format!("{}fnref-{}-{call}", self.prefix, self.token))
    }
}

/// Returns the keys of the notes that the text calls, directly or in other notes. A note that is
/// called only in itself, or in a note that is never called, is not among them.
///
/// `calls` are pairs: the key of the note that contains the call, or none for the text, and the key
/// that is called.
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

/// Returns every call, with the key of the note that contains it.
fn calls_by_place(resolution: &Resolved) -> Vec<(Option<&str>, &str)> {
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

fn findings(resolution: &Resolved, missing: Vec<String>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut calls: BTreeMap<String, usize> = BTreeMap::new();
    for key in missing {
        let so_far = calls.entry(key.clone()).or_default();
        let call = *so_far;
        *so_far += 1;
        findings.push(Finding::UndefinedNote { key, call });
    }
    let reached = reached(calls_by_place(resolution));
    let mut anchors = BTreeSet::new();
    for (index, note) in resolution.notes.iter().enumerate() {
        let key = note.key.clone();
        if !anchors.insert(&note.anchor) {
            findings.push(Finding::NoteDefinedTwice { key, note: index });
        } else if !reached.contains(&*note.key) {
            findings.push(Finding::UncalledNote { key, note: index });
        }
    }
    findings
}
