//! The options for the editions of a document.

use jiff::Timestamp;

use publish_view::edition::Format;
use publish_view::edition::braille::BrailleOptions;
use publish_view::edition::pdf::PdfBuildOptions;

use super::{Certification, Imprint, LanguagePair, Localized, Site};

/// Which editions of a document are built, and how.
#[derive(Debug, Clone)]
pub struct EditionOptions {
    /// The formats to build.
    pub formats: Vec<Format>,
    /// The options of the PDF.
    pub pdf: PdfBuildOptions,
    /// Whether the web page marks where the pages of the PDF begin, as the EPUB always does.
    pub html_page_marks: bool,
    /// The pairs of languages that have a web page and an EPUB with both side by side, for each document
    /// that has both.
    pub bilingual: Vec<LanguagePair>,
    /// Whether the web page contains its style sheet and script, so that it is complete as a single
    /// file. Off by default: all pages share two files.
    pub html_self_contained: bool,
    /// Omits everything that publish adds to the official words of HTML and EPUB. Off by default.
    pub official_words_only: bool,
    /// Whether the editions are official. If not, each states that it is unofficial.
    pub official: bool,
    /// The address of the output folder on the web. PDF and EPUB link there to other documents.
    /// Without it, they link to the document site of the United Nations.
    pub site: Option<Site>,
    /// The options of braille.
    pub braille: BrailleOptions,
    /// The date of the editions. By default, each has the date of its document.
    pub epoch: Option<Timestamp>,
    /// What the publisher states about all documents.
    pub imprint: Imprint,
    /// The result of a person who has evaluated the accessibility of the EPUBs.
    pub certification: Option<Certification>,
    /// Whether each edition is checked as it is built. A document with a fault is not published.
    /// Off by default.
    pub check: bool,
    /// Whether web pages link to the accessibility statement next to them. On by default.
    pub statements: bool,
    /// The name of the site in the header of web pages.
    pub title: Option<Localized>,
    /// Whether the header of web pages has a field for the search page. Off by default.
    pub search: bool,
}

impl Default for EditionOptions {
    /// Returns the options for a web page, an EPUB and a PDF with A4 pages.
    fn default() -> Self {
        EditionOptions {
            formats: vec![Format::Html, Format::Epub, Format::Pdf],
            pdf: PdfBuildOptions::default(),
            html_page_marks: false,
            bilingual: Vec::new(),
            html_self_contained: false,
            official_words_only: false,
            official: false,
            site: None,
            braille: BrailleOptions::default(),
            epoch: None,
            imprint: Imprint::default(),
            certification: None,
            check: false,
            statements: true,
            title: None,
            search: false,
        }
    }
}
