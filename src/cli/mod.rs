//! The command line: the only module that reads arguments, environment and terminal.

mod annotate;
mod args;
mod build;
mod cache;
mod check;
mod config;
mod convert;
mod diff;
mod document;
mod init;
mod interruption;
mod merge;
mod new;
mod new_language;
mod plan;
mod printer;
mod progress;
mod serve;
mod settings;
mod shard;
mod show;
mod statement;
mod templates;
mod verify;
mod watch;

use std::fmt;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use args::{Arguments, Command, MessageArguments, StyleArguments};
use publish::input;
use publish_built_in::FontFile;
use publish_model::diagnostic::render::{self, MessageFormat};
use publish_model::diagnostic::{Code, Diagnostic, Findings};
use publish_templates::Templates;

/// The exit status of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Success.
    Done,
    /// Some documents failed.
    Failed,
    /// Usage error: wrong options, output folder or templates.
    Misused,
    /// Some files could not be read or written. The same command may succeed later.
    Unfinished,
    /// The run was interrupted by a signal.
    Interrupted,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        match exit {
            Exit::Done => ExitCode::SUCCESS,
            Exit::Failed => ExitCode::from(1),
            Exit::Misused => ExitCode::from(2),
            Exit::Unfinished => ExitCode::from(3),
            Exit::Interrupted => ExitCode::from(interruption::STATUS),
        }
    }
}

/// Parses the arguments and runs the command.
pub fn run() -> ExitCode {
    let matches = settings::command().get_matches();
    let arguments = match Arguments::from_arg_matches(&matches) {
        Ok(arguments) => arguments,
        Err(error) => error.exit(),
    };
    let Some((_, matches)) = matches.subcommand() else {
        return Exit::Misused.into();
    };
    let exit = match arguments.command {
        Command::Build(arguments) => build::run(arguments, matches),
        Command::Serve(arguments) => serve::run(&arguments, matches),
        Command::Plan(arguments) => plan::run(arguments, matches),
        Command::Check(arguments) => check::run(arguments, matches),
        Command::Show(arguments) => show::run(arguments, matches),
        Command::Convert(arguments) => convert::run(arguments, matches),
        Command::Statement(arguments) => statement::run(arguments, matches),
        Command::Diff(arguments) => diff::run(arguments, matches),
        Command::Merge(arguments) => merge::run(arguments, matches),
        Command::Annotate(arguments) => annotate::run(arguments, matches),
        Command::Verify(arguments) => verify::run(arguments, matches),
        Command::Init(arguments) => init::run(&arguments),
        Command::New(arguments) => new::run(arguments, matches),
        Command::NewLanguage(arguments) => new_language::run(arguments, matches),
        Command::Config(arguments) => config::run(arguments, matches),
        Command::Cache(arguments) => cache::run(arguments, matches),
        Command::Templates(arguments) => templates::run(&arguments),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Arguments::command(), "publish", &mut script);
            print_data(&script)
        }
        Command::Man { folder } => man(folder.as_deref()),
    };
    exit.into()
}

fn man(folder: Option<&Path>) -> Exit {
    let command = Arguments::command();
    let Some(folder) = folder else {
        let mut page = Vec::new();
        return match clap_mangen::Man::new(command).render(&mut page) {
            Ok(()) => print_data(&page),
            Err(error) => {
                print_line(format_args!("error: cannot write the manual page: {error}"));
                Exit::Failed
            }
        };
    };
    let written =
        std::fs::create_dir_all(folder).and_then(|()| clap_mangen::generate_to(command, folder));
    match written {
        Ok(()) => Exit::Done,
        Err(error) => {
            print_line(format_args!(
                "error: cannot write “{}”: {error}",
                folder.display()
            ));
            Exit::Misused
        }
    }
}

/// Writes data to standard output. A closed pipe is not an error.
fn print_data(data: &[u8]) -> Exit {
    let mut output = io::stdout().lock();
    match output.write_all(data).and_then(|()| output.flush()) {
        Ok(()) => Exit::Done,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Exit::Done,
        Err(error) => {
            print_line(format_args!(
                "error: cannot write to the standard output: {error}"
            ));
            Exit::Failed
        }
    }
}

/// Loads the templates and fonts that the arguments specify. Prints a warning if the templates were
/// made for another version of the program.
fn load_style(
    style: &StyleArguments,
    messages: MessageArguments,
    with_fonts: bool,
) -> Result<(Templates, Vec<FontFile>), Findings> {
    let templates = match &style.templates.templates {
        Some(folder) => {
            let files = input::templates_in(folder)?;
            publish_built_in::templates().with_overrides(files)?
        }
        None => publish_built_in::templates(),
    };
    let templates = match &style.templates.bodies {
        Some(folder) => templates.with_bodies(input::bodies_in(folder)?),
        None => templates,
    };
    let warning = templates.check_version()?;
    print_findings(&warning, messages);
    let mut files = Vec::new();
    if with_fonts {
        files = publish_built_in::fonts();
        if let Some(folder) = &style.fonts {
            files.extend(input::fonts_in(folder)?);
        }
    }
    Ok((templates, files))
}

/// Returns the error for a document that cannot be written as JSON.
fn json_error(error: &serde_json::Error) -> Diagnostic {
    let message = format!("cannot write the document as JSON: {error}");
    let help = "this is a bug in publish: please report it and attach the source file";
    Diagnostic::error(Code::OutputUnwritable, message, help)
}

/// Returns the date in UTC: today, or that of SOURCE_DATE_EPOCH.
#[expect(clippy::disallowed_methods, reason = "the date of checks")]
fn date_of(epoch: Option<Timestamp>) -> Date {
    TimeZone::UTC
        .to_datetime(epoch.unwrap_or_else(Timestamp::now))
        .date()
}

/// Formats a count with its noun: `1 document`, `2 documents`.
fn counted(count: usize, word: &str) -> String {
    match count {
        1 => format!("1 {word}"),
        count => format!("{count} {word}s"),
    }
}

/// Prints text to standard error. The run continues if nobody reads it.
fn print_text(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}

/// Prints a line to standard error.
fn print_line(line: fmt::Arguments<'_>) {
    print_text(&format!("{line}\n"));
}

/// Reports that another run is writing into the output folder.
fn print_waiting(folder: &Path) {
    print_line(format_args!(
        "waiting for another build in {}",
        folder.display()
    ));
}

/// Prints text to standard error, or JSON to standard output.
fn print_message(text: &str, format: MessageFormat) {
    match format {
        MessageFormat::Json => {
            print_data(text.as_bytes());
        }
        _ => print_text(text),
    }
}

/// Prints findings to standard error. JSON is printed to standard output, unless data is printed
/// there.
fn print_findings<'f>(
    findings: impl IntoIterator<Item = &'f Diagnostic>,
    messages: MessageArguments,
) {
    let format = messages.message_format.into();
    let styled = printer::is_styled();
    for finding in findings {
        let text = render::render(finding, format, styled);
        if messages.beside_data {
            print_text(&text);
        } else {
            print_message(&text, format);
        }
    }
}
