//! Replaces files so that `manifest.json` and `SHA256SUMS` are true at every moment, even if the
//! program is killed.
//!
//! New files are first written into a hidden folder of the output folder. To move them into place:
//!
//! 1. The new manifest and the new checksums are written into the hidden folder, and then the
//!    journal, the list of moves. From now on this run or, if it is killed, the next one completes
//!    all steps.
//! 2. `SHA256SUMS` and `manifest.json` are replaced by versions without the files that are about
//!    to be replaced.
//! 3. The files are moved.
//! 4. The new manifest is moved, and then the new checksums.
//! 5. The journal is deleted.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, Write};
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};

use publish_model::diagnostic::{Code, Diagnostic, Findings};

use super::manifest::Manifest;
use super::sums::{self, SUMS};
use super::write::{MANIFEST, read_manifest_in, unwritable, write_file};
use super::{ASSETS, BROWSE, Checksum, Fingerprint, SEARCH, is_about};
use crate::threads::both;

/// The hidden folder. It exists while a run writes, and after a run that was killed.
const FOLDER: &str = ".publish";

/// The name of the journal in the hidden folder.
const JOURNAL: &str = "journal.json";

/// The files of a run that are not in their place yet.
pub struct Staging {
    root: PathBuf,
    next: AtomicUsize,
    staged: Mutex<BTreeMap<String, Staged>>,
}

/// A file in the hidden folder.
#[derive(Debug, Clone)]
struct Staged {
    name: String,
    sha256: Checksum,
}

/// The moves that have to be completed.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Journal {
    moves: Vec<Move>,
    /// The files to remove, relative to the output folder.
    removed: Vec<String>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Move {
    /// The name in the hidden folder.
    from: String,
    /// The path in the output folder.
    to: String,
    sha256: Checksum,
}

/// The manifest and the checksums after a run.
pub struct Texts {
    /// The manifest, in parts.
    pub manifest: Vec<String>,
    /// The checksums of all other files.
    pub other_sums: String,
}

/// The manifest and the checksums that have been written.
pub struct Written {
    pub manifest: Fingerprint,
    pub sums: Fingerprint,
}

/// The files that could not be replaced.
#[derive(Default)]
pub struct Failed {
    /// Their paths in the output folder.
    pub paths: BTreeSet<String>,
    /// The errors.
    pub findings: Vec<Diagnostic>,
}

impl Texts {
    /// Returns the checksums, given that of the manifest, in parts.
    pub fn sums(&self, manifest: Checksum) -> [Cow<'_, str>; 3] {
        sums::with(&self.other_sums, MANIFEST, manifest)
    }
}

impl Staging {
    /// Prepares the hidden folder. Completes the moves of a run that was killed, and removes its
    /// other files.
    ///
    /// # Errors
    /// `O001` if the folder cannot be written to, `O004` if the journal or the manifest is invalid.
    pub fn open(root: &Path) -> Result<Self, Findings> {
        let failed = complete(root, true)?;
        Findings::collect(failed.findings)?;
        let folder = root.join(FOLDER);
        let emptied = match fs::remove_dir_all(&folder) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => fs::create_dir(&folder),
        };
        emptied.map_err(|error| unwritable(root, &error))?;
        Ok(Staging {
            root: root.to_owned(),
            next: AtomicUsize::new(0),
            staged: Mutex::default(),
        })
    }

    /// Writes a file into the hidden folder. `sha256` is the checksum of its bytes.
    ///
    /// # Errors
    /// `O001` with the path that the file is meant for.
    pub fn add(&self, path: &str, bytes: &[u8], sha256: Checksum) -> Result<(), Findings> {
        let (name, mut file) = self.create(path)?;
        file.write_all(bytes)
            .map_err(|error| unwritable(&self.root.join(path), &error))?;
        self.insert(path, Staged { name, sha256 });
        Ok(())
    }

    /// Writes a file of any size into the hidden folder, without its bytes in memory. Returns its
    /// fingerprint.
    ///
    /// # Errors
    /// Those of `write`; `O001` with the path that the file is meant for.
    pub fn add_large(
        &self,
        path: &str,
        write: impl FnOnce(&mut File) -> Result<(), Findings>,
    ) -> Result<Fingerprint, Findings> {
        let (name, mut file) = self.create(path)?;
        write(&mut file)?;
        drop(file);
        let written = Fingerprint::of_file(&self.root.join(FOLDER).join(&name));
        let written = written.map_err(|error| unwritable(&self.root.join(path), &error))?;
        let sha256 = written.sum;
        self.insert(path, Staged { name, sha256 });
        Ok(written)
    }

    /// Creates a file in the hidden folder that is meant for a path. Returns its name there.
    fn create(&self, path: &str) -> Result<(String, File), Findings> {
        let target = self.root.join(path);
        let in_the_way = target
            .is_dir()
            .then(|| io::Error::from(io::ErrorKind::IsADirectory));
        let parent = target.parent().unwrap_or(&self.root);
        let name = self.next.fetch_add(1, Ordering::Relaxed).to_string();
        let created = in_the_way.map_or(Ok(()), Err).and_then(|()| {
            fs::create_dir_all(parent)?;
            if fs::metadata(parent)?.permissions().readonly() {
                return Err(io::ErrorKind::PermissionDenied.into());
            }
            File::create(self.root.join(FOLDER).join(&name))
        });
        let file = created.map_err(|error| unwritable(&target, &error))?;
        Ok((name, file))
    }

    fn insert(&self, path: &str, staged: Staged) {
        self.staged().insert(path.to_owned(), staged);
    }

    /// Returns the bytes of a file that waits to be moved.
    pub fn read(&self, path: &str) -> Option<Vec<u8>> {
        let name = self.staged().get(path)?.name.clone();
        fs::read(self.root.join(FOLDER).join(name)).ok()
    }

    /// Whether no files wait to be moved.
    pub fn is_empty(&self) -> bool {
        self.staged().is_empty()
    }

    /// Returns the checksums of the files of the site.
    pub fn of_site(&self) -> BTreeMap<String, Checksum> {
        let staged = self.staged();
        let of_site = staged.iter().filter(|(path, _)| is_of_site(path));
        of_site
            .map(|(path, staged)| (path.clone(), staged.sha256))
            .collect()
    }

    /// Moves files into place: those that the manifest lists, and those of the site. Replaces the
    /// manifest and the checksums by those that `make` returns, and removes files. Returns what was
    /// written, and which files could not be moved.
    ///
    /// # Errors
    /// Those of `make`; `O001` if the new manifest or checksums cannot be written.
    pub fn switch(
        &self,
        manifest: &Manifest,
        make: impl FnOnce() -> Result<Texts, Findings>,
        removed: &[&str],
    ) -> Result<(Written, Failed), Findings> {
        // A switch that could not be completed before, on a full disk.
        let mut failed = complete(&self.root, false)?;
        let folder = self.root.join(FOLDER);
        let journal = Journal {
            moves: self.moves(manifest),
            removed: removed.iter().map(|path| (*path).to_owned()).collect(),
        };
        let (withdrawn, written) = both(
            || journal.withdrawn(&self.root, true),
            || {
                let written = journal.write(&folder, make()?);
                written
                    .map_err(|error| Findings::from(unwritable(&self.root.join(MANIFEST), &error)))
            },
        );
        let written = written?;
        let later = journal.complete(&self.root, withdrawn?, false)?;
        failed.paths.extend(later.paths);
        failed.findings.extend(later.findings);
        self.staged()
            .retain(|_, staged| folder.join(&staged.name).is_file());
        Ok((written, failed))
    }

    /// Returns the moves of the staged files that belong to the manifest. The manifest may also
    /// list an earlier version of a file whose document is not finished.
    fn moves(&self, manifest: &Manifest) -> Vec<Move> {
        let staged = self.staged();
        let listed = manifest.paths().filter_map(|(path, sum)| {
            let (path, staged) = staged.get_key_value(path)?;
            (staged.sha256 == sum).then_some((path, staged))
        });
        let of_site = staged.iter().filter(|(path, _)| is_of_site(path));
        let moves = listed.chain(of_site).map(|(path, staged)| Move {
            from: staged.name.clone(),
            to: path.clone(),
            sha256: staged.sha256,
        });
        moves.collect()
    }

    fn staged(&self) -> std::sync::MutexGuard<'_, BTreeMap<String, Staged>> {
        self.staged.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether a file belongs to no entry of the manifest: it is in the output folder itself, an asset, a
/// home page, list or search index of a language, a page about a document or its changes, or a file for
/// reference managers or reading apps.
pub fn is_of_site(path: &str) -> bool {
    if is_about(path) {
        return true;
    }
    let mut folders = path.split('/');
    folders.next_back();
    match (folders.next(), folders.next()) {
        // Files in the output folder and in the folder of a language.
        (None, _) | (Some(_), None) => true,
        (Some(ASSETS), _) => true,
        (Some(_language), Some(folder)) => [BROWSE, SEARCH].contains(&folder),
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        let folder = self.root.join(FOLDER);
        if !folder.join(JOURNAL).is_file() {
            let _ = fs::remove_dir_all(folder);
        }
    }
}

/// Completes the moves in the journal, if there is one. After a run that was killed, the files are
/// compared with their checksums: the computer may have failed before they were on the disk.
fn complete(root: &Path, after_a_crash: bool) -> Result<Failed, Findings> {
    let folder = root.join(FOLDER);
    let Some(journal) = read_journal(&folder)? else {
        return Ok(Failed::default());
    };
    // Moving the new checksums is the last step.
    let withdrawn = if folder.join(SUMS).is_file() {
        journal.withdrawn(root, folder.join(MANIFEST).is_file())?
    } else {
        Vec::new()
    };
    journal.complete(root, withdrawn, after_a_crash)
}

impl Journal {
    /// Writes the new manifest and checksums, and then the journal. Frees the memory of both texts.
    fn write(&self, folder: &Path, texts: Texts) -> io::Result<Written> {
        // The checksums name the manifest. Writing a long one takes longer than hashing it.
        let (manifest, sums) = both(
            || write_durably(&folder.join(MANIFEST), &texts.manifest),
            || {
                let manifest = Fingerprint::of_parts(&texts.manifest);
                let sums = texts.sums(manifest.sum);
                write_durably(&folder.join(SUMS), &sums)?;
                let sums = Fingerprint::of_parts(&sums);
                Ok::<_, io::Error>(Written { manifest, sums })
            },
        );
        drop(texts);
        manifest?;
        let written = sums?;
        let unfinished = folder.join("unfinished");
        write_durably(&unfinished, &[serde_json::to_string(self)?])?;
        fs::rename(&unfinished, folder.join(JOURNAL))?;
        Ok(written)
    }

    /// Returns the checksums and, if it is to be replaced, the manifest without the files that are about to
    /// be replaced or removed. The checksums name the manifest, so they come first.
    fn withdrawn(
        &self,
        root: &Path,
        is_manifest_replaced: bool,
    ) -> Result<Vec<Replacement>, Findings> {
        let paths = self.moves.iter().map(|one| &one.to);
        let replaced: BTreeSet<String> = paths.chain(&self.removed).cloned().collect();
        let (manifest, sums) = both(
            || {
                if !is_manifest_replaced {
                    return Ok(None);
                }
                without_files(root, MANIFEST, &replaced)
            },
            || without_sums(root, &replaced),
        );
        Ok([sums?, manifest?].into_iter().flatten().collect())
    }

    /// Completes the moves. `withdrawn` are the versions of the checksums and the manifest for the time in
    /// which files are moved.
    fn complete(
        &self,
        root: &Path,
        withdrawn: Vec<Replacement>,
        after_a_crash: bool,
    ) -> Result<Failed, Findings> {
        let folder = root.join(FOLDER);
        let mut failed = Failed::default();
        let (manifest, sums) = (folder.join(MANIFEST), folder.join(SUMS));
        if sums.is_file() {
            for replacement in withdrawn {
                replacement.move_into_place()?;
            }
            self.move_files(root, after_a_crash, &mut failed);
            if !failed.paths.is_empty() {
                withdraw_failed(root, &failed.paths)?;
            }
            if manifest.is_file() {
                rename(&manifest, &root.join(MANIFEST))?;
            }
            rename(&sums, &root.join(SUMS))?;
        }
        let journal = folder.join(JOURNAL);
        fs::remove_file(&journal).map_err(|error| unwritable(&journal, &error))?;
        Ok(failed)
    }

    fn move_files(&self, root: &Path, after_a_crash: bool, failed: &mut Failed) {
        for one in &self.moves {
            if let Err(error) = one.complete(root, after_a_crash) {
                failed
                    .findings
                    .push(unwritable(&root.join(&one.to), &error));
                failed.paths.insert(one.to.clone());
            }
        }
        for path in &self.removed {
            let target = root.join(path);
            match fs::remove_file(&target) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => {
                    failed.findings.push(unwritable(&target, &error));
                }
                _ => {}
            }
        }
    }
}

impl Move {
    fn complete(&self, root: &Path, is_checked: bool) -> io::Result<()> {
        let (from, to) = (root.join(FOLDER).join(&self.from), root.join(&self.to));
        let is_staged = from.is_file();
        let current = if is_staged { &from } else { &to };
        if is_checked && Fingerprint::of_file(current)?.sum != self.sha256 {
            return Err(io::Error::other("the file is incomplete: build it again"));
        }
        if !is_staged {
            return Ok(());
        }
        match fs::rename(&from, &to) {
            // A folder of the output folder is on another disk.
            Err(error) if error.kind() == io::ErrorKind::CrossesDevices => {
                let copied = write_file(&to, &fs::read(&from)?);
                copied.map_err(|_| error)?;
                fs::remove_file(&from)
            }
            result => result,
        }
    }
}

fn read_journal(folder: &Path) -> Result<Option<Journal>, Findings> {
    let path = folder.join(JOURNAL);
    if !path.is_file() {
        return Ok(None);
    }
    let file = crate::input::read_text(&path)?;
    let journal: Journal = serde_json::from_str(&file.text).map_err(|error| {
        let (reason, at) = file.json_error(&error);
        invalid_journal(&file.name, &reason).at(&file, at..at + 1)
    })?;
    let names = journal.moves.iter().flat_map(|one| [&one.from, &one.to]);
    if let Some(name) = names.chain(&journal.removed).find(|name| !is_inside(name)) {
        let reason = format!("“{name}” is not inside the output folder");
        let finding = invalid_journal(&file.name, &reason);
        return Err(finding.at(&file, 0..0).into());
    }
    Ok(Some(journal))
}

fn invalid_journal(name: &str, reason: &str) -> Diagnostic {
    let message = format!("the list of unfinished moves “{name}” is not valid: {reason}");
    let help = "delete the folder “.publish”, and build all documents again";
    Diagnostic::error(Code::BrokenManifest, message, help)
}

/// Whether a relative path does not leave its folder.
fn is_inside(path: &str) -> bool {
    let mut parts = Path::new(path).components();
    parts.all(|part| matches!(part, Component::Normal(_)))
}

/// A new version of a file, which waits in the hidden folder.
struct Replacement {
    waiting: PathBuf,
    path: PathBuf,
}

impl Replacement {
    /// Writes the text of a file, whose name in the output folder is given.
    fn new(root: &Path, name: &str, text: &str) -> Result<Self, Findings> {
        let replacement = Replacement::named(root, name);
        let written = write_durably(&replacement.waiting, &[text]);
        written.map_err(|error| unwritable(&replacement.path, &error))?;
        Ok(replacement)
    }

    fn named(root: &Path, name: &str) -> Self {
        let waiting = format!("{}.replacement", name.replace('/', "."));
        Replacement {
            waiting: root.join(FOLDER).join(waiting),
            path: root.join(name),
        }
    }

    fn move_into_place(self) -> Result<(), Findings> {
        rename(&self.waiting, &self.path)
    }
}

/// Returns the checksums without those of some files and of the manifest, unless they do not have them.
fn without_sums(root: &Path, replaced: &BTreeSet<String>) -> Result<Option<Replacement>, Findings> {
    let Some(text) = sums::read(root)? else {
        return Ok(None);
    };
    let kept = sums::without(&text, &|path| path == MANIFEST || replaced.contains(path));
    if kept == text {
        return Ok(None);
    }
    Replacement::new(root, SUMS, &kept).map(Some)
}

/// Returns a manifest without some files. `name` is its path in the output folder.
fn without_files(
    root: &Path,
    name: &str,
    removed: &BTreeSet<String>,
) -> Result<Option<Replacement>, Findings> {
    let folders = removed.iter().filter_map(|path| path.rsplit_once('/'));
    let folders: BTreeSet<&str> = folders.map(|(folder, _)| folder).collect();
    let is_removed = |path: &str| removed.contains(path);
    let replacement = Replacement::named(root, name);
    let path = &replacement.path;
    if !path.is_file() {
        return Ok(None);
    }
    let without = File::open(path).and_then(|file| {
        let mut written = BufWriter::new(File::create(&replacement.waiting)?);
        let is_known = Manifest::copy_without(
            BufReader::new(file),
            &mut written,
            &|folder| folders.contains(folder),
            &is_removed,
        )?;
        written.into_inner()?.sync_all()?;
        Ok(is_known)
    });
    if without.map_err(|error| unwritable(path, &error))? {
        return Ok(Some(replacement));
    }
    // Another program has formatted the manifest.
    let Some(mut manifest) = read_manifest_in(root, name)? else {
        return Ok(None);
    };
    manifest.remove_files(&is_removed);
    let json = manifest.to_json().map_err(io::Error::from);
    let json = json.map_err(|error| unwritable(path, &error))?;
    Replacement::new(root, name, &json).map(Some)
}

/// Removes files that could not be replaced from the new manifest and the new checksums.
fn withdraw_failed(root: &Path, failed: &BTreeSet<String>) -> Result<(), Findings> {
    let staged = format!("{FOLDER}/{MANIFEST}");
    let name = if root.join(&staged).is_file() {
        staged.as_str()
    } else {
        MANIFEST
    };
    if let Some(replacement) = without_files(root, name, failed)? {
        replacement.move_into_place()?;
    }
    let path = root.join(FOLDER).join(SUMS);
    let unreadable = |path: &Path, error: &io::Error| Findings::from(unwritable(path, error));
    let text = fs::read_to_string(&path).map_err(|error| unreadable(&path, &error))?;
    let manifest = root.join(name);
    let bytes = fs::read(&manifest).map_err(|error| unreadable(&manifest, &error))?;
    let mut lines = sums::parse(&text);
    lines.retain(|path, _| !failed.contains(path));
    lines.insert(MANIFEST.to_owned(), Checksum::of(&bytes));
    let lines = lines.iter().map(|(path, sum)| (path.as_str(), *sum));
    let name = format!("{FOLDER}/{SUMS}");
    Replacement::new(root, &name, &sums::format(lines))?.move_into_place()
}

fn rename(from: &Path, to: &Path) -> Result<(), Findings> {
    fs::rename(from, to).map_err(|error| unwritable(to, &error).into())
}

fn write_durably(path: &Path, parts: &[impl AsRef<str>]) -> io::Result<()> {
    let mut file = File::create(path)?;
    for part in parts {
        file.write_all(part.as_ref().as_bytes())?;
    }
    file.sync_all()
}
