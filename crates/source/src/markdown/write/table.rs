//! Tables: Markdown tables, with marks for header cells, spans and the alignments of single cells.

use publish_model::{Alignment, Cell, Placement, Row, Scope, Table};

use super::blocks::cell_lines;
use super::inlines::{self, LinePosition};
use super::{Unwritable, wrap};

/// Writes a table and the marks before it as blocks of the source.
pub fn write(table: &Table) -> Result<Vec<String>, Unwritable> {
    let mut blocks = Vec::new();
    if !table.caption.is_empty() {
        let caption = inlines::write(&table.caption, LinePosition::AfterLabel)?;
        blocks.push(format!("{{caption}} {}", wrap::unwrapped(&caption)));
    }
    let rows: Vec<&Row> = table.head.iter().chain(&table.body).collect();
    if rows.is_empty() || table.columns == 0 {
        return Err(Unwritable::new("a table without rows", ""));
    }
    check_scopes(table)?;
    let default_head = default_head(&rows);
    let marked_head = (default_head != table.head.len()).then_some(table.head.len());
    if let Some(head) = marked_head {
        blocks.push(format!("{{table head={head}}}"));
    }
    let columns = usize::from(table.columns);
    let grid = Grid::of(&rows, columns)?;
    let alignments = grid.alignments();
    let mut lines = Vec::new();
    for (index, row) in grid.rows.iter().enumerate() {
        let is_header = index < marked_head.unwrap_or(1);
        let mut line = String::from("|");
        for (column, cell) in row.iter().enumerate() {
            let words = match cell {
                Some(cell) => cell_text(cell, is_header, alignments[column])?,
                None => "{}".to_owned(),
            };
            if !words.is_empty() {
                line.push(' ');
                line.push_str(words.trim_end_matches(' '));
            }
            line.push_str(" |");
        }
        lines.push(line);
        if index == 0 {
            lines.push(hyphens(&alignments));
        }
    }
    blocks.push(lines.join("\n"));
    Ok(blocks)
}

/// Checks that headers in the head are column headers, and headers in the body are row headers.
fn check_scopes(table: &Table) -> Result<(), Unwritable> {
    let wrong = |rows: &[Row], scope: Scope| {
        let cells = rows.iter().flat_map(|row| &row.cells);
        cells.into_iter().any(|cell| cell.header == Some(scope))
    };
    if wrong(&table.head, Scope::Row) || wrong(&table.body, Scope::Column) {
        return Err(Unwritable::new(
            "a row header in the head of a table, or a column header below it",
            "",
        ));
    }
    Ok(())
}

/// Returns the number of rows that the reader recognises as the head.
fn default_head(rows: &[&Row]) -> usize {
    let more = rows.iter().skip(1).take_while(|row| {
        let mut cells = row.cells.iter();
        cells.all(|cell| cell.header.is_some() || cell.blocks.is_empty())
            && row.cells.iter().any(|cell| cell.header.is_some())
    });
    1 + more.count()
}

/// The cells at the positions where they begin.
struct Grid<'a> {
    rows: Vec<Vec<Option<&'a Cell>>>,
}

impl<'a> Grid<'a> {
    fn of(rows: &[&'a Row], columns: usize) -> Result<Self, Unwritable> {
        let complaint = || Unwritable::new("a table whose cells do not fit its columns", "");
        let mut positions = vec![vec![None; columns]; rows.len()];
        let mut placement = Placement::default();
        for (index, row) in rows.iter().enumerate() {
            for cell in &row.cells {
                let column = placement.next_column();
                let (wide, high) = (usize::from(cell.columns), usize::from(cell.rows));
                let room = placement.room(columns);
                if !(1..=room).contains(&wide) || !(1..=rows.len() - index).contains(&high) {
                    return Err(complaint());
                }
                placement.place(wide, high);
                positions[index][column] = Some(cell);
            }
            if placement.next_column() < columns {
                return Err(complaint());
            }
            placement.end_row();
        }
        Ok(Grid { rows: positions })
    }

    /// Returns the most common alignment of each column.
    fn alignments(&self) -> Vec<Alignment> {
        let columns = self.rows.first().map_or(0, Vec::len);
        let of_column = |column: usize| {
            let cells = self.rows.iter().filter_map(|row| row[column]);
            let mut counts = [0_usize; 3];
            for cell in cells {
                counts[cell.alignment as usize] += 1;
            }
            let most = counts.iter().max().copied().unwrap_or_default();
            match counts.iter().position(|count| *count == most) {
                Some(1) => Alignment::Center,
                Some(2) => Alignment::End,
                _ => Alignment::Start,
            }
        };
        (0..columns).map(of_column).collect()
    }
}

/// Returns the line of hyphens.
fn hyphens(alignments: &[Alignment]) -> String {
    let columns = alignments.iter().map(|alignment| match alignment {
        Alignment::Start => "---",
        Alignment::Center => ":-:",
        Alignment::End => "--:",
    });
    format!("|{}|", columns.collect::<Vec<_>>().join("|"))
}

fn cell_text(cell: &Cell, is_header: bool, column: Alignment) -> Result<String, Unwritable> {
    let mut marks: Vec<String> = Vec::new();
    let reads_as_header = is_header && !cell.blocks.is_empty();
    match (cell.header.is_some(), reads_as_header) {
        (true, false) => marks.push("th".to_owned()),
        (false, true) => marks.push("td".to_owned()),
        _ => {}
    }
    if cell.columns > 1 {
        marks.push(format!("columns={}", cell.columns));
    }
    if cell.rows > 1 {
        marks.push(format!("rows={}", cell.rows));
    }
    if cell.alignment != column {
        marks.push(match cell.alignment {
            Alignment::Start => "left".to_owned(),
            Alignment::Center => "center".to_owned(),
            Alignment::End => "right".to_owned(),
        });
    }
    let words = cell_lines(&cell.blocks)?.join(" // ");
    Ok(match marks.is_empty() {
        true => words,
        false => format!("{{{}}} {words}", marks.join(" ")),
    })
}
