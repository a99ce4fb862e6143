//! The text of a document, in the two forms that the schema has: hierarchical elements
//! (`paragraph`, `list`, `point`) in the main body and in quotations; block elements (`p`,
//! `blockList`, `blockContainer`) in the preamble, in notes and in cells.

use publish_model::numeral::{self, Numeral};
use publish_model::{
    Alignment, Block, Cell, Inline, Inlines, Items, Paragraph, Quotation, Row, Scope, Section,
    Table, plain_text,
};

use super::AknWriter;
use super::ids::number;
use super::inline::add_language;

impl AknWriter<'_> {
    /// Writes each preambular paragraph as a `container` named after its opening words.
    pub fn preambular(&mut self, blocks: &[Block], parent: &str) {
        for block in blocks {
            match block {
                Block::Paragraph(paragraph) => self.preambular_paragraph(paragraph, parent),
                other => self.flow(std::slice::from_ref(other), parent),
            }
        }
    }

    fn preambular_paragraph(&mut self, paragraph: &Paragraph, parent: &str) {
        let name = opening_words(&paragraph.content);
        let id = self.ids.assign(parent, "container", None);
        let mut attributes = vec![("name", name.as_str()), ("eId", &id)];
        add_language(&mut attributes, paragraph.language.as_ref());
        self.xml.open("container", &attributes);
        if paragraph.number.is_some() {
            let paragraph = Paragraph {
                language: None,
                ..paragraph.clone()
            };
            self.flow_paragraph(&paragraph, &id);
        } else {
            self.line("p", &[], &paragraph.content);
            self.flow(&paragraph.then, &id);
        }
        self.xml.close("container");
    }

    /// Writes blocks as hierarchical elements.
    pub fn hierarchy(&mut self, blocks: &[Block], parent: &str) {
        for block in blocks {
            match block {
                Block::Paragraph(paragraph) => self.paragraph(paragraph, "paragraph", parent),
                other => self.hierarchical(other, parent),
            }
        }
    }

    fn hierarchical(&mut self, block: &Block, parent: &str) {
        match block {
            // Text that continues a paragraph has no number.
            Block::Paragraph(paragraph) if paragraph.number.is_none() => {
                self.paragraph(paragraph, "alinea", parent);
            }
            Block::Paragraph(paragraph) => self.paragraph(paragraph, "paragraph", parent),
            Block::Items(items) => self.list(items, parent),
            Block::Section(section) => self.section(section, parent),
            Block::Table(_) => self.in_container("table", block, parent),
            Block::Quotation(_) => self.in_container("quotation", block, parent),
        }
    }

    fn paragraph(&mut self, paragraph: &Paragraph, element: &str, parent: &str) {
        let short = if element == "alinea" { "al" } else { "para" };
        let id = self.ids.assign(parent, short, printed_number(paragraph));
        let mut attributes = vec![("eId", id.as_str())];
        add_language(&mut attributes, paragraph.language.as_ref());
        self.xml.open(element, &attributes);
        self.number(paragraph.number.as_deref());
        self.content(&paragraph.content, &paragraph.then, &id);
        self.xml.close(element);
    }

    fn number(&mut self, number: Option<&str>) {
        if let Some(number) = number {
            self.xml.text_element("num", &[], number);
        }
    }

    /// Writes the text of a paragraph or item and the blocks under it.
    fn content(&mut self, content: &Inlines, then: &[Block], id: &str) {
        let Some((last, before)) = then.split_last() else {
            self.xml.open("content", &[]);
            self.line("p", &[], content);
            self.xml.close("content");
            return;
        };
        self.xml.open("intro", &[]);
        self.line("p", &[], content);
        self.xml.close("intro");
        for block in before {
            self.hierarchical(block, id);
        }
        match last {
            Block::Paragraph(Paragraph {
                number: None,
                language: None,
                content,
                then,
                ..
            }) if then.is_empty() => {
                self.xml.open("wrapUp", &[]);
                self.line("p", &[], content);
                self.xml.close("wrapUp");
            }
            other => self.hierarchical(other, id),
        }
    }

    fn list(&mut self, items: &Items, parent: &str) {
        let id = self.ids.assign(parent, "list", None);
        let attributes = [("eId", id.as_str()), ("class", items.style.as_str())];
        self.xml.open("list", &attributes);
        for item in &items.items {
            let id = self
                .ids
                .assign(&id, "point", number(&item.label, Some(items.style)));
            let mut attributes = vec![("eId", id.as_str())];
            add_language(&mut attributes, item.language.as_ref());
            self.xml.open("point", &attributes);
            self.number(Some(&item.label));
            self.content(&item.content, &item.then, &id);
            self.xml.close("point");
        }
        self.xml.close("list");
    }

    fn section(&mut self, section: &Section, parent: &str) {
        let label = plain_text(&section.heading.label);
        let id = self.ids.assign(parent, "sec", section_number(&label));
        self.xml.open("section", &[("eId", &id)]);
        self.heading(section);
        self.hierarchy(&section.blocks, &id);
        self.xml.close("section");
    }

    fn heading(&mut self, section: &Section) {
        if !section.heading.label.is_empty() {
            self.line("num", &[], &section.heading.label);
        }
        if !section.heading.title.is_empty() {
            self.line("heading", &[], &section.heading.title);
        }
    }

    /// Writes a table or quotation in a hierarchy, which has no element for either.
    fn in_container(&mut self, name: &str, block: &Block, parent: &str) {
        let id = self.ids.assign(parent, "hcontainer", None);
        self.xml.open("hcontainer", &[("name", name), ("eId", &id)]);
        self.xml.open("content", &[]);
        self.flow(std::slice::from_ref(block), &id);
        self.xml.close("content");
        self.xml.close("hcontainer");
    }

    /// Writes blocks as block elements.
    pub fn flow(&mut self, blocks: &[Block], parent: &str) {
        for block in blocks {
            match block {
                Block::Paragraph(paragraph) => self.flow_paragraph(paragraph, parent),
                Block::Items(items) => self.block_list(items, parent),
                Block::Section(section) => self.flow_section(section, parent),
                Block::Table(table) => self.table(table, parent),
                Block::Quotation(quotation) => self.quotation(quotation, parent),
            }
        }
    }

    fn flow_paragraph(&mut self, paragraph: &Paragraph, parent: &str) {
        let mut attributes = Vec::new();
        add_language(&mut attributes, paragraph.language.as_ref());
        // An empty `p` is read as no block.
        let is_empty = paragraph.content.is_empty();
        if paragraph.number.is_none() && paragraph.then.is_empty() && !is_empty {
            self.line("p", &attributes, &paragraph.content);
            return;
        }
        let id = self
            .ids
            .assign(parent, "blockContainer", printed_number(paragraph));
        attributes.insert(0, ("eId", &id));
        self.xml.open("blockContainer", &attributes);
        self.number(paragraph.number.as_deref());
        self.line("p", &[], &paragraph.content);
        self.flow(&paragraph.then, &id);
        self.xml.close("blockContainer");
    }

    fn block_list(&mut self, items: &Items, parent: &str) {
        let id = self.ids.assign(parent, "list", None);
        let attributes = [("eId", id.as_str()), ("class", items.style.as_str())];
        self.xml.open("blockList", &attributes);
        for item in &items.items {
            let id = self
                .ids
                .assign(&id, "item", number(&item.label, Some(items.style)));
            let mut attributes = vec![("eId", id.as_str())];
            add_language(&mut attributes, item.language.as_ref());
            self.xml.open("item", &attributes);
            self.number(Some(&item.label));
            self.line("p", &[], &item.content);
            self.flow(&item.then, &id);
            self.xml.close("item");
        }
        self.xml.close("blockList");
    }

    fn flow_section(&mut self, section: &Section, parent: &str) {
        let id = self.ids.assign(parent, "blockContainer", None);
        let attributes = [("eId", id.as_str()), ("class", "section")];
        self.xml.open("blockContainer", &attributes);
        self.heading(section);
        self.flow_or_empty_paragraph(&section.blocks, &id);
        self.xml.close("blockContainer");
    }

    fn quotation(&mut self, quotation: &Quotation, parent: &str) {
        let id = self.ids.assign(parent, "embedded", None);
        let mut attributes = vec![("eId", id.as_str())];
        add_language(&mut attributes, quotation.language.as_ref());
        self.xml.open("p", &[]);
        self.xml.open("embeddedStructure", &attributes);
        if quotation.blocks.is_empty() {
            self.xml.empty("p", &[]);
        }
        self.hierarchy(&quotation.blocks, &id);
        self.xml.close("embeddedStructure");
        self.xml.close("p");
    }

    fn table(&mut self, table: &Table, parent: &str) {
        let id = self.ids.assign(parent, "table", None);
        self.xml.open("table", &[("eId", &id)]);
        if !table.caption.is_empty() {
            self.line("caption", &[], &table.caption);
        }
        for row in &table.head {
            self.row(row, &[("class", "head")], &id);
        }
        for row in &table.body {
            self.row(row, &[], &id);
        }
        self.xml.close("table");
    }

    fn row(&mut self, row: &Row, attributes: &[(&str, &str)], id: &str) {
        self.xml.open("tr", attributes);
        for cell in &row.cells {
            self.cell(cell, id);
        }
        self.xml.close("tr");
    }

    fn cell(&mut self, cell: &Cell, id: &str) {
        let (name, scope) = match cell.header {
            Some(Scope::Column) => ("th", "column"),
            Some(Scope::Row) => ("th", "row"),
            None => ("td", ""),
        };
        let alignment = match cell.alignment {
            Alignment::Start => "",
            Alignment::Center => "center",
            Alignment::End => "end",
        };
        let class = format!("{scope} {alignment}");
        let (columns, rows) = (cell.columns.to_string(), cell.rows.to_string());
        let mut attributes = Vec::new();
        if !class.trim().is_empty() {
            attributes.push(("class", class.trim()));
        }
        if cell.columns != 1 {
            attributes.push(("colspan", &columns));
        }
        if cell.rows != 1 {
            attributes.push(("rowspan", &rows));
        }
        if cell.blocks.is_empty() {
            self.xml.empty(name, &attributes);
            return;
        }
        self.xml.open(name, &attributes);
        self.flow(&cell.blocks, id);
        self.xml.close(name);
    }
}

/// Returns the emphasised words that a preambular paragraph begins with: “Recalling”.
fn opening_words(content: &[Inline]) -> String {
    let words = match content.first() {
        Some(first @ Inline::Emphasis { .. }) => plain_text(std::slice::from_ref(first)),
        _ => String::new(),
    };
    match words.trim() {
        "" => "preambularParagraph".to_owned(),
        words => words.to_owned(),
    }
}

fn printed_number(paragraph: &Paragraph) -> Option<String> {
    number(paragraph.number.as_deref()?, None)
}

/// Returns the number in a section's label: `2` in “II”, `4` in “Article 4”.
fn section_number(label: &str) -> Option<String> {
    Some(match numeral::in_label(label)? {
        Numeral::Decimal(number) | Numeral::Ordinal(number) | Numeral::Letter(number) => {
            number.to_string()
        }
    })
}
