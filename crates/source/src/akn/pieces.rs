//! The body as a sequence of pieces: headings, paragraphs and items with their printed labels,
//! tables, quotations. The pieces are nested later.

use std::ops::Range;

use roxmltree::Node;

use crate::items;
use crate::report::Report;
use publish_model::unresolved::{Inline, Inlines, Table};
use publish_model::{Label, is_direction_mark, plain_text};

use super::line::{self, Segment};
use super::notes::Notes;
use super::{child, chinese, heading, name, table, vocabulary};

/// A piece of the body.
#[derive(Debug)]
pub enum Piece {
    /// A heading.
    Heading(HeadingPiece),
    /// A paragraph or an item.
    Paragraph {
        /// The printed number or letter.
        label: Option<(String, Range<usize>)>,
        content: Inlines,
        /// Whether it is in a list in the markup.
        in_list: bool,
    },
    /// Text that continues a paragraph after its items.
    Tail(Inlines),
    /// A table.
    Table(Table),
    /// Text of another document.
    Quotation(Vec<Piece>),
}

/// One line of a heading, as in the markup.
#[derive(Debug)]
pub struct HeadingPiece {
    /// The number on the same line: `II.`
    pub number: Option<String>,
    pub content: Inlines,
    /// Its rank by class; a lower number is a higher rank.
    pub class_rank: u8,
}

/// Returns the enacting formula and the pieces of a preamble.
pub fn preamble(
    node: Node<'_, '_>,
    notes: &mut Notes,
    report: &mut Report,
) -> (Inlines, Vec<Piece>) {
    let mut formula = Inlines::new();
    let mut collector = Collector::new(notes, report);
    for inner in node.children() {
        if name(inner) == "formula" && formula.is_empty() && collector.pieces.is_empty() {
            formula = line::read(inner, collector.notes, collector.report);
        } else {
            collector.block(inner);
        }
    }
    (formula, collector.pieces)
}

/// Returns the pieces of the main body of a document, without its title, which may be there.
pub fn body(
    node: Node<'_, '_>,
    title: Option<Node<'_, '_>>,
    notes: &mut Notes,
    report: &mut Report,
) -> Vec<Piece> {
    let mut collector = Collector::new(notes, report);
    for inner in node.children().filter(|inner| Some(*inner) != title) {
        collector.block(inner);
    }
    collector.pieces
}

/// Returns the pieces in an element.
pub fn of(node: Node<'_, '_>, notes: &mut Notes, report: &mut Report) -> Vec<Piece> {
    let mut collector = Collector::new(notes, report);
    collector.children(node);
    collector.pieces
}

/// Returns the pieces in a cell of a box, whose lines may begin with labels that have no markup
/// (E/RES/2021/6).
pub fn in_box(cell: Node<'_, '_>, notes: &mut Notes, report: &mut Report) -> Vec<Piece> {
    let mut collector = Collector::new(notes, report);
    collector.is_box = true;
    collector.children(cell);
    collector.flush_label();
    collector.pieces
}

/// Returns the pieces of an annex, or of the heading before it.
pub fn annex(node: Node<'_, '_>, notes: &mut Notes, report: &mut Report) -> Vec<Piece> {
    let mut collector = Collector::new(notes, report);
    match name(node) {
        "meta" => {}
        "num" | "heading" | "subheading" | "crossHeading" => collector.block(node),
        _ => collector.children(node),
    }
    collector.flush_label();
    collector.pieces
}

struct Collector<'r> {
    notes: &'r mut Notes,
    report: &'r mut Report,
    pieces: Vec<Piece>,
    /// A label whose text has not been read yet.
    label: Option<(String, Range<usize>)>,
    lists: usize,
    /// Whether the lines are those of a box.
    is_box: bool,
}

impl<'r> Collector<'r> {
    fn new(notes: &'r mut Notes, report: &'r mut Report) -> Self {
        Collector {
            notes,
            report,
            pieces: Vec::new(),
            label: None,
            lists: 0,
            is_box: false,
        }
    }

    fn children(&mut self, node: Node<'_, '_>) {
        if has_loose_words(node) {
            return self.line(node);
        }
        for inner in node.children() {
            self.block(inner);
        }
    }

    fn block(&mut self, node: Node<'_, '_>) {
        if node.is_text() {
            self.loose_text(node);
            return;
        }
        match name(node) {
            "" | "meta" => {}
            "paragraph" | "alinea" => self.paragraph(node),
            "list" | "blockList" | "sublist" | "ul" | "ol" => {
                self.lists += 1;
                self.children(node);
                self.flush_label();
                self.lists -= 1;
            }
            "point" | "item" | "li" => self.point(node),
            "wrapUp" | "listWrapUp" => self.tail(node),
            "num" => self.num(node),
            "heading" | "subheading" => {
                let rank = heading_rank(node);
                self.heading(node, rank);
            }
            "crossHeading" => self.cross_heading(node),
            "table" => self.table(node),
            "embeddedStructure" | "quotedStructure" | "component" => self.quotation(node),
            "intro" | "listIntroduction" => {
                // It is the text before the list, with the number of that text.
                let lists = self.lists;
                self.lists = lists.saturating_sub(1);
                self.introduction(node);
                // A paragraph can have only its number before its items (S/RES/2605 (2021)).
                self.flush_label();
                self.lists = lists;
            }
            "p" | "formula" | "docTitle" | "docNumber" => self.line(node),
            "attachment" => {
                self.flush_label();
                self.children(node);
            }
            _ => self.children(node),
        }
    }

    /// Keeps text outside lines as a line.
    fn loose_text(&mut self, node: Node<'_, '_>) {
        let words = node.text().unwrap_or_default();
        if words.trim().is_empty() {
            return;
        }
        let content = super::tidy::tidy(vec![Inline::text(words)], self.notes);
        self.add(content);
    }

    fn paragraph(&mut self, node: Node<'_, '_>) {
        let class = node.attribute("class").unwrap_or_default();
        let has_heading = node
            .children()
            .any(|inner| matches!(name(inner), "heading" | "subheading" | "crossHeading"));
        let rank = heading::class_rank(class);
        if !has_heading
            && !is_numbered_sentence(node)
            && let Some(rank) = rank
                .or_else(|| heading::bold_rank(node))
                .or_else(|| heading::article_rank(node, self.pieces.last()))
                .or_else(|| self.italic_rank(node))
                .or_else(|| self.chinese_rank(node))
            && let Some(only) = only_line(node)
        {
            self.paragraph_as_heading(node, only, rank);
            return;
        }
        if let (Some(rank), Some(label)) = (rank, label_alone(node)) {
            self.flush_label();
            self.push_heading(None, vec![Inline::text(label)], rank);
            return;
        }
        self.children(node);
        self.flush_label();
    }

    fn chinese_rank(&self, paragraph: Node<'_, '_>) -> Option<u8> {
        let is_heading = self.lists == 0 && self.label.is_none() && chinese::is_heading(paragraph);
        is_heading.then_some(heading::RANK_BOLD)
    }

    /// Returns the rank of a line in italics between a complete paragraph, or another heading, and a
    /// numbered paragraph (S/RES/2734 (2024) in Arabic).
    fn italic_rank(&self, paragraph: Node<'_, '_>) -> Option<u8> {
        let follows_complete = match self.pieces.last() {
            Some(Piece::Paragraph { content, .. }) => {
                plain_text(content).trim_end().ends_with(COMPLETE)
            }
            Some(Piece::Heading(_)) | None => true,
            Some(_) => false,
        };
        let next = paragraph.next_sibling_element();
        let precedes_number = next.is_some_and(|next| {
            let number = child(next, "num").map(line::plain);
            number
                .or_else(|| hidden_labels(next).into_iter().next())
                .is_some_and(|number| items::is_number(&number))
        });
        if self.lists > 0 || self.label.is_some() || !follows_complete || !precedes_number {
            return None;
        }
        heading::italic_rank(paragraph)
    }

    /// Adds a paragraph that is formatted as a heading.
    fn paragraph_as_heading(&mut self, node: Node<'_, '_>, only: Node<'_, '_>, class_rank: u8) {
        let number = child(node, "num").map(line::plain);
        self.flush_label();
        let content = line::read(only, self.notes, self.report);
        self.push_heading(number, content, class_rank);
    }

    /// Adds a heading, or only its number if it has no content. A heading without words is text.
    fn push_heading(&mut self, number: Option<String>, content: Inlines, class_rank: u8) {
        let content = heading::without_style(content, class_rank);
        let (number, content) = match number {
            Some(number) if content.is_empty() => (None, vec![Inline::text(number)]),
            number => (number, content),
        };
        let words = plain_text(&content);
        let has_words = number
            .iter()
            .chain([&words])
            .any(|one| !one.trim().is_empty());
        if has_words {
            self.pieces.push(Piece::Heading(HeadingPiece {
                number,
                content,
                class_rank,
            }));
        } else if !content.is_empty() {
            self.add(content);
        }
    }

    fn point(&mut self, node: Node<'_, '_>) {
        self.flush_label();
        let is_outside_list = self.lists == 0;
        self.lists += usize::from(is_outside_list);
        self.children(node);
        self.flush_label();
        self.lists -= usize::from(is_outside_list);
    }

    fn num(&mut self, node: Node<'_, '_>) {
        self.flush_label();
        let printed = line::plain(node);
        if !printed.is_empty() {
            self.label = Some((printed, node.range()));
        }
    }

    /// Adds a label without text as a separate paragraph.
    fn flush_label(&mut self) {
        if self.label.is_some() {
            self.push(Inlines::new());
        }
    }

    fn heading(&mut self, node: Node<'_, '_>, class_rank: u8) {
        let content = line::read(node, self.notes, self.report);
        // In a list, a heading such as “(a) Protection of civilians” begins an item (SC/RES/2605).
        if self.lists > 0 {
            let styled = matches!(content.as_slice(), [Inline::Strong { .. }]);
            let content = if styled || content.is_empty() {
                content
            } else {
                vec![Inline::Strong { content }]
            };
            self.add(content);
            return;
        }
        let number = self.label.take().map(|(printed, _)| printed);
        self.push_heading(number, content, class_rank);
    }

    /// Adds a `crossHeading`, which is more often a preambular paragraph of a section
    /// (A/RES/78/253) than a heading.
    fn cross_heading(&mut self, node: Node<'_, '_>) {
        let words = line::plain(node);
        let is_sentence = words.ends_with([',', ';', ':', '.', '،', '؛', '，', '；', '：', '。']);
        if is_sentence || node.attribute("refersTo") == Some("#preamble") {
            self.line(node);
        } else {
            self.heading(node, heading_rank(node));
        }
    }

    fn introduction(&mut self, node: Node<'_, '_>) {
        if child(node, "p").is_some() {
            self.children(node);
        } else {
            self.line(node);
        }
    }

    fn tail(&mut self, node: Node<'_, '_>) {
        self.flush_label();
        let before = self.pieces.len();
        let lists = std::mem::take(&mut self.lists);
        self.children(node);
        self.lists = lists;
        for piece in &mut self.pieces[before..] {
            if let Piece::Paragraph {
                label: None,
                content,
                ..
            } = piece
            {
                *piece = Piece::Tail(std::mem::take(content));
            }
        }
    }

    fn table(&mut self, node: Node<'_, '_>) {
        self.flush_label();
        match table::read(node, self.notes, self.report) {
            table::Read::Table(table) => self.pieces.push(Piece::Table(table)),
            table::Read::Box(pieces) => self.pieces.push(Piece::Quotation(pieces)),
        }
    }

    fn quotation(&mut self, node: Node<'_, '_>) {
        self.flush_label();
        let mut inner = Collector::new(self.notes, self.report);
        inner.children(node);
        inner.flush_label();
        if !inner.pieces.is_empty() {
            let pieces = inner.pieces;
            self.pieces.push(Piece::Quotation(pieces));
        }
    }

    /// Adds a line of text, split at the blocks within it.
    fn line(&mut self, node: Node<'_, '_>) {
        // The number of a section can be on a separate line: A/RES/78/253.
        if let Some(number) = lone_num(node) {
            self.flush_label();
            let content = line::read(number, self.notes, self.report);
            let rank = heading_rank(node);
            self.push_heading(None, content, rank);
            return;
        }
        let mut labels = if self.is_box {
            labels_at_start(node)
        } else {
            hidden_labels(node)
        };
        for segment in line::segments(node, self.notes, self.report) {
            match segment {
                Segment::Line(content) => {
                    let content = self.take_labels(std::mem::take(&mut labels), node, content);
                    self.add(content);
                }
                Segment::Block(block) => self.block(block),
                Segment::Border(number) => labels = number.into_iter().collect(),
            }
        }
    }

    /// Takes labels from the start of a line's text.
    fn take_labels(
        &mut self,
        labels: Vec<String>,
        node: Node<'_, '_>,
        mut content: Inlines,
    ) -> Inlines {
        for label in labels {
            let Some(rest) = without_label(&content, &label) else {
                break;
            };
            content = rest;
            self.flush_label();
            self.label = Some((label, node.range()));
        }
        content
    }

    fn add(&mut self, content: Inlines) {
        if !content.is_empty() || self.label.is_some() {
            self.push(content);
        }
    }

    fn push(&mut self, content: Inlines) {
        let label = self.label.take();
        self.pieces.push(Piece::Paragraph {
            label,
            content,
            in_list: self.lists > 0,
        });
    }
}

/// Whether an element contains words directly, beside other elements within lines: `<li>See <ref>`.
fn has_loose_words(node: Node<'_, '_>) -> bool {
    let mut has_words = false;
    let mut has_inlines = false;
    for inner in node.children().filter(|inner| !inner.is_comment()) {
        if inner.is_text() {
            has_words |= !inner.text().unwrap_or_default().trim().is_empty();
        } else if vocabulary::is_inline(inner) {
            has_inlines = true;
        } else {
            return false;
        }
    }
    has_inlines && has_words
}

/// Returns the label of a heading if its paragraph has nothing else, and the title is in the next
/// (A/RES/77/205 in English).
fn label_alone(node: Node<'_, '_>) -> Option<String> {
    let label = line::plain(lone_num(node)?);
    let is_label = !items::is_number(&label) && !label.is_empty();
    is_label.then_some(label)
}

/// Whether a paragraph has a decimal number and ends like a sentence. It is not a heading then, even
/// if it has the class of one (paragraph 26 of A/RES/78/115 in Arabic) or is bold (paragraph 20 of
/// annex II of A/RES/75/326 in Arabic).
fn is_numbered_sentence(node: Node<'_, '_>) -> bool {
    let number = child(node, "num").map(line::plain);
    let number = number.or_else(|| hidden_labels(node).into_iter().next());
    number.is_some_and(|number| items::is_number(&number))
        && line::plain(node).ends_with(['.', ';', '؛', '。', '；'])
}

/// Returns the only line of a paragraph.
fn only_line<'a, 'input>(node: Node<'a, 'input>) -> Option<Node<'a, 'input>> {
    let mut lines = node.descendants().filter(|inner| name(*inner) == "p");
    let only = lines.next()?;
    let alone = lines.next().is_none() && only.ancestors().all(|outer| name(outer) != "table");
    let nested = node
        .descendants()
        .any(|inner| matches!(name(inner), "list" | "table" | "embeddedStructure"));
    // The lines of a note do not belong to the paragraph.
    let first_is_own = only
        .ancestors()
        .take_while(|outer| *outer != node)
        .all(|outer| name(outer) != "authorialNote");
    (first_is_own && !nested && (alone || lines_are_notes(node, only))).then_some(only)
}

fn lines_are_notes(node: Node<'_, '_>, only: Node<'_, '_>) -> bool {
    node.descendants()
        .filter(|inner| name(*inner) == "p" && *inner != only)
        .all(|inner| {
            inner
                .ancestors()
                .any(|outer| name(outer) == "authorialNote")
        })
}

/// The spaces between a label and its text. French documents have a no-break space (A/RES/77/289).
const GAP: [char; 3] = [' ', '\t', '\u{a0}'];

/// Returns the labels that are part of a line's text, before a tab, because the markup has no `num`
/// for them: `(a)` (A/RES/79/243, article 1), `(a) (i)` (article 23), and in all German documents.
pub fn hidden_labels(node: Node<'_, '_>) -> Vec<String> {
    if node.ancestors().any(|outer| name(outer) == "tr") {
        return Vec::new();
    }
    labels_at_start(node)
}

fn labels_at_start(node: Node<'_, '_>) -> Vec<String> {
    let text = first_words(node);
    let mut rest = text.trim_start_matches(is_layout);
    if let Some(number) = arabic_number(rest) {
        return vec![number.to_owned()];
    }
    if let Some(number) = bare_number(rest) {
        return vec![number.to_owned()];
    }
    if let Some(number) = number_without_gap(rest) {
        return vec![number];
    }
    let mut labels = Vec::new();
    loop {
        let end = doubled_letter(rest).unwrap_or_else(|| rest.find(GAP).unwrap_or(rest.len()));
        let (label, after) = rest.split_at(end);
        let text_begins = after.trim_start_matches(GAP);
        let gap = &after[..after.len() - text_begins.len()];
        let is_alone = text_begins.is_empty() && label.starts_with('(');
        if Label::readings(label).is_empty() || gap.is_empty() && !is_alone {
            return Vec::new();
        }
        labels.push(label.to_owned());
        if gap != " " || is_alone || is_chinese(label) {
            return labels;
        }
        rest = text_begins;
    }
}

/// Whether a character before a label is only layout. Some lines begin with a direction mark
/// (A/RES/77/289 in Chinese).
fn is_layout(character: char) -> bool {
    character.is_whitespace() || character == '\u{200e}'
}

/// Whether a label is a Chinese number in parentheses, after which a space is enough: `(十一)`
/// (A/RES/78/1).
fn is_chinese(label: &str) -> bool {
    let number = label.trim_matches(['(', ')']);
    label.starts_with('(') && number.chars().all(chinese::is_digit)
}

/// Returns the first words of a line, in which a label may have its own markup: `1 <i>-</i>`
/// (A/RES/77/163 in Arabic).
fn first_words(node: Node<'_, '_>) -> String {
    let mut words = String::new();
    let texts = node.descendants().filter(|inner| inner.is_text());
    for text in texts {
        let is_note = text
            .ancestors()
            .take_while(|outer| *outer != node)
            .any(|outer| name(outer) == "authorialNote");
        if is_note {
            break;
        }
        words.push_str(text.text().unwrap_or_default());
        if words.trim().chars().count() > LABEL_MAX {
            break;
        }
    }
    words
}

/// The marks with which a paragraph is complete.
const COMPLETE: [char; 5] = ['.', ';', '؛', '。', '；'];

/// More characters than any label has.
const LABEL_MAX: usize = 40;

/// Returns the end of an Arabic letter that is doubled with a space, `(أ أ)`, as after the last
/// letter of the alphabet.
fn doubled_letter(text: &str) -> Option<usize> {
    let inner = text
        .trim_start_matches(is_direction_mark)
        .strip_prefix('(')?;
    let (letters, _) = inner.split_once(')')?;
    let (first, second) = letters.split_once(' ')?;
    let after = inner[letters.len() + 1..].trim_start_matches(is_direction_mark);
    (first == second && first.chars().count() == 1).then_some(text.len() - after.len())
}

/// Returns the number at the start of a paragraph in the form of Arabic documents, `2 -`. The
/// markup has it for only one paragraph in four (A/RES/79/275). Before a tab, it may be a letter
/// (S/RES/2653 (2022)).
fn arabic_number(text: &str) -> Option<&str> {
    let number = text.trim_start_matches(is_direction_mark);
    let mut after = number.trim_start_matches(|digit: char| digit.is_ascii_digit());
    if after.len() == number.len() {
        let mut letter = number.chars();
        letter.next();
        let is_before_tab = letter.as_str().trim_start_matches([' ', '-', '–']);
        if is_before_tab.starts_with('\t') {
            after = letter.as_str();
        }
    }
    let dash = after.trim_start_matches(' ');
    let rest = dash.strip_prefix(['-', '–'])?;
    let rest = rest.trim_start_matches(is_direction_mark);
    let ends = rest.is_empty() || rest.starts_with([' ', '\t', '\u{a0}', '\n', '\r']);
    let label = &text[..text.len() - rest.len()];
    (after.len() < number.len() && ends && !Label::readings(label).is_empty()).then_some(label)
}

/// Returns the number at the start of a paragraph if there is no space after its point (paragraph
/// 287 of A/RES/79/233 in French), or one before it (paragraph 232 of A/RES/77/248 in English).
fn number_without_gap(text: &str) -> Option<String> {
    let after = text.trim_start_matches(|digit: char| digit.is_ascii_digit());
    let number = &text[..text.len() - after.len()];
    let point = after.trim_start_matches(GAP);
    let words = point.strip_prefix('.')?;
    let (label, begins) = if point.len() < after.len() {
        let begins = words.trim_start_matches(GAP);
        (
            format!("{number} ."),
            begins.starts_with(char::is_alphabetic),
        )
    } else {
        (format!("{number}."), words.starts_with(char::is_uppercase))
    };
    (begins && items::is_number(&label)).then_some(label)
}

/// Returns the number at the start of a paragraph if it has no point, before a tab (paragraph 8 of
/// A/RES/77/263 in Spanish).
fn bare_number(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(|digit: char| digit.is_ascii_digit());
    let label = &text[..text.len() - rest.len()];
    let words = rest.trim_start_matches(GAP);
    let gap = &rest[..rest.len() - words.len()];
    let has_words = words.starts_with(char::is_alphabetic);
    (items::bare_number(label).is_some() && gap.contains('\t') && has_words).then_some(label)
}

/// Removes a label from the start of a line, with the spaces after it, or returns `None` if the
/// line does not begin with it.
pub fn without_label(content: &Inlines, label: &str) -> Option<Inlines> {
    let mut rest = content.clone();
    skip_gap(&mut rest);
    for wanted in label.chars() {
        if first_character(&rest)? != wanted {
            return None;
        }
        line::take_first(&mut rest);
    }
    skip_gap(&mut rest);
    Some(rest)
}

fn skip_gap(content: &mut Inlines) {
    while first_character(content).is_some_and(is_layout) {
        line::take_first(content);
    }
}

fn first_character(content: &Inlines) -> Option<char> {
    match content.first()? {
        Inline::Text { text, .. } => text.chars().next(),
        Inline::Emphasis { content } | Inline::Strong { content } => first_character(content),
        _ => None,
    }
}

/// Returns the number in a line that contains nothing else.
fn lone_num<'a, 'input>(node: Node<'a, 'input>) -> Option<Node<'a, 'input>> {
    let number = child(node, "num")?;
    let alone = node
        .children()
        .filter(|inner| *inner != number)
        .all(|inner| inner.is_text() && inner.text().unwrap_or_default().trim().is_empty());
    alone.then_some(number)
}

/// Returns the rank of a heading from the class of the paragraph that contains it, or from its
/// kind.
fn heading_rank(node: Node<'_, '_>) -> u8 {
    let of_paragraph = node
        .ancestors()
        .skip(1)
        .find(|outer| name(*outer) == "paragraph")
        .and_then(|paragraph| heading::class_rank(paragraph.attribute("class")?));
    of_paragraph.unwrap_or(match name(node) {
        "heading" => heading::RANK_HEADING + depth(node),
        _ => heading::RANK_SUBHEADING + depth(node),
    })
}

/// Returns how many divisions with headings contain the division of a heading, up to the number of
/// ranks that headings can have.
fn depth(heading: Node<'_, '_>) -> u8 {
    let outer = heading.ancestors().skip(2);
    let divisions = outer.filter(|outer| child(*outer, "heading").is_some());
    let most = usize::from(heading::RANK_BOLD - heading::RANK_SUBHEADING - 1);
    u8::try_from(divisions.take(most).count()).unwrap_or_default()
}
