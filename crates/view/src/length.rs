//! The length of texts.

use icu_segmenter::GraphemeClusterSegmenter;

use publish_model::{Anchor, Block, Item, Resolution, plain_text};

/// The number of characters from which an annex begins on a new page.
const LONG_ANNEX: usize = 1200;

/// Returns the annexes that are long enough to begin on a new page.
pub fn long_annexes(resolution: &Resolution) -> Vec<Anchor> {
    let enactments = resolution.enactments();
    let annexes = enactments.iter().flat_map(|enactment| &enactment.annexes);
    let long = annexes.filter(|annex| length(&annex.blocks, LONG_ANNEX) >= LONG_ANNEX);
    long.map(|annex| annex.anchor.clone()).collect()
}

/// Returns the number of characters of a text, as readers count them.
pub fn clusters(text: &str) -> usize {
    let boundaries = GraphemeClusterSegmenter::new().segment_str(text).count();
    boundaries.saturating_sub(1)
}

/// Returns the number of characters of blocks. Counting stops at `limit`.
fn length(blocks: &[Block], limit: usize) -> usize {
    let mut found = 0;
    let mut texts = Vec::from_iter(blocks.iter().rev().map(Text::Block));
    while let Some(text) = texts.pop()
        && found < limit
    {
        match text {
            Text::Block(Block::Paragraph(paragraph)) => {
                found += clusters(&plain_text(&paragraph.content));
                texts.extend(paragraph.then.iter().map(Text::Block));
            }
            Text::Item(item) => {
                found += clusters(&plain_text(&item.content));
                texts.extend(item.then.iter().map(Text::Block));
            }
            Text::Block(Block::Items(items)) => texts.extend(items.items.iter().map(Text::Item)),
            Text::Block(Block::Section(section)) => {
                texts.extend(section.blocks.iter().map(Text::Block));
            }
            Text::Block(Block::Quotation(quotation)) => {
                texts.extend(quotation.blocks.iter().map(Text::Block));
            }
            Text::Block(Block::Table(table)) => {
                let cells = table.body.iter().flat_map(|row| &row.cells);
                texts.extend(cells.flat_map(|cell| &cell.blocks).map(Text::Block));
            }
        }
    }
    found
}

enum Text<'a> {
    Block(&'a Block),
    Item(&'a Item),
}

/// Returns the text of blocks with the labels of items, with a space after each paragraph and
/// label.
pub fn words_of(blocks: &[Block]) -> String {
    let mut words = String::new();
    collect_words(blocks, &mut words);
    words
}

fn collect_words(blocks: &[Block], words: &mut String) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => {
                words.push_str(&plain_text(&paragraph.content));
                words.push(' ');
                collect_words(&paragraph.then, words);
            }
            Block::Items(items) => {
                words.push(' ');
                for item in &items.items {
                    words.push_str(&plain_text(&item.content));
                    words.push(' ');
                    collect_words(&item.then, words);
                    words.push_str(&item.label);
                    words.push(' ');
                }
            }
            Block::Section(section) => {
                words.push(' ');
                collect_words(&section.blocks, words);
            }
            Block::Quotation(quotation) => {
                words.push(' ');
                collect_words(&quotation.blocks, words);
            }
            Block::Table(_) => words.push(' '),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::clusters;

    #[test]
    fn characters_are_counted_as_readers_count_them() {
        assert_eq!(clusters(""), 0);
        assert_eq!(clusters("Genève"), 6);
        assert_eq!(clusters("Gene\u{300}ve"), 6);
        assert_eq!(clusters("大会"), 2);
    }
}
