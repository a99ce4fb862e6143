//! The output folder: editions, manifest, checksums and results of checks.

mod checksum;
mod citations;
mod contact;
mod lock;
mod manifest;
mod merge;
mod named;
mod shard;
mod source_path;
mod staging;
mod sums;
mod verify;
mod write;

use publish_model::Language;

pub use checksum::{Checksum, Fingerprint};
pub use citations::{CitationList, CitingPlace};
pub use contact::{Contact, Email};
pub use manifest::{
    About, AnchorList, Entry, FileEntry, Manifest, SideBySideEntry, SourceEntry, StatementEntry,
    VoteCounts, Warning,
};
pub use merge::Shards;
pub use named::{Enforcement, ReportAuthor};
pub use shard::{InvalidShard, Shard};
pub use source_path::{full, is_deleted};
pub use sums::SUMS;
pub use verify::verify;
pub use write::{
    CHECKS, EditionFile, MANIFEST, Output, SiteFiles, built_manifest, text_in, unwritable,
    write_atomically, write_file,
};

/// The file name of the page of a document or folder.
pub const INDEX: &str = "index.html";

/// The folder of the pictures and fonts that all pages share.
pub const ASSETS: &str = "assets";

/// The folder of the lists of documents, in the folder of a language.
pub const BROWSE: &str = "browse";

/// The page about a document in all its languages, in the folder of each language of the document.
pub const ABOUT: &str = "about.html";

/// The page with what has changed since the previous document with the same title, in the folder of the
/// document.
pub const CHANGES: &str = "changes.html";

/// The files from which reference managers take how to cite a document, in the same folders.
pub const CITE_AS: [&str; 3] = ["cite.ris", "cite.bib", "cite.json"];

/// The files with the citations between documents.
pub const CITATIONS: [&str; 3] = ["citations.jsonl", "citations.csv", "citations.graphml"];

/// The files with rules that redirect other forms of addresses, for hosts of static sites and for nginx.
pub const REDIRECTS: [&str; 2] = ["_redirects", "redirects.map"];

/// The folder of the search page and its index, in the folder of a language.
pub const SEARCH: &str = "search";

/// Returns the relative path from a document's folder to the root of the output: `../../../../../`.
pub fn path_to_root(folder: &str) -> String {
    "../".repeat(folder.split('/').count())
}

/// A feed of the catalogue for reading apps, and the entry of a document in it, in its folder.
pub const CATALOGUE: &str = "opds.json";

/// The cover that the catalogue for reading apps shows, in the folder of a document.
pub const COVER: &str = "cover.png";

/// Whether a path is that of a page about a document or its changes, or of a file that the site has for
/// it: how to cite it, its entry in the catalogue for reading apps and its cover.
pub fn is_about(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    [ABOUT, CATALOGUE, CHANGES, COVER].contains(&name) || CITE_AS.contains(&name)
}

/// Returns the path of the home page of a language: `en/index.html`.
pub fn home_of(language: &Language) -> String {
    format!("{language}/{INDEX}")
}

/// Returns the path of the search page of a language: `en/search/index.html`.
pub fn search_page_of(language: &Language) -> String {
    format!("{language}/{SEARCH}/{INDEX}")
}
