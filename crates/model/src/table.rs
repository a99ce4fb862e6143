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
