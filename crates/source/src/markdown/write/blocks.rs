//! The text of a resolution, block by block.

use crate::items::{Nesting, is_number};
use crate::markdown::inline::reads_as_label;
use crate::report::Numbering;
use crate::report::Report;
use publish_model::diagnostic::{SourceFile, has_error};
use publish_model::{
    Block, Heading, Inline, Inlines, Item, LabelStyle, Language, Note, Paragraph, Resolution, Text,
    plain_text,
};
use publish_templates::wording::Catalogue;

use super::inlines::{self, LinePosition};
use super::steps::{BlockContext, Step, labels_after, steps_of_blocks, steps_of_enactment};
use super::{Unwritable, front_matter, table, wrap};

/// The body of a source file.
pub struct Body {
    pub text: String,
    /// Whether the numbering is correct.
    pub numbering: Numbering,
}

/// Writes the text and the notes.
pub fn write(resolution: &Resolution, catalogue: &Catalogue) -> Result<Body, Unwritable> {
    let mut steps = Vec::new();
    let own_body = catalogue.bodies().get_or_neutral(&resolution.body);
    let has_rules = own_body.text.contains_key(&resolution.language.primary());
    match &resolution.text {
        Text::Whole(enactment) => {
            let is_made = front_matter::closing_is_made(resolution, &enactment.closing, catalogue);
            steps_of_enactment(enactment, is_made, has_rules, &mut steps)?;
        }
        Text::Parts(parts) => {
            for (index, part) in parts.iter().enumerate() {
                let is_last = index + 1 == parts.len();
                if part.enactment.vote.is_some() && !is_last {
                    let label = plain_text(&part.heading.label);
                    return Err(Unwritable::new(
                        "a vote on a part other than the last",
                        label,
                    ));
                }
                steps.push(Step::Top(&part.heading, " {.part}"));
                let closing = &part.enactment.closing;
                let is_made =
                    is_last && front_matter::closing_is_made(resolution, closing, catalogue);
                steps_of_enactment(&part.enactment, is_made, has_rules, &mut steps)?;
            }
            if parts.is_empty() {
                return Err(Unwritable::new("a resolution in parts without parts", ""));
            }
        }
    }
    let mut emitter = Emitter::new(true);
    emitter.emit(&steps)?;
    let mut blocks = emitter.blocks;
    let mut findings = emitter.report.finish();
    for note in &resolution.notes {
        let (text, more) = write_note(note)?;
        blocks.push(text);
        findings.extend(more);
    }
    let numbering = if has_error(&findings) || emitter.nested_gap {
        Numbering::AsPrinted
    } else {
        Numbering::Checked
    };
    Ok(Body {
        text: blocks.join("\n\n"),
        numbering,
    })
}

/// Writes steps, and tracks how the reader will interpret them.
struct Emitter {
    blocks: Vec<String>,
    nesting: Nesting,
    context: BlockContext,
    report: Report,
    wraps: bool,
    /// Whether the numbering in a quotation or cell is incorrect.
    nested_gap: bool,
}

impl Emitter {
    fn new(wraps: bool) -> Self {
        let file = SourceFile::new("", String::new());
        Emitter {
            blocks: Vec::new(),
            nesting: Nesting::default(),
            context: BlockContext::Free,
            report: Report::new(&file, Numbering::Checked),
            wraps,
            nested_gap: false,
        }
    }

    fn emit(&mut self, steps: &[Step<'_>]) -> Result<(), Unwritable> {
        for (step, next) in steps.iter().zip(labels_after(steps)) {
            match step {
                Step::Top(heading, class) => self.heading(1, heading, class)?,
                Step::Formula(content) => self.formula(content)?,
                Step::Mark(mark) => self.blocks.push((*mark).to_owned()),
                Step::Enter(context) => {
                    self.nesting = Nesting::default();
                    self.context = *context;
                }
                Step::Section {
                    level,
                    heading,
                    class,
                } => {
                    self.heading(*level, heading, class)?;
                    let level = u8::try_from(*level).unwrap_or(u8::MAX);
                    self.nesting.section(level, Heading::default());
                }
                Step::Paragraph(paragraph) => self.paragraph(paragraph)?,
                Step::Item {
                    level,
                    style,
                    opens,
                    item,
                } => self.item(item, (*level, *style, *opens), next)?,
                Step::Continue {
                    level,
                    label,
                    content,
                } => self.continuation(*level, label, content)?,
                Step::Put {
                    level,
                    label,
                    block,
                } => self.put(*level, label, block)?,
                Step::Closing(lines) => self.closing(lines)?,
            }
        }
        Ok(())
    }

    fn push(&mut self, paragraph: &str) {
        self.blocks.push(if self.wraps {
            wrap::wrap(paragraph)
        } else {
            wrap::unwrapped(paragraph)
        });
    }

    fn heading(&mut self, level: usize, heading: &Heading, class: &str) -> Result<(), Unwritable> {
        let title = heading_title(&heading.title, !heading.label.is_empty())?;
        let mut line = if heading.label.is_empty() {
            title
        } else {
            format!(
                "{} // {title}",
                inlines::write(&heading.label, LinePosition::Heading)?
            )
        };
        if line.ends_with(" // ") {
            line.push_str("{}");
        }
        // Braces at the end would be read as classes.
        if line.ends_with('}') && class.is_empty() {
            line.push_str(" {}");
        }
        if level > 6 {
            return Err(Unwritable::new(
                "a section more than five levels deep",
                line,
            ));
        }
        let line = format!("{} {line}{class}", "#".repeat(level));
        self.blocks.push(line.trim_end().to_owned());
        Ok(())
    }

    fn formula(&mut self, content: &Inlines) -> Result<(), Unwritable> {
        let written = inlines::write(content, LinePosition::AfterLabel)?;
        let mark = if is_formula(content) && !written.contains('{') {
            ""
        } else {
            "{formula} "
        };
        self.push(&format!("{mark}{written}"));
        Ok(())
    }

    fn paragraph(&mut self, paragraph: &Paragraph) -> Result<(), Unwritable> {
        let language = language_mark(paragraph.language.as_ref());
        let Some(number) = &paragraph.number else {
            return self.unnumbered(paragraph, &language);
        };
        let words = inlines::write(&paragraph.content, LinePosition::AfterLabel)?;
        let is_plain = is_number(number) && reads_as_label(number);
        let head = if is_plain {
            number.clone()
        } else {
            format!("{{number {}}}", label_in_mark(number)?)
        };
        self.push(join_words(&[&head, &format!("{language}{words}")]).as_str());
        let number = Some((number.clone(), 0..0));
        self.nesting
            .paragraph(number, Inlines::new(), &mut self.report);
        Ok(())
    }

    fn unnumbered(&mut self, paragraph: &Paragraph, language: &str) -> Result<(), Unwritable> {
        if paragraph.content.is_empty() {
            return Err(Unwritable::new("a paragraph without number and text", ""));
        }
        let needs_mark = match &mut self.context {
            BlockContext::Operative { begun } => {
                let was_begun = std::mem::replace(begun, true);
                let looks_like_formula = self.nesting.is_empty() && is_formula(&paragraph.content);
                !was_begun || looks_like_formula || self.nesting.paragraph_number().is_some()
            }
            BlockContext::Preamble | BlockContext::Free => false,
        };
        let (mark, place) = if needs_mark {
            ("{op} ", LinePosition::AfterLabel)
        } else {
            ("", LinePosition::Paragraph)
        };
        let words = inlines::write(&paragraph.content, place)?;
        self.push(&format!("{mark}{language}{words}"));
        self.nesting
            .paragraph(None, Inlines::new(), &mut self.report);
        Ok(())
    }

    fn item(
        &mut self,
        item: &Item,
        (level, style, opens): (usize, LabelStyle, bool),
        next: Option<&str>,
    ) -> Result<(), Unwritable> {
        if opens && self.nesting.depth() >= level {
            self.close(level - 1, None);
        }
        let label = item.label.as_str();
        let is_readable = reads_as_label(label);
        let is_read_correctly = self.nesting.level_and_style(label, next) == (level, style)
            && opens == (self.nesting.depth() < level);
        let has_no_paragraph = self.context != BlockContext::Free && !self.nesting.has_paragraph();
        let is_plain = is_readable && !is_number(label) && label != "-";
        let mut mark = String::new();
        if !is_read_correctly {
            mark.push_str(&format!(" level={level}"));
            if opens {
                mark.push_str(&format!(" style={}", style.as_str()));
            }
        }
        if !is_readable {
            mark.push_str(&format!(": {}", label_in_mark(label)?));
        }
        let is_marked = !is_read_correctly || !is_plain || has_no_paragraph;
        let mark = if is_marked {
            format!("{{item{mark}}}")
        } else {
            String::new()
        };
        let label_words = if is_readable { label } else { "" };
        let words = inlines::write(&item.content, LinePosition::AfterLabel)?;
        let language = language_mark(item.language.as_ref());
        let words = format!("{language}{words}");
        self.push(&join_words(&[&mark, label_words, &words]));
        if is_read_correctly {
            let printed = (label.to_owned(), 0..0);
            self.nesting
                .item(printed, Inlines::new(), next, &mut self.report);
        } else {
            let put = self
                .nesting
                .item_at(level, Some(style), label.to_owned(), Inlines::new());
            put.map_err(|_| Unwritable::new("an item without an item of the level above", label))?;
        }
        Ok(())
    }

    fn continuation(
        &mut self,
        level: usize,
        label: &str,
        content: &Inlines,
    ) -> Result<(), Unwritable> {
        let is_operative = matches!(self.context, BlockContext::Operative { .. });
        if level == 0 && is_operative && self.nesting.paragraph_number().is_some() {
            let words = inlines::write(content, LinePosition::Paragraph)?;
            self.push(&words);
        } else {
            let words = inlines::write(content, LinePosition::AfterLabel)?;
            let mark = self.target(level, label);
            self.push(&format!("{mark} {words}"));
        }
        let continued = match level {
            0 => self.nesting.continue_paragraph(vec![Inline::text("…")]),
            _ => self.nesting.continue_item(level, vec![Inline::text("…")]),
        };
        continued.map_err(|_| Unwritable::new("text that continues no paragraph or item", label))
    }

    fn target(&self, level: usize, label: &str) -> String {
        if level == 0 {
            return "{+}".to_owned();
        }
        if reads_as_label(label) && self.nesting.level_of_item(label) == Some(level) {
            return format!("{{+ {label}}}");
        }
        format!("{{+ level={level}}}")
    }

    /// Ends the items deeper than a level.
    fn close(&mut self, level: usize, label: Option<&str>) {
        let closed = if level == 0 && !self.nesting.has_paragraph() {
            self.blocks.push("{end}".to_owned());
            self.nesting.close_paragraph();
            return;
        } else if level == 0 {
            self.nesting.continue_paragraph(Inlines::new())
        } else {
            self.nesting.continue_item(level, Inlines::new())
        };
        if closed.is_ok() {
            let mark = self.target(level, label.unwrap_or_default());
            self.blocks.push(mark);
        }
    }

    fn put(&mut self, level: Option<usize>, label: &str, block: &Block) -> Result<(), Unwritable> {
        match level {
            None if self.nesting.has_paragraph() || self.nesting.depth() > 0 => {
                self.blocks.push("{end}".to_owned());
                self.nesting.close_paragraph();
            }
            Some(level) if self.nesting.depth() > level => self.close(level, Some(label)),
            _ => {}
        }
        match block {
            Block::Table(inner) => self.blocks.extend(table::write(inner)?),
            Block::Quotation(quotation) => {
                if let Some(language) = &quotation.language {
                    let tag = language.tag();
                    return Err(Unwritable::new("a quotation in another language", tag));
                }
                let (blocks, gap) = free(&quotation.blocks, true)?;
                self.nested_gap |= gap;
                let lines = blocks.join("\n\n");
                let quoted = lines.lines().map(|line| match line {
                    "" => ">".to_owned(),
                    line => format!("> {line}"),
                });
                let quoted: Vec<String> = quoted.collect();
                if quoted.is_empty() {
                    return Err(Unwritable::new("an empty quotation", label));
                }
                self.blocks.push(quoted.join("\n"));
            }
            _ => {}
        }
        Ok(())
    }

    fn closing(&mut self, lines: &[Inlines]) -> Result<(), Unwritable> {
        let mut written = Vec::new();
        for line in lines {
            if line.is_empty() || line.contains(&Inline::LineBreak) {
                return Err(Unwritable::new(
                    "a closing line that is empty or contains a line break",
                    "",
                ));
            }
            let line = inlines::write(line, LinePosition::AfterLabel)?;
            written.push(wrap::unwrapped(&line));
        }
        self.blocks
            .push(format!("{{closing}} {}", written.join("\\\n")));
        Ok(())
    }
}

/// Writes the blocks of a quotation or a note. Returns them and whether their numbering has gaps.
fn free(blocks: &[Block], wraps: bool) -> Result<(Vec<String>, bool), Unwritable> {
    let mut steps = Vec::new();
    steps_of_blocks(blocks, 0, "", &mut steps)?;
    let mut emitter = Emitter::new(wraps);
    emitter.emit(&steps)?;
    let gap = has_error(&emitter.report.finish()) || emitter.nested_gap;
    Ok((emitter.blocks, gap))
}

fn write_note(
    note: &Note,
) -> Result<(String, Vec<publish_model::diagnostic::Diagnostic>), Unwritable> {
    if let Some(language) = &note.language {
        return Err(Unwritable::new(
            "a note in another language",
            language.tag(),
        ));
    }
    let printed = note
        .key
        .rsplit_once('/')
        .map_or(note.key.as_str(), |(_, mark)| mark);
    if printed != note.mark {
        return Err(Unwritable::new(
            "a note whose mark differs from its key",
            &*note.key,
        ));
    }
    let mut steps = Vec::new();
    steps_of_blocks(&note.blocks, 0, "", &mut steps)?;
    let begins_with_text = match steps.as_slice() {
        // A label that is all of the note would be read as its text.
        [Step::Paragraph(Paragraph { content, .. })]
        | [
            Step::Item {
                item: Item { content, .. },
                ..
            },
        ] => !content.is_empty(),
        [Step::Paragraph(_) | Step::Item { .. }, ..] | [] => true,
        _ => false,
    };
    let mut emitter = Emitter::new(false);
    emitter.emit(&steps)?;
    let mut blocks = emitter.blocks;
    if !begins_with_text || blocks.is_empty() {
        blocks.insert(0, "{}".to_owned());
    }
    let lines = blocks.join("\n\n");
    let mut indented = format!("[^{}]: ", note.key);
    for (index, line) in lines.lines().enumerate() {
        if index > 0 {
            indented.push('\n');
            if !line.is_empty() {
                indented.push_str("    ");
            }
        }
        indented.push_str(line);
    }
    Ok((indented, emitter.report.finish()))
}

/// Writes the paragraphs and items of a table cell, each as a line.
pub fn cell_lines(blocks: &[Block]) -> Result<Vec<String>, Unwritable> {
    let mut steps = Vec::new();
    steps_of_blocks(blocks, 0, "", &mut steps)?;
    let mut nesting = Nesting::default();
    let mut lines = Vec::new();
    let file = SourceFile::new("", String::new());
    let mut report = Report::new(&file, Numbering::AsPrinted);
    for step in &steps {
        match step {
            Step::Paragraph(paragraph) => {
                let words = inlines::write(&paragraph.content, LinePosition::Cell)?;
                let language = language_mark(paragraph.language.as_ref());
                let mark = match &paragraph.number {
                    Some(number) => format!("{{number {}}}", label_in_mark(number)?),
                    None if paragraph.content.is_empty() => {
                        return Err(Unwritable::new("a paragraph without number and text", ""));
                    }
                    None => String::new(),
                };
                lines.push(join_words(&[&mark, &format!("{language}{words}")]));
                nesting.paragraph(None, Inlines::new(), &mut report);
            }
            Step::Item {
                level,
                style,
                opens,
                item,
            } => {
                let mut mark = format!("level={level}");
                if *opens {
                    mark.push_str(&format!(" style={}", style.as_str()));
                }
                let words = inlines::write(&item.content, LinePosition::Cell)?;
                let language = language_mark(item.language.as_ref());
                let words = format!("{language}{words}");
                let head = format!("{{item {mark}: {}}}", label_in_mark(&item.label)?);
                lines.push(join_words(&[&head, &words]));
            }
            Step::Continue { level, content, .. } => {
                let words = inlines::write(content, LinePosition::Cell)?;
                let mark = match level {
                    0 => "{+}".to_owned(),
                    level => format!("{{+ level={level}}}"),
                };
                lines.push(format!("{mark} {words}"));
            }
            _ => {
                return Err(Unwritable::new(
                    "a table, quotation or heading in a table cell",
                    "",
                ));
            }
        }
    }
    Ok(lines)
}

/// Joins the words that are not empty, with a space between them.
fn join_words(words: &[&str]) -> String {
    let words: Vec<&str> = words
        .iter()
        .copied()
        .filter(|word| !word.is_empty())
        .collect();
    words.join(" ")
}

fn language_mark(language: Option<&Language>) -> String {
    language.map_or_else(String::new, |language| format!("{{lang={language}}} "))
}

/// Writes a label for a mark in braces.
fn label_in_mark(label: &str) -> Result<String, Unwritable> {
    let written = inlines::write(&[Inline::text(label)], LinePosition::FrontMatter)?;
    if label.trim() != label || label.is_empty() || written.contains("{}") {
        return Err(Unwritable::new(
            "a label that begins or ends with a space",
            label,
        ));
    }
    Ok(written
        .replace('}', "\\}")
        .replace("\\\\}", "\\}")
        .replace('|', "\\|"))
}

/// Writes the title of a heading. Line breaks are written like the separator of label and title.
fn heading_title(title: &Inlines, has_label: bool) -> Result<String, Unwritable> {
    let mut lines: Vec<Inlines> = vec![Inlines::new()];
    for inline in title {
        match (inline, lines.last_mut()) {
            (Inline::LineBreak, _) => lines.push(Inlines::new()),
            (other, Some(line)) => line.push(other.clone()),
            (_, None) => {}
        }
    }
    let several = lines.len() > 1;
    let mut written = Vec::new();
    for line in &lines {
        let line = inlines::write(line, LinePosition::Heading)?;
        written.push(if line.is_empty() && several {
            "{}".to_owned()
        } else {
            line
        });
    }
    let joined = written.join(" // ");
    Ok(if several && !has_label {
        format!("{{}} // {joined}")
    } else {
        joined
    })
}

/// Whether the reader interprets a first paragraph as the formula.
fn is_formula(content: &Inlines) -> bool {
    let rest_is_comma = content.iter().skip(1).all(|inline| {
        let commas = |c: char| matches!(c, ',' | '،' | '，' | ' ');
        matches!(inline, Inline::Text { text, .. } if text.chars().all(commas))
    });
    let first = content.first();
    rest_is_comma && matches!(first, Some(Inline::Emphasis { .. } | Inline::Strong { .. }))
}
