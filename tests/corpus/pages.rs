//! Compares the page lists of the EPUBs of official documents with the pages of the PDFs from the
//! same build.

use std::fs;

use publish_test_support::{archive, page_list};

/// One document per language, with tables and annexes of several pages.
const OFFICIAL: [&str; 7] = [
    "GA/77session/Arabic/A_RES_77_100-2228244A.xml",
    "GA/78session/Chinese/A_RES_78_253-2326236C.xml",
    "GA/79session/English/A_RES_79_249-2424688E.xml",
    "GA/79session/French/A_RES_79_249-2424688F.xml",
    "GA/77session/English/A_RES_77_256 A-B-2300172E.xml",
    "GA/79session/Russian/A_RES_79_249-2424688R.xml",
    "GA/79session/Spanish/A_RES_79_259-2424702S.xml",
];

pub fn epub_page_lists_match_the_pages_of_the_pdf() {
    let documents = archive::documents(|path| OFFICIAL.contains(&path));
    assert_eq!(documents.len(), OFFICIAL.len());
    for document in documents {
        let folder = tempfile::tempdir().unwrap();
        let name = document.path.replace('/', "_");
        let source = folder.path().join(name);
        fs::write(&source, &document.bytes).unwrap();
        page_list::check(&source);
    }
}
