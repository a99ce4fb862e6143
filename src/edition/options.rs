//! What can be chosen of the editions of a document.

use jiff::Timestamp;

use publish_view::edition::Format;
use publish_view::edition::braille::BrailleOptions;
use publish_view::edition::pdf::PdfBuildOptions;

use super::Site;

/// Which editions are made of a document, and how.
#[derive(Debug, Clone)]
pub struct EditionOptions {
    /// The formats.
    pub formats: Vec<Format>,
    /// How the PDFs are made.
    pub pdf: PdfBuildOptions,
    /// Whether the web page has marks where the pages of the PDF begin, as the EPUB always has.
    pub html_page_marks: bool,
    /// Omits everything that publish adds to the official words of HTML and EPUB. Off by default.
    pub official_words_only: bool,
    /// The address that the output folder is served at. PDF and EPUB, which leave it, link there to
    /// other documents; without it to the United Nations' document site.
    pub site: Option<Site>,
    /// How braille is made.
    pub braille: BrailleOptions,
    /// The time that the editions carry; without it each document's own date.
    pub epoch: Option<Timestamp>,
}

impl Default for EditionOptions {
    /// A web page, an EPUB and a PDF of A4 pages.
    fn default() -> Self {
        EditionOptions {
            formats: vec![Format::Html, Format::Epub, Format::Pdf],
            pdf: PdfBuildOptions::default(),
            html_page_marks: false,
            official_words_only: false,
            site: None,
            braille: BrailleOptions::default(),
            epoch: None,
        }
    }
}
