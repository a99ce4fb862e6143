//! Running text: words without markup, with note calls in square brackets.

use publish_model::Inline;

/// Returns the text of a run of inlines. A line break becomes a newline; all other whitespace
/// becomes a space or a no-break space. Addresses on the sites with these hosts are not printed.
pub fn text(inlines: &[Inline], hosts: &[String]) -> String {
    let mut words = String::new();
    collect(inlines, hosts, &mut words);
    words
}

/// Returns the mark of a note, in its calls and before the note.
pub fn note_mark(mark: &str) -> String {
    format!("[{mark}]")
}

fn collect(inlines: &[Inline], hosts: &[String], words: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text { text, .. } | Inline::Reference { text, .. } => {
                words.extend(text.chars().filter_map(visible));
            }
            Inline::Superscript { content } => {
                words.push_str(&raise_or_lower(&text(content, hosts), &SUPERSCRIPTS));
            }
            Inline::Subscript { content } => {
                words.push_str(&raise_or_lower(&text(content, hosts), &SUBSCRIPTS))
            }
            Inline::Emphasis { content }
            | Inline::Strong { content }
            | Inline::Foreign { content, .. }
            | Inline::TableNoteCall { content, .. } => collect(content, hosts, words),
            Inline::Link { href, content } => {
                let shown = text(content, hosts);
                words.push_str(&shown);
                if !is_address_redundant(href.as_str(), &shown, hosts) {
                    // The form that RFC 3986, appendix C, recommends.
                    words.push_str(&format!(" <{href}>"));
                }
            }
            Inline::NoteCall { mark, .. } => words.push_str(&note_mark(mark)),
            Inline::LineBreak => words.push('\n'),
        }
    }
}

/// Whether the words of a link already contain its address, or its target is in the document itself
/// or on a site with official documents: such an address contains the symbol, which the text has too,
/// or means nothing to a reader.
fn is_address_redundant(href: &str, words: &str, hosts: &[String]) -> bool {
    let words = words.trim().trim_end_matches('/');
    let is_on = |host: &String| href.contains(&format!("://{host}/"));
    href.starts_with('#')
        || hosts.iter().any(is_on)
        || !words.is_empty() && href.trim_end_matches('/').ends_with(words)
}

/// Returns the character that is printed for a character of the text. Direction marks and optional
/// hyphens are omitted: terminals show them as boxes, and lines without markup do not need them.
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

/// Returns raised or lowered figures as superscript or subscript characters, without which 10⁶
/// would be 106. Other text, such as the letters of ordinals, is legible on the line and does not
/// change.
fn raise_or_lower(text: &str, forms: &[(char, char)]) -> String {
    let form_of = |character: char| {
        let found = forms.iter().find(|(plain, _)| *plain == character);
        found.map(|(_, form)| *form)
    };
    let converted: Option<String> = text.chars().map(form_of).collect();
    converted.unwrap_or_else(|| text.to_owned())
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
        assert_eq!(text(&[Inline::text("10"), raised("6")], &[]), "10⁶");
        assert_eq!(text(&[Inline::text("2"), raised("nd")], &[]), "2nd");
    }

    #[test]
    fn the_address_of_a_link_is_printed_unless_its_words_contain_it() {
        let link = |href: &str, shown: &str| Inline::Link {
            href: href.parse().unwrap(),
            content: words(shown),
        };
        let printed = text(&[link("https://www.un.org/en/", "its page")], &[]);
        assert_eq!(printed, "its page <https://www.un.org/en/>");
        assert_eq!(
            text(&[link("https://www.un.org/", "www.un.org")], &[]),
            "www.un.org"
        );
        for href in ["#annex", "https://undocs.org/en/A/RES/1514(XV)"] {
            let hosts = ["undocs.org".to_owned()];
            assert_eq!(text(&[link(href, "its annex")], &hosts), "its annex");
        }
    }

    #[test]
    fn direction_marks_are_omitted() {
        assert_eq!(text(&words("\u{200f}68/197\u{200e} و"), &[]), "68/197 و");
    }
}
