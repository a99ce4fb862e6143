//! Running text: escaped words, emphasis by CommonMark's rules for delimiters, links, note calls.

use crate::markdown::inline::{is_chinese, label_at_head};
use publish_model::unresolved::{Inline, Inlines};
use publish_model::{self as model, Unplaced, plain_text};

use super::Unwritable;
use super::wrap::{SPACE, begins_block};

/// The divider between elements that would have a different meaning next to each other.
const DIVIDER: &str = "{}";

/// The position of a line of text, which determines the special characters in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinePosition {
    /// At the start of a paragraph, where labels and marks are read.
    Paragraph,
    /// In a paragraph, after its label or mark.
    AfterLabel,
    /// In a heading.
    Heading,
    /// In a table cell.
    Cell,
    /// In the front matter.
    FrontMatter,
}

impl LinePosition {
    fn is_one_line(self) -> bool {
        !matches!(self, LinePosition::Paragraph | LinePosition::AfterLabel)
    }

    /// Whether ` // ` splits the line.
    fn is_split(self) -> bool {
        matches!(self, LinePosition::Heading | LinePosition::Cell)
    }
}

/// Writes a run of inlines.
pub fn write(inlines: &[model::Inline], position: LinePosition) -> Result<String, Unwritable> {
    let mut writer = MarkdownWriter {
        out: String::new(),
        position,
        head: Some(position),
        in_brackets: false,
        raised: false,
        open: Vec::new(),
    };
    let joined = join(inlines);
    writer.run(&joined, None)?;
    // Spaces at the end would be read as layout.
    if writer.out.ends_with(|c: char| c.is_whitespace()) {
        writer.out.push_str(DIVIDER);
    }
    Ok(writer.out)
}

/// Returns the inlines as a reader produces them: without anchors, with references as words, and
/// with adjacent words as one text.
pub fn join(inlines: &[model::Inline]) -> Inlines {
    let mut joined = Inlines::with_capacity(inlines.len());
    join_to(&mut joined, inlines);
    joined
}

fn join_to(joined: &mut Inlines, inlines: &[model::Inline]) {
    for inline in inlines {
        let inline = match inline {
            model::Inline::Text { text, .. } | model::Inline::Reference { text, .. } => {
                if let Some(Inline::Text { text: before, .. }) = joined.last_mut() {
                    before.push_str(text);
                    continue;
                }
                Inline::text(text)
            }
            model::Inline::Emphasis { content } => Inline::Emphasis {
                content: join(content),
            },
            model::Inline::Strong { content } => Inline::Strong {
                content: join(content),
            },
            model::Inline::Superscript { content } => Inline::Superscript {
                content: join(content),
            },
            model::Inline::Subscript { content } => Inline::Subscript {
                content: join(content),
            },
            model::Inline::Link { href, content } => Inline::Link {
                href: href.clone(),
                content: join(content),
            },
            model::Inline::Foreign { language, content } => Inline::Foreign {
                language: language.clone(),
                content: join(content),
            },
            model::Inline::NoteCall { note, mark, .. } => Inline::NoteCall {
                note: note.clone(),
                mark: mark.clone(),
                target: Unplaced,
                anchor: Unplaced,
            },
            // Reading connects the mark with its note again.
            model::Inline::TableNoteCall { content, .. } => {
                join_to(joined, content);
                continue;
            }
            model::Inline::LineBreak => Inline::LineBreak,
        };
        joined.push(inline);
    }
}

struct MarkdownWriter {
    out: String,
    position: LinePosition,
    /// The position of the start of the line, until something is written.
    head: Option<LinePosition>,
    in_brackets: bool,
    /// Whether this is a superscript or subscript, which a space would end.
    raised: bool,
    /// The open delimiters.
    open: Vec<&'static str>,
}

impl MarkdownWriter {
    /// Writes a run. `after` is the character after it.
    fn run(&mut self, inlines: &[Inline], after: Option<char>) -> Result<(), Unwritable> {
        for (index, inline) in inlines.iter().enumerate() {
            let next = match inlines.get(index + 1) {
                Some(next) => Some(first_sign(next)),
                None => after,
            };
            match inline {
                Inline::Text { text, .. } | Inline::Reference { text, .. } => self.text(text, next),
                Inline::Emphasis { content } => self.delimited("*", content, next)?,
                Inline::Strong { content } => self.delimited("**", content, next)?,
                Inline::Superscript { content } => self.raised('^', content)?,
                Inline::Subscript { content } => self.raised('~', content)?,
                Inline::Link { href, content } => {
                    self.bracketed(content)?;
                    self.out.push('(');
                    self.href(href.as_str());
                    self.out.push(')');
                }
                Inline::Foreign { language, content } => {
                    self.bracketed(content)?;
                    self.out.push_str(&format!("{{lang={language}}}"));
                }
                Inline::NoteCall { note, mark, .. } => self.call(note, mark)?,
                Inline::TableNoteCall { content, .. } => self.run(content, next)?,
                Inline::LineBreak => {
                    let is_edge = index == 0
                        || index + 1 == inlines.len()
                        || inlines[index - 1] == Inline::LineBreak;
                    self.line_break(is_edge);
                    continue;
                }
            }
            self.head = None;
        }
        Ok(())
    }

    fn line_break(&mut self, is_edge: bool) {
        if self.position.is_one_line() || is_edge || self.raised || self.in_brackets {
            self.out.push_str("{/}");
            self.head = None;
            return;
        }
        if self.out.ends_with(|c: char| c.is_whitespace()) {
            self.out.push_str(DIVIDER);
        }
        self.out.push_str("\\\n");
        self.head = Some(LinePosition::AfterLabel);
    }

    fn text(&mut self, text: &str, after: Option<char>) {
        if self.needs_divider(text) {
            self.out.push_str(DIVIDER);
        }
        let mut characters = text.chars().peekable();
        let mut before: Option<char> = None;
        let mut last_but_one: Option<char> = None;
        let mut offset = 0;
        while let Some(character) = characters.next() {
            offset += character.len_utf8();
            let next = characters.peek().copied();
            let is_last = next.is_none();
            let next = next.or(after);
            let follows = |signs: &str| next.is_some_and(|next| signs.contains(next));
            let joins = is_last && after.is_some();
            let escaped = match character {
                '\\' | '*' | '`' | '^' | '~' | '{' => true,
                '_' => {
                    !(before.is_some_and(char::is_alphanumeric)
                        && next.is_some_and(char::is_alphanumeric))
                }
                '[' => self.in_brackets || follows("^") || joins,
                ']' => self.in_brackets || follows("([:{") || joins,
                '<' => joins || follows("/!?") || next.is_some_and(|c| c.is_ascii_alphabetic()),
                '&' => begins_entity(&text[offset..]),
                '!' => follows("[") || joins,
                '|' => self.position == LinePosition::Cell,
                '#' => self.position == LinePosition::Heading,
                '/' => self.position.is_split() && before == Some('/') && last_but_one == Some(' '),
                _ => false,
            };
            if escaped {
                self.out.push('\\');
            }
            self.character(character, before, next, is_last);
            last_but_one = before;
            before = Some(character);
        }
    }

    fn character(
        &mut self,
        character: char,
        before: Option<char>,
        next: Option<char>,
        is_last: bool,
    ) {
        let is_layout = character.is_control() || (self.raised && character.is_whitespace());
        if is_layout {
            self.out.push_str(&format!("&#{};", u32::from(character)));
            return;
        }
        let may_end_line = character == ' '
            && !self.position.is_one_line()
            && !is_last
            && before.is_some_and(|before| !before.is_whitespace())
            && next.is_some_and(|next| !next.is_whitespace())
            && !(before.is_some_and(is_chinese) && next.is_some_and(is_chinese));
        // A space at the edge of an emphasis may end a line too.
        let at_edge = character == ' '
            && !self.position.is_one_line()
            && (is_last || before.is_none())
            && next.is_some_and(|next| !next.is_whitespace() && next != '\\')
            && (before.is_some_and(|before| !before.is_whitespace())
                || before.is_none() && self.out.ends_with(['*', ')', ']', '}']));
        self.out.push(if may_end_line || at_edge {
            SPACE
        } else {
            character
        });
    }

    /// Whether the start of a text would be misinterpreted without a divider.
    fn needs_divider(&self, text: &str) -> bool {
        let begins_with_space = text.starts_with(|c: char| c.is_whitespace());
        let at_head = match self.head {
            None => false,
            Some(LinePosition::Paragraph) => {
                begins_with_space || begins_block(text) || label_at_head(text).is_some()
            }
            Some(LinePosition::AfterLabel) => begins_with_space || begins_block(text),
            Some(_) => begins_with_space,
        };
        at_head || (self.out.ends_with(']') && text.starts_with(['(', '[', ':', '{']))
    }

    fn delimited(
        &mut self,
        delimiter: &'static str,
        content: &[Inline],
        after: Option<char>,
    ) -> Result<(), Unwritable> {
        if content.is_empty() {
            return Err(Unwritable::new("empty emphasis", &*self.out));
        }
        let whole_strong = delimiter == "*" && matches!(content, [Inline::Strong { .. }]);
        if self.out.ends_with('*') && !self.joins_open(delimiter) {
            self.out.push_str(DIVIDER);
        }
        let mut open = self.open.clone();
        open.push(if whole_strong { "*whole" } else { delimiter });
        let mut inner = MarkdownWriter {
            out: delimiter.to_owned(),
            position: self.position,
            head: None,
            in_brackets: self.in_brackets,
            raised: self.raised,
            open,
        };
        inner.run(content, Some('*'))?;
        let mut words = inner.out.split_off(delimiter.len());
        if words.starts_with(|c: char| c.is_whitespace() || c == SPACE) {
            words.insert_str(0, DIVIDER);
        }
        let ends_open = words.ends_with('*') && !whole_strong;
        if ends_open || words.ends_with(|c: char| c.is_whitespace() || c == SPACE) {
            words.push_str(DIVIDER);
        }
        let first = words.trim_start_matches('*').chars().next();
        let last = words.trim_end_matches('*').chars().next_back();
        let before = self.out.chars().next_back();
        let is_inner_of_whole = self.open.last() == Some(&"*whole");
        if first.is_some_and(is_punctuation) && !is_edge(before) {
            self.out.push_str(DIVIDER);
        }
        let same_is_open = self.open.contains(&delimiter);
        let before = self.out.chars().next_back();
        let opens_and_closes =
            before.is_some_and(is_punctuation) && first.is_some_and(is_punctuation);
        if same_is_open && opens_and_closes {
            let words = plain_text(content);
            return Err(Unwritable::new(
                "emphasis within emphasis of the same kind",
                words,
            ));
        }
        self.out.push_str(delimiter);
        self.out.push_str(&words);
        self.out.push_str(delimiter);
        if !is_inner_of_whole && last.is_some_and(is_punctuation) && !is_edge(after) {
            self.out.push_str(DIVIDER);
        }
        Ok(())
    }

    /// Whether strong emphasis is the complete content of an emphasis: `***words***`.
    fn joins_open(&self, delimiter: &str) -> bool {
        delimiter == "**" && self.open.last() == Some(&"*whole")
    }

    fn raised(&mut self, sign: char, content: &[Inline]) -> Result<(), Unwritable> {
        if content.is_empty() || self.raised {
            let words = plain_text(content);
            return Err(Unwritable::new(
                "empty or nested superscript or subscript",
                words,
            ));
        }
        if self.out.ends_with(sign) {
            self.out.push_str(DIVIDER);
        }
        self.out.push(sign);
        self.raised = true;
        self.head = None;
        self.run(content, Some(sign))?;
        self.raised = false;
        self.out.push(sign);
        Ok(())
    }

    fn bracketed(&mut self, content: &[Inline]) -> Result<(), Unwritable> {
        if self.in_brackets || content.is_empty() {
            let words = plain_text(content);
            return Err(Unwritable::new(
                "a link that is empty or within another link",
                words,
            ));
        }
        if self.out.ends_with(']') {
            self.out.push_str(DIVIDER);
        }
        self.out.push('[');
        let start = self.out.len();
        self.in_brackets = true;
        self.head = None;
        self.run(content, Some(']'))?;
        self.in_brackets = false;
        // Brackets around whitespace are not read as a link.
        if self.out[start..].trim().is_empty() {
            self.out.push_str(DIVIDER);
        }
        self.out.push(']');
        Ok(())
    }

    fn href(&mut self, href: &str) {
        for (index, character) in href.char_indices() {
            let in_cell = character == '|' && self.position == LinePosition::Cell;
            match character {
                '\\' | '(' | ')' | '<' | '>' => self.out.push('\\'),
                '|' if in_cell => self.out.push('\\'),
                '&' if begins_entity(&href[index + 1..]) => {
                    self.out.push_str("&amp;");
                    continue;
                }
                _ => {}
            }
            self.out.push(character);
        }
    }

    fn call(&mut self, key: &str, mark: &str) -> Result<(), Unwritable> {
        let printed = key.rsplit_once('/').map_or(key, |(_, mark)| mark);
        let is_invalid = |c: char| c.is_whitespace() || matches!(c, '[' | ']' | '\\' | '|');
        if key.is_empty() || key.contains(is_invalid) || mark.contains(is_invalid) {
            return Err(Unwritable::new(
                "a note key that is empty or contains spaces, brackets, bars or backslashes",
                key,
            ));
        }
        if self.out.ends_with(']') && self.in_brackets {
            self.out.push_str(DIVIDER);
        }
        self.out.push_str(&format!("[^{key}]"));
        if printed != mark {
            self.out.push_str("{mark=");
            for character in mark.chars() {
                if character.is_ascii_punctuation() {
                    self.out.push('\\');
                }
                self.out.push(character);
            }
            self.out.push('}');
        }
        Ok(())
    }
}

/// Returns the first character with which an inline is written, as the rules see it.
fn first_sign(inline: &Inline) -> char {
    match inline {
        Inline::Text { text, .. } | Inline::Reference { text, .. } => {
            text.chars().next().unwrap_or(' ')
        }
        Inline::Emphasis { .. } | Inline::Strong { .. } => '*',
        Inline::Superscript { .. } => '^',
        Inline::Subscript { .. } => '~',
        Inline::Link { .. } | Inline::Foreign { .. } | Inline::NoteCall { .. } => '[',
        Inline::TableNoteCall { content, .. } => content.first().map_or(' ', first_sign),
        Inline::LineBreak => '\\',
    }
}

/// Whether the text after an ampersand completes an entity.
fn begins_entity(after: &str) -> bool {
    let name = after.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '#');
    name.len() < after.len() && name.starts_with(';')
}

/// Whether a character is whitespace, punctuation or missing.
fn is_edge(character: Option<char>) -> bool {
    character.is_none_or(|character| {
        character.is_whitespace() || character == SPACE || is_certainly_punctuation(character)
    })
}

fn is_certainly_punctuation(character: char) -> bool {
    character.is_ascii_punctuation()
}

/// Whether a character may be punctuation: anything except letters, digits and spaces.
fn is_punctuation(character: char) -> bool {
    !character.is_alphanumeric() && !character.is_whitespace() && character != SPACE
}
