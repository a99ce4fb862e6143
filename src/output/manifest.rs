//! `manifest.json`, the list of all documents in the output folder.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::checksum::Checksum;
use super::contact::Contact;
use publish_model::diagnostic::Diagnostic;
use publish_model::{Language, Symbol};
use publish_view::View;
use publish_view::edition::Format;
use publish_view::edition::pdf::Variant;

/// The contents of the output folder.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The version of this file format: 1.
    pub version: u32,
    /// The contact address for readers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<Contact>,
    /// The documents, ordered by folder.
    pub documents: Vec<Entry>,
}

/// A document in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Its symbol.
    pub symbol: Symbol,
    /// Its language.
    pub language: Language,
    /// Its title without markup.
    pub title: String,
    /// Its folder, relative to the output folder: `en/A/RES/68/197`.
    pub folder: String,
    /// Its files.
    pub files: Vec<FileEntry>,
    /// Its accessibility statement, if it has been written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub statement: Option<StatementEntry>,
    /// The warnings of the build.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub warnings: Vec<Warning>,
    /// The number of tables without headers.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub tables_without_headers: usize,
    /// Its anchors, the same in every edition.
    pub anchors: AnchorList,
}

/// The anchors of a document, in one string to save memory: a run keeps the anchors of all
/// documents until it writes the manifest.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Vec<String>", into = "Vec<String>")]
pub struct AnchorList(Box<str>);

impl AnchorList {
    /// Returns the anchors, ordered by name.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.split_terminator(' ')
    }
}

impl From<Vec<String>> for AnchorList {
    fn from(anchors: Vec<String>) -> Self {
        // Anchors never contain spaces.
        AnchorList(anchors.join(" ").into())
    }
}

impl From<AnchorList> for Vec<String> {
    fn from(anchors: AnchorList) -> Self {
        anchors.iter().map(str::to_owned).collect()
    }
}

/// A file of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileEntry {
    /// Its format.
    pub format: Format,
    /// Its variant, omitted if it is `standard`, which it is for all formats except PDF.
    #[serde(default, skip_serializing_if = "is_standard")]
    pub variant: Variant,
    /// Its path, relative to the output folder, with slashes.
    pub path: String,
    /// Its size in bytes.
    pub size: usize,
    /// Its SHA-256 checksum.
    pub sha256: Checksum,
}

/// An accessibility statement. It is a page about the files, so it is not listed among them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatementEntry {
    /// Its path, relative to the output folder, with slashes.
    pub path: String,
    /// Its SHA-256 checksum.
    pub sha256: Checksum,
}

/// A warning of the build, without the name of the source file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Warning {
    /// Its code: `S005`.
    pub code: String,
    /// The message, in English.
    pub message: String,
    /// The line in the source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
}

impl From<&Diagnostic> for Warning {
    fn from(finding: &Diagnostic) -> Self {
        let place = finding.place.as_ref();
        Warning {
            code: finding.code.as_str().to_owned(),
            message: finding.message.clone(),
            line: place.map(|place| place.file.line_and_column(place.span.start).0),
        }
    }
}

fn is_zero(count: &usize) -> bool {
    *count == 0
}

fn is_standard(variant: &Variant) -> bool {
    *variant == Variant::Standard
}

impl Entry {
    /// Creates the entry of a document from its view, its files and the findings of its build.
    pub fn new(
        view: &View<'_>,
        folder: &str,
        files: Vec<FileEntry>,
        findings: &[Diagnostic],
    ) -> Self {
        let tables = view.tables.values();
        Entry {
            symbol: view.resolution.symbol.clone(),
            language: view.resolution.language.clone(),
            title: view.title.clone(),
            folder: folder.to_owned(),
            files,
            statement: None,
            warnings: findings.iter().map(Warning::from).collect(),
            tables_without_headers: tables.filter(|table| !table.has_headers).count(),
            anchors: view.anchors().into(),
        }
    }
}

impl Manifest {
    /// Merges the documents just built into an earlier manifest.
    pub fn of(before: Manifest, built: Vec<Entry>) -> Self {
        let mut by_folder: BTreeMap<String, Entry> = before
            .documents
            .into_iter()
            .map(|entry| (entry.folder.clone(), entry))
            .collect();
        for mut entry in built {
            // Editions in other formats from an earlier run remain in the folder.
            if let Some(earlier) = by_folder.remove(&entry.folder) {
                let kept = earlier
                    .files
                    .into_iter()
                    .filter(|file| !entry.files.iter().any(|new| new.path == file.path));
                entry.files.extend(kept.collect::<Vec<_>>());
            }
            entry.files.sort_by_key(|file| (file.format, file.variant));
            by_folder.insert(entry.folder.clone(), entry);
        }
        Manifest {
            version: 1,
            contact: before.contact,
            documents: by_folder.into_values().collect(),
        }
    }

    /// Returns the manifest as JSON, one line per document, so that line-based diffs show what
    /// changed.
    ///
    /// # Errors
    /// An error if it cannot be written as JSON.
    pub fn to_json(&self) -> serde_json::Result<String> {
        let mut json = format!("{{\"version\":{},", self.version);
        if let Some(contact) = &self.contact {
            let contact = serde_json::to_string(contact)?;
            json.push_str(&format!("\"contact\":{contact},"));
        }
        json.push_str("\"documents\":[");
        for (index, entry) in self.documents.iter().enumerate() {
            json.push_str(if index == 0 { "\n" } else { ",\n" });
            json.push_str(&serde_json::to_string(entry)?);
        }
        json.push_str("\n]}\n");
        Ok(json)
    }
}
