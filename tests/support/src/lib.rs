//! Shared code of the tests of `publish`. It builds editions of a source, extracts the text of an
//! edition without the program's own code, and reads the official documents in `../shared`.
//!
//! All functions panic on unexpected input, because only tests call them.

pub mod archive;
pub mod comparison;
pub mod consistency;
mod difference;
pub mod edition_text;
pub mod editions;
pub mod epub;
mod files;
pub mod harness;
pub mod machine;
pub mod mutants;
pub mod number_order;
pub mod page_breaks;
pub mod page_list;
pub mod page_transcript;
pub mod pdf;
mod pdf_configurations;
pub mod pdf_transcript;
mod program;
pub mod shared;
pub mod tag_tree;
pub mod tree;
pub mod txt;
pub mod xml;

use std::env;
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
pub use pdf_configurations::pdf_configurations;
pub use program::Program;

/// Returns the root of the repository.
pub fn root() -> &'static Path {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.ancestors().nth(2).unwrap()
}

/// Whether slow tests try only a part of their cases (PUBLISH_TESTS=sample), as in `tests/run` without
/// `--complete`.
pub fn only_sample() -> bool {
    match env::var("PUBLISH_TESTS").as_deref() {
        Err(_) => false,
        Ok("sample") => true,
        Ok(other) => panic!("PUBLISH_TESTS={other}: only “sample” is known"),
    }
}

/// Returns the built-in word catalogues.
pub fn catalogues() -> &'static Catalogues {
    static CATALOGUES: LazyLock<Catalogues> =
        LazyLock::new(|| Catalogues::load(&publish_built_in::templates()).unwrap());
    &CATALOGUES
}

/// Reads the document in a file, and panics if there is any diagnostic.
pub fn resolution(path: &Path) -> Resolution {
    let (resolution, diagnostics) = resolution_with_findings(path);
    assert_eq!(diagnostics, [], "{}", path.display());
    resolution
}

/// Reads the document in a file, with its diagnostics.
pub fn resolution_with_findings(path: &Path) -> (Resolution, Vec<Diagnostic>) {
    let reading = source::read(&input::read_text(path).unwrap(), catalogues());
    let Some(resolution) = reading.resolution else {
        panic!("{}: {:?}", path.display(), reading.diagnostics);
    };
    (resolution, reading.diagnostics)
}

/// Returns the paths of the project's own documents: the real resolution, the small documents with
/// every kind of block, and those with the peculiarities of official XML.
pub fn own_sources() -> Vec<PathBuf> {
    let mut sources = vec![root().join("content/A/RES/68/197/en.md")];
    for folder in ["tests/structure", "tests/akoma_ntoso"] {
        let files = fs::read_dir(root().join(folder)).unwrap();
        sources.extend(files.map(|file| file.unwrap().path()));
    }
    sources.sort();
    sources
}
