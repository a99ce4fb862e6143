//! Checks that an edition has every anchor of its document exactly once.

use std::collections::BTreeMap;

use publish_model::PlaceKind;
use publish_view::{PageMarks, View};

/// Anchors that are missing from an edition or repeated in it.
#[derive(Debug, Clone, Default, PartialEq, Eq, thiserror::Error)]
#[error("anchors are missing or repeated")]
pub struct WrongAnchors {
    /// The anchors that the edition does not have.
    pub missing: Vec<String>,
    /// The anchors that the edition has more than once.
    pub repeated: Vec<String>,
}

/// Returns the `id` of the mark at the start of a page.
pub fn page_id(label: &str) -> String {
    format!("page-{label}")
}

/// Checks that each anchor and each page mark is the `id` of exactly one element across all texts
/// of an edition.
///
/// The texts are scanned once and not parsed: in markup, ` id="` always begins an `id` attribute.
///
/// # Errors
/// The anchors that are missing or repeated.
pub fn check<'a>(
    texts: impl IntoIterator<Item = &'a str>,
    view: &View<'_>,
    pages: &PageMarks,
) -> Result<(), WrongAnchors> {
    check_with_prefix(texts, view, pages, "")
}

/// Checks that each anchor with this prefix is the `id` of exactly one element, in the texts of an
/// edition with two documents.
///
/// # Errors
/// The anchors that are missing or repeated.
pub fn check_with_prefix<'a>(
    texts: impl IntoIterator<Item = &'a str>,
    view: &View<'_>,
    pages: &PageMarks,
    prefix: &str,
) -> Result<(), WrongAnchors> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for place in view.linked_places() {
        // The text of a vote is entirely generated.
        if !(view.official_words_only && place.kind == PlaceKind::Vote) {
            counts.insert(format!("{prefix}{}", place.anchor), 0);
        }
    }
    for (label, _) in &pages.labels {
        counts.insert(page_id(label), 0);
    }
    for id in texts.into_iter().flat_map(ids) {
        if let Some(count) = counts.get_mut(id) {
            *count += 1;
        }
    }
    let mut wrong = WrongAnchors::default();
    for (anchor, count) in counts {
        match count {
            0 => wrong.missing.push(anchor),
            1 => {}
            _ => wrong.repeated.push(anchor),
        }
    }
    if wrong == WrongAnchors::default() {
        Ok(())
    } else {
        Err(wrong)
    }
}

/// Returns the values of the `id` attributes in markup.
pub(crate) fn ids(markup: &str) -> impl Iterator<Item = &str> {
    markup.match_indices("id=").filter_map(|(at, found)| {
        let before = markup[..at].chars().next_back()?;
        let value = &markup[at + found.len()..];
        let quote = value
            .chars()
            .next()
            .filter(|quote| matches!(quote, '"' | '\''))?;
        let (id, _) = value[1..].split_once(quote)?;
        before.is_ascii_whitespace().then_some(id)
    })
}

#[cfg(test)]
mod tests {
    use super::ids;

    #[test]
    fn ids_are_found_with_either_quote_and_across_line_ends() {
        let markup = "<p id=\"a\"><p\n  id='b' data-id=\"c\"><p class=\"id=\" id=\"d\">grid=\"e\"";
        assert_eq!(ids(markup).collect::<Vec<_>>(), ["a", "b", "d"]);
    }
}
