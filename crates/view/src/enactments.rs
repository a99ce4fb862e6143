//! The anchors of the parts of an enactment that occur once, and of the closing lines of annexes.

use std::collections::BTreeMap;

use serde::Serialize;

use publish_model::{Anchor, PlaceKind, Places, Resolution, Text};

/// The anchors of the parts of an enactment that occur once; none for those that it does not have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EnactmentAnchors {
    /// The part that contains the enactment, if there are parts.
    pub part: Option<Anchor>,
    /// The enacting formula.
    pub formula: Option<Anchor>,
    /// The preamble, with the enacting formula.
    pub preamble: Option<Anchor>,
    /// The operative part.
    pub operative_part: Option<Anchor>,
    /// The closing lines.
    pub closing: Option<Anchor>,
    /// The recorded vote.
    pub vote: Option<Anchor>,
}

/// Returns the anchors of each enactment, in order: of one, or of one per part.
pub fn anchors(resolution: &Resolution, places: &Places) -> Vec<EnactmentAnchors> {
    match &resolution.text {
        Text::Whole(_) => vec![EnactmentAnchors::of(None, places)],
        Text::Parts(parts) => {
            let parts = parts.iter().map(|part| &part.anchor);
            parts
                .map(|part| EnactmentAnchors::of(Some(part), places))
                .collect()
        }
    }
}

/// Returns the anchors of the closing lines of annexes, by the anchor of the annex.
pub fn annex_closings(places: &Places) -> BTreeMap<Anchor, Anchor> {
    let annexes = places.of_kind(PlaceKind::Annex);
    let closings = annexes.filter_map(|annex| {
        let closing = places.closing_of_annex(&annex.anchor)?;
        Some((annex.anchor.clone(), closing.clone()))
    });
    closings.collect()
}

impl EnactmentAnchors {
    fn of(part: Option<&Anchor>, places: &Places) -> Self {
        let only = |kind| places.only(part, kind).cloned();
        EnactmentAnchors {
            part: part.cloned(),
            formula: only(PlaceKind::Formula),
            preamble: only(PlaceKind::Preamble),
            operative_part: only(PlaceKind::OperativePart),
            closing: only(PlaceKind::Closing),
            vote: only(PlaceKind::Vote),
        }
    }
}
