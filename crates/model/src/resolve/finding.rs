//! What is wrong with a resolution as a whole. The model knows no file, so a finding says which
//! note, call or link it is about, and the reader of the file knows where that is.

use crate::Href;
use crate::diagnostic::{Code, Diagnostic};

/// A fault that is seen only when the whole document is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// A note is called that is not defined.
    UndefinedNote {
        /// The key by which it is called.
        key: String,
        /// Which of the calls by that key it is, from 0 in reading order.
        call: usize,
    },
    /// A note is defined that the text never comes to.
    UncalledNote {
        /// Its key.
        key: String,
        /// Its position among the notes as they were read.
        note: usize,
    },
    /// A note has the anchor of an earlier one.
    NoteDefinedTwice {
        /// Its key.
        key: String,
        /// Its position among the notes as they were read.
        note: usize,
    },
    /// A link leads to an anchor that the document does not have.
    DanglingLink {
        /// Where it leads.
        href: Href,
        /// Which of the links that lead there it is, from 0 in reading order.
        link: usize,
    },
}

impl Finding {
    /// The finding as it is shown, without its place.
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
