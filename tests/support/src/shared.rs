//! Files in `../shared`, beside the repository, which a plain clone does not have.

use std::path::PathBuf;

use crate::root;

/// A file or folder of `../shared`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shared {
    /// The archive of official documents.
    Archive,
    /// The official PDFs of some of these documents.
    OfficialPdfs,
    /// The Akoma Ntoso schema.
    Schema,
    /// The archive of hostile input files.
    HostileCases,
    /// The part of veraPDF's corpus about PDF/UA-1.
    VerapdfCorpus,
}

impl Shared {
    /// Returns the path relative to the root of the repository.
    pub fn name(self) -> &'static str {
        match self {
            Shared::Archive => "../shared/corpus/unxml-dev.tar.zst",
            Shared::OfficialPdfs => "../shared/corpus/official-pdf",
            Shared::Schema => "../shared/schema/akomantoso30.xsd",
            Shared::HostileCases => "../shared/suites/hostile-cases.tar.zst",
            Shared::VerapdfCorpus => "../shared/suites/verapdf-ua1.tar.zst",
        }
    }

    /// Returns the absolute path, whether it exists or not.
    pub fn path(self) -> PathBuf {
        root().join(self.name())
    }

    /// Whether the file or folder exists.
    pub fn exists(self) -> bool {
        self.path().exists()
    }
}
