//! Work on a long list in several threads.

use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// The stack of a thread in bytes. Deeply nested documents cause deep recursion in the typesetter.
pub const STACK_BYTES: usize = 32 * 1024 * 1024;

/// The smallest part of a list for which another thread is started.
const PART_MIN: usize = 200;

/// Returns the number of threads that can run at the same time.
pub fn available() -> usize {
    thread::available_parallelism().map_or(1, NonZero::get)
}

/// Divides a list into one part for each thread, and returns what `work` makes of each part, in the
/// order of the list. `work` gets the index of the first item of its part.
pub fn in_parts<'i, T: Sync, R: Send>(
    items: &'i [T],
    jobs: usize,
    work: impl Fn(usize, &'i [T]) -> R + Sync,
) -> Vec<R> {
    let size = items.len().div_ceil(jobs.max(1)).max(PART_MIN);
    let mut parts = items.chunks(size).enumerate();
    let first = parts.next();
    thread::scope(|scope| {
        let work = &work;
        let others: Vec<_> = parts
            .map(|(index, part)| {
                let builder = thread::Builder::new().stack_size(STACK_BYTES);
                let spawned = builder.spawn_scoped(scope, move || work(index * size, part));
                spawned.map_err(|_| (index, part))
            })
            .collect();
        let mut made: Vec<R> = first.map(|(_, part)| work(0, part)).into_iter().collect();
        for other in others {
            made.push(match other {
                Ok(thread) => match thread.join() {
                    Ok(made) => made,
                    Err(panic) => std::panic::resume_unwind(panic),
                },
                Err((index, part)) => work(index * size, part),
            });
        }
        made
    })
}

/// Returns what `work` makes of each item of a short list of long tasks, in the order of the list. Each
/// thread takes the next item when it has finished one.
pub fn in_turn<'i, T: Sync, R: Send>(
    items: &'i [T],
    jobs: usize,
    work: impl Fn(&'i T) -> R + Sync,
) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut made = Vec::new();
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(index) else {
                return made;
            };
            made.push((index, work(item)));
        }
    };
    let mut made = thread::scope(|scope| {
        let builder = || thread::Builder::new().stack_size(STACK_BYTES);
        // If a thread cannot be started, the others do its work.
        let others: Vec<_> = (1..jobs.min(items.len()))
            .filter_map(|_| builder().spawn_scoped(scope, work).ok())
            .collect();
        let mut made = work();
        for other in others {
            match other.join() {
                Ok(others) => made.extend(others),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        made
    });
    made.sort_by_key(|(index, _)| *index);
    made.into_iter().map(|(_, made)| made).collect()
}

/// Returns what `work` makes of each item of a short list of long tasks, like [`in_turn`], and consumes the
/// items.
pub fn consumed_in_turn<T: Send, R: Send>(
    items: Vec<T>,
    jobs: usize,
    work: impl Fn(T) -> R + Sync,
) -> Vec<R> {
    let items: Vec<Mutex<Option<T>>> = items.into_iter().map(|item| Some(item).into()).collect();
    let made = in_turn(&items, jobs, |item| {
        let item = item.lock().unwrap_or_else(PoisonError::into_inner).take();
        item.map(&work)
    });
    made.into_iter().flatten().collect()
}

/// Does two things at the same time, and returns the results of both. If a thread cannot be started, it
/// does one after the other.
pub fn both<A: Send, B>(one: impl Fn() -> A + Sync, other: impl FnOnce() -> B) -> (A, B) {
    thread::scope(|scope| {
        let builder = thread::Builder::new().stack_size(STACK_BYTES);
        let started = builder.spawn_scoped(scope, &one);
        let other = other();
        let one = match started.map(thread::ScopedJoinHandle::join) {
            Ok(Ok(one)) => one,
            Ok(Err(panic)) => std::panic::resume_unwind(panic),
            Err(_) => one(),
        };
        (one, other)
    })
}

/// Frees a value with many parts in another thread, for which the program does not wait when it ends.
pub fn free_later<T: Send + 'static>(value: T) {
    // If a thread cannot be started, the value is freed at once.
    let _ = thread::Builder::new().spawn(move || drop(value));
}

#[cfg(test)]
mod tests {
    use super::{consumed_in_turn, in_parts, in_turn};

    #[test]
    fn parts_are_in_the_order_of_the_list() {
        let items: Vec<usize> = (0..1_003).collect();
        for jobs in [0, 1, 2, 3, 7, 2_000] {
            let parts = in_parts(&items, jobs, |start, part| {
                assert_eq!(part.first(), Some(&start));
                part.to_vec()
            });
            assert_eq!(parts.concat(), items);
            assert!(parts.len() <= jobs.max(1), "{jobs}: {}", parts.len());
        }
        assert!(in_parts(&items[..0], 2, |_, _| ()).is_empty());
    }

    #[test]
    fn tasks_are_in_the_order_of_the_list() {
        let items: Vec<usize> = (0..20).collect();
        for jobs in [0, 1, 2, 50] {
            assert_eq!(in_turn(&items, jobs, |item| *item), items);
        }
        assert!(in_turn(&items[..0], 2, |_| ()).is_empty());
        assert_eq!(consumed_in_turn(items.clone(), 2, |item| item), items);
    }
}
