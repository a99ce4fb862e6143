//! What PDF/UA-2 (ISO 14289-2) asks of a file of PDF 2.0 and typst does not do yet.
//!
//! - The elements are in the PDF 2.0 namespace, under its own name (ISO 32000-2, 14.8.6), where it
//!   has their type.
//! - The title is a `Title`, so that headings begin with `H1` (14.8.4.3.3); readers that do not know
//!   the new types are told the old ones.
//! - A note is an `FENote`; it and the calls refer to each other (8.2.5.14).
//! - Links, bookmarks and named destinations lead to elements (8.8).
//! - The file wants its title shown (8.11.2).

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId, StringFormat};

use super::bookmarks;
use super::tags::Found;

/// The name of the namespace of PDF 2.0 (ISO 32000-2, 14.8.6.2). krilla 0.8.2 writes another.
const NAMESPACE: &[u8] = b"http://iso.org/pdf2/ssn";

/// The types of elements in our files that it does not have: those stay in the namespace of PDF
/// 1.7, which is meant where none is named.
const ONLY_IN_PDF_1_7: [&[u8]; 3] = [b"Reference", b"BlockQuote", b"Quote"];

/// What the types that PDF 1.7 does not have are to readers that know no namespaces.
const ROLES: [(&[u8], &[u8]); 4] = [
    (b"Em", b"Span"),
    (b"FENote", b"Note"),
    (b"Strong", b"Span"),
    (b"Title", b"H1"),
];

/// Makes a file that was typeset with places conform.
///
/// # Errors
/// What is wrong with the file, which then was not made by typst.
pub fn finish(document: &mut Document, found: &Found) -> Result<(), lopdf::Error> {
    let catalog = document.catalog()?;
    let root = catalog.get(b"StructTreeRoot")?.as_reference()?;
    let elements = elements(document, root)?;
    let title = elements
        .iter()
        .copied()
        .find(|element| kind_of(document, *element) == b"H1");
    refer(document, &elements, found)?;
    retype(document, &elements)?;
    into_namespace(document, root, &elements)?;
    let places = Places {
        by_anchor: &found.places,
        title,
        document_element: *elements.first().ok_or(lopdf::Error::ObjectNotFound(root))?,
    };
    places.lead_to_elements(document)?;
    show_title(document)
}

/// All elements, each before those in it.
fn elements(document: &Document, root: ObjectId) -> Result<Vec<ObjectId>, lopdf::Error> {
    let mut found = Vec::new();
    let mut open = vec![root];
    while let Some(next) = open.pop() {
        let dictionary = document.get_dictionary(next)?;
        if dictionary.has(b"S") {
            found.push(next);
        }
        let kids: &[Object] = match dictionary.get(b"K") {
            Ok(Object::Array(kids)) => kids,
            Ok(kid) => std::slice::from_ref(kid),
            Err(_) => &[],
        };
        let is_element = |kid: &ObjectId| {
            let kid = document.get_dictionary(*kid);
            kid.is_ok_and(|kid| kid.has(b"S"))
        };
        let kids = kids.iter().rev().filter_map(|kid| kid.as_reference().ok());
        open.extend(kids.filter(is_element));
    }
    Ok(found)
}

fn kind_of(document: &Document, element: ObjectId) -> &[u8] {
    let element = document.get_dictionary(element);
    let kind = element.and_then(|element| element.get(b"S")?.as_name());
    kind.unwrap_or_default()
}

/// Lets notes and calls refer to each other.
fn refer(
    document: &mut Document,
    elements: &[ObjectId],
    found: &Found,
) -> Result<(), lopdf::Error> {
    let mut calls: BTreeMap<ObjectId, Vec<Object>> = BTreeMap::new();
    for (call, anchor) in &found.calls {
        let note = found.places.get(anchor);
        let note = note.and_then(|place| note_around(document, *place));
        if let Some(note) = note {
            let call_is = document.get_dictionary_mut(*call)?;
            call_is.set("Ref", vec![Object::Reference(note)]);
            calls
                .entry(note)
                .or_default()
                .push(Object::Reference(*call));
        }
    }
    for element in elements {
        if let Some(calls) = calls.remove(element) {
            document.get_dictionary_mut(*element)?.set("Ref", calls);
        }
    }
    Ok(())
}

fn note_around(document: &Document, place: ObjectId) -> Option<ObjectId> {
    let mut element = place;
    while kind_of(document, element) != b"Note" {
        let dictionary = document.get_dictionary(element).ok()?;
        element = dictionary.get(b"P").ok()?.as_reference().ok()?;
    }
    Some(element)
}

/// Gives elements the types and attributes that they have in PDF 2.0.
fn retype(document: &mut Document, elements: &[ObjectId]) -> Result<(), lopdf::Error> {
    for element in elements {
        let kind = kind_of(document, *element).to_vec();
        let dictionary = document.get_dictionary_mut(*element)?;
        match kind.as_slice() {
            b"H1" => dictionary.set("S", Object::Name(b"Title".to_vec())),
            [b'H', level @ b'2'..=b'6'] => {
                dictionary.set("S", Object::Name(vec![b'H', level - 1]));
            }
            b"Note" => {
                dictionary.set("S", Object::Name(b"FENote".to_vec()));
                let mut attributes = Dictionary::new();
                attributes.set("O", Object::Name(b"FENote".to_vec()));
                attributes.set("NoteType", Object::Name(b"Footnote".to_vec()));
                let mut all = match dictionary.get(b"A") {
                    Ok(Object::Array(all)) => all.clone(),
                    Ok(one) => vec![one.clone()],
                    Err(_) => Vec::new(),
                };
                all.push(Object::Dictionary(attributes));
                dictionary.set("A", all);
            }
            b"L" => {
                // Labels that do not count are not without labels (8.2.5.25).
                if let Ok(Object::Dictionary(attributes)) = dictionary.get_mut(b"A")
                    && matches!(attributes.get(b"ListNumbering"), Ok(Object::Name(name)) if name == b"None")
                {
                    attributes.set("ListNumbering", Object::Name(b"Unordered".to_vec()));
                }
            }
            _ => {}
        }
    }
    Ok(())
}

fn into_namespace(
    document: &mut Document,
    root: ObjectId,
    elements: &[ObjectId],
) -> Result<(), lopdf::Error> {
    let namespaces = document.get_dictionary(root)?.get(b"Namespaces")?;
    let namespaces = document.dereference(namespaces)?.1.as_array()?;
    let first = namespaces
        .first()
        .ok_or(lopdf::Error::ObjectNotFound(root))?;
    let namespace = first.as_reference()?;
    let name = Object::String(NAMESPACE.to_vec(), StringFormat::Literal);
    document.get_dictionary_mut(namespace)?.set("NS", name);
    let mut roles = Dictionary::new();
    for (new, old) in ROLES {
        roles.set(new, Object::Name(old.to_vec()));
    }
    document.get_dictionary_mut(root)?.set("RoleMap", roles);
    for element in elements {
        let is_old = ONLY_IN_PDF_1_7.contains(&kind_of(document, *element));
        let element = document.get_dictionary_mut(*element)?;
        if is_old {
            element.remove(b"NS");
        } else {
            element.set("NS", namespace);
        }
    }
    Ok(())
}

/// The elements that destinations lead to.
struct Places<'a> {
    by_anchor: &'a BTreeMap<String, ObjectId>,
    title: Option<ObjectId>,
    /// The element that all others are in, for what leads to none of them.
    document_element: ObjectId,
}

impl Places<'_> {
    fn lead_to_elements(&self, document: &mut Document) -> Result<(), lopdf::Error> {
        self.lead_names_to_elements(document)?;
        for bookmark in bookmarks::all(document)? {
            // Bookmarks of anchors lead to their names; the one that has none is the title's.
            let place = document.get_dictionary(bookmark)?.get(b"Dest")?;
            let place = document.dereference(place)?.1.clone();
            if place.as_array().is_ok() {
                let element = self.title.unwrap_or(self.document_element);
                let bookmark = document.get_dictionary_mut(bookmark)?;
                let mut action = Dictionary::new();
                action.set("S", Object::Name(b"GoTo".to_vec()));
                action.set("SD", to_element(element, &place));
                action.set("D", place);
                bookmark.remove(b"Dest");
                bookmark.set("A", action);
            }
        }
        Ok(())
    }

    /// Adds to each named destination the element (12.3.2.4). krilla writes one array of them all.
    fn lead_names_to_elements(&self, document: &mut Document) -> Result<(), lopdf::Error> {
        let Ok(names) = document.catalog()?.get(b"Names") else {
            return Ok(());
        };
        let mut names = document.dereference(names)?.1.as_dict()?.clone();
        let Ok(tree) = names.get(b"Dests") else {
            return Ok(());
        };
        let mut tree = document.dereference(tree)?.1.as_dict()?.clone();
        let mut pairs = Vec::new();
        for pair in tree.get(b"Names")?.as_array()?.chunks_exact(2) {
            let place = document.dereference(&pair[1])?.1.clone();
            let anchor = std::str::from_utf8(pair[0].as_str()?).ok();
            let element = anchor.and_then(|anchor| self.by_anchor.get(anchor).copied());
            let mut both = Dictionary::new();
            both.set(
                "SD",
                to_element(element.unwrap_or(self.document_element), &place),
            );
            both.set("D", place);
            pairs.extend([pair[0].clone(), Object::Dictionary(both)]);
        }
        tree.set("Names", pairs);
        names.set("Dests", tree);
        document.catalog_mut()?.set("Names", names);
        Ok(())
    }
}

/// A place on a page as a place in an element (ISO 32000-2, 12.3.2.3).
fn to_element(element: ObjectId, place: &Object) -> Object {
    let mut place = place.as_array().cloned().unwrap_or_default();
    if let Some(page) = place.first_mut() {
        *page = Object::Reference(element);
    }
    Object::Array(place)
}

fn show_title(document: &mut Document) -> Result<(), lopdf::Error> {
    let catalog = document.catalog_mut()?;
    let mut preferences = match catalog.get(b"ViewerPreferences") {
        Ok(Object::Dictionary(preferences)) => preferences.clone(),
        _ => Dictionary::new(),
    };
    preferences.set("DisplayDocTitle", true);
    catalog.set("ViewerPreferences", preferences);
    Ok(())
}
