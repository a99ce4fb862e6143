//! Tables: rows of cells, some of which are headers.

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
    /// The caption, where the source has one.
    #[serde(default)]
    pub caption: Inlines<A>,
    /// How many columns it has.
    pub columns: u16,
    /// The rows of column headers, repeated on each page in print.
    pub head: Vec<Row<A>>,
    /// The other rows.
    pub body: Vec<Row<A>>,
}

impl Table {
    /// The position of each cell, for the rows of head and body in their order: a cell begins in
    /// the first column that no cell of a row above reaches into.
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

/// Where a cell is in the grid of its table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CellPosition {
    /// Its first column, from 0.
    pub column: usize,
    /// How many columns it covers; at least 1.
    pub columns: usize,
    /// How many rows it covers; at least 1.
    pub rows: usize,
}

/// Finds the positions of cells, row by row, from how many columns and rows each covers.
#[derive(Debug, Clone, Default)]
pub struct Placement {
    /// How many rows, the present one included, are taken in each column.
    taken: Vec<usize>,
    /// Where the present row goes on.
    column: usize,
}

impl Placement {
    /// The column in which the next cell of the row begins.
    pub fn next_column(&mut self) -> usize {
        while self.taken.get(self.column).is_some_and(|rows| *rows > 0) {
            self.column += 1;
        }
        self.column
    }

    /// How many columns the next cell can cover in a table of `columns`.
    pub fn room(&mut self, columns: usize) -> usize {
        let others = self.next_column()..columns;
        let is_free = |column: &usize| self.taken.get(*column).is_none_or(|rows| *rows == 0);
        others.take_while(is_free).count()
    }

    /// Puts the next cell of the row where it belongs. One that is too wide for its place covers
    /// what others reach into.
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

    /// Goes on to the next row.
    pub fn end_row(&mut self) {
        for rows in &mut self.taken {
            *rows = rows.saturating_sub(1);
        }
        self.column = 0;
    }

    /// How many columns the rows so far need.
    pub fn columns(&self) -> usize {
        self.taken.len()
    }
}

/// A row: the cells that begin in it, from the first column on.
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
    /// What the cell is a header of, where it is one.
    #[serde(default)]
    pub header: Option<Scope>,
    /// How many columns it covers; at least 1.
    pub columns: u16,
    /// How many rows it covers; at least 1.
    pub rows: u16,
    /// How its text is set.
    pub alignment: Alignment,
    /// Its text.
    pub blocks: Vec<Block<A>>,
}

/// What a header cell is the header of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    /// The column below it.
    Column,
    /// The row after it.
    Row,
}

/// How the text of a cell is set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Alignment {
    /// At the side where lines begin.
    #[default]
    Start,
    /// In the middle.
    Center,
    /// At the side where lines end, as for figures.
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
    fn a_cell_begins_in_the_first_column_that_no_cell_above_reaches_into() {
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
    fn spans_of_nothing_count_as_one() {
        assert_eq!(columns_of(&[&[(0, 0), (1, 1)]]), (vec![vec![0, 1]], 2));
    }

    #[test]
    fn room_ends_at_a_cell_from_above_or_with_the_table() {
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
