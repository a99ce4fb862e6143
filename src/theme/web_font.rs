//! The built-in fonts for web pages and EPUBs: parts of the fonts of the PDF, in WOFF2.

use serde::Deserialize;

use publish_model::{Language, Script};

use super::asset::{Asset, AssetForm};
use super::path;

/// A part of a font. Several of a family together have all of its characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WebFont {
    family: String,
    weight: u16,
    slant: Slant,
    range: Range,
    /// The characters, as a `unicode-range` of CSS.
    characters: String,
    /// The name of the asset.
    asset: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Slant {
    Normal,
    Italic,
}

/// The characters of a font, by the script that needs them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Range {
    Latin,
    Cyrillic,
    Arabic,
}

/// The part of `FONTS.toml` about fonts for the web.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
struct FontList {
    web_ranges: Ranges,
    web_font: Vec<ListedFont>,
}

#[derive(Debug, Deserialize)]
struct Ranges {
    latin: String,
    cyrillic: String,
    arabic: String,
}

#[derive(Debug, Deserialize)]
struct ListedFont {
    family: String,
    weight: u16,
    slant: Slant,
    range: Range,
    file: String,
}

/// Returns the fonts and their files. A font without its file is left out; a test proves that there
/// is none.
pub fn built_in() -> (Vec<WebFont>, Vec<Asset>) {
    let list = publish_built_in::font_list();
    let Ok(list) = toml::from_str::<FontList>(&list) else {
        return (Vec::new(), Vec::new());
    };
    let fonts = list.web_font.into_iter().filter_map(|listed| {
        let bytes = publish_built_in::web_font(&listed.file)?;
        let name = listed.file.rsplit('/').next()?;
        let asset = Asset {
            name: format!("fonts/{name}"),
            form: AssetForm::Woff2,
            bytes: bytes.into(),
        };
        let characters = match listed.range {
            Range::Latin => &list.web_ranges.latin,
            Range::Cyrillic => &list.web_ranges.cyrillic,
            Range::Arabic => &list.web_ranges.arabic,
        };
        let font = WebFont {
            family: listed.family,
            weight: listed.weight,
            slant: listed.slant,
            range: listed.range,
            characters: characters.clone(),
            asset: asset.name.clone(),
        };
        Some((font, asset))
    });
    fonts.unzip()
}

impl WebFont {
    /// Whether documents in a language need it. Chinese fonts are too large to be sent: readers have
    /// their own.
    pub fn is_needed_for(&self, language: &Language) -> bool {
        match language.script() {
            Script::Latin => self.range == Range::Latin,
            Script::Cyrillic => matches!(self.range, Range::Latin | Range::Cyrillic),
            Script::Arabic => self.range == Range::Arabic,
            _ => false,
        }
    }

    /// Returns its path in the output folder.
    pub fn path(&self) -> String {
        path(&self.asset)
    }

    /// Returns the rule that loads it. A browser that gets it late shows the page in another font
    /// until the next page, so that nothing moves.
    pub fn rule(&self) -> String {
        let slant = match self.slant {
            Slant::Normal => "normal",
            Slant::Italic => "italic",
        };
        format!(
            "@font-face {{\n  font-family: \"{}\";\n  font-weight: {};\n  font-style: {slant};\n  \
             font-display: optional;\n  src: url(\"{}\") format(\"woff2\");\n  unicode-range: {};\n}}\n",
            self.family,
            self.weight,
            self.path(),
            self.characters,
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_listed_font_has_its_file() {
        let (fonts, assets) = built_in();
        let list: FontList = toml::from_str(&publish_built_in::font_list()).unwrap();
        assert_eq!(fonts.len(), list.web_font.len());
        for asset in &assets {
            let checked = super::super::check_asset(&asset.name, asset.form, &asset.bytes);
            assert_eq!(checked, Ok(()), "{}", asset.name);
        }
    }

    #[test]
    fn a_language_gets_the_fonts_of_its_script() {
        let (fonts, _) = built_in();
        let of = |tag: &str| {
            let language = tag.parse().unwrap();
            let needed = fonts.iter().filter(|font| font.is_needed_for(&language));
            needed.map(|font| font.asset.as_str()).collect::<Vec<_>>()
        };
        assert_eq!(of("fr").len(), 5);
        assert_eq!(of("ru").len(), 10);
        assert_eq!(of("zh"), [""; 0]);
        let arabic = ["fonts/amiri-arabic.woff2", "fonts/amiri-bold-arabic.woff2"];
        assert_eq!(of("ar"), arabic);
    }
}
