//! A cache of results, addressed by content: the key of an entry is a hash of everything that the
//! result depends on, including the program. Times never matter.
//!
//! Entries are immutable. Each begins with the checksum of its content, which is compared when it
//! is read: an entry that is damaged or cut off counts as missing, and is replaced.
//!
//! A second store can be shared by several machines. It is asked after the local one, which keeps what
//! is found there.

mod address;
mod key;
#[cfg(feature = "shared-cache")]
mod remote;
mod shared;
mod store;
mod turns;

use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::output::Checksum;

pub use address::{Address, Scheme, without_passwords};
pub use key::Key;
#[cfg(feature = "shared-cache")]
pub use remote::{Remote, VARIABLES};
pub use shared::{Access, Shared, SharedProblems, Traffic, Transfer};
pub use store::{Folder, Store, Usage};
pub use turns::{Turn, Turns};

/// The identity of this program, a hash of everything from which it was built.
pub const PROGRAM: &str = env!("PUBLISH_BUILD");

/// The kinds of entries, which are the folders of a store.
const KINDS: [&str; 2] = [FILES, RECORDS];

/// The bytes of files, by their checksum.
const FILES: &str = "files";

/// Records, by the key of what they are about.
const RECORDS: &str = "records";

/// The first line of an entry, followed by its checksum.
const HEADER: &str = "publish-cache 1 ";

/// The number of threads that can wait for a shared cache while others work. Each has one entry.
const WAITING: usize = 32;

/// A cache of results.
pub struct Cache {
    local: Arc<dyn Store>,
    shared: Option<(Shared, Turns)>,
    program: String,
    /// Set after the first error of writing: a full disk would fail for each entry.
    is_read_only: AtomicBool,
    problem: Mutex<Option<io::Error>>,
}

/// Where an entry was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// On this machine.
    Local,
    /// In the cache that several machines share.
    Shared,
}

impl Cache {
    /// Creates a cache for the results of a program.
    pub fn new(store: impl Store + 'static, program: &str) -> Self {
        Cache {
            local: Arc::new(store),
            shared: None,
            program: program.to_owned(),
            is_read_only: AtomicBool::new(false),
            problem: Mutex::new(None),
        }
    }

    /// Adds a cache that several machines share, for a run in which a number of threads work.
    ///
    /// # Errors
    /// The same as [`Shared::open`].
    pub fn share(
        &mut self,
        store: impl Store + 'static,
        address: &Address,
        access: Access,
        threads: usize,
    ) -> io::Result<()> {
        let shared = Shared::open(store, address, access, &self.local)?;
        self.shared = Some((shared, Turns::new(threads)));
        Ok(())
    }

    /// Starts a key. Another program has other keys.
    pub fn key(&self, kind: &str) -> Key {
        Key::new(kind).with("program", &self.program)
    }

    /// Returns the identity of the program.
    pub fn program(&self) -> &str {
        &self.program
    }

    /// Returns the cache that several machines share.
    pub fn shared(&self) -> Option<&Shared> {
        self.shared.as_ref().map(|(shared, _)| shared)
    }

    /// Returns the number of threads to start in addition to those that work, because they wait for
    /// the shared cache.
    pub fn waiting_threads(&self) -> usize {
        self.shared.as_ref().map_or(0, |_| WAITING)
    }

    /// Waits until the thread may work, if there are more threads than may work at the same time.
    pub fn turn(&self) -> Option<Turn<'_>> {
        self.shared.as_ref().map(|(_, turns)| turns.take())
    }

    /// Returns a record, if there is one.
    pub fn record<T: DeserializeOwned>(&self, key: Checksum) -> Option<T> {
        self.record_and_origin(key).map(|(record, _)| record)
    }

    /// Returns a record and where it was found, if there is one.
    pub fn record_and_origin<T: DeserializeOwned>(&self, key: Checksum) -> Option<(T, Origin)> {
        self.find(&name(RECORDS, key), parsed)
    }

    /// Stores a record.
    pub fn store_record(&self, key: Checksum, record: &impl Serialize) {
        if let Ok(json) = serde_json::to_vec(record) {
            self.write_to_both(&name(RECORDS, key), &json);
        }
    }

    /// Returns a record about this machine, if there is one.
    pub fn local_record<T: DeserializeOwned>(&self, key: Checksum) -> Option<T> {
        let name = name(RECORDS, key);
        parsed(content(&name, &self.read(&name)?)?)
    }

    /// Stores a record about this machine, which is not shared. It can be replaced.
    pub fn store_local_record(&self, key: Checksum, record: &impl Serialize) {
        if let Ok(json) = serde_json::to_vec(record) {
            let name = name(RECORDS, key);
            self.write(&name, &entry(&name, &json));
        }
    }

    /// Returns the bytes with a checksum and where they were found, if the cache has them.
    pub fn bytes(&self, sum: Checksum) -> Option<(Vec<u8>, Origin)> {
        self.find(&name(FILES, sum), |bytes| Some(bytes.to_vec()))
    }

    /// Returns where the bytes with a checksum are. Those in the shared cache are not fetched.
    pub fn origin_of_bytes(&self, sum: Checksum) -> Option<Origin> {
        let name = name(FILES, sum);
        let entry = self.read(&name);
        if entry.is_some_and(|entry| content(&name, &entry).is_some()) {
            return Some(Origin::Local);
        }
        let (shared, turns) = self.shared.as_ref()?;
        turns.during(|| shared.has(&name)).then_some(Origin::Shared)
    }

    /// Stores bytes, given with their checksum.
    pub fn store_bytes(&self, sum: Checksum, bytes: &[u8]) {
        self.write_to_both(&name(FILES, sum), bytes);
    }

    /// Waits until everything is in the shared cache, and removes the local entries that have not been
    /// used for longest, if there are too many.
    pub fn finish(&self) {
        if let Some((shared, _)) = &self.shared {
            shared.finish();
        }
        self.local.trim();
    }

    /// Returns the first error of reading or writing, once.
    pub fn take_problem(&self) -> Option<io::Error> {
        self.problem().take()
    }

    fn problem(&self) -> MutexGuard<'_, Option<io::Error>> {
        self.problem.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns what `read` returns for the content of an entry: `None` if it is damaged.
    fn find<T>(&self, name: &str, read: impl Fn(&[u8]) -> Option<T>) -> Option<(T, Origin)> {
        let read = |entry: &[u8]| read(content(name, entry)?);
        if let Some(found) = self.read(name).and_then(|entry| read(&entry)) {
            return Some((found, Origin::Local));
        }
        let (shared, turns) = self.shared.as_ref()?;
        let fetched = turns.during(|| shared.read(name))?;
        let Some(found) = read(&fetched) else {
            shared.note_damaged(name);
            return None;
        };
        shared.count_fetched(fetched.len());
        self.write(name, &fetched);
        Some((found, Origin::Shared))
    }

    fn read(&self, name: &str) -> Option<Vec<u8>> {
        match self.local.read(name) {
            Ok(entry) => entry,
            Err(error) => {
                self.problem().get_or_insert(error);
                None
            }
        }
    }

    fn write_to_both(&self, name: &str, content: &[u8]) {
        self.write(name, &entry(name, content));
        if let Some((shared, _)) = &self.shared {
            shared.write_soon(name);
        }
    }

    fn write(&self, name: &str, entry: &[u8]) {
        if self.is_read_only.load(Ordering::Relaxed) {
            return;
        }
        if let Err(error) = self.local.write(name, entry) {
            self.is_read_only.store(true, Ordering::Relaxed);
            self.problem().get_or_insert(error);
        }
    }
}

fn parsed<T: DeserializeOwned>(json: &[u8]) -> Option<T> {
    serde_json::from_slice(json).ok()
}

/// Returns the name of an entry: `files/ab/cdef…`.
fn name(kind: &str, key: Checksum) -> String {
    let key = key.to_string();
    let (folder, rest) = key.split_at(2);
    format!("{kind}/{folder}/{rest}")
}

/// Returns the checksum of an entry. That of a record has the name in it, so that the entry of another
/// name is noticed. The name of a file is the checksum of its bytes.
fn sum_of(name: &str, content: &[u8]) -> Checksum {
    if name.starts_with(FILES) {
        return Checksum::of(content);
    }
    let key = Key::new("entry").with("name", name);
    key.with("content", content).finish()
}

/// Returns the entry with a content.
fn entry(name: &str, content: &[u8]) -> Vec<u8> {
    let sum = sum_of(name, content);
    let mut entry = format!("{HEADER}{sum}\n").into_bytes();
    entry.extend_from_slice(content);
    entry
}

/// Returns the content of an entry, or `None` if it is damaged or belongs to another name.
fn content<'e>(name: &str, entry: &'e [u8]) -> Option<&'e [u8]> {
    let rest = entry.strip_prefix(HEADER.as_bytes())?;
    let (sum, rest) = rest.split_at_checked(64)?;
    let content = rest.strip_prefix(b"\n")?;
    let sum: Checksum = std::str::from_utf8(sum).ok()?.parse().ok()?;
    let is_named_so = !name.starts_with(FILES) || self::name(FILES, sum) == name;
    (is_named_so && sum_of(name, content) == sum).then_some(content)
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
            assert_eq!(cache.bytes(sum).unwrap().0, b"bytes");
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
        let other = name(RECORDS, cache.key("other").finish());
        write_atomically(&paths[1], &entry(&other, b"[1,2]")).unwrap();
        assert_eq!(cache.record::<Vec<u8>>(key), None);
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
