//! What every edition needs to know of a resolution and no reader can see alone: anchors, the
//! order of notes and the places of their calls, the mentions of other documents, what “Ibid.” stands
//! for. Done once.

mod anchor;
mod character;
pub mod ibid;
mod link;
mod note;
mod reference;
mod walk;

use crate::Resolution;
use crate::diagnostic::Diagnostic;

pub use note::reached;
pub use reference::lead as lead_references;
pub use walk::{Place, PlaceKind, document_places, enactment_places, for_each_line};

/// Fills in anchors, targets of calls, calls of notes, references and what “Ibid.” stands for. Doing
/// it again changes nothing.
///
/// The findings have no place: the model knows no file.
pub fn resolve(resolution: &mut Resolution) -> Vec<Diagnostic> {
    anchor::assign(resolution);
    reference::find(resolution);
    let mut findings = note::connect(resolution);
    ibid::expand(resolution);
    findings.extend(link::check(resolution));
    findings.extend(character::check(resolution));
    findings
}
