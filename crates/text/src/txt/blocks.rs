//! Paragraphs, items, sections and quotations, with hanging labels.

use publish_model::{Block, Items, LabelStyle, Paragraph};

use super::lines::Margin;
use super::{TextWriter, inlines};

/// How far the text of a numbered paragraph stands from its number.
const NUMBER: usize = 4;

/// How far a quotation is set in, and items under a paragraph that has no number.
const STEP: usize = 4;

impl TextWriter<'_> {
    /// Blocks one under the other. The label of the margin stands before the first of them.
    pub(super) fn blocks(&mut self, blocks: &[Block], margin: Margin, level: u8) {
        let mut next = margin;
        for block in blocks {
            let margin = next;
            next = margin.unlabelled();
            match block {
                Block::Paragraph(paragraph) => self.paragraph(paragraph, margin, level),
                Block::Items(items) => self.items(items, margin, level),
                Block::Section(section) => {
                    self.label_alone(&margin);
                    self.heading(&section.heading, level, margin.clone());
                    self.blocks(&section.blocks, margin.unlabelled(), level + 1);
                }
                Block::Table(table) => {
                    self.label_alone(&margin);
                    self.table(table, &margin.unlabelled(), level);
                }
                Block::Quotation(quotation) => {
                    self.blocks(&quotation.blocks, margin.deeper(STEP), level);
                }
            }
        }
        self.label_alone(&next);
    }

    /// The label of the margin, where it has one, before what takes none.
    fn label_alone(&mut self, margin: &Margin) {
        self.lines.paragraph(margin.clone(), "");
    }

    fn paragraph(&mut self, paragraph: &Paragraph, margin: Margin, level: u8) {
        let text = inlines::text(&paragraph.content);
        let margin = match &paragraph.number {
            Some(number) => margin.labelled(&label(number), NUMBER),
            None => margin,
        };
        self.lines.paragraph(margin.clone(), &text);
        let margin = margin.unlabelled();
        for block in &paragraph.then {
            let is_list = matches!(block, Block::Items(_));
            let margin = if is_list && paragraph.number.is_none() {
                margin.deeper(STEP)
            } else {
                margin.clone()
            };
            self.blocks(std::slice::from_ref(block), margin, level);
        }
    }

    fn items(&mut self, items: &Items, margin: Margin, level: u8) {
        // By the kind of list, not by its longest label: a new item moves no other.
        let columns = match items.style {
            LabelStyle::Dash => 2,
            LabelStyle::Decimal | LabelStyle::LowerAlpha | LabelStyle::UpperAlpha => 4,
            LabelStyle::LowerRoman | LabelStyle::UpperRoman => 7,
        };
        let mut next = margin;
        for item in &items.items {
            let margin = next.labelled(&label(&item.label), columns);
            next = next.unlabelled();
            let text = inlines::text(&item.content);
            self.lines.paragraph(margin.clone(), &text);
            self.blocks(&item.then, margin.unlabelled(), level);
        }
    }
}

/// A printed label without the characters that [`inlines::text`] leaves out.
fn label(printed: &str) -> String {
    inlines::text(&[publish_model::Inline::text(printed.trim())])
}
