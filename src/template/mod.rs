//! Templates and word catalogues: the built-in ones, and those that a folder puts in their place.

mod environment;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use rust_embed::Embed;
use serde::Deserialize;

use crate::diagnostic::{Code, Diagnostic, SourceFile};

pub use environment::{environment, span_of, template_error};

/// The version of what templates get. It grows when a template written for an older one may no
/// longer work; `theme.yaml` in a folder of templates states the one that they were written for.
pub const VIEW_VERSION: u32 = 2;

/// The file that states the version.
const THEME: &str = "theme.yaml";

/// The logo of whoever publishes, which no built-in template has a file for.
pub const LOGO: &str = "logo.svg";

/// What the theme file says.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Theme {
    view_version: u32,
}

#[derive(Embed)]
#[folder = "templates/"]
struct BuiltIn;

/// The templates, style sheets and catalogues of a run, by their paths below `templates/`
/// (`html/resolution.html`). A file of the override folder comes before the built-in one of the
/// same name.
#[derive(Debug, Clone, Default)]
pub struct Templates {
    overrides: BTreeMap<String, String>,
}

impl Templates {
    /// The built-in templates alone.
    pub fn built_in() -> Self {
        Templates::default()
    }

    /// The built-in templates with the files of `folder` in place of those of the same name.
    ///
    /// # Errors
    /// `F001` and `F002` where the folder or a file in it cannot be read, `T003` where a file has
    /// the name of no built-in template: it would replace nothing.
    pub fn with_overrides(folder: &Path) -> Result<Self, Vec<Diagnostic>> {
        let mut overrides = BTreeMap::new();
        let mut diagnostics = Vec::new();
        let mut files = Vec::new();
        list_files(folder, &mut files, &mut diagnostics);
        for path in files {
            let relative = path.strip_prefix(folder).unwrap_or(&path);
            let parts: Vec<_> = relative.iter().map(|part| part.to_string_lossy()).collect();
            let name = parts.join("/");
            match read_override(&path, &name) {
                Ok(text) => {
                    overrides.insert(name, text);
                }
                Err(diagnostic) => diagnostics.push(*diagnostic),
            }
        }
        if diagnostics.is_empty() {
            Ok(Templates { overrides })
        } else {
            Err(diagnostics)
        }
    }

    /// Whether the override folder has another text for the built-in template of this name.
    pub fn is_replaced(&self, name: &str) -> bool {
        let own = self.overrides.get(name);
        own.is_some_and(|own| built_in_text(name).as_ref() != Some(own))
    }

    /// A warning where the folder was made for another version of the view than that of this program.
    ///
    /// # Errors
    /// `T004` where its `theme.yaml` cannot be read.
    pub fn check_version(&self) -> Result<Option<Diagnostic>, Diagnostic> {
        let Some(text) = self.overrides.get(THEME) else {
            return Ok(None);
        };
        let file = SourceFile::new(THEME, text.as_str());
        let theme: Theme = serde_saphyr::from_str(text).map_err(|_| {
            let message = "the file states no version of the view, or something else as well";
            let help = format!("write one line: “view-version: {VIEW_VERSION}”");
            Diagnostic::error(Code::ThemeVersion, message, help).at(&file, 0..0)
        })?;
        if theme.view_version == VIEW_VERSION {
            return Ok(None);
        }
        let message = format!(
            "these templates were made for version {} of the view; this is version {VIEW_VERSION}",
            theme.view_version
        );
        let help = "compare them with the built-in ones, which “publish templates DIR” writes, then \
                    change the version in theme.yaml";
        let line = 0..text.trim_end().len();
        let warning = Diagnostic::warning(Code::ThemeVersion, message, help);
        Ok(Some(warning.at(&file, line)))
    }

    /// The text of a template.
    pub fn get(&self, name: &str) -> Option<Cow<'_, str>> {
        if let Some(text) = self.overrides.get(name) {
            return Some(Cow::Borrowed(text));
        }
        built_in_text(name).map(Cow::Owned)
    }

    /// The names of all templates whose path begins with `prefix`, in order.
    pub fn names(&self, prefix: &str) -> Vec<String> {
        let mut names: Vec<String> = built_in_names()
            .filter(|name| name.starts_with(prefix))
            .collect();
        let added = self
            .overrides
            .keys()
            .filter(|name| name.starts_with(prefix));
        names.extend(added.cloned());
        names.sort();
        names.dedup();
        names
    }
}

/// The names of the built-in templates.
pub fn built_in_names() -> impl Iterator<Item = String> {
    BuiltIn::iter().map(Cow::into_owned)
}

/// The text of a built-in template.
pub fn built_in_text(name: &str) -> Option<String> {
    let file = BuiltIn::get(name)?;
    String::from_utf8(file.data.into_owned()).ok()
}

fn read_override(path: &Path, name: &str) -> Result<String, Box<Diagnostic>> {
    let is_addition = name == LOGO || name.starts_with("catalogue/") && name.ends_with(".ftl");
    if !is_addition && BuiltIn::get(name).is_none() {
        let known: Vec<String> = built_in_names().collect();
        let nearest = crate::suggestion::nearest(name, known.iter().map(String::as_str));
        let help = match nearest {
            Some(nearest) => format!("rename it to {nearest}, or take it out of the folder"),
            None => "take it out; “publish templates DIR” writes all that can be replaced".into(),
        };
        let message = format!("there is no built-in template “{name}”");
        let file = SourceFile::new(path.display().to_string(), "");
        return Err(Box::new(
            Diagnostic::error(Code::UnknownTemplate, message, help).at(&file, 0..0),
        ));
    }
    crate::input::read_text(path).map(|file| file.text.clone())
}

fn list_files(folder: &Path, files: &mut Vec<PathBuf>, diagnostics: &mut Vec<Diagnostic>) {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => {
            diagnostics.push(crate::input::unreadable(folder, &error));
            return;
        }
    };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        let hidden = path
            .file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if hidden {
            continue;
        }
        if path.is_dir() {
            list_files(&path, files, diagnostics);
        } else {
            files.push(path);
        }
    }
}
