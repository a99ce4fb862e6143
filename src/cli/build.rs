//! `publish build`.

use std::collections::BTreeSet;
use std::mem;
use std::num::NonZero;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use clap::ArgMatches;
use jiff::Timestamp;
use serde_json::json;

use publish::edition::EditionOptions;
use publish::input;
use publish::output::{Entry, Manifest, Output};
use publish::pipeline::{BuildOptions, Builder, Claims, Earlier};
use publish::project::Denied;
use publish::site::{self, PriorState};
use publish::statement::Checks;
use publish_model::diagnostic::render::MessageFormat;
use publish_model::diagnostic::{Diagnostic, Findings, SourceFile, has_error, limit};
use publish_view::edition::pdf::PdfBuildOptions;
use publish_view::edition::{Format, braille};

use super::args::{self, BuildArguments, DenyArguments};
use super::document::{self, STANDARD_STREAM};
use super::printer::{Counts, Printer};
use super::settings::Layers;
use super::{Exit, counted, load_style, print_findings, print_line, print_message, print_waiting};

/// Builds the documents that the arguments and the project file name.
pub fn run(mut arguments: BuildArguments, matches: &ArgMatches) -> Exit {
    let layers = match Layers::load(&arguments.project, arguments.messages, matches) {
        Ok(layers) => layers,
        Err(exit) => return exit,
    };
    layers.input(&mut arguments.input);
    layers.output(&mut arguments.output);
    layers.editions(&mut arguments.editions);
    layers.site(&mut arguments.site);
    layers.style(&mut arguments.style);
    layers.deny(&mut arguments.deny);
    run_with(&arguments, &layers)
}

fn run_with(arguments: &BuildArguments, layers: &Layers<'_>) -> Exit {
    let misused = |findings: Findings| {
        print_findings(&findings, arguments.messages);
        Exit::Misused
    };
    let epoch = arguments.source_date_epoch.and_then(|epoch| epoch.0);
    let epoch = match epoch.map(Timestamp::from_second) {
        Some(Err(error)) => {
            print_line(format_args!(
                "error: the time of SOURCE_DATE_EPOCH is out of range: {error}"
            ));
            return Exit::Misused;
        }
        Some(Ok(epoch)) => Some(epoch),
        None => None,
    };
    let mut formats = arguments.editions.formats.clone();
    formats.sort();
    formats.dedup();
    let mut variants = arguments.editions.pdf_variant.clone();
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
    let builder = Builder::new(templates, fonts, &formats)
        .and_then(|builder| Ok(builder.with_theme(layers.theme()?)));
    let builder = match builder {
        Ok(builder) => builder,
        Err(findings) => return misused(findings),
    };
    let typefaces = missing_typefaces(&builder, layers);
    let untranslated = builder.catalogues().warnings();
    if !arguments.quiet {
        print_findings(&limit(untranslated.to_vec()), arguments.messages);
        print_findings(&typefaces, arguments.messages);
    }
    let texts = match layers.site_texts(&arguments.site, builder.catalogues()) {
        Ok(texts) => texts,
        Err(findings) => return misused(findings),
    };
    let out = &arguments.output.out;
    let sources = find_sources(&arguments.input.inputs);
    if sources.paths.is_empty() && !out.exists() {
        return nothing_to_build(&sources, arguments);
    }
    let waiting = || print_waiting(out);
    let output = match Output::open(out, &waiting) {
        Ok(output) => output,
        Err(findings) => return misused(findings),
    };
    let prior_state = output
        .manifest()
        .and_then(|manifest| Ok((manifest, Checks::in_folder(&output)?)));
    let (mut manifest, checks) = match prior_state {
        Ok(prior_state) => prior_state,
        Err(findings) => return misused(findings),
    };
    print_findings(&sources.unreadable, arguments.messages);
    let options = BuildOptions {
        sources: sources.paths,
        standard_input: sources.standard_input,
        folders: sources.folders,
        editions: EditionOptions {
            formats,
            pdf: PdfBuildOptions {
                standard: arguments.editions.pdf_standard,
                notes: arguments.editions.pdf_notes,
                variants,
            },
            html_page_marks: arguments.editions.html_page_marks,
            official_words_only: arguments.editions.official_words_only,
            site: arguments.editions.site.clone(),
            braille: braille::BrailleOptions {
                grade: arguments.editions.braille_grade,
                page: arguments.editions.braille_page,
            },
            epoch,
            imprint: texts.imprint.clone(),
        },
        jobs: jobs(arguments.jobs),
    };
    let earlier = Earlier {
        output: &output,
        manifest: &manifest,
    };
    let claims = Claims::of(&options, Some(earlier), builder.catalogues().bodies());
    manifest.withdraw(claims.withdrawn());
    let (mut built, mut counts) = build(&builder, &options, &claims, &output, manifest, arguments);
    counts.failed += sources.unreadable.len();
    let waiting = mem::take(&mut built.waiting);
    built.outdated.extend(built.manifest.add(waiting));
    let prior = PriorState {
        manifest: built.manifest,
        checks,
        contact: arguments.site.contact.clone(),
        texts,
    };
    // The list of documents does not change if nothing was built or withdrawn.
    if (built.count > 0 || !claims.withdrawn().is_empty())
        && let Err(findings) = site::write(&builder, &output, prior)
    {
        built.findings.extend(findings);
    }
    print_findings(&built.findings, arguments.messages);
    let not_offered = site::not_offered(&output, claims.withdrawn(), &built.outdated);
    counts.warnings += untranslated.len() + typefaces.len() + not_offered.iter().count();
    if !arguments.quiet {
        print_findings(&not_offered, arguments.messages);
    }
    if has_error(&built.findings) {
        return Exit::Misused;
    }
    if !arguments.quiet {
        print_summary(built.count, counts, arguments);
    }
    exit(counts, arguments.deny)
}

/// Returns warnings about typefaces of the theme of which the PDF has no font.
fn missing_typefaces(builder: &Builder, layers: &Layers<'_>) -> Vec<Diagnostic> {
    let renderer = builder.renderer();
    // Without PDF, no fonts are loaded.
    let has_family = |family: &str| renderer.has_family(family).unwrap_or(true);
    layers
        .project()
        .map_or_else(Vec::new, |project| project.missing_typefaces(has_family))
}

/// Ends a run without sources. There is no output folder, and it does not create one.
fn nothing_to_build(sources: &Sources, arguments: &BuildArguments) -> Exit {
    print_findings(&sources.unreadable, arguments.messages);
    let counts = Counts {
        failed: sources.unreadable.len(),
        ..Counts::default()
    };
    if !arguments.quiet {
        print_summary(0, counts, arguments);
    }
    exit(counts, arguments.deny)
}

/// Returns the exit status of a run with these counts.
pub fn exit(counts: Counts, deny: DenyArguments) -> Exit {
    let denied = match deny.deny {
        Denied::Warnings => counts.warnings,
        Denied::None => 0,
    };
    if counts.failed + denied == 0 {
        Exit::Done
    } else {
        Exit::Failed
    }
}

/// The sources of a run.
#[derive(Default)]
pub struct Sources {
    /// Their paths.
    pub paths: Vec<PathBuf>,
    /// The text of standard input, if it is one of them.
    pub standard_input: Option<Arc<SourceFile>>,
    /// The folders among the inputs.
    pub folders: Vec<PathBuf>,
    /// The errors of inputs that cannot be read.
    pub unreadable: Vec<Diagnostic>,
}

/// Finds the source files among files and in folders. Reads standard input if it is one of them.
pub fn find_sources(inputs: &[PathBuf]) -> Sources {
    let mut sources = Sources::default();
    let mut found = BTreeSet::new();
    for input in inputs {
        let files = if input.as_os_str() != STANDARD_STREAM {
            input::source_files(input)
        } else if sources.standard_input.is_some() {
            Ok(Vec::new())
        } else {
            document::read_standard_input().map(|file| {
                sources.standard_input = Some(file);
                vec![input.clone()]
            })
        };
        if input.is_dir() {
            sources.folders.push(input.clone());
        }
        match files {
            Ok(files) => {
                let new = files.into_iter().filter(|file| found.insert(file.clone()));
                sources.paths.extend(new);
            }
            Err(findings) => sources.unreadable.extend(findings),
        }
    }
    sources
}

/// Returns the number of documents to read or build in parallel.
pub fn jobs(requested: Option<u16>) -> usize {
    match requested {
        Some(jobs) => usize::from(jobs),
        None => thread::available_parallelism().map_or(1, NonZero::get),
    }
}

/// The documents of a run that have been built so far.
struct Built {
    /// The documents of this run and of earlier ones.
    manifest: Manifest,
    /// The documents that are not in the manifest yet.
    waiting: Vec<Entry>,
    /// The number of documents of this run.
    count: usize,
    /// The files of earlier builds that have an earlier text.
    outdated: Vec<String>,
    /// The findings about the output folder.
    findings: Vec<Diagnostic>,
}

impl Built {
    /// Adds a document. Now and then, makes those of this run visible. The time that this takes
    /// grows with the manifest, and so does the number of documents until the next time.
    fn add(&mut self, entry: Entry, output: &Output) {
        self.count += 1;
        self.waiting.push(entry);
        let is_due = self.waiting.len() >= (self.manifest.documents.len() / 4).max(32);
        if is_due && !has_error(&self.findings) {
            let waiting = mem::take(&mut self.waiting);
            let (outdated, published) = site::publish(output, &mut self.manifest, waiting);
            self.outdated.extend(outdated);
            self.findings.extend(published.err().into_iter().flatten());
        }
    }
}

fn build(
    builder: &Builder,
    options: &BuildOptions,
    claims: &Claims,
    output: &Output,
    manifest: Manifest,
    arguments: &BuildArguments,
) -> (Built, Counts) {
    let format = arguments.messages.message_format.into();
    let printer = Printer::new(options.sources.len(), format, arguments.quiet);
    let built = Mutex::new(Built {
        manifest,
        waiting: Vec::new(),
        count: 0,
        outdated: Vec::new(),
        findings: Vec::new(),
    });
    builder.build(options, claims, output, &|outcome| {
        let succeeded = outcome.entry.is_some();
        printer.finished(outcome.index, succeeded, &outcome.diagnostics);
        if let Some(entry) = outcome.entry {
            let mut built = built.lock().unwrap_or_else(PoisonError::into_inner);
            built.add(entry, output);
        }
    });
    let built = built.into_inner().unwrap_or_else(PoisonError::into_inner);
    (built, printer.finish())
}

fn print_summary(built: usize, counts: Counts, arguments: &BuildArguments) {
    if arguments.messages.message_format == args::MessageFormat::Json {
        let folder = arguments.output.out.display().to_string();
        let summary = json!({"built": built, "failed": counts.failed, "warnings": counts.warnings, "out": folder});
        let line = format!("{}\n", json!({ "summary": summary }));
        print_message(&line, MessageFormat::Json);
        return;
    }
    let mut summary = format!(
        "{} built into {}",
        counted(built, "document"),
        arguments.output.out.display()
    );
    if counts.failed > 0 {
        summary.push_str(&format!(", {} failed", counts.failed));
    }
    if counts.warnings > 0 {
        summary.push_str(&format!(", {}", counted(counts.warnings, "warning")));
    }
    print_message(&format!("{summary}\n"), MessageFormat::Short);
}
