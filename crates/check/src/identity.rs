//! The language and the title of an edition, compared with the document: they decide the success
//! criteria 3.1.1 (Language of Page) and 2.4.2 (Page Titled) of WCAG 2.2.
//!
//! The rules of pages and packages compare the languages of web pages and EPUBs.

use lopdf::{Document, Object, decode_text_string};

use publish_model::Resolution;

use crate::epub::Epub;
use crate::tree::{self, Node};
use crate::words::fold;
use crate::{Fault, Rule, Unreadable};

/// Returns the faults of the title of a web page.
pub fn faults_of_page(page: &Node, resolution: &Resolution) -> Vec<Fault> {
    let titles = page.all("title");
    let title = titles.first().map(|title| title.text());
    // A page without a title has a fault already.
    let title = title.filter(|title| !title.trim().is_empty());
    title
        .and_then(|title| title_fault(&title, resolution))
        .into_iter()
        .collect()
}

/// Returns the faults of the title of an EPUB.
pub fn faults_of_epub(epub: &Epub, resolution: &Resolution) -> Vec<Fault> {
    let package = epub.package_path().and_then(|path| epub.tree(&path));
    // A package that cannot be read or has no title has a fault already.
    let title = package.ok().and_then(|package| {
        let titles = package.all("title");
        titles.first().map(|title| title.text())
    });
    title
        .and_then(|title| title_fault(&title, resolution))
        .into_iter()
        .collect()
}

/// Returns the faults of the language and the title of a PDF.
pub fn faults_of_pdf(pdf: &[u8], resolution: &Resolution) -> Vec<Fault> {
    // A file that cannot be read has a fault already.
    let Ok(identity) = PdfIdentity::read(pdf) else {
        return Vec::new();
    };
    let mut faults = Vec::new();
    let wanted = resolution.language.tag();
    if !identity.language.eq_ignore_ascii_case(wanted) {
        faults.push(Rule::Language.fault(format!(
            "the language is “{}”, and that of the document is “{wanted}”",
            identity.language
        )));
    }
    faults.extend(title_fault(&identity.title, resolution));
    if !identity.is_title_displayed {
        let message = "readers display the name of the file instead of the title";
        faults.push(Rule::Title.fault(message));
    }
    faults
}

/// Returns the fault of a title that does not have the symbol of the document.
fn title_fault(title: &str, resolution: &Resolution) -> Option<Fault> {
    let symbol = resolution.symbol.as_str();
    (!fold(title).contains(&fold(symbol))).then(|| {
        Rule::Title.fault(format!(
            "the title “{}” does not have the symbol “{symbol}”",
            title.trim()
        ))
    })
}

/// What a PDF reader knows about a document.
struct PdfIdentity {
    language: String,
    title: String,
    /// Whether the window has the title, not the name of the file.
    is_title_displayed: bool,
}

impl PdfIdentity {
    fn read(pdf: &[u8]) -> Result<Self, Unreadable> {
        let document = Document::load_mem(pdf).map_err(Unreadable::new)?;
        let catalog = document.catalog().map_err(Unreadable::new)?;
        let value = |dictionary: &lopdf::Dictionary, key: &[u8]| -> Option<Object> {
            let value = dictionary.get(key).ok()?;
            Some(document.dereference(value).ok()?.1.clone())
        };
        let language = value(catalog, b"Lang").and_then(|one| decode_text_string(&one).ok());
        let metadata = value(catalog, b"Metadata");
        let metadata = metadata.and_then(|one| one.as_stream().ok()?.get_plain_content().ok());
        let metadata = metadata.map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
        let title = metadata.and_then(|text| {
            let root = tree::from_xml(&text).ok()?;
            Some(root.all("title").first()?.text())
        });
        let preferences = value(catalog, b"ViewerPreferences");
        let is_displayed = preferences.and_then(|one| {
            let shown = value(one.as_dict().ok()?, b"DisplayDocTitle")?;
            shown.as_bool().ok()
        });
        Ok(PdfIdentity {
            language: language.unwrap_or_default(),
            title: title.unwrap_or_default(),
            is_title_displayed: is_displayed.unwrap_or_default(),
        })
    }
}
