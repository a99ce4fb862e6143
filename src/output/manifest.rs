//! `manifest.json`, the list of all documents in the output folder.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::io::{self, BufRead, Write};
use std::mem;

use jiff::civil::Date;
use serde::de::{Deserializer, SeqAccess, Visitor};
use serde::ser::{Error, Serializer};
use serde::{Deserialize, Serialize};

use super::checksum::Checksum;
use super::citations::CitationList;
use super::contact::Contact;
use super::shard::Shard;
use crate::edition::BuildCheck;
use crate::threads::{self, in_parts};
use publish_model::diagnostic::{Diagnostic, Findings};
use publish_model::{
    Bodies, BodyId, Inlines, Language, Resolution, Symbol, Vote, VoteSide, plain_text,
};
use publish_templates::wording::Catalogue;
use publish_text::html::PageFile;
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
    /// The part of a build that the folder is, or `None` if it is not one of several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shard: Option<Shard>,
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
    /// The source that it was built from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<SourceEntry>,
    /// Its files.
    pub files: Vec<FileEntry>,
    /// Its pages and EPUBs with another language side by side, which belong to the document in the first
    /// language.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub side_by_side: Vec<SideBySideEntry>,
    /// Its accessibility statement, if it has been written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub statement: Option<StatementEntry>,
    /// The warnings of the build.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub warnings: Vec<Warning>,
    /// The number of tables without headers.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub tables_without_headers: usize,
    /// The facts that lists of documents and pages about documents have.
    pub about: About,
    /// Its anchors, the same in every edition.
    pub anchors: AnchorList,
}

/// The facts about a document that lists and pages about documents have, besides its symbol and title.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct About {
    /// The body that adopted it.
    pub body: BodyId,
    /// The name of the body in the masthead.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub body_name: String,
    /// The session in the masthead: `Sixty-eighth session`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub session: String,
    /// The agenda items in the masthead.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub agenda: Vec<String>,
    /// The date of adoption.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub adopted: Option<Date>,
    /// The date of issue.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issued: Option<Date>,
    /// The line about the adoption in the masthead: `Resolution adopted by the General Assembly on 18
    /// December 2013`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub adoption: String,
    /// The report on which it was adopted: `[on the report of the Third Committee (A/68/458)]`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub report: String,
    /// The lines between the title and the text: `Adopted by the Security Council at its 8780th
    /// meeting, on 27 May 2021`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub below_title: Vec<String>,
    /// The recorded votes: one, or those of several parts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub votes: Vec<VoteCounts>,
    /// The address of the official document, if it does not follow from the symbol.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub official: Option<String>,
    /// The subjects under which it is classified.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub subjects: Vec<String>,
    /// The documents that it cites.
    #[serde(default, skip_serializing_if = "CitationList::is_empty")]
    pub cites: CitationList,
}

/// The result of a recorded vote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct VoteCounts {
    /// The votes in favour.
    pub in_favour: u32,
    /// The votes against.
    pub against: u32,
    /// The abstentions.
    pub abstaining: u32,
    /// The absent members, if they are recorded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub absent: Option<u32>,
}

impl From<&Vote> for VoteCounts {
    fn from(vote: &Vote) -> Self {
        let count = |wanted| {
            let mut sides = vote.sides();
            let side = sides.find(|(side, _)| *side == wanted);
            side.map(|(_, tally)| tally.count)
        };
        VoteCounts {
            in_favour: count(VoteSide::InFavour).unwrap_or_default(),
            against: count(VoteSide::Against).unwrap_or_default(),
            abstaining: count(VoteSide::Abstaining).unwrap_or_default(),
            absent: count(VoteSide::Absent),
        }
    }
}

fn plain_lines(lines: &[Inlines]) -> Vec<String> {
    lines.iter().map(|line| plain_text(line)).collect()
}

impl About {
    /// `official` is the document with its links as in the source.
    fn new(view: &View<'_>, official: &Resolution, bodies: &Bodies) -> Self {
        let Resolution {
            body,
            dates,
            masthead,
            subjects,
            ..
        } = view.resolution;
        About {
            body: body.clone(),
            body_name: view.body_name.clone(),
            session: plain_text(&masthead.session),
            agenda: plain_lines(&masthead.agenda),
            adopted: dates.adopted,
            issued: dates.issued,
            adoption: plain_text(&masthead.adoption),
            report: plain_text(&masthead.report),
            below_title: plain_lines(&masthead.below_title),
            votes: official
                .enactments()
                .into_iter()
                .filter_map(|enactment| enactment.vote.as_ref())
                .map(VoteCounts::from)
                .collect(),
            official: official
                .official
                .as_ref()
                .map(|one| one.as_href().to_string()),
            subjects: subjects.clone(),
            cites: CitationList::new(official, view, bodies),
        }
    }

    /// Returns the date of adoption or, if it is not known, the date of issue.
    pub fn date(&self) -> Option<Date> {
        self.adopted.or(self.issued)
    }
}

/// The anchors of a document, in one string to save memory: a run keeps the anchors of all
/// documents until it writes the manifest.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
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

impl Serialize for AnchorList {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

impl<'de> Deserialize<'de> for AnchorList {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Anchors;

        impl<'de> Visitor<'de> for Anchors {
            type Value = AnchorList;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a list of anchors")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut anchors: A) -> Result<AnchorList, A::Error> {
                let mut joined = String::new();
                while let Some(anchor) = anchors.next_element::<Cow<'de, str>>()? {
                    if !joined.is_empty() {
                        joined.push(' ');
                    }
                    joined.push_str(&anchor);
                }
                Ok(AnchorList(joined.into()))
            }
        }

        deserializer.deserialize_seq(Anchors)
    }
}

/// The source of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceEntry {
    /// Its path, relative to the output folder, with slashes. The manifest is published, so it has
    /// no path that leaves the working folder.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// The SHA-256 checksum of its text.
    pub sha256: Checksum,
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
    /// The checks of the build that it has passed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub checks: Vec<BuildCheck>,
}

impl FileEntry {
    /// Whether another file is the same edition at the same path, whatever its text is.
    fn is_edition_of(&self, other: &FileEntry) -> bool {
        (self.format, self.variant, &self.path) == (other.format, other.variant, &other.path)
    }

    /// Returns the link to the file on a page in the language of a catalogue.
    ///
    /// # Errors
    /// Errors of the catalogue.
    pub fn linked(&self, href: String, catalogue: &Catalogue) -> Result<PageFile, Findings> {
        Ok(PageFile {
            format: self.format,
            kind: self.format.kind(self.variant),
            media_type: self.format.media_type(),
            href,
            size: self.size,
            size_text: catalogue.size(self.size)?,
        })
    }
}

/// A page or EPUB with two languages of a document. It is not listed among the files, which have one
/// language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SideBySideEntry {
    /// The other language.
    pub with: Language,
    /// The file.
    #[serde(flatten)]
    pub file: FileEntry,
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
    /// Whether lists of documents and citations have the same about another version of a document.
    pub fn is_listed_like(&self, other: &Entry) -> bool {
        // A document that was built in this run does not have its files in the order of the manifest.
        let editions = |entry: &Entry| entry.all_files().count();
        let mut files = self.all_files();
        let has_same_editions = editions(self) == editions(other)
            && files.all(|file| other.all_files().any(|other| file.is_edition_of(other)));
        has_same_editions
            && (&self.symbol, &self.language, &self.title, &self.folder)
                == (&other.symbol, &other.language, &other.title, &other.folder)
            && self.about == other.about
            && self.anchors == other.anchors
    }

    /// Creates the entry of a document from its view, the document with its links as in the source,
    /// its files and the findings of its build.
    pub fn new(
        view: &View<'_>,
        (official, bodies): (&Resolution, &Bodies),
        folder: &str,
        source: Option<SourceEntry>,
        files: Vec<FileEntry>,
        findings: &[Diagnostic],
    ) -> Self {
        let tables = view.tables.values();
        Entry {
            symbol: view.resolution.symbol.clone(),
            language: view.resolution.language.clone(),
            title: view.title.clone(),
            folder: folder.to_owned(),
            source,
            files,
            side_by_side: Vec::new(),
            statement: None,
            warnings: findings.iter().map(Warning::from).collect(),
            tables_without_headers: tables.filter(|table| !table.has_headers).count(),
            about: About::new(view, official, bodies),
            anchors: view.anchors().into(),
        }
    }
}

impl Entry {
    /// Returns its files, including the pages with another language.
    pub fn all_files(&self) -> impl Iterator<Item = &FileEntry> {
        let with_others = self.side_by_side.iter().map(|page| &page.file);
        self.files.iter().chain(with_others)
    }

    /// Returns the paths and checksums of its files, including the statement.
    fn paths(&self) -> impl Iterator<Item = (&str, Checksum)> {
        let files = self.all_files();
        let files = files.map(|file| (file.path.as_str(), file.sha256));
        let statement = self.statement.iter();
        files.chain(statement.map(|page| (page.path.as_str(), page.sha256)))
    }

    /// Whether adding a document that has just been built would not change this entry, except for
    /// its statement.
    pub fn contains(&self, built: &Entry) -> bool {
        let Entry {
            symbol,
            language,
            title,
            folder,
            source,
            files,
            side_by_side,
            statement: _,
            warnings,
            tables_without_headers,
            about,
            anchors,
        } = built;
        *symbol == self.symbol
            && *language == self.language
            && *title == self.title
            && *folder == self.folder
            && *source == self.source
            && files.iter().all(|file| self.files.contains(file))
            && *side_by_side == self.side_by_side
            && *warnings == self.warnings
            && *tables_without_headers == self.tables_without_headers
            && *about == self.about
            && *anchors == self.anchors
    }

    /// Whether an earlier entry was built from the same text.
    fn has_text_of(&self, earlier: &Entry) -> bool {
        match (&self.source, &earlier.source) {
            (Some(source), Some(earlier)) => source.sha256 == earlier.sha256,
            _ => false,
        }
    }

    /// Keeps the editions in other formats of an earlier run, if they have the same text. Returns the paths
    /// of those that are not listed any more.
    fn take_over(&mut self, mut earlier: Entry) -> Vec<String> {
        let is_replaced = |path: &str| self.all_files().any(|new| new.path == path);
        earlier.files.retain(|file| !is_replaced(&file.path));
        earlier
            .side_by_side
            .retain(|page| !is_replaced(&page.file.path));
        if !self.has_text_of(&earlier) {
            return earlier.all_files().map(|file| file.path.clone()).collect();
        }
        self.files.extend(earlier.files);
        self.side_by_side.extend(earlier.side_by_side);
        Vec::new()
    }

    fn sort_files(&mut self) {
        self.files.sort_by_key(|file| (file.format, file.variant));
        self.side_by_side
            .sort_by(|one, other| one.file.path.cmp(&other.file.path));
    }

    fn remove_files(&mut self, is_removed: &dyn Fn(&str) -> bool) {
        self.files.retain(|file| !is_removed(&file.path));
        self.side_by_side
            .retain(|page| !is_removed(&page.file.path));
        let statement = self.statement.take();
        self.statement = statement.filter(|statement| !is_removed(&statement.path));
    }
}

/// The first and last lines of the manifest.
const START: &str = "{\"version\":";
const DOCUMENTS: &str = "\"documents\":[";
const END: &str = "]}";

impl Manifest {
    /// Merges the documents just built. Returns the files of earlier builds that are not listed any
    /// more, because they were built from an earlier text.
    pub fn add(&mut self, built: Vec<Entry>) -> Vec<String> {
        // Another program may have changed the order.
        self.sort();
        let mut outdated = self.remove_changed_pairs(&built);
        let mut new: BTreeMap<String, Entry> = BTreeMap::new();
        for mut entry in built {
            let known = match self.position(&entry.folder) {
                Some(position) => self.documents.get_mut(position),
                None => new.get_mut(&entry.folder),
            };
            match known {
                Some(known) => {
                    mem::swap(known, &mut entry);
                    outdated.extend(known.take_over(entry));
                    known.sort_files();
                }
                None => {
                    entry.sort_files();
                    new.insert(entry.folder.clone(), entry);
                }
            }
        }
        self.version = 1;
        if !new.is_empty() {
            self.documents.extend(new.into_values());
            self.sort();
        }
        outdated
    }

    fn sort(&mut self) {
        let documents = &mut self.documents;
        documents.sort_by(|one, other| one.folder.cmp(&other.folder));
    }

    /// Removes the pages of earlier runs with a language whose text has changed, unless they have been
    /// built again. Returns their paths.
    fn remove_changed_pairs(&mut self, built: &[Entry]) -> Vec<String> {
        let changed = built.iter().filter(|entry| {
            let earlier = self.find(&entry.folder);
            earlier.is_some_and(|earlier| !entry.has_text_of(earlier))
        });
        let changed: BTreeSet<(&Symbol, &Language)> = changed
            .map(|entry| (&entry.symbol, &entry.language))
            .collect();
        if changed.is_empty() {
            return Vec::new();
        }
        let pages = built.iter().flat_map(|entry| &entry.side_by_side);
        let new: BTreeSet<&str> = pages.map(|page| page.file.path.as_str()).collect();
        let mut outdated = Vec::new();
        for entry in &mut self.documents {
            let symbol = &entry.symbol;
            entry.side_by_side.retain(|page| {
                let is_outdated = changed.contains(&(symbol, &page.with));
                if is_outdated && !new.contains(page.file.path.as_str()) {
                    outdated.push(page.file.path.clone());
                }
                !is_outdated
            });
        }
        outdated
    }

    /// Removes the editions with two languages that are not wanted any more. Returns the paths of their
    /// files.
    pub fn remove_pairs(
        &mut self,
        is_wanted: &dyn Fn(&Language, &Language) -> bool,
    ) -> Vec<String> {
        let mut paths = Vec::new();
        for entry in &mut self.documents {
            let language = &entry.language;
            entry.side_by_side.retain(|page| {
                let is_kept = is_wanted(language, &page.with);
                if !is_kept {
                    paths.push(page.file.path.clone());
                }
                is_kept
            });
        }
        paths
    }

    /// Removes the documents in these folders. Returns the paths of their files.
    pub fn withdraw(&mut self, folders: &BTreeSet<String>) -> Vec<String> {
        let mut paths = Vec::new();
        self.documents.retain(|entry| {
            let is_withdrawn = folders.contains(&entry.folder);
            if is_withdrawn {
                paths.extend(entry.paths().map(|(path, _)| path.to_owned()));
            }
            !is_withdrawn
        });
        paths
    }

    /// Removes the statements of all documents, and returns them.
    pub fn take_statements(&mut self) -> Vec<StatementEntry> {
        let entries = self.documents.iter_mut();
        entries.filter_map(|entry| entry.statement.take()).collect()
    }

    /// Returns the document in a folder. Documents are ordered by folder.
    pub fn find(&self, folder: &str) -> Option<&Entry> {
        self.documents.get(self.position(folder)?)
    }

    fn position(&self, folder: &str) -> Option<usize> {
        let documents = &self.documents;
        let found = documents.binary_search_by(|entry| entry.folder.as_str().cmp(folder));
        found.ok()
    }

    /// Returns the paths and checksums of all files, including the statements.
    pub fn paths(&self) -> impl Iterator<Item = (&str, Checksum)> {
        self.documents.iter().flat_map(Entry::paths)
    }

    /// Removes files, and the documents that have no other files.
    pub fn remove_files(&mut self, is_removed: &dyn Fn(&str) -> bool) {
        for entry in &mut self.documents {
            entry.remove_files(is_removed);
        }
        self.documents.retain(|entry| !entry.files.is_empty());
    }

    /// Copies a manifest as [`Manifest::to_json`] writes it, without some of the files, and without
    /// the documents that have no other files. It keeps only one document in memory, and reads only
    /// documents in a folder that `is_touched`. Returns whether the manifest has that form.
    ///
    /// # Errors
    /// An error if the manifest cannot be read or the copy cannot be written.
    pub fn copy_without(
        mut manifest: impl BufRead,
        copy: &mut impl Write,
        is_touched: &dyn Fn(&str) -> bool,
        is_removed: &dyn Fn(&str) -> bool,
    ) -> io::Result<bool> {
        let mut separator = "";
        let mut is_complete = false;
        // A run copies all lines, so that most of them are copied without reading their JSON.
        let mut bytes = Vec::new();
        while {
            bytes.clear();
            manifest.read_until(b'\n', &mut bytes)? > 0
        } {
            let line = str::from_utf8(&bytes)
                .map_err(io::Error::other)?
                .trim_end_matches('\n');
            if line.starts_with(START) && line.ends_with(DOCUMENTS) {
                write!(copy, "{line}")?;
                separator = "\n";
            } else if line == END && !separator.is_empty() {
                writeln!(copy, "\n{END}")?;
                is_complete = true;
            } else if !separator.is_empty()
                && !is_complete
                && folder_of(line).is_some_and(|folder| !is_touched(folder))
            {
                write!(copy, "{separator}{}", line.trim_end_matches(','))?;
                separator = ",\n";
            } else if let Ok(mut entry) = serde_json::from_str::<Entry>(line.trim_end_matches(','))
                && !separator.is_empty()
                && !is_complete
            {
                entry.remove_files(is_removed);
                if !entry.files.is_empty() {
                    write!(copy, "{separator}{}", serde_json::to_string(&entry)?)?;
                    separator = ",\n";
                }
            } else {
                return Ok(false);
            }
        }
        Ok(is_complete)
    }

    /// Reads a manifest as [`Manifest::to_json`] writes it, in several threads. Returns `None` if it does
    /// not have that form or is not valid.
    pub fn from_lines(json: &str) -> Option<Self> {
        let (first, rest) = json.split_once('\n')?;
        let documents = rest.strip_suffix(&format!("\n{END}\n"))?;
        first.ends_with(DOCUMENTS).then_some(())?;
        let manifest: Manifest = serde_json::from_str(&format!("{first}{END}")).ok()?;
        let lines: Vec<&str> = documents.split(",\n").collect();
        let parts = in_parts(&lines, threads::available(), |_, part| {
            let entries = part.iter().map(|line| serde_json::from_str(line).ok());
            entries.collect::<Option<Vec<Entry>>>()
        });
        let parts: Vec<Vec<Entry>> = parts.into_iter().collect::<Option<_>>()?;
        Some(Manifest {
            documents: parts.into_iter().flatten().collect(),
            ..manifest
        })
    }

    /// Returns the manifest as JSON, one line per document, so that line-based diffs show what
    /// changed.
    ///
    /// # Errors
    /// An error if it cannot be written as JSON.
    pub fn to_json(&self) -> serde_json::Result<String> {
        Ok(self.to_json_in_parts()?.concat())
    }

    /// Returns the manifest as JSON, in parts: that of a large site would take as much time and memory to
    /// join.
    ///
    /// # Errors
    /// An error if it cannot be written as JSON.
    pub fn to_json_in_parts(&self) -> serde_json::Result<Vec<String>> {
        let mut start = format!("{START}{},", self.version);
        if let Some(contact) = &self.contact {
            let contact = serde_json::to_string(contact)?;
            start.push_str(&format!("\"contact\":{contact},"));
        }
        if let Some(shard) = self.shard {
            start.push_str(&format!("\"shard\":\"{shard}\","));
        }
        start.push_str(DOCUMENTS);
        let lines = in_parts(&self.documents, threads::available(), |start, part| {
            let mut lines = Vec::new();
            for (index, entry) in part.iter().enumerate() {
                lines.extend_from_slice(if start + index == 0 { b"\n" } else { b",\n" });
                serde_json::to_writer(&mut lines, entry)?;
            }
            // JSON is always UTF-8.
            String::from_utf8(lines).map_err(serde_json::Error::custom)
        });
        let end = format!("\n{END}\n");
        let parts = [Ok(start)].into_iter().chain(lines).chain([Ok(end)]);
        parts.collect()
    }
}

/// Returns the folder of a document from its line in a manifest, if it is easy to find. In a string,
/// quotes are escaped, so this is a key.
fn folder_of(line: &str) -> Option<&str> {
    let line = line.strip_prefix("{\"symbol\":")?;
    let (_, rest) = line.split_once(",\"folder\":\"")?;
    let (folder, _) = rest.split_once('"')?;
    (!folder.contains('\\')).then_some(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest(documents: usize) -> Manifest {
        let entry = |number: usize| {
            let folder = format!("en/A/RES/99/{number}");
            let file = |name: &str| FileEntry {
                format: Format::Html,
                variant: Variant::Standard,
                path: format!("{folder}/{name}"),
                size: 1,
                sha256: Checksum::of(b""),
                checks: Vec::new(),
            };
            Entry {
                symbol: format!("A/RES/99/{number}").parse().unwrap(),
                language: Language::english(),
                title: "A “]}” and \"documents\":[".to_owned(),
                files: vec![file("index.html"), file("other.html")],
                side_by_side: Vec::new(),
                statement: None,
                warnings: Vec::new(),
                tables_without_headers: 0,
                about: About {
                    body: BodyId::other(),
                    body_name: String::new(),
                    session: String::new(),
                    agenda: Vec::new(),
                    adopted: None,
                    issued: None,
                    adoption: String::new(),
                    report: String::new(),
                    below_title: Vec::new(),
                    votes: Vec::new(),
                    official: None,
                    subjects: Vec::new(),
                    cites: CitationList::default(),
                },
                anchors: AnchorList::default(),
                source: None,
                folder,
            }
        };
        Manifest {
            version: 1,
            contact: None,
            shard: None,
            documents: (0..documents).map(entry).collect(),
        }
    }

    #[test]
    fn documents_are_in_order_after_new_ones_are_added() {
        let of = |number: usize| manifest(number + 1).documents.remove(number);
        let mut added = Manifest {
            documents: vec![of(3), of(1)],
            ..manifest(0)
        };
        let mut changed = of(3);
        changed.title.push('x');
        assert_eq!(
            added.add(vec![of(4), changed.clone(), of(0), of(2)]),
            [""; 0]
        );
        let expected = [of(0), of(1), of(2), changed, of(4)];
        assert_eq!(added.documents, expected);
    }

    #[test]
    fn a_new_text_in_editions_in_another_order_is_listed_alike() {
        let [entry]: [Entry; 1] = manifest(1).documents.try_into().unwrap();
        let mut built = entry.clone();
        built.files.reverse();
        built.files[0].size = 2;
        assert!(built.is_listed_like(&entry));
        built.files[0].path.push('x');
        assert!(!built.is_listed_like(&entry));
        let mut renamed = entry.clone();
        renamed.title.push('x');
        assert!(!renamed.is_listed_like(&entry));
    }

    fn copy(json: &str, is_removed: &dyn Fn(&str) -> bool) -> Option<String> {
        let mut copy = Vec::new();
        let is_touched = |folder: &str| {
            ["index.html", "other.html"]
                .iter()
                .any(|name| is_removed(&format!("{folder}/{name}")))
        };
        let is_known =
            Manifest::copy_without(json.as_bytes(), &mut copy, &is_touched, is_removed).unwrap();
        is_known.then(|| String::from_utf8(copy).unwrap())
    }

    #[test]
    fn a_copy_without_files_is_the_manifest_without_them() {
        for documents in 0..4 {
            for removed in ["index.html", "/1/index.html", "/0/", "/2/", "html", "none"] {
                let is_removed = |path: &str| path.contains(removed);
                let mut manifest = manifest(documents);
                let copy = copy(&manifest.to_json().unwrap(), &is_removed);
                manifest.remove_files(&is_removed);
                assert_eq!(copy.unwrap(), manifest.to_json().unwrap(), "{removed}");
            }
        }
    }

    #[test]
    fn a_manifest_is_the_same_after_it_is_written_and_read_by_lines() {
        for documents in [1, 2, 199, 401, 1_000] {
            let manifest = manifest(documents);
            let json = manifest.to_json().unwrap();
            assert_eq!(Manifest::from_lines(&json), Some(manifest.clone()));
            assert_eq!(serde_json::from_str::<Manifest>(&json).unwrap(), manifest);
        }
    }

    #[test]
    fn a_manifest_in_another_form_is_not_copied() {
        let manifest = manifest(2);
        let json = manifest.to_json().unwrap();
        for other in [
            serde_json::to_string(&manifest).unwrap(),
            serde_json::to_string_pretty(&manifest).unwrap(),
            json.trim_end().trim_end_matches(END).to_owned(),
            json.clone() + &json,
        ] {
            assert_eq!(copy(&other, &|_| false), None, "{other}");
            assert_eq!(Manifest::from_lines(&other), None, "{other}");
        }
    }
}
