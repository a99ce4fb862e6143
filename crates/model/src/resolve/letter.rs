//! Letters of resolutions in parts after links with the same text: `75/253 A` and `75/253 B`, where
//! only `75/253` is the link.

use std::collections::{BTreeMap, BTreeSet};

use crate::numeral::{self, Numeral};
use crate::{Href, Inline, Inlines, Resolved, plain_text};

use super::walk::{for_each_line, for_each_line_mut};

/// Moves the letter after a link into the link, if the document has links with the same text and
/// different targets. In a list of links, the letters distinguish them.
pub fn move_into_links(resolution: &mut Resolved) {
    let mut targets = Targets::new();
    for_each_line(resolution, &mut |_, line| collect(line, &mut targets));
    targets.retain(|_, hrefs| hrefs.len() > 1);
    if !targets.is_empty() {
        for_each_line_mut(resolution, &mut |_, line| extend_links(line, &targets));
    }
}

/// The targets of links by their text.
type Targets = BTreeMap<String, BTreeSet<String>>;

/// Returns the text and target of a link.
fn link(inline: &Inline) -> Option<(String, &str)> {
    match inline {
        Inline::Link { href, content } => Some((plain_text(content), href.as_str())),
        Inline::Reference { href, text, symbol } => {
            let target = href.as_ref().map_or(symbol.as_str(), Href::as_str);
            Some((text.clone(), target))
        }
        _ => None,
    }
}

fn collect(line: &Inlines, targets: &mut Targets) {
    for inline in line {
        if let Some((text, href)) = link(inline) {
            targets.entry(text).or_default().insert(href.to_owned());
        } else if let Some(content) = inline.content() {
            collect(content, targets);
        }
    }
}

fn extend_links(line: &mut Inlines, targets: &Targets) {
    let has_other_target = |inline: &Inline| {
        link(inline).is_some_and(|(text, href)| {
            targets.contains_key(&text) && !is_range(href) && !ends_with_letter(&text)
        })
    };
    for index in 0..line.len() {
        if let (before, [after, ..]) = line.split_at_mut(index + 1)
            && let Some(link) = before.last_mut().filter(|inline| has_other_target(inline))
            && let Inline::Text { text, .. } = after
            && let Some((letter, rest)) = split_letter(text)
        {
            match link {
                Inline::Link { content, .. } => append(content, letter),
                Inline::Reference { text, .. } => text.push_str(letter),
                _ => {}
            }
            *text = rest.to_owned();
        }
        // Links do not contain links.
        if let Some(content) = line[index].content_mut() {
            extend_links(content, targets);
        }
    }
    line.retain(|inline| !matches!(inline, Inline::Text { text, .. } if text.is_empty()));
}

/// Whether a link includes a letter already: `75/253 A`.
fn ends_with_letter(text: &str) -> bool {
    let last = text.rsplit_once([' ', '\u{a0}']).map(|(_, last)| last);
    last.is_some_and(|last| matches!(numeral::read(last), Some(Numeral::Letter(_))))
}

/// Whether a target is that of several parts: `A/RES/74/255a-b`.
fn is_range(href: &str) -> bool {
    href.rsplit('/')
        .next()
        .is_some_and(|end| end.contains('-') && !end.contains('.'))
}

/// Splits the space and the letter at the beginning of a text from the rest.
fn split_letter(text: &str) -> Option<(&str, &str)> {
    let word = text.strip_prefix([' ', '\u{a0}'])?;
    let is_latin = |character: char| character < '\u{2e80}' && character.is_alphanumeric();
    let end = word.find(|character| !is_latin(character));
    let (letter, rest) = word.split_at(end.unwrap_or(word.len()));
    let is_letter = matches!(numeral::read(letter), Some(Numeral::Letter(_)));
    // `A-C` are several parts.
    let is_one = !rest.starts_with(['-', '‐', '‑', '–', '/']);
    (is_letter && is_one).then(|| text.split_at(text.len() - rest.len()))
}

/// Appends text to the content of a link.
fn append(content: &mut Inlines, words: &str) {
    match content.last_mut() {
        Some(Inline::Text { text, stands_for }) if stands_for.is_empty() => text.push_str(words),
        Some(
            Inline::Emphasis { content }
            | Inline::Strong { content }
            | Inline::Foreign { content, .. },
        ) => append(content, words),
        _ => content.push(Inline::text(words)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns a line as text, with its links in brackets.
    fn shown(line: &Inlines) -> String {
        let inlines = line.iter().map(|inline| match inline {
            Inline::Link { .. } | Inline::Reference { .. } => {
                let (text, _) = link(inline).unwrap();
                format!("[{text}]")
            }
            Inline::Emphasis { content } => format!("*{}*", shown(content)),
            other => plain_text(std::slice::from_ref(other)),
        });
        inlines.collect()
    }

    /// Extends the links of a line. Links are written `[text](end of the address)`.
    fn extended(line: &str) -> String {
        let mut inlines = Inlines::new();
        let mut rest = line;
        while let Some((before, after)) = rest.split_once('[') {
            inlines.push(Inline::text(before));
            let (text, after) = after.split_once("](").unwrap();
            let (href, after) = after.split_once(')').unwrap();
            inlines.push(Inline::Link {
                href: format!("https://undocs.org/en/A/RES/{href}")
                    .parse()
                    .unwrap(),
                content: vec![Inline::text(text)],
            });
            rest = after;
        }
        inlines.push(Inline::text(rest));
        let mut targets = Targets::new();
        collect(&inlines, &mut targets);
        targets.retain(|_, hrefs| hrefs.len() > 1);
        extend_links(&mut inlines, &targets);
        shown(&inlines)
    }

    #[test]
    fn letters_that_distinguish_links_move_into_them() {
        for (line, wanted) in [
            (
                "[75/253](75/253) A of May and [75/253](75/253b)\u{a0}B, and [75/253](75/253) too",
                "[75/253 A] of May and [75/253\u{a0}B], and [75/253] too",
            ),
            ("[1/2](1/2) A号和[1/2](1/2b) B号", "[1/2 A]号和[1/2 B]号"),
            (
                "[1/2](1/2) ألف المؤرخ، [1/2](1/2b) باء المؤرخ",
                "[1/2 ألف] المؤرخ، [1/2 باء] المؤرخ",
            ),
            (
                "[1/2](1/2)\u{a0}А от [1/2](1/2b) В",
                "[1/2\u{a0}А] от [1/2 В]",
            ),
        ] {
            assert_eq!(extended(line), wanted);
        }
    }

    #[test]
    fn other_words_and_ranges_stay_outside_links() {
        for (line, wanted) in [
            ("[1/2](1/2) A", "[1/2] A"),
            ("[1/2](1/2) A and [1/2](1/2) B", "[1/2] A and [1/2] B"),
            ("[1/2](1/2) At [1/2](1/2b) by", "[1/2] At [1/2] by"),
            ("[1/2](1/2) A-C, [1/2](1/2b), B", "[1/2] A-C, [1/2], B"),
            ("[1/2 A](1/2) B, [1/2 A](1/2b) C", "[1/2 A] B, [1/2 A] C"),
            (
                "[1/2](1/2a-b) A and B, [1/2](1/2b) C",
                "[1/2] A and B, [1/2 C]",
            ),
        ] {
            assert_eq!(extended(line), wanted);
        }
    }
}
