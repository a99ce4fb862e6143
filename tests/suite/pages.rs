//! Compares the page list of the EPUB with the pages of the PDF from the same build. `tests/corpus`
//! does the same with official documents.

use publish_test_support::epub::Epub;
use publish_test_support::{editions, page_list, root};
use publish_view::edition::Format;

#[test]
#[ignore = "needs pdftotext of poppler-utils; tests/run runs it"]
fn epub_page_lists_match_the_pages_of_the_pdf() {
    for source in [
        "content/A/RES/68/197/en.md",
        "tests/structure/whole.md",
        "tests/structure/parts.md",
    ] {
        page_list::check(&root().join(source));
    }
}

#[test]
fn an_epub_built_without_a_pdf_has_no_page_list() {
    let source = root().join("content/A/RES/68/197/en.md");
    let editions = editions::build(&source, &[Format::Epub]);
    let epub = Epub::read(&editions.bytes(Format::Epub));
    for name in ["OEBPS/nav.xhtml", "OEBPS/content.opf"] {
        let text = epub.text(name);
        assert!(!text.contains("page-list") && !text.contains("pageBreak"));
    }
}
