//! What a table of liblouis can say: characters that it does not know are said otherwise.

use std::cell::RefCell;
use std::collections::HashMap;

use icu_normalizer::DecomposingNormalizerBorrowed;
use icu_segmenter::WordSegmenter;
use icu_segmenter::options::WordBreakInvariantOptions;

use super::code;
use super::louis::Table;

/// The cell without dots.
pub const BLANK: char = '\u{2800}';

/// The characters of one document, in what its table can say.
pub struct Characters {
    table: Table,
    /// Whether print writes words together that braille divides.
    divides_words: bool,
    /// What stands for a character that is asked for again.
    said: RefCell<HashMap<char, String>>,
    /// The tables of other scripts, as they are needed; none where liblouis has not got them.
    others: RefCell<HashMap<&'static str, Option<Table>>>,
}

impl Characters {
    /// Characters for a table.
    pub fn of(table: Table, divides_words: bool) -> Self {
        Characters {
            table,
            divides_words,
            said: RefCell::default(),
            others: RefCell::default(),
        }
    }

    /// A text in characters that the table has cells for.
    pub fn prepared(&self, text: &str) -> String {
        let divided = if self.divides_words {
            divided(text)
        } else {
            text.to_owned()
        };
        let mut prepared = String::with_capacity(divided.len());
        for character in divided.chars() {
            match character {
                '\u{2010}' | '\u{2011}' => prepared.push('-'),
                '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{feff}' => {}
                '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' => {}
                space if space.is_whitespace() => prepared.push(' '),
                other => prepared.push_str(&self.sayable(other)),
            }
        }
        prepared
    }

    /// A character as the table can say it: itself, its letters, or the cells of another table.
    fn sayable(&self, character: char) -> String {
        if let Some(said) = self.said.borrow().get(&character) {
            return said.clone();
        }
        let said = self.find(character);
        self.said.borrow_mut().insert(character, said.clone());
        said
    }

    fn find(&self, character: char) -> String {
        let own = character.to_string();
        if is_said(&self.table, &own) {
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
        let all_said = |text: &str| {
            text.chars()
                .all(|part| part == ' ' || is_said(&self.table, &part.to_string()))
        };
        for text in [&letters, &parts] {
            if !text.is_empty() && *text != own && all_said(text) {
                return text.clone();
            }
        }
        let name = code::table_for(character);
        let mut others = self.others.borrow_mut();
        let other = others.entry(name).or_insert_with(|| Table::load(name));
        match other {
            Some(other) if is_said(other, &own) => {
                let cells = other.translate(&own, &[]);
                cells.map_or_else(String::new, |cells| six_dots(cells.cells))
            }
            _ => format!("U+{:04X}", u32::from(character)),
        }
    }
}

/// Whether a table says a character. What it does not know it gives as a number, behind a cell of
/// eight dots, or leaves blank.
fn is_said(table: &Table, character: &str) -> bool {
    table.translate(character, &[]).is_some_and(|cells| {
        cells.cells.iter().any(|cell| *cell != BLANK) && !cells.cells.iter().any(|c| is_deep(*c))
    })
}

/// Whether a cell has one of the two dots below the six that paper has.
fn is_deep(cell: char) -> bool {
    !('\u{2800}'..='\u{283f}').contains(&cell)
}

/// Cells of six dots. No table that is used here gives others for what [`Characters::prepared`]
/// leaves.
pub fn six_dots(cells: Vec<char>) -> String {
    let six = |cell: char| char::from_u32(0x2800 | u32::from(cell) & 0x3f).unwrap_or(BLANK);
    cells.into_iter().map(six).collect()
}

/// Whether a character is one of Chinese.
pub fn is_han(character: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&character)
}

fn is_combining(character: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&character)
}

/// Chinese with a space between words, by a dictionary: print writes them together, braille apart
/// (GF 0019-2018, 7).
fn divided(text: &str) -> String {
    let segmenter = WordSegmenter::new_dictionary(WordBreakInvariantOptions::default());
    let mut divided = String::with_capacity(text.len() * 2);
    let mut from = 0;
    for to in segmenter.segment_str(text) {
        let word = &text[from..to];
        from = to;
        let meets = divided.chars().next_back().is_some_and(is_han)
            && word.chars().next().is_some_and(is_han);
        if meets {
            divided.push(' ');
        }
        divided.push_str(word);
    }
    divided
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_table_does_not_know_is_said_by_its_letters_or_by_another_table() {
        let table = Table::load("en-ueb-g1.ctb").unwrap();
        let characters = Characters::of(table, false);
        assert_eq!(characters.prepared("№\u{a0}1, 10⁶"), "No 1, 10^6");
        assert_eq!(characters.prepared("Мир"), "⠍⠊⠗");
        assert_eq!(characters.prepared("\u{200f}a\u{ad}b\u{2011}c"), "ab-c");
        assert_eq!(characters.prepared("\u{10ffff}"), "U+10FFFF");
    }

    #[test]
    fn chinese_is_divided_into_words() {
        assert_eq!(divided("大会回顾其决议，"), "大会 回顾 其 决议，");
    }
}
