//! Braille pages: line and page breaks, page numbers, print page indicators.

use super::characters::BLANK;
use publish_view::edition::braille::PageSize;

/// The blank cells between the text of a line and a page number (Braille Formats 2016, 1.6).
const BEFORE_NUMBER: usize = 3;

/// The minimum number of blank cells on either side of a centred heading (4.4).
const BESIDE_CENTRED: usize = 3;

/// The cell that fills the line of a new print page: dots 36 (1.11).
const PRINT_PAGE_RULE: char = '⠤';

/// The cell before figures in the codes in which a line may end without a blank.
const NUMERIC_INDICATOR: char = '⠼';

/// A heading (4.4 to 4.6).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeadingKind {
    /// Centred, between two blank lines.
    Centred,
    /// From cell 5 on, after a blank line.
    Cell5,
    /// From cell 7 on, after a blank line.
    Cell7,
}

/// The indents of a paragraph: the blank cells before its first line and before its runover lines.
/// A paragraph that begins in cell 3 and runs over to cell 1 (“3-1”) has 2 and 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Indent {
    /// Before the first line.
    pub first: usize,
    /// Before the other lines.
    pub runover: usize,
}

impl Indent {
    /// A paragraph, 3-1.
    pub const PARAGRAPH: Indent = Indent {
        first: 2,
        runover: 0,
    };

    /// An entry of a list, 1-3.
    pub const LIST: Indent = Indent {
        first: 0,
        runover: 2,
    };

    /// Returns the indent increased by `cells`, but by no more than leaves half of a line for text.
    pub fn indented(self, cells: usize, page: PageSize) -> Indent {
        let cells = cells.min((page.cells / 2).saturating_sub(self.first.max(self.runover)));
        Indent {
            first: self.first + cells,
            runover: self.runover + cells,
        }
    }
}

/// The pages written so far.
pub struct Pages<'a> {
    size: PageSize,
    /// Returns the cells of a number.
    number: Box<dyn Fn(usize) -> String + 'a>,
    /// Returns the cells of the letter that distinguishes the braille pages of one print page: none
    /// for the first, `a` for the second (1.8).
    letter: Box<dyn Fn(usize) -> String + 'a>,
    /// The sign at the end of a line within a word that is longer than a line.
    continuation: &'a str,
    /// The cell after which a line may end without a blank.
    breaks_after: Option<char>,
    finished: Vec<Vec<String>>,
    lines: Vec<String>,
    /// Pending headings: the text below them must begin on the same page (4.3).
    headings: Vec<(HeadingKind, String)>,
    /// The current print page, and the number of braille pages that it has filled.
    print: Option<(usize, usize)>,
    /// The print page number at the top of this page.
    label: Option<String>,
    /// Whether a blank line is pending before the next text.
    blank_line_pending: bool,
}

impl<'a> Pages<'a> {
    /// Creates pages without text.
    pub fn new(
        size: PageSize,
        number: impl Fn(usize) -> String + 'a,
        letter: impl Fn(usize) -> String + 'a,
        continuation: &'a str,
        breaks_after: Option<char>,
    ) -> Self {
        Pages {
            size,
            number: Box::new(number),
            letter: Box::new(letter),
            continuation,
            breaks_after,
            finished: Vec::new(),
            lines: Vec::new(),
            headings: Vec::new(),
            print: None,
            label: None,
            blank_line_pending: false,
        }
    }

    /// Returns all pages, each with its full number of lines.
    pub fn finish(mut self) -> Vec<Vec<String>> {
        self.add_pending_headings();
        if !self.lines.is_empty() || self.finished.is_empty() {
            self.end_page();
        }
        self.finished
    }

    /// Records that the next text is on this page of the print edition.
    pub fn print_page(&mut self, page: usize) {
        if self.print.is_some_and(|(current, _)| current >= page) {
            return;
        }
        let is_first = self.print.is_none();
        if !self.lines.is_empty() && !is_first {
            self.add_pending_headings();
            // The rule must not be the first or last line of a page, and text must follow it.
            if self.lines.len() + 2 >= self.size.lines {
                self.end_page();
            } else {
                let number = (self.number)(page);
                let rule = self.size.cells.saturating_sub(length(&number));
                let rule: String = std::iter::repeat_n(PRINT_PAGE_RULE, rule).collect();
                self.lines.push(format!("{rule}{number}"));
                self.blank_line_pending = false;
            }
        }
        self.print = Some((page, 0));
    }

    /// Adds a blank line before the next text, unless that begins a page.
    pub fn blank_line(&mut self) {
        self.blank_line_pending = true;
    }

    /// Adds a heading, which stays on the page of the next text.
    pub fn heading(&mut self, kind: HeadingKind, cells: &str) {
        if !words(cells).is_empty() {
            self.headings.push((kind, cells.to_owned()));
        }
    }

    /// Adds a paragraph. Newlines in it are kept.
    pub fn paragraph(&mut self, indent: Indent, cells: &str) {
        if words(cells).is_empty() {
            return;
        }
        self.add_pending_headings();
        self.add_pending_blank_line();
        let mut first = indent.first;
        for part in cells.split('\n') {
            self.flow(&words(part), first, indent.runover);
            first = indent.runover;
        }
    }

    fn add_pending_headings(&mut self) {
        let headings = std::mem::take(&mut self.headings);
        if headings.is_empty() {
            return;
        }
        let laid_out: Vec<(HeadingKind, Vec<String>)> = headings
            .into_iter()
            .map(|(kind, cells)| (kind, self.heading_lines(kind, &cells)))
            .collect();
        let lines = laid_out.iter().map(|(kind, lines)| {
            let gaps = if *kind == HeadingKind::Centred { 2 } else { 1 };
            lines.len() + gaps
        });
        // Includes one line of the text that follows.
        if self.lines.len() + lines.sum::<usize>() + 1 > self.size.lines {
            self.end_page();
        }
        for (kind, lines) in laid_out {
            self.blank_line_pending = true;
            self.add_pending_blank_line();
            for line in lines {
                self.skip_short_lines(length(&line));
                self.push(line);
            }
            self.blank_line_pending = kind == HeadingKind::Centred;
        }
    }

    /// Breaks a heading into lines.
    fn heading_lines(&self, kind: HeadingKind, cells: &str) -> Vec<String> {
        let (before, after) = match kind {
            HeadingKind::Centred => (BESIDE_CENTRED, BESIDE_CENTRED),
            HeadingKind::Cell5 => (4, 0),
            HeadingKind::Cell7 => (6, 0),
        };
        let room = self.size.cells.saturating_sub(before + after).max(1);
        let mut lines = Vec::new();
        for part in cells.split('\n') {
            let mut line = String::new();
            for word in words(part) {
                for piece in pieces(word, room) {
                    let gap = usize::from(!line.is_empty());
                    if length(&line) + gap + length(&piece) > room {
                        lines.push(std::mem::take(&mut line));
                    } else if gap == 1 {
                        line.push(BLANK);
                    }
                    line.push_str(&piece);
                }
            }
            if !line.is_empty() {
                lines.push(line);
            }
        }
        let indented = |line: String| {
            let before = match kind {
                HeadingKind::Centred => self.size.cells.saturating_sub(length(&line)) / 2,
                _ => before,
            };
            format!("{}{line}", blanks(before))
        };
        lines.into_iter().map(indented).collect()
    }

    fn flow(&mut self, words: &[&str], first: usize, runover: usize) {
        let widest = self.size.cells.saturating_sub(first.max(runover)).max(1);
        let mut line = blanks(first);
        let mut has_words = false;
        for word in words {
            // Parts of a word after the first follow without a blank.
            let mut gap = 1;
            for part in breakable_parts(word, self.breaks_after) {
                let pieces = if length(part) > widest {
                    self.pieces_with_continuation(part, widest)
                } else {
                    vec![part.to_owned()]
                };
                for piece in pieces {
                    if has_words && length(&line) + gap + length(&piece) > self.room() {
                        self.push(std::mem::replace(&mut line, blanks(runover)));
                        has_words = false;
                    }
                    if has_words {
                        line.push_str(&blanks(gap));
                    } else {
                        self.skip_short_lines(length(&line) + length(&piece));
                    }
                    line.push_str(&piece);
                    has_words = true;
                    gap = 0;
                }
            }
        }
        if has_words {
            self.push(line);
        }
    }

    /// Skips lines in which a page number leaves fewer than `cells` cells.
    fn skip_short_lines(&mut self, cells: usize) {
        // The last line of a page and the first of the next have numbers, the second has none.
        for _ in 0..2 {
            if cells > self.room() {
                self.push(String::new());
            }
        }
    }

    /// Splits a word into pieces that each fill a line, with the continuation sign.
    fn pieces_with_continuation(&self, word: &str, room: usize) -> Vec<String> {
        let sign = length(self.continuation);
        let mut pieces = pieces(word, room.saturating_sub(sign).max(1));
        let last = pieces.len().saturating_sub(1);
        for piece in &mut pieces[..last] {
            piece.push_str(self.continuation);
        }
        pieces
    }

    fn add_pending_blank_line(&mut self) {
        if std::mem::take(&mut self.blank_line_pending) && !self.lines.is_empty() {
            self.push(String::new());
        }
    }

    /// Returns the number of free cells in the next line.
    fn room(&mut self) -> usize {
        let taken = if self.lines.is_empty() {
            length(self.label())
        } else if self.lines.len() + 1 == self.size.lines {
            length(&(self.number)(self.finished.len() + 1))
        } else {
            0
        };
        let taken = if taken > 0 { taken + BEFORE_NUMBER } else { 0 };
        self.size.cells.saturating_sub(taken)
    }

    /// Returns the print page number at the top of this page, which its first line determines.
    fn label(&mut self) -> &str {
        if self.label.is_none() {
            let label = match &mut self.print {
                Some((page, pages)) => {
                    let label = format!("{}{}", (self.letter)(*pages), (self.number)(*page));
                    *pages += 1;
                    label
                }
                None => String::new(),
            };
            self.label = Some(label);
        }
        self.label.as_deref().unwrap_or_default()
    }

    fn push(&mut self, line: String) {
        if self.lines.is_empty() {
            self.label();
        }
        self.lines.push(line);
        if self.lines.len() == self.size.lines {
            self.end_page();
        }
    }

    fn end_page(&mut self) {
        self.label();
        let label = self.label.take().unwrap_or_default();
        let mut lines = std::mem::take(&mut self.lines);
        lines.resize(self.size.lines, String::new());
        let number = (self.number)(self.finished.len() + 1);
        if let Some(first) = lines.first_mut() {
            *first = with_number(first, &label, self.size.cells);
        }
        if let Some(last) = lines.last_mut() {
            *last = with_number(last, &number, self.size.cells);
        }
        self.finished.push(lines);
    }
}

/// Returns a line with a number at its end.
fn with_number(line: &str, number: &str, cells: usize) -> String {
    if number.is_empty() {
        return line.to_owned();
    }
    let blank = cells.saturating_sub(length(line) + length(number));
    format!("{line}{}{number}", blanks(blank))
}

fn words(cells: &str) -> Vec<&str> {
    let words = cells.split([BLANK, '\n']);
    words.filter(|word| !word.is_empty()).collect()
}

/// Splits a word into the parts between which a line may end: after the cell `breaks_after`, unless
/// the cell is within a figure.
fn breakable_parts(word: &str, breaks_after: Option<char>) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut from = 0;
    for (at, cell) in word.char_indices() {
        let to = at + cell.len_utf8();
        let is_break = Some(cell) == breaks_after && !word[from..at].contains(NUMERIC_INDICATOR);
        if is_break && to < word.len() {
            parts.push(&word[from..to]);
            from = to;
        }
    }
    parts.push(&word[from..]);
    parts
}

/// Splits a word into pieces of at most `room` cells.
fn pieces(word: &str, room: usize) -> Vec<String> {
    let cells: Vec<char> = word.chars().collect();
    let pieces = cells.chunks(room.max(1));
    pieces.map(|piece| piece.iter().collect()).collect()
}

fn blanks(count: usize) -> String {
    std::iter::repeat_n(BLANK, count).collect()
}

fn length(cells: &str) -> usize {
    cells.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pages(size: PageSize) -> Pages<'static> {
        let number = |number: usize| "⠼".to_owned() + &"⠁".repeat(number);
        Pages::new(size, number, |_| String::new(), "⠐", Some('⠂'))
    }

    const SIZE: PageSize = PageSize {
        cells: 20,
        lines: 6,
    };

    #[test]
    fn lines_fit_the_page_and_words_do_not_overlap_numbers() {
        for length in [15, 16, 20, 21, 60] {
            let mut pages = pages(SIZE);
            pages.print_page(1);
            let word = "⠛".repeat(length);
            pages.paragraph(Indent::PARAGRAPH, &[word.as_str(); 9].join("⠀"));
            let pages = pages.finish();
            let cells = pages.iter().flatten().flat_map(|line| line.chars());
            assert_eq!(cells.filter(|cell| *cell == '⠛').count(), 9 * length);
            for line in pages.iter().flatten() {
                assert!(line.chars().count() <= SIZE.cells, "{line}");
            }
            assert!(pages.iter().all(|lines| lines[5].ends_with('⠁')));
        }
    }

    #[test]
    fn lines_may_end_after_a_comma_without_a_blank_but_not_within_a_figure() {
        assert_eq!(breakable_parts("⠁⠂⠃⠉⠂⠙", Some('⠂')), ["⠁⠂", "⠃⠉⠂", "⠙"]);
        assert_eq!(breakable_parts("⠼⠁⠂⠑", Some('⠂')), ["⠼⠁⠂⠑"]);
        assert_eq!(breakable_parts("⠁⠂⠃", None), ["⠁⠂⠃"]);
    }

    #[test]
    fn a_heading_is_on_the_same_page_as_the_text_after_it() {
        let mut pages = pages(SIZE);
        pages.paragraph(Indent::LIST, "⠁\n⠁\n⠁");
        pages.heading(HeadingKind::Cell5, "⠓");
        pages.paragraph(Indent::LIST, "⠃");
        pages.heading(HeadingKind::Cell5, "⠓");
        pages.paragraph(Indent::LIST, "⠉");
        let pages = pages.finish();
        assert_eq!(pages[0][4], "⠀⠀⠀⠀⠓");
        assert!(pages[0][5].starts_with('⠃'));
        assert_eq!(pages[1][0], "⠀⠀⠀⠀⠓");
        assert_eq!(pages[1][1], "⠉");
    }
}
