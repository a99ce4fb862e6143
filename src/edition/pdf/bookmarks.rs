//! The bookmarks of a finished file.

use lopdf::{
    Dictionary, Document, Object, ObjectId, StringFormat, decode_text_string, text_string,
};

/// A bookmark: its title, and the anchor that it opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bookmark {
    /// What it says.
    pub title: String,
    /// The named destination that it leads to.
    pub anchor: String,
}

/// All bookmarks, each before those under it (ISO 32000-1, 12.3.3).
///
/// # Errors
/// What is wrong with the file, which then was not made by typst.
pub fn all(document: &Document) -> Result<Vec<ObjectId>, lopdf::Error> {
    let mut found = Vec::new();
    let Some(outline) = outline(document)? else {
        return Ok(found);
    };
    let first = document.get_dictionary(outline)?.get(b"First");
    let mut open: Vec<ObjectId> = first.and_then(Object::as_reference).into_iter().collect();
    while let Some(bookmark) = open.pop() {
        found.push(bookmark);
        let bookmark = document.get_dictionary(bookmark)?;
        for key in [b"Next".as_slice(), b"First"] {
            open.extend(bookmark.get(key).and_then(Object::as_reference).ok());
        }
    }
    Ok(found)
}

/// Lets bookmarks lead to the named destinations of what they name, which typst gives a place on a
/// page beside it. `wanted` are the bookmarks in their order; others may stand between them.
///
/// # Errors
/// What is wrong with the file, which then was not made by typst.
pub fn lead_to_anchors(document: &mut Document, wanted: &[Bookmark]) -> Result<(), lopdf::Error> {
    let mut wanted = wanted.iter().peekable();
    for bookmark in all(document)? {
        let bookmark = document.get_dictionary_mut(bookmark)?;
        let title = decode_text_string(bookmark.get(b"Title")?)?;
        if let Some(Bookmark { anchor, .. }) = wanted.next_if(|wanted| wanted.title == title) {
            bookmark.set("Dest", name(anchor));
        }
    }
    Ok(())
}

/// Appends a bookmark after all others.
///
/// # Errors
/// What is wrong with the file, which then was not made by typst.
pub fn append(document: &mut Document, bookmark: &Bookmark) -> Result<(), lopdf::Error> {
    let Some(outline_id) = outline(document)? else {
        return Ok(());
    };
    let outline = document.get_dictionary(outline_id)?;
    let last_id = outline.get(b"Last")?.as_reference()?;
    let mut appended = Dictionary::new();
    appended.set("Title", text_string(&bookmark.title));
    appended.set("Parent", Object::Reference(outline_id));
    appended.set("Prev", Object::Reference(last_id));
    appended.set("Dest", name(&bookmark.anchor));
    let appended = document.add_object(appended);
    document
        .get_dictionary_mut(last_id)?
        .set("Next", Object::Reference(appended));
    let outline = document.get_dictionary_mut(outline_id)?;
    outline.set("Last", Object::Reference(appended));
    Ok(())
}

/// How many bookmarks a reader sees at the same time.
const SEEN_AT_ONCE: usize = 40;

/// Opens the outline as deep as all of what is seen then fits beside the page; the first level is
/// always seen. typst leaves all below it closed.
///
/// # Errors
/// What is wrong with the file, which then was not made by typst.
pub fn open(document: &mut Document) -> Result<(), lopdf::Error> {
    let Some(outline) = outline(document)? else {
        return Ok(());
    };
    let mut levels = vec![under(document, outline)?];
    let mut seen = levels[0].len();
    loop {
        let mut next = Vec::new();
        for bookmark in levels.last().into_iter().flatten() {
            next.extend(under(document, *bookmark)?);
        }
        seen += next.len();
        if next.is_empty() || seen > SEEN_AT_ONCE {
            break;
        }
        levels.push(next);
    }
    let open_levels = levels.len();
    count(document, outline, open_levels)?;
    Ok(())
}

/// Says of a bookmark, or of the outline, how many are seen under it (ISO 32000-1, 12.3.3, Count) and
/// gives that number. `levels` is how many levels under it are open; a negative number is what would
/// be seen if it were opened.
fn count(document: &mut Document, parent: ObjectId, levels: usize) -> Result<i64, lopdf::Error> {
    let kids = under(document, parent)?;
    let mut seen = 0;
    for kid in &kids {
        seen += 1 + count(document, *kid, levels.saturating_sub(1))?.max(0);
    }
    let said = if levels == 0 { -seen } else { seen };
    let parent = document.get_dictionary_mut(parent)?;
    if kids.is_empty() {
        parent.remove(b"Count");
    } else {
        parent.set("Count", said);
    }
    Ok(said)
}

/// The bookmarks right under a bookmark or the outline.
fn under(document: &Document, parent: ObjectId) -> Result<Vec<ObjectId>, lopdf::Error> {
    let mut found = Vec::new();
    let mut next = document.get_dictionary(parent)?.get(b"First");
    while let Ok(bookmark) = next.and_then(Object::as_reference) {
        found.push(bookmark);
        next = document.get_dictionary(bookmark)?.get(b"Next");
    }
    Ok(found)
}

fn outline(document: &Document) -> Result<Option<ObjectId>, lopdf::Error> {
    match document.catalog()?.get(b"Outlines") {
        Ok(outline) => Ok(Some(outline.as_reference()?)),
        Err(_) => Ok(None),
    }
}

fn name(anchor: &str) -> Object {
    Object::String(anchor.as_bytes().to_vec(), StringFormat::Literal)
}
