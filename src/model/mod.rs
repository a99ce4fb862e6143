//! The resolution as plain data: what readers make and editions are made from.
//!
//! Nothing here knows a file, a format or a template. Anchors and the places of calls are filled
//! in by [`crate::resolve`], once, for all editions.

mod anchor;
mod block;
mod inline;
mod label;
mod language;
mod masthead;
mod note;
pub mod numeral;
mod resolution;
mod symbol;
mod table;
mod vote;

pub use anchor::Anchor;
pub use block::{Block, Heading, Item, Items, LabelStyle, Paragraph, Quotation, Section};
pub use inline::{Inline, Inlines, is_text, plain_text};
pub use label::{Enclosure, Label};
pub use language::{Direction, Language, Script};
pub use masthead::{Closing, Dates, Masthead};
pub use note::{Call, Note};
pub use resolution::{Annex, Body, Enactment, Part, Resolution, Text};
pub use symbol::Symbol;
pub use table::{Alignment, Cell, CellPosition, Placement, Row, Scope, Table};
pub use vote::{Tally, Vote};
