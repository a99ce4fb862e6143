//! Citations of places in the form of United Nations footnotes, in each language: `A/RES/68/197,
//! para. 18 (c)`, `A/RES/79/243, annex, article 5`.

use publish_model::diagnostic::Findings;
use publish_model::numeral::{self, Numeral};
use publish_model::{Heading, Symbol, plain_text};
use publish_templates::wording::{Catalogue, FluentValue};

use super::names::{bare, heading_label, section_arguments};
use super::phrase::within;

/// Returns the citation of an annex, article, chapter or section: its label, or its title if it
/// does not have a label.
///
/// # Errors
/// `T002` if the catalogue lacks a message.
pub fn heading(
    catalogue: &Catalogue,
    container: Option<&str>,
    heading: &Heading,
) -> Result<String, Findings> {
    let has_label = !plain_text(&heading.label).trim().is_empty();
    let label = heading_label(heading);
    let label = bare(label.trim());
    let place = if !has_label && !is_annex(catalogue, label)? {
        catalogue.message("cite-titled", &[("title", FluentValue::from(label))])?
    } else if numeral::read(label).is_some() {
        catalogue.message("cite-section", &section_arguments(label))?
    } else {
        self::label(catalogue, label)?
    };
    within(catalogue, container, place)
}

/// Returns the citation of a label that contains the word for what it numbers: `article 5` of
/// `Article 5`.
///
/// # Errors
/// As [`heading`].
pub fn label(catalogue: &Catalogue, label: &str) -> Result<String, Findings> {
    let arguments = [
        ("label", FluentValue::from(label)),
        ("small", FluentValue::from(lower_first(label))),
    ];
    catalogue.message("cite-heading", &arguments)
}

/// Returns whether a title is only the word “annex”, with or without a numeral.
fn is_annex(catalogue: &Catalogue, title: &str) -> Result<bool, Findings> {
    let word = catalogue.message("annex", &[])?;
    let (Some(own), Some(rest)) = (title.get(..word.len()), title.get(word.len()..)) else {
        return Ok(false);
    };
    Ok(own.to_lowercase() == word.to_lowercase()
        && (rest.trim().is_empty() || numeral::read(rest).is_some()))
}

/// Returns a label as it is written in a sentence: `annex II` of `Annex II`, `II` of `II`.
fn lower_first(label: &str) -> String {
    let mut letters = label.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => label.to_owned(),
    }
}

/// Returns the complete citation of a place, or only the symbol if there is no place.
///
/// # Errors
/// As [`heading`].
pub fn whole(catalogue: &Catalogue, symbol: &str, place: Option<&str>) -> Result<String, Findings> {
    let arguments = [("symbol", FluentValue::from(symbol))];
    match place {
        Some(place) => {
            let [symbol] = arguments;
            catalogue.message("citation", &[symbol, ("place", FluentValue::from(place))])
        }
        None => Ok(symbol.to_owned()),
    }
}

/// Returns the symbol for citing a part of a document, if the symbol of the document lists its
/// parts: `A/RES/77/256 B` for part B of `A/RES/77/256 A-B`.
pub fn symbol_of_part(symbol: &Symbol, label: &str) -> Option<String> {
    let (stem, range) = symbol.as_str().rsplit_once(' ')?;
    let (first, last) = range.split_once('-')?;
    let letter = |text: &str| match numeral::read(text) {
        Some(Numeral::Letter(number)) => Some(number),
        _ => None,
    };
    let part = letter(label)?;
    let in_range = (letter(first)?..=letter(last)?).contains(&part);
    let letter = char::from(b'A'.checked_add(u8::try_from(part.checked_sub(1)?).ok()?)?);
    (in_range && letter.is_ascii_uppercase()).then(|| format!("{stem} {letter}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    use crate::phrase::Phrase;
    use publish_templates::wording::Catalogues;

    #[test]
    fn a_part_is_cited_with_its_own_symbol() {
        let of_part = |symbol: &str, label: &str| {
            let symbol = symbol.parse().ok();
            symbol.and_then(|symbol| symbol_of_part(&symbol, label))
        };
        assert_eq!(
            of_part("A/RES/77/256 A-B", "B").as_deref(),
            Some("A/RES/77/256 B")
        );
        assert_eq!(
            of_part("A/RES/77/256 A-B", "باء").as_deref(),
            Some("A/RES/77/256 B")
        );
        assert_eq!(of_part("A/RES/77/256 A-B", "C"), None);
        assert_eq!(of_part("A/RES/77/256", "A"), None);
        assert_eq!(of_part("S/RES/2334 (2016)", "A"), None);
    }

    #[test]
    fn each_language_cites_in_its_own_form() {
        let Ok(catalogues) = Catalogues::load(&publish_built_in::templates()) else {
            panic!("the built-in catalogues are sound");
        };
        for (language, item, written) in [
            ("ar", "(ج)", "A/RES/68/197، الفقرة 18 (ج)"),
            ("de", "c)", "A/RES/68/197, Ziff. 18 c)"),
            ("en", "(c)", "A/RES/68/197, para. 18 (c)"),
            ("es", "c)", "A/RES/68/197, párr. 18 c)"),
            ("fr", "c)", "A/RES/68/197, par. 18 c)"),
            ("ru", "c)", "A/RES/68/197, п. 18 c)"),
            ("zh", "(c)", "A/RES/68/197，第18(c)段"),
        ] {
            let catalogue = language.parse().ok();
            let catalogue = catalogue.and_then(|language| catalogues.get(&language));
            let cited = Phrase::numbered(None, "cite-paragraph", "18");
            let place = catalogue.and_then(|catalogue| {
                let place = cited.item(catalogue, item).ok()?.message(catalogue).ok()?;
                whole(catalogue, "A/RES/68/197", Some(&place)).ok()
            });
            assert_eq!(place.as_deref(), Some(written));
        }
    }

    #[test]
    fn labels_are_lower_case_in_a_sentence() {
        assert_eq!(lower_first("Annex II"), "annex II");
        assert_eq!(lower_first("ANNEX II"), "ANNEX II");
        assert_eq!(lower_first("第4条"), "第4条");
    }
}
