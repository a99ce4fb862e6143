//! Archives with all documents of a language, and of a session or year. There is one for each format. Web
//! pages are not in archives, because they need other files of the site.

use std::collections::BTreeMap;
use std::io::{self, BufWriter, Seek, Write};

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::cache::Key;
use crate::output::{Entry, FileEntry, Output, SUMS, unwritable};
use crate::pipeline::Builder;
use crate::site_pages::ArchiveLink;
use publish_model::diagnostic::{Code, Diagnostic, Findings};
use publish_templates::wording::Catalogue;
use publish_view::edition::Format;

use super::in_place::FilesInPlace;
use super::lists::{folder_of_period, has_lists, languages_of};
use super::works::grouped;

/// The formats that are compressed already.
const COMPRESSED: [Format; 3] = [Format::Epub, Format::Pdf, Format::Ebrl];

/// An archive in the folder of a list.
#[derive(Debug, Clone)]
pub struct Archive {
    /// Its path in the output folder.
    pub path: String,
    /// The suffix of the message with the name of its format: `pdf-large-print`.
    kind: String,
    size: usize,
}

/// The archives of all lists, by their folders.
pub type Archives = BTreeMap<String, Vec<Archive>>;

impl Archive {
    /// Returns the link to it from the page of its list.
    pub fn linked(&self, up: &str, catalogue: &Catalogue) -> Result<ArchiveLink, Findings> {
        Ok(ArchiveLink {
            kind: self.kind.clone(),
            href: format!("{up}{}", self.path),
            size_text: catalogue.size(self.size)?,
        })
    }
}

/// Writes the archives. With a cache, one whose files have not changed is not written again.
pub fn write(builder: &Builder, entries: &[Entry], output: &Output) -> (Archives, Vec<Diagnostic>) {
    let in_place = FilesInPlace::read(builder, output, "archives");
    let mut archives = Archives::new();
    let mut findings = Vec::new();
    for (folder, name, documents) in sets(builder, entries) {
        for (kind, files) in by_kind(&documents) {
            let path = format!("{folder}/{name}-{kind}.zip");
            let key = files.iter().fold(Key::new("archive"), |key, file| {
                key.with(&file.path, file.sha256.as_bytes())
            });
            let key = key.finish();
            let kept = in_place.keep(std::slice::from_ref(&path), Some(key));
            let kept = kept.then(|| output.size_of(&path)).flatten();
            let size = kept.map_or_else(
                || {
                    let written = output.write_large(&path, |archive| {
                        pack(&files, output, archive).map_err(|error| error.at(output, &path))
                    })?;
                    in_place.add_file(&path, key, written);
                    Ok(written.size)
                },
                Ok,
            );
            match size {
                Ok(size) => {
                    let archive = Archive { path, kind, size };
                    archives.entry(folder.clone()).or_default().push(archive);
                }
                Err(errors) => {
                    let errors: Findings = errors;
                    findings.extend(errors);
                }
            }
        }
    }
    in_place.write();
    (archives, findings)
}

/// Returns the documents of each list with the folder of the list and the start of the names of archives:
/// `general-assembly-resolution-79-en`.
fn sets<'m>(builder: &Builder, entries: &'m [Entry]) -> Vec<(String, String, Vec<&'m Entry>)> {
    let bodies = builder.catalogues().bodies();
    let mut sets = Vec::new();
    for (language, _) in languages_of(entries) {
        let documents = entries.iter().filter(|entry| entry.language == language);
        let name = format!("documents-{language}");
        sets.push((language.to_string(), name, documents.collect()));
        if !has_lists(entries) {
            continue;
        }
        for of_body in grouped(entries.iter(), &language, bodies) {
            for of_kind in &of_body.kinds {
                for period in &of_kind.periods {
                    let folder = folder_of_period(&language, &of_body, of_kind, period);
                    let (body, kind) = (of_body.body, &of_kind.kind);
                    let name = format!("{body}-{kind}-{}-{language}", period.key.folder());
                    sets.push((folder, name, period.documents.clone()));
                }
            }
        }
    }
    sets
}

/// Returns the files of documents by the kind of edition, ordered by path.
fn by_kind<'m>(documents: &[&'m Entry]) -> Vec<(String, Vec<&'m FileEntry>)> {
    let mut by_kind: BTreeMap<_, Vec<&FileEntry>> = BTreeMap::new();
    for file in documents.iter().flat_map(|entry| &entry.files) {
        if file.format != Format::Html {
            let kind = (file.format, file.variant);
            by_kind.entry(kind).or_default().push(file);
        }
    }
    let by_kind = by_kind.into_iter().map(|((format, variant), mut files)| {
        files.sort_by(|one, other| one.path.cmp(&other.path));
        (format.kind(variant), files)
    });
    by_kind.collect()
}

/// Writes an archive of files, with their checksums. The same files give the same bytes. One file at a time
/// is in memory.
fn pack(files: &[&FileEntry], output: &Output, archive: impl Write + Seek) -> Result<(), Failure> {
    let options = SimpleFileOptions::default().last_modified_time(DateTime::default());
    let stored = options.compression_method(CompressionMethod::Stored);
    let deflated = options.compression_method(CompressionMethod::Deflated);
    let mut writer = ZipWriter::new(BufWriter::new(archive));
    let mut sums = String::new();
    for file in files {
        let name = file.path.rsplit('/').next().unwrap_or(&file.path);
        let options = match COMPRESSED.contains(&file.format) {
            true => stored,
            false => deflated,
        };
        let bytes = output.bytes(&file.path)?;
        writer.start_file(name, options)?;
        writer.write_all(&bytes)?;
        sums.push_str(&format!("{}  {name}\n", file.sha256));
    }
    writer.start_file(SUMS, deflated)?;
    writer.write_all(sums.as_bytes())?;
    writer.finish()?.flush()?;
    Ok(())
}

/// Why an archive could not be written.
enum Failure {
    /// A file of it cannot be read.
    Unreadable(Findings),
    /// The archive cannot be written.
    Unwritable(io::Error),
    /// It cannot have these files.
    Impossible(ZipError),
}

impl Failure {
    /// Returns the findings about the archive with this path.
    fn at(self, output: &Output, path: &str) -> Findings {
        match self {
            Failure::Unreadable(findings) => findings,
            Failure::Unwritable(error) => unwritable(&output.root().join(path), &error).into(),
            Failure::Impossible(error) => {
                let message = format!("the archive “{path}” could not be written: {error}");
                let help = "this is a bug in publish: please report it";
                Diagnostic::error(Code::OutputUnwritable, message, help).into()
            }
        }
    }
}

impl From<Findings> for Failure {
    fn from(findings: Findings) -> Self {
        Failure::Unreadable(findings)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Failure::Unwritable(error)
    }
}

impl From<ZipError> for Failure {
    fn from(error: ZipError) -> Self {
        match error {
            ZipError::Io(error) => Failure::Unwritable(error),
            error => Failure::Impossible(error),
        }
    }
}
