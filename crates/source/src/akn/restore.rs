//! Structure that the markup has lost, restored from the printed text.

use std::collections::BTreeMap;

use publish_model::unresolved::{Block, Inline, Inlines, Table};
use publish_model::{Enclosure, Label, LabelStyle, plain_text};

use crate::items;

use super::heading::CountedLabel;
use super::pieces::{HeadingPiece, Piece};
use super::{chinese, heading};

/// Restores the structure of a sequence of pieces.
pub fn restore(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut pieces = attach_dividers(join_cut_paragraphs(join_torn_labels(pieces)));
    complete_numbers_in_levels(&mut pieces);
    unlabel_table_notes(&mut pieces);
    unlabel_quoted_items(&mut pieces);
    restore_letter_headings(&mut pieces);
    split_labels(&mut pieces);
    pieces
}

/// Joins each label that is a paragraph without text with the unnumbered paragraph after it
/// (annex of A/RES/77/289 in Spanish, A/HRC/RES/56/5 in Chinese).
fn join_torn_labels(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut joined: Vec<Piece> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        if let (
            Some(Piece::Paragraph {
                label: Some((label, _)),
                content: before,
                in_list: false,
            }),
            Piece::Paragraph {
                label: None,
                content,
                in_list: false,
            },
        ) = (joined.last_mut(), &piece)
            && before.is_empty()
            && (items::is_number(label) || label.starts_with('('))
        {
            before.clone_from(content);
            continue;
        }
        joined.push(piece);
    }
    joined
}

/// Moves the point of a number in levels from the text to the number: `1.1` and “. Raise awareness”
/// (A/RES/76/3).
fn complete_numbers_in_levels(pieces: &mut [Piece]) {
    for piece in pieces {
        if let Piece::Paragraph {
            label: Some((label, _)),
            content,
            in_list: false,
        } = piece
            && items::is_number_in_levels(&format!("{label}."))
            && let Some(rest) = super::pieces::without_label(content, ".")
            && !rest.is_empty()
        {
            label.push('.');
            *content = rest;
        }
    }
}

/// Attaches each row of stars to the paragraph before it: it is not a paragraph that is cited
/// (A/RES/78/148).
fn attach_dividers(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut attached: Vec<Piece> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        match (attached.last_mut(), divider(&piece)) {
            (Some(Piece::Paragraph { content, .. }), Some(row)) => attach(content, row),
            _ => attached.push(piece),
        }
    }
    attached
}

/// Adds a row of stars to a paragraph as a line.
pub fn attach(content: &mut Inlines, row: &Inlines) {
    content.push(Inline::LineBreak);
    content.extend(row.iter().cloned());
}

/// Returns the content of a paragraph that is only a row of stars.
pub fn divider(piece: &Piece) -> Option<&Inlines> {
    match piece {
        Piece::Paragraph {
            label: None,
            content,
            ..
        } => {
            let words = plain_text(content);
            let is_row = words.contains('*') && words.chars().all(|one| "* \u{a0}".contains(one));
            is_row.then_some(content)
        }
        _ => None,
    }
}

/// Joins a numbered paragraph whose sentence stops in the middle with its rest in the next
/// paragraph (A/RES/78/315 in French).
fn join_cut_paragraphs(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut joined: Vec<Piece> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        if let (
            Some(Piece::Paragraph {
                label: Some((label, _)),
                content: before,
                in_list: false,
            }),
            Piece::Paragraph {
                label: None,
                content,
                in_list: false,
            },
        ) = (joined.last_mut(), &piece)
            && items::is_number(label)
            && let Some(gap) = cut_in_sentence(before, content)
        {
            before.push(Inline::text(gap));
            before.extend(content.iter().cloned());
            *before = heading::join_texts(std::mem::take(before));
            continue;
        }
        joined.push(piece);
    }
    joined
}

/// Returns the space between two parts of a sentence, or `None` if the texts are not that: the first
/// ends without a mark, the second continues in lower case or in Chinese and ends with a mark.
fn cut_in_sentence(before: &Inlines, after: &Inlines) -> Option<&'static str> {
    let (before, after) = (plain_text(before), plain_text(after));
    let last = before.trim_end().chars().next_back()?;
    let first = after.chars().next()?;
    let ends = after.trim_end().ends_with(['.', ';', '。', '；']);
    if !last.is_alphabetic() || !ends {
        return None;
    }
    if is_han(last) && is_han(first) {
        return Some("");
    }
    first.is_lowercase().then_some(" ")
}

fn is_han(character: char) -> bool {
    matches!(character, '\u{4e00}'..='\u{9fff}')
}

/// Makes the notes below a table text, as they are in other languages, where Arabic documents label
/// them like items: `(أ)`, which is also raised in the table (A/RES/79/255).
fn unlabel_table_notes(pieces: &mut [Piece]) {
    let mut marks: Vec<String> = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Table(table) => marks = raised_marks(table),
            Piece::Paragraph {
                label: label @ Some(_),
                content,
                in_list: false,
            } => {
                let printed = label.take_if(|(printed, _)| marks.contains(printed));
                match printed {
                    Some((mark, _)) => print_label(&mark, content),
                    None => marks.clear(),
                }
            }
            _ => marks.clear(),
        }
    }
}

/// Puts a label back before the words of its paragraph.
fn print_label(label: &str, content: &mut Inlines) {
    let mut words = vec![Inline::text(format!("{label} "))];
    words.append(content);
    *content = heading::join_texts(words);
}

/// Makes the second item of a quotation text like the first, whose label is part of its text after a
/// quotation mark: “a) … and b) … (A/RES/79/280 in French, Russian and Spanish). English repeats the
/// mark before each item.
fn unlabel_quoted_items(pieces: &mut [Piece]) {
    let mut quoted = None;
    for piece in pieces {
        let Piece::Paragraph { label, content, .. } = piece else {
            quoted = None;
            continue;
        };
        let follows = |before: Label, printed: &str| {
            let mut readings = Label::readings(printed).into_iter();
            readings.find(|label| {
                let is_next = label.ordinal == before.ordinal + 1;
                is_next && (label.style, label.enclosure) == (before.style, before.enclosure)
            })
        };
        quoted = match (label.as_ref(), quoted) {
            (None, _) => quoted_label(&plain_text(content)),
            (Some((printed, _)), Some(before)) => follows(before, printed),
            (Some(_), None) => None,
        };
        if quoted.is_some()
            && let Some((printed, _)) = label.take()
        {
            print_label(&printed, content);
        }
    }
}

/// Returns the label at the start of a text after an opening quotation mark, if it is the first letter.
fn quoted_label(words: &str) -> Option<Label> {
    let words = words.trim_start().strip_prefix(['“', '«', '„'])?;
    let label = words.split_whitespace().next()?;
    let mut readings = Label::readings(label).into_iter();
    readings.find(|label| label.style == LabelStyle::LowerAlpha && label.ordinal == 1)
}

fn raised_marks(table: &Table) -> Vec<String> {
    let mut marks = Vec::new();
    let rows = table.head.iter().chain(&table.body);
    for block in rows
        .flat_map(|row| &row.cells)
        .flat_map(|cell| &cell.blocks)
    {
        if let Block::Paragraph(paragraph) = block {
            collect_raised(&paragraph.content, &mut marks);
        }
    }
    marks
}

fn collect_raised(content: &Inlines, marks: &mut Vec<String>) {
    for inline in content {
        match inline {
            Inline::Superscript { content } => marks.push(plain_text(content).trim().to_owned()),
            Inline::Emphasis { content } | Inline::Strong { content } => {
                collect_raised(content, marks);
            }
            _ => {}
        }
    }
}

/// Makes headings of titles that are marked up as the last item of the list before them:
/// “B. Actions related …” before paragraph 2 (E/RES/2024/15), or before a box (E/RES/2025/16 in
/// Chinese).
fn restore_letter_headings(pieces: &mut [Piece]) {
    for index in 0..pieces.len() {
        let follows_item = index
            .checked_sub(1)
            .is_some_and(|before| letter_of(&pieces[before]).is_some());
        let precedes_text = match pieces.get(index + 1) {
            Some(Piece::Paragraph {
                label: Some((printed, _)),
                in_list: false,
                ..
            }) => items::is_number(printed),
            Some(Piece::Heading(_) | Piece::Table(_) | Piece::Quotation(_)) => true,
            _ => false,
        };
        if letter_of(&pieces[index]).is_none() || follows_item || !precedes_text {
            continue;
        }
        if let Piece::Paragraph {
            label: Some((printed, _)),
            content,
            ..
        } = &mut pieces[index]
            && is_title(content)
        {
            let class_rank = heading::RANK_BOLD;
            pieces[index] = Piece::Heading(HeadingPiece {
                number: Some(printed.clone()),
                content: heading::without_style(std::mem::take(content), class_rank),
                class_rank,
            });
        }
    }
}

/// Returns the letter of a paragraph that is labelled `B.`, or the numeral of one that is labelled
/// `二.` (A/RES/79/1).
fn letter_of(piece: &Piece) -> Option<u32> {
    let Piece::Paragraph {
        label: Some((printed, _)),
        ..
    } = piece
    else {
        return None;
    };
    let readings = Label::readings(printed);
    let is_chinese = printed.starts_with(chinese::is_digit);
    let letter = readings.iter().find(|label| {
        let is_section = label.style == LabelStyle::UpperAlpha || is_chinese;
        is_section && label.enclosure == Enclosure::Point
    });
    letter.map(|label| label.ordinal)
}

fn is_title(content: &Inlines) -> bool {
    let words = plain_text(content);
    !words.is_empty() && !words.ends_with(heading::SENTENCE_ENDS)
}

/// Splits off the labels of headings that have them in one line with their titles: “Article 1 Objet”
/// (A/HRC/RES/54/18 in French), “Première partie Introduction” (A/RES/77/104 in French), “Chapitre
/// premier Dispositions générales” (A/RES/79/243 in French). The labels of a kind must count from 1,
/// with or without those that are separate.
fn split_labels(pieces: &mut [Piece]) {
    let mut kinds: BTreeMap<String, Vec<(CountedLabel, &mut HeadingPiece)>> = BTreeMap::new();
    for piece in pieces {
        if let Piece::Heading(piece) = piece
            && piece.number.is_none()
            && let Some(label) = heading::counted_label(&plain_text(&piece.content))
        {
            let kind = kinds.entry(label.word.clone()).or_default();
            kind.push((label, piece));
        }
    }
    for found in kinds.into_values() {
        let labels = || found.iter().map(|(label, _)| label);
        let counts = counts_from_1(labels()) || counts_from_1(labels().filter(|one| one.has_title));
        if !counts {
            continue;
        }
        for (label, piece) in found.into_iter().filter(|(label, _)| label.has_title) {
            if let Some(title) = super::pieces::without_label(&piece.content, &label.printed) {
                piece.content = title;
                piece.number = Some(label.printed);
            }
        }
    }
}

/// Whether there are several labels and their numbers count from 1.
fn counts_from_1<'l>(labels: impl Iterator<Item = &'l CountedLabel>) -> bool {
    let numbers: Vec<u32> = labels.map(|label| label.number).collect();
    numbers.len() > 1 && numbers.iter().copied().eq(1..=numbers.len() as u32)
}
