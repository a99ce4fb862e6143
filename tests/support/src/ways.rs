//! Every way to make a PDF.

use publish_view::edition::pdf::{NotePlace, PdfBuildOptions, Standard, Variant};

/// Each variant with its notes in each place, and each standard.
pub fn ways() -> Vec<PdfBuildOptions> {
    let usual = PdfBuildOptions::default();
    let mut ways = Vec::new();
    for variant in Variant::ALL {
        for place in NotePlace::ALL {
            ways.push(PdfBuildOptions {
                variants: vec![variant],
                notes: Some(place),
                ..usual.clone()
            });
        }
    }
    for standard in Standard::ALL {
        ways.push(PdfBuildOptions {
            standard,
            ..usual.clone()
        });
    }
    ways
}
