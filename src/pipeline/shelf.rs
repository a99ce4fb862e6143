//! Editions that do not have to be rendered, because the cache or the output folder has them.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::cache::{Key, Origin};
use crate::output::{Checksum, EditionFile, FileEntry, Output};
use publish_model::diagnostic::{Code, Diagnostic, Severity, SourceFile};
use publish_model::{Language, Resolution};
use publish_text::akn;
use publish_view::edition::Format;
use publish_view::edition::pdf::Variant;
use publish_view::{PageStart, View};

use crate::edition::BuildCheck;
use crate::theme::Theme;

use super::check::EditionChecks;
use super::claims::Claims;
use super::inputs::Inputs;

/// What happens to an edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Action {
    /// The output folder has it.
    Keep,
    /// It is copied from the cache.
    Restore,
    /// It is copied from the cache that several machines share.
    Fetch,
    /// It is rendered.
    Render,
}

impl From<Origin> for Action {
    fn from(origin: Origin) -> Self {
        match origin {
            Origin::Local => Action::Restore,
            Origin::Shared => Action::Fetch,
        }
    }
}

/// An edition and what happens to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditionReport {
    /// Its path in the output folder.
    pub path: String,
    /// What happens to it.
    pub action: Action,
}

/// The output folder, and what it has from earlier runs.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub claims: &'a Claims,
    pub root: &'a Path,
}

impl Place<'_> {
    /// Whether the output folder has a file. The manifest of the earlier run has its checksum; only
    /// its size is compared with the file.
    pub fn has(&self, folder: &str, file: &FileEntry) -> bool {
        let earlier = self.claims.earlier_file(folder, &file.path);
        let is_same = earlier
            .is_some_and(|earlier| (earlier.sha256, earlier.size) == (file.sha256, file.size));
        is_same && Output::has_file(self.root, &file.path, file.size)
    }
}

/// Where the editions of one document are looked for and kept. Without inputs, all are rendered.
pub(super) struct Shelf<'a> {
    inputs: Option<&'a Inputs>,
    place: Option<Place<'a>>,
    folder: String,
    file: Arc<SourceFile>,
    view: Option<Checksum>,
    catalogue: Option<Checksum>,
    /// The theme, and the language in which editions have it; none without a cache.
    theme: Option<(&'a Theme, Language)>,
    official: OnceCell<Option<Checksum>>,
    /// Whether editions are only looked for, and not rendered.
    pub is_plan: bool,
    /// The checks of editions that are rendered; none if the build does not check them.
    pub checks: Option<EditionChecks<'a>>,
}

/// An edition with what is known from its rendering.
pub(super) struct Found {
    pub file: EditionFile,
    pub action: Action,
    pub warnings: Vec<Diagnostic>,
    /// The pages of a PDF.
    pub starts: Vec<PageStart>,
    /// The page of each anchor in a PDF.
    pub numbers: BTreeMap<String, usize>,
}

/// An edition in the cache.
#[derive(Serialize, Deserialize)]
struct Record {
    sha256: Checksum,
    size: usize,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    warnings: Vec<KnownFinding>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    starts: Vec<PageStart>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    numbers: BTreeMap<String, usize>,
}

impl<'a> Shelf<'a> {
    /// Returns the shelf of a document, whose editions are in `folder`.
    pub fn new(
        inputs: Option<&'a Inputs>,
        place: Option<Place<'a>>,
        folder: &str,
        view: &View<'_>,
        file: &Arc<SourceFile>,
        catalogue: &str,
        theme: &'a Theme,
    ) -> Self {
        let language = view.resolution.language.clone();
        let view = inputs.and_then(|_| {
            let key = Key::new("view").with_data("view", view)?;
            let key = key.with_data("hosts", &view.official_hosts)?;
            Some(key.with_data("symbols", &view.hosts_with_symbols)?.finish())
        });
        let catalogue = inputs.and_then(|inputs| inputs.catalogue_of.get(catalogue).copied());
        Shelf {
            inputs,
            place,
            folder: folder.to_owned(),
            file: Arc::clone(file),
            view,
            catalogue,
            theme: Some((theme, language)),
            official: OnceCell::new(),
            is_plan: false,
            checks: None,
        }
    }

    /// Returns the shelf of a document without a cache.
    pub fn empty(folder: &str, file: &Arc<SourceFile>) -> Self {
        Shelf {
            inputs: None,
            place: None,
            folder: folder.to_owned(),
            file: Arc::clone(file),
            view: None,
            catalogue: None,
            theme: None,
            official: OnceCell::new(),
            is_plan: false,
            checks: None,
        }
    }

    /// Starts the key of an edition that depends on the view, the catalogue of its language and the
    /// templates of its format. Returns `None` if editions are not cached.
    pub fn key_of_view(&self, format: Format) -> Option<Key> {
        let inputs = self.inputs?;
        let key = self.key_of_edition(format)?;
        let key = key.with("view", self.view?.as_bytes());
        let key = key.with("catalogue", self.catalogue?.as_bytes());
        let (theme, language) = self.theme.as_ref()?;
        let key = match inputs.theme_of(theme, format, language) {
            Some(theme) => key.with("theme", theme.as_bytes()),
            None => key,
        };
        Some(match inputs.templates_of.get(&format) {
            Some(templates) => key.with("templates", templates.as_bytes()),
            None => key,
        })
    }

    /// Starts the key of an edition with this document and another language of it.
    pub fn key_with(&self, other: &Shelf<'_>, format: Format) -> Option<Key> {
        let key = self.key_of_view(format)?;
        let key = key.with("second view", other.view?.as_bytes());
        let key = key.with("second catalogue", other.catalogue?.as_bytes());
        Some(key.with("site templates", self.inputs?.site_templates.as_bytes()))
    }

    /// Returns the key of Akoma Ntoso, which depends on the document as it was read and on what it
    /// has from its body.
    pub fn key_of_akn(&self, official: &Resolution, from_body: akn::FromBody<'_>) -> Option<Key> {
        let key = self.key_of_edition(Format::Akn)?;
        let key = key.with("body", format!("{from_body:?}"));
        self.with_document(key, official)
    }

    /// Adds the document as it was read, and the bodies.
    pub fn with_official(&self, key: Key, official: &Resolution) -> Option<Key> {
        let key = key.with("bodies", self.inputs?.bodies.as_bytes());
        self.with_document(key, official)
    }

    fn with_document(&self, key: Key, official: &Resolution) -> Option<Key> {
        let sum = self
            .official
            .get_or_init(|| Checksum::of_json(official).ok());
        Some(key.with("official", (*sum)?.as_bytes()))
    }

    /// Adds the source, unchanged.
    pub fn with_source(&self, key: Key) -> Key {
        key.with("source", &self.file.text)
    }

    /// Adds the fonts that are not built in.
    pub fn with_fonts(&self, key: Key) -> Option<Key> {
        Some(key.with("fonts", self.inputs?.fonts.as_bytes()))
    }

    /// Returns the entry of an edition in the manifest.
    fn entry(
        &self,
        format: Format,
        variant: Variant,
        name: &str,
        sum: Checksum,
        size: usize,
    ) -> FileEntry {
        FileEntry {
            format,
            variant,
            path: format!("{}/{name}", self.folder),
            size,
            sha256: sum,
            checks: self.checks_of(format).to_vec(),
        }
    }

    /// Returns the checks that every edition of a format has passed.
    fn checks_of(&self, format: Format) -> &'static [BuildCheck] {
        let checks = self.checks.as_ref();
        checks.map_or(&[], |checks| checks.of(format))
    }

    /// Starts the key of an edition, which depends on the checks that the edition has passed.
    fn key_of_edition(&self, format: Format) -> Option<Key> {
        let key = self.inputs?.cache.key("edition");
        let key = key.with("format", format.as_str());
        key.with_data("checks", self.checks_of(format))
    }

    /// Returns an edition of the cache.
    pub fn find(
        &self,
        key: Option<&Key>,
        format: Format,
        variant: Variant,
        name: &str,
    ) -> Option<Found> {
        let cache = &self.inputs?.cache;
        let record: Record = cache.record(key?.clone().finish())?;
        let warnings = record.warnings.iter();
        let warnings: Option<Vec<Diagnostic>> =
            warnings.map(|known| known.finding(&self.file)).collect();
        let entry = self.entry(format, variant, name, record.sha256, record.size);
        let is_in_place = self
            .place
            .is_some_and(|place| place.has(&self.folder, &entry));
        let (bytes, action) = if is_in_place {
            (None, Action::Keep)
        } else if self.is_plan {
            (None, cache.origin_of_bytes(entry.sha256)?.into())
        } else {
            let (bytes, origin) = cache.bytes(entry.sha256)?;
            (Some(bytes), origin.into())
        };
        Some(Found {
            file: EditionFile { entry, bytes },
            action,
            warnings: warnings?,
            starts: record.starts,
            numbers: record.numbers,
        })
    }

    /// Returns an edition that has been rendered, and keeps it for later runs.
    pub fn keep(
        &self,
        key: Option<Key>,
        (format, variant, name): (Format, Variant, &str),
        bytes: Vec<u8>,
        made: Rendered,
    ) -> Found {
        let entry = self.entry(format, variant, name, Checksum::of(&bytes), bytes.len());
        let warnings = made.warnings.iter();
        let warnings: Option<Vec<KnownFinding>> = warnings
            .map(|one| KnownFinding::of(one, &self.file))
            .collect();
        if let (Some(inputs), Some(key), Some(warnings)) = (self.inputs, key, warnings) {
            let record = Record {
                sha256: entry.sha256,
                size: entry.size,
                warnings,
                starts: made.starts.clone(),
                numbers: made.numbers.clone(),
            };
            inputs.cache.store_bytes(entry.sha256, &bytes);
            inputs.cache.store_record(key.finish(), &record);
        }
        // Without a cache, files that someone has changed are replaced.
        let is_in_place = self.inputs.is_some()
            && self
                .place
                .is_some_and(|place| place.has(&self.folder, &entry));
        Found {
            file: EditionFile {
                entry,
                bytes: (!is_in_place).then_some(bytes),
            },
            action: Action::Render,
            warnings: made.warnings,
            starts: made.starts,
            numbers: made.numbers,
        }
    }

    /// Returns an edition that a plan does not render.
    pub fn planned(&self, format: Format, variant: Variant, name: &str) -> Found {
        let entry = self.entry(format, variant, name, Checksum::of(b""), 0);
        Found {
            file: EditionFile { entry, bytes: None },
            action: Action::Render,
            warnings: Vec::new(),
            starts: Vec::new(),
            numbers: BTreeMap::new(),
        }
    }
}

/// What is known from the rendering of an edition besides its bytes.
#[derive(Default)]
pub(super) struct Rendered {
    pub warnings: Vec<Diagnostic>,
    pub starts: Vec<PageStart>,
    pub numbers: BTreeMap<String, usize>,
}

/// A finding about a source, in the cache.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct KnownFinding {
    code: String,
    is_error: bool,
    message: String,
    help: String,
    span: Option<(usize, usize)>,
}

impl KnownFinding {
    /// Returns a finding for the cache, if it is about the source, and not about a template.
    pub fn of(finding: &Diagnostic, file: &SourceFile) -> Option<Self> {
        let place = finding.place.as_ref();
        let is_about_source = place.is_none_or(|place| *place.file == *file)
            && finding.document.is_none()
            && finding.near.is_none()
            && finding.other_documents == 0;
        is_about_source.then(|| KnownFinding {
            code: finding.code.as_str().to_owned(),
            is_error: finding.is_error(),
            message: finding.message.clone(),
            help: finding.help.clone(),
            span: place.map(|place| (place.span.start, place.span.end)),
        })
    }

    /// Returns the finding.
    pub fn finding(&self, file: &Arc<SourceFile>) -> Option<Diagnostic> {
        let mut codes = Code::ALL.iter();
        let code = *codes.find(|code| code.as_str() == self.code)?;
        let finding = Diagnostic {
            severity: if self.is_error {
                Severity::Error
            } else {
                Severity::Warning
            },
            ..Diagnostic::warning(code, self.message.as_str(), self.help.as_str())
        };
        Some(match self.span {
            Some((start, end)) => finding.at(file, start..end),
            None => finding,
        })
    }
}
