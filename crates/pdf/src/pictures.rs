//! Pictures that templates place.

use std::sync::Arc;

use typst::foundations::Bytes;
use typst::visualize::{ExchangeFormat, RasterImage};

/// Checks that a picture of pixels can be placed. Files of other media types are not checked.
///
/// # Errors
/// The reason why it cannot be placed.
pub fn check(bytes: &Arc<[u8]>, media_type: &str) -> Result<(), String> {
    let bytes = Bytes::new(Arc::clone(bytes));
    let format = match media_type {
        "image/png" => ExchangeFormat::Png,
        "image/jpeg" => ExchangeFormat::Jpg,
        "image/gif" => ExchangeFormat::Gif,
        "image/webp" => ExchangeFormat::Webp,
        _ => return Ok(()),
    };
    let picture = RasterImage::plain(bytes, format);
    picture.map(drop).map_err(|error| error.to_string())
}
