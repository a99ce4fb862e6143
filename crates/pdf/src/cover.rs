//! The cover image of an EPUB. Libraries and shelves show it; the cover page in the EPUB is text.

use std::collections::BTreeMap;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg;
use typst::foundations::Bytes;
use typst_layout::PagedDocument;
use typst_svg::SvgOptions;

use super::error;
use super::eviction::EvictOnDrop;
use super::world::DocumentWorld;
use super::{TypesetError, Typesetter};

/// The template of the cover. It reads its data as `/cover.json`.
pub const COVER_TEMPLATE: &str = "cover.typ";

/// The path from which the template reads its data.
const DATA_PATH: &str = "cover.json";

/// The width of the image in pixels. The height follows from the page of the template.
const WIDTH: u16 = 1000;

impl Typesetter {
    /// Draws the cover of a document from its data as JSON, and returns it as PNG. The words are
    /// outlines. The same data, fonts and template give the same bytes.
    ///
    /// # Errors
    /// Errors of the template with their position.
    pub fn cover(&self, data: Vec<u8>) -> Result<Vec<u8>, Vec<TypesetError>> {
        let _cache_guard = EvictOnDrop;
        let world = DocumentWorld::new(
            &self.library,
            &self.fonts,
            &self.parsed,
            self.templates.as_ref(),
            COVER_TEMPLATE,
            BTreeMap::from([(DATA_PATH.to_owned(), Bytes::new(data))]),
        );
        let document = typst::compile::<PagedDocument>(&world).output;
        let document = document.map_err(|errors| error::from_diagnostics(&errors, &world))?;
        let not_drawn = |message: String| vec![TypesetError::Cover(message)];
        let Some(page) = document.pages().first() else {
            return Err(not_drawn("the template has no page".to_owned()));
        };
        let svg = typst_svg::svg(page, &SvgOptions::default());
        draw(&svg).map_err(not_drawn)
    }
}

/// Draws an SVG as PNG.
fn draw(svg: &str) -> Result<Vec<u8>, String> {
    let tree = usvg::Tree::from_str(svg, &usvg::Options::default());
    let tree = tree.map_err(|error| error.to_string())?;
    let scale = f32::from(WIDTH) / tree.size().width();
    let size = tree.size().to_int_size().scale_to_width(u32::from(WIDTH));
    let size = size.ok_or("the page of the template is empty")?;
    let pixmap = Pixmap::new(size.width(), size.height());
    let mut pixmap = pixmap.ok_or("the page of the template is too large")?;
    let transform = Transform::from_scale(scale, scale);
    resvg::render(&tree, transform, &mut pixmap.as_mut());
    encode(&pixmap).map_err(|error| error.to_string())
}

/// Encodes a picture as PNG with a palette, which is a quarter of the size of one with full colours.
/// The edges of letters have more colours than a palette can have. They are rounded to steps from
/// the colour of the ground, which the eye cannot see.
fn encode(pixmap: &Pixmap) -> Result<Vec<u8>, png::EncodingError> {
    let (pixels, _) = pixmap.data().as_chunks();
    let width = usize::try_from(pixmap.width()).unwrap_or(usize::MAX);
    let (palette, indices) = [1, 4, 8, 16, 32, 64]
        .into_iter()
        .find_map(|step| index(pixels, width, step))
        .unwrap_or_default();
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, pixmap.width(), pixmap.height());
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_palette(palette.concat());
    encoder.set_filter(png::Filter::NoFilter);
    // Level 6, the default, takes twice as long for a picture that is a tenth smaller.
    encoder.set_deflate_compression(png::DeflateCompression::Level(3));
    encoder.write_header()?.write_image_data(&indices)?;
    Ok(bytes)
}

/// Returns the palette of opaque pixels in rows of a width, and the indices of the pixels in it, or
/// `None` if there are more than 256 colours. Distances from the last pixel, which has the colour of
/// the ground, are rounded to steps.
fn index(pixels: &[[u8; 4]], width: usize, step: i16) -> Option<(Vec<[u8; 3]>, Vec<u8>)> {
    let [red, green, blue, _] = pixels.last().copied()?;
    let ground = [red, green, blue];
    let rounded = |part: u8, ground: u8| {
        let distance = i16::from(part) - i16::from(ground);
        let steps = (distance + distance.signum() * (step / 2)) / step;
        let part = (i16::from(ground) + steps * step).clamp(0, 255);
        u8::try_from(part).unwrap_or_default()
    };
    let mut palette = Vec::new();
    let mut known: BTreeMap<[u8; 3], u8> = BTreeMap::new();
    let mut indices: Vec<u8> = Vec::with_capacity(pixels.len());
    let mut last = None;
    let mut row_before: &[[u8; 4]] = &[];
    for row in pixels.chunks(width) {
        // Most rows between lines of text are like the one before.
        if row == row_before {
            indices.extend_from_within(indices.len() - width..);
            continue;
        }
        row_before = row;
        for pixel in row {
            // Most pixels have the colour of the one before.
            if let Some((colour, index)) = last
                && colour == pixel
            {
                indices.push(index);
                continue;
            }
            let [red, green, blue, _] = *pixel;
            let colour = [
                rounded(red, ground[0]),
                rounded(green, ground[1]),
                rounded(blue, ground[2]),
            ];
            let index = match known.get(&colour) {
                Some(index) => *index,
                None => {
                    let index = u8::try_from(palette.len()).ok()?;
                    palette.push(colour);
                    known.insert(colour, index);
                    index
                }
            };
            indices.push(index);
            last = Some((pixel, index));
        }
    }
    Some((palette, indices))
}

#[cfg(test)]
mod tests {
    use super::index;

    #[test]
    fn colours_are_rounded_until_a_palette_can_have_them() {
        let mut pixels: Vec<[u8; 4]> = (0..=255)
            .flat_map(|part| [[part, 0, 0, 255], [0, part, 0, 255]])
            .collect();
        // The ground is white.
        pixels.extend([[255, 255, 255, 255]; 2]);
        assert!(index(&pixels, 2, 1).is_none());
        let (palette, indices) = index(&pixels, 2, 4).unwrap();
        assert_eq!(indices.len(), pixels.len());
        for (pixel, index) in pixels.iter().zip(indices) {
            for (part, rounded) in pixel.iter().zip(palette[usize::from(index)]) {
                assert!(part.abs_diff(rounded) <= 2, "{pixel:?}");
            }
        }
    }

    #[test]
    fn a_row_like_the_one_before_has_the_same_indices() {
        let (red, blue) = ([255, 0, 0, 255], [0, 0, 255, 255]);
        let pixels = [red, blue, red, blue, blue, blue];
        let (palette, indices) = index(&pixels, 2, 1).unwrap();
        assert_eq!(palette, [[255, 0, 0], [0, 0, 255]]);
        assert_eq!(indices, [0, 1, 0, 1, 1, 1]);
    }

    #[test]
    fn the_ground_keeps_its_colour() {
        let (palette, _) = index(&[[245, 240, 230, 255]], 1, 64).unwrap();
        assert_eq!(palette, [[245, 240, 230]]);
    }
}
