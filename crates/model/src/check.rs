//! Errors that the types of the model allow but that no resolution can have. A reader that takes
//! the model as its input has to check for them.

use crate::plain_text;
use crate::unresolved::{Block, Enactment, Heading, Items, Resolution, Row, Section, Table, Text};

/// An error in a model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The path to the error, by the field names and positions of the model as JSON.
    pub path: Vec<Step>,
    /// The kind of error.
    pub kind: FaultKind,
}

/// A step of a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// A field.
    Field(&'static str),
    /// An element of a list.
    Element(usize),
}

/// The kinds of errors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FaultKind {
    /// A resolution in parts without a part.
    NoParts,
    /// A list without an item.
    NoItems,
    /// A heading with neither a label nor a title.
    NoHeading,
    /// A table without a cell.
    NoCells,
    /// A table without a column, or with more than [`COLUMNS_MAX`].
    ColumnCount,
    /// A cell that covers no column or no row.
    CellWithoutExtent,
    /// A cell that covers columns or rows that the table does not have or that another cell covers.
    CellOutside,
}

/// The largest number of columns that a cell of a web page can cover (HTML, section 4.9.11).
pub const COLUMNS_MAX: u16 = 1000;

/// Returns the errors in a model.
pub fn check(resolution: &Resolution) -> Vec<Fault> {
    let mut checker = Checker::default();
    checker.resolution(resolution);
    checker.faults
}

#[derive(Default)]
struct Checker {
    path: Vec<Step>,
    faults: Vec<Fault>,
}

impl Checker {
    fn fault(&mut self, kind: FaultKind) {
        let path = self.path.clone();
        self.faults.push(Fault { path, kind });
    }

    fn at(&mut self, step: Step, check: impl FnOnce(&mut Self)) {
        self.path.push(step);
        check(self);
        self.path.pop();
    }

    fn each<T>(&mut self, field: &'static str, list: &[T], mut check: impl FnMut(&mut Self, &T)) {
        self.at(Step::Field(field), |checker| {
            for (index, one) in list.iter().enumerate() {
                checker.at(Step::Element(index), |checker| check(checker, one));
            }
        });
    }

    fn resolution(&mut self, resolution: &Resolution) {
        self.at(Step::Field("text"), |checker| match &resolution.text {
            Text::Whole(enactment) => checker.at(Step::Field("whole"), |checker| {
                checker.enactment(enactment);
            }),
            Text::Parts(parts) => {
                if parts.is_empty() {
                    checker.at(Step::Field("parts"), |checker| {
                        checker.fault(FaultKind::NoParts);
                    });
                }
                checker.each("parts", parts, |checker, part| {
                    checker.heading(&part.heading);
                    checker.enactment(&part.enactment);
                });
            }
        });
        self.each("notes", &resolution.notes, |checker, note| {
            checker.blocks("blocks", &note.blocks);
        });
    }

    fn enactment(&mut self, enactment: &Enactment) {
        self.blocks("preamble", &enactment.preamble);
        self.blocks("operative", &enactment.operative);
        self.each("annexes", &enactment.annexes, |checker, annex| {
            // Official annexes may have no heading: S/RES/2551 (2020) in Russian.
            checker.blocks("blocks", &annex.blocks);
        });
    }

    fn heading(&mut self, heading: &Heading) {
        let words = [&heading.label, &heading.title].map(|line| plain_text(line));
        if words.iter().all(|words| words.trim().is_empty()) {
            self.at(Step::Field("heading"), |checker| {
                checker.fault(FaultKind::NoHeading);
            });
        }
    }

    fn blocks(&mut self, field: &'static str, blocks: &[Block]) {
        self.each(field, blocks, |checker, block| match block {
            Block::Paragraph(paragraph) => checker.blocks("then", &paragraph.then),
            Block::Items(items) => checker.items(items),
            Block::Section(Section {
                heading, blocks, ..
            }) => {
                checker.heading(heading);
                checker.blocks("blocks", blocks);
            }
            Block::Table(table) => checker.table(table),
            Block::Quotation(quotation) => checker.blocks("blocks", &quotation.blocks),
        });
    }

    fn items(&mut self, items: &Items) {
        if items.items.is_empty() {
            self.at(Step::Field("items"), |checker| {
                checker.fault(FaultKind::NoItems);
            });
        }
        self.each("items", &items.items, |checker, item| {
            checker.blocks("then", &item.then);
        });
    }

    fn table(&mut self, table: &Table) {
        if !(1..=COLUMNS_MAX).contains(&table.columns) {
            self.at(Step::Field("columns"), |checker| {
                checker.fault(FaultKind::ColumnCount);
            });
        } else if table
            .head
            .iter()
            .chain(&table.body)
            .all(|row| row.cells.is_empty())
        {
            self.fault(FaultKind::NoCells);
        } else {
            // The number of further rows that a cell from above covers, by column.
            let mut covered = vec![0; usize::from(table.columns)];
            let mut left = table.head.len() + table.body.len();
            for (field, rows) in [("head", &table.head), ("body", &table.body)] {
                self.rows(field, rows, &mut covered, &mut left);
            }
        }
    }

    /// Checks rows. `left` is the number of rows that remain.
    fn rows(&mut self, field: &'static str, rows: &[Row], covered: &mut [usize], left: &mut usize) {
        self.each(field, rows, |checker, row| {
            let mut column = 0;
            checker.each("cells", &row.cells, |checker, cell| {
                let (wide, high) = (usize::from(cell.columns), usize::from(cell.rows));
                while covered.get(column).is_some_and(|rows| *rows > 0) {
                    column += 1;
                }
                let place = covered.get_mut(column..column + wide);
                match place.filter(|place| high <= *left && place.iter().all(|rows| *rows == 0)) {
                    _ if wide == 0 || high == 0 => checker.fault(FaultKind::CellWithoutExtent),
                    None => checker.fault(FaultKind::CellOutside),
                    Some(place) => place.fill(high),
                }
                column += wide;
                checker.blocks("blocks", &cell.blocks);
            });
            *left -= 1;
            for rows in &mut *covered {
                *rows = rows.saturating_sub(1);
            }
        });
    }
}
