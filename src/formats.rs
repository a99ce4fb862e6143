//! The formats that this build of the program supports.

use publish_view::edition::Format;

/// Whether the program was built with liblouis, which braille needs.
const HAS_BRAILLE: bool = cfg!(feature = "braille");

/// Returns the formats that the program can build.
pub fn available() -> Vec<Format> {
    let is_available = |format: &Format| HAS_BRAILLE || !format.is_braille();
    Format::ALL.into_iter().filter(is_available).collect()
}

/// Parses the name of a format on the command line.
///
/// # Errors
/// A message with the valid names or, for braille without liblouis, with instructions.
pub fn parse(name: &str) -> Result<Format, String> {
    let format: Format = name.parse()?;
    if HAS_BRAILLE || !format.is_braille() {
        return Ok(format);
    }
    Err(format!(
        "“{name}” needs braille, which this program was built without: install liblouis with its \
         headers and tables (liblouis-dev and liblouis-data in Debian) and rebuild with \
         `cargo build --release --features braille`"
    ))
}
