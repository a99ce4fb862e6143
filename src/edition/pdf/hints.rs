//! Hints for the tag tree: what typst has no words for, said by a template where it belongs and
//! carried to the finished file, where `structure` acts on it and takes it out again.
//!
//! A template says a hint as `metadata`, which takes no room on the page. Before export it becomes
//! an empty formula, the one element whose alternative text typst takes over as it stands.

use typst::foundations::{Content, NativeElement, Value};
use typst::introspection::{MetadataElem, Tag, TagFlags};
use typst::layout::{Frame, FrameItem};
use typst::math::EquationElem;
use typst::model::Document;
use typst_layout::PagedDocument;

/// What the text of every hint begins with.
pub const SIGN: &str = "publish-hint:";

/// A hint on the element that comes next in the tag tree.
pub fn hint(text: &str) -> Content {
    MetadataElem::new(Value::Str(format!("{SIGN}{text}").into())).pack()
}

/// Puts every hint into the tag tree.
pub fn carried(document: PagedDocument) -> PagedDocument {
    let mut pages: Vec<_> = document.pages().to_vec();
    for page in &mut pages {
        carry(&mut page.frame);
    }
    PagedDocument::new(pages.into(), document.info().clone())
}

fn carry(frame: &mut Frame) {
    if !has_hint(frame) {
        return;
    }
    let mut items: Vec<_> = frame.items().cloned().collect();
    // The end of an element says only its place.
    let mut open = None;
    for (_, item) in &mut items {
        match item {
            FrameItem::Group(group) => carry(&mut group.frame),
            FrameItem::Tag(Tag::Start(element, flags)) => {
                if let Some(text) = text_of(element) {
                    let formula = EquationElem::new(Content::empty()).with_alt(Some(text));
                    open = element.location();
                    *element = match open {
                        Some(location) => formula.pack().located(location),
                        None => continue,
                    };
                    *flags = TAGGED;
                }
            }
            FrameItem::Tag(Tag::End(location, _, flags)) if Some(*location) == open => {
                *flags = TAGGED;
                open = None;
            }
            _ => {}
        }
    }
    frame.clear();
    frame.push_multiple(items);
}

const TAGGED: TagFlags = TagFlags {
    introspectable: true,
    tagged: true,
};

fn has_hint(frame: &Frame) -> bool {
    frame.items().any(|(_, item)| match item {
        FrameItem::Tag(Tag::Start(element, _)) => text_of(element).is_some(),
        FrameItem::Group(group) => has_hint(&group.frame),
        _ => false,
    })
}

fn text_of(element: &Content) -> Option<typst::ecow::EcoString> {
    match &element.to_packed::<MetadataElem>()?.value {
        Value::Str(text) if text.as_str().starts_with(SIGN) => Some(text.as_str().into()),
        _ => None,
    }
}
