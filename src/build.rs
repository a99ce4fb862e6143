//! Building: from source files to the editions on disk, many documents at a time.

use std::any::Any;
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use jiff::Timestamp;

use crate::diagnostic::{Code, Diagnostic, SourceFile, has_error};
use crate::dist::{Entry, Output, human_size};
use crate::edition::{Format, Press, html, pdf};
use crate::input;
use crate::model::{Language, Symbol};
use crate::source;
use crate::template::Templates;
use crate::view::View;
use crate::wording::{Catalogue, Catalogues};

/// What is to be built, and how.
pub struct Order {
    /// The source files.
    pub sources: Vec<PathBuf>,
    /// The editions to make of each.
    pub formats: Vec<Format>,
    /// The time that SOURCE_DATE_EPOCH sets; without it each document's own date is used.
    pub epoch: Option<Timestamp>,
    /// How many documents are worked on at the same time; at least 1.
    pub jobs: usize,
}

/// What came of one document.
pub struct Outcome {
    /// The position of its source in [`Order::sources`].
    pub index: usize,
    /// Its entry in the manifest; none where it failed.
    pub entry: Option<Entry>,
    /// All findings about it.
    pub diagnostics: Vec<Diagnostic>,
}

/// Everything that a run shares.
pub struct Workshop {
    templates: Arc<Templates>,
    catalogues: Catalogues,
    press: Press,
}

/// Deep documents make deep calls in the typesetter.
const STACK_BYTES: usize = 32 * 1024 * 1024;

impl Workshop {
    /// Sets up what a run shares.
    ///
    /// # Errors
    /// `T002` for faults of catalogues, `P003` for fonts that cannot be used.
    pub fn new(
        templates: Templates,
        fonts: Vec<crate::fonts::FontFile>,
        formats: &[Format],
    ) -> Result<Self, Vec<Diagnostic>> {
        let templates = Arc::new(templates);
        let catalogues = Catalogues::load(&templates)?;
        let with_pdf = formats.contains(&Format::Pdf);
        let press = Press::new(Arc::clone(&templates), fonts, with_pdf)
            .map_err(|finding| vec![*finding])?;
        Ok(Workshop {
            templates,
            catalogues,
            press,
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

    /// The press.
    pub fn press(&self) -> &Press {
        &self.press
    }

    /// Builds all documents of an order and writes those that succeed. `report` is called once a
    /// document, from the thread that worked on it, in no certain order.
    pub fn build(&self, order: &Order, output: &Output, report: &(dyn Fn(Outcome) + Sync)) {
        let next = AtomicUsize::new(0);
        let claims = Claims::of(&order.sources);
        let work = || {
            loop {
                let index = next.fetch_add(1, Ordering::Relaxed);
                let Some(path) = order.sources.get(index) else {
                    return;
                };
                let name = path.display().to_string();
                let worked = catch_unwind(AssertUnwindSafe(|| {
                    self.document(index, order, output, &claims)
                }));
                report(worked.unwrap_or_else(|panic| gave_up(index, &name, panic.as_ref())));
            }
        };
        thread::scope(|scope| {
            let work = &work;
            for _ in 1..order.jobs.max(1) {
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

    fn document(&self, index: usize, order: &Order, output: &Output, claims: &Claims) -> Outcome {
        let path = &order.sources[index];
        let mut outcome = Outcome {
            index,
            entry: None,
            diagnostics: Vec::new(),
        };
        let file = match input::read_text(path) {
            Ok(file) => file,
            Err(finding) => {
                outcome.diagnostics.push(*finding);
                return outcome;
            }
        };
        let reading = source::read(&file, &self.catalogues);
        outcome.diagnostics = reading.diagnostics;
        let Some(resolution) = reading.resolution else {
            return outcome;
        };
        let Some(catalogue) = self.catalogues.get(&resolution.language) else {
            return outcome;
        };
        let folder = folder(&resolution.symbol, &resolution.language);
        if let Some(finding) = claims.taken(&folder, index, &file, order) {
            outcome.diagnostics.push(finding);
            return outcome;
        }
        let made = View::new(&resolution, catalogue, order.epoch)
            .map_err(|finding| vec![finding])
            .and_then(|view| {
                let (editions, warnings) =
                    self.editions(&view, catalogue, order, &folder, &file)?;
                outcome.diagnostics.extend(warnings);
                let files = output
                    .write_document(&folder, &editions)
                    .map_err(|finding| vec![*finding])?;
                Ok(Entry::new(&view, &folder, files))
            });
        match made {
            Ok(entry) => outcome.entry = Some(entry),
            Err(findings) => {
                let placed = findings.into_iter().map(|finding| match finding.place {
                    Some(_) => finding,
                    None => finding.at(&file, 0..0),
                });
                outcome.diagnostics.extend(placed);
            }
        }
        debug_assert!(outcome.entry.is_some() || has_error(&outcome.diagnostics));
        outcome
    }

    /// All editions of a document in memory. HTML comes last: it tells the sizes of the others.
    fn editions(
        &self,
        view: &View<'_>,
        catalogue: &Catalogue,
        order: &Order,
        folder: &str,
        file: &Arc<SourceFile>,
    ) -> Result<(Vec<Edition>, Vec<Diagnostic>), Vec<Diagnostic>> {
        let mut editions = Vec::new();
        let mut warnings = Vec::new();
        let mut findings = Vec::new();
        if order.formats.contains(&Format::Pdf) {
            let pages = self.press.typeset(view, file);
            match pages.and_then(|pages| self.press.export(&pages, file)) {
                Ok((bytes, noted)) => {
                    warnings.extend(noted);
                    editions.push(Edition::new(Format::Pdf, &view.files.pdf, bytes));
                }
                Err(errors) => findings.extend(errors),
            }
        }
        if order.formats.contains(&Format::Epub) {
            match self.press.epub(view) {
                Ok(bytes) => editions.push(Edition::new(Format::Epub, &view.files.epub, bytes)),
                Err(finding) => findings.push(*finding),
            }
        }
        if order.formats.contains(&Format::Html) {
            let page = html::Page {
                style_sheet_href: self.style_sheet_href(folder),
                index_href: format!("{}index.html", up(folder)),
                files: page_files(&editions, catalogue).map_err(|finding| vec![finding])?,
            };
            match self.press.html(view, &page) {
                Ok(text) => {
                    editions.push(Edition::new(
                        Format::Html,
                        &view.files.html,
                        text.into_bytes(),
                    ));
                }
                Err(finding) => findings.push(*finding),
            }
        }
        if findings.is_empty() {
            Ok((editions, warnings))
        } else {
            Err(findings)
        }
    }

    fn style_sheet_href(&self, folder: &str) -> String {
        let name = crate::dist::style_sheet_name(&self.press.style_sheet());
        format!("{}{name}", up(folder))
    }
}

/// The way from a document's folder to the root of the output.
fn up(folder: &str) -> String {
    "../".repeat(folder.split('/').count())
}

fn page_files(
    editions: &[Edition],
    catalogue: &Catalogue,
) -> Result<Vec<html::PageFile>, Diagnostic> {
    let files = editions.iter().map(|edition| {
        Ok(html::PageFile {
            format: edition.format,
            href: edition.name.clone(),
            size: edition.bytes.len(),
            size_text: human_size(edition.bytes.len(), catalogue)?,
        })
    });
    files.collect()
}

/// An edition before it is written.
pub struct Edition {
    /// What it is.
    pub format: Format,
    /// The name of its file.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl Edition {
    fn new(format: Format, name: &str, bytes: Vec<u8>) -> Self {
        Edition {
            format,
            name: name.to_owned(),
            bytes,
        }
    }
}

impl AsRef<[u8]> for Edition {
    fn as_ref(&self) -> &[u8] {
        &self.bytes
    }
}

/// Which document writes into which folder: of several with the same symbol and language, the first
/// in the order.
struct Claims {
    by_folder: BTreeMap<String, usize>,
}

impl Claims {
    /// Looks at what each source says of itself; that alone takes a thousandth of building it.
    fn of(sources: &[PathBuf]) -> Self {
        let mut by_folder = BTreeMap::new();
        if sources.len() > 1 {
            for (index, path) in sources.iter().enumerate() {
                let identity = input::read_text(path)
                    .ok()
                    .and_then(|file| source::identity(&file));
                if let Some((symbol, language)) = identity {
                    by_folder.entry(folder(&symbol, &language)).or_insert(index);
                }
            }
        }
        Claims { by_folder }
    }

    /// The finding that an earlier document has the folder.
    fn taken(
        &self,
        folder: &str,
        index: usize,
        file: &Arc<SourceFile>,
        order: &Order,
    ) -> Option<Diagnostic> {
        let first = self.by_folder.get(folder).filter(|first| **first < index)?;
        let other = order.sources.get(*first)?.display().to_string();
        let message = format!("“{other}” has the same symbol and language");
        let help = "take one of the two away, or correct its symbol or language";
        let span = source::symbol_span(file);
        Some(Diagnostic::error(Code::SameEdition, message, help).at(file, span))
    }
}

/// The folder of a document's editions below the output folder.
fn folder(symbol: &Symbol, language: &Language) -> String {
    format!("{language}/{}", symbol.path())
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
