//! Pages of braille: where lines and pages end, page numbers, print pages.

use super::characters::BLANK;
use publish_view::edition::braille::PageSize;

/// How many blank cells part the text of a line from a page number in it (Braille Formats 2016,
/// 1.6).
const BEFORE_NUMBER: usize = 3;

/// How many blank cells a centred heading has on either side at least (4.4).
const BESIDE_CENTRED: usize = 3;

/// The cell that the line of a new print page is filled with: dots 36 (1.11).
const PRINT_PAGE_RULE: char = '⠤';

/// The cell that figures begin with in the codes in which a line may end without a blank.
const FIGURES: char = '⠼';

/// A heading (4.4 to 4.6).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeadingKind {
    /// In the middle, between two empty lines.
    Centred,
    /// From cell 5 on, under an empty line.
    Cell5,
    /// From cell 7 on, under an empty line.
    Cell7,
}

/// Where the lines of a paragraph begin: the number of blank cells before the first, and before
/// those that it runs over into. A paragraph 3-1 has 2 and 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Indent {
    /// Before the first line.
    pub first: usize,
    /// Before the others.
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

    /// The same, so many cells further in, but never so far that less than half of a line is left.
    pub fn deeper(self, cells: usize, page: PageSize) -> Indent {
        let cells = cells.min((page.cells / 2).saturating_sub(self.first.max(self.runover)));
        Indent {
            first: self.first + cells,
            runover: self.runover + cells,
        }
    }
}

/// Pages as they are filled.
pub struct Pages<'a> {
    size: PageSize,
    /// The cells of a number.
    number: Box<dyn Fn(usize) -> String + 'a>,
    /// The cells of the letter that tells the braille pages of one print page apart: none for the
    /// first, `a` for the second (1.8).
    letter: Box<dyn Fn(usize) -> String + 'a>,
    /// What stands at the end of a line in a word that is longer than a line.
    continuation: &'a str,
    /// The cell behind which a line may end without a blank.
    breaks_after: Option<char>,
    done: Vec<Vec<String>>,
    lines: Vec<String>,
    /// Headings that wait for the text below them, which must begin on their page (4.3).
    headings: Vec<(HeadingKind, String)>,
    /// The print page that the text is on, and how many braille pages it goes on over.
    print: Option<(usize, usize)>,
    /// The print page at the head of this page.
    label: Option<String>,
    /// Whether an empty line is wanted before what comes next.
    gap: bool,
}

impl<'a> Pages<'a> {
    /// No page yet.
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
            done: Vec::new(),
            lines: Vec::new(),
            headings: Vec::new(),
            print: None,
            label: None,
            gap: false,
        }
    }

    /// All pages, each with all of its lines.
    pub fn finish(mut self) -> Vec<Vec<String>> {
        self.place_headings();
        if !self.lines.is_empty() || self.done.is_empty() {
            self.end_page();
        }
        self.done
    }

    /// What comes next stands on this page of the print edition.
    pub fn print_page(&mut self, page: usize) {
        if self.print.is_some_and(|(current, _)| current >= page) {
            return;
        }
        let is_first = self.print.is_none();
        if !self.lines.is_empty() && !is_first {
            self.place_headings();
            // The rule stands on neither the first nor the last line of a page, and text follows it.
            if self.lines.len() + 2 >= self.size.lines {
                self.end_page();
            } else {
                let number = (self.number)(page);
                let rule = self.size.cells.saturating_sub(length(&number));
                let rule: String = std::iter::repeat_n(PRINT_PAGE_RULE, rule).collect();
                self.lines.push(format!("{rule}{number}"));
                self.gap = false;
            }
        }
        self.print = Some((page, 0));
    }

    /// An empty line before what comes next, unless that begins a page.
    pub fn gap(&mut self) {
        self.gap = true;
    }

    /// A heading; what comes next stands below it.
    pub fn heading(&mut self, kind: HeadingKind, cells: &str) {
        if !words(cells).is_empty() {
            self.headings.push((kind, cells.to_owned()));
        }
    }

    /// A paragraph. A line end in it stays one.
    pub fn paragraph(&mut self, indent: Indent, cells: &str) {
        if words(cells).is_empty() {
            return;
        }
        self.place_headings();
        self.fill_gap();
        let mut first = indent.first;
        for part in cells.split('\n') {
            self.flow(&words(part), first, indent.runover);
            first = indent.runover;
        }
    }

    fn place_headings(&mut self) {
        let headings = std::mem::take(&mut self.headings);
        if headings.is_empty() {
            return;
        }
        let laid: Vec<(HeadingKind, Vec<String>)> = headings
            .into_iter()
            .map(|(kind, cells)| (kind, self.laid(kind, &cells)))
            .collect();
        let lines = laid.iter().map(|(kind, lines)| {
            let gaps = if *kind == HeadingKind::Centred { 2 } else { 1 };
            lines.len() + gaps
        });
        // With one line of the text that follows.
        if self.lines.len() + lines.sum::<usize>() + 1 > self.size.lines {
            self.end_page();
        }
        for (kind, lines) in laid {
            self.gap = true;
            self.fill_gap();
            for line in lines {
                self.find_room(length(&line));
                self.push(line);
            }
            self.gap = kind == HeadingKind::Centred;
        }
    }

    /// The lines of a heading.
    fn laid(&self, kind: HeadingKind, cells: &str) -> Vec<String> {
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
        let set_in = |line: String| {
            let before = match kind {
                HeadingKind::Centred => self.size.cells.saturating_sub(length(&line)) / 2,
                _ => before,
            };
            format!("{}{line}", blanks(before))
        };
        lines.into_iter().map(set_in).collect()
    }

    fn flow(&mut self, words: &[&str], first: usize, runover: usize) {
        let widest = self.size.cells.saturating_sub(first.max(runover)).max(1);
        let mut line = blanks(first);
        let mut has_words = false;
        for word in words {
            // What goes on without a blank before it follows the first of its word.
            let mut gap = 1;
            for part in parts(word, self.breaks_after) {
                let pieces = if length(part) > widest {
                    self.continued(part, widest)
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
                        self.find_room(length(&line) + length(&piece));
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

    /// Leaves lines empty in which a page number leaves too little.
    fn find_room(&mut self, cells: usize) {
        // The last of a page and the first of the next have numbers, the second has none.
        for _ in 0..2 {
            if cells > self.room() {
                self.push(String::new());
            }
        }
    }

    /// A word in pieces that each fill a line, with what says that it goes on.
    fn continued(&self, word: &str, room: usize) -> Vec<String> {
        let sign = length(self.continuation);
        let mut pieces = pieces(word, room.saturating_sub(sign).max(1));
        let last = pieces.len().saturating_sub(1);
        for piece in &mut pieces[..last] {
            piece.push_str(self.continuation);
        }
        pieces
    }

    fn fill_gap(&mut self) {
        if std::mem::take(&mut self.gap) && !self.lines.is_empty() {
            self.push(String::new());
        }
    }

    /// How many cells of the next line are free.
    fn room(&mut self) -> usize {
        let taken = if self.lines.is_empty() {
            length(self.label())
        } else if self.lines.len() + 1 == self.size.lines {
            length(&(self.number)(self.done.len() + 1))
        } else {
            0
        };
        let taken = if taken > 0 { taken + BEFORE_NUMBER } else { 0 };
        self.size.cells.saturating_sub(taken)
    }

    /// The print page at the head of this page, known once its first line is.
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
        let number = (self.number)(self.done.len() + 1);
        if let Some(first) = lines.first_mut() {
            *first = with_number(first, &label, self.size.cells);
        }
        if let Some(last) = lines.last_mut() {
            *last = with_number(last, &number, self.size.cells);
        }
        self.done.push(lines);
    }
}

/// A line with a number at its end.
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

/// What of a word may stand in lines of its own: parts that end in a cell, unless a figure stands
/// before it, of which it is a part.
fn parts(word: &str, breaks_after: Option<char>) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut from = 0;
    for (at, cell) in word.char_indices() {
        let to = at + cell.len_utf8();
        let is_break = Some(cell) == breaks_after && !word[from..at].contains(FIGURES);
        if is_break && to < word.len() {
            parts.push(&word[from..to]);
            from = to;
        }
    }
    parts.push(&word[from..]);
    parts
}

/// A word in pieces of so many cells.
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
    fn no_line_is_longer_than_the_page_is_wide_and_no_word_stands_in_a_number() {
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
    fn a_line_may_end_behind_a_comma_that_has_no_blank_after_it_but_not_in_a_figure() {
        assert_eq!(parts("⠁⠂⠃⠉⠂⠙", Some('⠂')), ["⠁⠂", "⠃⠉⠂", "⠙"]);
        assert_eq!(parts("⠼⠁⠂⠑", Some('⠂')), ["⠼⠁⠂⠑"]);
        assert_eq!(parts("⠁⠂⠃", None), ["⠁⠂⠃"]);
    }

    #[test]
    fn a_heading_stands_on_the_page_of_what_follows_it() {
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
