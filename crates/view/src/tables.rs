//! The reading of tables, where the source does not mark headers.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use publish_model::diagnostic::Findings;
use publish_model::visit::{Visit, walk};
use publish_model::{
    Anchor, Annex, Block, Cell, CellPosition, Heading, Item, Paragraph, Part, Resolution, Row,
    Script, Section, Table, plain_text,
};
use publish_templates::wording::{Catalogue, FluentValue};

use super::cells::{self, CellReading, ColumnWords};
use super::names::heading_words;

/// The reading of a table. Official tables often mark only column headers, or none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TableReading {
    /// Its name if it has no caption: the words that lead to it, `The scale is as follows`, or the
    /// heading above it; none if there are neither.
    pub name: Option<String>,
    /// Whether the table is only used for layout: a box, in which no row has text in more than one
    /// cell, or a place for a signature, which does not have headers and is mostly empty.
    pub layout: bool,
    /// Whether one of the cells of its first rows has the unit of its figures.
    pub has_unit: bool,
    /// Whether it is short enough to be kept on one page.
    pub small: bool,
    /// The measures that determine the width of each column.
    pub columns: Vec<ColumnWords>,
    /// The readings of the cells of the head, by row.
    pub head: Vec<Vec<CellReading>>,
    /// The readings of the cells of the other rows.
    pub body: Vec<Vec<CellReading>>,
    /// The numbers of rows of the body that stay on one page, from the first: a row that heads others
    /// with the first of these, and a total with the row before it.
    pub together: Vec<usize>,
    /// The row headers that the source does not mark.
    #[serde(skip)]
    pub row_headers: RowHeaders,
    /// Whether the cells have headers of any kind, or need none.
    #[serde(skip)]
    pub has_headers: bool,
}

/// Row headers that a source does not mark.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RowHeaders {
    /// For each row of the body, whether one of its cells is its header. The first cell is the
    /// header if the first column has text in every row and no header, if a column with text has no
    /// header (the certificate in A/RES/77/100), or if the other columns are figures about the
    /// first (the scale of assessments in A/RES/79/249).
    pub rows: Vec<bool>,
    /// The position of the header cell in those rows, from 0. It is the second cell if the first
    /// has at most a number, and not in all rows (the sections of the budget in A/RES/79/259).
    pub cell: usize,
}

impl RowHeaders {
    /// Returns whether the cell at `cell` of the row at `row` of the body is the header of its row.
    pub fn has(&self, row: usize, cell: usize) -> bool {
        cell == self.cell && self.rows.get(row) == Some(&true)
    }
}

/// Returns the readings of all tables, by anchor.
///
/// # Errors
/// `T002` if the catalogue lacks a message.
pub fn tables(
    resolution: &Resolution,
    catalogue: &Catalogue,
) -> Result<BTreeMap<Anchor, TableReading>, Findings> {
    let mut collector = Collector {
        script: resolution.language.script(),
        heading: String::new(),
        text: String::new(),
        readings: Vec::new(),
    };
    collector.resolution(resolution);
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    let mut readings = BTreeMap::new();
    for (anchor, mut reading) in collector.readings {
        if let Some(name) = &mut reading.name {
            let times = times.entry(name.clone()).or_default();
            *times += 1;
            if *times > 1 {
                let arguments = [
                    ("name", FluentValue::from(name.as_str())),
                    ("number", FluentValue::from(times.to_string())),
                ];
                *name = catalogue.message("name-again", &arguments)?;
            }
        }
        readings.insert(anchor, reading);
    }
    Ok(readings)
}

/// The largest number of rows that stay on one page.
const SMALL_GROUP_ROWS: usize = 6;

/// The largest number of characters of words that lead to a table and are its name.
const LEAD_IN_MAX: usize = 120;

struct Collector {
    script: Script,
    /// The innermost heading above the current position.
    heading: String,
    /// The text before the current position, if nothing comes between.
    text: String,
    readings: Vec<(Anchor, TableReading)>,
}

impl Collector {
    /// Visits the contents of a part, an annex or a section.
    fn below(&mut self, heading: &Heading, visit: impl FnOnce(&mut Self)) {
        let above = std::mem::replace(&mut self.heading, heading_words(heading));
        self.text.clear();
        visit(self);
        self.heading = above;
        self.text.clear();
    }

    /// Returns the name of a table without a caption.
    fn name(&self) -> Option<String> {
        let lead_in = self.text.trim().strip_suffix([':', '：']);
        let lead_in = lead_in.filter(|words| words.chars().count() <= LEAD_IN_MAX);
        let name = lead_in.unwrap_or(&self.heading).trim();
        (!name.is_empty()).then(|| name.to_owned())
    }
}

impl Visit for Collector {
    fn part(&mut self, part: &Part) {
        self.below(&part.heading, |this| walk::part(this, part));
    }

    fn annex(&mut self, annex: &Annex) {
        self.below(&annex.heading, |this| walk::annex(this, annex));
    }

    fn section(&mut self, section: &Section) {
        self.below(&section.heading, |this| walk::section(this, section));
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        self.text = plain_text(&paragraph.content);
        walk::paragraph(self, paragraph);
    }

    fn item(&mut self, item: &Item) {
        self.text = plain_text(&item.content);
        walk::item(self, item);
    }

    fn table(&mut self, table: &Table) {
        let mut reading = reading(table, self.script);
        if table.caption.is_empty() {
            reading.name = self.name();
        }
        self.readings.push((table.anchor.clone(), reading));
        walk::table(self, table);
        self.text.clear();
    }
}

fn reading(table: &Table, script: Script) -> TableReading {
    let head = table.head.len();
    let unit = unit_of(table);
    let Some((row, cell)) = unit.filter(|(row, _)| *row >= head) else {
        let mut reading = reading_with(table, headers(table), script);
        if let Some((row, cell)) = unit {
            reading.has_unit = true;
            let cell = &mut reading.head[row][cell];
            cell.unit = true;
            cell.header = None;
        }
        return reading;
    };
    // The other rows show which headers the table has.
    let mut others = table.clone();
    others.body.remove(row - head);
    let mut headers = headers(&others);
    headers.of_rows.rows.insert(row - head, false);
    let mut reading = reading_with(table, headers, script);
    reading.has_unit = true;
    reading.columns = cells::columns(&others, script);
    reading.body[row - head][cell].unit = true;
    reading
}

/// Returns the position of the cell that has the unit of the figures below it: its row, among the rows
/// of head and body, and its position in that row. The row has no other words and is in the head or
/// follows it; the words are in brackets. A cell across the table is also above the names in the first
/// column. See A/RES/78/249 and A/RES/80/239, with the unit below the names of the columns.
fn unit_of(table: &Table) -> Option<(usize, usize)> {
    let head = table.head.len();
    let positions = table.positions();
    let rows: Vec<&Row> = table.head.iter().chain(&table.body).collect();
    let all = rows.iter().zip(&positions).enumerate();
    let candidates = all.clone().take(head + 1);
    let mut units = candidates.filter_map(|(index, (row, positions))| {
        let mut with_words = row.cells.iter().enumerate().filter(|(_, it)| has_words(it));
        let (at, cell) = with_words.next()?;
        let place = positions.get(at)?;
        let columns = place.column.max(1)..place.column + place.columns;
        if with_words.next().is_some() || !is_in_brackets(cell) {
            return None;
        }
        let within = |from: usize, to: usize| {
            let rows = all
                .clone()
                .filter(move |(other, _)| *other != index && (from..to).contains(other));
            let columns = columns.clone();
            let cells = rows.flat_map(|(_, (row, positions))| row.cells.iter().zip(positions));
            cells.filter_map(move |(cell, place)| {
                let covers =
                    place.column < columns.end && columns.start < place.column + place.columns;
                covers.then_some(cell)
            })
        };
        let has_names = within(0, head).any(has_words);
        (has_names && cells::are_figures(within(head, rows.len()))).then_some((index, at))
    });
    units.next()
}

/// Returns whether the words of a cell are in brackets and have no number.
fn is_in_brackets(cell: &Cell) -> bool {
    let words = cells::words_without_calls(cell);
    let inner = words.trim().strip_prefix(['(', '（']);
    let inner = inner.and_then(|words| words.strip_suffix([')', '）']));
    let is_outside =
        |character: char| character.is_numeric() || ['(', '（', ')', '）'].contains(&character);
    matches!(cell.blocks.as_slice(), [Block::Paragraph(_)])
        && inner.is_some_and(|inner| !inner.contains(is_outside))
}

/// How cells are headed.
struct Headers {
    of_rows: RowHeaders,
    layout: bool,
    has_headers: bool,
}

fn headers(table: &Table) -> Headers {
    let rows = || table.head.iter().chain(&table.body);
    let cells = || rows().flat_map(|row| &row.cells);
    let is_box = rows().all(|row| row.cells.iter().filter(|cell| has_words(cell)).count() <= 1);
    // In a row below a corner of several rows, the first cell is not in the first column (A/RES/77/261).
    let positions = table.positions();
    let corner_is_header = table.head.iter().zip(&positions).any(|(row, cells)| {
        cells.first().is_some_and(|cell| cell.column == 0) && begins_with_header(row)
    });
    let numbered_names = has_numbered_names(table);
    let heads_its_rows = !is_box
        && (!corner_is_header
            || has_column_without_header(table)
            || has_rows_of_figures(table)
            || has_only_figures_beside_names(table)
            || numbered_names)
        && table.columns > 1
        && !table
            .body
            .iter()
            .flat_map(|row| &row.cells)
            .any(|cell| cell.header.is_some());
    if heads_its_rows && numbered_names {
        let is_row = |row: &Row| row.cells.iter().any(has_words);
        let row_headers = RowHeaders {
            rows: table.body.iter().map(is_row).collect(),
            cell: 1,
        };
        return Headers {
            of_rows: row_headers,
            layout: false,
            has_headers: true,
        };
    }
    let firsts = first_cells(&table.body);
    let row_headers =
        heads_its_rows && firsts.contains(&First::Words) && !firsts.contains(&First::Empty);
    let empty = cells().filter(|cell| !has_words(cell)).count();
    let no_cell_is_header = cells().all(|cell| cell.header.is_none());
    let layout = is_box || !row_headers && no_cell_is_header && empty * 2 > cells().count();
    let has_headers = layout || row_headers || !no_cell_is_header;
    let is_headed = firsts
        .iter()
        .map(|first| row_headers && *first == First::Words);
    let of_rows = RowHeaders {
        rows: is_headed.collect(),
        cell: 0,
    };
    Headers {
        of_rows,
        layout,
        has_headers,
    }
}

fn reading_with(table: &Table, headers: Headers, script: Script) -> TableReading {
    let read = |rows: &[Row], row_headers: &RowHeaders| {
        let rows = rows.iter().enumerate();
        let rows = rows.map(|(y, row)| {
            let cells = row.cells.iter().enumerate();
            let cells = cells.map(|(x, cell)| CellReading::of(cell, row_headers.has(y, x)));
            cells.collect()
        });
        rows.collect::<Vec<Vec<CellReading>>>()
    };
    let mut head = read(&table.head, &RowHeaders::default());
    let mut body = read(&table.body, &headers.of_rows);
    let positions = table.positions();
    let mut starts: Vec<Vec<usize>> = positions
        .iter()
        .map(|row| row.iter().map(|cell| cell.column).collect())
        .collect();
    merge_empty_headers(table, &positions, &mut head, &mut starts);
    remove_columns_without_cells(head.iter_mut().chain(&mut body), &starts);
    TableReading {
        name: None,
        layout: headers.layout,
        has_unit: false,
        small: cells::is_small(table),
        columns: cells::columns(table, script),
        head,
        together: rows_together(table),
        body,
        has_headers: headers.has_headers,
        row_headers: headers.of_rows,
    }
}

/// Returns the numbers of rows of the body that stay on one page: see [`TableReading::together`].
fn rows_together(table: &Table) -> Vec<usize> {
    let rows = &table.body;
    let count = |row: &Row| row.cells.iter().filter(|cell| has_words(cell)).count();
    let counts: Vec<usize> = rows.iter().map(count).collect();
    let leads = leading_rows(table, &counts);
    let is_long = |row: &Row| row.cells.iter().any(cells::is_long);
    // All rows that a cell spans stay on the page as well. They may fill it (S/PRST/2010/25).
    let spanned = |row: &Row| {
        let rows = row.cells.iter().map(|cell| usize::from(cell.rows));
        rows.max().unwrap_or(1)
    };
    let is_last_of_group = |at: usize| {
        let next = at + 1;
        counts[at] > 1
            && counts
                .get(next)
                .is_none_or(|count| *count == 0 || leads[next])
    };
    let mut together = Vec::new();
    let mut size = 0;
    for (at, row) in rows.iter().enumerate() {
        size += 1;
        let stays_with_next = rows.get(at + 1).is_some_and(|next| {
            let follows_row = counts[at] > 1 && is_last_of_group(at + 1);
            let is_short = size + spanned(next) <= SMALL_GROUP_ROWS;
            (leads[at] || follows_row) && is_short && !is_long(row) && !is_long(next)
        });
        if !stays_with_next {
            together.push(std::mem::take(&mut size));
        }
    }
    together
}

/// Returns which rows of the body head the rows after them: their only words are their name, and a row
/// with more words follows.
fn leading_rows(table: &Table, counts: &[usize]) -> Vec<bool> {
    let positions = table.positions();
    let positions = positions.get(table.head.len()..).unwrap_or_default();
    let last_column = usize::from(table.columns).saturating_sub(1);
    let mut leads = vec![false; counts.len()];
    let mut leads_next = false;
    for (at, row) in table.body.iter().enumerate().rev() {
        let leads_to = counts.get(at + 1).is_some_and(|count| *count > 1) || leads_next;
        let mut places = row.cells.iter().zip(&positions[at]);
        let named = places.find(|(cell, _)| has_words(cell));
        // The name may be after the number of the row.
        let has_name = named.is_some_and(|(_, place)| {
            place.column == 0 || place.column == 1 && place.column < last_column
        });
        leads[at] = leads_to && has_name && counts[at] == 1;
        leads_next = leads[at];
    }
    leads
}

/// Merges each empty cell of the head with a neighbour, where no cell below begins or ends between
/// them. In a head “ | Gross | | Net”, with cells of two columns below “Net”, browsers would take the
/// empty cell for the header of these cells (A/RES/80/239). `starts` are the columns in which the cells of
/// each row begin.
fn merge_empty_headers(
    table: &Table,
    positions: &[Vec<CellPosition>],
    head: &mut [Vec<CellReading>],
    starts: &mut [Vec<usize>],
) {
    let (of_head, of_body) = positions.split_at(table.head.len().min(positions.len()));
    if of_body.is_empty() {
        return;
    }
    let edges: BTreeSet<usize> = of_body
        .iter()
        .flatten()
        .flat_map(|cell| [cell.column, cell.column + cell.columns])
        .collect();
    for (((row, positions), readings), starts) in
        table.head.iter().zip(of_head).zip(head).zip(starts)
    {
        for (left, pair) in positions.windows(2).enumerate() {
            let [first, second] = pair else { continue };
            let adjacent = first.column + first.columns == second.column
                && (first.rows, second.rows) == (1, 1)
                && !edges.contains(&second.column);
            let has_words = |at: usize| row.cells.get(at).is_some_and(has_words);
            let (empty, other) = match (has_words(left), has_words(left + 1)) {
                (false, true) => (left, left + 1),
                (true, false) => (left + 1, left),
                _ => continue,
            };
            if adjacent && readings.get(empty).is_some_and(|cell| !cell.merged) {
                let columns = readings[empty].columns;
                readings[empty].merged = true;
                readings[other].columns += columns;
                starts.retain(|start| *start != second.column);
            }
        }
    }
}

/// Makes cells narrower that cover a column in which no cell begins: the Nu HTML Checker reports such
/// a column. One is left where an empty header is merged (A/RES/77/261).
fn remove_columns_without_cells<'a>(
    rows: impl Iterator<Item = &'a mut Vec<CellReading>>,
    starts: &[Vec<usize>],
) {
    let begun: BTreeSet<usize> = starts.iter().flatten().copied().collect();
    for (readings, starts) in rows.zip(starts) {
        let cells = readings.iter_mut().filter(|cell| !cell.merged);
        for (cell, start) in cells.zip(starts) {
            let covered = *start..*start + usize::from(cell.columns);
            let count = covered.filter(|column| begun.contains(column)).count();
            cell.columns = u16::try_from(count).unwrap_or(cell.columns);
        }
    }
}

/// Returns whether a column with text has an empty cell in the head. Always false for tables with
/// cells that cover several rows or columns.
fn has_column_without_header(table: &Table) -> bool {
    let rows = || table.head.iter().chain(&table.body);
    if rows().any(|row| {
        row.cells
            .iter()
            .any(|cell| cell.columns > 1 || cell.rows > 1)
    }) {
        return false;
    }
    let has = |rows: &[Row], column: usize| {
        let mut cells = rows.iter().filter_map(|row| row.cells.get(column));
        cells.any(has_words)
    };
    (0..table.columns as usize).any(|column| !has(&table.head, column) && has(&table.body, column))
}

/// Returns whether each row consists of figures about its first cell, and all first cells differ.
/// Without row headers, screen-reader users who read down a column would not know what the figures
/// are about.
fn has_rows_of_figures(table: &Table) -> bool {
    let mut firsts = BTreeSet::new();
    table.body.iter().all(|row| match row.cells.as_slice() {
        [first, others @ ..] => {
            let figures: Vec<String> = others.iter().map(cells::words_without_calls).collect();
            firsts.insert(words(first))
                && figures.iter().any(|figure| !figure.is_empty())
                && !figures
                    .iter()
                    .any(|figure| figure.contains(char::is_alphabetic))
        }
        [] => false,
    })
}

/// Returns whether all columns after the first have only figures, and the first cells of a group of rows
/// differ. A row with nothing but its first cell begins a group, and `Subtotal` may be in each of them
/// (A/RES/79/257).
fn has_only_figures_beside_names(table: &Table) -> bool {
    let positions = table.positions();
    let body = table
        .body
        .iter()
        .zip(positions.iter().skip(table.head.len()));
    let mut columns: BTreeMap<usize, Vec<&Cell>> = BTreeMap::new();
    let mut names = BTreeSet::new();
    for (row, positions) in body {
        if !row.cells.iter().skip(1).any(has_words) {
            names.clear();
        }
        for (cell, position) in row.cells.iter().zip(positions) {
            let begins_row = position.column == 0;
            if position.rows > 1 || begins_row && !(has_words(cell) && names.insert(words(cell))) {
                return false;
            }
            if !begins_row {
                columns.entry(position.column).or_default().push(cell);
            }
        }
    }
    let figures = |column: &Vec<&Cell>| cells::are_figures(column.iter().copied());
    !columns.is_empty() && columns.values().all(figures)
}

/// The largest number of characters of a number before a name: `29A`, `III.4`.
const LONGEST_NUMBER: usize = 5;

/// Returns whether the first column numbers some of the names in the second, and the other columns
/// are figures about them.
fn has_numbered_names(table: &Table) -> bool {
    let is_plain = |cell: &Cell| cell.columns <= 1 && cell.rows <= 1;
    let rows: Vec<&Row> = table
        .body
        .iter()
        .filter(|row| row.cells.iter().any(has_words))
        .collect();
    let mut numbered = 0;
    let mut with_figures = 0;
    for row in &rows {
        let [number, name, figures @ ..] = row.cells.as_slice() else {
            return false;
        };
        let number = words(number);
        let figures: String = figures.iter().map(cells::words_without_calls).collect();
        let fits = row.cells.iter().all(is_plain)
            && has_words(name)
            && number.chars().count() <= LONGEST_NUMBER
            && !figures.contains(char::is_alphabetic);
        if !fits {
            return false;
        }
        numbered += usize::from(!number.is_empty());
        with_figures += usize::from(!figures.is_empty());
    }
    (1..rows.len()).contains(&numbered) && with_figures * 2 > rows.len()
}

/// Returns the text of the paragraphs in a cell.
fn words(cell: &Cell) -> String {
    let paragraphs = cell.blocks.iter().map(|block| match block {
        Block::Paragraph(paragraph) => plain_text(&paragraph.content),
        _ => String::new(),
    });
    paragraphs.collect::<Vec<_>>().join(" ")
}

fn has_words(cell: &Cell) -> bool {
    !cell.blocks.is_empty()
}

fn begins_with_header(row: &Row) -> bool {
    row.cells.first().is_some_and(|cell| cell.header.is_some())
}

fn begins_with_words(row: &Row) -> bool {
    row.cells.first().is_some_and(has_words)
}

/// The content of the first column of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum First {
    Words,
    Empty,
    /// Nothing: the row is empty, or a cell from above covers its first column.
    Nothing,
}

fn first_cells(rows: &[Row]) -> Vec<First> {
    let mut covered = 0;
    let mut firsts = Vec::new();
    for row in rows {
        if covered > 0 {
            covered -= 1;
            firsts.push(First::Nothing);
            continue;
        }
        let first = if row.cells.iter().all(|cell| cell.blocks.is_empty()) {
            First::Nothing
        } else if begins_with_words(row) {
            First::Words
        } else {
            First::Empty
        };
        covered = row
            .cells
            .first()
            .map_or(0, |cell| cell.rows.saturating_sub(1));
        firsts.push(first);
    }
    firsts
}

#[cfg(test)]
mod tests {
    use super::*;
    use publish_model::{Alignment, Inline, Paragraph, Scope};

    /// Returns a table of rows written as `a|b|`, the first `head` of which are its head.
    fn table(head: usize, rows: &[&str]) -> Table {
        let cell = |text: &str, header: Option<Scope>| Cell {
            header: header.filter(|_| !text.is_empty()),
            columns: 1,
            rows: 1,
            alignment: Alignment::default(),
            blocks: if text.is_empty() {
                Vec::new()
            } else {
                let content = vec![Inline::text(text)];
                vec![Block::Paragraph(Paragraph {
                    anchor: None,
                    number: None,
                    language: None,
                    content,
                    then: Vec::new(),
                })]
            },
        };
        let row = |text: &str, header| Row {
            cells: text.split('|').map(|text| cell(text, header)).collect(),
        };
        let (above, below) = rows.split_at(head);
        Table {
            anchor: "table-1".parse().unwrap(),
            caption: Vec::new(),
            columns: 3,
            head: above
                .iter()
                .map(|text| row(text, Some(Scope::Column)))
                .collect(),
            body: below.iter().map(|text| row(text, None)).collect(),
        }
    }

    fn reading(table: &Table) -> TableReading {
        super::reading(table, Script::Latin)
    }

    #[test]
    fn a_full_first_column_has_row_headers_below_an_empty_corner_or_without_a_head() {
        let under_corner = reading(&table(
            1,
            &["|D-1|P-5", "||", "Department|1|2", "Total|1|2"],
        ));
        assert_eq!(under_corner.row_headers.rows, [false, true, true]);
        let form = reading(&table(0, &["1.|State|", "2.|Authority|", "2.1|Name|"]));
        assert_eq!(form.row_headers.rows, [true, true, true]);
        assert!(!form.layout);
        let half_headed = reading(&table(1, &["1.|State|", "2.|Name|", "3.|Ship|a picture"]));
        assert_eq!(half_headed.row_headers.rows, [true, true]);
        let under_words = reading(&table(1, &["Item|Who|When", "Department|a State|2"]));
        assert_eq!(under_words.row_headers.rows, [false]);
    }

    #[test]
    fn a_corner_of_several_rows_is_empty_if_its_cell_is() {
        let mut table = table(2, &["|Gross|Net", "Dollars|Euros", "P-5|a|b", "P-4|c|d"]);
        table.head[0].cells[0].rows = 2;
        assert_eq!(reading(&table).row_headers.rows, [true, true]);
    }

    #[test]
    fn the_first_column_of_figures_has_row_headers() {
        let figures = |rows: &[&str]| reading(&table(1, rows)).row_headers.rows;
        assert_eq!(
            figures(&["State|Share", "Albania|0,010", "Algeria|–"]),
            [true, true]
        );
        assert_eq!(figures(&["Year|Sum", "Total|1", "Total|2"]), [false, false]);
    }

    #[test]
    fn names_beside_figures_alone_are_row_headers_in_groups_also() {
        let head = "Category|2044|2045";
        let rows = [
            "Professional||",
            "P-5|954|–",
            "Subtotal|954|1",
            "Field||",
            "Subtotal|8|9",
        ];
        let headed = |rows: &[&str]| {
            let reading = reading(&table(1, &[&[head], rows].concat()));
            let first = |row: &Vec<CellReading>| row[0].header == Some(Scope::Row);
            reading.body.iter().all(first)
        };
        assert!(headed(&rows));
        // A column of words could be what the row is about.
        assert!(!headed(&["P-5|Geneva|954", "P-5|Vienna|8"]));
    }

    #[test]
    fn names_after_numbers_are_row_headers_of_figures() {
        let budget = |rows: &[&str]| {
            let reading = reading(&table(1, rows));
            (reading.row_headers.rows, reading.row_headers.cell)
        };
        assert_eq!(
            budget(&[
                "Section||Sum",
                "|Part I|",
                "1|Policy|98 203 000",
                "||",
                "|Total|98 203 000"
            ]),
            (vec![true, true, false, true], 1)
        );
        let names = budget(&["Who|What|Sum", "A State|Policy|1", "|Total|1"]);
        assert_eq!(names, (vec![false, false], 0));
        let words = budget(&["|What|Sum", "1|Policy|some", "|Total|more"]);
        assert_eq!(words, (vec![false, false], 0));
    }

    #[test]
    fn the_unit_of_the_figures_is_not_a_header() {
        let rows = [
            "|Gross|Net",
            "|(dollars)|",
            "Estimate|98 203|–",
            "Of which:||",
            "Part|12|3",
        ];
        let mut with_unit = table(2, &rows);
        with_unit.head[1].cells.pop();
        with_unit.head[1].cells[1].columns = 2;
        let units = |reading: &TableReading| {
            let cells = reading.head.iter().chain(&reading.body).flatten();
            let units = cells.filter(|cell| cell.unit);
            units.map(|cell| cell.header).collect::<Vec<_>>()
        };
        let read = reading(&with_unit);
        assert!(read.has_unit);
        assert_eq!(units(&read), [None]);
        assert_eq!(read.head[0][1].header, Some(Scope::Column));
        let grid = crate::Grid::of(&with_unit, Some(&read));
        assert_eq!(grid.rows[2][1].headers, ["Gross"]);

        let words = reading(&table(2, &["|Gross|Net", "|dollars|", "Estimate|98|–"]));
        assert_eq!(units(&words), []);
        let over_words = reading(&table(
            2,
            &["|Name|Level", "|(dollars)|", "Post|Officer|P-5"],
        ));
        assert_eq!(units(&over_words), []);
        let only_head = reading(&table(1, &["|(dollars)|", "Estimate|98|–"]));
        assert_eq!(units(&only_head), []);
    }

    #[test]
    fn the_unit_in_the_first_row_of_the_body_does_not_hide_row_headers() {
        let read = reading(&table(
            1,
            &["|Gross|Net", "|（美元）|", "Estimate|98|–", "Total|12|3"],
        ));
        assert!(read.body[0][1].unit);
        assert_eq!(read.row_headers.rows, [false, true, true]);
        assert!(read.columns[1].numbers);
    }

    #[test]
    fn an_empty_header_is_merged_where_the_cells_below_cover_both_columns() {
        let merged = |columns: [u16; 2]| {
            // Cells of the second row begin in all columns.
            let mut table = table(2, &["Level||Net", "A|B|C", "P-5|1", "P-4|2"]);
            for row in &mut table.body {
                row.cells[1].columns = columns[0];
                row.cells[0].columns = columns[1];
            }
            let head = reading(&table).head.remove(0);
            head.iter()
                .map(|cell| (cell.columns, cell.merged))
                .collect::<Vec<_>>()
        };
        assert_eq!(merged([2, 1]), [(1, false), (1, true), (2, false)]);
        assert_eq!(merged([1, 2]), [(2, false), (1, true), (1, false)]);
        let plain = reading(&table(1, &["|Gross|Net", "P-5|1|2"]))
            .head
            .remove(0);
        assert!(plain.iter().all(|cell| !cell.merged));
    }

    #[test]
    fn no_cell_covers_a_column_in_which_no_cell_begins() {
        for (head, columns) in [
            ("Level||Net", [1, 2]),
            ("Level|Net|", [1, 2]),
            ("Level||Net", [2, 1]),
        ] {
            let mut table = table(1, &[head, "P-5|1", "Total"]);
            table.body[0].cells[0].columns = columns[0];
            table.body[0].cells[1].columns = columns[1];
            table.body[1].cells[0].columns = 3;
            let reading = reading(&table);
            let covered = |row: &[CellReading]| -> u16 {
                let cells = row.iter().filter(|cell| !cell.merged);
                cells.map(|cell| cell.columns).sum()
            };
            assert!(reading.head[0].iter().any(|cell| cell.merged), "{head}");
            let rows = reading.head.iter().chain(&reading.body);
            assert!(
                rows.map(|row| covered(row)).all(|columns| columns == 2),
                "{head}"
            );
        }
    }

    #[test]
    fn rows_that_head_a_group_and_totals_are_not_alone() {
        let together = |rows: &[&str]| reading(&table(1, rows)).together;
        let staff = [
            "Level|2025|2026",
            "Expenditure||",
            "Professional||",
            "D-2|1|2",
            "D-1|1|2",
            "P-5|1|2",
            "Subtotal|3|6",
            "Other||",
            "Local|1|2",
            "Total|4|8",
        ];
        assert_eq!(together(&staff), [3, 1, 2, 3]);
        let numbered = ["Section||Sum", "|Part I|", "1|Policy|98", "||", "|Total|98"];
        assert_eq!(together(&numbered), [2, 1, 1]);
        let plain = ["State|Share|", "Albania|1|", "Algeria|2|", "Angola|3|"];
        assert_eq!(together(&plain), [1, 2]);
        // No row leads to another one in a list of names.
        let names = ["State||", "Albania||", "Algeria||", "Angola||"];
        assert_eq!(together(&names), [1, 1, 1]);
        let long = "words ".repeat(400);
        let text = ["Item||", "Purposes||", &format!("1|{long}|")];
        assert_eq!(together(&text), [1, 1]);
        let mut rows = vec!["Level|2025|2026", "Expenditure||", "D-2|1|2"];
        rows.extend(["|3|4"; 6]);
        let mut spanned = table(1, &rows);
        assert_eq!(reading(&spanned).together[0], 2);
        spanned.body[1].cells[0].rows = 7;
        assert_eq!(reading(&spanned).together[0], 1);
    }

    #[test]
    fn a_box_is_a_layout_table() {
        assert!(reading(&table(1, &["Priorities|", "|", "1. First|", "|a place"])).layout);
    }

    #[test]
    fn a_place_for_a_signature_is_a_layout_table() {
        let signature = reading(&table(0, &["At||On", "|(place)|", "||(date)", "|||"]));
        assert!(signature.layout);
        assert!(!signature.row_headers.rows.contains(&true));
        assert!(!reading(&table(1, &["|a|b", "||1"])).layout);
    }
}
