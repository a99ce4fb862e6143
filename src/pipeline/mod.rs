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
        // The views of the documents, which live until all languages are there, borrow from these.
        let mut documents: Vec<ReadDocument> = Vec::with_capacity(group.len());
        for &index in group {
            let name = options.sources[index].display().to_string();
            match guarded(index, &name, || self.read(index, &neighbours)) {
                Ok(document) => documents.push(document),
                Err(outcome) => report(*outcome),
            }
        }
        let mut pending: Vec<PendingDocument<'_>> = Vec::with_capacity(documents.len());
        for document in &documents {
            let name = &document.file.name;
            let prepare = || self.prepare(document, &options.editions);
            match guarded(document.index, name, prepare) {
                Ok(document) => pending.push(document),
                Err(outcome) => report(*outcome),
            }
        }
        languages::compare(&mut pending);
        let languages = languages::of(&pending, output, &self.catalogues);
        for pending in pending {
            let document = pending.document;
            let finish = || Ok(self.finish(pending, &neighbours, &languages));
            match guarded(document.index, &document.file.name, finish) {
                Ok(outcome) => report(outcome),
                Err(outcome) => report(*outcome),
            }
        }
    }

    /// Reads a document.
    fn read(
        &self,
        index: usize,
        neighbours: &Neighbours<'_>,
    ) -> Result<ReadDocument, Box<Outcome>> {
        let Neighbours {
            claims, options, ..
        } = *neighbours;
        let failed = |diagnostics| Box::new(Outcome::failed(index, diagnostics));
        let file = input::read_text(&options.sources[index])
            .map_err(|findings| failed(findings.into_iter().collect()))?;
        let (resolution, mut diagnostics) = source::read(&file, &self.catalogues)
            .document()
            .map_err(|findings| failed(findings.into_iter().collect()))?;
        let folder = claims::folder(&resolution.symbol, &resolution.language);
        if let Some(finding) = claims.taken(&folder, index, &file, options) {
            diagnostics.push(finding);
            return Err(failed(diagnostics));
        }
        Ok(ReadDocument {
            index,
            file,
            folder,
            linked_absolutely: neighbours.link_absolutely(&resolution),
            resolution,
            warnings: diagnostics,
        })
    }

    /// Makes the editions of a document that need to know of no other.
    fn prepare<'d>(
        &'d self,
        document: &'d ReadDocument,
        options: &EditionOptions,
    ) -> Result<PendingDocument<'d>, Box<Outcome>> {
        let ReadDocument {
            index,
            file,
            resolution,
            linked_absolutely,
            ..
        } = document;
        let mut diagnostics = document.warnings.clone();
        let linked = linked_absolutely.as_ref().unwrap_or(resolution);
        let made = self.view(linked, options).and_then(|view| {
            let standalone = self.standalone_editions(&view, resolution, options, file)?;
            Ok((view, standalone))
        });
        match made {
            Ok((view, standalone)) => {
                diagnostics.extend(standalone.warnings);
                Ok(PendingDocument {
                    document,
                    view,
                    editions: standalone.editions,
                    pages: standalone.pages,
                    diagnostics,
                })
            }
            Err(findings) => {
                diagnostics.extend(findings.at(file, 0..0));
                Err(Box::new(Outcome::failed(*index, diagnostics)))
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
        &'a self,
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
        pending: PendingDocument<'_>,
        neighbours: &Neighbours<'_>,
        languages: &[PageLanguage],
    ) -> Outcome {
        let PendingDocument {
            document,
            view,
            mut editions,
            pages,
            mut diagnostics,
        } = pending;
        let options = &neighbours.options.editions;
        let linked = neighbours.link_to_pages(&document.resolution, &document.folder);
        let view = view.with_addresses_of(&linked);
        let pages = if options.html_page_marks {
            pages
        } else {
            PageMarks::default()
        };
        let mut make = || {
            if options.formats.contains(&Format::Html) {
                let page = self.page(&view, &pages, &document.folder, &editions, languages)?;
                editions.push(page);
            }
            let files = neighbours
                .output
                .write_document(&document.folder, &editions)?;
            Ok(Entry::new(&view, &document.folder, files, &diagnostics))
        };
        match make() {
            Ok(entry) => Outcome {
                index: document.index,
                entry: Some(entry),
                diagnostics,
            },
            Err(findings) => {
                let findings: Findings = findings;
                diagnostics.extend(findings.at(&document.file, 0..0));
                Outcome::failed(document.index, diagnostics)
            }
        }
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

/// A document as read.
struct ReadDocument {
    /// The position of its source in [`BuildOptions::sources`].
    index: usize,
    file: Arc<SourceFile>,
    folder: String,
    resolution: Resolution,
    /// The document for editions that leave the site, if the address of the site is known.
    linked_absolutely: Option<Resolution>,
    warnings: Vec<Diagnostic>,
}

/// A document before its page is made.
struct PendingDocument<'d> {
    document: &'d ReadDocument,
    /// The view of its standalone editions.
    view: View<'d>,
    editions: Vec<Edition>,
    pages: PageMarks,
    diagnostics: Vec<Diagnostic>,
}

impl Outcome {
    fn failed(index: usize, diagnostics: Vec<Diagnostic>) -> Self {
        debug_assert!(has_error(&diagnostics));
        Outcome {
            index,
            entry: None,
            diagnostics,
        }
    }
}

/// Does a step of the work on a document. A panic in it fails this document only.
fn guarded<T>(
    index: usize,
    name: &str,
    step: impl FnOnce() -> Result<T, Box<Outcome>>,
) -> Result<T, Box<Outcome>> {
    catch_unwind(AssertUnwindSafe(step))
        .unwrap_or_else(|panic| Err(Box::new(gave_up(index, name, panic.as_ref()))))
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
        format!("publish crashed on this document: {reason}"),
        "this is a bug in publish: please report it and attach the source file",
    );
    Outcome::failed(index, vec![finding.at(&SourceFile::new(name, ""), 0..0)])
}
