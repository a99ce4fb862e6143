//! Tables: rows of cells, some of which are header cells.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::anchor::Anchor;
use super::block::Block;
use super::inline::Inlines;

/// A table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Table", bound = "A: JsonSchema + Serialize + Default")]
#[serde(bound(deserialize = "A: Deserialize<'de> + Default"))]
pub struct Table<A = Anchor> {
    /// `table-1`.
    #[serde(default)]
    pub anchor: A,
    /// The caption, if the source has one.
    #[serde(default)]
    pub caption: Inlines<A>,
    /// The number of columns.
    pub columns: u16,
    /// The rows of column headers, which are repeated on each page in print.
    pub head: Vec<Row<A>>,
    /// The other rows.
    pub body: Vec<Row<A>>,
}

impl Table {
    /// Returns the position of each cell, for the rows of head and body in order. A cell begins in
    /// the first column that no cell from a row above covers.
    pub fn positions(&self) -> Vec<Vec<CellPosition>> {
        let mut placement = Placement::default();
        let rows = self.head.iter().chain(&self.body).map(|row| {
            let cells = row.cells.iter().map(|cell| {
                let (columns, rows) = (usize::from(cell.columns), usize::from(cell.rows));
                placement.place(columns, rows)
            });
            let positions = cells.collect();
            placement.end_row();
            positions
        });
        rows.collect()
    }
}

/// The position of a cell in the grid of its table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CellPosition {
    /// Its first column, from 0.
    pub column: usize,
    /// The number of columns that it covers; at least 1.
    pub columns: usize,
    /// The number of rows that it covers; at least 1.
    pub rows: usize,
}

/// Computes the positions of cells, row by row, from the numbers of columns and rows that they
/// cover.
#[derive(Debug, Clone, Default)]
pub struct Placement {
    /// The number of rows, including the current one, that are covered in each column.
    taken: Vec<usize>,
    /// The first column after the previous cell of the current row.
    column: usize,
}

impl Placement {
    /// Returns the column in which the next cell of the row begins.
    pub fn next_column(&mut self) -> usize {
        while self.taken.get(self.column).is_some_and(|rows| *rows > 0) {
            self.column += 1;
        }
        self.column
    }

    /// Returns how many columns the next cell can cover in a table with `columns` columns.
    pub fn room(&mut self, columns: usize) -> usize {
        let others = self.next_column()..columns;
        let is_free = |column: &usize| self.taken.get(*column).is_none_or(|rows| *rows == 0);
        others.take_while(is_free).count()
    }

    /// Places the next cell of the row. A cell that is too wide overlaps the cells that cover its
    /// columns.
    pub fn place(&mut self, columns: usize, rows: usize) -> CellPosition {
        let position = CellPosition {
            column: self.next_column(),
            columns: columns.max(1),
            rows: rows.max(1),
        };
        self.column = position.column + position.columns;
        if self.taken.len() < self.column {
            self.taken.resize(self.column, 0);
        }
        self.taken[position.column..self.column].fill(position.rows);
        position
    }

    /// Ends the current row.
    pub fn end_row(&mut self) {
        for rows in &mut self.taken {
            *rows = rows.saturating_sub(1);
        }
        self.column = 0;
    }

    /// Returns the number of columns that the rows so far need.
    pub fn columns(&self) -> usize {
        self.taken.len()
    }
}

/// A row: the cells that begin in it, from the first column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Row", bound = "A: JsonSchema + Serialize + Default")]
#[serde(bound(deserialize = "A: Deserialize<'de> + Default"))]
pub struct Row<A = Anchor> {
    /// The cells.
    pub cells: Vec<Cell<A>>,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Cell", bound = "A: JsonSchema + Serialize + Default")]
#[serde(bound(deserialize = "A: Deserialize<'de> + Default"))]
pub struct Cell<A = Anchor> {
    /// The scope of the cell, if it is a header.
    #[serde(default)]
    pub header: Option<Scope>,
    /// The number of columns that it covers; at least 1.
    pub columns: u16,
    /// The number of rows that it covers; at least 1.
    pub rows: u16,
    /// The alignment of the text.
    pub alignment: Alignment,
    /// The text.
    pub blocks: Vec<Block<A>>,
}

/// The cells to which a header cell applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    /// The column below it.
    Column,
    /// The row after it.
    Row,
}

/// The alignment of the text in a cell.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Alignment {
    /// At the start of the line.
    #[default]
    Start,
    /// In the middle.
    Center,
    /// At the end of the line, as for figures.
    End,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns_of(rows: &[&[(usize, usize)]]) -> (Vec<Vec<usize>>, usize) {
        let mut placement = Placement::default();
        let mut found = Vec::new();
        for row in rows {
            let cells = row.iter();
            let columns = cells.map(|(columns, rows)| placement.place(*columns, *rows).column);
            found.push(columns.collect());
            placement.end_row();
        }
        (found, placement.columns())
    }

    #[test]
    fn a_cell_begins_in_the_first_column_that_no_cell_above_covers() {
        let rows: [&[(usize, usize)]; 4] = [
            &[(1, 2), (2, 1), (1, 3)],
            &[(1, 1), (1, 1)],
            &[(3, 1)],
            &[(1, 1)],
        ];
        let wanted = vec![vec![0, 1, 3], vec![1, 2], vec![0], vec![0]];
        assert_eq!(columns_of(&rows), (wanted, 4));
    }

    #[test]
    fn spans_of_zero_count_as_one() {
        assert_eq!(columns_of(&[&[(0, 0), (1, 1)]]), (vec![vec![0, 1]], 2));
    }

    #[test]
    fn room_ends_at_a_cell_from_above_or_at_the_end_of_the_table() {
        let mut placement = Placement::default();
        placement.place(1, 1);
        placement.place(1, 1);
        placement.place(1, 2);
        placement.end_row();
        assert_eq!(placement.room(4), 2);
        placement.place(2, 1);
        assert_eq!(placement.next_column(), 3);
        assert_eq!(placement.room(4), 1);
        assert_eq!(placement.room(3), 0);
    }
}
