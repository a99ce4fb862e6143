//! The notes of a document, and which of them a mark calls.

use std::collections::BTreeMap;

use publish_model::unresolved::{Block, Note};

/// The notes found so far.
#[derive(Debug, Default)]
pub struct Notes {
    notes: Vec<Note>,
    /// The key of the note that a mark calls at this point of the text.
    by_mark: BTreeMap<String, String>,
    scope: String,
    /// The keys that notes had before it was seen how their marks are printed.
    renamed: BTreeMap<String, String>,
}

impl Notes {
    /// Enters a part or annex: marks that restart there get keys with its name before them.
    pub fn enter(&mut self, scope: &str) {
        self.scope = scope
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .collect::<String>()
            .to_lowercase();
    }

    /// Adds a note and gives its key: its mark, or `annex/1` where the mark is taken.
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

    /// The note that a repeated mark calls: the last one of that mark.
    pub fn called(&self, mark: &str) -> Option<&str> {
        self.by_mark.get(mark).map(String::as_str)
    }

    /// Gives a note the mark as it is printed, where the call shows more of it than the note, and
    /// the key that goes with it: `annex/(1)`.
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

    /// Gives a call the key that its note has in the end.
    pub fn update(&self, key: &mut String) {
        if let Some(new_key) = self.renamed.get(key) {
            key.clone_from(new_key);
        }
    }

    /// All notes, in the order of the file.
    pub fn finish(self) -> Vec<Note> {
        self.notes
    }
}
