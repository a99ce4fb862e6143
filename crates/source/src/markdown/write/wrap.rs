//! Line wrapping of the written text: at 100 characters, or after a comma from the 72nd character
//! on, so that a change in a clause changes few lines.

use super::super::inline::label_at_head;

/// A space at which a line may end, while a paragraph is being written. No official text contains
/// it.
pub const SPACE: char = '\u{1}';

const WIDTH: usize = 100;
const CLAUSE: usize = 72;

/// Wraps a paragraph.
pub fn wrap(paragraph: &str) -> String {
    let lines: Vec<String> = paragraph.split('\n').map(wrap_line).collect();
    lines.join("\n")
}

/// Returns a paragraph without line wrapping.
pub fn unwrapped(paragraph: &str) -> String {
    paragraph.replace(SPACE, " ")
}

fn wrap_line(line: &str) -> String {
    let mut wrapped = String::with_capacity(line.len());
    let mut width = 0;
    let mut after_clause = false;
    for (index, word) in line.split(SPACE).enumerate() {
        let length = word.chars().count();
        if index > 0 {
            let is_full = width + 1 + length > WIDTH || after_clause;
            if is_full && !begins_block(word) && !reads_as_item(word) {
                wrapped.push('\n');
                width = 0;
            } else {
                wrapped.push(' ');
                width += 1;
            }
        }
        wrapped.push_str(word);
        width += length;
        after_clause = width >= CLAUSE && without_calls(word).ends_with(',');
    }
    wrapped
}

/// Returns a word without the note calls at its end.
fn without_calls(mut word: &str) -> &str {
    while word.ends_with(']')
        && let Some(start) = word.rfind("[^")
    {
        word = &word[..start];
    }
    word
}

/// Whether the reader may warn of a line that begins with this text: “(a)”.
fn reads_as_item(word: &str) -> bool {
    label_at_head(word).is_some_and(|label| label.ends_with(')'))
}

/// Whether Markdown may interpret a line that begins with this text as a block other than text.
pub fn begins_block(line: &str) -> bool {
    let word = line.split([' ', '\t', SPACE]).next().unwrap_or_default();
    let only = |sign: char| word.chars().all(|character| character == sign);
    let digits = word.trim_start_matches(|character: char| character.is_ascii_digit());
    let is_number = digits.len() < word.len() && matches!(digits, "." | ")");
    is_number
        || word == "+"
        || only('-')
        || only('=')
        || only('#')
        || word.starts_with(['>', '|', '<', '`', '~', ':'])
}
