//! Lists and feeds that an earlier run has written and that do not have to be rendered again.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use serde::Serialize;

use crate::cache::Key;
use crate::output::{Checksum, Output};
use publish_model::diagnostic::Findings;

use super::about::{Written, key_of_all};
use super::lists::Sources;

/// The text of a page of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Text {
    /// A text that may be new.
    Rendered(String),
    /// The text that is in the output folder.
    InPlace,
}

/// The pages that an earlier run has written, and those of this run, by their paths. A page depends on its
/// context and on what all pages share.
pub struct PagesInPlace<'a> {
    output: &'a Output,
    /// None without a cache.
    shared: Option<Key>,
    record: Checksum,
    earlier: BTreeMap<String, Written>,
    now: Mutex<BTreeMap<String, Written>>,
}

impl<'a> PagesInPlace<'a> {
    /// Reads what the last run has recorded.
    pub fn read(sources: Sources<'_>, output: &'a Output) -> Self {
        let record = Key::new("lists").with("root", output.root().as_os_str().as_encoded_bytes());
        let record = record.finish();
        let inputs = sources.builder.inputs();
        let earlier = inputs.and_then(|inputs| inputs.cache.local_record(record));
        PagesInPlace {
            output,
            shared: key_of_all(sources, "list"),
            record,
            earlier: earlier.unwrap_or_default(),
            now: Mutex::default(),
        }
    }

    /// Renders a page of the site from a template, unless the output folder has it.
    ///
    /// # Errors
    /// Errors in the template.
    pub fn render(
        &self,
        sources: Sources<'_>,
        path: &str,
        template: &str,
        context: &impl Serialize,
    ) -> Result<Text, Findings> {
        let key = self.key(template, context);
        let before = self.earlier.get(path).copied();
        if let Some(before) = before
            && key == Some(before.key)
            && self.output.has_page(path, before.sum, before.size)
        {
            self.add(path, before);
            return Ok(Text::InPlace);
        }
        let text = sources.builder.renderer().site_page(template, context)?;
        if let Some(key) = key {
            let (sum, size) = (Checksum::of(text.as_bytes()), text.len());
            self.add(path, Written { key, sum, size });
        }
        Ok(Text::Rendered(text))
    }

    fn key(&self, template: &str, context: &impl Serialize) -> Option<Checksum> {
        let key = self.shared.clone()?.with("template", template);
        Some(key.with_data("context", context)?.finish())
    }

    fn add(&self, path: &str, written: Written) {
        let mut now = self.now.lock().unwrap_or_else(PoisonError::into_inner);
        now.insert(path.to_owned(), written);
    }

    /// Records the pages for the next run.
    pub fn write(self, sources: Sources<'_>) {
        let now = self.now.into_inner();
        let now = now.unwrap_or_else(PoisonError::into_inner);
        if let Some(inputs) = sources.builder.inputs()
            && !now.is_empty()
        {
            inputs.cache.store_local_record(self.record, &now);
        }
    }
}
