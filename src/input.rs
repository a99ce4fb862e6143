//! Reads files from the disk: sources, and templates, bodies and fonts that replace the built-in ones.

use std::borrow::Cow;
use std::fs::{self, File, Metadata};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use publish_built_in::FontFile;
use publish_model::diagnostic::{Code, Diagnostic, Findings, SourceFile};

/// The maximum size of a file that is read as text: 100 MB. The largest official document has 3 MB.
pub const TEXT_MAX: u64 = 100_000_000;

/// The maximum size of a font file: 500 MB.
const FONT_MAX: u64 = 500_000_000;

/// Returns the source files at a path: the file itself, or all `.md`, `.xml` and `.json` sources in
/// the folder and its subfolders, ordered by name. Hidden files and folders are ignored, and so are
/// files about the folder, such as `README.md`.
///
/// # Errors
/// `F001` if the path cannot be read or is neither a file nor a folder, `F003` if a folder has no
/// source file.
pub fn source_files(path: &Path) -> Result<Vec<PathBuf>, Findings> {
    let metadata = fs::metadata(path).map_err(|error| {
        let mut finding = unreadable(path, &error);
        if error.kind() == io::ErrorKind::NotFound {
            finding.help =
                "check the path, or create a source file with “publish new SYMBOL”".to_owned();
        }
        finding
    })?;
    if !metadata.is_dir() {
        check_readable(path, &metadata, TEXT_MAX)?;
        return Ok(vec![path.to_owned()]);
    }
    let mut found = Vec::new();
    collect(path, &mut found)?;
    if found.is_empty() {
        let message = format!("“{}” contains no source files", path.display());
        let help = "add a .md, .xml or .json file, or create one with “publish new SYMBOL”";
        let file = SourceFile::new(path.display().to_string(), "");
        let finding = Diagnostic::error(Code::NoSource, message, help);
        return Err(finding.at(&file, 0..0).into());
    }
    Ok(found)
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) -> Result<(), Findings> {
    let unreadable = |error| Findings::from(unreadable(folder, &error));
    let mut entries = Vec::new();
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let name = entry.file_name();
        if !name.to_string_lossy().starts_with('.') {
            entries.push((name, entry.file_type().map_err(unreadable)?));
        }
    }
    entries.sort_by(|(one, _), (other, _)| one.cmp(other));
    for (name, kind) in entries {
        let path = folder.join(name);
        // A link to a folder is not one: following it could cause an infinite loop.
        if kind.is_dir() {
            collect(&path, found)?;
        } else if is_source(&path) && !is_about_folder(&path) {
            found.push(path);
        }
    }
    Ok(())
}

fn is_source(path: &Path) -> bool {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("md" | "xml") => true,
        Some("json") => is_model(path),
        _ => false,
    }
}

/// Whether a Markdown file is about its folder, by its name: `README.md`, `README.fr.md`.
fn is_about_folder(path: &Path) -> bool {
    const NAMES: [&str; 6] = [
        "readme",
        "changelog",
        "code_of_conduct",
        "contributing",
        "license",
        "security",
    ];
    let is_markdown = path.extension().is_some_and(|extension| extension == "md");
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let name = name.split('.').next().unwrap_or_default();
    let name = name.to_ascii_lowercase().replace('-', "_");
    is_markdown && NAMES.contains(&name.as_str())
}

/// Whether a JSON file is a model. A folder may also have manifests or settings in JSON.
fn is_model(path: &Path) -> bool {
    let Ok(bytes) = read_bytes(path, TEXT_MAX) else {
        // Reading it as a source then reports the error.
        return true;
    };
    let text = String::from_utf8_lossy(&bytes);
    text.contains("\"symbol\"") && text.contains("\"masthead\"")
}

/// Reads the files in a folder of templates. Each is named by its path in the folder, with slashes.
/// Hidden files and folders are ignored.
///
/// # Errors
/// `F001` or `F002` if the folder or a file in it cannot be read.
pub fn templates_in(folder: &Path) -> Result<Vec<(String, Arc<SourceFile>)>, Findings> {
    let mut paths = Vec::new();
    let mut findings = Vec::new();
    list_files(folder, &mut paths, &mut findings);
    let mut files = Vec::new();
    for path in paths {
        let relative = path.strip_prefix(folder).unwrap_or(&path);
        let parts: Vec<_> = relative.iter().map(|part| part.to_string_lossy()).collect();
        match read_text(&path) {
            Ok(file) => files.push((parts.join("/"), file)),
            Err(unreadable) => findings.extend(unreadable),
        }
    }
    Findings::collect(findings)?;
    Ok(files)
}

/// Reads the body files in a folder, the `.toml` files directly in it, with their names.
///
/// # Errors
/// `F001` or `F002` if the folder or a file in it cannot be read.
pub fn bodies_in(folder: &Path) -> Result<Vec<(String, Arc<SourceFile>)>, Findings> {
    let mut paths = paths_in(folder).map_err(|error| unreadable(folder, &error))?;
    paths.retain(|path| {
        path.extension()
            .is_some_and(|extension| extension == "toml")
    });
    let files = paths.into_iter().map(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        Ok((name.into_owned(), read_text(&path)?))
    });
    files.collect()
}

/// Returns the paths of the files in a folder and its subfolders, ordered by name. Hidden files and
/// folders are ignored.
///
/// # Errors
/// `F001` if a folder cannot be read.
pub fn files_in(folder: &Path) -> Result<Vec<PathBuf>, Findings> {
    let mut paths = Vec::new();
    let mut findings = Vec::new();
    list_files(folder, &mut paths, &mut findings);
    Findings::collect(findings)?;
    Ok(paths)
}

fn list_files(folder: &Path, files: &mut Vec<PathBuf>, findings: &mut Vec<Diagnostic>) {
    let paths = match paths_in(folder) {
        Ok(paths) => paths,
        Err(error) => {
            findings.push(unreadable(folder, &error));
            return;
        }
    };
    for path in paths {
        let hidden = path
            .file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if hidden {
            continue;
        }
        if path.is_dir() {
            list_files(&path, files, findings);
        } else {
            files.push(path);
        }
    }
}

/// Reads the font files in a folder, ordered by name.
///
/// # Errors
/// `F001` if the folder or a file cannot be read.
pub fn fonts_in(folder: &Path) -> Result<Vec<FontFile>, Findings> {
    let mut paths = paths_in(folder).map_err(|error| unreadable(folder, &error))?;
    paths.retain(|path| is_font(path));
    let files = paths.into_iter().map(|path| {
        let bytes = read_bytes(&path, FONT_MAX)?;
        Ok(FontFile {
            name: path.display().to_string(),
            bytes: Cow::Owned(bytes),
        })
    });
    files.collect()
}

/// Returns the paths in a folder, ordered by name.
fn paths_in(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder)?;
    let mut paths = entries
        .map(|entry| Ok(entry?.path()))
        .collect::<io::Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}

fn is_font(path: &Path) -> bool {
    path.extension().is_some_and(|extension| {
        let extension = extension.to_string_lossy().to_ascii_lowercase();
        matches!(extension.as_str(), "otf" | "ttf" | "ttc" | "otc")
    })
}

/// Reads a file as UTF-8 text, without a byte order mark.
///
/// # Errors
/// `F001` if the file cannot be read, is not a regular file or is larger than [`TEXT_MAX`]; `F002`
/// with line and column if it is not UTF-8.
pub fn read_text(path: &Path) -> Result<Arc<SourceFile>, Findings> {
    read_text_up_to(path, TEXT_MAX)
}

/// Reads a file as [`read_text`] does, without checking that it is UTF-8.
///
/// # Errors
/// `F001` as for [`read_text`].
pub fn read_undecoded(path: &Path) -> Result<Vec<u8>, Findings> {
    const MARK: &[u8] = "\u{feff}".as_bytes();
    let mut bytes = read_bytes(path, TEXT_MAX)?;
    if bytes.starts_with(MARK) {
        bytes.drain(..MARK.len());
    }
    Ok(bytes)
}

/// Reads a file as [`read_text`] does, with another maximum size in bytes.
///
/// # Errors
/// The same as [`read_text`].
pub fn read_text_up_to(path: &Path, limit: u64) -> Result<Arc<SourceFile>, Findings> {
    let bytes = read_bytes(path, limit)?;
    decode(&path.display().to_string(), bytes)
}

/// Reads a stream such as standard input as UTF-8 text, without a byte order mark.
///
/// # Errors
/// `F001` if it cannot be read or is longer than [`TEXT_MAX`], `F002` with line and column if it is
/// not UTF-8.
pub fn read_stream(name: &str, stream: impl Read) -> Result<Arc<SourceFile>, Findings> {
    let bytes = read_limited(Path::new(name), stream, 0, TEXT_MAX)?;
    decode(name, bytes)
}

/// Whether there is a folder at a path.
pub fn is_folder(path: &Path) -> bool {
    path.is_dir()
}

/// Whether a path is that of a symbolic link.
pub fn is_link(path: &Path) -> bool {
    path.is_symlink()
}

/// Whether there is a file at a path.
pub fn is_file(path: &Path) -> bool {
    path.is_file()
}

/// Reads a file as bytes.
///
/// # Errors
/// `F001` if the file cannot be read, is not a regular file or is larger than `limit`.
pub fn bytes_of(path: &Path, limit: u64) -> Result<Vec<u8>, Findings> {
    read_bytes(path, limit)
}

/// Reads a regular file of limited size. Opening a named pipe would wait for a writer, and some
/// devices never end.
fn read_bytes(path: &Path, limit: u64) -> Result<Vec<u8>, Findings> {
    let unreadable = |error| Findings::from(unreadable(path, &error));
    let metadata = fs::metadata(path).map_err(unreadable)?;
    check_readable(path, &metadata, limit)?;
    let file = File::open(path).map_err(unreadable)?;
    read_limited(path, file, metadata.len(), limit)
}

/// Reads a stream that probably has `length` bytes.
fn read_limited(
    path: &Path,
    stream: impl Read,
    length: u64,
    limit: u64,
) -> Result<Vec<u8>, Findings> {
    // With one byte more, the end of the file is found without more memory.
    let capacity = usize::try_from(length.min(limit)).unwrap_or_default() + 1;
    let mut bytes = Vec::with_capacity(capacity);
    let read = stream.take(limit + 1).read_to_end(&mut bytes);
    let length = read.map_err(|error| unreadable(path, &error))?;
    if length as u64 > limit {
        return Err(too_large(path, limit).into());
    }
    Ok(bytes)
}

/// Returns an error if a path is not that of a regular file, or the file is larger than the limit.
fn check_readable(path: &Path, metadata: &Metadata, limit: u64) -> Result<(), Findings> {
    if metadata.is_file() && metadata.len() <= limit {
        return Ok(());
    }
    if metadata.is_file() {
        return Err(too_large(path, limit).into());
    }
    let kind = kind(metadata);
    let message = format!("cannot read “{}”: it is {kind}, not a file", path.display());
    let help = "give a file, or use “-” to read standard input";
    Err(at_path(path, message, help).into())
}

/// Returns what a path is, if it is not a file.
fn kind(metadata: &Metadata) -> &'static str {
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt;
        let kind = metadata.file_type();
        if kind.is_fifo() {
            return "a named pipe";
        }
        if kind.is_socket() {
            return "a socket";
        }
        if kind.is_char_device() || kind.is_block_device() {
            return "a device";
        }
    }
    if metadata.is_dir() {
        "a folder"
    } else {
        "something else"
    }
}

fn too_large(path: &Path, limit: u64) -> Diagnostic {
    let message = format!(
        "cannot read “{}”: it is larger than {} MB",
        path.display(),
        limit / 1_000_000
    );
    at_path(
        path,
        message,
        "split the file, or check that it is the right one",
    )
}

/// Decodes the bytes of a file as UTF-8 text, without a byte order mark.
///
/// # Errors
/// `F002` with line and column if it is not UTF-8.
pub fn decode(name: &str, bytes: Vec<u8>) -> Result<Arc<SourceFile>, Findings> {
    match String::from_utf8(bytes) {
        Ok(mut text) => {
            if text.starts_with('\u{feff}') {
                text.remove(0);
            }
            Ok(SourceFile::new(name, text))
        }
        Err(error) => {
            let good = error.utf8_error().valid_up_to();
            let bytes = error.into_bytes();
            let byte = bytes.get(good).copied().unwrap_or_default();
            let text = String::from_utf8_lossy(&bytes).into_owned();
            let file = SourceFile::new(name, text);
            let message = format!("the file is not valid UTF-8: byte 0x{byte:02X}");
            let help = "save the file as UTF-8";
            let end = good + char::REPLACEMENT_CHARACTER.len_utf8();
            let finding = Diagnostic::error(Code::NotUtf8, message, help);
            Err(finding.at(&file, good..end).into())
        }
    }
}

/// Returns the error for a file or folder that cannot be read.
pub fn unreadable(path: &Path, error: &io::Error) -> Diagnostic {
    let message = format!("cannot read “{}”: {error}", path.display());
    let help = match error.kind() {
        io::ErrorKind::NotFound => "check the path",
        io::ErrorKind::PermissionDenied => "change its permissions so that you can read it",
        _ => "check that the path is that of a readable file or folder",
    };
    at_path(path, message, help)
}

fn at_path(path: &Path, message: String, help: &str) -> Diagnostic {
    let file = SourceFile::new(path.display().to_string(), "");
    Diagnostic::error(Code::FileUnreadable, message, help).at(&file, 0..0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn invalid_utf8_is_reported_with_line_and_column() {
        let findings = decode("en.md", b"one\ntw\xFFo".to_vec()).unwrap_err();
        let diagnostic = findings.iter().next().unwrap();
        let place = diagnostic.place.clone().unwrap();
        assert_eq!(place.file.line_and_column(place.span.start), (2, 3));
        assert!(diagnostic.message.contains("0xFF"));
    }

    #[test]
    fn a_stream_longer_than_the_limit_is_rejected() {
        let read = |length| {
            read_limited(
                Path::new("standard input"),
                io::repeat(b'a').take(length),
                0,
                9,
            )
        };
        assert_eq!(read(9).unwrap().len(), 9);
        let findings = read(10).unwrap_err();
        assert!(
            findings
                .iter()
                .any(|finding| finding.code == Code::FileUnreadable)
        );
    }

    #[test]
    fn files_about_a_folder_are_recognised_by_their_names() {
        for (name, wanted) in [
            ("README.md", true),
            ("texts/readme.fr.md", true),
            ("CODE-OF-CONDUCT.md", true),
            ("en.md", false),
            ("README.xml", false),
            ("readme_1.md", false),
        ] {
            assert_eq!(is_about_folder(Path::new(name)), wanted, "{name}");
        }
    }

    #[test]
    fn a_byte_order_mark_is_removed() {
        let file = decode("en.md", "\u{feff}---".into()).unwrap();
        assert_eq!(file.text, "---");
    }
}
