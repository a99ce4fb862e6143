//! The rules of PDF/UA-1 and PDF/A.

use lopdf::xref::XrefEntry;
use lopdf::{Document, Object};
use page_validation::{SafetyLimits, ValidationOptions, ValidationProfile, validate_pdf_bytes};

use publish_model::check::POSITIONS_MAX;

use crate::{Fault, Rule};

/// The library that validates PDFs, and its version.
pub const PDF_VALIDATOR: (&str, &str) = ("page_validation", "0.12.2");

/// A standard that a PDF can be checked against.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standard {
    /// PDF/UA-1 (ISO 14289-1).
    Ua1,
    /// PDF/A-2a (ISO 19005-2).
    A2a,
    /// PDF/A-3a (ISO 19005-3).
    A3a,
}

impl Standard {
    fn profile(self) -> ValidationProfile {
        match self {
            Standard::Ua1 => ValidationProfile::PdfUa1,
            Standard::A2a => ValidationProfile::PdfA2a,
            Standard::A3a => ValidationProfile::PdfA3a,
        }
    }
}

/// Returns the rules of a standard that a PDF does not follow.
///
/// Tables may have as many rows as a source can have. By default, page_validation refuses more than
/// 1,024 (S/PRST/2018/18). Its other limits stay: without them, some files of veraPDF's corpus take
/// minutes.
pub fn faults(bytes: &[u8], standard: Standard) -> Vec<Fault> {
    let limits = SafetyLimits::default()
        .with_max_table_grid_rows(POSITIONS_MAX)
        .with_max_table_span(POSITIONS_MAX);
    let options = ValidationOptions::default()
        .profile(standard.profile())
        .limits(limits);
    let report = match validate_pdf_bytes(bytes, &options) {
        Ok(report) => report,
        Err(error) => return vec![Rule::Syntax.fault(error.to_string())],
    };
    let failures = report.failures.into_iter().filter(|failure| {
        let is_false_alarm = is_about_cff_width(&failure.rule_id, &failure.message)
            || is_about_stream_length(&failure.rule_id) && every_stream_has_its_length(bytes);
        !is_false_alarm
    });
    failures
        .map(|failure| Rule::Pdf(failure.rule_id).fault(failure.message))
        .collect()
}

/// Whether a rule is “The value of the Length key […] shall match the number of bytes”, of ISO
/// 19005-2 and 19005-3, 6.1.7.1.
///
/// page_validation 0.12.2 reports it for a stream whose data end with a carriage return, because it
/// takes that byte and the line feed before `endstream` for one end of line.
fn is_about_stream_length(rule: &str) -> bool {
    rule.starts_with("ISO 19005-") && rule.ends_with(":6.1.7.1:1")
}

/// Whether a failure is about the width of a glyph in a CFF font, which Chinese documents have (ISO
/// 14289-1, 7.21.5, and ISO 19005-2, 6.2.11.5).
///
/// page_validation 0.12.2 reads a wrong width where the first operator of a glyph is `hmoveto` or
/// `vmoveto`: `cff_charstring_width` takes two operands for a glyph without a width, but one of them
/// is the width (Adobe Technical Note 5177, section 4.1). veraPDF accepts these widths, and it checks
/// them in `tests/run`.
fn is_about_cff_width(rule: &str, message: &str) -> bool {
    (rule.ends_with(":7.21.5:1") || rule.ends_with(":6.2.11.5:1"))
        && message.contains("in its embedded CIDFontType0C program")
}

/// Whether `endstream` follows the data of every stream, after one end of line.
fn every_stream_has_its_length(bytes: &[u8]) -> bool {
    let Ok(document) = Document::load_mem(bytes) else {
        return false;
    };
    let mut streams = document
        .objects
        .iter()
        .filter_map(|((number, _), object)| match object {
            Object::Stream(stream) => Some((number, stream)),
            _ => None,
        });
    streams.all(|(number, stream)| {
        let Some(XrefEntry::Normal { offset, .. }) = document.reference_table.get(*number) else {
            return false;
        };
        let length = stream.dict.get(b"Length").and_then(Object::as_i64);
        let length = length.ok().and_then(|length| usize::try_from(length).ok());
        let rest = data_start(bytes, *offset as usize)
            .zip(length)
            .and_then(|(start, length)| bytes.get(start.checked_add(length)?..))
            .unwrap_or_default();
        ["\n", "\r\n", "\r"]
            .iter()
            .any(|line_end| rest.starts_with(format!("{line_end}endstream").as_bytes()))
    })
}

/// Returns the position of the data of the stream that begins at `offset`.
fn data_start(bytes: &[u8], offset: usize) -> Option<usize> {
    let object = bytes.get(offset..)?;
    let keyword = b"stream";
    let at = object
        .windows(keyword.len())
        .position(|window| window == keyword)?;
    let after = at + keyword.len();
    let line_end = match object.get(after..)? {
        [b'\r', b'\n', ..] => 2,
        [b'\n', ..] => 1,
        _ => return None,
    };
    Some(offset + after + line_end)
}
