//! The output folder: editions, manifest, checksums, the list of what was built.

mod contact;
mod manifest;
mod write;

use sha2::{Digest, Sha256};

pub use contact::Contact;
pub use manifest::{AnchorList, Entry, FileEntry, Manifest, StatementEntry, Warning};
pub use write::{CHECKS, MANIFEST, Output, write_file};

/// The SHA-256 of some bytes in lower-case hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The way from a document's folder to the root of the output: `../../../../../`.
pub fn way_up(folder: &str) -> String {
    "../".repeat(folder.split('/').count())
}

/// The name of the shared style sheet, with a part of its hash, so that a changed sheet is a new
/// file to every cache.
pub fn style_sheet_name(text: &str) -> String {
    format!("site.{}.css", &sha256(text.as_bytes())[..12])
}
