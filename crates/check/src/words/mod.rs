//! The text of a document, as the model or an edition has it: its words with the note calls in
//! position, and its notes.

mod model;
mod pages;
mod passages;
mod pdf;

use std::collections::BTreeMap;

pub use pdf::of_tags;

/// Words and notes, with folded spaces. A note call is written `‹14›` at its position.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EditionText {
    /// The words outside the notes.
    pub body: String,
    /// The words of each note, by mark.
    pub notes: BTreeMap<String, String>,
}

/// Folds spaces, composes letters with their diacritics, and replaces non-breaking characters with
/// ordinary ones. Removes marks of direction, which are not words: readers drop them beside labels,
/// and the PDF drops them at the start of a line and has its own around words of the other direction.
pub fn fold(text: &str) -> String {
    let normalizer = icu_normalizer::ComposingNormalizerBorrowed::new_nfc();
    let plain = normalizer
        .normalize(text)
        .replace('\u{2011}', "-")
        .replace(is_mark_of_direction, "")
        .replace(['\u{a0}', '\u{202f}'], " ");
    let words: Vec<&str> = plain.split_whitespace().collect();
    words.join(" ")
}

fn is_mark_of_direction(character: char) -> bool {
    matches!(
        character,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
    )
}

impl EditionText {
    /// Returns the marks of all calls, in order.
    pub fn calls(&self) -> Vec<String> {
        let after_opening = self.body.split('‹').skip(1);
        after_opening
            .map(|rest| rest.split('›').next().unwrap_or_default().to_owned())
            .collect()
    }

    /// Returns a mark that no note has yet, because marks may restart in an annex.
    pub fn free_mark(&self, mark: &str) -> String {
        let mut free = mark.to_owned();
        while self.notes.contains_key(&free) {
            free.push('′');
        }
        free
    }

    /// Returns the first difference between two texts, with the words around it.
    pub fn difference(&self, other: &EditionText) -> Option<String> {
        let wanted: Vec<&str> = self.body.split(' ').collect();
        let found: Vec<&str> = other.body.split(' ').collect();
        let longer = wanted.len().max(found.len());
        if let Some(position) = (0..longer).find(|&at| wanted.get(at) != found.get(at)) {
            return Some(format!(
                "at word {position}\nwanted: {}\nfound:  {}",
                around(&wanted, position),
                around(&found, position)
            ));
        }
        let marks = self.notes.keys().chain(other.notes.keys());
        let differing = marks
            .into_iter()
            .find(|mark| self.notes.get(*mark) != other.notes.get(*mark));
        differing.map(|mark| {
            let wanted = self.notes.get(mark);
            let found = other.notes.get(mark);
            format!("in note {mark}\nwanted: {wanted:?}\nfound:  {found:?}")
        })
    }
}

fn around(words: &[&str], position: usize) -> String {
    let from = position.saturating_sub(8).min(words.len());
    let to = (position + 8).min(words.len());
    words[from..to].join(" ")
}
