//! The output folder: editions, manifest, checksums and results of checks.

mod checksum;
mod contact;
mod lock;
mod manifest;
mod source_path;
mod staging;
mod sums;
mod write;

pub use checksum::Checksum;
pub use contact::Contact;
pub use manifest::{AnchorList, Entry, FileEntry, Manifest, SourceEntry, StatementEntry, Warning};
pub use source_path::full;
pub use write::{CHECKS, MANIFEST, Output, write_file};

/// The folder of the pictures and fonts that all pages share.
pub const ASSETS: &str = "assets";

/// Returns the relative path from a document's folder to the root of the output: `../../../../../`.
pub fn path_to_root(folder: &str) -> String {
    "../".repeat(folder.split('/').count())
}

/// Returns the name of the shared style sheet. It has a part of its checksum, so that caches load a
/// changed style sheet.
pub fn style_sheet_name(text: &str) -> String {
    let sum = Checksum::of(text.as_bytes()).to_string();
    format!("site.{}.css", &sum[..12])
}
