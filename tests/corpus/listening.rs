//! Screen reader transcripts of the PDFs of official documents: reviewed snapshots in
//! `tests/snapshots`.

use std::fs;

use publish_test_support::{archive, editions, pdf_transcript};
use publish_view::edition::Format;

/// Short documents, each with a feature that is difficult to follow with a screen reader.
const OFFICIAL: [(&str, &str); 4] = [
    (
        "ECOSOC/2024/Chinese/E_RES_2024_10-2414118C.xml",
        "E_RES_2024_10_ZH",
    ),
    (
        "GA/77session/English/A_RES_77_256 A-B-2300172E.xml",
        "A_RES_77_256_A_B_EN",
    ),
    (
        "GA/79session/Spanish/A_RES_79_259-2424702S.xml",
        "A_RES_79_259_ES",
    ),
    (
        "SC/2022/Arabic/S_RES_2641 (2022)-2210405A.xml",
        "S_RES_2641_AR",
    ),
];

pub fn transcripts_of_official_documents_match_the_snapshots() {
    let documents = archive::documents(|path| OFFICIAL.iter().any(|(wanted, _)| *wanted == path));
    assert_eq!(documents.len(), OFFICIAL.len());
    for document in documents {
        let folder = tempfile::tempdir().unwrap();
        let source = folder.path().join("document.xml");
        fs::write(&source, &document.bytes).unwrap();
        let name = OFFICIAL.iter().find(|(path, _)| *path == document.path);
        let (_, name) = name.unwrap();
        let pdf = editions::build(&source, &[Format::Pdf]).bytes(Format::Pdf);
        pdf_transcript::assert_reviewed(name, &pdf);
    }
}
