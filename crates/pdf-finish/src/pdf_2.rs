//! The requirements of PDF/UA-2 (ISO 14289-2) for a PDF 2.0 file that typst does not meet yet.
//!
//! - Elements whose type is in the PDF 2.0 namespace are in it, under its correct name (ISO
//!   32000-2, 14.8.6).
//! - The title is a `Title`, so that headings begin with `H1` (14.8.4.3.3). A role map gives the
//!   old types to readers that do not know the new ones.
//! - A note is an `FENote`; it and its calls refer to each other (ISO 14289-2, 8.2.5.14).
//! - Links, bookmarks and named destinations point to elements (ISO 14289-2, 8.8).
//! - Viewers show the title of the document (ISO 14289-2, 8.11.2).

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId, StringFormat};

use super::bookmarks;
use super::error::{Expected, FinishError, OrExpected, Step};
use super::tags::Elements;

const ROOT: Expected = Expected::new(
    Step::Pdf2,
    "a structure tree root with a document element",
    "ISO 32000-2, 14.7.2",
);
const ELEMENT: Expected = Expected::new(Step::Pdf2, "a structure element", "ISO 32000-2, 14.7.2");
const NAMESPACES: Expected = Expected::new(
    Step::Pdf2,
    "a namespace in the structure tree root",
    "ISO 32000-2, 14.7.4.2",
);
const ITEM: Expected = Expected::new(
    Step::Pdf2,
    "an outline item with a destination",
    "ISO 32000-2, 12.3.3",
);
const DESTINATIONS: Expected = Expected::new(
    Step::Pdf2,
    "named destinations in one name tree node",
    "ISO 32000-2, 12.3.2.4",
);

/// The name of the PDF 2.0 namespace (ISO 32000-2, 14.8.6.2). krilla 0.8.2 writes a different one.
const NAMESPACE: &[u8] = b"http://iso.org/pdf2/ssn";

/// The element types in our files that the PDF 2.0 namespace does not have. They stay in the PDF
/// 1.7 namespace, which is the default.
const ONLY_IN_PDF_1_7: [&[u8]; 3] = [b"Reference", b"BlockQuote", b"Quote"];

/// The types that PDF 1.7 does not have, each with its role for readers that do not support
/// namespaces.
const ROLES: [(&[u8], &[u8]); 4] = [
    (b"Em", b"Span"),
    (b"FENote", b"Note"),
    (b"Strong", b"Span"),
    (b"Title", b"H1"),
];

/// Makes a file conform to PDF/UA-2. Its tag tree must have an element for every anchor.
pub fn finish(document: &mut Document, known: &Elements) -> Result<(), FinishError> {
    let catalog = document.catalog().expected(ROOT)?;
    let root = catalog
        .get(b"StructTreeRoot")
        .and_then(Object::as_reference);
    let root = root.expected(ROOT)?;
    let elements = all_elements(document, root)?;
    let title = elements
        .iter()
        .copied()
        .find(|element| kind_of(document, *element) == b"H1");
    link_notes_and_calls(document, &elements, known)?;
    retype(document, &elements)?;
    set_namespaces(document, root, &elements)?;
    let targets = Targets {
        by_anchor: &known.by_anchor,
        title,
        document_element: *elements.first().expected(ROOT)?,
    };
    targets.set_destinations(document)?;
    write_descriptions_alike(document);
    show_title(document)
}

/// Writes the alternative texts of elements and the descriptions of annotations in the same form. Versions of
/// veraPDF until 1.30 compare them byte by byte (ISO 14289-2, 8.9.4.2), also if one is in hexadecimal
/// digits.
fn write_descriptions_alike(document: &mut Document) {
    for object in document.objects.values_mut() {
        let Ok(dictionary) = object.as_dict_mut() else {
            continue;
        };
        for key in [b"Alt".as_slice(), b"Contents"] {
            if let Ok(Object::String(_, format)) = dictionary.get_mut(key) {
                *format = StringFormat::Literal;
            }
        }
    }
}

/// Returns all elements, each before its descendants.
fn all_elements(document: &Document, root: ObjectId) -> Result<Vec<ObjectId>, FinishError> {
    let mut found = Vec::new();
    let mut open = vec![root];
    while let Some(next) = open.pop() {
        let dictionary = document.get_dictionary(next).expected(ELEMENT)?;
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

/// Makes notes and calls refer to each other.
fn link_notes_and_calls(
    document: &mut Document,
    elements: &[ObjectId],
    known: &Elements,
) -> Result<(), FinishError> {
    let mut calls: BTreeMap<ObjectId, Vec<Object>> = BTreeMap::new();
    for (call, anchor) in &known.note_calls {
        let element = known.by_anchor.get(anchor);
        let note = element.and_then(|element| note_around(document, *element));
        if let Some(note) = note {
            let dictionary = document.get_dictionary_mut(*call).expected(ELEMENT)?;
            dictionary.set("Ref", vec![Object::Reference(note)]);
            let calls = calls.entry(note).or_default();
            calls.push(Object::Reference(*call));
        }
    }
    for element in elements {
        if let Some(calls) = calls.remove(element) {
            let note = document.get_dictionary_mut(*element).expected(ELEMENT)?;
            note.set("Ref", calls);
        }
    }
    Ok(())
}

/// Returns the note that contains an element.
fn note_around(document: &Document, element: ObjectId) -> Option<ObjectId> {
    let mut element = element;
    while kind_of(document, element) != b"Note" {
        let dictionary = document.get_dictionary(element).ok()?;
        element = dictionary.get(b"P").ok()?.as_reference().ok()?;
    }
    Some(element)
}

/// Changes the types and attributes of elements to those of PDF 2.0.
fn retype(document: &mut Document, elements: &[ObjectId]) -> Result<(), FinishError> {
    for element in elements {
        let kind = kind_of(document, *element).to_vec();
        let dictionary = document.get_dictionary_mut(*element).expected(ELEMENT)?;
        match kind.as_slice() {
            b"H1" => dictionary.set("S", Object::Name(b"Title".to_vec())),
            [b'H', level @ b'2'..=b'6'] => {
                dictionary.set("S", Object::Name(vec![b'H', level - 1]));
            }
            b"Note" => {
                dictionary.set("S", Object::Name(b"FENote".to_vec()));
                add_note_type(dictionary);
            }
            b"L" => {
                // A list with unnumbered labels still has labels (ISO 14289-2, 8.2.5.25).
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

fn add_note_type(note: &mut Dictionary) {
    let mut attributes = Dictionary::new();
    attributes.set("O", Object::Name(b"FENote".to_vec()));
    attributes.set("NoteType", Object::Name(b"Footnote".to_vec()));
    let mut all = match note.get(b"A") {
        Ok(Object::Array(all)) => all.clone(),
        Ok(one) => vec![one.clone()],
        Err(_) => Vec::new(),
    };
    all.push(Object::Dictionary(attributes));
    note.set("A", all);
}

/// Puts each element into the namespace that has its type: that of PDF 2.0 or that of PDF 1.7.
fn set_namespaces(
    document: &mut Document,
    root: ObjectId,
    elements: &[ObjectId],
) -> Result<(), FinishError> {
    let namespace = rename_namespace(document, root)?;
    let mut roles = Dictionary::new();
    for (new, old) in ROLES {
        roles.set(new, Object::Name(old.to_vec()));
    }
    let root = document.get_dictionary_mut(root).expected(ROOT)?;
    root.set("RoleMap", roles);
    for element in elements {
        let is_old = ONLY_IN_PDF_1_7.contains(&kind_of(document, *element));
        let element = document.get_dictionary_mut(*element).expected(ELEMENT)?;
        if is_old {
            element.remove(b"NS");
        } else {
            element.set("NS", namespace);
        }
    }
    Ok(())
}

/// Corrects the name of the namespace that krilla wrote, and returns the namespace.
fn rename_namespace(document: &mut Document, root: ObjectId) -> Result<ObjectId, FinishError> {
    let root = document.get_dictionary(root).expected(ROOT)?;
    let namespaces = root.get(b"Namespaces");
    let namespaces = namespaces.and_then(|it| document.dereference(it));
    let namespaces = namespaces.and_then(|(_, namespaces)| namespaces.as_array());
    let first = namespaces.expected(NAMESPACES)?.first();
    let first = first.expected(NAMESPACES)?;
    let namespace = first.as_reference().expected(NAMESPACES)?;
    let name = Object::String(NAMESPACE.to_vec(), StringFormat::Literal);
    let dictionary = document.get_dictionary_mut(namespace);
    dictionary.expected(NAMESPACES)?.set("NS", name);
    Ok(namespace)
}

/// The elements that destinations point to.
struct Targets<'a> {
    by_anchor: &'a BTreeMap<String, ObjectId>,
    title: Option<ObjectId>,
    /// The element that contains all others, for destinations that have no element.
    document_element: ObjectId,
}

impl Targets<'_> {
    fn set_destinations(&self, document: &mut Document) -> Result<(), FinishError> {
        self.set_named_destinations(document)?;
        for bookmark in bookmarks::all(document)? {
            self.set_destination(document, bookmark)?;
        }
        Ok(())
    }

    /// Adds the title's element to a bookmark that links to a position on a page. Bookmarks of
    /// anchors link to named destinations instead.
    fn set_destination(
        &self,
        document: &mut Document,
        bookmark: ObjectId,
    ) -> Result<(), FinishError> {
        let position = document.get_dictionary(bookmark).expected(ITEM)?;
        let position = position.get(b"Dest");
        let position = position.and_then(|it| document.dereference(it));
        let position = position.expected(ITEM)?.1.clone();
        if position.as_array().is_ok() {
            let element = self.title.unwrap_or(self.document_element);
            let mut action = Dictionary::new();
            action.set("S", Object::Name(b"GoTo".to_vec()));
            action.set("SD", in_element(element, &position));
            action.set("D", position);
            let bookmark = document.get_dictionary_mut(bookmark).expected(ITEM)?;
            bookmark.remove(b"Dest");
            bookmark.set("A", action);
        }
        Ok(())
    }

    /// Adds the element to each named destination (ISO 32000-2, 12.3.2.4). krilla writes them all
    /// in one array.
    fn set_named_destinations(&self, document: &mut Document) -> Result<(), FinishError> {
        let catalog = document.catalog().expected(DESTINATIONS)?;
        let Ok(names) = catalog.get(b"Names") else {
            return Ok(());
        };
        let mut names = dictionary_of(document, names)?;
        let Ok(tree) = names.get(b"Dests") else {
            return Ok(());
        };
        let mut tree = dictionary_of(document, tree)?;
        let pairs = tree.get(b"Names").and_then(Object::as_array);
        let mut changed = Vec::new();
        for pair in pairs.expected(DESTINATIONS)?.chunks_exact(2) {
            let position = document.dereference(&pair[1]).expected(DESTINATIONS)?;
            let position = position.1.clone();
            let anchor = pair[0].as_str().expected(DESTINATIONS)?;
            let anchor = std::str::from_utf8(anchor).ok();
            let element = anchor.and_then(|anchor| self.by_anchor.get(anchor).copied());
            let element = element.unwrap_or(self.document_element);
            let mut both = Dictionary::new();
            both.set("SD", in_element(element, &position));
            both.set("D", position);
            changed.extend([pair[0].clone(), Object::Dictionary(both)]);
        }
        tree.set("Names", changed);
        names.set("Dests", tree);
        let catalog = document.catalog_mut().expected(DESTINATIONS)?;
        catalog.set("Names", names);
        Ok(())
    }
}

fn dictionary_of(document: &Document, object: &Object) -> Result<Dictionary, FinishError> {
    let object = document.dereference(object);
    let dictionary = object.and_then(|(_, object)| object.as_dict());
    Ok(dictionary.expected(DESTINATIONS)?.clone())
}

/// Converts a position on a page to a position in an element (ISO 32000-2, 12.3.2.3).
fn in_element(element: ObjectId, position: &Object) -> Object {
    let mut position = position.as_array().cloned().unwrap_or_default();
    if let Some(page) = position.first_mut() {
        *page = Object::Reference(element);
    }
    Object::Array(position)
}

fn show_title(document: &mut Document) -> Result<(), FinishError> {
    let catalog = document.catalog_mut().expected(ROOT)?;
    let mut preferences = match catalog.get(b"ViewerPreferences") {
        Ok(Object::Dictionary(preferences)) => preferences.clone(),
        _ => Dictionary::new(),
    };
    preferences.set("DisplayDocTitle", true);
    catalog.set("ViewerPreferences", preferences);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tags;
    use crate::testing::{
        Tagged, add_bookmarks, add_destinations, add_namespace, check, print_bookmark_targets,
        print_destinations, print_error, print_tags, tag_tree,
    };

    /// Returns the tag tree of a case after this step. Its last lines can be `destinations op-1
    /// op-2` and `bookmarks title op-1`, which are printed with the elements that they point to.
    fn finished(before: &str) -> String {
        let is_tree = |line: &&str| !line.starts_with("destinations") && !line.starts_with("book");
        let (tree, others): (Vec<_>, Vec<_>) = before.lines().partition(is_tree);
        let Tagged {
            mut document,
            hints,
        } = tag_tree(&tree.join("\n"));
        add_namespace(&mut document);
        for line in others {
            let (kind, names) = line.split_once(' ').unwrap();
            match kind {
                "destinations" => add_destinations(&mut document, names),
                _ => add_bookmarks(&mut document, names),
            }
        }
        let elements = tags::finish(&mut document, &hints).unwrap();
        match finish(&mut document, &elements) {
            Ok(()) => [print_tags, print_destinations, print_bookmark_targets]
                .map(|print| print(&document))
                .concat(),
            Err(error) => print_error(&error),
        }
    }

    #[test]
    fn files_conform_to_pdf_ua_2() {
        check(include_str!("cases/pdf_2.txt"), finished);
    }

    #[test]
    fn alternative_texts_and_descriptions_are_literal_strings() {
        let mut document = tag_tree("Document").document;
        let text = |format| Object::String(b"\xfe\xff\x06\x27\x00(".to_vec(), format);
        let mut element = Dictionary::new();
        element.set("Alt", text(StringFormat::Hexadecimal));
        let element = document.add_object(element);
        let mut link = Dictionary::new();
        link.set("Contents", text(StringFormat::Hexadecimal));
        let link = document.add_object(link);
        write_descriptions_alike(&mut document);
        for (object, key) in [(element, b"Alt".as_slice()), (link, b"Contents")] {
            let found = document.get_dictionary(object).unwrap().get(key).unwrap();
            assert!(matches!(found, Object::String(_, StringFormat::Literal)));
            assert_eq!(found.as_str().unwrap(), b"\xfe\xff\x06\x27\x00(");
        }
    }

    #[test]
    fn viewers_show_the_title_and_keep_their_other_preferences() {
        let mut document = tag_tree("Document").document;
        let mut preferences = Dictionary::new();
        preferences.set("Direction", Object::Name(b"R2L".to_vec()));
        let catalog = document.catalog_mut().unwrap();
        catalog.set("ViewerPreferences", preferences);
        show_title(&mut document).unwrap();
        let preferences = document.catalog().unwrap().get(b"ViewerPreferences");
        let preferences = preferences.unwrap().as_dict().unwrap();
        assert!(
            preferences
                .get(b"DisplayDocTitle")
                .unwrap()
                .as_bool()
                .unwrap()
        );
        assert!(preferences.has(b"Direction"));
    }

    #[test]
    fn a_tree_without_a_namespace_is_an_error() {
        let mut document = tag_tree("Document\n  P\n    #0").document;
        let error = finish(&mut document, &Elements::default()).unwrap_err();
        assert_eq!(
            print_error(&error),
            "error: PDF/UA-2: expected a namespace in the structure tree root \
             (ISO 32000-2, 14.7.4.2): missing required dictionary key \"Namespaces\""
        );
    }
}
