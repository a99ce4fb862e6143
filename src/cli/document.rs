//! Reads the document for `show` and `convert`.

use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;

use publish::input;
use publish_model::Resolved;
use publish_model::diagnostic::{Findings, SourceFile};
use publish_source as source;
use publish_templates::wording::Catalogues;

use super::args::{MessageArguments, StyleArguments};
use super::{Exit, load_style, print_findings};

/// The path that means standard input or standard output.
pub const STANDARD_STREAM: &str = "-";

/// A document with its source file and the catalogues.
pub struct ReadDocument {
    /// Its source file.
    pub file: Arc<SourceFile>,
    /// The word catalogues.
    pub catalogues: Catalogues,
    /// The document.
    pub resolution: Resolved,
}

/// Reads a file, or standard input.
fn read_file(path: &Path) -> Result<Arc<SourceFile>, Findings> {
    if path.as_os_str() != STANDARD_STREAM {
        return input::read_text(path);
    }
    let name = "standard input";
    let mut bytes = Vec::new();
    match io::stdin().lock().read_to_end(&mut bytes) {
        Ok(_) => input::decode(name, bytes),
        Err(error) => Err(input::unreadable(Path::new(name), &error).into()),
    }
}

/// Reads a source file and prints its diagnostics.
///
/// # Errors
/// The exit status if the document cannot be read, after its errors have been printed.
pub fn read(
    path: &Path,
    style: &StyleArguments,
    messages: MessageArguments,
) -> Result<ReadDocument, Exit> {
    let loaded =
        load_style(style, messages, false).and_then(|(templates, _)| Catalogues::load(&templates));
    let catalogues = loaded.map_err(|findings| {
        print_findings(&findings, messages);
        Exit::Misused
    })?;
    let file = read_file(path).map_err(|findings| {
        print_findings(&findings, messages);
        Exit::Failed
    })?;
    let reading = source::read(&file, &catalogues);
    print_findings(&reading.diagnostics, messages);
    let resolution = reading.resolution.ok_or(Exit::Failed)?;
    Ok(ReadDocument {
        file,
        catalogues,
        resolution,
    })
}
