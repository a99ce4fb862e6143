//! Notes and their calls.

use lopdf::{Dictionary, Object, ObjectId, StringFormat};

use super::attributes;
use super::tree::Tree;

impl Tree<'_> {
    /// What a link that calls a note is named, with the anchor of the note; nothing for other
    /// elements.
    pub fn called_note(&self, element: ObjectId) -> Result<Option<(Object, String)>, lopdf::Error> {
        if self.kind(element)? != b"Link" {
            return Ok(None);
        }
        for kid in self.kids(element)? {
            let Some(annotation) = self.annotation(&kid) else {
                continue;
            };
            let target = annotation.get(b"Dest").and_then(Object::as_str);
            let target = target.ok().and_then(|name| std::str::from_utf8(name).ok());
            if let Some(target) = target.filter(|target| self.notes.contains(*target)) {
                let spoken = annotation.get(b"Contents").cloned();
                return Ok(spoken.ok().map(|spoken| (spoken, target.to_owned())));
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
    pub fn reference(
        &mut self,
        parent: ObjectId,
        link: ObjectId,
        (spoken, note): (Object, String),
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
        self.found.calls.push((reference, note));
        Ok(Object::Reference(reference))
    }

    /// Makes the items of a list notes, and the list what [`Tree::dissolve`] takes away.
    pub fn become_notes(&mut self, list: ObjectId) -> Result<(), lopdf::Error> {
        self.set_kind(list, b"Notes")?;
        for item in self.kids(list)? {
            let Some(item) = self.element(&item) else {
                continue;
            };
            self.set_kind(item, b"Note")?;
            let mut kids = Vec::new();
            for kid in self.kids(item)? {
                match self.element(&kid) {
                    Some(body) if self.kind(body)? == b"LBody" => {
                        let inner = self.kids(body)?;
                        let language = self.document.get_dictionary(body)?.get(b"Lang").cloned();
                        if let Ok(language) = language {
                            self.document
                                .get_dictionary_mut(item)?
                                .set("Lang", language);
                        }
                        self.adopt(item, &inner)?;
                        self.document.objects.remove(&body);
                        kids.extend(inner);
                    }
                    _ => kids.push(kid),
                }
            }
            self.set_kids(item, kids)?;
            // Notes are in a line unless they say otherwise (14.8.5.4.1).
            let item_is = self.document.get_dictionary_mut(item)?;
            item_is.set("A", attributes(b"Layout", "Placement", b"Block"));
            self.notes_at_end.push(item);
        }
        Ok(())
    }

    fn set_kind(&mut self, element: ObjectId, kind: &[u8]) -> Result<(), lopdf::Error> {
        let element = self.document.get_dictionary_mut(element)?;
        element.set("S", Object::Name(kind.to_vec()));
        Ok(())
    }

    /// Puts the notes of an element's lists of notes into the element itself.
    pub fn dissolve(&mut self, element: ObjectId) -> Result<(), lopdf::Error> {
        let mut kids = Vec::new();
        for kid in self.kids(element)? {
            match self.element(&kid) {
                Some(list) if self.kind(list)? == b"Notes" => {
                    let notes = self.kids(list)?;
                    self.adopt(element, &notes)?;
                    self.document.objects.remove(&list);
                    kids.extend(notes);
                }
                _ => kids.push(kid),
            }
        }
        self.set_kids(element, kids)
    }

    /// Gives each note after the text an identifier of its own (PDF/UA-1, 7.9; ISO 32000-1, 14.7.2).
    pub fn register_notes(&mut self, root: ObjectId) -> Result<(), lopdf::Error> {
        let notes = std::mem::take(&mut self.notes_at_end);
        if notes.is_empty() {
            return Ok(());
        }
        // One width for all, so that the order of notes is that of the names.
        let width = notes.len().to_string().len();
        let mut names = Vec::new();
        for (position, note) in notes.into_iter().enumerate() {
            let name = format!("note {:0width$}", position + 1).into_bytes();
            let name = Object::String(name, StringFormat::Literal);
            self.document
                .get_dictionary_mut(note)?
                .set("ID", name.clone());
            names.extend([name, Object::Reference(note)]);
        }
        let tree = self.document.get_dictionary(root)?.get(b"IDTree").cloned();
        let (id, mut tree) = match &tree {
            Ok(Object::Reference(id)) => (Some(*id), self.document.get_dictionary(*id)?.clone()),
            Ok(Object::Dictionary(tree)) => (None, tree.clone()),
            _ => (None, Dictionary::new()),
        };
        // What typst names begins with other letters (`U` and a capital `N`), which come before.
        let mut all = match tree.get(b"Names") {
            Ok(Object::Array(names)) => names.clone(),
            _ => Vec::new(),
        };
        all.extend(names);
        tree.set("Names", all);
        match id {
            Some(id) => *self.document.get_dictionary_mut(id)? = tree,
            None => self.document.get_dictionary_mut(root)?.set("IDTree", tree),
        }
        Ok(())
    }
}
