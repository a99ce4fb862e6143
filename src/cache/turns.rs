//! Turns of threads that work, while others wait for the shared cache.

use std::cell::Cell;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

thread_local! {
    static HAS_TURN: Cell<bool> = const { Cell::new(false) };
}

/// Lets a number of threads work at the same time. A thread that waits for an answer lets another
/// one work in the meantime.
pub struct Turns {
    free: Mutex<usize>,
    freed: Condvar,
}

/// The turn of a thread, which ends when it is dropped.
pub struct Turn<'a>(&'a Turns);

/// A break in the turn of a thread.
struct Break<'a>(&'a Turns);

impl Turns {
    /// Returns turns for a number of threads.
    pub fn new(threads: usize) -> Self {
        Turns {
            free: Mutex::new(threads.max(1)),
            freed: Condvar::new(),
        }
    }

    /// Waits for a turn. A thread must not have two.
    pub fn take(&self) -> Turn<'_> {
        self.begin();
        Turn(self)
    }

    /// Lets other threads work until `wait` returns. A thread without a turn only waits.
    pub fn during<T>(&self, wait: impl FnOnce() -> T) -> T {
        let _break = HAS_TURN.get().then(|| {
            self.end();
            Break(self)
        });
        wait()
    }

    fn begin(&self) {
        let mut free = self.free();
        while *free == 0 {
            free = self
                .freed
                .wait(free)
                .unwrap_or_else(PoisonError::into_inner);
        }
        *free -= 1;
        HAS_TURN.set(true);
    }

    fn end(&self) {
        HAS_TURN.set(false);
        *self.free() += 1;
        self.freed.notify_one();
    }

    fn free(&self) -> MutexGuard<'_, usize> {
        self.free.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.0.end();
    }
}

impl Drop for Break<'_> {
    fn drop(&mut self) {
        self.0.begin();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Barrier;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::thread;

    use super::*;

    #[test]
    fn threads_that_wait_let_others_work() {
        const THREADS: usize = 8;
        let (turns, barrier) = (Turns::new(2), Barrier::new(THREADS));
        let (working, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
        thread::scope(|scope| {
            for _ in 0..THREADS {
                scope.spawn(|| {
                    let _turn = turns.take();
                    let work = || {
                        let now = working.fetch_add(1, Ordering::SeqCst) + 1;
                        most.fetch_max(now, Ordering::SeqCst);
                        thread::yield_now();
                        working.fetch_sub(1, Ordering::SeqCst);
                    };
                    work();
                    // Passed only if all threads are here at the same time.
                    turns.during(|| barrier.wait());
                    work();
                });
            }
        });
        assert!(most.into_inner() <= 2);
        assert_eq!(*turns.free(), 2);
        assert_eq!(turns.during(|| 1), 1);
        assert_eq!(*turns.free(), 2);
    }
}
