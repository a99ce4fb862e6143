//! The index of places: everything that has an anchor, in reading order.
//!
//! They are collected once, from the resolved document. Code that needs to know what can be linked
//! to, in which order and inside what, reads them and does not walk through the document.

use std::collections::BTreeMap;

use crate::anchor;
use crate::visit::{Visit, walk};
use crate::{
    Anchor, Annex, Closing, Enactment, Heading, Inline, Inlines, Item, Note, Paragraph, Part,
    Resolved, Section, Table, plain_text,
};

/// The kind of a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlaceKind {
    /// The lines of the masthead.
    Masthead,
    /// The title.
    Title,
    /// A part of a resolution in parts.
    Part,
    /// The enacting formula.
    Formula,
    /// The preamble, with the enacting formula before it.
    Preamble,
    /// The operative part.
    OperativePart,
    /// A section.
    Section,
    /// A paragraph, with or without a number.
    Paragraph,
    /// An item.
    Item,
    /// A table.
    Table,
    /// The closing lines of the document, a part or an annex.
    Closing,
    /// The recorded vote.
    Vote,
    /// An annex.
    Annex,
    /// The notes, together.
    Notes,
    /// A note.
    Note,
    /// A call of a note, or of a note of a table.
    Call,
}

/// A position in a document that links can refer to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Its anchor.
    pub anchor: Anchor,
    /// Its kind.
    pub kind: PlaceKind,
    /// The place that directly contains it: of an item its paragraph, of a paragraph its section or
    /// the operative part. None for places directly in the document.
    pub parent: Option<Anchor>,
    /// The part of the document that contains it, if there are parts.
    pub part: Option<Anchor>,
    /// Its number, label or mark as printed; for a heading, the label without markup. Empty if none
    /// is printed.
    pub label: String,
}

/// All places, in reading order. Each anchor occurs once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Places {
    list: Vec<Place>,
    by_anchor: BTreeMap<Anchor, usize>,
}

impl Places {
    /// Collects the places of a resolved document.
    pub fn of(resolution: &Resolved) -> Self {
        let mut collector = Collector::default();
        collector.resolution(resolution);
        collector.places
    }

    /// Returns the places, in reading order.
    pub fn iter(&self) -> impl Iterator<Item = &Place> {
        self.list.iter()
    }

    /// Returns the place with this anchor.
    pub fn get(&self, anchor: &str) -> Option<&Place> {
        self.list.get(*self.by_anchor.get(anchor)?)
    }

    /// Returns the places of a kind, in reading order.
    pub fn of_kind(&self, kind: PlaceKind) -> impl Iterator<Item = &Place> {
        self.iter().filter(move |place| place.kind == kind)
    }

    /// Returns the anchor of something that a part, or a document without parts, has at most once,
    /// such as its preamble or its vote. `part` is the anchor of the part.
    pub fn only(&self, part: Option<&Anchor>, kind: PlaceKind) -> Option<&Anchor> {
        let mut places = self.of_kind(kind);
        let place = places.find(|place| place.part.as_ref() == part && !self.is_in_annex(place));
        place.map(|place| &place.anchor)
    }

    /// Returns the anchor of the closing lines of an annex.
    pub fn closing_of_annex(&self, annex: &Anchor) -> Option<&Anchor> {
        let mut places = self.of_kind(PlaceKind::Closing);
        let place = places.find(|place| place.parent.as_ref() == Some(annex));
        place.map(|place| &place.anchor)
    }

    /// Whether a place is directly in an annex.
    fn is_in_annex(&self, place: &Place) -> bool {
        let parent = place
            .parent
            .as_ref()
            .and_then(|parent| self.get(parent.as_str()));
        parent.is_some_and(|parent| parent.kind == PlaceKind::Annex)
    }

    /// Returns whether a place has this anchor.
    pub fn has(&self, anchor: &str) -> bool {
        self.by_anchor.contains_key(anchor)
    }

    fn add(&mut self, place: Place) {
        let position = self.list.len();
        self.by_anchor.insert(place.anchor.clone(), position);
        self.list.push(place);
    }
}

#[derive(Default)]
struct Collector {
    places: Places,
    /// The places that contain the current one, from the outermost.
    open: Vec<Anchor>,
    part: Option<Anchor>,
}

impl Collector {
    fn add(&mut self, anchor: Anchor, kind: PlaceKind, label: String) {
        self.places.add(Place {
            anchor,
            kind,
            parent: self.open.last().cloned(),
            part: self.part.clone(),
            label,
        });
    }

    /// Adds a block and its contents. A block without an anchor belongs to the place that contains
    /// it.
    fn block_within(
        &mut self,
        anchor: &Option<Anchor>,
        kind: PlaceKind,
        label: String,
        inside: impl FnOnce(&mut Self),
    ) {
        match anchor {
            Some(anchor) => self.within(anchor.clone(), kind, label, inside),
            None => inside(self),
        }
    }

    /// Adds the closing lines of a part or annex, or of a document without parts.
    fn closing(&mut self, container: &Option<Anchor>, closing: &Closing) {
        if closing.lines.is_empty() {
            return;
        }
        let anchor = anchor::named_in(container.as_ref(), "closing");
        self.within(anchor, PlaceKind::Closing, String::new(), |inside| {
            for line in &closing.lines {
                inside.line(line);
            }
        });
    }

    /// Adds a place and its contents.
    fn within(
        &mut self,
        anchor: Anchor,
        kind: PlaceKind,
        label: String,
        inside: impl FnOnce(&mut Self),
    ) {
        self.add(anchor.clone(), kind, label);
        self.open.push(anchor);
        inside(self);
        self.open.pop();
    }
}

impl Visit for Collector {
    fn resolution(&mut self, resolution: &Resolved) {
        self.add(
            anchor::fixed("masthead"),
            PlaceKind::Masthead,
            String::new(),
        );
        self.masthead(&resolution.masthead);
        walk::text(self, &resolution.text);
        if resolution.notes.is_empty() {
            return;
        }
        self.within(
            anchor::fixed("notes"),
            PlaceKind::Notes,
            String::new(),
            |inside| {
                for note in &resolution.notes {
                    inside.note(note);
                }
            },
        );
    }

    fn title(&mut self, line: &Inlines) {
        let title = anchor::fixed("title");
        self.within(title, PlaceKind::Title, String::new(), |inside| {
            inside.line(line)
        });
    }

    fn part(&mut self, part: &Part) {
        self.part = Some(part.anchor.clone());
        let label = label_of(&part.heading);
        self.within(part.anchor.clone(), PlaceKind::Part, label, |inside| {
            walk::part(inside, part);
        });
        self.part = None;
    }

    fn enactment(&mut self, enactment: &Enactment) {
        let named = |part: &Option<Anchor>, name: &str| anchor::named_in(part.as_ref(), name);
        if !enactment.formula.is_empty() || !enactment.preamble.is_empty() {
            let preamble = named(&self.part, "preamble");
            self.within(preamble, PlaceKind::Preamble, String::new(), |inside| {
                inside.formula(&enactment.formula);
                for block in &enactment.preamble {
                    inside.block(block);
                }
            });
        }
        if !enactment.operative.is_empty() {
            let operative = named(&self.part, "operative-part");
            self.within(
                operative,
                PlaceKind::OperativePart,
                String::new(),
                |inside| {
                    for block in &enactment.operative {
                        inside.block(block);
                    }
                },
            );
        }
        self.closing(&self.part.clone(), &enactment.closing);
        if enactment.vote.is_some() {
            self.add(named(&self.part, "vote"), PlaceKind::Vote, String::new());
        }
        for annex in &enactment.annexes {
            self.annex(annex);
        }
    }

    fn formula(&mut self, line: &Inlines) {
        if !line.is_empty() {
            let formula = anchor::named_in(self.part.as_ref(), "formula");
            self.within(formula, PlaceKind::Formula, String::new(), |inside| {
                inside.line(line)
            });
        }
    }

    fn annex(&mut self, annex: &Annex) {
        let label = label_of(&annex.heading);
        self.within(annex.anchor.clone(), PlaceKind::Annex, label, |inside| {
            inside.heading(&annex.heading);
            for block in &annex.blocks {
                inside.block(block);
            }
            inside.closing(&Some(annex.anchor.clone()), &annex.closing);
        });
    }

    fn note(&mut self, note: &Note) {
        let mark = note.mark.clone();
        self.within(note.anchor.clone(), PlaceKind::Note, mark, |inside| {
            walk::note(inside, note);
        });
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        let number = paragraph.number.clone().unwrap_or_default();
        self.block_within(&paragraph.anchor, PlaceKind::Paragraph, number, |inside| {
            walk::paragraph(inside, paragraph);
        });
    }

    fn item(&mut self, item: &Item) {
        let label = item.label.clone();
        self.block_within(&item.anchor, PlaceKind::Item, label, |inside| {
            walk::item(inside, item);
        });
    }

    fn section(&mut self, section: &Section) {
        let label = label_of(&section.heading);
        self.block_within(&section.anchor, PlaceKind::Section, label, |inside| {
            walk::section(inside, section);
        });
    }

    fn table(&mut self, table: &Table) {
        self.within(
            table.anchor.clone(),
            PlaceKind::Table,
            String::new(),
            |inside| {
                walk::table(inside, table);
            },
        );
    }

    fn inline(&mut self, inline: &Inline) {
        if let Inline::NoteCall { anchor, mark, .. } = inline {
            self.add(anchor.clone(), PlaceKind::Call, mark.clone());
        } else if let Inline::TableNoteCall {
            anchor, content, ..
        } = inline
        {
            self.add(anchor.clone(), PlaceKind::Call, plain_text(content));
        }
        walk::inline(self, inline);
    }
}

fn label_of(heading: &Heading) -> String {
    plain_text(&heading.label)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resolve::resolve;
    use crate::unresolved;

    fn listed(json: &str) -> Vec<String> {
        let document: unresolved::Resolution = serde_json::from_str(json).unwrap();
        let resolved = resolve(document, &Default::default()).resolution.unwrap();
        let places = Places::of(&resolved);
        let lines = places.iter().map(|place| {
            let parent = place.parent.as_ref().map_or("-", |parent| parent.as_str());
            format!("{} {:?} in {parent}", place.anchor, place.kind)
        });
        lines.collect()
    }

    #[test]
    fn places_are_in_reading_order_and_have_their_containers() {
        let call = r#"{"kind": "note-call", "note": "1", "mark": "1"}"#;
        let text = |text: &str| format!(r#"{{"kind": "text", "text": "{text}"}}"#);
        let json = format!(
            r#"{{
                "symbol": "A/RES/99/1", "language": "en", "body": "general-assembly",
                "masthead": {{"title": [{title}]}},
                "text": {{"whole": {{
                    "preamble": [{{"kind": "paragraph", "content": [{recalling}, {call}]}}],
                    "operative": [{{"kind": "paragraph", "number": "1.", "content": [{decides}],
                        "then": [{{"kind": "items", "style": "lower-alpha", "items": [
                            {{"label": "(a)", "content": [{item}, {call}]}}]}}]}}]
                }}}},
                "notes": [{{"key": "1", "mark": "1",
                    "blocks": [{{"kind": "paragraph", "content": [{note}]}}]}}]
            }}"#,
            title = text("Title"),
            recalling = text("Recalling"),
            decides = text("Decides:"),
            item = text("To act;"),
            note = text("See there."),
        );
        assert_eq!(
            listed(&json),
            [
                "masthead Masthead in -",
                "title Title in -",
                "preamble Preamble in -",
                "pp-1 Paragraph in preamble",
                "fnref-1-1 Call in pp-1",
                "operative-part OperativePart in -",
                "op-1 Paragraph in operative-part",
                "op-1-a Item in op-1",
                "fnref-1-2 Call in op-1-a",
                "notes Notes in -",
                "fn-1 Note in notes",
            ]
        );
    }

    #[test]
    fn unique_places_are_found_by_their_part() {
        let json = r#"{
            "symbol": "A/RES/99/4 A-B", "language": "en", "body": "general-assembly",
            "masthead": {}, "text": {"parts": [
                {"heading": {"label": [{"kind": "text", "text": "A"}], "title": []},
                 "vote": {"in_favour": {"count": 1}}},
                {"heading": {"label": [{"kind": "text", "text": "B"}], "title": []},
                 "formula": [{"kind": "text", "text": "The Council,"}]}
            ]}
        }"#;
        let document: unresolved::Resolution = serde_json::from_str(json).unwrap();
        let resolved = resolve(document, &Default::default()).resolution.unwrap();
        let places = Places::of(&resolved);
        let only = |part: Option<&str>, kind| {
            let part = part.map(|part| part.parse().unwrap());
            places.only(part.as_ref(), kind).map(Anchor::to_string)
        };
        let found = |anchor: &str| Some(anchor.to_owned());
        assert_eq!(only(Some("part-a"), PlaceKind::Vote), found("part-a-vote"));
        assert_eq!(only(Some("part-b"), PlaceKind::Vote), None);
        let preamble = only(Some("part-b"), PlaceKind::Preamble);
        assert_eq!(preamble, found("part-b-preamble"));
        assert_eq!(only(None, PlaceKind::Vote), None);
        assert_eq!(only(None, PlaceKind::Masthead), found("masthead"));
    }
}
