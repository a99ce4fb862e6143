//! The locations of a document's anchors in its pages.

use typst::ecow::EcoString;
use typst::introspection::Location;
use typst_layout::PagedDocument;

use super::error::TypesetError;
use super::links::locate;

/// Returns the location and name of each anchor, in the form that named destinations need. The
/// location is that of the label with the anchor's name, or of the first such label if a repeated
/// table header repeats it.
///
/// # Errors
/// The anchors without a label.
pub fn find(
    document: &PagedDocument,
    anchors: &[String],
) -> Result<Vec<(Location, EcoString)>, Vec<TypesetError>> {
    let introspector = document.introspector();
    let mut locations = Vec::new();
    let mut missing = Vec::new();
    for anchor in anchors {
        match locate(introspector.as_ref(), anchor) {
            Some(location) => locations.push((location, anchor.into())),
            None => missing.push(anchor.clone()),
        }
    }
    if missing.is_empty() {
        Ok(locations)
    } else {
        Err(vec![TypesetError::MissingAnchors { anchors: missing }])
    }
}
