//! The anchors of what an enactment has once.

use serde::Serialize;

use publish_model::{Anchor, PlaceKind, Places, Resolution, Text};

/// The anchors of what an enactment has once; none for what it does not have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EnactmentAnchors {
    /// Of the part that it is of, where there are parts.
    pub part: Option<Anchor>,
    /// Of the enacting formula.
    pub formula: Option<Anchor>,
    /// Of the preamble, with the enacting formula.
    pub preamble: Option<Anchor>,
    /// Of the operative part.
    pub operative_part: Option<Anchor>,
    /// Of the closing lines.
    pub closing: Option<Anchor>,
    /// Of the recorded vote.
    pub vote: Option<Anchor>,
}

/// The anchors of each enactment, in order: of one, or of one a part.
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
