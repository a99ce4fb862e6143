//! The anchors of a document in the order of its text.

use publish_model::{Anchor, Block, Enactment, Resolution, Text};

/// The anchors of parts, sections, annexes, paragraphs, items and tables: where a print page is said
/// to begin.
pub fn in_order(resolution: &Resolution) -> Vec<&Anchor> {
    let mut anchors = Vec::new();
    match &resolution.text {
        Text::Whole(enactment) => in_enactment(enactment, &mut anchors),
        Text::Parts(parts) => {
            for part in parts {
                anchors.push(&part.anchor);
                in_enactment(&part.enactment, &mut anchors);
            }
        }
    }
    anchors
}

fn in_enactment<'a>(enactment: &'a Enactment, anchors: &mut Vec<&'a Anchor>) {
    in_blocks(&enactment.preamble, anchors);
    in_blocks(&enactment.operative, anchors);
    for annex in &enactment.annexes {
        anchors.push(&annex.anchor);
        in_blocks(&annex.blocks, anchors);
    }
}

fn in_blocks<'a>(blocks: &'a [Block], anchors: &mut Vec<&'a Anchor>) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => {
                anchors.push(&paragraph.anchor);
                in_blocks(&paragraph.then, anchors);
            }
            Block::Items(items) => {
                for item in &items.items {
                    anchors.push(&item.anchor);
                    in_blocks(&item.then, anchors);
                }
            }
            Block::Section(section) => {
                anchors.push(&section.anchor);
                in_blocks(&section.blocks, anchors);
            }
            Block::Table(table) => anchors.push(&table.anchor),
            Block::Quotation(quotation) => in_blocks(&quotation.blocks, anchors),
        }
    }
}
