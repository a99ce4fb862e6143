//! What each step from source to edition costs, on A/RES/68/197. `cargo bench`.
//!
//! The times hold against each other only. Documents differ from one round to the next, as they do
//! in a run, so that nothing the typesetter remembers makes it look faster than it is.

#![allow(clippy::unwrap_used, missing_docs)]

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use divan::Bencher;

use publish::pipeline::Workshop;
use publish_model::Resolution;
use publish_model::diagnostic::SourceFile;
use publish_pdf::{PdfOptions, TypesetPages};
use publish_source as source;
use publish_text::html::Page;
use publish_view::View;

fn main() {
    divan::main();
}

fn text() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/A/RES/68/197/en.md");
    std::fs::read_to_string(path).unwrap()
}

/// The document with a word that no other round has.
fn another(text: &str) -> Arc<SourceFile> {
    static ROUND: AtomicUsize = AtomicUsize::new(0);
    let round = ROUND.fetch_add(1, Ordering::Relaxed);
    let changed = text.replace("world drug problem", &format!("world drug problem {round}"));
    SourceFile::new("en.md", changed)
}

fn workshop() -> Workshop {
    let fonts = publish_built_in::fonts();
    Workshop::new(
        publish_built_in::templates(),
        fonts,
        &publish::formats::available(),
    )
    .map_err(|_| "built-in parts")
    .unwrap()
}

fn read(workshop: &Workshop, file: &Arc<SourceFile>) -> Resolution {
    source::read(file, workshop.catalogues())
        .resolution
        .unwrap()
}

fn page() -> Page {
    Page {
        statement_href: "accessibility.html",
        style_sheet_href: "site.css".to_owned(),
        index_href: "index.html".to_owned(),
        files: Vec::new(),
        languages: Vec::new(),
    }
}

#[divan::bench]
fn set_up_once_a_run(bencher: Bencher) {
    bencher.bench(workshop);
}

#[divan::bench]
fn read_and_resolve(bencher: Bencher) {
    let (workshop, text) = (workshop(), text());
    bencher
        .with_inputs(|| another(&text))
        .bench_refs(|file| read(&workshop, file));
}

fn with_view<T>(
    workshop: &Workshop,
    file: &Arc<SourceFile>,
    make: impl FnOnce(&View<'_>) -> T,
) -> T {
    let resolution = read(workshop, file);
    let catalogue = workshop.catalogues().get(&resolution.language).unwrap();
    make(&View::new(&resolution, catalogue, None).unwrap())
}

/// Reading is part of this and the next three: take it off.
#[divan::bench]
fn read_and_view(bencher: Bencher) {
    let (workshop, text) = (workshop(), text());
    bencher
        .with_inputs(|| another(&text))
        .bench_refs(|file| with_view(&workshop, file, |view| view.names.len()));
}

#[divan::bench]
fn read_and_html(bencher: Bencher) {
    let (workshop, text) = (workshop(), text());
    bencher.with_inputs(|| another(&text)).bench_refs(|file| {
        with_view(&workshop, file, |view| {
            workshop.press().html(view, &page()).unwrap()
        })
    });
}

#[divan::bench]
fn read_and_epub(bencher: Bencher) {
    let (workshop, text) = (workshop(), text());
    bencher
        .with_inputs(|| another(&text))
        .bench_refs(|file| with_view(&workshop, file, |view| workshop.press().epub(view).unwrap()));
}

#[divan::bench(max_time = 10)]
fn read_and_typeset(bencher: Bencher) {
    let (workshop, text) = (workshop(), text());
    bencher
        .with_inputs(|| another(&text))
        .bench_refs(|file| pages(&workshop, file));
}

#[divan::bench(max_time = 10)]
fn export_pdf(bencher: Bencher) {
    let (workshop, text) = (workshop(), text());
    bencher
        .with_inputs(|| {
            let file = another(&text);
            (pages(&workshop, &file), file)
        })
        .bench_refs(|(pages, file)| {
            let made = workshop.press().export(pages, file);
            made.map_err(|_| "the PDF").unwrap()
        });
}

fn pages<'a>(workshop: &'a Workshop, file: &Arc<SourceFile>) -> TypesetPages<'a> {
    let pages = with_view(workshop, file, |view| {
        workshop.press().typeset(view, file, PdfOptions::default())
    });
    pages.map_err(|_| "the pages").unwrap()
}
