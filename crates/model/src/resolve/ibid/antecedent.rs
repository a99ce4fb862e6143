//! The rule that finds which elements of an earlier reference “Ibid.” refers to.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::Reason;
use super::level::Level;
use super::reference::{Element, Reference, all_ibid, references};

/// The input of the rule for one note.
#[derive(Debug, Clone, Default)]
pub struct NoteText {
    /// The number, if the mark of the note is one.
    pub number: Option<u32>,
    /// The part of the key before the mark. Numbers restart in each series.
    pub series: String,
    /// The text of the note. None if it has more than one paragraph, because its references are
    /// then uncertain.
    pub text: Option<String>,
}

/// An “Ibid.” and the result of the rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The position of the note that contains it.
    pub note: usize,
    /// Its position in the text of the note, in bytes.
    pub span: Range<usize>,
    /// The elements that it refers to, or why they are uncertain.
    pub stands_for: Result<Vec<Element>, Reason>,
}

/// A reference that “Ibid.” may refer to.
#[derive(Debug, Clone, Default)]
struct Antecedent {
    /// Its elements, with its own “Ibid.” expanded; none if that is not possible.
    elements: Option<Vec<Element>>,
    /// Whether it begins a sentence after the first one of its note.
    is_sentence: bool,
}

/// Returns every “Ibid.” in notes, which are in printed order.
pub fn find(notes: &[NoteText]) -> Vec<Found> {
    let mut found = Vec::new();
    let mut texts = notes.iter().filter_map(|note| note.text.as_deref());
    if !texts.any(|text| all_ibid(text).next().is_some()) {
        return found;
    }
    let mut before: Option<Vec<Antecedent>> = None;
    let mut previous: Option<&NoteText> = None;
    for (position, note) in notes.iter().enumerate() {
        let follows = previous.is_some_and(|previous| follows(previous, note));
        let antecedents = before.take().filter(|_| follows);
        previous = Some(note);
        let Some(text) = note.text.as_deref() else {
            continue;
        };
        let Some(references) = references(position, text, note.number) else {
            found.extend(all_ibid(text).map(|span| Found {
                note: position,
                span,
                stands_for: Err(Reason::Brackets),
            }));
            before = Some(vec![Antecedent::default()]);
            continue;
        };
        let mut full: Vec<Antecedent> = Vec::new();
        for reference in references {
            let stands_for = match (&reference.ibid, full.last()) {
                (None, _) => None,
                (Some(_), Some(last)) => Some(from_antecedent(last, &reference, notes)),
                (Some(_), None) => Some(match &antecedents {
                    Some(all) => from_all_antecedents(all, &reference, notes),
                    None => Err(Reason::NoNoteBefore),
                }),
            };
            full.push(Antecedent {
                elements: expanded(&reference, stands_for.as_ref(), text),
                is_sentence: reference.is_sentence,
            });
            if let (Some(span), Some(stands_for)) = (reference.ibid, stands_for) {
                found.push(Found {
                    note: position,
                    span,
                    stands_for,
                });
            }
            found.extend(reference.inner_ibid.into_iter().map(|span| Found {
                note: position,
                span,
                stands_for: Err(Reason::InSentence),
            }));
        }
        before = Some(full);
    }
    found
}

/// Returns whether a note directly follows another: its number is the next one and numbers do not
/// restart.
fn follows(previous: &NoteText, note: &NoteText) -> bool {
    let next = previous.number.and_then(|number| number.checked_add(1));
    next.is_some() && next == note.number && previous.series == note.series
}

/// Returns the elements of a reference with its “Ibid.” expanded. None if that is not possible, or
/// if no comma separates the two.
fn expanded(
    reference: &Reference,
    stands_for: Option<&Result<Vec<Element>, Reason>>,
    text: &str,
) -> Option<Vec<Element>> {
    if !reference.inner_ibid.is_empty() || reference.is_short {
        return None;
    }
    let separator = |first: &Element| text.get(first.separator.clone()).unwrap_or_default();
    let first = reference.elements.first().map(separator);
    if reference.ibid.is_some() && first.is_some_and(|between| !between.contains([',', '،', '，']))
    {
        return None;
    }
    let mut elements = match stands_for {
        None => Vec::new(),
        Some(Ok(kept)) => kept.clone(),
        Some(Err(_)) => return None,
    };
    elements.extend(reference.elements.iter().cloned());
    Some(elements)
}

/// Returns the elements that “Ibid.” refers to if the previous note has several references: those
/// on which all references agree. A reference without an element that can change is ignored, and so
/// is a sentence that only adds to the reference before it.
fn from_all_antecedents(
    antecedents: &[Antecedent],
    reference: &Reference,
    notes: &[NoteText],
) -> Result<Vec<Element>, Reason> {
    let changed = reference.elements.first().and_then(|first| first.level);
    let in_series = changed.is_some_and(Level::counts_series);
    let has_sentences = antecedents.iter().any(|one| one.is_sentence);
    let mut agreed: Option<Vec<Element>> = None;
    let mut failed = None;
    for antecedent in antecedents {
        match from_antecedent(antecedent, reference, notes) {
            Ok(kept) => match &agreed {
                Some(other) if words(other, notes) != words(&kept, notes) => {
                    return Err(Reason::Several);
                }
                _ => agreed = Some(kept),
            },
            Err(Reason::LevelNotFound) if in_series && (agreed.is_some() || !has_sentences) => {}
            Err(reason) => failed = Some(reason),
        }
    }
    match (agreed, failed) {
        (Some(kept), None) => Ok(kept),
        (None, None) => Err(Reason::LevelNotFound),
        (None, Some(reason)) if antecedents.len() == 1 => Err(reason),
        (_, Some(_)) => Err(Reason::Several),
    }
}

fn from_antecedent(
    antecedent: &Antecedent,
    reference: &Reference,
    notes: &[NoteText],
) -> Result<Vec<Element>, Reason> {
    let all = antecedent.elements.as_ref().ok_or(Reason::Chain)?;
    let kept = match reference.elements.first() {
        None => whole(all, notes)?,
        Some(first) => {
            // The number of a treaty does not identify its volume.
            let level = first.level.filter(|level| *level != Level::Number);
            let level = level.ok_or(Reason::LevelUnknown)?;
            before_level(all, level, notes)?
        }
    };
    let words = words(kept, notes);
    let count = |mark: char| words.chars().filter(|one| *one == mark).count();
    let mut kept = kept.to_vec();
    if count('《') > count('》')
        && let Some(last) = kept.last_mut()
    {
        last.closing = "》";
    }
    Ok(kept)
}

/// Expands an “Ibid.” without further elements.
fn whole<'a>(all: &'a [Element], notes: &[NoteText]) -> Result<&'a [Element], Reason> {
    let names_another =
        |element: &Element| element.joined && !element.level.is_some_and(Level::is_within_document);
    if all.iter().any(names_another) || all.iter().any(|one| names_two(one, notes)) {
        return Err(Reason::Several);
    }
    if !is_reference(all, notes) {
        return Err(Reason::NoReference);
    }
    Ok(all)
}

/// Expands an “Ibid.” before an element of a level: to all elements before the element of that
/// level, which it replaces.
fn before_level<'a>(
    all: &'a [Element],
    level: Level,
    notes: &[NoteText],
) -> Result<&'a [Element], Reason> {
    let same = all.iter().position(|element| element.level == Some(level));
    let end = match same {
        Some(position) => position,
        None => insertion_point(all, level).ok_or(Reason::LevelNotFound)?,
    };
    let (kept, left) = all.split_at_checked(end).ok_or(Reason::LevelNotFound)?;
    let returns = |element: &Element| {
        let mut levels = kept.iter().filter_map(|kept| kept.level);
        element.level.is_some() && levels.any(|level| element.level == Some(level))
    };
    let joined = |element: &Element| element.joined;
    if left.iter().any(returns)
        || left.first().is_some_and(joined)
        || kept.iter().any(joined)
        || kept.iter().any(|one| names_two(one, notes))
    {
        return Err(Reason::Several);
    }
    if kept.is_empty() {
        return Err(Reason::LevelNotFound);
    }
    if !is_reference(kept, notes) {
        return Err(Reason::NoReference);
    }
    Ok(kept)
}

/// Returns the position at which an element of a level would appear in a reference that does not
/// have one: a chapter or an annex instead of a paragraph, a paragraph after the symbol of a
/// document. None if two positions are possible.
fn insertion_point(all: &[Element], level: Level) -> Option<usize> {
    let within = |element: &Element| element.level.is_some_and(Level::is_within_document);
    let first = all.iter().position(within).unwrap_or(all.len());
    let inner: Vec<Level> = all.iter().skip(first).filter_map(|one| one.level).collect();
    let only = |levels: &[Level]| inner.iter().all(|level| levels.contains(level));
    let in_resolution = all.iter().any(|one| one.level == Some(Level::Resolution));
    match level {
        _ if !level.is_within_document() || in_resolution => None,
        _ if inner.is_empty() => Some(all.len()),
        Level::Annex if only(&[Level::Chapter, Level::Section, Level::Paragraph]) => Some(first),
        Level::Chapter | Level::Section if only(&[Level::Paragraph]) => Some(first),
        _ => None,
    }
}

/// Matches two things in one element that are counted separately: `A/C.2/59/3 and A/60/687`.
static TWO: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"[0-9]\S*\s+(?:and|et|y|e|и|und)\s+[^,]*[0-9]|[0-9]\S*\s+و\s*[^،]*[0-9]|[0-9][^，]*(?:和|与|及)[^，]*[0-9]",
    )
    .expect("a valid pattern")
});

static BRACKETS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"[(（\[［][^()（）]*(?:\([^()]*\)[^()]*)*[)）\]］]").expect("a valid pattern")
});

fn names_two(element: &Element, notes: &[NoteText]) -> bool {
    if element.level.is_some() {
        return false;
    }
    let words = words(std::slice::from_ref(element), notes);
    TWO.is_match(&BRACKETS.replace_all(&words, ""))
}

/// Returns whether the elements identify a work. They do not if they are a sentence, which “Ibid.”
/// never refers to, if they are too short, or if they begin with the number of another note.
fn is_reference(elements: &[Element], notes: &[NoteText]) -> bool {
    const LONGEST_IN_CHARACTERS: usize = 400;
    const SHORTEST_IN_BYTES: usize = 6;
    let (work, _) = elements.split_at_checked(1).unwrap_or_default();
    let work = words(work, notes);
    let digits = work.chars().take_while(char::is_ascii_digit).count();
    let is_numbered = (1..=3).contains(&digits) && work[digits..].starts_with(char::is_whitespace);
    work.len() >= SHORTEST_IN_BYTES
        && !is_numbered
        && words(elements, notes).chars().count() <= LONGEST_IN_CHARACTERS
}

/// Returns the text of elements, with the separators between them.
pub fn words(elements: &[Element], notes: &[NoteText]) -> String {
    let mut words = String::new();
    for (position, element) in elements.iter().enumerate() {
        let text = notes
            .get(element.note)
            .and_then(|note| note.text.as_deref())
            .unwrap_or_default();
        if position > 0 {
            words.push_str(text.get(element.separator.clone()).unwrap_or_default());
        }
        words.push_str(text.get(element.span.clone()).unwrap_or_default());
        words.push_str(element.closing);
    }
    words
}
