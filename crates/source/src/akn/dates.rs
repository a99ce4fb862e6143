//! The dates of a document: those of the metadata, and the printed date of adoption where the metadata
//! have none that is possible.

use std::collections::BTreeSet;

use jiff::civil::Date;
use roxmltree::Node;

use publish_model::diagnostic::Code;
use publish_model::unresolved::{Masthead, Resolution};
use publish_model::{Dates, plain_text};
use publish_templates::wording::Catalogue;

use crate::report::Report;

use super::{child, descendant, name, opening_tag};

/// The first year that is possible. Metadata without a date have the first day of the year 1
/// (S/RES/2703 (2023) in Arabic).
const YEAR_MIN: i16 = 1000;

/// Returns the dates in the metadata. An adoption in an impossible year is left out:
/// [`restore_adoption`] reports it.
pub fn read(main: Node<'_, '_>, root: Node<'_, '_>, report: &mut Report) -> Dates {
    let adopted = adoption(main, root).and_then(|node| date_of(node, report));
    Dates {
        adopted: adopted.filter(|date| is_possible(*date)),
        issued: issue(main).and_then(|node| date_of(node, report)),
    }
}

/// Returns the date of an element, or `None`, with a warning if the date is invalid.
pub fn date_of(node: Node<'_, '_>, report: &mut Report) -> Option<Date> {
    let written = node.attribute("date").filter(|date| !date.is_empty())?;
    let date = written.parse().ok();
    if date.is_none() {
        let message = format!("invalid date “{written}”: the document is built without it");
        let help = "write an existing date as year-month-day, such as 2013-12-18";
        report.warning(Code::UnreadableMetadata, message, help, opening_tag(node));
    }
    date
}

/// Returns the element with the date of adoption. A collection may have metadata only in its components
/// (A/RES/80/84), which were adopted together.
pub fn adoption<'a, 'input>(
    main: Node<'a, 'input>,
    root: Node<'a, 'input>,
) -> Option<Node<'a, 'input>> {
    let work = descendant(main, "FRBRWork").or_else(|| descendant(root, "FRBRWork"))?;
    let mut dates = work.children().filter(|node| name(*node) == "FRBRdate");
    dates.find(|date| date.attribute("name") == Some("adoption"))
}

/// Returns the element with the date of issue.
pub fn issue<'a, 'input>(main: Node<'a, 'input>) -> Option<Node<'a, 'input>> {
    let cover = child(main, "coverPage")?;
    cover.descendants().find(|node| {
        name(*node) == "docDate" && node.attribute("refersTo") == Some("#dateOfIssuance")
    })
}

/// Takes the date of adoption from the masthead, with a warning, if that of the metadata, in the element
/// `adoption`, is in an impossible year.
pub fn restore_adoption(
    resolution: &mut Resolution,
    adoption: Option<Node<'_, '_>>,
    catalogue: &Catalogue,
    report: &mut Report,
) {
    let written = adoption.and_then(|node| Some((node, node.attribute("date")?)));
    let Some((node, written)) = written else {
        return;
    };
    let is_impossible = |date: Date| !is_possible(date);
    if resolution.dates.adopted.is_some() || !written.parse().is_ok_and(is_impossible) {
        return;
    }
    let printed = printed_date(&resolution.masthead, catalogue);
    resolution.dates.adopted = printed;
    let message = match printed {
        Some(printed) => {
            format!("impossible date “{written}”: the date in the masthead, {printed}, is used")
        }
        None => format!("impossible date “{written}”, and the masthead has no other"),
    };
    let help = "write the date of adoption as year-month-day, such as 2013-12-18";
    report.warning(Code::UnreadableMetadata, message, help, opening_tag(node));
}

fn is_possible(date: Date) -> bool {
    date.year() >= YEAR_MIN
}

/// Returns the date in the lines of the adoption, if there is only one.
fn printed_date(masthead: &Masthead, catalogue: &Catalogue) -> Option<Date> {
    let lines = masthead.below_title.iter();
    let lines = lines.chain([&masthead.adoption, &masthead.title]);
    let found: BTreeSet<Date> = lines
        .flat_map(|line| dates_in(&plain_text(line), catalogue))
        .collect();
    match found.into_iter().collect::<Vec<_>>().as_slice() {
        [only] => Some(*only),
        _ => None,
    }
}

/// Returns the dates that a text has as the catalogue words them.
fn dates_in(text: &str, catalogue: &Catalogue) -> Vec<Date> {
    let numbers = text.split(|one: char| !one.is_ascii_digit());
    let numbers: BTreeSet<i16> = numbers.filter_map(|number| number.parse().ok()).collect();
    let words = without_marks(text);
    let mut found = Vec::new();
    for year in numbers.iter().filter(|year| **year >= YEAR_MIN) {
        for day in numbers.iter().filter_map(|day| i8::try_from(*day).ok()) {
            let dates = (1..=12).filter_map(|month| Date::new(*year, month, day).ok());
            found.extend(dates.filter(|date| {
                let worded = catalogue.date(*date);
                worded.is_ok_and(|worded| words.contains(&without_marks(&worded)))
            }));
        }
    }
    found
}

/// Removes the spaces of a text, its Arabic vowel signs, and the stroke that lengthens a word:
/// “كانون الأوّل/ ديسمبر”.
fn without_marks(text: &str) -> String {
    let is_mark = |one: char| matches!(one, '\u{64b}'..='\u{652}' | '\u{640}');
    text.chars()
        .filter(|one| !one.is_whitespace() && !is_mark(*one))
        .collect()
}
