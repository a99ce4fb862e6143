//! The memory that typesetting takes. Its own program, because an allocator counts for all threads.

#![allow(clippy::unwrap_used, missing_docs)]

use std::borrow::Cow;
use std::collections::BTreeSet;

use peak_alloc::PeakAlloc;
use publish_model::Direction;
use publish_pdf::{PdfInput, PdfOptions, PdfTheme, Properties, Typesetter, clear_cache};

#[global_allocator]
static ALLOCATOR: PeakAlloc = PeakAlloc;

/// Sets as many paragraphs as the view requests, each with words of its own, from a
/// function that typst caches. The number of pages makes a second pass necessary.
const TEMPLATE: &str = r#"
#let view = json("/view.json")
#set document(title: "Title")
#set text(font: "Source Serif 4", lang: "en", size: 10pt)
#set page(width: 60mm, height: 60mm, margin: 5mm, footer: context counter(page).final().first())
#let words(number) = [Paragraph #number of document #view.name, with a few words.]
#for number in range(view.paragraphs) { par(words(number)) }
"#;

fn typesetter() -> Typesetter {
    let fonts = [
        include_bytes!("../../../fonts/source-serif-4/SourceSerif4_400Regular.ttf").as_slice(),
        include_bytes!("../../../fonts/noto-sans-math/NotoSansMath-Regular.ttf"),
    ];
    let templates = |name: &str| {
        let is_main = name == publish_pdf::MAIN_TEMPLATE;
        is_main.then_some(Cow::Borrowed(TEMPLATE))
    };
    Typesetter::new(fonts.map(Cow::Borrowed), Box::new(templates)).unwrap()
}

/// Makes the PDF of a document, and returns its size.
fn make(typesetter: &Typesetter, name: &str, paragraphs: usize) -> usize {
    // The view of a real document has its words, and is as long as they are.
    let words = "word ".repeat(40 * paragraphs);
    let view = format!(r#"{{"name": "{name}", "paragraphs": {paragraphs}, "words": "{words}"}}"#);
    let input = PdfInput {
        view_json: view.into_bytes(),
        logo: None,
        theme: PdfTheme::default(),
        assets: Vec::new(),
        options: PdfOptions::default(),
        anchors: Vec::new(),
        text_anchors: BTreeSet::new(),
        bookmarks: Vec::new(),
        last_bookmark: None,
        properties: Properties::default(),
        direction: Direction::Ltr,
        identity: name.to_owned(),
        modified: jiff::civil::DateTime::constant(1970, 1, 1, 0, 0, 0, 0),
    };
    let pages = typesetter
        .typeset(input)
        .unwrap_or_else(|_| panic!("typeset"));
    pages.export().unwrap_or_else(|_| panic!("export")).len()
}

fn held() -> f32 {
    ALLOCATOR.current_usage_as_mb()
}

#[test]
fn finished_documents_release_their_memory() {
    let typesetter = typesetter();
    let several = |from: usize, to: usize| {
        for number in from..to {
            make(&typesetter, &number.to_string(), 4);
        }
        clear_cache();
        held()
    };
    let few = several(0, 10);
    let many = several(10, 110);
    assert!(
        many < few * 1.1,
        "{few} MB after 10 documents, {many} MB after 110"
    );

    ALLOCATOR.reset_peak_usage();
    make(&typesetter, "long", 12_000);
    let peak = ALLOCATOR.peak_usage_as_mb();
    // The threads of typst and of the eviction may still be at work.
    std::thread::sleep(std::time::Duration::from_millis(200));
    clear_cache();
    let after = held();
    // Without the eviction while it is typeset, 43 MB remain, and it takes 341 MB.
    assert!(after - many < 30.0, "{after} MB remain of a long document");
    assert!(peak < 250.0, "a long document takes {peak} MB");
}
