//! What tests read beside the repository, in `../shared`, and a plain clone does not have.

use std::path::PathBuf;

use crate::root;

/// A file or folder of `../shared`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shared {
    /// The archive of official documents.
    Archive,
    /// Official PDFs of some of them.
    OfficialPdfs,
    /// The schema of Akoma Ntoso.
    Schema,
}

impl Shared {
    /// Its path from the root of the repository.
    pub fn name(self) -> &'static str {
        match self {
            Shared::Archive => "../shared/corpus/unxml-dev.tar.zst",
            Shared::OfficialPdfs => "../shared/corpus/official-pdf",
            Shared::Schema => "../shared/schema/akomantoso30.xsd",
        }
    }

    /// Where it should be.
    pub fn path(self) -> PathBuf {
        root().join(self.name())
    }

    /// Whether it is there.
    pub fn is_there(self) -> bool {
        self.path().exists()
    }
}
