//! Prints findings and progress while documents are built. Findings are in the order of the
//! documents.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap};
use std::io::{IsTerminal, stderr};
use std::mem;
use std::sync::{Mutex, PoisonError};

use publish::pipeline::Outcome;
use publish_model::diagnostic::render::{self, MessageFormat};
use publish_model::diagnostic::{Diagnostic, Severity};

use super::args::Progress;
use super::print_message;
use super::progress::ProgressDisplay;

/// Prints the findings of documents as soon as their turn comes.
pub struct Printer {
    format: MessageFormat,
    styled: bool,
    quiet: bool,
    /// Whether the findings of documents that have not changed are printed.
    with_known: bool,
    progress: ProgressDisplay,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    next: usize,
    waiting: BTreeMap<usize, Waiting>,
    faults: Faults,
    counts: Counts,
}

/// The findings of documents that are printed after an earlier one that is not finished.
struct Waiting {
    text: String,
    faults: Vec<Diagnostic>,
}

/// The faults of templates. Each is printed once, at the end, with the number of documents.
#[derive(Default)]
struct Faults {
    list: Vec<Diagnostic>,
    /// The position in the list of each fault, and the last document that has it.
    known: HashMap<String, (usize, usize)>,
}

impl Faults {
    /// Adds a fault that occurred while the document with this index was being built.
    fn add(&mut self, document: usize, fault: Diagnostic) {
        let key = render::render(&fault.without_document(), MessageFormat::Short, false);
        match self.known.entry(key) {
            Entry::Vacant(entry) => {
                entry.insert((self.list.len(), document));
                self.list.push(fault);
            }
            Entry::Occupied(mut entry) => {
                let (position, last) = entry.get_mut();
                if *last != document
                    && let Some(first) = self.list.get_mut(*position)
                {
                    first.other_documents += 1;
                }
                *last = document;
            }
        }
    }
}

/// The counts for the summary.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// The number of documents that failed.
    pub failed: usize,
    /// The number of documents that failed only because files could not be read or written.
    pub unfinished: usize,
    /// The number of warnings.
    pub warnings: usize,
}

/// Whether standard error gets colours.
pub fn is_styled() -> bool {
    has_colours(stderr().is_terminal())
}

/// Whether an output gets colours: it is a terminal, and NO_COLOR is not set (<https://no-color.org>).
pub fn has_colours(is_terminal: bool) -> bool {
    let no_color = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let is_dumb = std::env::var_os("TERM").is_some_and(|value| value == "dumb");
    is_terminal && !no_color && !is_dumb
}

/// Whether the same command may succeed later: each error is that a file could not be read or
/// written.
pub fn may_pass_later(findings: &[Diagnostic]) -> bool {
    let mut errors = findings
        .iter()
        .filter(|finding| finding.is_error())
        .peekable();
    errors.peek().is_some() && errors.all(|error| error.code.may_pass_later())
}

impl Printer {
    /// Creates a printer for a number of documents.
    pub fn new(documents: usize, format: MessageFormat, quiet: bool, progress: Progress) -> Self {
        let progress = match (quiet, format, progress) {
            (true, ..) | (_, MessageFormat::Json, _) => Progress::Off,
            // This format is also for screen readers.
            (_, MessageFormat::Short, Progress::Auto) => Progress::Off,
            _ => progress,
        };
        Printer {
            format,
            styled: is_styled(),
            quiet,
            with_known: true,
            progress: ProgressDisplay::new(documents, progress),
            state: Mutex::new(State::default()),
        }
    }

    /// Prints only the findings of documents that have changed. All are counted.
    pub fn without_known(self) -> Self {
        Printer {
            with_known: false,
            ..self
        }
    }

    /// Records that a document is finished. Prints its findings once those of all documents before
    /// it have been printed. Faults of templates, which many documents may share, are printed by
    /// [`Printer::finish`], except as JSON. `position` is that of the document among those of the run,
    /// and `line` is printed after the findings.
    pub fn finished(&self, position: usize, outcome: &Outcome, name: &str, line: &str) {
        let findings = &outcome.diagnostics;
        let is_new = self.with_known || outcome.has_changed();
        let is_fault = |finding: &&Diagnostic| {
            finding.document.is_some() && self.format != MessageFormat::Json
        };
        let shown = findings
            .iter()
            .filter(|finding| is_new && (finding.is_error() || !self.quiet));
        let (faults, own): (Vec<&Diagnostic>, Vec<&Diagnostic>) = shown.partition(is_fault);
        let waiting = Waiting {
            text: own
                .into_iter()
                .map(|finding| self.render(finding))
                .chain([line.to_owned()])
                .collect(),
            faults: faults.into_iter().cloned().collect(),
        };
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let failed = outcome.result.is_failure();
        state.counts.failed += usize::from(failed);
        state.counts.unfinished += usize::from(failed && may_pass_later(findings));
        state.counts.warnings += findings
            .iter()
            .filter(|finding| finding.severity == Severity::Warning)
            .count();
        state.waiting.insert(position, waiting);
        loop {
            let next = state.next;
            let Some(Waiting { text, faults }) = state.waiting.remove(&next) else {
                break;
            };
            state.next += 1;
            for fault in faults {
                state.faults.add(next, fault);
            }
            if !text.is_empty() {
                self.progress.suspend(|| print_message(&text, self.format));
            }
        }
        self.progress.finished(name);
    }

    fn render(&self, finding: &Diagnostic) -> String {
        render::render(finding, self.format, self.styled)
    }

    /// Removes the progress, prints the faults of templates and returns the counts.
    pub fn finish(&self) -> Counts {
        self.progress.finish();
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let faults = mem::take(&mut state.faults).list;
        let text: String = faults.iter().map(|fault| self.render(fault)).collect();
        print_message(&text, self.format);
        state.counts
    }
}
