//! Tables as a grid, for formats that do not have tables: each cell with its position and with the
//! headers that apply to it.

use publish_model::{Block, Cell, CellPosition, Scope, Table, plain_text};

use super::{CellReading, TableReading};

/// The rows of a table, with the position of each cell.
#[derive(Debug, Clone)]
pub struct Grid<'a> {
    /// The number of columns.
    pub columns: usize,
    /// The number of rows in the head.
    pub head: usize,
    /// The rows: the cells that begin in each.
    pub rows: Vec<Vec<GridCell<'a>>>,
}

/// A cell and its position.
#[derive(Debug, Clone)]
pub struct GridCell<'a> {
    /// The cell.
    pub cell: &'a Cell,
    /// The first column that it covers, from 0.
    pub column: usize,
    /// The number of columns that it covers.
    pub columns: usize,
    /// The number of rows that it covers.
    pub rows: usize,
    /// The headers that apply to it, for readers who read row by row: first the header of its row
    /// if that begins in a row above, then those of its columns, without note calls. Cells of the
    /// head have none, and the unit of the figures is not a header.
    pub headers: Vec<String>,
}

impl<'a> Grid<'a> {
    /// Returns the grid of a table with this reading. Cells beyond the last column of the table
    /// make it wider.
    pub fn of(table: &'a Table, reading: Option<&TableReading>) -> Self {
        let mut grid = Grid {
            columns: usize::from(table.columns),
            head: table.head.len(),
            rows: Vec::new(),
        };
        let rows = table.head.iter().chain(&table.body);
        for (row, positions) in rows.zip(table.positions()) {
            let cells = row.cells.iter().zip(positions);
            let places: Vec<GridCell<'_>> = cells.map(GridCell::new).collect();
            let ends = places.iter().map(|place| place.column + place.columns);
            grid.columns = ends.fold(grid.columns, usize::max);
            grid.rows.push(places);
        }
        // A header that is not the first cell of its row does not apply to other rows.
        let row_headers = reading.map(|reading| &reading.row_headers);
        let row_headers = row_headers.filter(|headers| headers.cell == 0);
        let row_headers = row_headers.map_or([].as_slice(), |headers| &headers.rows);
        let head = reading.map_or([].as_slice(), |reading| reading.head.as_slice());
        grid.add_headers(row_headers, head);
        grid
    }

    fn add_headers(&mut self, row_headers: &[bool], readings: &[Vec<CellReading>]) {
        let head = self.head.min(self.rows.len());
        let (head, body) = self.rows.split_at_mut(head);
        let is_unit = |row: usize, cell: usize| {
            let reading = readings.get(row).and_then(|row| row.get(cell));
            reading.is_some_and(|reading| reading.unit)
        };
        let head = head.iter().enumerate().flat_map(|(y, row)| {
            let cells = row.iter().enumerate();
            cells
                .filter(move |(x, _)| !is_unit(y, *x))
                .map(|(_, place)| place)
        });
        let head: Vec<&GridCell<'_>> = head.collect();
        // The header of the row above, and the number of further rows to which it applies.
        let mut above: Option<(String, usize)> = None;
        for (index, row) in body.iter_mut().enumerate() {
            let begins_above = row.first().is_none_or(|place| place.column > 0);
            let (header, rows) = above.take().unwrap_or_default();
            let from_above = (begins_above && rows > 0).then_some(header);
            for place in row.iter_mut() {
                place.headers.extend(from_above.clone());
                place.headers.extend(headers_above(&head, place));
            }
            let is_headed = row_headers.get(index).copied().unwrap_or_default();
            let first = row.first().filter(|place| place.column == 0);
            above = match first {
                Some(place) if is_headed || place.cell.header == Some(Scope::Row) => {
                    Some((words_of(place.cell), place.rows.saturating_sub(1)))
                }
                _ => from_above.map(|header| (header, rows.saturating_sub(1))),
            };
        }
    }
}

/// Returns the headers of the columns that a cell covers, each once.
fn headers_above(head: &[&GridCell<'_>], place: &GridCell<'_>) -> Vec<String> {
    let above = head.iter().filter(|head| {
        head.column < place.column + place.columns && place.column < head.column + head.columns
    });
    let mut headers: Vec<String> = above.map(|head| words_of(head.cell)).collect();
    headers.retain(|words| !words.is_empty());
    headers.dedup();
    headers
}

impl<'a> GridCell<'a> {
    fn new((cell, position): (&'a Cell, CellPosition)) -> Self {
        GridCell {
            cell,
            column: position.column,
            columns: position.columns,
            rows: position.rows,
            headers: Vec::new(),
        }
    }
}

/// Returns the text of a header, without note calls.
fn words_of(cell: &Cell) -> String {
    let paragraphs = cell.blocks.iter().filter_map(|block| match block {
        Block::Paragraph(paragraph) => Some(plain_text(&paragraph.content)),
        _ => None,
    });
    let words = paragraphs.collect::<Vec<_>>().join(" ");
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use publish_model::{Alignment, Inline, Paragraph, Row};

    fn cell(text: &str, columns: u16, rows: u16, header: Option<Scope>) -> Cell {
        Cell {
            header,
            columns,
            rows,
            alignment: Alignment::default(),
            blocks: vec![Block::Paragraph(Paragraph {
                anchor: None,
                number: None,
                language: None,
                content: vec![Inline::text(text)],
                then: Vec::new(),
            })],
        }
    }

    #[test]
    fn a_cell_has_the_headers_of_its_columns_and_of_a_row_that_began_above() {
        let column = Some(Scope::Column);
        let row = |cells: Vec<Cell>| Row { cells };
        let table = Table {
            anchor: "table-1".parse().unwrap(),
            caption: Vec::new(),
            columns: 3,
            head: vec![
                row(vec![
                    cell("Part", 1, 2, column),
                    cell("Amount", 2, 1, column),
                ]),
                row(vec![cell("2044", 1, 1, column), cell("2045", 1, 1, column)]),
            ],
            body: vec![
                row(vec![
                    cell("Policy", 1, 2, Some(Scope::Row)),
                    cell("98", 1, 1, None),
                    cell("1", 1, 1, None),
                ]),
                row(vec![cell("12", 1, 1, None), cell("2", 1, 1, None)]),
                row(vec![cell("both", 3, 1, None)]),
            ],
        };
        let grid = Grid::of(&table, None);
        let headers = |row: usize, place: usize| grid.rows[row][place].headers.join(", ");
        assert_eq!(headers(1, 1), "");
        assert_eq!(headers(2, 0), "Part");
        assert_eq!(headers(2, 2), "Amount, 2045");
        assert_eq!(headers(3, 0), "Policy, Amount, 2044");
        assert_eq!(headers(4, 0), "Part, Amount, 2044, 2045");
        assert_eq!(grid.rows[3][1].column, 2);
    }
}
