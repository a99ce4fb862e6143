//! The theme in a project file.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::input;
use crate::output::ASSETS;
use crate::theme::{
    self, Alternative, Asset, AssetForm, ByLanguage, Colour, Colours, Families, Lines, LowContrast,
    Mode, Pair, Picture, Theme, Token, Typefaces,
};
use publish_model::Language;
use publish_model::diagnostic::{Code, Diagnostic, Findings, SourceFile};
use publish_model::suggestion;

use super::Project;
use super::value::{FilePath, List, Parsed};

/// The maximum size of a style sheet: 1 MB.
const STYLE_SHEET_MAX: u64 = 1_000_000;

/// The maximum size of a file that is read as an asset, whatever its form.
const ASSET_MAX: u64 = 20_000_000;

/// The look of pages, EPUBs and PDFs.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
#[schemars(rename = "Theme")]
pub struct ThemeSettings {
    /// The folder with the pictures and fonts that pages, EPUBs, templates and style sheets can
    /// use. All of them are published. The default is assets if the theme has a logo or images.
    pub assets: Option<Parsed<FilePath>>,
    /// The style sheet that is added to those of pages and EPUBs.
    pub style_sheet: Option<Parsed<FilePath>>,
    /// The lines at the end of each document and page.
    pub footer: Option<ByLanguage<Lines>>,
    /// The pairs of colours that may have a contrast below 7:1, but not below 4.5:1.
    pub allow_contrast: Option<List<Parsed<Pair>>>,
    /// The colours of light pages. The PDF uses accent, link and quiet.
    pub colours: ColourSettings,
    /// The colours of dark pages.
    pub colours_dark: ColourSettings,
    /// The typefaces.
    pub typefaces: TypefaceSettings,
    /// Whether pages and EPUBs contain the fonts of the PDF, except those for Chinese. The default is
    /// false: readers see the text in fonts that they have.
    pub web_fonts: Option<bool>,
    /// The logo above the masthead.
    pub logo: LogoSettings,
    /// The pictures that templates use by their names.
    pub images: BTreeMap<String, ImageSettings>,
}

/// The colours of one mode, as #rrggbb.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
#[schemars(rename = "Colours")]
pub struct ColourSettings {
    /// The page.
    pub paper: Option<Parsed<Colour>>,
    /// The panel above the text, and boxes. The default is a little darker than another paper.
    pub tint: Option<Parsed<Colour>>,
    /// The text.
    pub ink: Option<Parsed<Colour>>,
    /// Less important generated text.
    pub quiet: Option<Parsed<Colour>>,
    /// Links, and the ring around the element with the focus.
    pub link: Option<Parsed<Colour>>,
    /// The number before the title, labels, and the band at the top.
    pub accent: Option<Parsed<Colour>>,
    /// Rules, and the borders of controls.
    pub edge: Option<Parsed<Colour>>,
    /// The background of a paragraph to which a reader has followed a link.
    pub target: Option<Parsed<Colour>>,
}

impl ColourSettings {
    /// Returns the colour of a token, if it is set.
    pub fn get(&self, token: Token) -> Option<Colour> {
        let colour = match token {
            Token::Paper => &self.paper,
            Token::Tint => &self.tint,
            Token::Ink => &self.ink,
            Token::Quiet => &self.quiet,
            Token::Link => &self.link,
            Token::Accent => &self.accent,
            Token::Edge => &self.edge,
            Token::Target => &self.target,
        };
        colour.map(|colour| colour.0)
    }

    /// Returns the colours that are set.
    pub fn colours(&self) -> Colours {
        let tokens = Token::ALL.into_iter();
        tokens
            .filter_map(|token| Some((token, self.get(token)?)))
            .collect()
    }
}

/// The typefaces. Each is a family of fonts or a list of families. Without a table by language, they
/// are for Latin and Cyrillic letters; Arabic and Chinese keep the built-in ones. The PDF uses those
/// among its fonts, and large print keeps its own.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
#[schemars(rename = "Typefaces")]
pub struct TypefaceSettings {
    /// Of the text.
    pub text: Option<ByLanguage<Families>>,
    /// Of the title and of headings. The default is that of ui.
    pub title: Option<ByLanguage<Families>>,
    /// Of the masthead, tables, navigation and generated text.
    pub ui: Option<ByLanguage<Families>>,
}

/// The logo above the masthead.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
#[schemars(rename = "Logo")]
pub struct LogoSettings {
    /// The file, in the folder of assets: SVG, PNG, JPEG, GIF or WebP.
    pub file: Option<Parsed<FilePath>>,
    /// The file that replaces it in dark pages.
    pub dark: Option<Parsed<FilePath>>,
    /// The text alternative in each language of the project; empty if the logo is decorative.
    pub alt: Option<ByLanguage<Alternative>>,
}

/// A picture that templates use by its name.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[schemars(rename = "Image")]
pub struct ImageSettings {
    /// The file, in the folder of assets.
    pub file: Parsed<FilePath>,
    /// The text alternative in each language of the project; empty if the picture is decorative.
    pub alt: ByLanguage<Alternative>,
}

impl Project {
    /// Returns the errors of the theme that need no other file.
    pub(super) fn check_theme(&self) -> Vec<Diagnostic> {
        let theme = &self.settings.theme;
        let mut findings = self.check_contrast();
        let logo = &theme.logo;
        match (&logo.file, &logo.alt) {
            (Some(_), Some(alt)) => findings.extend(self.check_alternative("theme.logo.alt", alt)),
            (Some(_), None) => findings.push(self.wrong_value(
                "theme.logo.file",
                "the logo has no text alternative",
                "add “alt” with what the logo shows, or alt = \"\" if it is decorative",
            )),
            (None, _) => {
                let keys = ["theme.logo.dark", "theme.logo.alt"];
                let keys = keys.into_iter().filter(|key| self.spans.contains_key(*key));
                findings.extend(keys.take(1).map(|key| {
                    self.wrong_value(key, "there is no logo", "add “file” to [theme.logo]")
                }));
            }
        }
        for (name, image) in &theme.images {
            let key = format!("theme.images.{name}.alt");
            findings.extend(self.check_alternative(&key, &image.alt));
        }
        findings
    }

    fn check_contrast(&self) -> Vec<Diagnostic> {
        let theme = &self.settings.theme;
        let allowed = theme.allow_contrast.iter().flat_map(List::as_slice);
        let allowed: Vec<Pair> = allowed.map(|pair| pair.0).collect();
        let (light, dark) = (theme.colours.colours(), theme.colours_dark.colours());
        let found = theme::check_contrast(&light, &dark, &allowed);
        found.iter().map(|low| self.low_contrast(low)).collect()
    }

    fn low_contrast(&self, low: &LowContrast) -> Diagnostic {
        let table = match low.mode {
            Mode::Light => "theme.colours",
            Mode::Dark => "theme.colours-dark",
        };
        let key = format!("{table}.{}", low.token.as_str());
        let message = format!(
            "too little contrast for “{key}”: {} with {} is {}, and {} needs at least {}:1",
            low.colour,
            low.other,
            theme::ratio(low.contrast),
            low.pair,
            low.minimum,
        );
        let mut help = match low.nearest {
            Some(nearest) => format!("use {nearest}, the nearest colour with enough contrast"),
            None => "change both colours".to_owned(),
        };
        if low.can_be_allowed {
            help.push_str(&format!(", or add “{}” to theme.allow-contrast", low.pair));
        }
        self.locate(Diagnostic::error(Code::LowContrast, message, help), &key)
    }

    /// Returns an error if a text alternative is missing in a language of the project.
    fn check_alternative(&self, key: &str, alt: &ByLanguage<Alternative>) -> Option<Diagnostic> {
        let english = [Language::english()];
        let languages = self.settings.languages.as_ref();
        let languages = languages.map_or(english.as_slice(), List::as_slice);
        let missing = languages
            .iter()
            .filter(|language| alt.own(language).is_none());
        let missing: Vec<&str> = missing.map(Language::tag).collect();
        if !missing.is_empty() {
            let reason = format!("no text alternative in {}", missing.join(", "));
            let help = "add one in each of the “languages”, or write one text for all of them";
            return Some(self.wrong_value(key, &reason, help));
        }
        let mut empty = alt.values().into_iter().filter_map(|(language, alt)| {
            let language = language?;
            alt.0.is_empty().then(|| language.tag())
        });
        let language = empty.next()?;
        let reason = format!("the text alternative in {language} is empty");
        let help =
            "write what the picture shows; if it is decorative, write alt = \"\" for all languages";
        let key = format!("{key}.{language}");
        Some(self.wrong_value(&key, &reason, help))
    }

    /// Reads the files of the theme.
    ///
    /// # Errors
    /// `K003` for files that are missing, `K005` for files that cannot be used, `F001` for files
    /// that cannot be read.
    pub fn theme(&self) -> Result<Theme, Findings> {
        let settings = &self.settings.theme;
        let mut findings = Vec::new();
        let assets = match self.assets(&mut findings) {
            Ok(assets) => assets,
            Err(unreadable) => {
                findings.extend(unreadable);
                Vec::new()
            }
        };
        let mut find = |key: &str, file: &Parsed<FilePath>| {
            let found = self.asset(key, file, &assets);
            found.map_err(|finding| findings.extend([*finding])).ok()
        };
        let logo = &settings.logo;
        let (web_fonts, own_files) = match settings.web_fonts {
            Some(true) => theme::web_fonts(),
            _ => Default::default(),
        };
        let theme = Theme {
            light: settings.colours.colours(),
            dark: settings.colours_dark.colours(),
            typefaces: Typefaces {
                text: settings.typefaces.text.clone(),
                title: settings.typefaces.title.clone(),
                ui: settings.typefaces.ui.clone(),
            },
            logo: logo.file.as_ref().and_then(|file| {
                Some(Picture {
                    asset: find("theme.logo.file", file)?,
                    alt: logo.alt.clone()?,
                })
            }),
            dark_logo: logo
                .dark
                .as_ref()
                .and_then(|file| find("theme.logo.dark", file)),
            images: settings
                .images
                .iter()
                .filter_map(|(name, image)| {
                    let asset = find(&format!("theme.images.{name}.file"), &image.file)?;
                    let alt = image.alt.clone();
                    Some((name.clone(), Picture { asset, alt }))
                })
                .collect(),
            footer: settings.footer.clone(),
            style_sheet: match self.style_sheet(&assets) {
                Ok(text) => text,
                Err(wrong) => {
                    findings.extend(wrong);
                    String::new()
                }
            },
            web_fonts,
            assets: with_fonts(assets, own_files),
        };
        Findings::collect(findings)?;
        Ok(theme)
    }

    /// Returns the folder of assets as it is written, if there is one.
    fn assets_folder(&self) -> Option<PathBuf> {
        let theme = &self.settings.theme;
        let is_used = theme.logo.file.is_some() || !theme.images.is_empty();
        match &theme.assets {
            Some(folder) => Some(folder.0.0.clone()),
            None => is_used.then(|| PathBuf::from(ASSETS)),
        }
    }

    /// Reads the assets. Files of other forms are not assets.
    fn assets(&self, findings: &mut Vec<Diagnostic>) -> Result<Vec<Asset>, Findings> {
        let Some(folder) = self.assets_folder() else {
            return Ok(Vec::new());
        };
        let folder = self.folder.join(folder);
        if !input::is_folder(&folder) && self.spans.contains_key("theme.assets") {
            let reason = format!("there is no folder “{}”", folder.display());
            return Err(self
                .wrong_value("theme.assets", &reason, "create the folder")
                .into());
        }
        if !input::is_folder(&folder) {
            return Ok(Vec::new());
        }
        let mut assets = Vec::new();
        for path in input::files_in(&folder)? {
            let Some(name) = name_in(&path, &folder) else {
                continue;
            };
            let Some(form) = AssetForm::of(&name) else {
                continue;
            };
            let bytes: Arc<[u8]> = input::bytes_of(&path, ASSET_MAX)?.into();
            if !name.chars().all(is_allowed_in_names) {
                let message = format!("“{name}” is not a name that works in every address");
                let help = "rename the file: use only letters of English, digits, hyphens, underscores and full stops";
                let file = SourceFile::new(path.display().to_string(), "");
                findings.push(Diagnostic::error(Code::ThemeFile, message, help).at(&file, 0..0));
                continue;
            }
            match theme::check_asset(&name, form, &bytes) {
                Ok(()) => assets.push(Asset { name, form, bytes }),
                Err(fault) => {
                    let text = String::from_utf8(bytes.to_vec()).unwrap_or_default();
                    let at = fault.at.min(text.len());
                    let file = SourceFile::new(path.display().to_string(), text);
                    let finding = Diagnostic::error(Code::ThemeFile, fault.message, fault.help);
                    findings.push(finding.at(&file, at..at));
                }
            }
        }
        Ok(assets)
    }

    /// Returns the name of the asset that a value of the project file names.
    fn asset(
        &self,
        key: &str,
        file: &Parsed<FilePath>,
        assets: &[Asset],
    ) -> Result<String, Box<Diagnostic>> {
        let folder = self.assets_folder().unwrap_or_default();
        let written = file.0.0.display();
        let Some(name) = name_in(&file.0.0, &folder) else {
            let reason = format!("“{written}” is not in the folder “{}”", folder.display());
            let help = "move the file there, or change theme.assets";
            return Err(Box::new(self.wrong_value(key, &reason, help)));
        };
        let pictures = assets.iter().filter(|asset| asset.form.is_picture());
        let names: Vec<&str> = pictures.map(|asset| asset.name.as_str()).collect();
        if names.contains(&name.as_str()) {
            return Ok(name);
        }
        let reason = format!("there is no picture “{written}”");
        let help = match suggestion::nearest(&name, names.iter().copied()) {
            Some(nearest) => format!("did you mean “{}”?", folder.join(nearest).display()),
            None => "the forms are .svg, .png, .jpg, .gif and .webp".to_owned(),
        };
        Err(Box::new(self.wrong_value(key, &reason, &help)))
    }

    fn style_sheet(&self, assets: &[Asset]) -> Result<String, Findings> {
        let Some(path) = &self.settings.theme.style_sheet else {
            return Ok(String::new());
        };
        let path = self.path(&path.0);
        if !input::is_file(&path) {
            let reason = format!("there is no file “{}”", path.display());
            let help = "create the file, or remove the key";
            return Err(self.wrong_value("theme.style-sheet", &reason, help).into());
        }
        let file = input::read_text_up_to(&path, STYLE_SHEET_MAX)?;
        let mut findings = Vec::new();
        let mut wrong = |message: String, help: &str, span| {
            let finding = Diagnostic::error(Code::ThemeFile, message, help);
            findings.push(finding.at(&file, span));
        };
        for (at, found) in file.text.match_indices("@import") {
            let message = "the style sheet imports another one".to_owned();
            let help = "copy its rules into this file: pages load no other files";
            wrong(message, help, at..at + found.len());
        }
        for (at, address) in theme::addresses(&file.text) {
            let asset = address.strip_prefix(&format!("{ASSETS}/"));
            let is_known = asset.is_some_and(|name| assets.iter().any(|asset| asset.name == name));
            if !is_known && !address.starts_with('#') {
                let message =
                    format!("the style sheet refers to “{address}”, which is not an asset");
                let help = format!(
                    "put the file into the folder of assets, and write url(\"{ASSETS}/NAME\")"
                );
                wrong(message, &help, at..at + address.len());
            }
        }
        Findings::collect(findings)?;
        Ok(file.text.clone())
    }

    /// Returns warnings about typefaces of which the PDF has no font.
    pub fn missing_typefaces(&self, has_family: impl Fn(&str) -> bool) -> Vec<Diagnostic> {
        let TypefaceSettings { text, title, ui } = &self.settings.theme.typefaces;
        let mut findings = Vec::new();
        for (name, families) in [("text", text), ("title", title), ("ui", ui)] {
            let values = families.iter().flat_map(ByLanguage::values);
            for (language, families) in values {
                let named: Vec<&str> = families.named().collect();
                if named.is_empty() || named.iter().any(|family| has_family(family)) {
                    continue;
                }
                let mut key = format!("theme.typefaces.{name}");
                if let Some(language) = language {
                    key.push_str(&format!(".{language}"));
                }
                let message = format!(
                    "the PDF has no font of “{}” and uses the built-in fonts",
                    named.join("” or “")
                );
                let help = "add its files to the folder “fonts”, or add a family that publish has, \
                            such as “Source Serif 4”, at the end of the list";
                let finding = Diagnostic::warning(Code::NoTypeface, message, help);
                findings.push(self.locate(finding, &key));
            }
        }
        findings
    }
}

/// Adds the files of the built-in fonts. A file of the project with the same name replaces one.
fn with_fonts(mut assets: Vec<Asset>, fonts: Vec<Asset>) -> Vec<Asset> {
    let names: BTreeSet<String> = assets.iter().map(|asset| asset.name.clone()).collect();
    assets.extend(fonts.into_iter().filter(|font| !names.contains(&font.name)));
    assets
}

fn is_allowed_in_names(one: char) -> bool {
    one.is_ascii_alphanumeric() || "-_./".contains(one)
}

/// Returns the path of a file in a folder, with slashes, if it is there.
fn name_in(path: &Path, folder: &Path) -> Option<String> {
    let parts = |path: &Path| -> Vec<PathBuf> {
        let parts = path.components().filter(|part| *part != Component::CurDir);
        parts.map(|part| PathBuf::from(part.as_os_str())).collect()
    };
    let (path, folder) = (parts(path), parts(folder));
    let rest = path.strip_prefix(folder.as_slice())?;
    if rest.iter().any(|part| part.as_os_str() == "..") {
        return None;
    }
    let rest: Vec<_> = rest.iter().map(|part| part.to_string_lossy()).collect();
    (!rest.is_empty()).then(|| rest.join("/"))
}
