//! The pages of a printed edition in editions that have none.

use std::collections::{BTreeMap, BTreeSet};

use publish_model::diagnostic::Findings;
use publish_model::resolve::for_each_line;
use publish_model::{Anchor, Inline, PlaceKind, Places, Resolution, Tally, Vote};
use publish_templates::wording::{Catalogue, FluentValue, Word};
use serde::Serialize;

use crate::View;

/// Where a page begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageStart {
    /// The page, from 1.
    pub page: usize,
    /// The last anchor before its first word; none before the first anchor.
    pub anchor: Option<String>,
    /// How many characters stand between the two, without spaces. Where this is more than the place
    /// of the anchor has, the page begins with what comes next.
    pub characters: usize,
    /// The first words of the page, as many as are set in one.
    pub first: String,
}

/// The pages of a PDF of the document, for editions without pages of their own. Empty if there is
/// no PDF whose pages they could mark.
///
/// The marks are beside the document and not in it: a page begins in an edition, not in the text.
#[derive(Debug, Clone, Default, Serialize)]
pub struct PageMarks {
    /// The name of each page, by its label: `page 7` of `7`.
    pub page_names: BTreeMap<String, String>,
    /// Where pages begin within each recorded vote, by its anchor.
    pub pages_in_votes: BTreeMap<Anchor, PagesInVote>,
    /// The file whose pages these are: `A_RES_68_197-EN.pdf`; empty if there are none.
    pub page_source: String,
    /// Where pages begin within lines, in reading order.
    #[serde(skip)]
    pub in_lines: Vec<LineMark>,
    /// The page labels in reading order, each with the anchor of the place that it begins in.
    #[serde(skip)]
    pub labels: Vec<(String, Anchor)>,
}

/// Where a page begins within a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineMark {
    /// The label of the page.
    pub page: String,
    /// The position of the line among those that are not empty, in reading order.
    pub line: usize,
    /// Where it begins in the line.
    pub position: MarkPosition,
}

/// A position between the words of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkPosition {
    /// The inlines around it, from the outermost, by their positions in the line and in each other.
    pub around: Vec<usize>,
    /// The position of the inline that it is before or in; the number of inlines for the end.
    pub inline: usize,
    /// How many bytes of the text of that inline come before it; 0 for before the inline.
    pub bytes: usize,
}

impl PageMarks {
    /// The pages of the PDF in the file `source`, which begin at `starts`.
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
            let name = catalogue.say("page-name", &arguments)?;
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

/// The anchors of the places that pages are counted from: those that have lines, and votes.
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
        // They have no lines but those of what is in them, and calls are within lines.
        PlaceKind::Preamble | PlaceKind::OperativePart | PlaceKind::Notes | PlaceKind::Call => {
            false
        }
    });
    counted_from.map(|place| place.anchor.to_string()).collect()
}

/// Where pages begin within a recorded vote.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct PagesInVote {
    /// The pages that begin with its heading, or with something else that is neither a side nor a
    /// State.
    pub heading: Vec<String>,
    /// The pages that begin with a side, by the key of its words: `vote-against`.
    pub sides: BTreeMap<&'static str, Vec<String>>,
    /// The pages that begin with a State, by its name.
    pub states: BTreeMap<String, Vec<String>>,
}

/// What a page begins with in a recorded vote.
enum VotePosition<'a> {
    Heading,
    Side(Word),
    State(&'a String),
}

/// The vote in which a page begins, and what it begins with. Names of States are no lines.
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

/// The side that a page begins with whose first words are `first`: those for it, or, in a script
/// from right to left, their number.
fn first_side(vote: &Vote, first: &str, view: &View<'_>) -> Option<Word> {
    let sides = [
        (Word::VoteInFavour, &vote.in_favour),
        (Word::VoteAgainst, &vote.against),
        (Word::VoteAbstaining, &vote.abstaining),
    ];
    let begins = |(side, tally): &(Word, &Tally)| {
        let words = view.words.get(*side);
        first.starts_with(words) || words.starts_with(first) || first == tally.count.to_string()
    };
    sides.into_iter().find(begins).map(|(side, _)| side)
}

/// The State that a page begins with whose first words are `first`.
fn first_state<'a>(vote: &'a Vote, first: &str) -> Option<&'a String> {
    let tallies = [&vote.in_favour, &vote.against, &vote.abstaining];
    let states = tallies.into_iter().flat_map(|tally| &tally.states);
    let begins = |state: &&String| first.starts_with(state.as_str()) || state.starts_with(first);
    states.filter(begins).max_by_key(|state| state.len())
}

/// The anchor of the place of each line that is not empty, and how many characters the line has.
fn lines(resolution: &Resolution) -> Vec<(Anchor, usize)> {
    let mut lines = Vec::new();
    for_each_line(resolution, &mut |place, inlines| {
        if !inlines.is_empty() {
            lines.push((place.anchor.clone(), length(inlines)));
        }
    });
    lines
}

/// The marks of the pages in each line, which begin after so many characters of it.
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

/// The line in which a page begins, and the characters before it there.
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
        // Past the anchor's own lines there may be words that are not counted.
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

/// The position before what follows so many characters; before a link or call that they end in.
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

/// Where the character after so many begins, spaces not counted.
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
    fn a_page_begins_before_the_word_after_so_many_characters() {
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
            // Before “with”, within the emphasis.
            (6, vec![0], 0, 7),
            // Before “concern”.
            (10, vec![], 1, 1),
            (17, vec![], 1, 9),
            // Before the call and, where it ends in it, too.
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
    fn after_the_last_character_of_a_place_the_page_begins_with_the_next() {
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
        // A printed number that stands before the next paragraph.
        assert_eq!(at("pp-1", 8), Some((1, 0)));
        assert_eq!(at("table-1", 4), Some((3, 1)));
        assert_eq!(at("table-1", 6), None);
        assert_eq!(at("unknown", 1), None);
    }

    #[test]
    fn a_page_that_begins_in_a_vote_is_found_by_the_vote_and_its_state() {
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
        let resolution = resolve(document).resolution.unwrap();
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
