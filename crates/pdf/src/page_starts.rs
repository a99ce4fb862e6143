//! The position in the text at which each page begins, for editions that show the PDF's pages.

use std::collections::BTreeSet;

use typst::foundations::{Content, Value};
use typst::introspection::{Location, MetadataElem, Tag};
use typst::layout::{Frame, FrameItem, GridCell};
use typst::model::TableCell;
use typst::pdf::ArtifactElem;
use typst::text::TextItem;
use typst_layout::PagedDocument;

use publish_view::PageStart;

/// Returns the start of each page that has text. Characters are counted from the last of `anchors`.
/// Running headers and footers, repeated table headers and footnotes are skipped.
pub fn find(document: &PagedDocument, anchors: &BTreeSet<String>) -> Vec<PageStart> {
    let mut counter = Counter {
        anchors,
        skipped: None,
        here: PageStart {
            page: 0,
            anchor: None,
            characters: 0,
            first: String::new(),
        },
        has_text: false,
        starts: Vec::new(),
    };
    for (position, page) in document.pages().iter().enumerate() {
        counter.here.page = position + 1;
        counter.has_text = false;
        counter.frame(&page.frame);
    }
    counter.starts
}

struct Counter<'a> {
    anchors: &'a BTreeSet<String>,
    /// The skipped element that is still open.
    skipped: Option<Location>,
    here: PageStart,
    /// Whether text of the current page was found.
    has_text: bool,
    starts: Vec<PageStart>,
}

impl Counter<'_> {
    fn frame(&mut self, frame: &Frame) {
        for (_, item) in frame.items() {
            match item {
                FrameItem::Tag(Tag::End(location, ..)) if self.skipped == Some(*location) => {
                    self.skipped = None;
                }
                _ if self.skipped.is_some() && !matches!(item, FrameItem::Group(_)) => {}
                FrameItem::Tag(Tag::Start(element, _)) => self.begin(element),
                // Content that belongs elsewhere: a footnote.
                FrameItem::Group(group) if group.parent.is_some() => {}
                FrameItem::Group(group) => self.frame(&group.frame),
                FrameItem::Text(text) => self.text(text),
                _ => {}
            }
        }
    }

    fn begin(&mut self, element: &Content) {
        if is_skipped(element) {
            self.skipped = element.location();
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
        if !self.has_text {
            self.starts.push(PageStart {
                first: text.text.trim().to_owned(),
                ..self.here.clone()
            });
            self.has_text = true;
        }
        self.here.characters += characters;
    }
}

/// Whether an element is repeated or an artifact, so that its words are not part of the text.
pub fn is_skipped(element: &Content) -> bool {
    let is_repeated_cell = element
        .to_packed::<TableCell>()
        .is_some_and(|cell| *cell.is_repeated.as_option() == Some(true))
        || element
            .to_packed::<GridCell>()
            .is_some_and(|cell| *cell.is_repeated.as_option() == Some(true));
    is_repeated_cell || element.is::<ArtifactElem>()
}

/// Returns the anchor that an element marks: metadata with a label of the same name.
pub fn anchor(element: &Content) -> Option<String> {
    let Value::Str(text) = &element.to_packed::<MetadataElem>()?.value else {
        return None;
    };
    let label = element.label()?;
    (label.resolve().as_str() == text.as_str()).then(|| text.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::pages;

    /// Returns each page with the anchor before it, the characters after that anchor, and the
    /// page's first words.
    fn starts(template: &str) -> Vec<String> {
        let anchors = BTreeSet::from(["op-1".to_owned(), "op-2".to_owned()]);
        let starts = find(&pages(template), &anchors).into_iter().map(|start| {
            let anchor = start.anchor.unwrap_or_else(|| "no anchor".to_owned());
            let PageStart {
                page,
                characters,
                first,
                ..
            } = start;
            format!("{page}: {anchor} + {characters}, {first}")
        });
        starts.collect()
    }

    #[test]
    fn characters_are_counted_from_the_last_anchor_without_spaces() {
        let template = "First#metadata(\"op-1\")<op-1> one two
            #pagebreak() three #metadata(\"op-2\")<op-2> four
            #pagebreak() five";
        let expected = [
            "1: no anchor + 0, First",
            "2: op-1 + 6, three",
            "3: op-2 + 4, five",
        ];
        assert_eq!(starts(template), expected);
    }

    #[test]
    fn a_page_that_begins_within_a_paragraph_counts_from_its_anchor() {
        let words = "#metadata(\"op-1\")<op-1>#(\"abcd efgh \" * 40)";
        let starts = starts(words);
        assert!(starts.len() > 1, "{starts:?}");
        for (index, start) in starts.iter().enumerate().skip(1) {
            let (anchor, rest) = start.split_once(" + ").unwrap();
            let (characters, first) = rest.split_once(", ").unwrap();
            assert_eq!(anchor, format!("{}: op-1", index + 1));
            let characters: usize = characters.parse().unwrap();
            let expected = ["abcd", "efgh"][characters / 4 % 2];
            assert!(characters > 0 && characters.is_multiple_of(4), "{start}");
            assert!(first.starts_with(expected), "{start}");
        }
    }

    #[test]
    fn unlisted_anchors_are_ignored() {
        let template = "#metadata(\"op-1\")<op-1> one #metadata(\"op-9\")<op-9> two
            #pagebreak() three";
        assert_eq!(starts(template)[1], "2: op-1 + 6, three");
    }

    #[test]
    fn page_headers_and_footnotes_are_not_counted() {
        let template = "#set page(header: [Head], footer: [Foot])
            #metadata(\"op-1\")<op-1> one#footnote(numbering: _ => sym.space)[A note] two
            #pagebreak() three";
        let expected = ["1: op-1 + 0, one", "2: op-1 + 6, three"];
        assert_eq!(starts(template), expected);
    }

    #[test]
    fn repeated_table_headers_are_not_counted() {
        let template = "#table(table.header[Head], ..range(1, 12).map(n => [row#n]))";
        let starts = starts(template);
        assert_eq!(starts[0], "1: no anchor + 0, Head");
        assert!(starts.len() > 1, "{starts:?}");
        assert!(
            starts[1..].iter().all(|start| start.contains(", row")),
            "{starts:?}"
        );
    }

    #[test]
    fn pages_without_text_are_omitted() {
        let template = "one #pagebreak() #rect() #pagebreak() two";
        let expected = ["1: no anchor + 0, one", "3: no anchor + 3, two"];
        assert_eq!(starts(template), expected);
    }
}
