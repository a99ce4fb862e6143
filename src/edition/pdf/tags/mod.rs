//! The tag tree of a finished file, made what typst cannot make it yet.
//!
//! - Headings and what stands under them become sections (`sections`).
//! - A list says how its labels count (ISO 32000-1, 14.8.5.5).
//! - A call of a note is a `Reference` that says "note 14" (14.8.4.4.1; PDF/UA-1, 7.9), and notes
//!   after the text are `Note` (`notes`).
//! - The States that voted are a list (14.8.4.3.3), although they are set as a paragraph (`states`).
//! - A heading that is not printed says its words; words of ours say that they are ours.
//! - Words in another language say so on an element of their own: readers hear it there.
//! - Words that stand beside elements are a `Span`, so that the elements alone, one after the other,
//!   give the order of reading. Not every reader keeps the place of words between them.
//!
//! Templates say most of it by `hints`. typst writes no object streams, and each element of the
//! tree as an object of its own, so that elements can be changed where they are.

mod hinted;
pub mod hints;
mod notes;
mod sections;
mod states;
mod tree;

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Document, Object, ObjectId};

use tree::Tree;

/// The class of elements whose words are not the document's (ISO 32000-1, 14.7.5.3).
const OURS: &[u8] = b"Ours";

/// What the tag tree holds, by what others look for.
#[derive(Debug, Default)]
pub struct Found {
    /// The element of each anchor, where the document was typeset with places.
    pub places: BTreeMap<String, ObjectId>,
    /// The calls, each with the anchor of its note.
    pub calls: Vec<(ObjectId, String)>,
}

/// Changes the tag tree. `notes` are the anchors of the notes.
///
/// # Errors
/// What is wrong with the file, which then was not made by typst.
pub fn finish(document: &mut Document, notes: &BTreeSet<String>) -> Result<Found, lopdf::Error> {
    let root = document.catalog()?.get(b"StructTreeRoot")?.as_reference()?;
    let mut tree = Tree::new(document, notes);
    for kid in tree.kids(root)? {
        let element = kid.as_reference()?;
        tree.change(element)?;
        let kids = tree.kids(element)?;
        let kids = tree.in_sections(element, kids)?;
        tree.set_kids(element, kids)?;
    }
    tree.tell_parents(root)?;
    tree.register_notes(root)?;
    let found = tree.found;
    let mut classes = Dictionary::new();
    classes.set(OURS, attributes(b"Layout", "Placement", b"Block"));
    document.get_dictionary_mut(root)?.set("ClassMap", classes);
    // That there are no suspects holds without being said, which poppler complains of.
    if let Ok(Object::Dictionary(info)) = document.catalog_mut()?.get_mut(b"MarkInfo") {
        info.remove(b"Suspects");
    }
    Ok(found)
}

/// One attribute of an element, with whom it belongs to.
fn attributes(owner: &[u8], name: &str, value: &[u8]) -> Dictionary {
    let mut attributes = Dictionary::new();
    attributes.set("O", Object::Name(owner.to_vec()));
    attributes.set(name, Object::Name(value.to_vec()));
    attributes
}
