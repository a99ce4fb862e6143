//! Builds many documents in parallel, from source files to editions on disk.

mod attachments;
mod check;
mod claims;
mod edition;
mod folder_name;
mod inputs;
mod kept;
mod known;
mod languages;
mod models;
mod neighbours;
mod peek;
mod session;
mod shelf;
mod side_by_side;

use std::any::Any;
use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;

use crate::cache::Cache;
use crate::edition::{Edition, EditionOptions};
use crate::input;
use crate::output::{Checksum, Entry, Output, Shard, SideBySideEntry, SourceEntry};
use crate::renderer::Renderer;
use crate::theme::Theme;
use crate::threads::{STACK_BYTES, consumed_in_turn, in_turn};
use publish_model::diagnostic::{Code, Diagnostic, Findings, SourceFile, has_error};
use publish_model::{Bodies, Resolution};
use publish_pdf as pdf;
use publish_source::{self as source, Draft};
use publish_templates::Templates;
use publish_templates::wording::Catalogues;
use publish_text::html::PageLanguage;
use publish_view::View;
use publish_view::edition::Format;

pub use claims::{Claims, Earlier};
use edition::{Job, PageContext, Pages, StandaloneEditions, name_of, reports};
pub use inputs::Inputs;
pub use kept::Kept;
use known::Dependencies;
pub use models::Models;
use neighbours::Neighbours;
use peek::Peek;
pub use session::Session;
pub use shelf::{Action, EditionReport};
use shelf::{Found, Shelf};

/// What a run builds, and how.
pub struct BuildOptions {
    /// The source files; [`STANDARD_INPUT`] for standard input.
    pub sources: Vec<PathBuf>,
    /// The text of standard input, if it is one of the sources.
    pub standard_input: Option<Arc<SourceFile>>,
    /// The folders that were searched for sources. A document of an earlier run whose source was in
    /// one of them and has been deleted is withdrawn.
    pub folders: Vec<PathBuf>,
    /// The editions of each document.
    pub editions: EditionOptions,
    /// The number of documents that are built in parallel, at least 1.
    pub jobs: usize,
    /// The part of the documents that this run builds, or `None` for all of them. `sources` has the
    /// sources of all shards: they decide which documents have a page that others can link to.
    pub shard: Option<Shard>,
    /// Ends the run early.
    pub stop: Stop,
}

/// Ends a run early: no other document is begun.
#[derive(Debug, Clone, Default)]
pub struct Stop(Arc<AtomicBool>);

impl Stop {
    /// Ends the run after the documents that have been begun.
    pub fn request(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether the run is to end.
    pub fn is_requested(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// The path that means standard input.
pub const STANDARD_INPUT: &str = "-";

impl BuildOptions {
    /// Returns the name of a source for messages.
    pub fn name(&self, index: usize) -> String {
        let path = &self.sources[index];
        match &self.standard_input {
            Some(file) if path.as_os_str() == STANDARD_INPUT => file.name.clone(),
            _ => path.display().to_string(),
        }
    }

    /// Returns the path of a source, unless it is standard input.
    fn path(&self, index: usize) -> Option<&Path> {
        let path = &self.sources[index];
        (path.as_os_str() != STANDARD_INPUT || self.standard_input.is_none()).then_some(path)
    }

    /// Reads a source, without checking that it is UTF-8.
    fn read_undecoded(&self, index: usize) -> Result<Vec<u8>, Findings> {
        let path = &self.sources[index];
        match &self.standard_input {
            Some(file) if path.as_os_str() == STANDARD_INPUT => Ok(file.text.as_bytes().to_vec()),
            _ => input::read_undecoded(path),
        }
    }

    /// Reads a source.
    fn read(&self, index: usize) -> Result<Arc<SourceFile>, Findings> {
        let path = &self.sources[index];
        match &self.standard_input {
            Some(file) if path.as_os_str() == STANDARD_INPUT => Ok(Arc::clone(file)),
            _ => input::read_text(path),
        }
    }
}

/// What is known of the sources of a run before any document is read.
pub struct Identified(Vec<Peek>);

/// The result of one document.
pub struct Outcome {
    /// The index of its source in [`BuildOptions::sources`].
    pub index: usize,
    /// What became of it.
    pub result: DocumentResult,
    /// Its findings.
    pub diagnostics: Vec<Diagnostic>,
    /// What happened to its editions.
    pub editions: Vec<EditionReport>,
    /// Why it was read and built, if it was: what has changed since the last build.
    pub reasons: Arc<Vec<String>>,
}

/// What became of a document.
#[derive(Debug, Clone)]
pub enum DocumentResult {
    /// It has no editions, because of errors.
    Failed,
    /// It has the editions of this entry in the manifest.
    Built(Box<Entry>),
    /// The output folder has all its editions, and the manifest of the last run its entry.
    Kept,
}

impl DocumentResult {
    /// Whether there are no editions.
    pub fn is_failure(&self) -> bool {
        matches!(self, DocumentResult::Failed)
    }

    /// Returns the entry in the manifest, unless the manifest has it already.
    pub fn entry(&self) -> Option<&Entry> {
        match self {
            DocumentResult::Built(entry) => Some(entry),
            DocumentResult::Failed | DocumentResult::Kept => None,
        }
    }
}

impl Outcome {
    /// Whether the document, or what it depends on, has changed since the last build. A document
    /// whose errors are about other sources is read in every build, and has not changed.
    pub fn has_changed(&self) -> bool {
        let is_new = |edition: &EditionReport| edition.action != Action::Keep;
        let mut reasons = self.reasons.iter();
        reasons.any(|reason| reason != known::UNEXPLAINED) || self.editions.iter().any(is_new)
    }
}

/// The parts that all documents of a run share.
pub struct Builder {
    templates: Arc<Templates>,
    catalogues: Catalogues,
    renderer: Renderer,
    /// The checksum of the fonts that are not built in.
    fonts: Checksum,
    inputs: Option<Inputs>,
    session: Option<Arc<Session>>,
}

/// What a run is for.
#[derive(Clone, Copy)]
enum Goal<'a> {
    /// Findings only.
    Check,
    /// A list of what a build into this folder would do.
    Plan(&'a Path),
    /// Editions.
    Build(&'a Output),
}

impl<'a> Goal<'a> {
    /// Returns the path of the output folder.
    fn root(self) -> Option<&'a Path> {
        match self {
            Goal::Check => None,
            Goal::Plan(root) => Some(root),
            Goal::Build(output) => Some(output.root()),
        }
    }
}

/// A run.
struct Run<'a> {
    options: &'a BuildOptions,
    claims: &'a Claims,
    bodies: &'a Bodies,
    goal: Goal<'a>,
    inputs: Option<&'a Inputs>,
    /// The dependencies that all documents share.
    shared: Vec<(String, Checksum)>,
    /// The documents whose editions are in the output folder; none without a cache, and for a plan.
    kept: Option<&'a Kept>,
    /// The number of documents that are read and built at this moment.
    begun: AtomicUsize,
}

impl<'a> Run<'a> {
    fn neighbours(&self) -> Neighbours<'a> {
        Neighbours::new(self.claims, self.bodies, self.options)
    }

    /// Returns the number of threads for the languages of a document: all those that have no document of
    /// their own. In a batch this is one. More would also take memory, because regular expressions keep
    /// caches of threads that have ended (<https://github.com/rust-lang/regex/issues/934>).
    fn threads(&self) -> usize {
        let others = self.begun.load(Ordering::Relaxed).saturating_sub(1);
        self.options.jobs.saturating_sub(others).max(1)
    }
}

impl Builder {
    /// Creates a builder. It loads fonts only for PDF and EPUB.
    ///
    /// # Errors
    /// `T002` for errors in catalogues, `P003` for unusable fonts.
    pub fn new(
        templates: Templates,
        fonts: Vec<publish_built_in::FontFile>,
        formats: &[Format],
    ) -> Result<Self, Findings> {
        let templates = Arc::new(templates);
        let catalogues = Catalogues::load(&templates)?;
        let sum_of_fonts = inputs::sum_of_fonts(&fonts);
        let renderer = Renderer::new(Arc::clone(&templates), fonts, formats)?;
        Ok(Builder {
            templates,
            catalogues,
            renderer,
            fonts: sum_of_fonts,
            inputs: None,
            session: None,
        })
    }

    /// Makes the builds of this builder a part of a session.
    #[must_use]
    pub fn with_session(mut self, session: &Arc<Session>) -> Self {
        self.session = Some(Arc::clone(session));
        self
    }

    /// Takes editions from a cache if it has them, and keeps new ones in it. The theme must have
    /// been set before.
    #[must_use]
    pub fn with_cache(mut self, cache: Cache) -> Self {
        let theme = self.renderer.theme();
        self.inputs = Some(Inputs::new(cache, &self.templates, self.fonts, theme));
        self
    }

    /// Returns the cache, with the checksums of what all documents share.
    pub fn inputs(&self) -> Option<&Inputs> {
        self.inputs.as_ref()
    }

    /// Finds out the symbol and language of each source of a run, and its checksum.
    pub fn identify(&self, options: &BuildOptions) -> Identified {
        let bodies = self.catalogues.bodies();
        let inputs = self.inputs.as_ref();
        let cache = inputs.map(|inputs| (&inputs.cache, inputs.bodies));
        let session = self.session.as_deref();
        Identified(peek::all(options, bodies, cache, session))
    }

    /// Assigns output folders to the sources of a run. `identified` is about the same options.
    pub fn claims(
        &self,
        options: &BuildOptions,
        earlier: Option<Earlier<'_>>,
        identified: Identified,
    ) -> Claims {
        Claims::new(options, earlier, self.catalogues.bodies(), identified.0)
    }

    /// Returns the builder with a theme.
    #[must_use]
    pub fn with_theme(mut self, theme: Theme) -> Self {
        self.renderer = self.renderer.with_theme(theme);
        self
    }

    /// Returns the word catalogues.
    pub fn catalogues(&self) -> &Catalogues {
        &self.catalogues
    }

    /// Returns the templates.
    pub fn templates(&self) -> &Templates {
        &self.templates
    }

    /// Returns the renderer.
    pub fn renderer(&self) -> &Renderer {
        &self.renderer
    }

    /// Builds all documents and writes those that succeed. Their files are in place after
    /// [`Output::publish`] with their entries. `report` is called once per document,
    /// from the thread that built it, in any order. A thread for which there is no other document calls
    /// `meanwhile`, while the last documents are built.
    ///
    /// One thread builds all languages of a document, because their pages link to each other and
    /// only to languages that were built. `claims` are those of the same options, and `manifest` is the
    /// checksum of the manifest from which they have been made, if all its files are in place.
    ///
    /// Returns what [`Builder::remember`] records, unless there is no cache.
    pub fn build(
        &self,
        options: &BuildOptions,
        claims: &Claims,
        output: &Output,
        manifest: Option<Checksum>,
        report: &(dyn Fn(Outcome) + Sync),
        meanwhile: &(dyn Fn() + Sync),
    ) -> Option<Kept> {
        let kept = self.inputs.as_ref().map(|inputs| {
            let circumstances = claims.circumstances(options, output.root());
            Kept::read(&inputs.cache, circumstances, manifest)
        });
        let goal = Goal::Build(output);
        self.run(options, claims, goal, kept.as_ref(), report, meanwhile);
        kept
    }

    /// Records which documents have their editions in the output folder, for the next run. `manifest`
    /// is the checksum of the manifest that lists all of them.
    pub fn remember(&self, kept: Kept, manifest: Checksum) {
        if let Some(inputs) = &self.inputs {
            kept.write(&inputs.cache, manifest);
        }
    }

    /// Finds out what a build into the folder `root` would do, without writing anything. `report`
    /// is called as by [`Builder::build`]; the entries have no files.
    pub fn plan(
        &self,
        options: &BuildOptions,
        claims: &Claims,
        root: &Path,
        report: &(dyn Fn(Outcome) + Sync),
    ) {
        self.run(options, claims, Goal::Plan(root), None, report, &|| ());
    }

    /// Reads all documents and compares their languages, without building or writing anything.
    /// `report` is called as by [`Builder::build`]; the entries have no files.
    pub fn check(&self, options: &BuildOptions, report: &(dyn Fn(Outcome) + Sync)) {
        let claims = self.claims(options, None, self.identify(options));
        self.run(options, &claims, Goal::Check, None, report, &|| ());
    }

    fn run(
        &self,
        options: &BuildOptions,
        claims: &Claims,
        goal: Goal<'_>,
        kept: Option<&Kept>,
        report: &(dyn Fn(Outcome) + Sync),
        meanwhile: &(dyn Fn() + Sync),
    ) {
        let next = AtomicUsize::new(0);
        let groups = claims.groups(options);
        let inputs = self.inputs.as_ref();
        let shared = inputs.map(|inputs| inputs.shared(&options.editions));
        let run = Run {
            options,
            claims,
            bodies: self.catalogues.bodies(),
            goal,
            inputs,
            shared: shared.unwrap_or_default(),
            kept,
            begun: AtomicUsize::new(0),
        };
        let work = || {
            while let Some(group) = groups.get(next.fetch_add(1, Ordering::Relaxed)) {
                let _turn = inputs.and_then(|inputs| inputs.cache.turn());
                if options.stop.is_requested() {
                    return;
                }
                self.group(group, &run, report);
            }
            meanwhile();
        };
        thread::scope(|scope| {
            let work = &work;
            let waiting = inputs.map_or(0, |inputs| inputs.cache.waiting_threads());
            for _ in 1..options.jobs.max(1) + waiting {
                let builder = thread::Builder::new().stack_size(STACK_BYTES);
                // If a thread cannot be started, the others do its work.
                let _ = builder.spawn_scoped(scope, work);
            }
            let main = thread::Builder::new().stack_size(STACK_BYTES);
            if main.spawn_scoped(scope, work).is_err() {
                work();
            }
        });
        // Frees memory for the list of documents and the manifest, which grow with their number.
        pdf::clear_cache();
    }

    /// Builds one document in all its languages in this run, unless its outcome is known.
    fn group(&self, group: &[usize], run: &Run<'_>, report: &(dyn Fn(Outcome) + Sync)) {
        let dependencies = Dependencies::of(group, run);
        let mut formats = run.options.editions.formats.iter();
        if let Some(dependencies) = &dependencies
            && !formats.any(|format| format.is_braille())
            && let Some(outcomes) = dependencies.outcomes(group, run)
        {
            outcomes.into_iter().for_each(report);
            return;
        }
        let reasons = dependencies.as_ref().map(Dependencies::reasons);
        let reasons = Arc::new(reasons.unwrap_or_default());
        let neighbours = run.neighbours();
        let outcomes = RefCell::new(Vec::with_capacity(group.len()));
        let add = |outcome| outcomes.borrow_mut().push(outcome);
        // The views of the documents borrow from these until all languages are built.
        run.begun.fetch_add(1, Ordering::Relaxed);
        let documents = self.read(group, run, &neighbours, &add);
        self.build_group(&documents, run, &neighbours, &add);
        run.begun.fetch_sub(1, Ordering::Relaxed);
        let outcomes = outcomes.into_inner();
        if let (Some(dependencies), Goal::Build(_)) = (&dependencies, run.goal) {
            dependencies.keep(group, &outcomes, &neighbours, run);
        }
        for mut outcome in outcomes {
            outcome.reasons = Arc::clone(&reasons);
            report(outcome);
        }
    }

    /// Builds the languages of a document that have been read.
    fn build_group(
        &self,
        documents: &[ReadDocument],
        run: &Run<'_>,
        neighbours: &Neighbours<'_>,
        report: &dyn Fn(Outcome),
    ) {
        let mut pending: Vec<PendingDocument<'_>> = Vec::with_capacity(documents.len());
        let prepared = in_turn(documents, run.threads(), |document| {
            let prepare = || self.prepare(document, run);
            guarded(document.index, &document.file.name, prepare)
        });
        for prepared in prepared {
            match prepared {
                Ok(document) => pending.push(document),
                Err(outcome) => report(*outcome),
            }
        }
        languages::compare(&mut pending);
        if let Goal::Check = run.goal {
            pending
                .into_iter()
                .for_each(|one| report(one.checked(run.bodies)));
            return;
        }
        let languages = languages::of(&pending, run.claims, &self.catalogues);
        let links = side_by_side::links(&pending, &languages, &run.options.editions);
        let mut pages = self.pages_side_by_side(&pending, run, neighbours, &languages);
        for pending in pending {
            let document = pending.document;
            let tag = document.resolution.language.tag();
            let with_others = Others {
                languages: &languages,
                side_by_side: links.get(tag).map_or(&[], Vec::as_slice),
                pages: pages.remove(&document.index).unwrap_or(Ok(Vec::new())),
            };
            let finish = || Ok(self.finish(pending, run, neighbours, with_others));
            match guarded(document.index, &document.file.name, finish) {
                Ok(outcome) => report(outcome),
                Err(outcome) => report(*outcome),
            }
        }
    }

    /// Reads one document in all its languages, which may take over structure from each other.
    fn read(
        &self,
        group: &[usize],
        run: &Run<'_>,
        neighbours: &Neighbours<'_>,
        report: &dyn Fn(Outcome),
    ) -> Vec<ReadDocument> {
        let (claims, options) = (run.claims, run.options);
        let name = |index: usize| options.name(index);
        let (mut indexes, mut drafts) = (Vec::new(), Vec::new());
        let read = |&index: &usize| {
            let draft = guarded(index, &name(index), || self.draft(index, claims, options));
            (index, draft)
        };
        for (index, draft) in in_turn(group, run.threads(), read) {
            match draft {
                Ok(draft) => {
                    indexes.push(index);
                    drafts.push(draft);
                }
                Err(outcome) => report(*outcome),
            }
        }
        let share = AssertUnwindSafe(|| source::share_structure(&mut drafts));
        if let Err(panic) = catch_unwind(share) {
            for index in indexes {
                report(panicked(index, &name(index), panic.as_ref()));
            }
            return Vec::new();
        }
        let drafts = indexes.into_iter().zip(drafts).collect();
        let resolved = consumed_in_turn(drafts, run.threads(), |(index, draft)| {
            (
                index,
                guarded(index, &name(index), || resolve(index, draft)),
            )
        });
        let mut documents = Vec::with_capacity(resolved.len());
        for (index, resolved) in resolved {
            let linked = resolved.and_then(|resolved| {
                guarded(index, &name(index), || Ok(link(resolved, neighbours)))
            });
            match linked {
                Ok(document) => documents.push(document),
                Err(outcome) => report(*outcome),
            }
        }
        documents
    }

    /// Reads a document without its anchors, unless another source has its output folder.
    fn draft(
        &self,
        index: usize,
        claims: &Claims,
        options: &BuildOptions,
    ) -> Result<Draft, Box<Outcome>> {
        let failed = |findings: Findings| {
            let diagnostics = findings.into_iter().collect();
            Box::new(Outcome::failed(index, diagnostics))
        };
        let file = options.read(index).map_err(failed)?;
        let draft = Draft::read(&file, &self.catalogues);
        let document = draft.document().map_err(failed)?;
        let (symbol, language) = (&document.symbol, &document.language);
        match claims.taken(symbol, language, index, &file, options) {
            None => Ok(draft),
            Some(finding) => {
                let mut diagnostics = draft.resolve().diagnostics;
                diagnostics.push(finding);
                Err(Box::new(Outcome::failed(index, diagnostics)))
            }
        }
    }

    /// Builds the editions of a document that do not depend on other documents.
    fn prepare<'d>(
        &'d self,
        document: &'d ReadDocument,
        run: &Run<'d>,
    ) -> Result<PendingDocument<'d>, Box<Outcome>> {
        let ReadDocument {
            index,
            file,
            resolution,
            linked_absolutely,
            folder,
            ..
        } = document;
        let options = &run.options.editions;
        let mut diagnostics = document.warnings.clone();
        let linked = linked_absolutely.as_ref().unwrap_or(resolution);
        let made = self.view(linked, options).and_then(|view| {
            let catalogue = self.catalogues.find(&view.resolution.language)?;
            let tag = catalogue.language().tag();
            let theme = self.renderer.theme();
            let mut shelf = Shelf::new(run.inputs, run.place(), folder, &view, file, tag, theme);
            shelf.is_plan = matches!(run.goal, Goal::Plan(_));
            shelf.checks = self.checks(resolution, options, file);
            let standalone = self.standalone_editions(Job {
                view: &view,
                official: resolution,
                file,
                options,
                shelf: &shelf,
            })?;
            Ok((view, standalone, shelf))
        });
        match made {
            Ok((view, standalone, shelf)) => {
                diagnostics.extend(standalone.warnings);
                Ok(PendingDocument {
                    document,
                    view,
                    editions: standalone.editions,
                    pages: standalone.pages,
                    shelf,
                    diagnostics,
                })
            }
            Err(findings) => {
                diagnostics.extend(findings.of_document(file));
                Err(Box::new(Outcome::failed(*index, diagnostics)))
            }
        }
    }

    /// Builds the editions of one document in memory. They link to official documents.
    ///
    /// # Errors
    /// All errors in the source or from its build.
    pub fn editions_of(
        &self,
        file: &Arc<SourceFile>,
        options: &EditionOptions,
    ) -> Result<Published, Findings> {
        let (resolution, mut warnings) = source::read(file, &self.catalogues).document()?;
        let bodies = self.catalogues.bodies();
        let folder = claims::folder(bodies, &resolution.symbol, &resolution.language);
        let view = self.view(&resolution, options)?;
        let mut shelf = Shelf::empty(&folder, file);
        shelf.checks = self.checks(&resolution, options, file);
        let StandaloneEditions {
            mut editions,
            warnings: warnings_of_editions,
            ..
        } = self.standalone_editions(Job {
            view: &view,
            official: &resolution,
            file,
            options,
            shelf: &shelf,
        })?;
        warnings.extend(warnings_of_editions);
        if options.formats.contains(&Format::Html) {
            let context = PageContext {
                folder: &folder,
                pages: &None,
                others: &editions,
                languages: &[],
                side_by_side: &[],
                links: &[],
                options,
                is_on_site: false,
            };
            editions.push(self.page(&view, &context, &shelf)?);
        }
        let editions = editions.into_iter().map(|edition| Edition {
            format: edition.file.entry.format,
            variant: edition.file.entry.variant,
            name: name_of(&edition.file).to_owned(),
            bytes: edition.file.bytes.unwrap_or_default(),
        });
        Ok(Published {
            editions: editions.collect(),
            folder,
            warnings,
        })
    }

    fn view<'a>(
        &'a self,
        resolution: &'a Resolution,
        options: &EditionOptions,
    ) -> Result<View<'a>, Findings> {
        let catalogue = self.catalogues.find(&resolution.language)?;
        let view = View::new(resolution, catalogue, options.epoch)?;
        let view = View {
            official_words_only: options.official_words_only,
            official: options.official,
            certification: options
                .certification
                .as_ref()
                .map(|certification| certification.in_language(&resolution.language)),
            theme: self.renderer.theme().in_language(&resolution.language),
            ..view
        };
        Ok(view.with_imprint(options.imprint.in_language(&resolution.language)))
    }

    /// Builds the web page of a document, which links to its other languages, and writes all
    /// editions.
    fn finish(
        &self,
        pending: PendingDocument<'_>,
        run: &Run<'_>,
        neighbours: &Neighbours<'_>,
        others: Others<'_>,
    ) -> Outcome {
        let PendingDocument {
            document,
            view,
            mut editions,
            pages,
            shelf,
            mut diagnostics,
        } = pending;
        let options = &run.options.editions;
        let linked = neighbours.link_to_pages(&document.resolution, &document.folder);
        let links = neighbours.links_of(&document.resolution.language);
        let view = view.with_addresses_of(&linked);
        let make = || {
            let with_others = others.pages?;
            if options.formats.contains(&Format::Html) {
                let context = PageContext {
                    folder: &document.folder,
                    pages: if options.html_page_marks {
                        &pages
                    } else {
                        &None
                    },
                    others: &editions,
                    languages: others.languages,
                    side_by_side: others.side_by_side,
                    links: &links,
                    options,
                    is_on_site: true,
                };
                let page = self.page(&view, &context, &shelf)?;
                editions.push(page);
            }
            let count = editions.len();
            let (pairs, found): (Vec<_>, Vec<_>) = with_others.into_iter().unzip();
            editions.extend(found);
            let reports = reports(&editions);
            let (source, mut files) = match run.goal {
                Goal::Build(output) => {
                    let path = run.options.path(document.index);
                    let sum = Checksum::of(document.file.text.as_bytes());
                    let files = editions.drain(..).map(|edition| edition.file);
                    let files = output.write_document(files.collect())?;
                    (Some(SourceEntry::new(output.root(), path, sum)), files)
                }
                _ => (None, Vec::new()),
            };
            let with_others = files.split_off(count.min(files.len()));
            let with_others = pairs.into_iter().zip(with_others);
            let official = (&document.resolution, run.bodies);
            let mut entry = Entry::new(
                &view,
                official,
                &document.folder,
                source,
                files,
                &diagnostics,
            );
            entry.side_by_side = with_others
                .map(|(pair, file)| SideBySideEntry {
                    with: pair.second,
                    file,
                })
                .collect();
            Ok((entry, reports))
        };
        match make() {
            Ok((entry, editions)) => Outcome {
                index: document.index,
                result: DocumentResult::Built(Box::new(entry)),
                diagnostics,
                editions,
                reasons: Arc::default(),
            },
            Err(findings) => {
                let findings: Findings = findings;
                diagnostics.extend(findings.of_document(&document.file));
                Outcome::failed(document.index, diagnostics)
            }
        }
    }
}

/// The editions of one document in memory.
pub struct Published {
    /// Their folder, relative to the root of the site: `en/A/RES/68/197`.
    pub folder: String,
    /// The editions.
    pub editions: Vec<Edition>,
    /// The warnings.
    pub warnings: Vec<Diagnostic>,
}

/// The other languages of a document that is built.
struct Others<'a> {
    /// All its languages.
    languages: &'a [PageLanguage],
    /// Its pages with another language, for links to them.
    side_by_side: &'a [PageLanguage],
    /// The pages with another language that are in its folder.
    pages: Result<side_by_side::Pages, Findings>,
}

/// A document that has been read.
struct ReadDocument {
    /// The index of its source in [`BuildOptions::sources`].
    index: usize,
    file: Arc<SourceFile>,
    folder: String,
    resolution: Resolution,
    /// The document for editions that leave the site, if the address of the site is known.
    linked_absolutely: Option<Resolution>,
    warnings: Vec<Diagnostic>,
}

/// A document whose web page has not been built yet.
struct PendingDocument<'d> {
    document: &'d ReadDocument,
    /// The view for its standalone editions.
    view: View<'d>,
    editions: Vec<Found>,
    pages: Pages,
    shelf: Shelf<'d>,
    diagnostics: Vec<Diagnostic>,
}

impl PendingDocument<'_> {
    /// Returns the outcome of a document that is not built.
    fn checked(self, bodies: &Bodies) -> Outcome {
        let folder = &self.document.folder;
        Outcome {
            index: self.document.index,
            result: DocumentResult::Built(Box::new(Entry::new(
                &self.view,
                (&self.document.resolution, bodies),
                folder,
                None,
                Vec::new(),
                &self.diagnostics,
            ))),
            diagnostics: self.diagnostics,
            editions: Vec::new(),
            reasons: Arc::default(),
        }
    }
}

impl Outcome {
    fn failed(index: usize, diagnostics: Vec<Diagnostic>) -> Self {
        debug_assert!(has_error(&diagnostics));
        Outcome {
            index,
            result: DocumentResult::Failed,
            diagnostics,
            editions: Vec::new(),
            reasons: Arc::default(),
        }
    }
}

/// A document with its anchors, without links to other documents of the run.
struct Resolved {
    index: usize,
    file: Arc<SourceFile>,
    resolution: Resolution,
    warnings: Vec<Diagnostic>,
}

/// Completes a document that has been read.
fn resolve(index: usize, draft: Draft) -> Result<Resolved, Box<Outcome>> {
    let file = draft.file();
    let (resolution, warnings) = draft
        .resolve()
        .document()
        .map_err(|findings| Box::new(Outcome::failed(index, findings.into_iter().collect())))?;
    Ok(Resolved {
        index,
        file,
        resolution,
        warnings,
    })
}

/// Adds the links of a document to others.
fn link(document: Resolved, neighbours: &Neighbours<'_>) -> ReadDocument {
    let Resolved {
        index,
        file,
        resolution,
        warnings,
    } = document;
    ReadDocument {
        index,
        file,
        folder: claims::folder(neighbours.bodies, &resolution.symbol, &resolution.language),
        linked_absolutely: neighbours.link_absolutely(&resolution),
        resolution,
        warnings,
    }
}

/// Runs one step of the build of a document. If it panics, only this document fails.
fn guarded<T>(
    index: usize,
    name: &str,
    step: impl FnOnce() -> Result<T, Box<Outcome>>,
) -> Result<T, Box<Outcome>> {
    catch_unwind(AssertUnwindSafe(step))
        .unwrap_or_else(|panic| Err(Box::new(panicked(index, name, panic.as_ref()))))
}

/// Returns the outcome of a document whose build panicked. A bug in a library must not stop the
/// other documents.
fn panicked(index: usize, name: &str, panic: &(dyn Any + Send)) -> Outcome {
    let reason = panic
        .downcast_ref::<&str>()
        .map(|reason| (*reason).to_owned())
        .or_else(|| panic.downcast_ref::<String>().cloned())
        .unwrap_or_default();
    let finding = Diagnostic::error(
        Code::TypesettingFailed,
        format!("publish crashed on this document: {reason}"),
        "this is a bug in publish: please report it and attach the source file",
    );
    Outcome::failed(index, vec![finding.at(&SourceFile::new(name, ""), 0..0)])
}
