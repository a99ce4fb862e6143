//! The messages about XML that is not a resolution in Akoma Ntoso 3.0.

use std::ops::Range;

use roxmltree::Node;

use super::{name, opening_tag};

/// Why a document is not read.
pub struct Refusal {
    pub message: String,
    pub help: String,
    pub span: Range<usize>,
}

/// How the namespaces of Akoma Ntoso before version 3.0 begin.
const EARLIER_NAMESPACES: [&str; 2] = ["http://www.akomantoso.org/", "http://akomantoso.org/"];

/// The namespace of Akoma Ntoso 3.0.
const NAMESPACE: &str = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";

/// What to do with an HTML page, which websites also offer in place of the XML.
pub const HELP_FOR_HTML: &str = "use the Akoma Ntoso file of the document instead, or write its \
                                 text in Markdown: docs/from-existing-text.md";

/// Returns why a root element is not that of Akoma Ntoso.
pub fn root_element(root: Node<'_, '_>) -> Refusal {
    let found = name(root);
    let (message, help) = if found.eq_ignore_ascii_case("html") {
        (
            "the file is an HTML page, not an Akoma Ntoso document".to_owned(),
            HELP_FOR_HTML.to_owned(),
        )
    } else {
        (
            format!("the XML is not an Akoma Ntoso document: its root element is <{found}>"),
            "convert it to Akoma Ntoso 3.0, whose root element is <akomaNtoso>".to_owned(),
        )
    };
    let span = opening_tag(root);
    Refusal {
        message,
        help,
        span,
    }
}

/// Returns why a document without a statement or a collection is not read: an earlier version of
/// Akoma Ntoso, another type of document, or no document.
pub fn document_type(root: Node<'_, '_>) -> Refusal {
    if let Some(namespace) = root.tag_name().namespace()
        && EARLIER_NAMESPACES
            .iter()
            .any(|earlier| namespace.starts_with(earlier))
    {
        return earlier_version(root, namespace);
    }
    let Some(main) = root.children().find(Node::is_element) else {
        return Refusal {
            message: "the document is empty: <akomaNtoso> contains no element".to_owned(),
            help: "put the text of the resolution into a <statement>".to_owned(),
            span: opening_tag(root),
        };
    };
    let found = name(main);
    let help = match found {
        // It has the same content as a statement.
        "doc" => "if it is a resolution, rename <doc> and </doc> to <statement> and </statement>",
        _ => {
            "if it is a resolution, move its text into a <statement> with <preface>, <preamble> and \
             <mainBody>, or write it in Markdown: docs/from-existing-text.md"
        }
    };
    Refusal {
        message: format!(
            "documents of the type <{found}> are not supported: resolutions are <statement> or \
             <documentCollection>"
        ),
        help: help.to_owned(),
        span: opening_tag(main),
    }
}

fn earlier_version(root: Node<'_, '_>, namespace: &str) -> Refusal {
    let span = opening_tag(root);
    let tag = &root.document().input_text()[span.clone()];
    let at = tag.find(namespace).map(|at| span.start + at);
    Refusal {
        message: "the document is in an earlier version of Akoma Ntoso than 3.0".to_owned(),
        help: format!(
            "convert it to Akoma Ntoso 3.0: the namespace {NAMESPACE}, and a <statement> that \
             contains the resolution"
        ),
        span: at.map_or(span, |at| at..at + namespace.len()),
    }
}
