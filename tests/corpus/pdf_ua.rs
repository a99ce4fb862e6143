//! Compares the check of PDFs that a build makes with veraPDF's corpus of PDF/UA-1 files. The name of
//! each file contains whether it has a fault.

use publish_check::{Standard, pdf_faults};
use publish_test_support::archive;
use publish_test_support::shared::Shared;

pub fn the_check_of_pdfs_agrees_with_the_corpus_of_verapdf() {
    let files = archive::files(Shared::VerapdfCorpus, |path| path.ends_with(".pdf"));
    let different: Vec<&str> = files
        .iter()
        .filter(|file| {
            let is_faulty = file.path.contains("-fail-");
            assert!(is_faulty || file.path.contains("-pass-"), "{}", file.path);
            pdf_faults(&file.bytes, Standard::Ua1).is_empty() == is_faulty
        })
        .map(|file| file.path.as_str())
        .collect();
    eprintln!("{} files, {} different", files.len(), different.len());
    assert!(files.len() > 290);
    assert!(different.is_empty(), "{different:#?}");
}
