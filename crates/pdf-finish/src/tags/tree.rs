//! Access to the elements of a tag tree.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::{ELEMENT, Elements};
use crate::error::{Expected, FinishError, OrExpected, Step};
use crate::hint::{Hint, Hints};

const PARENT_TREE: Expected = Expected::new(
    Step::Tags,
    "a parent tree of one number tree node",
    "ISO 32000-1, 14.7.4.4",
);
const PARENTS_OF_PAGE: Expected = Expected::new(
    Step::Tags,
    "an entry of the parent tree for every marked content of a page",
    "ISO 32000-1, 14.7.4.4",
);

/// The tag tree of a file.
pub struct Tree<'a> {
    pub document: &'a mut Document,
    pub hints: Hints<'a>,
    /// The links that are note calls.
    pub note_calls: BTreeSet<ObjectId>,
    /// The marked contents that were moved to another element.
    pub moved: Vec<MovedContent>,
    /// The notes after the text, in order.
    pub notes_at_end: Vec<ObjectId>,
    /// The elements of words within paragraphs that are items of a list.
    pub items: BTreeSet<ObjectId>,
    /// The elements that are not a part of the document.
    pub untagged: BTreeSet<ObjectId>,
    pub elements: Elements,
}

/// A marked content that was moved to another element.
pub struct MovedContent {
    pub page: ObjectId,
    /// Its identifier on the page.
    pub id: i64,
    pub element: ObjectId,
}

impl<'a> Tree<'a> {
    pub fn new(document: &'a mut Document, hints: &'a [Hint]) -> Self {
        Tree {
            document,
            hints: Hints::new(hints),
            note_calls: BTreeSet::new(),
            moved: Vec::new(),
            notes_at_end: Vec::new(),
            items: BTreeSet::new(),
            untagged: BTreeSet::new(),
            elements: Elements::default(),
        }
    }

    /// Records the new elements of moved contents in the parent tree (ISO 32000-1, 14.7.4.4).
    pub fn update_parent_tree(&mut self, root: ObjectId) -> Result<(), FinishError> {
        let lists = self.parent_lists(root)?;
        for MovedContent { page, id, element } in std::mem::take(&mut self.moved) {
            let page = self.document.get_dictionary(page);
            let page = page.expected(PARENTS_OF_PAGE)?;
            let key = page.get(b"StructParents").and_then(Object::as_i64);
            let list = lists.get(&key.expected(PARENTS_OF_PAGE)?);
            let list = *list.expected(PARENTS_OF_PAGE)?;
            let list = self.document.get_object_mut(list);
            let list = list.and_then(Object::as_array_mut);
            let list = list.expected(PARENTS_OF_PAGE)?;
            let index = usize::try_from(id).ok();
            let entry = index.and_then(|index| list.get_mut(index));
            *entry.expected(PARENTS_OF_PAGE)? = Object::Reference(element);
        }
        Ok(())
    }

    /// Returns the lists of the parent tree by key. Pages have a list with an element for each
    /// marked content; annotations have an element instead of a list.
    fn parent_lists(&self, root: ObjectId) -> Result<BTreeMap<i64, ObjectId>, FinishError> {
        let root = self.dictionary(root)?;
        let tree = root.get(b"ParentTree");
        let tree = tree.and_then(|tree| self.document.dereference(tree));
        let tree = tree.and_then(|(_, tree)| tree.as_dict());
        let numbers = tree.and_then(|tree| tree.get(b"Nums")?.as_array());
        let pairs = numbers.expected(PARENT_TREE)?.chunks(2);
        let lists = pairs.filter_map(|pair| {
            let key = pair.first()?.as_i64().ok()?;
            let list = pair.get(1)?.as_reference().ok()?;
            Some((key, list))
        });
        Ok(lists.collect())
    }

    pub fn dictionary(&self, element: ObjectId) -> Result<&Dictionary, FinishError> {
        self.document.get_dictionary(element).expected(ELEMENT)
    }

    pub fn dictionary_mut(&mut self, element: ObjectId) -> Result<&mut Dictionary, FinishError> {
        self.document.get_dictionary_mut(element).expected(ELEMENT)
    }

    /// Adds an element, without adding it to the kids of its parent.
    pub fn add(&mut self, kind: &[u8], parent: ObjectId) -> ObjectId {
        let mut element = Dictionary::new();
        element.set("Type", Object::Name(b"StructElem".to_vec()));
        element.set("S", Object::Name(kind.to_vec()));
        element.set("P", parent);
        self.document.add_object(element)
    }

    /// Returns the kids of an element: elements, marked contents and annotations.
    pub fn kids(&self, element: ObjectId) -> Result<Vec<Object>, FinishError> {
        let kids = match self.dictionary(element)?.get(b"K") {
            Ok(Object::Array(kids)) => kids.clone(),
            Ok(kid) => vec![kid.clone()],
            Err(_) => Vec::new(),
        };
        Ok(kids)
    }

    pub fn set_kids(&mut self, element: ObjectId, kids: Vec<Object>) -> Result<(), FinishError> {
        self.dictionary_mut(element)?.set("K", kids);
        Ok(())
    }

    /// Sets the parent of those kids that are elements.
    pub fn set_parent(&mut self, kids: &[Object], parent: ObjectId) -> Result<(), FinishError> {
        for kid in kids {
            if let Some(kid) = self.element(kid) {
                self.dictionary_mut(kid)?.set("P", parent);
            }
        }
        Ok(())
    }

    /// Returns the element that a kid refers to, or `None` for marked contents and annotations.
    pub fn element(&self, kid: &Object) -> Option<ObjectId> {
        let id = kid.as_reference().ok()?;
        let element = self.document.get_dictionary(id).ok()?;
        element.has(b"S").then_some(id)
    }

    /// Returns the type of an element: `P`, `Lbl`.
    pub fn kind(&self, element: ObjectId) -> Result<&[u8], FinishError> {
        let kind = self.dictionary(element)?.get(b"S");
        kind.and_then(Object::as_name).expected(ELEMENT)
    }

    pub fn set_kind(&mut self, element: ObjectId, kind: &[u8]) -> Result<(), FinishError> {
        let kind = Object::Name(kind.to_vec());
        self.dictionary_mut(element)?.set("S", kind);
        Ok(())
    }

    /// Returns the level of a heading, or `None` for other elements.
    pub fn heading_level(&self, element: ObjectId) -> Option<u8> {
        let [b'H', level @ b'1'..=b'6'] = self.kind(element).ok()? else {
            return None;
        };
        Some(level - b'0')
    }

    /// Returns the default page of the marked contents of an element.
    pub fn page(&self, element: ObjectId) -> Option<ObjectId> {
        let page = self.document.get_dictionary(element).ok()?.get(b"Pg");
        page.and_then(Object::as_reference).ok()
    }
}

/// Returns the page and the identifier of a marked content, or `None` for other kids. Without a
/// page, the content is on the page of its element.
pub fn content(kid: &Object) -> Option<(Option<ObjectId>, i64)> {
    match kid {
        Object::Integer(id) => Some((None, *id)),
        Object::Dictionary(kid) => {
            let id = kid.get(b"MCID").ok()?.as_i64().ok()?;
            Some((kid.get(b"Pg").and_then(Object::as_reference).ok(), id))
        }
        _ => None,
    }
}
