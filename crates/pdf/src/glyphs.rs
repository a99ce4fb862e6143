//! The check that every character has a glyph. PDF/UA-1 and PDF/A do not allow missing glyphs, but
//! typst's error does not name the character and stops at the first.

use std::collections::BTreeSet;

use typst::layout::{Frame, FrameItem};
use typst::text::TextItem;
use typst_layout::PagedDocument;

use super::error::TypesetError;

/// Returns the characters without a glyph, each once per text in which it occurs.
pub fn missing(document: &PagedDocument) -> Vec<TypesetError> {
    let mut errors = Vec::new();
    let mut seen = BTreeSet::new();
    for (index, page) in document.pages().iter().enumerate() {
        search(&page.frame, &mut |text| {
            for character in characters_without_glyph(text) {
                if seen.insert((character, text.text.to_string())) {
                    errors.push(TypesetError::MissingGlyph {
                        character,
                        text: text.text.trim().to_owned(),
                        family: text.font.font().info().family.clone(),
                        page: index + 1,
                    });
                }
            }
        });
    }
    errors
}

fn search(frame: &Frame, report: &mut impl FnMut(&TextItem)) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => search(&group.frame, report),
            FrameItem::Text(text) if text.glyphs.iter().any(|glyph| glyph.id == 0) => report(text),
            _ => {}
        }
    }
}

fn characters_without_glyph(text: &TextItem) -> impl Iterator<Item = char> + '_ {
    text.glyphs
        .iter()
        .filter(|glyph| glyph.id == 0)
        .filter_map(|glyph| text.text.get(glyph.range())?.chars().next())
}
