//! The pages of a printed edition in editions that have none.

use std::collections::{BTreeMap, BTreeSet};

use publish_model::resolve::{for_each_line, for_each_line_mut};
use publish_model::{Anchor, Inline, Inlines, PlaceKind, Places, Resolution, Vote};
use serde::Serialize;

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

/// The document with a mark where each page begins.
pub fn with_page_breaks(resolution: &Resolution, starts: &[PageStart]) -> Resolution {
    let lines = lines(resolution);
    let mut breaks: BTreeMap<usize, Vec<(usize, String)>> = BTreeMap::new();
    for start in starts {
        if let Some((line, characters)) = place(start, &lines) {
            let breaks = breaks.entry(line).or_default();
            breaks.push((characters, start.page.to_string()));
        }
    }
    let mut resolution = resolution.clone();
    let mut line = 0;
    for_each_line_mut(&mut resolution, &mut |_, inlines| {
        for (characters, page) in breaks.remove(&line).unwrap_or_default().into_iter().rev() {
            insert(inlines, characters, &page);
        }
        line += 1;
    });
    resolution
}

/// The anchors of the places that pages are counted from: those that have lines, and votes.
pub fn places(resolution: &Resolution) -> BTreeSet<String> {
    let places = Places::of(resolution);
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
    /// The page that begins with none of its States, but with what comes before them.
    pub heading: Option<String>,
    /// The pages that begin with a State, by its name.
    pub states: BTreeMap<String, String>,
}

/// Where pages begin within recorded votes, by the anchor of the vote. Names of States are no lines.
pub fn within_votes(
    resolution: &Resolution,
    places: &Places,
    starts: &[PageStart],
) -> BTreeMap<Anchor, PagesInVote> {
    let mut found: BTreeMap<Anchor, PagesInVote> = BTreeMap::new();
    for start in starts {
        let place = start.anchor.as_ref().and_then(|anchor| places.get(anchor));
        let Some(place) = place.filter(|place| place.kind == PlaceKind::Vote) else {
            continue;
        };
        let enactment = resolution.enactment_of(place.part.as_ref());
        let Some(vote) = enactment.and_then(|enactment| enactment.vote.as_ref()) else {
            continue;
        };
        let pages = found.entry(place.anchor.clone()).or_default();
        let page = start.page.to_string();
        match first_state(vote, &start.first) {
            Some(state) => {
                pages.states.insert(state.clone(), page);
            }
            None => pages.heading = Some(page),
        }
    }
    found
}

/// The State that a page begins with whose first words are `first`.
fn first_state<'a>(vote: &'a Vote, first: &str) -> Option<&'a String> {
    let tallies = [&vote.in_favour, &vote.against, &vote.abstaining];
    let states = tallies.into_iter().flat_map(|tally| &tally.states);
    let begins = |state: &&String| first.starts_with(state.as_str()) || state.starts_with(first);
    states.filter(begins).max_by_key(|state| state.len())
}

/// The anchor of the place of each line, and how many characters the line has.
fn lines(resolution: &Resolution) -> Vec<(Anchor, usize)> {
    let mut lines = Vec::new();
    for_each_line(resolution, &mut |place, inlines| {
        lines.push((place.anchor.clone(), length(inlines)));
    });
    lines
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
        Inline::LineBreak | Inline::PageBreak { .. } => 0,
        other => other.content().map_or(0, |content| length(content)),
    });
    each.sum()
}

fn characters(text: &str) -> usize {
    text.chars().filter(|one| !one.is_whitespace()).count()
}

/// Puts a mark before what follows so many characters; before a link or call that they end in.
fn insert(inlines: &mut Inlines, characters_before: usize, page: &str) {
    let mark = Inline::PageBreak {
        page: page.to_owned(),
    };
    let mut left = characters_before;
    for position in 0..inlines.len() {
        let length = length(&inlines[position..=position]);
        if left >= length {
            left -= length;
            continue;
        }
        match &mut inlines[position] {
            Inline::Text { text, .. } => {
                let rest = text.split_off(byte_after(text, left));
                let before = std::mem::replace(text, rest);
                let kept = (!before.is_empty()).then(|| Inline::text(before));
                inlines.splice(position..position, kept.into_iter().chain([mark]));
            }
            Inline::Emphasis { content }
            | Inline::Strong { content }
            | Inline::Foreign { content, .. }
                if left > 0 =>
            {
                insert(content, left, page);
            }
            _ => inlines.insert(position, mark),
        }
        return;
    }
    inlines.push(mark);
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

    fn marked(inlines: &Inlines) -> String {
        let each = inlines.iter().map(|inline| match inline {
            Inline::Text { text, .. } => text.clone(),
            Inline::PageBreak { page } => format!("|{page}|"),
            Inline::NoteCall { mark, .. } => format!("[{mark}]"),
            other => other
                .content()
                .map_or(String::new(), |content| format!("({})", marked(content))),
        });
        each.collect()
    }

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
        for (characters, wanted) in [
            (0, "|7|(Noting with) concern that the call[14] ends"),
            (6, "(Noting |7|with) concern that the call[14] ends"),
            (10, "(Noting with) |7|concern that the call[14] ends"),
            (17, "(Noting with) concern |7|that the call[14] ends"),
            (28, "(Noting with) concern that the call|7|[14] ends"),
            (30, "(Noting with) concern that the call[14] |7|ends"),
            (99, "(Noting with) concern that the call[14] ends|7|"),
        ] {
            let mut changed = line.clone();
            insert(&mut changed, characters, "7");
            assert_eq!(marked(&changed), wanted, "{characters}");
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
        let vote = json!({ "in-favour": { "count": 2, "states": ["Niger", "Nigeria"] } });
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
        ];
        let found = within_votes(&resolution, &Places::of(&resolution), &starts);
        let pages = |heading: Option<&str>, state: &str, page: &str| PagesInVote {
            heading: heading.map(str::to_owned),
            states: BTreeMap::from([(state.to_owned(), page.to_owned())]),
        };
        let wanted = [
            ("part-a-vote", pages(Some("2"), "Nigeria", "3")),
            ("part-b-vote", pages(None, "Niger", "5")),
        ];
        let wanted = wanted.map(|(anchor, pages)| (anchor.parse().unwrap(), pages));
        assert_eq!(found, BTreeMap::from(wanted));
    }
}
