//! How texts of a body are composed: recitals that begin with “WHEREAS”, operative paragraphs that
//! begin with “RESOLVED”, numbers such as “Article 1”. The rules of the body give paragraphs the
//! marks that an author would write without them.

use publish_model::body::{Composition, Pattern};

use super::blocks::RawBlock;
use super::inline::Line;
use super::mark::Mark;
use super::structure::{Prepared, PreparedParagraph};

/// Marks paragraphs by the rules of a body. A text with the mark `{preamble}` or `{operative}` is
/// read as marked, without the rules.
pub fn apply(rules: &Composition, blocks: Vec<Prepared>) -> Vec<Prepared> {
    let is_marked = blocks.iter().any(|block| match block {
        Prepared::Paragraph(paragraph) => {
            paragraph.is(&Mark::Preamble) || paragraph.is(&Mark::OperativePart)
        }
        Prepared::Other(_) => false,
    });
    if is_marked {
        return blocks;
    }
    let mut position = Position::default();
    let mut marked = Vec::with_capacity(blocks.len() + 2);
    for mut block in blocks {
        match &mut block {
            Prepared::Paragraph(paragraph) if !position.in_annex => {
                if !paragraph.is_table_mark() {
                    marked.extend(position.enter(paragraph, rules));
                }
            }
            Prepared::Paragraph(_) => {}
            Prepared::Other(RawBlock::Heading {
                level: 1, classes, ..
            }) => {
                position = Position {
                    in_annex: classes.iter().all(|class| class != "part"),
                    ..Position::default()
                };
            }
            Prepared::Other(_) => {}
        }
        marked.push(block);
    }
    marked
}

/// The position in an enactment.
#[derive(Default)]
struct Position {
    in_annex: bool,
    in_preamble: bool,
    in_operative: bool,
}

impl Position {
    /// Marks a paragraph, and returns the mark to put before it.
    fn enter(
        &mut self,
        paragraph: &mut PreparedParagraph,
        rules: &Composition,
    ) -> Option<Prepared> {
        let is_plain = paragraph.mark.is_none() && paragraph.label.is_none();
        let opening = paragraph.line.opening();
        if is_plain
            && let Some(label) = &rules.label
            && let Some(label) = paragraph.line.take_label_as(label)
        {
            let span = label.1.clone();
            paragraph.mark = Some((Mark::Number(label.0.clone()), span));
            paragraph.label = Some(label);
        } else if is_plain && is_match(rules.operative_opens.as_ref(), &opening) {
            paragraph.mark = Some((Mark::Operative, 0..0));
        } else if is_plain
            && !self.in_operative
            && !self.in_preamble
            && is_match(rules.preamble_opens.as_ref(), &opening)
        {
            self.in_preamble = true;
            return Some(mark(Mark::Preamble));
        }
        let is_operative = paragraph.is(&Mark::Operative) || paragraph.is_numbered();
        if is_operative && !self.in_operative {
            self.in_operative = true;
            return self.in_preamble.then(|| mark(Mark::OperativePart));
        }
        None
    }
}

fn is_match(expression: Option<&Pattern>, opening: &str) -> bool {
    expression.is_some_and(|expression| expression.is_match(opening))
}

fn mark(mark: Mark) -> Prepared {
    Prepared::Paragraph(PreparedParagraph {
        mark: Some((mark, 0..0)),
        label: None,
        language: None,
        line: Line::default(),
    })
}
