//! Inlines of the source form: the characters of a line with their places, and what they mean.

use std::ops::Range;

use crate::diagnostic::Code;
use crate::model::{Inline, Inlines, Label};

use super::report::Report;

/// A character of running text and the byte of the file that it comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Character {
    pub character: char,
    pub at: usize,
    /// Escaped or written as an entity: it stands for itself and never begins mark-up.
    pub literal: bool,
}

/// A piece of a line before the marks of the source form are read in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    Characters(Vec<Character>),
    Inline(Inline, Range<usize>),
}

/// A line or paragraph before the marks of the source form are read in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line {
    pub pieces: Vec<Piece>,
}

impl Line {
    pub fn push_character(&mut self, character: Character) {
        if let Some(Piece::Characters(characters)) = self.pieces.last_mut() {
            characters.push(character);
        } else {
            self.pieces.push(Piece::Characters(vec![character]));
        }
    }

    pub fn push_inline(&mut self, inline: Inline, span: Range<usize>) {
        self.pieces.push(Piece::Inline(inline, span));
    }

    pub fn is_blank(&self) -> bool {
        self.pieces.iter().all(|piece| match piece {
            Piece::Characters(characters) => characters
                .iter()
                .all(|character| character.character.is_whitespace()),
            Piece::Inline(..) => false,
        })
    }

    /// Takes the mark of a language from the head of the line: `fr` of `{lang=fr}`.
    pub fn take_language(&mut self) -> Option<(String, Range<usize>)> {
        let head = self.head_mut()?.iter().take(6).map(|c| c.character);
        if head.collect::<String>() != "{lang=" {
            return None;
        }
        let (mark, span) = self.take_mark()?;
        Some((mark.trim_start_matches("lang=").to_owned(), span))
    }

    /// Takes a mark in braces from the head of the line: `{op}`, `{+ (b)}`.
    pub fn take_mark(&mut self) -> Option<(String, Range<usize>)> {
        let characters = self.head_mut()?;
        if characters.first()?.character != '{' || characters.first()?.literal {
            return None;
        }
        let end = characters.iter().position(|c| c.character == '}')?;
        let span = characters[0].at..characters[end].at + 1;
        let mark = characters[1..end].iter().map(|c| c.character).collect();
        characters.drain(..=end);
        self.trim_start();
        Some((mark, span))
    }

    /// Takes a printed label from the head of the line: `(a)`, `–`, `18 bis.`
    pub fn take_label(&mut self) -> Option<(String, Range<usize>)> {
        let characters = self.head_mut()?;
        let head: String = characters.iter().take(24).map(|c| c.character).collect();
        let length = label_length(&head)?;
        let count = head[..length].chars().count();
        let label = head[..length].to_owned();
        let span =
            characters[0].at..characters[count - 1].at + characters[count - 1].character.len_utf8();
        characters.drain(..count);
        self.trim_start();
        Some((label, span))
    }

    fn head_mut(&mut self) -> Option<&mut Vec<Character>> {
        match self.pieces.first_mut()? {
            Piece::Characters(characters) => Some(characters),
            Piece::Inline(..) => None,
        }
    }

    fn trim_start(&mut self) {
        if let Some(Piece::Characters(characters)) = self.pieces.first_mut() {
            let blank = characters
                .iter()
                .take_while(|c| c.character.is_whitespace())
                .count();
            characters.drain(..blank);
            if characters.is_empty() {
                self.pieces.remove(0);
            }
        }
    }

    fn trim_end(&mut self) {
        if let Some(Piece::Characters(characters)) = self.pieces.last_mut() {
            while characters
                .last()
                .is_some_and(|c| c.character.is_whitespace())
            {
                characters.pop();
            }
            if characters.is_empty() {
                self.pieces.pop();
            }
        }
    }

    /// Divides the line at each ` // `.
    pub fn divide(self) -> Vec<Line> {
        let mut lines = vec![Line::default()];
        for piece in self.pieces {
            match piece {
                Piece::Inline(inline, span) => {
                    if let Some(line) = lines.last_mut() {
                        line.push_inline(inline, span);
                    }
                }
                Piece::Characters(characters) => divide_characters(&characters, &mut lines),
            }
        }
        for line in &mut lines {
            line.trim_start();
            line.trim_end();
        }
        lines
    }

    /// Reads the marks in a whole paragraph, heading or cell.
    pub fn finish(mut self, report: &mut Report) -> Inlines {
        self.trim_start();
        self.trim_end();
        self.finish_inside(report)
    }

    /// Reads the marks in the line: raised and lowered characters, line ends; reports what would
    /// show although it was meant as mark-up. Spaces at both ends are kept.
    pub fn finish_inside(self, report: &mut Report) -> Inlines {
        let mut inlines = Inlines::new();
        for piece in self.pieces {
            match piece {
                Piece::Inline(inline, span) => {
                    if matches!(inline, Inline::NoteCall { .. }) {
                        report_space_before_call(&inlines, span, report);
                    }
                    inlines.push(inline);
                }
                Piece::Characters(characters) => read_characters(&characters, &mut inlines, report),
            }
        }
        inlines
    }
}

fn divide_characters(characters: &[Character], lines: &mut Vec<Line>) {
    let mut index = 0;
    while index < characters.len() {
        let is = |offset: usize, wanted: char| {
            characters
                .get(index + offset)
                .is_some_and(|c| !c.literal && c.character == wanted)
        };
        if is(0, ' ') && is(1, '/') && is(2, '/') && is(3, ' ') {
            lines.push(Line::default());
            index += 4;
        } else {
            if let Some(line) = lines.last_mut() {
                line.push_character(characters[index]);
            }
            index += 1;
        }
    }
}

/// The length in bytes of the label at the head of a text, which a space must follow.
fn label_length(head: &str) -> Option<usize> {
    let first_word = head.find(char::is_whitespace)?;
    if !Label::readings(&head[..first_word]).is_empty() {
        return Some(first_word);
    }
    let after = &head[first_word..];
    let second_start = first_word + (after.len() - after.trim_start().len());
    let second_word = second_start + head[second_start..].find(char::is_whitespace)?;
    let both = &head[..second_word];
    let is_repeated_number = Label::readings(both)
        .iter()
        .any(|label| label.repetition > 0);
    is_repeated_number.then_some(second_word)
}

fn read_characters(characters: &[Character], inlines: &mut Inlines, report: &mut Report) {
    let mut text = String::new();
    let mut index = 0;
    while index < characters.len() {
        let current = characters[index];
        if let Some((inline, next)) = raised_or_lowered(characters, index) {
            push_text(inlines, &mut text);
            inlines.push(inline);
            index = next;
            continue;
        }
        match current.character {
            '\n' => push_line_end(characters, index, &mut text),
            '*' if !current.literal => {
                let span = current.at..current.at + 1;
                report.error(
                    Code::UnbalancedEmphasis,
                    "an asterisk would show in the text",
                    "close the emphasis, or write \\* if an asterisk is meant",
                    span,
                );
            }
            '[' if opens_call(characters, index) => {
                index = report_undefined_call(characters, index, report);
                continue;
            }
            character => text.push(character),
        }
        index += 1;
    }
    push_text(inlines, &mut text);
}

fn push_text(inlines: &mut Inlines, text: &mut String) {
    if !text.is_empty() {
        inlines.push(Inline::text(std::mem::take(text)));
    }
}

/// A line end in the file is a space in the text, but not between Chinese characters, which are
/// written without spaces.
fn push_line_end(characters: &[Character], index: usize, text: &mut String) {
    let is_han = |character: Option<char>| {
        character.is_some_and(|c| matches!(c, '\u{3000}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}'))
    };
    let after = characters.get(index + 1).map(|c| c.character);
    if !(is_han(text.chars().last()) && is_han(after)) {
        text.push(' ');
    }
}

/// `^er^` and `~2~`: characters without a space between two carets or tildes.
fn raised_or_lowered(characters: &[Character], index: usize) -> Option<(Inline, usize)> {
    let opening = characters[index];
    if opening.literal || !matches!(opening.character, '^' | '~') {
        return None;
    }
    let inside = characters[index + 1..]
        .iter()
        .take_while(|c| c.literal || c.character != opening.character)
        .take_while(|c| !c.character.is_whitespace())
        .count();
    let closing = characters.get(index + 1 + inside)?;
    if inside == 0 || closing.literal || closing.character != opening.character {
        return None;
    }
    let text: String = characters[index + 1..index + 1 + inside]
        .iter()
        .map(|c| c.character)
        .collect();
    let content = vec![Inline::text(text)];
    let inline = if opening.character == '^' {
        Inline::Superscript { content }
    } else {
        Inline::Subscript { content }
    };
    Some((inline, index + inside + 2))
}

fn opens_call(characters: &[Character], index: usize) -> bool {
    let next = characters.get(index + 1);
    !characters[index].literal && next.is_some_and(|c| c.character == '^' && !c.literal)
}

/// The library leaves a call without a definition in the text as it stands.
fn report_undefined_call(characters: &[Character], index: usize, report: &mut Report) -> usize {
    let length = characters[index..]
        .iter()
        .position(|c| c.character == ']')
        .map_or(2, |position| position + 1);
    let call = &characters[index..index + length];
    let key: String = call
        .iter()
        .map(|c| c.character)
        .filter(|c| !matches!(c, '[' | ']' | '^'))
        .collect();
    let last = call[length - 1];
    report.error(
        Code::CallWithoutNote,
        format!("note “{key}” is called but not defined"),
        format!("define it on a line of its own: [^{key}]: text of the note"),
        characters[index].at..last.at + last.character.len_utf8(),
    );
    index + length
}

fn report_space_before_call(inlines: &Inlines, span: Range<usize>, report: &mut Report) {
    let ends_in_space = inlines.last().is_some_and(
        |inline| matches!(inline, Inline::Text { text } if text.ends_with(char::is_whitespace)),
    );
    if ends_in_space {
        report.warning(
            Code::SpaceBeforeCall,
            "a space stands before a note call",
            "put the call right after the word or punctuation mark",
            span,
        );
    }
}
