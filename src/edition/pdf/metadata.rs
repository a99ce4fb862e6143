//! The metadata of a finished file: what typst has no place for, in the terms of Dublin Core.
//!
//! PDF/A-2 and 3 let a file use a property only where XMP itself defines it or the file describes it
//! (ISO 19005-2, 6.6.2.3); those of Dublin Core are defined (ISO 16684-1, 8.3).

use std::fmt::Write;

use lopdf::{Document, Object, Stream};

/// What the metadata says beside title, author and dates.
#[derive(Debug, Clone, Default)]
pub struct Properties {
    /// The symbol: `dc:identifier`.
    pub identifier: String,
    /// The address of the official document: `dc:source`.
    pub source: String,
    /// Who published the text: `dc:publisher`.
    pub publisher: String,
    /// Whose the text is, and what the edition is to it, in the document's language: `dc:rights`.
    pub rights: String,
    /// The language of the rights statement.
    pub language: String,
    /// The subjects: `dc:subject`.
    pub subjects: Vec<String>,
    /// The other editions, by their addresses or the names of their files: `dc:relation`.
    pub relations: Vec<String>,
}

/// What says that a file conforms to PDF/UA-2 (ISO 14289-2, 5) and to both levels of Well-Tagged PDF
/// (WTPDF 1.0, 6.1; PDF Declarations, 4).
const CONFORMANCE: &str = "\
    <pdfuaid:part xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">2</pdfuaid:part>\
    <pdfuaid:rev xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">2024</pdfuaid:rev>\
    <pdfd:declarations xmlns:pdfd=\"http://pdfa.org/declarations/\"><rdf:Bag>\
    <rdf:li rdf:parseType=\"Resource\">\
    <pdfd:conformsTo>http://pdfa.org/declarations/wtpdf#accessibility1.0</pdfd:conformsTo>\
    </rdf:li>\
    <rdf:li rdf:parseType=\"Resource\">\
    <pdfd:conformsTo>http://pdfa.org/declarations/wtpdf#reuse1.0</pdfd:conformsTo>\
    </rdf:li>\
    </rdf:Bag></pdfd:declarations>";

/// Adds to the metadata of a file. With `is_ua_2` it says too that the file conforms to PDF/UA-2,
/// which typst does not know.
///
/// # Errors
/// What is wrong with the file, which then was not made by typst.
pub fn finish(
    document: &mut Document,
    properties: &Properties,
    is_ua_2: bool,
) -> Result<(), lopdf::Error> {
    let metadata = document.catalog()?.get(b"Metadata")?.as_reference()?;
    let stream = document.get_object_mut(metadata)?.as_stream_mut()?;
    let packet = String::from_utf8_lossy(&stream.get_plain_content()?).into_owned();
    let mut added = described(properties);
    if is_ua_2 {
        added.push_str(CONFORMANCE);
    }
    let end = packet.rfind("</rdf:Description>");
    let end = end.ok_or(lopdf::Error::ObjectNotFound(metadata))?;
    let packet = format!("{}{added}{}", &packet[..end], &packet[end..])
        // It is the document itself, no proof of it (ISO 16684-2, RenditionClass).
        .replace(
            "<xmpMM:RenditionClass>proof<",
            "<xmpMM:RenditionClass>default<",
        );
    let mut dictionary = stream.dict.clone();
    dictionary.remove(b"Filter");
    *document.get_object_mut(metadata)? =
        Object::Stream(Stream::new(dictionary, packet.into_bytes()).with_compression(false));
    Ok(())
}

fn described(properties: &Properties) -> String {
    let mut xml = String::new();
    let mut say = |name: &str, kind: &str, values: &[(Option<&str>, &str)]| {
        let values: Vec<_> = values
            .iter()
            .filter(|(_, value)| !value.is_empty())
            .collect();
        if values.is_empty() {
            return;
        }
        let _ = write!(xml, "<dc:{name}>");
        if kind.is_empty() {
            values
                .iter()
                .for_each(|(_, value)| xml.push_str(&escaped(value)));
        } else {
            let _ = write!(xml, "<rdf:{kind}>");
            for (language, value) in values {
                let language = language.map_or(String::new(), |tag| format!(" xml:lang=\"{tag}\""));
                let _ = write!(xml, "<rdf:li{language}>{}</rdf:li>", escaped(value));
            }
            let _ = write!(xml, "</rdf:{kind}>");
        }
        let _ = write!(xml, "</dc:{name}>");
    };
    say("identifier", "", &[(None, &properties.identifier)]);
    say("source", "", &[(None, &properties.source)]);
    say("publisher", "Bag", &[(None, &properties.publisher)]);
    say("type", "Bag", &[(None, "Text")]);
    let rights = properties.rights.as_str();
    say(
        "rights",
        "Alt",
        &[
            (Some("x-default"), rights),
            (Some(&properties.language), rights),
        ],
    );
    for (name, values) in [
        ("subject", &properties.subjects),
        ("relation", &properties.relations),
    ] {
        let values: Vec<_> = values.iter().map(|value| (None, value.as_str())).collect();
        say(name, "Bag", &values);
    }
    xml
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
