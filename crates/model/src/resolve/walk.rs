//! All lines of a resolution in reading order, each with the anchor of the place it stands in.

use crate::{Anchor, Block, Enactment, Heading, Inlines, Masthead, Resolution, Table, Text};

/// Where a line of text is.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    /// The anchor that links to the line lead to.
    pub anchor: &'a Anchor,
    /// What kind of line it is.
    pub kind: PlaceKind,
}

/// The kinds of lines: those with an anchor of their own, and all others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlaceKind {
    /// A line of the masthead.
    Masthead,
    /// The title.
    Title,
    /// The enacting formula.
    Formula,
    /// A closing line.
    Closing,
    /// A line of a paragraph, item, heading, table or note, whose anchor is the nearest around it.
    Text,
}

impl<'a> Place<'a> {
    fn fixed((kind, anchor): &'a (PlaceKind, Anchor)) -> Self {
        Place {
            anchor,
            kind: *kind,
        }
    }

    fn text(anchor: &'a Anchor) -> Self {
        Place {
            anchor,
            kind: PlaceKind::Text,
        }
    }
}

/// The anchor of lines that stand in no paragraph, item, section or table.
fn fixed(name: &str) -> Anchor {
    Anchor::new(name.to_owned())
}

/// The same within a part, which has its own formula, preamble, operative part and closing lines.
fn fixed_in(part: Option<&Anchor>, name: &str) -> Anchor {
    match part {
        Some(part) => Anchor::new(format!("{part}-{name}")),
        None => fixed(name),
    }
}

/// The anchors of the masthead and of the title.
pub fn document_places() -> [(PlaceKind, Anchor); 2] {
    [
        (PlaceKind::Masthead, fixed("masthead")),
        (PlaceKind::Title, fixed("title")),
    ]
}

/// The anchors of the formula and of the closing lines of an enactment, `part` being the anchor of
/// the part that it is of, where there are parts.
pub fn enactment_places(part: Option<&Anchor>) -> [(PlaceKind, Anchor); 2] {
    [
        (PlaceKind::Formula, fixed_in(part, "formula")),
        (PlaceKind::Closing, fixed_in(part, "closing")),
    ]
}

/// Calls `visit` on every run of inlines in reading order: masthead, text, notes.
pub fn for_each_line(resolution: &mut Resolution, visit: &mut impl FnMut(Place<'_>, &mut Inlines)) {
    masthead(&mut resolution.masthead, visit);
    match &mut resolution.text {
        Text::Whole(whole) => enactment(None, whole, visit),
        Text::Parts(parts) => {
            for part in parts {
                heading(&part.anchor, &mut part.heading, visit);
                enactment(Some(&part.anchor), &mut part.enactment, visit);
            }
        }
    }
    for note in &mut resolution.notes {
        let place = note.anchor.clone();
        blocks(&place, &mut note.blocks, visit);
    }
}

fn masthead(masthead: &mut Masthead, visit: &mut impl FnMut(Place<'_>, &mut Inlines)) {
    let [place, title] = &document_places();
    let (place, title) = (Place::fixed(place), Place::fixed(title));
    visit(place, &mut masthead.organization);
    visit(place, &mut masthead.body);
    visit(place, &mut masthead.distribution);
    visit(place, &mut masthead.issued);
    for line in &mut masthead.languages {
        visit(place, line);
    }
    visit(place, &mut masthead.subsidiary_body);
    visit(place, &mut masthead.session);
    visit(place, &mut masthead.session_dates);
    for line in &mut masthead.agenda {
        visit(place, line);
    }
    visit(place, &mut masthead.adoption);
    visit(place, &mut masthead.report);
    visit(place, &mut masthead.number);
    visit(title, &mut masthead.title);
    for line in &mut masthead.below_title {
        visit(place, line);
    }
}

/// `part` is the anchor of the part that the enactment is of, where there are parts.
fn enactment(
    part: Option<&Anchor>,
    enactment: &mut Enactment,
    visit: &mut impl FnMut(Place<'_>, &mut Inlines),
) {
    let [formula, closing] = &enactment_places(part);
    visit(Place::fixed(formula), &mut enactment.formula);
    blocks(&fixed_in(part, "preamble"), &mut enactment.preamble, visit);
    let operative_part = fixed_in(part, "operative-part");
    blocks(&operative_part, &mut enactment.operative, visit);
    for line in &mut enactment.closing.lines {
        visit(Place::fixed(closing), line);
    }
    for annex in &mut enactment.annexes {
        heading(&annex.anchor, &mut annex.heading, visit);
        blocks(&annex.anchor, &mut annex.blocks, visit);
    }
}

fn heading(place: &Anchor, heading: &mut Heading, visit: &mut impl FnMut(Place<'_>, &mut Inlines)) {
    visit(Place::text(place), &mut heading.label);
    visit(Place::text(place), &mut heading.title);
}

fn blocks(place: &Anchor, blocks: &mut [Block], visit: &mut impl FnMut(Place<'_>, &mut Inlines)) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => {
                let own = own_or(&paragraph.anchor, place);
                visit(Place::text(&own), &mut paragraph.content);
                self::blocks(&own, &mut paragraph.then, visit);
            }
            Block::Items(items) => {
                for item in &mut items.items {
                    let own = own_or(&item.anchor, place);
                    visit(Place::text(&own), &mut item.content);
                    self::blocks(&own, &mut item.then, visit);
                }
            }
            Block::Section(section) => {
                let own = own_or(&section.anchor, place);
                heading(&own, &mut section.heading, visit);
                self::blocks(&own, &mut section.blocks, visit);
            }
            Block::Table(inner) => table(&own_or(&inner.anchor, place), inner, visit),
            Block::Quotation(quotation) => self::blocks(place, &mut quotation.blocks, visit),
        }
    }
}

fn table(place: &Anchor, table: &mut Table, visit: &mut impl FnMut(Place<'_>, &mut Inlines)) {
    visit(Place::text(place), &mut table.caption);
    for row in table.head.iter_mut().chain(&mut table.body) {
        for cell in &mut row.cells {
            blocks(place, &mut cell.blocks, visit);
        }
    }
}

/// Paragraphs in notes and cells have no anchor: their place is that of the note or table.
fn own_or(own: &Anchor, place: &Anchor) -> Anchor {
    if own.as_str().is_empty() {
        place.clone()
    } else {
        own.clone()
    }
}
