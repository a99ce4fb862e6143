//! Layout taken out of lines: tabs, indents of the mark-up, spaces at the edge of an emphasis.

use publish_model::unresolved::{Inline, Inlines};

use super::notes::Notes;

/// Characters of symbol fonts that stand for others: U+F06F is a bullet (SC, 2021 to 2024). Letters
/// and their signs are put together as Unicode's form C wants it, which Arabic documents leave open
/// (A/HRC/RES/54/15) and web pages should have (W3C, Character Model: String Matching, section 3).
pub fn characters(text: &str) -> String {
    let normalizer = icu_normalizer::ComposingNormalizerBorrowed::new_nfc();
    let normal = normalizer.normalize(text);
    normal.replace(['\u{f06f}', '\u{f0b7}'], "•")
}

/// The line as it reads: one space between words, none at its ends, emphasis that begins and ends
/// with a word, neighbours of one kind made one. Marks of notes take the parentheses that Arabic
/// documents print about them.
pub fn tidy(line: Inlines, notes: &mut Notes) -> Inlines {
    let mut line = merge(hoist(line));
    enclose_marks(&mut line, notes);
    let mut line = merge(line);
    trim(&mut line);
    line
}

/// The spaces of layout; a no-break space is the author's.
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

/// Takes spaces and line breaks at the edges of an emphasis or link out of it.
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

/// The spaces and line breaks at an edge, the outermost first.
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

/// Makes one of neighbours of the same kind.
fn merge(line: Inlines) -> Inlines {
    let mut merged = Inlines::with_capacity(line.len());
    for inline in line {
        take_into_link(&mut merged, &inline);
        let Some(inline) = join(merged.last_mut(), inline) else {
            continue;
        };
        merged.push(inline);
    }
    merged
}

/// Takes the space between two pieces of a link into the first: S/RES/2713 (2023) in Arabic has
/// `2467` and `(2019)`, each a link to S/RES/2467(2019).
fn take_into_link(line: &mut Inlines, next: &Inline) {
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

/// Joins an inline to the one before it, or gives it back.
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

/// Takes the parentheses that stand raised before and after a call into its mark: Arabic documents
/// print `(14)`, each parenthesis in a `sup` of its own.
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
    fn a_link_in_pieces_is_one() {
        let link = |href: &str, text: &str| Inline::Link {
            href: href.parse().unwrap(),
            content: vec![Inline::text(text)],
        };
        let line = vec![link("#a", "79/"), link("#a", "249"), link("#b", "B")];
        assert_eq!(merge(line), [link("#a", "79/249"), link("#b", "B")]);
    }
}
