//! The built-in fonts have the characters that official documents need.

use publish::{EditionOptions, Format, PdfBuildOptions, Publisher, Variant};

/// Characters of names in official documents, and rare characters: a traditional form, the last
/// character of the Table of General Standard Chinese Characters, one outside the Basic Multilingual
/// Plane, kana, and one of the block “Supplemental Punctuation”.
const RARE: &str = "屆 勠 𬭤 𠮷 あ ⸰";

#[test]
fn rare_characters_have_glyphs_in_the_pdf_of_every_language_and_variant() {
    let publisher = Publisher::new(EditionOptions {
        formats: vec![Format::Pdf],
        pdf: PdfBuildOptions {
            variants: Variant::ALL.to_vec(),
            ..PdfBuildOptions::default()
        },
        ..EditionOptions::default()
    })
    .unwrap();
    for language in ["ar", "de", "en", "es", "fr", "ru", "zh"] {
        let source = format!(
            "---\nsymbol: A/RES/99/1\nlanguage: {language}\ntitle: {RARE}\n---\n\n1. *{RARE}* {RARE}[^1]\n\n[^1]: {RARE}\n"
        );
        let published = publisher.editions("source.md", &source).unwrap();
        assert_eq!(published.editions.len(), Variant::ALL.len(), "{language}");
    }
}
