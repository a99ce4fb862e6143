//! The notes of a document, and the note that each mark calls.

use std::collections::BTreeMap;

use publish_model::unresolved::{Block, Note};
use publish_model::{Body, Symbol};
use roxmltree::Node;

use super::name;

/// The maximum number of notes that the first page has before note 1.
const COVER_NOTES_MAX: u32 = 2;

/// The notes found so far.
#[derive(Debug, Default)]
pub struct Notes {
    notes: Vec<Note>,
    /// The key of the note that a mark calls at the current position in the text.
    by_mark: BTreeMap<String, String>,
    scope: String,
    /// The new keys of notes whose printed mark turned out to be different, by old key.
    renamed: BTreeMap<String, String>,
    /// The number of notes of the first page that the markers count and that are not printed with
    /// a number.
    cover_notes: u32,
}

impl Notes {
    /// Creates the notes of a document.
    pub fn of_document(root: Node<'_, '_>, symbol: &Symbol) -> Self {
        Notes {
            cover_notes: cover_notes(root, symbol),
            ..Notes::default()
        }
    }

    /// Returns the printed mark for a marker of the markup.
    pub fn printed(&self, marker: &str) -> String {
        match marker.parse::<u32>() {
            Ok(number) if self.cover_notes > 0 => {
                number.saturating_sub(self.cover_notes).to_string()
            }
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

/// Returns the number of notes of the first page that the markers of a document count. In Chinese,
/// English and French resolutions of the Human Rights Council they count the note of the title page,
/// so the first note has the marker 2. All notes must be numbered without a gap: if a note were
/// missing, its number would be too.
fn cover_notes(root: Node<'_, '_>, symbol: &Symbol) -> u32 {
    if Body::of_symbol(symbol) != Body::HumanRightsCouncil {
        return 0;
    }
    let notes = root
        .descendants()
        .filter(|node| name(*node) == "authorialNote");
    let mut expected: Option<u32> = None;
    let mut first = 1;
    for note in notes {
        let marker = note.attribute("marker").unwrap_or_default().trim();
        let Ok(number) = marker.parse::<u32>() else {
            return 0;
        };
        match expected {
            Some(expected) if number != expected => return 0,
            Some(_) => {}
            None => first = number,
        }
        expected = number.checked_add(1);
    }
    match first.saturating_sub(1) {
        before @ 1..=COVER_NOTES_MAX => before,
        _ => 0,
    }
}
