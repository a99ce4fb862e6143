//! PDFs as they are heard: the transcript of the real document, read by a person and kept as a snapshot
//! in `tests/snapshots`. `tests/corpus` has those of official documents.

use std::collections::BTreeMap;

use lopdf::{Document, Object, ObjectId};
use publish_test_support::{editions, root, transcript};
use publish_view::edition::Format;

fn real_document() -> Vec<u8> {
    let source = root().join("content/A/RES/68/197/en.md");
    editions::build(&source, &[Format::Pdf]).bytes(Format::Pdf)
}

#[test]
fn the_real_document_is_heard_so() {
    transcript::assert_reviewed("A_RES_68_197", &real_document());
}

/// Elements know what is in them, and pages in which element each marked content is (ISO 32000-1,
/// 14.7.4.4): readers that begin at a place of the page go the second way.
#[test]
fn pages_and_elements_agree() {
    let document = Document::load_mem(&real_document()).unwrap();
    let root = document.catalog().unwrap().get(b"StructTreeRoot").unwrap();
    let root = document
        .get_dictionary(root.as_reference().unwrap())
        .unwrap();
    let (mut told, mut parents) = (BTreeMap::new(), 0);
    for kid in array(&document, root.get(b"K").unwrap()) {
        by_elements(&document, kid.as_reference().unwrap(), &mut told);
    }
    let numbers = document
        .dereference(root.get(b"ParentTree").unwrap())
        .unwrap();
    let numbers = array(
        &document,
        numbers.1.as_dict().unwrap().get(b"Nums").unwrap(),
    );
    for (_, page) in document.get_pages() {
        let page_is = document.get_dictionary(page).unwrap();
        let key = page_is.get(b"StructParents").unwrap();
        let at = numbers.iter().position(|number| number == key).unwrap();
        for (number, element) in array(&document, &numbers[at + 1]).iter().enumerate() {
            let number = i64::try_from(number).unwrap();
            assert_eq!(
                told.get(&(page, number)),
                element.as_reference().ok().as_ref()
            );
            parents += 1;
        }
    }
    assert_eq!(parents, told.len());
    assert!(parents > 500);
}

fn array(document: &Document, object: &Object) -> Vec<Object> {
    match document.dereference(object).unwrap().1 {
        Object::Array(array) => array.clone(),
        _ => vec![object.clone()],
    }
}

/// The element of each marked content, by its page and number.
fn by_elements(document: &Document, id: ObjectId, told: &mut BTreeMap<(ObjectId, i64), ObjectId>) {
    let element = document.get_dictionary(id).unwrap();
    let page = element.get(b"Pg").and_then(Object::as_reference);
    for kid in element
        .get(b"K")
        .map_or(Vec::new(), |kids| array(document, kids))
    {
        match &kid {
            Object::Integer(number) => {
                told.insert((*page.as_ref().unwrap(), *number), id);
            }
            Object::Dictionary(kid) if kid.has(b"MCID") => {
                let page = kid.get(b"Pg").and_then(Object::as_reference).unwrap();
                told.insert((page, kid.get(b"MCID").unwrap().as_i64().unwrap()), id);
            }
            Object::Reference(inner) => {
                let is_child = document.get_dictionary(*inner).unwrap();
                assert_eq!(is_child.get(b"P").unwrap().as_reference().unwrap(), id);
                by_elements(document, *inner, told);
            }
            _ => {}
        }
    }
}
