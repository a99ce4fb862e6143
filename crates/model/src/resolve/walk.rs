//! All lines of a resolution in reading order, each with the anchor of the place it stands in.

use crate::{Anchor, Block, Enactment, Heading, Inlines, Masthead, Resolution, Table, Text};

/// The anchors of lines that stand in no paragraph, item, section or table.
pub fn fixed(name: &str) -> Anchor {
    Anchor::new(name.to_owned())
}

/// Calls `visit` on every run of inlines in reading order: masthead, text, notes.
pub fn for_each_line(resolution: &mut Resolution, visit: &mut impl FnMut(&Anchor, &mut Inlines)) {
    masthead(&mut resolution.masthead, visit);
    match &mut resolution.text {
        Text::Whole(whole) => enactment(whole, visit),
        Text::Parts(parts) => {
            for part in parts {
                heading(&part.anchor, &mut part.heading, visit);
                enactment(&mut part.enactment, visit);
            }
        }
    }
    for note in &mut resolution.notes {
        let place = note.anchor.clone();
        blocks(&place, &mut note.blocks, visit);
    }
}

fn masthead(masthead: &mut Masthead, visit: &mut impl FnMut(&Anchor, &mut Inlines)) {
    let place = fixed("masthead");
    visit(&place, &mut masthead.organization);
    visit(&place, &mut masthead.body);
    visit(&place, &mut masthead.distribution);
    visit(&place, &mut masthead.issued);
    for line in &mut masthead.languages {
        visit(&place, line);
    }
    visit(&place, &mut masthead.subsidiary_body);
    visit(&place, &mut masthead.session);
    visit(&place, &mut masthead.session_dates);
    for line in &mut masthead.agenda {
        visit(&place, line);
    }
    visit(&place, &mut masthead.adoption);
    visit(&place, &mut masthead.report);
    visit(&place, &mut masthead.number);
    visit(&fixed("title"), &mut masthead.title);
    for line in &mut masthead.below_title {
        visit(&place, line);
    }
}

fn enactment(enactment: &mut Enactment, visit: &mut impl FnMut(&Anchor, &mut Inlines)) {
    visit(&fixed("formula"), &mut enactment.formula);
    blocks(&fixed("preamble"), &mut enactment.preamble, visit);
    blocks(&fixed("operative-part"), &mut enactment.operative, visit);
    for line in &mut enactment.closing.lines {
        visit(&fixed("closing"), line);
    }
    for annex in &mut enactment.annexes {
        heading(&annex.anchor, &mut annex.heading, visit);
        blocks(&annex.anchor, &mut annex.blocks, visit);
    }
}

fn heading(place: &Anchor, heading: &mut Heading, visit: &mut impl FnMut(&Anchor, &mut Inlines)) {
    visit(place, &mut heading.label);
    visit(place, &mut heading.title);
}

fn blocks(place: &Anchor, blocks: &mut [Block], visit: &mut impl FnMut(&Anchor, &mut Inlines)) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => {
                let own = own_or(&paragraph.anchor, place);
                visit(&own, &mut paragraph.content);
                self::blocks(&own, &mut paragraph.then, visit);
            }
            Block::Items(items) => {
                for item in &mut items.items {
                    let own = own_or(&item.anchor, place);
                    visit(&own, &mut item.content);
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

fn table(place: &Anchor, table: &mut Table, visit: &mut impl FnMut(&Anchor, &mut Inlines)) {
    visit(place, &mut table.caption);
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
