//! The references in a note and the elements of each.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::level::Level;

/// One reference of a note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// The position of “Ibid.”, if the reference begins with it.
    pub ibid: Option<Range<usize>>,
    /// Its elements, without “See” and without “Ibid.”.
    pub elements: Vec<Element>,
    /// The positions of any “Ibid.” in the middle. A reference with one is not a plain list of
    /// elements.
    pub inner_ibid: Vec<Range<usize>>,
    /// Whether it is short in another way, such as “op. cit.” or “see note 3 above”.
    pub is_short: bool,
    /// Whether it begins a sentence after the first one.
    pub is_sentence: bool,
}

/// The text between two commas.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element {
    /// The position of the note that contains it.
    pub note: usize,
    /// The bytes between it and the previous element.
    pub separator: Range<usize>,
    /// Its bytes.
    pub span: Range<usize>,
    /// Its level. The first element is a work, regardless of its text.
    pub level: Option<Level>,
    /// Whether it is joined to the previous one: `and annex II`.
    pub joined: bool,
    /// The mark that closes the quotation marks that it opens, if the text after it is left out.
    pub closing: &'static str,
}

/// “Ibid.” in all languages. Russian notes use two forms; Arabic letters may be stretched.
static IBID: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)\b[Ii]b[ií]d(?:em)?\b\.?
        |\b[Тт]ам\sже\b
        |ا\u{640}*ل\u{640}*م\u{640}*ر\u{640}*ج\u{640}*ع\s+(?:ن\u{640}*ف\u{640}*س\u{640}*ه|ذاته)|المصدر\sنفسه
        |同上
        |\b[Ee]bd\b\.?|\b[Ee]benda\b",
    )
    .expect("a valid pattern")
});

/// Other short references. They refer to earlier notes, so they cannot be expanded.
static OTHER_SHORT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?xi)\b[ií]dem\b|\bid\.|\b(?:op|loc|art)\.\s?cit\b|\bsupra\b|\b(?:foot)?notes?\s[0-9]+\s(?:above|ci-dessus|supra)
        |\b(?:note|notas?|nota\sa\spie)\s[0-9]+\b|сноск|\bуказ\.\sсоч|\bвыше\b|الحاشية|المرجع\sالسابق|نفس\sالمرجع
        |脚注|前引|上文|\ba\.\s?a\.\s?O\b|\bFu(?:ß|ss)note",
    )
    .expect("a valid pattern")
});

/// Words that introduce a reference and are not part of it.
static LEAD: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?xi)^(?:
        see(?:,?\s(?:also|for\sexample|in\sparticular|inter\salia))*
        |voir(?:,?\s(?:aussi|également|notamment|par\sexemple|en\sparticulier))*
        |véan?se(?:,?\s(?:también|por\sejemplo|en\sparticular))*
        |см\.(?:\sтакже)?
        |و?انظر(?:\sأيضاً?|\sأيضًا)?:?
        |siehe(?:\sauch)?|vgl\.
        )[,\s]+
        |^(?:另|并|又)?(?:参)?见(?:例如)?",
    )
    .expect("a valid pattern")
});

/// Words that join a reference to the previous one. In Arabic and Chinese, other words begin in the
/// same way.
static JOINT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)^(?:((?i:and|et|y|e|и|und)\s+)
        |(و\s*)(?:المرجع|انظر)
        |(以及|和|及)(?:同上|另|参?见|《))",
    )
    .expect("a valid pattern")
});

/// Words that join an element to the previous one.
static ELEMENT_JOINT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:(?i:and|et|y|e|и|und)\s+|و\s*|(?:以及|和|及))").expect("a valid pattern")
});

/// Words that join “Ibid.” to the words before it in a sentence.
static JOINT_BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:(?:[,،]\s*|\s+)(?:(?:and|et|y|e|и|und)\s+|و\s*)|，?(?:以及|和|及))$")
        .expect("a valid pattern")
});

/// Abbreviations whose full stop does not end a sentence.
const ABBREVIATIONS: [&str; 38] = [
    "vol", "vols", "no", "nos", "núm", "núms", "num", "chap", "chaps", "cap", "caps", "sect",
    "sects", "secc", "seccs", "para", "paras", "par", "pars", "párr", "párrs", "art", "arts", "p",
    "pp", "corr", "add", "rev", "ibid", "гл", "разд", "п", "пп", "ст", "стр", "см", "nr", "bd",
];

/// Returns the references of a note, in order. None if a bracket is not closed, because the
/// structure is then uncertain.
///
/// `number` is the number of the note, with which some texts begin.
pub fn references(note: usize, text: &str, number: Option<u32>) -> Option<Vec<Reference>> {
    let mut references = Vec::new();
    for (mut span, is_sentence) in split(text)? {
        if references.is_empty() {
            span.start += number.map_or(0, |number| own_number(&text[span.clone()], number));
        }
        let mut found = joined_by_ibid(note, text, span);
        if let Some(first) = found.first_mut() {
            first.is_sentence = is_sentence;
        }
        references.extend(found);
    }
    Some(references)
}

/// Returns the length of the number of a note at the beginning of its text.
fn own_number(words: &str, number: u32) -> usize {
    let rest = words.strip_prefix(&number.to_string());
    let rest = rest.filter(|rest| rest.starts_with(is_blank));
    rest.map_or(0, |rest| {
        words.len() - rest.trim_start_matches(is_blank).len()
    })
}

/// Returns every “Ibid.” in a text.
pub fn all_ibid(text: &str) -> impl Iterator<Item = Range<usize>> {
    IBID.find_iter(text).map(|found| found.range())
}

/// Returns the bracket depth of each byte. None if a bracket is not closed. A closing bracket
/// without an opening one ends a label: `párr. 22 b)`.
fn depths(text: &str) -> Option<Vec<u16>> {
    let mut depths = vec![0; text.len()];
    let mut depth: u16 = 0;
    for (at, character) in text.char_indices() {
        if matches!(character, '(' | '（' | '[' | '［') {
            depth = depth.checked_add(1)?;
        }
        if let Some(bytes) = depths.get_mut(at..at + character.len_utf8()) {
            bytes.fill(depth);
        }
        if matches!(character, ')' | '）' | ']' | '］') {
            depth = depth.saturating_sub(1);
        }
    }
    (depth == 0).then_some(depths)
}

/// Splits a text at semicolons and at the ends of sentences. The flag is whether the span begins a
/// sentence.
fn split(text: &str) -> Option<Vec<(Range<usize>, bool)>> {
    let depths = depths(text)?;
    let mut spans = Vec::new();
    let mut start = 0;
    let mut is_sentence = false;
    for (at, character) in text.char_indices() {
        let end = at + character.len_utf8();
        let splits = match character {
            ';' | '；' | '؛' | '。' => true,
            '.' => ends_sentence(&text[start..at], &text[end..]),
            _ => false,
        };
        if splits && depths.get(at) == Some(&0) {
            spans.push((trimmed(text, start..at), is_sentence));
            start = end;
            is_sentence = matches!(character, '.' | '。');
        }
    }
    spans.push((trimmed(text, start..text.len()), is_sentence));
    spans.retain(|(span, _)| !span.is_empty());
    Some(spans)
}

fn ends_sentence(before: &str, after: &str) -> bool {
    let next = after.trim_start_matches(is_blank);
    let Some(first) = next.chars().next().filter(|_| next.len() < after.len()) else {
        return false;
    };
    let begins = first.is_uppercase() || (first.is_alphabetic() && !first.is_lowercase());
    let word = before
        .rsplit(|character: char| !character.is_alphabetic())
        .next()
        .unwrap_or_default();
    begins && !ABBREVIATIONS.contains(&word.to_lowercase().as_str())
}

/// Returns whether a character is a space or only marks the direction of a text.
fn is_blank(character: char) -> bool {
    character.is_whitespace()
        || matches!(
            character,
            '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{feff}'
        )
}

fn trimmed(text: &str, span: Range<usize>) -> Range<usize> {
    let words = &text[span.clone()];
    let start = span.end - words.trim_start_matches(is_blank).len();
    let length = words.trim_end_matches(is_blank).len();
    start..(span.start + length).max(start)
}

/// Returns a reference, or several if “and ibid.” joins them.
fn joined_by_ibid(note: usize, text: &str, span: Range<usize>) -> Vec<Reference> {
    let mut references = Vec::new();
    let mut start = span.start;
    for found in all_ibid(text).filter(|found| span.contains(&found.start)) {
        let before = &text[start..found.start];
        if let Some(joint) = JOINT_BEFORE.find(before)
            && depths(before).is_some()
        {
            let before = start..start + joint.start();
            references.extend(reference(note, text, trimmed(text, before)));
            start = found.start;
        }
    }
    references.extend(reference(note, text, trimmed(text, start..span.end)));
    references
}

fn reference(note: usize, text: &str, span: Range<usize>) -> Option<Reference> {
    let mut start = span.start;
    if let Some(captures) = JOINT.captures(&text[start..span.end]) {
        let mut joints = captures.iter().skip(1).flatten();
        start += joints.next().map_or(0, |joint| joint.len());
    }
    let lead = LEAD.find(&text[start..span.end]);
    start += lead.map_or(0, |lead| lead.len());
    let span = trimmed(text, start..span.end);
    if span.is_empty() {
        return None;
    }
    let within = |found: &Range<usize>| span.contains(&found.start);
    let mut found: Vec<Range<usize>> = all_ibid(text).filter(within).collect();
    let ibid = found
        .first()
        .filter(|ibid| ibid.start == span.start)
        .cloned();
    if ibid.is_some() {
        found.remove(0);
    }
    let rest = ibid
        .as_ref()
        .map_or(span.start, |ibid| ibid.end.min(span.end))..span.end;
    Some(Reference {
        elements: elements(note, text, rest, ibid.is_some()),
        ibid,
        inner_ibid: found,
        is_short: OTHER_SHORT.is_match(&text[span]),
        is_sentence: false,
    })
}

/// Returns the elements of a text. `continued` is whether they follow an “Ibid.”.
fn elements(note: usize, text: &str, span: Range<usize>, continued: bool) -> Vec<Element> {
    let words = &text[span.clone()];
    let mut elements: Vec<Element> = Vec::new();
    let mut depth: usize = 0;
    let mut start = span.start;
    let mut before = span.start;
    let mut add = |from: usize, to: usize, before: &mut usize| {
        let own = trimmed(text, from..to);
        if own.is_empty() {
            return;
        }
        let is_work = elements.is_empty() && !continued;
        let (joined, level) = described(&text[own.clone()]);
        elements.push(Element {
            note,
            separator: *before..own.start,
            level: level.filter(|_| !is_work),
            joined,
            closing: "",
            span: own.clone(),
        });
        *before = own.end;
    };
    for (at, character) in words.char_indices() {
        match character {
            '(' | '（' | '[' | '［' => depth += 1,
            ')' | '）' | ']' | '］' => depth = depth.saturating_sub(1),
            ',' | '،' | '，' if depth == 0 => {
                let end = at + character.len_utf8();
                let digit = |one: Option<char>| one.is_some_and(|one| one.is_ascii_digit());
                let in_number = character == ','
                    && digit(words[..at].chars().next_back())
                    && digit(words[end..].chars().next());
                if !in_number {
                    add(start, span.start + at, &mut before);
                    start = span.start + end;
                }
            }
            _ => {}
        }
    }
    let end = start + text[start..span.end].trim_end_matches(['.', '。']).len();
    add(start, end, &mut before);
    elements
}

/// Returns whether an element is joined to the previous one by “and”, and its level.
fn described(element: &str) -> (bool, Option<Level>) {
    let marks =
        |character: char| matches!(character, '《' | '“' | '"' | '«') || is_blank(character);
    let element = element.trim_start_matches(marks);
    let joint = ELEMENT_JOINT.find(element);
    let Some(joint) = joint else {
        return (false, Level::of(element));
    };
    match Level::of(&element[joint.end()..]) {
        Some(level) => (true, Some(level)),
        // In Arabic and Chinese, a word may begin with the same letter or character.
        None => (joint.as_str().ends_with(char::is_whitespace), None),
    }
}
