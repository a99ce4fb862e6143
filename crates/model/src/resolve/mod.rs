//! What every edition needs to know of a resolution and no reader can see alone: anchors, the
//! order of notes and the places of their calls, the mentions of other documents, what “Ibid.” stands
//! for. Done once.

mod anchor;
mod assign;
mod character;
pub mod ibid;
mod link;
mod note;
mod reference;
mod walk;

use crate::diagnostic::{Diagnostic, has_error};
use crate::{Resolved, Unresolved};

pub use anchor::numbers_restart;
pub use note::reached;
pub use reference::lead as lead_references;
pub use walk::{
    LineKind, LinePlace, document_places, enactment_places, for_each_line, for_each_line_mut,
};

/// What came of resolving a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resolving {
    /// The document; none where a finding is an error.
    pub resolution: Option<Resolved>,
    /// What is wrong with it. The findings have no place: the model knows no file.
    pub findings: Vec<Diagnostic>,
}

/// Gives a document its anchors, connects notes with their calls, and finds references and what
/// “Ibid.” stands for.
pub fn resolve(document: Unresolved) -> Resolving {
    let (mut resolution, calls) = assign::assign(document);
    reference::find(&mut resolution);
    let mut findings = calls.connect(&mut resolution);
    ibid::expand(&mut resolution);
    findings.extend(link::check(&resolution));
    findings.extend(character::check(&resolution));
    Resolving {
        resolution: Some(resolution).filter(|_| !has_error(&findings)),
        findings,
    }
}
