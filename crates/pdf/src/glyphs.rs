//! The check that every character has a glyph. PDF/UA-1 and PDF/A do not allow missing glyphs, but
//! typst's error does not name the character and stops at the first.

use std::collections::BTreeSet;

use typst::introspection::Tag;
use typst::layout::{Frame, FrameItem};
use typst::text::TextItem;
use typst_layout::PagedDocument;

use super::error::TypesetError;
use super::page_starts;

/// Returns the characters without a glyph, each once per text in which it occurs.
pub fn missing(document: &PagedDocument) -> Vec<TypesetError> {
    let mut search = Search {
        errors: Vec::new(),
        seen: BTreeSet::new(),
        page: 0,
        anchor: None,
    };
    for page in document.pages() {
        search.page += 1;
        search.frame(&page.frame);
    }
    search.errors
}

struct Search {
    errors: Vec<TypesetError>,
    seen: BTreeSet<(char, String)>,
    page: usize,
    /// The last anchor.
    anchor: Option<String>,
}

impl Search {
    fn frame(&mut self, frame: &Frame) {
        for (_, item) in frame.items() {
            match item {
                // Content that belongs elsewhere: a footnote.
                FrameItem::Group(group) if group.parent.is_some() => {
                    let anchor = self.anchor.clone();
                    self.frame(&group.frame);
                    self.anchor = anchor;
                }
                FrameItem::Group(group) => self.frame(&group.frame),
                FrameItem::Tag(Tag::Start(element, _)) => {
                    if let Some(anchor) = page_starts::anchor(element) {
                        self.anchor = Some(anchor);
                    }
                }
                FrameItem::Text(text) => self.text(text),
                _ => {}
            }
        }
    }

    fn text(&mut self, text: &TextItem) {
        for character in characters_without_glyph(text) {
            if self.seen.insert((character, text.text.to_string())) {
                self.errors.push(TypesetError::MissingGlyph {
                    character,
                    text: text.text.trim().to_owned(),
                    family: text.font.font().info().family.clone(),
                    page: self.page,
                    anchor: self.anchor.clone(),
                });
            }
        }
    }
}

fn characters_without_glyph(text: &TextItem) -> impl Iterator<Item = char> + '_ {
    text.glyphs
        .iter()
        .filter(|glyph| glyph.id == 0)
        .filter_map(|glyph| text.text.get(glyph.range())?.chars().next())
}
