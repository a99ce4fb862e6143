//! The conversion of Markdown to raw blocks: the events of the CommonMark library, with their
//! positions in the file. Reports everything that is not part of the source form.

use std::ops::Range;

use pulldown_cmark::{
    Alignment, BrokenLink, CodeBlockKind, CowStr, Event, HeadingLevel, LinkType, Options, Parser,
    Tag, TagEnd,
};

use publish_model::check::LEVELS_MAX;
use publish_model::diagnostic::Code;
use publish_model::unresolved::{Inline, Inlines};
use publish_model::{Href, Language, Symbol, is_text, plain_text};

use super::address;
use super::inline::{Character, Line};
use crate::report::Report;

/// A block as written, before its role in the resolution is known.
#[derive(Debug, Clone)]
pub enum RawBlock {
    /// A paragraph. It has a `label` if Markdown read its number or dash as a list marker.
    Paragraph {
        line: Line,
        label: Option<(String, Range<usize>)>,
    },
    Heading {
        line: Line,
        level: u8,
        classes: Vec<String>,
        span: Range<usize>,
    },
    Table {
        rows: Vec<Vec<(Line, Range<usize>)>>,
        alignments: Vec<Alignment>,
        span: Range<usize>,
    },
    Quotation {
        blocks: Vec<RawBlock>,
    },
}

/// A note as written.
#[derive(Debug, Clone)]
pub struct RawNote {
    pub key: String,
    pub blocks: Vec<RawBlock>,
    pub span: Range<usize>,
}

/// The content of the body of a source file.
#[derive(Debug, Default)]
pub struct RawBody {
    pub blocks: Vec<RawBlock>,
    pub notes: Vec<RawNote>,
    /// In the order of the file.
    pub calls: Vec<RawCall>,
}

/// A call of a note.
#[derive(Debug)]
pub struct RawCall {
    pub key: String,
    /// The key of the note that contains the call; `None` in the text.
    pub in_note: Option<String>,
}

/// The scheme with which bracketed text before `{lang=…}` is passed through the library as a link.
const LANGUAGE_SCHEME: &str = "x-publish-lang:";

/// Reads the body of a source file: the bytes `body` of `text`.
pub fn parse(text: &str, body: Range<usize>, report: &mut Report) -> RawBody {
    let source = &text[body.clone()];
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_HEADING_ATTRIBUTES;
    let language_of = |link: BrokenLink<'_>| {
        let tag = language_attribute(&source[link.span.end..])?;
        Some((
            CowStr::from(format!("{LANGUAGE_SCHEME}{tag}")),
            CowStr::from(""),
        ))
    };
    let parser = Parser::new_with_broken_link_callback(source, options, Some(language_of));
    let events = parser
        .into_offset_iter()
        .map(|(event, range)| (event, body.start + range.start..body.start + range.end));
    let mut reader = BlockReader {
        text,
        events: events.collect::<Vec<_>>().into_iter().peekable(),
        report,
        body: RawBody::default(),
        note: None,
        is_in_link: false,
    };
    let blocks = reader.blocks(0);
    let mut raw = reader.body;
    raw.blocks = blocks;
    raw
}

fn language_attribute(after: &str) -> Option<&str> {
    let rest = after.strip_prefix("{lang=")?;
    let end = rest.find('}')?;
    Some(&rest[..end])
}

type Events<'a> = std::iter::Peekable<std::vec::IntoIter<(Event<'a>, Range<usize>)>>;

struct BlockReader<'a, 'r> {
    text: &'a str,
    events: Events<'a>,
    report: &'r mut Report,
    body: RawBody,
    /// The key of the note that is being read.
    note: Option<String>,
    /// Whether the words of a link are being read.
    is_in_link: bool,
}

impl<'a> BlockReader<'a, '_> {
    /// Reads blocks up to the end event of their container, which is not consumed.
    fn blocks(&mut self, depth: usize) -> Vec<RawBlock> {
        let mut blocks = Vec::new();
        while let Some((event, span)) = self.next_unless_end() {
            if depth > LEVELS_MAX {
                self.report_depth(span);
                self.skip_to_end(&event);
                continue;
            }
            match event {
                Event::Start(Tag::Paragraph) => {
                    let line = self.line(depth);
                    self.expect_end();
                    blocks.push(RawBlock::Paragraph { line, label: None });
                }
                Event::Start(Tag::List(_)) => self.list(depth, &mut blocks),
                Event::Start(Tag::Heading { level, classes, .. }) => {
                    let line = self.line(depth);
                    self.expect_end();
                    blocks.push(RawBlock::Heading {
                        line,
                        level: heading_level(level),
                        classes: classes.iter().map(|class| class.to_string()).collect(),
                        span: trim_span(self.text, span),
                    });
                }
                Event::Start(Tag::BlockQuote(_)) => {
                    let inner = self.blocks(depth + 1);
                    self.expect_end();
                    blocks.push(RawBlock::Quotation { blocks: inner });
                }
                Event::Start(Tag::Table(alignments)) => {
                    let rows = self.table_rows(depth);
                    self.expect_end();
                    blocks.push(RawBlock::Table {
                        rows,
                        alignments,
                        span: trim_span(self.text, span),
                    });
                }
                Event::Start(Tag::FootnoteDefinition(key)) => {
                    let outside = self.note.replace(key.to_string());
                    let inner = self.blocks(depth + 1);
                    self.note = outside;
                    self.expect_end();
                    self.body.notes.push(RawNote {
                        key: key.to_string(),
                        blocks: inner,
                        span: first_line(self.text, span.clone()),
                    });
                    self.report.spans.note(first_line(self.text, span));
                }
                other => {
                    self.refuse(&other, span);
                    self.skip_to_end(&other);
                }
            }
        }
        blocks
    }

    /// Reads the items of a Markdown list as paragraphs, the first of which has the printed label.
    fn list(&mut self, depth: usize, blocks: &mut Vec<RawBlock>) {
        while let Some((event, span)) = self.next_unless_end() {
            if !matches!(event, Event::Start(Tag::Item)) {
                self.skip_to_end(&event);
                continue;
            }
            let label = printed_label(self.text, &span);
            let first = blocks.len();
            self.item(depth, blocks);
            self.expect_end();
            match blocks.get_mut(first) {
                Some(RawBlock::Paragraph {
                    label: labelled, ..
                }) if labelled.is_none() => *labelled = Some(label),
                _ => blocks.insert(
                    first,
                    RawBlock::Paragraph {
                        line: Line::default(),
                        label: Some(label),
                    },
                ),
            }
        }
        self.expect_end();
    }

    /// Reads the content of an item: blocks, or the inlines of a list without blank lines.
    fn item(&mut self, depth: usize, blocks: &mut Vec<RawBlock>) {
        loop {
            let line = self.line(depth);
            if !line.is_blank() {
                blocks.push(RawBlock::Paragraph { line, label: None });
            }
            match self.events.peek() {
                None | Some((Event::End(_), _)) => return,
                Some(_) => {
                    let before = self.events.len();
                    let inner = self.blocks_until_inline(depth + 1);
                    blocks.extend(inner);
                    if self.events.len() == before {
                        return;
                    }
                }
            }
        }
    }

    fn blocks_until_inline(&mut self, depth: usize) -> Vec<RawBlock> {
        let mut blocks = Vec::new();
        while let Some((event, _)) = self.events.peek() {
            if !is_block_start(event) {
                break;
            }
            let before = self.events.len();
            let mut one = self.one_block(depth);
            blocks.append(&mut one);
            if self.events.len() == before {
                break;
            }
        }
        blocks
    }

    /// Reads the next block.
    fn one_block(&mut self, depth: usize) -> Vec<RawBlock> {
        let mut level = 0_usize;
        let mut taken = Vec::new();
        for (event, span) in self.events.by_ref() {
            match event {
                Event::Start(_) => level += 1,
                Event::End(_) => level = level.saturating_sub(1),
                _ => {}
            }
            taken.push((event, span));
            if level == 0 {
                break;
            }
        }
        let rest = std::mem::replace(&mut self.events, taken.into_iter().peekable());
        let blocks = self.blocks(depth);
        self.events = rest;
        blocks
    }

    fn table_rows(&mut self, depth: usize) -> Vec<Vec<(Line, Range<usize>)>> {
        let mut rows = Vec::new();
        while let Some((event, span)) = self.next_unless_end() {
            if !matches!(event, Event::Start(Tag::TableHead | Tag::TableRow)) {
                self.skip_to_end(&event);
                continue;
            }
            let mut cells = Vec::new();
            while let Some((_, span)) = self.next_unless_end() {
                let line = self.line(depth);
                self.expect_end();
                let blank = span.len() - self.text[span.clone()].trim_start().len();
                let span = trim_span(self.text, span);
                cells.push((line, (span.start + blank).min(span.end)..span.end));
            }
            self.expect_end();
            self.report_lost_cells(span, cells.len());
            rows.push(cells);
        }
        rows
    }

    /// Reports cells beyond the last column, which the library drops together with their text.
    fn report_lost_cells(&mut self, row: Range<usize>, cells: usize) {
        let line = first_line(self.text, row);
        let text = self.text[line.clone()].trim();
        let text = text.strip_prefix('|').unwrap_or(text);
        let text = text.strip_suffix('|').unwrap_or(text);
        let bars = text.matches('|').count() - text.matches("\\|").count();
        if bars + 1 > cells {
            let message = format!(
                "the row has {} cells, but the table has {cells} columns",
                bars + 1
            );
            let help = "add columns to the line of hyphens, or write \\| for a literal bar";
            self.report.error(Code::WrongTable, message, help, line);
        }
    }

    /// Reads inlines up to a block or the end of their container.
    fn line(&mut self, depth: usize) -> Line {
        let mut line = Line::default();
        while let Some((event, _)) = self.events.peek() {
            if matches!(event, Event::End(_)) || is_block_start(event) {
                break;
            }
            let Some((event, span)) = self.events.next() else {
                break;
            };
            self.inline(event, span, &mut line, depth);
        }
        line
    }

    fn inline(&mut self, event: Event<'a>, span: Range<usize>, line: &mut Line, depth: usize) {
        if depth > LEVELS_MAX {
            self.report_depth(span);
            self.skip_to_end(&event);
            return;
        }
        match event {
            Event::Text(text) => {
                if let Some(character) = text.chars().find(|one| !is_text(*one)) {
                    let span = span.clone();
                    self.report.push_at(crate::not_text(character), span);
                }
                if !self.is_in_link {
                    address::check(self.text, span.clone(), self.report);
                }
                push_text(self.text, &text, &span, line);
            }
            Event::SoftBreak => line.push_character(Character {
                character: '\n',
                at: span.start,
                literal: false,
            }),
            Event::HardBreak => line.push_inline(Inline::LineBreak, span),
            Event::FootnoteReference(key) => {
                self.body.calls.push(RawCall {
                    key: key.to_string(),
                    in_note: self.note.clone(),
                });
                self.report.spans.call(&key, span.clone());
                line.push_inline(note_call(&key), span);
            }
            Event::Start(Tag::Emphasis) => {
                let content = self.inlines(depth);
                line.push_inline(Inline::Emphasis { content }, span);
            }
            Event::Start(Tag::Strong) => {
                let content = self.inlines(depth);
                line.push_inline(Inline::Strong { content }, span);
            }
            Event::Start(Tag::Link {
                link_type,
                dest_url,
                ..
            }) => self.link(link_type, &dest_url, span, line, depth),
            other => {
                self.refuse(&other, span);
                self.skip_to_end(&other);
            }
        }
    }

    fn inlines(&mut self, depth: usize) -> Inlines {
        let line = self.line(depth + 1);
        self.expect_end();
        line.finish_inside(self.report)
    }

    fn link(
        &mut self,
        link_type: LinkType,
        destination: &str,
        span: Range<usize>,
        line: &mut Line,
        depth: usize,
    ) {
        let is_language = link_type == LinkType::ShortcutUnknown;
        let outside = self.is_in_link;
        self.is_in_link |= !is_language;
        let content = self.inlines(depth);
        self.is_in_link = outside;
        if let (LinkType::ShortcutUnknown, Some(tag)) =
            (link_type, destination.strip_prefix(LANGUAGE_SCHEME))
        {
            self.drop_language_attribute(tag);
            match tag.parse::<Language>() {
                Ok(language) => line.push_inline(Inline::Foreign { language, content }, span),
                Err(reason) => {
                    let help = "write a language tag after the bracketed words, such as {lang=la}";
                    self.report.error(Code::UnknownLanguage, reason, help, span);
                }
            }
            return;
        }
        match destination.parse::<Href>() {
            Ok(href) => {
                self.report.spans.link(href.as_str(), span.clone());
                line.push_inline(Inline::Link { href, content }, span);
            }
            Err(error) => {
                let help = help_for_link(link_type, destination, &plain_text(&content));
                self.report
                    .error(Code::UnsafeLink, error.to_string(), help, span);
            }
        }
    }

    /// Removes `{lang=la}` from the text after the bracketed words.
    fn drop_language_attribute(&mut self, tag: &str) {
        let attribute = format!("{{lang={tag}}}");
        let Some((Event::Text(text), span)) = self.events.peek_mut() else {
            return;
        };
        if let Some(rest) = text.strip_prefix(attribute.as_str()) {
            *text = CowStr::from(rest.to_owned());
            span.start += attribute.len();
        }
    }

    fn refuse(&mut self, event: &Event<'_>, span: Range<usize>) {
        let span = first_line(self.text, span);
        let (code, message, help) = match event {
            Event::Html(_) | Event::InlineHtml(_) | Event::Start(Tag::HtmlBlock)
                if self.text[span.clone()].starts_with("<!--") =>
            {
                (
                    Code::RawHtml,
                    "HTML comments are not supported",
                    "delete the comment, or move it into the front matter after a #",
                )
            }
            Event::Html(_) | Event::InlineHtml(_) | Event::Start(Tag::HtmlBlock) => (
                Code::RawHtml,
                "raw HTML is not supported",
                "delete it, or write \\< for a literal <; use Markdown for emphasis and tables",
            ),
            Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => (
                Code::NotInSourceForm,
                "code blocks are not supported",
                "remove the indentation: four spaces begin a code block",
            ),
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_))) => (
                Code::NotInSourceForm,
                "code blocks are not supported",
                "delete the lines that begin and end the block",
            ),
            Event::Code(_) => (
                Code::NotInSourceForm,
                "code is not supported",
                "delete the backticks, or write \\` for a literal backtick",
            ),
            Event::Start(Tag::Image { .. }) => (
                Code::NotInSourceForm,
                "images are not supported",
                "delete the image",
            ),
            Event::Rule => (
                Code::NotInSourceForm,
                "horizontal rules are not supported",
                "delete the line",
            ),
            _ => (
                Code::NotInSourceForm,
                "this Markdown is not supported",
                "delete it; docs/source-form.md describes what is supported",
            ),
        };
        self.report.error(code, message, help, span);
    }

    fn report_depth(&mut self, span: Range<usize>) {
        let span = first_line(self.text, span);
        self.report.too_deep(span);
    }

    fn next_unless_end(&mut self) -> Option<(Event<'a>, Range<usize>)> {
        self.events
            .next_if(|(event, _)| !matches!(event, Event::End(_)))
    }

    fn expect_end(&mut self) {
        self.events
            .next_if(|(event, _)| matches!(event, Event::End(_)));
    }

    /// Skips the content that began with `event`.
    fn skip_to_end(&mut self, event: &Event<'_>) {
        if !matches!(event, Event::Start(_)) {
            return;
        }
        let mut level = 1_usize;
        for (event, _) in self.events.by_ref() {
            match event {
                Event::Start(_) => level += 1,
                Event::End(_) => level -= 1,
                _ => {}
            }
            if level == 0 {
                return;
            }
        }
    }
}

/// How to correct a link whose address is not allowed.
fn help_for_link(link_type: LinkType, address: &str, words: &str) -> String {
    let is_short = words.chars().all(char::is_alphanumeric) && words.chars().count() <= 3;
    let is_by_definition = matches!(
        link_type,
        LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut
    );
    if is_by_definition && is_short {
        return format!("did you mean [^{words}]? Define the note with “[^{words}]: text”");
    }
    let is_symbol = address.starts_with(|first: char| first.is_ascii_uppercase())
        && !address.contains(char::is_whitespace)
        && address.parse::<Symbol>().is_ok();
    if is_symbol {
        return format!("write the full address: https://undocs.org/{address}");
    }
    if address.starts_with('#') {
        let help = "write # and an anchor: “publish show FILE” lists all anchors of the document";
        return help.to_owned();
    }
    "write an address that begins with https:, http: or mailto:, or # and an anchor of this document"
        .to_owned()
}

fn is_block_start(event: &Event<'_>) -> bool {
    match event {
        Event::Start(tag) => !matches!(
            tag.to_end(),
            TagEnd::Emphasis
                | TagEnd::Strong
                | TagEnd::Strikethrough
                | TagEnd::Link
                | TagEnd::Image
                | TagEnd::Superscript
                | TagEnd::Subscript
        ),
        Event::Rule | Event::Html(_) => true,
        _ => false,
    }
}

fn heading_level(level: HeadingLevel) -> u8 {
    level as u8
}

/// Returns a call of the note with a key. A prefix before a slash distinguishes keys and is not
/// printed.
fn note_call(key: &str) -> Inline {
    Inline::NoteCall {
        note: key.to_owned(),
        mark: printed_mark(key).to_owned(),
        target: Default::default(),
        anchor: Default::default(),
    }
}

/// Returns the printed mark of a note: `1` for `annex/1`.
pub fn printed_mark(key: &str) -> &str {
    key.rsplit_once('/').map_or(key, |(_, mark)| mark)
}

/// Returns the number or dash with which an item of a Markdown list begins, as printed. A hyphen is
/// printed as a dash, which is harder to type.
fn printed_label(text: &str, span: &Range<usize>) -> (String, Range<usize>) {
    let item = &text[span.clone()];
    let indent = item.len() - item.trim_start().len();
    let item = item.trim_start();
    let length = item.find(char::is_whitespace).unwrap_or(item.len());
    let start = span.start + indent;
    let printed = match &item[..length] {
        "-" => "–",
        "*" | "+" => "•",
        number => number,
    };
    (printed.to_owned(), start..start + length)
}

fn push_text(source: &str, text: &str, span: &Range<usize>, line: &mut Line) {
    // Text that differs from the file comes from an entity.
    let verbatim = source.get(span.clone()) == Some(text);
    let escaped = span.start > 0 && source.as_bytes()[span.start - 1] == b'\\';
    for (offset, character) in text.char_indices() {
        line.push_character(Character {
            character,
            at: if verbatim {
                span.start + offset
            } else {
                span.start
            },
            literal: !verbatim || (escaped && offset == 0),
        });
    }
}

fn first_line(text: &str, span: Range<usize>) -> Range<usize> {
    let length = text[span.clone()].find('\n').unwrap_or(span.len());
    span.start..span.start + length
}

fn trim_span(text: &str, span: Range<usize>) -> Range<usize> {
    let start = span.start;
    start..start + text[span].trim_end().len()
}
