//! Checks of finished editions that need neither a browser nor another program.
//!
//! [`Expected`] checks an edition of one document: that it is well-formed, that its references have
//! targets, that what people who use a screen reader depend on is there, and that its words are
//! those of the model, in order. It reads the files as they are and uses no code that writes them.
//!
//! This crate is internal to `publish` and has no stable interface.

mod attachment;
pub mod epub;
mod expected;
mod fault;
mod identity;
mod package;
mod page;
mod pdf;
pub mod tag_tree;
pub mod transcript;
pub mod tree;
pub mod words;

pub use attachment::{AttachedSource, attached_source, other_editions};
pub use expected::Expected;
pub use fault::{Fault, Rule};
pub use page::{faults as page_faults, faults_of_whole as whole_page_faults};
pub use pdf::{PDF_VALIDATOR, Standard, faults as pdf_faults};

/// A file that cannot be read as what it is supposed to be. Has the reason.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Unreadable(pub String);

impl Unreadable {
    fn new(reason: impl ToString) -> Self {
        Unreadable(reason.to_string())
    }
}
