//! A bookmark after all others.

use lopdf::{Dictionary, Document, Object, ObjectId, StringFormat, text_string};

/// Appends a bookmark to the outline of a finished file (ISO 32000-1, 12.3.3). It opens the named
/// destination `anchor`.
///
/// # Errors
/// What is wrong with the file, which then was not made by typst.
pub fn append(document: &mut Document, title: &str, anchor: &str) -> Result<(), lopdf::Error> {
    let outline_id = match document.catalog()?.get(b"Outlines") {
        Ok(outline) => outline.as_reference()?,
        Err(_) => return Ok(()),
    };
    let outline = document.get_dictionary(outline_id)?;
    let last_id = outline.get(b"Last")?.as_reference()?;
    let count = outline.get(b"Count").and_then(Object::as_i64).unwrap_or(0);
    let bookmark_id = document.add_object(bookmark(title, anchor, outline_id, last_id));
    document
        .get_dictionary_mut(last_id)?
        .set("Next", Object::Reference(bookmark_id));
    let outline = document.get_dictionary_mut(outline_id)?;
    outline.set("Last", Object::Reference(bookmark_id));
    // A negative count says that the outline is closed.
    outline.set("Count", if count < 0 { count - 1 } else { count + 1 });
    Ok(())
}

fn bookmark(title: &str, anchor: &str, parent: ObjectId, previous: ObjectId) -> Dictionary {
    let mut bookmark = Dictionary::new();
    bookmark.set("Title", text_string(title));
    bookmark.set("Parent", Object::Reference(parent));
    bookmark.set("Prev", Object::Reference(previous));
    let name = anchor.as_bytes().to_vec();
    bookmark.set("Dest", Object::String(name, StringFormat::Literal));
    bookmark
}
