//! The bookmarks of a file (ISO 32000-1, 12.3.3).

use lopdf::{
    Dictionary, Document, Object, ObjectId, StringFormat, decode_text_string, text_string,
};

use super::error::{Expected, FinishError, OrExpected, Step};

const OUTLINE: Expected = Expected::new(
    Step::Bookmarks,
    "an outline with a first and a last item",
    "ISO 32000-1, 12.3.3, table 152",
);
const ITEM: Expected = Expected::new(
    Step::Bookmarks,
    "an outline item with a title",
    "ISO 32000-1, 12.3.3, table 153",
);

/// A bookmark that links to an anchor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bookmark {
    /// The visible text.
    pub title: String,
    /// The named destination that it links to.
    pub anchor: String,
}

/// Links the bookmarks to their anchors, adds the last one and opens the outline.
pub fn finish(
    document: &mut Document,
    bookmarks: &[Bookmark],
    last: Option<&Bookmark>,
) -> Result<(), FinishError> {
    link_to_anchors(document, bookmarks)?;
    if let Some(bookmark) = last {
        append(document, bookmark)?;
    }
    open_levels(document)
}

/// Returns all bookmarks, each before its children.
pub fn all(document: &Document) -> Result<Vec<ObjectId>, FinishError> {
    let mut found = Vec::new();
    let Some(outline) = outline(document)? else {
        return Ok(found);
    };
    let outline = document.get_dictionary(outline).expected(OUTLINE)?;
    let first = outline.get(b"First").and_then(Object::as_reference);
    let mut open: Vec<ObjectId> = first.into_iter().collect();
    while let Some(bookmark) = open.pop() {
        found.push(bookmark);
        let bookmark = document.get_dictionary(bookmark).expected(ITEM)?;
        for key in [b"Next".as_slice(), b"First"] {
            open.extend(bookmark.get(key).and_then(Object::as_reference).ok());
        }
    }
    Ok(found)
}

/// Links bookmarks to the named destinations of their anchors. typst links them to positions on a
/// page. `wanted` are the bookmarks in order; the file may have others between them.
fn link_to_anchors(document: &mut Document, wanted: &[Bookmark]) -> Result<(), FinishError> {
    let mut wanted = wanted.iter().peekable();
    for bookmark in all(document)? {
        let bookmark = document.get_dictionary_mut(bookmark).expected(ITEM)?;
        let title = bookmark.get(b"Title").and_then(decode_text_string);
        let title = title.expected(ITEM)?;
        if let Some(Bookmark { anchor, .. }) = wanted.next_if(|wanted| wanted.title == title) {
            bookmark.set("Dest", name(anchor));
        }
    }
    Ok(())
}

/// Appends a bookmark after all others.
fn append(document: &mut Document, bookmark: &Bookmark) -> Result<(), FinishError> {
    let Some(outline_id) = outline(document)? else {
        return Ok(());
    };
    let outline = document.get_dictionary(outline_id).expected(OUTLINE)?;
    let last = outline.get(b"Last").and_then(Object::as_reference);
    let last = last.expected(OUTLINE)?;
    let mut appended = Dictionary::new();
    appended.set("Title", text_string(&bookmark.title));
    appended.set("Parent", Object::Reference(outline_id));
    appended.set("Prev", Object::Reference(last));
    appended.set("Dest", name(&bookmark.anchor));
    let appended = document.add_object(appended);
    let last = document.get_dictionary_mut(last).expected(ITEM)?;
    last.set("Next", Object::Reference(appended));
    let outline = document.get_dictionary_mut(outline_id).expected(OUTLINE)?;
    outline.set("Last", Object::Reference(appended));
    Ok(())
}

/// The number of bookmarks that fit beside a page at once.
const VISIBLE_AT_ONCE: usize = 40;

/// Opens as many levels of the outline as are visible at once. The first level is always open;
/// typst closes all levels below it.
fn open_levels(document: &mut Document) -> Result<(), FinishError> {
    let Some(outline) = outline(document)? else {
        return Ok(());
    };
    let mut level = children(document, outline)?;
    let mut visible = level.len();
    let mut open = 1;
    loop {
        let mut next = Vec::new();
        for bookmark in level {
            next.extend(children(document, bookmark)?);
        }
        visible += next.len();
        if next.is_empty() || visible > VISIBLE_AT_ONCE {
            break;
        }
        level = next;
        open += 1;
    }
    set_count(document, outline, open)?;
    Ok(())
}

/// Sets the number of bookmarks that are visible under a bookmark or the outline (ISO 32000-1,
/// 12.3.3, Count) and returns it. `levels` is the number of open levels under the parent. The
/// number is negative if the parent is closed: the bookmarks that would be visible if it were open.
fn set_count(document: &mut Document, parent: ObjectId, levels: usize) -> Result<i64, FinishError> {
    let children = children(document, parent)?;
    let mut visible = 0;
    for child in &children {
        visible += 1 + set_count(document, *child, levels.saturating_sub(1))?.max(0);
    }
    let count = if levels == 0 { -visible } else { visible };
    let parent = document.get_dictionary_mut(parent).expected(ITEM)?;
    if children.is_empty() {
        parent.remove(b"Count");
    } else {
        parent.set("Count", count);
    }
    Ok(count)
}

/// Returns the direct children of a bookmark or the outline.
fn children(document: &Document, parent: ObjectId) -> Result<Vec<ObjectId>, FinishError> {
    let mut found = Vec::new();
    let parent = document.get_dictionary(parent).expected(ITEM)?;
    let mut next = parent.get(b"First");
    while let Ok(bookmark) = next.and_then(Object::as_reference) {
        found.push(bookmark);
        let bookmark = document.get_dictionary(bookmark).expected(ITEM)?;
        next = bookmark.get(b"Next");
    }
    Ok(found)
}

fn outline(document: &Document) -> Result<Option<ObjectId>, FinishError> {
    let catalog = document.catalog().expected(OUTLINE)?;
    match catalog.get(b"Outlines") {
        Ok(outline) => Ok(Some(outline.as_reference().expected(OUTLINE)?)),
        Err(_) => Ok(None),
    }
}

fn name(anchor: &str) -> Object {
    Object::String(anchor.as_bytes().to_vec(), StringFormat::Literal)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{check, outline, print_error, print_outline};

    fn bookmark(text: &str) -> Bookmark {
        let (title, anchor) = text.split_once(" -> ").unwrap();
        Bookmark {
            title: title.trim().to_owned(),
            anchor: anchor.trim().to_owned(),
        }
    }

    /// Returns the outline of a case after this step. Its first lines can be
    /// `wanted: Title -> anchor; …` and `last: Title -> anchor`.
    fn finished(before: &str) -> String {
        let mut bookmarks = Vec::new();
        let mut last = None;
        let mut lines = before.lines().peekable();
        if let Some(line) = lines.peek().and_then(|it| it.strip_prefix("wanted: ")) {
            bookmarks.extend(line.split(';').map(bookmark));
            lines.next();
        }
        if let Some(line) = lines.peek().and_then(|it| it.strip_prefix("last: ")) {
            last = Some(bookmark(line));
            lines.next();
        }
        let mut document = outline(&lines.collect::<Vec<_>>().join("\n"));
        match finish(&mut document, &bookmarks, last.as_ref()) {
            Ok(()) => print_outline(&document),
            Err(error) => print_error(&error),
        }
    }

    #[test]
    fn bookmarks_link_to_anchors_in_an_open_outline() {
        check(include_str!("cases/bookmarks.txt"), finished);
    }

    #[test]
    fn a_file_without_an_outline_stays_without_one() {
        let mut document = outline("");
        document.catalog_mut().unwrap().remove(b"Outlines");
        finish(&mut document, &[], None).unwrap();
        assert!(!document.catalog().unwrap().has(b"Outlines"));
    }
}
