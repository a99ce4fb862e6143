//! The messages about XML that is not a resolution in Akoma Ntoso 3.0.

use std::ops::Range;

use publish_model::suggestion;
use roxmltree::Node;

use super::profile::{self, NAMESPACE, Version};
use super::{child, descendant, name, opening_tag};

/// Why a document is not read.
pub struct Refusal {
    pub message: String,
    pub help: String,
    pub span: Range<usize>,
}

/// What to do with an HTML page, which websites also offer in place of the XML.
pub const HELP_FOR_HTML: &str = "use the Akoma Ntoso file of the document instead, or write its \
                                 text in Markdown: docs/from-existing-text.md";

/// What to do with a resolution that has the wrong type.
const AS_STATEMENT: &str = "move its text into a <statement> with <preface>, <preamble> and \
                            <mainBody>, or write it in Markdown: docs/from-existing-text.md";

/// Returns why a root element is not that of Akoma Ntoso.
pub fn root_element(root: Node<'_, '_>) -> Refusal {
    let found = name(root);
    if let Version::Earlier(namespace) = profile::version(root) {
        return namespace_of(root, namespace, EARLIER, &convert());
    }
    let (message, help) = if found.eq_ignore_ascii_case("html") {
        (
            "the file is an HTML page, not an Akoma Ntoso document".to_owned(),
            HELP_FOR_HTML.to_owned(),
        )
    } else if descendant(root, "akomaNtoso").is_some() {
        (
            format!("the Akoma Ntoso document is inside another document, <{found}>"),
            "save the element <akomaNtoso>, with everything in it, as a file of its own".to_owned(),
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

const EARLIER: &str = "the document is in an earlier version of Akoma Ntoso than 3.0";

fn convert() -> String {
    format!(
        "convert it to Akoma Ntoso 3.0: the namespace {NAMESPACE}, and a <statement> that contains \
         the resolution"
    )
}

/// Returns why a namespace is not supported.
pub fn version(root: Node<'_, '_>) -> Option<Refusal> {
    match profile::version(root) {
        Version::Current | Version::Undeclared => None,
        Version::Earlier(namespace) => Some(namespace_of(root, namespace, EARLIER, &convert())),
        Version::Other(namespace) => {
            let message = "the namespace of the document is not that of Akoma Ntoso 3.0";
            let help = format!(
                "if the document is in Akoma Ntoso 3.0, correct the namespace to {NAMESPACE}"
            );
            Some(namespace_of(root, namespace, message, &help))
        }
    }
}

fn namespace_of(root: Node<'_, '_>, namespace: &str, message: &str, help: &str) -> Refusal {
    let span = opening_tag(root);
    let tag = &root.document().input_text()[span.clone()];
    let at = tag.find(namespace).map(|at| span.start + at);
    Refusal {
        message: message.to_owned(),
        help: help.to_owned(),
        span: at.map_or(span, |at| at..at + namespace.len()),
    }
}

/// Returns why a document without a statement or a collection is not read: another type of document,
/// or no document.
pub fn document_type(root: Node<'_, '_>) -> Refusal {
    let Some(main) = root.children().find(Node::is_element) else {
        return Refusal {
            message: "the document is empty: <akomaNtoso> contains no element".to_owned(),
            help: "put the text of the resolution into a <statement>".to_owned(),
            span: opening_tag(root),
        };
    };
    let found = name(main);
    let Some(kind) = kind(found) else {
        return unknown_type(main, found);
    };
    let message = format!(
        "the document is {kind}, {}: only resolutions and statements are supported",
        profile::description(root, main)
    );
    Refusal {
        message,
        help: help_for(main, found),
        span: opening_tag(main),
    }
}

/// Returns what a type of document is called in a message.
fn kind(element: &str) -> Option<&'static str> {
    Some(match element {
        "act" => "an act",
        "amendment" => "an amendment",
        "amendmentList" => "a list of amendments",
        "bill" => "a bill",
        "debate" => "the record of a debate",
        "debateReport" => "the report of a debate",
        "doc" => "of another kind",
        "judgment" => "a judgment",
        "officialGazette" => "an official gazette",
        "portion" => "a portion of a document",
        _ => return None,
    })
}

fn help_for(main: Node<'_, '_>, element: &str) -> String {
    if profile::is_resolution(main) && child(main, "body").is_some() {
        return format!(
            "its name is that of a resolution: if it is one, rename <{element}> to <statement> and \
             <body> to <mainBody>"
        );
    }
    match element {
        "act" | "bill" => {
            format!("use a program for legislation; if it is a resolution, {AS_STATEMENT}")
        }
        "judgment" => format!("use a program for judgments; if it is a resolution, {AS_STATEMENT}"),
        "debate" | "debateReport" => {
            "save each resolution in it as a file of its own, with its text in a <statement>"
                .to_owned()
        }
        "amendment" | "amendmentList" => {
            "apply the amendments to the resolution, and build the amended text".to_owned()
        }
        "officialGazette" => {
            "save each resolution in it as a file of its own, with <akomaNtoso> around its \
             <statement>"
                .to_owned()
        }
        "portion" => "use the file of the complete document".to_owned(),
        // It has the same content as a statement.
        _ => "if it is a resolution, rename <doc> and </doc> to <statement> and </statement>"
            .to_owned(),
    }
}

fn unknown_type(main: Node<'_, '_>, found: &str) -> Refusal {
    const TYPES: [&str; 3] = ["statement", "documentCollection", "doc"];
    let help = match suggestion::nearest(found, TYPES) {
        Some(known) => format!("did you mean <{known}>?"),
        None => format!("if it is a resolution, {AS_STATEMENT}"),
    };
    Refusal {
        message: format!("<{found}> is not a type of document in Akoma Ntoso 3.0"),
        help,
        span: opening_tag(main),
    }
}

/// Returns why a collection is not a resolution in parts, if it is not: it contains other documents,
/// or resolutions that do not have a common symbol.
pub fn collection(root: Node<'_, '_>, main: Node<'_, '_>, has_symbol: bool) -> Option<Refusal> {
    if name(main) != "documentCollection" {
        return None;
    }
    let components = child(root, "components");
    let documents: Vec<Node<'_, '_>> = components
        .into_iter()
        .flat_map(|components| components.children())
        .filter_map(|component| component.children().find(Node::is_element))
        .collect();
    let statements = documents
        .iter()
        .filter(|document| name(**document) == "statement")
        .count();
    let described = profile::description(root, main);
    let message = match documents.first() {
        _ if statements > 0 && has_symbol => return None,
        _ if statements > 0 => format!(
            "the document is a collection without a symbol of its own, {described}: it contains \
             {statements} resolutions or statements"
        ),
        Some(first) => format!(
            "the document is a collection without resolutions, {described}: its first document is \
             <{}>",
            name(*first)
        ),
        None => format!("the document is a collection without documents, {described}"),
    };
    Some(Refusal {
        message,
        help: "save each resolution in it as a file of its own, with <akomaNtoso> around its \
               <statement>"
            .to_owned(),
        span: opening_tag(main),
    })
}
