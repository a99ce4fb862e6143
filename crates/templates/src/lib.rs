//! Templates and word catalogues: the built-in ones, and the files that replace them.
//!
//! [`Templates`] holds the texts by name, [`environment`] is the engine for HTML and EPUB,
//! [`wording`] reads the catalogues. Nothing here touches the disk: the texts are handed in.
//!
//! This crate is internal to `publish` and has no stable interface.

mod environment;
pub mod wording;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Deserialize;

use publish_model::diagnostic::{Code, Diagnostic, Findings, SourceFile};
use publish_model::suggestion;

pub use environment::{environment, render, span_of, template_error};

/// The version of what templates get. It grows when a template written for an older one may no
/// longer work; `theme.yaml` in a folder of templates states the one that they were written for.
pub const VIEW_VERSION: u32 = 3;

/// The file that states the version.
const THEME: &str = "theme.yaml";

/// The logo of whoever publishes, which no built-in template has a file for.
pub const LOGO: &str = "logo.svg";

/// What the theme file contains.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Theme {
    view_version: u32,
}

/// The templates, style sheets and catalogues of a run, by their paths below `templates/`
/// (`html/resolution.html`). A replacement comes before the built-in file of the same name.
#[derive(Debug, Clone, Default)]
pub struct Templates {
    built_in: BTreeMap<Cow<'static, str>, Cow<'static, str>>,
    overrides: BTreeMap<String, Arc<SourceFile>>,
}

impl Templates {
    /// The built-in templates, as names and texts.
    pub fn new(built_in: impl IntoIterator<Item = (Cow<'static, str>, Cow<'static, str>)>) -> Self {
        Templates {
            built_in: built_in.into_iter().collect(),
            overrides: BTreeMap::new(),
        }
    }

    /// The same templates with files, each under its name, in place of the built-in ones.
    ///
    /// # Errors
    /// `T003` for a file whose name is not that of a built-in template: it would replace nothing.
    /// Catalogues of further languages and a logo are welcome.
    pub fn with_overrides(
        mut self,
        files: impl IntoIterator<Item = (String, Arc<SourceFile>)>,
    ) -> Result<Self, Findings> {
        let mut findings = Vec::new();
        for (name, file) in files {
            let is_catalogue = name.starts_with("catalogue/") && name.ends_with(".ftl");
            if is_catalogue || name == LOGO || self.built_in.contains_key(name.as_str()) {
                self.overrides.insert(name, file);
            } else {
                findings.push(self.unknown(&name, &file));
            }
        }
        Findings::collect(findings)?;
        Ok(self)
    }

    fn unknown(&self, name: &str, file: &Arc<SourceFile>) -> Diagnostic {
        let known = self.built_in.keys().map(Cow::as_ref);
        let help = match suggestion::nearest(name, known) {
            Some(nearest) => format!("rename it to {nearest}, or take it out of the folder"),
            None => "take it out; “publish templates DIR” writes all that can be replaced".into(),
        };
        let message = format!("there is no built-in template “{name}”");
        Diagnostic::error(Code::UnknownTemplate, message, help).at(file, 0..0)
    }

    /// Whether a file with another text replaces the built-in template of this name.
    pub fn is_replaced(&self, name: &str) -> bool {
        let own = self.overrides.get(name).map(|file| file.text.as_str());
        own.is_some_and(|own| self.built_in_text(name) != Some(own))
    }

    /// A warning if the replacements were made for another version of the view.
    ///
    /// # Errors
    /// `T004` if their `theme.yaml` cannot be read.
    pub fn check_version(&self) -> Result<Option<Diagnostic>, Findings> {
        let Some(file) = self.overrides.get(THEME) else {
            return Ok(None);
        };
        let theme: Theme = serde_saphyr::from_str(&file.text).map_err(|_| {
            let message = "the file states no version of the view, or something else as well";
            let help = format!("write one line: “view-version: {VIEW_VERSION}”");
            Diagnostic::error(Code::ThemeVersion, message, help).at(file, 0..0)
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
        let line = 0..file.text.trim_end().len();
        let warning = Diagnostic::warning(Code::ThemeVersion, message, help);
        Ok(Some(warning.at(file, line)))
    }

    /// The text of a template.
    pub fn get(&self, name: &str) -> Option<&str> {
        if let Some(file) = self.overrides.get(name) {
            return Some(&file.text);
        }
        self.built_in_text(name)
    }

    /// The names of all templates whose path begins with `prefix`, in order.
    pub fn names(&self, prefix: &str) -> Vec<String> {
        let built_in = self.built_in.keys().map(Cow::as_ref);
        let all = built_in.chain(self.overrides.keys().map(String::as_str));
        let mut names: Vec<String> = all
            .filter(|name| name.starts_with(prefix))
            .map(str::to_owned)
            .collect();
        names.sort();
        names.dedup();
        names
    }

    /// The text of a built-in template, replaced or not.
    pub fn built_in_text(&self, name: &str) -> Option<&str> {
        self.built_in.get(name).map(Cow::as_ref)
    }

    /// The built-in templates in the order of their names, replaced or not: name and text.
    pub fn built_in(&self) -> impl Iterator<Item = (&str, &str)> {
        let files = self.built_in.iter();
        files.map(|(name, text)| (name.as_ref(), text.as_ref()))
    }
}
