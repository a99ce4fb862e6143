//! What the tests of `publish` share: building editions of a source, reading the words of an edition
//! back without the program's own code, and the official documents beside the repository.
//!
//! Everything here panics at what it does not expect: it is called by tests.

pub mod archive;
mod difference;
pub mod editions;
pub mod epub;
mod files;
pub mod harness;
pub mod page_list;
pub mod pdf;
mod program;
pub mod said;
pub mod shared;
pub mod tag_tree;
pub mod transcript;
pub mod tree;
pub mod txt;
mod ways;
pub mod xml;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use publish::input;
use publish_model::Resolution;
use publish_model::diagnostic::Diagnostic;
use publish_source as source;
use publish_templates::wording::Catalogues;

pub use difference::first_difference;
pub use files::files;
pub use program::Program;
pub use ways::ways;

/// The root of the repository.
pub fn root() -> &'static Path {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.ancestors().nth(2).unwrap()
}

/// The built-in word catalogues.
pub fn catalogues() -> &'static Catalogues {
    static CATALOGUES: LazyLock<Catalogues> =
        LazyLock::new(|| Catalogues::load(&publish_built_in::templates()).unwrap());
    &CATALOGUES
}

/// The document in a file, in which the reader finds nothing to report.
pub fn resolution(path: &Path) -> Resolution {
    let (resolution, diagnostics) = resolution_with_findings(path);
    assert_eq!(diagnostics, [], "{}", path.display());
    resolution
}

/// The document in a file, with what the reader finds in it.
pub fn resolution_with_findings(path: &Path) -> (Resolution, Vec<Diagnostic>) {
    let reading = source::read(&input::read_text(path).unwrap(), catalogues());
    let Some(resolution) = reading.resolution else {
        panic!("{}: {:?}", path.display(), reading.diagnostics);
    };
    (resolution, reading.diagnostics)
}

/// The project's own documents: the real one, the small ones that have every kind of block, and those
/// for the habits of official XML.
pub fn own_sources() -> Vec<PathBuf> {
    let mut sources = vec![root().join("content/A/RES/68/197/en.md")];
    for folder in ["tests/structure", "tests/akoma_ntoso"] {
        let files = fs::read_dir(root().join(folder)).unwrap();
        sources.extend(files.map(|file| file.unwrap().path()));
    }
    sources.sort();
    sources
}
