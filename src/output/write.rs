//! The output folder. No reader sees an incomplete file: a file is written under a temporary name
//! and then renamed.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use tempfile::NamedTempFile;

use publish_model::diagnostic::{Code, Diagnostic, Findings, SourceFile};
use publish_text::assets::Assets;

use crate::input;
use crate::threads::{self, both, in_parts};

use super::lock::Lock;
use super::manifest::{Entry, FileEntry, Manifest};
use super::staging::{Staging, Texts};
use super::sums;
use super::{ASSETS, CITATIONS, Checksum, Fingerprint, REDIRECTS};

/// The name of the manifest.
pub const MANIFEST: &str = "manifest.json";

/// The name of the file of check results.
pub const CHECKS: &str = "checks.json";

/// The maximum size of the manifest and of the check results: 1 GB.
const INDEX_MAX: u64 = 1_000_000_000;

/// An edition that is ready for the output folder.
pub struct EditionFile {
    /// Its entry in the manifest.
    pub entry: FileEntry,
    /// Its bytes; none if the output folder has them already.
    pub bytes: Option<Vec<u8>>,
}

/// The files that belong to no document and that the checksums list, by their names.
#[derive(Debug, Clone, Copy)]
pub enum SiteFiles<'n> {
    /// Those of an earlier run that are there.
    OfEarlierRun,
    /// These. Each is there or waits to be moved.
    Complete(&'n BTreeSet<&'n str>),
    /// Those of these that are there. Some could not be written.
    WithErrors(&'n BTreeSet<&'n str>),
}

/// The output folder. No other run can write into it at the same time.
pub struct Output {
    root: PathBuf,
    staging: Staging,
    /// The checksums of the files that all pages share, before the run.
    site_sums: OnceLock<BTreeMap<String, Checksum>>,
    /// The checksum of the manifest that this run has written last, if all its files are in place.
    manifest_sum: Mutex<Option<Checksum>>,
    /// The pages and files of the site that this run has written or found in place.
    known: Mutex<HashMap<String, Fingerprint>>,
    /// Released after the hidden folder has been removed.
    _lock: Lock,
}

impl Output {
    /// Opens an output folder, and creates it if necessary. Calls `waiting` if another run writes
    /// into it, and waits until that run ends. Completes the moves of a run that was killed.
    ///
    /// # Errors
    /// `O001` if it cannot be created or written to, `O004` if its manifest is not valid.
    pub fn open(root: &Path, waiting: &dyn Fn()) -> Result<Self, Findings> {
        fs::create_dir_all(root).map_err(|error| unwritable(root, &error))?;
        let lock = Lock::acquire(root, waiting).map_err(|error| unwritable(root, &error))?;
        Ok(Output {
            root: root.to_owned(),
            staging: Staging::open(root)?,
            site_sums: OnceLock::new(),
            manifest_sum: Mutex::default(),
            known: Mutex::default(),
            _lock: lock,
        })
    }

    /// Opens an output folder that has been built and not changed since.
    ///
    /// # Errors
    /// `F001` if it has no manifest or a file cannot be read, `O002` for each file that has changed
    /// since the build, `O001` if the folder cannot be written to, `O004` if its manifest is not
    /// valid.
    pub fn open_built(root: &Path, waiting: &dyn Fn()) -> Result<Self, Findings> {
        if !root.join(MANIFEST).exists() {
            return Err(no_build(root).into());
        }
        let output = Output::open(root, waiting)?;
        let manifest = output.manifest()?;
        let files = manifest.documents.iter().flat_map(Entry::all_files);
        Findings::collect(files.filter_map(|file| output.check_unchanged(file)))?;
        Ok(output)
    }

    /// Returns the path of the output folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Returns an error if a file has changed since the build. Deleted files are not errors.
    fn check_unchanged(&self, entry: &FileEntry) -> Option<Diagnostic> {
        let path = self.root.join(&entry.path);
        let file = match Fingerprint::of_file(&path) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return None,
            Err(error) => return Some(input::unreadable(&path, &error)),
        };
        if file.sum == entry.sha256 {
            return None;
        }
        let message = "the file has changed since it was built: its SHA-256 checksum is not that of \
                       the manifest";
        let help = "build the document again, or delete the file";
        let place = SourceFile::new(path.display().to_string(), "");
        Some(Diagnostic::error(Code::OutputChanged, message, help).at(&place, 0..0))
    }

    /// Writes the editions of a document: all of them or, if one cannot be written, none. They are
    /// not in their folder until [`Output::publish`] moves them.
    ///
    /// # Errors
    /// `O001` with the path.
    pub fn write_document(&self, files: Vec<EditionFile>) -> Result<Vec<FileEntry>, Findings> {
        let entries = files.into_iter().map(|file| {
            let entry = file.entry;
            if let Some(bytes) = file.bytes {
                self.staging.add(&entry.path, &bytes, entry.sha256)?;
            }
            Ok(entry)
        });
        entries.collect()
    }

    /// Whether a file is in the output folder and has this size.
    pub fn has_file(root: &Path, path: &str, size: usize) -> bool {
        let metadata = fs::metadata(root.join(path));
        metadata.is_ok_and(|metadata| metadata.is_file() && metadata.len() == size as u64)
    }

    /// Writes a page or a file of the site. It is not in its place until [`Output::publish`] moves
    /// it.
    ///
    /// # Errors
    /// `O001` with the path.
    pub fn write(&self, path: &str, bytes: &[u8]) -> Result<Checksum, Findings> {
        let sum = Checksum::of(bytes);
        self.staging.add(path, bytes, sum)?;
        let size = bytes.len();
        self.learn(path, Fingerprint { sum, size });
        Ok(sum)
    }

    /// Writes a file of the site of any size, whose bytes are not in memory. It is not in its place
    /// until [`Output::publish`] moves it.
    ///
    /// # Errors
    /// Those of `write`; `O001` with the path.
    pub fn write_large(
        &self,
        path: &str,
        write: impl FnOnce(&mut File) -> Result<(), Findings>,
    ) -> Result<Fingerprint, Findings> {
        let file = self.staging.add_large(path, write)?;
        self.learn(path, file);
        Ok(file)
    }

    /// Moves the files that the manifest lists into place, and replaces the manifest and the
    /// checksums. Whatever happens, both are true at every moment. Files that cannot be moved are
    /// removed from the manifest.
    ///
    /// `removed` are the names of files to remove.
    ///
    /// # Errors
    /// `O001` for each file that cannot be written.
    pub fn publish(
        &self,
        manifest: &mut Manifest,
        site_files: SiteFiles<'_>,
        removed: &[&str],
    ) -> Result<(), Findings> {
        let make = || self.texts(manifest, site_files, removed);
        let switched = if self.staging.is_empty() {
            let texts = make()?;
            let file_of_manifest = Fingerprint::of_parts(&texts.manifest);
            if self.is_published(&texts, file_of_manifest.sum, removed) {
                self.set_manifest_sum(Some(file_of_manifest.sum));
                return Ok(());
            }
            self.set_manifest_sum(None);
            self.staging.switch(manifest, || Ok(texts), removed)
        } else {
            self.set_manifest_sum(None);
            self.staging.switch(manifest, make, removed)
        };
        let (written, failed) = switched?;
        if failed.paths.is_empty() {
            self.learn(MANIFEST, written.manifest);
            self.learn(sums::SUMS, written.sums);
            self.set_manifest_sum(Some(written.manifest.sum));
        } else {
            manifest.remove_files(&|path| failed.paths.contains(path));
        }
        Findings::collect(failed.findings)
    }

    /// Returns the new manifest and the new checksums.
    fn texts(
        &self,
        manifest: &Manifest,
        site_files: SiteFiles<'_>,
        removed: &[&str],
    ) -> Result<Texts, Findings> {
        let (json, sums) = both(
            || manifest.to_json_in_parts(),
            || {
                let earlier = sums::read(&self.root)?.unwrap_or_default();
                let staged = self.staging.of_site();
                let removed: BTreeSet<&str> = removed.iter().copied().collect();
                let mut lines = self.lines_of_site(&earlier, &staged, site_files);
                lines.retain(|(path, _)| *path != MANIFEST && !removed.contains(path));
                lines.extend(manifest.paths());
                Ok::<_, Findings>(sums::format(lines))
            },
        );
        let json = json.map_err(|error| {
            let message = format!("cannot write “{MANIFEST}”: {error}");
            let help = "this is a bug in publish: please report it";
            Diagnostic::error(Code::OutputUnwritable, message, help)
        })?;
        Ok(Texts {
            manifest: json,
            other_sums: sums?,
        })
    }

    /// Returns the checksums of the files that belong to no document: those of an earlier run that are
    /// there and those that wait to be moved.
    fn lines_of_site<'t>(
        &self,
        earlier: &'t str,
        staged: &'t BTreeMap<String, Checksum>,
        files: SiteFiles<'_>,
    ) -> Vec<(&'t str, Checksum)> {
        let is_named = |path: &str| match files {
            SiteFiles::OfEarlierRun => true,
            SiteFiles::Complete(names) | SiteFiles::WithErrors(names) => names.contains(path),
        };
        let earlier = sums::of_site(earlier).filter(|(path, _)| is_named(path));
        let earlier: Vec<(&str, Checksum)> = earlier.collect();
        let parts = in_parts(&earlier, threads::available(), |_, part| {
            let exist = part.iter().map(|(path, _)| {
                matches!(files, SiteFiles::Complete(_)) || self.root.join(path).is_file()
            });
            exist.collect::<Vec<bool>>()
        });
        let earlier = earlier.into_iter().zip(parts.concat());
        let earlier = earlier.filter_map(|(line, exists)| exists.then_some(line));
        let staged = staged.iter().map(|(path, sum)| (path.as_str(), *sum));
        earlier
            .chain(staged.filter(|(path, _)| is_named(path)))
            .collect()
    }

    /// Returns the checksum of the manifest that this run has written, if all its files are in place.
    pub fn manifest_sum(&self) -> Option<Checksum> {
        let sum = self.manifest_sum.lock();
        *sum.unwrap_or_else(PoisonError::into_inner)
    }

    fn set_manifest_sum(&self, new: Option<Checksum>) {
        let sum = self.manifest_sum.lock();
        *sum.unwrap_or_else(PoisonError::into_inner) = new;
    }

    /// Whether files wait to be moved into place.
    pub fn has_waiting_files(&self) -> bool {
        !self.staging.is_empty()
    }

    /// Whether publishing would change nothing.
    fn is_published(&self, texts: &Texts, manifest: Checksum, removed: &[&str]) -> bool {
        let is_removed = |path: &&str| !self.root.join(path).exists();
        removed.iter().all(is_removed)
            && has_text(&self.root.join(MANIFEST), &texts.manifest)
            && has_text(&self.root.join(sums::SUMS), &texts.sums(manifest))
    }

    /// Whether a file that belongs to no document is listed with this checksum and has it.
    pub fn has_on_site(&self, name: &str, sum: Checksum) -> bool {
        if self.site_sums().get(name) != Some(&sum) {
            return false;
        }
        let file = Fingerprint::of_file(&self.root.join(name)).ok();
        let file = file.filter(|file| file.sum == sum);
        if let Some(file) = file {
            self.learn(name, file);
        }
        file.is_some()
    }

    /// Whether a page that belongs to no document is listed with its checksum, and is there with its
    /// size. Its bytes are not read, as those of editions are not.
    pub fn has_page(&self, name: &str, page: Fingerprint) -> bool {
        let is_there = self.site_sums().get(name) == Some(&page.sum)
            && Self::has_file(&self.root, name, page.size);
        if is_there {
            self.learn(name, page);
        }
        is_there
    }

    fn learn(&self, path: &str, file: Fingerprint) {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        known.insert(path.to_owned(), file);
    }

    fn known(&self, path: &str) -> Option<Fingerprint> {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        known.get(path).copied()
    }

    /// Returns the paths of the home pages, lists, pages about documents, feeds, sitemaps, redirects and
    /// citations that an earlier run wrote and this one does not write, if they are as they were written.
    pub fn outdated_lists(&self, manifest: &Manifest, written: &BTreeSet<&str>) -> Vec<String> {
        let lists = self.site_sums().iter().filter(|(path, _)| {
            let of_language = path.contains('/') && !path.starts_with(&format!("{ASSETS}/"));
            let needs_address = path.ends_with(".xml") || *path == "404.html";
            let is_data = CITATIONS.iter().chain(&REDIRECTS).any(|name| name == path);
            (of_language || needs_address || is_data) && !written.contains(path.as_str())
        });
        let mut lists: BTreeMap<&str, Checksum> =
            lists.map(|(path, sum)| (path.as_str(), *sum)).collect();
        if lists.is_empty() {
            return Vec::new();
        }
        for (path, _) in manifest.paths() {
            lists.remove(path);
        }
        let unchanged = lists
            .iter()
            .filter(|(path, sum)| self.sum_of(path) == Some(**sum));
        unchanged.map(|(path, _)| (*path).to_owned()).collect()
    }

    /// Returns the checksums of the files that belong to no document, before the run.
    fn site_sums(&self) -> &BTreeMap<String, Checksum> {
        self.site_sums.get_or_init(|| {
            let text = fs::read_to_string(self.root.join(sums::SUMS)).unwrap_or_default();
            let sums = sums::of_site(&text);
            sums.map(|(path, sum)| (path.to_owned(), sum)).collect()
        })
    }

    /// Returns the text of a page, which may not be in its place yet.
    ///
    /// # Errors
    /// `F001` if it cannot be read.
    pub fn page(&self, path: &str) -> Result<String, Findings> {
        Ok(String::from_utf8_lossy(&self.bytes(path)?).into_owned())
    }

    /// Returns the content of a file, which may not be in its place yet.
    ///
    /// # Errors
    /// `F001` if it cannot be read.
    pub fn bytes(&self, path: &str) -> Result<Vec<u8>, Findings> {
        if let Some(bytes) = self.staging.read(path) {
            return Ok(bytes);
        }
        let path = self.root.join(path);
        fs::read(&path).map_err(|error| input::unreadable(&path, &error).into())
    }

    /// Returns the checksum of a file in the folder, if it can be read.
    pub fn sum_of(&self, path: &str) -> Option<Checksum> {
        let file = Fingerprint::of_file(&self.root.join(path)).ok()?;
        Some(file.sum)
    }

    /// Returns the checksum of a file that this run has written or found in place.
    pub fn known_sum(&self, path: &str) -> Option<Checksum> {
        self.known(path).map(|known| known.sum)
    }

    /// Returns the size of a file that this run has written or found in place.
    pub fn known_size(&self, path: &str) -> Option<usize> {
        self.known(path).map(|known| known.size)
    }

    /// Returns the size of a file in the folder, if it exists.
    pub fn size_of(&self, path: &str) -> Option<usize> {
        let metadata = fs::metadata(self.root.join(path)).ok()?;
        usize::try_from(metadata.len()).ok()
    }

    /// Returns the names of the style sheets and scripts of earlier builds.
    pub fn other_assets(&self, current: &Assets) -> Vec<String> {
        let entries = fs::read_dir(&self.root).into_iter().flatten().flatten();
        let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
        let mut names: Vec<String> = names
            .filter(|name| Assets::has_name(name))
            .filter(|name| ![&current.style.name, &current.script.name].contains(&name))
            .collect();
        names.sort();
        names
    }

    /// Removes the folders of files that have been removed, if nothing else is in them.
    pub fn remove_empty_folders(&self, removed: &[String]) {
        for path in removed {
            let mut folder = Path::new(path);
            while let Some(parent) = folder.parent() {
                let is_root = parent.as_os_str().is_empty();
                if is_root || fs::remove_dir(self.root.join(parent)).is_err() {
                    break;
                }
                folder = parent;
            }
        }
    }

    /// Reads the manifest, without entries for deleted files. Without a manifest, returns an empty
    /// one.
    ///
    /// # Errors
    /// `F001` or `F002` if it cannot be read, `O004` if it is not valid.
    pub fn manifest(&self) -> Result<Manifest, Findings> {
        Ok(built_manifest(&self.root)?.0)
    }
}

/// Reads the manifest of an output folder, without entries for deleted files. Also returns the
/// checksum of its text, if all files exist and have their sizes. Without a manifest, returns an empty
/// one.
///
/// # Errors
/// `F001` or `F002` if it cannot be read, `O004` if it is not valid.
pub fn built_manifest(root: &Path) -> Result<(Manifest, Option<Checksum>), Findings> {
    let Some(file) = text_in(root, MANIFEST)? else {
        return Ok((Manifest::default(), None));
    };
    let sum = Checksum::of(file.text.as_bytes());
    let mut manifest = parse_manifest(&file)?;
    drop(file);
    let is_whole = |entry: &Entry| {
        let mut files = entry.all_files();
        let mut statement = entry.statement.iter();
        files.all(|file| Output::has_file(root, &file.path, file.size))
            && statement.all(|statement| root.join(&statement.path).is_file())
    };
    let parts = in_parts(&manifest.documents, threads::available(), |_, part| {
        part.iter().all(is_whole)
    });
    if parts.into_iter().all(|is_whole| is_whole) {
        return Ok((manifest, Some(sum)));
    }
    manifest.remove_files(&|path| !root.join(path).is_file());
    Ok((manifest, None))
}

/// Whether a file has a text with these parts.
fn has_text(path: &Path, parts: &[impl AsRef<str>]) -> bool {
    let Ok(text) = fs::read(path) else {
        return false;
    };
    let mut parts = parts.iter();
    let rest = parts.try_fold(&*text, |rest, part| {
        rest.strip_prefix(part.as_ref().as_bytes())
    });
    rest.is_some_and(<[u8]>::is_empty)
}

/// Returns the error for a folder without a build.
pub fn no_build(root: &Path) -> Diagnostic {
    let message = format!(
        "“{}” does not contain a build: {MANIFEST} is missing",
        root.display()
    );
    let help = "give the folder that “publish build” wrote to";
    let file = SourceFile::new(root.join(MANIFEST).display().to_string(), "");
    Diagnostic::error(Code::FileUnreadable, message, help).at(&file, 0..0)
}

/// Reads a text file in an output folder, if it exists.
///
/// # Errors
/// `F001` or `F002` if it cannot be read.
pub fn text_in(root: &Path, name: &str) -> Result<Option<Arc<SourceFile>>, Findings> {
    let path = root.join(name);
    path.exists()
        .then(|| input::read_text_up_to(&path, INDEX_MAX))
        .transpose()
}

/// Reads a manifest, given by its path in the output folder, if it exists.
///
/// # Errors
/// `F001` or `F002` if it cannot be read, `O004` if it is not valid.
pub fn read_manifest_in(root: &Path, name: &str) -> Result<Option<Manifest>, Findings> {
    let file = text_in(root, name)?;
    file.map(|file| parse_manifest(&file)).transpose()
}

fn parse_manifest(file: &Arc<SourceFile>) -> Result<Manifest, Findings> {
    if let Some(manifest) = Manifest::from_lines(&file.text) {
        return Ok(manifest);
    }
    serde_json::from_str(&file.text).map_err(|error| {
        let (reason, at) = file.json_error(&error);
        let message = format!("the manifest is not valid: {reason}");
        let help = "restore it, or build all documents again into an empty folder";
        let finding = Diagnostic::error(Code::BrokenManifest, message, help);
        finding.at(file, at..at + 1).into()
    })
}

/// Writes a file atomically, and creates its folders.
///
/// # Errors
/// `O001` with the path.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<(), Findings> {
    if let Some(folder) = folder_of(path) {
        fs::create_dir_all(folder).map_err(|error| unwritable(folder, &error))?;
    }
    write_atomically(path, bytes).map_err(|error| unwritable(path, &error).into())
}

/// Writes a file atomically, and creates its folders if they do not exist.
///
/// # Errors
/// The error of the file system.
pub fn write_atomically(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let file = match write_temporary(path, bytes) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            fs::create_dir_all(folder_of(path).unwrap_or(Path::new(".")))?;
            write_temporary(path, bytes)
        }
        result => result,
    }?;
    rename_to_target(file, path)
}

fn folder_of(path: &Path) -> Option<&Path> {
    let folder = path.parent();
    folder.filter(|folder| !folder.as_os_str().is_empty())
}

fn write_temporary(path: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let folder = folder_of(path).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(".publish-");
    // Temporary files are private by default. With these permissions, the umask decides.
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(bytes)?;
    Ok(file)
}

fn rename_to_target(file: NamedTempFile, path: &Path) -> io::Result<()> {
    file.persist(path).map(drop).map_err(|error| error.error)
}

/// Returns the error for a file or folder that cannot be written.
pub fn unwritable(path: &Path, error: &io::Error) -> Diagnostic {
    let message = format!("cannot write “{}”: {error}", path.display());
    let help = match error.kind() {
        io::ErrorKind::PermissionDenied => {
            "change the permissions of the folder so that you can write to it, or choose another \
             folder"
        }
        io::ErrorKind::StorageFull => "free some disk space, and run the command again",
        io::ErrorKind::AlreadyExists
        | io::ErrorKind::IsADirectory
        | io::ErrorKind::NotADirectory => {
            "rename the file or folder that is in the way, or choose another folder"
        }
        _ => "choose another folder",
    };
    let file = SourceFile::new(path.display().to_string(), "");
    Diagnostic::error(Code::OutputUnwritable, message, help).at(&file, 0..0)
}
