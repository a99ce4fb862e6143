//! The notes of a document, and the note that each mark calls.

use std::collections::BTreeMap;

use publish_model::unresolved::{Block, Note};
use publish_model::{Bodies, Symbol};
use roxmltree::Node;

use super::name;

/// The maximum number by which markers exceed the printed numbers.
const SHIFT_MAX: u32 = 2;

/// The notes found so far.
#[derive(Debug, Default)]
pub struct Notes {
    notes: Vec<Note>,
    /// The key of the note that a mark calls at the current position in the text.
    by_mark: BTreeMap<String, String>,
    scope: String,
    /// The new keys of notes whose printed mark turned out to be different, by old key.
    renamed: BTreeMap<String, String>,
    /// The number by which the markers exceed the printed numbers.
    shift: u32,
}

impl Notes {
    /// Creates the notes of a document.
    pub fn of_document(root: Node<'_, '_>, symbol: &Symbol, bodies: &Bodies) -> Self {
        Notes {
            shift: marker_shift(root, symbol, bodies),
            ..Notes::default()
        }
    }

    /// Returns the printed mark for a marker of the markup.
    pub fn printed(&self, marker: &str) -> String {
        match marker.parse::<u32>() {
            Ok(number) if self.shift > 0 => number.saturating_sub(self.shift).to_string(),
            _ => marker.to_owned(),
        }
    }

    /// Enters a part or annex. Marks that restart there get keys that are prefixed with its name.
    pub fn enter(&mut self, scope: &str) {
        self.scope = scope
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .collect::<String>()
            .to_lowercase();
    }

    /// Adds a note and returns its key: its mark, or `annex/1` if the mark is already a key.
    pub fn add(&mut self, mark: &str, blocks: Vec<Block>) -> String {
        let taken = |key: &str| {
            self.renamed.contains_key(key) || self.notes.iter().any(|note| note.key == key)
        };
        let mut key = mark.to_owned();
        if taken(&key) {
            let scope = match self.scope.as_str() {
                "" => "text",
                scope => scope,
            };
            key = format!("{scope}/{mark}");
            let mut attempt = 2;
            while taken(&key) {
                key = format!("{scope}-{attempt}/{mark}");
                attempt += 1;
            }
        }
        self.notes.push(Note {
            key: key.clone(),
            mark: mark.to_owned(),
            anchor: Default::default(),
            language: None,
            blocks,
            calls: Vec::new(),
        });
        self.by_mark.insert(mark.to_owned(), key.clone());
        key
    }

    /// Returns the key of the note that a repeated mark calls: the last one with that mark.
    pub fn called(&self, mark: &str) -> Option<&str> {
        self.by_mark.get(mark).map(String::as_str)
    }

    /// Changes the mark of a note to the printed mark, if the call shows more of it than the note,
    /// and changes its key to match: `annex/(1)`.
    pub fn print_as(&mut self, key: &str, printed: &str) {
        let new_key = match key.rsplit_once('/') {
            Some((scope, _)) => format!("{scope}/{printed}"),
            None => printed.to_owned(),
        };
        if self.notes.iter().any(|note| note.key == new_key) {
            return;
        }
        let Some(note) = self.notes.iter_mut().find(|note| note.key == key) else {
            return;
        };
        printed.clone_into(&mut note.mark);
        note.key.clone_from(&new_key);
        for called in self.by_mark.values_mut().filter(|called| *called == key) {
            called.clone_from(&new_key);
        }
        self.renamed.insert(key.to_owned(), new_key);
    }

    /// Replaces the note key of a call with the final key.
    pub fn update(&self, key: &mut String) {
        if let Some(new_key) = self.renamed.get(key) {
            key.clone_from(new_key);
        }
    }

    /// Returns all notes, in the order of the file.
    pub fn finish(self) -> Vec<Note> {
        self.notes
    }
}

/// Returns the number by which the markers of a document exceed the printed numbers. In resolutions
/// of the Human Rights Council a marker is the number of the note in the word processor, which
/// counts the separators above the notes in some files, so that note 1 has the marker 2 or 3. All
/// markers must be consecutive: if a note were missing, its number would be too.
fn marker_shift(root: Node<'_, '_>, symbol: &Symbol, bodies: &Bodies) -> u32 {
    let body = bodies.of_symbol(symbol);
    if !body.is_some_and(|body| body.akn.markers_count_separators) {
        return 0;
    }
    let notes = root
        .descendants()
        .filter(|node| name(*node) == "authorialNote");
    let markers: Option<Vec<u32>> = notes
        .map(|note| note.attribute("marker")?.trim().parse().ok())
        .collect();
    let markers = markers.unwrap_or_default();
    let Some(shift) = markers.first().and_then(|first| first.checked_sub(1)) else {
        return 0;
    };
    let consecutive = markers
        .iter()
        .zip(shift + 1..)
        .all(|(one, next)| *one == next);
    if consecutive && shift <= SHIFT_MAX {
        shift
    } else {
        0
    }
}
