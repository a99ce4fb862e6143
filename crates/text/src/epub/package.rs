//! The pass over epub-builder's output.

use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::EpubError;

/// Files of epub-builder that our package document does not list: the table of contents of EPUB 2
/// and the options of an earlier Apple reader.
const OMITTED: [&str; 2] = [
    "OEBPS/toc.ncx",
    "META-INF/com.apple.ibooks.display-options.xml",
];

/// Returns the container with `replacements` in place of the files with the same names.
///
/// `mimetype` comes first and is stored uncompressed, as OCF 3.3 section 4.3 requires. Every file
/// has the same fixed modification time.
pub fn replace_files(
    assembled: &[u8],
    replacements: &[(&str, String)],
) -> Result<Vec<u8>, EpubError> {
    let mut archive = ZipArchive::new(Cursor::new(assembled))?;
    let mut names: Vec<String> = archive.file_names().map(str::to_owned).collect();
    names.retain(|name| name != "mimetype" && !OMITTED.contains(&name.as_str()));
    names.sort();
    let mut writer = ZipWriter::new(Cursor::new(Vec::with_capacity(assembled.len())));
    let options = SimpleFileOptions::default().last_modified_time(DateTime::default());
    let stored = options.compression_method(CompressionMethod::Stored);
    writer.start_file("mimetype", stored)?;
    writer.write_all(b"application/epub+zip")?;
    let deflated = options.compression_method(CompressionMethod::Deflated);
    for name in names {
        writer.start_file(name.as_str(), deflated)?;
        match replacements
            .iter()
            .find(|(replaced_name, _)| *replaced_name == name)
        {
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

/// Returns a file of a container, if it has the file and can be read.
pub fn read_file(container: &[u8], name: &str) -> Option<Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(container)).ok()?;
    let mut file = archive.by_name(name).ok()?;
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes).ok()?;
    Some(bytes)
}
