//! The project file `publish.toml`: the values that a project has instead of the defaults.

mod ci;
mod overrides;
mod read;
mod settings;
mod theme;
mod value;

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::PathBuf;

use publish_model::Language;
use publish_model::diagnostic::{Code, Diagnostic};

use overrides::Texts;

pub use ci::{CodeHost, Workflow};
pub use overrides::{SET, override_of};
pub use settings::{
    CertificationSettings, EnforcementSettings, OpenAcrSettings, Settings, json_schema,
};
pub use theme::{ColourSettings, LogoSettings, ThemeSettings, TypefaceSettings};
pub use value::{BuildFormat, CacheChoice, Denied, FilePath, List, Parsed};

/// The name of a project file.
pub const FILE_NAME: &str = "publish.toml";

/// The name of its schema, which the first line of a new project file names.
pub const SCHEMA_NAME: &str = "publish.schema.json";

/// Returns the text of a new project file.
pub fn starting_text(languages: &[Language], with_bodies: bool) -> String {
    let languages: Vec<String> = languages.iter().map(|one| format!("\"{one}\"")).collect();
    let list = format!("[{}]", languages.join(", "));
    let bodies = if with_bodies { "" } else { "# " };
    include_str!("new_project.toml")
        .replace("{languages}", &list)
        .replace("{bodies}", bodies)
}

/// A project file, with the values that replace its own.
#[derive(Debug)]
pub struct Project {
    texts: Texts,
    folder: PathBuf,
    /// Its values.
    pub settings: Settings,
    /// The position of each value, by its key: `pdf.variants`.
    spans: BTreeMap<String, Range<usize>>,
}

/// Where a value of a project is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyOrigin {
    /// In a line of the project file.
    Line(usize),
    /// In a value of `--set`.
    Set,
}

impl Project {
    fn path(&self, path: &FilePath) -> PathBuf {
        self.folder.join(&path.0)
    }

    /// Returns the sources, relative to the working folder.
    pub fn sources(&self) -> Vec<PathBuf> {
        match &self.settings.sources {
            Some(sources) => {
                let sources = sources.as_slice().iter();
                sources.map(|source| self.path(&source.0)).collect()
            }
            None => vec![self.folder.join("content")],
        }
    }

    /// Returns the output folder, relative to the working folder.
    pub fn output(&self) -> PathBuf {
        match &self.settings.output {
            Some(output) => self.path(&output.0),
            None => self.folder.join("dist"),
        }
    }

    /// Returns the folder of templates, relative to the working folder.
    pub fn templates(&self) -> Option<PathBuf> {
        let templates = self.settings.templates.as_ref()?;
        Some(self.path(&templates.0))
    }

    /// Returns the folder of body files, relative to the working folder.
    pub fn bodies(&self) -> Option<PathBuf> {
        let bodies = self.settings.bodies.as_ref()?;
        Some(self.path(&bodies.0))
    }

    /// Returns the folder of fonts, relative to the working folder.
    pub fn fonts(&self) -> Option<PathBuf> {
        let fonts = self.settings.fonts.as_ref()?;
        Some(self.path(&fonts.0))
    }

    /// Returns the files and folders of the theme, relative to the working folder.
    pub fn theme_paths(&self) -> Vec<PathBuf> {
        let ThemeSettings {
            assets,
            style_sheet,
            ..
        } = &self.settings.theme;
        let paths = assets.iter().chain(style_sheet);
        paths.map(|path| self.path(&path.0)).collect()
    }

    /// Returns the path of the project file, relative to the working folder.
    pub fn file_path(&self) -> PathBuf {
        PathBuf::from(self.name())
    }

    /// Returns the choice of the cache. A folder is relative to the working folder.
    pub fn cache(&self) -> Option<CacheChoice> {
        let choice = self.settings.cache.as_ref()?;
        Some(match choice {
            CacheChoice::Folder(path) => CacheChoice::Folder(FilePath(self.path(path))),
            other => other.clone(),
        })
    }

    /// Returns the name of the project file, as printed in messages.
    pub fn name(&self) -> &str {
        &self.texts.file().name
    }

    /// Returns where the value of a key is, if there is one.
    pub fn origin(&self, key: &str) -> Option<KeyOrigin> {
        let span = self.spans.get(key)?;
        let line = self.texts.line(span.start);
        Some(line.map_or(KeyOrigin::Set, KeyOrigin::Line))
    }

    fn locate(&self, finding: Diagnostic, key: &str) -> Diagnostic {
        let span = self.spans.get(key).cloned().unwrap_or_default();
        self.texts.locate(finding, span)
    }

    /// Returns the error about a result of an evaluation of the EPUBs that is not complete.
    fn check_certification(&self) -> Option<Diagnostic> {
        let (set, missing) = self.settings.epub.certification.keys();
        let (set, missing) = (set.first()?, missing.first()?);
        Some(self.wrong_value(
            &format!("epub.certification.{set}"),
            &format!("the table has no “{missing}”"),
            "a certification needs “certifier”, “date”, “standard” and “report”; without a report by a \
             person, delete the table",
        ))
    }

    /// Returns the error about an enforcement body without a name.
    fn check_enforcement(&self) -> Option<Diagnostic> {
        let key = self.settings.enforcement.key_without_name()?;
        Some(self.wrong_value(
            &format!("enforcement.{key}"),
            "the table has no “name”",
            "add the name of the body, or delete the table",
        ))
    }

    /// Returns the error about an author of the conformance report that is not complete.
    fn check_openacr(&self) -> Option<Diagnostic> {
        let (set, missing) = self.settings.openacr.incomplete()?;
        Some(self.wrong_value(
            &format!("openacr.{set}"),
            &format!("the table has no “{missing}”"),
            "a conformance report needs “author” and “email”; without an author, delete the table",
        ))
    }

    /// Returns the error about the value of a key.
    pub fn wrong_value(&self, key: &str, reason: &str, help: &str) -> Diagnostic {
        let message = format!("invalid value for “{key}”: {reason}");
        self.locate(Diagnostic::error(Code::ProjectValue, message, help), key)
    }
}
