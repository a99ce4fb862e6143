//! The files of a theme that editions contain, and the checks of their contents.

use std::sync::Arc;

use publish_pdf::check_picture;
use roxmltree::{Document, Node};

/// A file that editions can use.
#[derive(Debug, Clone)]
pub struct Asset {
    /// Its path in the folder of assets, with slashes.
    pub name: String,
    /// Its form.
    pub form: AssetForm,
    /// Its content.
    pub bytes: Arc<[u8]>,
}

/// The form of an asset: a core media type of EPUB 3.3.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AssetForm {
    /// A drawing.
    Svg,
    /// A picture of pixels.
    Png,
    /// A photograph.
    Jpeg,
    /// A picture of pixels.
    Gif,
    /// A picture of pixels.
    Webp,
    /// A font.
    Woff,
    /// A compressed font.
    Woff2,
    /// A font.
    OpenType,
    /// A font.
    TrueType,
}

/// The maximum size of a picture: 1 MB. Every reader of a page downloads it.
const PICTURE_MAX: usize = 1_000_000;

/// The maximum size of a font: 20 MB.
const FONT_MAX: usize = 20_000_000;

impl AssetForm {
    /// Returns the form of the file with this name, or `None` if editions cannot use it.
    pub fn of(name: &str) -> Option<Self> {
        let (_, extension) = name.rsplit_once('.')?;
        Some(match extension.to_ascii_lowercase().as_str() {
            "svg" => AssetForm::Svg,
            "png" => AssetForm::Png,
            "jpg" | "jpeg" => AssetForm::Jpeg,
            "gif" => AssetForm::Gif,
            "webp" => AssetForm::Webp,
            "woff" => AssetForm::Woff,
            "woff2" => AssetForm::Woff2,
            "otf" => AssetForm::OpenType,
            "ttf" => AssetForm::TrueType,
            _ => return None,
        })
    }

    /// Returns the media type.
    pub fn media_type(self) -> &'static str {
        match self {
            AssetForm::Svg => "image/svg+xml",
            AssetForm::Png => "image/png",
            AssetForm::Jpeg => "image/jpeg",
            AssetForm::Gif => "image/gif",
            AssetForm::Webp => "image/webp",
            AssetForm::Woff => "font/woff",
            AssetForm::Woff2 => "font/woff2",
            AssetForm::OpenType => "font/otf",
            AssetForm::TrueType => "font/ttf",
        }
    }

    /// Whether it is a picture and not a font.
    pub fn is_picture(self) -> bool {
        self.media_type().starts_with("image/")
    }

    fn has_signature(self, bytes: &[u8]) -> bool {
        let begins = |with: &[u8]| bytes.starts_with(with);
        match self {
            AssetForm::Svg => true,
            AssetForm::Png => begins(b"\x89PNG\r\n\x1a\n"),
            AssetForm::Jpeg => begins(b"\xff\xd8\xff"),
            AssetForm::Gif => begins(b"GIF8"),
            AssetForm::Webp => begins(b"RIFF") && bytes.get(8..12) == Some(b"WEBP".as_slice()),
            AssetForm::Woff => begins(b"wOFF"),
            AssetForm::Woff2 => begins(b"wOF2"),
            AssetForm::OpenType => begins(b"OTTO") || begins(b"\0\x01\0\0"),
            AssetForm::TrueType => begins(b"\0\x01\0\0") || begins(b"true"),
        }
    }
}

/// A fault of an asset.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AssetFault {
    /// What is wrong.
    pub message: String,
    /// How to fix it.
    pub help: &'static str,
    /// Where it is, as a position in the bytes.
    pub at: usize,
}

impl AssetFault {
    fn new(message: impl Into<String>, help: &'static str, at: usize) -> Self {
        AssetFault {
            message: message.into(),
            help,
            at,
        }
    }
}

/// Checks the content of an asset.
///
/// # Errors
/// If it is too large, does not have its form, or is an SVG that does more than draw.
pub fn check(name: &str, form: AssetForm, bytes: &Arc<[u8]>) -> Result<(), AssetFault> {
    let limit = if form.is_picture() {
        PICTURE_MAX
    } else {
        FONT_MAX
    };
    if bytes.len() > limit {
        let message = format!("“{name}” is larger than {} MB", limit / 1_000_000);
        return Err(AssetFault::new(message, "make the file smaller", 0));
    }
    if !form.has_signature(bytes) {
        let message = format!("the content of “{name}” is not {}", form.media_type());
        let help = "give the file the extension of its form, or save it again";
        return Err(AssetFault::new(message, help, 0));
    }
    if form == AssetForm::Svg {
        check_svg(name, bytes)?;
    }
    check_picture(bytes, form.media_type()).map_err(|reason| {
        let message = format!("“{name}” cannot be used: {reason}");
        AssetFault::new(message, "save or export the file again", 0)
    })
}

/// Checks that an SVG only draws, and looks the same everywhere.
fn check_svg(name: &str, bytes: &[u8]) -> Result<(), AssetFault> {
    let Ok(text) = std::str::from_utf8(bytes) else {
        let message = format!("“{name}” is not valid UTF-8");
        return Err(AssetFault::new(message, "save the file as UTF-8", 0));
    };
    let document = Document::parse(text).map_err(|error| {
        let position = error.pos();
        let lines = text.split_inclusive('\n');
        let before: usize = lines
            .take(usize::try_from(position.row).unwrap_or(1).saturating_sub(1))
            .map(str::len)
            .sum();
        let message = format!("“{name}” is not valid SVG: {error}");
        AssetFault::new(
            message,
            "export the file again, without a document type",
            before,
        )
    })?;
    let root = document.root_element();
    if !root.has_tag_name(("http://www.w3.org/2000/svg", "svg")) {
        let message = format!("“{name}” is not an SVG: its first element is not svg");
        let help = "export the file again as SVG";
        return Err(AssetFault::new(message, help, root.range().start));
    }
    document
        .descendants()
        .try_for_each(|node| check_node(name, &node))
}

fn check_node(name: &str, node: &Node<'_, '_>) -> Result<(), AssetFault> {
    let at = node.range().start;
    if node.is_pi() {
        let message = format!("“{name}” has a processing instruction");
        return Err(AssetFault::new(message, "remove it", at));
    }
    let element = node.tag_name().name();
    match element {
        "script" | "foreignObject" | "iframe" | "audio" | "video" | "handler" => {
            let message =
                format!("“{name}” has the element {element}, which is not part of a drawing");
            return Err(AssetFault::new(message, "remove the element", at));
        }
        "text" | "textPath" => {
            let message =
                format!("“{name}” has words, whose look depends on the fonts of the reader");
            let help = "convert the words to paths";
            return Err(AssetFault::new(message, help, at));
        }
        "style" if !refers_only_to_itself(node.text().unwrap_or_default()) => {
            let message = format!("“{name}” has a style that refers to another file");
            return Err(AssetFault::new(message, "remove the reference", at));
        }
        _ => {}
    }
    for attribute in node.attributes() {
        let at = attribute.range().start;
        let (key, value) = (attribute.name(), attribute.value().trim());
        if key.to_ascii_lowercase().starts_with("on") {
            let message = format!("“{name}” has a script in the attribute {key}");
            return Err(AssetFault::new(message, "remove the attribute", at));
        }
        let is_reference = matches!(key, "href" | "src");
        let is_own = value.starts_with('#') || is_embedded_picture(value);
        if is_reference && !is_own || !refers_only_to_itself(value) {
            let message = format!("“{name}” refers to another file: “{value}”");
            let help = "remove the reference, or include the drawing itself";
            return Err(AssetFault::new(message, help, at));
        }
    }
    Ok(())
}

fn is_embedded_picture(value: &str) -> bool {
    let forms = ["data:image/png;", "data:image/jpeg;"];
    forms.iter().any(|form| value.starts_with(form))
}

/// Whether every `url()` in a style or attribute refers to the same drawing.
fn refers_only_to_itself(style: &str) -> bool {
    let style = style.to_ascii_lowercase();
    // An escape can hide a reference.
    let hides = style.contains("@import") || style.contains('\\');
    !hides && addresses(&style).all(|(_, address)| address.starts_with('#'))
}

/// Returns the addresses in the `url()` of a style sheet, with their positions.
pub fn addresses(style: &str) -> impl Iterator<Item = (usize, &str)> {
    style.match_indices("url(").map(|(at, found)| {
        let start = at + found.len();
        let rest = style.get(start..).unwrap_or_default();
        let end = rest.find(')').unwrap_or(rest.len());
        let address = rest.get(..end).unwrap_or_default().trim();
        (start, address.trim_matches(['"', '\'']))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A picture of one pixel.
    const PIXEL: &[u8] = &[
        0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44,
        0x52, 0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x02, 0x00, 0x00, 0x00, 0x90,
        0x77, 0x53, 0xde, 0x00, 0x00, 0x00, 0x0c, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9c, 0x63, 0xa8,
        0x95, 0x55, 0x02, 0x00, 0x01, 0xd7, 0x00, 0xbd, 0x00, 0xb4, 0xbb, 0x7e, 0x00, 0x00, 0x00,
        0x00, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82,
    ];

    fn check_bytes(name: &str, form: AssetForm, bytes: &[u8]) -> Result<(), AssetFault> {
        check(name, form, &bytes.into())
    }

    fn svg(content: &str) -> Result<(), AssetFault> {
        let text = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" \
             viewBox=\"0 0 9 9\">{content}</svg>"
        );
        check_bytes("a.svg", AssetForm::Svg, text.as_bytes())
    }

    #[test]
    fn drawings_are_accepted() {
        for content in [
            "<path d=\"M0 0h9\" fill=\"currentColor\"/>",
            "<defs><linearGradient id=\"a\"/></defs><path fill=\"url(#a)\" style=\"stroke: url('#a')\"/>",
            "<use href=\"#a\"/><use xlink:href=\"#a\"/>",
            "<style>path { fill: url(#a) }</style>",
            "<image href=\"data:image/png;base64,AAAA\"/>",
        ] {
            assert_eq!(svg(content), Ok(()), "{content}");
        }
    }

    #[test]
    fn scripts_words_and_references_to_other_files_are_rejected() {
        for content in [
            "<script>alert(1)</script>",
            "<path onclick=\"alert(1)\"/>",
            "<path ONLOAD=\"alert(1)\"/>",
            "<foreignObject/>",
            "<text>Example</text>",
            "<image href=\"https://example.org/a.png\"/>",
            "<image href=\"a.png\"/>",
            "<image href=\"data:image/svg+xml,a\"/>",
            "<use xlink:href=\"other.svg#a\"/>",
            "<a href=\"javascript:alert(1)\"/>",
            "<path fill=\"url(https://example.org/a)\"/>",
            "<path fill=\"URL(other.svg#a)\"/>",
            "<style>@import 'a.css';</style>",
            "<style>path { fill: u\\72l(a) }</style>",
            "<?xml-stylesheet href=\"a.css\"?>",
            "<path",
        ] {
            assert!(svg(content).is_err(), "{content}");
        }
        let with_entity =
            b"<!DOCTYPE svg [<!ENTITY a \"b\">]><svg xmlns=\"http://www.w3.org/2000/svg\"/>";
        assert!(check_bytes("a.svg", AssetForm::Svg, with_entity).is_err());
        assert!(check_bytes("a.svg", AssetForm::Svg, b"<html/>").is_err());
        assert!(check_bytes("a.svg", AssetForm::Svg, b"\xff").is_err());
    }

    #[test]
    fn files_have_the_form_of_their_name_and_a_limited_size() {
        assert_eq!(check_bytes("a.png", AssetForm::Png, PIXEL), Ok(()));
        assert!(check_bytes("a.png", AssetForm::Png, &PIXEL[..40]).is_err());
        assert!(check_bytes("a.png", AssetForm::Png, b"GIF89a").is_err());
        let large = vec![0; PICTURE_MAX + 1];
        assert!(check_bytes("a.png", AssetForm::Png, &large).is_err());
        assert_eq!(AssetForm::of("a/b.SVG"), Some(AssetForm::Svg));
        assert_eq!(AssetForm::of("style.css"), None);
    }
}
