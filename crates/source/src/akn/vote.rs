//! The recorded vote, which the metadata have.

use roxmltree::Node;

use publish_model::unresolved::{Resolution, Text};
use publish_model::{Tally, Vote};

use super::{descendant, line, name};

/// Puts the recorded vote into a whole document, unless its closing lines tell it already, as the
/// Human Rights Council's do (A/HRC/RES/54/15).
pub fn put(main: Node<'_, '_>, resolution: &mut Resolution) {
    let printed = main
        .descendants()
        .any(|node| name(node) == "quantity" && node.attribute("refersTo") == Some("#inFavour"));
    if let (Text::Whole(enactment), false) = (&mut resolution.text, printed) {
        enactment.vote = recorded(main);
    }
}

/// The recorded vote that an element has somewhere in it.
pub fn recorded(main: Node<'_, '_>) -> Option<Vote> {
    let voting = descendant(main, "voting")?;
    let outcome = voting.attribute("outcome").unwrap_or_default();
    if outcome.trim_start_matches('#') != "adoptedRecordedVote" {
        return None;
    }
    let mut vote = Vote::default();
    for count in voting.children().filter(|node| name(*node) == "count") {
        let tally = Tally {
            count: count
                .attribute("value")
                .and_then(|value| value.trim().parse().ok())
                .unwrap_or_default(),
            states: count
                .descendants()
                .filter(|node| name(*node) == "organization")
                .map(line::plain)
                .filter(|state| !state.is_empty())
                .collect(),
        };
        match count
            .attribute("refersTo")
            .map(|way| way.trim_start_matches('#'))
        {
            Some("inFavour") => vote.in_favour = tally,
            Some("against") => vote.against = tally,
            Some("abstaining") => vote.abstaining = tally,
            _ => {}
        }
    }
    (vote != Vote::default()).then_some(vote)
}
