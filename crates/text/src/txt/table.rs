//! Tables: in columns if each row fits on a line, or else row by row, with each cell after the
//! header of its column.

use publish_model::{Alignment, Block, Cell, Direction, Table};
use publish_templates::wording::Word;
use publish_view::Grid;

use super::TextWriter;
use super::lines::{MIN_RULE, Margin, width};

/// The number of spaces between two columns.
const GAP: usize = 2;

/// The indent of the cells of a row if each has its own line.
const INDENT: usize = 4;

impl TextWriter<'_> {
    pub(super) fn table(&mut self, table: &Table, margin: &Margin, level: u8) {
        let caption = self.text(&table.caption);
        self.lines.paragraph(margin.clone(), &caption);
        let reading = self.view.tables.get(&table.anchor);
        let grid = Grid::of(table, reading);
        if let Some(lines) = self.in_columns(&grid, margin) {
            if !lines.is_empty() {
                self.lines.blank_line();
                self.lines.unbroken(margin, lines);
            }
            return;
        }
        if reading.is_some_and(|reading| reading.layout) {
            for place in grid.rows.iter().flatten() {
                self.blocks(&place.cell.blocks, margin.clone(), level);
            }
            return;
        }
        self.rows(&grid, margin, level);
    }

    /// Returns the lines of the table in columns, or `None` if a row needs more than one line. In
    /// right-to-left scripts, rows that begin with a number would show their columns in a different
    /// order, so these tables are never set in columns.
    fn in_columns(&self, grid: &Grid<'_>, margin: &Margin) -> Option<Vec<String>> {
        if self.view.direction == Direction::Rtl {
            return None;
        }
        let mut rows = Vec::new();
        for row in &grid.rows {
            let mut cells = Vec::new();
            for place in row {
                cells.push((place, self.one_line(place.cell)?));
            }
            rows.push(cells);
        }
        let mut widths = vec![MIN_RULE; grid.columns];
        let mut spanning = Vec::new();
        for (place, text) in rows.iter().flatten() {
            match place.columns {
                1 => {
                    let own = widths.get_mut(place.column)?;
                    *own = width(text).max(*own);
                }
                _ => spanning.push((*place, width(text))),
            }
        }
        for (place, wanted) in spanning {
            let covered = widths.get_mut(place.column..place.column + place.columns)?;
            let missing = wanted.saturating_sub(total_width(covered));
            *covered.last_mut()? += missing;
        }
        if total_width(&widths) > margin.room() {
            return None;
        }
        let mut lines = Vec::new();
        for (index, row) in rows.iter().enumerate() {
            if index == grid.head && index > 0 {
                let rules: Vec<String> = widths.iter().map(|width| "-".repeat(*width)).collect();
                lines.push(rules.join(&" ".repeat(GAP)));
            }
            let mut line = String::new();
            for (place, text) in row {
                let begins = match place.column {
                    0 => 0,
                    column => total_width(&widths[..column]) + GAP,
                };
                let room = total_width(&widths[place.column..place.column + place.columns]);
                let left = room.saturating_sub(width(text));
                let before = match place.cell.alignment {
                    Alignment::Start => 0,
                    Alignment::Center => left / 2,
                    Alignment::End => left,
                };
                let missing = (begins + before).saturating_sub(width(&line));
                line.extend(std::iter::repeat_n(' ', missing));
                line.push_str(text);
            }
            if !line.is_empty() {
                lines.push(line);
            }
        }
        Some(lines)
    }

    /// Writes the table row by row, each row after a blank line. The first cell is at the margin;
    /// the other cells are indented below it, each after its headers.
    fn rows(&mut self, grid: &Grid<'_>, margin: &Margin, level: u8) {
        for row in &grid.rows {
            let mut is_first = true;
            for place in row.iter().filter(|place| !place.cell.blocks.is_empty()) {
                let mut header = place.headers.join(", ");
                if !header.is_empty() {
                    header.push_str(self.word(Word::Colon));
                }
                let begins = if place.column == 0 { 0 } else { INDENT };
                self.cell(
                    place.cell,
                    &header,
                    &margin.indented(begins),
                    level,
                    is_first,
                );
                is_first = false;
            }
        }
    }

    fn cell(&mut self, cell: &Cell, header: &str, margin: &Margin, level: u8, is_first: bool) {
        let (line, then, rest) = match cell.blocks.split_first() {
            Some((Block::Paragraph(paragraph), rest)) if paragraph.number.is_none() => {
                let line = format!("{header}{}", self.text(&paragraph.content));
                (line, paragraph.then.as_slice(), rest)
            }
            _ => (header.to_owned(), [].as_slice(), cell.blocks.as_slice()),
        };
        // Continuation lines are indented further, so that the start of each cell is visible.
        let hanging = margin.hanging(INDENT / 2);
        if is_first {
            self.lines.paragraph(hanging, line.trim_end());
        } else {
            self.lines.line(hanging, line.trim_end());
        }
        self.blocks(then, margin.indented(INDENT), level);
        for block in rest {
            match block {
                // A blank line would separate it from its row.
                Block::Paragraph(paragraph)
                    if paragraph.number.is_none() && paragraph.then.is_empty() =>
                {
                    let text = self.text(&paragraph.content);
                    self.lines.line(margin.indented(INDENT / 2), &text);
                }
                other => self.blocks(std::slice::from_ref(other), margin.indented(INDENT), level),
            }
        }
    }

    /// Returns the text of a cell that has at most one line, or `None` for any other cell.
    fn one_line(&self, cell: &Cell) -> Option<String> {
        let paragraph = match cell.blocks.as_slice() {
            [] => return Some(String::new()),
            [Block::Paragraph(paragraph)] if paragraph.then.is_empty() => paragraph,
            _ => return None,
        };
        let text = self.text(&paragraph.content);
        let text = match &paragraph.number {
            Some(number) => format!("{} {text}", number.trim()),
            None => text,
        };
        let text = text.trim();
        (!text.contains('\n')).then(|| text.to_owned())
    }
}

/// Returns the columns of the terminal that some columns of the table take.
fn total_width(columns: &[usize]) -> usize {
    columns.iter().sum::<usize>() + GAP * columns.len().saturating_sub(1)
}
