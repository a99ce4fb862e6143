//! The languages that a document has words in besides its own.

use std::collections::BTreeSet;

use publish_model::{Block, Inline, Language, Resolution};

/// The tags of the languages of blocks and words that are not in the document's own, in order.
pub fn other_languages(resolution: &Resolution) -> Vec<String> {
    let mut found = BTreeSet::new();
    let title = &resolution.masthead.title;
    in_line(title, &mut found);
    for enactment in resolution.enactments() {
        in_blocks(&enactment.preamble, &mut found);
        in_blocks(&enactment.operative, &mut found);
        for annex in &enactment.annexes {
            add(&annex.language, &mut found);
            in_blocks(&annex.blocks, &mut found);
        }
    }
    for note in &resolution.notes {
        add(&note.language, &mut found);
        in_blocks(&note.blocks, &mut found);
    }
    found.remove(resolution.language.tag());
    found.into_iter().collect()
}

fn add(language: &Option<Language>, found: &mut BTreeSet<String>) {
    found.extend(language.iter().map(|language| language.tag().to_owned()));
}

fn in_blocks(blocks: &[Block], found: &mut BTreeSet<String>) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => {
                add(&paragraph.language, found);
                in_line(&paragraph.content, found);
                in_blocks(&paragraph.then, found);
            }
            Block::Items(items) => {
                for item in &items.items {
                    add(&item.language, found);
                    in_line(&item.content, found);
                    in_blocks(&item.then, found);
                }
            }
            Block::Section(section) => {
                in_line(&section.heading.label, found);
                in_line(&section.heading.title, found);
                in_blocks(&section.blocks, found);
            }
            Block::Table(table) => {
                in_line(&table.caption, found);
                for cell in table
                    .head
                    .iter()
                    .chain(&table.body)
                    .flat_map(|row| &row.cells)
                {
                    in_blocks(&cell.blocks, found);
                }
            }
            Block::Quotation(quotation) => {
                add(&quotation.language, found);
                in_blocks(&quotation.blocks, found);
            }
        }
    }
}

fn in_line(line: &[Inline], found: &mut BTreeSet<String>) {
    for inline in line {
        if let Inline::Foreign { language, .. } = inline {
            found.insert(language.tag().to_owned());
        }
        if let Some(content) = inline.content() {
            in_line(content, found);
        }
    }
}
