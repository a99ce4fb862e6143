//! `publish build`.

use std::collections::{BTreeSet, HashSet};
use std::mem;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use clap::{ArgMatches, FromArgMatches};
use jiff::Timestamp;
use serde_json::json;

use publish::cache::Access;
use publish::edition::{EditionOptions, LanguagePair};
use publish::input;
use publish::output::{self, Checksum, Entry, Manifest, Output, Shard};
use publish::pipeline::{
    Action, BuildOptions, Builder, Claims, DocumentResult, Earlier, EditionReport, Kept, Models,
    Outcome, Stop,
};
use publish::project::Denied;
use publish::renderer::needs_fonts;
use publish::site::{self, Changes, Examination, PriorState, SiteTexts};
use publish::statement::Checks;
use publish::threads::{self, both, free_later};
use publish_model::Language;
use publish_model::diagnostic::render::MessageFormat;
use publish_model::diagnostic::{Diagnostic, Findings, SourceFile, has_error, limit};
use publish_view::edition::pdf::{PdfBuildOptions, Variant};
use publish_view::edition::{Format, braille};

use super::args::{
    self, BuildArguments, DenyArguments, EditionArguments, Epoch, MessageArguments, RunArguments,
};
use super::document::{self, STANDARD_STREAM};
use super::interruption::Interruption;
use super::printer::{self, Counts, Printer};
use super::settings::Layers;
use super::{
    Exit, cache, counted, date_of, load_style, print_findings, print_line, print_message,
    print_waiting, shard, watch,
};

/// Builds the documents that the arguments and the project file name.
pub fn run(mut arguments: BuildArguments, matches: &ArgMatches) -> Exit {
    if arguments.watch {
        let read = || BuildArguments::from_arg_matches(matches);
        return watch::run(&read, matches, &mut |_| {});
    }
    let messages = arguments.messages;
    let layers = match Layers::load(&arguments.run.project, messages, matches) {
        Ok(layers) => layers,
        Err(exit) => return exit,
    };
    complete(&mut arguments.run, &layers);
    layers.deny(&mut arguments.deny);
    let shard = match shard_of(&arguments.run) {
        Ok(shard) => shard,
        Err(exit) => return exit,
    };
    let (run, quiet) = (&arguments.run, arguments.quiet);
    let built = prepare(run, shard, &layers, messages, quiet, Access::Write).and_then(|prepared| {
        let interruption = Interruption::listen(
            &prepared.options.stop,
            prepared.options.sources.len(),
            &run.output.out,
            messages.message_format.into(),
        );
        let report = build(&prepared, &arguments, Documents::All, Some(&interruption))?;
        report.print_summary(&prepared.builder, &arguments);
        Ok(report)
    });
    match built {
        Ok(report) => report.exit(arguments.deny),
        Err(findings) => {
            print_findings(&findings, messages);
            Exit::Misused
        }
    }
}

/// Completes the arguments with the values of the project file.
pub fn complete(arguments: &mut RunArguments, layers: &Layers<'_>) {
    layers.input(&mut arguments.input);
    layers.output(&mut arguments.output);
    layers.editions(&mut arguments.editions);
    layers.site(&mut arguments.site);
    layers.style(&mut arguments.style);
    layers.cache(&mut arguments.cache);
}

/// A run that is about to begin.
pub struct Prepared {
    /// The builder, with the cache of the run.
    pub builder: Builder,
    /// The options.
    pub options: BuildOptions,
    /// The texts of the list of documents and of the statements.
    pub texts: SiteTexts,
    /// The errors of inputs that cannot be read.
    pub unreadable: Vec<Diagnostic>,
    /// The number of warnings about typefaces of the theme.
    pub typefaces: usize,
}

/// Returns the time of SOURCE_DATE_EPOCH, if it is set.
pub fn epoch(argument: Option<Epoch>) -> Option<Timestamp> {
    argument.and_then(|epoch| epoch.0)
}

/// Returns the shard of a run, if it has one.
///
/// # Errors
/// The exit status, after the error has been printed.
pub fn shard_of(arguments: &RunArguments) -> Result<Option<Shard>, Exit> {
    shard::resolve(arguments.shard).map_err(|error| {
        print_line(format_args!("error: {error}"));
        Exit::Misused
    })
}

/// Returns the formats to build, each once.
fn formats(arguments: &EditionArguments) -> Vec<Format> {
    let formats: BTreeSet<Format> = arguments.formats.iter().copied().collect();
    formats.into_iter().collect()
}

/// Returns the options of the editions that the arguments describe.
pub fn edition_options(
    arguments: &EditionArguments,
    epoch: Option<Timestamp>,
    texts: &SiteTexts,
) -> EditionOptions {
    let variants: BTreeSet<Variant> = arguments.pdf_variant.iter().copied().collect();
    let bilingual: BTreeSet<LanguagePair> = arguments.bilingual.iter().cloned().collect();
    EditionOptions {
        formats: formats(arguments),
        pdf: PdfBuildOptions {
            standard: arguments.pdf_standard,
            notes: arguments.pdf_notes,
            variants: variants.into_iter().collect(),
        },
        html_page_marks: arguments.html_page_marks,
        bilingual: bilingual.into_iter().collect(),
        html_self_contained: arguments.html_self_contained,
        official_words_only: arguments.official_words_only,
        official: texts.official,
        site: texts.address.clone(),
        braille: braille::BrailleOptions {
            grade: arguments.braille_grade,
            page: arguments.braille_page,
        },
        epoch,
        imprint: texts.imprint.clone(),
        certification: None,
        check: arguments.check,
        statements: texts.statements,
        title: texts.title.clone(),
        search: texts.search,
    }
}

/// Loads the templates and fonts of a run, opens its caches, and finds its sources. Prints warnings.
/// `shared_cache` is what the command may do with the shared cache.
///
/// # Errors
/// The errors of templates, catalogues, bodies, fonts, the theme and the address of the shared cache.
pub fn prepare(
    arguments: &RunArguments,
    shard: Option<Shard>,
    layers: &Layers<'_>,
    messages: MessageArguments,
    quiet: bool,
    shared_cache: Access,
) -> Result<Prepared, Findings> {
    let formats = formats(&arguments.editions);
    let with_fonts = needs_fonts(&formats);
    let (templates, fonts) = load_style(&arguments.style, messages, with_fonts)?;
    let builder = Builder::new(templates, fonts, &formats)?.with_theme(layers.theme()?);
    let typefaces = missing_typefaces(&builder, layers);
    let untranslated = builder.catalogues().warnings();
    if !quiet {
        print_findings(&limit(untranslated.to_vec()), messages);
        print_findings(&typefaces, messages);
    }
    let texts = layers.site_texts(&arguments.site, builder.catalogues())?;
    let sources = find_sources(&arguments.input.inputs);
    let jobs = jobs(arguments.jobs);
    let builder = cache::with_cache(builder, &arguments.cache, shared_cache, jobs, messages)?;
    let options = BuildOptions {
        sources: sources.paths,
        standard_input: sources.standard_input,
        folders: sources.folders,
        editions: EditionOptions {
            certification: layers.certification(),
            ..edition_options(
                &arguments.editions,
                epoch(arguments.source_date_epoch),
                &texts,
            )
        },
        jobs,
        shard,
        stop: Stop::default(),
    };
    Ok(Prepared {
        builder,
        options,
        texts,
        unreadable: sources.unreadable,
        typefaces: typefaces.len(),
    })
}

impl Prepared {
    /// Finds the sources again.
    pub fn find_sources_again(&mut self, inputs: &[PathBuf]) {
        let sources = find_sources(inputs);
        self.options.sources = sources.paths;
        self.options.folders = sources.folders;
        self.unreadable = sources.unreadable;
    }
}

/// The documents whose findings a build prints, and which it reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Documents {
    /// Prints the findings of all documents.
    All,
    /// Prints the findings of all documents, and reports them.
    Reported,
    /// Prints only the findings of documents that have been built again, and reports all.
    New,
}

/// What a build has done.
#[derive(Default)]
pub struct BuildReport {
    /// The documents, if they are reported, in the order of their sources.
    pub documents: Vec<DocumentReport>,
    /// The findings that are not about one document.
    pub general: Vec<Diagnostic>,
    /// The number of documents that were built, also of those that had not changed.
    built: usize,
    /// The number of failed documents and of warnings.
    pub counts: Counts,
    /// The exit status if the build was interrupted, or if a file that is not an edition could not be
    /// written.
    problem: Option<Exit>,
    /// The folders of documents that are no longer listed, because they do not have a source.
    pub withdrawn: usize,
}

/// What a build has done with a document.
#[derive(Debug)]
pub struct DocumentReport {
    /// The path of its source.
    pub source: String,
    /// Its folder in the output folder, if its symbol and language can be read.
    pub folder: Option<String>,
    /// Whether its editions are those of its source.
    pub is_built: bool,
    /// Whether it, or what it depends on, has changed since the last build.
    pub is_new: bool,
    /// Its findings.
    pub findings: Vec<Diagnostic>,
}

impl DocumentReport {
    fn of(outcome: &Outcome, options: &BuildOptions, claims: &Claims) -> Self {
        let entry = outcome.result.entry();
        let folder = entry.map(|entry| entry.folder.clone());
        DocumentReport {
            source: options.name(outcome.index),
            folder: folder.or_else(|| claims.folder_of(outcome.index)),
            is_built: !outcome.result.is_failure(),
            is_new: outcome.has_changed(),
            findings: outcome.diagnostics.clone(),
        }
    }
}

impl BuildReport {
    /// Returns the sources of the documents that were built in this run.
    pub fn new_documents(&self) -> impl Iterator<Item = &str> {
        let new = self.documents.iter().filter(|document| document.is_new);
        new.map(|document| document.source.as_str())
    }

    /// Prints the number of documents, failures and warnings, and the traffic with the shared cache.
    pub fn print_summary(&self, builder: &Builder, arguments: &BuildArguments) {
        if !arguments.quiet && self.problem.is_none() {
            print_summary(self.built, self.counts, arguments);
            cache::print_traffic(builder, arguments.messages);
        }
    }

    /// Returns the exit status.
    fn exit(&self, deny: DenyArguments) -> Exit {
        self.problem.unwrap_or_else(|| exit(self.counts, deny))
    }
}

/// Builds the documents, and prints findings. `interruption` learns which documents are finished.
///
/// # Errors
/// Those of an output folder that cannot be used. Nothing is built.
pub fn build(
    prepared: &Prepared,
    arguments: &BuildArguments,
    documents: Documents,
    interruption: Option<&Interruption>,
) -> Result<BuildReport, Findings> {
    let Prepared {
        builder,
        options,
        texts,
        unreadable,
        typefaces,
    } = prepared;
    let messages = arguments.messages;
    let out = &arguments.run.output.out;
    if options.sources.is_empty() && !out.exists() {
        return Ok(nothing_to_build(unreadable, messages));
    }
    let output = Output::open(out, &|| print_waiting(out))?;
    // Both read large files. Where one of them has only one thread, the other one uses the rest.
    let (manifest, identified) = both(|| output::built_manifest(out), || builder.identify(options));
    let (manifest, sum) = manifest?;
    let checks = Checks::in_folder(output.root())?;
    print_findings(unreadable, messages);
    let mut prior = PriorState {
        manifest,
        checks,
        contact: arguments.run.site.contact.clone(),
        texts: texts.clone(),
        today: date_of(options.editions.epoch),
    };
    let (current, claims) = both(
        || site::current(builder, &prior, sum),
        || {
            let earlier = Earlier {
                root: output.root(),
                manifest: &prior.manifest,
            };
            builder.claims(options, Some(earlier), identified)
        },
    );
    let withdrawn = prior.manifest.withdraw(claims.withdrawn());
    // A document that is built again has a new entry, without the statement of an earlier run.
    let statements = if texts.statements {
        Vec::new()
    } else {
        prior.manifest.take_statements()
    };
    prior.manifest.shard = options.shard;
    let manifest = mem::take(&mut prior.manifest);
    let examination = current.examination(&output);
    let run = DocumentRun {
        builder,
        options,
        claims: &claims,
        output: &output,
        interruption,
        examination: &examination,
    };
    let (mut built, mut counts) = run.build((manifest, sum), arguments, documents);
    if options.stop.is_requested() {
        return Ok(end_early(&output, built, interruption, messages));
    }
    let changed_files = examination.finish();
    let current = current.examined(changed_files);
    counts.failed += unreadable.len();
    if !built.waiting.is_empty() {
        let waiting = mem::take(&mut built.waiting);
        built.outdated.extend(built.manifest.add(waiting));
    }
    prior.manifest = built.manifest;
    let mut changes = Changes {
        current,
        unchanged: built.unchanged,
        are_lists_unchanged: !built.has_new_entries && claims.withdrawn().is_empty(),
        pruned: Vec::new(),
        statements,
    };
    if arguments.prune {
        let is_whole = prior.manifest.documents.len() == built.count;
        changes.pruned = pruned(builder, &output, withdrawn, &built.outdated, is_whole);
        if is_whole {
            let pairs = &options.editions.bilingual;
            let is_wanted = |first: &Language, second: &Language| {
                let mut pairs = pairs.iter();
                pairs.any(|pair| pair.first == *first && pair.second == *second)
            };
            changes
                .pruned
                .extend(prior.manifest.remove_pairs(&is_wanted));
        }
        print_pruned(&changes.pruned, messages, arguments.quiet);
    }
    // The list of documents does not change if nothing was built or withdrawn. A shard without
    // documents also needs a manifest.
    let has_run = built.count > 0 || !claims.withdrawn().is_empty() || options.shard.is_some();
    let has_changed = changes.unchanged.len() < built.count
        || !claims.withdrawn().is_empty()
        || !changes.pruned.is_empty()
        || output.has_waiting_files();
    if has_run
        && (has_changed || !changes.current.has_site())
        && let Err(findings) = site::write(
            builder,
            &output,
            prior,
            &changes,
            Models::of_run(options, &claims),
            options.jobs,
        )
    {
        built.findings.extend(findings);
    }
    if built.findings.is_empty()
        && let Some(kept) = built.kept.take()
        && let Some(sum) = output.manifest_sum().or(sum.filter(|_| !has_changed))
    {
        builder.remember(kept, sum);
    }
    print_findings(&built.findings, messages);
    let not_offered = if arguments.prune {
        None
    } else {
        site::not_offered(&output, claims.withdrawn(), &built.outdated)
    };
    let untranslated = builder.catalogues().warnings();
    counts.warnings += untranslated.len() + typefaces + not_offered.iter().count();
    if !arguments.quiet {
        print_findings(&not_offered, messages);
    }
    cache::finish(builder, &arguments.run.cache, messages);
    let problem = has_error(&built.findings).then(|| {
        if printer::may_pass_later(&built.findings) {
            Exit::Unfinished
        } else {
            Exit::Misused
        }
    });
    if arguments.explain && problem.is_none() {
        print_explanations(builder, built.explanations, messages);
    }
    let withdrawn = claims.withdrawn().len();
    free_later((claims, changes));
    built.reports.sort_by_key(|(index, _)| *index);
    let reports = built.reports.into_iter();
    let general = unreadable.iter().cloned().chain(built.findings);
    Ok(BuildReport {
        documents: reports.map(|(_, report)| report).collect(),
        general: general.chain(not_offered).collect(),
        built: built.count,
        counts,
        problem,
        withdrawn,
    })
}

/// Returns the files to remove: those of withdrawn documents, those that were built from an earlier
/// text and, if no other page in the folder can use them, earlier style sheets and scripts.
fn pruned(
    builder: &Builder,
    output: &Output,
    withdrawn: Vec<String>,
    outdated: &[String],
    is_whole: bool,
) -> Vec<String> {
    let mut pruned = withdrawn;
    pruned.extend(outdated.iter().cloned());
    if is_whole {
        pruned.extend(output.other_assets(builder.renderer().assets()));
    }
    pruned
}

/// Prints the files that are about to be removed.
pub fn print_pruned(paths: &[String], messages: MessageArguments, quiet: bool) {
    for path in paths {
        let text = match messages.message_format {
            args::MessageFormat::Json => format!("{}\n", json!({ "pruned": path })),
            _ if quiet => continue,
            _ => format!("deleting {path}\n"),
        };
        print_message(&text, messages.message_format.into());
    }
}

/// Prints what was done with each edition that was not in the output folder already, and why.
fn print_explanations(
    builder: &Builder,
    mut explanations: Vec<Explanation>,
    messages: MessageArguments,
) {
    explanations.sort_by_key(|explanation| explanation.index);
    let format = messages.message_format.into();
    let lines: String = explanations
        .iter()
        .flat_map(|explanation| explanation.lines(builder, format))
        .collect();
    print_message(&lines, format);
}

/// What was done with the editions of a document, or would be done.
pub struct Explanation {
    /// The index of its source.
    pub index: usize,
    editions: Vec<EditionReport>,
    reasons: Arc<Vec<String>>,
}

impl Explanation {
    /// Returns the explanation of an outcome.
    pub fn of(outcome: &Outcome) -> Self {
        Explanation {
            index: outcome.index,
            editions: outcome.editions.clone(),
            reasons: Arc::clone(&outcome.reasons),
        }
    }

    /// Returns the number of editions with an action.
    pub fn count(&self, action: Action) -> usize {
        let editions = self.editions.iter();
        editions.filter(|edition| edition.action == action).count()
    }

    /// Returns a line for each edition that is not in the output folder already.
    pub fn lines(&self, builder: &Builder, format: MessageFormat) -> Vec<String> {
        let shared = builder.inputs().and_then(|inputs| inputs.cache.shared());
        let shared = shared.map(|shared| format!("it is in {}", shared.address()));
        let shared = shared.as_slice();
        let is_new = |edition: &&EditionReport| edition.action != Action::Keep;
        let lines = self.editions.iter().filter(is_new).map(|edition| {
            let (action, reasons) = match edition.action {
                Action::Render => ("render", self.reasons.as_slice()),
                Action::Restore => ("copy", &[][..]),
                Action::Fetch => ("fetch", shared),
                Action::Keep => ("keep", &[][..]),
            };
            if let MessageFormat::Json = format {
                let edition = json!({ "path": edition.path, "action": action, "reasons": reasons });
                return format!("{}\n", json!({ "edition": edition }));
            }
            let reasons = match reasons {
                [] => String::new(),
                reasons => format!(": {}", reasons.join("; ")),
            };
            format!("{action} {}{reasons}\n", edition.path)
        });
        lines.collect()
    }
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
fn nothing_to_build(unreadable: &[Diagnostic], messages: MessageArguments) -> BuildReport {
    print_findings(unreadable, messages);
    BuildReport {
        counts: Counts {
            failed: unreadable.len(),
            ..Counts::default()
        },
        ..BuildReport::default()
    }
}

/// Returns the exit status of a run with these counts.
pub fn exit(counts: Counts, deny: DenyArguments) -> Exit {
    let denied = match deny.deny {
        Denied::Warnings => counts.warnings,
        Denied::None => 0,
    };
    if counts.unfinished > 0 {
        Exit::Unfinished
    } else if counts.failed + denied == 0 {
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
    let mut found = HashSet::new();
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
        None => threads::available(),
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
    /// The folders of documents that have not changed.
    unchanged: BTreeSet<String>,
    /// What was done with the editions, if it is printed.
    explanations: Vec<Explanation>,
    /// The documents with the indexes of their sources, if they are reported.
    reports: Vec<(usize, DocumentReport)>,
    /// Whether a document is new, or lists and citations have something else about it than before.
    has_new_entries: bool,
    /// What is recorded for the next run.
    kept: Option<Kept>,
}

impl Built {
    /// Adds a document, unless the manifest has it already.
    fn add_or_keep(&mut self, entry: Entry, output: &Output) {
        let earlier = self.manifest.find(&entry.folder);
        if earlier.is_some_and(|earlier| earlier.contains(&entry)) {
            self.keep(Some(entry.folder));
        } else {
            self.add(entry, output);
        }
    }

    /// Keeps a document that the manifest has already.
    fn keep(&mut self, folder: Option<String>) {
        self.count += 1;
        self.unchanged.extend(folder);
    }

    /// Adds a document. Now and then, makes those of this run visible. The time that this takes
    /// grows with the manifest, and so does the number of documents until the next time.
    fn add(&mut self, entry: Entry, output: &Output) {
        self.count += 1;
        let earlier = self.manifest.find(&entry.folder);
        self.has_new_entries |= !earlier.is_some_and(|earlier| earlier.is_listed_like(&entry));
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

/// A run that builds documents.
struct DocumentRun<'a> {
    builder: &'a Builder,
    options: &'a BuildOptions,
    claims: &'a Claims,
    output: &'a Output,
    interruption: Option<&'a Interruption>,
    /// Threads for which there is no other document take part in it.
    examination: &'a Examination<'a>,
}

/// Ends a run that was interrupted. What was built becomes visible.
fn end_early(
    output: &Output,
    mut built: Built,
    interruption: Option<&Interruption>,
    messages: MessageArguments,
) -> BuildReport {
    let waiting = mem::take(&mut built.waiting);
    let (_, published) = site::publish(output, &mut built.manifest, waiting);
    built.findings.extend(published.err().into_iter().flatten());
    print_findings(&built.findings, messages);
    if let Some(interruption) = interruption {
        interruption.report();
    }
    BuildReport {
        problem: Some(Exit::Interrupted),
        ..BuildReport::default()
    }
}

impl DocumentRun<'_> {
    fn build(
        &self,
        (manifest, sum): (Manifest, Option<Checksum>),
        arguments: &BuildArguments,
        documents: Documents,
    ) -> (Built, Counts) {
        let DocumentRun {
            builder,
            options,
            claims,
            output,
            interruption,
            examination,
        } = *self;
        let format = arguments.messages.message_format.into();
        let progress = arguments.progress.progress;
        let sources = claims.sources(options);
        if let Some(interruption) = interruption {
            interruption.set_documents(sources.len());
        }
        let printer = Printer::new(sources.len(), format, arguments.quiet, progress);
        let printer = match documents {
            Documents::New => printer.without_known(),
            Documents::All | Documents::Reported => printer,
        };
        let built = Mutex::new(Built {
            manifest,
            waiting: Vec::new(),
            count: 0,
            outdated: Vec::new(),
            findings: Vec::new(),
            unchanged: BTreeSet::new(),
            explanations: Vec::new(),
            reports: Vec::new(),
            has_new_entries: false,
            kept: None,
        });
        let has_cache = builder.inputs().is_some();
        let has_line = |outcome: &Outcome| {
            let is_shown = documents != Documents::New || outcome.has_changed();
            !arguments.quiet && is_shown
        };
        let report = |outcome: Outcome| {
            let line = match format {
                MessageFormat::Json if has_line(&outcome) => {
                    document_line(options, claims, &outcome)
                }
                _ => String::new(),
            };
            // The findings of a shard are in the order of its own sources.
            let position = sources.binary_search(&outcome.index);
            let position = position.unwrap_or_else(|next| next);
            printer.finished(position, &outcome, &options.name(outcome.index), &line);
            if let Some(interruption) = interruption {
                interruption.count();
            }
            let explanation = arguments.explain.then(|| Explanation::of(&outcome));
            let report = (documents != Documents::All)
                .then(|| (outcome.index, DocumentReport::of(&outcome, options, claims)));
            let mut built = built.lock().unwrap_or_else(PoisonError::into_inner);
            built.explanations.extend(explanation);
            built.reports.extend(report);
            match outcome.result {
                DocumentResult::Built(entry) if has_cache => built.add_or_keep(*entry, output),
                DocumentResult::Built(entry) => built.add(*entry, output),
                DocumentResult::Kept => built.keep(claims.folder_of(outcome.index)),
                DocumentResult::Failed => {}
            }
        };
        let meanwhile = || examination.help();
        let kept = builder.build(options, claims, output, sum, &report, &meanwhile);
        let mut built = built.into_inner().unwrap_or_else(PoisonError::into_inner);
        built.kept = kept;
        (built, printer.finish())
    }
}

/// Returns a line of JSON with the result of a document, for the program that started this one.
fn document_line(options: &BuildOptions, claims: &Claims, outcome: &Outcome) -> String {
    let mut document = json!({ "source": options.name(outcome.index) });
    match &outcome.result {
        DocumentResult::Built(entry) => {
            let is_kept = |edition: &EditionReport| edition.action == Action::Keep;
            let is_unchanged = !outcome.editions.is_empty() && outcome.editions.iter().all(is_kept);
            document["symbol"] = json!(entry.symbol);
            document["language"] = json!(entry.language);
            document["folder"] = json!(entry.folder);
            document["result"] = json!(if is_unchanged { "unchanged" } else { "built" });
        }
        DocumentResult::Kept => {
            let identity = claims.identity(outcome.index);
            document["symbol"] = json!(identity.map(|identity| &identity.symbol));
            document["language"] = json!(identity.map(|identity| &identity.language));
            document["folder"] = json!(claims.folder_of(outcome.index));
            document["result"] = json!("unchanged");
        }
        DocumentResult::Failed => {
            document["result"] = json!("failed");
            document["retry"] = json!(printer::may_pass_later(&outcome.diagnostics));
        }
    }
    format!("{}\n", json!({ "document": document }))
}

fn print_summary(built: usize, counts: Counts, arguments: &BuildArguments) {
    if arguments.messages.message_format == args::MessageFormat::Json {
        let folder = arguments.run.output.out.display().to_string();
        let summary = json!({"built": built, "failed": counts.failed, "warnings": counts.warnings, "out": folder});
        let line = format!("{}\n", json!({ "summary": summary }));
        print_message(&line, MessageFormat::Json);
        return;
    }
    let mut summary = format!(
        "{} built into {}",
        counted(built, "document"),
        arguments.run.output.out.display()
    );
    if counts.failed > 0 {
        summary.push_str(&format!(", {} failed", counts.failed));
    }
    if counts.warnings > 0 {
        summary.push_str(&format!(", {}", counted(counts.warnings, "warning")));
    }
    print_message(&format!("{summary}\n"), MessageFormat::Short);
}
