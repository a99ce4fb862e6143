//! Building: from source files to the editions on disk, many documents at a time.

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
use publish_view::edition::Format;
use publish_view::{PageMarks, View};

use claims::Claims;
use neighbours::Neighbours;

/// What is to be built, and how.
pub struct BuildOptions {
    /// The source files.
    pub sources: Vec<PathBuf>,
    /// The editions to make of each.
    pub editions: EditionOptions,
    /// How many documents are worked on at the same time; at least 1.
    pub jobs: usize,
}

/// What came of one document.
pub struct Outcome {
    /// The position of its source in [`BuildOptions::sources`].
    pub index: usize,
    /// Its entry in the manifest; none where it failed.
    pub entry: Option<Entry>,
    /// All findings about it.
    pub diagnostics: Vec<Diagnostic>,
}

/// Everything that a run shares.
pub struct Builder {
    templates: Arc<Templates>,
    catalogues: Catalogues,
    renderer: Renderer,
}

/// Deep documents make deep calls in the typesetter.
const STACK_BYTES: usize = 32 * 1024 * 1024;

impl Builder {
    /// Sets up what a run shares.
    ///
    /// # Errors
    /// `T002` for faults of catalogues, `P003` for fonts that cannot be used.
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

    /// The word catalogues.
    pub fn catalogues(&self) -> &Catalogues {
        &self.catalogues
    }

    /// The templates.
    pub fn templates(&self) -> &Templates {
        &self.templates
    }

    /// The renderer.
    pub fn renderer(&self) -> &Renderer {
        &self.renderer
    }

    /// Builds all documents of an order and writes those that succeed. `report` is called once a
    /// document, from the thread that worked on it, in no certain order.
    ///
    /// A thread takes one document with all its languages after the other: their pages link to
    /// each other, and only to languages that were built.
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
                // With fewer threads than asked for the work is done all the same.
                let _ = builder.spawn_scoped(scope, work);
            }
            let main = thread::Builder::new().stack_size(STACK_BYTES);
            if main.spawn_scoped(scope, work).is_err() {
                work();
            }
        });
        // The list and the manifest grow with the documents: they get the room of the last one.
        pdf::forget_all();
    }

    /// One document in all the languages that the order has of it.
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
            let worked = catch_unwind(AssertUnwindSafe(|| self.prepare(index, &neighbours)));
            match worked
                .unwrap_or_else(|panic| Err(Box::new(gave_up(index, &name, panic.as_ref()))))
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
            let worked = catch_unwind(AssertUnwindSafe(|| {
                self.finish(document, &neighbours, &languages)
            }));
            report(worked.unwrap_or_else(|panic| gave_up(index, &name, panic.as_ref())));
        }
    }

    /// Reads a document and makes the editions that need to know of no other.
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

    /// The editions of one document in memory, and the warnings about it. What they link to
    /// outside the document is at the United Nations' document site.
    ///
    /// # Errors
    /// All findings about the source, or about making its editions.
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
            let pages = PageMarks::default();
            editions.push(self.page(&view, &pages, &folder, &editions, &[])?);
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

    /// Makes the page of a document, which links to its other languages, and writes all editions.
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
        let pages = if options.html_page_marks {
            pages
        } else {
            PageMarks::default()
        };
        let made = self.view(&resolution, options).and_then(|view| {
            if options.formats.contains(&Format::Html) {
                editions.push(self.page(&view, &pages, &folder, &editions, languages)?);
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
    /// The folder that they belong in, below that of the site: `en/A/RES/68/197`.
    pub folder: String,
    /// The editions.
    pub editions: Vec<Edition>,
    /// What is worth a look although the editions could be made.
    pub warnings: Vec<Diagnostic>,
}

/// A document before its page is made.
struct PendingDocument {
    file: Arc<SourceFile>,
    resolution: Resolution,
    folder: String,
    editions: Vec<Edition>,
    pages: PageMarks,
    outcome: Outcome,
}

impl Outcome {
    /// Adds findings; those without a place are about the whole file.
    fn add(&mut self, findings: Findings, file: &Arc<SourceFile>) {
        self.diagnostics.extend(findings.at(file, 0..0));
    }
}

/// A fault in a library that should never show must not take the other documents with it.
fn gave_up(index: usize, name: &str, panic: &(dyn Any + Send)) -> Outcome {
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
