//! The progress of a long run on standard error: nothing in the first second, then a bar on a
//! terminal, or a plain line every few seconds.

use std::io::{IsTerminal, stderr};
use std::sync::Mutex;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::args::Progress;
use super::{counted, print_line};

/// The time after which a run is long.
const DELAY: Duration = Duration::from_secs(1);

/// The time between two plain lines.
const INTERVAL: Duration = Duration::from_secs(5);

/// The progress of a run.
pub struct ProgressDisplay {
    form: Form,
    bar: ProgressBar,
}

enum Form {
    Bar,
    /// Plain lines. Has the time of the next one, since the beginning of the run.
    Lines(Mutex<Duration>),
    Off,
}

impl ProgressDisplay {
    /// Begins a run with a number of documents.
    pub fn new(documents: usize, progress: Progress) -> Self {
        let form = match progress {
            Progress::Auto if documents > 1 && has_cursor() => Form::Bar,
            Progress::Plain => Form::Lines(Mutex::new(DELAY)),
            Progress::Auto | Progress::Off => Form::Off,
        };
        let hidden = ProgressDrawTarget::hidden();
        let bar = ProgressBar::with_draw_target(Some(documents as u64), hidden);
        let style = ProgressStyle::with_template(
            "{pos} of {len} documents  {bar:24}  {eta} left  {wide_msg}",
        );
        if let Ok(style) = style {
            bar.set_style(style);
        }
        ProgressDisplay { form, bar }
    }

    /// Records that a document is finished.
    pub fn finished(&self, name: &str) {
        self.bar.inc(1);
        match &self.form {
            Form::Bar => {
                self.bar.set_message(name.to_owned());
                if self.bar.is_hidden() && self.bar.elapsed() > DELAY {
                    self.bar.set_draw_target(ProgressDrawTarget::stderr());
                    self.bar.enable_steady_tick(Duration::from_millis(200));
                }
            }
            // A thread that finds the lock taken leaves the line to the other one.
            Form::Lines(next) => {
                if let Ok(mut next) = next.try_lock()
                    && self.bar.elapsed() >= *next
                {
                    *next = self.bar.elapsed() + INTERVAL;
                    self.print_line();
                }
            }
            Form::Off => {}
        }
    }

    fn print_line(&self) {
        let (done, all) = (self.bar.position(), self.bar.length().unwrap_or_default());
        let left = usize::try_from(self.bar.eta().as_secs()).unwrap_or(usize::MAX);
        let left = counted(left.max(1), "second");
        if done < all {
            print_line(format_args!("{done} of {all} documents, about {left} left"));
        }
    }

    /// Runs a function that prints, without the bar.
    pub fn suspend(&self, print: impl FnOnce()) {
        self.bar.suspend(print);
    }

    /// Ends the run, and removes the bar.
    pub fn finish(&self) {
        self.bar.finish_and_clear();
    }
}

/// Whether standard error is a terminal that can replace a line.
fn has_cursor() -> bool {
    let is_dumb = std::env::var_os("TERM").is_some_and(|value| value == "dumb");
    stderr().is_terminal() && !is_dumb
}
