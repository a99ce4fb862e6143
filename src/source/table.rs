//! Tables of the source form: Markdown's, with header cells and spans.

use std::ops::Range;

use crate::diagnostic::Code;
use crate::model::{Alignment, Block, Cell, Inlines, Paragraph, Row, Scope, Table};

use super::inline::Line;
use super::report::Report;

/// Makes a table of the rows of a Markdown table. A cell may begin with `{th}`, `{columns=2}`,
/// `{rows=3}` or several of them in one pair of braces; `{}` alone is a place that the span of
/// another cell covers.
pub fn build(
    caption: Inlines,
    rows: Vec<Vec<(Line, Range<usize>)>>,
    alignments: &[pulldown_cmark::Alignment],
    span: Range<usize>,
    report: &mut Report,
) -> Table {
    let columns = alignments.len();
    let row_count = rows.len();
    let mut covered = vec![vec![false; columns]; row_count];
    let mut made = Vec::new();
    for (row_index, cells) in rows.into_iter().enumerate() {
        let mut row = Row { cells: Vec::new() };
        for (column, (line, cell_span)) in cells.into_iter().enumerate().take(columns) {
            let Some(raw) = read_cell(line, report) else {
                if !covered[row_index][column] {
                    report_span("no span covers this place", cell_span, report);
                }
                continue;
            };
            let fits = column + raw.columns <= columns && row_index + raw.rows <= row_count;
            if covered[row_index][column] || !fits {
                report_span(
                    "the span does not fit its rows and columns",
                    cell_span,
                    report,
                );
                continue;
            }
            for covered_row in &mut covered[row_index..row_index + raw.rows] {
                covered_row[column..column + raw.columns].fill(true);
            }
            let header = match (row_index, raw.is_header) {
                (0, _) => Some(Scope::Column),
                (_, true) => Some(Scope::Row),
                (_, false) => None,
            };
            row.cells.push(Cell {
                header,
                columns: raw.columns as u16,
                rows: raw.rows as u16,
                alignment: alignment(alignments[column]),
                blocks: raw.blocks,
            });
        }
        made.push(row);
    }
    if columns > usize::from(u16::MAX) || row_count > usize::from(u16::MAX) {
        report_span("the table is too large", span, report);
    }
    let body = made.split_off(head_rows(&made));
    for row in &mut made {
        for cell in &mut row.cells {
            cell.header = Some(Scope::Column);
        }
    }
    Table {
        anchor: Default::default(),
        caption,
        columns: columns as u16,
        head: made,
        body,
    }
}

/// The first row, and those after it in which every cell is marked as a header.
fn head_rows(rows: &[Row]) -> usize {
    let more = rows.iter().skip(1).take_while(|row| {
        !row.cells.is_empty() && row.cells.iter().all(|cell| cell.header.is_some())
    });
    (1 + more.count()).min(rows.len())
}

struct RawCell {
    is_header: bool,
    columns: usize,
    rows: usize,
    blocks: Vec<Block>,
}

/// A cell; nothing for a place that another cell covers.
fn read_cell(mut line: Line, report: &mut Report) -> Option<RawCell> {
    let mut cell = RawCell {
        is_header: false,
        columns: 1,
        rows: 1,
        blocks: Vec::new(),
    };
    if let Some((mark, mark_span)) = line.take_mark() {
        if mark.trim().is_empty() {
            return None;
        }
        for word in mark.split_whitespace() {
            read_word(word, &mut cell, mark_span.clone(), report);
        }
    }
    for line in line.divide() {
        if !line.is_blank() {
            cell.blocks.push(Block::Paragraph(Paragraph {
                anchor: Default::default(),
                number: None,
                language: None,
                content: line.finish(report),
                then: Vec::new(),
            }));
        }
    }
    Some(cell)
}

fn read_word(word: &str, cell: &mut RawCell, span: Range<usize>, report: &mut Report) {
    let count = |value: &str| value.parse().ok().filter(|count| (1..1000).contains(count));
    match word.split_once('=') {
        None if word == "th" => cell.is_header = true,
        Some(("columns", value)) if count(value).is_some() => {
            cell.columns = count(value).unwrap_or(1);
        }
        Some(("rows", value)) if count(value).is_some() => cell.rows = count(value).unwrap_or(1),
        _ => report.error(
            Code::WrongMark,
            format!("a cell cannot have the mark “{word}”"),
            "cells take th, columns=2 and rows=2; write \\{ if a brace is meant",
            span,
        ),
    }
}

fn report_span(message: &str, span: Range<usize>, report: &mut Report) {
    let help = "write {columns=2} or {rows=2} in the cell that spans, and {} in each place covered";
    report.error(Code::WrongTable, message, help, span);
}

fn alignment(alignment: pulldown_cmark::Alignment) -> Alignment {
    match alignment {
        pulldown_cmark::Alignment::None | pulldown_cmark::Alignment::Left => Alignment::Start,
        pulldown_cmark::Alignment::Center => Alignment::Center,
        pulldown_cmark::Alignment::Right => Alignment::End,
    }
}
