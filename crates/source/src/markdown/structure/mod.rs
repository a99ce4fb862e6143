//! The conversion of raw blocks to the text of a resolution: formula, preamble, operative part,
//! annexes, parts, notes.

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::ops::Range;

use publish_model::Language;
use publish_model::body::Composition;
use publish_model::diagnostic::Code;
use publish_model::resolve::reached;
use publish_model::unresolved::{
    Annex, Block, Closing, Enactment, Heading, Inline, Inlines, Note, Part, Quotation, Text,
};

use super::blocks::{RawBlock, RawBody, RawNote, printed_mark};
use super::composition;
use super::hints::{self, EnactmentHints};
use super::inline::Line;
use super::mark::{ItemMark, Mark, Target};
use super::table::{self, TableMarks};
use crate::items::{Labelled, Nesting, is_number, next_labels};
use crate::report::Report;

/// The text and the notes of a resolution.
pub struct Structure {
    pub text: Text,
    pub notes: Vec<Note>,
}

/// Builds the text of a resolution from the blocks of its source file. The caller adds `closing`
/// and `vote` from the front matter. `composition` has the rules of the body.
pub fn build(raw: RawBody, composition: Option<&Composition>, report: &mut Report) -> Structure {
    check_calls(&raw, report);
    let notes = raw
        .notes
        .into_iter()
        .map(|note| build_note(note, report))
        .collect();
    let mut assembly = Assembly::default();
    let mut blocks = prepare(raw.blocks, report);
    if let Some(rules) = composition {
        blocks = composition::apply(rules, blocks);
    }
    let next_labels = labels_after(&blocks);
    for (block, next) in blocks.into_iter().zip(next_labels) {
        assembly.add(block, next.as_deref(), report);
    }
    Structure {
        text: assembly.finish(report),
        notes,
    }
}

fn check_calls(raw: &RawBody, report: &mut Report) {
    let calls = raw.calls.iter();
    let reached = reached(calls.map(|call| (call.in_note.as_deref(), &*call.key)));
    let mut defined = BTreeSet::new();
    for note in &raw.notes {
        let key = &note.key;
        if !defined.insert(key) {
            report.error(
                Code::NoteDefinedTwice,
                format!("note “{key}” is defined twice"),
                "delete one of the two; if note numbers restart in an annex, use a prefix: [^annex/1]",
                note.span.clone(),
            );
        } else if !reached.contains(&**key) {
            report.error(
                Code::NoteWithoutCall,
                format!("note “{key}” is never called in the text"),
                format!("call it in the text with [^{key}], or delete the note"),
                note.span.clone(),
            );
        }
    }
}

fn build_note(raw: RawNote, report: &mut Report) -> Note {
    Note {
        mark: printed_mark(&raw.key).to_owned(),
        key: raw.key,
        anchor: Default::default(),
        language: None,
        blocks: build_note_blocks(raw.blocks, report),
        calls: Vec::new(),
    }
}

/// Builds the blocks of a note. If the note has nothing but a label, the label is its text.
fn build_note_blocks(raw: Vec<RawBlock>, report: &mut Report) -> Vec<Block> {
    let mut blocks = prepare(raw, report);
    if let [Prepared::Paragraph(only)] = blocks.as_mut_slice()
        && only.mark.is_none()
        && only.line.is_blank()
        && let Some((printed, span)) = only.label.take()
    {
        only.line.push_literal(&printed, span.start);
    }
    nest(blocks, report)
}

/// Builds the blocks of a quotation, which has no preamble, operative part or annexes.
fn build_blocks(raw: Vec<RawBlock>, report: &mut Report) -> Vec<Block> {
    nest(prepare(raw, report), report)
}

/// Builds the blocks of a table cell. Its lines are paragraphs unless a mark declares them
/// differently.
pub fn build_cell(lines: Vec<Line>, report: &mut Report) -> Vec<Block> {
    let paragraphs = lines.into_iter().filter(|line| !line.is_blank());
    let blocks = paragraphs.map(|mut line| {
        let before = take_language(&mut line, report);
        let (mark, mut label) = take_mark(&mut line, report);
        if let (Some((Mark::Item(_), _)), None) = (&mark, &label) {
            label = line.take_label();
        }
        let language = before.or_else(|| take_language(&mut line, report));
        Prepared::Paragraph(PreparedParagraph {
            mark,
            label,
            language,
            line,
        })
    });
    let blocks = blocks.collect();
    nest(blocks, report)
}

fn nest(blocks: Vec<Prepared>, report: &mut Report) -> Vec<Block> {
    let mut nesting = Nesting::default();
    let mut table_marks = TableMarks::default();
    let next_labels = labels_after(&blocks);
    for (block, next) in blocks.into_iter().zip(next_labels) {
        match block {
            Prepared::Paragraph(paragraph) if paragraph.is_table_mark() => {
                paragraph.apply_to(&mut table_marks, report);
            }
            Prepared::Paragraph(paragraph) => {
                add_to_nesting(&mut nesting, paragraph, next.as_deref(), report);
            }
            Prepared::Other(RawBlock::Heading {
                line, level, span, ..
            }) => {
                let heading = heading(line, report);
                report.check_heading(&heading, span);
                nesting.section(level, heading);
            }
            Prepared::Other(other) => put(&mut nesting, other, &mut table_marks, report),
        }
    }
    nesting.finish()
}

/// A paragraph whose mark or label has been taken from its start, or another block.
pub enum Prepared {
    Paragraph(PreparedParagraph),
    Other(RawBlock),
}

pub struct PreparedParagraph {
    pub mark: Option<(Mark, Range<usize>)>,
    pub label: Option<(String, Range<usize>)>,
    pub language: Option<Language>,
    pub line: Line,
}

impl PreparedParagraph {
    pub fn is(&self, wanted: &Mark) -> bool {
        matches!(&self.mark, Some((mark, _)) if mark == wanted)
    }

    /// Whether it is a mark for the next table.
    pub fn is_table_mark(&self) -> bool {
        matches!(self.mark, Some((Mark::Caption | Mark::Table { .. }, _)))
    }

    fn apply_to(self, marks: &mut TableMarks, report: &mut Report) {
        match self.mark {
            Some((Mark::Table { head }, _)) => marks.head = Some(head),
            _ => marks.caption = in_language(self.line.finish(report), self.language),
        }
    }

    /// Whether it is a numbered paragraph and not an item: its label is a decimal number with a
    /// point, or with a hyphen as in Arabic.
    pub fn is_numbered(&self) -> bool {
        match (&self.mark, &self.label) {
            (Some((Mark::Number(_), _)), _) => true,
            (Some(_), _) | (None, None) => false,
            (None, Some((printed, _))) => is_number(printed),
        }
    }

    /// Reports lines that begin like another paragraph or an item.
    fn check_lines(&self, own_number: u32, report: &mut Report) {
        let next = own_number + u32::from(self.is_numbered());
        hints::check_lines(&self.line, self.label.is_some(), next, report);
    }

    fn is_item(&self) -> bool {
        match &self.mark {
            Some((mark, _)) => matches!(mark, Mark::Item(_)),
            None => self.label.is_some() && !self.is_numbered(),
        }
    }
}

fn prepare(blocks: Vec<RawBlock>, report: &mut Report) -> Vec<Prepared> {
    let prepared = blocks.into_iter().map(|block| match block {
        RawBlock::Paragraph { mut line, label } => {
            let before = take_language(&mut line, report);
            let (mark, mut label) = match label {
                Some(label) => (None, Some(label)),
                None => take_mark(&mut line, report),
            };
            let may_have_label = match &mark {
                None => true,
                Some((Mark::Item(item), _)) => item.label.is_none(),
                Some(_) => false,
            };
            if may_have_label && label.is_none() {
                label = line.take_label();
            }
            let language = before.or_else(|| take_language(&mut line, report));
            Prepared::Paragraph(PreparedParagraph {
                mark,
                label,
                language,
                line,
            })
        }
        other => Prepared::Other(other),
    });
    prepared.collect()
}

type Located<T> = (T, Range<usize>);

/// Takes the mark at the start of a line, with the label in it.
fn take_mark(
    line: &mut Line,
    report: &mut Report,
) -> (Option<Located<Mark>>, Option<Located<String>>) {
    let Some((words, span)) = line.take_mark() else {
        return (None, None);
    };
    let Some(mark) = Mark::read(&words) else {
        report.error(
            Code::WrongMark,
            format!("unknown mark “{{{words}}}”"),
            "use one of {op}, {+}, {+ (b)}, {item}, {number 1.}, {end}, {formula}, {preamble}, \
             {operative}, {caption}, {table head=1}, {closing}; write \\{ for a literal brace",
            span,
        );
        return (None, None);
    };
    let label = match &mark {
        Mark::Number(label) => Some(label.clone()),
        Mark::Item(item) => item.label.clone(),
        _ => None,
    };
    let label = label.map(|label| (label, span.clone()));
    (Some((mark, span)), label)
}

/// Takes the language mark at the start of a paragraph.
fn take_language(line: &mut Line, report: &mut Report) -> Option<Language> {
    let (tag, span) = line.take_language()?;
    match tag.parse() {
        Ok(language) => Some(language),
        Err(reason) => {
            let help = "begin the paragraph with a language tag such as {lang=fr}";
            report.error(Code::UnknownLanguage, reason, help, span);
            None
        }
    }
}

/// Returns, for each block, the label of the next item, unless a numbered paragraph comes before
/// it.
fn labels_after(blocks: &[Prepared]) -> Vec<Option<String>> {
    next_labels(blocks, |block| match block {
        Prepared::Paragraph(paragraph) => match &paragraph.label {
            Some(_) if paragraph.is_numbered() => Labelled::Paragraph,
            Some((printed, _)) => Labelled::Item(printed.clone()),
            None => Labelled::Nothing,
        },
        _ => Labelled::Nothing,
    })
}

/// Adds a paragraph or an item at the position that its label indicates.
fn add_to_nesting(
    nesting: &mut Nesting,
    paragraph: PreparedParagraph,
    next: Option<&str>,
    report: &mut Report,
) {
    let numbered = paragraph.is_numbered();
    let PreparedParagraph {
        mark,
        label,
        language,
        line,
    } = paragraph;
    let content = line.finish(report);
    match mark {
        None | Some((Mark::Number(_) | Mark::Operative, _)) => {}
        Some((Mark::Item(item), span)) => {
            marked_item(nesting, item, label, span, (content, next), report);
            if let Some(language) = language {
                nesting.set_language(language);
            }
            return;
        }
        Some((Mark::Continues(target), span)) => {
            add_continuation(
                nesting,
                target,
                span,
                in_language(content, language),
                report,
            );
            return;
        }
        Some((Mark::End, _)) if content.is_empty() => {
            nesting.close_paragraph();
            return;
        }
        Some((mark, span)) => {
            let help = match mark {
                Mark::End => "put {end} on a line of its own",
                Mark::Preamble | Mark::OperativePart => {
                    "put it on a line of its own, outside annexes, notes, quotations and tables"
                }
                _ => "use it only outside annexes, notes, quotations and tables",
            };
            report.error(Code::WrongMark, "mark in the wrong position", help, span);
            return;
        }
    }
    match label {
        Some(label) if numbered => nesting.paragraph(Some(label), content, report),
        Some(label) => nesting.item(label, content, next, report),
        None if content.is_empty() => return,
        None => nesting.paragraph(None, content, report),
    }
    if let Some(language) = language {
        nesting.set_language(language);
    }
}

/// Marks words as being in a language, if no block can carry the language.
fn in_language(content: Inlines, language: Option<Language>) -> Inlines {
    match language {
        Some(language) => vec![Inline::Foreign { language, content }],
        None => content,
    }
}

/// Adds an item that has a mark.
fn marked_item(
    nesting: &mut Nesting,
    item: ItemMark,
    label: Option<Located<String>>,
    span: Range<usize>,
    (content, next): (Inlines, Option<&str>),
    report: &mut Report,
) {
    let Some(label) = label else {
        let help = "write the label after the mark, {item} (a), or in it, {item: Label}";
        report.error(Code::WrongMark, "the item has no label", help, span);
        return;
    };
    let Some(level) = item.level else {
        nesting.item(label, content, next, report);
        return;
    };
    let left_over = nesting.item_at(level, item.style, label.0, content);
    if left_over.is_err() {
        let message = format!("an item at level {level} is not possible here");
        let help = "use level=1 for an item directly below a paragraph, and a deeper level only \
                    below an item of the level above";
        report.error(Code::WrongMark, message, help, span);
    }
}

fn add_continuation(
    nesting: &mut Nesting,
    target: Target,
    span: Range<usize>,
    content: Inlines,
    report: &mut Report,
) {
    let (left_over, missing, help) = match target {
        Target::Paragraph => (
            nesting.continue_paragraph(content),
            "paragraph".to_owned(),
            "put it after the paragraph that it continues",
        ),
        Target::Item(label) => {
            let level = nesting.level_of_item(&label).unwrap_or_default();
            (
                nesting.continue_item(level, content),
                format!("item “{label}”"),
                "use the label of an item in the preceding paragraph, as printed: {+ (b)}",
            )
        }
        Target::Level(level) => (
            nesting.continue_item(level, content),
            format!("item at level {level}"),
            "use the level of an item in the preceding paragraph: {+ level=1}",
        ),
    };
    if left_over.is_err() {
        report.error(
            Code::WrongMark,
            format!("no {missing} for the text to continue"),
            help,
            span,
        );
    }
}

fn heading(line: Line, report: &mut Report) -> Heading {
    let mut lines = line.split().into_iter();
    let first = lines.next().unwrap_or_default();
    let rest: Vec<Line> = lines.collect();
    if rest.is_empty() {
        return Heading {
            label: Inlines::new(),
            title: first.finish(report),
        };
    }
    let mut title = Inlines::new();
    for (index, line) in rest.into_iter().enumerate() {
        if index > 0 {
            title.push(Inline::LineBreak);
        }
        title.extend(line.finish(report));
    }
    Heading {
        label: first.finish(report),
        title,
    }
}

fn put(nesting: &mut Nesting, raw: RawBlock, table_marks: &mut TableMarks, report: &mut Report) {
    match raw {
        RawBlock::Table {
            rows,
            alignments,
            span,
        } => {
            let table = table::build(std::mem::take(table_marks), rows, &alignments, span, report);
            nesting.put(Block::Table(table));
        }
        RawBlock::Quotation { blocks } => {
            let blocks = build_blocks(blocks, report);
            nesting.put(Block::Quotation(Quotation {
                language: None,
                blocks,
            }));
        }
        RawBlock::Paragraph { .. } | RawBlock::Heading { .. } => {}
    }
}

#[derive(Default)]
struct Assembly {
    parts: Vec<Part>,
    part_heading: Option<Heading>,
    open: OpenEnactment,
    table_marks: TableMarks,
}

#[derive(Default)]
struct OpenEnactment {
    formula: Inlines,
    preamble: Nesting,
    operative: Nesting,
    operative_begun: bool,
    /// Whether the preamble is marked by `{preamble}`.
    preamble_is_marked: bool,
    closing: Vec<Inlines>,
    annexes: Vec<Annex>,
    annex: Option<OpenAnnex>,
    hints: EnactmentHints,
}

struct OpenAnnex {
    heading: Heading,
    blocks: Nesting,
    closing: Vec<Inlines>,
}

impl Assembly {
    fn add(&mut self, block: Prepared, next: Option<&str>, report: &mut Report) {
        match block {
            Prepared::Paragraph(paragraph) if paragraph.is_table_mark() => {
                paragraph.apply_to(&mut self.table_marks, report);
            }
            Prepared::Paragraph(paragraph) if paragraph.is(&Mark::Closing) => {
                let lines = split_lines(paragraph.line.finish(report));
                let language = paragraph.language;
                let lines = lines
                    .into_iter()
                    .map(|line| in_language(line, language.clone()));
                self.open.closing_lines().extend(lines);
            }
            Prepared::Paragraph(paragraph) => self.open.add_paragraph(paragraph, next, report),
            Prepared::Other(RawBlock::Heading {
                line,
                level,
                classes,
                span,
            }) => self.add_heading(line, level, &classes, span, report),
            Prepared::Other(other) => {
                self.open.record_other_block();
                put(self.open.nesting(), other, &mut self.table_marks, report);
            }
        }
    }

    fn add_heading(
        &mut self,
        line: Line,
        level: u8,
        classes: &[String],
        span: Range<usize>,
        report: &mut Report,
    ) {
        let heading = heading(line, report);
        let class = classes.first().map(String::as_str);
        match (level, class) {
            (1, None | Some("annex")) => report.check_annex_heading(&heading, span.clone()),
            _ => report.check_heading(&heading, span.clone()),
        }
        match (level, class) {
            (1, Some("part")) => {
                self.close_enactment(span, report);
                self.part_heading = Some(heading);
            }
            (1, None | Some("annex")) => {
                self.open.close_annex();
                self.open.annex = Some(OpenAnnex {
                    heading,
                    blocks: Nesting::default(),
                    closing: Vec::new(),
                });
            }
            (_, None) => {
                self.open.record_other_block();
                if self.open.annex.is_none() {
                    self.open.begin_operative();
                }
                self.open.nesting().section(level, heading);
            }
            (2.., Some("preamble")) => self.open.nesting().section(level, heading),
            (_, Some(class)) => report.error(
                Code::WrongMark,
                format!("a heading of level {level} cannot have the class “{class}”"),
                "use {.part} or {.annex} for # headings, {.preamble} for deeper ones",
                span,
            ),
        }
    }

    /// Ends the open part. Text before the heading of the first part is an error.
    fn close_enactment(&mut self, span: Range<usize>, report: &mut Report) {
        let open = std::mem::take(&mut self.open);
        match self.part_heading.take() {
            Some(heading) => self.parts.push(Part {
                anchor: Default::default(),
                heading,
                enactment: open.finish(report),
            }),
            None if !open.is_empty() => report.error(
                Code::WrongMark,
                "text before the first part",
                "move the text below the heading of a part",
                span,
            ),
            None => {}
        }
    }

    fn finish(mut self, report: &mut Report) -> Text {
        if self.part_heading.is_some() {
            self.close_enactment(0..0, report);
            return Text::Parts(self.parts);
        }
        Text::Whole(self.open.finish(report))
    }
}

impl OpenEnactment {
    fn is_empty(&self) -> bool {
        self.formula.is_empty()
            && self.preamble.is_empty()
            && self.operative.is_empty()
            && self.annex.is_none()
            && self.annexes.is_empty()
    }

    /// Begins the operative part because of the form of a paragraph, unless the preamble is marked.
    fn begin_operative(&mut self) {
        self.operative_begun |= !self.preamble_is_marked;
    }

    fn nesting(&mut self) -> &mut Nesting {
        match &mut self.annex {
            Some(annex) => &mut annex.blocks,
            None if self.operative_begun => &mut self.operative,
            None => &mut self.preamble,
        }
    }

    /// Returns the closing lines of the open annex, or else of the enactment.
    fn closing_lines(&mut self) -> &mut Vec<Inlines> {
        match &mut self.annex {
            Some(annex) => &mut annex.closing,
            None => &mut self.closing,
        }
    }

    fn add_paragraph(
        &mut self,
        paragraph: PreparedParagraph,
        next: Option<&str>,
        report: &mut Report,
    ) {
        paragraph.check_lines(self.nesting().next_number(), report);
        if self.annex.is_some() {
            add_to_nesting(self.nesting(), paragraph, next, report);
            return;
        }
        let unmarked = paragraph.mark.is_none() && paragraph.label.is_none();
        let may_be_formula =
            unmarked && self.is_empty() && !self.operative_begun && !self.preamble_is_marked;
        if may_be_formula && !is_formula(&paragraph.line) {
            hints::check_formula(&paragraph.line, report);
        }
        let looks_like_formula = may_be_formula && is_formula(&paragraph.line);
        if looks_like_formula || paragraph.is(&Mark::Formula) {
            self.formula = in_language(paragraph.line.finish(report), paragraph.language);
            return;
        }
        if paragraph.is(&Mark::Preamble) && paragraph.line.is_blank() {
            self.preamble_is_marked = true;
            return;
        }
        if paragraph.is(&Mark::OperativePart) && paragraph.line.is_blank() {
            self.operative_begun = true;
            return;
        }
        if paragraph.is(&Mark::Operative) {
            self.operative_begun = true;
        }
        // Documents without a formula do not have a preamble: presidential statements, decisions.
        if paragraph.is_numbered() || self.formula.is_empty() {
            self.begin_operative();
        }
        let is_item = paragraph.mark.is_none() && paragraph.is_item();
        if is_item && !self.nesting().has_paragraph() {
            self.report_item_without_paragraph(&paragraph, report);
        }
        self.record_label(&paragraph, is_item);
        // Unnumbered text after a numbered paragraph continues it.
        let continues = unmarked && self.operative.paragraph_number().is_some();
        if continues {
            self.hints.continuation(&paragraph.line);
            let content = in_language(paragraph.line.finish(report), paragraph.language);
            // A paragraph is open, so this cannot fail.
            let _ = self.operative.continue_paragraph(content);
            return;
        }
        self.hints.other_block();
        add_to_nesting(self.nesting(), paragraph, next, report);
    }

    /// Records the label of a paragraph or an item for the warnings at the end.
    fn record_label(&mut self, paragraph: &PreparedParagraph, is_item: bool) {
        let Some(label) = &paragraph.label else {
            return;
        };
        if is_item && !self.operative_begun && !self.preamble_is_marked {
            self.hints.item_of_preamble(label);
        } else if paragraph.is_numbered() && self.operative_begun {
            self.hints.numbered(label, &paragraph.line);
        }
    }

    /// Records a heading, a table or a quotation for the warnings at the end.
    fn record_other_block(&mut self) {
        if self.annex.is_none() {
            self.hints.other_block();
        }
    }

    fn report_item_without_paragraph(&self, paragraph: &PreparedParagraph, report: &mut Report) {
        if let Some((printed, span)) = &paragraph.label {
            report.error(
                Code::ItemWithoutParagraph,
                format!("item “{printed}” does not belong to a paragraph"),
                "put its paragraph before the item, or write {item} before its label",
                span.clone(),
            );
        }
    }

    fn close_annex(&mut self) {
        if let Some(annex) = self.annex.take() {
            self.annexes.push(Annex {
                anchor: Default::default(),
                heading: annex.heading,
                language: None,
                blocks: annex.blocks.finish(),
                closing: Closing {
                    lines: annex.closing,
                },
            });
        }
    }

    fn finish(mut self, report: &mut Report) -> Enactment {
        self.close_annex();
        let has_closing = !self.closing.is_empty();
        self.hints
            .finish(!self.operative.is_empty(), has_closing, report);
        Enactment {
            formula: self.formula,
            preamble: self.preamble.finish(),
            operative: self.operative.finish(),
            closing: Closing {
                lines: self.closing,
            },
            vote: None,
            annexes: self.annexes,
        }
    }
}

/// Whether a line is an enacting formula: one emphasis, with at most a comma after it.
fn is_formula(line: &Line) -> bool {
    use super::inline::Piece;
    let mut pieces = line.pieces.iter();
    // Chinese documents set it in bold, Arabic ones in bold italics.
    let emphasis = matches!(
        pieces.next(),
        Some(Piece::Inline(
            Inline::Emphasis { .. } | Inline::Strong { .. },
            _
        ))
    );
    let rest_is_comma = pieces.all(|piece| match piece {
        Piece::Characters(characters) => characters
            .iter()
            .all(|c| matches!(c.character, ',' | '،' | '，' | '\n' | ' ')),
        Piece::Inline(..) => false,
    });
    emphasis && rest_is_comma
}

fn split_lines(inlines: Inlines) -> Vec<Inlines> {
    let mut lines = vec![Inlines::new()];
    for inline in inlines {
        match inline {
            Inline::LineBreak => lines.push(Inlines::new()),
            other => {
                if let Some(line) = lines.last_mut() {
                    line.push(other);
                }
            }
        }
    }
    lines
}
