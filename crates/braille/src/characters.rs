//! Characters for a liblouis table: those that it does not have are replaced.

use std::cell::RefCell;
use std::collections::HashMap;

use icu_normalizer::DecomposingNormalizerBorrowed;
use icu_segmenter::WordSegmenter;
use icu_segmenter::options::WordBreakInvariantOptions;

use super::code;
use super::louis::Table;

/// The empty cell.
pub const BLANK: char = '\u{2800}';

/// Prepares the characters of one document for its table.
pub struct Characters {
    table: Table,
    /// Whether braille separates words that print writes without spaces.
    separates_words: bool,
    /// The replacements found so far.
    replacements: RefCell<HashMap<char, String>>,
    /// The tables of other scripts, loaded on demand; `None` if liblouis does not have the table.
    others: RefCell<HashMap<&'static str, Option<Table>>>,
}

impl Characters {
    /// Creates the preparation for a table.
    pub fn new(table: Table, separates_words: bool) -> Self {
        Characters {
            table,
            separates_words,
            replacements: RefCell::default(),
            others: RefCell::default(),
        }
    }

    /// Returns a text in characters that the table has cells for.
    pub fn prepare(&self, text: &str) -> String {
        let separated = if self.separates_words {
            separate_words(text)
        } else {
            text.to_owned()
        };
        let mut prepared = String::with_capacity(separated.len());
        for character in separated.chars() {
            match character {
                '\u{2010}' | '\u{2011}' => prepared.push('-'),
                '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{feff}' => {}
                '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' => {}
                space if space.is_whitespace() => prepared.push(' '),
                other => prepared.push_str(&self.replacement(other)),
            }
        }
        prepared
    }

    /// Returns the replacement of a character: itself, its letters, or the cells of another table.
    fn replacement(&self, character: char) -> String {
        if let Some(known) = self.replacements.borrow().get(&character) {
            return known.clone();
        }
        let found = self.find(character);
        let mut replacements = self.replacements.borrow_mut();
        replacements.insert(character, found.clone());
        found
    }

    fn find(&self, character: char) -> String {
        let own = character.to_string();
        if has_cells(&self.table, &own) {
            return own;
        }
        let is_raised = matches!(character, '²' | '³' | '¹' | '\u{2070}'..='\u{2079}');
        let letters = DecomposingNormalizerBorrowed::new_nfkd()
            .normalize(&own)
            .into_owned();
        if is_raised {
            return format!("^{letters}");
        }
        let parts = letters.chars().filter(|part| !is_combining(*part));
        let parts: String = parts.collect();
        let all_have_cells = |text: &str| {
            text.chars()
                .all(|part| part == ' ' || has_cells(&self.table, &part.to_string()))
        };
        for text in [&letters, &parts] {
            if !text.is_empty() && *text != own && all_have_cells(text) {
                return text.clone();
            }
        }
        let name = code::table_for(character);
        let mut others = self.others.borrow_mut();
        let other = others.entry(name).or_insert_with(|| Table::load(name));
        match other {
            Some(other) if has_cells(other, &own) => {
                let cells = other.translate(&own, &[]);
                cells.map_or_else(String::new, |cells| six_dots(cells.cells))
            }
            _ => format!("U+{:04X}", u32::from(character)),
        }
    }
}

/// Whether a table has cells for a character. Other characters become a number after an eight-dot
/// cell, or blank.
fn has_cells(table: &Table, character: &str) -> bool {
    table.translate(character, &[]).is_some_and(|cells| {
        cells.cells.iter().any(|cell| *cell != BLANK)
            && !cells.cells.iter().any(|c| is_eight_dot(*c))
    })
}

/// Whether a cell has one of the dots 7 and 8, which paper does not have.
fn is_eight_dot(cell: char) -> bool {
    !('\u{2800}'..='\u{283f}').contains(&cell)
}

/// Reduces cells to six dots. The tables used here return no other cells for text from
/// [`Characters::prepare`].
pub fn six_dots(cells: Vec<char>) -> String {
    let six = |cell: char| char::from_u32(0x2800 | u32::from(cell) & 0x3f).unwrap_or(BLANK);
    cells.into_iter().map(six).collect()
}

/// Whether a character is a Chinese character.
pub fn is_han(character: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&character)
}

fn is_combining(character: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&character)
}

/// Adds spaces between Chinese words, which it finds with a dictionary: braille separates words
/// that print writes without spaces (GF 0019-2018, 7).
fn separate_words(text: &str) -> String {
    let segmenter = WordSegmenter::new_dictionary(WordBreakInvariantOptions::default());
    let mut separated = String::with_capacity(text.len() * 2);
    let mut from = 0;
    for to in segmenter.segment_str(text) {
        let word = &text[from..to];
        from = to;
        let needs_space = separated.chars().next_back().is_some_and(is_han)
            && word.chars().next().is_some_and(is_han);
        if needs_space {
            separated.push(' ');
        }
        separated.push_str(word);
    }
    separated
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_characters_are_replaced_by_letters_or_cells_of_another_table() {
        let table = Table::load("en-ueb-g1.ctb").unwrap();
        let characters = Characters::new(table, false);
        assert_eq!(characters.prepare("№\u{a0}1, 10⁶"), "No 1, 10^6");
        assert_eq!(characters.prepare("Мир"), "⠍⠊⠗");
        assert_eq!(characters.prepare("\u{200f}a\u{ad}b\u{2011}c"), "ab-c");
        assert_eq!(characters.prepare("\u{10ffff}"), "U+10FFFF");
    }

    #[test]
    fn chinese_words_are_separated() {
        assert_eq!(separate_words("大会回顾其决议，"), "大会 回顾 其 决议，");
    }
}
