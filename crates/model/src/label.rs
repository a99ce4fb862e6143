//! The printed label of a paragraph or item, and its value.

use super::block::LabelStyle;

/// The meaning of a printed label: its numbering and its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Label {
    /// The numbering.
    pub style: LabelStyle,
    /// The punctuation around the label.
    pub enclosure: Enclosure,
    /// The value: 1 for `1`, `(a)` and `(i)`; 0 for a dash.
    pub ordinal: u32,
    /// The position among labels with the same ordinal: 0, then 2 for `18 bis` and 3 for `18 ter`.
    pub repetition: u32,
}

/// The punctuation around a label.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Enclosure {
    /// `18.`
    Point,
    /// `(a)`
    Parentheses,
    /// `a)`
    ClosingParenthesis,
    /// `18 -`, as Arabic documents number paragraphs, and rarely items: `أ -` (S/RES/2653 (2022)).
    Hyphen,
    /// `’1‘`, rarely `‘1‘`, which Arabic documents use instead of Roman numerals.
    Quotes,
    /// `㈠`, one character, or `(一)`.
    Single,
    /// `–`
    None,
}

const REPETITIONS: [(&str, u32); 4] = [("bis", 2), ("ter", 3), ("quater", 4), ("quinquies", 5)];

impl Label {
    /// Returns all possible readings of a printed label: `(i)` is the first Roman numeral and the
    /// ninth letter. Empty if the text is not a label. The Roman reading comes first.
    pub fn readings(printed: &str) -> Vec<Label> {
        let printed = printed.trim_matches(|one: char| is_direction_mark(one) || one == ' ');
        if matches!(printed, "–" | "—" | "-" | "•" | "−") {
            return vec![Label {
                style: LabelStyle::Dash,
                enclosure: Enclosure::None,
                ordinal: 0,
                repetition: 0,
            }];
        }
        let Some((enclosure, core)) = strip_enclosure(printed) else {
            return Vec::new();
        };
        // `(十一)` continues a list after `㈩` (A/RES/78/1).
        let is_chinese = enclosure == Enclosure::Parentheses && chinese_number(core).is_some();
        let enclosure = if is_chinese {
            Enclosure::Single
        } else {
            enclosure
        };
        let (core, repetition) = strip_repetition(core);
        let mut readings = Vec::new();
        let mut add = |style, ordinal: Option<u32>| {
            if let Some(ordinal) = ordinal {
                readings.push(Label {
                    style,
                    enclosure,
                    ordinal,
                    repetition,
                });
            }
        };
        add(LabelStyle::Decimal, decimal(core));
        if matches!(enclosure, Enclosure::Quotes | Enclosure::Single) {
            // Other languages have Roman numerals instead.
            // A longer number has no Roman numeral.
            let ordinal = decimal(core).filter(|ordinal| *ordinal < 10_000);
            let ordinal = ordinal.or_else(|| chinese_number(core));
            return ordinal
                .map(|ordinal| Label {
                    style: LabelStyle::LowerRoman,
                    enclosure,
                    ordinal,
                    repetition,
                })
                .into_iter()
                .collect();
        }
        add(LabelStyle::LowerAlpha, arabic_letter(core));
        if enclosure != Enclosure::Hyphen {
            add(LabelStyle::LowerAlpha, chinese_branch(core));
            add(LabelStyle::LowerRoman, chinese_number(core));
            let core = &latin(core);
            let lower = core.to_lowercase();
            if *core == lower {
                add(LabelStyle::LowerRoman, roman(&lower));
                add(LabelStyle::LowerAlpha, letters(&lower));
            } else if *core == core.to_uppercase() {
                add(LabelStyle::UpperRoman, roman(&lower));
                add(LabelStyle::UpperAlpha, letters(&lower));
            }
        }
        readings
    }

    /// Returns the label as it would be printed: `(b)`, `18.`
    pub fn printed(&self) -> String {
        let core = match self.style {
            LabelStyle::Dash => return "–".to_owned(),
            LabelStyle::Decimal => self.ordinal.to_string(),
            LabelStyle::LowerAlpha => to_letters(self.ordinal),
            LabelStyle::UpperAlpha => to_letters(self.ordinal).to_uppercase(),
            LabelStyle::LowerRoman => to_roman(self.ordinal),
            LabelStyle::UpperRoman => to_roman(self.ordinal).to_uppercase(),
        };
        match self.enclosure {
            Enclosure::Point => format!("{core}."),
            Enclosure::Parentheses => format!("({core})"),
            Enclosure::ClosingParenthesis => format!("{core})"),
            Enclosure::Hyphen => format!("{core} -"),
            Enclosure::Quotes => format!("’{core}‘"),
            Enclosure::Single | Enclosure::None => core,
        }
    }

    /// Returns the part of an anchor for this label: `18`, `18-bis`, `a`, `iv`. None for dashes.
    pub fn anchor_part(&self) -> Option<String> {
        let core = match self.style {
            LabelStyle::Dash => return None,
            LabelStyle::Decimal => self.ordinal.to_string(),
            LabelStyle::LowerAlpha | LabelStyle::UpperAlpha => to_letters(self.ordinal),
            LabelStyle::LowerRoman | LabelStyle::UpperRoman => to_roman(self.ordinal),
        };
        let word = REPETITIONS
            .iter()
            .find(|(_, repetition)| *repetition == self.repetition);
        Some(match word {
            Some((word, _)) => format!("{core}-{word}"),
            None => core,
        })
    }
}

/// Whether a character only sets the direction of the text around it.
pub fn is_direction_mark(character: char) -> bool {
    matches!(character, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}')
}

fn strip_enclosure(printed: &str) -> Option<(Enclosure, &str)> {
    if let Some(rest) = printed.strip_prefix('(') {
        // The character has parentheses already: S/RES/2709 (2023).
        if parenthesized_ideograph(rest).is_some() {
            return Some((Enclosure::Single, rest));
        }
        return Some((Enclosure::Parentheses, rest.strip_suffix(')')?));
    }
    if let Some(core) = printed.strip_suffix(')') {
        return Some((Enclosure::ClosingParenthesis, core));
    }
    if let Some(core) = printed.strip_suffix(['-', '–']) {
        let core = core.trim_end();
        let known = decimal(core).or_else(|| arabic_letter(core));
        return known.map(|_| (Enclosure::Hyphen, core));
    }
    // The first quote also occurs turned: A/HRC/RES/56/7.
    if let Some(core) = printed.strip_prefix(['’', '‘']) {
        return Some((Enclosure::Quotes, core.strip_suffix('‘')?));
    }
    if parenthesized_ideograph(printed).is_some() {
        return Some((Enclosure::Single, printed));
    }
    // Rarely with a space before the point: `232 .` (A/RES/77/248).
    let core = printed.strip_suffix('.')?;
    let number = core.trim_end();
    let is_number = decimal(number).is_some();
    Some((Enclosure::Point, if is_number { number } else { core }))
}

fn strip_repetition(core: &str) -> (&str, u32) {
    for (word, repetition) in REPETITIONS {
        if let Some(rest) = core.strip_suffix(word) {
            let rest = rest.trim_end();
            if rest.len() < core.len() && rest.ends_with(|c: char| c.is_ascii_digit()) {
                return (rest, repetition);
            }
        }
    }
    (core, 0)
}

pub(super) fn decimal(core: &str) -> Option<u32> {
    let digits = (1..=9).contains(&core.len()) && core.bytes().all(|byte| byte.is_ascii_digit());
    let ordinal = digits.then(|| core.parse().ok()).flatten()?;
    (ordinal > 0).then_some(ordinal)
}

/// Reads `a` to `z`, then `aa`, `bb` and so on, as official documents continue after `z`.
fn letters(core: &str) -> Option<u32> {
    let first = core.bytes().next()?;
    let same = core.bytes().all(|byte| byte == first);
    if !first.is_ascii_lowercase() || !same || core.len() > 3 {
        return None;
    }
    Some(u32::from(first - b'a') + 1 + 26 * (core.len() as u32 - 1))
}

fn to_letters(ordinal: u32) -> String {
    let letter = char::from(b'a' + ((ordinal - 1) % 26) as u8);
    let length = (ordinal - 1) / 26 + 1;
    std::iter::repeat_n(letter, length as usize).collect()
}

/// The letters that number items in Arabic documents, in the old order of the alphabet. After the
/// twenty-sixth they are doubled, `(أ أ)`, as other languages do after `z` (A/RES/77/229).
const ARABIC_LETTERS: [char; 28] = [
    'أ', 'ب', 'ج', 'د', 'ه', 'و', 'ز', 'ح', 'ط', 'ي', 'ك', 'ل', 'م', 'ن', 'س', 'ع', 'ف', 'ص', 'ق',
    'ر', 'ش', 'ت', 'ث', 'خ', 'ذ', 'ض', 'ظ', 'غ',
];

/// How many letters Arabic documents use before they double them.
const DOUBLED_AFTER: u32 = 26;

/// Returns the position of an Arabic letter in that order.
pub(super) fn arabic_letter(core: &str) -> Option<u32> {
    // The stroke after ه marks its initial form, which also exists as a character (A/RES/77/196).
    let mut letters = core
        .chars()
        .filter(|character| !character.is_whitespace() && *character != '\u{640}');
    let first = match letters.next()? {
        'ا' => 'أ',
        '\u{feeb}' => 'ه',
        other => other,
    };
    let position = ARABIC_LETTERS.iter().position(|letter| *letter == first)? as u32;
    let mut doubled = 0;
    for letter in letters {
        if letter != first || doubled == 2 {
            return None;
        }
        doubled += 1;
    }
    Some(position + 1 + DOUBLED_AFTER * doubled)
}

/// The earthly branches, with which Chinese documents letter the items of quoted treaties: `(子)`
/// (A/RES/79/160).
const CHINESE_BRANCHES: [char; 12] = [
    '子', '丑', '寅', '卯', '辰', '巳', '午', '未', '申', '酉', '戌', '亥',
];

fn chinese_branch(core: &str) -> Option<u32> {
    let mut characters = core.chars();
    let branch = characters.next()?;
    let position = CHINESE_BRANCHES.iter().position(|one| *one == branch)?;
    characters.next().is_none().then_some(position as u32 + 1)
}

const CHINESE_DIGITS: [char; 10] = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

fn parenthesized_ideograph(printed: &str) -> Option<u32> {
    let mut characters = printed.chars();
    let character = characters.next().filter(|c| ('㈠'..='㈩').contains(c))?;
    let alone = characters.next().is_none();
    alone.then(|| u32::from(character) - u32::from('㈠') + 1)
}

/// Reads Chinese numbers from 1 to 99: `一`, `十二`, `二十三`, and `㈠`.
pub(super) fn chinese_number(core: &str) -> Option<u32> {
    if let Some(ordinal) = parenthesized_ideograph(core) {
        return Some(ordinal);
    }
    let digits: Option<Vec<u32>> = core
        .chars()
        .map(|character| {
            let position = CHINESE_DIGITS
                .iter()
                .position(|digit| *digit == character)?;
            Some(position as u32 + 1)
        })
        .collect();
    match digits?.as_slice() {
        [single] => Some(*single),
        [10, unit] if *unit < 10 => Some(10 + unit),
        [tens, 10] if *tens < 10 => Some(tens * 10),
        [tens, 10, unit] if *tens < 10 && *unit < 10 => Some(tens * 10 + unit),
        _ => None,
    }
}

/// Replaces letters of other alphabets that look like Latin letters and are used instead of them:
/// `а)`, `с)` in Russian documents (A/RES/77/181).
fn latin(core: &str) -> String {
    core.chars()
        .map(|character| match character {
            'а' => 'a',
            'с' => 'c',
            'е' => 'e',
            'о' => 'o',
            'р' => 'p',
            'х' => 'x',
            'і' => 'i',
            'А' => 'A',
            'В' => 'B',
            'С' => 'C',
            'Е' => 'E',
            other => other,
        })
        .collect()
}

const ROMAN: [(u32, &str); 9] = [
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
];

/// Reads Roman numerals below 200, in their usual form only.
pub(super) fn roman(core: &str) -> Option<u32> {
    let mut rest = core;
    let mut ordinal = 0;
    for (value, numeral) in ROMAN {
        while let Some(after) = rest.strip_prefix(numeral) {
            rest = after;
            ordinal += value;
        }
    }
    (rest.is_empty() && (1..200).contains(&ordinal) && to_roman(ordinal) == core).then_some(ordinal)
}

fn to_roman(mut ordinal: u32) -> String {
    let mut numerals = String::new();
    for (value, numeral) in ROMAN {
        while ordinal >= value {
            numerals.push_str(numeral);
            ordinal -= value;
        }
    }
    numerals
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn styles(printed: &str) -> Vec<(LabelStyle, u32)> {
        Label::readings(printed)
            .into_iter()
            .map(|label| (label.style, label.ordinal))
            .collect()
    }

    #[test]
    fn labels_are_read_as_printed() {
        assert_eq!(styles("18."), [(LabelStyle::Decimal, 18)]);
        assert_eq!(styles("(b)"), [(LabelStyle::LowerAlpha, 2)]);
        assert_eq!(styles("b)"), [(LabelStyle::LowerAlpha, 2)]);
        assert_eq!(
            styles("(iii)"),
            [(LabelStyle::LowerRoman, 3), (LabelStyle::LowerAlpha, 61)]
        );
        assert_eq!(styles("(aa)"), [(LabelStyle::LowerAlpha, 27)]);
        assert_eq!(styles("–"), [(LabelStyle::Dash, 0)]);
        assert_eq!(styles("18 -"), [(LabelStyle::Decimal, 18)]);
        assert_eq!(styles("’2‘"), [(LabelStyle::LowerRoman, 2)]);
        assert_eq!(styles("㈢"), [(LabelStyle::LowerRoman, 3)]);
        assert_eq!(styles("(㈣"), [(LabelStyle::LowerRoman, 4)]);
        assert_eq!(styles("(十一)"), [(LabelStyle::LowerRoman, 11)]);
        assert_eq!(styles("(ج)"), [(LabelStyle::LowerAlpha, 3)]);
        assert_eq!(styles("(丑)"), [(LabelStyle::LowerAlpha, 2)]);
        assert_eq!(
            styles("\u{200e} (a)\u{200e}"),
            [(LabelStyle::LowerAlpha, 1)]
        );
        assert_eq!(styles("(هـ)"), [(LabelStyle::LowerAlpha, 5)]);
        assert_eq!(styles("(ض)"), [(LabelStyle::LowerAlpha, 26)]);
        assert_eq!(styles("(أ أ)"), [(LabelStyle::LowerAlpha, 27)]);
        assert_eq!(styles("(\u{feeb})"), [(LabelStyle::LowerAlpha, 5)]);
        assert_eq!(styles("ب -"), [(LabelStyle::LowerAlpha, 2)]);
        assert_eq!(styles("‘1‘"), [(LabelStyle::LowerRoman, 1)]);
        assert_eq!(styles("(丑)"), [(LabelStyle::LowerAlpha, 2)]);
        assert_eq!(
            styles("\u{200e} (a)\u{200e}"),
            [(LabelStyle::LowerAlpha, 1)]
        );
        assert_eq!(styles("\u{200f}18 -\u{200f}"), [(LabelStyle::Decimal, 18)]);
        // A Cyrillic letter that looks like the Latin one.
        assert_eq!(styles("а)"), [(LabelStyle::LowerAlpha, 1)]);
        assert_eq!(
            styles("(C)"),
            [(LabelStyle::UpperRoman, 100), (LabelStyle::UpperAlpha, 3)]
        );
    }

    #[test]
    fn words_and_years_in_parentheses_are_not_labels() {
        for text in [
            "(annex)", "(2016x)", "()", "(0)", "2013", "(iiii)", "18", ".", "Mr.",
        ] {
            assert_eq!(styles(text), [], "{text}");
        }
    }

    #[test]
    fn a_repeated_number_keeps_its_word() {
        let label = Label::readings("18 bis.")[0];
        assert_eq!((label.ordinal, label.repetition), (18, 2));
        assert_eq!(label.anchor_part().unwrap(), "18-bis");
    }

    proptest! {
        #[test]
        fn reading_never_panics(text in "\\PC{0,8}") {
            for label in Label::readings(&text) {
                label.anchor_part();
            }
        }

        #[test]
        fn letters_and_numerals_read_back(ordinal in 1u32..79) {
            prop_assert_eq!(letters(&to_letters(ordinal)), Some(ordinal));
            prop_assert_eq!(roman(&to_roman(ordinal)), Some(ordinal));
        }
    }
}
