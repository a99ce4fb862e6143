//! Conversion between text and outlines.
//!
//! Each line is a bookmark: `Title -> anchor`, or only a title, which links to a position on a
//! page. Its parent is the nearest line above it that is indented less. When printed, a bookmark
//! with children shows the number that is visible: `(2)`, or `(-2)` if it is closed.

use std::fmt::Write;

use lopdf::{Document, Object, ObjectId, decode_text_string, dictionary, text_string};

use super::lines;

/// Builds a file with an outline.
pub fn outline(text: &str) -> Document {
    let mut document = Document::with_version("1.7");
    let page = document.add_object(dictionary! { "Type" => "Page" });
    let outline = document.add_object(dictionary! { "Type" => "Outlines" });
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Outlines" => outline });
    document.trailer.set("Root", catalog);
    let mut open: Vec<ObjectId> = vec![outline];
    for (depth, title) in lines(text) {
        open.truncate(depth + 1);
        let parent = *open.last().unwrap();
        let item = document.add_object(dictionary! {
            "Title" => text_string(title),
            "Parent" => parent,
            "Dest" => vec![page.into(), Object::Name(b"XYZ".to_vec())],
        });
        append(&mut document, parent, item);
        open.push(item);
    }
    document
}

fn append(document: &mut Document, parent: ObjectId, item: ObjectId) {
    let parent = document.get_dictionary_mut(parent).unwrap();
    let last = parent.get(b"Last").and_then(Object::as_reference).ok();
    parent.set("Last", item);
    match last {
        Some(last) => {
            document.get_dictionary_mut(last).unwrap().set("Next", item);
            document.get_dictionary_mut(item).unwrap().set("Prev", last);
        }
        None => parent.set("First", item),
    }
}

/// Prints the outline of a file.
pub fn print_outline(document: &Document) -> String {
    let outline = document.catalog().unwrap().get(b"Outlines").unwrap();
    let mut text = String::new();
    print_children(document, outline.as_reference().unwrap(), 0, &mut text);
    text
}

fn print_children(document: &Document, parent: ObjectId, depth: usize, text: &mut String) {
    let parent_item = document.get_dictionary(parent).unwrap();
    let mut previous = None;
    let mut next = parent_item
        .get(b"First")
        .and_then(Object::as_reference)
        .ok();
    while let Some(id) = next {
        let item = document.get_dictionary(id).unwrap();
        assert_eq!(item.get(b"Parent").unwrap().as_reference().unwrap(), parent);
        assert_eq!(
            item.get(b"Prev").and_then(Object::as_reference).ok(),
            previous
        );
        let title = decode_text_string(item.get(b"Title").unwrap()).unwrap();
        let _ = write!(text, "{:1$}{title}", "", depth * 2);
        if let Ok(anchor) = item.get(b"Dest").and_then(Object::as_str) {
            let _ = write!(text, " -> {}", String::from_utf8_lossy(anchor));
        }
        if let Ok(count) = item.get(b"Count").and_then(Object::as_i64) {
            let _ = write!(text, " ({count})");
        }
        text.push('\n');
        print_children(document, id, depth + 1, text);
        previous = Some(id);
        next = item.get(b"Next").and_then(Object::as_reference).ok();
    }
    let last = parent_item.get(b"Last").and_then(Object::as_reference).ok();
    assert_eq!(last, previous);
}
