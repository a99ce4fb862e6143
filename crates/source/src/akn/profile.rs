//! The version, the kind and the publisher of an Akoma Ntoso document.

use std::fmt::Write;

use roxmltree::Node;

use super::{child, descendant, name};

/// The namespace of Akoma Ntoso 3.0.
pub const NAMESPACE: &str = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";

/// How the namespaces of Akoma Ntoso before version 3.0 begin.
const EARLIER_NAMESPACES: [&str; 2] = ["http://www.akomantoso.org/", "http://akomantoso.org/"];

/// The version of Akoma Ntoso that a namespace declares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Version<'a> {
    /// Version 3.0, or one of its drafts, such as `…/3.0/CSD13`, which have the same elements.
    Current,
    /// No namespace.
    Undeclared,
    /// Version 1.0 or 2.0.
    Earlier(&'a str),
    /// Another namespace.
    Other(&'a str),
}

/// Returns the version of a document.
pub fn version<'a>(root: Node<'a, '_>) -> Version<'a> {
    let Some(namespace) = root.tag_name().namespace() else {
        return Version::Undeclared;
    };
    let after = namespace.strip_prefix(NAMESPACE);
    if after.is_some_and(|after| after.is_empty() || after.starts_with('/')) {
        Version::Current
    } else if EARLIER_NAMESPACES
        .iter()
        .any(|earlier| namespace.starts_with(earlier))
    {
        Version::Earlier(namespace)
    } else {
        Version::Other(namespace)
    }
}

/// The names of documents that are resolutions, or have the same form, in lower case and without
/// separators.
const RESOLUTIONS: [&str; 18] = [
    "resolution",
    "draftresolution",
    "resolutiondraft",
    "jointresolution",
    "decision",
    "draftdecision",
    "decisiondraft",
    "recommendation",
    "declaration",
    "statement",
    "presidentialstatement",
    "résolution",
    "resolución",
    "resolucion",
    "risoluzione",
    "resolução",
    "resolucao",
    "entschließung",
];

/// Whether a document calls itself a resolution, by its name or in its metadata.
pub fn is_resolution(document: Node<'_, '_>) -> bool {
    let meta = child(document, "meta");
    let work = meta.and_then(|meta| descendant(meta, "FRBRWork"));
    let subtype = work.and_then(|work| child(work, "FRBRsubtype"));
    let subtype = subtype.and_then(|node| node.attribute("value"));
    let names = document.attribute("name").into_iter().chain(subtype);
    names.into_iter().any(is_name_of_resolution)
}

fn is_name_of_resolution(name: &str) -> bool {
    let name = name.to_lowercase().replace(['-', '_', ' '], "");
    RESOLUTIONS.contains(&name.as_str())
}

/// Words in namespaces and metadata, with the publisher or profile that they indicate.
const PUBLISHERS: [(&str, &str); 14] = [
    (
        "caselaw.nationalarchives.gov.uk",
        "the National Archives of the United Kingdom",
    ),
    ("legislation.gov.uk", "legislation.gov.uk"),
    ("finlex", "Finlex"),
    ("normattiva", "Normattiva"),
    ("gazzettaufficiale", "the Gazzetta Ufficiale"),
    ("senato.it", "the Senate of Italy"),
    ("legilux", "Legilux"),
    ("oireachtas", "the Houses of the Oireachtas"),
    ("bcn", "the Library of the National Congress of Chile"),
    ("imfc.europa.eu", "the European Union (AKN4EU)"),
    ("europa.eu", "the European Union"),
    ("laws-africa", "Laws.Africa"),
    ("laws.africa", "Laws.Africa"),
    ("bungeni", "Bungeni"),
];

/// Returns a description of a document for a message: its element, name, publisher and address, such
/// as `<act> “legge” of Normattiva, /akn/it/act/legge/stato/1990-08-07/241`.
pub fn description(root: Node<'_, '_>, document: Node<'_, '_>) -> String {
    let mut description = format!("<{}>", name(document));
    let is_specific = |value: &&str| ![name(document), "", "main"].contains(value);
    if let Some(name) = document.attribute("name").filter(is_specific) {
        let _ = write!(description, " “{}”", shortened(name));
    }
    if let Some(publisher) = publisher(root, document) {
        let _ = write!(description, " of {publisher}");
    }
    if let Some(address) = address(document) {
        let _ = write!(description, ", {}", shortened(address));
    }
    description
}

/// The maximum number of characters of the file's text in a message.
const QUOTED_MAX: usize = 100;

fn shortened(text: &str) -> String {
    match text.char_indices().nth(QUOTED_MAX) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

fn publisher(root: Node<'_, '_>, document: Node<'_, '_>) -> Option<String> {
    let namespaces = root
        .namespaces()
        .chain(document.namespaces())
        .map(|namespace| namespace.uri());
    let identification = child(document, "meta").and_then(|meta| child(meta, "identification"));
    let values = identification
        .into_iter()
        .flat_map(|node| node.descendants())
        .flat_map(|node| node.attributes())
        .map(|attribute| attribute.value());
    let texts: Vec<String> = namespaces.chain(values).map(str::to_lowercase).collect();
    let known = PUBLISHERS
        .iter()
        .find(|(word, _)| texts.iter().any(|text| has_word(text, word)));
    known
        .map(|(_, publisher)| (*publisher).to_owned())
        .or_else(|| named_source(document))
}

/// Whether a text has a word that is not a part of a longer one.
fn has_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(start, _)| {
        let before = text[..start].chars().next_back();
        let after = text[start + word.len()..].chars().next();
        [before, after]
            .into_iter()
            .flatten()
            .all(|one| !one.is_alphanumeric())
    })
}

/// Returns the name of the organization that the source of the metadata refers to.
fn named_source(document: Node<'_, '_>) -> Option<String> {
    let meta = child(document, "meta")?;
    let source = child(meta, "identification")?.attribute("source")?;
    let id = source.strip_prefix('#').filter(|id| !id.is_empty())?;
    let organization = meta.descendants().find(|node| {
        name(*node) == "TLCOrganization"
            && [node.attribute("eId"), node.attribute("id")].contains(&Some(id))
    })?;
    let shown = organization.attribute("showAs")?.trim();
    (!shown.is_empty()).then(|| format!("“{}”", shortened(shown)))
}

fn address<'a>(document: Node<'a, '_>) -> Option<&'a str> {
    let work = child(document, "meta").and_then(|meta| descendant(meta, "FRBRWork"))?;
    let values = ["FRBRuri", "FRBRthis"].map(|wanted| {
        let value = child(work, wanted)?.attribute("value")?.trim();
        (!value.is_empty()).then_some(value)
    });
    values.into_iter().flatten().next()
}
