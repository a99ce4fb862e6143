//! Accessible editions of official resolutions.
//!
//! Source -> model -> editions: [`source`] reads a file into a [`model::Resolution`], [`resolve`]
//! gives it anchors, [`view`] adds all that we say ourselves, and [`edition`] makes HTML, EPUB and
//! PDF of it. [`build`] does all of it for many documents and writes what comes of it.

pub mod edition;
pub mod formats;
pub mod input;
pub mod output;
pub mod pipeline;
pub mod renderer;
pub mod site;
mod site_pages;
pub mod statement;
mod wrong_anchors;
