//! The nesting of blocks in sections, paragraphs and items, derived from the printed labels.

use std::ops::Range;

use publish_model::check::LEVELS_MAX;
use publish_model::diagnostic::{Code, SourceFile};
use publish_model::unresolved::{Block, Heading, Inlines, Item, Items, Paragraph, Section};
use publish_model::{Enclosure, Label, LabelStyle, Language, plain_text};

use crate::report::Report;

/// Whether a printed label is the number of a paragraph: a decimal number with a point, `18.`, or
/// with a hyphen as in Arabic, `18 -`.
pub fn is_number(printed: &str) -> bool {
    Label::readings(printed).iter().any(|label| {
        label.style == LabelStyle::Decimal
            && matches!(label.enclosure, Enclosure::Point | Enclosure::Hyphen)
    })
}

/// Whether a printed label is a number in levels, `1.1.`, which is the number of a paragraph but
/// does not count.
pub fn is_number_in_levels(printed: &str) -> bool {
    let numbers = printed.strip_suffix('.').unwrap_or_default();
    let is_number =
        |number: &str| !number.is_empty() && number.bytes().all(|one| one.is_ascii_digit());
    numbers.contains('.') && numbers.split('.').all(is_number)
}

/// Returns the reading of a number that is printed without a point, which is a label only where it
/// follows the number before it.
pub fn bare_number(printed: &str) -> Option<Label> {
    let is_plain = (1..=3).contains(&printed.len()) && printed.bytes().all(|b| b.is_ascii_digit());
    let ordinal = printed.parse().ok().filter(|ordinal| *ordinal > 0)?;
    is_plain.then_some(Label {
        style: LabelStyle::Decimal,
        enclosure: Enclosure::None,
        ordinal,
        repetition: 0,
    })
}

/// How many characters of a text a message shows.
const WORDS_SHOWN: usize = 30;

/// The kind of block that a label indicates.
pub enum Labelled<L> {
    /// An item with this label.
    Item(L),
    /// A numbered paragraph.
    Paragraph,
    /// A block without a label.
    Nothing,
}

/// Returns, for each block, the label of the next item, unless a numbered paragraph comes before
/// it.
pub fn next_labels<T, L: Clone>(
    blocks: &[T],
    labelled: impl Fn(&T) -> Labelled<L>,
) -> Vec<Option<L>> {
    let mut labels = vec![None; blocks.len()];
    let mut next = None;
    for (index, block) in blocks.iter().enumerate().rev() {
        labels[index].clone_from(&next);
        match labelled(block) {
            Labelled::Item(label) => next = Some(label),
            Labelled::Paragraph => next = None,
            Labelled::Nothing => {}
        }
    }
    labels
}

/// Nests blocks in the sections, paragraphs and items that they belong to, in the order in which
/// they are added.
#[derive(Debug, Default)]
pub struct Nesting {
    blocks: Vec<Block>,
    sections: Vec<(u8, Section)>,
    paragraph: Option<Paragraph>,
    levels: Vec<Level>,
    /// The depth and the last label of the list within an item that ended last.
    ended: Option<(usize, Label)>,
    /// The number of the last numbered paragraph.
    last_number: Option<Label>,
    /// Where that number ends in the file.
    last_number_end: usize,
    /// Whether the open section already has a numbered paragraph.
    section_is_numbered: bool,
}

/// An open list, to which items can be added.
#[derive(Debug)]
struct Level {
    style: LabelStyle,
    enclosure: Enclosure,
    last: Label,
    items: Vec<Item>,
}

impl Nesting {
    /// Whether no block was added.
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty() && self.sections.is_empty() && self.paragraph.is_none()
    }

    /// Whether a paragraph is open.
    pub fn has_paragraph(&self) -> bool {
        self.paragraph.is_some()
    }

    /// Whether a label is the number of the next paragraph, without a point.
    pub fn expects_bare(&self, printed: &str) -> bool {
        bare_number(printed).is_some_and(|number| follows(self.last_number, number))
    }

    /// Returns the printed number of the open paragraph.
    pub fn paragraph_number(&self) -> Option<&str> {
        self.paragraph.as_ref()?.number.as_deref()
    }

    /// Returns the number that follows that of the last numbered paragraph.
    pub fn next_number(&self) -> u32 {
        self.last_number.map_or(1, |last| last.ordinal + 1)
    }

    /// Closes the sections of a level and deeper, and opens a section.
    pub fn section(&mut self, level: u8, heading: Heading) {
        self.close_paragraph();
        self.section_is_numbered = false;
        while self.sections.last().is_some_and(|(open, _)| *open >= level) {
            self.close_section();
        }
        let section = Section {
            anchor: Default::default(),
            heading,
            blocks: Vec::new(),
        };
        self.sections.push((level, section));
    }

    /// Adds a paragraph, with its number if it has one. The number must follow the one before it,
    /// or be 1 at the start of a section.
    pub fn paragraph(
        &mut self,
        number: Option<(String, Range<usize>)>,
        content: Inlines,
        report: &mut Report,
    ) {
        let begins_section = !self.sections.is_empty() && !self.section_is_numbered;
        self.section_is_numbered |= number.is_some();
        if let Some((printed, span)) = &number {
            self.check_number(printed, span.clone(), begins_section, report);
        }
        self.close_paragraph();
        self.paragraph = Some(Paragraph {
            anchor: Default::default(),
            number: number.map(|(printed, _)| printed),
            language: None,
            content,
            then: Vec::new(),
        });
    }

    fn check_number(
        &mut self,
        printed: &str,
        span: Range<usize>,
        begins_section: bool,
        report: &mut Report,
    ) {
        let Some(label) = self.number_reading(printed) else {
            return;
        };
        let restarts = label.ordinal == 1 && begins_section;
        let expected = self.last_number.map_or(1, |last| last.ordinal + 1);
        if !restarts && !follows(self.last_number, label) {
            let unread = self
                .text_that_begins_with(expected)
                .map_or_else(String::new, |words| {
                    let between = self.last_number_end..span.start;
                    let line = line_that_begins_with(expected, report.file(), between);
                    let line = line.map_or_else(String::new, |line| format!(" in line {line}"));
                    format!("; the text “{words}”{line} begins with that number")
                });
            let order = Order {
                printed,
                expected: &format!("{expected}."),
                is_late: label.ordinal < expected,
                unread: &unread,
            };
            order.report(span.clone(), report);
        }
        self.last_number = Some(label);
        self.last_number_end = span.end;
    }

    /// Returns the reading of a printed number that follows the number before it: in recitals with
    /// letters, `C.` is the third letter after `B.`, not the Roman numeral.
    fn number_reading(&self, printed: &str) -> Option<Label> {
        let readings = Label::readings(printed);
        let mut following = readings.iter().copied();
        let following = following.find(|label| follows(self.last_number, *label));
        let first = readings.first().copied();
        following.or(first).or_else(|| bare_number(printed))
    }

    /// Returns the first words of the open paragraph, or of the text that continues it, if they begin
    /// with a number that is not read as one: “16, Invites” (A/RES/78/173 in French).
    fn text_that_begins_with(&self, number: u32) -> Option<String> {
        let open = self.paragraph.as_ref()?;
        let own = open.number.is_none().then_some(&open.content);
        let continuing = open.then.iter().filter_map(|block| match block {
            Block::Paragraph(paragraph) => Some(&paragraph.content),
            _ => None,
        });
        own.into_iter().chain(continuing).find_map(|content| {
            let words = plain_text(content);
            let start = words.trim_start_matches(|one: char| !one.is_alphanumeric());
            let after = start.strip_prefix(&number.to_string())?;
            let is_number = !after.starts_with(|one: char| one.is_ascii_digit());
            is_number.then(|| words.chars().take(WORDS_SHOWN).collect())
        })
    }

    /// Adds an item. `next` is the printed label of the item after it: `(i)` after `(h)` continues
    /// the letters if `(j)` comes next, and begins a new level if `(ii)` does. A list can continue
    /// the letters of the list within the item before: `(g)` below `(ii)` follows `(f)` below `(i)`
    /// (S/RES/2666 (2022)).
    pub fn item(
        &mut self,
        printed: (String, Range<usize>),
        content: Inlines,
        next: Option<&str>,
        report: &mut Report,
    ) {
        let (printed, span) = printed;
        let readings = readings(&printed);
        let position = self.position_of(&readings, next);
        let label = match position {
            ItemPosition::Continues { level, label } => {
                self.close_levels(level + 1);
                label
            }
            ItemPosition::Opens { label } => {
                if label.ordinal > 1 {
                    let message = format!("gap in the numbering: the first item is “{printed}”");
                    report.numbering(Code::NumberingGap, message, span.clone());
                }
                if self.levels.len() < LEVELS_MAX {
                    self.open_level(label);
                } else {
                    report.too_deep(span);
                }
                label
            }
            ItemPosition::Resumes { label } => {
                if self.levels.len() < LEVELS_MAX {
                    self.open_level(label);
                } else {
                    report.too_deep(span);
                }
                label
            }
            ItemPosition::OutOfOrder { level, label } => {
                let last = self.levels[level].last;
                let expected = Label {
                    ordinal: last.ordinal + 1,
                    repetition: 0,
                    ..last
                };
                let expected = expected.printed();
                let order = Order {
                    printed: &printed,
                    expected: &expected,
                    is_late: label.ordinal <= last.ordinal,
                    unread: "",
                };
                order.report(span, report);
                self.close_levels(level + 1);
                label
            }
        };
        self.push_item(label, printed, content);
    }

    /// Returns the level at which an item would be added, from 1 directly under the paragraph, and
    /// the label style of that level.
    pub fn level_and_style(&self, printed: &str, next: Option<&str>) -> (usize, LabelStyle) {
        match self.position_of(&readings(printed), next) {
            ItemPosition::Continues { level, .. } | ItemPosition::OutOfOrder { level, .. } => {
                (level + 1, self.levels[level].style)
            }
            ItemPosition::Opens { label } | ItemPosition::Resumes { label } => {
                (self.levels.len() + 1, label.style)
            }
        }
    }

    /// Returns the level of the open item after which an item with this label is the next one: text
    /// before that item belongs to the open one. `None` for dashes, and for labels that can also
    /// begin a list.
    pub fn level_continued_by(&self, label: &str) -> Option<usize> {
        let readings = readings(label);
        if readings.iter().any(|label| label.ordinal <= 1) {
            return None;
        }
        let is_followed = |open: &Level| readings.iter().any(|label| open.is_followed_by(*label));
        self.levels
            .iter()
            .rposition(is_followed)
            .map(|level| level + 1)
    }

    /// Returns the number of open levels of items.
    pub fn depth(&self) -> usize {
        self.levels.len()
    }

    /// Returns the level of the open item with this label.
    pub fn level_of_item(&self, label: &str) -> Option<usize> {
        let is_open = |level: &Level| level.items.last().is_some_and(|item| item.label == label);
        self.levels.iter().rposition(is_open).map(|level| level + 1)
    }

    /// Adds an item at a given level, from 1 directly under the paragraph, instead of the level
    /// that its label indicates. `style` is the label style if the item begins the level.
    ///
    /// # Errors
    /// Returns the text if no item of the level above is open, or if the level is too deep.
    pub fn item_at(
        &mut self,
        level: usize,
        style: Option<LabelStyle>,
        printed: String,
        content: Inlines,
    ) -> Result<(), Inlines> {
        if level == 0 || level > self.levels.len() + 1 || level > LEVELS_MAX {
            return Err(content);
        }
        self.close_levels(level);
        let readings = readings(&printed);
        let open = self.levels.get(level - 1).map(|open| open.style);
        let wanted = open.or(style);
        let label = match wanted {
            Some(wanted) => readings
                .iter()
                .copied()
                .find(|label| label.style == wanted)
                .unwrap_or(Label {
                    style: wanted,
                    ..lowest_reading(&readings)
                }),
            None => self
                .first_of_level(&readings)
                .unwrap_or_else(|| lowest_reading(&readings)),
        };
        if open.is_none() {
            self.open_level(label);
        }
        self.push_item(label, printed, content);
        Ok(())
    }

    fn push_item(&mut self, label: Label, printed: String, content: Inlines) {
        if let Some(level) = self.levels.last_mut() {
            level.last = label;
            level.items.push(Item {
                anchor: Default::default(),
                label: printed,
                language: None,
                content,
                then: Vec::new(),
            });
        }
    }

    /// Returns the reading of a label as the first of a level that is not open.
    fn first_of_level(&self, readings: &[Label]) -> Option<Label> {
        readings
            .iter()
            .copied()
            .find(|label| label.ordinal <= 1 && self.level_of(*label).is_none())
    }

    fn position_of(&self, readings: &[Label], next: Option<&str>) -> ItemPosition {
        let next_readings = next.map(self::readings).unwrap_or_default();
        let first = self.first_of_level(readings);
        let continues = self
            .levels
            .iter()
            .enumerate()
            .rev()
            .find_map(|(level, open)| {
                let label = readings
                    .iter()
                    .copied()
                    .find(|label| open.is_followed_by(*label))?;
                Some((level, label))
            });
        let resumed = self.resumed(readings);
        let is_next = |label: Label| {
            let next = Label {
                ordinal: label.ordinal + 1,
                ..label
            };
            next_readings.contains(&next)
        };
        match (continues, first, resumed) {
            (Some((_, label)), _, Some(resumed))
                if resumed.style != label.style && is_next(resumed) =>
            {
                ItemPosition::Resumes { label: resumed }
            }
            (Some((_, label)), Some(first), _) if first.style != label.style && is_next(first) => {
                ItemPosition::Opens { label: first }
            }
            (Some((level, label)), ..) => ItemPosition::Continues { level, label },
            (None, Some(first), Some(_)) if is_next(first) => ItemPosition::Opens { label: first },
            (None, _, Some(label)) => ItemPosition::Resumes { label },
            (None, Some(first), None) => ItemPosition::Opens { label: first },
            (None, None, None) => self.unexpected(readings, &next_readings),
        }
    }

    /// Returns the position of an item whose label neither continues nor begins a list. A label in
    /// other punctuation between two others continues their list: `v)` between `(iv)` and `(vi)`
    /// (S/RES/2677 (2023)).
    fn unexpected(&self, readings: &[Label], next: &[Label]) -> ItemPosition {
        let between = self.levels.iter().enumerate().rev();
        let mut between = between.filter_map(|(level, open)| {
            let label = readings.iter().copied().map(|label| Label {
                enclosure: open.enclosure,
                ..label
            });
            let label = label.into_iter().find(|label| {
                let after = Label {
                    ordinal: label.ordinal + 1,
                    ..*label
                };
                label.style != LabelStyle::Dash
                    && open.is_followed_by(*label)
                    && next.contains(&after)
            })?;
            Some(ItemPosition::Continues { level, label })
        });
        if let Some(position) = between.next() {
            return position;
        }
        let known = readings
            .iter()
            .find_map(|label| Some((self.level_of(*label)?, *label)));
        match known {
            Some((level, label)) => ItemPosition::OutOfOrder { level, label },
            None => ItemPosition::Opens {
                label: lowest_reading(readings),
            },
        }
    }

    /// Returns the reading of a label that continues the list within the item before.
    fn resumed(&self, readings: &[Label]) -> Option<Label> {
        let (depth, last) = self.ended?;
        if depth == 0 || depth != self.levels.len() || last.style == LabelStyle::Dash {
            return None;
        }
        let mut following = readings.iter().copied().filter(|label| {
            label.style == last.style
                && label.enclosure == last.enclosure
                && follows(Some(last), *label)
        });
        following.next()
    }

    fn level_of(&self, label: Label) -> Option<usize> {
        self.levels
            .iter()
            .rposition(|level| level.style == label.style && level.enclosure == label.enclosure)
    }

    fn open_level(&mut self, label: Label) {
        self.levels.push(Level {
            style: label.style,
            enclosure: label.enclosure,
            last: label,
            items: Vec::new(),
        });
    }

    /// Sets the language of the item or paragraph that was added last.
    pub fn set_language(&mut self, language: Language) {
        let item = self
            .levels
            .last_mut()
            .and_then(|level| level.items.last_mut());
        if let Some(item) = item {
            item.language = Some(language);
        } else if let Some(paragraph) = &mut self.paragraph {
            paragraph.language = Some(language);
        }
    }

    /// Adds text that continues the paragraph after its items. Empty text only ends the items.
    ///
    /// # Errors
    /// Returns the text if no paragraph is open.
    pub fn continue_paragraph(&mut self, content: Inlines) -> Result<(), Inlines> {
        if self.paragraph.is_none() {
            return Err(content);
        }
        self.close_levels(0);
        if !content.is_empty() {
            self.put(Block::Paragraph(continuation(content)));
        }
        Ok(())
    }

    /// Adds text that continues the open item of a level, from 1 directly under the paragraph.
    /// Empty text only ends the deeper levels.
    ///
    /// # Errors
    /// Returns the text if no such item is open.
    pub fn continue_item(&mut self, level: usize, content: Inlines) -> Result<(), Inlines> {
        if level == 0 || level > self.levels.len() {
            return Err(content);
        }
        self.close_levels(level);
        if !content.is_empty() {
            self.put(Block::Paragraph(continuation(content)));
        }
        Ok(())
    }

    /// Adds a block to the innermost open item or paragraph, or else to the section.
    pub fn put(&mut self, block: Block) {
        if let Some(item) = self
            .levels
            .last_mut()
            .and_then(|level| level.items.last_mut())
        {
            item.then.push(block);
        } else if let Some(paragraph) = &mut self.paragraph {
            paragraph.then.push(block);
        } else {
            self.put_in_section(block);
        }
    }

    fn put_in_section(&mut self, block: Block) {
        match self.sections.last_mut() {
            Some((_, section)) => section.blocks.push(block),
            None => self.blocks.push(block),
        }
    }

    fn close_levels(&mut self, keep: usize) {
        while self.levels.len() > keep {
            if let Some(level) = self.levels.pop() {
                self.ended = Some((self.levels.len(), level.last));
                self.put(Block::Items(Items {
                    style: level.style,
                    items: level.items,
                }));
            }
        }
    }

    /// Ends the open paragraph, so that the next block does not belong to it.
    pub fn close_paragraph(&mut self) {
        self.close_levels(0);
        self.ended = None;
        if let Some(paragraph) = self.paragraph.take() {
            self.put_in_section(Block::Paragraph(paragraph));
        }
    }

    fn close_section(&mut self) {
        if let Some((_, section)) = self.sections.pop() {
            self.put_in_section(Block::Section(section));
        }
    }

    /// Returns all blocks.
    pub fn finish(mut self) -> Vec<Block> {
        self.close_paragraph();
        while !self.sections.is_empty() {
            self.close_section();
        }
        self.blocks
    }
}

/// Returns the line in a part of a file that begins with a number, after markup or punctuation, if
/// there is only one.
fn line_that_begins_with(number: u32, file: &SourceFile, part: Range<usize>) -> Option<usize> {
    let number = number.to_string();
    let text = file.text.get(part.clone())?;
    let mut found = text.match_indices(&number).filter(|(at, _)| {
        let before = text[..*at].rsplit(['\n', '>']).next().unwrap_or_default();
        let after = &text[at + number.len()..];
        !before.contains(char::is_alphanumeric)
            && !after.starts_with(|one: char| one.is_ascii_digit())
    });
    let (at, _) = found.next()?;
    let (line, _) = file.line_and_column(part.start + at);
    found.next().is_none().then_some(line)
}

enum ItemPosition {
    Continues { level: usize, label: Label },
    Opens { label: Label },
    Resumes { label: Label },
    OutOfOrder { level: usize, label: Label },
}

impl Level {
    fn is_followed_by(&self, label: Label) -> bool {
        let same_kind = label.style == self.style && label.enclosure == self.enclosure;
        same_kind && (self.style == LabelStyle::Dash || follows(Some(self.last), label))
    }
}

/// Whether a label may follow another: the next number, or the next repetition of the same number
/// (`18 bis` after `18`, `18 ter` after `18 bis`).
fn follows(last: Option<Label>, label: Label) -> bool {
    let Some(last) = last else {
        return label.ordinal == 1;
    };
    let next = label.ordinal == last.ordinal + 1 && label.repetition == 0;
    let repetition =
        label.ordinal == last.ordinal && label.repetition == last.repetition.max(1) + 1;
    next || repetition
}

/// A label that does not count: a dash, or a label that cannot be read.
const UNCOUNTED: Label = Label {
    style: LabelStyle::Dash,
    enclosure: Enclosure::None,
    ordinal: 0,
    repetition: 0,
};

/// Returns all readings of a printed label. One that cannot be read counts as a dash, so that items
/// with such labels are at the same level.
fn readings(printed: &str) -> Vec<Label> {
    let readings = Label::readings(printed);
    if readings.is_empty() {
        vec![UNCOUNTED]
    } else {
        readings
    }
}

fn lowest_reading(readings: &[Label]) -> Label {
    let lowest = readings.iter().copied().min_by_key(|label| label.ordinal);
    lowest.unwrap_or(UNCOUNTED)
}

/// A label out of order.
struct Order<'a> {
    printed: &'a str,
    expected: &'a str,
    is_late: bool,
    /// A note about text that may be the missing paragraph.
    unread: &'a str,
}

impl Order<'_> {
    fn report(&self, span: Range<usize>, report: &mut Report) {
        let Order {
            printed,
            expected,
            unread,
            ..
        } = self;
        if self.is_late {
            let message = format!("“{printed}” is repeated or out of order: expected “{expected}”");
            report.numbering(Code::NumberingOrder, message, span);
        } else {
            let message =
                format!("gap in the numbering: expected “{expected}”, found “{printed}”{unread}");
            report.numbering(Code::NumberingGap, message, span);
        }
    }
}

fn continuation(content: Inlines) -> Paragraph {
    Paragraph {
        anchor: Default::default(),
        number: None,
        language: None,
        content,
        then: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Numbering;
    use publish_model::Inline;

    /// Returns the nested labels of items with these labels, and the codes of the findings.
    fn nested(labels: &[&str]) -> (String, Vec<&'static str>) {
        let file = SourceFile::new("source", "source");
        let mut report = Report::new(&file, Numbering::AsPrinted);
        let mut nesting = Nesting::default();
        nesting.paragraph(None, vec![Inline::text("Words")], &mut report);
        for (index, label) in labels.iter().enumerate() {
            let next = labels.get(index + 1).copied();
            nesting.item((label.to_string(), 0..1), Inlines::new(), next, &mut report);
        }
        let blocks = nesting.finish();
        let codes = report.finish().into_iter();
        let codes = codes.map(|finding| finding.code.as_str()).collect();
        (outline(&blocks), codes)
    }

    fn outline(blocks: &[Block]) -> String {
        let parts = blocks.iter().map(|block| match block {
            Block::Paragraph(paragraph) => outline(&paragraph.then),
            Block::Items(items) => {
                let items = items.items.iter();
                let items = items.map(|item| format!("{}{}", item.label, outline(&item.then)));
                format!("[{}]", items.collect::<Vec<_>>().join(" "))
            }
            _ => String::new(),
        });
        parts.collect()
    }

    #[test]
    fn a_list_can_continue_the_letters_of_the_list_before() {
        for (labels, wanted) in [
            ("(i) (a) (b) (ii) (c) (d)", "[(i)[(a) (b)] (ii)[(c) (d)]]"),
            // An item between has no list.
            (
                "(i) (a) (b) (ii) (iii) (c)",
                "[(i)[(a) (b)] (ii) (iii)[(c)]]",
            ),
            // The letter after (h) is not the first Roman numeral, and (l) is not 50.
            (
                "(i) (a) (b) (c) (d) (e) (f) (g) (h) (ii) (i) (j) (k) (iii) (l)",
                "[(i)[(a) (b) (c) (d) (e) (f) (g) (h)] (ii)[(i) (j) (k)] (iii)[(l)]]",
            ),
        ] {
            let labels: Vec<&str> = labels.split(' ').collect();
            assert_eq!(nested(&labels), (wanted.to_owned(), vec![]));
        }
    }

    #[test]
    fn a_label_in_other_punctuation_between_two_others_continues_their_list() {
        let (outline, codes) = nested(&["(a)", "(i)", "(ii)", "iii)", "(iv)", "(b)"]);
        assert_eq!(outline, "[(a)[(i) (ii) iii) (iv)] (b)]");
        assert_eq!(codes, [""; 0]);
        // Another list begins.
        let (outline, _) = nested(&["(a)", "(b)", "c)", "d)"]);
        assert_eq!(outline, "[(a) (b)[c) d)]]");
    }

    #[test]
    fn items_with_unreadable_labels_are_at_the_same_level() {
        let labels = ["(a)", "10000000000.", "10000000001.", "?)", "(b)"];
        let (outline, codes) = nested(&labels);
        assert_eq!(outline, "[(a)[10000000000. 10000000001. ?)] (b)]");
        assert_eq!(codes, [""; 0]);
    }

    #[test]
    fn labels_that_open_too_many_levels_are_reported() {
        let labels = [
            "(a)", "(i)", "(1)", "(A)", "(I)", "–", "a)", "i)", "1)", "A)", "I)", "a.", "i.", "1.",
        ];
        let (outline, codes) = nested(&labels);
        assert_eq!(outline.matches('[').count(), LEVELS_MAX);
        assert_eq!(codes, ["S015"; 2]);
    }
}
