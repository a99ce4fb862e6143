//! The borders between the parts of a text, where the markup has put them into the wrong place.

use std::slice;

use jiff::civil::Date;
use publish_model::unresolved::{Inline, Inlines};
use publish_model::{Label, plain_text};

use crate::items::{bare_number, is_number};

use super::heading::{self, Joined};
use super::pieces::Piece;
use super::restore;

/// Moves paragraphs between the preamble and the operative part if the printed text is clear.
pub fn correct(preamble: &mut Vec<Joined>, body: &mut Vec<Joined>) {
    if preamble.is_empty() {
        return;
    }
    let last_preambular = preambular_count(body);
    preamble.extend(body.drain(..last_preambular));
    if let (Some(Joined::Other(Piece::Paragraph { content, .. })), Some(Joined::Other(first))) =
        (preamble.last_mut(), body.first())
        && let Some(row) = restore::divider(first)
    {
        restore::attach(content, row);
        body.remove(0);
    }
    if let Some(begins) = operative_begins(preamble, body) {
        let mut operative = preamble.split_off(begins);
        operative.iter_mut().for_each(take_out_of_list);
        operative.append(body);
        *body = operative;
    }
}

/// Returns the number of preambular paragraphs at the start of a body: unnumbered, with a comma at
/// the end, and before paragraph 1 (A/RES/77/111 in French), with or without a heading between
/// (S/RES/2628 (2022) in Arabic).
fn preambular_count(body: &[Joined]) -> usize {
    let count = body.iter().take_while(|piece| is_preambular(piece)).count();
    let next = body[count..]
        .iter()
        .find(|piece| !matches!(piece, Joined::Heading { .. }));
    match next.and_then(number) {
        Some(1) => count,
        _ => 0,
    }
}

fn is_preambular(piece: &Joined) -> bool {
    match piece {
        Joined::Other(Piece::Paragraph {
            label: None,
            content,
            in_list: false,
        }) => plain_text(content)
            .trim_end()
            .ends_with([',', '،', '，', '、']),
        _ => false,
    }
}

/// Returns the position of the first operative paragraph in a preamble.
fn operative_begins(preamble: &[Joined], body: &[Joined]) -> Option<usize> {
    paragraph_one(preamble, body).or_else(|| unnumbered_paragraph(preamble, body))
}

/// Returns the position of paragraph 1 in a preamble, or of the text that introduces it with a colon
/// (A/RES/77/264 A in Chinese), if the paragraphs after it are counted up to the first number of the
/// body, or the body is empty (A/RES/76/74 in Chinese).
fn paragraph_one(preamble: &[Joined], body: &[Joined]) -> Option<usize> {
    let one = preamble.iter().position(|piece| number(piece) == Some(1))?;
    let is_introduced = one
        .checked_sub(1)
        .is_some_and(|before| unnumbered_text(&preamble[before]).ends_with([':', '：']));
    let begins = one - usize::from(is_introduced);
    let is_after_comma = match begins.checked_sub(1) {
        Some(before) => is_preambular(&preamble[before]),
        None => is_introduced,
    };
    let numbers: Vec<u32> = preamble[begins..].iter().filter_map(number).collect();
    let is_counted = numbers.iter().copied().eq(1..=numbers.len() as u32);
    let next = body.iter().find_map(number);
    let continues = match next {
        Some(next) => next as usize == numbers.len() + 1,
        None => body.is_empty(),
    };
    (is_after_comma && is_counted && continues).then_some(begins)
}

/// Returns the position of the first operative paragraph, without a number, if its items are
/// continued in the body (A/RES/79/93 A in Russian).
fn unnumbered_paragraph(preamble: &[Joined], body: &[Joined]) -> Option<usize> {
    let begins = preamble.iter().rposition(is_preambular)? + 1;
    let introduces = preamble
        .get(begins)
        .is_some_and(|piece| !unnumbered_text(piece).is_empty());
    let items = preamble.get(begins + 1..)?;
    let continues = !items.is_empty() && items.iter().chain(body.first()).all(is_item);
    (introduces && continues && !body.is_empty()).then_some(begins)
}

fn is_item(piece: &Joined) -> bool {
    let is_labelled = matches!(
        piece,
        Joined::Other(Piece::Paragraph { label: Some(_), .. })
    );
    is_labelled && number(piece).is_none()
}

/// Returns the words of a paragraph without a number, or nothing for other pieces.
fn unnumbered_text(piece: &Joined) -> String {
    match piece {
        Joined::Other(Piece::Paragraph {
            label: None,
            content,
            in_list: false,
        }) => plain_text(content).trim_end().to_owned(),
        _ => String::new(),
    }
}

/// Removes the closing lines from the end of a body and returns them: the vote in brackets
/// (A/HRC/RES/57/2 in Arabic), a line in italics (A/RES/77/265 in Arabic), or the only line with the
/// meeting (A/HRC/RES/57/2 in Chinese).
pub fn take_closing_lines(body: &mut Vec<Joined>, has_conclusions: bool) -> Vec<Inlines> {
    let begins = vote_begins(body).or_else(|| {
        let last = body.last()?;
        let words = unnumbered_text(last);
        let is_short = (1..=CLOSING_LENGTH_MAX).contains(&words.chars().count());
        let is_line = is_short && !words.ends_with(heading::SENTENCE_ENDS);
        let is_closing = if has_conclusions {
            is_italic(last)
        } else {
            words.contains(|character: char| character.is_ascii_digit())
        };
        (is_line && is_closing && body.len() > 1).then_some(body.len() - 1)
    });
    if begins.is_none() && !has_conclusions {
        return take_from_quotation(body);
    }
    let lines = begins.map(|begins| body.split_off(begins));
    let lines = lines.into_iter().flatten().filter_map(|piece| match piece {
        Joined::Other(Piece::Paragraph { content, .. }) => Some(content),
        _ => None,
    });
    lines.collect()
}

/// Removes the lines with the meeting and the date from the end of a quotation that is the last block
/// of a body: the text of a draft resolution after which no other paragraph follows (E/RES/2021/21).
fn take_from_quotation(body: &mut [Joined]) -> Vec<Inlines> {
    let Some(Joined::Other(Piece::Quotation(pieces))) = body.last_mut() else {
        return Vec::new();
    };
    let lines = match pieces.last() {
        Some(Piece::Paragraph {
            label: None,
            content,
            in_list: false,
        }) => meeting_and_date(content),
        _ => Vec::new(),
    };
    if lines.is_empty() || pieces.len() == 1 {
        return Vec::new();
    }
    pieces.pop();
    lines
}

/// Removes the lines with the meeting and the date from the end of the last annex, if the document has
/// none before its annexes (E/RES/2025/16). `adopted` is the date of adoption.
pub fn take_from_annex(annex: &mut Vec<Joined>, adopted: Option<Date>) -> Vec<Inlines> {
    let last = match annex.last() {
        Some(Joined::Other(Piece::Paragraph {
            label: None,
            content,
            in_list: false,
        })) => content,
        // The last line of a Chinese text is read as a heading.
        Some(Joined::Heading { heading, .. }) if heading.label.is_empty() => &heading.title,
        _ => return Vec::new(),
    };
    let lines = match meeting_and_date(last) {
        lines if lines.is_empty() => {
            adopted.map_or_else(Vec::new, |adopted| split_at_date(last, adopted))
        }
        lines => lines,
    };
    if lines.is_empty() || annex.len() == 1 {
        return Vec::new();
    }
    annex.pop();
    lines
}

/// Returns the lines of a text with the meeting and the date, in either order (Chinese has the date
/// first), or nothing if it is another text.
fn meeting_and_date(content: &Inlines) -> Vec<Inlines> {
    let lines = lines_of(content);
    let words: Vec<String> = lines.iter().map(|line| plain_text(line)).collect();
    let is_closing = |line: &String| {
        line.contains(|one: char| one.is_ascii_digit())
            && line.chars().count() <= CLOSING_LENGTH_MAX
            && !line.trim_end().ends_with(heading::SENTENCE_ENDS)
    };
    let has_year = |line: &&String| figures(line).iter().any(|figures| figures.len() == 4);
    let years = words.iter().filter(has_year).count();
    if lines.len() == 2 && words.iter().all(is_closing) && years == 1 {
        lines
    } else {
        Vec::new()
    }
}

/// Splits a line into the meeting and the date of adoption, between which the markup has no line break,
/// or returns nothing if it is another text.
fn split_at_date(line: &Inlines, adopted: Date) -> Vec<Inlines> {
    for (index, inline) in line.iter().enumerate() {
        let Inline::Text { text, .. } = inline else {
            continue;
        };
        for (at, space) in text.match_indices(char::is_whitespace) {
            let before = Inline::text(&text[..at]);
            let after = Inline::text(&text[at + space.len()..]);
            let before = [&line[..index], slice::from_ref(&before)].concat();
            let after = [slice::from_ref(&after), &line[index + 1..]].concat();
            let lines = [before, after].map(without_blanks);
            let [first, second] = lines.each_ref().map(|line| plain_text(line));
            let is_split = is_meeting(&first) && is_date(&second, adopted)
                || is_date(&first, adopted) && is_meeting(&second);
            if is_split {
                return lines.into();
            }
        }
    }
    Vec::new()
}

fn without_blanks(line: Inlines) -> Inlines {
    let is_blank =
        |inline: &Inline| matches!(inline, Inline::Text { text, .. } if text.trim().is_empty());
    line.into_iter()
        .filter(|inline| !is_blank(inline))
        .collect()
}

/// Whether a line has one number and can be that of the meeting.
fn is_meeting(line: &str) -> bool {
    let is_short = (1..=CLOSING_LENGTH_MAX).contains(&line.chars().count());
    is_short && figures(line).len() == 1 && !line.contains(heading::SENTENCE_ENDS)
}

/// Whether a line is this date: “29 July 2025”, “2025年7月29日”.
fn is_date(line: &str, date: Date) -> bool {
    let (year, month, day) = (date.year(), date.month(), date.day());
    let figures: Vec<i16> = figures(line)
        .iter()
        .filter_map(|figures| figures.parse().ok())
        .collect();
    let is_same = figures == [day.into(), year] || figures == [year, month.into(), day.into()];
    is_same && line.starts_with(|first: char| first.is_ascii_digit())
}

/// Returns the numbers in a text.
fn figures(text: &str) -> Vec<&str> {
    let numbers = text.split(|one: char| !one.is_ascii_digit());
    numbers.filter(|number| !number.is_empty()).collect()
}

/// Returns the lines of a text, which line breaks divide.
fn lines_of(content: &Inlines) -> Vec<Inlines> {
    let lines = content.split(|inline| matches!(inline, Inline::LineBreak));
    lines.map(<[Inline]>::to_vec).collect()
}

/// The maximum number of characters of a closing line. A/RES/77/264 has one of 28.
const CLOSING_LENGTH_MAX: usize = 60;

fn vote_begins(body: &[Joined]) -> Option<usize> {
    let is_text = |piece: &Joined| !unnumbered_text(piece).is_empty();
    let numbered = body.iter().rposition(|piece| !is_text(piece))?;
    let begins = body[numbered..]
        .iter()
        .position(|piece| unnumbered_text(piece).starts_with('['))?;
    let ends = unnumbered_text(body.last()?).ends_with(']');
    ends.then_some(numbered + begins)
}

fn is_italic(piece: &Joined) -> bool {
    match piece {
        Joined::Other(Piece::Paragraph { content, .. }) => {
            content.iter().all(|inline| match inline {
                Inline::Text { text, .. } => text.trim().is_empty(),
                other => matches!(other, Inline::Emphasis { .. }),
            })
        }
        _ => false,
    }
}

fn take_out_of_list(piece: &mut Joined) {
    let is_numbered = number(piece).is_some();
    if let Joined::Other(Piece::Paragraph { in_list, .. }) = piece
        && is_numbered
    {
        *in_list = false;
    }
}

/// Returns the number of a numbered paragraph.
fn number(piece: &Joined) -> Option<u32> {
    let Joined::Other(Piece::Paragraph {
        label: Some((printed, _)),
        ..
    }) = piece
    else {
        return None;
    };
    if is_number(printed) {
        return Label::readings(printed).first().map(|label| label.ordinal);
    }
    bare_number(printed).map(|label| label.ordinal)
}

/// Returns the lines of a text after the closing lines that continues them: the vote in brackets
/// (A/HRC/RES/57/20 in Arabic).
pub fn closing_lines(after: &[Joined]) -> Option<Vec<Inlines>> {
    let lines = after.iter().map(|piece| match piece {
        Joined::Other(Piece::Paragraph {
            label: None,
            content,
            ..
        }) => Some(content.clone()),
        _ => None,
    });
    let lines: Vec<Inlines> = lines.collect::<Option<_>>()?;
    let begins = plain_text(lines.first()?).starts_with(['[', ']']);
    let ends = plain_text(lines.last()?).ends_with(['[', ']']);
    (begins || ends).then_some(lines)
}
