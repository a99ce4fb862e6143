//! Where the anchors of a document are in its pages.

use typst::ecow::EcoString;
use typst::foundations::{Label, Selector};
use typst::introspection::{Introspector, Location};
use typst::utils::PicoStr;
use typst_layout::PagedDocument;

use super::error::TypesetError;

/// The place of each anchor with its name, as named destinations want it: where the label of that
/// name is; the first, where a repeated table header repeats it.
///
/// # Errors
/// The anchors that have none.
pub fn find(
    document: &PagedDocument,
    anchors: &[String],
) -> Result<Vec<(Location, EcoString)>, Vec<TypesetError>> {
    let introspector = document.introspector();
    let mut places = Vec::new();
    let mut missing = Vec::new();
    for anchor in anchors {
        match locate(introspector.as_ref(), anchor) {
            Some(location) => places.push((location, anchor.into())),
            None => missing.push(anchor.clone()),
        }
    }
    if missing.is_empty() {
        Ok(places)
    } else {
        Err(vec![TypesetError::MissingAnchors { anchors: missing }])
    }
}

fn locate(introspector: &dyn Introspector, anchor: &str) -> Option<Location> {
    let label = Label::new(PicoStr::intern(anchor))?;
    introspector
        .query_first(&Selector::Label(label))?
        .location()
}
