//! The title of a document: printed or generated.

use publish_model::diagnostic::Findings;
use publish_model::{Masthead, Resolution, plain_text};
use publish_templates::wording::Catalogue;

/// Returns the title without markup. A document without a title gets the one that its body generates
/// for its kind, such as `Resolution 2802 (2025)`, unless its masthead already contains that; other
/// documents without a title get their symbol.
///
/// # Errors
/// `T002` if the catalogue lacks a message.
pub fn title(resolution: &Resolution, catalogue: &Catalogue) -> Result<String, Findings> {
    let printed = plain_text(&resolution.masthead.title);
    if !printed.trim().is_empty() {
        return Ok(printed);
    }
    let arguments = catalogue.with_parts(&resolution.symbol, Vec::new());
    let generated = catalogue.line("resolution-title", &arguments)?;
    if !generated.is_empty() && !has_line_with(&resolution.masthead, &generated) {
        return Ok(generated);
    }
    Ok(resolution.symbol.to_string())
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
