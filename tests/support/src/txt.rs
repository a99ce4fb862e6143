//! What a plain text says, once everything is taken out that `docs/plain-text.md` calls ours.

use std::collections::BTreeMap;

use publish_model::{Block, Cell, Resolution, Row, Table, plain_text};
use publish_templates::wording::{Word, Words};

use crate::said::{Said, fold};

/// The words of a plain text, its calls in brackets.
pub fn read(text: &str, resolution: &Resolution, words: &Words) -> Said {
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
    let mut said = Said {
        body: body_of(body, words),
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
        let mark = said.free_mark(&note.mark);
        said.notes.insert(mark, own);
    }
    assert_eq!(notes.next(), None);
    let headers = Headers::of(resolution, words.get(Word::Colon));
    said.body = headers.taken_from(&said.body, &of_model(resolution).body);
    normal(said)
}

/// What the model says, in the characters that plain text has.
pub fn of_model(resolution: &Resolution) -> Said {
    let mut said = Said::of_model(resolution);
    let brackets = |text: &str| text.replace('‹', "[").replace('›', "]");
    said.body = brackets(&said.body);
    for note in said.notes.values_mut() {
        *note = brackets(note);
    }
    normal(said)
}

fn body_of(lines: &[&str], words: &Words) -> String {
    let tallies = [Word::VoteInFavour, Word::VoteAgainst, Word::VoteAbstaining];
    let heading = |side: Word| {
        let heading = format!("{}{}", words.get(side), words.get(Word::Colon));
        heading.replace('\u{a0}', " ")
    };
    let mut body = String::new();
    for (at, line) in lines.iter().enumerate() {
        let is_ours =
            is_rule(line) || is_heading(lines, at) && *line == words.get(Word::RecordedVote);
        if is_ours {
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

/// A line under a heading or under the head of a table.
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

/// Characters that only say in which direction to write or where a hyphen may stand.
fn is_invisible(character: char) -> bool {
    let marks = [
        '\u{ad}', '\u{61c}', '\u{200b}', '\u{200e}', '\u{200f}', '\u{2060}', '\u{feff}',
    ];
    marks.contains(&character)
        || ('\u{202a}'..='\u{202e}').contains(&character)
        || ('\u{2066}'..='\u{2069}').contains(&character)
}

/// The same for both sides: small figures as figures, no space beside a wide character, where lines
/// end, no address behind a link.
fn normal(said: Said) -> Said {
    let normal = |text: &str| {
        let text = without_addresses(&folded(text));
        without_space_in_chinese(&text)
    };
    let notes = said.notes.iter();
    Said {
        body: normal(&said.body),
        notes: notes
            .map(|(mark, note)| (mark.clone(), normal(note)))
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
            Some((_, behind)) => kept.push_str(behind),
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

/// The words of what may be repeated before a cell: the header of its column or of its row. One
/// behind the other with commas, they end with a colon.
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

    /// A text without the headers before its cells. What the model itself says there stays.
    fn taken_from(&self, text: &str, model: &str) -> String {
        let text: Vec<char> = folded(text).chars().collect();
        let model = without_spaces(model);
        let (mut kept, mut at, mut said) = (String::new(), 0, 0);
        while let Some(&character) = text.get(at) {
            let begins = at == 0 || text[at - 1] == ' ';
            let header = begins.then(|| self.end(&text, at)).flatten();
            if let Some(end) = header {
                let header: String = text[at..end].iter().collect();
                if !model[said.min(model.len())..].starts_with(&without_spaces(&header)) {
                    at = end;
                    continue;
                }
            }
            kept.push(character);
            said += usize::from(character != ' ');
            at += 1;
        }
        kept
    }

    /// Where a row of headers that begins here ends.
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

/// Where a text goes on behind some characters, spaces aside.
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
