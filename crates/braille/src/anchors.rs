//! The anchors of a document in the order of its text.

use publish_model::{Anchor, PlaceKind, Places};

/// The anchors of parts, sections, annexes, paragraphs, items and tables: where a print page is said
/// to begin.
pub fn in_order(places: &Places) -> impl Iterator<Item = &Anchor> {
    let places = places.iter().filter(|place| {
        matches!(
            place.kind,
            PlaceKind::Part
                | PlaceKind::Section
                | PlaceKind::Annex
                | PlaceKind::Paragraph
                | PlaceKind::Item
                | PlaceKind::Table
        )
    });
    places.map(|place| &place.anchor)
}
