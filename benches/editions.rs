//! Measures each step from source to edition, on A/RES/68/197. Run with `cargo bench`.
//!
//! Compare the times only with each other. As in a real run, each round has a different document,
//! so that the typesetter's cache does not distort the results.

#![allow(clippy::unwrap_used, missing_docs)]

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use divan::Bencher;

use publish::pipeline::Builder;
use publish_model::diagnostic::SourceFile;
use publish_model::{Language, Resolution};
use publish_pdf::{PdfOptions, TypesetPages};
use publish_source as source;
use publish_test_support::editions::page_alone;
use publish_view::{PageMarks, View};

fn main() {
    divan::main();
}

fn text() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/A/RES/68/197/en.md");
    std::fs::read_to_string(path).unwrap()
}

/// Returns the document with a word that no other round has.
fn variant(text: &str) -> Arc<SourceFile> {
    static ROUND: AtomicUsize = AtomicUsize::new(0);
    let round = ROUND.fetch_add(1, Ordering::Relaxed);
    let changed = text.replace("world drug problem", &format!("world drug problem {round}"));
    SourceFile::new("en.md", changed)
}

fn builder() -> Builder {
    let fonts = publish_built_in::fonts();
    Builder::new(
        publish_built_in::templates(),
        fonts,
        &publish::formats::available(),
    )
    .map_err(|_| "built-in parts")
    .unwrap()
}

fn read(builder: &Builder, file: &Arc<SourceFile>) -> Resolution {
    source::read(file, builder.catalogues()).resolution.unwrap()
}

#[divan::bench]
fn set_up(bencher: Bencher) {
    bencher.bench(builder);
}

#[divan::bench]
fn read_and_resolve(bencher: Bencher) {
    let (builder, text) = (builder(), text());
    bencher
        .with_inputs(|| variant(&text))
        .bench_refs(|file| read(&builder, file));
}

fn with_view<T>(builder: &Builder, file: &Arc<SourceFile>, run: impl FnOnce(&View<'_>) -> T) -> T {
    let resolution = read(builder, file);
    let catalogue = builder.catalogues().get(&resolution.language).unwrap();
    run(&View::new(&resolution, catalogue, None).unwrap())
}

/// This and the next three benchmarks include reading; subtract its time.
#[divan::bench]
fn read_and_view(bencher: Bencher) {
    let (builder, text) = (builder(), text());
    bencher
        .with_inputs(|| variant(&text))
        .bench_refs(|file| with_view(&builder, file, |view| view.names.len()));
}

#[divan::bench]
fn read_and_html(bencher: Bencher) {
    let (builder, text) = (builder(), text());
    bencher.with_inputs(|| variant(&text)).bench_refs(|file| {
        with_view(&builder, file, |view| {
            builder
                .renderer()
                .html(
                    view,
                    &PageMarks::default(),
                    &page_alone(&Language::english()),
                )
                .unwrap()
        })
    });
}

#[divan::bench]
fn read_and_epub(bencher: Bencher) {
    let (builder, text) = (builder(), text());
    bencher.with_inputs(|| variant(&text)).bench_refs(|file| {
        with_view(&builder, file, |view| {
            builder
                .renderer()
                .epub(view, &PageMarks::default())
                .unwrap()
        })
    });
}

#[divan::bench(max_time = 10)]
fn read_and_typeset(bencher: Bencher) {
    let (builder, text) = (builder(), text());
    bencher
        .with_inputs(|| variant(&text))
        .bench_refs(|file| pages(&builder, file));
}

#[divan::bench(max_time = 10)]
fn export_pdf(bencher: Bencher) {
    let (builder, text) = (builder(), text());
    bencher
        .with_inputs(|| pages(&builder, &variant(&text)))
        .bench_values(|pages| pages.export().map_err(|_| "the PDF").unwrap());
}

fn pages<'a>(builder: &'a Builder, file: &Arc<SourceFile>) -> TypesetPages<'a> {
    let pages = with_view(builder, file, |view| {
        builder
            .renderer()
            .typeset(view, file, PdfOptions::default())
    });
    pages.map_err(|_| "the pages").unwrap()
}
