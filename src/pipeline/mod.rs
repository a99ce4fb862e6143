//! Builds many documents in parallel, from source files to editions on disk.

mod attachments;
mod claims;
mod edition;
mod languages;
mod neighbours;

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::edition::{Edition, EditionOptions};
use crate::input;
use crate::output::{Entry, Output};
use crate::renderer::Renderer;
use publish_model::Resolution;
use publish_model::diagnostic::{Code, Diagnostic, Findings, SourceFile, has_error};
use publish_pdf as pdf;
use publish_source as source;
use publish_templates::Templates;
use publish_templates::wording::Catalogues;
use publish_text::html::PageLanguage;
use publish_view::View;
use publish_view::edition::Format;

use claims::Claims;
use edition::PdfPages;
use neighbours::Neighbours;

/// What a run builds, and how.
pub struct BuildOptions {
    /// The source files.
    pub sources: Vec<PathBuf>,
    /// The editions of each document.
    pub editions: EditionOptions,
    /// The number of documents that are built in parallel, at least 1.
    pub jobs: usize,
}

/// The result of one document.
pub struct Outcome {
    /// The index of its source in [`BuildOptions::sources`].
    pub index: usize,
    /// Its entry in the manifest, or `None` if it failed.
    pub entry: Option<Entry>,
    /// Its findings.
    pub diagnostics: Vec<Diagnostic>,
}

/// The parts that all documents of a run share.
pub struct Builder {
    templates: Arc<Templates>,
    catalogues: Catalogues,
    renderer: Renderer,
}

/// The stack size of each thread. Deeply nested documents cause deep recursion in the typesetter.
const STACK_BYTES: usize = 32 * 1024 * 1024;

impl Builder {
    /// Creates a builder. Without PDF in `formats`, it loads no fonts.
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
        let with_pdf = formats.contains(&Format::Pdf);
        let renderer = Renderer::new(Arc::clone(&templates), fonts, with_pdf)?;
        Ok(Builder {
            templates,
            catalogues,
            renderer,
        })
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

    /// Builds all documents and writes those that succeed. `report` is called once per document,
    /// from the thread that built it, in any order.
    ///
    /// One thread builds all languages of a document, because their pages link to each other and
    /// only to languages that were built.
    pub fn build(
        &self,
        options: &BuildOptions,
        output: &Output,
        report: &(dyn Fn(Outcome) + Sync),
    ) {
        let next = AtomicUsize::new(0);
        let claims = Claims::of(&options.sources);
        let groups = claims.groups(options.sources.len());
        let work = || {
            while let Some(group) = groups.get(next.fetch_add(1, Ordering::Relaxed)) {
                self.group(group, options, output, &claims, report);
            }
        };
        thread::scope(|scope| {
            let work = &work;
            for _ in 1..options.jobs.max(1) {
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
        pdf::forget_all();
    }

    /// Builds one document in all its languages in this run.
    fn group(
        &self,
        group: &[usize],
        options: &BuildOptions,
        output: &Output,
        claims: &Claims,
        report: &(dyn Fn(Outcome) + Sync),
    ) {
        let neighbours = Neighbours {
            claims,
            options,
            output,
        };
        let mut pending: Vec<PendingDocument> = Vec::with_capacity(group.len());
        for &index in group {
            let name = options.sources[index].display().to_string();
            let result = catch_unwind(AssertUnwindSafe(|| self.prepare(index, &neighbours)));
            match result
                .unwrap_or_else(|panic| Err(Box::new(panicked(index, &name, panic.as_ref()))))
            {
                Ok(document) => pending.push(document),
                Err(outcome) => report(*outcome),
            }
        }
        languages::compare(&mut pending);
        let languages = languages::of(&pending, output, &self.catalogues);
        for document in pending {
            let index = document.outcome.index;
            let name = document.file.name.clone();
            let result = catch_unwind(AssertUnwindSafe(|| {
                self.finish(document, &neighbours, &languages)
            }));
            report(result.unwrap_or_else(|panic| panicked(index, &name, panic.as_ref())));
        }
    }

    /// Reads a document and builds the editions that do not depend on other documents.
    fn prepare(
        &self,
        index: usize,
        neighbours: &Neighbours<'_>,
    ) -> Result<PendingDocument, Box<Outcome>> {
        let Neighbours {
            claims, options, ..
        } = *neighbours;
        let mut outcome = Outcome {
            index,
            entry: None,
            diagnostics: Vec::new(),
        };
        let file = match input::read_text(&options.sources[index]) {
            Ok(file) => file,
            Err(findings) => {
                outcome.diagnostics.extend(findings);
                return Err(Box::new(outcome));
            }
        };
        let resolution = match source::read(&file, &self.catalogues).document() {
            Ok((resolution, warnings)) => {
                outcome.diagnostics = warnings;
                resolution
            }
            Err(findings) => {
                outcome.diagnostics.extend(findings);
                return Err(Box::new(outcome));
            }
        };
        let folder = claims::folder(&resolution.symbol, &resolution.language);
        if let Some(finding) = claims.taken(&folder, index, &file, options) {
            outcome.diagnostics.push(finding);
            return Err(Box::new(outcome));
        }
        let made = self
            .view(&neighbours.link_absolutely(&resolution), &options.editions)
            .and_then(|view| {
                self.standalone_editions(&view, &resolution, &options.editions, &file)
            });
        match made {
            Ok(standalone) => {
                outcome.diagnostics.extend(standalone.warnings);
                Ok(PendingDocument {
                    file,
                    resolution,
                    folder,
                    editions: standalone.editions,
                    pages: standalone.pages,
                    outcome,
                })
            }
            Err(findings) => {
                outcome.add(findings, &file);
                Err(Box::new(outcome))
            }
        }
    }

    /// Builds the editions of one document in memory. They link to other documents at the document
    /// site of the United Nations.
    ///
    /// # Errors
    /// All errors in the source or from its build.
    pub fn editions_of(
        &self,
        file: &Arc<SourceFile>,
        options: &EditionOptions,
    ) -> Result<Published, Findings> {
        let (resolution, mut warnings) = source::read(file, &self.catalogues).document()?;
        let folder = claims::folder(&resolution.symbol, &resolution.language);
        let view = self.view(&resolution, options)?;
        let standalone = self.standalone_editions(&view, &resolution, options, file)?;
        warnings.extend(standalone.warnings);
        let mut editions = standalone.editions;
        if options.formats.contains(&Format::Html) {
            editions.push(self.page(&view, &folder, &editions, &[])?);
        }
        Ok(Published {
            folder,
            editions,
            warnings,
        })
    }

    fn view<'a>(
        &self,
        resolution: &'a Resolution,
        options: &EditionOptions,
    ) -> Result<View<'a>, Findings> {
        let catalogue = self.catalogues.find(&resolution.language)?;
        let view = View::new(resolution, catalogue, options.epoch)?;
        Ok(View {
            official_words_only: options.official_words_only,
            ..view
        })
    }

    /// Builds the web page of a document, which links to its other languages, and writes all
    /// editions.
    fn finish(
        &self,
        document: PendingDocument,
        neighbours: &Neighbours<'_>,
        languages: &[PageLanguage],
    ) -> Outcome {
        let PendingDocument {
            file,
            mut resolution,
            folder,
            mut editions,
            pages,
            mut outcome,
        } = document;
        let output = neighbours.output;
        let options = &neighbours.options.editions;
        neighbours.link_to_pages(&mut resolution, &folder);
        let pages = if options.html_page_marks && !options.official_words_only {
            pages
        } else {
            PdfPages::default()
        };
        let paged = pages.marked(&resolution);
        let made = self.paged_view(&paged, options, &pages).and_then(|view| {
            if options.formats.contains(&Format::Html) {
                editions.push(self.page(&view, &folder, &editions, languages)?);
            }
            let files = output.write_document(&folder, &editions)?;
            Ok(Entry::new(&view, &folder, files, &outcome.diagnostics))
        });
        match made {
            Ok(entry) => outcome.entry = Some(entry),
            Err(findings) => outcome.add(findings, &file),
        }
        debug_assert!(outcome.entry.is_some() || has_error(&outcome.diagnostics));
        outcome
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

/// A document whose web page has not been built yet.
struct PendingDocument {
    file: Arc<SourceFile>,
    resolution: Resolution,
    folder: String,
    editions: Vec<Edition>,
    pages: PdfPages,
    outcome: Outcome,
}

impl Outcome {
    /// Adds findings. Those without a location refer to the start of the file.
    fn add(&mut self, findings: Findings, file: &Arc<SourceFile>) {
        self.diagnostics.extend(findings.at(file, 0..0));
    }
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
        format!("publish gave up on this document: {reason}"),
        "this is a fault of publish; please report it with the source",
    );
    Outcome {
        index,
        entry: None,
        diagnostics: vec![finding.at(&SourceFile::new(name, ""), 0..0)],
    }
}
