//! The environment in which typst typesets a document: templates, the view and fonts. typst has no
//! access to the disk, the clock or packages, so that the same input gives the same bytes
//! everywhere.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::sync::{Mutex, PoisonError};

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, World};

use super::TemplateLoader;
use super::eviction::Work;
use super::fonts::Fonts;

/// The path from which templates read the view: `json("/view.json")`.
pub const VIEW_PATH: &str = "view.json";

/// The path from which templates read the options of this PDF: `json("/settings.json")`.
pub const SETTINGS_PATH: &str = "settings.json";

/// The path from which templates read where they adjust the end of a page:
/// `json("/page-breaks.json")`.
pub const PAGE_BREAKS_PATH: &str = "page-breaks.json";

/// The work that goes with each lookup of a template, compared with that of a font: functions that
/// set blocks import others, and call many functions whose results typst caches.
const WORK_OF_TEMPLATE: usize = 10;

/// The parsed templates, shared by all documents of a process. A template is parsed again if its
/// text has changed.
#[derive(Default)]
pub struct TemplateCache(Mutex<HashMap<FileId, Source>>);

impl TemplateCache {
    fn source(&self, id: FileId, text: &str) -> Source {
        // The map is valid even if a thread panicked while it held the lock.
        let mut sources = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match sources.get(&id) {
            Some(source) if source.text() == text => source.clone(),
            _ => {
                let source = Source::new(id, text.to_owned());
                sources.insert(id, source.clone());
                source
            }
        }
    }
}

/// The world of one document.
pub struct DocumentWorld<'a> {
    library: &'a LazyHash<Library>,
    fonts: &'a Fonts,
    cache: &'a TemplateCache,
    templates: &'a TemplateLoader,
    main: FileId,
    files: BTreeMap<String, Bytes>,
    /// The work that the document has taken so far.
    pub work: Work,
}

impl<'a> DocumentWorld<'a> {
    /// Creates the environment of one document. `main` is the name of its template, `files` are the
    /// files that templates can read, by path.
    pub fn new(
        library: &'a LazyHash<Library>,
        fonts: &'a Fonts,
        cache: &'a TemplateCache,
        templates: &'a TemplateLoader,
        main: &str,
        files: BTreeMap<String, Bytes>,
    ) -> Self {
        DocumentWorld {
            library,
            fonts,
            cache,
            templates,
            main: template_file(main),
            work: Work::new(files.get(VIEW_PATH).map_or(0, |view| view.len())),
            files,
        }
    }

    /// Sets a file that templates can read.
    pub fn set_file(&mut self, path: &str, bytes: Vec<u8>) {
        self.files.insert(path.to_owned(), Bytes::new(bytes));
    }

    fn template_text(&self, id: FileId) -> FileResult<Cow<'a, str>> {
        let path = id.get();
        let not_found = || FileError::NotFound(path.vpath().get_without_slash().into());
        if *path.root() != VirtualRoot::Project {
            return Err(not_found());
        }
        (self.templates)(path.vpath().get_without_slash()).ok_or_else(not_found)
    }
}

/// Returns the name of a template file, as passed to the [`TemplateLoader`].
pub fn template_name(id: FileId) -> String {
    id.get().vpath().get_without_slash().to_owned()
}

fn template_file(name: &str) -> FileId {
    let path = VirtualPath::new(name).expect("the constants are plain file names");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

impl World for DocumentWorld<'_> {
    fn library(&self) -> &LazyHash<Library> {
        self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.fonts.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.work.add(WORK_OF_TEMPLATE);
        let text = self.template_text(id)?;
        Ok(self.cache.source(id, &text))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let path = id.get();
        if *path.root() == VirtualRoot::Project
            && let Some(bytes) = self.files.get(path.vpath().get_without_slash())
        {
            return Ok(bytes.clone());
        }
        let text = self.template_text(id)?;
        Ok(Bytes::new(text.into_owned().into_bytes()))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.work.add(1);
        self.fonts.font(index)
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
