//! The transcripts that the program computes for pages of official documents, compared with those
//! of a browser.

use std::fs;

use publish_test_support::{archive, editions, page_transcript};
use publish_view::edition::Format;

/// The documents of `tests/reading`: path in the archive and name of the snapshot.
const DOCUMENTS: [(&str, &str); 7] = [
    (
        "GA/77session/Arabic/A_RES_77_256 A-B-2300172A.xml",
        "ar_A_RES_77_256",
    ),
    (
        "SC/2024/German/S_RES_2744-2413338G.xml",
        "de_S_RES_2744_2024",
    ),
    (
        "GA/77session/English/A_RES_77_256 A-B-2300172E.xml",
        "en_A_RES_77_256_A-B",
    ),
    (
        "GA/79session/Spanish/A_RES_79_259-2424702S.xml",
        "es_A_RES_79_259_A-C",
    ),
    (
        "ECOSOC/2021/French/E_RES_2021_6-2107767F.xml",
        "fr_E_RES_2021_6",
    ),
    (
        "GA/79session/Russian/A_RES_79_249-2424688R.xml",
        "ru_A_RES_79_249",
    ),
    (
        "ECOSOC/2024/Chinese/E_RES_2024_10-2414118C.xml",
        "zh_E_RES_2024_10",
    ),
];

pub fn transcripts_of_official_pages_agree_with_a_browser() {
    let documents = archive::documents(|path| DOCUMENTS.iter().any(|(wanted, _)| *wanted == path));
    assert_eq!(documents.len(), DOCUMENTS.len());
    let mut report = String::new();
    for document in documents {
        let folder = tempfile::tempdir().unwrap();
        let source = folder.path().join("document.xml");
        fs::write(&source, &document.bytes).unwrap();
        let name = DOCUMENTS.iter().find(|(path, _)| *path == document.path);
        let (_, name) = name.unwrap();
        let page = editions::build(&source, &[Format::Html]).bytes(Format::Html);
        let page = String::from_utf8(page).unwrap();
        let agreement = page_transcript::compare(&page, name, true);
        assert!(agreement.equal > 50, "{name}: {agreement:?}");
        if !agreement.different.is_empty() {
            let lines = agreement.different.join("\n");
            report.push_str(&format!("{name}: {} equal\n{lines}\n", agreement.equal));
        }
    }
    assert!(report.is_empty(), "{report}");
}
