//! Builds the editions of one document in memory.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::output::path_to_root;
use crate::statement;
use publish_model::Resolution;
use publish_model::diagnostic::{Diagnostic, Findings, SourceFile};
use publish_pdf::PdfOptions;
use publish_templates::wording::Catalogue;
use publish_text::{akn, html, txt};
use publish_view::edition::Format;
use publish_view::edition::pdf::Variant;
use publish_view::{PageMarks, View};

use crate::edition::{Edition, EditionOptions};

use super::{Builder, claims};

impl Builder {
    /// Builds all editions except the web page. `view` is of the document with absolute links;
    /// `official` is the document as it was read.
    pub(super) fn standalone_editions(
        &self,
        view: &View<'_>,
        official: &Resolution,
        options: &EditionOptions,
        file: &Arc<SourceFile>,
    ) -> Result<StandaloneEditions, Findings> {
        let mut editions = Vec::new();
        let mut warnings = Vec::new();
        let mut findings = Vec::new();
        let mut pages: Option<PdfPages> = None;
        if options.formats.contains(&Format::Pdf) {
            for &variant in &options.pdf.variants {
                match self.pdf(view, official, options, variant, file) {
                    Ok(made) => {
                        warnings.extend(made.warnings);
                        // The first variant is the standard one, if it is built.
                        pages = pages.or(Some(made.pages));
                        editions.push(made.edition);
                    }
                    Err(errors) => {
                        findings.extend(errors);
                        // The other variants would report the same errors.
                        break;
                    }
                }
            }
        }
        let pages = pages.unwrap_or_default();
        if options.formats.contains(&Format::Epub) {
            match self.renderer.epub(view, &pages.marks) {
                Ok(bytes) => editions.push(Edition::new(Format::Epub, &view.files.epub, bytes)),
                Err(errors) => findings.extend(errors),
            }
        }
        if options.formats.contains(&Format::Akn) {
            let text = akn::write(official, self.catalogues.bodies());
            editions.push(Edition::new(
                Format::Akn,
                &view.files.akn,
                text.into_bytes(),
            ));
        }
        if options.formats.contains(&Format::Txt) {
            let text = txt::write(view);
            editions.push(Edition::new(
                Format::Txt,
                &view.files.txt,
                text.into_bytes(),
            ));
        }
        match self.braille(view, options, &pages.of_anchors) {
            Ok(made) => editions.extend(made),
            Err(errors) => findings.extend(errors),
        }
        Findings::collect(findings)?;
        Ok(StandaloneEditions {
            editions,
            warnings,
            pages: pages.marks,
        })
    }

    /// Builds the braille editions, which indicate the pages of the PDF of the same build.
    #[cfg(feature = "braille")]
    fn braille(
        &self,
        view: &View<'_>,
        options: &EditionOptions,
        print: &BTreeMap<String, usize>,
    ) -> Result<Vec<Edition>, Findings> {
        let mut editions = Vec::new();
        if options.formats.contains(&Format::Brf) {
            let text = self.renderer.brf(view, options.braille, print)?;
            let bytes = text.into_bytes();
            editions.push(Edition::new(Format::Brf, &view.files.brf, bytes));
        }
        if options.formats.contains(&Format::Ebrl) {
            let bytes = self.renderer.ebraille(view, options.braille, print)?;
            editions.push(Edition::new(Format::Ebrl, &view.files.ebrl, bytes));
        }
        Ok(editions)
    }

    /// Returns nothing: braille formats cannot be requested from a program without liblouis.
    #[cfg(not(feature = "braille"))]
    #[expect(clippy::unused_self, clippy::unnecessary_wraps)]
    fn braille(
        &self,
        _view: &View<'_>,
        _order: &EditionOptions,
        _print: &BTreeMap<String, usize>,
    ) -> Result<Vec<Edition>, Findings> {
        Ok(Vec::new())
    }

    fn pdf(
        &self,
        view: &View<'_>,
        official: &Resolution,
        options: &EditionOptions,
        variant: Variant,
        file: &Arc<SourceFile>,
    ) -> Result<RenderedPdf, Findings> {
        let attachments = if options.pdf.standard.has_attachments() {
            self.attachments(view, official, file)?
        } else {
            Vec::new()
        };
        let options = PdfOptions {
            standard: options.pdf.standard,
            notes: options.pdf.notes.unwrap_or(variant.notes()),
            variant,
            others: other_files(view, options, variant),
            attachments,
        };
        let pages = self.renderer.typeset(view, file, options)?;
        let (bytes, warnings) = self.renderer.export(&pages, view, file)?;
        let name = view.files.pdf_with(variant.suffix());
        let edition = Edition {
            variant,
            ..Edition::new(Format::Pdf, &name, bytes)
        };
        let marks = if view.official_words_only {
            PageMarks::default()
        } else {
            let catalogue = self.catalogues.find(&view.resolution.language)?;
            PageMarks::new(view, &edition.name, &pages.starts, catalogue)?
        };
        Ok(RenderedPdf {
            pages: PdfPages {
                of_anchors: pages.numbers(),
                marks,
            },
            edition,
            warnings,
        })
    }

    /// Builds the web page, which lists the sizes of the other editions and links to the other
    /// languages.
    pub(super) fn page(
        &self,
        view: &View<'_>,
        pages: &PageMarks,
        folder: &str,
        others: &[Edition],
        languages: &[html::PageLanguage],
    ) -> Result<Edition, Findings> {
        let catalogue = self.catalogues.find(&view.resolution.language)?;
        let style_sheet = crate::output::style_sheet_name(&self.renderer.style_sheet());
        let to_root = path_to_root(folder);
        let page = html::Page {
            style_sheet_href: format!("{to_root}{style_sheet}"),
            index_href: format!("{to_root}index.html"),
            root: to_root.clone(),
            statement_href: statement::FILE_NAME,
            files: page_files(others, catalogue)?,
            languages: languages
                .iter()
                .map(|language| html::PageLanguage {
                    href: format!("{to_root}{}", language.href),
                    ..language.clone()
                })
                .collect(),
        };
        let text = self.renderer.html(view, pages, &page)?;
        Ok(Edition::new(
            Format::Html,
            &view.files.html,
            text.into_bytes(),
        ))
    }
}

/// A PDF with its warnings and pages.
struct RenderedPdf {
    edition: Edition,
    warnings: Vec<Diagnostic>,
    pages: PdfPages,
}

/// Returns the other files of a document, apart from its PDF in one variant: their addresses or,
/// without the address of the site, their names.
fn other_files(view: &View<'_>, options: &EditionOptions, variant: Variant) -> Vec<String> {
    let mut names = Vec::new();
    for format in &options.formats {
        match format {
            Format::Html => names.push(view.files.html.clone()),
            Format::Epub => names.push(view.files.epub.clone()),
            Format::Akn => names.push(view.files.akn.clone()),
            Format::Txt => names.push(view.files.txt.clone()),
            Format::Brf => names.push(view.files.brf.clone()),
            Format::Ebrl => names.push(view.files.ebrl.clone()),
            Format::Pdf => {
                let others = options
                    .pdf
                    .variants
                    .iter()
                    .filter(|other| **other != variant);
                names.extend(others.map(|other| view.files.pdf_with(other.suffix())));
            }
        }
    }
    if let Some(site) = &options.site {
        let resolution = view.resolution;
        let folder = claims::folder(&resolution.symbol, &resolution.language);
        for name in &mut names {
            *name = site.address(&format!("{folder}/{name}"));
        }
    }
    names
}

fn page_files(
    editions: &[Edition],
    catalogue: &Catalogue,
) -> Result<Vec<html::PageFile>, Findings> {
    let files = editions.iter().map(|edition| {
        Ok(html::PageFile {
            format: edition.format,
            kind: edition.format.kind(edition.variant),
            media_type: edition.format.media_type(),
            href: edition.name.clone(),
            size: edition.bytes.len(),
            size_text: catalogue.size(edition.bytes.len())?,
        })
    });
    files.collect()
}

/// The editions that do not depend on other documents, with the warnings of their build.
pub(super) struct StandaloneEditions {
    pub editions: Vec<Edition>,
    pub warnings: Vec<Diagnostic>,
    /// The pages of the first PDF.
    pub pages: PageMarks,
}

/// The pages of a PDF.
#[derive(Default)]
struct PdfPages {
    /// The page marks for editions without pages.
    marks: PageMarks,
    /// The page of each anchor, which braille indicates.
    of_anchors: BTreeMap<String, usize>,
}
