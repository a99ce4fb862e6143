//! Verifies that a PDF is exactly what its attached source gives.

use std::sync::Arc;

use crate::edition::EditionOptions;
use crate::pipeline::Builder;
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
/// of notes, until it has the bytes of `pdf`. The other options decide the rest. Returns `None` if no
/// PDF has these bytes.
///
/// # Errors
/// All errors in the source or from its build.
pub fn rebuild(
    builder: &Builder,
    source: &Arc<SourceFile>,
    pdf: &[u8],
    options: &EditionOptions,
) -> Result<Option<Rebuilt>, Findings> {
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
                if rebuilt.gives(builder, source, pdf, options)? {
                    return Ok(Some(rebuilt));
                }
            }
        }
    }
    Ok(None)
}

impl Rebuilt {
    fn gives(
        self,
        builder: &Builder,
        source: &Arc<SourceFile>,
        pdf: &[u8],
        options: &EditionOptions,
    ) -> Result<bool, Findings> {
        let mut options = options.clone();
        let mut variants = options.pdf.variants;
        if !variants.contains(&self.variant) {
            variants = vec![self.variant];
        }
        options.pdf = PdfBuildOptions {
            standard: self.standard,
            notes: Some(self.notes),
            variants,
        };
        if !options.formats.contains(&Format::Pdf) {
            options.formats.push(Format::Pdf);
        }
        let published = builder.editions_of(source, &options)?;
        let mut editions = published.editions.iter();
        Ok(editions.any(|edition| edition.format == Format::Pdf && edition.bytes == pdf))
    }
}
