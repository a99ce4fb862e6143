//! Metadata that typst cannot write, as Dublin Core properties.
//!
//! PDF/A-2 and 3 allow only properties that XMP itself defines or that the file describes (ISO
//! 19005-2, 6.6.2.3). XMP defines those of Dublin Core (ISO 16684-1, 8.3).

use std::fmt::Write;

use lopdf::{Document, Object, Stream};

use super::PdfUa;
use super::error::{Expected, FinishError, OrExpected, Step};

const STREAM: Expected = Expected::new(
    Step::Metadata,
    "a metadata stream in the catalog",
    "ISO 32000-1, 14.3.2",
);
const DESCRIPTION: Expected = Expected::new(
    Step::Metadata,
    "an rdf:Description in the XMP packet",
    "ISO 16684-1, 7.4",
);

/// Properties of a document besides title, author and dates.
#[derive(Debug, Clone, Default)]
pub struct Properties {
    /// The symbol: `dc:identifier`.
    pub identifier: String,
    /// The address of the official document: `dc:source`.
    pub source: String,
    /// The publisher of the text: `dc:publisher`.
    pub publisher: String,
    /// The owner of the text and the relationship of the edition to it, in the document's language:
    /// `dc:rights`.
    pub rights: String,
    /// The language of the rights statement.
    pub language: String,
    /// The address of the licence: `xmpRights:WebStatement`.
    pub licence: Option<String>,
    /// The subjects: `dc:subject`.
    pub subjects: Vec<String>,
    /// The addresses or file names of the other editions: `dc:relation`.
    pub relations: Vec<String>,
}

/// The claim of conformance to PDF/UA-2 (ISO 14289-2, 5) and to both levels of Well-Tagged PDF
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

/// Adds the properties to the metadata of a file and, for PDF/UA-2, the conformance claim, which
/// typst does not write.
pub fn finish(
    document: &mut Document,
    properties: &Properties,
    pdf_ua: PdfUa,
) -> Result<(), FinishError> {
    let catalog = document.catalog().expected(STREAM)?;
    let metadata = catalog.get(b"Metadata").and_then(Object::as_reference);
    let metadata = document.get_object_mut(metadata.expected(STREAM)?);
    let metadata = metadata.expected(STREAM)?;
    let stream = metadata.as_stream().expected(STREAM)?;
    let packet = stream.get_plain_content().expected(STREAM)?;
    let packet = completed(&String::from_utf8_lossy(&packet), properties, pdf_ua)?;
    let mut dictionary = stream.dict.clone();
    dictionary.remove(b"Filter");
    *metadata =
        Object::Stream(Stream::new(dictionary, packet.into_bytes()).with_compression(false));
    Ok(())
}

/// Returns an XMP packet with the properties added.
fn completed(packet: &str, properties: &Properties, pdf_ua: PdfUa) -> Result<String, FinishError> {
    let end = packet.rfind("</rdf:Description>").expected(DESCRIPTION)?;
    let (before, after) = packet.split_at(end);
    let claim = match pdf_ua {
        PdfUa::One => "",
        PdfUa::Two => CONFORMANCE,
    };
    let packet = format!("{before}{}{claim}{after}", dublin_core(properties));
    // The file is the final document, not a proof (ISO 16684-2, RenditionClass).
    Ok(packet.replace(
        "<xmpMM:RenditionClass>proof<",
        "<xmpMM:RenditionClass>default<",
    ))
}

fn dublin_core(properties: &Properties) -> String {
    let mut xml = String::new();
    let mut add = |name: &str, kind: &str, values: &[(Option<&str>, &str)]| {
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
    add("identifier", "", &[(None, &properties.identifier)]);
    add("source", "", &[(None, &properties.source)]);
    add("publisher", "Bag", &[(None, &properties.publisher)]);
    add("type", "Bag", &[(None, "Text")]);
    let rights = properties.rights.as_str();
    add(
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
        add(name, "Bag", &values);
    }
    if let Some(licence) = &properties.licence {
        let _ = write!(
            xml,
            "<xmpRights:WebStatement xmlns:xmpRights=\"http://ns.adobe.com/xap/1.0/rights/\">\
             {}</xmpRights:WebStatement>",
            escaped(licence)
        );
    }
    xml
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use lopdf::dictionary;

    use super::*;
    use crate::testing::print_error;

    fn properties() -> Properties {
        Properties {
            identifier: "A/RES/68/197".to_owned(),
            publisher: "United Nations".to_owned(),
            rights: "Text & translation".to_owned(),
            language: "en".to_owned(),
            subjects: vec!["CRIME".to_owned(), "YOUTH".to_owned()],
            ..Properties::default()
        }
    }

    const PACKET: &str = "<rdf:Description><dc:title>T</dc:title></rdf:Description>";

    #[test]
    fn properties_are_added_as_dublin_core() {
        let packet = completed(PACKET, &properties(), PdfUa::One).unwrap();
        let expected = "<rdf:Description><dc:title>T</dc:title>\
             <dc:identifier>A/RES/68/197</dc:identifier>\
             <dc:publisher><rdf:Bag><rdf:li>United Nations</rdf:li></rdf:Bag></dc:publisher>\
             <dc:type><rdf:Bag><rdf:li>Text</rdf:li></rdf:Bag></dc:type>\
             <dc:rights><rdf:Alt>\
             <rdf:li xml:lang=\"x-default\">Text &amp; translation</rdf:li>\
             <rdf:li xml:lang=\"en\">Text &amp; translation</rdf:li>\
             </rdf:Alt></dc:rights>\
             <dc:subject><rdf:Bag><rdf:li>CRIME</rdf:li><rdf:li>YOUTH</rdf:li></rdf:Bag></dc:subject>\
             </rdf:Description>";
        assert_eq!(packet, expected);
    }

    #[test]
    fn the_licence_is_added_as_a_web_statement() {
        let licensed = Properties {
            licence: Some("https://example.org/?a&b".to_owned()),
            ..properties()
        };
        let packet = completed(PACKET, &licensed, PdfUa::One).unwrap();
        let statement = "<xmpRights:WebStatement \
             xmlns:xmpRights=\"http://ns.adobe.com/xap/1.0/rights/\">\
             https://example.org/?a&amp;b</xmpRights:WebStatement></rdf:Description>";
        assert!(packet.ends_with(statement), "{packet}");
    }

    #[test]
    fn only_the_claim_of_pdf_ua_2_is_added() {
        let one = completed(PACKET, &properties(), PdfUa::One).unwrap();
        let two = completed(PACKET, &properties(), PdfUa::Two).unwrap();
        assert!(!one.contains("pdfuaid"));
        assert_eq!(two.replace(CONFORMANCE, ""), one);
        assert_ne!(two, one);
    }

    #[test]
    fn the_rendition_class_is_not_a_proof() {
        let packet = format!("<xmpMM:RenditionClass>proof</xmpMM:RenditionClass>{PACKET}");
        let packet = completed(&packet, &properties(), PdfUa::One).unwrap();
        assert!(packet.starts_with("<xmpMM:RenditionClass>default</xmpMM:RenditionClass>"));
    }

    #[test]
    fn the_stream_is_replaced_uncompressed() {
        let mut document = Document::with_version("1.7");
        let stream = Stream::new(dictionary! { "Subtype" => "XML" }, PACKET.into());
        let stream = document.add_object(stream);
        let catalog = document.add_object(dictionary! { "Metadata" => stream });
        document.trailer.set("Root", catalog);
        finish(&mut document, &properties(), PdfUa::One).unwrap();
        let stream = document.get_object(stream).unwrap().as_stream().unwrap();
        let expected = completed(PACKET, &properties(), PdfUa::One).unwrap();
        assert_eq!(String::from_utf8_lossy(&stream.content), expected);
        assert!(stream.dict.has(b"Subtype") && !stream.dict.has(b"Filter"));
    }

    #[test]
    fn a_packet_without_a_description_is_an_error() {
        let error = completed("<x/>", &properties(), PdfUa::One).unwrap_err();
        assert_eq!(
            print_error(&error),
            "error: metadata: expected an rdf:Description in the XMP packet (ISO 16684-1, 7.4)"
        );
    }
}
