//! What every edition needs to know of a resolution and no reader can see alone: anchors, the
//! order of notes and the places of their calls, the mentions of other documents, what “Ibid.” stands
//! for. Done once.

mod anchor;
mod assign;
mod finding;
pub mod ibid;
mod link;
mod note;
mod reference;
mod walk;

use crate::{Resolved, Unresolved};

pub use anchor::numbers_restart;
pub use finding::Finding;
pub use note::reached;
pub use reference::lead as lead_references;
pub use walk::{LineKind, LinePlace, for_each_line, for_each_line_mut};

/// What came of resolving a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resolving {
    /// The document; none if something is wrong with it.
    pub resolution: Option<Resolved>,
    /// What is wrong with it, as far as it is seen in the whole document.
    pub findings: Vec<Finding>,
}

/// Gives a document its anchors, connects notes with their calls, and finds references and what
/// “Ibid.” stands for.
pub fn resolve(document: Unresolved) -> Resolving {
    let (mut resolution, calls) = assign::assign(document);
    reference::find(&mut resolution);
    let mut findings = calls.connect(&mut resolution);
    ibid::expand(&mut resolution);
    findings.extend(link::check(&resolution));
    Resolving {
        resolution: findings.is_empty().then_some(resolution),
        findings,
    }
}
