//! Accessible editions of official resolutions.
//!
//! Source -> model -> editions: [`source`] reads a file into a [`model::Resolution`], [`resolve`]
//! gives it anchors, [`view`] adds all that we say ourselves, and [`edition`] makes HTML, EPUB and
//! PDF of it. [`build`] does all of it for many documents and writes what comes of it.

pub mod build;
pub mod diagnostic;
pub mod dist;
pub mod edition;
pub mod fonts;
pub mod input;
pub mod model;
pub mod resolve;
pub mod site;
pub mod source;
pub mod statement;
mod suggestion;
pub mod template;
pub mod view;
pub mod wording;
