//! Sections: each heading with the content after it.

use lopdf::{Object, ObjectId};

use super::tree::Tree;
use crate::error::FinishError;

/// The heading level of top-level sections: level 1 is the title.
const TOP_LEVEL: u8 = 2;

/// A section that is still open.
struct Section {
    /// The level of its heading.
    level: u8,
    element: ObjectId,
    kids: Vec<Object>,
}

impl Tree<'_> {
    /// Puts each heading and the content after it into a section, nested by heading level. The
    /// title and the content before the first heading are a section too.
    pub fn group_into_sections(
        &mut self,
        parent: ObjectId,
        kids: Vec<Object>,
    ) -> Result<Vec<Object>, FinishError> {
        let mut open: Vec<Section> = vec![self.begin_section(TOP_LEVEL, parent)];
        let mut finished = Vec::new();
        for kid in kids {
            let heading = self.element(&kid);
            let level = heading.and_then(|heading| self.heading_level(heading));
            if let Some(level) = level.filter(|level| *level >= TOP_LEVEL) {
                self.end_sections(&mut open, level, &mut finished)?;
                let outer = open.last().map_or(parent, |section| section.element);
                open.push(self.begin_section(level, outer));
            }
            if let Some(section) = open.last_mut() {
                section.kids.push(kid);
            }
        }
        self.end_sections(&mut open, TOP_LEVEL, &mut finished)?;
        Ok(finished)
    }

    fn begin_section(&mut self, level: u8, parent: ObjectId) -> Section {
        Section {
            level,
            element: self.add(b"Sect", parent),
            kids: Vec::new(),
        }
    }

    /// Ends the open sections at a level and below. Sections that are not in another go to
    /// `finished`.
    fn end_sections(
        &mut self,
        open: &mut Vec<Section>,
        level: u8,
        finished: &mut Vec<Object>,
    ) -> Result<(), FinishError> {
        while let Some(section) = open.pop_if(|section| section.level >= level) {
            if section.kids.is_empty() {
                self.document.objects.remove(&section.element);
                continue;
            }
            self.set_parent(&section.kids, section.element)?;
            self.set_kids(section.element, section.kids)?;
            let section = Object::Reference(section.element);
            match open.last_mut() {
                Some(outer) => outer.kids.push(section),
                None => finished.push(section),
            }
        }
        Ok(())
    }
}
