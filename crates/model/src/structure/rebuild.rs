//! Arranges the words of one language in the structure of another.

use std::collections::VecDeque;

use crate::resolve::{item_token, label_token, section_token};
use crate::unresolved::{Block, Heading, Inline, Inlines, Item, Items, Paragraph, Section};
use crate::{Label, LabelStyle, Language, is_direction_mark, plain_text};

use super::shape::{self, Sections};

/// Arranges the words of `blocks` in the structure of `model`, which is in another language.
/// Returns `None` if the printed labels or the order differ.
///
/// The words and their order stay the same: every text is put into the next position of the model.
pub fn rebuild(blocks: &[&[Block]], model: &[&[Block]]) -> Option<Vec<Vec<Block>>> {
    let mut texts = Texts::default();
    for blocks in blocks {
        texts.add(blocks);
    }
    let rebuilt: Option<Vec<Vec<Block>>> = model.iter().map(|model| texts.arrange(model)).collect();
    rebuilt.filter(|_| texts.0.is_empty())
}

/// A text with the label printed before it, or a block that is moved as a whole.
#[derive(Debug)]
enum Text {
    /// A paragraph or an item.
    Plain {
        label: Option<String>,
        language: Option<Language>,
        content: Inlines,
    },
    Heading(Heading),
    /// A table or a quotation.
    Whole(Block),
}

/// The texts that have no position yet, in reading order.
#[derive(Debug, Default)]
struct Texts(VecDeque<Text>);

impl Texts {
    fn add(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Paragraph(paragraph) => {
                    self.0.push_back(Text::Plain {
                        label: paragraph.number.clone(),
                        language: paragraph.language.clone(),
                        content: paragraph.content.clone(),
                    });
                    self.add(&paragraph.then);
                }
                Block::Items(items) => {
                    for item in &items.items {
                        self.0.push_back(Text::Plain {
                            label: Some(item.label.clone()),
                            language: item.language.clone(),
                            content: item.content.clone(),
                        });
                        self.add(&item.then);
                    }
                }
                Block::Section(section) => {
                    self.0.push_back(Text::Heading(section.heading.clone()));
                    self.add(&section.blocks);
                }
                Block::Table(_) | Block::Quotation(_) => {
                    self.0.push_back(Text::Whole(block.clone()));
                }
            }
        }
    }

    /// Puts the next texts into the positions of the model.
    fn arrange(&mut self, model: &[Block]) -> Option<Vec<Block>> {
        let blocks = model.iter().map(|model| match model {
            Block::Paragraph(model) => Some(Block::Paragraph(self.paragraph(model)?)),
            Block::Items(model) => Some(Block::Items(self.items(model)?)),
            Block::Section(model) => Some(Block::Section(self.section(model)?)),
            Block::Table(_) | Block::Quotation(_) => self.whole(model),
        });
        blocks.collect()
    }

    /// Returns the next text with its label, if it is not moved as a whole. `model` is the content
    /// of its position, which is empty if only the label is printed there.
    fn plain(&mut self, model: &Inlines) -> Option<(Option<String>, Option<Language>, Inlines)> {
        let (label, language, content) = match self.0.pop_front()? {
            Text::Plain {
                label,
                language,
                content,
            } => (label, language, content),
            Text::Heading(heading) => (plain_label(&heading.label)?, None, heading.title),
            Text::Whole(_) => return None,
        };
        (content.is_empty() == model.is_empty()).then_some((label, language, content))
    }

    fn paragraph(&mut self, model: &Paragraph) -> Option<Paragraph> {
        let (number, language, mut content) = self.plain(&model.content)?;
        let wanted = model.number.as_deref().map(label_token);
        let number = match (number, wanted) {
            (None, None) => None,
            (Some(number), Some(wanted)) if label_token(&number) == wanted => Some(number),
            (None, Some(wanted)) => {
                Some(take_label(&mut content, |label| is_number(label, &wanted))?)
            }
            // Letters of notes below a table, which other languages print without parentheses.
            (Some(label), None) if begins_with(&model.content, &label) => {
                put_label(&mut content, &label);
                None
            }
            (Some(_), _) => return None,
        };
        Some(Paragraph {
            anchor: None,
            number,
            language,
            content,
            then: self.arrange(&model.then)?,
        })
    }

    fn items(&mut self, model: &Items) -> Option<Items> {
        let mut items = Vec::with_capacity(model.items.len());
        let mut styles = LabelStyle::ALL.to_vec();
        for one in &model.items {
            let (label, language, mut content) = self.plain(&one.content)?;
            let token = item_token(&one.label, model.style);
            let fits = |label: &str, style: &LabelStyle| has_style(label, *style, &token);
            let label = label.or_else(|| {
                take_label(&mut content, |label| {
                    styles.iter().any(|style| fits(label, style))
                })
            })?;
            styles.retain(|style| fits(&label, style));
            items.push(Item {
                anchor: None,
                label,
                language,
                content,
                then: self.arrange(&one.then)?,
            });
        }
        let same = styles.iter().find(|style| **style == model.style);
        let style = *same.or_else(|| styles.first())?;
        Some(Items { style, items })
    }

    fn section(&mut self, model: &Section) -> Option<Section> {
        let text = self.0.pop_front()?;
        let is_plain = matches!(text, Text::Plain { .. });
        let heading = match text {
            Text::Heading(heading) => heading,
            Text::Plain {
                label,
                language: None,
                content,
            } => Heading {
                label: label.map(Inline::text).into_iter().collect(),
                title: without_bold(content),
            },
            Text::Plain { .. } | Text::Whole(_) => return None,
        };
        let is_empty = |line: &Inlines| plain_text(line).trim().is_empty();
        // A sentence is not a heading.
        if is_plain && ends_as_sentence(&heading.title) && !ends_as_sentence(&model.heading.title) {
            return None;
        }
        let differs = is_empty(&heading.title) != is_empty(&model.heading.title)
            || is_empty(&heading.label) != is_empty(&model.heading.label)
            || section_token(&heading) != section_token(&model.heading);
        if differs {
            return None;
        }
        Some(Section {
            anchor: None,
            heading,
            blocks: self.arrange(&model.blocks)?,
        })
    }

    fn whole(&mut self, model: &Block) -> Option<Block> {
        let Text::Whole(block) = self.0.pop_front()? else {
            return None;
        };
        let shape = |block| shape::of(std::slice::from_ref(block), Sections::Nested);
        let [own, wanted] = [&block, model].map(shape);
        (own == wanted).then_some(block)
    }
}

/// Whether a label can be read in a style and has this part of an anchor in it, none for a dash.
fn has_style(label: &str, style: LabelStyle, token: &Option<String>) -> bool {
    let mut readings = Label::readings(label).into_iter();
    readings.any(|label| label.style == style && label.anchor_part() == *token)
}

/// Whether a label is this number, or a misprint of it with another mark: `16,` (A/RES/78/173 in
/// French), `’ 19.` (S/RES/2734 (2024) in French).
fn is_number(label: &str, wanted: &str) -> bool {
    let mut readings = Label::readings(label).into_iter();
    let is_plain = wanted.bytes().all(|one| one.is_ascii_digit());
    let figures = label.trim_matches([',', '.', ';', '’', '\'', ' ']);
    readings.any(|label| label.anchor_part().as_deref() == Some(wanted))
        || is_plain && figures == wanted && figures.len() < label.len()
}

/// Removes the expected label from the start of a text whose markup does not separate the two, and the
/// spaces after it.
fn take_label(content: &mut Inlines, fits: impl Fn(&str) -> bool) -> Option<String> {
    let is_only_text = content.len() == 1;
    let Some(Inline::Text { text, .. }) = content.first_mut() else {
        return None;
    };
    let is_layout = |one: char| one.is_whitespace() || is_direction_mark(one);
    let before = text.len() - text.trim_start_matches(is_layout).len();
    // A doubled letter has a space within it: “(ب ب)”. A stray mark can be before a number.
    let at_space = text[before..].find(char::is_whitespace);
    let figures = text[before..].find(|one: char| one.is_ascii_digit());
    let after_figures = figures.and_then(|figures| {
        let space = text[before + figures..].find(char::is_whitespace)?;
        Some(figures + space)
    });
    let after_parenthesis = text[before..].find(')').map(|at| at + 1);
    let ends = [at_space, after_parenthesis, after_figures]
        .into_iter()
        .flatten();
    let label_end = ends
        .map(|end| before + end)
        .find(|end| fits(text[..*end].trim()))?;
    let label = text[..label_end].trim().to_owned();
    let rest = text[label_end..].trim_start().to_owned();
    if rest.is_empty() && is_only_text {
        return None;
    }
    *text = rest;
    if text.is_empty() {
        content.remove(0);
    }
    Some(label)
}

/// Puts a label back before the text.
fn put_label(content: &mut Inlines, label: &str) {
    match content.first_mut() {
        Some(Inline::Text { text, .. }) => text.insert_str(0, &format!("{label} ")),
        _ => content.insert(0, Inline::text(format!("{label} "))),
    }
}

/// Whether the first word of a text is this label, with or without parentheses.
fn begins_with(text: &Inlines, label: &str) -> bool {
    let text = plain_text(text);
    let first = text.split_whitespace().next();
    let token = label_token(label);
    // A dash and words in other scripts have no token.
    !token.is_empty() && first.is_some_and(|first| label_token(first) == token)
}

/// Returns the label of a heading without markup, or `None` if it has any.
fn plain_label(label: &Inlines) -> Option<Option<String>> {
    match label.as_slice() {
        [] => Some(None),
        [Inline::Text { text, .. }] => Some(Some(text.clone())),
        _ => None,
    }
}

/// Whether a text ends with the punctuation of a sentence or clause.
fn ends_as_sentence(text: &Inlines) -> bool {
    let ends = ['.', ',', ';', ':', '。', '，', '；', '：', '،', '؛'];
    plain_text(text).trim_end().ends_with(ends)
}

/// Removes the bold around a whole text, which only marks it as a heading.
fn without_bold(content: Inlines) -> Inlines {
    match <[Inline; 1]>::try_from(content) {
        Ok([Inline::Strong { content }]) => content,
        Ok(content) => content.into(),
        Err(content) => content,
    }
}
