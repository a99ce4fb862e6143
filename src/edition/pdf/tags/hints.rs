//! Hints for the tag tree: what typst has no words for, said by a template where it belongs and
//! carried to the finished file, where `tags` acts on it and takes it out again.
//!
//! A template says a hint as `metadata`, which takes no room on the page. Before export it becomes
//! an empty formula, the one element whose alternative text typst takes over as it stands.

use std::fmt;

use typst::ecow::{EcoString, eco_format};
use typst::foundations::{Content, NativeElement, Value};
use typst::introspection::{MetadataElem, Tag, TagFlags};
use typst::layout::{Frame, FrameItem};
use typst::math::EquationElem;
use typst::model::Document;
use typst_layout::PagedDocument;

/// What the text of every hint begins with.
const SIGN: &str = "publish-hint:";

/// What a template says of the tag tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hint {
    /// How the labels of the next element, a list, count.
    List(EcoString),
    /// The items of the next element, a list, are notes.
    Notes,
    /// The next element, a paragraph, is a list, of the words in it that are items.
    ListOfWords,
    /// The words of the next element are ours.
    Ours,
    /// The words of the next element, a heading, are ours and stand in the tag tree alone.
    Unprinted,
    /// What is read in place of the words of the next element, or, where none comes after it, of the
    /// element that it stands in.
    ReadAs(EcoString),
    /// The place of an anchor: the element that it stands in, or the next one where that holds no
    /// words.
    Place(EcoString),
    /// Words in a language of their own begin.
    Language(EcoString),
    /// Words of ours begin.
    OurWords,
    /// An item of a list of words begins.
    Item,
    /// The words that began last end.
    End,
}

impl Hint {
    /// The hint as what a template puts into its content.
    pub fn content(&self) -> Content {
        MetadataElem::new(Value::Str(eco_format!("{self}").into())).pack()
    }

    /// Reads what [`Hint::content`] wrote; nothing where the text is no hint.
    pub fn read(text: &str) -> Option<Hint> {
        let (name, argument) = text.strip_prefix(SIGN)?.split_once(' ')?;
        Some(match name {
            "list" => Hint::List(argument.into()),
            "notes" => Hint::Notes,
            "list-of-words" => Hint::ListOfWords,
            "ours" => Hint::Ours,
            "unprinted" => Hint::Unprinted,
            "read-as" => Hint::ReadAs(argument.into()),
            "place" => Hint::Place(argument.into()),
            "language" => Hint::Language(argument.into()),
            "our-words" => Hint::OurWords,
            "item" => Hint::Item,
            "end" => Hint::End,
            _ => return None,
        })
    }
}

impl fmt::Display for Hint {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (name, argument) = match self {
            Hint::List(numbering) => ("list", numbering.as_str()),
            Hint::Notes => ("notes", ""),
            Hint::ListOfWords => ("list-of-words", ""),
            Hint::Ours => ("ours", ""),
            Hint::Unprinted => ("unprinted", ""),
            Hint::ReadAs(words) => ("read-as", words.as_str()),
            Hint::Place(anchor) => ("place", anchor.as_str()),
            Hint::Language(tag) => ("language", tag.as_str()),
            Hint::OurWords => ("our-words", ""),
            Hint::Item => ("item", ""),
            Hint::End => ("end", ""),
        };
        write!(formatter, "{SIGN}{name} {argument}")
    }
}

/// Puts every hint into the tag tree, and with `places` the place of every label that a template
/// put on `metadata` of the same name.
pub fn carried(document: PagedDocument, places: bool) -> PagedDocument {
    let mut pages: Vec<_> = document.pages().to_vec();
    for page in &mut pages {
        carry(&mut page.frame, places);
    }
    PagedDocument::new(pages.into(), document.info().clone())
}

fn carry(frame: &mut Frame, places: bool) {
    if !has_hint(frame, places) {
        return;
    }
    let mut items: Vec<_> = frame.items().cloned().collect();
    // The end of an element says only its place.
    let mut open = None;
    for (_, item) in &mut items {
        match item {
            FrameItem::Group(group) => carry(&mut group.frame, places),
            FrameItem::Tag(Tag::Start(element, flags)) => {
                if let Some(text) = text_of(element, places) {
                    let formula = EquationElem::new(Content::empty()).with_alt(Some(text));
                    open = element.location();
                    let Some(location) = open else { continue };
                    let formula = formula.pack().located(location);
                    *element = match element.label() {
                        Some(label) => formula.labelled(label),
                        None => formula,
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

fn has_hint(frame: &Frame, places: bool) -> bool {
    frame.items().any(|(_, item)| match item {
        FrameItem::Tag(Tag::Start(element, _)) => text_of(element, places).is_some(),
        FrameItem::Group(group) => has_hint(&group.frame, places),
        _ => false,
    })
}

fn text_of(element: &Content, places: bool) -> Option<EcoString> {
    let Value::Str(text) = &element.to_packed::<MetadataElem>()?.value else {
        return None;
    };
    if text.as_str().starts_with(SIGN) {
        return Some(text.as_str().into());
    }
    let label = element.label().filter(|_| places)?;
    let is_place = label.resolve().as_str() == text.as_str();
    is_place.then(|| eco_format!("{}", Hint::Place(text.as_str().into())))
}

#[cfg(test)]
mod tests {
    use super::Hint;

    #[test]
    fn every_hint_is_read_as_it_was_written() {
        for hint in [
            Hint::List("LowerAlpha".into()),
            Hint::Notes,
            Hint::ListOfWords,
            Hint::Ours,
            Hint::Unprinted,
            Hint::ReadAs("Back to paragraph 19".into()),
            Hint::Place("op-18-c".into()),
            Hint::Language("zh-Hant".into()),
            Hint::OurWords,
            Hint::Item,
            Hint::End,
        ] {
            assert_eq!(Hint::read(&hint.to_string()), Some(hint));
        }
        assert_eq!(Hint::read("an alternative text"), None);
    }
}
