//! All lines of a document in reading order, each with its place.

use crate::anchor::{fixed, named_in};
use crate::visit::{Visit, VisitMut, walk, walk_mut};
use crate::{
    Anchor, Annex, Inlines, Item, Masthead, Note, Paragraph, Part, Resolved, Section, Table,
};

/// The place of a line.
#[derive(Debug, Clone, Copy)]
pub struct LinePlace<'a> {
    /// The anchor for links to the line.
    pub anchor: &'a Anchor,
    /// The kind of the line.
    pub kind: LineKind,
}

/// The kinds of lines: those with an anchor, and all others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineKind {
    /// A line of the masthead.
    Masthead,
    /// The title.
    Title,
    /// The enacting formula.
    Formula,
    /// A closing line.
    Closing,
    /// A line of a paragraph, item, heading, table or note, which has the anchor of the nearest
    /// container.
    Text,
}

/// Returns the anchors of the masthead and of the title.
pub fn document_places() -> [(LineKind, Anchor); 2] {
    [
        (LineKind::Masthead, fixed("masthead")),
        (LineKind::Title, fixed("title")),
    ]
}

/// Returns the anchors of the formula and of the closing lines of an enactment. `part` is the
/// anchor of its part, if there are parts.
pub fn enactment_places(part: Option<&Anchor>) -> [(LineKind, Anchor); 2] {
    [
        (LineKind::Formula, named_in(part, "formula")),
        (LineKind::Closing, named_in(part, "closing")),
    ]
}

/// Returns the anchor of the closing lines of an annex.
pub fn closing_of_annex(annex: &Anchor) -> Anchor {
    named_in(Some(annex), "closing")
}

/// Calls `visit` on every line in reading order: masthead, text, notes.
pub fn for_each_line(resolution: &Resolved, visit: &mut impl FnMut(LinePlace<'_>, &Inlines)) {
    Walker::new(visit).resolution(resolution);
}

/// Calls `visit` on every line, with the line mutable.
pub fn for_each_line_mut(
    resolution: &mut Resolved,
    visit: &mut impl FnMut(LinePlace<'_>, &mut Inlines),
) {
    WalkerMut::new(visit).resolution(resolution);
}

macro_rules! walker {
    ($walker:ident, $visitor:ident, $walk:ident, $($mutable:ident)?) => {
        struct $walker<'f, F> {
            visit: &'f mut F,
            place: Anchor,
            kind: LineKind,
            /// The part or annex that contains the current line.
            container: Option<Anchor>,
        }

        impl<'f, F: FnMut(LinePlace<'_>, &$($mutable)? Inlines)> $walker<'f, F> {
            fn new(visit: &'f mut F) -> Self {
                $walker {
                    visit,
                    place: fixed("masthead"),
                    kind: LineKind::Text,
                    container: None,
                }
            }

            /// Visits the contents of a place. Content without an anchor belongs to the surrounding
            /// place.
            fn within(
                &mut self,
                anchor: Option<Anchor>,
                kind: LineKind,
                inside: impl FnOnce(&mut Self),
            ) {
                let outer = anchor.map(|anchor| std::mem::replace(&mut self.place, anchor));
                let outer_kind = std::mem::replace(&mut self.kind, kind);
                inside(self);
                self.kind = outer_kind;
                if let Some(outer) = outer {
                    self.place = outer;
                }
            }
        }

        impl<F: FnMut(LinePlace<'_>, &$($mutable)? Inlines)> $visitor for $walker<'_, F> {
            fn masthead(&mut self, masthead: &$($mutable)? Masthead) {
                let anchor = Some(fixed("masthead"));
                self.within(anchor, LineKind::Masthead, |inside| {
                    $walk::masthead(inside, masthead);
                });
            }

            fn title(&mut self, line: &$($mutable)? Inlines) {
                let anchor = Some(fixed("title"));
                self.within(anchor, LineKind::Title, |inside| inside.line(line));
            }

            fn part(&mut self, part: &$($mutable)? Part) {
                self.container = Some(part.anchor.clone());
                self.within(self.container.clone(), LineKind::Text, |inside| {
                    $walk::part(inside, part);
                });
                self.container = None;
            }

            fn formula(&mut self, line: &$($mutable)? Inlines) {
                let anchor = Some(named_in(self.container.as_ref(), "formula"));
                self.within(anchor, LineKind::Formula, |inside| inside.line(line));
            }

            fn closing_line(&mut self, line: &$($mutable)? Inlines) {
                let anchor = Some(named_in(self.container.as_ref(), "closing"));
                self.within(anchor, LineKind::Closing, |inside| inside.line(line));
            }

            fn annex(&mut self, annex: &$($mutable)? Annex) {
                let part = self.container.replace(annex.anchor.clone());
                self.within(Some(annex.anchor.clone()), LineKind::Text, |inside| {
                    $walk::annex(inside, annex);
                });
                self.container = part;
            }

            fn note(&mut self, note: &$($mutable)? Note) {
                self.within(Some(note.anchor.clone()), LineKind::Text, |inside| {
                    $walk::note(inside, note);
                });
            }

            fn paragraph(&mut self, paragraph: &$($mutable)? Paragraph) {
                self.within(paragraph.anchor.clone(), LineKind::Text, |inside| {
                    $walk::paragraph(inside, paragraph);
                });
            }

            fn item(&mut self, item: &$($mutable)? Item) {
                self.within(item.anchor.clone(), LineKind::Text, |inside| {
                    $walk::item(inside, item);
                });
            }

            fn section(&mut self, section: &$($mutable)? Section) {
                self.within(section.anchor.clone(), LineKind::Text, |inside| {
                    $walk::section(inside, section);
                });
            }

            fn table(&mut self, table: &$($mutable)? Table) {
                self.within(Some(table.anchor.clone()), LineKind::Text, |inside| {
                    $walk::table(inside, table);
                });
            }

            fn line(&mut self, line: &$($mutable)? Inlines) {
                let place = LinePlace {
                    anchor: &self.place,
                    kind: self.kind,
                };
                (self.visit)(place, line);
            }
        }
    };
}

walker!(Walker, Visit, walk,);
walker!(WalkerMut, VisitMut, walk_mut, mut);
