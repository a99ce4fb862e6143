//! Lists that are lines of text on the page, such as the States that voted.

use lopdf::{Object, ObjectId};

use super::attributes;
use super::tree::Tree;
use crate::error::FinishError;

impl Tree<'_> {
    /// Converts a paragraph to a list. Its items are the words marked as items; text between two
    /// items belongs to the first of them.
    pub fn convert_to_list(&mut self, paragraph: ObjectId) -> Result<(), FinishError> {
        let mut bodies: Vec<(ObjectId, Vec<Object>)> = Vec::new();
        let mut items = Vec::new();
        for kid in self.kids(paragraph)? {
            let begins = self
                .element(&kid)
                .is_some_and(|it| self.items.contains(&it));
            if begins || bodies.is_empty() {
                let item = self.add(b"LI", paragraph);
                let body = self.add(b"LBody", item);
                self.set_kids(item, vec![Object::Reference(body)])?;
                items.push(Object::Reference(item));
                bodies.push((body, Vec::new()));
            }
            if let Some((_, kids)) = bodies.last_mut() {
                kids.push(kid);
            }
        }
        for (body, kids) in bodies {
            self.set_parent(&kids, body)?;
            self.set_kids(body, kids)?;
        }
        self.set_kids(paragraph, items)?;
        self.set_kind(paragraph, b"L")?;
        let numbering = attributes(b"List", "ListNumbering", b"None");
        self.dictionary_mut(paragraph)?.set("A", numbering);
        Ok(())
    }
}
