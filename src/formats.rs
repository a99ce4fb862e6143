//! The formats that this program was built with.

use publish_view::edition::Format;

/// Whether liblouis is built in, which braille needs.
const HAS_BRAILLE: bool = cfg!(feature = "braille");

/// The formats that this program can make.
pub fn available() -> Vec<Format> {
    let made = |format: &Format| HAS_BRAILLE || !format.is_braille();
    Format::ALL.into_iter().filter(made).collect()
}

/// The format of a name on the command line.
///
/// # Errors
/// The names that there are; for braille where liblouis is not built in, what to do.
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
