//! The borders between the parts of a text, where the markup has put them into the wrong place.

use publish_model::unresolved::Inlines;
use publish_model::{Label, plain_text};

use crate::items::{bare_number, is_number};

use super::heading::Joined;
use super::pieces::Piece;

/// Moves paragraphs between the preamble and the operative part if the printed text is clear.
pub fn correct(preamble: &mut Vec<Joined>, body: &mut Vec<Joined>) {
    if preamble.is_empty() {
        return;
    }
    let last_preambular = preambular_count(body);
    preamble.extend(body.drain(..last_preambular));
    if let Some(begins) = operative_begins(preamble, body) {
        let mut operative = preamble.split_off(begins);
        operative.iter_mut().for_each(take_out_of_list);
        operative.append(body);
        *body = operative;
    }
}

/// Returns the number of preambular paragraphs at the start of a body: unnumbered, with a comma at
/// the end, and before paragraph 1 (A/RES/77/111 in French).
fn preambular_count(body: &[Joined]) -> usize {
    let count = body.iter().take_while(|piece| is_preambular(piece)).count();
    match body.get(count).and_then(number) {
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

/// Returns the position of paragraph 1 in a preamble, if the paragraphs after it are counted up to
/// the first number of the body, or the body is empty (A/RES/76/74 in Chinese).
fn operative_begins(preamble: &[Joined], body: &[Joined]) -> Option<usize> {
    let begins = preamble.iter().position(|piece| number(piece) == Some(1))?;
    let is_after_comma = begins
        .checked_sub(1)
        .is_some_and(|before| is_preambular(&preamble[before]));
    let numbers: Vec<u32> = preamble[begins..].iter().filter_map(number).collect();
    let is_counted = numbers.iter().copied().eq(1..=numbers.len() as u32);
    let next = body.iter().find_map(number);
    let continues = match next {
        Some(next) => next as usize == numbers.len() + 1,
        None => body.is_empty(),
    };
    (is_after_comma && is_counted && continues).then_some(begins)
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
