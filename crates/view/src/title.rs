//! The title of a document: printed or generated.

use publish_model::diagnostic::Findings;
use publish_model::{Masthead, Resolution, plain_text};
use publish_templates::wording::{Catalogue, FluentValue};

/// Returns the title without markup. A Security Council resolution without a title gets
/// `Resolution 2802 (2025)`, unless its masthead already contains that; other documents without a
/// title get their symbol.
///
/// # Errors
/// `T002` if the catalogue lacks a message.
pub fn title(resolution: &Resolution, catalogue: &Catalogue) -> Result<String, Findings> {
    let printed = plain_text(&resolution.masthead.title);
    if !printed.trim().is_empty() {
        return Ok(printed);
    }
    if resolution.body.as_str() == "security-council"
        && let Some((number, year)) = number_and_year(resolution.symbol.as_str())
    {
        let arguments = [
            ("number", FluentValue::from(number)),
            ("year", FluentValue::from(year)),
        ];
        let generated = catalogue.message("resolution-title", &arguments)?;
        if !has_line_with(&resolution.masthead, &generated) {
            return Ok(generated);
        }
    }
    Ok(resolution.symbol.to_string())
}

/// Returns the number and the year in the symbol of a Security Council resolution:
/// `S/RES/2802 (2025)`.
fn number_and_year(symbol: &str) -> Option<(&str, &str)> {
    let (number, year) = symbol.strip_prefix("S/RES/")?.split_once('(')?;
    let (number, year) = (number.trim(), year.strip_suffix(')')?.trim());
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    (is_number(number) && is_number(year)).then_some((number, year))
}

/// Whether a line around the title contains these words, with or without spaces.
fn has_line_with(masthead: &Masthead, words: &str) -> bool {
    let without_spaces = |text: &str| text.split_whitespace().collect::<String>();
    let words = without_spaces(words);
    let lines = [&masthead.number, &masthead.adoption, &masthead.report];
    let mut lines = lines
        .into_iter()
        .chain(&masthead.agenda)
        .chain(&masthead.below_title);
    lines.any(|line| without_spaces(&plain_text(line)).contains(&words))
}

#[cfg(test)]
mod tests {
    use super::number_and_year;

    #[test]
    fn only_symbols_of_resolutions_with_a_year_have_number_and_year() {
        for (symbol, wanted) in [
            ("S/RES/2802 (2025)", Some(("2802", "2025"))),
            ("S/RES/2802(2025)", Some(("2802", "2025"))),
            ("S/RES/277", None),
            ("S/RES/277 (draft)", None),
            ("S/PRST/2018/15", None),
            ("A/RES/68/197", None),
        ] {
            assert_eq!(number_and_year(symbol), wanted, "{symbol}");
        }
    }
}
