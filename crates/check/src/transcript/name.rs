//! The names of elements, by the rules for accessible names that pages of `publish` need.

use std::collections::HashMap;

use super::trimmed;
use crate::tree::Node;

/// The elements of a page, by their identifiers.
pub struct Names<'n>(HashMap<&'n str, &'n Node>);

impl<'n> Names<'n> {
    /// Finds the elements of a page.
    pub fn of(page: &'n Node) -> Self {
        let elements = page.elements().into_iter();
        Names(
            elements
                .filter_map(|element| Some((element.attribute("id")?, element)))
                .collect(),
        )
    }

    /// Returns the name that attributes give, if any do.
    pub fn given(&self, element: &Node) -> Option<String> {
        if let Some(ids) = element.attribute("aria-labelledby") {
            let named = ids.split_whitespace().filter_map(|id| self.0.get(id));
            let names: Vec<String> = named.map(|named| content(named)).collect();
            return Some(names.join(" "));
        }
        let given = ["aria-label", "alt", "title"].iter();
        let mut given = given.filter_map(|name| element.attribute(name));
        given.find(|name| !name.trim().is_empty()).map(trimmed)
    }
}

/// Returns the words in an element, with the alternatives of images.
pub fn content(element: &Node) -> String {
    let mut words = String::new();
    collect(element, &mut words);
    trimmed(&words)
}

fn collect(node: &Node, words: &mut String) {
    match node {
        Node::Text(text) => words.push_str(text),
        Node::Element { .. } if node.is_hidden() => {}
        Node::Element { name, children, .. } => match name.as_str() {
            "img" => words.push_str(node.attribute("alt").unwrap_or_default()),
            "br" => words.push(' '),
            // Style sheets take these words out of the line: browsers put spaces around them.
            _ if node.attribute("class") == Some("visually-hidden") => {
                words.push(' ');
                children.iter().for_each(|child| collect(child, words));
                words.push(' ');
            }
            _ => children.iter().for_each(|child| collect(child, words)),
        },
    }
}
