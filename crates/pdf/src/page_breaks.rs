//! Page breaks that typst puts in a wrong place, and what prevents them.
//!
//! typst makes room for a note after it has placed the line that calls it, and decides again where the
//! page ends. By then it has forgotten what it had kept together: a number or heading stays alone at
//! the foot of a page if the note of its first line does not fit. Where a call moves to the next page,
//! its note stays, and where a note does not fit, the line of its call may stay.
//!
//! [`Adjustments`] list where the template begins a new page or leaves room at the foot of one. The
//! document is laid out again until no fault is left that an adjustment can prevent. Text before an
//! adjustment does not move, so that each layout keeps what the one before it has achieved.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde::Serialize;
use typst::foundations::Content;
use typst::introspection::{Location, Tag};
use typst::layout::{Abs, Frame, FrameItem, Inherit, Point};
use typst::model::{FootnoteElem, HeadingElem, ParElem, TableElem};
use typst::pdf::{PdfMarkerTag, PdfMarkerTagKind};
use typst_layout::PagedDocument;

use super::page_starts::{anchor, is_skipped};

/// How often a document is laid out at most.
const MAX_LAYOUTS: usize = 40;

/// The length in characters up to which an introduction is kept with the list that it introduces.
/// `_paragraph.typ` has the same.
const SHORT_INTRODUCTION: usize = 160;

/// The number of lines that rather move to the next page than that room is left below them.
const FEW_LINES: usize = 3;

/// About the distance in points between the text and the notes of a page, without that between two notes.
const ABOVE_NOTES: f64 = 16.0;

/// What the template does at an anchor.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Adjustment {
    /// Whether it begins a new page.
    new_page: bool,
    /// The room in points that it leaves at the foot of the page on which the anchor is.
    room: f64,
}

/// The adjustments of a document, and which faults they are for.
#[derive(Debug, Default)]
pub struct Adjustments {
    layouts: usize,
    /// The number of remedies that were tried for each fault, and the latest of them.
    tried: HashMap<Subject, (usize, Remedy)>,
    given_up: HashSet<Subject>,
    by_anchor: BTreeMap<String, Adjustment>,
}

impl Adjustments {
    /// Returns the adjustments as the template reads them: by anchor, as JSON.
    pub fn to_json(&self) -> Vec<u8> {
        serde_json::json!(self.by_anchor).to_string().into_bytes()
    }

    /// Changes the adjustments for the first fault of a layout. Returns whether the document has to be
    /// laid out again.
    pub fn update(&mut self, document: &PagedDocument) -> bool {
        self.layouts += 1;
        let mut changed = false;
        for fault in faults(document) {
            if self.given_up.contains(&fault.subject) {
                continue;
            }
            let mut tried = 0;
            if let Some((number, remedy)) = self.tried.remove(&fault.subject) {
                // The remedy did not help.
                self.remove(&remedy);
                changed = true;
                tried = number;
            }
            let remedy = fault.remedies.into_iter().nth(tried);
            match remedy.filter(|_| self.layouts < MAX_LAYOUTS) {
                Some(remedy) => {
                    self.add(&remedy);
                    self.tried.insert(fault.subject, (tried + 1, remedy));
                    return true;
                }
                None => {
                    self.given_up.insert(fault.subject);
                }
            }
        }
        changed
    }

    fn add(&mut self, remedy: &Remedy) {
        let adjustment = self.by_anchor.entry(remedy.anchor.clone()).or_default();
        match remedy.room {
            None => adjustment.new_page = true,
            Some(room) => adjustment.room += room.to_pt(),
        }
    }

    fn remove(&mut self, remedy: &Remedy) {
        let Some(adjustment) = self.by_anchor.get_mut(&remedy.anchor) else {
            return;
        };
        match remedy.room {
            None => adjustment.new_page = false,
            Some(room) => adjustment.room -= room.to_pt(),
        }
        if !adjustment.new_page && adjustment.room < 0.01 {
            self.by_anchor.remove(&remedy.anchor);
        }
    }
}

/// What a fault is about, by which it is found again in the next layout.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Subject {
    /// A note that begins on another page than its first call, by its position among the notes.
    Note(usize),
    /// Words that are alone at the foot of a page, by the anchor of the first of them.
    Foot(String),
}

/// A fault, with what may prevent it, the best first.
#[derive(Debug)]
struct Fault {
    page: usize,
    subject: Subject,
    remedies: Vec<Remedy>,
}

/// A new page before an anchor or, with `room`, room at the foot of its page.
#[derive(Debug, Clone, PartialEq)]
struct Remedy {
    anchor: String,
    room: Option<Abs>,
}

/// Returns the faults of a document, in the order of pages.
fn faults(document: &PagedDocument) -> Vec<Fault> {
    let layout = Layout::read(document);
    let mut faults = layout.parted_words();
    faults.extend(layout.strayed_notes());
    faults.sort_by_key(|fault| fault.page);
    faults
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Kind {
    Label,
    Heading,
    Paragraph,
    Table,
}

/// A label, heading or paragraph, or a row of other words.
#[derive(Debug)]
struct Block {
    kind: Kind,
    /// The anchor at which the template can adjust the page: its own, that of the paragraph after a
    /// label, or that of the table that contains it.
    anchor: Option<String>,
    is_in_table: bool,
    lines: Vec<Line>,
    characters: usize,
    last: Option<char>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct Line {
    page: usize,
    baseline: Abs,
}

/// The first call of a note.
#[derive(Debug)]
struct Call {
    note: Location,
    line: Line,
    /// The block that contains it.
    block: Option<usize>,
}

/// The part of a note on its first page.
#[derive(Debug, Clone, Copy)]
struct Note {
    page: usize,
    height: Abs,
}

/// What is where.
#[derive(Default)]
struct Layout {
    blocks: Vec<Block>,
    calls: Vec<Call>,
    notes: HashMap<Location, Note>,
    /// The upper edge of the notes of each page that has some.
    notes_top: HashMap<usize, Abs>,
    /// The lower edge of the notes of all pages.
    notes_bottom: Abs,
    page: usize,
    /// The elements that have begun, each with its block.
    open: Vec<(Location, Kind, usize)>,
    skipped: Option<Location>,
    table: Option<String>,
    latest_anchor: Option<String>,
}

impl Layout {
    fn read(document: &PagedDocument) -> Self {
        let mut layout = Layout::default();
        for (page, laid_out) in document.pages().iter().enumerate() {
            layout.page = page;
            layout.frame(&laid_out.frame, Point::zero());
        }
        layout
    }

    fn frame(&mut self, frame: &Frame, offset: Point) {
        for (position, item) in frame.items() {
            let position = offset + *position;
            match item {
                FrameItem::Tag(Tag::End(location, ..)) if self.skipped == Some(*location) => {
                    self.skipped = None;
                }
                _ if self.skipped.is_some() && !matches!(item, FrameItem::Group(_)) => {}
                FrameItem::Tag(Tag::Start(element, _)) => self.begin(element, position),
                FrameItem::Tag(Tag::End(location, ..)) => self.end(*location),
                FrameItem::Group(group) => match group.parent {
                    // Only notes do not inherit the style of their call.
                    Some(parent) if parent.inherit == Inherit::No => {
                        self.note(parent.location, &group.frame, position);
                    }
                    _ => {
                        let shift = Point::new(group.transform.tx, group.transform.ty);
                        self.frame(&group.frame, position + shift);
                    }
                },
                FrameItem::Text(text) => self.text(&text.text, position),
                _ => {}
            }
        }
    }

    fn begin(&mut self, element: &Content, position: Point) {
        let Some(location) = element.location() else {
            return;
        };
        if is_skipped(element) {
            self.skipped = Some(location);
        } else if let Some(anchor) = anchor(element) {
            self.anchor(anchor);
        } else if let Some(note) = element.to_packed::<FootnoteElem>() {
            if !note.is_ref() {
                let line = self.line(position);
                let block = self.current();
                self.calls.push(Call {
                    note: location,
                    line,
                    block,
                });
            }
        } else if let Some(kind) = kind(element) {
            if kind == Kind::Table && self.table.is_none() {
                self.table.clone_from(&self.latest_anchor);
            }
            self.open.push((location, kind, self.blocks.len()));
            self.blocks.push(Block {
                kind,
                anchor: self.table.clone(),
                is_in_table: self.table.is_some(),
                lines: Vec::new(),
                characters: 0,
                last: None,
            });
        }
    }

    fn end(&mut self, location: Location) {
        let Some(position) = self.open.iter().rposition(|(open, ..)| *open == location) else {
            return;
        };
        self.open.truncate(position);
        if !self.open.iter().any(|(_, kind, _)| *kind == Kind::Table) {
            self.table = None;
        }
    }

    /// Returns the block that has begun: the outermost, because a heading may contain a paragraph.
    fn current(&self) -> Option<usize> {
        let block = self.open.iter().find(|(_, kind, _)| *kind != Kind::Table);
        block.map(|(.., block)| *block)
    }

    fn line(&self, position: Point) -> Line {
        Line {
            page: self.page,
            baseline: position.y,
        }
    }

    fn anchor(&mut self, name: String) {
        let current = self.current();
        let is_first = current.is_none_or(|block| self.blocks[block].anchor.is_none());
        if is_first && self.table.is_none() {
            if let Some(block) = current {
                self.blocks[block].anchor = Some(name.clone());
            }
            // The anchor of an item is after its label.
            let end = current.unwrap_or(self.blocks.len());
            let mut before = self.blocks[..end].iter_mut().rev();
            if let Some(label) = before.find(|block| !block.lines.is_empty())
                && label.kind == Kind::Label
                && label.anchor.is_none()
            {
                label.anchor = Some(name.clone());
            }
        }
        self.latest_anchor = Some(name);
    }

    fn note(&mut self, location: Location, frame: &Frame, position: Point) {
        let note = Note {
            page: self.page,
            height: frame.height(),
        };
        self.notes.entry(location).or_insert(note);
        let top = self.notes_top.entry(self.page).or_insert(position.y);
        *top = (*top).min(position.y);
        self.notes_bottom = self.notes_bottom.max(position.y + frame.height());
    }

    fn text(&mut self, words: &str, position: Point) {
        let characters = words.chars().filter(|one| !one.is_whitespace());
        let Some(last) = characters.clone().next_back() else {
            return;
        };
        let line = self.line(position);
        let Some(block) = self.current() else {
            return;
        };
        let block = &mut self.blocks[block];
        block.last = Some(last);
        block.characters += characters.count();
        // Raised words are in the line of the words beside them.
        let is_same = |known: &&Line| {
            known.page == line.page && (known.baseline - line.baseline).abs() < Abs::pt(6.0)
        };
        if block.lines.last().filter(is_same).is_none() {
            block.lines.push(line);
        }
    }

    /// Returns the blocks that have words.
    fn text_blocks(&self) -> Vec<&Block> {
        self.blocks
            .iter()
            .filter(|it| !it.lines.is_empty())
            .collect()
    }

    /// Returns labels, headings and introductions that are last on their page.
    fn parted_words(&self) -> Vec<Fault> {
        let blocks = self.text_blocks();
        let mut faults = Vec::new();
        for (position, pair) in blocks.windows(2).enumerate() {
            let page = pair[0].last_page();
            if pair[1].first_page() <= page || !pair[0].introduces(pair[1]) {
                continue;
            }
            let first = first_of_group(&blocks, position);
            let is_alone = !blocks[..first].iter().any(|it| it.last_page() == page);
            let lines: Vec<&Line> = pair[0].lines.iter().filter(|it| it.page == page).collect();
            let mut remedies = Vec::new();
            if pair[0].first_page() == page && lines.len() > FEW_LINES {
                let from = *lines[lines.len() - 2];
                remedies.extend(pair[0].room(self.room_from(from)));
            }
            if blocks[first].first_page() == page && !is_alone {
                remedies.extend(blocks[first].new_page());
            }
            if let Some(anchor) = &blocks[first].anchor {
                faults.push(Fault {
                    page,
                    subject: Subject::Foot(anchor.clone()),
                    remedies,
                });
            }
        }
        faults
    }

    /// Returns notes that begin on another page than their first call.
    fn strayed_notes(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        for (number, call) in self.calls.iter().enumerate() {
            let (Some(note), Some(block)) = (self.notes.get(&call.note), call.block) else {
                continue;
            };
            let block = &self.blocks[block];
            if note.page == call.line.page || block.lines.is_empty() {
                continue;
            }
            let first = note.page.min(call.line.page);
            faults.push(Fault {
                page: first,
                subject: Subject::Note(number),
                remedies: self.remedies_for(note, call, block),
            });
        }
        faults
    }

    fn remedies_for(&self, note: &Note, call: &Call, block: &Block) -> Vec<Remedy> {
        let start = self.start_of(block);
        let blocks = self.text_blocks();
        let position = blocks.iter().position(|other| std::ptr::eq(*other, block));
        let first = position.map_or(block, |position| blocks[first_of_group(&blocks, position)]);
        let new_page = if block.is_in_table {
            block.new_page()
        } else {
            first.new_page()
        };
        let mut remedies = Vec::new();
        if note.page < call.line.page {
            // The note took the room of the line that calls it.
            if start == note.page {
                remedies.extend(block.room(note.height + Abs::pt(ABOVE_NOTES)));
            }
            remedies.extend(new_page);
        } else {
            // There is no room for the note below the line that calls it.
            let before = block.lines.iter().filter(|line| {
                line.page == call.line.page && line.baseline < call.line.baseline - Abs::pt(6.0)
            });
            let has_few_lines = !block.is_in_table && before.count() < FEW_LINES;
            if start == call.line.page {
                let room = block.room(self.room_from(call.line));
                if has_few_lines {
                    remedies.extend(new_page.into_iter().chain(room));
                } else {
                    remedies.extend(room.into_iter().chain(new_page));
                }
            }
        }
        remedies
    }

    /// Returns the page of the anchor of a block, which may be that of a table.
    fn start_of(&self, block: &Block) -> usize {
        let same = self
            .blocks
            .iter()
            .filter(|other| other.anchor == block.anchor);
        let pages = same
            .filter(|it| !it.lines.is_empty())
            .map(Block::first_page);
        pages.min().unwrap_or(0)
    }

    /// Returns the room at the foot of a page that leaves none for a line.
    fn room_from(&self, line: Line) -> Abs {
        let end = match self.notes_top.get(&line.page) {
            Some(top) => *top - Abs::pt(ABOVE_NOTES),
            None => self.notes_bottom,
        };
        (end - line.baseline).max(Abs::zero()) + Abs::pt(2.0)
    }
}

impl Block {
    fn first_page(&self) -> usize {
        self.lines.first().map_or(0, |line| line.page)
    }

    fn last_page(&self) -> usize {
        self.lines.last().map_or(0, |line| line.page)
    }

    /// Whether it must not be last on a page before the next block.
    fn introduces(&self, next: &Block) -> bool {
        match self.kind {
            _ if self.is_in_table => false,
            Kind::Label | Kind::Heading => true,
            Kind::Paragraph => {
                let is_short = self.characters < SHORT_INTRODUCTION;
                matches!(self.last, Some(':' | '：')) && (is_short || next.is_in_table)
            }
            Kind::Table => false,
        }
    }

    fn new_page(&self) -> Option<Remedy> {
        let anchor = self.anchor.clone()?;
        Some(Remedy { anchor, room: None })
    }

    fn room(&self, room: Abs) -> Option<Remedy> {
        let anchor = self.anchor.clone()?;
        Some(Remedy {
            anchor,
            room: Some(room),
        })
    }
}

/// Returns the first of the blocks on a page that lead to a block, such as its label, the introduction
/// before that, and the heading.
fn first_of_group(blocks: &[&Block], position: usize) -> usize {
    let page = blocks[position].first_page();
    let mut first = position;
    while first > 0
        && blocks[first].first_page() == page
        && blocks[first - 1].last_page() == page
        && blocks[first - 1].introduces(blocks[first])
    {
        first -= 1;
    }
    first
}

fn kind(element: &Content) -> Option<Kind> {
    if element.is::<HeadingElem>() {
        Some(Kind::Heading)
    } else if element.is::<ParElem>() {
        Some(Kind::Paragraph)
    } else if element.is::<TableElem>() {
        Some(Kind::Table)
    } else {
        let marker = element.to_packed::<PdfMarkerTag>()?;
        (marker.kind == PdfMarkerTagKind::ListItemLabel).then_some(Kind::Label)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{pages, typeset};

    /// Adjusts the page as the template `_places.typ` does.
    const ADJUST: &str = "#let adjust(name) = {
        let adjustment = json(\"/page-breaks.json\").at(name, default: none)
        if adjustment != none {
          if adjustment.new_page { colbreak() }
          if adjustment.room > 0 {
            place(bottom, float: true, clearance: 0pt, block(height: adjustment.room * 1pt))
          }
        }
      }
      #show footnote: none
      #let anchor(name) = [#metadata(name)#label(name)]
      #let words(name, number) = for word in range(number) { name + str(word) + \" \" }
      #let label(body) = tagged-list-label(block(height: 0pt, sticky: true, below: 0pt, place(body)))
      ";

    /// Typesets a template below room of different heights. Returns the faults of typst's own layouts,
    /// and those that are left.
    fn before_and_after(template: &str) -> (Vec<Fault>, Vec<Fault>) {
        let (mut before, mut after) = (Vec::new(), Vec::new());
        for height in (0..80).step_by(4) {
            let template = format!("{ADJUST}= Title\n#block(height: {height}pt)\n{template}");
            before.extend(faults(&pages(&template)));
            after.extend(faults(&typeset(&template)));
        }
        (before, after)
    }

    #[test]
    fn a_number_is_not_alone_below_the_text_if_the_note_of_its_first_line_does_not_fit() {
        let template = "Words.
            #tagged-list({
              adjust(\"op-1\")
              label[1.]
              tagged-list-body(par[#anchor(\"op-1\")One#footnote(words(\"note\", 9)) #words(\"word\", 20)])
            })";
        let (before, after) = before_and_after(template);
        let is_number = |fault: &Fault| fault.subject == Subject::Foot("op-1".to_owned());
        assert!(before.iter().any(is_number), "{before:?}");
        assert!(after.is_empty(), "{after:?}");
    }

    #[test]
    fn a_note_is_not_on_the_page_before_its_call() {
        let template = "#adjust(\"pp-1\")
            #par[#anchor(\"pp-1\")#words(\"a\", 24)#footnote(words(\"note\", 9)) #words(\"word\", 2)]";
        let (before, after) = before_and_after(template);
        let is_early = |fault: &Fault| fault.remedies.first().is_some_and(|it| it.room.is_some());
        assert!(before.iter().any(is_early), "{before:?}");
        assert!(after.is_empty(), "{after:?}");
    }

    #[test]
    fn a_note_of_an_indented_paragraph_is_not_on_the_page_after_its_call() {
        let template = "#pad(left: 5mm, {
              adjust(\"pp-1\")
              par[#anchor(\"pp-1\")#words(\"a\", 24)#footnote(words(\"note\", 9)) #words(\"b\", 24)]
            })";
        let (before, after) = before_and_after(template);
        assert!(!before.is_empty());
        assert!(after.is_empty(), "{after:?}");
    }

    #[test]
    fn a_template_without_adjustments_keeps_its_faults() {
        let template = "Words.
            #tagged-list({
              label[1.]
              tagged-list-body(par[#anchor(\"op-1\")One#footnote(words(\"note\", 9)) #words(\"word\", 20)])
            })";
        let (before, after) = before_and_after(template);
        assert_eq!(before.len(), after.len());
    }
}
