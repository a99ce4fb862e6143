//! The layout and the reading of table cells, as far as they depend on the text of the cells only.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;
use serde::Serialize;

use publish_model::visit::{Visit, walk};
use publish_model::{Block, Cell, CellPosition, Inline, Scope, Script, Table};

use super::length::{clusters, words_of};

/// The largest number of rows of a table that is kept on one page.
const SMALL_TABLE_ROWS: usize = 8;

/// The largest number of bytes of text in a table that is kept on one page, and in a cell that is
/// not broken across pages. In UTF-8, scripts that need more space have more bytes.
const SMALL_TEXT_BYTES: usize = 1200;

/// The largest number of characters of a code, such as `2017-2030`.
const CODE_LENGTH_MAX: usize = 14;

/// The reading of a cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CellReading {
    /// The scope of the header; none if the cell is not a header or is empty.
    pub header: Option<Scope>,
    /// Whether the only text is a number or a code with a number, which must not be broken: `2-1`,
    /// `P-2/1`, `98 203 000`.
    pub code: bool,
    /// Whether the text is so long that a page may end inside the cell.
    pub long: bool,
    /// The number of columns that the cell covers, including those of merged cells, without columns in
    /// which no cell begins.
    pub columns: u16,
    /// Whether it is an empty cell of the head that is merged with its neighbour.
    pub merged: bool,
    /// Whether it has only the unit of the figures below it, `(United States dollars)`, which describes
    /// the table and is not the header of a column.
    pub unit: bool,
}

impl CellReading {
    pub(super) fn of(cell: &Cell, heads_its_row: bool) -> Self {
        let marked = cell.header.filter(|_| !cell.blocks.is_empty());
        CellReading {
            header: marked.or(heads_its_row.then_some(Scope::Row)),
            code: only_text(&cell.blocks).is_some_and(is_code),
            long: is_long(cell),
            columns: cell.columns,
            merged: false,
            unit: false,
        }
    }
}

/// The measures that determine the width of a column.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct ColumnWords {
    /// The longest word in the column.
    pub longest_word: String,
    /// The number of characters of the longest cell. In a column of numbers, the head may have several
    /// lines, and counts as a third of its characters.
    pub length: usize,
    /// The mean number of characters per row below the head. The words of a cell that covers several rows
    /// are shared among them.
    pub mean: usize,
    /// The share of the width of the table, per mille, with which all rows together have the fewest lines.
    pub share: usize,
    /// Whether the cells below the head have only numbers and short codes, apart from cells that are
    /// empty or have a sign for “none”, such as a dash.
    pub numbers: bool,
}

/// The lines that the head of a column of numbers may have.
const LINES_OF_HEAD: usize = 3;

/// Columns in which fewer cells of the body begin than one in this number of rows are as one with the
/// column before (S/PRST/2018/18).
const ROWS_PER_BEGINNING: usize = 20;

/// The columns of a table in which cells of the body begin.
struct Beginnings(BTreeSet<usize>);

impl Beginnings {
    fn of(table: &Table, positions: &[Vec<CellPosition>]) -> Beginnings {
        let mut times = vec![0; table.columns.into()];
        for position in positions.iter().skip(table.head.len()).flatten() {
            if let Some(times) = times.get_mut(position.column) {
                *times += 1;
            }
        }
        let enough = |times: usize| times > 0 && times * ROWS_PER_BEGINNING >= table.body.len();
        let columns = times.iter().enumerate();
        Beginnings(
            columns
                .filter(|(_, times)| enough(**times))
                .map(|(column, _)| column)
                .collect(),
        )
    }

    /// Returns the column for which a cell counts: the last one that it covers. A cell that covers several
    /// columns counts only if they are as one.
    fn column_of(&self, position: &CellPosition, is_head: bool) -> Option<usize> {
        let last = position.column + position.columns - 1;
        let is_one = (position.column + 1..=last).all(|column| !self.0.contains(&column));
        (position.columns == 1 || !is_head && is_one).then_some(last)
    }
}

/// Returns the columns of a table, ignoring cells that cover several columns. Columns between which no
/// cell of the body begins are as one: their cells count for the last of them (A/RES/80/239).
pub(super) fn columns(table: &Table, script: Script) -> Vec<ColumnWords> {
    let mut cells: Vec<(Vec<&Cell>, Vec<&Cell>)> = vec![Default::default(); table.columns.into()];
    let positions = table.positions();
    let beginnings = Beginnings::of(table, &positions);
    let rows = table.head.iter().chain(&table.body);
    for (index, (row, positions)) in rows.zip(&positions).enumerate() {
        for (cell, position) in row.cells.iter().zip(positions) {
            let is_head = index < table.head.len();
            let column = beginnings.column_of(position, is_head);
            if let Some((head, body)) = column.and_then(|column| cells.get_mut(column)) {
                let part = if is_head { head } else { body };
                part.push(cell);
            }
        }
    }
    let columns = cells.iter();
    let mut columns: Vec<ColumnWords> = columns
        .map(|(head, body)| ColumnWords::of(head, body, table.body.len(), script))
        .collect();
    for (column, share) in columns
        .iter_mut()
        .zip(shares(table, &positions, &beginnings))
    {
        column.share = share;
    }
    columns
}

/// The number of times that the shares of columns are improved.
const IMPROVEMENTS: usize = 40;

/// Returns the shares of the columns in the width of a table, per mille, with which its rows have the
/// fewest lines. A row has as many lines as its longest cell, so a column gets more if its cells are the
/// longest of many rows. The words of a cell that covers several rows are shared among them.
fn shares(table: &Table, positions: &[Vec<CellPosition>], beginnings: &Beginnings) -> Vec<usize> {
    let mut rows = vec![vec![0.0; table.columns.into()]; table.body.len()];
    let body = table
        .body
        .iter()
        .zip(positions.iter().skip(table.head.len()));
    for (index, (row, positions)) in body.enumerate() {
        for (cell, position) in row.cells.iter().zip(positions) {
            let Some(column) = beginnings.column_of(position, false) else {
                continue;
            };
            let covered: f64 = cell.rows.max(1).into();
            let length = f64::from(u32::try_from(length_of(cell)).unwrap_or(u32::MAX)) / covered;
            for row in rows.iter_mut().skip(index).take(cell.rows.max(1).into()) {
                if let Some(characters) = row.get_mut(column) {
                    *characters += length;
                }
            }
        }
    }
    let equal = 1.0 / f64::from(table.columns.max(1));
    let mut shares = vec![equal; table.columns.into()];
    for _ in 0..IMPROVEMENTS {
        // The lines that each column would save if it were wider.
        let mut savings = vec![0.0; shares.len()];
        for row in &rows {
            let lines: Vec<f64> = row
                .iter()
                .zip(&shares)
                .map(|(length, share)| length / share)
                .collect();
            let longest = lines.iter().copied().fold(0.0, f64::max);
            if longest <= 0.0 {
                continue;
            }
            for ((lines, share), savings) in lines.iter().zip(&shares).zip(&mut savings) {
                // Cells that are about as long as the longest count as well.
                let squared = (lines / longest) * (lines / longest);
                *savings += squared * squared * lines / share;
            }
        }
        let total: f64 = savings.iter().sum();
        if total <= 0.0 {
            break;
        }
        // Half of the way, so that two columns do not take turns.
        for (share, saving) in shares.iter_mut().zip(savings) {
            let better = *share * (saving / total / equal).sqrt();
            *share = ((*share + better) / 2.0).max(0.001);
        }
        let sum: f64 = shares.iter().sum();
        shares.iter_mut().for_each(|share| *share /= sum);
    }
    let per_mille = |share: &f64| (share * 1000.0).round();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "at most 1000"
    )]
    shares
        .iter()
        .map(|share| per_mille(share) as usize)
        .collect()
}

impl ColumnWords {
    fn of(head: &[&Cell], body: &[&Cell], rows: usize, script: Script) -> ColumnWords {
        let mut column = ColumnWords {
            numbers: are_figures(body.iter().copied()),
            ..ColumnWords::default()
        };
        let lines = if column.numbers { LINES_OF_HEAD } else { 1 };
        head.iter().for_each(|cell| column.add(cell, lines, script));
        body.iter().for_each(|cell| column.add(cell, 1, script));
        let characters = body.iter().map(|cell| length_of(cell)).sum::<usize>();
        column.mean = characters.div_ceil(rows.max(1));
        column
    }

    /// Adds a cell whose words may be in a number of lines.
    fn add(&mut self, cell: &Cell, lines: usize, script: Script) {
        let words = words_of(&cell.blocks);
        self.length = self.length.max(length_of(cell).div_ceil(lines));
        let words = words.split([' ', '\n', '\u{200b}', '-', '–', '—']);
        for word in words.flat_map(|word| pieces(word, script)) {
            let word = match script {
                Script::Chinese => longest_run(word),
                _ => word,
            };
            if clusters(word) > clusters(&self.longest_word) {
                word.clone_into(&mut self.longest_word);
            }
        }
    }
}

/// Returns the number of characters of a cell, with the marks of notes.
fn length_of(cell: &Cell) -> usize {
    clusters(words_of(&cell.blocks).trim()) + clusters(&marks(cell))
}

/// Splits a word at slashes, apart from a symbol such as `S/RES/2113`. In Chinese, lines can be broken
/// within symbols.
fn pieces(word: &str, script: Script) -> impl Iterator<Item = &str> {
    let is_symbol = word.chars().count() <= CODE_LENGTH_MAX
        && word.contains(|character: char| character.is_ascii_digit())
        && script != Script::Chinese;
    word.split(move |character| character == '/' && !is_symbol)
}

/// Returns the longest run of characters that are not Chinese. Chinese lines can be broken between
/// any two characters.
fn longest_run(word: &str) -> &str {
    static HAN: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\p{Han}").expect("a pattern"));
    let longer = |longest: &'_ str, run: &'_ str| run.len() > longest.len();
    HAN.split(word).fold(
        "",
        |longest, run| if longer(longest, run) { run } else { longest },
    )
}

/// Returns whether the text of a cell is so long that a page may end inside it.
pub(super) fn is_long(cell: &Cell) -> bool {
    words_of(&cell.blocks).len() > SMALL_TEXT_BYTES
}

/// Returns whether a table is short enough to be kept on one page.
pub(super) fn is_small(table: &Table) -> bool {
    let rows = || table.head.iter().chain(&table.body);
    let cells = || rows().flat_map(|row| &row.cells);
    rows().count() <= SMALL_TABLE_ROWS
        && cells()
            .map(|cell| words_of(&cell.blocks).len())
            .sum::<usize>()
            < SMALL_TEXT_BYTES
}

/// Returns whether cells are figures: numbers and short codes, of which there is at least one, and signs
/// for “none”. Empty cells do not count.
pub(super) fn are_figures<'a>(cells: impl Iterator<Item = &'a Cell>) -> bool {
    let mut has_figure = false;
    for cell in cells {
        if only_text(&cell.blocks).is_some_and(is_code) {
            has_figure = true;
        } else if !stands_for_none(&words_of(&cell.blocks)) {
            return false;
        }
    }
    has_figure
}

/// Returns whether a text has no figure to show: it is empty, or has only dashes, dots and other signs,
/// or an abbreviation such as `n/a` or `s.o.`.
fn stands_for_none(text: &str) -> bool {
    static NONE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(?:[^\p{L}\p{N}]*|\p{L}[./]\s?\p{L}\.?)$").expect("a pattern")
    });
    NONE.is_match(text.trim())
}

/// Returns the text of blocks that consist of a single text, with or without emphasis and note calls.
fn only_text(blocks: &[Block]) -> Option<&str> {
    let [Block::Paragraph(paragraph)] = blocks else {
        return None;
    };
    let inline = only(&paragraph.content)?;
    match inline
        .content()
        .map_or(Some(inline), |content| only(content))?
    {
        Inline::Text { text, .. } | Inline::Reference { text, .. } => Some(text),
        _ => None,
    }
}

/// Returns the inline of a run that has exactly one, apart from note calls and spaces.
fn only(inlines: &[Inline]) -> Option<&Inline> {
    let mut others = inlines.iter().filter(|inline| !is_call_or_space(inline));
    let inline = others.next()?;
    others.next().is_none().then_some(inline)
}

fn is_call_or_space(inline: &Inline) -> bool {
    match inline {
        Inline::NoteCall { .. } | Inline::TableNoteCall { .. } => true,
        Inline::Text { text, .. } => text.trim().is_empty(),
        other => other
            .content()
            .is_some_and(|content| content.iter().all(is_call_or_space)),
    }
}

/// Returns the marks of the notes that the paragraphs of a cell call, which the words of the cell do not
/// contain.
fn marks(cell: &Cell) -> String {
    let mut marks = Marks::default();
    for block in &cell.blocks {
        marks.block(block);
    }
    marks.0
}

#[derive(Default)]
struct Marks(String);

impl Visit for Marks {
    fn inline(&mut self, inline: &Inline) {
        if let Inline::NoteCall { mark, .. } = inline {
            self.0.push_str(mark);
        }
        walk::inline(self, inline);
    }
}

/// Returns the words of the paragraphs in a cell, without the marks of notes.
pub(super) fn words_without_calls(cell: &Cell) -> String {
    let paragraphs = cell.blocks.iter().map(|block| match block {
        Block::Paragraph(paragraph) => {
            let mut words = String::new();
            collect_without_calls(&paragraph.content, &mut words);
            words
        }
        _ => String::new(),
    });
    paragraphs.collect::<Vec<_>>().join(" ")
}

fn collect_without_calls(inlines: &[Inline], words: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text { text, .. } | Inline::Reference { text, .. } => words.push_str(text),
            Inline::LineBreak => words.push(' '),
            Inline::NoteCall { .. } | Inline::TableNoteCall { .. } => {}
            other => collect_without_calls(other.content().map_or(&[], Vec::as_slice), words),
        }
    }
}

/// Returns whether a text is a number or a code with a number. Text with Chinese characters is not
/// a code: it can be broken anywhere.
fn is_code(text: &str) -> bool {
    let ideograph = |character: char| ('\u{2e80}'..='\u{9fff}').contains(&character);
    text.chars().count() <= CODE_LENGTH_MAX
        && text.contains(|character: char| character.is_numeric())
        && !text.contains(ideograph)
}

#[cfg(test)]
mod tests {
    use super::*;
    use publish_model::{Alignment, Paragraph, Row};

    fn cell(text: &str, columns: u16, rows: u16) -> Cell {
        let paragraph = Paragraph {
            anchor: None,
            number: None,
            language: None,
            content: vec![Inline::text(text)],
            then: Vec::new(),
        };
        Cell {
            header: None,
            columns,
            rows,
            alignment: Alignment::default(),
            blocks: vec![Block::Paragraph(paragraph)],
        }
    }

    fn table(columns: u16, rows: Vec<Vec<Cell>>) -> Table {
        Table {
            anchor: "table-1".parse().unwrap(),
            caption: Vec::new(),
            columns,
            head: Vec::new(),
            body: rows.into_iter().map(|cells| Row { cells }).collect(),
        }
    }

    #[test]
    fn a_column_is_measured_by_the_cells_in_no_other_column() {
        let table = table(
            3,
            vec![
                vec![cell("Contributions", 1, 2), cell("of all States", 2, 1)],
                vec![cell("98 203", 1, 1), cell("2017–2030", 1, 1)],
            ],
        );
        let found = columns(&table, Script::Latin);
        let found: Vec<_> = found
            .iter()
            .map(|column| (column.longest_word.as_str(), column.length))
            .collect();
        assert_eq!(found, [("Contributions", 13), ("203", 6), ("2017", 9)]);
    }

    #[test]
    fn the_head_of_a_column_of_numbers_counts_as_three_lines() {
        let rows = vec![
            vec![cell("Purpose", 1, 1), cell("Proposed contributions", 1, 1)],
            vec![cell("Policy and research", 1, 1), cell("98 203", 1, 1)],
            vec![cell("Support", 1, 1), cell("", 1, 1)],
        ];
        let mut table = table(2, rows);
        table.head = vec![table.body.remove(0)];
        let found = columns(&table, Script::Latin);
        let found: Vec<_> = found
            .iter()
            .map(|column| (column.length, column.numbers))
            .collect();
        assert_eq!(found, [(19, false), (8, true)]);
    }

    #[test]
    fn the_words_of_a_column_are_counted_by_row() {
        let rows = vec![
            vec![
                cell("Protection", 1, 2),
                cell("Calls upon all parties", 1, 1),
            ],
            vec![cell("Requests access", 1, 1)],
        ];
        let found = columns(&table(2, rows), Script::Latin);
        let found: Vec<_> = found.iter().map(|column| column.mean).collect();
        assert_eq!(found, [5, 19]);
    }

    #[test]
    fn columns_in_which_few_cells_begin_are_measured_as_one() {
        let mut rows = vec![
            vec![
                cell("Requests", 1, 1),
                cell("See also resolution 2427", 2, 1)
            ];
            30
        ];
        rows[7] = vec![
            cell("Requests", 1, 1),
            cell("See", 1, 1),
            cell("also", 1, 1),
        ];
        let found = columns(&table(3, rows), Script::Latin);
        assert_eq!((found[1].length, found[2].length), (3, 24));
        assert!(2 * found[2].share > 3 * found[0].share, "{found:?}");
    }

    #[test]
    fn columns_with_the_longest_cells_of_the_rows_are_widest() {
        let row = |first: usize, second: usize, third: usize| {
            let words = |length: usize| cell(&"word ".repeat(length / 5), 1, 1);
            vec![words(first), words(second), words(third)]
        };
        let shares = |rows: Vec<Vec<Cell>>| {
            let columns = columns(&table(3, rows), Script::Latin);
            columns
                .iter()
                .map(|column| column.share)
                .collect::<Vec<_>>()
        };
        let even = shares(vec![row(100, 100, 100); 6]);
        assert!(
            even.iter().all(|share| (300..370).contains(share)),
            "{even:?}"
        );
        // The second column has long cells in all rows, the third in one.
        let mut rows = vec![row(20, 400, 20); 8];
        rows[3] = row(20, 400, 400);
        let found = shares(rows);
        assert!(found[1] > 2 * found[2], "{found:?}");
        assert!(found[2] > found[0], "{found:?}");
    }

    #[test]
    fn symbols_are_unbreakable_words() {
        let table = table(
            1,
            vec![vec![cell("See S/RES/2113 and others/their reports", 1, 1)]],
        );
        assert_eq!(columns(&table, Script::Latin)[0].longest_word, "S/RES/2113");
    }

    #[test]
    fn columns_that_no_cell_parts_are_measured_as_one() {
        let figures = |text| vec![cell("Estimate", 1, 1), cell(text, 2, 1)];
        let mut table = table(3, vec![figures("51 375 900"), figures("–")]);
        let head = ["", "", "Net of staff assessment"].map(|text| cell(text, 1, 1));
        table.head = vec![Row {
            cells: head.to_vec(),
        }];
        let found = columns(&table, Script::Latin);
        assert_eq!((found[1].length, found[1].numbers), (0, false));
        assert_eq!((found[2].length, found[2].numbers), (10, true));
    }

    #[test]
    fn signs_for_none_are_in_columns_of_numbers() {
        let numbers = |texts: &[&str]| {
            let rows = texts.iter().map(|text| vec![cell(text, 1, 1)]).collect();
            columns(&table(1, rows), Script::Latin)[0].numbers
        };
        for sign in ["–", "—", "-", "…", "", " ", "n/a", "n. a.", "s.o.", "н/д"] {
            assert!(numbers(&["98 203", sign, "(12)"]), "{sign}");
        }
        for words in ["none", "Total", "not applicable"] {
            assert!(!numbers(&["98 203", words, "(12)"]), "{words}");
        }
        assert!(!numbers(&["–", "–"]));
    }

    #[test]
    fn a_figure_with_a_note_call_is_a_figure() {
        let mut figure = cell("98 203", 1, 1);
        let Block::Paragraph(paragraph) = &mut figure.blocks[0] else {
            unreachable!()
        };
        let call = Inline::NoteCall {
            note: "1".to_owned(),
            mark: "12".to_owned(),
            target: "note-12".parse().unwrap(),
            anchor: "note-call-12".parse().unwrap(),
        };
        let mark = Inline::TableNoteCall {
            content: vec![Inline::text("a")],
            target: "text-1".parse().unwrap(),
            anchor: "table-1-call-a".parse().unwrap(),
        };
        let mark = Inline::Superscript {
            content: vec![mark],
        };
        paragraph.content.extend([call, mark]);
        assert!(CellReading::of(&figure, false).code);
        assert_eq!(words_without_calls(&figure), "98 203");
        let column = columns(&table(1, vec![vec![figure]]), Script::Latin);
        assert!(column[0].numbers);
        assert_eq!(column[0].length, "98 203a12".len());
    }

    #[test]
    fn chinese_characters_are_not_unbreakable_words() {
        let table = table(1, vec![vec![cell("大会第79/1号决议", 1, 1)]]);
        let found = columns(&table, Script::Chinese);
        assert_eq!(found[0].longest_word, "79");
        assert_eq!(found[0].length, 10);
    }

    #[test]
    fn numbers_and_short_codes_are_not_broken() {
        for text in ["2-1", "P-2/1", "98 203 000", "(2017-2030)"] {
            assert!(CellReading::of(&cell(text, 1, 1), false).code, "{text}");
        }
        for text in ["", "Total", "2017年", "a text of some length in 2017"] {
            assert!(!CellReading::of(&cell(text, 1, 1), false).code, "{text}");
        }
    }

    #[test]
    fn an_empty_cell_is_not_a_header() {
        let mut empty = cell("", 1, 1);
        empty.header = Some(Scope::Column);
        empty.blocks.clear();
        assert_eq!(CellReading::of(&empty, false).header, None);
    }
}
