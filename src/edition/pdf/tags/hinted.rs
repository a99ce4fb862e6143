//! The walk through the tag tree that takes out the hints and does what they say.

use lopdf::{Object, ObjectId, text_string};

use super::hints::Hint;
use super::tree::{Tree, content};
use super::{OURS, attributes};

/// The elements that hold other elements and no words.
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

/// Words within an element that get an element of their own.
struct Words {
    span: ObjectId,
    kids: Vec<Object>,
}

impl Tree<'_> {
    /// Changes what is in an element, from the leaves up.
    pub fn change(&mut self, element: ObjectId) -> Result<(), lopdf::Error> {
        let holds_words = !WITHOUT_WORDS.contains(&self.kind(element)?);
        let mut kids = Vec::new();
        let mut words: Vec<Words> = Vec::new();
        let mut pending: Vec<Hint> = Vec::new();
        for kid in self.kids(element)? {
            let mut kid = kid;
            if let Some(inner) = self.element(&kid) {
                if let Some(hint) = self.hint(inner) {
                    self.document.objects.remove(&inner);
                    match hint {
                        Hint::Place(anchor) if holds_words => self.found_at(&anchor, element),
                        Hint::Language(_) | Hint::OurWords | Hint::Item => {
                            let outer = words.last().map_or(element, |words| words.span);
                            words.push(self.words(&hint, outer, element)?);
                        }
                        Hint::End => {
                            if let Some(ended) = words.pop() {
                                let span = self.ended(ended, element)?;
                                words
                                    .last_mut()
                                    .map_or(&mut kids, |outer| &mut outer.kids)
                                    .extend(span);
                            }
                        }
                        hint => pending.push(hint),
                    }
                    continue;
                }
                self.change(inner)?;
                for hint in pending.drain(..) {
                    self.apply(&hint, inner)?;
                }
                if let Some(spoken) = self.called_note(inner)? {
                    kid = self.reference(element, inner, spoken)?;
                }
            }
            words
                .last_mut()
                .map_or(&mut kids, |open| &mut open.kids)
                .push(kid);
        }
        for hint in pending {
            if let Hint::ReadAs(_) = hint {
                self.apply(&hint, element)?;
            }
        }
        // Words that end in another element than they began in end with this one.
        while let Some(ended) = words.pop() {
            let span = self.ended(ended, element)?;
            words
                .last_mut()
                .map_or(&mut kids, |outer| &mut outer.kids)
                .extend(span);
        }
        if kids.iter().any(|kid| self.element(kid).is_some()) {
            kids = self.with_spans(element, kids)?;
        }
        self.set_kids(element, kids)?;
        self.dissolve(element)
    }

    fn found_at(&mut self, anchor: &str, element: ObjectId) {
        // The first, where a repeated table header repeats it.
        self.found
            .places
            .entry(anchor.to_owned())
            .or_insert(element);
    }

    fn apply(&mut self, hint: &Hint, element: ObjectId) -> Result<(), lopdf::Error> {
        match hint {
            Hint::List(numbering) => {
                let attribute = attributes(b"List", "ListNumbering", numbering.as_bytes());
                self.document
                    .get_dictionary_mut(element)?
                    .set("A", attribute);
            }
            Hint::Notes => self.become_notes(element)?,
            Hint::Ours => self.set_ours(element)?,
            Hint::Unprinted => {
                self.set_ours(element)?;
                let element = self.document.get_dictionary_mut(element)?;
                let title = element.get(b"T")?.clone();
                element.set("ActualText", title);
            }
            Hint::ReadAs(words) => {
                let read = match self.kind(element)? {
                    b"Link" => self.words_of_link(element)?,
                    _ => element,
                };
                let words = text_string(words);
                self.document.get_dictionary_mut(read)?.set("Alt", words);
            }
            Hint::Place(anchor) => self.found_at(anchor, element),
            Hint::ListOfWords => self.become_list(element)?,
            Hint::Language(_) | Hint::OurWords | Hint::Item | Hint::End => {}
        }
        Ok(())
    }

    fn set_ours(&mut self, element: ObjectId) -> Result<(), lopdf::Error> {
        let element = self.document.get_dictionary_mut(element)?;
        element.set("C", Object::Name(OURS.to_vec()));
        Ok(())
    }

    /// Begins words with an element of their own, in `parent`, on the page of `element`.
    fn words(
        &mut self,
        hint: &Hint,
        parent: ObjectId,
        element: ObjectId,
    ) -> Result<Words, lopdf::Error> {
        let span = self.span(parent, self.page(element))?;
        match hint {
            Hint::Language(tag) => {
                let tag = text_string(tag);
                self.document.get_dictionary_mut(span)?.set("Lang", tag);
            }
            Hint::Item => {
                self.items.insert(span);
            }
            _ => self.set_ours(span)?,
        }
        Ok(Words {
            span,
            kids: Vec::new(),
        })
    }

    /// The element of words that have ended; nothing where there are none.
    fn ended(&mut self, words: Words, element: ObjectId) -> Result<Option<Object>, lopdf::Error> {
        let Words { span, kids } = words;
        if kids.is_empty() {
            self.document.objects.remove(&span);
            return Ok(None);
        }
        self.adopt(span, &kids)?;
        if kids.iter().any(|kid| self.element(kid).is_some()) {
            let kids = self.with_spans(span, kids)?;
            self.set_kids(span, kids)?;
        } else {
            self.move_contents(&kids, span, self.page(element))?;
            self.set_kids(span, kids)?;
        }
        Ok(Some(Object::Reference(span)))
    }

    /// Puts each run of marked contents that stand beside elements into a `Span`.
    fn with_spans(
        &mut self,
        element: ObjectId,
        kids: Vec<Object>,
    ) -> Result<Vec<Object>, lopdf::Error> {
        let page = self.page(element);
        let mut changed = Vec::new();
        for run in kids.chunk_by(|one, next| content(one).is_some() && content(next).is_some()) {
            if run.iter().all(|kid| content(kid).is_none()) {
                changed.extend_from_slice(run);
                continue;
            }
            let span = self.span(element, page)?;
            self.move_contents(run, span, page)?;
            self.set_kids(span, run.to_vec())?;
            changed.push(Object::Reference(span));
        }
        Ok(changed)
    }

    /// Gives the words of a link an element of their own. What is read in place of the link itself
    /// would have to be its name (ISO 14289-2, 8.9.4.2).
    fn words_of_link(&mut self, link: ObjectId) -> Result<ObjectId, lopdf::Error> {
        let page = self.page(link);
        let (words, others): (Vec<_>, Vec<_>) = self
            .kids(link)?
            .into_iter()
            .partition(|kid| content(kid).is_some() || self.element(kid).is_some());
        let span = self.span(link, page)?;
        self.adopt(span, &words)?;
        self.move_contents(&words, span, page)?;
        self.set_kids(span, words)?;
        self.set_kids(link, [vec![Object::Reference(span)], others].concat())?;
        Ok(span)
    }

    fn span(&mut self, parent: ObjectId, page: Option<ObjectId>) -> Result<ObjectId, lopdf::Error> {
        let span = self.add(b"Span", parent);
        if let Some(page) = page {
            self.document.get_dictionary_mut(span)?.set("Pg", page);
        }
        Ok(span)
    }

    /// Notes that marked contents are in another element now. `page` is the one of those that do
    /// not say theirs.
    fn move_contents(
        &mut self,
        kids: &[Object],
        element: ObjectId,
        page: Option<ObjectId>,
    ) -> Result<(), lopdf::Error> {
        for (own_page, number) in kids.iter().filter_map(content) {
            let page = own_page.or(page);
            let page = page.ok_or(lopdf::Error::ObjectNotFound(element))?;
            self.moved.push((page, number, element));
        }
        Ok(())
    }
}
