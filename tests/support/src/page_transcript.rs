//! Compares the transcripts that the program computes from a page with those of a browser in
//! `tests/reading/snapshots`.
//!
//! Differences that are on purpose are removed before the comparison. The program adds that the
//! contents are collapsed, where the screen reader of the snapshots repeats their name. It does not
//! repeat the words of a cell as its name. It runs no scripts. One opens the contents on wide screens, so what
//! is in them is not compared; another one makes the frames of tables that do not scroll lose their role;
//! a third one shows the settings in the header. In names, it has the spaces that Chromium has, some of
//! which the screen reader of the snapshots drops, and spaces that do not break are spaces.

use std::fs;

use publish_check::transcript::{Line, Part, Transcript};

use crate::root;

/// How far two transcripts agree.
#[derive(Debug)]
pub struct Agreement {
    /// The number of equal lines.
    pub equal: usize,
    /// The lines that only one of them has: `- ` for the browser, `+ ` for the program.
    pub different: Vec<String>,
}

/// Compares a page with the snapshot of its document. Of a page that was built without the other
/// languages of its document, only the main region is compared.
pub fn compare(page: &str, snapshot: &str, is_alone: bool) -> Agreement {
    let path = root().join(format!("tests/reading/snapshots/{snapshot}.page.txt"));
    let text = fs::read_to_string(&path).unwrap();
    let (_, browser) = text.split_once("== from start to end\n").unwrap();
    let transcript = Transcript::of_html(page).unwrap();
    let program = without_middle(&transcript.lines);
    let main = |line: &&String| is_alone && line.as_str() != "  main";
    let expected = without_contents(browser.lines().map(comparable));
    let expected = without_settings(expected);
    let program = without_contents(program.iter().map(|line| comparable(line)));
    let program = without_frames(program);
    // The footer has the languages, as the header has.
    let text = |line: &&String| !is_alone || !line.starts_with("  contentinfo");
    let expected = expected.iter().skip_while(main).take_while(text);
    let found = program.iter().skip_while(main).take_while(text);
    let (expected, found): (Vec<&String>, Vec<&String>) = (expected.collect(), found.collect());
    agreement(&expected, &found)
}

/// Returns the lines without those in a navigation that can be closed: the contents.
fn without_contents(lines: impl Iterator<Item = String>) -> Vec<String> {
    let depth = |line: &str| line.len() - line.trim_start().len();
    let mut lines = lines.peekable();
    let mut kept = Vec::new();
    while let Some(line) = lines.next() {
        let outer = depth(&line);
        let is_navigation = line.trim_start().starts_with("navigation, ");
        kept.push(line);
        let can_be_closed = lines
            .peek()
            .is_some_and(|next| next.trim_start() == "group");
        while is_navigation && can_be_closed && lines.next_if(|next| depth(next) > outer).is_some()
        {
        }
    }
    kept
}

/// Returns the lines without the settings, the group that is directly in the header. If one paragraph
/// is left there, the header is its line.
fn without_settings(lines: Vec<String>) -> Vec<String> {
    let depth = |line: &str| line.len() - line.trim_start().len();
    let Some(header) = lines.iter().position(|line| line.trim() == "banner") else {
        return lines;
    };
    let outer = lines.get(header).map_or(0, |line| depth(line));
    let mut kept: Vec<String> = lines[..header].to_vec();
    let mut rest = lines[header + 1..].iter().peekable();
    let mut inside = Vec::new();
    while let Some(line) = rest.next_if(|line| depth(line) > outer) {
        if depth(line) == outer + 2 && line.trim() == "group" {
            while rest.next_if(|next| depth(next) > outer + 2).is_some() {}
        } else {
            inside.push(line.clone());
        }
    }
    let indent = " ".repeat(outer);
    match inside.as_slice() {
        [one] if one.trim_start().starts_with("paragraph: ") => {
            kept.push(format!(
                "{indent}{}",
                one.trim_start().replacen("paragraph", "banner", 1)
            ));
        }
        _ => {
            kept.push(lines[header].clone());
            kept.append(&mut inside);
        }
    }
    kept.extend(rest.cloned());
    kept
}

/// Returns the lines without the regions that have only a table, which gets their name.
fn without_frames(lines: Vec<String>) -> Vec<String> {
    let depth = |line: &str| line.len() - line.trim_start().len();
    let mut lines = lines.into_iter().peekable();
    let mut kept = Vec::new();
    while let Some(line) = lines.next() {
        let outer = depth(&line);
        let name = line.trim_start().strip_prefix("region, ");
        let (Some(name), Some(next)) = (name, lines.peek()) else {
            kept.push(line);
            continue;
        };
        if next.trim_start() != "table" {
            kept.push(line);
            continue;
        }
        kept.push(format!("{}table, {name}", " ".repeat(outer)));
        lines.next();
        while let Some(inner) = lines.next_if(|inner| depth(inner) > outer) {
            kept.push(inner.chars().skip(2).collect());
        }
    }
    kept
}

/// Returns a line without the differences of spaces that do not matter.
fn comparable(line: &str) -> String {
    let line = line.replace('\u{a0}', " ");
    match line.split_once("heading ") {
        Some((indent, rest)) if indent.trim().is_empty() => {
            format!("{indent}heading {}", rest.replace(' ', ""))
        }
        _ => line,
    }
}

/// Counts equal lines by the longest common subsequence.
fn agreement(expected: &[&String], found: &[&String]) -> Agreement {
    let (rows, columns) = (expected.len(), found.len());
    let mut longest = vec![vec![0_usize; columns + 1]; rows + 1];
    for row in (0..rows).rev() {
        for column in (0..columns).rev() {
            longest[row][column] = if expected[row] == found[column] {
                longest[row + 1][column + 1] + 1
            } else {
                longest[row + 1][column].max(longest[row][column + 1])
            };
        }
    }
    let (mut row, mut column) = (0, 0);
    let mut different = Vec::new();
    while row < rows || column < columns {
        if row < rows && column < columns && expected[row] == found[column] {
            (row, column) = (row + 1, column + 1);
        } else if column == columns
            || (row < rows && longest[row + 1][column] >= longest[row][column + 1])
        {
            different.push(format!("- {}", expected[row]));
            row += 1;
        } else {
            different.push(format!("+ {}", found[column]));
            column += 1;
        }
    }
    Agreement {
        equal: longest[0][0],
        different,
    }
}

/// The number of items or rows that a snapshot has at the beginning of a long list.
const FIRST_ITEMS: usize = 6;

/// Writes the lines as in the snapshots: long lists without their middle.
fn without_middle(lines: &[Line]) -> Vec<String> {
    let mut written = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let line = &lines[at];
        if is_item(lines, at) && is_first_item(lines, at) {
            let items = items_from(lines, at);
            if items.len() > FIRST_ITEMS + 2 {
                for &item in &items[..FIRST_ITEMS] {
                    written.extend(without_middle_of(lines, item));
                }
                let omitted = items.len() - FIRST_ITEMS - 1;
                written.push(format!("{}… {omitted} more", "  ".repeat(line.depth)));
                let last = items[items.len() - 1];
                written.extend(without_middle_of(lines, last));
                at = end_of(lines, last);
                continue;
            }
        }
        written.push(written_line(line));
        at += 1;
    }
    written
}

/// Writes an item and what is in it.
fn without_middle_of(lines: &[Line], item: usize) -> Vec<String> {
    let mut written = vec![written_line(&lines[item])];
    written.extend(without_middle(&lines[item + 1..end_of(lines, item)]));
    written
}

/// Whether a line is an item, or a row that is not a head of the table.
fn is_item(lines: &[Line], at: usize) -> bool {
    let role = |line: &Line| line.role.as_ref().map(|role| role.words.clone());
    let is_row = || {
        let mut cells = lines[at + 1..end_of(lines, at)].iter();
        !cells.all(|cell| role(cell).as_deref() == Some("columnheader"))
    };
    match role(&lines[at]).as_deref() {
        Some("row") => is_row(),
        Some(words) => words.starts_with("item "),
        None => false,
    }
}

/// Whether no item of the same list comes before.
fn is_first_item(lines: &[Line], at: usize) -> bool {
    let depth = lines[at].depth;
    let before = (0..at).rev();
    let mut before = before.take_while(|index| lines[*index].depth >= depth);
    !before.any(|index| lines[index].depth == depth && is_item(lines, index))
}

/// Returns the items of a list from its first one.
fn items_from(lines: &[Line], first: usize) -> Vec<usize> {
    let depth = lines[first].depth;
    let mut items = vec![first];
    let mut at = end_of(lines, first);
    while lines.get(at).is_some_and(|line| line.depth == depth) {
        if is_item(lines, at) {
            items.push(at);
        }
        at = end_of(lines, at);
    }
    items
}

/// Returns the index after a line and everything in it.
fn end_of(lines: &[Line], at: usize) -> usize {
    let inside = lines[at + 1..].iter();
    at + 1
        + inside
            .take_while(|line| line.depth > lines[at].depth)
            .count()
}

fn written_line(line: &Line) -> String {
    let indent = "  ".repeat(line.depth);
    let parts = written_parts(&line.parts);
    let Some(role) = &line.role else {
        return format!("{indent}{parts}");
    };
    match role.words.as_str() {
        "summary" => format!("{indent}{}: {parts}", line.words()),
        heading if heading.starts_with("heading ") => {
            format!("{indent}{heading}: {}", line.words())
        }
        "cell" | "rowheader" | "columnheader" if !parts.is_empty() => {
            let name = format!("{}, {}", role.words, line.words());
            let name = match role.name.as_str() {
                "" => name,
                spans => format!("{name}, {spans}"),
            };
            format!("{indent}{name}: {parts}")
        }
        _ if parts.is_empty() => format!("{indent}{role}"),
        _ => format!("{indent}{role}: {parts}"),
    }
}

/// Writes words and links. Words are shortened in the middle, and pieces have a space between them.
fn written_parts(parts: &[Part]) -> String {
    let mut written: Vec<(String, bool, &Option<String>)> = Vec::new();
    for part in parts {
        if let Some(role) = &part.role {
            written.push((format!("⟨{role} {}⟩", part.words()), true, &part.language));
            continue;
        }
        let pieces = part.pieces.iter().map(|piece| trimmed(piece));
        let pieces: Vec<String> = pieces.filter(|piece| !piece.is_empty()).collect();
        let words = pieces.join(" ");
        match written.last_mut() {
            Some((before, false, language)) if **language == part.language => {
                before.push(' ');
                before.push_str(&words);
            }
            _ => written.push((words, false, &part.language)),
        }
    }
    let written = written.into_iter().map(|(words, is_link, language)| {
        let words = if is_link { words } else { shortened(&words) };
        match language {
            Some(language) => format!("{words} [in {language}]"),
            None => words,
        }
    });
    without_size(&written.collect::<Vec<_>>().join(" "))
}

fn trimmed(words: &str) -> String {
    let words: Vec<&str> = words.split_whitespace().collect();
    words.join(" ")
}

/// Keeps the beginning and the end of long words, as the snapshots do.
fn shortened(words: &str) -> String {
    let letters: Vec<char> = words.chars().collect();
    if letters.len() <= 56 {
        return words.to_owned();
    }
    let first: String = letters[..30].iter().collect();
    let last: String = letters[letters.len() - 20..].iter().collect();
    format!("{first}…{last}")
}

/// Removes the size of a file from the link to it.
fn without_size(line: &str) -> String {
    let is_file = line.starts_with("⟨link PDF") || line.starts_with("⟨link EPUB");
    match line.split_once('(').filter(|_| is_file) {
        Some((before, size)) => {
            let size = size.trim_start_matches(|letter: char| {
                letter.is_ascii_digit() || ",.".contains(letter)
            });
            format!("{before}(…{size}")
        }
        None => line.to_owned(),
    }
}
