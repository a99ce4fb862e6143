//! The position of notes in reading order.
//!
//! typst lays out a note at the foot of the page and puts it into the tag tree at its call, so that
//! a screen reader reads it in the middle of a sentence. A template can choose another reading
//! position for a note: a `footnote` that refers to the note by its label and prints nothing. This
//! module moves each note to that position in the tag tree and, if it is on the same page, in
//! painting order too, so that readers that follow painting order agree. The visible position does
//! not change.

use std::collections::HashMap;

use typst::foundations::{NativeElement, Selector};
use typst::introspection::{Introspector, Location, Tag};
use typst::layout::{Frame, FrameItem, GroupItem, Point};
use typst::model::{Document, FootnoteBody, FootnoteElem};
use typst_layout::{Page, PagedDocument};

/// The reading position of each note that has one.
type Targets = HashMap<Location, Location>;

/// A note, or the part of a note on this page, taken out of its frame.
struct MovedNote {
    target: Location,
    position: Point,
    group: GroupItem,
}

/// Moves every note to its reading position.
pub fn in_reading_order(document: PagedDocument) -> PagedDocument {
    let targets = targets(document.introspector().as_ref());
    if targets.is_empty() {
        return document;
    }
    let pages = document
        .pages()
        .iter()
        .map(|page| with_notes_moved(page, &targets))
        .collect();
    PagedDocument::new(pages, document.info().clone())
}

/// Returns the notes that a later `footnote` refers to. The last reference is the reading position:
/// a note in a table has one reference in its cell and another after the table.
fn targets(introspector: &dyn Introspector) -> Targets {
    let mut targets = Targets::new();
    for element in introspector.query(&FootnoteElem::ELEM.select()) {
        let Some(FootnoteBody::Reference(label)) =
            element.to_packed::<FootnoteElem>().map(|note| &note.body)
        else {
            continue;
        };
        let note = introspector.query_first(&Selector::Label(*label));
        let note = note.and_then(|note| note.location());
        if let (Some(note), Some(target)) = (note, element.location()) {
            targets.insert(note, target);
        }
    }
    targets
}

fn with_notes_moved(page: &Page, targets: &Targets) -> Page {
    let mut page = page.clone();
    let mut taken = Vec::new();
    take_notes(&mut page.frame, Point::zero(), targets, &mut taken);
    if taken.is_empty() {
        return page;
    }
    insert_notes(&mut page.frame, Point::zero(), &mut taken);
    for note in taken {
        page.frame.push(note.position, FrameItem::Group(note.group));
    }
    page
}

fn take_notes(frame: &mut Frame, offset: Point, targets: &Targets, taken: &mut Vec<MovedNote>) {
    let is_note = |item: &FrameItem| target_of(item, targets).is_some();
    if !contains(frame, &is_note) {
        return;
    }
    edit(frame, |items| {
        for (position, mut item) in std::mem::take(items) {
            match (target_of(&item, targets), &mut item) {
                (Some(target), FrameItem::Group(group)) => {
                    let mut group = group.clone();
                    if let Some(parent) = &mut group.parent {
                        parent.location = target;
                    }
                    taken.push(MovedNote {
                        target,
                        position: offset + position,
                        group,
                    });
                    continue;
                }
                (None, FrameItem::Group(group)) if group.transform.is_identity() => {
                    take_notes(&mut group.frame, offset + position, targets, taken);
                }
                _ => {}
            }
            items.push((position, item));
        }
    });
}

/// Inserts each taken note after the start of its reading position, if that is in this frame.
fn insert_notes(frame: &mut Frame, offset: Point, taken: &mut Vec<MovedNote>) {
    let is_target = |item: &FrameItem| {
        start_of(item).is_some_and(|start| taken.iter().any(|note| note.target == start))
    };
    if !contains(frame, &is_target) {
        return;
    }
    edit(frame, |items| {
        for (position, mut item) in std::mem::take(items) {
            if let FrameItem::Group(group) = &mut item
                && group.transform.is_identity()
            {
                insert_notes(&mut group.frame, offset + position, taken);
            }
            let start = start_of(&item);
            items.push((position, item));
            for note in taken.extract_if(.., |note| Some(note.target) == start) {
                items.push((note.position - offset, FrameItem::Group(note.group)));
            }
        }
    });
}

fn target_of(item: &FrameItem, targets: &Targets) -> Option<Location> {
    let FrameItem::Group(group) = item else {
        return None;
    };
    targets.get(&group.parent?.location).copied()
}

/// Returns the location of the element whose start an item marks.
fn start_of(item: &FrameItem) -> Option<Location> {
    match item {
        FrameItem::Tag(tag @ Tag::Start(..)) => Some(tag.location()),
        _ => None,
    }
}

/// Whether the frame contains a wanted item outside transformed groups.
fn contains(frame: &Frame, wanted: &impl Fn(&FrameItem) -> bool) -> bool {
    frame.items().any(|(_, item)| {
        wanted(item)
            || matches!(item, FrameItem::Group(group)
                if group.transform.is_identity() && contains(&group.frame, wanted))
    })
}

fn edit(frame: &mut Frame, change: impl FnOnce(&mut Vec<(Point, FrameItem)>)) {
    let mut items: Vec<_> = frame.items().cloned().collect();
    change(&mut items);
    frame.clear();
    frame.push_multiple(items);
}
