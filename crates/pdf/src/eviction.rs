//! Eviction of the results that typst has cached.
//!
//! typst caches the results of its functions in tables that belong to the process. Evicting results
//! frees them, but the tables keep the size that they had when they were fullest. The results of
//! one very long document would therefore take up memory until the process ends, even after they
//! have been evicted, and each later eviction would walk through the empty tables. For this reason,
//! the results of such a document are evicted several times while it is typeset.

use std::sync::LazyLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{self, Thread};

use typst::comemo;

/// The number of documents for which typst caches a result that no document uses again. Results
/// that all documents share (evaluated templates, plans for shaping text) are used again and stay
/// cached. With 0 they would be computed again for each document, and threads would evict results
/// that others are using.
const CACHE_AGE_MAX: usize = 2;

/// The size of the view, in bytes, from which a document is long: its results are evicted while it is
/// typeset. Only one document in thousands is so long. typst lays out its paragraphs again in the
/// second pass, because it no longer has those of the first.
const LONG: usize = 1_000_000;

/// The amount of work after which the results of a long document are evicted once more.
const INTERVAL: usize = 500;

/// Evicts the results of earlier documents when it is dropped, after failures too. Without this,
/// memory grows with each document.
pub struct EvictOnDrop;

impl Drop for EvictOnDrop {
    fn drop(&mut self) {
        comemo::evict(CACHE_AGE_MAX);
    }
}

/// Evicts all results.
pub fn evict_all() {
    comemo::evict(0);
}

/// The work that typesetting a document has taken so far, in lookups of fonts and templates.
pub struct Work {
    done: AtomicUsize,
    /// Whether the document is long.
    pub is_long: bool,
}

impl Work {
    /// Begins the work on a document whose view has this size.
    pub fn new(view: usize) -> Self {
        Work {
            done: AtomicUsize::new(0),
            is_long: view >= LONG,
        }
    }

    /// Adds to the work, and lets earlier results be evicted if the document is long.
    pub fn add(&self, amount: usize) {
        if !self.is_long {
            return;
        }
        let before = self.done.fetch_add(amount, Ordering::Relaxed);
        if before / INTERVAL != (before + amount) / INTERVAL {
            evict_soon();
        }
    }
}

/// Evicts the results that have not been used since the eviction before, in another thread. typst
/// may look up a font while it holds the lock of a table, so that evicting at once could wait for
/// itself.
fn evict_soon() {
    static EVICTOR: LazyLock<Option<Thread>> = LazyLock::new(|| {
        let evictor = thread::Builder::new().spawn(|| {
            loop {
                thread::park();
                comemo::evict(1);
            }
        });
        evictor.ok().map(|handle| handle.thread().clone())
    });
    // If a thread cannot be started, the document takes more memory.
    if let Some(evictor) = &*EVICTOR {
        evictor.unpark();
    }
}
