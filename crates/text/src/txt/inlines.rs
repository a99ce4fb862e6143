//! Running text: words without mark-up, calls of notes in square brackets.

use publish_model::Inline;

/// The text of a run of inlines. A line break in it is a line end, every other space is a space or
/// one that keeps words together.
pub fn text(inlines: &[Inline]) -> String {
    let mut words = String::new();
    collect(inlines, &mut words);
    words
}

/// A call of a note, and the mark before the note.
pub fn call(mark: &str) -> String {
    format!("[{mark}]")
}

fn collect(inlines: &[Inline], words: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text { text, .. } | Inline::Reference { text, .. } => {
                words.extend(text.chars().filter_map(visible));
            }
            Inline::Superscript { content } => {
                words.push_str(&small(&text(content), &SUPERSCRIPTS));
            }
            Inline::Subscript { content } => words.push_str(&small(&text(content), &SUBSCRIPTS)),
            Inline::Emphasis { content }
            | Inline::Strong { content }
            | Inline::Foreign { content, .. } => collect(content, words),
            Inline::Link { href, content } => {
                let shown = text(content);
                words.push_str(&shown);
                if !is_shown(href.as_str(), &shown) {
                    // As RFC 3986, appendix C, has it.
                    words.push_str(&format!(" <{href}>"));
                }
            }
            Inline::NoteCall { mark, .. } => words.push_str(&call(mark)),
            Inline::LineBreak => words.push('\n'),
        }
    }
}

/// The United Nations document site, by all its names: what leads there names a document by its
/// symbol, as mentions without a link do, or has an address that says nothing.
const DOCUMENT_SITE: [&str; 4] = [
    "://undocs.org/",
    "://docs.un.org/",
    "://documents.un.org/",
    "://documents-dds-ny.un.org/",
];

/// Whether the words of a link say where it leads, or it leads to a place of the document itself.
fn is_shown(href: &str, words: &str) -> bool {
    let words = words.trim().trim_end_matches('/');
    href.starts_with('#')
        || DOCUMENT_SITE.iter().any(|site| href.contains(site))
        || !words.is_empty() && href.trim_end_matches('/').ends_with(words)
}

/// A character of the text. Those that only turn the direction of writing or allow a hyphen are left
/// out: terminals show them as boxes, and do without them, because lines hold words alone.
fn visible(character: char) -> Option<char> {
    match character {
        '\u{ad}' | '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{feff}' => None,
        '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' => None,
        '\u{a0}' | '\u{202f}' => Some(character),
        space if space.is_whitespace() => Some(' '),
        other => Some(other),
    }
}

const SUPERSCRIPTS: [(char, char); 14] = [
    ('0', '⁰'),
    ('1', '¹'),
    ('2', '²'),
    ('3', '³'),
    ('4', '⁴'),
    ('5', '⁵'),
    ('6', '⁶'),
    ('7', '⁷'),
    ('8', '⁸'),
    ('9', '⁹'),
    ('+', '⁺'),
    ('-', '⁻'),
    ('(', '⁽'),
    (')', '⁾'),
];

const SUBSCRIPTS: [(char, char); 14] = [
    ('0', '₀'),
    ('1', '₁'),
    ('2', '₂'),
    ('3', '₃'),
    ('4', '₄'),
    ('5', '₅'),
    ('6', '₆'),
    ('7', '₇'),
    ('8', '₈'),
    ('9', '₉'),
    ('+', '₊'),
    ('-', '₋'),
    ('(', '₍'),
    (')', '₎'),
];

/// Raised or lowered figures in characters of their own, without which 10⁶ would be 106. Letters, as
/// those of ordinals, are as legible on the line.
fn small(text: &str, signs: &[(char, char)]) -> String {
    let of = |character: char| {
        let found = signs.iter().find(|(plain, _)| *plain == character);
        found.map(|(_, small)| *small)
    };
    let small: Option<String> = text.chars().map(of).collect();
    small.unwrap_or_else(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<Inline> {
        vec![Inline::text(text)]
    }

    #[test]
    fn figures_are_raised_and_ordinals_are_not() {
        let raised = |text: &str| Inline::Superscript {
            content: words(text),
        };
        assert_eq!(text(&[Inline::text("10"), raised("6")]), "10⁶");
        assert_eq!(text(&[Inline::text("2"), raised("nd")]), "2nd");
    }

    #[test]
    fn a_link_tells_its_address_unless_its_words_are_that() {
        let link = |href: &str, shown: &str| Inline::Link {
            href: href.parse().unwrap(),
            content: words(shown),
        };
        let told = text(&[link("https://www.un.org/en/", "its page")]);
        assert_eq!(told, "its page <https://www.un.org/en/>");
        assert_eq!(
            text(&[link("https://www.un.org/", "www.un.org")]),
            "www.un.org"
        );
        for href in ["#annex", "https://undocs.org/en/A/RES/1514(XV)"] {
            assert_eq!(text(&[link(href, "its annex")]), "its annex");
        }
    }

    #[test]
    fn marks_of_direction_are_left_out() {
        assert_eq!(text(&words("\u{200f}68/197\u{200e} و")), "68/197 و");
    }
}
