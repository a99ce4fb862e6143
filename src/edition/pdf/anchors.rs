//! Where the anchors of a document are in its pages.

use typst::ecow::EcoString;
use typst::foundations::{Label, Selector};
use typst::introspection::{Introspector, Location};
use typst::utils::PicoStr;
use typst_layout::PagedDocument;

use super::error::TypesetError;

/// The places of a document's anchors, in the order in which they were asked for.
pub struct Places {
    /// The place of each with its name, as named destinations want it.
    pub destinations: Vec<(Location, EcoString)>,
    /// The page of each, from 1.
    pub pages: Vec<usize>,
}

/// Finds the label of each anchor's name; the first, where a repeated table header repeats it.
///
/// # Errors
/// The anchors that have none.
pub fn find(document: &PagedDocument, anchors: &[String]) -> Result<Places, Vec<TypesetError>> {
    let introspector = document.introspector();
    let mut places = Places {
        destinations: Vec::new(),
        pages: Vec::new(),
    };
    let mut faults = Vec::new();
    for anchor in anchors {
        match locate(introspector.as_ref(), anchor) {
            Some(location) => {
                let page = introspector.page(location).map_or(1, |page| page.get());
                places.destinations.push((location, anchor.into()));
                places.pages.push(page);
            }
            None => faults.push(TypesetError::MissingAnchor {
                anchor: anchor.clone(),
            }),
        }
    }
    if faults.is_empty() {
        Ok(places)
    } else {
        Err(faults)
    }
}

fn locate(introspector: &dyn Introspector, anchor: &str) -> Option<Location> {
    let label = Label::new(PicoStr::intern(anchor))?;
    introspector
        .query_first(&Selector::Label(label))?
        .location()
}
