//! What a screen reader reads on a page, as the program computes it.

use publish_test_support::{editions, page_transcript, root};
use publish_view::edition::Format;

use crate::publish;

const SOURCE: &str = "content/A/RES/68/197/en.md";

#[test]
fn the_transcript_of_the_real_document_agrees_with_a_browser() {
    let formats = [Format::Html, Format::Epub, Format::Pdf];
    let page = editions::build(&root().join(SOURCE), &formats).bytes(Format::Html);
    let page = String::from_utf8(page).unwrap();
    let agreement = page_transcript::compare(&page, "en_A_RES_68_197", false);
    assert!(agreement.equal > 200, "{agreement:?}");
    let different = agreement.different.join("\n");
    assert!(
        different.is_empty(),
        "{} equal\n{different}",
        agreement.equal
    );
}

#[test]
fn show_prints_the_transcript_of_a_source_and_marks_generated_text() {
    let output = publish(root(), &["show", "--heard", SOURCE]);
    assert!(output.status.success(), "{output:?}");
    let text = String::from_utf8(output.stdout).unwrap();
    for line in [
        "document",
        "  main",
        "    heading 1: 68/197. International cooperation against the world drug problem",
        "    heading 2 [generated]: Preamble",
        "    paragraph: United Nations",
    ] {
        assert!(text.lines().any(|other| other == line), "{line}");
    }
    // Unlike the reviewed transcripts, it has all words.
    assert!(!text.contains('…'));
}

#[test]
fn show_prints_the_transcript_of_a_page() {
    let folder = tempfile::tempdir().unwrap();
    let page = "<!DOCTYPE html><html lang=\"ar\"><head><title>T</title></head><body><main>\
        <h1>ع</h1><p>A <span lang=\"en\">B</span></p></main></body></html>";
    std::fs::write(folder.path().join("page.html"), page).unwrap();
    let output = publish(folder.path(), &["show", "--heard", "page.html"]);
    let expected = "document\n  main\n    heading 1: ع\n    paragraph: A B [in en]\n";
    assert_eq!(String::from_utf8_lossy(&output.stdout), expected);
    std::fs::write(folder.path().join("page.html"), "<p>A</i>").unwrap();
    let output = publish(folder.path(), &["show", "--heard", "page.html"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("V001"));
}
