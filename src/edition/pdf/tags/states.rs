//! States that voted: a list to who listens, lines to who looks.

use lopdf::{Object, ObjectId};

use super::attributes;
use super::tree::Tree;

impl Tree<'_> {
    /// Makes a paragraph a list, whose items are the words that were marked so. What stands between
    /// two of them is in the first.
    pub fn become_list(&mut self, paragraph: ObjectId) -> Result<(), lopdf::Error> {
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
            self.adopt(body, &kids)?;
            self.set_kids(body, kids)?;
        }
        self.set_kids(paragraph, items)?;
        let list = self.document.get_dictionary_mut(paragraph)?;
        list.set("S", Object::Name(b"L".to_vec()));
        list.set("A", attributes(b"List", "ListNumbering", b"None"));
        Ok(())
    }
}
