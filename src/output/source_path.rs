//! The paths of sources in the manifest.

use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use super::Checksum;
use super::manifest::SourceEntry;

impl SourceEntry {
    /// Returns the entry of a source in the manifest of an output folder. It has a path if both the
    /// source and the output folder are in the working folder. `sha256` is the checksum of its text.
    pub fn new(root: &Path, path: Option<&Path>, sha256: Checksum) -> Self {
        let working_folder = full(Path::new("."));
        let root = full(root);
        let path = path
            .map(full)
            .filter(|path| path.starts_with(&working_folder) && root.starts_with(&working_folder));
        SourceEntry {
            path: path.map(|path| relative(&root, &path)),
            sha256,
        }
    }

    /// Returns the full path of the source, if the manifest of this output folder has it.
    pub fn full_path(&self, root: &Path) -> Option<PathBuf> {
        let path = self.path.as_ref()?;
        Some(full(&root.join(path)))
    }
}

/// Whether a source does not exist any more.
pub fn is_deleted(path: &Path) -> bool {
    let metadata = fs::symlink_metadata(path);
    metadata.is_err_and(|error| error.kind() == io::ErrorKind::NotFound)
}

/// Returns the absolute path without `.` and `..`.
pub fn full(path: &Path) -> PathBuf {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut full = PathBuf::new();
    for component in absolute.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => {
                full.pop();
            }
            other => full.push(other),
        }
    }
    full
}

/// Returns the path from a folder to another path, with slashes.
fn relative(from: &Path, to: &Path) -> String {
    let from: Vec<Component<'_>> = from.components().collect();
    let to: Vec<Component<'_>> = to.components().collect();
    let shared = from.iter().zip(&to).take_while(|(one, other)| one == other);
    let shared = shared.count();
    let up = from.iter().skip(shared).map(|_| "..".to_owned());
    let down = to.iter().skip(shared);
    let down = down.map(|part| part.as_os_str().to_string_lossy().into_owned());
    up.chain(down).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{full, relative};

    #[test]
    fn paths_of_sources_are_relative_to_the_output() {
        for (from, to, expected) in [
            ("/site/dist", "/site/content/a/en.md", "../content/a/en.md"),
            ("/site/dist", "/site/dist/en.md", "en.md"),
            ("/a/../site/dist/.", "/b/./en.md", "../../b/en.md"),
        ] {
            let found = relative(&full(Path::new(from)), &full(Path::new(to)));
            assert_eq!(found, expected, "{from} {to}");
        }
    }
}
