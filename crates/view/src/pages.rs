//! The pages of a printed edition, for editions without pages.

use std::collections::{BTreeMap, BTreeSet};

use publish_model::diagnostic::Findings;
use publish_model::resolve::for_each_line;
use publish_model::{Anchor, Inline, PlaceKind, Places, Resolution, Tally, Vote};
use publish_templates::wording::{Catalogue, FluentValue, Word};
use serde::{Deserialize, Serialize};

use crate::View;

/// The beginning of a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageStart {
    /// The page number, from 1.
    pub page: usize,
    /// The last anchor before its first word; none before the first anchor.
    pub anchor: Option<String>,
    /// The number of characters between the two, without spaces. If the place of the anchor has
    /// fewer characters, the page begins with the text after it.
    pub characters: usize,
    /// The first words of the page, as many as are typeset as one unit.
    pub first: String,
}

/// The pages of a PDF of the document, for editions without pages. Empty if there is no such PDF.
///
/// The marks are separate from the document, because pages belong to an edition and not to the
/// text.
#[derive(Debug, Clone, Default, Serialize)]
pub struct PageMarks {
    /// The name of each page, by its label: `page 7` for `7`.
    pub page_names: BTreeMap<String, String>,
    /// The beginnings of pages in each recorded vote, by the anchor of the vote.
    pub pages_in_votes: BTreeMap<Anchor, PagesInVote>,
    /// The file with these pages: `A_RES_68_197-EN.pdf`; empty if there is none.
    pub page_source: String,
    /// The beginnings of pages in lines, in reading order.
    #[serde(skip)]
    pub in_lines: Vec<LineMark>,
    /// The page labels in reading order, each with the anchor of the place in which the page
    /// begins.
    #[serde(skip)]
    pub labels: Vec<(String, Anchor)>,
}

/// The beginning of a page in a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineMark {
    /// The label of the page.
    pub page: String,
    /// The position of the line among the lines that are not empty, in reading order.
    pub line: usize,
    /// The position in the line.
    pub position: MarkPosition,
}

/// A position in the text of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkPosition {
    /// The positions of the inlines that contain it, from the outermost.
    pub around: Vec<usize>,
    /// The position of the inline that contains or follows it; the number of inlines at the end.
    pub inline: usize,
    /// The number of bytes of the text of that inline before it; 0 if it is before the inline.
    pub bytes: usize,
}

impl PageMarks {
    /// Returns the pages of the PDF in the file `source`, which begin at `starts`.
    ///
    /// # Errors
    /// `T002` if the catalogue lacks the message.
    pub fn new(
        view: &View<'_>,
        source: &str,
        starts: &[PageStart],
        catalogue: &Catalogue,
    ) -> Result<Self, Findings> {
        let mut marks = PageMarks {
            page_source: source.to_owned(),
            ..PageMarks::default()
        };
        let lines = lines(view.resolution);
        let mut in_lines: BTreeMap<usize, Vec<(usize, String)>> = BTreeMap::new();
        for start in starts {
            let page = start.page.to_string();
            let arguments = [("number", FluentValue::from(page.as_str()))];
            let name = catalogue.message("page-name", &arguments)?;
            marks.page_names.insert(page.clone(), name);
            if let Some((vote, position)) = in_vote(start, view) {
                let pages = marks.pages_in_votes.entry(vote.clone()).or_default();
                let pages = match position {
                    VotePosition::Heading => &mut pages.heading,
                    VotePosition::Side(side) => pages.sides.entry(side.key()).or_default(),
                    VotePosition::State(state) => pages.states.entry(state.clone()).or_default(),
                };
                pages.push(page.clone());
                marks.labels.push((page, vote.clone()));
            } else if let Some((line, characters)) = place(start, &lines) {
                marks.labels.push((page.clone(), lines[line].0.clone()));
                in_lines.entry(line).or_default().push((characters, page));
            }
        }
        marks.in_lines = line_marks(view.resolution, in_lines);
        Ok(marks)
    }
}

/// Returns the anchors from which the text of pages is counted: those of places with lines, and of
/// votes.
pub(super) fn text_anchors(places: &Places) -> BTreeSet<String> {
    let counted_from = places.iter().filter(|place| match place.kind {
        PlaceKind::Masthead
        | PlaceKind::Title
        | PlaceKind::Part
        | PlaceKind::Formula
        | PlaceKind::Section
        | PlaceKind::Paragraph
        | PlaceKind::Item
        | PlaceKind::Table
        | PlaceKind::Closing
        | PlaceKind::Vote
        | PlaceKind::Annex
        | PlaceKind::Note => true,
        // These have no lines except those of the places that they contain; calls are part of
        // lines.
        PlaceKind::Preamble | PlaceKind::OperativePart | PlaceKind::Notes | PlaceKind::Call => {
            false
        }
    });
    counted_from.map(|place| place.anchor.to_string()).collect()
}

/// The beginnings of pages in a recorded vote.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct PagesInVote {
    /// The pages that begin with the heading, or with text that is neither a side nor a State.
    pub heading: Vec<String>,
    /// The pages that begin with a side, by its message key: `vote-against`.
    pub sides: BTreeMap<&'static str, Vec<String>>,
    /// The pages that begin with a State, by its name.
    pub states: BTreeMap<String, Vec<String>>,
}

/// The text with which a page begins in a recorded vote.
enum VotePosition<'a> {
    Heading,
    Side(Word),
    State(&'a String),
}

/// Returns the vote in which a page begins, and the text with which it begins. The names of States
/// are not lines.
fn in_vote<'a>(start: &PageStart, view: &'a View<'_>) -> Option<(&'a Anchor, VotePosition<'a>)> {
    let place = view.places.get(start.anchor.as_ref()?)?;
    if place.kind != PlaceKind::Vote {
        return None;
    }
    let enactment = view.resolution.enactment_of(place.part.as_ref())?;
    let vote = enactment.vote.as_ref()?;
    let state = first_state(vote, &start.first).map(VotePosition::State);
    let side = || first_side(vote, &start.first, view).map(VotePosition::Side);
    let position = state.or_else(side).unwrap_or(VotePosition::Heading);
    Some((&place.anchor, position))
}

/// Returns the side with which a page begins. `first` are its first words: those of the side, or in
/// right-to-left scripts the number of votes.
fn first_side(vote: &Vote, first: &str, view: &View<'_>) -> Option<Word> {
    let mut sides = vote
        .sides()
        .map(|(side, tally)| (Word::of_side(side), tally));
    let begins = |(side, tally): &(Word, &Tally)| {
        let words = view.words.get(*side);
        first.starts_with(words) || words.starts_with(first) || first == tally.count.to_string()
    };
    sides.find(begins).map(|(side, _)| side)
}

/// Returns the State with which a page begins. `first` are its first words.
fn first_state<'a>(vote: &'a Vote, first: &str) -> Option<&'a String> {
    let states = vote.sides().flat_map(|(_, tally)| &tally.states);
    let begins = |state: &&String| first.starts_with(state.as_str()) || state.starts_with(first);
    states.filter(begins).max_by_key(|state| state.len())
}

/// Returns the anchor of each line that is not empty, and its number of characters.
fn lines(resolution: &Resolution) -> Vec<(Anchor, usize)> {
    let mut lines = Vec::new();
    for_each_line(resolution, &mut |place, inlines| {
        if !inlines.is_empty() {
            lines.push((place.anchor.clone(), length(inlines)));
        }
    });
    lines
}

/// Returns the marks of pages, which are given by line and by the number of characters before them.
fn line_marks(
    resolution: &Resolution,
    mut pages: BTreeMap<usize, Vec<(usize, String)>>,
) -> Vec<LineMark> {
    let mut marks = Vec::new();
    let mut line = 0;
    for_each_line(resolution, &mut |_, inlines| {
        if !inlines.is_empty() {
            for (characters, page) in pages.remove(&line).unwrap_or_default() {
                let position = position(inlines, characters);
                marks.push(LineMark {
                    page,
                    line,
                    position,
                });
            }
            line += 1;
        }
    });
    marks
}

/// Returns the line in which a page begins, and the number of characters before it in that line.
fn place(start: &PageStart, lines: &[(Anchor, usize)]) -> Option<(usize, usize)> {
    let first = match &start.anchor {
        None => 0,
        Some(anchor) => lines
            .iter()
            .position(|(place, _)| place.as_str() == anchor)?,
    };
    let mut left = match &start.anchor {
        None => 0,
        Some(_) => start.characters,
    };
    for (line, (place, length)) in lines.iter().enumerate().skip(first) {
        if *length == 0 {
            continue;
        }
        // After the lines of the anchor there may be text that is not counted.
        let is_own = start
            .anchor
            .as_deref()
            .is_none_or(|own| place.as_str() == own);
        if !is_own || left < *length {
            return Some((line, if is_own { left } else { 0 }));
        }
        left -= length;
    }
    None
}

fn length(inlines: &[Inline]) -> usize {
    let each = inlines.iter().map(|inline| match inline {
        Inline::Text { text, .. } | Inline::Reference { text, .. } => characters(text),
        Inline::NoteCall { mark, .. } => characters(mark),
        Inline::LineBreak => 0,
        other => other.content().map_or(0, |content| length(content)),
    });
    each.sum()
}

fn characters(text: &str) -> usize {
    text.chars().filter(|one| !one.is_whitespace()).count()
}

/// Returns the position after a number of characters, or before the link or call that contains that
/// position.
fn position(inlines: &[Inline], characters_before: usize) -> MarkPosition {
    let mut left = characters_before;
    for (index, inline) in inlines.iter().enumerate() {
        let length = length(std::slice::from_ref(inline));
        if left >= length {
            left -= length;
            continue;
        }
        return match inline {
            Inline::Text { text, .. } => MarkPosition {
                around: Vec::new(),
                inline: index,
                bytes: byte_after(text, left),
            },
            Inline::Emphasis { content }
            | Inline::Strong { content }
            | Inline::Foreign { content, .. }
                if left > 0 =>
            {
                let mut within = position(content, left);
                within.around.insert(0, index);
                within
            }
            _ => MarkPosition {
                around: Vec::new(),
                inline: index,
                bytes: 0,
            },
        };
    }
    MarkPosition {
        around: Vec::new(),
        inline: inlines.len(),
        bytes: 0,
    }
}

/// Returns the byte offset after a number of characters, not counting spaces.
fn byte_after(text: &str, characters: usize) -> usize {
    let solid = text.char_indices().filter(|(_, one)| !one.is_whitespace());
    solid
        .map(|(at, _)| at)
        .nth(characters)
        .unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use publish_model::Unresolved;
    use publish_model::resolve::resolve;
    use publish_templates::wording::Catalogues;

    #[test]
    fn a_page_begins_at_the_word_after_the_counted_characters() {
        let line = vec![
            Inline::Emphasis {
                content: vec![Inline::text("Noting with")],
            },
            Inline::text(" concern that the call"),
            Inline::NoteCall {
                note: "14".to_owned(),
                mark: "14".to_owned(),
                target: "fn-14".parse().unwrap(),
                anchor: "fnref-14-1".parse().unwrap(),
            },
            Inline::text(" ends"),
        ];
        for (characters, around, inline, bytes) in [
            (0, vec![], 0, 0),
            // Before “with”, inside the emphasis.
            (6, vec![0], 0, 7),
            // Before “concern”.
            (10, vec![], 1, 1),
            (17, vec![], 1, 9),
            // Before the call, also if the position is inside the call.
            (28, vec![], 2, 0),
            (29, vec![], 2, 0),
            (30, vec![], 3, 1),
            (99, vec![], 4, 0),
        ] {
            let wanted = MarkPosition {
                around,
                inline,
                bytes,
            };
            assert_eq!(position(&line, characters), wanted, "{characters}");
        }
    }

    #[test]
    fn a_page_after_the_last_character_of_a_place_begins_with_the_next_place() {
        let lines = [("pp-1", 5), ("pp-2", 4), ("table-1", 3), ("table-1", 3)];
        let lines = lines.map(|(name, length)| (name.parse().unwrap(), length));
        let at = |anchor: &str, characters| {
            let start = PageStart {
                page: 2,
                anchor: Some(anchor.to_owned()),
                characters,
                first: String::new(),
            };
            place(&start, &lines)
        };
        assert_eq!(at("pp-1", 4), Some((0, 4)));
        assert_eq!(at("pp-1", 5), Some((1, 0)));
        // A printed number before the next paragraph.
        assert_eq!(at("pp-1", 8), Some((1, 0)));
        assert_eq!(at("table-1", 4), Some((3, 1)));
        assert_eq!(at("table-1", 6), None);
        assert_eq!(at("unknown", 1), None);
    }

    #[test]
    fn a_page_that_begins_in_a_vote_is_marked_at_its_state() {
        let vote = json!({ "in_favour": { "count": 2, "states": ["Niger", "Nigeria"] } });
        let part = |label: &str| {
            let heading = json!({ "label": [{ "kind": "text", "text": label }], "title": [] });
            json!({ "heading": heading, "vote": vote })
        };
        let model = json!({
            "symbol": "A/RES/99/4 A-B", "language": "en", "body": "general-assembly",
            "masthead": {}, "text": { "parts": [part("A"), part("B")] },
        });
        let document: Unresolved = serde_json::from_value(model).unwrap();
        let resolution = resolve(document, &Default::default()).resolution.unwrap();
        let start = |page, anchor: &str, first: &str| PageStart {
            page,
            anchor: Some(anchor.to_owned()),
            characters: 0,
            first: first.to_owned(),
        };
        let starts = [
            start(2, "part-a-vote", "Recorded vote"),
            start(3, "part-a-vote", "Nigeria,"),
            start(4, "part-b", "B"),
            start(5, "part-b-vote", "Niger,"),
            start(6, "part-b-vote", "Abstaining"),
        ];
        let catalogues = Catalogues::load(&publish_built_in::templates()).unwrap();
        let catalogue = catalogues.find(&resolution.language).unwrap();
        let view = View::new(&resolution, catalogue, None).unwrap();
        let marks = PageMarks::new(&view, "A.pdf", &starts, catalogue).unwrap();
        let list = |page: &str| vec![page.to_owned()];
        let wanted = [
            (
                "part-a-vote",
                PagesInVote {
                    heading: list("2"),
                    sides: BTreeMap::new(),
                    states: BTreeMap::from([("Nigeria".to_owned(), list("3"))]),
                },
            ),
            (
                "part-b-vote",
                PagesInVote {
                    heading: Vec::new(),
                    sides: BTreeMap::from([("vote-abstaining", list("6"))]),
                    states: BTreeMap::from([("Niger".to_owned(), list("5"))]),
                },
            ),
        ];
        let wanted = wanted.map(|(anchor, pages)| (anchor.parse().unwrap(), pages));
        assert_eq!(marks.pages_in_votes, BTreeMap::from(wanted));
        let labels = marks
            .labels
            .iter()
            .map(|(label, place)| (label.as_str(), place.as_str()));
        let wanted = [
            ("2", "part-a-vote"),
            ("3", "part-a-vote"),
            ("4", "part-b"),
            ("5", "part-b-vote"),
            ("6", "part-b-vote"),
        ];
        assert!(labels.eq(wanted));
        assert_eq!(marks.page_names["4"], "page 4");
    }
}
