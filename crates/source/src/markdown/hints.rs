//! Warnings about text that was probably meant as structure and is read as text. Each looks for a
//! form that official documents do not have, so that a correct source has no warnings.

use std::ops::Range;

use publish_model::diagnostic::Code;
use publish_model::unresolved::Inline;
use publish_model::{Label, LabelStyle, plain_text};

use super::inline::{Line, Piece, label_at_head};
use crate::items::is_number;
use crate::report::Report;

/// A line of the file within a paragraph.
#[derive(Debug, Default)]
struct FileLine {
    /// Its words. Escaped characters, which are never structure, are replaced by [`ESCAPED`].
    text: String,
    span: Option<Range<usize>>,
    has_emphasis: bool,
    begins_with_inline: bool,
}

/// Replaces an escaped character.
const ESCAPED: char = '\u{0}';

impl FileLine {
    fn push(&mut self, text: &str, span: Range<usize>) {
        if self.span.is_none() && text.trim().is_empty() {
            return;
        }
        self.text.push_str(text);
        let start = self.span.as_ref().map_or(span.start, |open| open.start);
        self.span = Some(start..span.end);
    }

    fn start(&self) -> usize {
        self.span.as_ref().map_or(0, |span| span.start)
    }

    /// Returns the span of the first `length` bytes of the line.
    fn head(&self, length: usize) -> Range<usize> {
        self.start()..self.start() + length
    }
}

fn file_lines(line: &Line) -> Vec<FileLine> {
    let mut lines = vec![FileLine::default()];
    for piece in &line.pieces {
        match piece {
            Piece::Characters(characters) => {
                for sign in characters {
                    let end = sign.at + sign.character.len_utf8();
                    match (sign.character, sign.literal, lines.last_mut()) {
                        ('\n', false, _) => lines.push(FileLine::default()),
                        (_, true, Some(open)) => open.push(&ESCAPED.to_string(), sign.at..end),
                        (_, false, Some(open)) => {
                            open.push(sign.character.encode_utf8(&mut [0; 4]), sign.at..end);
                        }
                        (_, _, None) => {}
                    }
                }
            }
            Piece::Inline(inline, span) => {
                if let Some(open) = lines.last_mut() {
                    open.begins_with_inline |= open.span.is_none();
                    open.has_emphasis |=
                        matches!(inline, Inline::Emphasis { .. } | Inline::Strong { .. });
                    open.push(&plain_text(std::slice::from_ref(inline)), span.clone());
                }
            }
        }
    }
    lines.retain(|line| line.span.is_some());
    lines
}

/// Whether a paragraph has emphasized words.
fn has_emphasis(line: &Line) -> bool {
    file_lines(line).iter().any(|line| line.has_emphasis)
}

/// Reports a first paragraph that reads like an enacting formula but is not read as one.
pub fn check_formula(line: &Line, report: &mut Report) {
    let lines = file_lines(line);
    let Some(first) = lines.first().filter(|first| reads_as_formula(&first.text)) else {
        return;
    };
    let words = first.text.trim();
    let (message, help) = match (lines.len(), first.has_emphasis) {
        (1, true) => return,
        (1, false) => (
            "the first paragraph reads like the enacting formula, but has no asterisks",
            format!(
                "write “*{}*,” so that a preamble follows, or {{op}} before it if it is not the \
                 formula",
                words.trim_end_matches(COMMAS)
            ),
        ),
        (_, true) => (
            "the enacting formula and the text after it are one paragraph",
            "put an empty line after the formula and after each preambular paragraph".to_owned(),
        ),
        (_, false) => (
            "the enacting formula and the text after it are one paragraph",
            format!(
                "write “*{}*,” and put an empty line after it and after each preambular paragraph",
                words.trim_end_matches(COMMAS)
            ),
        ),
    };
    let span = first.span.clone().unwrap_or_default();
    report.warning(Code::ProbableStructure, message, help, span);
}

const COMMAS: [char; 3] = [',', '،', '，'];

/// Whether a text is a few words with a comma after them: “The Security Council,”.
fn reads_as_formula(text: &str) -> bool {
    let Some(words) = text.trim().strip_suffix(COMMAS) else {
        return false;
    };
    let is_short = words.split_whitespace().count() <= 7 && words.chars().count() <= 60;
    let has_only_words = words
        .chars()
        .all(|sign| sign.is_alphabetic() || matches!(sign, ' ' | '\u{a0}' | '\'' | '’' | '-'));
    let begins_sentence = !words.starts_with(char::is_lowercase);
    is_short && has_only_words && begins_sentence && !words.is_empty()
}

/// Reports lines of an unnumbered paragraph or item that begin like a numbered paragraph or an
/// item. `next` is the number of the next paragraph.
pub fn check_lines(line: &Line, has_label: bool, next: u32, report: &mut Report) {
    let lines = file_lines(line);
    let mut next = next;
    for (index, line) in lines.iter().enumerate() {
        if index == 0 && has_label {
            continue;
        }
        if let Some((number, length)) = number_without_space(&line.text)
            .filter(|(number, _)| *number == next && !line.begins_with_inline)
        {
            next += 1;
            let printed = &line.text[..length];
            report.warning(
                Code::ProbableStructure,
                format!("“{printed}” is not read as a number, because no space follows it"),
                format!("put a space after “{printed}”; write “{number}\\.” if it is not a number"),
                line.head(length),
            );
        }
    }
    for pair in lines.windows(2) {
        let [before, after] = pair else { continue };
        let label = label_at_head(&after.text)
            .filter(|label| !after.begins_with_inline && label.ends_with(')') && !is_number(label));
        if let Some(label) = label.filter(|_| ends_clause(&before.text)) {
            report.warning(
                Code::ProbableStructure,
                format!("“{label}” is not read as an item, because it continues a paragraph"),
                format!(
                    "put an empty line before “{label}”; if it is part of the sentence, write it \
                     on the line before"
                ),
                after.head(label.len()),
            );
        }
    }
}

/// Returns the number and its length with the point, of a text such as “3.No space”.
fn number_without_space(text: &str) -> Option<(u32, usize)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let after = text[digits..].strip_prefix('.')?;
    let number = text[..digits].parse().ok().filter(|_| digits <= 3)?;
    after
        .starts_with(char::is_alphabetic)
        .then_some((number, digits + 1))
}

/// Whether a line ends with a colon or a semicolon, with at most one short word after it (“; and”).
fn ends_clause(text: &str) -> bool {
    let text = text.trim_end();
    let without_word = text
        .rsplit_once(' ')
        .filter(|(_, word)| word.chars().count() <= 3);
    let ends = |text: &str| text.trim_end().ends_with([':', ';', '：', '；', '؛']);
    ends(text) || without_word.is_some_and(|(before, _)| ends(before))
}

/// What an enactment has shown so far, for warnings at its end.
#[derive(Debug, Default)]
pub struct EnactmentHints {
    /// The numbers of the operative paragraphs, and whether these have emphasized words.
    numbered: Vec<(String, Range<usize>, bool)>,
    /// The first item of the preamble whose label is a number without a point, “1)”.
    number_as_item: Option<(String, Range<usize>)>,
    /// The last block of the operative part, if it is unmarked text that could be a closing line.
    last_text: Option<Range<usize>>,
}

impl EnactmentHints {
    /// Records a numbered operative paragraph.
    pub fn numbered(&mut self, label: &(String, Range<usize>), line: &Line) {
        let (printed, span) = label.clone();
        let has_emphasis = line.is_blank() || has_emphasis(line);
        self.numbered.push((printed, span, has_emphasis));
    }

    /// Records an item before the operative part.
    pub fn item_of_preamble(&mut self, label: &(String, Range<usize>)) {
        let is_numeral = |label: &Label| label.style == LabelStyle::Decimal;
        if Label::readings(&label.0).iter().any(is_numeral) {
            self.number_as_item.get_or_insert_with(|| label.clone());
        }
    }

    /// Records unmarked text that continues an operative paragraph.
    pub fn continuation(&mut self, line: &Line) {
        let lines = file_lines(line);
        let (Some(first), Some(last)) = (lines.first(), lines.last()) else {
            return;
        };
        let length: usize = lines.iter().map(|line| line.text.chars().count()).sum();
        let reads_as_closing = length <= 200
            && lines.iter().all(|line| !line.has_emphasis)
            && lines
                .iter()
                .any(|line| line.text.contains(char::is_numeric))
            && !first.text.starts_with(char::is_lowercase)
            && number_without_space(&first.text).is_none()
            && !last.text.trim_end().ends_with([':', ';', ',']);
        let span = first.start()..last.span.as_ref().map_or(0, |span| span.end);
        self.last_text = reads_as_closing.then_some(span);
    }

    /// Records any other block of the operative part.
    pub fn other_block(&mut self) {
        self.last_text = None;
    }

    /// Reports the warnings at the end of an enactment.
    pub fn finish(self, has_operative: bool, has_closing: bool, report: &mut Report) {
        if let Some((printed, span)) = self.number_as_item.filter(|_| !has_operative) {
            report.warning(
                Code::ProbableStructure,
                format!(
                    "“{printed}” is read as an item of the preamble, and no operative paragraph \
                     follows"
                ),
                format!(
                    "if it is the number of a paragraph, write {{number {printed}}} instead of it"
                ),
                span,
            );
        }
        if let Some(span) = self.last_text.filter(|_| !has_closing) {
            report.warning(
                Code::ProbableStructure,
                "the text after the last numbered paragraph is read as part of it",
                "if it is a closing line, write {closing} before it, or give “meeting” and \
                 “adopted” in the front matter; if it is part of the paragraph, write {+} before it",
                span,
            );
        }
        let mut without = self.numbered.iter().filter(|(.., emphasis)| !emphasis);
        if let (Some((printed, span, _)), None) = (without.next(), without.next())
            && self.numbered.len() >= EMPHASIZED_MIN
        {
            report.warning(
                Code::ProbableStructure,
                format!(
                    "paragraph “{printed}” has no emphasized words, unlike all other numbered \
                     paragraphs"
                ),
                "put asterisks around its first words if they are printed in italics: *Encourages*",
                span.clone(),
            );
        }
    }
}

/// How many numbered paragraphs a text has at least, for one without emphasis to be an exception.
const EMPHASIZED_MIN: usize = 5;
