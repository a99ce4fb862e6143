//! What is known of each source before any document is read: its checksum, symbol and language.

use std::mem;
use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::cache::Cache;
use crate::output::Checksum;
use publish_model::{Bodies, Language, Symbol};
use publish_source::{self as source, Identity};

use super::{BuildOptions, STACK_BYTES, Session};

/// What is known of a source.
#[derive(Debug, Clone, Default)]
pub(super) struct Peek {
    /// Its symbol and language, if they can be read.
    pub identity: Option<Identity>,
    /// The checksum of its text, if it can be read.
    pub sha256: Option<Checksum>,
}

/// A cache, and the checksum of the body files, on which symbols depend.
pub(super) type PeekCache<'a> = Option<(&'a Cache, Checksum)>;

/// Symbol, language, and whether nothing contradicts them.
type Record = Vec<Option<(Symbol, Language, bool)>>;

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

fn chunk(
    options: &BuildOptions,
    range: Range<usize>,
    bodies: &Bodies,
    cache: PeekCache<'_>,
    session: Option<&Session>,
) -> Vec<Peek> {
    let sums = range.clone().map(|index| {
        let read = || {
            let bytes = options.read_undecoded(index).ok()?;
            Some(Checksum::of(&bytes))
        };
        match (session, options.path(index)) {
            (Some(session), Some(path)) => session.sum(path, read),
            _ => read(),
        }
    });
    let sums: Vec<Option<Checksum>> = sums.collect();
    let key = cache.map(|(cache, sum_of_bodies)| {
        let mut key = cache.key("peeks").with("bodies", sum_of_bodies.as_bytes());
        for (index, sum) in range.clone().zip(&sums) {
            let sum = sum.as_ref().map_or(&[][..], |sum| sum.as_bytes());
            key = key.with("name", options.name(index)).with("text", sum);
        }
        (cache, key.finish())
    });
    let known: Option<Record> = key.and_then(|(cache, key)| cache.record(key));
    let record = known.filter(|known| known.len() == sums.len());
    let record = record.unwrap_or_else(|| {
        let record: Record = range.map(|index| peek(options, index, bodies)).collect();
        if let Some((cache, key)) = key {
            cache.store_record(key, &record);
        }
        record
    });
    let peeks = record.into_iter().zip(sums).map(|(identity, sha256)| Peek {
        identity: identity.map(|(symbol, language, agrees)| Identity {
            symbol,
            language,
            agrees,
        }),
        sha256,
    });
    peeks.collect()
}

fn peek(options: &BuildOptions, index: usize, bodies: &Bodies) -> Option<(Symbol, Language, bool)> {
    let file = options.read(index).ok()?;
    let identity = source::identity(&file, bodies)?;
    Some((identity.symbol, identity.language, identity.agrees))
}
