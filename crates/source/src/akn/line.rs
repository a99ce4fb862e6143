//! Lines of text: the content of a `p`, a heading, or a line of the cover page.

use roxmltree::Node;

use crate::report::Report;
use publish_model::diagnostic::Code;
use publish_model::unresolved::{Block, Inline, Inlines, Paragraph};
use publish_model::{Href, plain_text};

use super::notes::Notes;
use super::{joined, name, opening_tag, tidy};

/// Block elements that can be in a `p`.
const BLOCKS_IN_LINES: [&str; 9] = [
    "embeddedStructure",
    "quotedStructure",
    "table",
    "container",
    "list",
    "blockList",
    "heading",
    "subheading",
    "crossHeading",
];

/// A part of the content of a `p`.
pub enum Segment<'a, 'input> {
    /// Running text.
    Line(Inlines),
    /// A block between text.
    Block(Node<'a, 'input>),
    /// The border of two paragraphs that the markup has joined, and the number of the second.
    Border(Option<String>),
}

/// Reads the text of an element with its markup, without layout.
pub fn read(node: Node<'_, '_>, notes: &mut Notes, report: &mut Report) -> Inlines {
    let mut inlines = Inlines::new();
    LineReader { notes, report }.content(node, &mut inlines);
    tidy::tidy(inlines, notes)
}

/// Reads the text of nodes that are next to each other. Text nodes are without layout.
pub fn read_nodes(nodes: &[Node<'_, '_>], notes: &mut Notes, report: &mut Report) -> Inlines {
    let mut inlines = Inlines::new();
    for node in nodes {
        LineReader { notes, report }.node(*node, &mut inlines);
    }
    tidy::tidy(inlines, notes)
}

/// Reads the text of an element and splits it at the blocks within it: a `p` can contain an
/// `embeddedStructure` (E/RES/2022/12), a `heading` (A/RES/77/100), or a `mod` with a
/// `quotedStructure` (S/RES/2699 (2023)).
pub fn segments<'a, 'input>(
    node: Node<'a, 'input>,
    notes: &mut Notes,
    report: &mut Report,
) -> Vec<Segment<'a, 'input>> {
    let mut segments = Vec::new();
    let mut line = Inlines::new();
    collect_segments(node, &mut line, &mut segments, notes, report);
    finish_line(&mut line, &mut segments, notes);
    segments
}

fn collect_segments<'a, 'input>(
    node: Node<'a, 'input>,
    line: &mut Inlines,
    segments: &mut Vec<Segment<'a, 'input>>,
    notes: &mut Notes,
    report: &mut Report,
) {
    for inner in node.children() {
        if BLOCKS_IN_LINES.contains(&name(inner)) {
            finish_line(line, segments, notes);
            segments.push(Segment::Block(inner));
        } else if name(inner) == "mod" {
            collect_segments(inner, line, segments, notes, report);
        } else if let Some((position, number)) = joined::border(inner) {
            let (before, after) = inner.text().unwrap_or_default().split_at(position);
            line.push(Inline::text(tidy::normalize(before)));
            finish_line(line, segments, notes);
            segments.push(Segment::Border(number));
            line.push(Inline::text(tidy::normalize(after)));
        } else {
            LineReader { notes, report }.node(inner, line);
        }
    }
}

fn finish_line(line: &mut Inlines, segments: &mut Vec<Segment<'_, '_>>, notes: &mut Notes) {
    let tidied = tidy::tidy(std::mem::take(line), notes);
    if !tidied.is_empty() {
        segments.push(Segment::Line(tidied));
    }
}

/// Returns the words of an element without markup, notes and layout.
pub fn plain(node: Node<'_, '_>) -> String {
    let mut words = String::new();
    collect_plain(node, &mut words);
    words
        .split([' ', '\t', '\r', '\n'])
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

fn collect_plain(node: Node<'_, '_>, words: &mut String) {
    for inner in node.children() {
        if let Some(text) = inner.text().filter(|_| inner.is_text()) {
            words.push_str(text);
        } else if name(inner) == "eol" {
            words.push(' ');
        } else if name(inner) != "authorialNote" {
            collect_plain(inner, words);
        }
    }
}

struct LineReader<'r> {
    notes: &'r mut Notes,
    report: &'r mut Report,
}

impl LineReader<'_> {
    fn content(&mut self, node: Node<'_, '_>, line: &mut Inlines) {
        for inner in node.children() {
            self.node(inner, line);
        }
    }

    fn inner_content(&mut self, node: Node<'_, '_>) -> Inlines {
        let mut content = Inlines::new();
        self.content(node, &mut content);
        content
    }

    fn node(&mut self, node: Node<'_, '_>, line: &mut Inlines) {
        if node.is_text() {
            line.push(Inline::text(tidy::normalize(
                node.text().unwrap_or_default(),
            )));
            return;
        }
        match name(node) {
            "span" => self.span(node, line),
            "i" | "em" | "u" => {
                let content = self.inner_content(node);
                line.push(Inline::Emphasis { content });
            }
            "b" | "strong" => {
                let content = self.inner_content(node);
                line.push(Inline::Strong { content });
            }
            "sub" => {
                let content = self.inner_content(node);
                line.push(Inline::Subscript { content });
            }
            "sup" => self.superscript(node, line),
            "a" | "ref" => self.link(node, line),
            "authorialNote" => self.note(node, line),
            "noteRef" => self.note_reference(node, line),
            "eol" | "br" => line.push(Inline::LineBreak),
            "docDate" | "docNumber" => {
                if has_lost_space(line, node) {
                    line.push(Inline::text(" "));
                }
                self.content(node, line);
            }
            // Within a vote, each side begins a line: A/HRC/RES/54/15.
            "outcome"
                if node
                    .parent()
                    .is_some_and(|parent| name(parent) == "outcome") =>
            {
                line.push(Inline::LineBreak);
                self.content(node, line);
            }
            // The first and last day of a session, which print separates with a dash
            // (A/HRC/RES/54/10).
            "event" if has_only_dates(node) => self.event(node, line),
            // Quotation marks can be attributes of the quoted text.
            "quotedText" | "embeddedText" => {
                let mark = |attribute| node.attribute(attribute).unwrap_or_default();
                line.push(Inline::text(mark("startQuote")));
                self.content(node, line);
                line.push(Inline::text(mark("endQuote")));
            }
            "del" => {
                self.warn_of_deletion("deleted", node);
                self.content(node, line);
            }
            "img" => self.warn_of_picture(node),
            "p" => {
                if !line.is_empty() {
                    line.push(Inline::LineBreak);
                }
                self.content(node, line);
            }
            _ => self.content(node, line),
        }
    }

    fn span(&mut self, node: Node<'_, '_>, line: &mut Inlines) {
        let mut content = self.inner_content(node);
        let class = node.attribute("class").unwrap_or_default();
        for style in class.split_whitespace().rev() {
            match style {
                "italic" | "underline" => content = vec![Inline::Emphasis { content }],
                "bold" => content = vec![Inline::Strong { content }],
                "strike" => self.warn_of_deletion("struck-through", node),
                _ => {}
            }
        }
        line.append(&mut content);
    }

    fn warn_of_deletion(&mut self, kind: &str, node: Node<'_, '_>) {
        let help = "delete the text if it is not part of the document; it is kept without the \
                    strike-through";
        let message = format!("{kind} text is not supported");
        self.report
            .warning(Code::MarkupLost, message, help, opening_tag(node));
    }

    /// Warns of a picture, except the emblem of a cover page.
    fn warn_of_picture(&mut self, node: Node<'_, '_>) {
        if node.ancestors().any(|outer| name(outer) == "coverPage") {
            return;
        }
        let message = "pictures are not supported: <img> is left out";
        let help = "describe the picture in the text if it is needed to understand it";
        self.report
            .warning(Code::MarkupLost, message, help, opening_tag(node));
    }

    /// Reads a superscript: a later call of a note (note 2 in A/RES/77/24), an ordinal (French
    /// “1er”), or a unit.
    fn superscript(&mut self, node: Node<'_, '_>, line: &mut Inlines) {
        let content = self.inner_content(node);
        let words = plain_text(&content);
        let mark = words.trim_matches([' ', '\t', '\n', '(', ')', ',', '\u{a0}']);
        let is_mark = !mark.is_empty() && mark.bytes().all(|byte| byte.is_ascii_digit());
        let key = self
            .notes
            .called(mark)
            .filter(|_| is_mark && !is_power(line) && !is_own_mark(node));
        match key {
            Some(key) => {
                let (before, after) = words.split_once(mark).unwrap_or_default();
                line.push(Inline::text(before));
                line.push(call(key, mark));
                line.push(Inline::text(after));
            }
            None => line.push(Inline::Superscript { content }),
        }
    }

    /// Reads the element that the guidelines define for later note calls. No published document
    /// uses it.
    fn note_reference(&mut self, node: Node<'_, '_>, line: &mut Inlines) {
        let mark = node.attribute("marker").unwrap_or_default().trim();
        let called = self.notes.called(mark).map(|key| call(key, mark));
        line.push(called.unwrap_or_else(|| Inline::Superscript {
            content: vec![Inline::text(mark)],
        }));
    }

    fn link(&mut self, node: Node<'_, '_>, line: &mut Inlines) {
        let mut content = self.inner_content(node);
        let href = node.attribute("href").unwrap_or_default().trim();
        let href = href.replace(char::is_whitespace, "%20");
        // Anchors in the file refer to its own elements.
        let safe = href
            .parse()
            .ok()
            .filter(|href: &Href| href.anchor().is_none());
        let has_words = !plain_text(&content).trim().is_empty();
        let nested = content.iter().any(|inline| inline.content().is_some());
        if let Some(href) = safe.filter(|_| has_words) {
            if nested {
                content = without_links(content);
            }
            self.report.spans.link(href.as_str(), opening_tag(node));
            line.push(Inline::Link { href, content });
            return;
        }
        if has_words && !href.is_empty() && !href.starts_with(['#', '/']) {
            warn_of_lost_link(&href, node, self.report);
        }
        line.append(&mut content);
    }

    fn note(&mut self, node: Node<'_, '_>, line: &mut Inlines) {
        let mark = node.attribute("marker").unwrap_or_default().trim();
        let mark = if mark.is_empty() { "*" } else { mark };
        let mark = self.notes.printed(mark);
        let mut blocks = Vec::new();
        let mut loose = Inlines::new();
        for inner in node.children() {
            if name(inner) == "p" {
                let content = self.inner_content(inner);
                blocks.push(content);
            } else {
                self.node(inner, &mut loose);
            }
        }
        blocks.push(loose);
        let blocks = blocks
            .into_iter()
            .map(|content| without_empty_mark(tidy::tidy(content, self.notes)))
            .filter(|content| !content.is_empty())
            .map(paragraph)
            .collect();
        let key = self.notes.add(&mark, blocks);
        self.report.spans.note(opening_tag(node));
        line.push(call(&key, &mark));
    }

    fn event(&mut self, node: Node<'_, '_>, line: &mut Inlines) {
        let dates = node.children().filter(|inner| name(*inner) == "date");
        for (index, date) in dates.enumerate() {
            if index > 0 {
                line.push(Inline::text("–"));
            }
            line.push(Inline::text(plain(date)));
        }
    }
}

/// Whether an event consists of dates, such as the first and last day of a session.
fn has_only_dates(event: Node<'_, '_>) -> bool {
    let is_blank = |node: Node<'_, '_>| {
        let text = node.text().unwrap_or_default();
        !text.contains(char::is_alphanumeric)
    };
    let mut inner = event.children().filter(|node| !node.is_comment());
    super::child(event, "date").is_some()
        && inner.all(|node| name(node) == "date" || node.is_text() && is_blank(node))
}

/// Removes the empty parentheses at the start of a note. Notes in Arabic begin with the parentheses
/// of their mark, which is in the markup: `()` (A/RES/79/253), rarely `((`, in the first emphasis
/// if there is one (E/RES/2022/18), or with only one of them in it (A/RES/77/253 B).
fn without_empty_mark(mut content: Inlines) -> Inlines {
    let words = plain_text(&content);
    if words.starts_with("()") || words.starts_with("((") {
        take_first(&mut content);
        take_first(&mut content);
        while plain_text(&content).starts_with(' ') {
            take_first(&mut content);
        }
    }
    content
}

/// Removes the first character of a line, and inlines that are then empty.
pub fn take_first(content: &mut Inlines) {
    let Some(first) = content.first_mut() else {
        return;
    };
    let is_empty = match first {
        Inline::Text { text, .. } => {
            let end = text.chars().next().map_or(0, char::len_utf8);
            text.drain(..end);
            text.is_empty()
        }
        other => match other.content_mut() {
            Some(inner) => {
                take_first(inner);
                inner.is_empty()
            }
            None => true,
        },
    };
    if is_empty {
        content.remove(0);
    }
}

/// Returns a paragraph without a number.
pub fn paragraph(content: Inlines) -> Block {
    Block::Paragraph(Paragraph {
        anchor: Default::default(),
        number: None,
        language: None,
        content,
        then: Vec::new(),
    })
}

/// Warns that a link was reduced to its text.
pub fn warn_of_lost_link(href: &str, node: Node<'_, '_>, report: &mut Report) {
    let message = format!("“{href}” is not an allowed link address");
    let help = "correct the address if the link is needed; its text is kept without the link";
    report.warning(Code::MarkupLost, message, help, opening_tag(node));
}

fn call(key: &str, mark: &str) -> Inline {
    Inline::NoteCall {
        note: key.to_owned(),
        mark: mark.to_owned(),
        target: Default::default(),
        anchor: Default::default(),
    }
}

/// Whether the space between a word and the date or number after it is missing, as in most
/// mastheads of the Security Council in English: `on<docDate>14 November 2025` (S/RES/2801 (2025)).
/// Chinese has no space there, and Arabic prepositions can be joined to the word.
fn has_lost_space(line: &Inlines, node: Node<'_, '_>) -> bool {
    let before = plain_text(line).chars().next_back();
    let after = plain(node).chars().next();
    let separates_words = |character: char| {
        character.is_alphabetic() && matches!(character, '\0'..='\u{24f}' | '\u{400}'..='\u{52f}')
    };
    before.is_some_and(separates_words)
        && after.is_some_and(|after| after.is_ascii_digit() || separates_words(after))
        && !begins_with_space(node)
}

fn begins_with_space(node: Node<'_, '_>) -> bool {
    let text = node.descendants().find(Node::is_text);
    text.and_then(|text| text.text())
        .is_some_and(|text| text.starts_with(char::is_whitespace))
}

/// Whether a raised number after this text is a power: `10⁶`, `m²`, `km²`.
fn is_power(line: &Inlines) -> bool {
    let before = plain_text(line);
    let Some(last) = before.chars().next_back() else {
        return true;
    };
    let last_word = before
        .rsplit(|character: char| !character.is_alphanumeric())
        .next()
        .unwrap_or_default();
    last.is_ascii_digit() && last_word == "10"
        || matches!(last_word, "m" | "km" | "cm" | "м" | "км")
}

/// Whether a raised number is, alone or with others at the start of a note, the mark of that note:
/// notes 17 and 18 of A/RES/77/162 in French.
fn is_own_mark(node: Node<'_, '_>) -> bool {
    let mut outer = node.ancestors();
    let Some(note) = outer.find(|outer| name(*outer) == "authorialNote") else {
        return false;
    };
    let is_raised = |text: &Node<'_, '_>| {
        let mut outer = text.ancestors().take_while(|outer| *outer != note);
        outer.any(|outer| name(outer) == "sup")
    };
    let texts = note
        .descendants()
        .filter(|inner| inner.is_text() && !inner.text().unwrap_or_default().trim().is_empty());
    let raised: Vec<Node<'_, '_>> = texts.take_while(is_raised).collect();
    let mark: String = raised.iter().filter_map(|text| text.text()).collect();
    let is_among = raised
        .iter()
        .any(|text| text.ancestors().any(|outer| outer == node));
    is_among && note.attribute("marker") == Some(mark.trim())
}

/// Replaces links with their content, because a link cannot contain another.
fn without_links(content: Inlines) -> Inlines {
    let mut flat = Inlines::new();
    for mut inline in content {
        if let Inline::Link { content, .. } = inline {
            flat.extend(without_links(content));
            continue;
        }
        if let Some(inner) = inline.content_mut() {
            *inner = without_links(std::mem::take(inner));
        }
        flat.push(inline);
    }
    flat
}
