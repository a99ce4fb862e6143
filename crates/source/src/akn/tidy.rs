//! Removes layout from lines: tabs, indents of the markup, spaces at the edges of emphasis.

use publish_model::unresolved::{Inline, Inlines};

use super::notes::Notes;

/// Replaces characters of symbol fonts, such as U+F06F for a bullet (SC, 2021 to 2024), and
/// converts the text to Unicode's form C. Arabic documents are not in this form (A/HRC/RES/54/15),
/// and web pages should be (W3C, Character Model: String Matching, section 3).
pub fn normalize(text: &str) -> String {
    let normalizer = icu_normalizer::ComposingNormalizerBorrowed::new_nfc();
    let normal = normalizer.normalize(text);
    normal.replace(['\u{f06f}', '\u{f0b7}'], "•")
}

/// Returns a line without layout: one space between words, none at its ends, emphasis that begins
/// and ends with a word, and adjacent inlines of the same kind merged. Note marks include the
/// parentheses that Arabic documents print around them.
pub fn tidy(line: Inlines, notes: &mut Notes) -> Inlines {
    let mut line = merge(hoist(line));
    enclose_marks(&mut line, notes);
    let mut line = merge(line);
    trim(&mut line);
    line
}

/// The whitespace of layout. No-break spaces are part of the text.
const SPACES: [char; 4] = [' ', '\t', '\r', '\n'];

fn collapse(text: &str) -> String {
    let mut collapsed = String::with_capacity(text.len());
    for character in text.chars() {
        if !SPACES.contains(&character) {
            collapsed.push(character);
        } else if !collapsed.ends_with(' ') {
            collapsed.push(' ');
        }
    }
    collapsed
}

/// Moves spaces and line breaks at the edges of emphasis and links out of them.
fn hoist(line: Inlines) -> Inlines {
    let mut hoisted = Inlines::with_capacity(line.len());
    for mut inline in line {
        if let Inline::Text { text, .. } = &inline {
            hoisted.push(Inline::text(collapse(text)));
            continue;
        }
        let Some(content) = inline.content_mut() else {
            hoisted.push(inline);
            continue;
        };
        let mut inner = merge(hoist(std::mem::take(content)));
        let before = take_edge(&mut inner, Edge::Start);
        let after = take_edge(&mut inner, Edge::End);
        hoisted.extend(before);
        if !inner.is_empty() {
            *content = inner;
            hoisted.push(inline);
        }
        hoisted.extend(after.into_iter().rev());
    }
    hoisted
}

#[derive(Clone, Copy, PartialEq)]
enum Edge {
    Start,
    End,
}

/// Takes the spaces and line breaks at an edge, outermost first.
fn take_edge(line: &mut Inlines, edge: Edge) -> Inlines {
    let mut taken = Inlines::new();
    loop {
        let position = match edge {
            Edge::Start => 0,
            Edge::End => line.len().wrapping_sub(1),
        };
        match line.get_mut(position) {
            Some(Inline::LineBreak) => taken.push(line.remove(position)),
            Some(Inline::Text { text, .. }) => {
                let trimmed = match edge {
                    Edge::Start => text.trim_start_matches(' '),
                    Edge::End => text.trim_end_matches(' '),
                };
                if trimmed.len() == text.len() && !text.is_empty() {
                    return taken;
                }
                if !text.is_empty() {
                    taken.push(Inline::text(" "));
                }
                *text = trimmed.to_owned();
                if text.is_empty() {
                    line.remove(position);
                } else {
                    return taken;
                }
            }
            _ => return taken,
        }
    }
}

/// Merges adjacent inlines of the same kind.
fn merge(line: Inlines) -> Inlines {
    let mut merged = Inlines::with_capacity(line.len());
    for inline in line {
        move_space_into_link(&mut merged, &inline);
        let Some(inline) = join(merged.last_mut(), inline) else {
            continue;
        };
        merged.push(inline);
    }
    merged
}

/// Moves the space between two pieces of a link into the first: S/RES/2713 (2023) in Arabic has
/// `2467` and `(2019)`, each a link to S/RES/2467(2019).
fn move_space_into_link(line: &mut Inlines, next: &Inline) {
    if let [
        ..,
        Inline::Link { href, content },
        Inline::Text { text, .. },
    ] = line.as_mut_slice()
        && matches!(next, Inline::Link { href: same, .. } if href == same)
        && text.chars().all(char::is_whitespace)
    {
        content.push(Inline::text(std::mem::take(text)));
        line.pop();
    }
}

/// Joins an inline to the one before it, or returns it.
fn join(last: Option<&mut Inline>, inline: Inline) -> Option<Inline> {
    match (last, inline) {
        (_, Inline::Text { text, .. }) if text.is_empty() => None,
        (Some(Inline::Text { text: before, .. }), Inline::Text { text, .. }) => {
            let joined = collapse(&format!("{before}{text}"));
            *before = joined;
            None
        }
        (Some(Inline::LineBreak), Inline::Text { text, .. }) => {
            let text = text.trim_start_matches(' ');
            (!text.is_empty()).then(|| Inline::text(text))
        }
        (Some(Inline::Text { text, .. }), Inline::LineBreak) => {
            let trimmed = text.trim_end_matches(' ').len();
            text.truncate(trimmed);
            Some(Inline::LineBreak)
        }
        (Some(Inline::Emphasis { content }), Inline::Emphasis { content: more })
        | (Some(Inline::Strong { content }), Inline::Strong { content: more })
        | (Some(Inline::Superscript { content }), Inline::Superscript { content: more })
        | (Some(Inline::Subscript { content }), Inline::Subscript { content: more }) => {
            content.extend(more);
            *content = merge(std::mem::take(content));
            None
        }
        // A link in pieces: A/RES/79/259 in Spanish has `79/` and `249`, each a link to 79/249.
        (
            Some(Inline::Link { href, content }),
            Inline::Link {
                href: same,
                content: more,
            },
        ) if *href == same => {
            content.extend(more);
            *content = merge(std::mem::take(content));
            None
        }
        (_, inline) => Some(inline),
    }
}

/// Moves the raised parentheses before and after a note call into its mark: Arabic documents print
/// `(14)`, with each parenthesis in a separate `sup`.
fn enclose_marks(line: &mut Inlines, notes: &mut Notes) {
    for position in 1..line.len() {
        let opens = raised_text(&line[position - 1]).is_some_and(|text| text.ends_with('('));
        let closes = line
            .get(position + 1)
            .and_then(raised_text)
            .is_some_and(|text| text.starts_with(')'));
        if let Inline::NoteCall { note, mark, .. } = &mut line[position]
            && opens
            && closes
        {
            *mark = format!("({mark})");
            notes.print_as(note, mark);
            change_raised(&mut line[position - 1], |text| text.pop().map(drop));
            change_raised(&mut line[position + 1], |text| {
                text.remove(0);
                Some(())
            });
        }
    }
    for inline in line {
        if let Some(content) = inline.content_mut() {
            enclose_marks(content, notes);
        }
    }
}

fn raised_text(inline: &Inline) -> Option<&str> {
    match inline {
        Inline::Superscript { content } => match content.as_slice() {
            [Inline::Text { text, .. }] => Some(text),
            _ => None,
        },
        _ => None,
    }
}

fn change_raised(inline: &mut Inline, change: impl Fn(&mut String) -> Option<()>) {
    let Inline::Superscript { content } = inline else {
        return;
    };
    if let Some(Inline::Text { text, .. }) = content.first_mut() {
        change(text);
        if text.is_empty() {
            *inline = Inline::text("");
        }
    }
}

fn trim(line: &mut Inlines) {
    take_edge(line, Edge::Start);
    take_edge(line, Edge::End);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pieces_of_a_link_are_merged() {
        let link = |href: &str, text: &str| Inline::Link {
            href: href.parse().unwrap(),
            content: vec![Inline::text(text)],
        };
        let line = vec![link("#a", "79/"), link("#a", "249"), link("#b", "B")];
        assert_eq!(merge(line), [link("#a", "79/249"), link("#b", "B")]);
    }
}
