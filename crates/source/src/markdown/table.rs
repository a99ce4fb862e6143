//! Tables of the source form: Markdown tables with header cells and spans.

use std::ops::Range;

use publish_model::diagnostic::Code;
use publish_model::unresolved::{Block, Cell, Inlines, Row, Table};
use publish_model::{Alignment, Scope};

use super::inline::Line;
use super::mark::Mark;
use super::structure;
use crate::report::Report;

/// The caption and the head declared before a table.
#[derive(Debug, Default)]
pub struct TableMarks {
    /// Its caption.
    pub caption: Inlines,
    /// The number of head rows; by default derived from the cells.
    pub head: Option<usize>,
}

/// Builds a table from the rows of a Markdown table. A cell may begin with `{th}`, `{td}`,
/// `{columns=2}`, `{rows=3}`, `{left}`, `{center}`, `{right}` or several of them in one pair of
/// braces. A cell that contains only `{}` is covered by the span of another cell.
pub fn build(
    marks: TableMarks,
    rows: Vec<Vec<(Line, Range<usize>)>>,
    alignments: &[pulldown_cmark::Alignment],
    span: Range<usize>,
    report: &mut Report,
) -> Table {
    let columns = alignments.len();
    let row_count = rows.len();
    let mut covered = vec![vec![false; columns]; row_count];
    let mut built = Vec::new();
    for (row_index, cells) in rows.into_iter().enumerate() {
        let mut row = Row { cells: Vec::new() };
        for (column, (line, cell_span)) in cells.into_iter().enumerate().take(columns) {
            let Some(mut raw) = read_cell(line, report) else {
                if !covered[row_index][column] {
                    report.error(
                        Code::WrongTable,
                        "no span covers this cell",
                        "delete {} to leave the cell empty, or add {columns=2} or {rows=2} to the \
                         cell that spans it",
                        cell_span,
                    );
                }
                continue;
            };
            let fits = column + raw.columns <= columns && row_index + raw.rows <= row_count;
            if covered[row_index][column] {
                report.error(
                    Code::WrongTable,
                    "the cell is covered by a span",
                    "write {} in each cell that a span covers",
                    cell_span,
                );
                continue;
            }
            if !fits {
                report.error(
                    Code::WrongTable,
                    "the span extends beyond the table",
                    "reduce the number of columns or rows that the cell spans",
                    cell_span,
                );
                continue;
            }
            for covered_row in &mut covered[row_index..row_index + raw.rows] {
                covered_row[column..column + raw.columns].fill(true);
            }
            if raw.blocks.is_empty() && raw.is_header.is_none() {
                raw.is_header = Some(false);
            }
            let is_header = raw.is_header.unwrap_or(row_index < marks.head.unwrap_or(1));
            row.cells.push(Cell {
                header: is_header.then_some(Scope::Row),
                columns: raw.columns as u16,
                rows: raw.rows as u16,
                alignment: raw.alignment.unwrap_or(alignment(alignments[column])),
                blocks: raw.blocks,
            });
        }
        built.push(row);
    }
    if columns > usize::from(u16::MAX) || row_count > usize::from(u16::MAX) {
        report.error(
            Code::WrongTable,
            format!("the table has more than {} rows or columns", u16::MAX),
            "split the table",
            span,
        );
    }
    let head_rows = marks
        .head
        .unwrap_or_else(|| head_rows(&built))
        .min(built.len());
    let body = built.split_off(head_rows);
    for cell in built.iter_mut().flat_map(|row| &mut row.cells) {
        cell.header = cell.header.map(|_| Scope::Column);
    }
    Table {
        anchor: Default::default(),
        caption: marks.caption,
        columns: columns as u16,
        head: built,
        body,
    }
}

/// Returns the number of head rows: the first row, and the rows after it in which every cell is a
/// header or empty.
pub fn head_rows(rows: &[Row]) -> usize {
    let more = rows.iter().skip(1).take_while(|row| {
        let mut cells = row.cells.iter();
        cells.all(|cell| cell.header.is_some() || cell.blocks.is_empty())
            && row.cells.iter().any(|cell| cell.header.is_some())
    });
    (1 + more.count()).min(rows.len())
}

struct RawCell {
    is_header: Option<bool>,
    columns: usize,
    rows: usize,
    alignment: Option<Alignment>,
    blocks: Vec<Block>,
}

/// Reads a cell, or returns `None` for a cell that is covered by another.
fn read_cell(mut line: Line, report: &mut Report) -> Option<RawCell> {
    if line.is_divider() {
        return None;
    }
    let mut cell = RawCell {
        is_header: None,
        columns: 1,
        rows: 1,
        alignment: None,
        blocks: Vec::new(),
    };
    let is_cell_mark = |mark: String| !mark.starts_with("lang=") && Mark::read(&mark).is_none();
    if line.peek_mark().is_some_and(is_cell_mark)
        && let Some((mark, mark_span)) = line.take_mark()
    {
        for word in mark.split_whitespace() {
            read_word(word, &mut cell, mark_span.clone(), report);
        }
    }
    cell.blocks = structure::build_cell(line.split(), report);
    Some(cell)
}

fn read_word(word: &str, cell: &mut RawCell, span: Range<usize>, report: &mut Report) {
    let count = |value: &str| {
        value
            .parse()
            .ok()
            .filter(|count| (1..=1000).contains(count))
    };
    match word.split_once('=') {
        None if word == "th" => cell.is_header = Some(true),
        None if word == "td" => cell.is_header = Some(false),
        None if word == "left" => cell.alignment = Some(Alignment::Start),
        None if word == "center" => cell.alignment = Some(Alignment::Center),
        None if word == "right" => cell.alignment = Some(Alignment::End),
        Some(("columns", value)) if count(value).is_some() => {
            cell.columns = count(value).unwrap_or(1);
        }
        Some(("rows", value)) if count(value).is_some() => cell.rows = count(value).unwrap_or(1),
        _ => report.error(
            Code::WrongMark,
            format!("invalid mark “{word}” in a table cell"),
            "use th, td, columns=2, rows=2, left, center or right; write \\{ for a literal brace",
            span,
        ),
    }
}

fn alignment(alignment: pulldown_cmark::Alignment) -> Alignment {
    match alignment {
        pulldown_cmark::Alignment::None | pulldown_cmark::Alignment::Left => Alignment::Start,
        pulldown_cmark::Alignment::Center => Alignment::Center,
        pulldown_cmark::Alignment::Right => Alignment::End,
    }
}
