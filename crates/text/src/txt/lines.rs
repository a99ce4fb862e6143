//! The lines of the text: where they begin, and where they end.

use icu_segmenter::LineSegmenter;
use icu_segmenter::options::LineBreakOptions;
use unicode_width::UnicodeWidthChar;

/// How many columns a line has: with room for marks of reply in e-mail (RFC 3676, section 4.2, wants
/// 78 at most).
const COLUMNS: usize = 72;

/// The column that no line begins beyond, however deep it is nested.
const DEEPEST: usize = 36;

/// The shortest underline, which tells it from a dash that is a word.
pub const SHORTEST_RULE: usize = 3;

/// Where the lines of a block begin.
#[derive(Debug, Clone, Default)]
pub struct Margin {
    /// What the first line begins with: a label, or spaces.
    head: String,
    /// The column at which the text of the others begins, and that of the first behind a label.
    column: usize,
}

impl Margin {
    /// The same, `columns` further in.
    pub fn deeper(&self, columns: usize) -> Self {
        let column = (self.column + columns).min(DEEPEST).max(self.column);
        Margin {
            head: padded(&self.head, column),
            column,
        }
    }

    /// A margin whose first line has a label. The text is `columns` further in, or behind the label
    /// where that is wider.
    pub fn labelled(&self, label: &str, columns: usize) -> Self {
        let begins = self.column.min(DEEPEST.saturating_sub(columns));
        let head = format!("{}{}", padded(self.head.trim_end(), begins), plain(label));
        let column = (begins + columns).max(width(&head) + 1);
        Margin {
            head: padded(&head, column),
            column,
        }
    }

    /// A margin whose lines stand `columns` further in from the second on.
    pub fn hanging(&self, columns: usize) -> Self {
        Margin {
            head: self.head.clone(),
            column: self.column + columns,
        }
    }

    /// The margin of what follows the first line.
    pub fn unlabelled(&self) -> Self {
        Margin {
            head: padded("", self.column),
            column: self.column,
        }
    }

    /// How many columns are left for the text.
    pub fn room(&self) -> usize {
        COLUMNS.saturating_sub(self.column).max(COLUMNS - DEEPEST)
    }

    fn has_label(&self) -> bool {
        !self.head.trim().is_empty()
    }
}

/// A text with spaces behind it up to a column.
fn padded(text: &str, column: usize) -> String {
    let missing = column.saturating_sub(width(text));
    format!("{text}{}", " ".repeat(missing))
}

/// Lines as they are written.
#[derive(Debug, Default)]
pub struct Lines {
    text: String,
}

impl Lines {
    /// The text, its last line ended.
    pub fn finish(self) -> String {
        self.text
    }

    /// A paragraph under an empty line. A line end in it stays one.
    pub fn paragraph(&mut self, margin: Margin, text: &str) {
        self.set(margin, text, 1);
    }

    /// A line right below the one before.
    pub fn beside(&mut self, margin: Margin, text: &str) {
        self.set(margin, text, 0);
    }

    /// A heading of some lines, underlined by its level and apart from what comes before.
    pub fn heading(&mut self, margin: Margin, lines: &[String], level: u8) {
        let margin = margin.unlabelled();
        let from = self.text.len();
        let mut gap = 2;
        for line in lines {
            if !line.trim().is_empty() {
                self.set(margin.clone(), line, gap);
                gap = 0;
            }
        }
        let set = self.text[from..].lines().map(str::trim_start).map(width);
        let Some(widest) = set.max().filter(|widest| *widest > 0) else {
            return;
        };
        let rule = match level {
            1 => "=",
            2 => "-",
            _ => "~",
        };
        self.as_they_are(&margin, [rule.repeat(widest.max(SHORTEST_RULE))]);
    }

    /// Lines that are not to be broken, right below the ones before.
    pub fn as_they_are(&mut self, margin: &Margin, lines: impl IntoIterator<Item = String>) {
        for line in lines {
            let line = format!("{}{}", padded("", margin.column), plain(&line));
            self.text.push_str(line.trim_end());
            self.text.push('\n');
        }
    }

    /// An empty line, unless nothing stands above it.
    pub fn gap(&mut self) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
    }

    fn set(&mut self, margin: Margin, text: &str, gap: usize) {
        if text.trim().is_empty() && !margin.has_label() {
            return;
        }
        for _ in 0..gap {
            self.gap();
        }
        let mut head = margin.head.clone();
        for line in text.split('\n') {
            for line in wrapped(line, margin.room()) {
                let line = format!("{head}{}", plain(&line));
                self.text.push_str(line.trim_end());
                self.text.push('\n');
                head = padded("", margin.column);
            }
        }
    }
}

/// A text in lines of so many columns, as many words in each as fit. A word that does not fit into
/// any stays whole, as addresses must.
fn wrapped(text: &str, columns: usize) -> Vec<String> {
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

/// What lines are put together from, with the spaces behind it. A line ends at a space, or beside a
/// wide character: lines can be joined again without a doubt whether a word goes on. Where Chinese
/// may be broken says Unicode Standard Annex 14; a call of a note stays with what it is called by.
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

/// How many columns of a terminal a text takes: character by character, as terminals count.
pub fn width(text: &str) -> usize {
    let widths = text.chars().map(|character| character.width().unwrap_or(0));
    widths.sum()
}

/// The characters that keep words together, once lines are broken, as what they show: who searches
/// for them types these.
fn plain(line: &str) -> String {
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
            wrapped(text, 12),
            ["a long-term", "plan of", "and/or for", "the", "follow-up"]
        );
    }

    #[test]
    fn what_is_kept_together_stays_so() {
        assert_eq!(wrapped("ab cd\u{a0}ef", 6), ["ab", "cd\u{a0}ef"]);
    }

    #[test]
    fn chinese_counts_two_columns_and_no_line_begins_with_its_full_stop_or_a_call() {
        assert_eq!(wrapped("大会回顾其决议。", 14), ["大会回顾其决", "议。"]);
        assert_eq!(wrapped("大会回顾其[1]", 10), ["大会回顾", "其[1]"]);
    }

    #[test]
    fn a_label_wider_than_its_place_moves_only_its_own_text() {
        let mut lines = Lines::default();
        lines.paragraph(Margin::default().labelled("118.", 4), "one two");
        lines.paragraph(Margin::default().labelled("1.", 4), "one");
        assert_eq!(lines.finish(), "118. one two\n\n1.  one\n");
    }

    #[test]
    fn what_is_nested_deep_keeps_half_of_the_line() {
        let mut margin = Margin::default();
        for _ in 0..40 {
            margin = margin.labelled("(a)", 4);
        }
        assert_eq!(margin.room(), COLUMNS - DEEPEST);
    }
}
