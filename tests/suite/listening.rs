//! Screen reader transcripts of PDFs: the reviewed transcript of the real document, a snapshot in
//! `tests/snapshots`. `tests/corpus` has those of official documents.

use std::collections::BTreeMap;

use lopdf::{Document, Object, ObjectId};
use publish_test_support::{editions, pdf_transcript, root};
use publish_view::edition::Format;

fn real_document() -> Vec<u8> {
    let source = root().join("content/A/RES/68/197/en.md");
    editions::build(&source, &[Format::Pdf]).bytes(Format::Pdf)
}

#[test]
fn the_transcript_of_the_real_document_matches_the_snapshot() {
    pdf_transcript::assert_reviewed("A_RES_68_197", &real_document());
}

/// Elements refer to their marked content, and the parent tree of the pages refers back to the
/// elements (ISO 32000-1, 14.7.4.4). Screen readers that start from a position on a page use the
/// parent tree.
#[test]
fn the_parent_tree_agrees_with_the_structure_elements() {
    let document = Document::load_mem(&real_document()).unwrap();
    let root = document.catalog().unwrap().get(b"StructTreeRoot").unwrap();
    let root = document
        .get_dictionary(root.as_reference().unwrap())
        .unwrap();
    let (mut elements, mut parents) = (BTreeMap::new(), 0);
    for kid in array(&document, root.get(b"K").unwrap()) {
        collect_elements(&document, kid.as_reference().unwrap(), &mut elements);
    }
    let numbers = document
        .dereference(root.get(b"ParentTree").unwrap())
        .unwrap();
    let numbers = array(
        &document,
        numbers.1.as_dict().unwrap().get(b"Nums").unwrap(),
    );
    for (_, page) in document.get_pages() {
        let dictionary = document.get_dictionary(page).unwrap();
        let key = dictionary.get(b"StructParents").unwrap();
        let at = numbers.iter().position(|number| number == key).unwrap();
        for (number, element) in array(&document, &numbers[at + 1]).iter().enumerate() {
            let number = i64::try_from(number).unwrap();
            assert_eq!(
                elements.get(&(page, number)),
                element.as_reference().ok().as_ref()
            );
            parents += 1;
        }
    }
    assert_eq!(parents, elements.len());
    assert!(parents > 500);
}

fn array(document: &Document, object: &Object) -> Vec<Object> {
    match document.dereference(object).unwrap().1 {
        Object::Array(array) => array.clone(),
        _ => vec![object.clone()],
    }
}

/// Collects the element of all marked content, by page and number.
fn collect_elements(
    document: &Document,
    id: ObjectId,
    elements: &mut BTreeMap<(ObjectId, i64), ObjectId>,
) {
    let element = document.get_dictionary(id).unwrap();
    let page = element.get(b"Pg").and_then(Object::as_reference);
    for kid in element
        .get(b"K")
        .map_or(Vec::new(), |kids| array(document, kids))
    {
        match &kid {
            Object::Integer(number) => {
                elements.insert((*page.as_ref().unwrap(), *number), id);
            }
            Object::Dictionary(kid) if kid.has(b"MCID") => {
                let page = kid.get(b"Pg").and_then(Object::as_reference).unwrap();
                elements.insert((page, kid.get(b"MCID").unwrap().as_i64().unwrap()), id);
            }
            Object::Reference(inner) => {
                let child = document.get_dictionary(*inner).unwrap();
                assert_eq!(child.get(b"P").unwrap().as_reference().unwrap(), id);
                collect_elements(document, *inner, elements);
            }
            _ => {}
        }
    }
}
