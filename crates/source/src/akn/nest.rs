//! The conversion of pieces to nested blocks.

use std::ops::Range;

use crate::items::{Labelled, Nesting, bare_number, is_number, is_number_in_levels, next_labels};
use crate::report::Report;
use publish_model::Label;
use publish_model::unresolved::{Block, Inline, Inlines, Quotation};

use super::heading::{self, Joined};
use super::line;
use super::pieces::Piece;

/// Returns the blocks of an operative part, in which unnumbered text continues the numbered
/// paragraph before it.
pub fn operative(pieces: Vec<Joined>, report: &mut Report) -> Vec<Block> {
    nest(pieces, true, report)
}

/// Returns the blocks of a preamble, annex, cell or quotation, in which unnumbered text is a
/// separate paragraph.
pub fn free(pieces: Vec<Joined>, report: &mut Report) -> Vec<Block> {
    nest(pieces, false, report)
}

fn nest(pieces: Vec<Joined>, continues_numbered: bool, report: &mut Report) -> Vec<Block> {
    let next_labels = labels_after(&pieces);
    let mut nesting = Nesting::default();
    // The ranks of the open sections, from which consecutive levels are derived.
    let mut ranks: Vec<u16> = Vec::new();
    for (piece, next) in pieces.into_iter().zip(next_labels) {
        match piece {
            Joined::Heading { heading, rank } => {
                while ranks.last().is_some_and(|open| *open >= rank) {
                    ranks.pop();
                }
                ranks.push(rank);
                let level = u8::try_from(ranks.len()).unwrap_or(u8::MAX);
                nesting.section(level, heading);
            }
            Joined::Other(Piece::Paragraph {
                label: Some(label),
                content,
                in_list,
            }) => labelled(
                &mut nesting,
                label,
                content,
                in_list,
                next.as_deref(),
                continues_numbered,
                report,
            ),
            Joined::Other(Piece::Paragraph {
                label: None,
                content,
                in_list,
            }) => {
                let next = next.as_deref();
                unlabelled(
                    &mut nesting,
                    content,
                    in_list,
                    next,
                    continues_numbered,
                    report,
                );
            }
            Joined::Other(Piece::Tail(content)) => {
                if let Err(content) = nesting.continue_paragraph(content) {
                    nesting.paragraph(None, content, report);
                }
            }
            Joined::Other(Piece::Table(table)) => nesting.put(Block::Table(table)),
            Joined::Other(Piece::Quotation(pieces)) => {
                let blocks = free(heading::join(pieces), report);
                nesting.put(Block::Quotation(Quotation {
                    language: None,
                    blocks,
                }));
            }
            // Joining leaves no separate headings.
            Joined::Other(Piece::Heading(_)) => {}
        }
    }
    nesting.finish()
}

fn labelled(
    nesting: &mut Nesting,
    label: (String, Range<usize>),
    content: Inlines,
    in_list: bool,
    next: Option<&str>,
    continues_numbered: bool,
    report: &mut Report,
) {
    let is_number =
        is_number(&label.0) || is_number_in_levels(&label.0) || nesting.expects_bare(&label.0);
    if is_number && !in_list {
        nesting.paragraph(Some(label), content, report);
    } else if in_list || !Label::readings(&label.0).is_empty() {
        nesting.item(label, content, next, report);
    } else {
        // A label of an unknown kind is text.
        let mut words = vec![Inline::text(format!("{} ", label.0))];
        words.extend(content);
        let words = heading::join_texts(words);
        if bare_number(&label.0).is_some() {
            unlabelled(nesting, words, in_list, next, continues_numbered, report);
        } else {
            nesting.paragraph(None, words, report);
        }
    }
}

/// Adds text without a label. Between two items of a list, it belongs to the first one: the texts
/// after `’1‘` and before `’2‘` (S/RES/2677 (2023) in Arabic).
fn unlabelled(
    nesting: &mut Nesting,
    content: Inlines,
    in_list: bool,
    next: Option<&str>,
    continues_numbered: bool,
    report: &mut Report,
) {
    let level = next.and_then(|label| nesting.level_continued_by(label));
    if in_list && nesting.has_paragraph() {
        nesting.put(line::paragraph(content));
    } else if let Some(level) = level {
        // The item is open, so this cannot fail.
        let _ = nesting.continue_item(level, content);
    } else if continues_numbered && nesting.paragraph_number().is_some() {
        // A paragraph is open, so this cannot fail.
        let _ = nesting.continue_paragraph(content);
    } else {
        nesting.paragraph(None, content, report);
    }
}

/// Returns, for each piece, the label of the next item, unless a numbered paragraph comes before
/// it.
fn labels_after(pieces: &[Joined]) -> Vec<Option<String>> {
    next_labels(pieces, |piece| match piece {
        Joined::Other(Piece::Paragraph {
            label: Some((printed, _)),
            in_list,
            ..
        }) if *in_list
            || !(is_number(printed)
                || is_number_in_levels(printed)
                || bare_number(printed).is_some()) =>
        {
            Labelled::Item(printed.clone())
        }
        Joined::Other(Piece::Paragraph { label: Some(_), .. }) => Labelled::Paragraph,
        _ => Labelled::Nothing,
    })
}
