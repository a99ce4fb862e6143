//! Every way to make a PDF.

use publish_view::edition::pdf::{NotePlace, Settings, Standard, Variant};

/// Each variant with its notes in each place, and each standard.
pub fn ways() -> Vec<Settings> {
    let usual = Settings::default();
    let mut ways = Vec::new();
    for variant in Variant::ALL {
        for place in NotePlace::ALL {
            ways.push(Settings {
                variants: vec![variant],
                notes: Some(place),
                ..usual.clone()
            });
        }
    }
    for standard in Standard::ALL {
        ways.push(Settings {
            standard,
            ..usual.clone()
        });
    }
    ways
}
