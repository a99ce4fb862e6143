//! Compares the page list of the EPUB with the pages of the PDF from the same build. `tests/corpus`
//! does the same with official documents.

use publish::edition::EditionOptions;
use publish_model::diagnostic::SourceFile;
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
        "tests/structure/closing.md",
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

#[test]
fn a_template_that_omits_page_marks_is_an_error() {
    let name = "text/inlines.html";
    let built_in = publish_built_in::templates();
    let text = built_in.get(name).unwrap();
    let dropped = text.replace("{{ page_break(inline, view) }}", "");
    assert_ne!(dropped, text);
    let file = SourceFile::new(name, dropped);
    let templates = built_in.with_overrides([(name.to_owned(), file)]).unwrap();
    let formats = [Format::Pdf, Format::Epub];
    let builder = editions::builder_with(templates, &formats);
    let source = root().join("content/A/RES/68/197/en.md");
    let source = SourceFile::new("en.md", std::fs::read_to_string(source).unwrap());
    let options = EditionOptions {
        formats: formats.to_vec(),
        ..EditionOptions::default()
    };
    let findings = builder.editions_of(&source, &options).err().unwrap();
    let [finding] = findings.iter().collect::<Vec<_>>()[..] else {
        panic!("{findings}");
    };
    assert!(finding.message.contains("“page-"), "{findings}");
    let place = finding.place.as_ref().unwrap();
    assert_eq!(place.file.name, name);
}
