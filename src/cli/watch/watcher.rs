//! Waits for changes of files.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::Duration;

use notify::{
    Config, ErrorKind, Event, EventKind, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher,
};

use super::super::args;
use super::inputs::Inputs;

/// How long nothing must change before a build begins: editors save in several steps.
const QUIET: Duration = Duration::from_millis(25);

/// How long a build waits at most, if files change all the time.
const PATIENCE: u32 = 40;

/// How often files are compared without reports of the system.
const POLL: Duration = Duration::from_secs(2);

/// What the loop waits for.
pub enum Signal {
    /// A report of the system, which may be that reports have been lost.
    Reported(notify::Result<Event>),
    /// Ctrl-C.
    Stop,
}

/// What has changed.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// The files and folders.
    pub paths: BTreeSet<PathBuf>,
    /// Whether there may be others.
    pub are_incomplete: bool,
}

/// Watches folders until it is dropped.
pub struct FolderWatcher {
    _watcher: Box<dyn Watcher + Send>,
    /// Why the system does not report changes, if it should. The files are then compared every two
    /// seconds.
    pub problem: Option<notify::Error>,
}

impl FolderWatcher {
    /// Watches the inputs of a run.
    ///
    /// # Errors
    /// The error if they cannot be watched.
    pub fn new(
        kind: args::Watcher,
        inputs: &Inputs,
        signals: &Sender<Signal>,
    ) -> notify::Result<Self> {
        let send = |signals: Sender<Signal>| {
            // There is no receiver at the end of the program.
            move |event| drop(signals.send(Signal::Reported(event)))
        };
        let native = || {
            let watcher = RecommendedWatcher::new(send(signals.clone()), Config::default())?;
            watch(watcher, inputs)
        };
        let poll = || {
            let config = Config::default()
                .with_poll_interval(POLL)
                .with_compare_contents(false);
            watch(PollWatcher::new(send(signals.clone()), config)?, inputs)
        };
        let (watcher, problem): (Box<dyn Watcher + Send>, _) = match kind {
            args::Watcher::Poll => (Box::new(poll()?), None),
            args::Watcher::Native => match native() {
                Ok(watcher) => (Box::new(watcher), None),
                Err(error) => (Box::new(poll()?), Some(error)),
            },
        };
        Ok(FolderWatcher {
            _watcher: watcher,
            problem,
        })
    }
}

fn watch<W: Watcher>(mut watcher: W, inputs: &Inputs) -> notify::Result<W> {
    for (folder, is_recursive) in inputs.watched() {
        let mode = if is_recursive {
            RecursiveMode::Recursive
        } else {
            RecursiveMode::NonRecursive
        };
        match watcher.watch(&folder, mode) {
            // It has been deleted since.
            Err(error) if matches!(error.kind, ErrorKind::PathNotFound) => {}
            other => other?,
        }
    }
    Ok(watcher)
}

/// Waits for changes that concern a run, and for the end of a series of changes. Returns `None`
/// after Ctrl-C.
pub fn wait(signals: &Receiver<Signal>, is_relevant: &dyn Fn(&Changes) -> bool) -> Option<Changes> {
    let mut changes = Changes::default();
    while !is_relevant(&changes) {
        changes = Changes::default();
        changes.add(signals.recv().ok()?)?;
    }
    for _ in 0..PATIENCE {
        match signals.recv_timeout(QUIET) {
            Ok(signal) => changes.add(signal)?,
            Err(RecvTimeoutError::Timeout) => break,
            Err(RecvTimeoutError::Disconnected) => return None,
        }
    }
    Some(changes)
}

impl Changes {
    /// Adds what a signal reports. Returns `None` for Ctrl-C.
    fn add(&mut self, signal: Signal) -> Option<()> {
        match signal {
            Signal::Stop => return None,
            Signal::Reported(Ok(event)) => {
                self.are_incomplete |= event.need_rescan();
                if !matches!(event.kind, EventKind::Access(_)) {
                    self.paths.extend(event.paths);
                }
            }
            Signal::Reported(Err(_)) => self.are_incomplete = true,
        }
        Some(())
    }
}
