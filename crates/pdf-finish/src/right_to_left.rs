//! The order of words in the content streams of right-to-left documents.
//!
//! krilla paints a line from left to right and puts each word of a right-to-left script into a
//! marked content `ReversedChars`, which means that its characters are in reverse order
//! (ISO 32000-1, 14.8.2.3.3). Software that follows the order of the stream would read each line
//! from its end. This module puts consecutive words of a font into one `ReversedChars` with one
//! operator, so that reversing its characters gives the words in reading order too. Firefox needs
//! this: it drops the space before a word that is painted to the left of the word before. What is
//! visible does not change.
//!
//! Other words are put into reading order one by one. Each word sets its own position.
//!
//! The operations are moved as they are written, without decoding their operands: decoding and
//! encoding the streams of a document takes as long as reading the rest of the file.

mod widths;

use std::collections::HashMap;
use std::ops::Range;

use lopdf::{Document, Object};

use self::widths::Widths;
use super::error::{Expected, FinishError, OrExpected, Step};

const CONTENT: Expected = Expected::new(
    Step::RightToLeft,
    "content streams that can be decoded",
    "ISO 32000-1, 7.8.2",
);

/// Puts the words of all pages into reading order.
pub fn finish(document: &mut Document) -> Result<(), FinishError> {
    let pages: Vec<_> = document.page_iter().collect();
    for page in pages {
        let fonts = widths::of_page(document, page)?;
        for stream in document.get_page_contents(page) {
            let stream = document.get_object_mut(stream);
            let stream = stream.and_then(Object::as_stream_mut).expected(CONTENT)?;
            let plain = stream.get_plain_content().expected(CONTENT)?;
            let ordered = in_reading_order(&plain, &fonts).expected(CONTENT)?;
            stream.set_plain_content(ordered);
            stream.compress().expected(CONTENT)?;
        }
    }
    Ok(())
}

/// Puts consecutive words of right-to-left scripts into reading order. Returns `None` if the stream
/// is not one of operations.
fn in_reading_order(stream: &[u8], fonts: &Fonts) -> Option<Vec<u8>> {
    let mut ordered = Vec::with_capacity(stream.len());
    let operations = operations(stream)?;
    let mut words: Vec<Word<'_>> = Vec::new();
    let mut index = 0;
    while let Some(operation) = operations.get(index) {
        let next = operations.get(index + 1);
        let begins = match operation.kind {
            Kind::BeginReversed => true,
            Kind::BeginActualText => next.is_some_and(|next| next.kind == Kind::BeginReversed),
            _ => false,
        };
        if !begins {
            write_words(&mut words, &mut ordered);
            ordered.extend_from_slice(&stream[operation.span.clone()]);
            ordered.push(b'\n');
            index += 1;
            continue;
        }
        let first = index;
        let mut depth = 1;
        index += 1;
        while depth > 0 {
            let Some(inner) = operations.get(index) else {
                break;
            };
            match inner.kind {
                Kind::BeginReversed | Kind::BeginActualText | Kind::Begin => depth += 1,
                Kind::End => depth -= 1,
                Kind::Other => {}
            }
            index += 1;
        }
        words.push(Word::read(stream, &operations[first..index], fonts));
    }
    write_words(&mut words, &mut ordered);
    Some(ordered)
}

/// The widths of the fonts of a page, by name.
type Fonts = HashMap<Vec<u8>, Widths>;

/// A word in a `ReversedChars`, in the order in which krilla paints words: from left to right.
struct Word<'s> {
    /// Its operations as they are written.
    written: &'s [u8],
    /// Its glyphs, if it consists of `Tr`, `Tf`, `Tm` and one operator that shows glyphs.
    glyphs: Option<Glyphs<'s>>,
}

/// The glyphs of a word.
struct Glyphs<'s> {
    /// What is written before the operator that shows them.
    before: &'s [u8],
    /// The operands of `Tr` and `Tf`, and those of `Tm` except the horizontal position.
    style: Vec<&'s [u8]>,
    size: f64,
    left: f64,
    width: f64,
    /// The texts and adjustments between the brackets of `TJ`.
    shown: &'s [u8],
}

impl<'s> Word<'s> {
    fn read(stream: &'s [u8], operations: &[Operation], fonts: &Fonts) -> Word<'s> {
        let start = operations.first().map_or(0, |first| first.span.start);
        let end = operations.last().map_or(start, |last| last.span.end);
        Word {
            written: &stream[start..end],
            glyphs: Glyphs::read(stream, operations, fonts),
        }
    }

    fn has_style_of(&self, other: &Word<'_>) -> bool {
        match (&self.glyphs, &other.glyphs) {
            (Some(one), Some(other)) => one.style == other.style,
            _ => false,
        }
    }
}

impl<'s> Glyphs<'s> {
    fn read(stream: &'s [u8], operations: &[Operation], fonts: &Fonts) -> Option<Glyphs<'s>> {
        let [begin, mode, font, matrix, show, end] = operations else {
            return None;
        };
        if begin.kind != Kind::BeginReversed || end.kind != Kind::End {
            return None;
        }
        let operands = |operation: &Operation, operator: &[u8]| {
            let tokens = tokens(&stream[operation.span.clone()])?;
            let (last, operands) = tokens.split_last()?;
            (*last == operator).then(|| operands.to_vec())
        };
        let mut style = operands(mode, b"Tr")?;
        let font = operands(font, b"Tf")?;
        let [name, size] = font.as_slice() else {
            return None;
        };
        let matrix = operands(matrix, b"Tm")?;
        // Only a matrix without a horizontal scale has the unit of the widths.
        let [b"1", b"0", b"0", d, left, f] = matrix.as_slice() else {
            return None;
        };
        style.extend([*name, *size, *d, *f]);
        let written = &stream[show.span.clone()];
        let shown = match written {
            [b'[', shown @ .., b']', b'T', b'J'] => shown,
            [shown @ .., b'T', b'j'] => shown,
            _ => return None,
        };
        let size = number(size)?;
        Some(Glyphs {
            before: &stream[begin.span.start..show.span.start],
            style,
            size,
            left: number(left)?,
            width: fonts.get(*name)?.of_shown(&tokens(shown)?)? * size / 1000.0,
            shown,
        })
    }

    /// The adjustment in `TJ` that moves from the end of this word to the start of the next one.
    fn adjustment(&self, next: &Glyphs<'_>) -> f64 {
        (self.left + self.width - next.left) * 1000.0 / self.size
    }
}

/// Writes the words of a line in reading order, and empties the list. Consecutive words with the same
/// style are joined.
fn write_words(words: &mut Vec<Word<'_>>, ordered: &mut Vec<u8>) {
    for run in words.chunk_by(Word::has_style_of).rev() {
        let glyphs: Option<Vec<&Glyphs<'_>>> =
            run.iter().map(|word| word.glyphs.as_ref()).collect();
        match glyphs.as_deref() {
            Some(glyphs @ [_, _, ..]) => write_joined(glyphs, ordered),
            _ => run
                .iter()
                .for_each(|word| ordered.extend_from_slice(word.written)),
        }
        ordered.push(b'\n');
    }
    words.clear();
}

/// Writes words in one `ReversedChars` with one operator, from left to right.
fn write_joined(words: &[&Glyphs<'_>], ordered: &mut Vec<u8>) {
    ordered.extend_from_slice(words[0].before);
    ordered.push(b'[');
    for (index, word) in words.iter().enumerate() {
        if let Some(before) = index.checked_sub(1).and_then(|before| words.get(before)) {
            let adjustment = before.adjustment(word);
            // Smaller adjustments are errors of rounding.
            if adjustment.abs() >= 0.01 {
                ordered.extend_from_slice(format!(" {adjustment:.3} ").as_bytes());
            }
        }
        ordered.extend_from_slice(word.shown);
    }
    ordered.extend_from_slice(b"]TJ\nEMC");
}

fn number(token: &[u8]) -> Option<f64> {
    std::str::from_utf8(token).ok()?.parse().ok()
}

/// Returns the tokens of operands, without white space.
fn tokens(written: &[u8]) -> Option<Vec<&[u8]>> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while at < written.len() {
        let end = end_of_token(written, at)?;
        if !matches!(written[at], 0 | b'\t' | b'\n' | 0x0c | b'\r' | b' ' | b'%') {
            tokens.push(&written[at..end]);
        }
        at = end;
    }
    Some(tokens)
}

/// An operation in a content stream.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Operation {
    /// Its operands and its operator.
    span: Range<usize>,
    kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// The beginning of a marked content `ReversedChars`.
    BeginReversed,
    /// The beginning of a marked content with an `ActualText`.
    BeginActualText,
    /// The beginning of another marked content.
    Begin,
    /// The end of a marked content.
    End,
    Other,
}

/// Returns the operations of a content stream. Returns `None` if a text, dictionary or array does
/// not end, or if the stream has an inline image, whose bytes look like operators.
fn operations(stream: &[u8]) -> Option<Vec<Operation>> {
    let mut operations = Vec::new();
    let mut operands = Operands::default();
    let mut depth: usize = 0;
    let mut at = 0;
    while let Some(byte) = stream.get(at) {
        let start = at;
        at = end_of_token(stream, at)?;
        let token = &stream[start..at];
        match byte {
            0 | b'\t' | b'\n' | 0x0c | b'\r' | b' ' | b'%' => continue,
            b'[' => depth += 1,
            b'<' if token == b"<<" => depth += 1,
            b']' => depth = depth.checked_sub(1)?,
            b'>' => depth = depth.checked_sub(1)?,
            b'(' | b'<' => {}
            b'/' => operands.is_actual_text |= depth == 1 && token == b"/ActualText",
            b'0'..=b'9' | b'+' | b'-' | b'.' => {}
            _ if depth > 0 || matches!(token, b"true" | b"false" | b"null") => {}
            _ => {
                let begin = operands.start.unwrap_or(start);
                let kind = match token {
                    b"BMC" if operands.first == b"/ReversedChars" => Kind::BeginReversed,
                    b"BDC" if operands.is_actual_text => Kind::BeginActualText,
                    b"BMC" | b"BDC" => Kind::Begin,
                    b"EMC" => Kind::End,
                    b"BI" => return None,
                    _ => Kind::Other,
                };
                let span = begin..at;
                operations.push(Operation { span, kind });
                operands = Operands::default();
                continue;
            }
        }
        if operands.start.is_none() {
            operands.start = Some(start);
            operands.first = token;
        }
    }
    (depth == 0).then_some(operations)
}

/// The operands before the next operator.
#[derive(Default)]
struct Operands<'s> {
    start: Option<usize>,
    first: &'s [u8],
    /// Whether a dictionary among them has an `ActualText`.
    is_actual_text: bool,
}

/// Returns the end of the token that starts at a position (ISO 32000-1, 7.2). Returns `None` if it
/// does not end.
fn end_of_token(stream: &[u8], start: usize) -> Option<usize> {
    let rest = &stream[start..];
    let length = match rest.first()? {
        b'(' => length_of_text(rest)?,
        b'<' if rest.get(1) == Some(&b'<') => 2,
        b'<' => rest.iter().position(|byte| *byte == b'>')? + 1,
        b'>' if rest.get(1) == Some(&b'>') => 2,
        b'>' => return None,
        b'%' => {
            let end = rest.iter().position(|byte| matches!(byte, b'\r' | b'\n'));
            end.unwrap_or(rest.len())
        }
        b'/' => {
            1 + rest[1..]
                .iter()
                .take_while(|byte| is_regular(**byte))
                .count()
        }
        byte if is_regular(*byte) => rest.iter().take_while(|byte| is_regular(**byte)).count(),
        _ => 1,
    };
    Some(start + length)
}

/// Returns the length of a text in brackets, which may contain others.
fn length_of_text(rest: &[u8]) -> Option<usize> {
    let mut depth: usize = 0;
    let mut is_escaped = false;
    for (at, byte) in rest.iter().enumerate() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = true,
            b'(' => depth += 1,
            b')' if depth == 1 => return Some(at + 1),
            b')' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// Whether a byte neither is white space nor delimits tokens.
fn is_regular(byte: u8) -> bool {
    !matches!(
        byte,
        0 | b'\t'
            | b'\n'
            | 0x0c
            | b'\r'
            | b' '
            | b'('
            | b')'
            | b'<'
            | b'>'
            | b'['
            | b']'
            | b'{'
            | b'}'
            | b'/'
            | b'%'
    )
}

#[cfg(test)]
mod tests {
    use lopdf::content::Content;

    use super::*;

    fn ordered(stream: &str) -> String {
        let stream = in_reading_order(stream.as_bytes(), &Fonts::new()).unwrap();
        let content = Content::decode(&stream).unwrap();
        let shown = content.operations.iter().filter_map(|operation| {
            let text = operation.operands.first()?.as_str().ok()?;
            (operation.operator == "Tj").then(|| String::from_utf8_lossy(text).into_owned())
        });
        shown.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn consecutive_right_to_left_words_are_reversed() {
        let stream = "/Span <</MCID 0>> BDC BT \
            /ReversedChars BMC (3) Tj EMC \
            /Span <</ActualText (two)>> BDC /ReversedChars BMC (2) Tj EMC EMC \
            /ReversedChars BMC (1) Tj EMC ET EMC \
            /Span <</MCID 1>> BDC BT (4) Tj ET EMC \
            /Span <</MCID 2>> BDC BT /ReversedChars BMC (6) Tj EMC /ReversedChars BMC (5) Tj EMC ET EMC";
        assert_eq!(ordered(stream), "1 2 3 4 5 6");
    }

    /// A line of words in a font whose glyphs 1, 2 and 3 are 500, 600 and 250 wide.
    fn joined(words: &str) -> String {
        let widths = Widths::from([(1, 500.0), (2, 600.0), (3, 250.0)]);
        let fonts = Fonts::from([(b"/f0".to_vec(), widths)]);
        let ordered = in_reading_order(words.as_bytes(), &fonts).unwrap();
        String::from_utf8(ordered).unwrap()
    }

    #[test]
    fn consecutive_words_of_a_font_are_one_text_from_left_to_right() {
        let words = "/ReversedChars BMC 0 Tr/f0 10 Tf 1 0 0 -1 0 0 Tm[<00030001> 100 <0002>]TJ EMC \
            /ReversedChars BMC 0 Tr/f0 10 Tf 1 0 0 -1 12.5 0 Tm[(\\000\\3\\000\x02)]TJ EMC \
            /ReversedChars BMC 0 Tr/f0 10 Tf 1 0 0 -1 24 0 Tm<0001>Tj EMC";
        let expected = "/ReversedChars BMC 0 Tr/f0 10 Tf 1 0 0 -1 0 0 Tm\
            [<00030001> 100 <0002>(\\000\\3\\000\x02) -300.000 <0001>]TJ\nEMC\n";
        assert_eq!(joined(words), expected);
    }

    #[test]
    fn words_of_another_size_or_line_are_not_joined() {
        let words = "/ReversedChars BMC 0 Tr/f0 10 Tf 1 0 0 -1 0 0 Tm<0001>Tj EMC \
            /ReversedChars BMC 0 Tr/f0 12 Tf 1 0 0 -1 5 0 Tm<0002>Tj EMC \
            /ReversedChars BMC 0 Tr/f0 12 Tf 1 0 0 -1 5 3 Tm<0003>Tj EMC";
        let joined = joined(words);
        let position = |text: &str| joined.find(text).unwrap();
        assert_eq!(joined.matches("ReversedChars").count(), 3);
        assert!(position("<0003>") < position("<0002>") && position("<0002>") < position("<0001>"));
    }

    #[test]
    fn other_words_are_not_moved() {
        let stream = "/Span <</MCID 0>> BDC BT (1) Tj (2) Tj ET EMC";
        assert_eq!(ordered(stream), "1 2");
    }

    #[test]
    fn operations_stay_as_they_are_written() {
        let stream = "q 1 0 0 -1 0 842.0 cm\nBT /F1 10.50 Tf [(a\\)(b)) -3 <0a>] TJ ET\n% BMC\nQ";
        let ordered = in_reading_order(stream.as_bytes(), &Fonts::new()).unwrap();
        let expected = "q\n1 0 0 -1 0 842.0 cm\nBT\n/F1 10.50 Tf\n[(a\\)(b)) -3 <0a>] TJ\nET\nQ\n";
        assert_eq!(String::from_utf8_lossy(&ordered), expected);
    }

    #[test]
    fn operators_in_texts_names_and_dictionaries_are_not_operations() {
        let stream = "/EMC <</EMC true /Text (EMC) /List [/BMC null] /Inner <</ActualText (x)>>>> BDC \
            (EMC) Tj EMC";
        let kinds: Vec<Kind> = operations(stream.as_bytes())
            .unwrap()
            .into_iter()
            .map(|one| one.kind)
            .collect();
        assert_eq!(kinds, [Kind::Begin, Kind::Other, Kind::End]);
    }

    #[test]
    fn streams_that_cannot_be_split_are_rejected() {
        for stream in [
            "(text Tj",
            "<</A 1 BDC",
            "] TJ",
            "BI /W 1 ID x EI",
            "> Tj",
            "<41 Tj",
        ] {
            assert_eq!(operations(stream.as_bytes()), None, "{stream}");
        }
    }
}
