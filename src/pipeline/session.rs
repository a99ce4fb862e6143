//! What a program that builds again and again keeps between its builds.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::input;
use crate::output::{Checksum, full};

/// A series of builds of the same sources.
///
/// It remembers the checksums of sources, so that only those that have changed are read again. The
/// program that watches the files must call [`Session::forget`] for each change before it builds.
#[derive(Debug, Default)]
pub struct Session {
    sums: Mutex<HashMap<PathBuf, Checksum>>,
}

impl Session {
    /// Forgets a file that has changed, or all files in a folder.
    pub fn forget(&self, changed: &Path) {
        let mut sums = self.sums();
        if sums.remove(changed).is_none() {
            sums.retain(|path, _| !path.starts_with(changed));
        }
    }

    /// Forgets all files, because changes may have been missed.
    pub fn forget_all(&self) {
        self.sums().clear();
    }

    /// Returns the checksum of a file, which is only computed if it is not known. A file that is a
    /// link is not remembered: it is not reported when its target changes.
    pub(super) fn sum(
        &self,
        path: &Path,
        compute: impl FnOnce() -> Option<Checksum>,
    ) -> Option<Checksum> {
        let path = full(path);
        if let Some(sum) = self.sums().get(&path) {
            return Some(*sum);
        }
        let sum = compute()?;
        if !input::is_link(&path) {
            self.sums().insert(path, sum);
        }
        Some(sum)
    }

    fn sums(&self) -> MutexGuard<'_, HashMap<PathBuf, Checksum>> {
        self.sums.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_again_after_it_or_its_folder_was_forgotten() {
        let session = Session::default();
        let (one, other) = (Path::new("/c/1/en.md"), Path::new("/c/2/en.md"));
        let text = |text: &'static [u8]| move || Some(Checksum::of(text));
        let sum = |path, bytes| session.sum(path, text(bytes));
        let (old, new) = (Some(Checksum::of(b"old")), Some(Checksum::of(b"new")));
        assert_eq!((sum(one, b"old"), sum(other, b"old")), (old, old));
        assert_eq!(sum(one, b"new"), old);
        session.forget(one);
        assert_eq!((sum(one, b"new"), sum(other, b"new")), (new, old));
        session.forget(Path::new("/c/2"));
        assert_eq!((sum(one, b"old"), sum(other, b"new")), (new, new));
        session.forget_all();
        assert_eq!(sum(one, b"old"), old);
    }
}
