//! Tables: rows of cells, some of which are headers.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::anchor::Anchor;
use super::block::Block;
use super::inline::Inlines;

/// A table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Table {
    /// `table-1`; set by [`crate::resolve`].
    #[serde(default)]
    pub anchor: Anchor,
    /// The caption, where the source has one.
    #[serde(default)]
    pub caption: Inlines,
    /// How many columns it has.
    pub columns: u16,
    /// The rows of column headers, repeated on each page in print.
    pub head: Vec<Row>,
    /// The other rows.
    pub body: Vec<Row>,
}

/// A row: the cells that begin in it, from the first column on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Row {
    /// The cells.
    pub cells: Vec<Cell>,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Cell {
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
    pub blocks: Vec<Block>,
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
