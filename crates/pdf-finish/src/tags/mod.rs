//! The step that adds to the tag tree what typst cannot write yet.
//!
//! - Headings and the content after them become sections (`sections`).
//! - Lists have the numbering of their labels (ISO 32000-1, 14.8.5.5).
//! - A note call is a `Reference` that is read as "note 14" (14.8.4.4.1; ISO 14289-1, 7.9), and
//!   notes after the text are `Note` (`notes`).
//! - The States that voted are a list (14.8.4.3.3), although they are set as a paragraph
//!   (`list_of_words`).
//! - A heading that is not printed has its words as `ActualText`; generated words have a class.
//! - Table cells that only keep rows together are removed.
//! - Words in another language are a separate element with `Lang`, where readers expect it.
//! - Words next to elements get a `Span`, so that the order of the elements is the reading order.
//!   Not every reader keeps the position of words between elements.
//!
//! Hints control most of these changes; `walk` applies them. typst writes no object streams and
//! writes each element of the tree as a separate object, so that elements can be changed in place.

mod list_of_words;
mod notes;
mod sections;
mod tree;
mod walk;

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::error::{Expected, FinishError, HintError, OrExpected, Step};
use super::hint::{Hint, placeholder_text};
use tree::Tree;

/// The class of elements whose words are generated (ISO 32000-1, 14.7.5.3).
const GENERATED: &[u8] = b"Generated";

const ROOT: Expected = Expected::new(
    Step::Tags,
    "a structure tree root in the catalog",
    "ISO 32000-1, 14.7.2",
);
const ELEMENT: Expected = Expected::new(
    Step::Tags,
    "a structure element with a type",
    "ISO 32000-1, 14.7.2",
);

/// Elements of the tag tree that later steps refer to.
#[derive(Debug, Default)]
pub struct Elements {
    /// The element of each anchor that a hint names.
    pub by_anchor: BTreeMap<String, ObjectId>,
    /// The note calls, each with the anchor of its note.
    pub note_calls: Vec<(ObjectId, String)>,
}

/// Completes the tag tree.
pub fn finish(document: &mut Document, hints: &[Hint]) -> Result<Elements, FinishError> {
    let root = document.catalog().expected(ROOT)?;
    let root = root.get(b"StructTreeRoot").and_then(Object::as_reference);
    let root = root.expected(ROOT)?;
    let mut tree = Tree::new(document, hints);
    for kid in tree.kids(root)? {
        let element = kid.as_reference().expected(ELEMENT)?;
        tree.process(element)?;
        let kids = tree.kids(element)?;
        let kids = tree.group_into_sections(element, kids)?;
        tree.set_kids(element, kids)?;
    }
    tree.update_parent_tree(root)?;
    tree.forget_untagged(root)?;
    tree.register_notes(root)?;
    tree.hints.check_all_used()?;
    let elements = tree.elements;
    check_no_placeholder(document)?;
    define_generated_class(document, root)?;
    remove_suspects(document)?;
    Ok(elements)
}

fn check_no_placeholder(document: &Document) -> Result<(), HintError> {
    let mut dictionaries = document.objects.values().filter_map(|it| it.as_dict().ok());
    match dictionaries.find_map(placeholder_text) {
        Some(text) => Err(HintError::LeftOver { text }),
        None => Ok(()),
    }
}

fn define_generated_class(document: &mut Document, root: ObjectId) -> Result<(), FinishError> {
    let mut classes = Dictionary::new();
    classes.set(GENERATED, attributes(b"Layout", "Placement", b"Block"));
    let root = document.get_dictionary_mut(root).expected(ROOT)?;
    root.set("ClassMap", classes);
    Ok(())
}

/// Removes the entry `Suspects`, whose value is the default (ISO 32000-1, 14.7.1): poppler reports
/// the key as an error.
fn remove_suspects(document: &mut Document) -> Result<(), FinishError> {
    let catalog = document.catalog_mut().expected(ROOT)?;
    if let Ok(Object::Dictionary(info)) = catalog.get_mut(b"MarkInfo") {
        info.remove(b"Suspects");
    }
    Ok(())
}

/// Returns an attribute of an element, with its owner.
fn attributes(owner: &[u8], name: &str, value: &[u8]) -> Dictionary {
    let mut attributes = Dictionary::new();
    attributes.set("O", Object::Name(owner.to_vec()));
    attributes.set(name, Object::Name(value.to_vec()));
    attributes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Tagged, check, print_elements, print_error, print_tags, tag_tree};

    /// Returns the tag tree of a case after this step, and the elements that later steps refer to.
    fn completed(before: &str) -> String {
        let Tagged {
            mut document,
            hints,
        } = tag_tree(before);
        match finish(&mut document, &hints) {
            Ok(elements) => print_tags(&document) + &print_elements(&document, &elements),
            Err(error) => print_error(&error),
        }
    }

    #[test]
    fn hints_are_applied() {
        check(include_str!("../cases/walk.txt"), completed);
    }

    #[test]
    fn hints_that_do_not_match_the_tree_are_errors() {
        check(include_str!("../cases/hint_errors.txt"), completed);
    }

    #[test]
    fn headings_begin_sections() {
        check(include_str!("../cases/sections.txt"), completed);
    }

    #[test]
    fn notes_and_their_calls_are_tagged() {
        check(include_str!("../cases/notes.txt"), completed);
    }

    #[test]
    fn marked_words_become_a_list() {
        check(include_str!("../cases/list_of_words.txt"), completed);
    }

    fn hint_error(tagged: Tagged) -> HintError {
        let Tagged {
            mut document,
            hints,
        } = tagged;
        match finish(&mut document, &hints) {
            Err(FinishError::Hint(error)) => error,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn hints_that_are_not_in_the_tree_are_errors() {
        let mut tagged = tag_tree("Document\n  P\n    #0");
        let hint = Hint::Anchor("op-1".to_owned());
        tagged.hints.push(hint.clone());
        assert_eq!(hint_error(tagged), HintError::Unused { hint });
    }

    #[test]
    fn placeholders_without_a_hint_are_errors() {
        let mut tagged = tag_tree("Document\n  P\n    (anchor op-1)\n    #0");
        tagged.hints.clear();
        let text = "publish-hint:0".to_owned();
        assert_eq!(hint_error(tagged), HintError::Unknown { text, known: 0 });
    }

    #[test]
    fn placeholders_outside_the_tree_are_errors() {
        let mut tagged = tag_tree("Document\n  P\n    #0");
        let mut lost = Dictionary::new();
        lost.set("Alt", lopdf::text_string("publish-hint:3"));
        tagged.document.add_object(lost);
        let text = "publish-hint:3".to_owned();
        assert_eq!(hint_error(tagged), HintError::LeftOver { text });
    }

    #[test]
    fn errors_name_the_step_the_structure_and_the_clause() {
        let mut document = Document::with_version("1.7");
        let error = finish(&mut document, &[]).unwrap_err();
        assert_eq!(
            print_error(&error),
            "error: tag tree: expected a structure tree root in the catalog \
             (ISO 32000-1, 14.7.2): missing required dictionary key \"Root\""
        );
    }
}
