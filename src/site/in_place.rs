//! Files of the site that the last run has written and that do not have to be made again.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};

use crate::cache::Key;
use crate::output::{Checksum, Entry, Fingerprint, Output};
use crate::pipeline::{Builder, Inputs};
use publish_model::diagnostic::Findings;

use super::about::key_of_all;
use super::{SiteTexts, write_shared};

/// The files of one kind that the last run has written into an output folder, and those of this run. A
/// file that depends on the same and that is there with its size is not made again. Without a cache,
/// there are none.
pub struct FilesInPlace<'a> {
    inputs: Option<&'a Inputs>,
    output: &'a Output,
    /// The key of the record in the cache.
    record: Checksum,
    earlier: BTreeMap<String, Written>,
    now: Mutex<BTreeMap<String, Written>>,
}

/// What a run has done about a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct Written {
    /// The checksum of everything on which it depends.
    key: Checksum,
    /// The file; none if the run has decided not to write one.
    file: Option<Fingerprint>,
}

impl<'a> FilesInPlace<'a> {
    /// Reads what the last run has recorded about a kind of files.
    pub fn read(builder: &'a Builder, output: &'a Output, kind: &str) -> Self {
        let record = Key::new(kind).with("root", output.root().as_os_str().as_encoded_bytes());
        let record = record.finish();
        let inputs = builder.inputs();
        let earlier = inputs.and_then(|inputs| inputs.cache.local_record(record));
        FilesInPlace {
            inputs,
            output,
            record,
            earlier: earlier.unwrap_or_default(),
            now: Mutex::default(),
        }
    }

    /// Keeps files that depend on what has this key. Returns whether all of them are in place.
    pub fn keep(&self, paths: &[String], key: Option<Checksum>) -> bool {
        let files = paths.iter().map(|path| {
            let before = self.earlier.get(path)?;
            let file = before.file.filter(|_| key == Some(before.key))?;
            let is_there = self.output.has_page(path, file);
            is_there.then(|| (path.clone(), *before))
        });
        self.extend_if_all(files)
    }

    /// Keeps the decision not to write files that depend on what has this key. Returns whether it was
    /// made for all of them.
    pub fn keep_omitted(&self, paths: &[String], key: Option<Checksum>) -> bool {
        let files = paths.iter().map(|path| {
            let before = self.earlier.get(path)?;
            let is_omitted = key == Some(before.key) && before.file.is_none();
            is_omitted.then(|| (path.clone(), *before))
        });
        self.extend_if_all(files)
    }

    fn extend_if_all(&self, files: impl Iterator<Item = Option<(String, Written)>>) -> bool {
        let Some(files) = files.collect::<Option<Vec<_>>>() else {
            return false;
        };
        self.extend(files);
        true
    }

    /// Adds a file that has been written, unless it is not known on what it depends.
    pub fn add(&self, path: &str, key: Option<Checksum>, bytes: &[u8]) {
        if let Some(key) = key {
            self.add_file(path, key, Fingerprint::of(bytes));
        }
    }

    /// Adds a file that has been written, with its fingerprint.
    pub fn add_file(&self, path: &str, key: Checksum, file: Fingerprint) {
        let file = Some(file);
        self.extend([(path.to_owned(), Written { key, file })]);
    }

    /// Adds files that the run has decided not to write, unless it is not known on what this depends.
    pub fn add_omitted(&self, paths: &[String], key: Option<Checksum>) {
        if let Some(key) = key {
            let written = Written { key, file: None };
            self.extend(paths.iter().map(|path| (path.clone(), written)));
        }
    }

    fn extend(&self, files: impl IntoIterator<Item = (String, Written)>) {
        let mut now = self.now.lock().unwrap_or_else(PoisonError::into_inner);
        now.extend(files);
    }

    /// Records the files for the next run.
    pub fn write(&self) {
        let now = self.now.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(inputs) = self.inputs
            && *now != self.earlier
        {
            inputs.cache.store_local_record(self.record, &*now);
        }
    }
}

/// Writes lists and feeds, unless the output folder has them. Each depends on its context and on what all
/// of them share.
pub struct ListsInPlace<'a> {
    builder: &'a Builder,
    files: FilesInPlace<'a>,
    /// None without a cache.
    shared: Option<Key>,
}

impl<'a> ListsInPlace<'a> {
    /// Reads what the last run has recorded.
    pub fn read(
        builder: &'a Builder,
        output: &'a Output,
        texts: &SiteTexts,
        entries: &[Entry],
    ) -> Self {
        ListsInPlace {
            builder,
            files: FilesInPlace::read(builder, output, "lists"),
            shared: key_of_all(builder, texts, entries, "list"),
        }
    }

    /// Writes what `render` makes of a context, unless the output folder has it.
    ///
    /// # Errors
    /// Errors in the template; `O001` if it cannot be written.
    pub fn render(
        &self,
        path: &str,
        template: &str,
        context: &impl Serialize,
        render: impl FnOnce() -> Result<String, Findings>,
    ) -> Result<(), Findings> {
        let key = self.key(template, context);
        if self.files.keep(&[path.to_owned()], key) {
            return Ok(());
        }
        let text = render()?;
        self.write_file(path, &text)?;
        self.files.add(path, key, text.as_bytes());
        Ok(())
    }

    /// Writes a text, unless the output folder has it.
    ///
    /// # Errors
    /// `O001` if it cannot be written.
    pub fn write(&self, path: &str, text: &str) -> Result<(), Findings> {
        let file = Fingerprint::of(text.as_bytes());
        let key = self.shared.is_some().then_some(file.sum);
        if self.files.keep(&[path.to_owned()], key) {
            return Ok(());
        }
        self.write_file(path, text)?;
        if let Some(key) = key {
            self.files.add_file(path, key, file);
        }
        Ok(())
    }

    fn write_file(&self, path: &str, text: &str) -> Result<(), Findings> {
        write_shared(self.builder, self.files.output, path, text.as_bytes())
    }

    fn key(&self, template: &str, context: &impl Serialize) -> Option<Checksum> {
        let key = self.shared.clone()?.with("template", template);
        Some(key.with_data("context", context)?.finish())
    }

    /// Records the pages for the next run.
    pub fn record(&self) {
        self.files.write();
    }
}
