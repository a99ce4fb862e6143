//! The steps in which a text is written.

use crate::items::{Labelled, next_labels};
use publish_model::{
    Annex, Block, Enactment, Heading, Inlines, Item, LabelStyle, Paragraph, plain_text,
};

use super::Unwritable;

/// A step of writing. Levels of items count from 1, directly under the paragraph; 0 is the
/// paragraph itself.
pub enum Step<'a> {
    /// The heading of a part or an annex.
    Top(&'a Heading, &'static str),
    Formula(&'a Inlines),
    /// A mark on a separate line.
    Mark(&'static str),
    Enter(BlockContext),
    Section {
        level: usize,
        heading: &'a Heading,
        class: &'static str,
    },
    Paragraph(&'a Paragraph),
    Item {
        level: usize,
        style: LabelStyle,
        opens: bool,
        item: &'a Item,
    },
    /// Text that continues the paragraph or the item with this label.
    Continue {
        level: usize,
        label: &'a str,
        content: &'a Inlines,
    },
    /// A table or quotation under the paragraph or an item, or outside both.
    Put {
        level: Option<usize>,
        label: &'a str,
        block: &'a Block,
    },
    Closing(&'a [Inlines]),
}

/// The context of the following steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockContext {
    Preamble,
    /// The operative part. `begun` if the reader recognises its beginning from the form of its
    /// first paragraph or from a mark.
    Operative {
        begun: bool,
    },
    /// An annex, a note, a quotation, a cell.
    Free,
}

/// Adds the steps of an enactment. With `always_marked`, the preamble and the operative part get their
/// marks even if the reader would recognise them, so that rules of the body do not apply.
pub fn steps_of_enactment<'a>(
    enactment: &'a Enactment,
    closing_is_made: bool,
    always_marked: bool,
    steps: &mut Vec<Step<'a>>,
) -> Result<(), Unwritable> {
    let has_formula = !enactment.formula.is_empty();
    if has_formula {
        steps.push(Step::Formula(&enactment.formula));
    }
    let mut preamble = Vec::new();
    steps_of_blocks(&enactment.preamble, 0, " {.preamble}", &mut preamble)?;
    let has_number = preamble
        .iter()
        .any(|step| matches!(step, Step::Paragraph(paragraph) if paragraph.number.is_some()));
    let is_marked = !preamble.is_empty() && (!has_formula || has_number || always_marked);
    if is_marked {
        steps.push(Step::Mark("{preamble}"));
    }
    let has_preamble = !preamble.is_empty();
    steps.push(Step::Enter(BlockContext::Preamble));
    steps.append(&mut preamble);
    let mut operative = Vec::new();
    steps_of_blocks(&enactment.operative, 0, "", &mut operative)?;
    if let Some(first) = operative.first() {
        let is_recognised = match first {
            Step::Paragraph(paragraph) => {
                paragraph.number.is_some() || !(has_formula || has_preamble)
            }
            Step::Section { .. } => true,
            Step::Item { .. } => !has_formula,
            _ => false,
        };
        let is_paragraph = matches!(first, Step::Paragraph(_));
        let begun = is_recognised && !is_marked;
        let is_marked = is_marked || always_marked;
        if is_marked || !begun && !is_paragraph {
            steps.push(Step::Mark("{operative}"));
        }
        steps.push(Step::Enter(BlockContext::Operative {
            begun: begun || is_marked,
        }));
        steps.append(&mut operative);
    }
    if !closing_is_made && !enactment.closing.lines.is_empty() {
        steps.push(Step::Closing(&enactment.closing.lines));
    }
    for annex in &enactment.annexes {
        steps_of_annex(annex, steps)?;
    }
    Ok(())
}

pub fn steps_of_annex<'a>(annex: &'a Annex, steps: &mut Vec<Step<'a>>) -> Result<(), Unwritable> {
    if let Some(language) = &annex.language {
        return Err(Unwritable::new(
            "an annex in another language",
            language.tag(),
        ));
    }
    steps.push(Step::Top(&annex.heading, ""));
    steps.push(Step::Enter(BlockContext::Free));
    steps_of_blocks(&annex.blocks, 0, "", steps)?;
    if !annex.closing.lines.is_empty() {
        steps.push(Step::Closing(&annex.closing.lines));
    }
    Ok(())
}

/// Adds the steps of blocks outside paragraphs, in sections `depth` deep.
pub fn steps_of_blocks<'a>(
    blocks: &'a [Block],
    depth: usize,
    class: &'static str,
    steps: &mut Vec<Step<'a>>,
) -> Result<(), Unwritable> {
    let mut after_section = false;
    for block in blocks {
        if after_section && !matches!(block, Block::Section(_)) {
            return Err(Unwritable::new(
                "text after a section on the same level",
                "",
            ));
        }
        match block {
            Block::Section(section) => {
                after_section = true;
                steps.push(Step::Section {
                    level: depth + 2,
                    heading: &section.heading,
                    class,
                });
                steps_of_blocks(&section.blocks, depth + 1, class, steps)?;
            }
            Block::Paragraph(paragraph) => {
                steps.push(Step::Paragraph(paragraph));
                steps_below(&paragraph.then, 0, "", steps)?;
            }
            Block::Items(items) => steps_of_items(&items.items, items.style, 1, steps)?,
            Block::Table(_) | Block::Quotation(_) => steps.push(Step::Put {
                level: None,
                label: "",
                block,
            }),
        }
    }
    Ok(())
}

pub fn steps_of_items<'a>(
    items: &'a [Item],
    style: LabelStyle,
    level: usize,
    steps: &mut Vec<Step<'a>>,
) -> Result<(), Unwritable> {
    for (index, item) in items.iter().enumerate() {
        steps.push(Step::Item {
            level,
            style,
            opens: index == 0,
            item,
        });
        steps_below(&item.then, level, &item.label, steps)?;
    }
    Ok(())
}

/// Adds the steps of the blocks under a paragraph or an item.
pub fn steps_below<'a>(
    blocks: &'a [Block],
    level: usize,
    label: &'a str,
    steps: &mut Vec<Step<'a>>,
) -> Result<(), Unwritable> {
    for block in blocks {
        match block {
            Block::Items(items) => steps_of_items(&items.items, items.style, level + 1, steps)?,
            Block::Paragraph(paragraph) => {
                let is_plain = paragraph.number.is_none()
                    && paragraph.then.is_empty()
                    && paragraph.language.is_none()
                    && !paragraph.content.is_empty();
                if !is_plain {
                    let words = plain_text(&paragraph.content);
                    return Err(Unwritable::new(
                        "a paragraph with items, a number or a language within another paragraph",
                        words,
                    ));
                }
                steps.push(Step::Continue {
                    level,
                    label,
                    content: &paragraph.content,
                });
            }
            Block::Table(_) | Block::Quotation(_) => steps.push(Step::Put {
                level: Some(level),
                label,
                block,
            }),
            Block::Section(section) => {
                let words = plain_text(&section.heading.title);
                return Err(Unwritable::new("a section within a paragraph", words));
            }
        }
    }
    Ok(())
}

/// Returns, for each step, the label that the reader uses as that of the next item.
pub fn labels_after<'a>(steps: &[Step<'a>]) -> Vec<Option<&'a str>> {
    next_labels(steps, |step| match step {
        Step::Item { item, .. } => Labelled::Item(item.label.as_str()),
        Step::Paragraph(paragraph) if paragraph.number.is_some() => Labelled::Paragraph,
        _ => Labelled::Nothing,
    })
}
