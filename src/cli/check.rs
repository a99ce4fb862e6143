//! `publish check`.

use std::sync::Mutex;
use std::sync::PoisonError;

use clap::ArgMatches;
use serde_json::json;

use publish::edition::EditionOptions;
use publish::pipeline::{BuildOptions, Builder, Stop};
use publish_model::diagnostic::limit;
use publish_model::diagnostic::render::MessageFormat;

use super::args::{self, CheckArguments, StyleArguments};
use super::printer::{Counts, Printer};
use super::settings::Layers;
use super::{Exit, build, counted, load_style, print_findings, print_message};

/// Reports the errors and warnings of the documents that the arguments and the project file name.
pub fn run(mut arguments: CheckArguments, matches: &ArgMatches) -> Exit {
    let layers = match Layers::load(&arguments.project, arguments.messages, matches) {
        Ok(layers) => layers,
        Err(exit) => return exit,
    };
    layers.input(&mut arguments.input);
    layers.templates(&mut arguments.templates);
    layers.deny(&mut arguments.deny);
    run_with(arguments, &layers)
}

fn run_with(arguments: CheckArguments, layers: &Layers<'_>) -> Exit {
    let style = StyleArguments {
        templates: arguments.templates,
        fonts: None,
    };
    let loaded = load_style(&style, arguments.messages, false)
        .and_then(|(templates, fonts)| Builder::new(templates, fonts, &[]))
        .and_then(|builder| Ok(builder.with_theme(layers.theme()?)));
    let builder = match loaded {
        Ok(builder) => builder,
        Err(findings) => {
            print_findings(&findings, arguments.messages);
            return Exit::Misused;
        }
    };
    let untranslated = builder.catalogues().warnings();
    if !arguments.quiet {
        print_findings(&limit(untranslated.to_vec()), arguments.messages);
    }
    let sources = build::find_sources(&arguments.input.inputs);
    print_findings(&sources.unreadable, arguments.messages);
    let options = BuildOptions {
        sources: sources.paths,
        standard_input: sources.standard_input,
        folders: sources.folders,
        editions: EditionOptions {
            formats: Vec::new(),
            ..EditionOptions::default()
        },
        jobs: build::jobs(arguments.jobs),
        shard: None,
        stop: Stop::default(),
    };
    let format = arguments.messages.message_format.into();
    let printer = Printer::new(
        options.sources.len(),
        format,
        arguments.quiet,
        arguments.progress.progress,
    );
    let checked = Mutex::new(0_usize);
    builder.check(&options, &|outcome| {
        printer.finished(outcome.index, &outcome, &options.name(outcome.index), "");
        *checked.lock().unwrap_or_else(PoisonError::into_inner) += 1;
    });
    let checked = checked.into_inner().unwrap_or_else(PoisonError::into_inner);
    let mut counts = printer.finish();
    counts.failed += sources.unreadable.len();
    counts.warnings += untranslated.len();
    if !arguments.quiet {
        print_summary(checked, counts, arguments.messages.message_format);
    }
    build::exit(counts, arguments.deny)
}

fn print_summary(checked: usize, counts: Counts, format: args::MessageFormat) {
    if format == args::MessageFormat::Json {
        let summary =
            json!({"checked": checked, "failed": counts.failed, "warnings": counts.warnings});
        let line = format!("{}\n", json!({ "summary": summary }));
        print_message(&line, MessageFormat::Json);
        return;
    }
    let mut summary = format!("{} checked", counted(checked, "document"));
    if counts.failed > 0 {
        summary.push_str(&format!(", {} failed", counts.failed));
    }
    if counts.warnings > 0 {
        summary.push_str(&format!(", {}", counted(counts.warnings, "warning")));
    }
    print_message(&format!("{summary}\n"), MessageFormat::Short);
}
