//! Reads the extracted official text and joins its pages.
//!
//! The notes of each page are between two paragraphs, and a paragraph that a page break divides
//! continues after them. Note marks are superscript digits, asterisks mark emphasis, and links have
//! no target.

use publish_test_support::edition_text::{EditionText, fold};

const SUPERSCRIPT: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];

pub fn read(text: &str) -> EditionText {
    let mut official = EditionText::default();
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
            assert!(official.notes.insert(mark, fold(note)).is_none());
        } else {
            paragraphs.push(words);
        }
    }
    // Joining with spaces is enough, because no page break divides a word.
    official.body = fold(&paragraphs.join(" "));
    official
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
        // The official text has only one square bracket, before the committee's report.
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
