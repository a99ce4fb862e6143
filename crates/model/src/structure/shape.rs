//! The structure of a region of text without its words.

use crate::resolve::{item_token, label_token, numbers_restart, section_token};
use crate::unresolved::Block;

/// A block without its words. Texts of the same shape have the same anchors; the styles of their
/// labels may differ, as `(i)` in English is `’1‘` in Arabic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shape {
    /// A paragraph with the part of its anchor, if it has a number.
    Paragraph(Option<String>, Vec<Shape>),
    /// An item with the part of its anchor, unless its label is a dash.
    Item(Option<String>, Vec<Shape>),
    /// A section with the part of its anchor, if it has a label.
    Section(Option<String>, Vec<Shape>),
    /// A table.
    Table,
    /// A quotation.
    Quotation(Vec<Shape>),
}

/// Whether the blocks of a section are below it in a shape, or after it. The level of a section is
/// in anchors only where numbers restart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sections {
    Nested,
    Flat,
}

impl Sections {
    /// Returns how the anchors of these blocks depend on sections.
    pub fn in_anchors(blocks: &[Block]) -> Self {
        if numbers_restart(blocks) {
            Sections::Nested
        } else {
            Sections::Flat
        }
    }
}

/// Returns the shapes of blocks. Items are listed without their lists.
pub fn of(blocks: &[Block], sections: Sections) -> Vec<Shape> {
    let mut shapes = Vec::with_capacity(blocks.len());
    add(blocks, sections, &mut shapes);
    shapes
}

fn add(blocks: &[Block], sections: Sections, shapes: &mut Vec<Shape>) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => {
                let token = paragraph.number.as_deref().map(label_token);
                shapes.push(Shape::Paragraph(token, of(&paragraph.then, sections)));
            }
            Block::Items(items) => shapes.extend(items.items.iter().map(|item| {
                let token = item_token(&item.label, items.style);
                Shape::Item(token, of(&item.then, sections))
            })),
            Block::Section(section) => {
                let token = section_token(&section.heading);
                match sections {
                    Sections::Nested => {
                        let blocks = of(&section.blocks, sections);
                        shapes.push(Shape::Section(token, blocks));
                    }
                    Sections::Flat => {
                        shapes.push(Shape::Section(token, Vec::new()));
                        add(&section.blocks, sections, shapes);
                    }
                }
            }
            Block::Table(_) => shapes.push(Shape::Table),
            Block::Quotation(quotation) => {
                shapes.push(Shape::Quotation(of(&quotation.blocks, sections)));
            }
        }
    }
}

/// Returns the number of items that belong to no paragraph.
pub fn free_items(shapes: &[Shape]) -> usize {
    let count = |shape: &Shape| match shape {
        Shape::Item(..) => 1,
        Shape::Section(_, blocks) => free_items(blocks),
        Shape::Paragraph(..) | Shape::Table | Shape::Quotation(_) => 0,
    };
    shapes.iter().map(count).sum()
}
