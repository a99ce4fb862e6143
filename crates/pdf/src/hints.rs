//! Hints of templates for the tag tree, for structures that typst has no elements for.
//!
//! A template contains a hint as `metadata`, which takes no space on the page. Before export, the
//! hints of all pages are collected into a list, and each is replaced by an empty formula whose
//! alternative text contains its index in the list: only the alternative texts of formulas reach
//! the file verbatim. `finish` removes the formulas again and applies the hints.

use std::collections::HashSet;

use typst::ecow::{EcoString, eco_format};
use typst::foundations::{Content, NativeElement, Repr, Value, ty};
use typst::introspection::{Location, MetadataElem, Tag, TagFlags};
use typst::layout::{Frame, FrameItem, GridCell, GroupItem, HideElem, RepeatElem};
use typst::math::EquationElem;
use typst::model::{Document, TableCell};
use typst::pdf::ArtifactElem;
use typst_layout::PagedDocument;

use publish_pdf_finish::{Hint, placeholder};

/// A hint as a Typst value, which only the functions of `functions` create.
#[ty]
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct TagHint(Hint);

impl Repr for TagHint {
    fn repr(&self) -> EcoString {
        eco_format!("tag-hint({})", self.0)
    }
}

/// Returns a hint as content.
pub fn content(hint: Hint) -> Content {
    MetadataElem::new(Value::dynamic(TagHint(hint))).pack()
}

/// Collects the hints of a document and puts a placeholder for each into the tag tree. With
/// `anchors`, `metadata` with a label of the same name is also a hint, for the location of that
/// anchor.
///
/// Hints in artifacts, hidden content and repeated table headers are ignored, because these are not
/// in the tag tree.
pub fn collect(document: PagedDocument, anchors: bool) -> (PagedDocument, Vec<Hint>) {
    let mut pages: Vec<_> = document.pages().to_vec();
    let mut collector = Collector {
        anchors,
        hints: Vec::new(),
        open: None,
        untagged: Untagged::default(),
    };
    for page in &mut pages {
        collector.frame(&mut page.frame);
    }
    let document = PagedDocument::new(pages.into(), document.info().clone());
    (document, collector.hints)
}

struct Collector {
    anchors: bool,
    hints: Vec<Hint>,
    /// The location of the hint that has begun and not ended. The end tag of an element has only
    /// its location.
    open: Option<Location>,
    untagged: Untagged,
}

impl Collector {
    fn frame(&mut self, frame: &mut Frame) {
        if self.open.is_none() && !has_hint(frame, self.anchors) {
            self.skip(frame);
            return;
        }
        let mut items: Vec<_> = frame.items().cloned().collect();
        for (_, item) in &mut items {
            match item {
                FrameItem::Group(group) => {
                    let outer = self.untagged.enter(group);
                    self.frame(&mut group.frame);
                    self.untagged.leave(outer);
                }
                FrameItem::Tag(tag) => self.tag(tag),
                _ => {}
            }
        }
        frame.clear();
        frame.push_multiple(items);
    }

    /// Walks through a frame without hints.
    fn skip(&mut self, frame: &Frame) {
        for (_, item) in frame.items() {
            match item {
                FrameItem::Group(group) => {
                    let outer = self.untagged.enter(group);
                    self.skip(&group.frame);
                    self.untagged.leave(outer);
                }
                FrameItem::Tag(Tag::Start(element, _)) => self.untagged.start(element),
                FrameItem::Tag(Tag::End(location, ..)) => self.untagged.end(*location),
                _ => {}
            }
        }
    }

    fn tag(&mut self, tag: &mut Tag) {
        match tag {
            Tag::Start(element, flags) => {
                self.untagged.start(element);
                if self.untagged.is_inside() {
                    return;
                }
                if let Some(hint) = hint_of(element, self.anchors)
                    && let Some(location) = element.location()
                {
                    *element = formula(element, location, self.hints.len());
                    *flags = TAGGED;
                    self.hints.push(hint);
                    self.open = Some(location);
                }
            }
            Tag::End(location, _, flags) => {
                self.untagged.end(*location);
                if self.open == Some(*location) {
                    *flags = TAGGED;
                    self.open = None;
                }
            }
        }
    }
}

const TAGGED: TagFlags = TagFlags {
    introspectable: true,
    tagged: true,
};

/// Returns the placeholder for the hint at an index, which replaces `element`.
fn formula(element: &Content, location: Location, index: usize) -> Content {
    let formula = EquationElem::new(Content::empty()).with_alt(Some(placeholder(index).into()));
    let formula = formula.pack().located(location);
    match element.label() {
        Some(label) => formula.labelled(label),
        None => formula,
    }
}

fn has_hint(frame: &Frame, anchors: bool) -> bool {
    frame.items().any(|(_, item)| match item {
        FrameItem::Tag(Tag::Start(element, _)) => hint_of(element, anchors).is_some(),
        FrameItem::Group(group) => has_hint(&group.frame, anchors),
        _ => false,
    })
}

fn hint_of(element: &Content, anchors: bool) -> Option<Hint> {
    match &element.to_packed::<MetadataElem>()?.value {
        Value::Dyn(value) => value.downcast::<TagHint>().map(|hint| hint.0.clone()),
        Value::Str(name) => {
            let label = element.label().filter(|_| anchors)?;
            let is_anchor = label.resolve().as_str() == name.as_str();
            is_anchor.then(|| Hint::Anchor(name.as_str().to_owned()))
        }
        _ => None,
    }
}

/// Tracks elements that are not in the tag tree, as typst does when it builds the tree.
#[derive(Default)]
struct Untagged {
    /// The outermost untagged element that is still open.
    inside: Option<Location>,
    /// All elements that began within an untagged one: content in another frame can belong to them.
    elements: HashSet<Location>,
}

impl Untagged {
    fn is_inside(&self) -> bool {
        self.inside.is_some()
    }

    fn start(&mut self, element: &Content) {
        let Some(location) = element.location() else {
            return;
        };
        if self.inside.is_none() && is_untagged(element) {
            self.inside = Some(location);
        }
        if self.inside.is_some() {
            self.elements.insert(location);
        }
    }

    fn end(&mut self, location: Location) {
        self.inside.take_if(|inside| *inside == location);
    }

    /// Enters a group. A group that belongs to an element elsewhere is tagged if that element is.
    /// Returns the state that [`Untagged::leave`] restores.
    fn enter(&mut self, group: &GroupItem) -> Option<Option<Location>> {
        let parent = group.parent?.location;
        let inside = self.elements.contains(&parent).then_some(parent);
        Some(std::mem::replace(&mut self.inside, inside))
    }

    fn leave(&mut self, outer: Option<Option<Location>>) {
        if let Some(outer) = outer {
            self.inside = outer;
        }
    }
}

/// Whether typst omits an element from the tag tree: an artifact, hidden content, or a repeated
/// table header.
fn is_untagged(element: &Content) -> bool {
    let is_repeated = element
        .to_packed::<TableCell>()
        .is_some_and(|cell| *cell.is_repeated.as_option() == Some(true))
        || element
            .to_packed::<GridCell>()
            .is_some_and(|cell| *cell.is_repeated.as_option() == Some(true));
    is_repeated
        || element.is::<ArtifactElem>()
        || element.is::<HideElem>()
        || element.is::<RepeatElem>()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::pages;
    use publish_pdf_finish::{Change, Span};

    fn hints(template: &str) -> Vec<Hint> {
        collect(pages(template), false).1
    }

    fn french() -> Hint {
        Hint::Begin(Span::Language("fr".to_owned()))
    }

    /// Returns a table over several pages whose header has this content.
    fn table(header: &str) -> String {
        format!("#table(table.header[{header}], ..range(20).map(n => [Row #n]))")
    }

    #[test]
    fn hints_are_collected_in_text_order() {
        let template = "#generated[= Heading]
            #tagged-words(language: \"fr\")[Mots] #tagged-words[words]";
        let expected = [
            Hint::Next(Change::Generated),
            french(),
            Hint::End,
            Hint::Begin(Span::Generated),
            Hint::End,
        ];
        assert_eq!(hints(template), expected);
    }

    #[test]
    fn hints_in_a_repeated_table_header_are_collected_once() {
        let template = table("#tagged-words(language: \"fr\")[Pays]");
        assert!(pages(&template).pages().len() > 1);
        assert_eq!(hints(&template), [french(), Hint::End]);
    }

    #[test]
    fn hints_in_artifacts_and_hidden_content_are_ignored() {
        let words = "#tagged-words(language: \"fr\")[Mots]";
        for template in [
            format!("#set page(header: [{words}])\nText"),
            format!("Text #pdf.artifact[{words}]"),
            format!("Text #hide[{words}]"),
        ] {
            assert_eq!(hints(&template), [], "{template}");
        }
        assert_eq!(hints(words), [french(), Hint::End]);
    }

    #[test]
    fn hints_in_footnotes_are_collected_even_after_an_artifact() {
        let words = "#tagged-words(language: \"fr\")[Mots]";
        let template = format!("#pdf.artifact[A] Text#footnote[{words}]");
        assert_eq!(hints(&template), [french(), Hint::End]);
    }

    #[test]
    fn labelled_metadata_is_an_anchor_only_if_anchors_are_requested() {
        let template = "#metadata(\"op-1\")<op-1> Text #metadata(\"op-2\")<other>";
        assert_eq!(collect(pages(template), false).1, []);
        let anchor = Hint::Anchor("op-1".to_owned());
        assert_eq!(collect(pages(template), true).1, [anchor]);
    }

    #[test]
    fn placeholders_are_formulas_with_the_index_of_their_hint() {
        let template = "#tagged-words(language: \"fr\")[Mots]";
        let (document, _) = collect(pages(template), false);
        let mut found = Vec::new();
        for page in document.pages() {
            placeholders(&page.frame, &mut found);
        }
        assert_eq!(found, ["publish-hint:0", "publish-hint:1"]);
    }

    fn placeholders(frame: &Frame, found: &mut Vec<String>) {
        for (_, item) in frame.items() {
            match item {
                FrameItem::Group(group) => placeholders(&group.frame, found),
                FrameItem::Tag(Tag::Start(element, flags)) => {
                    let formula = element.to_packed::<EquationElem>();
                    if let Some(alt) = formula.and_then(|it| it.alt.as_option().clone().flatten()) {
                        assert!(flags.tagged);
                        found.push(alt.to_string());
                    }
                }
                _ => {}
            }
        }
    }
}
