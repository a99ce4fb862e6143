//! Work on a long list in several threads.

use std::num::NonZero;
use std::thread;

/// The stack of a thread in bytes, as large as that of a main thread.
const STACK_BYTES: usize = 8 * 1024 * 1024;

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

#[cfg(test)]
mod tests {
    use super::in_parts;

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
}
