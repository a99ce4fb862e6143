//! The official text as it was extracted, with its page breaks undone.
//!
//! Each page's notes stand between two paragraphs, and a paragraph cut by a page break goes on
//! after them. Marks of notes are superscript digits, emphasis is asterisks, links lead nowhere.

use publish_test_support::said::{Said, fold};

const SUPERSCRIPT: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];

pub fn read(text: &str) -> Said {
    let mut said = Said::default();
    let mut paragraphs: Vec<String> = Vec::new();
    for paragraph in text
        .split("\n\n")
        .map(str::trim)
        .filter(|text| !text.is_empty())
    {
        let words = without_markup(paragraph);
        if paragraph.starts_with(SUPERSCRIPT) {
            let (call, note) = words.split_once(' ').unwrap();
            let mark = call.trim_matches(['‹', '›']).to_owned();
            assert!(said.notes.insert(mark, fold(note)).is_none());
        } else {
            paragraphs.push(words);
        }
    }
    // Joining everything by spaces undoes the page breaks: none of them divides a word.
    said.body = fold(&paragraphs.join(" "));
    said
}

fn without_markup(paragraph: &str) -> String {
    let mut words = String::new();
    let mut digits = String::new();
    for character in paragraph.replace("](#)", "").chars() {
        if let Some(digit) = SUPERSCRIPT.iter().position(|digit| *digit == character) {
            digits.push_str(&digit.to_string());
            continue;
        }
        if !digits.is_empty() {
            words.push_str(&format!("‹{digits}›"));
            digits.clear();
        }
        // The only square bracket of the text itself is that of the committee's report.
        let is_link = character == '[' && !paragraph.starts_with('[');
        if character != '*' && !is_link {
            words.push(character);
        }
    }
    if !digits.is_empty() {
        words.push_str(&format!("‹{digits}›"));
    }
    words
}
