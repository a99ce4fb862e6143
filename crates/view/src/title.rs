//! The title of a document: printed or generated.

use publish_model::diagnostic::Findings;
use publish_model::{Masthead, Resolution, plain_text};
use publish_templates::wording::Catalogue;

/// Returns the title without markup, and without the dash that separates it from the number in Arabic
/// documents (A/RES/79/106): lists and metadata have the title without the number. A document without
/// a title gets the one that its body generates for its kind, such as `Resolution 2802 (2025)`, unless
/// its masthead already contains that; other documents without a title get their symbol.
///
/// # Errors
/// `T002` if the catalogue lacks a message.
pub fn title(resolution: &Resolution, catalogue: &Catalogue) -> Result<String, Findings> {
    let printed = plain_text(&resolution.masthead.title);
    let words = printed.trim_start_matches(is_dash_or_space);
    if !words.is_empty() {
        return Ok(words.to_owned());
    }
    let arguments = catalogue.with_parts(&resolution.symbol, Vec::new());
    let generated = catalogue.line("resolution-title", &arguments)?;
    if !generated.is_empty() && !has_line_with(&resolution.masthead, &generated) {
        return Ok(generated);
    }
    Ok(resolution.symbol.to_string())
}

fn is_dash_or_space(character: char) -> bool {
    character.is_whitespace() || matches!(character, '-' | '‐' | '‑' | '‒' | '–' | '—' | '―')
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
    use super::*;
    use publish_model::Unresolved;
    use publish_model::resolve::resolve;
    use publish_templates::wording::Catalogues;
    use serde_json::json;

    fn title_of(printed: &str) -> String {
        let model = json!({
            "symbol": "A/RES/79/106", "language": "ar", "body": "general-assembly",
            "masthead": { "title": [{ "kind": "text", "text": printed }] },
            "text": { "whole": { "operative": [] } },
        });
        let document: Unresolved = serde_json::from_value(model).unwrap();
        let resolution = resolve(document, &Default::default()).resolution.unwrap();
        let Ok(catalogues) = Catalogues::load(&publish_built_in::templates()) else {
            panic!("the built-in catalogues are sound");
        };
        let catalogue = catalogues.get(&resolution.language).unwrap();
        title(&resolution, catalogue.of_body(&resolution.body)).unwrap()
    }

    #[test]
    fn the_dash_after_the_number_is_not_in_the_title() {
        assert_eq!(title_of("– مسألة مونتسيرات"), "مسألة مونتسيرات");
        assert_eq!(title_of("- معاهدة - تجارة"), "معاهدة - تجارة");
        assert_eq!(title_of("–"), "A/RES/79/106");
    }
}
