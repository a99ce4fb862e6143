//! The printed label of a paragraph or item, and what it counts.

use super::block::LabelStyle;

/// What a printed label says: how it counts, and how far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Label {
    /// How it counts.
    pub style: LabelStyle,
    /// How it is enclosed.
    pub enclosure: Enclosure,
    /// How far: 1 for `1`, `(a)` and `(i)`; 0 for a dash.
    pub ordinal: u32,
    /// Which of several with the same ordinal: 0, and 2 for `18 bis`, 3 for `18 ter`.
    pub repetition: u32,
}

/// The punctuation about a label.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Enclosure {
    /// `18.`
    Point,
    /// `(a)`
    Parentheses,
    /// `a)`
    ClosingParenthesis,
    /// `–`
    None,
}

const REPETITIONS: [(&str, u32); 4] = [("bis", 2), ("ter", 3), ("quater", 4), ("quinquies", 5)];

impl Label {
    /// All that a printed label can mean: `(i)` is the first of the Roman numbers and the ninth of
    /// the letters; nothing where the text is no label. The Roman reading comes first.
    pub fn readings(printed: &str) -> Vec<Label> {
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
        // A letter with a point begins many a sentence and heading: only numbers count there.
        if enclosure != Enclosure::Point {
            let lower = core.to_lowercase();
            if core == lower {
                add(LabelStyle::LowerRoman, roman(&lower));
                add(LabelStyle::LowerAlpha, letters(&lower));
            } else if core == core.to_uppercase() {
                add(LabelStyle::UpperRoman, roman(&lower));
                add(LabelStyle::UpperAlpha, letters(&lower));
            }
        }
        readings
    }

    /// The label as it would be printed: `(b)`, `18.`
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
            Enclosure::None => core,
        }
    }

    /// The part of an anchor that stands for this label: `18`, `18-bis`, `a`, `iv`. Dashes have
    /// none.
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

fn strip_enclosure(printed: &str) -> Option<(Enclosure, &str)> {
    if let Some(rest) = printed.strip_prefix('(') {
        return Some((Enclosure::Parentheses, rest.strip_suffix(')')?));
    }
    if let Some(core) = printed.strip_suffix(')') {
        return Some((Enclosure::ClosingParenthesis, core));
    }
    Some((Enclosure::Point, printed.strip_suffix('.')?))
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

fn decimal(core: &str) -> Option<u32> {
    let digits = (1..=4).contains(&core.len()) && core.bytes().all(|byte| byte.is_ascii_digit());
    let ordinal = digits.then(|| core.parse().ok()).flatten()?;
    (ordinal > 0).then_some(ordinal)
}

/// `a` to `z`, then `aa`, `bb` and so on as official documents go on after `z`.
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

/// Roman numbers below 200, in their usual form only.
fn roman(core: &str) -> Option<u32> {
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
        assert_eq!(
            styles("(C)"),
            [(LabelStyle::UpperRoman, 100), (LabelStyle::UpperAlpha, 3)]
        );
    }

    #[test]
    fn words_and_years_in_parentheses_are_no_labels() {
        for text in [
            "(annex)", "(2016x)", "()", "(0)", "A.", "v.", "2013", "(iiii)", "18", ".",
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
