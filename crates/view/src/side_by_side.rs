//! Two languages of a document in rows: what has the same anchor in both is in one row.
//!
//! A row has a heading, a paragraph, an item, a table, the closing lines, a vote or all notes.
//! Sections and annexes are divided into their headings and blocks. Blocks without an anchor, such as
//! quotations, are in the row of the block before them. The items of a paragraph have rows of their own if
//! they are the same in both languages; otherwise, they are in the row of the paragraph.

use std::collections::BTreeMap;

use serde::Serialize;

use publish_model::{
    Anchor, Annex, Block, Closing, Enactment, Heading, Inlines, Item, LabelStyle, Language,
    Paragraph, Resolution, Section, Text, Vote,
};

use publish_templates::wording::Word;

use crate::{EnactmentAnchors, View, heading_words};

mod divide;

/// A row, or the rows of a list.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum Row<'a> {
    /// A piece in both languages, or in the only one that has it.
    Pair(Pair<'a>),
    /// Items that are the same in both languages.
    List(List<'a>),
}

/// A piece in both languages, or in the only one that has it.
#[derive(Debug, Serialize)]
pub struct Pair<'a> {
    /// The piece in the first language.
    pub first: Option<Piece<'a>>,
    /// The piece in the second language.
    pub second: Option<Piece<'a>>,
}

/// Items that are the same in both languages.
#[derive(Debug, Serialize)]
pub struct List<'a> {
    /// The numbering of the labels, in the first language.
    style: LabelStyle,
    items: Vec<ItemRows<'a>>,
}

/// The rows of an item.
#[derive(Debug, Serialize)]
struct ItemRows<'a> {
    /// The label and the text of the item.
    pair: Pair<'a>,
    /// What follows the text in the item.
    then: Vec<Row<'a>>,
}

impl Row<'_> {
    /// Returns the title of the chapter that the row begins, and its language: a part, the operative
    /// part, an annex or the notes. It is that of the first document, unless only the second one has
    /// the piece.
    pub fn title_of_chapter<'v>(
        &self,
        [first, second]: [&'v View<'_>; 2],
    ) -> Option<(String, &'v Language)> {
        let Row::Pair(pair) = self else { return None };
        let (piece, view) = match (&pair.first, &pair.second) {
            (Some(piece), _) => (piece, first),
            (None, Some(piece)) => (piece, second),
            (None, None) => return None,
        };
        let word = |word| Some(view.words.get(word).to_owned());
        let title = match &piece.content {
            Content::Heading {
                heading, level: 2, ..
            } => Some(heading_words(heading)),
            Content::GeneratedHeading {
                message: "operative-part",
                level: 2,
                ..
            } => word(Word::OperativePart),
            Content::GeneratedHeading {
                message: "annex",
                level: 2,
                ..
            } => word(Word::Annex),
            Content::Notes => word(Word::Notes),
            _ => None,
        };
        Some((title?, &view.resolution.language))
    }
}

/// A part of a document that is in one row.
#[derive(Debug, Serialize)]
pub struct Piece<'a> {
    /// What the piece of the other language has too.
    #[serde(skip)]
    key: String,
    /// The language of the piece, which is that of its annex or of the document.
    language: &'a Language,
    #[serde(flatten)]
    content: Content<'a>,
}

/// The content of a piece. `level` is the level of its heading.
#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
enum Content<'a> {
    /// The heading of a part, section or annex.
    Heading {
        anchor: Option<&'a Anchor>,
        heading: &'a Heading,
        level: u8,
    },
    /// A heading that the document does not have: a message of the catalogue.
    GeneratedHeading {
        anchor: &'a Anchor,
        message: &'static str,
        level: u8,
    },
    /// The enacting formula.
    Formula {
        anchor: &'a Anchor,
        formula: &'a Inlines,
    },
    /// Blocks, of which only the first has an anchor. `role` is the class of their paragraphs.
    Blocks {
        blocks: Vec<&'a Block>,
        role: &'static str,
        level: u8,
    },
    /// A paragraph without the blocks that belong to it. `role` is its class.
    Paragraph {
        paragraph: &'a Paragraph,
        role: &'static str,
    },
    /// An item without the blocks that belong to it.
    Item { item: &'a Item },
    /// The closing lines of the document, a part or an annex.
    Closing {
        anchor: &'a Anchor,
        lines: &'a [Inlines],
    },
    /// The recorded vote.
    Vote {
        vote: &'a Vote,
        anchors: &'a EnactmentAnchors,
        level: u8,
    },
    /// All notes.
    Notes,
}

/// Returns the rows of two languages of a document, in the order of both: no piece of either
/// language is missing or moved.
pub fn rows<'a>(first: &'a View<'_>, second: &'a View<'_>) -> Vec<Row<'a>> {
    let (first, second) = (pieces(first), pieces(second));
    let pairs = pairs(&first, &second);
    let mut rows = Vec::with_capacity(first.len().max(second.len()));
    let (mut next_first, mut next_second) = (0, 0);
    let (mut first, mut second) = (first.into_iter(), second.into_iter());
    for (of_first, of_second) in pairs {
        add_alone(
            &mut rows,
            first.by_ref().take(of_first - next_first),
            second.by_ref().take(of_second - next_second),
        );
        if let (Some(first), Some(second)) = (first.next(), second.next()) {
            divide::add(&mut rows, first, second);
        }
        (next_first, next_second) = (of_first + 1, of_second + 1);
    }
    add_alone(&mut rows, first, second);
    rows
}

/// Adds pieces that only one language has.
fn add_alone<'a>(
    rows: &mut Vec<Row<'a>>,
    first: impl Iterator<Item = Piece<'a>>,
    second: impl Iterator<Item = Piece<'a>>,
) {
    rows.extend(first.map(|piece| {
        Row::Pair(Pair {
            first: Some(piece),
            second: None,
        })
    }));
    rows.extend(second.map(|piece| {
        Row::Pair(Pair {
            first: None,
            second: Some(piece),
        })
    }));
}

/// Returns the pairs of pieces with the same key, by their positions in both languages: of those whose
/// order differs, as many as have the same order.
fn pairs(first: &[Piece<'_>], second: &[Piece<'_>]) -> Vec<(usize, usize)> {
    let keys = second.iter().enumerate();
    let by_key: BTreeMap<&str, usize> = keys
        .map(|(index, piece)| (piece.key.as_str(), index))
        .collect();
    let same = first.iter().enumerate().filter_map(|(index, piece)| {
        let other = by_key.get(piece.key.as_str())?;
        Some((index, *other))
    });
    let same: Vec<(usize, usize)> = same.collect();
    // The longest chain in which the positions in the second language grow. `ends` has the last pair
    // of the best chain of each length, and `before` the pair before each pair.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(same.len());
    for (index, (_, position)) in same.iter().enumerate() {
        let length = ends.partition_point(|end| same[*end].1 < *position);
        before.push(length.checked_sub(1).map(|last| ends[last]));
        match ends.get_mut(length) {
            Some(end) => *end = index,
            None => ends.push(index),
        }
    }
    let mut chain = Vec::with_capacity(ends.len());
    let mut next = ends.last().copied();
    while let Some(index) = next {
        chain.push(same[index]);
        next = before[index];
    }
    chain.reverse();
    chain
}

/// Returns the pieces of the text of a document, without the masthead.
fn pieces<'a>(view: &'a View<'_>) -> Vec<Piece<'a>> {
    let resolution: &'a Resolution = view.resolution;
    let mut collector = Collector {
        view,
        language: &resolution.language,
        pieces: Vec::new(),
    };
    match &resolution.text {
        Text::Whole(enactment) => {
            for anchors in &view.enactments {
                collector.enactment(enactment, anchors, 2);
            }
        }
        Text::Parts(parts) => {
            for (part, anchors) in parts.iter().zip(&view.enactments) {
                collector.heading(Some(&part.anchor), &part.heading, 2);
                collector.enactment(&part.enactment, anchors, 3);
            }
        }
    }
    if !resolution.notes.is_empty() {
        collector.add("notes".to_owned(), Content::Notes);
    }
    collector.pieces
}

/// The lowest level of headings.
const LEVEL_MAX: u8 = 6;

struct Collector<'a, 'v> {
    view: &'a View<'v>,
    language: &'a Language,
    pieces: Vec<Piece<'a>>,
}

impl<'a> Collector<'a, '_> {
    fn add(&mut self, key: String, content: Content<'a>) {
        self.pieces.push(Piece {
            key,
            language: self.language,
            content,
        });
    }

    /// Returns the key of something without an anchor, which is different from all others.
    fn key_after_previous(&self) -> String {
        let previous = self.pieces.last();
        format!("{} +", previous.map_or("", |piece| piece.key.as_str()))
    }

    fn heading(&mut self, anchor: Option<&'a Anchor>, heading: &'a Heading, level: u8) {
        let key = anchor.map_or_else(|| self.key_after_previous(), Anchor::to_string);
        self.add(
            key,
            Content::Heading {
                anchor,
                heading,
                level,
            },
        );
    }

    fn generated_heading(&mut self, anchor: &'a Anchor, message: &'static str, level: u8) {
        self.add(
            anchor.to_string(),
            Content::GeneratedHeading {
                anchor,
                message,
                level,
            },
        );
    }

    fn enactment(&mut self, enactment: &'a Enactment, anchors: &'a EnactmentAnchors, level: u8) {
        if let Some(anchor) = &anchors.preamble {
            self.generated_heading(anchor, "preamble", level);
        }
        if let Some(anchor) = &anchors.formula {
            let formula = &enactment.formula;
            self.add(anchor.to_string(), Content::Formula { anchor, formula });
        }
        self.blocks(&enactment.preamble, "preambular-paragraph", level + 1);
        if let Some(anchor) = &anchors.operative_part {
            self.generated_heading(anchor, "operative-part", level);
        }
        self.blocks(&enactment.operative, "operative-paragraph", level + 1);
        self.closing(anchors.closing.as_ref(), &enactment.closing);
        if let (Some(vote), Some(anchor)) = (&enactment.vote, &anchors.vote) {
            self.add(
                anchor.to_string(),
                Content::Vote {
                    vote,
                    anchors,
                    level,
                },
            );
        }
        for annex in &enactment.annexes {
            self.annex(annex, level);
        }
    }

    fn annex(&mut self, annex: &'a Annex, level: u8) {
        let language = self.language;
        self.language = annex.language.as_ref().unwrap_or(language);
        if annex.heading.label.is_empty() && annex.heading.title.is_empty() {
            self.generated_heading(&annex.anchor, "annex", level);
        } else {
            self.heading(Some(&annex.anchor), &annex.heading, level);
        }
        self.blocks(&annex.blocks, "paragraph", level + 1);
        let closing = self.view.annex_closings.get(&annex.anchor);
        self.closing(closing, &annex.closing);
        self.language = language;
    }

    fn closing(&mut self, anchor: Option<&'a Anchor>, closing: &'a Closing) {
        if let Some(anchor) = anchor
            && !closing.lines.is_empty()
        {
            let lines = &closing.lines;
            self.add(anchor.to_string(), Content::Closing { anchor, lines });
        }
    }

    fn blocks(&mut self, blocks: &'a [Block], role: &'static str, level: u8) {
        let mut is_first = true;
        for block in blocks {
            if let Block::Section(section) = block {
                self.section(section, role, level);
                is_first = true;
                continue;
            }
            let anchor = anchor_of(block);
            if let (None, false, Some(Content::Blocks { blocks, .. })) = (
                anchor,
                is_first,
                self.pieces.last_mut().map(|piece| &mut piece.content),
            ) {
                blocks.push(block);
                continue;
            }
            is_first = false;
            let key = anchor.map_or_else(|| self.key_after_previous(), Anchor::to_string);
            let blocks = vec![block];
            self.add(
                key,
                Content::Blocks {
                    blocks,
                    role,
                    level,
                },
            );
        }
    }

    fn section(&mut self, section: &'a Section, role: &'static str, level: u8) {
        self.heading(section.anchor.as_ref(), &section.heading, level);
        self.blocks(&section.blocks, role, (level + 1).min(LEVEL_MAX));
    }
}

/// Returns the anchor of a block, or of the first item.
fn anchor_of(block: &Block) -> Option<&Anchor> {
    match block {
        Block::Paragraph(paragraph) => paragraph.anchor.as_ref(),
        Block::Items(items) => items.items.first()?.anchor.as_ref(),
        Block::Table(table) => Some(&table.anchor),
        Block::Section(_) | Block::Quotation(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows_of(first: &str, second: &str) -> Vec<(usize, usize)> {
        let language = Language::english();
        let pieces = |keys: &str| -> Vec<Piece<'_>> {
            let keys = keys.split_whitespace();
            keys.map(|key| Piece {
                key: key.to_owned(),
                language: &language,
                content: Content::Notes,
            })
            .collect()
        };
        pairs(&pieces(first), &pieces(second))
    }

    #[test]
    fn pieces_with_the_same_key_are_pairs() {
        assert_eq!(rows_of("a b c", "a b c"), [(0, 0), (1, 1), (2, 2)]);
        assert_eq!(rows_of("a b c", "b x c y"), [(1, 0), (2, 2)]);
        assert_eq!(rows_of("a", "b"), []);
    }

    #[test]
    fn pairs_keep_the_order_of_both_languages() {
        assert_eq!(rows_of("a b c d", "d a b c"), [(0, 1), (1, 2), (2, 3)]);
        assert_eq!(rows_of("a b c d", "c d a"), [(2, 0), (3, 1)]);
    }
}
