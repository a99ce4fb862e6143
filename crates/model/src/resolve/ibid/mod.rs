//! The references that “Ibid.” stands for.
//!
//! “Ibid.” replaces the beginning of the reference in the previous note, up to the point where the
//! reference changes: after note 11, “United Nations, *Treaty Series*, vol. 976, No. 14152.”, note
//! 12, “Ibid., vol. 1019, No. 14956.”, begins with “United Nations, *Treaty Series*”. The first
//! element after “Ibid.” gives the level that changes, and “Ibid.” stands for everything before the
//! element of that level in the previous reference. Without further elements it stands for the
//! complete reference.
//!
//! A wrong guess is worse than none. “Ibid.” is not expanded if the previous note does not have the
//! previous number, if it has several references that do not agree, if it has no element of the
//! level, or in any other uncertain case. [`Reason`] lists all of them.
//!
//! `antecedent` is the rule, `level` and `reference` parse the text of notes, and `line` writes the
//! result back into the model.

mod antecedent;
#[cfg(test)]
mod cases;
mod level;
mod line;
mod reference;

use crate::{Block, Inline, Inlines, Note, Resolved};

use super::walk::for_each_line_mut;
use antecedent::{Found, NoteText};
use reference::Element;

/// Why an “Ibid.” is not expanded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// The note directly before it does not have the previous number, or has several paragraphs.
    NoNoteBefore,
    /// It is in the middle of a reference.
    InSentence,
    /// A bracket in its note is not closed.
    Brackets,
    /// The previous reference is also short and cannot be expanded.
    Chain,
    /// The words after it do not name a known level.
    LevelUnknown,
    /// The previous reference has no element of that level.
    LevelNotFound,
    /// The previous note names several works or locations, and it is not certain which is meant.
    Several,
    /// The previous note is not a reference.
    NoReference,
}

/// An “Ibid.” in a note and the result of the rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ibid {
    /// The position of its note among the notes of the document.
    pub note: usize,
    /// Its position in the text of that note, in bytes.
    pub at: usize,
    /// The reference that it stands for, with its markup, or why it is not expanded.
    pub stands_for: Result<Inlines, Reason>,
}

/// Returns every “Ibid.” in the notes of a resolution, in order.
pub fn find(resolution: &Resolved) -> Vec<Ibid> {
    let lines: Vec<Option<&Inlines>> = resolution.notes.iter().map(only_line).collect();
    let found = found(resolution, &lines);
    let ibid = found.into_iter().map(|found| Ibid {
        note: found.note,
        at: found.span.start,
        stands_for: found.stands_for.map(|elements| cut(&elements, &lines)),
    });
    ibid.collect()
}

/// Annotates each “Ibid.” in the notes of a resolution with the reference that it stands for, if
/// that is certain.
pub fn expand(resolution: &mut Resolved) {
    for_each_line_mut(resolution, &mut |_, line| line::clear(line));
    let lines: Vec<Option<&Inlines>> = resolution.notes.iter().map(only_line).collect();
    let mut expanded = Vec::new();
    for found in found(resolution, &lines) {
        if let Ok(elements) = found.stands_for {
            expanded.push((found.note, found.span, cut(&elements, &lines)));
        }
    }
    for (note, span, stands_for) in expanded {
        let blocks = resolution.notes.get_mut(note).map(|note| &mut note.blocks);
        if let Some([Block::Paragraph(paragraph)]) = blocks.map(Vec::as_mut_slice) {
            line::annotate(&mut paragraph.content, &span, stands_for);
        }
    }
}

fn found(resolution: &Resolved, lines: &[Option<&Inlines>]) -> Vec<Found> {
    let notes = resolution.notes.iter().zip(lines);
    let notes: Vec<NoteText> = notes
        .map(|(note, content)| NoteText {
            // Arabic documents print it in brackets.
            number: note.mark.trim_matches(['(', ')']).parse().ok(),
            series: note
                .key
                .rsplit_once('/')
                .map_or("", |(series, _)| series)
                .to_owned(),
            text: content.map(|content| line::words(content)),
        })
        .collect();
    antecedent::find(&notes)
}

/// Returns the text of a note that is one paragraph.
fn only_line(note: &Note) -> Option<&Inlines> {
    match note.blocks.as_slice() {
        [Block::Paragraph(paragraph)] if paragraph.then.is_empty() => Some(&paragraph.content),
        _ => None,
    }
}

/// Returns the inlines of elements, with the separators between them. Markup that extends over
/// consecutive elements of one note is kept.
fn cut(elements: &[Element], lines: &[Option<&Inlines>]) -> Inlines {
    let mut cut = Inlines::new();
    let mut rest = elements;
    while let Some(first) = rest.first() {
        let follows = |pair: &[Element]| match pair {
            [one, other] => {
                one.note == other.note
                    && one.closing.is_empty()
                    && one.span.end == other.separator.start
            }
            _ => false,
        };
        let together = rest.windows(2).take_while(|pair| follows(pair)).count() + 1;
        let (run, after) = rest.split_at(together);
        let start = match cut.is_empty() {
            true => first.span.start,
            false => first.separator.start,
        };
        if let (Some(Some(line)), Some(last)) = (lines.get(first.note), run.last()) {
            cut.extend(line::cut(line, &(start..last.span.end)));
            if !last.closing.is_empty() {
                cut.push(Inline::text(last.closing));
            }
        }
        rest = after;
    }
    cut
}
