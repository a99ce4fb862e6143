//! Inlines of the source form: the characters of a line with their positions, and their meaning.

use std::ops::Range;

use publish_model::diagnostic::Code;
use publish_model::unresolved::{Inline, Inlines};
use publish_model::{Enclosure, Label, plain_text};

use crate::report::Report;

/// A character of running text and the byte of the file that it comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Character {
    pub character: char,
    pub at: usize,
    /// Whether it is escaped or written as an entity, so that it is never markup.
    pub literal: bool,
}

impl Character {
    /// Whether it is this character, used as markup.
    fn is(self, wanted: char) -> bool {
        !self.literal && self.character == wanted
    }
}

/// The maximum length of a label with the space after it.
const LABEL_MAX: usize = 24;

/// The length in bytes of an opening after which no further piece is added.
const OPENING_MAX: usize = 200;

/// Whether a text at the start of a line is read as a label.
pub fn reads_as_label(text: &str) -> bool {
    let short = text.chars().count() < LABEL_MAX;
    short && label_length(&format!("{text} ")) == Some(text.len())
}

/// The label that a text begins with.
pub fn label_at_head(text: &str) -> Option<&str> {
    let head: String = text.chars().take(LABEL_MAX).collect();
    let head = if head.len() == text.len() {
        head + " "
    } else {
        head
    };
    text.get(..label_length(&head)?)
}

/// A piece of a line whose marks have not been read yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    Characters(Vec<Character>),
    Inline(Inline, Range<usize>),
}

/// A line or paragraph whose marks have not been read yet.
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

    /// Appends text that comes from one position of the file and is never markup.
    pub fn push_literal(&mut self, text: &str, at: usize) {
        for character in text.chars() {
            self.push_character(Character {
                character,
                at,
                literal: true,
            });
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

    /// Takes a language mark from the start of the line: `fr` from `{lang=fr}`.
    pub fn take_language(&mut self) -> Option<(String, Range<usize>)> {
        let head = self.head_mut()?.iter().take(6).map(|c| c.character);
        if head.collect::<String>() != "{lang=" {
            return None;
        }
        let (mark, span) = self.take_mark()?;
        Some((mark.trim_start_matches("lang=").to_owned(), span))
    }

    /// Takes a mark in braces from the start of the line: `{op}`, `{+ (b)}`. The divider `{}` and
    /// the line break `{/}` are not marks.
    pub fn take_mark(&mut self) -> Option<(String, Range<usize>)> {
        let (mark, span, length) = self.mark()?;
        if mark.is_empty() || mark == "/" {
            return None;
        }
        self.head_mut()?.drain(..length);
        self.trim_start();
        Some((mark, span))
    }

    /// Returns the mark in braces at the start of the line, its span, and its length in characters.
    fn mark(&mut self) -> Option<(String, Range<usize>, usize)> {
        let characters = self.head_mut()?;
        if !characters.first()?.is('{') {
            return None;
        }
        let end = characters.iter().position(|c| c.is('}'))?;
        let span = characters[0].at..characters[end].at + 1;
        let mark = characters[1..end].iter().map(|c| c.character).collect();
        Some((mark, span, end + 1))
    }

    /// Returns the text of the mark at the start of the line, without taking it.
    pub fn peek_mark(&mut self) -> Option<String> {
        self.mark().map(|(mark, ..)| mark)
    }

    /// Whether the line contains only the divider `{}`.
    pub fn is_divider(&self) -> bool {
        match self.pieces.as_slice() {
            [Piece::Characters(characters)] => {
                let mut signs = characters.iter().filter(|c| c.character != ' ');
                let opens = signs.next().is_some_and(|c| c.is('{'));
                opens && signs.next().is_some_and(|c| c.is('}')) && signs.next().is_none()
            }
            _ => false,
        }
    }

    /// Takes a printed label from the start of the line: `(a)`, `–`, `18 bis.`
    pub fn take_label(&mut self) -> Option<(String, Range<usize>)> {
        let is_only_piece = self.pieces.len() == 1;
        let characters = self.head_mut()?;
        let mut head: String = characters
            .iter()
            .take(LABEL_MAX)
            .take_while(|c| !c.literal || c.character.is_whitespace())
            .map(|c| c.character)
            .collect();
        // A label without text after it.
        if is_only_piece && characters.len() < LABEL_MAX && head.chars().count() == characters.len()
        {
            head.push(' ');
        }
        let length = label_length(&head)?;
        let count = head[..length].chars().count();
        let label = head[..length].to_owned();
        let span =
            characters[0].at..characters[count - 1].at + characters[count - 1].character.len_utf8();
        characters.drain(..count);
        self.trim_start();
        Some((label, span))
    }

    /// Takes the text that an expression matches from the start of the line, as a label.
    pub fn take_label_as(&mut self, expression: &regex::Regex) -> Option<(String, Range<usize>)> {
        let characters = self.head_mut()?;
        let head: String = characters.iter().map(|c| c.character).collect();
        let label = expression.find(&head).filter(|found| found.start() == 0)?;
        let label = label.as_str().trim_end().to_owned();
        let count = label.chars().count();
        let (first, last) = (characters.first()?, characters.get(count.checked_sub(1)?)?);
        let span = first.at..last.at + last.character.len_utf8();
        characters.drain(..count);
        self.trim_start();
        Some((label, span))
    }

    /// Returns the text at the start of the line, without its markup.
    pub fn opening(&self) -> String {
        let mut opening = String::new();
        for piece in &self.pieces {
            match piece {
                Piece::Characters(characters) => {
                    let unmarked = characters.iter().filter(|c| !c.is('*'));
                    opening.extend(unmarked.map(|c| c.character));
                }
                Piece::Inline(inline, _) => {
                    opening.push_str(&plain_text(std::slice::from_ref(inline)));
                }
            }
            if opening.len() > OPENING_MAX {
                break;
            }
        }
        opening
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

    /// Splits the line at each ` // `.
    pub fn split(self) -> Vec<Line> {
        let mut lines = vec![Line::default()];
        for piece in self.pieces {
            match piece {
                Piece::Inline(inline, span) => {
                    if let Some(line) = lines.last_mut() {
                        line.push_inline(inline, span);
                    }
                }
                Piece::Characters(characters) => split_characters(&characters, &mut lines),
            }
        }
        for line in &mut lines {
            line.trim_start();
            line.trim_end();
        }
        lines
    }

    /// Reads the marks in a complete paragraph, heading or cell.
    pub fn finish(mut self, report: &mut Report) -> Inlines {
        self.trim_start();
        self.trim_end();
        self.finish_inside(report)
    }

    /// Reads the marks in the line: superscripts, subscripts and line breaks. Reports markup that
    /// would appear as text. Keeps spaces at both ends.
    pub fn finish_inside(self, report: &mut Report) -> Inlines {
        let mut tokens = Vec::new();
        for piece in self.pieces {
            match piece {
                Piece::Inline(inline, span) => tokens.push(Token::Inline(inline, span)),
                Piece::Characters(characters) => {
                    tokens.extend(characters.into_iter().map(Token::Character));
                }
            }
        }
        let mut inlines = Inlines::new();
        read_tokens(&tokens, &mut inlines, report);
        inlines
    }
}

/// A character or a finished inline of a line.
enum Token {
    Character(Character),
    Inline(Inline, Range<usize>),
}

impl Token {
    /// Whether it is this character, used as markup.
    fn is(&self, wanted: char) -> bool {
        matches!(self, Token::Character(character) if character.is(wanted))
    }
}

fn split_characters(characters: &[Character], lines: &mut Vec<Line>) {
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

/// Returns the length in bytes of the label at the start of a text. A space must follow it.
fn label_length(head: &str) -> Option<usize> {
    let first_word = head.find(char::is_whitespace)?;
    if !Label::readings(&head[..first_word]).is_empty() {
        return Some(first_word);
    }
    let after = &head[first_word..];
    let second_start = first_word + (after.len() - after.trim_start().len());
    let second_word = second_start + head[second_start..].find(char::is_whitespace)?;
    let both = &head[..second_word];
    // `18 bis.`, and `18 -` in Arabic documents.
    let is_number_of_two_words = Label::readings(both)
        .iter()
        .any(|label| label.repetition > 0 || label.enclosure == Enclosure::Hyphen);
    is_number_of_two_words.then_some(second_word)
}

fn read_tokens(tokens: &[Token], inlines: &mut Inlines, report: &mut Report) {
    let mut text = String::new();
    let mut index = 0;
    while index < tokens.len() {
        let current = match &tokens[index] {
            Token::Character(character) => *character,
            Token::Inline(inline, span) => {
                push_text(inlines, &mut text);
                if matches!(inline, Inline::NoteCall { .. }) {
                    report_space_before_call(inlines, span.clone(), report);
                }
                inlines.push(inline.clone());
                index += 1 + take_printed_mark(&tokens[index + 1..], inlines);
                continue;
            }
        };
        if let Some(end) = end_of_script(tokens, index) {
            push_text(inlines, &mut text);
            let mut content = Inlines::new();
            read_tokens(&tokens[index + 1..end], &mut content, report);
            inlines.push(match current.character {
                '^' => Inline::Superscript { content },
                _ => Inline::Subscript { content },
            });
            index = end + 1;
            continue;
        }
        let follows = |offset: usize, wanted: char| {
            tokens
                .get(index + offset)
                .is_some_and(|token| token.is(wanted))
        };
        match current.character {
            '{' if !current.literal && follows(1, '}') => index += 1,
            '{' if !current.literal && follows(1, '/') && follows(2, '}') => {
                push_text(inlines, &mut text);
                inlines.push(Inline::LineBreak);
                index += 2;
            }
            '\n' if !current.literal => push_line_end(tokens.get(index + 1), &mut text),
            '*' if !current.literal => {
                let span = current.at..current.at + 1;
                report.error(
                    Code::UnbalancedEmphasis,
                    "unmatched asterisk",
                    "add the other asterisk of the emphasis, or write \\* for a literal asterisk",
                    span,
                );
            }
            '[' if !current.literal && follows(1, '^') => {
                index = report_undefined_call(tokens, index, report);
                continue;
            }
            character => text.push(character),
        }
        index += 1;
    }
    push_text(inlines, &mut text);
}

/// Reads `{mark=14}` after a call whose printed mark differs from its note, and returns its length.
fn take_printed_mark(after: &[Token], inlines: &mut Inlines) -> usize {
    let Some(Inline::NoteCall { mark, .. }) = inlines.last_mut() else {
        return 0;
    };
    let opening = "{mark=";
    let opens = opening.chars().count() < after.len()
        && opening
            .chars()
            .zip(after)
            .all(|(sign, token)| token.is(sign));
    let Some(end) = after
        .iter()
        .position(|token| token.is('}'))
        .filter(|_| opens)
    else {
        return 0;
    };
    *mark = after[opening.len()..end]
        .iter()
        .filter_map(|token| match token {
            Token::Character(character) => Some(character.character),
            Token::Inline(..) => None,
        })
        .collect();
    end + 1
}

fn push_text(inlines: &mut Inlines, text: &mut String) {
    if !text.is_empty() {
        inlines.push(Inline::text(std::mem::take(text)));
    }
}

/// Adds a space for a newline in the file, except between Chinese characters, which are written
/// without spaces.
fn push_line_end(after: Option<&Token>, text: &mut String) {
    let after = match after {
        Some(Token::Character(character)) => Some(character.character),
        _ => None,
    };
    if !(text.chars().last().is_some_and(is_chinese) && after.is_some_and(is_chinese)) {
        text.push(' ');
    }
}

/// Whether a character belongs to a script without spaces between words.
pub fn is_chinese(character: char) -> bool {
    matches!(character, '\u{3000}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}')
}

/// Returns the end of a superscript `^er^` or subscript `~2~`: characters between two carets or
/// tildes, without a space unless it is written as an entity.
fn end_of_script(tokens: &[Token], index: usize) -> Option<usize> {
    let sign = ['^', '~']
        .into_iter()
        .find(|sign| tokens[index].is(*sign))?;
    let inside = tokens[index + 1..]
        .iter()
        .take_while(|token| match token {
            Token::Character(c) => !c.is(sign) && (c.literal || !c.character.is_whitespace()),
            Token::Inline(..) => true,
        })
        .count();
    let end = index + 1 + inside;
    (inside > 0 && tokens.get(end)?.is(sign)).then_some(end)
}

/// Reports a call of an undefined note, which the library leaves in the text.
fn report_undefined_call(tokens: &[Token], index: usize, report: &mut Report) -> usize {
    let characters: Vec<Character> = tokens[index..]
        .iter()
        .map_while(|token| match token {
            Token::Character(character) => Some(*character),
            Token::Inline(..) => None,
        })
        .collect();
    let length = characters
        .iter()
        .position(|c| c.character == ']')
        .map_or(2, |position| position + 1);
    let call = &characters[..length];
    let key: String = call
        .iter()
        .map(|c| c.character)
        .filter(|c| !matches!(c, '[' | ']' | '^'))
        .collect();
    let last = call[length - 1];
    report.error(
        Code::CallWithoutNote,
        format!("note “{key}” is called but not defined"),
        format!("define it on its own line: [^{key}]: text of the note"),
        call[0].at..last.at + last.character.len_utf8(),
    );
    index + length
}

fn report_space_before_call(inlines: &Inlines, span: Range<usize>, report: &mut Report) {
    let ends_in_space = inlines.last().is_some_and(
        |inline| matches!(inline, Inline::Text { text, .. } if text.ends_with(char::is_whitespace)),
    );
    if ends_in_space {
        report.warning(
            Code::SpaceBeforeCall,
            "space before a note call",
            "put the call directly after the word or punctuation mark",
            span,
        );
    }
}
