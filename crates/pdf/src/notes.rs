//! Where notes are read.
//!
//! typst lays a note out at the foot of the page and puts it into the tag tree where it is called,
//! so that a screen reader reads it in the middle of a sentence. A template can give a note
//! another home: a `footnote` that refers to it by its label, and prints nothing. Here each note
//! moves to its home in the tag tree, and, where the home is on the same page, in the order of
//! painting too, so that readers that go by that order agree. What is seen stays where it is.

use std::collections::HashMap;

use typst::foundations::{NativeElement, Selector};
use typst::introspection::{Introspector, Location, Tag};
use typst::layout::{Frame, FrameItem, GroupItem, Point};
use typst::model::{Document, FootnoteBody, FootnoteElem};
use typst_layout::{Page, PagedDocument};

/// The home of each note that has one.
type Homes = HashMap<Location, Location>;

/// A note, or the part of it that is on this page, taken from its frame.
struct MovedNote {
    home: Location,
    position: Point,
    group: GroupItem,
}

/// Moves every note to its home.
pub fn in_reading_order(document: PagedDocument) -> PagedDocument {
    let homes = homes(document.introspector().as_ref());
    if homes.is_empty() {
        return document;
    }
    let pages = document
        .pages()
        .iter()
        .map(|page| with_notes_at_home(page, &homes))
        .collect();
    PagedDocument::new(pages, document.info().clone())
}

/// The notes that a later `footnote` refers to. The last reference is the home: that of a note in a
/// table follows the table, after one in the cell.
fn homes(introspector: &dyn Introspector) -> Homes {
    let mut homes = Homes::new();
    for element in introspector.query(&FootnoteElem::ELEM.select()) {
        let Some(FootnoteBody::Reference(label)) =
            element.to_packed::<FootnoteElem>().map(|note| &note.body)
        else {
            continue;
        };
        let note = introspector.query_first(&Selector::Label(*label));
        let note = note.and_then(|note| note.location());
        if let (Some(note), Some(home)) = (note, element.location()) {
            homes.insert(note, home);
        }
    }
    homes
}

fn with_notes_at_home(page: &Page, homes: &Homes) -> Page {
    let mut page = page.clone();
    let mut taken = Vec::new();
    take_notes(&mut page.frame, Point::zero(), homes, &mut taken);
    if taken.is_empty() {
        return page;
    }
    insert_notes(&mut page.frame, Point::zero(), &mut taken);
    for note in taken {
        page.frame.push(note.position, FrameItem::Group(note.group));
    }
    page
}

fn take_notes(frame: &mut Frame, offset: Point, homes: &Homes, taken: &mut Vec<MovedNote>) {
    let is_note = |item: &FrameItem| home_of(item, homes).is_some();
    if !contains(frame, &is_note) {
        return;
    }
    edit(frame, |items| {
        for (position, mut item) in std::mem::take(items) {
            match (home_of(&item, homes), &mut item) {
                (Some(home), FrameItem::Group(group)) => {
                    let mut group = group.clone();
                    if let Some(parent) = &mut group.parent {
                        parent.location = home;
                    }
                    taken.push(MovedNote {
                        home,
                        position: offset + position,
                        group,
                    });
                    continue;
                }
                (None, FrameItem::Group(group)) if group.transform.is_identity() => {
                    take_notes(&mut group.frame, offset + position, homes, taken);
                }
                _ => {}
            }
            items.push((position, item));
        }
    });
}

/// Puts what was taken behind the start of its home, as far as this frame has the home.
fn insert_notes(frame: &mut Frame, offset: Point, taken: &mut Vec<MovedNote>) {
    let is_home = |item: &FrameItem| {
        start_of(item).is_some_and(|start| taken.iter().any(|note| note.home == start))
    };
    if !contains(frame, &is_home) {
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
            for note in taken.extract_if(.., |note| Some(note.home) == start) {
                items.push((note.position - offset, FrameItem::Group(note.group)));
            }
        }
    });
}

fn home_of(item: &FrameItem, homes: &Homes) -> Option<Location> {
    let FrameItem::Group(group) = item else {
        return None;
    };
    homes.get(&group.parent?.location).copied()
}

/// The location of the element whose start an item marks.
fn start_of(item: &FrameItem) -> Option<Location> {
    match item {
        FrameItem::Tag(tag @ Tag::Start(..)) => Some(tag.location()),
        _ => None,
    }
}

/// Whether the frame has such an item where it can be reached without turning or scaling.
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
