//! The recorded vote, from the metadata.

use roxmltree::Node;

use publish_model::diagnostic::Code;
use publish_model::unresolved::{Resolution, Text};
use publish_model::{Tally, Vote};

use crate::report::Report;

use super::{descendant, line, name, opening_tag};

/// Adds the recorded vote to a document without parts, unless its closing lines contain it, as in
/// documents of the Human Rights Council (A/HRC/RES/54/15).
pub fn put(main: Node<'_, '_>, resolution: &mut Resolution, report: &mut Report) {
    let printed = main
        .descendants()
        .any(|node| name(node) == "quantity" && node.attribute("refersTo") == Some("#inFavour"));
    if let (Text::Whole(enactment), false) = (&mut resolution.text, printed) {
        enactment.vote = recorded(main, report);
    }
}

/// Returns the recorded vote in an element or its descendants, if it has any counts or States.
fn recorded(main: Node<'_, '_>, report: &mut Report) -> Option<Vote> {
    declared(main, report).filter(|vote| *vote != Vote::default())
}

/// Returns the recorded vote in an element or its descendants, even if all counts are 0.
pub fn declared(main: Node<'_, '_>, report: &mut Report) -> Option<Vote> {
    let voting = descendant(main, "voting")?;
    let outcome = voting.attribute("outcome").unwrap_or_default();
    if outcome.trim_start_matches('#') != "adoptedRecordedVote" {
        return None;
    }
    let mut vote = Vote::default();
    for count in voting.children().filter(|node| name(*node) == "count") {
        let tally = Tally {
            count: number(count, report),
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
            Some("absent") => vote.absent = tally,
            _ => {}
        }
    }
    Some(vote)
}

/// Returns the count of one side, or 0, with a warning, if it is not a number.
fn number(count: Node<'_, '_>, report: &mut Report) -> u32 {
    let value = count.attribute("value").unwrap_or_default().trim();
    value.parse().unwrap_or_else(|_| {
        let message = format!("the count of votes “{value}” is not a number; 0 is used");
        let help = "correct the attribute “value”";
        report.warning(Code::UnreadableMetadata, message, help, opening_tag(count));
        0
    })
}
