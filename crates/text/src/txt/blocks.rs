//! Paragraphs, items, sections and quotations, with hanging labels.

use publish_model::{Block, Items, LabelStyle, Paragraph};

use super::lines::Margin;
use super::{TextWriter, inlines};

/// The columns from the start of a paragraph's number to its text.
const NUMBER_COLUMNS: usize = 4;

/// The indent of quotations, and of items under a paragraph without a number.
const INDENT: usize = 4;

impl TextWriter<'_> {
    /// Writes blocks one below the other. The label of the margin precedes the first.
    pub(super) fn blocks(&mut self, blocks: &[Block], margin: Margin, level: u8) {
        let mut next = margin;
        for block in blocks {
            let margin = next;
            next = margin.unlabelled();
            match block {
                Block::Paragraph(paragraph) => self.paragraph(paragraph, margin, level),
                Block::Items(items) => self.items(items, margin, level),
                Block::Section(section) => {
                    self.label_line(&margin);
                    self.heading(&section.heading, level, margin.clone());
                    self.blocks(&section.blocks, margin.unlabelled(), level + 1);
                }
                Block::Table(table) => {
                    self.label_line(&margin);
                    self.table(table, &margin.unlabelled(), level);
                }
                Block::Quotation(quotation) => {
                    self.blocks(&quotation.blocks, margin.indented(INDENT), level);
                }
            }
        }
        self.label_line(&next);
    }

    /// Writes the label of the margin, if it has one, on a line before a block that has no room for
    /// it.
    fn label_line(&mut self, margin: &Margin) {
        self.lines.paragraph(margin.clone(), "");
    }

    fn paragraph(&mut self, paragraph: &Paragraph, margin: Margin, level: u8) {
        let text = self.text(&paragraph.content);
        let margin = match &paragraph.number {
            Some(number) => margin.labelled(&label(number), NUMBER_COLUMNS),
            None => margin,
        };
        self.lines.paragraph(margin.clone(), &text);
        let margin = margin.unlabelled();
        for block in &paragraph.then {
            let is_list = matches!(block, Block::Items(_));
            let margin = if is_list && paragraph.number.is_none() {
                margin.indented(INDENT)
            } else {
                margin.clone()
            };
            self.blocks(std::slice::from_ref(block), margin, level);
        }
    }

    fn items(&mut self, items: &Items, margin: Margin, level: u8) {
        // Depends on the style of the list, not on its longest label, so that a new item does not
        // move the others.
        let columns = match items.style {
            LabelStyle::Dash => 2,
            LabelStyle::Decimal | LabelStyle::LowerAlpha | LabelStyle::UpperAlpha => 4,
            LabelStyle::LowerRoman | LabelStyle::UpperRoman => 7,
        };
        let mut next = margin;
        for item in &items.items {
            let margin = next.labelled(&label(&item.label), columns);
            next = next.unlabelled();
            let text = self.text(&item.content);
            self.lines.paragraph(margin.clone(), &text);
            self.blocks(&item.then, margin.unlabelled(), level);
        }
    }
}

/// Returns a printed label without the characters that [`inlines::text`] omits.
fn label(printed: &str) -> String {
    inlines::text(&[publish_model::Inline::text(printed.trim())], &[])
}
