//! What is known of each source before any document is read: its checksum, symbol and language.

use std::mem;
use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use serde::{Deserialize, Serialize};

use crate::cache::Cache;
use crate::input;
use crate::output::Checksum;
use crate::threads::STACK_BYTES;
use publish_model::{Bodies, Language, Symbol};
use publish_source::{self as source, Identity};

use super::{BuildOptions, Session};

/// What is known of a source.
#[derive(Debug, Clone, Default)]
pub(super) struct Peek {
    /// Its symbol and language, if they can be read.
    pub identity: Option<Identity>,
    /// The checksum of its text, if it can be read.
    pub sha256: Option<Checksum>,
    /// The BLAKE3 hash of its text, if it can be read.
    pub blake3: Option<blake3::Hash>,
}

/// A cache, and the checksum of the body files, on which symbols depend.
pub(super) type PeekCache<'a> = Option<(&'a Cache, Checksum)>;

/// What the cache has of a source.
#[derive(Serialize, Deserialize)]
struct Known {
    /// Symbol, language, and whether nothing contradicts them.
    identity: Option<(Symbol, Language, bool)>,
    sha256: Option<Checksum>,
}

/// Peeks into all sources.
pub(super) fn all(
    options: &BuildOptions,
    bodies: &Bodies,
    cache: PeekCache<'_>,
    session: Option<&Session>,
) -> Vec<Peek> {
    let chunks = chunks(options);
    let next = AtomicUsize::new(0);
    let work = || {
        let mut found = Vec::new();
        while let Some(&(start, end)) = chunks.get(next.fetch_add(1, Ordering::Relaxed)) {
            let _turn = cache.and_then(|(cache, _)| cache.turn());
            found.push((start, chunk(options, start..end, bodies, cache, session)));
        }
        found
    };
    let mut found = thread::scope(|scope| {
        let waiting = cache.map_or(0, |(cache, _)| cache.waiting_threads());
        let threads: Vec<_> = (0..options.jobs.max(1) + waiting)
            .filter_map(|_| {
                let builder = thread::Builder::new().stack_size(STACK_BYTES);
                builder.spawn_scoped(scope, work).ok()
            })
            .collect();
        let mut found = Vec::new();
        for thread in threads {
            match thread.join() {
                Ok(chunks) => found.extend(chunks),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        // If no thread could be started.
        found.extend(work());
        found
    });
    found.sort_by_key(|(start, _)| *start);
    found.into_iter().flat_map(|(_, peeks)| peeks).collect()
}

/// Returns ranges of sources, about 16 each, that share one record in the cache. Where a range ends
/// depends only on the name of its last source, so that a new source changes only its own range.
fn chunks(options: &BuildOptions) -> Vec<(usize, usize)> {
    let count = options.sources.len();
    let is_end = |index: usize| {
        let name = Checksum::of(options.name(index).as_bytes());
        name.as_bytes()[0].is_multiple_of(16) || index + 1 == count
    };
    let ends = (0..count).filter(|index| is_end(*index));
    let mut start = 0;
    ends.map(|end| (mem::replace(&mut start, end + 1), end + 1))
        .collect()
}

/// Peeks into a range of sources. The cache knows those whose texts have the same hashes. BLAKE3 takes much
/// less time than SHA-256, and every run reads all sources.
fn chunk(
    options: &BuildOptions,
    range: Range<usize>,
    bodies: &Bodies,
    cache: PeekCache<'_>,
    session: Option<&Session>,
) -> Vec<Peek> {
    let Some((cache, sum_of_bodies)) = cache else {
        return range.map(|index| peek(options, index, bodies)).collect();
    };
    let hashes = range.clone().map(|index| {
        let read = || {
            let bytes = options.read_undecoded(index).ok()?;
            Some(blake3::hash(&bytes))
        };
        match (session, options.path(index)) {
            (Some(session), Some(path)) => session.hash(path, read),
            _ => read(),
        }
    });
    let hashes: Vec<Option<blake3::Hash>> = hashes.collect();
    let mut key = cache.key("peeks").with("bodies", sum_of_bodies.as_bytes());
    for (index, hash) in range.clone().zip(&hashes) {
        let hash = hash.as_ref().map_or(&[][..], |hash| hash.as_bytes());
        key = key.with("name", options.name(index)).with("text", hash);
    }
    let key = key.finish();
    let known: Option<Vec<Known>> = cache.record(key);
    if let Some(known) = known.filter(|known| known.len() == hashes.len()) {
        let known = known.into_iter().zip(hashes);
        return known.map(|(known, hash)| known.peek(hash)).collect();
    }
    let peeks: Vec<Peek> = range.map(|index| peek(options, index, bodies)).collect();
    // A source may have changed in the meantime.
    if peeks.iter().map(|peek| peek.blake3).eq(hashes) {
        let known: Vec<Known> = peeks.iter().cloned().map(Known::from).collect();
        cache.store_record(key, &known);
    }
    peeks
}

/// Reads a source.
fn peek(options: &BuildOptions, index: usize, bodies: &Bodies) -> Peek {
    let Ok(bytes) = options.read_undecoded(index) else {
        return Peek::default();
    };
    let (sha256, blake3) = (Some(Checksum::of(&bytes)), Some(blake3::hash(&bytes)));
    let file = input::decode(&options.name(index), bytes).ok();
    let identity = file.and_then(|file| source::identity(&file, bodies));
    Peek {
        identity,
        sha256,
        blake3,
    }
}

impl Known {
    fn peek(self, blake3: Option<blake3::Hash>) -> Peek {
        let identity = self.identity.map(|(symbol, language, agrees)| Identity {
            symbol,
            language,
            agrees,
        });
        Peek {
            identity,
            sha256: self.sha256,
            blake3,
        }
    }
}

impl From<Peek> for Known {
    fn from(peek: Peek) -> Self {
        let identity = peek
            .identity
            .map(|identity| (identity.symbol, identity.language, identity.agrees));
        Known {
            identity,
            sha256: peek.sha256,
        }
    }
}
