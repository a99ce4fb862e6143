//! Everything that editions need to know about a resolution and that readers cannot determine
//! alone: anchors, the order of notes and their calls, mentions of other documents, and the
//! references that “Ibid.” stands for. It is computed once.

mod anchor;
mod assign;
mod finding;
pub mod ibid;
mod letter;
mod link;
mod note;
mod reference;
mod walk;

use crate::{Bodies, Resolved, Unresolved};

pub use anchor::numbers_restart;
pub(crate) use anchor::{item_token, label_token, section_token};
pub(crate) use assign::assign;
pub use finding::Finding;
pub use note::reached;
pub use reference::{Mention, Speaker, link as link_references, recognise};
pub use walk::{LineKind, LinePlace, for_each_line, for_each_line_mut};

/// The result of resolving a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The document; none if there are findings.
    pub resolution: Option<Resolved>,
    /// The errors that only the complete document shows.
    pub findings: Vec<Finding>,
}

/// Assigns anchors, connects notes with their calls, finds mentions of other documents as `bodies`
/// describe them, and expands “Ibid.”.
pub fn resolve(document: Unresolved, bodies: &Bodies) -> Outcome {
    let (mut resolution, calls) = assign(document);
    reference::find(&mut resolution, bodies);
    letter::move_into_links(&mut resolution);
    let mut findings = calls.connect(&mut resolution);
    ibid::expand(&mut resolution);
    findings.extend(link::check(&resolution));
    Outcome {
        resolution: findings.is_empty().then_some(resolution),
        findings,
    }
}
