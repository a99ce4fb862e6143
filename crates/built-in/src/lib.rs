//! The built-in templates, catalogues and fonts, embedded in the program.
//!
//! They are here and in no other crate, so that a changed template rebuilds this crate and what
//! puts the program together, and nothing else.
//!
//! This crate is internal to `publish` and has no stable interface.

use std::borrow::Cow;

use publish_templates::Templates;
use rust_embed::Embed;

#[derive(Embed)]
#[folder = "../../templates/"]
struct TemplateFiles;

#[derive(Embed)]
#[folder = "../../fonts/"]
#[include = "*.otf"]
#[include = "*.ttf"]
struct FontFiles;

/// A font file.
pub struct FontFile {
    /// Its path, or its name among the built-in ones.
    pub name: String,
    /// Its bytes.
    pub bytes: Cow<'static, [u8]>,
}

/// The built-in templates, style sheets, scripts and catalogues.
pub fn templates() -> Templates {
    Templates::new(TemplateFiles::iter().filter_map(|name| {
        let text = text(TemplateFiles::get(&name)?.data)?;
        Some((name, text))
    }))
}

/// The built-in fonts, in the order of their names.
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

fn text(bytes: Cow<'static, [u8]>) -> Option<Cow<'static, str>> {
    match bytes {
        Cow::Borrowed(bytes) => std::str::from_utf8(bytes).ok().map(Cow::Borrowed),
        Cow::Owned(bytes) => String::from_utf8(bytes).ok().map(Cow::Owned),
    }
}
