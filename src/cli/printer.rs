//! Prints findings and progress while documents are built. Findings are in the order of the
//! documents.

use std::collections::BTreeMap;
use std::io::{IsTerminal, stderr};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use publish_model::diagnostic::render::{self, MessageFormat};
use publish_model::diagnostic::{Diagnostic, Severity};

use super::print_message;

/// Prints the findings of documents as soon as their turn comes.
pub struct Printer {
    format: MessageFormat,
    styled: bool,
    quiet: bool,
    bar: ProgressBar,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    next: usize,
    waiting: BTreeMap<usize, String>,
    counts: Counts,
}

/// The counts for the summary.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// The number of documents that failed.
    pub failed: usize,
    /// The number of warnings.
    pub warnings: usize,
}

/// Whether standard error gets colours: it is a terminal, and NO_COLOR is not set
/// (<https://no-color.org>).
pub fn is_styled() -> bool {
    let no_color = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let is_dumb = std::env::var_os("TERM").is_some_and(|value| value == "dumb");
    stderr().is_terminal() && !no_color && !is_dumb
}

impl Printer {
    /// Creates a printer for a number of documents.
    pub fn new(documents: usize, format: MessageFormat, quiet: bool) -> Self {
        let has_bar =
            !quiet && format == MessageFormat::Human && stderr().is_terminal() && documents > 1;
        let target = if has_bar {
            ProgressDrawTarget::stderr()
        } else {
            ProgressDrawTarget::hidden()
        };
        let bar = ProgressBar::with_draw_target(Some(documents as u64), target);
        if let Ok(style) =
            ProgressStyle::with_template("{pos} of {len} documents  {wide_bar}  {eta}")
        {
            bar.set_style(style);
        }
        bar.enable_steady_tick(Duration::from_millis(200));
        Printer {
            format,
            styled: is_styled(),
            quiet,
            bar,
            state: Mutex::new(State::default()),
        }
    }

    /// Records that a document is finished. Prints its findings once those of all documents before
    /// it have been printed.
    pub fn finished(&self, index: usize, built: bool, findings: &[Diagnostic]) {
        let shown = findings
            .iter()
            .filter(|finding| finding.is_error() || !self.quiet)
            .map(|finding| render::render(finding, self.format, self.styled));
        let text: String = shown.collect();
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.counts.failed += usize::from(!built);
        state.counts.warnings += findings
            .iter()
            .filter(|finding| finding.severity == Severity::Warning)
            .count();
        state.waiting.insert(index, text);
        loop {
            let next = state.next;
            let Some(text) = state.waiting.remove(&next) else {
                break;
            };
            state.next += 1;
            if !text.is_empty() {
                self.bar.suspend(|| print_message(&text, self.format));
            }
        }
        self.bar.inc(1);
    }

    /// Removes the progress bar and returns the counts.
    pub fn finish(&self) -> Counts {
        self.bar.finish_and_clear();
        let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.counts
    }
}
