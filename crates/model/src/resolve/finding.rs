//! Errors that only the complete document shows. The model does not know files, so a finding
//! identifies its note, call or link, and the reader of the file finds the location.

use crate::Href;
use crate::diagnostic::{Code, Diagnostic};

/// An error that only the complete document shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// A call of a note that is not defined.
    UndefinedNote {
        /// The key in the call.
        key: String,
        /// The position of the call among those with the same key, from 0 in reading order.
        call: usize,
    },
    /// A note that the text never calls.
    UncalledNote {
        /// Its key.
        key: String,
        /// Its position among the notes as read.
        note: usize,
    },
    /// A note with the same anchor as an earlier one.
    NoteDefinedTwice {
        /// Its key.
        key: String,
        /// Its position among the notes as read.
        note: usize,
    },
    /// A link to an anchor that the document does not have.
    DanglingLink {
        /// The target.
        href: Href,
        /// The position of the link among those with the same target, from 0 in reading order.
        link: usize,
    },
}

impl Finding {
    /// Returns the diagnostic of the finding, without its location.
    pub fn diagnostic(&self) -> Diagnostic {
        match self {
            Finding::UndefinedNote { key, .. } => Diagnostic::error(
                Code::CallWithoutNote,
                format!("note “{key}” is called but not defined"),
                "define the note, or delete the call",
            ),
            Finding::UncalledNote { key, .. } => Diagnostic::error(
                Code::NoteWithoutCall,
                format!("note “{key}” is never called in the text"),
                "call it in the text, or delete the note",
            ),
            Finding::NoteDefinedTwice { key, .. } => Diagnostic::error(
                Code::NoteDefinedTwice,
                format!("note “{key}” is defined twice"),
                "delete one of the two, or give it another key with a prefix, such as annex/1",
            ),
            Finding::DanglingLink { href, .. } => Diagnostic::error(
                Code::UnsafeLink,
                format!("the link target “{href}” does not exist"),
                "correct the anchor: “publish show FILE” lists all anchors of the document",
            ),
        }
    }
}
