//! Writes files atomically: a file is written under a temporary name and then renamed, so that no
//! reader sees an incomplete file.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tempfile::NamedTempFile;

use crate::edition::Edition;
use publish_model::diagnostic::{Code, Diagnostic, Findings, SourceFile};

use crate::input;
use publish_model::Language;

use super::Checksum;
use super::manifest::{FileEntry, Manifest};

/// The name of the manifest.
pub const MANIFEST: &str = "manifest.json";

/// The name of the file of check results.
pub const CHECKS: &str = "checks.json";

/// The output folder.
pub struct Output {
    root: PathBuf,
}

impl Output {
    /// Opens an output folder, and creates it if necessary.
    ///
    /// # Errors
    /// `O001` if it cannot be created or written to.
    pub fn open(root: &Path) -> Result<Self, Findings> {
        fs::create_dir_all(root).map_err(|error| unwritable(root, &error))?;
        // Checks that the folder is writable before the documents are built.
        NamedTempFile::new_in(root).map_err(|error| unwritable(root, &error))?;
        Ok(Output {
            root: root.to_owned(),
        })
    }

    /// Opens an output folder that has been built and not changed since.
    ///
    /// # Errors
    /// `F001` if its manifest or a file cannot be read, `O002` for each file that has changed since
    /// the build, `O001` if the folder cannot be written to.
    pub fn open_built(root: &Path) -> Result<Self, Findings> {
        let path = root.join(MANIFEST);
        if !path.is_file() {
            let message = format!(
                "“{}” does not contain a build: {MANIFEST} is missing",
                root.display()
            );
            let help = "give the folder that “publish build” wrote to";
            let file = SourceFile::new(path.display().to_string(), "");
            let finding = Diagnostic::error(Code::FileUnreadable, message, help);
            return Err(finding.at(&file, 0..0).into());
        }
        let manifest = read_manifest(&input::read_text(&path)?)?;
        let output = Output::open(root)?;
        let files = manifest.documents.iter().flat_map(|entry| &entry.files);
        Findings::collect(files.filter_map(|file| output.check_unchanged(file)))?;
        Ok(output)
    }

    /// Returns an error if a file has changed since the build. Deleted files are not errors.
    fn check_unchanged(&self, entry: &FileEntry) -> Option<Diagnostic> {
        let path = self.root.join(&entry.path);
        let bytes = match fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return None,
            Err(error) => return Some(input::unreadable(&path, &error)),
        };
        if Checksum::of(&bytes) == entry.sha256 {
            return None;
        }
        let message = "the file has changed since it was built: its SHA-256 checksum is not that of \
                       the manifest";
        let help = "build the document again, or delete the file";
        let file = SourceFile::new(path.display().to_string(), "");
        Some(Diagnostic::error(Code::OutputChanged, message, help).at(&file, 0..0))
    }

    /// Writes the editions of a document into its folder: all of them or, if one cannot be written,
    /// none.
    ///
    /// # Errors
    /// `O001` with the path.
    pub fn write_document(
        &self,
        folder: &str,
        editions: &[Edition],
    ) -> Result<Vec<FileEntry>, Findings> {
        let target = self.root.join(folder);
        fs::create_dir_all(&target).map_err(|error| unwritable(&target, &error))?;
        let mut ready = Vec::new();
        for edition in editions {
            let path = target.join(&edition.name);
            if path.is_dir() {
                let error = io::Error::from(io::ErrorKind::IsADirectory);
                return Err(unwritable(&path, &error).into());
            }
            let file = write_temporary(&path, &edition.bytes)
                .map_err(|error| unwritable(&path, &error))?;
            ready.push((file, path));
        }
        for (file, path) in ready {
            rename_to_target(file, &path).map_err(|error| unwritable(&path, &error))?;
        }
        let entries = editions.iter().map(|edition| FileEntry {
            format: edition.format,
            variant: edition.variant,
            path: format!("{folder}/{}", edition.name),
            size: edition.bytes.len(),
            sha256: Checksum::of(&edition.bytes),
        });
        Ok(entries.collect())
    }

    /// Writes a file in the output folder.
    ///
    /// # Errors
    /// `O001` with the path.
    pub fn write(&self, name: &str, bytes: &[u8]) -> Result<(), Findings> {
        write_file(&self.root.join(name), bytes)
    }

    /// Removes a file in the output folder, if it exists.
    ///
    /// # Errors
    /// `O001` with the path.
    pub fn remove(&self, name: &str) -> Result<(), Findings> {
        let path = self.root.join(name);
        match fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                Err(unwritable(&path, &error).into())
            }
            _ => Ok(()),
        }
    }

    /// Whether the output folder has this file.
    pub fn has(&self, name: &str) -> bool {
        self.root.join(name).is_file()
    }

    /// Returns the languages that have a folder, ordered by tag.
    pub fn languages(&self) -> Vec<Language> {
        let entries = fs::read_dir(&self.root).into_iter().flatten().flatten();
        let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
        let mut languages: Vec<Language> = names.filter_map(|name| name.parse().ok()).collect();
        languages.sort();
        languages
    }

    /// Reads a text file in the output folder, if it exists.
    ///
    /// # Errors
    /// `F001` or `F002` if it cannot be read.
    pub fn text(&self, name: &str) -> Result<Option<Arc<SourceFile>>, Findings> {
        let path = self.root.join(name);
        path.exists().then(|| input::read_text(&path)).transpose()
    }

    /// Reads the manifest, without entries for deleted files. Without a manifest, returns an empty
    /// one.
    ///
    /// # Errors
    /// `F001` or `F002` if it cannot be read.
    pub fn manifest(&self) -> Result<Manifest, Findings> {
        let Some(file) = self.text(MANIFEST)? else {
            return Ok(Manifest::default());
        };
        let mut manifest = read_manifest(&file)?;
        for entry in &mut manifest.documents {
            entry
                .files
                .retain(|file| self.root.join(&file.path).is_file());
        }
        manifest.documents.retain(|entry| !entry.files.is_empty());
        Ok(manifest)
    }
}

fn read_manifest(file: &Arc<SourceFile>) -> Result<Manifest, Findings> {
    serde_json::from_str(&file.text).map_err(|error| {
        let (reason, at) = file.json_error(&error);
        let message = format!("the manifest is not valid: {reason}");
        let help = "build all documents again into an empty folder";
        let finding = Diagnostic::error(Code::FileUnreadable, message, help);
        finding.at(file, at..at + 1).into()
    })
}

/// Writes a file atomically, and creates its folders.
///
/// # Errors
/// `O001` with the path.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<(), Findings> {
    if let Some(folder) = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
    {
        fs::create_dir_all(folder).map_err(|error| unwritable(folder, &error))?;
    }
    write_temporary(path, bytes)
        .and_then(|file| rename_to_target(file, path))
        .map_err(|error| unwritable(path, &error).into())
}

fn write_temporary(path: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or_else(|| Path::new("."));
    let mut file = tempfile::Builder::new()
        .prefix(".publish-")
        .tempfile_in(folder)?;
    file.write_all(bytes)?;
    Ok(file)
}

fn rename_to_target(file: NamedTempFile, path: &Path) -> io::Result<()> {
    // Temporary files are private. Editions are readable by everyone with access to the folder.
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let permissions = fs::Permissions::from_mode(0o644);
        fs::set_permissions(file.path(), permissions)?;
    }
    file.persist(path).map(drop).map_err(|error| error.error)
}

fn unwritable(path: &Path, error: &io::Error) -> Diagnostic {
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
