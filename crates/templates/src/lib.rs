//! Templates, word catalogues and bodies, built-in or custom.
//!
//! [`Templates`] holds the texts by name, [`environment()`] is the engine for HTML and EPUB,
//! [`wording`] loads the catalogues and [`bodies`] the bodies. The crate does not access the disk: callers pass in the texts.
//!
//! This crate is internal to `publish` and has no stable interface.

pub mod bodies;
mod environment;
pub mod wording;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::Deserialize;

use publish_model::diagnostic::{Code, Diagnostic, Findings, SourceFile};
use publish_model::suggestion;

pub use environment::{Tracing, environment, render, span_of, template_error};

/// The version of the data that templates receive. It increases when templates written for an older
/// version may no longer work. `theme.yaml` in a folder of templates states the version that they
/// were written for.
pub const VIEW_VERSION: u32 = 4;

/// The endings of the names of files that call other templates.
const TEMPLATE_EXTENSIONS: [&str; 5] = [".html", ".xhtml", ".opf", ".xml", ".typ"];

/// The file that states the version of the view.
const THEME: &str = "theme.yaml";

/// The publisher's logo, which has no built-in file.
pub const LOGO: &str = "logo.svg";

/// The content of the theme file.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Theme {
    view_version: u32,
}

/// The templates, style sheets and catalogues of a run, by their paths below `templates/`
/// (`html/resolution.html`), and the body files, by their names (`general-assembly.toml`). Custom
/// files take precedence over built-in files of the same name.
#[derive(Debug, Clone, Default)]
pub struct Templates {
    built_in: BTreeMap<Cow<'static, str>, Cow<'static, str>>,
    overrides: BTreeMap<String, Arc<SourceFile>>,
    bodies: BTreeMap<String, Arc<SourceFile>>,
    built_in_bodies: BTreeSet<String>,
}

impl Templates {
    /// Creates templates from the names and texts of the built-in files.
    pub fn new(built_in: impl IntoIterator<Item = (Cow<'static, str>, Cow<'static, str>)>) -> Self {
        Templates {
            built_in: built_in.into_iter().collect(),
            overrides: BTreeMap::new(),
            bodies: BTreeMap::new(),
            built_in_bodies: BTreeSet::new(),
        }
    }

    /// Adds the built-in body files by their names.
    #[must_use]
    pub fn with_built_in_bodies(
        mut self,
        files: impl IntoIterator<Item = (String, Arc<SourceFile>)>,
    ) -> Self {
        self.bodies.extend(files);
        self.built_in_bodies.extend(self.bodies.keys().cloned());
        self
    }

    /// Adds body files by their names, such as `general-assembly.toml`. They replace files of the
    /// same name.
    #[must_use]
    pub fn with_bodies(
        mut self,
        files: impl IntoIterator<Item = (String, Arc<SourceFile>)>,
    ) -> Self {
        for (name, file) in files {
            self.built_in_bodies.remove(&name);
            self.bodies.insert(name, file);
        }
        self
    }

    /// Returns the body files with their names, in order.
    pub fn bodies(&self) -> impl Iterator<Item = (&str, &Arc<SourceFile>)> {
        let files = self.bodies.iter();
        files.map(|(name, file)| (name.as_str(), file))
    }

    /// Whether the body file of this name is built in and not replaced.
    pub fn is_built_in_body(&self, name: &str) -> bool {
        self.built_in_bodies.contains(name)
    }

    /// Replaces the built-in files that have the names of these files.
    ///
    /// # Errors
    /// `T003` for a file that is not named after a built-in template and would therefore have no
    /// effect. Catalogues of other languages and a logo are allowed.
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
            Some(nearest) => format!("rename it to {nearest}, or remove it from the folder"),
            None => {
                "remove it; “publish templates DIR” writes every file that can be replaced".into()
            }
        };
        let message = format!("“{name}” does not replace a built-in file");
        Diagnostic::error(Code::UnknownTemplate, message, help).at(file, 0..0)
    }

    /// Whether a file with a different text replaces the built-in template of this name.
    pub fn is_replaced(&self, name: &str) -> bool {
        let custom = self.overrides.get(name).map(|file| file.text.as_str());
        custom.is_some_and(|custom| self.built_in_text(name) != Some(custom))
    }

    /// Whether a template, style sheet or script of editions is replaced. Catalogues and body files,
    /// which have only words, and pages that are not editions do not count.
    pub fn has_replaced_edition_templates(&self) -> bool {
        let is_of_editions = |name: &str| {
            let is_wording = name.starts_with("catalogue/") || name.starts_with("bodies/");
            let is_of_site = name.starts_with("site/") && !name.ends_with(".css");
            !is_wording && !is_of_site
        };
        let mut names = self.overrides.keys();
        names.any(|name| is_of_editions(name) && self.is_replaced(name))
    }

    /// Returns the help for an error in the template of this name: how to fix it if it is replaced.
    /// An error in a built-in template is a bug, unless a replaced template of the same folder, or
    /// of `text/`, passes it wrong values.
    pub fn help(&self, name: &str, fix: &str) -> String {
        const BUG: &str = "this is a bug in publish: please report it and attach the source file";
        if self.is_replaced(name) {
            return fix.to_owned();
        }
        let folder = name.split_once('/').map_or("", |(folder, _)| folder);
        let calls_it = |other: &&String| {
            let own = other.split_once('/').map_or("", |(folder, _)| folder);
            let is_template = TEMPLATE_EXTENSIONS
                .iter()
                .any(|extension| other.ends_with(extension));
            let may_call = own == folder || own == "text" || folder == "text" && own != "pdf";
            is_template && may_call && self.is_replaced(other)
        };
        match self.overrides.keys().find(calls_it) {
            None => BUG.to_owned(),
            Some(caller) => format!(
                "check the values that your templates, such as {caller}, pass to this one; if they \
                 are right, {BUG}"
            ),
        }
    }

    /// Returns a warning if the custom templates were written for another version of the view.
    ///
    /// # Errors
    /// `T004` if their `theme.yaml` cannot be read.
    pub fn check_version(&self) -> Result<Option<Diagnostic>, Findings> {
        let Some(file) = self.overrides.get(THEME) else {
            return Ok(None);
        };
        let theme: Theme = serde_saphyr::from_str(&file.text).map_err(|_| {
            let message = "the file must contain “view-version” and nothing else";
            let help = format!("write one line: “view-version: {VIEW_VERSION}”");
            Diagnostic::error(Code::ThemeVersion, message, help).at(file, 0..0)
        })?;
        if theme.view_version == VIEW_VERSION {
            return Ok(None);
        }
        let message = format!(
            "these templates were made for version {} of the view, but this program uses version \
             {VIEW_VERSION}",
            theme.view_version
        );
        let help = format!(
            "compare them with the built-in templates, which “publish templates DIR” writes, and \
             then write “view-version: {VIEW_VERSION}”"
        );
        let line = 0..file.text.trim_end().len();
        let warning = Diagnostic::warning(Code::ThemeVersion, message, help);
        Ok(Some(warning.at(file, line)))
    }

    /// Returns the file of a template. A custom file has the name with which it was passed in.
    pub fn file(&self, name: &str) -> Arc<SourceFile> {
        match self.overrides.get(name) {
            Some(file) => Arc::clone(file),
            None => SourceFile::new(name, self.built_in_text(name).unwrap_or_default()),
        }
    }

    /// Returns the text of a template.
    pub fn get(&self, name: &str) -> Option<&str> {
        if let Some(file) = self.overrides.get(name) {
            return Some(&file.text);
        }
        self.built_in_text(name)
    }

    /// Returns the names of all templates whose path begins with `prefix`, in order.
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

    /// Returns the text of a built-in template, even if it is replaced.
    pub fn built_in_text(&self, name: &str) -> Option<&str> {
        self.built_in.get(name).map(Cow::as_ref)
    }

    /// Returns the names and texts of all built-in templates in order of name, even if replaced.
    pub fn built_in(&self) -> impl Iterator<Item = (&str, &str)> {
        let files = self.built_in.iter();
        files.map(|(name, text)| (name.as_ref(), text.as_ref()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_in_a_built_in_template_is_a_bug_to_report() {
        let names = [
            "html/page.html",
            "text/blocks.html",
            "pdf/page.typ",
            "epub/book.css",
        ];
        let templates = Templates::new(names.map(|name| (name.into(), "text".into())));
        let bug = "this is a bug in publish: please report it and attach the source file";
        assert_eq!(templates.help("text/blocks.html", "fix it"), bug);
        let own = ["html/page.html", "epub/book.css"];
        let own = own.map(|name| (name.to_owned(), SourceFile::new(name, "own")));
        let replaced = templates.with_overrides(own).unwrap();
        assert_eq!(replaced.help("html/page.html", "fix it"), "fix it");
        assert_eq!(replaced.help("pdf/page.typ", "fix it"), bug);
        let help = replaced.help("text/blocks.html", "fix it");
        assert!(help.contains("such as html/page.html"), "{help}");
        assert!(help.ends_with(bug), "{help}");
    }
}
