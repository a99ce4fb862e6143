//! Notes and their calls.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Object, ObjectId, StringFormat};

use super::attributes;
use super::tree::Tree;
use crate::error::{Expected, FinishError, HintError, OrExpected, Step};

const ID_TREE: Expected = Expected::new(
    Step::Tags,
    "a tree of identifiers of one name tree node",
    "ISO 32000-1, 14.7.2, table 322, IDTree",
);

/// The type of a list of notes until [`Tree::unwrap_lists_of_notes`] removes the list.
const LIST_OF_NOTES: &[u8] = b"Notes";

const CALL: Expected = Expected::new(
    Step::Tags,
    "a note call with a name and the anchor of its note",
    "ISO 32000-1, 12.5.6.5",
);

/// A link that calls a note.
pub struct NoteCall {
    /// The words that are read for it: “note 14”.
    name: Object,
    /// The anchor of the note.
    note: String,
}

impl Tree<'_> {
    /// Marks an element as a note call.
    pub fn mark_as_note_call(&mut self, element: ObjectId) -> Result<(), FinishError> {
        match self.kind(element)? {
            b"Link" => {
                self.note_calls.insert(element);
                Ok(())
            }
            _ => {
                let container = self.name(element)?;
                Err(HintError::NotInLink { container }.into())
            }
        }
    }

    /// Returns the note call of a link that is marked as one, or `None` for any other element.
    pub fn note_call(&mut self, element: ObjectId) -> Result<Option<NoteCall>, FinishError> {
        if !self.note_calls.remove(&element) {
            return Ok(None);
        }
        let kids = self.kids(element)?;
        let annotation = kids.iter().find_map(|kid| self.annotation(kid));
        let annotation = annotation.expected(CALL)?;
        let note = annotation.get(b"Dest").and_then(Object::as_str);
        Ok(Some(NoteCall {
            name: annotation.get(b"Contents").expected(CALL)?.clone(),
            note: String::from_utf8_lossy(note.expected(CALL)?).into_owned(),
        }))
    }

    /// Returns the annotation that a kid refers to.
    fn annotation<'b>(&'b self, kid: &'b Object) -> Option<&'b Dictionary> {
        let kid = self.document.dereference(kid).ok()?.1.as_dict().ok()?;
        let annotation = kid.get(b"Obj").ok()?;
        self.document.dereference(annotation).ok()?.1.as_dict().ok()
    }

    /// Puts a note call into a `Reference`, as its `Lbl`, and names its link.
    pub fn wrap_in_reference(
        &mut self,
        parent: ObjectId,
        link: ObjectId,
        call: NoteCall,
    ) -> Result<ObjectId, FinishError> {
        let reference = self.add(b"Reference", parent);
        let label = self.add(b"Lbl", reference);
        self.set_kids(reference, vec![Object::Reference(label)])?;
        self.set_kids(label, vec![Object::Reference(link)])?;
        // Labels are blocks by default (ISO 32000-1, 14.8.5.4.1), but this one is within a line.
        let inline = attributes(b"Layout", "Placement", b"Inline");
        self.dictionary_mut(label)?.set("A", inline);
        let link = self.dictionary_mut(link)?;
        link.set("P", label);
        link.set("Alt", call.name);
        self.elements.note_calls.push((reference, call.note));
        Ok(reference)
    }

    /// Converts the items of a list to notes.
    pub fn convert_to_notes(&mut self, list: ObjectId) -> Result<(), FinishError> {
        self.set_kind(list, LIST_OF_NOTES)?;
        for item in self.kids(list)? {
            if let Some(item) = self.element(&item) {
                self.convert_to_note(item)?;
                self.notes_at_end.push(item);
            }
        }
        Ok(())
    }

    /// Converts a list item to a note with the kids of the item's body.
    fn convert_to_note(&mut self, item: ObjectId) -> Result<(), FinishError> {
        self.set_kind(item, b"Note")?;
        let mut kids = Vec::new();
        for kid in self.kids(item)? {
            match self.element(&kid) {
                Some(body) if self.kind(body)? == b"LBody" => {
                    if let Ok(language) = self.dictionary(body)?.get(b"Lang").cloned() {
                        self.dictionary_mut(item)?.set("Lang", language);
                    }
                    let inner = self.kids(body)?;
                    self.set_parent(&inner, item)?;
                    self.document.objects.remove(&body);
                    kids.extend(inner);
                }
                _ => kids.push(kid),
            }
        }
        self.set_kids(item, kids)?;
        // Notes are inline by default (ISO 32000-1, 14.8.5.4.1).
        let block = attributes(b"Layout", "Placement", b"Block");
        self.dictionary_mut(item)?.set("A", block);
        Ok(())
    }

    /// Replaces the lists of notes in an element with the notes themselves.
    pub fn unwrap_lists_of_notes(&mut self, element: ObjectId) -> Result<(), FinishError> {
        let mut kids = Vec::new();
        for kid in self.kids(element)? {
            match self.element(&kid) {
                Some(list) if self.kind(list)? == LIST_OF_NOTES => {
                    let notes = self.kids(list)?;
                    self.set_parent(&notes, element)?;
                    self.document.objects.remove(&list);
                    kids.extend(notes);
                }
                _ => kids.push(kid),
            }
        }
        self.set_kids(element, kids)
    }

    /// Gives each note after the text an identifier (ISO 14289-1, 7.9; ISO 32000-1, 14.7.2).
    pub fn register_notes(&mut self, root: ObjectId) -> Result<(), FinishError> {
        let notes = std::mem::take(&mut self.notes_at_end);
        if notes.is_empty() {
            return Ok(());
        }
        // Names of equal width sort in the order of the notes.
        let width = notes.len().to_string().len();
        let mut names = Vec::new();
        for (position, note) in notes.into_iter().enumerate() {
            let name = format!("note {:0width$}", position + 1).into_bytes();
            let name = Object::String(name, StringFormat::Literal);
            self.dictionary_mut(note)?.set("ID", name.clone());
            names.extend([name, Object::Reference(note)]);
        }
        self.append_to_id_tree(root, names)
    }

    /// Removes elements that are not a part of the document from the identifiers. typst gives one to every
    /// header cell.
    pub fn forget_untagged(&mut self, root: ObjectId) -> Result<(), FinishError> {
        if self.untagged.is_empty() {
            return Ok(());
        }
        self.change_id_tree(root, |names, untagged| {
            let pairs = names.chunks(2).filter(|pair| {
                let element = pair.get(1).and_then(|it| it.as_reference().ok());
                element.is_none_or(|element| !untagged.contains(&element))
            });
            pairs.flatten().cloned().collect()
        })
    }

    /// Appends pairs of identifier and element. typst's own identifiers begin with `U` and a
    /// capital `N`, which sort before them.
    fn append_to_id_tree(&mut self, root: ObjectId, names: Vec<Object>) -> Result<(), FinishError> {
        self.change_id_tree(root, |all, _| [all, &names].concat())
    }

    fn change_id_tree(
        &mut self,
        root: ObjectId,
        change: impl FnOnce(&[Object], &BTreeSet<ObjectId>) -> Vec<Object>,
    ) -> Result<(), FinishError> {
        let tree = self.dictionary(root)?.get(b"IDTree").cloned();
        let (id, mut tree) = match tree {
            Ok(Object::Reference(id)) => {
                let tree = self.document.get_dictionary(id).expected(ID_TREE)?;
                (Some(id), tree.clone())
            }
            Ok(Object::Dictionary(tree)) => (None, tree),
            _ => (None, Dictionary::new()),
        };
        let names = match tree.get(b"Names") {
            Ok(Object::Array(names)) => names.as_slice(),
            _ => &[],
        };
        let names = change(names, &self.untagged);
        tree.set("Names", names);
        match id {
            Some(id) => *self.document.get_dictionary_mut(id).expected(ID_TREE)? = tree,
            None => self.dictionary_mut(root)?.set("IDTree", tree),
        }
        Ok(())
    }
}
