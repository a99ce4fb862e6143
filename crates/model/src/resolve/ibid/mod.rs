//! What “Ibid.” stands for.
//!
//! “Ibid.” takes the place of what the note before has named already, up to where the reference
//! changes: after note 11, “United Nations, *Treaty Series*, vol. 976, No. 14152.”, note 12, “Ibid.,
//! vol. 1019, No. 14956.”, begins with “United Nations, *Treaty Series*”. The first element behind
//! “Ibid.” says what changes, and what stands before an element of the same level in the reference
//! before is what “Ibid.” stands for. Alone it stands for the whole of it.
//!
//! A wrong guess is worse than none. So nothing is said where the note before is not the one with
//! the number before, where it has several references that do not agree, where the level is not
//! found in it, or where anything else is not certain: [`Reason`] has all of them.
//!
//! `antecedent` has the rule, `level` and `reference` what is known of the words of notes,
//! `line` the way back into the model.

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

/// Why it is not said what an “Ibid.” stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// There is no note with the number before right before it, or it has several paragraphs.
    NoNoteBefore,
    /// It stands in the middle of a reference.
    InSentence,
    /// A bracket of its note stays open.
    Brackets,
    /// What “Ibid.” of the reference before stands for is not known.
    Chain,
    /// The words behind it say no level that tells what changes.
    LevelUnknown,
    /// The reference before has no element of that level.
    LevelNotFound,
    /// The note before names several works or places, and it is not certain which is meant.
    Several,
    /// The note before is no reference.
    NoReference,
}

/// An “Ibid.” of a note, and what the rule makes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ibid {
    /// The position of its note among the notes of the document.
    pub note: usize,
    /// Where it stands in the words of that note, in bytes.
    pub at: usize,
    /// What it stands for, with its mark-up; or why that is not said.
    pub stands_for: Result<Inlines, Reason>,
}

/// Every “Ibid.” of the notes of a resolution, in order.
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

/// Says in the notes of a resolution what each “Ibid.” stands for, where that is certain.
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
            // In Arabic brackets stand around it.
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

/// The text of a note that is one paragraph.
fn only_line(note: &Note) -> Option<&Inlines> {
    match note.blocks.as_slice() {
        [Block::Paragraph(paragraph)] if paragraph.then.is_empty() => Some(&paragraph.content),
        _ => None,
    }
}

/// The inlines of elements, with what stands between them. Those that follow each other in one note
/// keep the mark-up that goes through them.
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
