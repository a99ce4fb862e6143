//! The output folder: editions, manifest, checksums, the list of what was built.

mod contact;
mod manifest;
mod write;

use sha2::{Digest, Sha256};

use publish_model::diagnostic::Diagnostic;
use publish_templates::wording::{Catalogue, FluentValue};

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

/// A size for people: `512 bytes`, `48 KB`, `1.2 MB`.
///
/// # Errors
/// `T002` where the catalogue lacks a message.
pub fn human_size(bytes: usize, catalogue: &Catalogue) -> Result<String, Diagnostic> {
    let (key, size) = match bytes {
        0..1_000 => ("size-bytes", bytes.to_string()),
        1_000..999_500 => ("size-kilobytes", ((bytes + 500) / 1_000).to_string()),
        _ => {
            let tenths = (bytes + 50_000) / 100_000;
            let point = catalogue.say("decimal-point", &[])?;
            let size = format!("{}{point}{}", tenths / 10, tenths % 10);
            ("size-megabytes", size)
        }
    };
    catalogue.say(key, &[("size", FluentValue::from(size))])
}

#[cfg(test)]
mod tests {
    use super::*;

    use publish_templates::wording::Catalogues;

    #[test]
    fn sizes_are_rounded_for_people() {
        let catalogues = Catalogues::load(&publish_built_in::templates()).unwrap();
        for (language, bytes, text) in [
            ("en", 999, "999 bytes"),
            ("en", 48_400, "48 KB"),
            ("en", 999_499, "999 KB"),
            ("en", 999_500, "1.0 MB"),
            ("en", 1_249_999, "1.2 MB"),
            ("fr", 1_249_999, "1,2 Mo"),
            ("zh", 1_249_999, "1.2 MB"),
        ] {
            let catalogue = catalogues.get(&language.parse().unwrap()).unwrap();
            assert_eq!(human_size(bytes, catalogue).unwrap(), text);
        }
    }
}
