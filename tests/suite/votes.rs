//! Recorded votes in PDFs.

use std::fs;

use publish_test_support::editions;
use publish_test_support::tag_tree::{self, Content, Element};
use publish_view::edition::Format;

/// Adds the words of each item of the lists in an element.
fn collect_items(element: &Element, found: &mut Vec<String>) {
    if element.kind == "LI" {
        found.push(words(element));
        return;
    }
    for kid in &element.content {
        if let Content::Element(kid) = kid {
            collect_items(kid, found);
        }
    }
}

fn words(element: &Element) -> String {
    let kids = element.content.iter().map(|kid| match kid {
        Content::Element(kid) => words(kid),
        Content::Words(words) => words.clone(),
    });
    kids.collect::<String>().trim().to_owned()
}

/// Returns the items of the lists in a document in which this number of States voted in favour.
fn listed(states: usize) -> Vec<String> {
    let names: Vec<String> = (1..=states).map(|at| format!("STATE {at}")).collect();
    let source = format!(
        "---\nsymbol: A/RES/99/1\nlanguage: en\ntitle: A vote\nvote:\n  in-favour: {{count: {states}, \
         states: [{}]}}\n  against: {{count: 0, states: []}}\n  abstaining: {{count: 0, states: []}}\n\
         ---\n\n1. *Decides* to remain seized of the matter.\n",
        names.join(", ")
    );
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("resolution.md");
    fs::write(&path, source).unwrap();
    let pdf = editions::build(&path, &[Format::Pdf]).bytes(Format::Pdf);
    let mut found = Vec::new();
    for element in tag_tree::read(&pdf) {
        collect_items(&element, &mut found);
    }
    // The first item is the paragraph.
    found.split_off(1)
}

#[test]
fn many_states_are_one_below_the_other_in_one_list_without_commas() {
    let listed = listed(150);
    assert_eq!(listed.len(), 150);
    for (at, name) in listed.iter().enumerate() {
        assert_eq!(*name, format!("STATE {}", at + 1));
    }
}

#[test]
fn few_states_are_in_a_row_with_commas() {
    assert_eq!(listed(3), ["STATE 1,", "STATE 2,", "STATE 3"]);
}
