//! The built-in templates, catalogues, bodies and fonts, embedded in the program.
//!
//! They are in a separate crate so that a changed template rebuilds only this crate and the
//! program.
//!
//! This crate is internal to `publish` and has no stable interface.

use std::borrow::Cow;

use publish_model::diagnostic::SourceFile;
use publish_templates::Templates;
use rust_embed::Embed;

#[derive(Embed)]
#[folder = "../../templates/"]
struct TemplateFiles;

#[derive(Embed)]
#[folder = "../../bodies/"]
#[include = "*.toml"]
struct BodyFiles;

#[derive(Embed)]
#[folder = "../../fonts/"]
#[include = "*.otf"]
#[include = "*.ttf"]
struct FontFiles;

#[derive(Embed)]
#[folder = "../../fonts/"]
#[include = "FONTS.toml"]
#[include = "web/*.woff2"]
struct WebFontFiles;

/// A font file.
pub struct FontFile {
    /// Its path, or its name if it is built in.
    pub name: String,
    /// Its bytes.
    pub bytes: Cow<'static, [u8]>,
}

/// Returns the built-in templates, style sheets, scripts, catalogues and bodies.
pub fn templates() -> Templates {
    let templates = Templates::new(TemplateFiles::iter().filter_map(|name| {
        let text = text(TemplateFiles::get(&name)?.data)?;
        Some((name, text))
    }));
    templates.with_built_in_bodies(BodyFiles::iter().filter_map(|name| {
        let text = text(BodyFiles::get(&name)?.data)?;
        let file = SourceFile::new(format!("bodies/{name}"), text);
        Some((name.into_owned(), file))
    }))
}

/// Returns the built-in fonts, in order of their names.
pub fn fonts() -> Vec<FontFile> {
    let files = FontFiles::iter().filter_map(|name| {
        let bytes = FontFiles::get(&name)?.data;
        Some(FontFile {
            name: name.into_owned(),
            bytes,
        })
    });
    files.collect()
}

/// Returns the list of all font files, `FONTS.toml`.
pub fn font_list() -> Cow<'static, str> {
    let list = WebFontFiles::get("FONTS.toml").and_then(|file| text(file.data));
    list.unwrap_or_default()
}

/// Returns a font for web pages and EPUBs by its path: `web/amiri-arabic.woff2`.
pub fn web_font(path: &str) -> Option<Cow<'static, [u8]>> {
    Some(WebFontFiles::get(path)?.data)
}

fn text(bytes: Cow<'static, [u8]>) -> Option<Cow<'static, str>> {
    match bytes {
        Cow::Borrowed(bytes) => std::str::from_utf8(bytes).ok().map(Cow::Borrowed),
        Cow::Owned(bytes) => String::from_utf8(bytes).ok().map(Cow::Owned),
    }
}
