//! Extracts the text of a document from its plain text edition, without the generated text that
//! `docs/plain-text.md` describes.

use std::collections::{BTreeMap, VecDeque};

use publish_model::{Block, Cell, Resolution, Row, Table, plain_text};
use publish_templates::wording::{Word, Words};
use publish_view::heading_words;

use crate::edition_text::{EditionText, fold};

/// Returns the text of a plain text edition, with calls in brackets.
pub fn read(text: &str, resolution: &Resolution, words: &Words) -> EditionText {
    assert!(text.ends_with('\n') && !text.ends_with("\n\n"));
    for line in text.lines() {
        assert!(!line.ends_with(' '), "spaces at the end of {line:?}");
        assert!(!line.contains(is_invisible), "{line:?}");
    }
    let lines: Vec<&str> = text.lines().collect();
    let begin = if resolution.notes.is_empty() {
        lines.len()
    } else {
        let is_notes = |at: &usize| is_heading(&lines, *at) && lines[*at] == words.get(Word::Notes);
        (0..lines.len())
            .rfind(is_notes)
            .expect("a heading of the notes")
    };
    let (body, notes) = lines.split_at(begin);
    let mut found = EditionText {
        body: body_of(body, words, Generated::of(resolution, words)),
        notes: BTreeMap::new(),
    };
    let mut notes = notes.iter().skip(2).peekable();
    for note in &resolution.notes {
        while notes.next_if(|line| line.is_empty()).is_some() {}
        let first = notes.next().expect("a note");
        let mark = format!("[{}]", note.mark);
        let mut own = first
            .strip_prefix(mark.as_str())
            .unwrap_or_else(|| panic!("{first:?} does not begin with {mark}"))
            .to_owned();
        while let Some(line) = notes.next_if(|line| line.is_empty() || line.starts_with(' ')) {
            if !is_rule(line) {
                own.push_str(&format!(" {line}"));
            }
        }
        let mark = found.free_mark(&note.mark);
        found.notes.insert(mark, own);
    }
    assert_eq!(notes.next(), None);
    let headers = Headers::of(resolution, words.get(Word::Colon));
    found.body = headers.remove_from(&found.body, &of_model(resolution).body);
    normalized(found)
}

/// Returns the text of the model, in the characters that plain text has.
pub fn of_model(resolution: &Resolution) -> EditionText {
    let mut text = EditionText::of_model(resolution);
    let brackets = |text: &str| text.replace('‹', "[").replace('›', "]");
    text.body = brackets(&text.body);
    for note in text.notes.values_mut() {
        *note = brackets(note);
    }
    normalized(text)
}

/// The generated headings of a document.
struct Generated<'w> {
    /// Whether the title is generated.
    title: bool,
    annex: &'w str,
    /// Whether each heading that is only the word “Annex” is generated, in order.
    annexes: VecDeque<bool>,
}

impl<'w> Generated<'w> {
    fn of(resolution: &Resolution, words: &'w Words) -> Self {
        let annex = words.get(Word::Annex);
        let enactments = resolution.enactments().into_iter();
        let headings = enactments
            .flat_map(|enactment| &enactment.annexes)
            .map(|annex| heading_words(&annex.heading));
        Generated {
            title: resolution.masthead.number.is_empty() && resolution.masthead.title.is_empty(),
            annex,
            annexes: headings
                .filter(|heading| heading.is_empty() || fold(heading) == annex)
                .map(|heading| heading.is_empty())
                .collect(),
        }
    }

    fn contains(&mut self, heading: &str, rule: &str) -> bool {
        if rule.starts_with('=') {
            return self.title;
        }
        heading == self.annex && self.annexes.pop_front().unwrap_or(false)
    }
}

fn body_of(lines: &[&str], words: &Words, mut generated: Generated<'_>) -> String {
    let tallies = [Word::VoteInFavour, Word::VoteAgainst, Word::VoteAbstaining];
    let heading = |side: Word| {
        let heading = format!("{}{}", words.get(side), words.get(Word::Colon));
        heading.replace('\u{a0}', " ")
    };
    let mut body = String::new();
    for (at, line) in lines.iter().enumerate() {
        let is_generated = is_rule(line)
            || is_heading(lines, at)
                && (*line == words.get(Word::RecordedVote)
                    || generated.contains(line, lines[at + 1]));
        if is_generated {
            continue;
        }
        let count = tallies.into_iter().find_map(|side| {
            let count = line.strip_prefix(&heading(side))?;
            count.parse::<u32>().ok().map(|_| count)
        });
        body.push_str(&format!(" {}", count.unwrap_or(line)));
    }
    body
}

/// Whether a line underlines a heading or the head of a table.
fn is_rule(line: &str) -> bool {
    let mut words = line.split_whitespace().peekable();
    words.peek().is_some()
        && words.all(|word| {
            ['=', '-', '~'].into_iter().any(|sign| {
                word.chars().count() >= 3 && word.chars().all(|character| character == sign)
            })
        })
}

fn is_heading(lines: &[&str], at: usize) -> bool {
    let below = lines.get(at + 1);
    below.is_some_and(|line| !line.starts_with(' ') && !line.contains(' ') && is_rule(line))
}

/// Whether a character only sets the writing direction or marks where a hyphen is allowed.
fn is_invisible(character: char) -> bool {
    let marks = [
        '\u{ad}', '\u{61c}', '\u{200b}', '\u{200e}', '\u{200f}', '\u{2060}', '\u{feff}',
    ];
    marks.contains(&character)
        || ('\u{202a}'..='\u{202e}').contains(&character)
        || ('\u{2066}'..='\u{2069}').contains(&character)
}

/// Normalizes a text for comparison: superscript and subscript digits become digits. Spaces beside
/// wide characters, which line breaks add, and addresses after links are removed.
fn normalized(text: EditionText) -> EditionText {
    let normalize = |text: &str| {
        let text = without_addresses(&folded(text));
        without_space_in_chinese(&text)
    };
    let notes = text.notes.iter();
    EditionText {
        body: normalize(&text.body),
        notes: notes
            .map(|(mark, note)| (mark.clone(), normalize(note)))
            .collect(),
    }
}

fn folded(text: &str) -> String {
    let visible = text.chars().filter(|sign| !is_invisible(*sign));
    fold(&visible.map(figure).collect::<String>())
}

fn without_addresses(text: &str) -> String {
    let mut kept = String::new();
    for word in text.split(' ') {
        let inner = word.strip_prefix('<').and_then(|word| word.split_once('>'));
        match inner.filter(|(address, _)| address.contains(':')) {
            Some((_, after)) => kept.push_str(after),
            None => kept.push_str(&format!(" {word}")),
        }
    }
    kept
}

fn figure(character: char) -> char {
    let of = |signs: &str| signs.chars().position(|sign| sign == character);
    let place = of("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾").or_else(|| of("₀₁₂₃₄₅₆₇₈₉₊₋₍₎"));
    place.map_or(character, |place| {
        "0123456789+-()".chars().nth(place).unwrap()
    })
}

fn without_space_in_chinese(text: &str) -> String {
    let characters: Vec<char> = text.chars().collect();
    let is_wide = |at: Option<usize>| {
        let character = at.and_then(|at| characters.get(at));
        character.is_some_and(|character| ('\u{2e80}'..'\u{ffe7}').contains(character))
    };
    let kept = characters.iter().enumerate().filter(|(at, character)| {
        **character != ' ' || !is_wide(at.checked_sub(1)) && !is_wide(Some(at + 1))
    });
    kept.map(|(_, character)| *character).collect()
}

/// The table headers that plain text may repeat before a cell, for its column or row. Several
/// headers are separated by commas, and a colon follows the last.
struct Headers {
    words: Vec<Vec<char>>,
    colon: Vec<char>,
}

impl Headers {
    fn of(resolution: &Resolution, colon: &str) -> Self {
        let mut words = Vec::new();
        for enactment in resolution.enactments() {
            in_blocks(&enactment.preamble, &mut words);
            in_blocks(&enactment.operative, &mut words);
            for annex in &enactment.annexes {
                in_blocks(&annex.blocks, &mut words);
            }
        }
        for note in &resolution.notes {
            in_blocks(&note.blocks, &mut words);
        }
        let mut words: Vec<Vec<char>> = words.iter().map(|words| without_spaces(words)).collect();
        words.retain(|words| !words.is_empty());
        words.sort();
        words.dedup();
        Headers {
            words,
            colon: without_spaces(colon),
        }
    }

    /// Removes the repeated headers from a text, but not words that the model has there.
    fn remove_from(&self, text: &str, model: &str) -> String {
        let text: Vec<char> = folded(text).chars().collect();
        let model = without_spaces(model);
        let (mut kept, mut at, mut in_model) = (String::new(), 0, 0);
        while let Some(&character) = text.get(at) {
            let is_start = at == 0 || text[at - 1] == ' ';
            let header = is_start.then(|| self.end(&text, at)).flatten();
            if let Some(end) = header {
                let header: String = text[at..end].iter().collect();
                if !model[in_model.min(model.len())..].starts_with(&without_spaces(&header)) {
                    at = end;
                    continue;
                }
            }
            kept.push(character);
            in_model += usize::from(character != ' ');
            at += 1;
        }
        kept
    }

    /// Returns the end of the list of headers that starts here, if one does.
    fn end(&self, text: &[char], from: usize) -> Option<usize> {
        self.words.iter().find_map(|words| {
            let at = skip(text, from, words)?;
            skip(text, at, &self.colon).or_else(|| {
                let at = skip(text, at, &[','])?;
                self.end(text, at)
            })
        })
    }
}

/// Returns the position after these characters, ignoring spaces, if the text has them at `at`.
fn skip(text: &[char], mut at: usize, characters: &[char]) -> Option<usize> {
    for character in characters {
        while text.get(at) == Some(&' ') {
            at += 1;
        }
        if text.get(at) != Some(character) {
            return None;
        }
        at += 1;
    }
    Some(at)
}

fn without_spaces(text: &str) -> Vec<char> {
    let characters = folded(text);
    characters.chars().filter(|sign| *sign != ' ').collect()
}

fn in_blocks(blocks: &[Block], found: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => in_blocks(&paragraph.then, found),
            Block::Items(items) => {
                for item in &items.items {
                    in_blocks(&item.then, found);
                }
            }
            Block::Section(section) => in_blocks(&section.blocks, found),
            Block::Quotation(quotation) => in_blocks(&quotation.blocks, found),
            Block::Table(table) => in_table(table, found),
        }
    }
}

fn in_table(table: &Table, found: &mut Vec<String>) {
    let first = |row: &Row| row.cells.first().map(words_of);
    found.extend(table.head.iter().flat_map(|row| &row.cells).map(words_of));
    found.extend(table.body.iter().filter_map(first));
    for cell in table.body.iter().flat_map(|row| &row.cells) {
        in_blocks(&cell.blocks, found);
    }
}

fn words_of(cell: &Cell) -> String {
    let paragraphs = cell.blocks.iter().filter_map(|block| match block {
        Block::Paragraph(paragraph) => Some(plain_text(&paragraph.content)),
        _ => None,
    });
    paragraphs.collect::<Vec<_>>().join(" ")
}
