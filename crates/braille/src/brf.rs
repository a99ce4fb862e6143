//! The layout of a document as braille paragraphs and headings.

use publish_model::{
    Anchor, Annex, Block, Enactment, Heading, Inline, Items, Paragraph, Resolution, Table, Tally,
    Text,
};
use publish_templates::wording::Word;
use publish_view::{Grid, View, heading_words};

use super::characters::BLANK;
use super::pages::{HeadingKind, Indent, Pages};
use super::transcribe::Transcriber;
use crate::PrintPages;
use publish_view::edition::braille::PageSize;

/// The indent of items, quotations, and the cells of a row after the first.
const INDENT: usize = 2;

/// The letters that distinguish the braille pages of one print page.
const LETTERS: &str = "⠁⠃⠉⠙⠑⠋⠛⠓⠊⠚⠅⠇⠍⠝⠕⠏⠟⠗⠎⠞⠥⠧⠺⠭⠽⠵";

/// The 64 six-dot cells in Unicode order, as North American Braille ASCII writes them.
const ASCII: &str = " A1B'K2L@CIF/MSP\"E3H9O6R^DJG>NTQ,*5<-U8V.%[$+X!&;:4\\0Z7(_?W]#Y)=";

/// Lays out a document and returns its pages as lines of cells.
pub fn pages(
    view: &View<'_>,
    transcriber: &Transcriber,
    size: PageSize,
    print: &PrintPages,
) -> Vec<Vec<String>> {
    let resolution = transcriber.resolution(view.resolution);
    let number = |number: usize| transcriber.words(&number.to_string());
    let mut writer = BrfWriter {
        view,
        transcriber,
        size,
        print,
        pages: Pages::new(
            size,
            number,
            letters,
            transcriber.code.continuation,
            transcriber.code.breaks_after,
        ),
    };
    writer.document(&resolution);
    writer.pages.finish()
}

/// Converts cells to North American Braille ASCII, without trailing blanks.
pub fn ascii(cells: &str) -> String {
    let ascii = cells.chars().filter_map(|cell| {
        let dots = u32::from(cell).checked_sub(u32::from(BLANK))?;
        ASCII.chars().nth(usize::try_from(dots).ok()?)
    });
    let ascii: String = ascii.collect();
    ascii.trim_end().to_owned()
}

/// Converts a line of North American Braille ASCII to cells.
pub fn cells(ascii: &str) -> String {
    let cells = ascii.chars().filter_map(|character| {
        let dots = ASCII.find(character.to_ascii_uppercase())?;
        char::from_u32(u32::from(BLANK) + u32::try_from(dots).ok()?)
    });
    cells.collect()
}

/// Returns the letters of a number: `a`, `b`, … `z`, `aa`; empty for 0.
fn letters(number: usize) -> String {
    let Some(index) = number.checked_sub(1) else {
        return String::new();
    };
    let letter = LETTERS.chars().nth(index % 26).unwrap_or(BLANK);
    std::iter::repeat_n(letter, index / 26 + 1).collect()
}

struct BrfWriter<'a> {
    /// The view of the document in print, for generated words and the reading of its tables.
    view: &'a View<'a>,
    transcriber: &'a Transcriber,
    size: PageSize,
    print: &'a PrintPages,
    pages: Pages<'a>,
}

impl BrfWriter<'_> {
    /// Returns a generated word in cells.
    fn word(&self, word: Word) -> String {
        self.transcriber.words(self.view.words.get(word))
    }

    fn document(&mut self, resolution: &Resolution) {
        // The masthead is on the first print page.
        if !self.print.is_empty() {
            self.pages.print_page(1);
        }
        self.masthead(resolution);
        match &resolution.text {
            Text::Whole(enactment) => self.enactment(enactment, 2),
            Text::Parts(parts) => {
                for part in parts {
                    self.print_page(Some(&part.anchor));
                    self.heading(&part.heading, 2);
                    self.enactment(&part.enactment, 3);
                }
            }
        }
        self.notes(resolution);
    }

    fn masthead(&mut self, resolution: &Resolution) {
        let masthead = &resolution.masthead;
        let symbol = self.transcriber.words(resolution.symbol.as_str());
        self.pages
            .paragraph(Indent::LIST, &text(&masthead.organization));
        self.pages.paragraph(Indent::LIST, &symbol);
        let issue = [&masthead.body, &masthead.distribution, &masthead.issued];
        self.lines(issue.into_iter().chain(&masthead.languages));
        let session = [
            &masthead.subsidiary_body,
            &masthead.session,
            &masthead.session_dates,
        ];
        self.lines(session.into_iter().chain(&masthead.agenda));
        self.lines([&masthead.adoption, &masthead.report]);
        let title = [text(&masthead.number), text(&masthead.title)];
        let title = match title.iter().all(String::is_empty) {
            true => self.transcriber.words(&self.view.title),
            false => title.join(&BLANK.to_string()),
        };
        self.pages.heading(HeadingKind::Centred, &title);
        for line in &masthead.below_title {
            self.pages.paragraph(Indent::PARAGRAPH, &text(line));
        }
    }

    /// Writes lines that belong together, between blank lines.
    fn lines<'b>(&mut self, lines: impl IntoIterator<Item = &'b Vec<Inline>>) {
        self.pages.blank_line();
        for line in lines {
            self.pages.paragraph(Indent::LIST, &text(line));
        }
        self.pages.blank_line();
    }

    fn enactment(&mut self, enactment: &Enactment, level: u8) {
        self.pages
            .paragraph(Indent::PARAGRAPH, &text(&enactment.formula));
        self.blocks(&enactment.preamble, 0, 3);
        self.blocks(&enactment.operative, 0, 3);
        self.lines(&enactment.closing.lines);
        if let Some(vote) = &enactment.vote {
            let heading = self.word(Word::RecordedVote);
            self.pages.heading(kind(level), &heading);
            for (side, tally) in vote.sides() {
                self.tally(Word::of_side(side), tally);
            }
        }
        for annex in &enactment.annexes {
            self.annex(annex, level);
        }
    }

    fn tally(&mut self, side: Word, tally: &Tally) {
        let words = &self.view.words;
        let (side, colon) = (words.get(side), words.get(Word::Colon));
        let line = format!("{side}{colon}{}", tally.count);
        let line = self.transcriber.words(&line);
        self.pages.paragraph(Indent::PARAGRAPH, &line);
        for state in &tally.states {
            let indent = Indent::LIST.indented(INDENT, self.size);
            self.pages.paragraph(indent, state);
        }
    }

    fn annex(&mut self, annex: &Annex, level: u8) {
        self.print_page(Some(&annex.anchor));
        if heading_words(&annex.heading).is_empty() {
            let heading = self.word(Word::Annex);
            self.pages.heading(kind(level), &heading);
        } else {
            self.heading(&annex.heading, level);
        }
        self.blocks(&annex.blocks, 0, level + 1);
        self.lines(&annex.closing.lines);
    }

    fn heading(&mut self, heading: &Heading, level: u8) {
        let lines = [text(&heading.label), text(&heading.title)];
        let lines: Vec<String> = lines.into_iter().filter(|line| !line.is_empty()).collect();
        self.pages.heading(kind(level), &lines.join("\n"));
    }

    /// Writes the notes in a section after the text, one entry per note (16.5).
    fn notes(&mut self, resolution: &Resolution) {
        if resolution.notes.is_empty() {
            return;
        }
        let heading = self.word(Word::Notes);
        self.pages.heading(HeadingKind::Centred, &heading);
        for note in &resolution.notes {
            let mut head = format!("{}{BLANK}", note.mark);
            for block in &note.blocks {
                match block {
                    Block::Paragraph(paragraph) => {
                        let words = format!("{head}{}", labelled(paragraph));
                        self.pages.paragraph(Indent::LIST, &words);
                        self.blocks(&paragraph.then, INDENT, 3);
                    }
                    other => {
                        self.pages.paragraph(Indent::LIST, &head);
                        self.blocks(std::slice::from_ref(other), INDENT, 3);
                    }
                }
                head.clear();
            }
        }
    }

    /// Writes blocks with headings from a level, indented by `inset` cells.
    fn blocks(&mut self, blocks: &[Block], inset: usize, level: u8) {
        for block in blocks {
            match block {
                Block::Paragraph(paragraph) => self.paragraph(paragraph, inset, level),
                Block::Items(items) => self.items(items, inset, level),
                Block::Section(section) => {
                    self.print_page(section.anchor.as_ref());
                    self.heading(&section.heading, level);
                    self.blocks(&section.blocks, inset, level + 1);
                }
                Block::Table(table) => self.table(table, inset, level),
                Block::Quotation(quotation) => {
                    self.pages.blank_line();
                    self.blocks(&quotation.blocks, inset + INDENT, level);
                    self.pages.blank_line();
                }
            }
        }
    }

    fn paragraph(&mut self, paragraph: &Paragraph, inset: usize, level: u8) {
        self.print_page(paragraph.anchor.as_ref());
        let indent = Indent::PARAGRAPH.indented(inset, self.size);
        self.pages.paragraph(indent, &labelled(paragraph));
        for block in &paragraph.then {
            // Text that continues the paragraph has the same indent.
            let inset = match block {
                Block::Items(_) => inset + INDENT,
                _ => inset,
            };
            self.blocks(std::slice::from_ref(block), inset, level);
        }
    }

    fn items(&mut self, items: &Items, inset: usize, level: u8) {
        let indent = Indent::PARAGRAPH.indented(inset, self.size);
        for item in &items.items {
            self.print_page(item.anchor.as_ref());
            let words = format!("{}{BLANK}{}", item.label, text(&item.content));
            self.pages.paragraph(indent, &words);
            for block in &item.then {
                let inset = match block {
                    Block::Items(_) => inset + INDENT,
                    _ => inset,
                };
                self.blocks(std::slice::from_ref(block), inset, level);
            }
        }
    }

    /// Writes a table row by row, each cell after the headers of its column: listed format (11.16).
    fn table(&mut self, table: &Table, inset: usize, level: u8) {
        self.print_page(Some(&table.anchor));
        let caption = Indent::PARAGRAPH.indented(inset, self.size);
        self.pages.blank_line();
        self.pages.paragraph(caption, &text(&table.caption));
        let reading = self.view.tables.get(&table.anchor);
        let is_layout = reading.is_some_and(|reading| reading.layout);
        for row in &Grid::of(table, reading).rows {
            self.pages.blank_line();
            for place in row.iter().filter(|place| !place.cell.blocks.is_empty()) {
                let own_indent = if place.column == 0 { 0 } else { INDENT };
                let indent = Indent {
                    first: own_indent,
                    runover: own_indent + 2 * INDENT,
                };
                let indent = indent.indented(inset, self.size);
                let headers = if is_layout {
                    ""
                } else {
                    &self.headers(&place.headers)
                };
                self.cell(&place.cell.blocks, headers, indent, inset + INDENT, level);
            }
        }
        self.pages.blank_line();
    }

    /// Returns the headers of a table cell, which are already in braille, with the separator after
    /// them.
    fn headers(&self, headers: &[String]) -> String {
        if headers.is_empty() {
            return String::new();
        }
        let comma = format!("{}{BLANK}", self.transcriber.words(","));
        let colon = self.word(Word::Colon);
        format!(
            "{}{}{BLANK}",
            headers.join(&comma),
            colon.trim_matches(BLANK)
        )
    }

    fn cell(&mut self, blocks: &[Block], headers: &str, indent: Indent, inset: usize, level: u8) {
        let (words, rest) = match blocks.split_first() {
            Some((Block::Paragraph(paragraph), rest)) => {
                let words = format!("{headers}{}", labelled(paragraph));
                self.pages.paragraph(indent, &words);
                (&paragraph.then[..], rest)
            }
            _ => {
                self.pages.paragraph(indent, headers);
                (&[][..], blocks)
            }
        };
        self.blocks(words, inset, level);
        self.blocks(rest, inset, level);
    }

    fn print_page(&mut self, anchor: Option<&Anchor>) {
        if let Some(page) = anchor.and_then(|anchor| self.print.get(anchor.as_str())) {
            self.pages.print_page(*page);
        }
    }
}

/// Returns the kind of heading of a level: those of parts, annexes and notes are centred (4.3).
fn kind(level: u8) -> HeadingKind {
    match level {
        0..=2 => HeadingKind::Centred,
        3 => HeadingKind::Cell5,
        _ => HeadingKind::Cell7,
    }
}

/// Returns the text of a paragraph after its number.
fn labelled(paragraph: &Paragraph) -> String {
    let text = text(&paragraph.content);
    match &paragraph.number {
        Some(number) => format!("{number}{BLANK}{text}"),
        None => text,
    }
}

/// Returns the cells of a line, with its line breaks.
fn text(inlines: &[Inline]) -> String {
    let mut cells = String::new();
    for inline in inlines {
        match inline {
            Inline::Text { text, .. } | Inline::Reference { text, .. } => cells.push_str(text),
            Inline::NoteCall { mark, .. } => cells.push_str(mark),
            Inline::LineBreak => cells.push('\n'),
            other => cells.push_str(&text(other.content().map_or(&[], Vec::as_slice))),
        }
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_survive_a_round_trip_through_north_american_braille_ascii() {
        assert_eq!(ascii("⠠⠠⠥⠝⠀⠼⠃⠑⠀⠀"), ",,UN #BE");
        assert_eq!(cells(",,UN #BE"), "⠠⠠⠥⠝⠀⠼⠃⠑");
        let all: String = (0x2800..0x2840).filter_map(char::from_u32).collect();
        assert_eq!(cells(ASCII), all);
    }

    #[test]
    fn braille_pages_of_one_print_page_have_letters_from_the_second_on() {
        assert_eq!(letters(0), "");
        assert_eq!(letters(2), "⠃");
        assert_eq!(letters(27), "⠁⠁");
    }
}
