//! A cache of results, addressed by content: the key of an entry is a hash of everything that the
//! result depends on, including the program. Times never matter.
//!
//! Entries are immutable. Each begins with the checksum of its content, which is compared when it
//! is read: an entry that is damaged or cut off counts as missing, and is replaced.

mod key;
mod store;

use std::io;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::sync::atomic::{AtomicBool, Ordering};

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::output::Checksum;

pub use key::Key;
pub use store::{Folder, Store, Usage};

/// The identity of this program, a hash of everything from which it was built.
pub const PROGRAM: &str = env!("PUBLISH_BUILD");

/// The kinds of entries, which are the folders of a store.
const KINDS: [&str; 2] = [FILES, RECORDS];

/// The bytes of files, by their checksum.
const FILES: &str = "files";

/// Records, by the key of what they are about.
const RECORDS: &str = "records";

/// The first line of an entry, followed by the checksum of the rest.
const HEADER: &str = "publish-cache 1 ";

/// A cache of results.
pub struct Cache {
    store: Box<dyn Store>,
    program: String,
    /// Set after the first error of writing: a full disk would fail for each entry.
    is_read_only: AtomicBool,
    problem: Mutex<Option<io::Error>>,
}

impl Cache {
    /// Creates a cache for the results of a program.
    pub fn new(store: impl Store + 'static, program: &str) -> Self {
        Cache {
            store: Box::new(store),
            program: program.to_owned(),
            is_read_only: AtomicBool::new(false),
            problem: Mutex::new(None),
        }
    }

    /// Starts a key. Another program has other keys.
    pub fn key(&self, kind: &str) -> Key {
        Key::new(kind).with("program", &self.program)
    }

    /// Returns the identity of the program.
    pub fn program(&self) -> &str {
        &self.program
    }

    /// Returns a record, if there is one.
    pub fn record<T: DeserializeOwned>(&self, key: Checksum) -> Option<T> {
        let entry = self.read(RECORDS, key)?;
        serde_json::from_slice(content(&entry)?.1).ok()
    }

    /// Stores a record.
    pub fn store_record(&self, key: Checksum, record: &impl Serialize) {
        if let Ok(json) = serde_json::to_vec(record) {
            self.write(RECORDS, key, Checksum::of(&json), &json);
        }
    }

    /// Returns the bytes with a checksum, if the cache has them.
    pub fn bytes(&self, sum: Checksum) -> Option<Vec<u8>> {
        let mut entry = self.read(FILES, sum)?;
        let (found, bytes) = content(&entry)?;
        let header = entry.len() - bytes.len();
        (found == sum).then(|| entry.split_off(header))
    }

    /// Stores bytes, given with their checksum.
    pub fn store_bytes(&self, sum: Checksum, bytes: &[u8]) {
        self.write(FILES, sum, sum, bytes);
    }

    /// Removes the entries that have not been used for longest, if there are too many.
    pub fn trim(&self) {
        self.store.trim();
    }

    /// Returns the first error of reading or writing, once.
    pub fn take_problem(&self) -> Option<io::Error> {
        self.problem().take()
    }

    fn problem(&self) -> std::sync::MutexGuard<'_, Option<io::Error>> {
        self.problem.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn read(&self, kind: &str, key: Checksum) -> Option<Vec<u8>> {
        match self.store.read(&name(kind, key)) {
            Ok(entry) => entry,
            Err(error) => {
                self.problem().get_or_insert(error);
                None
            }
        }
    }

    fn write(&self, kind: &str, key: Checksum, sum: Checksum, bytes: &[u8]) {
        if self.is_read_only.load(Ordering::Relaxed) {
            return;
        }
        let mut entry = format!("{HEADER}{sum}\n").into_bytes();
        entry.extend_from_slice(bytes);
        if let Err(error) = self.store.write(&name(kind, key), &entry) {
            self.is_read_only.store(true, Ordering::Relaxed);
            self.problem().get_or_insert(error);
        }
    }
}

/// Returns the name of an entry: `files/ab/cdef…`.
fn name(kind: &str, key: Checksum) -> String {
    let key = key.to_string();
    let (folder, rest) = key.split_at(2);
    format!("{kind}/{folder}/{rest}")
}

/// Returns the content of an entry with its checksum, or `None` if it is damaged.
fn content(entry: &[u8]) -> Option<(Checksum, &[u8])> {
    let rest = entry.strip_prefix(HEADER.as_bytes())?;
    let (sum, rest) = rest.split_at_checked(64)?;
    let content = rest.strip_prefix(b"\n")?;
    let sum: Checksum = std::str::from_utf8(sum).ok()?.parse().ok()?;
    (Checksum::of(content) == sum).then_some((sum, content))
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::*;
    use crate::output::write_atomically;

    fn cache(folder: &Path) -> Cache {
        Cache::new(Folder::open(folder).unwrap(), "program")
    }

    #[test]
    fn damaged_entries_count_as_missing_and_are_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let cache = cache(folder.path());
        let (sum, key) = (Checksum::of(b"bytes"), cache.key("k").finish());
        cache.store_bytes(sum, b"bytes");
        cache.store_record(key, &vec![1, 2]);
        let whole = |cache: &Cache| {
            assert_eq!(cache.bytes(sum).unwrap(), b"bytes");
            assert_eq!(cache.record::<Vec<u8>>(key).unwrap(), [1, 2]);
        };
        whole(&cache);
        let paths = [name(FILES, sum), name(RECORDS, key)].map(|name| folder.path().join(name));
        let entries = paths.clone().map(|path| fs::read(path).unwrap());
        for cut in 0..entries[0].len() {
            write_atomically(&paths[0], &entries[0][..cut]).unwrap();
            assert_eq!(cache.bytes(sum), None, "{cut}");
        }
        for at in 0..entries[1].len() {
            let mut damaged = entries[1].clone();
            damaged[at] ^= 1;
            write_atomically(&paths[1], &damaged).unwrap();
            assert_eq!(cache.record::<Vec<u8>>(key), None, "{at}");
        }
        // Whole, but the bytes of another file.
        let other = Checksum::of(b"other");
        let whole_other = format!("{HEADER}{other}\nother");
        write_atomically(&paths[0], whole_other.as_bytes()).unwrap();
        assert_eq!(cache.bytes(sum), None);
        cache.store_bytes(sum, b"bytes");
        cache.store_record(key, &vec![1, 2]);
        whole(&cache);
        assert!(cache.take_problem().is_none());
    }

    #[test]
    fn another_program_finds_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let (one, other) = (cache(folder.path()), Folder::open(folder.path()).unwrap());
        let other = Cache::new(other, "another program");
        one.store_record(one.key("k").finish(), &1);
        assert_eq!(one.record(one.key("k").finish()), Some(1));
        assert_eq!(other.record::<u8>(other.key("k").finish()), None);
    }

    #[test]
    fn a_store_that_fails_is_reported_once_and_not_written_again() {
        struct Full(AtomicBool);

        impl Store for Full {
            fn read(&self, _: &str) -> io::Result<Option<Vec<u8>>> {
                Ok(None)
            }

            fn write(&self, _: &str, _: &[u8]) -> io::Result<()> {
                assert!(!self.0.swap(true, Ordering::Relaxed), "written twice");
                Err(io::ErrorKind::StorageFull.into())
            }
        }

        let cache = Cache::new(Full(AtomicBool::new(false)), "program");
        cache.store_bytes(Checksum::of(b"1"), b"1");
        cache.store_bytes(Checksum::of(b"2"), b"2");
        assert_eq!(
            cache.take_problem().unwrap().kind(),
            io::ErrorKind::StorageFull
        );
        assert!(cache.take_problem().is_none());
    }
}
