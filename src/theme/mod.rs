//! The theme of a project: colours, typefaces, pictures, footer lines and a style sheet.
//!
//! A theme is checked before it is used: colours have contrast, pictures have text alternatives.

mod asset;
mod by_language;
mod colour;
mod contrast;
mod style;
mod web_font;

use std::collections::BTreeMap;

use publish_model::Language;
use publish_pdf::{PdfAsset, PdfTheme};
use publish_view::{ThemeLine, ThemePicture};

use crate::output::ASSETS;

pub use asset::{Asset, AssetFault, AssetForm, addresses, check as check_asset};
pub use by_language::{Alternative, ByLanguage, Families, Lines};
pub use colour::{Colour, ratio};
pub use contrast::{Colours, LowContrast, Mode, Pair, Token, check as check_contrast, colour_of};
pub use web_font::{WebFont, built_in as web_fonts};

/// A theme.
#[derive(Debug, Clone, Default)]
pub struct Theme {
    /// The colours of light pages and of the PDF.
    pub light: Colours,
    /// The colours of dark pages.
    pub dark: Colours,
    /// The typefaces.
    pub typefaces: Typefaces,
    /// The logo.
    pub logo: Option<Picture>,
    /// The asset that replaces the logo in dark pages.
    pub dark_logo: Option<String>,
    /// The pictures that templates use by name.
    pub images: BTreeMap<String, Picture>,
    /// The lines at the end of each document.
    pub footer: Option<ByLanguage<Lines>>,
    /// The style sheet of pages and EPUBs; empty if there is none.
    pub style_sheet: String,
    /// The built-in fonts that pages and EPUBs contain; none unless the project wants them. Their
    /// files are among the assets.
    pub web_fonts: Vec<WebFont>,
    /// The files that editions can use.
    pub assets: Vec<Asset>,
}

/// The typefaces of a theme.
#[derive(Debug, Clone, Default)]
pub struct Typefaces {
    /// Of the text.
    pub text: Option<ByLanguage<Families>>,
    /// Of the title and of headings; by default those of the interface.
    pub title: Option<ByLanguage<Families>>,
    /// Of the masthead, tables, navigation and generated text.
    pub ui: Option<ByLanguage<Families>>,
}

/// A picture.
#[derive(Debug, Clone)]
pub struct Picture {
    /// The name of its asset.
    pub asset: String,
    /// Its text alternative.
    pub alt: ByLanguage<Alternative>,
}

impl Theme {
    /// Returns what the templates of documents in a language get.
    pub fn in_language(&self, language: &Language) -> publish_view::Theme {
        let picture = |picture: &Picture, dark: Option<&String>| {
            let (alt, of) = picture.alt.get(language)?;
            Some(ThemePicture {
                file: path(&picture.asset),
                dark: dark.map(|name| path(name)),
                alt: alt.0.clone(),
                language: of.cloned(),
            })
        };
        let images = self.images.iter().filter_map(|(name, one)| {
            let picture = picture(one, None)?;
            Some((name.clone(), picture))
        });
        let footer = self.footer.as_ref().and_then(|lines| lines.get(language));
        let lines = footer.map(|(lines, of)| {
            let lines = lines.0.iter();
            lines
                .map(|text| ThemeLine {
                    text: text.clone(),
                    language: of.cloned(),
                })
                .collect()
        });
        publish_view::Theme {
            root: String::new(),
            logo: self
                .logo
                .as_ref()
                .and_then(|logo| picture(logo, self.dark_logo.as_ref())),
            images: images.collect(),
            footer: lines.unwrap_or_default(),
            has_assets: !self.assets.is_empty(),
            preloaded: self.preloaded(language),
        }
    }

    /// Returns the paths of the fonts that pages in a language load before they know which text needs
    /// them, so that the first page is not shown in another font.
    fn preloaded(&self, language: &Language) -> Vec<String> {
        let fonts = self.web_fonts.iter();
        let fonts = fonts.filter(|font| font.is_needed_for(language));
        fonts.map(WebFont::path).collect()
    }

    /// Returns the style of web pages that follows the built-in one.
    pub fn style_of_pages(&self) -> String {
        style::of_pages(self)
    }

    /// Returns the style of EPUBs in a language that follows the built-in one.
    pub fn style_of_epub(&self, language: &Language) -> String {
        style::of_epub(self, language)
    }

    /// Returns the colours and typefaces for PDFs in a language. `has_font` is whether the PDF has
    /// fonts of a family.
    pub fn of_pdf(&self, language: &Language, has_font: impl Fn(&str) -> bool) -> PdfTheme {
        let colours = self.light.iter();
        let colours = colours.map(|(token, colour)| (token.as_str(), colour.to_string()));
        let Typefaces { text, title, ui } = &self.typefaces;
        let typefaces = [("text", text), ("title", title), ("ui", ui)];
        let typefaces = typefaces.into_iter().filter_map(|(name, families)| {
            let families = families.as_ref()?.for_language(language)?;
            let families = families.0.iter().filter(|family| has_font(family));
            let families: Vec<String> = families.cloned().collect();
            (!families.is_empty()).then_some((name, families))
        });
        PdfTheme {
            colours: colours.collect(),
            typefaces: typefaces.collect(),
        }
    }

    /// Returns the colours of the covers of EPUBs, by the names of their tokens.
    pub fn of_cover(&self) -> BTreeMap<&'static str, String> {
        let tokens = Token::ALL.into_iter();
        let colours = tokens.map(|token| {
            let colour = colour_of(Mode::Light, &self.light, token);
            (token.as_str(), colour.to_string())
        });
        colours.collect()
    }

    /// Returns the assets that are pictures.
    pub fn pictures(&self) -> impl Iterator<Item = &Asset> {
        self.assets.iter().filter(|asset| asset.form.is_picture())
    }

    /// Returns the pictures that the templates of the PDF can place.
    pub fn pictures_of_pdf(&self) -> Vec<PdfAsset> {
        self.pictures()
            .map(|asset| PdfAsset {
                path: path(&asset.name),
                bytes: asset.bytes.clone(),
            })
            .collect()
    }
}

/// Returns the path of an asset in the output folder and in EPUBs.
pub fn path(asset: &str) -> String {
    format!("{ASSETS}/{asset}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn language(tag: &str) -> Language {
        tag.parse().unwrap()
    }

    #[test]
    fn colours_of_a_theme_do_not_apply_in_print_or_if_readers_prefer_contrast() {
        let theme = Theme {
            dark: Colours::from([(Token::Link, Colour::WHITE)]),
            ..Theme::default()
        };
        let css = theme.style_of_pages();
        assert_eq!(
            css,
            "@media screen and (not (prefers-contrast: more)) and (prefers-color-scheme: dark) {\n  \
             :root {\n    --link: #ffffff;\n    --focus: #ffffff;\n  }\n}\n\
             @supports (color: light-dark(#ffffff, #000000)) {\n  \
             @media screen and (not (prefers-contrast: more)) {\n    \
             :root:where(:not([data-contrast=\"more\"])) {\n      \
             --link: light-dark(#0b4579, #ffffff);\n      \
             --focus: light-dark(#0b4579, #ffffff);\n    }\n  }\n}\n"
        );
        assert_eq!(theme.style_of_epub(&language("en")), "");
        assert_eq!(Theme::default().style_of_pages(), "");
    }

    #[test]
    fn a_language_without_its_own_text_alternative_gets_the_first_one_with_its_language() {
        let theme = Theme {
            logo: Some(Picture {
                asset: "logo.svg".to_owned(),
                alt: serde_json::from_str(r#"{"en": "Coat of arms", "ar": "شعار"}"#).unwrap(),
            }),
            ..Theme::default()
        };
        let logo = |tag| theme.in_language(&language(tag)).logo.unwrap();
        assert_eq!(
            (logo("ar").alt.as_str(), logo("ar").language),
            ("شعار", None)
        );
        let french = logo("fr");
        assert_eq!(
            (french.alt.as_str(), french.language),
            ("Coat of arms", Some(language("en")))
        );
        assert_eq!(french.file, "assets/logo.svg");
    }

    #[test]
    fn the_pdf_uses_the_families_among_its_fonts() {
        let theme = Theme {
            typefaces: Typefaces {
                text: Some(serde_json::from_str(r#"["Charter", "Own"]"#).unwrap()),
                ..Typefaces::default()
            },
            ..Theme::default()
        };
        let of = |tag| {
            theme
                .of_pdf(&language(tag), |family| family == "Own")
                .typefaces
        };
        assert_eq!(of("en")["text"], ["Own"]);
        assert!(of("ar").is_empty());
    }
}
