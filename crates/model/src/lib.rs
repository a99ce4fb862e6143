//! The model of a resolution: the output of readers and the input of editions.
//!
//! The types at the root of this crate are plain data. [`resolve`] assigns anchors, connects notes
//! with their calls and finds references, once for all editions. [`diagnostic`] describes errors in
//! a source. Nothing here depends on a file, a format or a template.
//!
//! This crate is internal to `publish` and has no stable interface.

mod anchor;
mod block;
pub mod body;
pub mod check;
pub mod citation;
pub mod diagnostic;
mod href;
mod inline;
mod label;
mod language;
mod masthead;
mod note;
pub mod numeral;
mod places;
mod resolution;
pub mod resolve;
pub mod structure;
pub mod suggestion;
mod symbol;
mod table;
pub mod unresolved;
pub mod visit;
mod vote;

pub use anchor::{Anchor, Unplaced};
pub use block::{Block, Heading, Item, Items, LabelStyle, Paragraph, Quotation, Section};
pub use body::{Bodies, BodyId};
pub use href::{Href, UnsafeHref, WebAddress};
pub use inline::{Inline, Inlines, is_text, plain_text};
pub use label::{Enclosure, Label, is_direction_mark};
pub use language::{Direction, Language, Script};
pub use masthead::{Closing, Dates, Masthead};
pub use note::{Call, Note};
pub use places::{Place, PlaceKind, Places};
pub use resolution::{Annex, Enactment, Part, Resolution, Resolved, Text, Unresolved};
pub use symbol::Symbol;
pub use table::{Alignment, Cell, CellPosition, Placement, Row, Scope, Table};
pub use vote::{Tally, Vote, VoteSide};
