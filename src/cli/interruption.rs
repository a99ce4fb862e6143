//! The end of a build that is interrupted: by Ctrl+C, or by a system that stops the process.

#[cfg(unix)]
use std::io;
use std::path::{Path, PathBuf};
#[cfg(unix)]
use std::process;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
#[cfg(unix)]
use std::thread;
#[cfg(unix)]
use std::time::Duration;

use serde_json::json;

use publish::pipeline::Stop;
use publish_model::diagnostic::render::MessageFormat;

use super::print_message;

/// The exit status of a run that Ctrl+C interrupts, as in shells.
pub const STATUS: u8 = 130;

/// The time in which an interrupted run ends by itself. Afterwards, the process ends, which the output
/// folder and the cache survive at any moment.
#[cfg(unix)]
const GRACE: Duration = Duration::from_millis(700);

/// Interrupts a build, and reports what it has finished.
#[derive(Clone)]
pub struct Interruption(Arc<State>);

struct State {
    stop: Stop,
    finished: AtomicUsize,
    documents: usize,
    folder: PathBuf,
    format: MessageFormat,
    is_reported: AtomicBool,
}

impl Interruption {
    /// Starts to listen for signals. After one, the build of `documents` begins no other document.
    pub fn listen(stop: &Stop, documents: usize, folder: &Path, format: MessageFormat) -> Self {
        let interruption = Interruption(Arc::new(State {
            stop: stop.clone(),
            finished: AtomicUsize::new(0),
            documents,
            folder: folder.to_owned(),
            format,
            is_reported: AtomicBool::new(false),
        }));
        // Without a handler, a signal ends the process.
        #[cfg(unix)]
        let _ = interruption.clone().handle_signals();
        interruption
    }

    /// Handles the signals of Ctrl+C and of systems that stop a process. A second one ends it.
    #[cfg(unix)]
    fn handle_signals(self) -> io::Result<()> {
        use signal_hook::consts::{SIGINT, SIGTERM};
        use signal_hook::iterator::Signals;

        let mut signals = Signals::new([SIGINT, SIGTERM])?;
        let end = move || {
            for _ in &mut signals {
                if self.is_requested() {
                    break;
                }
                self.0.stop.request();
                let late = self.clone();
                // If it cannot be started, a second signal ends the process.
                let _ = thread::Builder::new().spawn(move || {
                    thread::sleep(GRACE);
                    late.end();
                });
            }
            self.end();
        };
        thread::Builder::new().spawn(end)?;
        Ok(())
    }

    #[cfg(unix)]
    fn end(&self) {
        self.report();
        process::exit(STATUS.into());
    }

    /// Counts a document that is finished.
    pub fn count(&self) {
        self.0.finished.fetch_add(1, Ordering::Relaxed);
    }

    /// Whether the run was interrupted.
    pub fn is_requested(&self) -> bool {
        self.0.stop.is_requested()
    }

    /// Prints what was finished, once.
    pub fn report(&self) {
        if self.0.is_reported.swap(true, Ordering::Relaxed) {
            return;
        }
        let State {
            documents, folder, ..
        } = &*self.0;
        let finished = self.0.finished.load(Ordering::Relaxed);
        let text = match self.0.format {
            MessageFormat::Json => {
                let out = folder.display().to_string();
                let counts = json!({ "finished": finished, "documents": documents, "out": out });
                json!({ "interrupted": counts }).to_string()
            }
            _ => format!(
                "interrupted: {finished} of {documents} documents finished; the next build into {} \
                 builds the others",
                folder.display()
            ),
        };
        print_message(&format!("{text}\n"), self.0.format);
    }
}
