//! What a program that builds again and again keeps between its builds.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::input;
use crate::output::full;

/// A series of builds of the same sources.
///
/// It remembers the hashes of sources, so that only those that have changed are read again. The
/// program that watches the files must call [`Session::forget`] for each change before it builds.
#[derive(Debug, Default)]
pub struct Session {
    hashes: Mutex<HashMap<PathBuf, blake3::Hash>>,
}

impl Session {
    /// Forgets a file that has changed, or all files in a folder.
    pub fn forget(&self, changed: &Path) {
        let mut hashes = self.hashes();
        if hashes.remove(changed).is_none() {
            hashes.retain(|path, _| !path.starts_with(changed));
        }
    }

    /// Forgets all files, because changes may have been missed.
    pub fn forget_all(&self) {
        self.hashes().clear();
    }

    /// Returns the hash of a file, which is only computed if it is not known. A file that is a
    /// link is not remembered: it is not reported when its target changes.
    pub(super) fn hash(
        &self,
        path: &Path,
        compute: impl FnOnce() -> Option<blake3::Hash>,
    ) -> Option<blake3::Hash> {
        let path = full(path);
        if let Some(hash) = self.hashes().get(&path) {
            return Some(*hash);
        }
        let hash = compute()?;
        if !input::is_link(&path) {
            self.hashes().insert(path, hash);
        }
        Some(hash)
    }

    fn hashes(&self) -> MutexGuard<'_, HashMap<PathBuf, blake3::Hash>> {
        self.hashes.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_again_after_it_or_its_folder_was_forgotten() {
        let session = Session::default();
        let (one, other) = (Path::new("/c/1/en.md"), Path::new("/c/2/en.md"));
        let text = |text: &'static [u8]| move || Some(blake3::hash(text));
        let hash = |path, bytes| session.hash(path, text(bytes));
        let (old, new) = (Some(blake3::hash(b"old")), Some(blake3::hash(b"new")));
        assert_eq!((hash(one, b"old"), hash(other, b"old")), (old, old));
        assert_eq!(hash(one, b"new"), old);
        session.forget(one);
        assert_eq!((hash(one, b"new"), hash(other, b"new")), (new, old));
        session.forget(Path::new("/c/2"));
        assert_eq!((hash(one, b"old"), hash(other, b"new")), (new, new));
        session.forget_all();
        assert_eq!(hash(one, b"old"), old);
    }
}
