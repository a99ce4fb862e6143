//! Reads the document for `show` and `convert`.

use std::io;
use std::path::Path;
use std::sync::Arc;

use publish::input;
use publish::pipeline::STANDARD_INPUT;
use publish_model::Resolved;
use publish_model::diagnostic::{Findings, SourceFile};
use publish_source as source;
use publish_templates::wording::Catalogues;

use super::args::{MessageArguments, StyleArguments};
use super::{Exit, load_style, print_findings};

/// The path that means standard input or standard output.
pub const STANDARD_STREAM: &str = STANDARD_INPUT;

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
///
/// # Errors
/// `F001` or `F002` if it cannot be read.
pub fn read_file(path: &Path) -> Result<Arc<SourceFile>, Findings> {
    if path.as_os_str() != STANDARD_STREAM {
        return input::read_text(path);
    }
    read_standard_input()
}

/// Reads standard input.
///
/// # Errors
/// `F001` or `F002` if it cannot be read.
pub fn read_standard_input() -> Result<Arc<SourceFile>, Findings> {
    input::read_stream("standard input", io::stdin().lock())
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
