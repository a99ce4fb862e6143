//! The walk through the tag tree that removes the hints and applies them.

use lopdf::{Object, ObjectId, text_string};

use super::tree::{MovedContent, Tree, content};
use super::{GENERATED, attributes};
use crate::error::{Expected, FinishError, HintError, OrExpected, Step};
use crate::hint::{Change, Hint, Span};

/// The types of elements that contain other elements but no words.
const WITHOUT_WORDS: [&[u8]; 10] = [
    b"Document",
    b"Sect",
    b"Div",
    b"BlockQuote",
    b"L",
    b"LI",
    b"LBody",
    b"Note",
    b"Table",
    b"TR",
];

const TITLE: Expected = Expected::new(
    Step::Tags,
    "a heading with its words as title",
    "ISO 32000-1, 14.7.2, table 323, T",
);
const PAGE: Expected = Expected::new(
    Step::Tags,
    "the page of every marked content",
    "ISO 32000-1, 14.7.4.2",
);

/// The kids of an element while its hints are removed.
struct Kids<'a> {
    element: ObjectId,
    finished: Vec<Object>,
    /// The words that have begun and not ended, innermost last.
    open: Vec<OpenSpan<'a>>,
    /// The hints that apply to the next element.
    pending: Vec<Pending<'a>>,
    /// The words that are read instead of the element's own.
    read_as: Option<&'a str>,
}

/// A hint that applies to the next element.
enum Pending<'a> {
    Change(&'a Change),
    Anchor(&'a str),
}

/// Words that become a separate element.
struct OpenSpan<'a> {
    span: &'a Span,
    element: ObjectId,
    kids: Vec<Object>,
}

impl Kids<'_> {
    /// Adds kids to the innermost open words, or to the element.
    fn extend(&mut self, kids: impl IntoIterator<Item = Object>) {
        let open = self.open.last_mut();
        open.map_or(&mut self.finished, |span| &mut span.kids)
            .extend(kids);
    }
}

impl<'a> Tree<'a> {
    /// Removes the hints from an element and its descendants, and applies them.
    pub fn process(&mut self, element: ObjectId) -> Result<(), FinishError> {
        let mut kids = Kids {
            element,
            finished: Vec::new(),
            open: Vec::new(),
            pending: Vec::new(),
            read_as: None,
        };
        for kid in self.kids(element)? {
            self.process_kid(kid, &mut kids)?;
        }
        self.end_kids(&mut kids)?;
        let Kids {
            mut finished,
            read_as,
            ..
        } = kids;
        if finished.iter().any(|kid| self.element(kid).is_some()) {
            finished = self.wrap_contents(element, finished)?;
        }
        self.set_kids(element, finished)?;
        if let Some(words) = read_as {
            self.read_as(element, words)?;
        }
        self.unwrap_lists_of_notes(element)
    }

    fn process_kid(&mut self, kid: Object, kids: &mut Kids<'a>) -> Result<(), FinishError> {
        let Some(element) = self.element(&kid) else {
            kids.extend([kid]);
            return Ok(());
        };
        if let Some(hint) = self.take_hint(element)? {
            return self.read_hint(hint, kids);
        }
        self.process(element)?;
        if self.untagged.contains(&element) {
            self.document.objects.remove(&element);
            return Ok(());
        }
        // typst adds a body to every item of a list, even to a number without text.
        if kids.pending.is_empty() && self.is_empty_body(element)? {
            self.document.objects.remove(&element);
            return Ok(());
        }
        for pending in std::mem::take(&mut kids.pending) {
            match pending {
                Pending::Change(change) => self.change(change, element)?,
                Pending::Anchor(anchor) => self.record_anchor(anchor, element),
            }
        }
        match self.note_call(element)? {
            Some(call) => {
                let reference = self.wrap_in_reference(kids.element, element, call)?;
                kids.extend([Object::Reference(reference)]);
            }
            None => kids.extend([kid]),
        }
        Ok(())
    }

    /// Whether an element is the body of a list item without content, and not the target of an
    /// anchor.
    fn is_empty_body(&self, element: ObjectId) -> Result<bool, FinishError> {
        let is_empty = self.kind(element)? == b"LBody" && self.kids(element)?.is_empty();
        let mut targets = self.elements.by_anchor.values();
        Ok(is_empty && !targets.any(|target| *target == element))
    }

    /// Returns the hint of a placeholder and removes the placeholder from the file.
    fn take_hint(&mut self, element: ObjectId) -> Result<Option<&'a Hint>, FinishError> {
        let dictionary = self.document.get_dictionary(element);
        let hint = self.hints.take(dictionary.expected(super::ELEMENT)?)?;
        if hint.is_some() {
            self.document.objects.remove(&element);
        }
        Ok(hint)
    }

    fn read_hint(&mut self, hint: &'a Hint, kids: &mut Kids<'a>) -> Result<(), FinishError> {
        match hint {
            Hint::Next(change) => kids.pending.push(Pending::Change(change)),
            Hint::Anchor(anchor) if self.can_contain_words(kids.element)? => {
                self.record_anchor(anchor, kids.element);
            }
            Hint::Anchor(anchor) => kids.pending.push(Pending::Anchor(anchor)),
            Hint::ReadContainerAs(words) => kids.read_as = Some(words),
            Hint::Untagged => {
                self.untagged.insert(kids.element);
            }
            Hint::NoteCall => self.mark_as_note_call(kids.element)?,
            Hint::Begin(span) => {
                let parent = kids.open.last().map_or(kids.element, |open| open.element);
                kids.open.push(OpenSpan {
                    span,
                    element: self.begin(span, parent, kids.element)?,
                    kids: Vec::new(),
                });
            }
            Hint::End => {
                let Some(span) = kids.open.pop() else {
                    let container = self.name(kids.element)?;
                    return Err(HintError::EndWithoutBegin { container }.into());
                };
                let ended = self.end(span, kids.element)?;
                kids.extend(ended);
            }
        }
        Ok(())
    }

    fn can_contain_words(&self, element: ObjectId) -> Result<bool, FinishError> {
        Ok(!WITHOUT_WORDS.contains(&self.kind(element)?))
    }

    /// Returns the type of an element for an error.
    pub fn name(&self, element: ObjectId) -> Result<String, FinishError> {
        Ok(String::from_utf8_lossy(self.kind(element)?).into_owned())
    }

    /// Ends the kids of an element. A pending anchor becomes the anchor of the element itself; any
    /// other pending hint is an error.
    fn end_kids(&mut self, kids: &mut Kids<'a>) -> Result<(), FinishError> {
        if let Some(OpenSpan { span, .. }) = kids.open.last() {
            let hint = Hint::Begin((*span).clone());
            let container = self.name(kids.element)?;
            return Err(HintError::NeverEnded { hint, container }.into());
        }
        for pending in std::mem::take(&mut kids.pending) {
            match pending {
                Pending::Anchor(anchor) => self.record_anchor(anchor, kids.element),
                Pending::Change(change) => {
                    let hint = Hint::Next(change.clone());
                    let container = self.name(kids.element)?;
                    return Err(HintError::NoNextElement { hint, container }.into());
                }
            }
        }
        Ok(())
    }

    fn record_anchor(&mut self, anchor: &str, element: ObjectId) {
        let by_anchor = &mut self.elements.by_anchor;
        by_anchor.entry(anchor.to_owned()).or_insert(element);
    }

    fn change(&mut self, change: &Change, element: ObjectId) -> Result<(), FinishError> {
        match change {
            Change::List(numbering) => {
                let attribute = attributes(b"List", "ListNumbering", numbering.as_bytes());
                self.dictionary_mut(element)?.set("A", attribute);
                Ok(())
            }
            Change::Notes => self.convert_to_notes(element),
            Change::ListOfWords => self.convert_to_list(element),
            Change::Generated => self.set_generated(element),
            Change::UnprintedHeading => {
                self.set_generated(element)?;
                let heading = self.dictionary_mut(element)?;
                let title = heading.get(b"T").expected(TITLE)?.clone();
                heading.set("ActualText", title);
                Ok(())
            }
            Change::ReadAs(words) => self.read_as(element, words),
        }
    }

    fn set_generated(&mut self, element: ObjectId) -> Result<(), FinishError> {
        let class = Object::Name(GENERATED.to_vec());
        self.dictionary_mut(element)?.set("C", class);
        Ok(())
    }

    fn read_as(&mut self, element: ObjectId, words: &str) -> Result<(), FinishError> {
        let read = match self.kind(element)? {
            b"Link" => self.wrap_words_of_link(element)?,
            _ => element,
        };
        self.dictionary_mut(read)?.set("Alt", text_string(words));
        Ok(())
    }

    /// Adds an element for words that begin, in `parent`, on the page of `container`.
    fn begin(
        &mut self,
        span: &Span,
        parent: ObjectId,
        container: ObjectId,
    ) -> Result<ObjectId, FinishError> {
        let element = self.add_span(parent, self.page(container))?;
        match span {
            Span::Language(tag) => {
                self.dictionary_mut(element)?.set("Lang", text_string(tag));
            }
            Span::Generated => self.set_generated(element)?,
            Span::Item => {
                self.items.insert(element);
            }
        }
        Ok(element)
    }

    /// Ends words and returns their element, or `None` if it is empty.
    fn end(
        &mut self,
        span: OpenSpan<'_>,
        container: ObjectId,
    ) -> Result<Option<Object>, FinishError> {
        let OpenSpan { element, kids, .. } = span;
        if kids.is_empty() {
            self.document.objects.remove(&element);
            return Ok(None);
        }
        self.set_parent(&kids, element)?;
        if kids.iter().any(|kid| self.element(kid).is_some()) {
            let kids = self.wrap_contents(element, kids)?;
            self.set_kids(element, kids)?;
        } else {
            self.move_contents(&kids, element, self.page(container))?;
            self.set_kids(element, kids)?;
        }
        Ok(Some(Object::Reference(element)))
    }

    /// Puts each run of marked contents between elements into a `Span`.
    fn wrap_contents(
        &mut self,
        element: ObjectId,
        kids: Vec<Object>,
    ) -> Result<Vec<Object>, FinishError> {
        let page = self.page(element);
        let mut wrapped = Vec::new();
        for run in kids.chunk_by(|one, next| content(one).is_some() && content(next).is_some()) {
            if run.iter().all(|kid| content(kid).is_none()) {
                wrapped.extend_from_slice(run);
                continue;
            }
            let span = self.add_span(element, page)?;
            self.move_contents(run, span, page)?;
            self.set_kids(span, run.to_vec())?;
            wrapped.push(Object::Reference(span));
        }
        Ok(wrapped)
    }

    /// Puts the words of a link into a separate element. An alternative text of the link itself
    /// would have to be its name (ISO 14289-2, 8.9.4.2).
    fn wrap_words_of_link(&mut self, link: ObjectId) -> Result<ObjectId, FinishError> {
        let page = self.page(link);
        let (words, others): (Vec<_>, Vec<_>) = self
            .kids(link)?
            .into_iter()
            .partition(|kid| content(kid).is_some() || self.element(kid).is_some());
        let span = self.add_span(link, page)?;
        self.set_parent(&words, span)?;
        self.move_contents(&words, span, page)?;
        self.set_kids(span, words)?;
        self.set_kids(link, [vec![Object::Reference(span)], others].concat())?;
        Ok(span)
    }

    fn add_span(
        &mut self,
        parent: ObjectId,
        page: Option<ObjectId>,
    ) -> Result<ObjectId, FinishError> {
        let span = self.add(b"Span", parent);
        if let Some(page) = page {
            self.dictionary_mut(span)?.set("Pg", page);
        }
        Ok(span)
    }

    /// Records that marked contents were moved to another element. `page` is the page of contents
    /// that do not name one.
    fn move_contents(
        &mut self,
        kids: &[Object],
        element: ObjectId,
        page: Option<ObjectId>,
    ) -> Result<(), FinishError> {
        for (own_page, id) in kids.iter().filter_map(content) {
            let page = own_page.or(page).expected(PAGE)?;
            self.moved.push(MovedContent { page, id, element });
        }
        Ok(())
    }
}
