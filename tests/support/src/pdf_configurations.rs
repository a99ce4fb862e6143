//! Every configuration in which a PDF can be built.

use publish_view::edition::pdf::{NotePosition, PdfBuildOptions, Standard, Variant};

/// Returns each variant with each position of the notes, and each standard.
pub fn pdf_configurations() -> Vec<PdfBuildOptions> {
    let default = PdfBuildOptions::default();
    let mut configurations = Vec::new();
    for variant in Variant::ALL {
        for notes in NotePosition::ALL {
            configurations.push(PdfBuildOptions {
                variants: vec![variant],
                notes: Some(notes),
                ..default.clone()
            });
        }
    }
    for standard in Standard::ALL {
        configurations.push(PdfBuildOptions {
            standard,
            ..default.clone()
        });
    }
    configurations
}
