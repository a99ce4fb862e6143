//! The lines of the text: margins and line breaking.

use icu_segmenter::LineSegmenter;
use icu_segmenter::options::LineBreakOptions;
use unicode_width::UnicodeWidthChar;

/// The columns of a line. They leave room for the quote marks of e-mail replies (RFC 3676, section
/// 4.2, recommends at most 78).
const COLUMNS: usize = 72;

/// The deepest indent, at any depth of nesting.
const MAX_INDENT: usize = 36;

/// The shortest underline: long enough not to be read as a dash.
pub const MIN_RULE: usize = 3;

/// The left margin of a block.
#[derive(Debug, Clone, Default)]
pub struct Margin {
    /// The start of the first line: a label or spaces.
    head: String,
    /// The column at which text begins: on the first line after the label, on all others after
    /// spaces.
    column: usize,
}

impl Margin {
    /// Returns the margin indented by `columns`.
    pub fn indented(&self, columns: usize) -> Self {
        let column = (self.column + columns).min(MAX_INDENT).max(self.column);
        Margin {
            head: padded(&self.head, column),
            column,
        }
    }

    /// Returns a margin whose first line has a label. The text is indented by `columns`, or begins
    /// after the label if that is wider.
    pub fn labelled(&self, label: &str, columns: usize) -> Self {
        let begins = self.column.min(MAX_INDENT.saturating_sub(columns));
        let head = format!(
            "{}{}",
            padded(self.head.trim_end(), begins),
            searchable(label)
        );
        let column = (begins + columns).max(width(&head) + 1);
        Margin {
            head: padded(&head, column),
            column,
        }
    }

    /// Returns a margin whose lines are indented by `columns` from the second on.
    pub fn hanging(&self, columns: usize) -> Self {
        Margin {
            head: self.head.clone(),
            column: self.column + columns,
        }
    }

    /// Returns the margin of the lines after the first.
    pub fn unlabelled(&self) -> Self {
        Margin {
            head: padded("", self.column),
            column: self.column,
        }
    }

    /// Returns the columns that are left for the text.
    pub fn room(&self) -> usize {
        COLUMNS
            .saturating_sub(self.column)
            .max(COLUMNS - MAX_INDENT)
    }

    fn has_label(&self) -> bool {
        !self.head.trim().is_empty()
    }
}

/// Pads a text with spaces up to a column.
fn padded(text: &str, column: usize) -> String {
    let missing = column.saturating_sub(width(text));
    format!("{text}{}", " ".repeat(missing))
}

/// The lines written so far.
#[derive(Debug, Default)]
pub struct Lines {
    text: String,
}

impl Lines {
    /// Returns the text, with a newline at its end.
    pub fn finish(self) -> String {
        self.text
    }

    /// Writes a paragraph after a blank line. Newlines in the text are kept.
    pub fn paragraph(&mut self, margin: Margin, text: &str) {
        self.wrap_and_push(margin, text, 1);
    }

    /// Writes a text directly below the line before it.
    pub fn line(&mut self, margin: Margin, text: &str) {
        self.wrap_and_push(margin, text, 0);
    }

    /// Writes the lines of a heading after two blank lines, underlined according to its level.
    pub fn heading(&mut self, margin: Margin, lines: &[String], level: u8) {
        let margin = margin.unlabelled();
        let from = self.text.len();
        let mut blank_lines = 2;
        for line in lines {
            if !line.trim().is_empty() {
                self.wrap_and_push(margin.clone(), line, blank_lines);
                blank_lines = 0;
            }
        }
        let widths = self.text[from..].lines().map(str::trim_start).map(width);
        let Some(widest) = widths.max().filter(|widest| *widest > 0) else {
            return;
        };
        let rule = match level {
            1 => "=",
            2 => "-",
            _ => "~",
        };
        self.unbroken(&margin, [rule.repeat(widest.max(MIN_RULE))]);
    }

    /// Writes lines without breaking them, directly below the line before them.
    pub fn unbroken(&mut self, margin: &Margin, lines: impl IntoIterator<Item = String>) {
        for line in lines {
            let line = format!("{}{}", padded("", margin.column), searchable(&line));
            self.text.push_str(line.trim_end());
            self.text.push('\n');
        }
    }

    /// Writes a blank line, unless it would be the first.
    pub fn blank_line(&mut self) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
    }

    fn wrap_and_push(&mut self, margin: Margin, text: &str, blank_lines: usize) {
        if text.trim().is_empty() && !margin.has_label() {
            return;
        }
        for _ in 0..blank_lines {
            self.blank_line();
        }
        let mut head = margin.head.clone();
        for line in text.split('\n') {
            for line in wrap(line, margin.room()) {
                let line = format!("{head}{}", searchable(&line));
                self.text.push_str(line.trim_end());
                self.text.push('\n');
                head = padded("", margin.column);
            }
        }
    }
}

/// Breaks a text into lines of at most `columns`, with as many words in each as fit. A word that is
/// wider than a line is not broken, because addresses must stay intact.
fn wrap(text: &str, columns: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in words(text) {
        let is_full = width(&line) + width(word.trim_end()) > columns;
        if is_full && !line.trim().is_empty() {
            lines.push(line.trim().to_owned());
            line.clear();
        }
        line.push_str(word);
    }
    lines.push(line.trim().to_owned());
    lines
}

/// Splits a text into the units between which lines may break, each with the spaces after it.
///
/// Lines end only at a space or next to a wide character, so that it is clear how to join them
/// again. Unicode Standard Annex 14 defines where Chinese may break; a note call stays with the
/// word before it.
fn words(text: &str) -> Vec<&str> {
    let segmenter = LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default());
    let mut words = Vec::new();
    let mut from = 0;
    for to in segmenter.segment_str(text) {
        let (before, after) = text.split_at(to);
        let (before, after) = (before.chars().next_back(), after.chars().next());
        let may_end = match (before, after) {
            (Some(before), Some(after)) => {
                before == ' ' || (is_wide(before) || is_wide(after)) && after != '['
            }
            _ => true,
        };
        if may_end && to > from {
            words.push(&text[from..to]);
            from = to;
        }
    }
    words
}

fn is_wide(character: char) -> bool {
    character.width() == Some(2)
}

/// Returns the columns that a text takes in a terminal, counted per character as terminals do.
pub fn width(text: &str) -> usize {
    let widths = text.chars().map(|character| character.width().unwrap_or(0));
    widths.sum()
}

/// Replaces no-break hyphens and spaces, once lines are broken, with ordinary ones, which readers
/// type when they search.
fn searchable(line: &str) -> String {
    line.replace('\u{2011}', "-")
        .replace(['\u{a0}', '\u{202f}'], " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_at_spaces_and_not_within_compounds() {
        let text = "a long-term plan of and/or for the follow-up";
        assert_eq!(
            wrap(text, 12),
            ["a long-term", "plan of", "and/or for", "the", "follow-up"]
        );
    }

    #[test]
    fn lines_do_not_end_at_no_break_spaces() {
        assert_eq!(wrap("ab cd\u{a0}ef", 6), ["ab", "cd\u{a0}ef"]);
    }

    #[test]
    fn chinese_characters_take_two_columns_and_lines_do_not_begin_with_full_stops_or_calls() {
        assert_eq!(wrap("大会回顾其决议。", 14), ["大会回顾其决", "议。"]);
        assert_eq!(wrap("大会回顾其[1]", 10), ["大会回顾", "其[1]"]);
    }

    #[test]
    fn a_wide_label_moves_only_its_own_text() {
        let mut lines = Lines::default();
        lines.paragraph(Margin::default().labelled("118.", 4), "one two");
        lines.paragraph(Margin::default().labelled("1.", 4), "one");
        assert_eq!(lines.finish(), "118. one two\n\n1.  one\n");
    }

    #[test]
    fn deeply_nested_text_keeps_half_of_the_line() {
        let mut margin = Margin::default();
        for _ in 0..40 {
            margin = margin.labelled("(a)", 4);
        }
        assert_eq!(margin.room(), COLUMNS - MAX_INDENT);
    }
}
