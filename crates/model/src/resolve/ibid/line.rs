//! Positions in a run of inlines, in bytes of its text.

use std::ops::Range;

use crate::{Inline, Inlines};

/// Returns the text of a run, in which positions are counted. Note calls have no text.
pub fn words(line: &[Inline]) -> String {
    let mut text = String::new();
    for inline in line {
        match inline {
            Inline::Text { text: words, .. } | Inline::Reference { text: words, .. } => {
                text.push_str(words);
            }
            Inline::LineBreak => text.push('\n'),
            Inline::NoteCall { .. } => {}
            other => text.push_str(&words(other.content().map_or(&[], Vec::as_slice))),
        }
    }
    text
}

/// Returns the content in a range, with its markup. A reference that is only partly in the range
/// becomes plain text.
pub fn cut(line: &[Inline], wanted: &Range<usize>) -> Inlines {
    let mut at = 0;
    cut_from(line, wanted, &mut at)
}

fn cut_from(line: &[Inline], wanted: &Range<usize>, at: &mut usize) -> Inlines {
    let mut cut = Inlines::new();
    for inline in line {
        let start = *at;
        match inline {
            Inline::Text { text, .. } | Inline::Reference { text, .. } => {
                *at += text.len();
                let from = wanted.start.max(start);
                let to = wanted.end.min(*at);
                if from >= to {
                    continue;
                }
                match inline {
                    Inline::Reference { .. } if from == start && to == *at => {
                        cut.push(inline.clone());
                    }
                    _ => cut.extend(text.get(from - start..to - start).map(Inline::text)),
                }
            }
            Inline::LineBreak => {
                *at += 1;
                if wanted.contains(&start) {
                    cut.push(Inline::text(" "));
                }
            }
            Inline::NoteCall { .. } => {}
            other => {
                let mut other = other.clone();
                if let Some(content) = other.content_mut() {
                    *content = cut_from(content, wanted, at);
                    if !content.is_empty() {
                        cut.push(other);
                    }
                }
            }
        }
    }
    cut
}

/// Annotates the text in a range with the reference that it stands for. Text that does not end in
/// plain text is not annotated.
pub fn annotate(line: &mut Inlines, span: &Range<usize>, stands_for: Inlines) {
    let mut at = 0;
    annotate_from(line, span, stands_for, &mut at);
}

fn annotate_from(
    line: &mut Inlines,
    span: &Range<usize>,
    stands_for: Inlines,
    at: &mut usize,
) -> Option<Inlines> {
    let mut left = Some(stands_for);
    let mut annotated = Inlines::with_capacity(line.len() + 2);
    for mut inline in line.drain(..) {
        let start = *at;
        match &mut inline {
            Inline::Text { text, .. } => {
                *at += text.len();
                let ends_here = start < span.end && span.end <= *at;
                if let Some(stands_for) = left.take_if(|_| ends_here) {
                    let from = span.start.saturating_sub(start);
                    annotated.extend(parts(text, from..span.end - start, stands_for));
                    continue;
                }
            }
            Inline::Reference { text, .. } => *at += text.len(),
            Inline::LineBreak => *at += 1,
            other => {
                if let Some(content) = other.content_mut() {
                    match left.take() {
                        Some(stands_for) => left = annotate_from(content, span, stands_for, at),
                        None => *at += words(content).len(),
                    }
                }
            }
        }
        annotated.push(inline);
    }
    *line = annotated;
    left
}

/// Splits a text into up to three parts: before, the annotated words, after.
fn parts(text: &str, span: Range<usize>, stands_for: Inlines) -> Inlines {
    let part = |range: Range<usize>| text.get(range).filter(|part| !part.is_empty());
    let mut parts = Inlines::new();
    parts.extend(part(0..span.start).map(Inline::text));
    parts.extend(part(span.clone()).map(|words| Inline::Text {
        text: words.to_owned(),
        stands_for,
    }));
    parts.extend(part(span.end..text.len()).map(Inline::text));
    parts
}

/// Removes all annotations.
pub fn clear(line: &mut Inlines) {
    for inline in line {
        if let Inline::Text { stands_for, .. } = inline {
            stands_for.clear();
        } else if let Some(content) = inline.content_mut() {
            clear(content);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn emphasis(text: &str) -> Inline {
        Inline::Emphasis {
            content: vec![Inline::text(text)],
        }
    }

    #[test]
    fn cut_content_keeps_its_markup() {
        let line = vec![
            Inline::text("See "),
            emphasis("Official Records, 2013"),
            Inline::LineBreak,
            Inline::text("chap. I"),
        ];
        assert_eq!(words(&line), "See Official Records, 2013\nchap. I");
        assert_eq!(cut(&line, &(4..20)), [emphasis("Official Records")]);
        assert_eq!(
            cut(&line, &(22..32)),
            [emphasis("2013"), Inline::text(" "), Inline::text("chap.")]
        );
        assert_eq!(cut(&line, &(0..0)), []);
    }

    #[test]
    fn annotated_words_become_a_separate_text() {
        let stands_for = vec![Inline::text("Treaty Series")];
        let ibid = Inline::Text {
            text: "Ibid.".to_owned(),
            stands_for: stands_for.clone(),
        };
        let mut plain = vec![Inline::text("And Ibid., vol. 2")];
        annotate(&mut plain, &(4..9), stands_for.clone());
        let expected = [Inline::text("And "), ibid.clone(), Inline::text(", vol. 2")];
        assert_eq!(plain, expected);
        annotate(&mut plain, &(4..9), stands_for.clone());
        assert_eq!(plain, expected, "a second time");
        let mut emphasised = vec![emphasis("Ibid."), Inline::text(", vol. 2")];
        annotate(&mut emphasised, &(0..5), stands_for);
        let expected = [
            Inline::Emphasis {
                content: vec![ibid],
            },
            Inline::text(", vol. 2"),
        ];
        assert_eq!(emphasised, expected);
        clear(&mut emphasised);
        assert_eq!(emphasised, [emphasis("Ibid."), Inline::text(", vol. 2")]);
    }

    #[test]
    fn the_full_stop_after_an_emphasised_word_is_part_of_ibid() {
        let mut line = vec![emphasis("Ibid"), Inline::text("., vol. 2")];
        annotate(&mut line, &(0..5), vec![Inline::text("Treaty Series")]);
        let full_stop = Inline::Text {
            text: ".".to_owned(),
            stands_for: vec![Inline::text("Treaty Series")],
        };
        assert_eq!(
            line,
            [emphasis("Ibid"), full_stop, Inline::text(", vol. 2")]
        );
    }
}
