//! Blocks: paragraphs with the blocks under them, lists, sections, tables, quotations.

use roxmltree::Node;

use publish_model::check::COLUMNS_MAX;
use publish_model::unresolved::{
    Block, Cell, Heading, Inlines, Item, Items, Paragraph, Quotation, Row, Section, Table,
};
use publish_model::{Alignment, LabelStyle, Placement, Scope};

use super::line::language;
use super::{StructuredReader, child, name, opening_tag};

impl StructuredReader<'_> {
    /// Reads the blocks in an element.
    pub fn blocks(&mut self, node: Node<'_, '_>) -> Vec<Block> {
        let mut blocks = Vec::new();
        self.add_blocks(node.children(), &mut blocks);
        blocks
    }

    fn add_blocks<'a, 'input: 'a>(
        &mut self,
        nodes: impl IntoIterator<Item = Node<'a, 'input>>,
        blocks: &mut Vec<Block>,
    ) {
        for node in nodes {
            if node.is_element() {
                self.add_block(node, blocks);
            } else if let Some(words) = loose_words(node) {
                blocks.push(paragraph(vec![publish_model::Inline::text(words)]));
            }
        }
    }

    fn add_block(&mut self, node: Node<'_, '_>, blocks: &mut Vec<Block>) {
        match name(node) {
            "num" | "heading" | "formula" | "meta" | "caption" => {}
            "blockContainer" if node.attribute("class") == Some("section") => {
                blocks.push(self.section(node));
            }
            "paragraph" | "alinea" | "wrapUp" | "container" | "blockContainer" => {
                blocks.push(self.paragraph(node));
            }
            "list" | "blockList" => blocks.push(self.items(node)),
            "section" => blocks.push(self.section(node)),
            "table" => blocks.push(self.table(node)),
            "p" => match child(node, "embeddedStructure") {
                Some(embedded) => blocks.push(Block::Quotation(Quotation {
                    language: language(embedded),
                    blocks: self.blocks(embedded),
                })),
                // An empty paragraph, which the schema requires where the document has no block.
                None if !node.has_children() => {}
                None => {
                    let mut paragraph = empty_paragraph();
                    paragraph.language = language(node);
                    paragraph.content = self.line(node);
                    blocks.push(Block::Paragraph(paragraph));
                }
            },
            _ => self.add_blocks(node.children(), blocks),
        }
    }

    fn paragraph(&mut self, node: Node<'_, '_>) -> Block {
        // A numbered preambular paragraph is a container within a container.
        let inner = numbered_within(node).unwrap_or(node);
        let (content, then) = self.content(inner);
        Block::Paragraph(Paragraph {
            number: number(inner),
            language: language(node),
            content,
            then,
            ..empty_paragraph()
        })
    }

    /// Reads the text of a paragraph or item, and the blocks under it.
    fn content(&mut self, node: Node<'_, '_>) -> (Inlines, Vec<Block>) {
        let mut nodes = Vec::new();
        for inner in node.children().filter(|inner| !inner.is_comment()) {
            match name(inner) {
                "intro" | "content" => nodes.extend(inner.children()),
                _ => nodes.push(inner),
            }
        }
        nodes.retain(|inner| name(*inner) != "num" && !is_layout(*inner));
        let mut content = Inlines::new();
        if let Some(first) = nodes.first().copied()
            && name(first) == "p"
            && child(first, "embeddedStructure").is_none()
        {
            content = self.line(first);
            nodes.remove(0);
        }
        let mut then = Vec::new();
        self.add_blocks(nodes, &mut then);
        (content, then)
    }

    fn items(&mut self, node: Node<'_, '_>) -> Block {
        let points = node
            .children()
            .filter(|inner| matches!(name(*inner), "point" | "item"));
        let items = points.map(|point| {
            let (content, then) = self.content(point);
            Item {
                anchor: Default::default(),
                label: number(point).unwrap_or_default(),
                language: language(point),
                content,
                then,
            }
        });
        Block::Items(Items {
            items: items.collect(),
            style: style(node.attribute("class").unwrap_or_default()),
        })
    }

    fn section(&mut self, node: Node<'_, '_>) -> Block {
        let label = child(node, "num").map(|label| self.line(label));
        let title = child(node, "heading").map(|title| self.line(title));
        let heading = Heading {
            label: label.unwrap_or_default(),
            title: title.unwrap_or_default(),
        };
        self.report.check_heading(&heading, opening_tag(node));
        Block::Section(Section {
            anchor: Default::default(),
            heading,
            blocks: self.blocks(node),
        })
    }

    fn table(&mut self, node: Node<'_, '_>) -> Block {
        let caption = child(node, "caption").map(|caption| self.line(caption));
        let (mut head, mut body) = (Vec::new(), Vec::new());
        for row in node.children().filter(|row| name(*row) == "tr") {
            let cells = row.children().filter(Node::is_element);
            let table_row = Row {
                cells: cells.map(|cell| self.cell(cell)).collect(),
            };
            if row.attribute("class") == Some("head") {
                head.push(table_row);
            } else {
                body.push(table_row);
            }
        }
        Block::Table(Table {
            anchor: Default::default(),
            caption: caption.unwrap_or_default(),
            columns: columns(head.iter().chain(&body)),
            head,
            body,
        })
    }

    fn cell(&mut self, node: Node<'_, '_>) -> Cell {
        let class = node.attribute("class").unwrap_or_default();
        let has_class = |wanted: &str| class.split(' ').any(|word| word == wanted);
        let span = |attribute: &str| {
            let span = node.attribute(attribute).and_then(|span| span.parse().ok());
            span.unwrap_or(1)
        };
        Cell {
            header: match name(node) {
                "th" if has_class("column") => Some(Scope::Column),
                "th" => Some(Scope::Row),
                _ => None,
            },
            columns: span("colspan"),
            rows: span("rowspan"),
            alignment: match () {
                () if has_class("end") => Alignment::End,
                () if has_class("center") => Alignment::Center,
                () => Alignment::Start,
            },
            blocks: self.blocks(node),
        }
    }
}

/// Returns the number of columns that rows need, or the first number that is too large.
fn columns<'a>(rows: impl Iterator<Item = &'a Row>) -> u16 {
    let mut placement = Placement::default();
    for row in rows {
        for cell in &row.cells {
            let wide = cell.columns.min(COLUMNS_MAX + 1);
            placement.place(usize::from(wide), usize::from(cell.rows));
            if placement.columns() > usize::from(COLUMNS_MAX) {
                return COLUMNS_MAX + 1;
            }
        }
        placement.end_row();
    }
    u16::try_from(placement.columns()).unwrap_or(u16::MAX)
}

fn empty_paragraph() -> Paragraph {
    Paragraph {
        anchor: Default::default(),
        number: None,
        language: None,
        content: Inlines::new(),
        then: Vec::new(),
    }
}

fn paragraph(content: Inlines) -> Block {
    Block::Paragraph(Paragraph {
        content,
        ..empty_paragraph()
    })
}

fn number(node: Node<'_, '_>) -> Option<String> {
    let number = child(node, "num")?;
    Some(number.text().unwrap_or_default().to_owned())
}

fn numbered_within<'a, 'input>(node: Node<'a, 'input>) -> Option<Node<'a, 'input>> {
    let first = node.first_element_child()?;
    let holds = name(node) == "container" && name(first) == "blockContainer";
    (holds && child(first, "num").is_some()).then_some(first)
}

/// Returns words outside lines, which may be left over from editing.
fn loose_words<'a>(node: Node<'a, '_>) -> Option<&'a str> {
    let words = node.text().filter(|_| node.is_text())?.trim();
    (!words.is_empty()).then_some(words)
}

/// Whether a node is only whitespace between two elements.
fn is_layout(node: Node<'_, '_>) -> bool {
    !node.is_element() && loose_words(node).is_none()
}

fn style(class: &str) -> LabelStyle {
    let mut styles = LabelStyle::ALL.into_iter();
    let named = styles.find(|style| style.as_str() == class);
    named.unwrap_or(LabelStyle::Dash)
}
