//! Where each page begins in the text, so that editions without pages can say it.

use std::collections::BTreeSet;

use typst::foundations::{Content, Value};
use typst::introspection::{Location, MetadataElem, Tag};
use typst::layout::{Frame, FrameItem, GridCell};
use typst::model::TableCell;
use typst::pdf::ArtifactElem;
use typst::text::TextItem;
use typst_layout::PagedDocument;

use publish_view::PageStart;

/// The beginning of each page that has text of its own. `anchors` are those that the text is counted
/// from. Heads and feet of pages, repeated heads of tables and notes at the foot are passed over.
pub fn find(document: &PagedDocument, anchors: &BTreeSet<String>) -> Vec<PageStart> {
    let mut counter = Counter {
        anchors,
        passed_over: None,
        here: PageStart {
            page: 0,
            anchor: None,
            characters: 0,
            first: String::new(),
        },
        has_begun: false,
        starts: Vec::new(),
    };
    for (position, page) in document.pages().iter().enumerate() {
        counter.here.page = position + 1;
        counter.has_begun = false;
        counter.frame(&page.frame);
    }
    counter.starts
}

struct Counter<'a> {
    anchors: &'a BTreeSet<String>,
    /// What is no text of the page, until it ends.
    passed_over: Option<Location>,
    here: PageStart,
    /// Whether the page has had text.
    has_begun: bool,
    starts: Vec<PageStart>,
}

impl Counter<'_> {
    fn frame(&mut self, frame: &Frame) {
        for (_, item) in frame.items() {
            match item {
                FrameItem::Tag(Tag::End(location, ..)) if self.passed_over == Some(*location) => {
                    self.passed_over = None;
                }
                _ if self.passed_over.is_some() && !matches!(item, FrameItem::Group(_)) => {}
                FrameItem::Tag(Tag::Start(element, _)) => self.begin(element),
                // What belongs elsewhere, a note at the foot.
                FrameItem::Group(group) if group.parent.is_some() => {}
                FrameItem::Group(group) => self.frame(&group.frame),
                FrameItem::Text(text) => self.text(text),
                _ => {}
            }
        }
    }

    fn begin(&mut self, element: &Content) {
        if is_passed_over(element) {
            self.passed_over = element.location();
        } else if let Some(anchor) = anchor(element)
            && self.anchors.contains(&anchor)
        {
            self.here.anchor = Some(anchor);
            self.here.characters = 0;
        }
    }

    fn text(&mut self, text: &TextItem) {
        let characters = text.text.chars().filter(|one| !one.is_whitespace()).count();
        if characters == 0 {
            return;
        }
        if !self.has_begun {
            self.starts.push(PageStart {
                first: text.text.trim().to_owned(),
                ..self.here.clone()
            });
            self.has_begun = true;
        }
        self.here.characters += characters;
    }
}

fn is_passed_over(element: &Content) -> bool {
    let is_repeated_cell = element
        .to_packed::<TableCell>()
        .is_some_and(|cell| *cell.is_repeated.as_option() == Some(true))
        || element
            .to_packed::<GridCell>()
            .is_some_and(|cell| *cell.is_repeated.as_option() == Some(true));
    is_repeated_cell || element.is::<ArtifactElem>()
}

/// The anchor that a template put here: metadata with a label of the same name.
fn anchor(element: &Content) -> Option<String> {
    let Value::Str(text) = &element.to_packed::<MetadataElem>()?.value else {
        return None;
    };
    let label = element.label()?;
    (label.resolve().as_str() == text.as_str()).then(|| text.to_string())
}
