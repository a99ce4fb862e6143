//! Addresses in the text that are not links.

use std::ops::Range;

use publish_model::diagnostic::Code;

use crate::report::Report;

/// How an address begins.
const BEGINNINGS: [&str; 3] = ["https://", "http://", "www."];

/// Reports the addresses that begin in a part of a file. `span` is the part without markup, outside
/// links.
pub fn check(text: &str, span: Range<usize>, report: &mut Report) {
    let mut start = span.start;
    while let Some(found) = next(text, start..span.end) {
        start = found.end;
        let address = &text[found.clone()];
        let href = match address.starts_with("www.") {
            true => format!("https://{address}"),
            false => address.to_owned(),
        };
        report.warning(
            Code::BareAddress,
            "the address is not a link",
            format!(
                "write “[words]({href})”, with words that name the page; if the address itself is \
                 printed, write “[{address}]({href})”"
            ),
            found,
        );
    }
}

/// Returns the span of the first address that begins in a part of a file. It may continue after the
/// part, because the library splits text at characters such as `_`.
fn next(text: &str, part: Range<usize>) -> Option<Range<usize>> {
    let words = text.get(part.clone())?;
    let starts = BEGINNINGS.iter().flat_map(|begin| {
        let offsets = words.match_indices(begin);
        offsets.map(|(offset, _)| (part.start + offset, begin.len()))
    });
    let begins_word =
        |start: &usize| !text[..*start].ends_with(|one: char| one.is_ascii_alphanumeric());
    let address = |(start, length): (usize, usize)| {
        let rest = &text[start..];
        let end = rest.find(|one: char| !is_in_address(one));
        let whole = &rest[..end.unwrap_or(rest.len())];
        let length_of_whole = whole.trim_end_matches(TRAILING).len();
        (length_of_whole > length).then_some(start..start + length_of_whole)
    };
    starts
        .filter(|(start, _)| begins_word(start) && !is_within_address(text, *start))
        .filter_map(address)
        .min_by_key(|found| found.start)
}

/// Whether an address begins earlier in the same word, such as that of a page in an archive.
fn is_within_address(text: &str, start: usize) -> bool {
    let before = &text[text.floor_char_boundary(start.saturating_sub(LENGTH_MAX))..start];
    let word = before
        .rfind(|one: char| !is_in_address(one))
        .map_or(before, |end| &before[end..]);
    BEGINNINGS.iter().any(|begin| word.contains(begin))
}

/// The number of bytes in which an address is expected to end.
const LENGTH_MAX: usize = 2000;

/// Punctuation that can be in an address, but that belongs to the sentence at the end of one.
const TRAILING: [char; 9] = ['.', ',', ';', ':', '!', '?', '\'', '*', '_'];

/// Whether a character can be in an address. Other scripts, quotation marks and closing brackets
/// are of the sentence.
fn is_in_address(character: char) -> bool {
    character.is_ascii_graphic()
        && !matches!(character, '"' | '<' | '>' | '(' | ')' | '[' | ']' | '|')
}

#[cfg(test)]
mod tests {
    use super::next;

    #[test]
    fn an_address_ends_before_the_punctuation_of_its_sentence() {
        for (text, wanted) in [
            (
                "See https://www.un.org/x_y.",
                Some("https://www.un.org/x_y"),
            ),
            ("(www.un.org/en), and", Some("www.un.org/en")),
            ("“http://un.org”", Some("http://un.org")),
            ("见https://un.org/zh。", Some("https://un.org/zh")),
            ("begins with https:// or www.", None),
            ("un.org and someone@un.org", None),
            ("xhttps://un.org", None),
        ] {
            let found = next(text, 0..text.len());
            assert_eq!(found.map(|span| &text[span]), wanted, "{text}");
        }
    }

    #[test]
    fn an_address_in_an_address_is_not_reported_again() {
        let text = "https://example.org/_http://example.net/ (http://un.org)";
        let rest = text.find("_http").unwrap() + 1..text.len();
        let found = next(text, rest).map(|span| &text[span]);
        assert_eq!(found, Some("http://un.org"));
    }
}
