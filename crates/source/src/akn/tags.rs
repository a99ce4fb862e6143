//! Finds tags that are too long for the parser.

use std::ops::Range;

/// The maximum length of a tag with its attributes. The longest of the official documents has 2.3 KB.
pub(super) const BYTES_MAX: usize = 16 * 1024;

/// Finds the beginning of a tag that is too long. The parser compares each attribute of a tag with all
/// others, so its time grows with the square of their number.
pub(super) fn too_long(text: &str) -> Option<Range<usize>> {
    let tags = text.match_indices('<').map(|(start, _)| start);
    let mut tags = tags.filter(|start| text[start + 1..].starts_with(char::is_alphabetic));
    tags.find(|start| !ends(&text.as_bytes()[*start..]))
        .map(|start| {
            let name = text[start..].split_whitespace().next();
            start..start + name.map_or(1, str::len)
        })
}

/// Whether a tag ends within the maximum length, or the file does.
fn ends(text: &[u8]) -> bool {
    let mut quote = None;
    for byte in text.iter().take(BYTES_MAX) {
        match (quote, byte) {
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, b'>') => return true,
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
    }
    text.len() <= BYTES_MAX
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_with_thousands_of_attributes_is_too_long() {
        let attributes: String = (0..2000).map(|n| format!(" a{n}=\">\"")).collect();
        let text = format!("<a><b>text</b><p{attributes}>text</p></a>");
        assert_eq!(too_long(&text), Some(14..16));
    }

    #[test]
    fn long_texts_and_comments_are_not_tags() {
        let long = "it's long ".repeat(BYTES_MAX / 10);
        let text = format!("<a><!-- {long} --><b c=\"it's\">{long}</b>{long}</a>");
        assert_eq!(too_long(&text), None);
        assert_eq!(too_long("<a b='"), None);
    }
}
