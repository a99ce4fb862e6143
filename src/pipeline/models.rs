//! Reads documents that have been built again, for pages that are made from several documents.

use std::path::Path;
use std::sync::Arc;

use crate::input;
use crate::output::{Checksum, Entry};
use crate::threads::{self, consumed_in_turn, in_turn};
use publish_model::Resolution;
use publish_model::diagnostic::SourceFile;
use publish_source::{self as source, Draft};
use publish_templates::wording::Catalogues;

use super::{BuildOptions, Claims};

/// The number of threads that read the languages of one document.
const THREADS: usize = 2;

/// The models of the documents in an output folder.
#[derive(Clone, Copy, Default)]
pub struct Models<'a> {
    run: Option<(&'a BuildOptions, &'a Claims)>,
    /// Whether the documents in the output folder are those of the last run.
    is_unchanged: bool,
}

impl<'a> Models<'a> {
    /// Returns the models of the documents of a run and of earlier runs.
    pub fn of_run(options: &'a BuildOptions, claims: &'a Claims) -> Self {
        Models {
            run: Some((options, claims)),
            is_unchanged: false,
        }
    }

    /// Returns the models of documents that have not changed since the last run.
    pub fn unchanged() -> Self {
        Models {
            run: None,
            is_unchanged: true,
        }
    }

    /// Whether a document may have changed since the last run.
    pub fn may_have_changed(&self, entry: &Entry) -> bool {
        match self.run {
            Some((_, claims)) => claims.source_of(&entry.folder).is_some(),
            None => !self.is_unchanged,
        }
    }

    /// Reads a document in all its languages, which may take over structure from each other. Leaves out
    /// those whose source cannot be read, or is not the one that they were built from. `root` is the
    /// output folder.
    pub fn read(
        &self,
        entries: &[&Entry],
        root: &Path,
        catalogues: &Catalogues,
    ) -> Vec<Resolution> {
        let threads = THREADS.min(threads::available());
        let drafts = in_turn(entries, threads, |entry| {
            let file = self.file(entry, root)?;
            Some(Draft::read(&file, catalogues)).filter(|draft| draft.document().is_ok())
        });
        let mut drafts: Vec<Draft> = drafts.into_iter().flatten().collect();
        source::share_structure(&mut drafts);
        let read = consumed_in_turn(drafts, threads, |draft| draft.resolve().document());
        let read = read.into_iter().filter_map(|read| Some(read.ok()?.0));
        read.collect()
    }

    fn file(&self, entry: &Entry, root: &Path) -> Option<Arc<SourceFile>> {
        let source = entry.source.as_ref()?;
        let of_run = self.run.and_then(|(options, claims)| {
            let index = claims.source_of(&entry.folder)?;
            options.read(index).ok()
        });
        let file = of_run.or_else(|| input::read_text(&source.full_path(root)?).ok())?;
        (Checksum::of(file.text.as_bytes()) == source.sha256).then_some(file)
    }
}
