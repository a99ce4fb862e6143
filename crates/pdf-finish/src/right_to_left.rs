//! The order of words in the content streams of right-to-left documents.
//!
//! krilla paints a line from left to right and puts each word of a right-to-left script into a
//! marked content `ReversedChars`, which means that its characters are in reverse order. The words
//! themselves must be in reading order (ISO 32000-1, 14.8.2.3.3): software that follows the order
//! of the stream would read each line from its end. Each word sets its own position, so that
//! reordering words does not change what is visible.

use lopdf::content::{Content, Operation};
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
            let mut content = Content::decode(&plain).expected(CONTENT)?;
            content.operations = in_reading_order(content.operations);
            stream.set_plain_content(content.encode().expected(CONTENT)?);
            stream.compress().expected(CONTENT)?;
        }
    }
    Ok(())
}

/// Reverses the order of consecutive words of right-to-left scripts.
fn in_reading_order(operations: Vec<Operation>) -> Vec<Operation> {
    let mut ordered = Vec::with_capacity(operations.len());
    let mut words: Vec<Vec<Operation>> = Vec::new();
    let mut operations = operations.into_iter().peekable();
    while let Some(operation) = operations.next() {
        let begins = is_reversed(&operation)
            || is_actual_text(&operation) && operations.peek().is_some_and(is_reversed);
        if !begins {
            ordered.extend(words.drain(..).rev().flatten());
            ordered.push(operation);
            continue;
        }
        let mut word = vec![operation];
        let mut depth = 1;
        while depth > 0 {
            let Some(inner) = operations.next() else {
                break;
            };
            match inner.operator.as_str() {
                "BMC" | "BDC" => depth += 1,
                "EMC" => depth -= 1,
                _ => {}
            }
            word.push(inner);
        }
        words.push(word);
    }
    ordered.extend(words.drain(..).rev().flatten());
    ordered
}

fn is_reversed(operation: &Operation) -> bool {
    operation.operator == "BMC"
        && matches!(operation.operands.first(), Some(Object::Name(name)) if name == b"ReversedChars")
}

fn is_actual_text(operation: &Operation) -> bool {
    let properties = operation.operands.get(1);
    operation.operator == "BDC"
        && matches!(properties, Some(Object::Dictionary(properties)) if properties.has(b"ActualText"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ordered(stream: &str) -> String {
        let content = Content::decode(stream.as_bytes()).unwrap();
        let operations = in_reading_order(content.operations);
        let shown = operations.iter().filter_map(|operation| {
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
}
