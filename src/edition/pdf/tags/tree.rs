//! Reading and changing the elements of a tag tree.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Document, Object, ObjectId, decode_text_string};

use super::Found;
use super::hints::Hint;

/// The tag tree of a file.
pub struct Tree<'a> {
    pub document: &'a mut Document,
    /// The anchors of the notes.
    pub notes: &'a BTreeSet<String>,
    /// Marked contents that are in another element now: the page, the number, the element.
    pub moved: Vec<(ObjectId, i64, ObjectId)>,
    /// The notes that stand after the text, in their order.
    pub notes_at_end: Vec<ObjectId>,
    /// Words within paragraphs that are items of a list.
    pub items: BTreeSet<ObjectId>,
    pub found: Found,
}

impl<'a> Tree<'a> {
    pub fn new(document: &'a mut Document, notes: &'a BTreeSet<String>) -> Self {
        Tree {
            document,
            notes,
            moved: Vec::new(),
            notes_at_end: Vec::new(),
            items: BTreeSet::new(),
            found: Found::default(),
        }
    }

    /// Tells the pages in which elements their marked contents are (ISO 32000-1, 14.7.4.4).
    pub fn tell_parents(&mut self, root: ObjectId) -> Result<(), lopdf::Error> {
        let numbers = self.document.get_dictionary(root)?.get(b"ParentTree")?;
        let numbers = self.document.dereference(numbers)?.1.as_dict()?;
        let lists = numbers.get(b"Nums")?.as_array()?.chunks(2);
        // Of pages there are lists of elements, of annotations the element itself.
        let lists: BTreeMap<i64, ObjectId> = lists
            .filter_map(|pair| {
                Some((
                    pair.first()?.as_i64().ok()?,
                    pair.get(1)?.as_reference().ok()?,
                ))
            })
            .collect();
        for (page, number, element) in std::mem::take(&mut self.moved) {
            let key = self.document.get_dictionary(page)?.get(b"StructParents")?;
            let list = lists
                .get(&key.as_i64()?)
                .ok_or(lopdf::Error::ObjectNotFound(root))?;
            let list = self.document.get_object_mut(*list)?.as_array_mut()?;
            let place = usize::try_from(number)
                .ok()
                .and_then(|place| list.get_mut(place));
            *place.ok_or(lopdf::Error::ObjectNotFound(element))? = Object::Reference(element);
        }
        Ok(())
    }

    /// A new element, which its parent does not know yet.
    pub fn add(&mut self, kind: &[u8], parent: ObjectId) -> ObjectId {
        let mut element = Dictionary::new();
        element.set("Type", Object::Name(b"StructElem".to_vec()));
        element.set("S", Object::Name(kind.to_vec()));
        element.set("P", parent);
        self.document.add_object(element)
    }

    /// What is in an element: elements, marked contents and annotations.
    pub fn kids(&self, element: ObjectId) -> Result<Vec<Object>, lopdf::Error> {
        let kids = match self.document.get_dictionary(element)?.get(b"K") {
            Ok(Object::Array(kids)) => kids.clone(),
            Ok(kid) => vec![kid.clone()],
            Err(_) => Vec::new(),
        };
        Ok(kids)
    }

    pub fn set_kids(&mut self, element: ObjectId, kids: Vec<Object>) -> Result<(), lopdf::Error> {
        let element = self.document.get_dictionary_mut(element)?;
        element.set("K", kids);
        Ok(())
    }

    /// Tells the elements among some kids in which element they are now.
    pub fn adopt(&mut self, parent: ObjectId, kids: &[Object]) -> Result<(), lopdf::Error> {
        for kid in kids {
            if let Some(kid) = self.element(kid) {
                self.document.get_dictionary_mut(kid)?.set("P", parent);
            }
        }
        Ok(())
    }

    /// The element that a kid is; nothing for marked content and annotations.
    pub fn element(&self, kid: &Object) -> Option<ObjectId> {
        let id = kid.as_reference().ok()?;
        let element = self.document.get_dictionary(id).ok()?;
        element.has(b"S").then_some(id)
    }

    /// The type of an element: `P`, `Lbl`.
    pub fn kind(&self, element: ObjectId) -> Result<&[u8], lopdf::Error> {
        self.document.get_dictionary(element)?.get(b"S")?.as_name()
    }

    /// The level of a heading.
    pub fn level(&self, element: ObjectId) -> Option<u8> {
        let [b'H', level @ b'1'..=b'6'] = self.kind(element).ok()? else {
            return None;
        };
        Some(level - b'0')
    }

    /// The page that the marked contents of an element are on, where they do not say another.
    pub fn page(&self, element: ObjectId) -> Option<ObjectId> {
        let page = self.document.get_dictionary(element).ok()?.get(b"Pg");
        page.and_then(Object::as_reference).ok()
    }

    /// The hint that stands in the place of an element.
    pub fn hint(&self, element: ObjectId) -> Option<Hint> {
        let element = self.document.get_dictionary(element).ok()?;
        let text = decode_text_string(element.get(b"Alt").ok()?).ok()?;
        Hint::read(&text)
    }
}

/// The page and the number of a marked content, of which a number alone is on the page that the
/// element names.
pub fn content(kid: &Object) -> Option<(Option<ObjectId>, i64)> {
    match kid {
        Object::Integer(number) => Some((None, *number)),
        Object::Dictionary(kid) => {
            let number = kid.get(b"MCID").ok()?.as_i64().ok()?;
            Some((kid.get(b"Pg").and_then(Object::as_reference).ok(), number))
        }
        _ => None,
    }
}
