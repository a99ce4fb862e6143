//! `publish annotate`.

use std::io::stdin;

use clap::ArgMatches;

use publish::annotate::{self, Form, Message};
use publish::input;
use publish::output;
use publish_model::diagnostic::Findings;

use super::args::{AnnotateArguments, AnnotationForm, MessageArguments};
use super::document::STANDARD_STREAM;
use super::settings::Layers;
use super::{Exit, print_data, print_findings, print_line};

/// Prints the messages of a run in another form.
pub fn run(arguments: AnnotateArguments, matches: &ArgMatches) -> Exit {
    let file = if arguments.file.as_os_str() == STANDARD_STREAM {
        input::read_stream("standard input", stdin())
    } else {
        input::read_text(&arguments.file)
    };
    let file = match file {
        Ok(file) => file,
        Err(findings) => return misused(&findings),
    };
    let messages = match annotate::read(&file.text) {
        Ok(messages) => messages,
        Err(line) => {
            print_line(format_args!(
                "error: line {line} of {} is not a message of --message-format json",
                file.name
            ));
            return Exit::Misused;
        }
    };
    let form = match arguments.to {
        AnnotationForm::Github => Form::GitHub,
        AnnotationForm::Gitlab => Form::GitLab,
        AnnotationForm::Sarif => Form::Sarif,
        AnnotationForm::Markdown => return print_summary(arguments, &messages, matches),
    };
    let version = env!("CARGO_PKG_VERSION");
    match annotate::write(&messages, form, &arguments.folder, version) {
        Ok(text) => print_data(text.as_bytes()),
        Err(error) => misused(&super::json_error(&error).into()),
    }
}

/// Prints the summary of the messages and of the output folder. Only this form needs the project file,
/// so that errors of a project file can be annotated.
fn print_summary(
    mut arguments: AnnotateArguments,
    messages: &[Message],
    matches: &ArgMatches,
) -> Exit {
    let layers = match Layers::load(&arguments.project, MessageArguments::HUMAN, matches) {
        Ok(layers) => layers,
        Err(exit) => return exit,
    };
    layers.output(&mut arguments.output);
    match output::built_manifest(&arguments.output.out) {
        Ok((manifest, _)) => {
            let summary = annotate::summary(messages, &manifest, &arguments.folder);
            print_data(summary.as_bytes())
        }
        Err(findings) => misused(&findings),
    }
}

fn misused(findings: &Findings) -> Exit {
    print_findings(findings, MessageArguments::HUMAN);
    Exit::Misused
}
