//! The numerals of headings, in all languages of official documents.

use super::label::{arabic_letter, chinese_number, decimal, roman};

/// The meaning of the numeral of a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Numeral {
    /// `4`: an article.
    Decimal(u32),
    /// `II`, `ثانيا`, `二`: a part, a chapter, an annex.
    Ordinal(u32),
    /// `B`, `باء`: a level below those.
    Letter(u32),
}

/// Reads a numeral, ignoring the punctuation around it.
pub fn read(text: &str) -> Option<Numeral> {
    let text = text
        .trim()
        .trim_start_matches('(')
        .trim_end_matches(['.', ')', '،', '、', '-', '–', ' '])
        .trim();
    if let Some(number) = decimal(text) {
        return Some(Numeral::Decimal(number));
    }
    // The first article of a French text: “Article premier”.
    if text == "premier" {
        return Some(Numeral::Decimal(1));
    }
    if let Some(number) = roman_or_letter(text) {
        return Some(number);
    }
    if let Some(number) = chinese_number(text) {
        return Some(Numeral::Ordinal(number));
    }
    if let Some(number) = arabic_ordinal(text) {
        return Some(Numeral::Ordinal(number));
    }
    arabic_letter_name(text).map(Numeral::Letter)
}

/// Reads the numeral at the end of the label of a heading: `Annex II`, `الفصل الثاني`, `第一章`,
/// `附件二`.
pub fn in_label(label: &str) -> Option<Numeral> {
    let label = once(label);
    if let Some(numeral) = read(label) {
        return Some(numeral);
    }
    let label = label
        .trim()
        .trim_end_matches(['.', ':', '-', '–', '—', ' ']);
    let chinese = label
        .strip_prefix('第')
        .and_then(|rest| {
            let units = ["章", "条", "节", "编", "款", "部分"];
            units.iter().find_map(|unit| rest.strip_suffix(unit))
        })
        .or_else(|| label.strip_prefix("附件"))
        .or_else(|| label.strip_prefix("附录"))
        .or_else(|| label.strip_prefix("表"))
        .or_else(|| label.strip_prefix("原则"));
    if let Some(numeral) = chinese {
        return read(numeral);
    }
    if let Some(part) = french_part(label) {
        return Some(Numeral::Ordinal(part));
    }
    let (_, numeral) = label.split_once(char::is_whitespace)?;
    read_after_word(numeral)
}

/// Reads a numeral after the word for a part, which can also be a word: `Part one`, `Часть первая`
/// (A/RES/77/104).
pub fn read_after_word(numeral: &str) -> Option<Numeral> {
    let word = numeral.trim().to_lowercase();
    let lists = [&ENGLISH_NUMBERS, &RUSSIAN_ORDINALS];
    let position = lists
        .into_iter()
        .find_map(|words| words.iter().position(|one| *one == word));
    match position {
        Some(position) => Some(Numeral::Ordinal(position as u32 + 1)),
        None => read(numeral),
    }
}

const ENGLISH_NUMBERS: [&str; 6] = ["one", "two", "three", "four", "five", "six"];

const RUSSIAN_ORDINALS: [&str; 6] = ["первая", "вторая", "третья", "четвертая", "пятая", "шестая"];

/// Returns the first half of a label that is printed twice: `Artículo 1 Artículo 1` (A/RES/77/100).
/// Returns other labels as they are.
pub fn once(label: &str) -> &str {
    let label = label.trim();
    let mut spaces = label.match_indices(char::is_whitespace);
    let half = spaces.find(|(at, space)| label[..*at] == label[at + space.len()..]);
    half.map_or(label, |(at, _)| &label[..at])
}

/// Reads `Première partie` (A/HRC/RES/54/18 in French).
pub fn french_part(label: &str) -> Option<u32> {
    let (ordinal, unit) = label.split_once(char::is_whitespace)?;
    if unit.to_lowercase() != "partie" {
        return None;
    }
    let ordinal = ordinal.to_lowercase();
    let position = FRENCH_ORDINALS.iter().position(|one| *one == ordinal)?;
    Some(position as u32 + 1)
}

const FRENCH_ORDINALS: [&str; 6] = [
    "première",
    "deuxième",
    "troisième",
    "quatrième",
    "cinquième",
    "sixième",
];

/// Reads the numeral at the end of the label of a heading after one with the letter `before`: `I`,
/// `V` and `X` after the letters before them are letters too (A/RES/78/317).
pub fn in_label_after(label: &str, before: Option<u32>) -> Option<Numeral> {
    let letter = match label.trim().trim_end_matches('.') {
        "I" => 9,
        "V" => 22,
        "X" => 24,
        _ => return in_label(label),
    };
    if before == Some(letter - 1) {
        return Some(Numeral::Letter(letter));
    }
    in_label(label)
}

/// Reads a Roman numeral or a letter. Of the single letters, only I, V and X are read as numerals.
fn roman_or_letter(text: &str) -> Option<Numeral> {
    let mut characters = text.chars();
    let first = characters.next()?;
    let single = characters.next().is_none();
    if single && first.is_ascii_uppercase() && !matches!(first, 'I' | 'V' | 'X') {
        return Some(Numeral::Letter(u32::from(first) - u32::from('A') + 1));
    }
    // Cyrillic letters that look like Latin ones also number sections: А, В, С.
    let look_alikes = [('А', 1), ('В', 2), ('С', 3), ('Е', 5)];
    if single && let Some((_, number)) = look_alikes.iter().find(|(letter, _)| *letter == first) {
        return Some(Numeral::Letter(*number));
    }
    let upper = text.chars().all(|character| character.is_ascii_uppercase());
    if !upper {
        return None;
    }
    roman(&text.to_ascii_lowercase()).map(Numeral::Ordinal)
}

/// The stems of Arabic ordinals from the first to the tenth, without article and ending.
const ARABIC_ORDINALS: [&[&str]; 10] = [
    &["أولا", "أول", "أولى", "حادي", "حادية", "حاديا"],
    &["ثانيا", "ثاني", "ثانية"],
    &["ثالثا", "ثالث", "ثالثة"],
    &["رابعا", "رابع", "رابعة"],
    &["خامسا", "خامس", "خامسة"],
    &["سادسا", "سادس", "سادسة"],
    &["سابعا", "سابع", "سابعة"],
    &["ثامنا", "ثامن", "ثامنة"],
    &["تاسعا", "تاسع", "تاسعة"],
    &["عاشرا", "عاشر", "عاشرة"],
];

/// The Arabic tens that number sections, in all cases (A/RES/77/263).
const ARABIC_TENS: [(&str, u32); 4] = [("عشرون", 20), ("عشرين", 20), ("ثلاثون", 30), ("ثلاثين", 30)];

fn arabic_tens(word: &str) -> Option<u32> {
    let word = word.strip_prefix("ال").unwrap_or(word);
    let tens = ARABIC_TENS.iter().find(|(tens, _)| *tens == word);
    tens.map(|(_, value)| *value)
}

/// Reads `أولا`, `الأول`, `الثانية`, `الحادي عشر`, `حاديا وعشرين`, up to thirty-nine.
fn arabic_ordinal(text: &str) -> Option<u32> {
    let bare: String = text
        .chars()
        .filter(|character| !is_arabic_mark(*character))
        .collect();
    let mut words = bare.split_whitespace();
    let first = words.next()?;
    if let Some(tens) = arabic_tens(first) {
        return words.next().is_none().then_some(tens);
    }
    let first = first.strip_prefix("ال").unwrap_or(first);
    let unit = ARABIC_ORDINALS
        .iter()
        .position(|forms| forms.contains(&first))? as u32
        + 1;
    match (words.next(), words.next()) {
        (None, _) if !first.starts_with("حادي") => Some(unit),
        (Some("عشر" | "عشرة"), None) if unit < 10 => Some(unit + 10),
        (Some(tens), None) if unit < 10 => {
            let tens = arabic_tens(tens.strip_prefix('و')?)?;
            Some(unit + tens)
        }
        _ => None,
    }
}

/// Returns whether a character is a vowel sign, the stroke that lengthens a word, or a direction
/// mark.
fn is_arabic_mark(character: char) -> bool {
    matches!(
        character,
        '\u{64b}'..='\u{652}' | '\u{640}' | '\u{200e}' | '\u{200f}'
    )
}

/// The names of the letters that number Arabic documents: `ألف`, `باء`, `جيم`.
const ARABIC_LETTER_NAMES: [&str; 20] = [
    "ألف", "باء", "جيم", "دال", "هاء", "واو", "زاي", "حاء", "طاء", "ياء", "كاف", "لام", "ميم",
    "نون", "سين", "عين", "فاء", "صاد", "قاف", "راء",
];

fn arabic_letter_name(text: &str) -> Option<u32> {
    let position = ARABIC_LETTER_NAMES.iter().position(|name| *name == text);
    match position {
        Some(position) => Some(position as u32 + 1),
        None => arabic_letter(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_are_read_in_every_language() {
        for (text, numeral) in [
            ("4", Numeral::Decimal(4)),
            ("II", Numeral::Ordinal(2)),
            ("XIV.", Numeral::Ordinal(14)),
            ("B", Numeral::Letter(2)),
            ("C", Numeral::Letter(3)),
            ("十二", Numeral::Ordinal(12)),
            ("ثانيا", Numeral::Ordinal(2)),
            ("الأول", Numeral::Ordinal(1)),
            ("الحادي عشر", Numeral::Ordinal(11)),
            ("عشرين", Numeral::Ordinal(20)),
            ("حاديا وعشرين", Numeral::Ordinal(21)),
            ("الرابع والعشرون", Numeral::Ordinal(24)),
            ("باء", Numeral::Letter(2)),
        ] {
            assert_eq!(read(text), Some(numeral), "{text}");
        }
    }

    #[test]
    fn a_letter_that_is_also_a_roman_numeral_follows_the_letter_before_it() {
        for (label, before, numeral) in [
            ("I.", Some(8), Numeral::Letter(9)),
            ("I.", Some(7), Numeral::Ordinal(1)),
            ("I.", None, Numeral::Ordinal(1)),
            ("V", Some(21), Numeral::Letter(22)),
            ("أولا", Some(8), Numeral::Ordinal(1)),
        ] {
            assert_eq!(in_label_after(label, before), Some(numeral), "{label}");
        }
    }

    #[test]
    fn numerals_are_read_in_labels_with_a_word_and_in_labels_printed_twice() {
        for (label, numeral) in [
            ("原则3", Numeral::Decimal(3)),
            ("Artículo 12 Artículo 12", Numeral::Decimal(12)),
            ("II II", Numeral::Ordinal(2)),
            ("Part one", Numeral::Ordinal(1)),
            ("Часть третья", Numeral::Ordinal(3)),
        ] {
            assert_eq!(in_label(label), Some(numeral), "{label}");
        }
        assert_eq!(in_label("Artículo 1 Artículo 12"), None);
        assert_eq!(in_label("one"), None);
    }

    #[test]
    fn words_are_not_numerals() {
        for text in ["", "General", "MIX of", "ii", "دورة", "大会", "IIII"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
