//! The tag tree of a finished file, made what typst cannot make it yet.
//!
//! - Headings and what stands under them become sections.
//! - A list says how its labels count (ISO 32000-1, 14.8.5.5).
//! - A call of a note is a `Reference` that says "note 14" (14.8.4.4.1; PDF/UA-1, 7.9).
//! - A heading that is not printed says its words, and that they are ours.
//! - Words that stand beside elements are a `Span`, so that the elements alone, one after the other,
//!   give the order of reading. Not every reader keeps the place of words between them.
//!
//! typst writes no object streams, and each element of the tree as an object of its own, so that
//! elements can be changed where they are.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Document, Object, ObjectId, decode_text_string};

use super::hints::SIGN;

/// The class of elements whose words are not the document's (ISO 32000-1, 14.7.5.3).
const OURS: &[u8] = b"Ours";

/// Changes the tag tree. `notes` are the anchors of the notes.
///
/// # Errors
/// What is wrong with the file, which then was not made by typst.
pub fn finish(document: &mut Document, notes: &BTreeSet<String>) -> Result<(), lopdf::Error> {
    let root = document.catalog()?.get(b"StructTreeRoot")?.as_reference()?;
    let mut tree = Tree {
        document,
        notes,
        moved: Vec::new(),
    };
    for kid in tree.kids(root)? {
        let element = kid.as_reference()?;
        tree.change(element)?;
        let kids = tree.kids(element)?;
        let kids = tree.in_sections(element, kids)?;
        tree.set_kids(element, kids)?;
    }
    tree.tell_parents(root)?;
    let mut classes = Dictionary::new();
    classes.set(OURS, attributes(b"Layout", "Placement", b"Block"));
    document.get_dictionary_mut(root)?.set("ClassMap", classes);
    Ok(())
}

/// One attribute of an element, with whom it belongs to.
fn attributes(owner: &[u8], name: &str, value: &[u8]) -> Dictionary {
    let mut attributes = Dictionary::new();
    attributes.set("O", Object::Name(owner.to_vec()));
    attributes.set(name, Object::Name(value.to_vec()));
    attributes
}

/// The page and the number of a marked content, of which a number alone is on the page that the
/// element names.
fn content(kid: &Object) -> Option<(Option<ObjectId>, i64)> {
    match kid {
        Object::Integer(number) => Some((None, *number)),
        Object::Dictionary(kid) => {
            let number = kid.get(b"MCID").ok()?.as_i64().ok()?;
            Some((kid.get(b"Pg").and_then(Object::as_reference).ok(), number))
        }
        _ => None,
    }
}

struct Tree<'a> {
    document: &'a mut Document,
    notes: &'a BTreeSet<String>,
    /// Marked contents that are in another element now: the page, the number, the element.
    moved: Vec<(ObjectId, i64, ObjectId)>,
}

impl Tree<'_> {
    /// Changes what is in an element, from the leaves up.
    fn change(&mut self, element: ObjectId) -> Result<(), lopdf::Error> {
        let mut kids = Vec::new();
        let mut hint: Option<String> = None;
        for kid in self.kids(element)? {
            let Some(inner) = self.element(&kid) else {
                kids.push(kid);
                continue;
            };
            if let Some(text) = self.hint_of(inner) {
                self.document.objects.remove(&inner);
                hint = Some(text);
                continue;
            }
            self.change(inner)?;
            if let Some(text) = hint.take() {
                self.apply(&text, inner)?;
            }
            kids.push(match self.called_note(inner)? {
                Some(spoken) => self.reference(element, inner, spoken)?,
                None => kid,
            });
        }
        if kids.iter().any(|kid| self.element(kid).is_some()) {
            kids = self.with_spans(element, kids)?;
        }
        self.set_kids(element, kids)
    }

    /// Puts each run of marked contents that stand beside elements into a `Span`.
    fn with_spans(
        &mut self,
        element: ObjectId,
        kids: Vec<Object>,
    ) -> Result<Vec<Object>, lopdf::Error> {
        let page = self.document.get_dictionary(element)?.get(b"Pg");
        let page = page.and_then(Object::as_reference).ok();
        let mut changed = Vec::new();
        for run in kids.chunk_by(|one, next| content(one).is_some() && content(next).is_some()) {
            if run.iter().all(|kid| content(kid).is_none()) {
                changed.extend_from_slice(run);
                continue;
            }
            let span = self.add(b"Span", element);
            if let Some(page) = page {
                self.document.get_dictionary_mut(span)?.set("Pg", page);
            }
            for (own_page, number) in run.iter().filter_map(content) {
                let page = own_page.or(page);
                let page = page.ok_or(lopdf::Error::ObjectNotFound(element))?;
                self.moved.push((page, number, span));
            }
            self.set_kids(span, run.to_vec())?;
            changed.push(Object::Reference(span));
        }
        Ok(changed)
    }

    /// Tells the pages in which elements their marked contents are (14.7.4.4).
    fn tell_parents(&mut self, root: ObjectId) -> Result<(), lopdf::Error> {
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

    fn apply(&mut self, hint: &str, element: ObjectId) -> Result<(), lopdf::Error> {
        let element = self.document.get_dictionary_mut(element)?;
        match hint.split_once(' ') {
            Some(("list", numbering)) => {
                let numbering = numbering.as_bytes();
                element.set("A", attributes(b"List", "ListNumbering", numbering));
            }
            _ => {
                let title = element.get(b"T")?.clone();
                element.set("ActualText", title);
                element.set("C", Object::Name(OURS.to_vec()));
            }
        }
        Ok(())
    }

    /// What a link that calls a note is named; nothing for other elements.
    fn called_note(&self, element: ObjectId) -> Result<Option<Object>, lopdf::Error> {
        if self.kind(element)? != b"Link" {
            return Ok(None);
        }
        for kid in self.kids(element)? {
            let Some(annotation) = self.annotation(&kid) else {
                continue;
            };
            let target = annotation.get(b"Dest").and_then(Object::as_str);
            let target = target.ok().and_then(|name| std::str::from_utf8(name).ok());
            if target.is_some_and(|target| self.notes.contains(target)) {
                return annotation.get(b"Contents").cloned().map(Some);
            }
        }
        Ok(None)
    }

    /// The annotation that a kid stands for.
    fn annotation<'b>(&'b self, kid: &'b Object) -> Option<&'b Dictionary> {
        let kid = self.document.dereference(kid).ok()?.1.as_dict().ok()?;
        let annotation = kid.get(b"Obj").ok()?;
        self.document.dereference(annotation).ok()?.1.as_dict().ok()
    }

    /// Puts a call into a `Reference`, as its `Lbl`, and names its link.
    fn reference(
        &mut self,
        parent: ObjectId,
        link: ObjectId,
        spoken: Object,
    ) -> Result<Object, lopdf::Error> {
        let reference = self.add(b"Reference", parent);
        let label = self.add(b"Lbl", reference);
        self.set_kids(reference, vec![Object::Reference(label)])?;
        self.set_kids(label, vec![Object::Reference(link)])?;
        // Labels are blocks unless they say otherwise (14.8.5.4.1), and this one is in a line.
        let label_is = self.document.get_dictionary_mut(label)?;
        label_is.set("A", attributes(b"Layout", "Placement", b"Inline"));
        let link = self.document.get_dictionary_mut(link)?;
        link.set("P", label);
        link.set("Alt", spoken);
        Ok(Object::Reference(reference))
    }

    /// Puts each heading with what stands under it into a section, those of lower levels within
    /// those of higher ones. What stands before the first heading, and the title, are a section.
    fn in_sections(
        &mut self,
        parent: ObjectId,
        kids: Vec<Object>,
    ) -> Result<Vec<Object>, lopdf::Error> {
        let mut sections: Vec<Section> = vec![self.section(TOP, parent)];
        let mut finished = Vec::new();
        for kid in kids {
            let level = self.element(&kid).and_then(|element| self.level(element));
            if let Some(level) = level.filter(|level| *level >= TOP) {
                self.close(&mut sections, level, &mut finished)?;
                let outer = sections.last().map_or(parent, |section| section.element);
                sections.push(self.section(level, outer));
            }
            if let Some(section) = sections.last_mut() {
                section.kids.push(kid);
            }
        }
        self.close(&mut sections, TOP, &mut finished)?;
        Ok(finished)
    }

    fn section(&mut self, level: u8, parent: ObjectId) -> Section {
        Section {
            level,
            element: self.add(b"Sect", parent),
            kids: Vec::new(),
        }
    }

    /// Ends the open sections from a level down; those that are in no other go to `finished`.
    fn close(
        &mut self,
        open: &mut Vec<Section>,
        level: u8,
        finished: &mut Vec<Object>,
    ) -> Result<(), lopdf::Error> {
        while let Some(section) = open.pop_if(|section| section.level >= level) {
            for kid in &section.kids {
                if let Some(kid) = self.element(kid) {
                    let kid = self.document.get_dictionary_mut(kid)?;
                    kid.set("P", section.element);
                }
            }
            self.set_kids(section.element, section.kids)?;
            match open.last_mut() {
                Some(outer) => outer.kids.push(Object::Reference(section.element)),
                None => finished.push(Object::Reference(section.element)),
            }
        }
        Ok(())
    }

    fn add(&mut self, kind: &[u8], parent: ObjectId) -> ObjectId {
        let mut element = Dictionary::new();
        element.set("Type", Object::Name(b"StructElem".to_vec()));
        element.set("S", Object::Name(kind.to_vec()));
        element.set("P", parent);
        self.document.add_object(element)
    }

    fn kids(&self, element: ObjectId) -> Result<Vec<Object>, lopdf::Error> {
        let kids = match self.document.get_dictionary(element)?.get(b"K") {
            Ok(Object::Array(kids)) => kids.clone(),
            Ok(kid) => vec![kid.clone()],
            Err(_) => Vec::new(),
        };
        Ok(kids)
    }

    fn set_kids(&mut self, element: ObjectId, kids: Vec<Object>) -> Result<(), lopdf::Error> {
        let element = self.document.get_dictionary_mut(element)?;
        element.set("K", kids);
        Ok(())
    }

    /// The element that a kid is; nothing for marked content and annotations.
    fn element(&self, kid: &Object) -> Option<ObjectId> {
        let id = kid.as_reference().ok()?;
        let element = self.document.get_dictionary(id).ok()?;
        element.has(b"S").then_some(id)
    }

    fn kind(&self, element: ObjectId) -> Result<&[u8], lopdf::Error> {
        self.document.get_dictionary(element)?.get(b"S")?.as_name()
    }

    /// The level of a heading.
    fn level(&self, element: ObjectId) -> Option<u8> {
        let [b'H', level @ b'1'..=b'6'] = self.kind(element).ok()? else {
            return None;
        };
        Some(level - b'0')
    }

    fn hint_of(&self, element: ObjectId) -> Option<String> {
        let alternative = self
            .document
            .get_dictionary(element)
            .ok()?
            .get(b"Alt")
            .ok()?;
        let text = decode_text_string(alternative).ok()?;
        text.strip_prefix(SIGN).map(str::to_owned)
    }
}

/// A section that has not ended.
struct Section {
    /// The level of its heading.
    level: u8,
    element: ObjectId,
    kids: Vec<Object>,
}

/// The level of the highest sections: the first is the title's.
const TOP: u8 = 2;
