//! The order of words in the content streams of right-to-left documents.
//!
//! krilla paints a line from left to right and puts each word of a right-to-left script into a
//! marked content `ReversedChars`, which means that its characters are in reverse order. The words
//! themselves must be in reading order (ISO 32000-1, 14.8.2.3.3): software that follows the order
//! of the stream would read each line from its end. Each word sets its own position, so that
//! reordering words does not change what is visible.

//! The operations are moved as they are written, without decoding their operands: decoding and
//! encoding the streams of a document takes as long as reading the rest of the file.

use std::ops::Range;

use lopdf::{Document, Object};

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
        for stream in document.get_page_contents(page) {
            let stream = document.get_object_mut(stream);
            let stream = stream.and_then(Object::as_stream_mut).expected(CONTENT)?;
            let plain = stream.get_plain_content().expected(CONTENT)?;
            let ordered = in_reading_order(&plain).expected(CONTENT)?;
            stream.set_plain_content(ordered);
            stream.compress().expected(CONTENT)?;
        }
    }
    Ok(())
}

/// Reverses the order of consecutive words of right-to-left scripts. Returns `None` if the stream
/// is not one of operations.
fn in_reading_order(stream: &[u8]) -> Option<Vec<u8>> {
    let mut ordered = Vec::with_capacity(stream.len());
    let mut add = |span: Range<usize>| {
        ordered.extend_from_slice(&stream[span]);
        ordered.push(b'\n');
    };
    let operations = operations(stream)?;
    let mut words: Vec<Range<usize>> = Vec::new();
    let mut index = 0;
    while let Some(operation) = operations.get(index) {
        let next = operations.get(index + 1);
        let begins = match operation.kind {
            Kind::BeginReversed => true,
            Kind::BeginActualText => next.is_some_and(|next| next.kind == Kind::BeginReversed),
            _ => false,
        };
        if !begins {
            words.drain(..).rev().for_each(&mut add);
            add(operation.span.clone());
            index += 1;
            continue;
        }
        let start = operation.span.start;
        let mut end = operation.span.end;
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
            end = inner.span.end;
            index += 1;
        }
        words.push(start..end);
    }
    words.drain(..).rev().for_each(&mut add);
    Some(ordered)
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
        let stream = in_reading_order(stream.as_bytes()).unwrap();
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

    #[test]
    fn other_words_are_not_moved() {
        let stream = "/Span <</MCID 0>> BDC BT (1) Tj (2) Tj ET EMC";
        assert_eq!(ordered(stream), "1 2");
    }

    #[test]
    fn operations_stay_as_they_are_written() {
        let stream = "q 1 0 0 -1 0 842.0 cm\nBT /F1 10.50 Tf [(a\\)(b)) -3 <0a>] TJ ET\n% BMC\nQ";
        let ordered = in_reading_order(stream.as_bytes()).unwrap();
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
