//! `publish build`.

use std::num::NonZero;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};
use std::thread;

use jiff::Timestamp;
use serde_json::json;

use publish::edition::EditionOptions;
use publish::input;
use publish::output::{Entry, Output};
use publish::pipeline::{BuildOptions, Builder};
use publish::site::{self, PriorState};
use publish::statement::Checks;
use publish_model::diagnostic::render::MessageFormat;
use publish_model::diagnostic::{Diagnostic, Findings};
use publish_view::edition::pdf::PdfBuildOptions;
use publish_view::edition::{Format, braille};

use super::args::{self, BuildArguments, Denied, DenyArguments};
use super::printer::{Counts, Printer};
use super::{Exit, counted, load_style, print_findings, print_message};

/// Builds the documents that the arguments name.
pub fn run(arguments: &BuildArguments) -> Exit {
    let misused = |findings: Findings| {
        print_findings(&findings, arguments.messages);
        Exit::Misused
    };
    let epoch = arguments.source_date_epoch.and_then(|epoch| epoch.0);
    let epoch = match epoch.map(Timestamp::from_second) {
        Some(Err(error)) => {
            eprintln!("error: the time of SOURCE_DATE_EPOCH is out of range: {error}");
            return Exit::Misused;
        }
        Some(Ok(epoch)) => Some(epoch),
        None => None,
    };
    let mut formats = arguments.formats.clone();
    formats.sort();
    formats.dedup();
    let mut variants = arguments.pdf_variant.clone();
    variants.sort();
    variants.dedup();
    let (templates, fonts) = match load_style(
        &arguments.style,
        arguments.messages,
        formats.contains(&Format::Pdf),
    ) {
        Ok(style) => style,
        Err(findings) => return misused(findings),
    };
    let builder = match Builder::new(templates, fonts, &formats) {
        Ok(builder) => builder,
        Err(findings) => return misused(findings),
    };
    let output = match Output::open(&arguments.out) {
        Ok(output) => output,
        Err(findings) => return misused(findings),
    };
    let prior_state = output
        .manifest()
        .and_then(|manifest| Ok((manifest, Checks::in_folder(&output)?)));
    let (manifest, checks) = match prior_state {
        Ok(prior_state) => prior_state,
        Err(findings) => return misused(findings),
    };
    let (sources, unreadable) = find_sources(&arguments.inputs);
    print_findings(&unreadable, arguments.messages);
    let options = BuildOptions {
        sources,
        editions: EditionOptions {
            formats,
            pdf: PdfBuildOptions {
                standard: arguments.pdf_standard,
                notes: arguments.pdf_notes,
                variants,
            },
            html_page_marks: arguments.html_page_marks,
            official_words_only: arguments.official_words_only,
            site: arguments.site.clone(),
            braille: braille::BrailleOptions {
                grade: arguments.braille_grade,
                page: arguments.braille_page,
            },
            epoch,
        },
        jobs: jobs(arguments.jobs),
    };
    let (built, mut counts) = build(&builder, &options, &output, arguments);
    counts.failed += unreadable.len();
    let count = built.len();
    let prior = PriorState {
        manifest,
        checks,
        contact: arguments.contact.clone(),
    };
    // The list of documents does not change if nothing was built.
    if count > 0
        && let Err(findings) = site::write(&builder, &output, built, prior)
    {
        return misused(findings);
    }
    if !arguments.quiet {
        print_summary(count, counts, arguments);
    }
    exit(counts, arguments.deny)
}

/// Returns the exit status of a run with these counts.
pub fn exit(counts: Counts, deny: DenyArguments) -> Exit {
    let denied = match deny.deny {
        Some(Denied::Warnings) => counts.warnings,
        None => 0,
    };
    if counts.failed + denied == 0 {
        Exit::Done
    } else {
        Exit::Failed
    }
}

/// Finds the source files among files and in folders.
pub fn find_sources(inputs: &[PathBuf]) -> (Vec<PathBuf>, Vec<Diagnostic>) {
    let mut sources: Vec<PathBuf> = Vec::new();
    let mut findings = Vec::new();
    for input in inputs {
        match input::source_files(input) {
            Ok(files) => {
                for file in files {
                    if !sources.contains(&file) {
                        sources.push(file);
                    }
                }
            }
            Err(unreadable) => findings.extend(unreadable),
        }
    }
    (sources, findings)
}

/// Returns the number of documents to read or build in parallel.
pub fn jobs(requested: Option<u16>) -> usize {
    match requested {
        Some(jobs) => usize::from(jobs),
        None => thread::available_parallelism().map_or(1, NonZero::get),
    }
}

fn build(
    builder: &Builder,
    options: &BuildOptions,
    output: &Output,
    arguments: &BuildArguments,
) -> (Vec<Entry>, Counts) {
    let format = arguments.messages.message_format.into();
    let printer = Printer::new(options.sources.len(), format, arguments.quiet);
    let built = Mutex::new(Vec::new());
    builder.build(options, output, &|outcome| {
        let succeeded = outcome.entry.is_some();
        printer.finished(outcome.index, succeeded, &outcome.diagnostics);
        if let Some(entry) = outcome.entry {
            let mut built = built.lock().unwrap_or_else(PoisonError::into_inner);
            built.push(entry);
        }
    });
    let built = built.into_inner().unwrap_or_else(PoisonError::into_inner);
    (built, printer.finish())
}

fn print_summary(built: usize, counts: Counts, arguments: &BuildArguments) {
    if arguments.messages.message_format == args::MessageFormat::Json {
        let folder = arguments.out.display().to_string();
        let summary = json!({"built": built, "failed": counts.failed, "warnings": counts.warnings, "out": folder});
        let line = format!("{}\n", json!({ "summary": summary }));
        print_message(&line, MessageFormat::Json);
        return;
    }
    let mut summary = format!(
        "{} built into {}",
        counted(built, "document"),
        arguments.out.display()
    );
    if counts.failed > 0 {
        summary.push_str(&format!(", {} failed", counts.failed));
    }
    if counts.warnings > 0 {
        summary.push_str(&format!(", {}", counted(counts.warnings, "warning")));
    }
    print_message(&format!("{summary}\n"), MessageFormat::Short);
}
