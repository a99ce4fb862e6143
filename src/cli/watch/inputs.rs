//! The files and folders that a run reads, and which of them a change concerns.

use std::path::{Path, PathBuf};

use publish::input;
use publish::output::full;
use publish::project;

use super::super::args::BuildArguments;
use super::super::cache;
use super::super::document::STANDARD_STREAM;
use super::super::settings::Layers;

/// What has to be done after a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Concern {
    /// Nothing: the run does not read the file.
    Nothing,
    /// The sources are read again.
    Sources,
    /// The project file, templates, bodies, fonts and the theme are read again, and all sources.
    Settings,
}

/// The files and folders that a run reads, as absolute paths.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Inputs {
    sources: Vec<PathBuf>,
    settings: Vec<PathBuf>,
    /// The folders that the run writes, which may be in one that it reads.
    written: Vec<PathBuf>,
}

impl Inputs {
    /// Returns the inputs of a run.
    pub fn of(arguments: &BuildArguments, layers: &Layers<'_>) -> Self {
        let run = &arguments.run;
        let sources = run.input.inputs.iter();
        let sources = sources.filter(|input| input.as_os_str() != STANDARD_STREAM);
        let mut settings = Vec::new();
        settings.extend(run.style.templates.templates.clone());
        settings.extend(run.style.templates.bodies.clone());
        settings.extend(run.style.fonts.clone());
        match layers.project() {
            Some(project) => {
                settings.push(project.file_path());
                settings.extend(project.theme_paths());
            }
            None if run.project.no_project => {}
            None => settings.push(PathBuf::from(project::FILE_NAME)),
        }
        let written = [Some(run.output.out.clone()), cache::folder(&run.cache)];
        Inputs {
            sources: sources.map(|path| full(path)).collect(),
            settings: settings.iter().map(|path| full(path)).collect(),
            written: written.iter().flatten().map(|path| full(path)).collect(),
        }
    }

    /// Returns the folders to watch, and whether their subfolders are watched too. For a file, it
    /// is the folder that has it, because editors replace files; for a path that does not exist, the
    /// nearest folder that does.
    pub fn watched(&self) -> Vec<(PathBuf, bool)> {
        let mut watched: Vec<(PathBuf, bool)> = Vec::new();
        let paths = self.sources.iter().chain(&self.settings);
        let mut found: Vec<(PathBuf, bool)> = paths
            .filter_map(|path| {
                if input::is_folder(path) {
                    return Some((path.clone(), true));
                }
                let folders = path.ancestors().skip(1);
                let folder = folders
                    .into_iter()
                    .find(|folder| input::is_folder(folder))?;
                Some((folder.to_owned(), false))
            })
            .collect();
        // Folders with their subfolders first: they may contain the others.
        found.sort_by_key(|(path, is_recursive)| (!is_recursive, path.clone()));
        for (path, is_recursive) in found {
            let is_known = watched
                .iter()
                .any(|(other, all)| *other == path || (*all && path.starts_with(other)));
            if !is_known {
                watched.push((path, is_recursive));
            }
        }
        watched
    }

    /// Returns what has to be done after a change of a file or folder.
    pub fn concern(&self, changed: &Path) -> Concern {
        let concerns = |paths: &[PathBuf]| {
            paths.iter().any(|path| {
                let inside = changed.strip_prefix(path);
                // A folder that contains the path may have been renamed.
                inside.is_ok_and(|inside| !is_ignored(inside)) || path.starts_with(changed)
            })
        };
        if self
            .written
            .iter()
            .any(|folder| changed.starts_with(folder))
        {
            Concern::Nothing
        } else if concerns(&self.settings) {
            Concern::Settings
        } else if concerns(&self.sources) {
            Concern::Sources
        } else {
            Concern::Nothing
        }
    }

    /// Whether a change of a folder may have replaced one that is watched.
    pub fn is_at_root(&self, changed: &Path) -> bool {
        let mut paths = self.sources.iter().chain(&self.settings);
        paths.any(|path| path.starts_with(changed))
    }
}

/// Whether a path is hidden, or that of a copy that an editor makes while it saves.
fn is_ignored(path: &Path) -> bool {
    let is_copy = |name: &str| name.ends_with('~') || name.ends_with(".tmp") || name == "4913";
    path.iter().any(|part| {
        let name = part.to_string_lossy();
        name.starts_with('.') || is_copy(&name)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inputs() -> Inputs {
        let paths = |paths: &[&str]| paths.iter().map(PathBuf::from).collect();
        Inputs {
            sources: paths(&["/p/content", "/p/extra/one.md"]),
            settings: paths(&["/p/publish.toml", "/p/house"]),
            written: paths(&["/p/content/dist"]),
        }
    }

    #[test]
    fn a_change_concerns_the_files_that_a_run_reads() {
        for (path, concern) in [
            ("/p/content/A/en.md", Concern::Sources),
            ("/p/content/A", Concern::Sources),
            ("/p/content", Concern::Sources),
            ("/p/extra/one.md", Concern::Sources),
            ("/p/publish.toml", Concern::Settings),
            ("/p/house/html/resolution.html", Concern::Settings),
            ("/p", Concern::Settings),
            ("/p/extra/two.md", Concern::Nothing),
            ("/p/notes.txt", Concern::Nothing),
            ("/p/content/.en.md.swp", Concern::Nothing),
            ("/p/content/A/en.md~", Concern::Nothing),
            ("/p/content/A/4913", Concern::Nothing),
            ("/p/content/.git/index", Concern::Nothing),
            ("/p/content/dist/en/A/A-EN.xml", Concern::Nothing),
        ] {
            assert_eq!(inputs().concern(Path::new(path)), concern, "{path}");
        }
    }

    #[test]
    fn folders_are_watched_once_and_files_by_their_folder() {
        let folder = tempfile::tempdir().unwrap();
        let root = full(folder.path());
        std::fs::create_dir_all(root.join("content/A")).unwrap();
        let inputs = Inputs {
            sources: vec![root.join("content"), root.join("content/A/en.md")],
            settings: vec![root.join("publish.toml"), root.join("new/templates")],
            written: Vec::new(),
        };
        let expected = [(root.join("content"), true), (root.clone(), false)];
        assert_eq!(inputs.watched(), expected);
    }
}
