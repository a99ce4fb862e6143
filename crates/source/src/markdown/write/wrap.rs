//! Where lines of the written text end: at 100 characters, and after a comma from the 72nd on, so
//! that a change of a clause changes few lines.

/// A space at which a line may end, while a paragraph is being written. No official text has it.
pub const SPACE: char = '\u{1}';

const WIDTH: usize = 100;
const CLAUSE: usize = 72;

/// The paragraph with its lines ended.
pub fn wrap(paragraph: &str) -> String {
    let lines: Vec<String> = paragraph.split('\n').map(wrap_line).collect();
    lines.join("\n")
}

/// The paragraph on one line.
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
            if is_full && !begins_block(word) {
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

/// A word without the note calls at its end.
fn without_calls(mut word: &str) -> &str {
    while word.ends_with(']')
        && let Some(start) = word.rfind("[^")
    {
        word = &word[..start];
    }
    word
}

/// Whether Markdown may take a line that begins so for something else than text.
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
