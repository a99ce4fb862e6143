//! Accessible editions of official resolutions: tagged PDF, EPUB and semantic HTML from one source.
//!
//! [`Publisher`] builds the editions of a source text in memory. `examples/editions.rs` is a
//! program that uses it. The program `publish` also builds many documents in one run, links the
//! languages of a document, and writes a manifest and accessibility statements.
//!
//! The crates that this crate uses are internal and have no stable interface. The same applies to
//! modules that this documentation does not list.

#[doc(hidden)]
pub mod annotate;
#[doc(hidden)]
pub mod cache;
#[doc(hidden)]
pub mod comparison;
#[doc(hidden)]
pub mod edition;
mod failing_place;
#[doc(hidden)]
pub mod formats;
#[doc(hidden)]
pub mod input;
#[doc(hidden)]
pub mod output;
#[doc(hidden)]
pub mod pipeline;
#[doc(hidden)]
pub mod project;
mod publisher;
#[doc(hidden)]
pub mod renderer;
mod side_by_side;
#[doc(hidden)]
pub mod site;
mod site_pages;
#[doc(hidden)]
pub mod statement;
#[doc(hidden)]
pub mod theme;
#[doc(hidden)]
pub mod threads;
#[doc(hidden)]
pub mod verify;
mod wrong_anchors;

pub use edition::{Edition, EditionOptions, Imprint, Licence, Localized, Site};
pub use pipeline::Published;
pub use publish_model::diagnostic::{
    Code, Diagnostic, Findings, Location, Severity, SourceFile, render,
};
pub use publish_view::edition::Format;
pub use publish_view::edition::braille::{BrailleOptions, Grade, PageSize};
pub use publish_view::edition::pdf::{NotePosition, PdfBuildOptions, Standard, Variant};
pub use publisher::Publisher;
