//! Conversion between text and the parts of a PDF 2.0 file besides its tag tree: a namespace,
//! destinations and bookmarks.

use std::fmt::Write;

use lopdf::{Dictionary, Document, Object, ObjectId, StringFormat, dictionary};

use super::tags::{described, first_page};

/// Adds the PDF 2.0 namespace under the name that krilla writes.
pub fn add_namespace(document: &mut Document) {
    let name = Object::string_literal("http://www.iso.org/pdf2/ssn");
    let namespace = document.add_object(dictionary! { "Type" => "Namespace", "NS" => name });
    let root = document.catalog().unwrap().get(b"StructTreeRoot").unwrap();
    let root = root.as_reference().unwrap();
    let root = document.get_dictionary_mut(root).unwrap();
    root.set("Namespaces", vec![namespace.into()]);
}

/// Returns a position on the first page.
fn position(document: &Document) -> Object {
    vec![first_page(document).into(), Object::Name(b"XYZ".to_vec())].into()
}

/// Adds named destinations, each with a position on a page.
pub fn add_destinations(document: &mut Document, names: &str) {
    let mut pairs = Vec::new();
    for name in names.split(' ') {
        pairs.extend([text(name), position(document)]);
    }
    let tree = document.add_object(dictionary! { "Names" => pairs });
    let catalog = document.catalog_mut().unwrap();
    catalog.set("Names", dictionary! { "Dests" => tree });
}

/// Adds bookmarks that link to named destinations; `title` links to a position on a page.
pub fn add_bookmarks(document: &mut Document, names: &str) {
    let mut first = None;
    for name in names.split(' ').rev() {
        let target = match name {
            "title" => position(document),
            name => text(name),
        };
        let mut bookmark = dictionary! { "Title" => text(name), "Dest" => target };
        if let Some(next) = first {
            bookmark.set("Next", Object::Reference(next));
        }
        first = Some(document.add_object(bookmark));
    }
    let outline = document.add_object(dictionary! { "First" => first.unwrap() });
    document.catalog_mut().unwrap().set("Outlines", outline);
}

/// Prints the element of each named destination.
pub fn print_destinations(document: &Document) -> String {
    let mut printed = String::new();
    let Ok(names) = document.catalog().unwrap().get(b"Names") else {
        return printed;
    };
    let tree = names.as_dict().unwrap().get(b"Dests").unwrap();
    let pairs = tree.as_dict().unwrap().get(b"Names").unwrap();
    for pair in pairs.as_array().unwrap().chunks(2) {
        let name = String::from_utf8_lossy(pair[0].as_str().unwrap());
        let target = element_of(document, pair[1].as_dict().unwrap());
        let _ = writeln!(printed, "destination {name}: {target}");
    }
    printed
}

/// Prints the name or the element of each bookmark.
pub fn print_bookmark_targets(document: &Document) -> String {
    let mut printed = String::new();
    let Ok(outline) = document.catalog().unwrap().get(b"Outlines") else {
        return printed;
    };
    let outline = document.get_dictionary(outline.as_reference().unwrap());
    let mut next = outline.unwrap().get(b"First");
    while let Ok(bookmark) = next.and_then(Object::as_reference) {
        let bookmark = document.get_dictionary(bookmark).unwrap();
        let title = String::from_utf8_lossy(bookmark.get(b"Title").unwrap().as_str().unwrap());
        let target = match bookmark.get(b"A") {
            Ok(action) => element_of(document, action.as_dict().unwrap()),
            Err(_) => {
                let name = bookmark.get(b"Dest").unwrap().as_str().unwrap();
                String::from_utf8_lossy(name).into_owned()
            }
        };
        let _ = writeln!(printed, "bookmark {title}: {target}");
        next = bookmark.get(b"Next");
    }
    printed
}

/// Describes the element that an action or a named destination points to, and checks that the
/// position on the page is kept.
fn element_of(document: &Document, both: &Dictionary) -> String {
    let target = |key: &[u8]| both.get(key).unwrap().as_array().unwrap()[0].as_reference();
    assert_eq!(target(b"D").unwrap(), first_page(document));
    let element: ObjectId = target(b"SD").unwrap();
    described(document, element)
}

fn text(text: &str) -> Object {
    Object::String(text.as_bytes().to_vec(), StringFormat::Literal)
}
