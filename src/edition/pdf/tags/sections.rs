//! Sections: each heading with what stands under it.

use lopdf::{Object, ObjectId};

use super::tree::Tree;

/// The level of the highest sections: the first is the title's.
const TOP: u8 = 2;

/// A section that has not ended.
struct Section {
    /// The level of its heading.
    level: u8,
    element: ObjectId,
    kids: Vec<Object>,
}

impl Tree<'_> {
    /// Puts each heading with what stands under it into a section, those of lower levels within
    /// those of higher ones. What stands before the first heading, and the title, are a section.
    pub fn in_sections(
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
            self.adopt(section.element, &section.kids)?;
            self.set_kids(section.element, section.kids)?;
            match open.last_mut() {
                Some(outer) => outer.kids.push(Object::Reference(section.element)),
                None => finished.push(Object::Reference(section.element)),
            }
        }
        Ok(())
    }
}
