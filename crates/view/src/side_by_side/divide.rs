//! Divides a piece that is the same in both languages into rows, so that each item is beside its translation.

use publish_model::{Block, Item, Language};

use super::{Content, ItemRows, List, Pair, Piece, Row};

/// Adds the rows of a piece: one, or if it has the same items in both languages, one for each paragraph and
/// item.
pub(super) fn add<'a>(rows: &mut Vec<Row<'a>>, first: Piece<'a>, second: Piece<'a>) {
    if let (
        Content::Blocks {
            blocks,
            role,
            level,
        },
        Content::Blocks {
            blocks: in_second, ..
        },
    ) = (&first.content, &second.content)
        && blocks.iter().any(|block| has_items(block))
        && are_alike(blocks.iter().copied(), in_second.iter().copied())
    {
        let blocks = blocks.iter().copied().zip(in_second.iter().copied());
        let languages = [first.language, second.language];
        return add_blocks(rows, blocks, languages, role, *level);
    }
    rows.push(Row::Pair(Pair {
        first: Some(first),
        second: Some(second),
    }));
}

/// Whether blocks have the same structure and the same anchors.
fn are_alike<'a>(
    first: impl ExactSizeIterator<Item = &'a Block>,
    second: impl ExactSizeIterator<Item = &'a Block>,
) -> bool {
    first.len() == second.len()
        && first
            .zip(second)
            .all(|(first, second)| is_like(first, second))
}

fn is_like(first: &Block, second: &Block) -> bool {
    match (first, second) {
        (Block::Paragraph(first), Block::Paragraph(second)) => {
            first.anchor == second.anchor && are_alike(first.then.iter(), second.then.iter())
        }
        (Block::Items(first), Block::Items(second)) => {
            let mut pairs = first.items.iter().zip(&second.items);
            first.items.len() == second.items.len()
                && pairs.all(|(first, second)| {
                    first.anchor == second.anchor
                        && are_alike(first.then.iter(), second.then.iter())
                })
        }
        (Block::Table(first), Block::Table(second)) => first.anchor == second.anchor,
        (Block::Quotation(_), Block::Quotation(_)) => true,
        _ => false,
    }
}

/// Whether a block has items that are not in a quotation or table.
fn has_items(block: &Block) -> bool {
    match block {
        Block::Items(_) => true,
        Block::Paragraph(paragraph) => paragraph.then.iter().any(has_items),
        Block::Section(_) | Block::Table(_) | Block::Quotation(_) => false,
    }
}

/// Adds the rows of blocks that are alike. `role` is the class of their paragraphs, `level` that of the next
/// heading.
fn add_blocks<'a>(
    rows: &mut Vec<Row<'a>>,
    blocks: impl Iterator<Item = (&'a Block, &'a Block)>,
    languages: [&'a Language; 2],
    role: &'static str,
    level: u8,
) {
    for (first, second) in blocks {
        match (first, second) {
            (Block::Items(first), Block::Items(second)) => {
                let items = first.items.iter().zip(&second.items);
                rows.push(Row::List(List {
                    style: first.style,
                    items: items
                        .map(|(first, second)| item(first, second, languages, level))
                        .collect(),
                }));
            }
            (Block::Paragraph(of_first), Block::Paragraph(of_second)) if has_items(first) => {
                let content = |paragraph| Content::Paragraph { paragraph, role };
                let languages = in_own(
                    languages,
                    [of_first.language.as_ref(), of_second.language.as_ref()],
                );
                rows.push(Row::Pair(pair(
                    languages,
                    [content(of_first), content(of_second)],
                )));
                let then = of_first.then.iter().zip(&of_second.then);
                add_blocks(rows, then, languages, "continuation", level);
            }
            _ => {
                let content = |block| Content::Blocks {
                    blocks: vec![block],
                    role,
                    level,
                };
                rows.push(Row::Pair(pair(
                    languages,
                    [content(first), content(second)],
                )));
            }
        }
    }
}

fn item<'a>(
    first: &'a Item,
    second: &'a Item,
    languages: [&'a Language; 2],
    level: u8,
) -> ItemRows<'a> {
    let own = [first.language.as_ref(), second.language.as_ref()];
    let languages = in_own(languages, own);
    let content = |item| Content::Item { item };
    let mut then = Vec::new();
    let blocks = first.then.iter().zip(&second.then);
    add_blocks(&mut then, blocks, languages, "continuation", level);
    ItemRows {
        pair: pair(languages, [content(first), content(second)]),
        then,
    }
}

/// Returns the languages of blocks, of which some have their own.
fn in_own<'a>(languages: [&'a Language; 2], own: [Option<&'a Language>; 2]) -> [&'a Language; 2] {
    [
        own[0].unwrap_or(languages[0]),
        own[1].unwrap_or(languages[1]),
    ]
}

fn pair<'a>(languages: [&'a Language; 2], [first, second]: [Content<'a>; 2]) -> Pair<'a> {
    // Only undivided pieces are compared by their keys.
    let piece = |language, content| Piece {
        key: String::new(),
        language,
        content,
    };
    Pair {
        first: Some(piece(languages[0], first)),
        second: Some(piece(languages[1], second)),
    }
}
