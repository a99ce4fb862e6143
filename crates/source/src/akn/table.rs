//! Tables, and boxes that are marked up as tables.

use roxmltree::Node;

use crate::report::Report;
use publish_model::unresolved::{Cell, Inlines, Row, Table};
use publish_model::{Alignment, Placement, Scope};

use super::notes::Notes;
use super::pieces::{self, Piece};
use super::{child, heading, line, name, nest};

/// The content of a `table`.
pub enum Read {
    /// A table.
    Table(Table),
    /// A box around text, marked up as a table with one column, or with one cell in each row, some of
    /// which cover several columns (E/RES/2021/6).
    Box(Vec<Piece>),
}

/// Reads a table. Incomplete rows are filled with empty cells, and spans beyond the edge of the
/// table are cut off.
pub fn read(node: Node<'_, '_>, notes: &mut Notes, report: &mut Report) -> Read {
    let rows: Vec<Vec<Node<'_, '_>>> = node
        .descendants()
        .filter(|row| name(*row) == "tr" && nearest_table(*row) == Some(node))
        .map(|row| row.children().filter(|cell| is_cell(*cell)).collect())
        .collect();
    if is_box(&rows) {
        let mut pieces = Vec::new();
        if let Some(caption) = child(node, "caption") {
            pieces.extend(pieces::annex(caption, notes, report));
        }
        for cell in rows.into_iter().flatten() {
            pieces.extend(pieces::in_box(cell, notes, report));
        }
        heading::restore_title_of_box(&mut pieces);
        return Read::Box(pieces);
    }
    let caption = child(node, "caption").map(|caption| line::read(caption, notes, report));
    let columns = column_count(&rows);
    Read::Table(build(
        rows,
        columns,
        caption.unwrap_or_default(),
        notes,
        report,
    ))
}

fn is_cell(node: Node<'_, '_>) -> bool {
    matches!(name(node), "td" | "th")
}

fn nearest_table<'a, 'input>(node: Node<'a, 'input>) -> Option<Node<'a, 'input>> {
    node.ancestors().find(|outer| name(*outer) == "table")
}

fn span(cell: Node<'_, '_>, attribute: &str) -> usize {
    let span = cell.attribute(attribute).and_then(|span| span.parse().ok());
    span.unwrap_or(1).clamp(1, 1000)
}

/// Whether all cells begin in the first column.
fn is_box(rows: &[Vec<Node<'_, '_>>]) -> bool {
    let mut placement = Placement::default();
    rows.iter().all(|row| {
        let mut positions = row
            .iter()
            .map(|cell| placement.place(span(*cell, "colspan"), span(*cell, "rowspan")));
        let is_first = positions.all(|position| position.column == 0);
        placement.end_row();
        is_first
    })
}

/// Returns the number of columns that the rows need, including cells that span several rows.
fn column_count(rows: &[Vec<Node<'_, '_>>]) -> usize {
    let mut placement = Placement::default();
    for row in rows {
        for cell in row {
            placement.place(span(*cell, "colspan"), span(*cell, "rowspan"));
        }
        placement.end_row();
    }
    placement.columns()
}

fn build(
    rows: Vec<Vec<Node<'_, '_>>>,
    columns: usize,
    caption: Inlines,
    notes: &mut Notes,
    report: &mut Report,
) -> Table {
    let row_count = rows.len();
    let mut placement = Placement::default();
    let mut built: Vec<Row> = Vec::new();
    for (row_index, cells) in rows.into_iter().enumerate() {
        let mut row = Row { cells: Vec::new() };
        let mut cells = cells.into_iter();
        while placement.next_column() < columns {
            let Some(node) = cells.next() else {
                row.cells.push(empty_cell());
                placement.place(1, 1);
                continue;
            };
            let wide = span(node, "colspan").min(placement.room(columns));
            let high = span(node, "rowspan").min(row_count - row_index);
            row.cells.push(cell(node, wide, high, notes, report));
            placement.place(wide, high);
        }
        placement.end_row();
        built.push(row);
    }
    let head_rows = built.iter().take_while(|row| is_head(row)).count();
    // A table that contains only headers has no head.
    let head_rows = if head_rows == built.len() {
        0
    } else {
        head_rows
    };
    let mut body = built.split_off(head_rows);
    // An empty row is space below the head (A/RES/79/249).
    if head_rows > 0
        && body.len() > 1
        && is_blank(&body[0], columns)
        && !is_blank(&body[1], columns)
    {
        body.remove(0);
    }
    for cell in built.iter_mut().flat_map(|row| &mut row.cells) {
        if cell.header.is_some() {
            cell.header = Some(Scope::Column);
        }
    }
    Table {
        anchor: Default::default(),
        caption,
        columns: u16::try_from(columns).unwrap_or(u16::MAX),
        head: built,
        body,
    }
}

fn is_head(row: &Row) -> bool {
    let is_header = |cell: &Cell| cell.header.is_some() || cell.blocks.is_empty();
    row.cells.iter().all(is_header) && row.cells.iter().any(|cell| cell.header.is_some())
}

/// Whether a row has no words and no cell that spans several rows.
fn is_blank(row: &Row, columns: usize) -> bool {
    let is_blank = |cell: &Cell| cell.rows == 1 && cell.blocks.is_empty();
    let covered: usize = row.cells.iter().map(|cell| usize::from(cell.columns)).sum();
    covered == columns && row.cells.iter().all(is_blank)
}

fn empty_cell() -> Cell {
    Cell {
        header: None,
        columns: 1,
        rows: 1,
        alignment: Alignment::Start,
        blocks: Vec::new(),
    }
}

fn cell(
    node: Node<'_, '_>,
    columns: usize,
    rows: usize,
    notes: &mut Notes,
    report: &mut Report,
) -> Cell {
    let pieces = heading::join(headings_to_paragraphs(pieces::of(node, notes, report)));
    let blocks = nest::free(pieces, report);
    // An empty cell cannot be a header.
    let is_header = name(node) == "th" && !blocks.is_empty();
    Cell {
        header: is_header.then_some(Scope::Row),
        columns: u16::try_from(columns).unwrap_or(u16::MAX),
        rows: u16::try_from(rows).unwrap_or(u16::MAX),
        alignment: match node.attribute("data-justification") {
            Some("Right") => Alignment::End,
            Some("Center") => Alignment::Center,
            _ => Alignment::Start,
        },
        blocks,
    }
}

/// Converts headings in a cell to paragraphs of bold words.
fn headings_to_paragraphs(pieces: Vec<Piece>) -> Vec<Piece> {
    let changed = pieces.into_iter().map(|piece| match piece {
        Piece::Heading(heading) => {
            let mut content = Inlines::new();
            if let Some(number) = heading.number {
                content.push(publish_model::Inline::text(format!("{number} ")));
            }
            content.extend(heading.content);
            Piece::Paragraph {
                label: None,
                content: vec![publish_model::Inline::Strong { content }],
                in_list: false,
            }
        }
        other => other,
    });
    changed.collect()
}
