//! Where the entries of a cache are.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime};

use crate::output;

/// A place for entries. An entry has a name, `editions/ab/cdef…`, and never changes its meaning.
/// [`super::Cache`] checks what it reads, so a store may lose, damage or cut off entries.
pub trait Store: Send + Sync {
    /// Reads an entry. Returns `None` if there is none.
    ///
    /// # Errors
    /// The error if the store cannot be read.
    fn read(&self, name: &str) -> io::Result<Option<Vec<u8>>>;

    /// Writes an entry, or replaces a damaged one. No reader sees a part of it.
    ///
    /// # Errors
    /// The error if the store cannot be written.
    fn write(&self, name: &str, entry: &[u8]) -> io::Result<()>;

    /// Whether there is an entry.
    ///
    /// # Errors
    /// The error if the store cannot be read.
    fn has(&self, name: &str) -> io::Result<bool> {
        Ok(self.read(name)?.is_some())
    }

    /// Writes an entry unless there is one. Returns whether it was written.
    ///
    /// # Errors
    /// The error if the store cannot be written.
    fn create(&self, name: &str, entry: &[u8]) -> io::Result<bool> {
        let is_missing = !self.has(name)?;
        if is_missing {
            self.write(name, entry)?;
        }
        Ok(is_missing)
    }

    /// Removes the entries that have not been used for longest, if the store has become too large.
    fn trim(&self) {}
}

/// The size above which a folder is trimmed: 5 GB.
const SIZE_MAX: u64 = 5_000_000_000;

/// The size of a folder at the end of the last run that trimmed it, and what has been added since.
const SIZE: &str = "size";

/// An entry in use is marked as used if the last mark is older than this.
const MARKED_EVERY: Duration = Duration::from_hours(24);

/// A store in a folder, with one file per entry. Several programs can use it at the same time.
pub struct Folder {
    root: PathBuf,
    limit: u64,
    written: AtomicU64,
    /// The time at which the run began, by the clock of the file system; none if it cannot be
    /// written. It only decides which entries are trimmed first.
    now: Option<SystemTime>,
}

/// The entries in a folder.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Usage {
    /// Their number.
    pub entries: usize,
    /// Their size in bytes.
    pub bytes: u64,
}

impl Folder {
    /// Opens a folder, and creates it if necessary.
    ///
    /// # Errors
    /// The error if it cannot be created.
    pub fn open(root: &Path) -> io::Result<Self> {
        Folder::with_limit(root, SIZE_MAX)
    }

    /// Returns a folder that several machines share. It is created by the first entry. Its entries
    /// are neither marked as used nor removed.
    pub fn shared(root: &Path) -> Self {
        Folder {
            root: root.to_owned(),
            limit: u64::MAX,
            written: AtomicU64::new(0),
            now: None,
        }
    }

    fn with_limit(root: &Path, limit: u64) -> io::Result<Self> {
        fs::create_dir_all(root)?;
        let probe = tempfile::tempfile_in(root).and_then(|file| file.metadata()?.modified());
        Ok(Folder {
            root: root.to_owned(),
            limit,
            written: AtomicU64::new(0),
            now: probe.ok(),
        })
    }

    /// Returns the number and the size of its entries.
    pub fn usage(root: &Path) -> Usage {
        let entries = entries(root);
        Usage {
            entries: entries.len(),
            bytes: entries.iter().map(|entry| entry.bytes).sum(),
        }
    }

    /// Removes all entries. Files that are not entries stay.
    ///
    /// # Errors
    /// The first error of a file that cannot be removed.
    pub fn clean(root: &Path) -> io::Result<Usage> {
        let mut removed = Usage::default();
        for entry in entries(root) {
            fs::remove_file(&entry.path)?;
            removed.entries += 1;
            removed.bytes += entry.bytes;
        }
        for folder in subfolders(root).iter().rev() {
            // A folder with other files stays.
            let _ = fs::remove_dir(folder);
        }
        match fs::remove_file(root.join(SIZE)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(removed),
        }
    }

    /// Marks an entry as used.
    fn mark(&self, file: &File) -> io::Result<()> {
        let Some(now) = self.now else { return Ok(()) };
        let marked = file.metadata()?.modified()?;
        match now.duration_since(marked) {
            Ok(age) if age > MARKED_EVERY => file.set_modified(now),
            _ => Ok(()),
        }
    }
}

impl Store for Folder {
    fn read(&self, name: &str) -> io::Result<Option<Vec<u8>>> {
        let mut file = match File::open(self.root.join(name)) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        };
        let mut entry = Vec::new();
        file.read_to_end(&mut entry)?;
        // Without the mark, the entry is only trimmed earlier.
        let _ = self.mark(&file);
        Ok(Some(entry))
    }

    fn write(&self, name: &str, entry: &[u8]) -> io::Result<()> {
        self.written
            .fetch_add(entry.len() as u64, Ordering::Relaxed);
        output::write_atomically(&self.root.join(name), entry)
    }

    fn has(&self, name: &str) -> io::Result<bool> {
        self.root.join(name).try_exists()
    }

    fn trim(&self) {
        let written = self.written.swap(0, Ordering::Relaxed);
        if written == 0 {
            return;
        }
        let known = fs::read_to_string(self.root.join(SIZE)).ok();
        let known: Option<u64> = known.and_then(|size| size.trim().parse().ok());
        let size = match known.map(|known| known + written) {
            Some(size) if size <= self.limit => size,
            _ => trim_to(&self.root, self.limit),
        };
        // Without the size, the next run counts the entries again.
        let _ = output::write_atomically(&self.root.join(SIZE), size.to_string().as_bytes());
    }
}

/// A file in the folder of a cache.
struct Entry {
    path: PathBuf,
    bytes: u64,
    used: SystemTime,
}

/// Removes entries if there are more bytes than the limit. Returns the bytes that are left.
fn trim_to(root: &Path, limit: u64) -> u64 {
    let mut entries = entries(root);
    let mut size: u64 = entries.iter().map(|entry| entry.bytes).sum();
    if size <= limit {
        return size;
    }
    entries.sort_by(|one, other| (one.used, &one.path).cmp(&(other.used, &other.path)));
    for entry in entries {
        // Room for some runs, so that not every run has to trim.
        if size <= limit / 4 * 3 {
            break;
        }
        if fs::remove_file(&entry.path).is_ok() {
            size -= entry.bytes;
        }
    }
    size
}

/// Returns the folders of entries, `editions` and `editions/ab`, each before those in it.
fn subfolders(root: &Path) -> Vec<PathBuf> {
    let kinds = super::KINDS.iter().map(|kind| root.join(kind));
    kinds
        .flat_map(|kind| {
            let inner = fs::read_dir(&kind).into_iter().flatten().flatten();
            let inner: Vec<PathBuf> = inner.map(|entry| entry.path()).collect();
            [kind].into_iter().chain(inner)
        })
        .collect()
}

fn entries(root: &Path) -> Vec<Entry> {
    let folders = subfolders(root).into_iter();
    let files = folders.flat_map(|folder| fs::read_dir(folder).into_iter().flatten().flatten());
    let entries = files.filter_map(|file| {
        let metadata = file.metadata().ok()?;
        metadata.is_file().then_some(())?;
        Some(Entry {
            path: file.path(),
            bytes: metadata.len(),
            used: metadata.modified().ok()?,
        })
    });
    entries.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_entries_that_were_not_used_for_longest_are_removed_first() {
        let folder = tempfile::tempdir().unwrap();
        let store = Folder::with_limit(folder.path(), 100).unwrap();
        for (age, name) in [(1, "files/aa/1"), (3, "files/aa/2"), (2, "records/bb/3")] {
            store.write(name, &[0; 40]).unwrap();
            let file = File::open(folder.path().join(name)).unwrap();
            let used = store.now.unwrap() - Duration::from_hours(24 * age);
            file.set_modified(used).unwrap();
        }
        // The oldest is read, and therefore kept.
        assert_eq!(store.read("files/aa/2").unwrap().unwrap(), [0; 40]);
        store.trim();
        assert_eq!(
            Folder::usage(folder.path()),
            Usage {
                entries: 1,
                bytes: 40
            }
        );
        assert!(store.read("files/aa/2").unwrap().is_some());
        assert_eq!(fs::read_to_string(folder.path().join(SIZE)).unwrap(), "40");
        store.write("files/aa/4", &[0; 20]).unwrap();
        store.trim();
        assert_eq!(fs::read_to_string(folder.path().join(SIZE)).unwrap(), "60");
        let note = folder.path().join("files/note.txt");
        output::write_atomically(&note, b"a file").unwrap();
        Folder::clean(folder.path()).unwrap();
        assert_eq!(Folder::usage(folder.path()), Usage::default());
        assert_eq!(store.read("files/aa/4").unwrap(), None);
    }
}
