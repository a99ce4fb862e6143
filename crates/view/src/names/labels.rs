//! Printed labels and headings, and how they are announced.

use std::borrow::Cow;

use publish_model::diagnostic::Findings;
use publish_model::numeral::{self, Numeral};
use publish_model::{Heading, Inline, is_direction_mark, plain_text};
use publish_templates::wording::{Catalogue, FluentValue, Word, Words};

/// Whether the printed number of a paragraph contains the word for what it numbers: `Section 3.`,
/// `Article 1`.
pub fn has_word(printed: Option<&str>) -> bool {
    let word = printed.and_then(|printed| printed.trim().split_once([' ', '\u{a0}']));
    word.is_some_and(|(word, number)| {
        word.chars().count() > 1
            && word.chars().all(char::is_alphabetic)
            && numeral::in_label(number).is_some()
    })
}

/// Returns a printed label without direction marks and without the punctuation that separates it
/// from the text: `18` of `18.`, of `18 -` as Arabic documents print it, of `18、`.
pub fn bare(printed: &str) -> &str {
    let is_around = |character: char| is_direction_mark(character) || is_space(character);
    without_end(printed).trim_start_matches(is_around)
}

/// Returns a printed label without the punctuation that separates it from the text. It is the
/// beginning of the label.
pub fn without_end(printed: &str) -> &str {
    let is_punctuation = |character: char| {
        let marks = ['.', '．', '。', '-', '‐', '‑', '–', '—', '،', '、'];
        marks.contains(&character) || is_direction_mark(character) || is_space(character)
    };
    let label = printed.trim_end_matches(is_punctuation);
    if label.is_empty() { printed } else { label }
}

fn is_space(character: char) -> bool {
    matches!(character, ' ' | '\u{a0}')
}

/// Returns the label of a part or annex, or its title if it does not have a label.
pub fn heading_label<A>(heading: &Heading<A>) -> String {
    let label = plain_text(&heading.label);
    if label.trim().is_empty() {
        plain_text(&heading.title)
    } else {
        label
    }
}

/// Returns the heading of an annex or, if it has none (S/RES/2551 (2020) in Russian), the word
/// “Annex” as its title.
pub fn annex_heading<'h>(heading: &'h Heading, words: &Words) -> Cow<'h, Heading> {
    if !heading_words(heading).is_empty() {
        return Cow::Borrowed(heading);
    }
    Cow::Owned(Heading {
        label: Vec::new(),
        title: vec![Inline::text(words.get(Word::Annex))],
    })
}

/// Returns label and title of a heading on one line.
pub fn heading_words<A>(heading: &Heading<A>) -> String {
    let label = plain_text(&heading.label);
    let title = plain_text(&heading.title);
    let words = [label.trim(), title.trim()];
    let words: Vec<&str> = words
        .into_iter()
        .filter(|words| !words.is_empty())
        .collect();
    words.join(" ")
}

/// Returns the spoken label of a heading, or its title if it does not have a label. A numeral
/// becomes `section II`, because screen readers read a bare numeral as a number or as a word.
pub fn spoken_label(catalogue: &Catalogue, heading: &Heading) -> Result<String, Findings> {
    let label = heading_label(heading);
    if is_numeral(&plain_text(&heading.label)) {
        catalogue.message("name-section", &section_arguments(bare(label.trim())))
    } else {
        Ok(label)
    }
}

/// Returns label and title of a heading on one line; for a bare numeral, `section II`.
pub fn spoken_heading(catalogue: &Catalogue, heading: &Heading) -> Result<String, Findings> {
    if plain_text(&heading.title).trim().is_empty() {
        spoken_label(catalogue, heading)
    } else {
        Ok(heading_words(heading))
    }
}

fn is_numeral(label: &str) -> bool {
    numeral::read(bare(label.trim())).is_some()
}

/// Returns the arguments of the messages that name and cite a section by its numeral: the label,
/// and its number, which is 0 for a letter.
pub fn section_arguments(label: &str) -> [(&'static str, FluentValue<'_>); 2] {
    let number = match numeral::read(label) {
        Some(Numeral::Decimal(number) | Numeral::Ordinal(number)) => number,
        Some(Numeral::Letter(_)) | None => 0,
    };
    [
        ("label", FluentValue::from(label)),
        ("number", FluentValue::from(number)),
    ]
}
