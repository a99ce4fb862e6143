//! `publish build --watch`: builds, and builds again after each change, until Ctrl-C.

mod inputs;
mod watcher;

use std::cell::OnceCell;
use std::mem;
use std::path::PathBuf;
use std::process;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use clap::ArgMatches;
use serde_json::json;
use tempfile::TempDir;

use publish::cache::Access;
use publish::pipeline::{Session, Stop};
use publish::project::{CacheChoice, FilePath};
use publish_model::diagnostic::render::MessageFormat;
use publish_model::diagnostic::{Code, Diagnostic, Findings};

use super::args::{BuildArguments, CacheArguments, MessageArguments};
use super::build::{self, BuildReport, Documents, Prepared};
use super::document::STANDARD_STREAM;
use super::settings::Layers;
use super::{Exit, cache, counted, interruption, print_findings, print_line, print_message};
use inputs::{Concern, Inputs};
use watcher::{Changes, FolderWatcher, Signal};

/// What has happened, for a program part that shows it.
pub enum Event<'a> {
    /// A build has ended.
    Built {
        /// The output folder.
        out: PathBuf,
        /// What was done.
        report: &'a BuildReport,
    },
    /// The project file, a template, a font or the output folder cannot be used. Nothing was built,
    /// and the earlier settings stay in force.
    Unusable(&'a Findings),
}

/// Builds until Ctrl-C. `read` returns the arguments as they were given, and `observe` is called
/// after each build.
pub fn run(
    read: &dyn Fn() -> Result<BuildArguments, clap::Error>,
    matches: &ArgMatches,
    observe: &mut dyn FnMut(Event<'_>),
) -> Exit {
    let (sender, signals) = channel();
    let stop = Stop::default();
    let stopped = sender.clone();
    // There is no receiver at the end of the program.
    let wake = move || drop(stopped.send(Signal::Stop));
    if let Err(error) = interruption::end_on_signal(&stop, wake, || process::exit(0)) {
        // Ctrl-C then ends the program as usual.
        print_line(format_args!("warning: cannot wait for Ctrl-C: {error}"));
    }
    let origin = Origin {
        read,
        matches,
        session: Arc::default(),
        stop,
        temporary_cache: OnceCell::new(),
    };
    let start = now();
    let settings = match Settings::load(&origin) {
        Ok(settings) => settings,
        Err(Unusable { findings, messages }) => {
            print_findings(&findings, messages);
            return Exit::Misused;
        }
    };
    if let Some(reason) = settings.arguments.reason_against_watching() {
        print_line(format_args!("error: {reason}"));
        return Exit::Misused;
    }
    let mut watching = Watching {
        origin,
        settings,
        sender,
        watcher: None,
    };
    watching.start_watcher();
    if let Err(exit) = watching.build(Documents::Reported, start, observe) {
        return exit;
    }
    watching.print_waiting();
    watching.run(&signals, observe);
    Exit::Done
}

#[expect(
    clippy::disallowed_methods,
    reason = "the time that a build took, for the person who waits"
)]
fn now() -> Instant {
    Instant::now()
}

/// What a build needs besides its sources, until a file of it changes.
struct Settings {
    arguments: BuildArguments,
    prepared: Prepared,
    inputs: Inputs,
}

impl BuildArguments {
    /// Returns why these sources cannot be watched, if they cannot.
    fn reason_against_watching(&self) -> Option<&'static str> {
        let mut inputs = self.run.input.inputs.iter();
        if inputs.any(|input| input.as_os_str() == STANDARD_STREAM) {
            Some("standard input cannot be watched: name files or folders")
        } else if self.run.shard.is_some() {
            Some("a shard cannot be watched: leave --shard and PUBLISH_SHARD out")
        } else {
            None
        }
    }
}

/// Where settings come from.
struct Origin<'a> {
    /// Returns the arguments as they were given.
    read: &'a dyn Fn() -> Result<BuildArguments, clap::Error>,
    matches: &'a ArgMatches,
    session: Arc<Session>,
    /// Ends the run after Ctrl-C: at once if it waits, else after the documents that it is building.
    stop: Stop,
    /// The cache of a run that would have none. It is deleted at the end.
    temporary_cache: OnceCell<TempDir>,
}

impl Origin<'_> {
    /// Gives a run without a cache one of its own, so that only what has changed is built.
    fn add_cache(&self, arguments: &mut CacheArguments) {
        if cache::folder(arguments).is_some() {
            return;
        }
        if self.temporary_cache.get().is_none()
            && let Ok(folder) = tempfile::tempdir()
        {
            // It was empty.
            let _ = self.temporary_cache.set(folder);
        }
        if let Some(folder) = self.temporary_cache.get() {
            let path = FilePath(folder.path().to_owned());
            *arguments = CacheArguments {
                no_cache: false,
                cache: Some(CacheChoice::Folder(path)),
                shared_cache: None,
                shared_cache_write: false,
            };
        }
    }
}

/// Settings that cannot be used.
struct Unusable {
    findings: Findings,
    messages: MessageArguments,
}

impl Settings {
    /// Reads the project file, templates, bodies, fonts and the theme.
    fn load(origin: &Origin<'_>) -> Result<Self, Unusable> {
        // They were valid when the program began.
        let mut arguments = (origin.read)().unwrap_or_else(|error| error.exit());
        let messages = arguments.messages;
        let unusable = |findings| Unusable { findings, messages };
        let layers = Layers::read(&arguments.run.project, origin.matches).map_err(unusable)?;
        build::complete(&mut arguments.run, &layers);
        let inputs = Inputs::of(&arguments, &layers);
        origin.add_cache(&mut arguments.run.cache);
        let (run, quiet) = (&arguments.run, arguments.quiet);
        // Nobody else needs the versions between two commits.
        let prepared = build::prepare(run, None, &layers, messages, quiet, Access::Read);
        let mut prepared = prepared.map_err(unusable)?;
        prepared.builder = prepared.builder.with_session(&origin.session);
        prepared.options.stop = origin.stop.clone();
        Ok(Settings {
            arguments,
            prepared,
            inputs,
        })
    }
}

/// A run that builds again and again.
struct Watching<'a> {
    origin: Origin<'a>,
    settings: Settings,
    sender: Sender<Signal>,
    watcher: Option<FolderWatcher>,
}

impl Watching<'_> {
    fn messages(&self) -> MessageArguments {
        self.settings.arguments.messages
    }

    /// Watches the inputs. What has changed before is found by the next build.
    fn start_watcher(&mut self) {
        let had_problem = self.watcher.take().is_some_and(|old| old.problem.is_some());
        let Settings {
            arguments, inputs, ..
        } = &self.settings;
        let watcher = FolderWatcher::new(arguments.watcher.watcher, inputs, &self.sender);
        let problem = match &watcher {
            Ok(watcher) => watcher.problem.as_ref(),
            Err(error) => Some(error),
        };
        if let Some(problem) = problem.filter(|_| !had_problem) {
            print_findings([&unwatchable(problem, watcher.is_ok())], self.messages());
        }
        self.watcher = watcher.ok();
    }

    /// Builds again after each change, until Ctrl-C.
    fn run(&mut self, signals: &Receiver<Signal>, observe: &mut dyn FnMut(Event<'_>)) {
        loop {
            let inputs = &self.settings.inputs;
            let concern = |changes: &Changes| {
                let paths = changes.paths.iter().map(|path| inputs.concern(path));
                let concern = paths.max().unwrap_or(Concern::Nothing);
                if changes.are_incomplete {
                    Concern::Settings
                } else {
                    concern
                }
            };
            let is_relevant = |changes: &Changes| concern(changes) > Concern::Nothing;
            let Some(changes) = watcher::wait(signals, &is_relevant) else {
                return;
            };
            let (concern, changed) = (concern(&changes), now());
            let is_at_root = changes.paths.iter().any(|path| inputs.is_at_root(path));
            self.forget(&changes);
            if concern == Concern::Settings && !self.load_settings(observe) {
                continue;
            }
            if is_at_root {
                self.start_watcher();
            }
            let inputs = self.settings.arguments.run.input.inputs.clone();
            self.settings.prepared.find_sources_again(&inputs);
            // Errors have been printed. The next change may correct them.
            let _ = self.build(Documents::New, changed, observe);
            if self.origin.stop.is_requested() {
                return;
            }
        }
    }

    fn forget(&self, changes: &Changes) {
        if changes.are_incomplete {
            self.origin.session.forget_all();
        }
        for path in &changes.paths {
            self.origin.session.forget(path);
        }
    }

    /// Reads the settings again. If they cannot be used, prints why and keeps the earlier ones.
    fn load_settings(&mut self, observe: &mut dyn FnMut(Event<'_>)) -> bool {
        match Settings::load(&self.origin) {
            Ok(settings) => {
                let earlier = mem::replace(&mut self.settings, settings);
                if earlier.inputs != self.settings.inputs {
                    self.start_watcher();
                }
                true
            }
            Err(Unusable { findings, messages }) => {
                print_findings(&findings, messages);
                if messages.message_format != super::args::MessageFormat::Json {
                    print_line(format_args!(
                        "nothing built: the earlier settings stay in force"
                    ));
                }
                observe(Event::Unusable(&findings));
                false
            }
        }
    }

    /// Builds, and prints what was built and how long it took since the change.
    ///
    /// # Errors
    /// The exit status if the output folder cannot be used.
    fn build(
        &self,
        documents: Documents,
        changed: Instant,
        observe: &mut dyn FnMut(Event<'_>),
    ) -> Result<(), Exit> {
        let Settings {
            arguments,
            prepared,
            ..
        } = &self.settings;
        let report = match build::build(prepared, arguments, documents, None) {
            Ok(report) => report,
            Err(findings) => {
                print_findings(&findings, self.messages());
                observe(Event::Unusable(&findings));
                return Err(Exit::Misused);
            }
        };
        if self.origin.stop.is_requested() {
            return Ok(());
        }
        match documents {
            Documents::New if !arguments.quiet => self.print_report(&report, changed.elapsed()),
            Documents::New => {}
            Documents::All | Documents::Reported => {
                report.print_summary(&prepared.builder, arguments)
            }
        }
        let out = arguments.run.output.out.clone();
        observe(Event::Built {
            out,
            report: &report,
        });
        Ok(())
    }

    /// Prints what was built. A change that changes nothing prints nothing.
    fn print_report(&self, report: &BuildReport, time: Duration) {
        let new: Vec<&str> = report.new_documents().collect();
        if new.is_empty() && report.withdrawn == 0 && report.general.is_empty() {
            return;
        }
        let counts = report.counts;
        if self.messages().message_format == super::args::MessageFormat::Json {
            let built = json!({
                "documents": new,
                "failed": counts.failed,
                "warnings": counts.warnings,
                "withdrawn": report.withdrawn,
                "milliseconds": u64::try_from(time.as_millis()).unwrap_or(u64::MAX),
            });
            print_message(
                &format!("{}\n", json!({ "built": built })),
                MessageFormat::Json,
            );
            return;
        }
        let what = match new.as_slice() {
            [one] => (*one).to_owned(),
            more => counted(more.len(), "document"),
        };
        let mut line = format!("built {what} in {}", in_words(time));
        if report.withdrawn > 0 {
            line.push_str(&format!(", {} no longer listed", report.withdrawn));
        }
        if counts.failed > 0 {
            line.push_str(&format!(", {} failed", counts.failed));
        }
        if counts.warnings > 0 {
            line.push_str(&format!(", {}", counted(counts.warnings, "warning")));
        }
        print_message(&format!("{line}\n"), MessageFormat::Short);
    }

    fn print_waiting(&self) {
        let is_json = self.messages().message_format == super::args::MessageFormat::Json;
        if !self.settings.arguments.quiet && !is_json && !self.origin.stop.is_requested() {
            print_line(format_args!("waiting for changes; Ctrl-C ends"));
        }
    }
}

/// Writes a time: `48 ms`, `1.2 s`.
fn in_words(time: Duration) -> String {
    if time < Duration::from_secs(1) {
        format!("{} ms", time.as_millis())
    } else {
        format!("{:.1} s", time.as_secs_f64())
    }
}

/// Returns the warning that the system does not report changes.
fn unwatchable(error: &notify::Error, is_compared: bool) -> Diagnostic {
    let message = format!("the system does not report changes of files: {error}");
    let help = if is_compared {
        "publish looks for changes every 2 seconds instead; on Linux, a larger \
         fs.inotify.max_user_watches allows more folders, and a larger \
         fs.inotify.max_user_instances more programs that watch"
    } else {
        "run “publish build” after each change"
    };
    Diagnostic::warning(Code::NotWatched, message, help)
}
