//! Hints of templates for the tag tree, and their placeholders in the file.
//!
//! A hint marks a position in the tag tree. In the exported file, an empty element at that position
//! has an alternative text such as `publish-hint:17`. The number is the index of the hint in a list
//! that is passed in along with the file.

use std::fmt;

use lopdf::{Dictionary, decode_text_string};

use super::error::HintError;

/// The prefix of the alternative text of every placeholder.
const PREFIX: &str = "publish-hint:";

/// Returns the alternative text of the placeholder for the hint at an index of the list.
pub fn placeholder(index: usize) -> String {
    format!("{PREFIX}{index}")
}

/// An instruction of a template for the tag tree.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Hint {
    /// Changes the next element within the element that contains the hint.
    Next(Change),
    /// These words are read instead of those of the element that contains the hint.
    ReadContainerAs(String),
    /// The element that contains the hint is not a part of the document: a table cell without words that
    /// only keeps rows on one page. It is removed.
    Untagged,
    /// The element that contains the hint is a link that calls a note.
    NoteCall,
    /// The location of an anchor: the element that contains the hint. If elements of its type do
    /// not contain words, the location is the next element in it, if there is one.
    Anchor(String),
    /// The words from here to the matching [`Hint::End`] are a separate element.
    Begin(Span),
    /// Ends the innermost words that have begun. Begin and end are in the same element.
    End,
}

/// A change of an element.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Change {
    /// It is a list whose labels have this numbering: `Decimal`, or another value of ISO 32000-1,
    /// table 347.
    List(String),
    /// It is a list whose items are notes.
    Notes,
    /// It is a paragraph that is read as a list of the words marked as [`Span::Item`].
    ListOfWords,
    /// Its words are generated: they are not in the source.
    Generated,
    /// It is a heading whose words are generated and only in the tag tree.
    UnprintedHeading,
    /// These words are read instead of its own.
    ReadAs(String),
}

/// The role of words within a line.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Span {
    /// Words in another language, `zh-Hant`.
    Language(String),
    /// Generated words, which are not in the source.
    Generated,
    /// An item of a list of words.
    Item,
}

impl fmt::Display for Hint {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Hint::Next(change) => write!(formatter, "next {change}"),
            Hint::ReadContainerAs(words) => write!(formatter, "read-container-as {words}"),
            Hint::Untagged => formatter.write_str("untagged"),
            Hint::NoteCall => formatter.write_str("note-call"),
            Hint::Anchor(anchor) => write!(formatter, "anchor {anchor}"),
            Hint::Begin(span) => write!(formatter, "begin {span}"),
            Hint::End => formatter.write_str("end"),
        }
    }
}

impl fmt::Display for Change {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Change::List(numbering) => write!(formatter, "list {numbering}"),
            Change::Notes => formatter.write_str("notes"),
            Change::ListOfWords => formatter.write_str("list-of-words"),
            Change::Generated => formatter.write_str("generated"),
            Change::UnprintedHeading => formatter.write_str("unprinted-heading"),
            Change::ReadAs(words) => write!(formatter, "read-as {words}"),
        }
    }
}

impl fmt::Display for Span {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Span::Language(tag) => write!(formatter, "language {tag}"),
            Span::Generated => formatter.write_str("generated"),
            Span::Item => formatter.write_str("item"),
        }
    }
}

/// The hints of a document, with a record of those that the file has used.
pub struct Hints<'a> {
    all: &'a [Hint],
    used: Vec<bool>,
}

impl<'a> Hints<'a> {
    pub fn new(all: &'a [Hint]) -> Self {
        Hints {
            all,
            used: vec![false; all.len()],
        }
    }

    /// Returns the hint of a placeholder and marks it as used, or returns `None` for any other
    /// element.
    pub fn take(&mut self, element: &Dictionary) -> Result<Option<&'a Hint>, HintError> {
        let Some(text) = placeholder_text(element) else {
            return Ok(None);
        };
        let index = text.strip_prefix(PREFIX).and_then(|at| at.parse().ok());
        let hint = index.and_then(|index: usize| {
            let hint = self.all.get(index)?;
            Some((hint, self.used.get_mut(index)?))
        });
        let Some((hint, used)) = hint else {
            let known = self.all.len();
            return Err(HintError::Unknown { text, known });
        };
        if std::mem::replace(used, true) {
            return Err(HintError::UsedTwice { hint: hint.clone() });
        }
        Ok(Some(hint))
    }

    /// Checks that every hint was used.
    pub fn check_all_used(&self) -> Result<(), HintError> {
        let mut pairs = self.all.iter().zip(&self.used);
        match pairs.find(|(_, used)| !**used) {
            Some((hint, _)) => Err(HintError::Unused { hint: hint.clone() }),
            None => Ok(()),
        }
    }
}

/// Returns the alternative text of an element if it is a placeholder.
pub fn placeholder_text(element: &Dictionary) -> Option<String> {
    let text = decode_text_string(element.get(b"Alt").ok()?).ok()?;
    text.starts_with(PREFIX).then_some(text)
}

#[cfg(test)]
mod tests {
    use lopdf::text_string;

    use super::*;

    fn element(alternative: &str) -> Dictionary {
        let mut element = Dictionary::new();
        element.set("Alt", text_string(alternative));
        element
    }

    #[test]
    fn placeholders_name_hints_by_index() {
        let all = [Hint::End, Hint::Next(Change::Generated)];
        let mut hints = Hints::new(&all);
        assert_eq!(hints.take(&element(&placeholder(1))), Ok(Some(&all[1])));
        assert_eq!(hints.take(&element(&placeholder(0))), Ok(Some(&all[0])));
        assert_eq!(hints.check_all_used(), Ok(()));
    }

    #[test]
    fn other_alternative_texts_are_not_placeholders() {
        let mut hints = Hints::new(&[]);
        assert_eq!(hints.take(&element("note 14")), Ok(None));
        assert_eq!(hints.take(&Dictionary::new()), Ok(None));
    }

    #[test]
    fn placeholders_without_a_hint_are_rejected() {
        let all = [Hint::End];
        for text in ["publish-hint:1", "publish-hint:", "publish-hint:end"] {
            let taken = Hints::new(&all).take(&element(text));
            let text = text.to_owned();
            assert_eq!(taken, Err(HintError::Unknown { text, known: 1 }));
        }
    }

    #[test]
    fn hints_used_twice_or_never_are_rejected() {
        let all = [Hint::End];
        let mut hints = Hints::new(&all);
        let unused = Err(HintError::Unused { hint: Hint::End });
        assert_eq!(hints.check_all_used(), unused);
        assert!(hints.take(&element(&placeholder(0))).is_ok());
        let again = hints.take(&element(&placeholder(0)));
        assert_eq!(again, Err(HintError::UsedTwice { hint: Hint::End }));
    }
}
