//! The text-based editions: HTML, EPUB, Akoma Ntoso and plain text.
//!
//! HTML and EPUB ([`html`], [`epub`]) render the view with the same templates. Plain text ([`txt`])
//! is written from the view, Akoma Ntoso ([`akn`]) from the model. No edition uses another.
//!
//! This crate is internal to `publish` and has no stable interface.

pub mod akn;
pub mod anchors;
pub mod assets;
pub mod epub;
pub mod html;
pub mod side_by_side;
mod text_view;
pub mod txt;
