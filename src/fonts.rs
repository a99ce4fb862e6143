//! The fonts: the built-in ones, and those of a folder.

use std::borrow::Cow;
use std::fs;
use std::path::{Path, PathBuf};

use rust_embed::Embed;

use crate::diagnostic::Diagnostic;

#[derive(Embed)]
#[folder = "fonts/"]
#[include = "*.otf"]
#[include = "*.ttf"]
struct BuiltIn;

/// A font file.
pub struct FontFile {
    /// Its path, or its name among the built-in ones.
    pub name: String,
    /// Its bytes.
    pub bytes: Cow<'static, [u8]>,
}

/// The built-in font files, in the order of their names.
pub fn built_in() -> Vec<FontFile> {
    let files = BuiltIn::iter().filter_map(|name| {
        let bytes = BuiltIn::get(&name)?.data;
        Some(FontFile {
            name: name.into_owned(),
            bytes,
        })
    });
    files.collect()
}

/// The font files of a folder, in the order of their names.
///
/// # Errors
/// `F001` where the folder or a file cannot be read.
pub fn in_folder(folder: &Path) -> Result<Vec<FontFile>, Box<Diagnostic>> {
    let unreadable = |path: &Path, error| Box::new(crate::input::unreadable(path, &error));
    let entries = fs::read_dir(folder).map_err(|error| unreadable(folder, error))?;
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.retain(|path| is_font(path));
    paths.sort();
    let files = paths.into_iter().map(|path| {
        let bytes = fs::read(&path).map_err(|error| unreadable(&path, error))?;
        Ok(FontFile {
            name: path.display().to_string(),
            bytes: Cow::Owned(bytes),
        })
    });
    files.collect()
}

fn is_font(path: &Path) -> bool {
    path.extension().is_some_and(|extension| {
        let extension = extension.to_string_lossy().to_ascii_lowercase();
        matches!(extension.as_str(), "otf" | "ttf" | "ttc" | "otc")
    })
}
