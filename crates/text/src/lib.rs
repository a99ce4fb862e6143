//! The editions that are text: HTML, EPUB, Akoma Ntoso and plain text.
//!
//! HTML and EPUB are made from the view by the same templates ([`html`], [`epub`]), plain text from
//! the view ([`txt`]), Akoma Ntoso from the model ([`akn`]). None of them uses another.
//!
//! This crate is internal to `publish` and has no stable interface.

pub mod akn;
pub mod anchors;
pub mod epub;
pub mod html;
mod text_view;
pub mod txt;
