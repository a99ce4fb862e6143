//! A cache that several machines share, in addition to the local one.
//!
//! Entries are read while the build runs, and written by threads of their own. The first error of
//! reading ends all reading, and the first error of writing all writing, so that a server that does
//! not answer is asked only once by each thread.

use std::collections::BTreeSet;
use std::io;
use std::mem;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};

use super::address::Address;
use super::store::Store;

/// The entry that every shared cache has, and its content. It shows that the address, the
/// credentials and the form of the entries are right.
const MARKER: (&str, &[u8]) = ("publish-cache", b"publish-cache 1\n");

/// The number of entries that are written at the same time.
const WRITERS: usize = 8;

/// A cache that several machines share.
pub struct Shared {
    address: Address,
    place: Arc<Place>,
    writers: Option<Writers>,
}

/// Whether a build writes into a shared cache.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// It only reads.
    Read,
    /// It also writes what it builds.
    Write,
}

/// Entries and their bytes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Transfer {
    /// The number of entries.
    pub entries: u64,
    /// Their size in bytes.
    pub bytes: u64,
}

/// What a build has done with a shared cache.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Traffic {
    /// What it fetched.
    pub fetched: Transfer,
    /// What it wrote.
    pub written: Transfer,
}

/// What was wrong with a shared cache.
#[derive(Debug, Default)]
pub struct SharedProblems {
    /// The first error of reading or writing.
    pub error: Option<io::Error>,
    /// The names of damaged entries.
    pub damaged: BTreeSet<String>,
}

struct Place {
    store: Box<dyn Store>,
    is_readable: AtomicBool,
    is_writable: AtomicBool,
    fetched: Counter,
    written: Counter,
    known: Mutex<Known>,
}

#[derive(Default)]
struct Known {
    /// Entries that it does not have.
    missing: BTreeSet<String>,
    problems: SharedProblems,
}

#[derive(Default)]
struct Counter {
    entries: AtomicU64,
    bytes: AtomicU64,
}

/// The threads that write, and what they still have to write.
struct Writers {
    queue: Mutex<Option<Sender<String>>>,
    threads: Mutex<Vec<JoinHandle<()>>>,
}

impl Shared {
    /// Opens a shared cache. Entries that are written are taken from the local store.
    ///
    /// # Errors
    /// The error of the store; `NotFound` if there is no shared cache and the build does not write.
    pub fn open(
        store: impl Store + 'static,
        address: &Address,
        access: Access,
        local: &Arc<dyn Store>,
    ) -> io::Result<Self> {
        let (name, content) = MARKER;
        match store.read(name)? {
            Some(found) if found == content => {}
            Some(_) => {
                let message = "it is from another version of publish, or not a shared cache";
                return Err(io::Error::new(io::ErrorKind::InvalidData, message));
            }
            None if access == Access::Write => {
                store.create(name, content)?;
            }
            None => {
                let message =
                    "there is no shared cache yet; the first build that writes creates it";
                return Err(io::Error::new(io::ErrorKind::NotFound, message));
            }
        }
        let place = Arc::new(Place {
            store: Box::new(store),
            is_readable: AtomicBool::new(true),
            is_writable: AtomicBool::new(true),
            fetched: Counter::default(),
            written: Counter::default(),
            known: Mutex::default(),
        });
        let writers = (access == Access::Write).then(|| Writers::start(&place, local));
        Ok(Shared {
            address: address.clone(),
            place,
            writers,
        })
    }

    /// Returns its address.
    pub fn address(&self) -> &Address {
        &self.address
    }

    /// Reads an entry. It may be damaged.
    pub fn read(&self, name: &str) -> Option<Vec<u8>> {
        let entry = self.place.ask(name, |store| store.read(name))?;
        if entry.is_none() {
            self.place.known().missing.insert(name.to_owned());
        }
        entry
    }

    /// Whether there is an entry. It may be damaged.
    pub fn has(&self, name: &str) -> bool {
        self.place
            .ask(name, |store| store.has(name))
            .unwrap_or(false)
    }

    /// Counts an entry that was read and that is not damaged.
    pub fn count_fetched(&self, bytes: usize) {
        self.place.fetched.add(bytes);
    }

    /// Notes that an entry is damaged. When it is written, it is replaced.
    pub fn note_damaged(&self, name: &str) {
        let mut known = self.place.known();
        known.missing.insert(name.to_owned());
        known.problems.damaged.insert(name.to_owned());
    }

    /// Writes an entry of the local store soon.
    pub fn write_soon(&self, name: &str) {
        let Some(writers) = &self.writers else { return };
        let queue = writers.queue.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(queue) = &*queue {
            // It has no receiver only if no thread could be started.
            let _ = queue.send(name.to_owned());
        }
    }

    /// Waits until everything is written.
    pub fn finish(&self) {
        let Some(writers) = &self.writers else { return };
        drop(
            writers
                .queue
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .take(),
        );
        let threads = mem::take(
            &mut *writers
                .threads
                .lock()
                .unwrap_or_else(PoisonError::into_inner),
        );
        for thread in threads {
            // A writer that panics loses entries, which the next build writes.
            let _ = thread.join();
        }
    }

    /// Returns what was fetched and written.
    pub fn traffic(&self) -> Traffic {
        Traffic {
            fetched: self.place.fetched.sum(),
            written: self.place.written.sum(),
        }
    }

    /// Returns the problems, once.
    pub fn take_problems(&self) -> SharedProblems {
        mem::take(&mut self.place.known().problems)
    }
}

impl Writers {
    fn start(place: &Arc<Place>, local: &Arc<dyn Store>) -> Self {
        let (sender, receiver) = mpsc::channel();
        let receiver = Arc::new(Mutex::new(receiver));
        let threads = (0..WRITERS).filter_map(|_| {
            let (place, local) = (Arc::clone(place), Arc::clone(local));
            let receiver = Arc::clone(&receiver);
            let write = move || {
                while let Some(name) = next(&receiver) {
                    place.write(&name, &*local);
                }
            };
            thread::Builder::new().spawn(write).ok()
        });
        Writers {
            queue: Mutex::new(Some(sender)),
            threads: Mutex::new(threads.collect()),
        }
    }
}

/// Waits for the next entry to write. There is none at the end of the build.
fn next(receiver: &Mutex<Receiver<String>>) -> Option<String> {
    let receiver = receiver.lock().unwrap_or_else(PoisonError::into_inner);
    receiver.recv().ok()
}

impl Place {
    /// Asks the store about an entry, unless the answer is known or reading has failed before.
    fn ask<T>(&self, name: &str, ask: impl FnOnce(&dyn Store) -> io::Result<T>) -> Option<T> {
        if !self.is_readable.load(Ordering::Relaxed) || self.known().missing.contains(name) {
            return None;
        }
        match ask(&*self.store) {
            Ok(answer) => Some(answer),
            Err(error) => {
                self.is_readable.store(false, Ordering::Relaxed);
                self.is_writable.store(false, Ordering::Relaxed);
                self.known().problems.error.get_or_insert(error);
                None
            }
        }
    }

    fn write(&self, name: &str, local: &dyn Store) {
        if !self.is_writable.load(Ordering::Relaxed) {
            return;
        }
        let Ok(Some(entry)) = local.read(name) else {
            return;
        };
        // The disk may have damaged it since it was written.
        if super::content(name, &entry).is_none() {
            return;
        }
        let is_damaged = self.known().problems.damaged.contains(name);
        let written = if is_damaged {
            self.store.write(name, &entry).map(|()| true)
        } else {
            self.store.create(name, &entry)
        };
        match written {
            Ok(true) => self.written.add(entry.len()),
            Ok(false) => {}
            Err(error) => {
                self.is_writable.store(false, Ordering::Relaxed);
                self.known().problems.error.get_or_insert(error);
            }
        }
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Counter {
    fn add(&self, bytes: usize) {
        self.entries.fetch_add(1, Ordering::Relaxed);
        self.bytes.fetch_add(bytes as u64, Ordering::Relaxed);
    }

    fn sum(&self) -> Transfer {
        Transfer {
            entries: self.entries.load(Ordering::Relaxed),
            bytes: self.bytes.load(Ordering::Relaxed),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::cache::{Cache, Folder, Origin};
    use crate::output::Checksum;

    /// A store in memory, which counts its requests and can fail.
    #[derive(Clone, Default)]
    struct Memory(Arc<Mutex<Content>>);

    #[derive(Default)]
    struct Content {
        entries: BTreeMap<String, Vec<u8>>,
        requests: Vec<String>,
        failing: Option<&'static str>,
    }

    impl Memory {
        fn content(&self) -> MutexGuard<'_, Content> {
            self.0.lock().unwrap()
        }

        fn request(&self, kind: &'static str, name: &str) -> io::Result<MutexGuard<'_, Content>> {
            let mut content = self.content();
            content.requests.push(format!("{kind} {name}"));
            match content.failing {
                Some(failing) if failing == kind => Err(io::ErrorKind::ConnectionReset.into()),
                _ => Ok(content),
            }
        }

        /// Returns the number of requests since the last time.
        fn requests(&self) -> usize {
            mem::take(&mut self.content().requests).len()
        }
    }

    impl Store for Memory {
        fn read(&self, name: &str) -> io::Result<Option<Vec<u8>>> {
            Ok(self.request("read", name)?.entries.get(name).cloned())
        }

        fn write(&self, name: &str, entry: &[u8]) -> io::Result<()> {
            let mut content = self.request("write", name)?;
            content.entries.insert(name.to_owned(), entry.to_vec());
            Ok(())
        }

        fn create(&self, name: &str, entry: &[u8]) -> io::Result<bool> {
            let mut content = self.request("create", name)?;
            let is_missing = !content.entries.contains_key(name);
            content
                .entries
                .entry(name.to_owned())
                .or_insert_with(|| entry.to_vec());
            Ok(is_missing)
        }
    }

    fn cache(store: &Memory, access: Access) -> (Cache, tempfile::TempDir) {
        let folder = tempfile::tempdir().unwrap();
        let mut cache = Cache::new(Folder::open(folder.path()).unwrap(), "program");
        let address = "s3://bucket".parse().unwrap();
        cache.share(store.clone(), &address, access, 1).unwrap();
        (cache, folder)
    }

    #[test]
    fn entries_are_created_fetched_once_and_never_replaced() {
        let (store, sum) = (Memory::default(), Checksum::of(b"bytes"));
        let (writer, _folder) = cache(&store, Access::Write);
        assert_eq!(writer.bytes(sum), None);
        writer.store_bytes(sum, b"bytes");
        writer.store_local_record(writer.key("last").finish(), &1);
        writer.finish();
        let written = writer.shared().unwrap().traffic().written;
        assert_eq!(written.entries, 1);
        let before = store.content().entries.clone();
        assert_eq!(before.len(), 2);

        let (other, _folder) = cache(&store, Access::Write);
        other.store_bytes(sum, b"bytes");
        other.finish();
        assert_eq!(other.shared().unwrap().traffic(), Traffic::default());
        assert_eq!(store.content().entries, before);

        let (reader, _folder) = cache(&store, Access::Read);
        store.requests();
        assert_eq!(reader.bytes(sum), Some((b"bytes".to_vec(), Origin::Shared)));
        assert_eq!(reader.bytes(sum), Some((b"bytes".to_vec(), Origin::Local)));
        let missing = Checksum::of(b"missing");
        assert_eq!(reader.bytes(missing), None);
        assert_eq!(reader.bytes(missing), None);
        reader.store_bytes(missing, b"missing");
        reader.finish();
        assert_eq!(store.requests(), 2);
        assert_eq!(store.content().entries, before);
    }

    #[test]
    fn a_damaged_entry_is_noted_once_and_replaced() {
        let (store, sum) = (Memory::default(), Checksum::of(b"bytes"));
        let (writer, _folder) = cache(&store, Access::Write);
        writer.store_bytes(sum, b"bytes");
        writer.finish();
        let whole = store.content().entries.clone();
        let name = whole.keys().find(|name| name.starts_with("files")).unwrap();
        store.content().entries.get_mut(name).unwrap().pop();
        let (writer, _folder) = cache(&store, Access::Write);
        assert_eq!(writer.bytes(sum), None);
        assert_eq!(writer.bytes(sum), None);
        writer.store_bytes(sum, b"bytes");
        writer.finish();
        let problems = writer.shared().unwrap().take_problems();
        assert_eq!(problems.damaged, BTreeSet::from([name.clone()]));
        assert!(problems.error.is_none());
        assert_eq!(store.content().entries, whole);
    }

    #[test]
    fn nothing_is_asked_after_an_error_of_reading_and_nothing_written_after_one_of_writing() {
        let store = Memory::default();
        let (cache, _folder) = cache(&store, Access::Write);
        store.content().failing = Some("create");
        for number in 0..100_u8 {
            cache.store_bytes(Checksum::of(&[number]), &[number]);
        }
        cache.finish();
        assert!(store.requests() <= 2 + WRITERS);
        assert_eq!(cache.bytes(Checksum::of(b"other")), None);
        assert_eq!(store.requests(), 1);
        store.content().failing = Some("read");
        for number in 100..200_u8 {
            assert_eq!(cache.bytes(Checksum::of(&[number])), None);
        }
        assert_eq!(store.requests(), 1);
        let problems = cache.shared().unwrap().take_problems();
        assert_eq!(
            problems.error.unwrap().kind(),
            io::ErrorKind::ConnectionReset
        );
        assert!(cache.take_problem().is_none());
    }
}
