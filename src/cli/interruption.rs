//! The end of a run that is interrupted: by Ctrl+C, or by a system that stops the process.

use std::future::poll_fn;
use std::io;
use std::path::{Path, PathBuf};
use std::process;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Once};
use std::task::{Context, Poll};
use std::thread;
use std::time::Duration;

use serde_json::json;
use tokio::runtime;
#[cfg(unix)]
use tokio::signal::unix::{Signal, SignalKind, signal};
#[cfg(windows)]
use tokio::signal::windows::{CtrlC, ctrl_c};
use tokio::time;

use publish::pipeline::Stop;
use publish_model::diagnostic::render::MessageFormat;

use super::print_message;

/// The exit status of a build that is interrupted, that of shells after Ctrl+C.
pub const STATUS: u8 = 130;

/// The time in which an interrupted run ends by itself. Afterwards, the process ends, which the output
/// folder and the cache survive at any moment.
const GRACE: Duration = Duration::from_millis(700);

/// Ends a run after Ctrl+C or SIGTERM: requests `stop`, calls `wake` and, if the run has not ended soon
/// afterwards or after a second signal, `end`. Other signals keep their effect, so that a run that was
/// started with nohup survives the end of its terminal.
///
/// # Errors
/// The error if signals cannot be handled. They then end the process.
pub fn end_on_signal(
    stop: &Stop,
    wake: impl FnOnce() + Send + 'static,
    end: impl FnOnce() + Send + 'static,
) -> io::Result<()> {
    let runtime = runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let mut signals = {
        let _runtime = runtime.enter();
        signals()?
    };
    let stop = stop.clone();
    let wait = async move {
        let mut received = |context: &mut Context<'_>| {
            let mut signals = signals.iter_mut();
            if signals.any(|signal| signal.poll_recv(context).is_ready()) {
                Poll::Ready(())
            } else {
                Poll::Pending
            }
        };
        poll_fn(&mut received).await;
        stop.request();
        wake();
        // Until the second signal.
        let _ = time::timeout(GRACE, poll_fn(received)).await;
        end();
    };
    thread::Builder::new().spawn(move || runtime.block_on(wait))?;
    Ok(())
}

/// The signals that end a run.
#[cfg(unix)]
fn signals() -> io::Result<[Signal; 2]> {
    Ok([
        signal(SignalKind::interrupt())?,
        signal(SignalKind::terminate())?,
    ])
}

#[cfg(windows)]
fn signals() -> io::Result<[CtrlC; 1]> {
    Ok([ctrl_c()?])
}

/// Interrupts a build, and reports what it has finished.
#[derive(Clone)]
pub struct Interruption(Arc<State>);

struct State {
    finished: AtomicUsize,
    documents: AtomicUsize,
    folder: PathBuf,
    format: MessageFormat,
    reported: Once,
}

impl Interruption {
    /// Starts to listen for signals. After one, the build of `documents` begins no other document.
    pub fn listen(stop: &Stop, documents: usize, folder: &Path, format: MessageFormat) -> Self {
        let interruption = Interruption(Arc::new(State {
            finished: AtomicUsize::new(0),
            documents: AtomicUsize::new(documents),
            folder: folder.to_owned(),
            format,
            reported: Once::new(),
        }));
        let late = interruption.clone();
        let end = move || {
            late.report();
            process::exit(STATUS.into());
        };
        // Without a handler, a signal ends the process.
        let _ = end_on_signal(stop, || (), end);
        interruption
    }

    /// Sets the number of documents, when it is known which of them a shard has.
    pub fn set_documents(&self, documents: usize) {
        self.0.documents.store(documents, Ordering::Relaxed);
    }

    /// Counts a document that is finished.
    pub fn count(&self) {
        self.0.finished.fetch_add(1, Ordering::Relaxed);
    }

    /// Prints what was finished, once.
    pub fn report(&self) {
        self.0.reported.call_once(|| self.print());
    }

    fn print(&self) {
        let finished = self.0.finished.load(Ordering::Relaxed);
        let documents = self.0.documents.load(Ordering::Relaxed);
        let folder = self.0.folder.display();
        let text = match self.0.format {
            MessageFormat::Json => {
                let out = folder.to_string();
                let counts = json!({ "finished": finished, "documents": documents, "out": out });
                json!({ "interrupted": counts }).to_string()
            }
            _ => format!(
                "interrupted: {finished} of {documents} documents finished; the next build into {folder} \
                 builds the others"
            ),
        };
        print_message(&format!("{text}\n"), self.0.format);
    }
}
