//! Verifies that a PDF is exactly what its attached source gives.

use std::sync::Arc;

use crate::edition::EditionOptions;
use crate::pipeline::Builder;
use publish_check::other_editions;
use publish_model::diagnostic::{Findings, SourceFile};
use publish_view::edition::Format;
use publish_view::edition::pdf::{NotePosition, PdfBuildOptions, Standard, Variant};

/// The options of a PDF that was built again with the same bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rebuilt {
    /// The conformance level.
    pub standard: Standard,
    /// The layout.
    pub variant: Variant,
    /// The position of the notes.
    pub notes: NotePosition,
}

/// Builds the PDF of a source again, in each conformance level with attachments, layout and position
/// of notes, until it has the bytes of `pdf`. The formats, and the other layouts, are those that the PDF
/// names as other editions. The other options decide the rest. Returns `None` if no PDF has these bytes.
///
/// # Errors
/// All errors in the source or from its build.
pub fn rebuild(
    builder: &Builder,
    source: &Arc<SourceFile>,
    pdf: &[u8],
    options: &EditionOptions,
) -> Result<Option<Rebuilt>, Findings> {
    let beside = other_editions(pdf).unwrap_or_default();
    let standards = Standard::ALL.into_iter();
    for standard in standards.filter(|standard| standard.has_attachments()) {
        // PDF/A-4f is PDF 2.0, and the first line of the file has the version.
        if pdf.starts_with(b"%PDF-2") != standard.is_pdf_2() {
            continue;
        }
        for variant in Variant::ALL {
            for notes in NotePosition::ALL {
                let rebuilt = Rebuilt {
                    standard,
                    variant,
                    notes,
                };
                if Rebuilt::gives(builder, source, pdf, &rebuilt.options(&beside, options))? {
                    return Ok(Some(rebuilt));
                }
            }
        }
    }
    Ok(None)
}

impl Rebuilt {
    /// Returns the options of the build. `beside` are the names of the other editions.
    fn options(self, beside: &[String], options: &EditionOptions) -> EditionOptions {
        let mut formats = Vec::new();
        let mut variants = vec![self.variant];
        for name in beside {
            let (stem, extension) = name.rsplit_once('.').unwrap_or_default();
            let format = match extension {
                "html" => Format::Html,
                "epub" => Format::Epub,
                "pdf" => Format::Pdf,
                "xml" => Format::Akn,
                "txt" => Format::Txt,
                "jsonl" => Format::Jsonl,
                "brf" => Format::Brf,
                "ebrl" => Format::Ebrl,
                _ => continue,
            };
            if !formats.contains(&format) {
                formats.push(format);
            }
            if format == Format::Pdf {
                let mut marked = Variant::ALL.into_iter();
                let variant =
                    marked.find(|one| !one.suffix().is_empty() && stem.ends_with(one.suffix()));
                variants.push(variant.unwrap_or(Variant::Standard));
            }
        }
        if !formats.contains(&Format::Pdf) {
            formats.push(Format::Pdf);
        }
        EditionOptions {
            formats,
            pdf: PdfBuildOptions {
                standard: self.standard,
                notes: Some(self.notes),
                variants,
            },
            ..options.clone()
        }
    }

    fn gives(
        builder: &Builder,
        source: &Arc<SourceFile>,
        pdf: &[u8],
        options: &EditionOptions,
    ) -> Result<bool, Findings> {
        let published = builder.editions_of(source, options)?;
        let mut editions = published.editions.iter();
        Ok(editions.any(|edition| edition.format == Format::Pdf && edition.bytes == pdf))
    }
}
