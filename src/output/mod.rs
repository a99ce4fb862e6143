//! The output folder: editions, manifest, checksums, the list of what was built.

mod checksum;
mod contact;
mod manifest;
mod write;

pub use checksum::Checksum;
pub use contact::Contact;
pub use manifest::{AnchorList, Entry, FileEntry, Manifest, StatementEntry, Warning};
pub use write::{CHECKS, MANIFEST, Output, write_file};

/// The way from a document's folder to the root of the output: `../../../../../`.
pub fn way_up(folder: &str) -> String {
    "../".repeat(folder.split('/').count())
}

/// The name of the shared style sheet, with a part of its hash, so that a changed sheet is a new
/// file to every cache.
pub fn style_sheet_name(text: &str) -> String {
    let sum = Checksum::of(text.as_bytes()).to_string();
    format!("site.{}.css", &sum[..12])
}
