//! The checks that a build makes itself.

use serde::{Deserialize, Serialize};

use publish_view::edition::Format;
use publish_view::edition::pdf::Standard;

/// A check of `publish build --check`. The manifest lists those that a file has passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BuildCheck {
    /// Syntax, identifiers, headings and names of a web page.
    Page,
    /// The package and the pages of an EPUB.
    Package,
    /// PDF/UA-1.
    PdfUa1,
    /// PDF/A-2a.
    PdfA2a,
    /// PDF/A-3a.
    PdfA3a,
    /// The words of the document, in order.
    Words,
    /// The language and the title.
    Identity,
}

impl BuildCheck {
    /// All checks, in the order in which statements list them.
    pub const ALL: [BuildCheck; 7] = [
        BuildCheck::Page,
        BuildCheck::Package,
        BuildCheck::PdfUa1,
        BuildCheck::PdfA2a,
        BuildCheck::PdfA3a,
        BuildCheck::Words,
        BuildCheck::Identity,
    ];

    /// Returns the checks of a format. There is none for plain text and braille, and none that validates
    /// PDF/UA-2 and PDF/A-4.
    pub fn of(format: Format, standard: Standard) -> &'static [BuildCheck] {
        use BuildCheck::{Identity, Package, Page, PdfA2a, PdfA3a, PdfUa1, Words};
        match (format, standard) {
            (Format::Html, _) => &[Page, Words, Identity],
            (Format::Epub, _) => &[Package, Words, Identity],
            (Format::Pdf, Standard::A2a) => &[PdfUa1, PdfA2a, Words, Identity],
            (Format::Pdf, Standard::A3a) => &[PdfUa1, PdfA3a, Words, Identity],
            (Format::Pdf, Standard::A4 | Standard::A4f) => &[Words, Identity],
            (Format::Akn | Format::Jsonl, _) => &[Words],
            (Format::Txt | Format::Brf | Format::Ebrl, _) => &[],
        }
    }
}
