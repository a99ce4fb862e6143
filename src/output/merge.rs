//! Joins the output folders of the shards of a build.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use publish_model::diagnostic::{Code, Diagnostic, Findings, SourceFile};

use super::checksum::Checksum;
use super::contact::Contact;
use super::manifest::{Entry, FileEntry, Manifest, SourceEntry};
use super::shard::Shard;
use super::write::{EditionFile, MANIFEST, Output, no_build, read_manifest_in};
use crate::input;

/// The output folders of the shards of a build.
pub struct Shards(Vec<ShardFolder>);

struct ShardFolder {
    root: PathBuf,
    shard: Shard,
    manifest: Manifest,
}

/// The maximum number of missing shards that an error lists.
const LISTED_MAX: usize = 20;

impl Shards {
    /// Reads the manifests of the folders. Unless `is_partial`, all shards must be there.
    ///
    /// # Errors
    /// `F001` if a folder has no build, `O004` if its manifest is not valid, `O008` if it is not a
    /// shard or a shard of another build, if a shard is given twice, or if shards are missing.
    pub fn read(folders: &[PathBuf], is_partial: bool) -> Result<Self, Findings> {
        let mut findings = Vec::new();
        let mut shards = Vec::new();
        for root in folders {
            match read_shard(root) {
                Ok(shard) => shards.push(shard),
                Err(errors) => findings.extend(errors),
            }
        }
        findings.extend(contradictions(&shards));
        let has_all = findings.is_empty() && !is_partial;
        findings.extend(has_all.then(|| missing(&shards)).flatten());
        Findings::collect(findings)?;
        Ok(Shards(shards))
    }

    /// Returns the paths of the folders.
    pub fn roots(&self) -> impl Iterator<Item = &Path> {
        self.0.iter().map(|folder| folder.root.as_path())
    }

    /// Returns the contact address for readers, if a shard has one.
    pub fn contact(&self) -> Option<&Contact> {
        let mut contacts = self
            .0
            .iter()
            .filter_map(|folder| folder.manifest.contact.as_ref());
        contacts.next()
    }

    /// Copies all editions into an output folder, after comparing them with their checksums. They are
    /// in their place after [`Output::publish`] with the entries that this returns. A folder may also
    /// have documents of other shards, from an earlier build with another number of shards: those are
    /// not copied.
    ///
    /// # Errors
    /// `O002` for each edition that has changed since the build, `O006` for each that is missing,
    /// `F001` or `O001` if it cannot be read or written.
    pub fn copy_to(self, output: &Output) -> Result<Vec<Entry>, Findings> {
        let mut findings = Vec::new();
        let mut entries = Vec::new();
        for ShardFolder {
            root,
            shard,
            manifest,
        } in self.0
        {
            let documents = manifest.documents.into_iter();
            for mut entry in documents.filter(|entry| shard.has(&entry.symbol.path())) {
                let files = entry.all_files().filter_map(|file| {
                    let copied = copy(&root, file, output);
                    copied.map_err(|error| findings.push(error)).ok()
                });
                let files: Vec<EditionFile> = files.collect();
                let written = output.write_document(files);
                findings.extend(written.err().into_iter().flatten());
                entry.source = entry
                    .source
                    .map(|source| moved(source, &root, output.root()));
                // Statements are written with the results of all shards.
                entry.statement = None;
                entries.push(entry);
            }
        }
        Findings::collect(findings)?;
        Ok(entries)
    }
}

fn read_shard(root: &Path) -> Result<ShardFolder, Findings> {
    let manifest = read_manifest_in(root, MANIFEST)?.ok_or_else(|| no_build(root))?;
    let shard = manifest.shard.ok_or_else(|| {
        let message = "the folder is not a shard: it was built without --shard".to_owned();
        incomplete(root, message, "build it with --shard, such as --shard 1/2")
    })?;
    Ok(ShardFolder {
        root: root.to_owned(),
        shard,
        manifest,
    })
}

/// Returns an error for each shard that is not one of the same build as the first, or is given twice.
fn contradictions(shards: &[ShardFolder]) -> Vec<Diagnostic> {
    let errors = shards.iter().enumerate().filter_map(|(index, folder)| {
        let (first, earlier) = (shards.first()?, &shards[..index]);
        if folder.shard.count() != first.shard.count() {
            let (first, shard) = (first.shard, folder.shard);
            let message = format!("the folder is shard {shard}, but the first one is {first}");
            let help = "give the folders of one build, which all have the same number of shards";
            return Some(incomplete(&folder.root, message, help));
        }
        let twin = earlier.iter().find(|other| other.shard == folder.shard)?;
        let twin = twin.root.display();
        let message = format!("the folder is shard {}, and so is “{twin}”", folder.shard);
        Some(incomplete(&folder.root, message, "give each shard once"))
    });
    errors.collect()
}

/// Returns an error if shards are missing.
fn missing(shards: &[ShardFolder]) -> Option<Diagnostic> {
    let first = shards.first()?;
    let count = first.shard.count();
    let given: BTreeSet<u32> = shards.iter().map(|folder| folder.shard.number()).collect();
    let missing = count as usize - given.len();
    if missing == 0 {
        return None;
    }
    let numbers = (1..=count).filter(|number| !given.contains(number));
    let listed: Vec<String> = numbers
        .take(LISTED_MAX)
        .map(|number| format!("{number}/{count}"))
        .collect();
    let more = match missing - listed.len() {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let message = format!("shards are missing: {}{more}", listed.join(", "));
    let help = "build them, or join the others with --partial";
    Some(incomplete(&first.root, message, help))
}

fn incomplete(root: &Path, message: String, help: &str) -> Diagnostic {
    let file = SourceFile::new(root.join(MANIFEST).display().to_string(), "");
    Diagnostic::error(Code::ShardsIncomplete, message, help).at(&file, 0..0)
}

/// Reads an edition, unless the output folder has it already.
fn copy(root: &Path, file: &FileEntry, output: &Output) -> Result<EditionFile, Diagnostic> {
    let entry = file.clone();
    if output.sum_of(&file.path) == Some(file.sha256) {
        return Ok(EditionFile { entry, bytes: None });
    }
    let path = root.join(&file.path);
    let finding = |code, message: &str| {
        let help = "copy the folder of the shard again, or build the shard again";
        let file = SourceFile::new(path.display().to_string(), "");
        Diagnostic::error(code, message.to_owned(), help).at(&file, 0..0)
    };
    match fs::read(&path) {
        Ok(bytes) if Checksum::of(&bytes) == file.sha256 => Ok(EditionFile {
            entry,
            bytes: Some(bytes),
        }),
        Ok(_) => {
            let message = "the file has changed: its SHA-256 checksum is not that of the manifest";
            Err(finding(Code::OutputChanged, message))
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let message = "the file is missing: the manifest lists it";
            Err(finding(Code::OutputMissing, message))
        }
        Err(error) => Err(input::unreadable(&path, &error)),
    }
}

/// Returns the entry of a source for another output folder. If the source is not where the folder of
/// the shard expects it, that folder was built elsewhere, and the path stays as it is.
fn moved(source: SourceEntry, root: &Path, new_root: &Path) -> SourceEntry {
    let path = source.full_path(root);
    match path.filter(|path| path.is_file()) {
        Some(path) => SourceEntry::new(new_root, Some(&path), source.sha256),
        None => source,
    }
}
