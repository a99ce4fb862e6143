//! Errors that the types of the model allow but that no resolution can have. A reader that takes
//! the model as its input has to check for them.

use std::collections::BTreeMap;

use crate::plain_text;
use crate::unresolved::{
    Block, Closing, Enactment, Heading, Inline, Inlines, Items, Masthead, Note, Paragraph,
    Resolution, Row, Section, Table, Text,
};

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
    /// The title of the document has no words. A document without a title has no title at all.
    NoTitle,
    /// A paragraph without text, number and blocks.
    NoText,
    /// A table without a cell.
    NoCells,
    /// A table without a column, or with more than [`COLUMNS_MAX`].
    ColumnCount,
    /// A cell that covers no column or no row.
    CellWithoutExtent,
    /// A cell that covers columns or rows that the table does not have or that another cell covers.
    CellOutside,
    /// A table with more columns than its cells cover.
    ColumnWithoutCell,
    /// A table whose rows and columns have more than [`POSITIONS_MAX`] positions.
    TableSize,
    /// A block or inline inside more than [`LEVELS_MAX`] others.
    Nesting,
    /// A link or a note call, which is a link, inside a link.
    LinkInLink,
    /// A note whose key is empty or has a space.
    NoteKey,
    /// A first call of a note with another mark than the note.
    CallMark,
    /// A call of a note whose mark is empty or only space, and would be a link without words.
    NoMark,
}

/// The largest number of columns that a cell of a web page can cover (HTML, section 4.9.11).
pub const COLUMNS_MAX: u16 = 1000;

/// The largest number of positions of a table, its rows times its columns. The largest official
/// table has 6,190. The typesetter needs memory for each position, even if one cell covers many.
pub const POSITIONS_MAX: usize = 200_000;

/// The largest number of levels at which a text can be nested. Every edition can contain this many
/// levels; the PDF cannot contain many more.
///
/// Each paragraph, item, section, quotation and run of inlines is one level further inside than the
/// one that contains it. A note is one level further inside than its first call, because Akoma Ntoso
/// and the typesetter nest it there. The content of a table cell is three levels further inside,
/// which is what a table costs in the PDF.
pub const LEVELS_MAX: usize = 12;

/// The number of levels that a table adds.
const TABLE_LEVELS: usize = 3;

/// Returns the errors in a model.
pub fn check(resolution: &Resolution) -> Vec<Fault> {
    let notes = resolution.notes.iter().enumerate();
    let mut checker = Checker {
        path: Vec::new(),
        faults: Vec::new(),
        level: 0,
        in_link: false,
        unchecked_notes: notes
            .map(|(index, note)| (&*note.key, (index, note)))
            .collect(),
    };
    checker.resolution(resolution);
    checker.faults
}

/// Whether a heading has words. The heading of a section or a part must have words.
pub fn has_words(heading: &Heading) -> bool {
    [&heading.label, &heading.title]
        .into_iter()
        .any(|line| !plain_text(line).trim().is_empty())
}

/// Whether an annex has no heading. Official annexes may have none: S/RES/2551 (2020) in Russian.
pub fn is_absent(heading: &Heading) -> bool {
    heading.label.is_empty() && heading.title.is_empty()
}

struct Checker<'a> {
    path: Vec<Step>,
    faults: Vec<Fault>,
    /// The number of blocks and inlines around the current position.
    level: usize,
    in_link: bool,
    /// The notes that have not been called so far, with their positions, by key.
    unchecked_notes: BTreeMap<&'a str, (usize, &'a Note)>,
}

impl<'a> Checker<'a> {
    fn fault(&mut self, kind: FaultKind) {
        let path = self.path.clone();
        self.faults.push(Fault { path, kind });
    }

    fn at(&mut self, step: Step, check: impl FnOnce(&mut Self)) {
        self.path.push(step);
        check(self);
        self.path.pop();
    }

    /// Checks what is inside a block or inline, unless it is too deep.
    fn inside(&mut self, levels: usize, check: impl FnOnce(&mut Self)) {
        if self.level + levels > LEVELS_MAX {
            self.fault(FaultKind::Nesting);
            return;
        }
        self.level += levels;
        check(self);
        self.level -= levels;
    }

    fn each<T>(
        &mut self,
        field: &'static str,
        list: &'a [T],
        mut check: impl FnMut(&mut Self, &'a T),
    ) {
        self.at(Step::Field(field), |checker| {
            for (index, one) in list.iter().enumerate() {
                checker.at(Step::Element(index), |checker| check(checker, one));
            }
        });
    }

    fn resolution(&mut self, resolution: &'a Resolution) {
        self.at(Step::Field("masthead"), |checker| {
            checker.masthead(&resolution.masthead);
        });
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
        while let Some((_, (index, note))) = self.unchecked_notes.pop_first() {
            self.note(index, note);
        }
        self.each("notes", &resolution.notes, |checker, note| {
            if note.key.is_empty() || note.key.contains(char::is_whitespace) {
                checker.at(Step::Field("key"), |checker| {
                    checker.fault(FaultKind::NoteKey);
                });
            }
        });
    }

    /// Checks a note at the level of its first call.
    fn note(&mut self, index: usize, note: &'a Note) {
        let path = vec![Step::Field("notes"), Step::Element(index)];
        let outer = std::mem::replace(&mut self.path, path);
        let in_link = std::mem::take(&mut self.in_link);
        self.inside(1, |checker| checker.blocks("blocks", &note.blocks));
        self.in_link = in_link;
        self.path = outer;
    }

    /// Checks the masthead in reading order, so that the first call of a note comes first.
    fn masthead(&mut self, masthead: &'a Masthead) {
        self.line("organization", &masthead.organization);
        self.line("body", &masthead.body);
        self.line("distribution", &masthead.distribution);
        self.line("issued", &masthead.issued);
        self.lines("languages", &masthead.languages);
        self.line("subsidiary_body", &masthead.subsidiary_body);
        self.line("session", &masthead.session);
        self.line("session_dates", &masthead.session_dates);
        self.lines("agenda", &masthead.agenda);
        self.line("adoption", &masthead.adoption);
        self.line("report", &masthead.report);
        self.line("number", &masthead.number);
        if !masthead.title.is_empty() && plain_text(&masthead.title).trim().is_empty() {
            self.at(Step::Field("title"), |checker| {
                checker.fault(FaultKind::NoTitle);
            });
        }
        self.line("title", &masthead.title);
        self.lines("below_title", &masthead.below_title);
    }

    fn enactment(&mut self, enactment: &'a Enactment) {
        self.line("formula", &enactment.formula);
        self.blocks("preamble", &enactment.preamble);
        self.blocks("operative", &enactment.operative);
        self.closing(&enactment.closing);
        self.each("annexes", &enactment.annexes, |checker, annex| {
            if !is_absent(&annex.heading) {
                checker.heading(&annex.heading);
            }
            checker.blocks("blocks", &annex.blocks);
            checker.closing(&annex.closing);
        });
    }

    fn closing(&mut self, closing: &'a Closing) {
        self.at(Step::Field("closing"), |checker| {
            checker.lines("lines", &closing.lines);
        });
    }

    fn heading(&mut self, heading: &'a Heading) {
        if !has_words(heading) {
            self.at(Step::Field("heading"), |checker| {
                checker.fault(FaultKind::NoHeading);
            });
        }
        self.heading_lines(heading);
    }

    fn heading_lines(&mut self, heading: &'a Heading) {
        self.at(Step::Field("heading"), |checker| {
            checker.line("label", &heading.label);
            checker.line("title", &heading.title);
        });
    }

    fn lines(&mut self, field: &'static str, lines: &'a [Inlines]) {
        self.at(Step::Field(field), |checker| {
            for (index, line) in lines.iter().enumerate() {
                checker.at(Step::Element(index), |checker| checker.inlines(line));
            }
        });
    }

    fn line(&mut self, field: &'static str, line: &'a Inlines) {
        self.at(Step::Field(field), |checker| checker.inlines(line));
    }

    fn inlines(&mut self, line: &'a Inlines) {
        for (index, inline) in line.iter().enumerate() {
            self.at(Step::Element(index), |checker| checker.inline(inline));
        }
    }

    fn inline(&mut self, inline: &'a Inline) {
        let is_link = matches!(inline, Inline::Link { .. });
        if self.in_link && (is_link || matches!(inline, Inline::NoteCall { .. })) {
            self.fault(FaultKind::LinkInLink);
            return;
        }
        if let Some(content) = inline.content() {
            let in_link = self.in_link;
            self.in_link |= is_link;
            self.inside(1, |checker| checker.line("content", content));
            self.in_link = in_link;
        } else if let Inline::NoteCall { note, mark, .. } = inline {
            let first = self.unchecked_notes.remove(&**note);
            let kind = if mark.trim().is_empty() {
                Some(FaultKind::NoMark)
            } else {
                first
                    .filter(|(_, note)| note.mark != *mark)
                    .map(|_| FaultKind::CallMark)
            };
            if let Some(kind) = kind {
                self.at(Step::Field("mark"), |checker| checker.fault(kind));
            }
            if let Some((index, note)) = first {
                self.note(index, note);
            }
        }
    }

    fn blocks(&mut self, field: &'static str, blocks: &'a [Block]) {
        self.each(field, blocks, |checker, block| match block {
            Block::Paragraph(paragraph) => {
                let Paragraph { content, then, .. } = paragraph;
                if paragraph.number.is_none() && content.is_empty() && then.is_empty() {
                    checker.fault(FaultKind::NoText);
                }
                checker.line("content", content);
                checker.then(then);
            }
            Block::Items(items) => checker.items(items),
            Block::Section(Section {
                heading, blocks, ..
            }) => {
                checker.heading(heading);
                checker.inside(1, |checker| checker.blocks("blocks", blocks));
            }
            Block::Table(table) => checker.table(table),
            Block::Quotation(quotation) => {
                checker.inside(1, |checker| checker.blocks("blocks", &quotation.blocks));
            }
        });
    }

    /// Checks the blocks that belong to a paragraph or item.
    fn then(&mut self, blocks: &'a [Block]) {
        if !blocks.is_empty() {
            self.inside(1, |checker| checker.blocks("then", blocks));
        }
    }

    fn items(&mut self, items: &'a Items) {
        if items.items.is_empty() {
            self.at(Step::Field("items"), |checker| {
                checker.fault(FaultKind::NoItems);
            });
        }
        self.each("items", &items.items, |checker, item| {
            checker.line("content", &item.content);
            checker.then(&item.then);
        });
    }

    fn table(&mut self, table: &'a Table) {
        self.line("caption", &table.caption);
        let height = table.head.len() + table.body.len();
        if !(1..=COLUMNS_MAX).contains(&table.columns) {
            self.at(Step::Field("columns"), |checker| {
                checker.fault(FaultKind::ColumnCount);
            });
        } else if usize::from(table.columns) * height > POSITIONS_MAX {
            self.fault(FaultKind::TableSize);
        } else if table
            .head
            .iter()
            .chain(&table.body)
            .all(|row| row.cells.is_empty())
        {
            self.fault(FaultKind::NoCells);
        } else {
            self.grid(table, height);
        }
    }

    /// Checks the rows of a table and the columns that they cover. `height` is their number.
    fn grid(&mut self, table: &'a Table, height: usize) {
        // The number of further rows that a cell from above covers, by column.
        let mut covered = vec![0; usize::from(table.columns)];
        let mut left = height;
        let mut width = 0;
        let faults = self.faults.len();
        self.inside(TABLE_LEVELS, |checker| {
            for (field, rows) in [("head", &table.head), ("body", &table.body)] {
                let row_width = checker.rows(field, rows, &mut covered, &mut left);
                width = width.max(row_width);
            }
        });
        if width < covered.len() && self.faults.len() == faults {
            self.at(Step::Field("columns"), |checker| {
                checker.fault(FaultKind::ColumnWithoutCell);
            });
        }
    }

    /// Checks rows, and returns the number of columns up to the last cell. `left` is the number of
    /// rows that remain.
    fn rows(
        &mut self,
        field: &'static str,
        rows: &'a [Row],
        covered: &mut [usize],
        left: &mut usize,
    ) -> usize {
        let mut width = 0;
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
                width = width.max(column);
                checker.blocks("blocks", &cell.blocks);
            });
            *left -= 1;
            for rows in &mut *covered {
                *rows = rows.saturating_sub(1);
            }
        });
        width
    }
}
