//! The anchors of a document in text order.

use publish_model::{Anchor, PlaceKind, Places};

/// Returns the anchors at which the start of a print page can be indicated: those of parts,
/// sections, annexes, paragraphs, items and tables.
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
