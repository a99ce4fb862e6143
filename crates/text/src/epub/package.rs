//! The pass over epub-builder's result.

use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::EpubError;

/// The table of contents of EPUB 2, which our package document does not name.
const LEFT_OUT: [&str; 2] = [
    "OEBPS/toc.ncx",
    "META-INF/com.apple.ibooks.display-options.xml",
];

/// The container with our own files in place of those of the same name: `mimetype` first and
/// stored, as OCF 3.3 section 4.3 wants it, and every file with the same fixed time.
pub fn with_own_files(assembled: &[u8], own: &[(&str, String)]) -> Result<Vec<u8>, EpubError> {
    let mut archive = ZipArchive::new(Cursor::new(assembled))?;
    let mut names: Vec<String> = archive.file_names().map(str::to_owned).collect();
    names.retain(|name| name != "mimetype" && !LEFT_OUT.contains(&name.as_str()));
    names.sort();
    let mut writer = ZipWriter::new(Cursor::new(Vec::with_capacity(assembled.len())));
    let options = SimpleFileOptions::default().last_modified_time(DateTime::default());
    let stored = options.compression_method(CompressionMethod::Stored);
    writer.start_file("mimetype", stored)?;
    writer.write_all(b"application/epub+zip")?;
    let deflated = options.compression_method(CompressionMethod::Deflated);
    for name in names {
        writer.start_file(name.as_str(), deflated)?;
        match own.iter().find(|(own_name, _)| *own_name == name) {
            Some((_, text)) => writer.write_all(text.as_bytes())?,
            None => {
                let mut bytes = Vec::new();
                archive.by_name(&name)?.read_to_end(&mut bytes)?;
                writer.write_all(&bytes)?;
            }
        }
    }
    Ok(writer.finish()?.into_inner())
}
