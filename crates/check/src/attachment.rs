//! The source that is attached to a PDF, and the other editions that the PDF names.

use lopdf::{Document, Object, decode_text_string};

use crate::Unreadable;

/// A source that is attached to a PDF.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttachedSource {
    /// Its file name.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// Returns the source from which a PDF was made, if it is attached: the associated file with the
/// relationship `Source` (ISO 19005-3, 6.8).
///
/// # Errors
/// If the file is not a PDF, or the attachment is damaged.
pub fn attached_source(pdf: &[u8]) -> Result<Option<AttachedSource>, Unreadable> {
    let document = Document::load_mem(pdf).map_err(Unreadable::new)?;
    let catalog = document.catalog().map_err(Unreadable::new)?;
    let Ok(files) = catalog.get(b"AF") else {
        return Ok(None);
    };
    let source = || -> lopdf::Result<Option<AttachedSource>> {
        for file in document.dereference(files)?.1.as_array()? {
            let file = document.dereference(file)?.1.as_dict()?;
            if !matches!(
                file.get(b"AFRelationship").and_then(Object::as_name),
                Ok(b"Source")
            ) {
                continue;
            }
            let embedded = document.dereference(file.get(b"EF")?)?.1.as_dict()?;
            let stream = document.dereference(embedded.get(b"F")?)?.1.as_stream()?;
            return Ok(Some(AttachedSource {
                name: decode_text_string(document.dereference(file.get(b"UF")?)?.1)?,
                bytes: stream.get_plain_content()?,
            }));
        }
        Ok(None)
    };
    source().map_err(Unreadable::new)
}

/// Returns the other editions of a document that its PDF names in its metadata (`dc:relation`): their
/// file names or addresses, in order.
///
/// # Errors
/// If the file is not a PDF, or has no metadata that can be read.
pub fn other_editions(pdf: &[u8]) -> Result<Vec<String>, Unreadable> {
    let document = Document::load_mem(pdf).map_err(Unreadable::new)?;
    let metadata = || -> lopdf::Result<Vec<u8>> {
        let stream = document.catalog()?.get(b"Metadata")?;
        let stream = document.dereference(stream)?.1.as_stream()?;
        stream.get_plain_content()
    };
    let metadata = metadata().map_err(Unreadable::new)?;
    let metadata = String::from_utf8_lossy(&metadata);
    let between = |text: &str, start: &str, end: &str| {
        let (_, after) = text.split_once(start)?;
        Some(after.split_once(end)?.0.to_owned())
    };
    let relation = between(&metadata, "<dc:relation>", "</dc:relation>").unwrap_or_default();
    let entries = relation.split("</rdf:li>");
    Ok(entries
        .filter_map(|entry| Some(entry.split_once("<rdf:li>")?.1.to_owned()))
        .collect())
}
