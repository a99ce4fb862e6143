//! The model as JSON, as `publish show --json` prints it.

mod spanned;
mod tidy;

use std::ops::Range;
use std::sync::Arc;

use serde::Deserialize;
use serde_json::Value;

use publish_model::check::{self, COLUMNS_MAX, Fault, FaultKind, POSITIONS_MAX};
use publish_model::diagnostic::{Code, Diagnostic, SourceFile};
use publish_model::unresolved::{Block, Inline, Inlines, Resolution};
use publish_model::{Href, Language, Symbol, UnsafeHref};
use publish_templates::wording::Catalogues;

use crate::spans::Spans;
use crate::{ReadDocument, body, report};
use spanned::{Spanned, Step, disallowed_escapes};

/// Reads a resolution from JSON that follows the model's schema. Anchors and the positions of note
/// calls are optional, because they are recomputed.
pub fn read(file: &Arc<SourceFile>, catalogues: &Catalogues) -> ReadDocument {
    let value: Value = match serde_json::from_str(&file.text) {
        Ok(value) => value,
        Err(error) => {
            let (reason, at) = file.json_error(&error);
            let message = format!("invalid JSON: {reason}");
            let help = "correct the JSON; if the file ends too early, copy it again";
            let finding = Diagnostic::error(Code::BrokenJson, message, help);
            return ReadDocument::failed([finding.at(file, at..at + 1)]);
        }
    };
    let spanned = Spanned::parse(&file.text);
    let mut resolution: Resolution = match serde_json::from_str(&file.text) {
        Ok(resolution) => resolution,
        Err(error) => {
            let misfits = misfits(file, &value, &spanned, &error).into_iter();
            let findings = misfits.map(|(finding, span)| finding.at(file, span));
            return ReadDocument::failed(findings);
        }
    };
    tidy::tidy(&mut resolution);
    let mut findings = find_disallowed_characters(file);
    if let Err(unknown) = catalogues.find(&resolution.language) {
        findings.extend(unknown.at(file, span_of_member(&spanned, "language")));
    }
    if catalogues.bodies().get(&resolution.body).is_none() {
        let unknown = body::unknown(&resolution.body, catalogues.bodies());
        findings.push(unknown.at(file, span_of_member(&spanned, "body")));
    }
    let faults = check::check(&resolution).into_iter();
    findings.extend(faults.map(|fault| describe(&fault).at(file, span_of(&fault, &spanned))));
    ReadDocument {
        spans: spans(&value, &spanned),
        resolution: findings.is_empty().then_some(resolution),
        diagnostics: findings,
        ..ReadDocument::default()
    }
}

/// Returns the span of the symbol in a document.
pub fn symbol_span(file: &SourceFile) -> Range<usize> {
    span_of_member(&Spanned::parse(&file.text), "symbol")
}

fn span_of_member(spanned: &Spanned, name: &str) -> Range<usize> {
    spanned.nearest([Step::Member(name)]).span.clone()
}

/// Finds the escapes, such as `\u0001`, of characters that are not allowed in text.
fn find_disallowed_characters(file: &Arc<SourceFile>) -> Vec<Diagnostic> {
    let escapes = disallowed_escapes(&file.text).into_iter();
    let findings = escapes.map(|span| {
        let message = "escape of a character that is not allowed";
        let help = "delete it, or replace it with the intended character";
        Diagnostic::error(Code::NotText, message, help).at(file, span)
    });
    findings.collect()
}

fn broken(reason: &str) -> Diagnostic {
    let help = "correct it as docs/model.schema.json describes; “publish show FILE --json” prints a \
                valid resolution to compare with";
    let message = format!("this is not a valid resolution: {reason}");
    Diagnostic::error(Code::BrokenJson, message, help)
}

/// Returns the finding about an address that is not allowed.
fn unsafe_link(error: &UnsafeHref) -> Diagnostic {
    let help = "write an address with https, http or mailto, or # and an anchor of this document";
    Diagnostic::error(Code::UnsafeLink, error.to_string(), help)
}

/// Returns findings about the parts of a JSON text that do not match the model, with their spans.
///
/// serde does not report the position of an error within a block or inline, because it has to read
/// the kind first. Each is therefore deserialized separately, inner ones first.
fn misfits(
    file: &SourceFile,
    value: &Value,
    spanned: &Spanned,
    error: &serde_json::Error,
) -> Vec<(Diagnostic, Range<usize>)> {
    let mut misfits = Vec::new();
    misfits_within(value, spanned, &mut misfits);
    if misfits.is_empty() {
        let (reason, span) = misfit_outside(file, value, spanned, error);
        misfits.push((broken(&reason), span));
    }
    misfits
}

fn misfits_within(value: &Value, spanned: &Spanned, misfits: &mut Vec<(Diagnostic, Range<usize>)>) {
    let before = misfits.len();
    for (inner, spanned) in inner_values(value, spanned) {
        misfits_within(inner, spanned, misfits);
    }
    let Some(kind) = kind(value).filter(|_| misfits.len() == before) else {
        return;
    };
    let failed = if INLINES.contains(&kind) {
        Inline::deserialize(value).err()
    } else if BLOCKS.contains(&kind) {
        Block::deserialize(value).err()
    } else {
        let reason = format!("unknown kind “{kind}”");
        misfits.push((broken(&reason), span_of_member(spanned, "kind")));
        None
    };
    let Some(error) = failed else {
        return;
    };
    match faulty_member(value, spanned) {
        Some(("href", href, span)) => {
            let text = href.as_str().unwrap_or_default();
            let finding = text.parse::<Href>().err();
            let finding =
                finding.map_or_else(|| broken(&error.to_string()), |error| unsafe_link(&error));
            misfits.push((finding, span.clone()));
        }
        Some((_, _, span)) => misfits.push((broken(&error.to_string()), span.clone())),
        None => misfits.push((broken(&error.to_string()), spanned.span.clone())),
    }
}

/// The kinds of blocks.
const BLOCKS: [&str; 5] = ["paragraph", "items", "section", "table", "quotation"];

/// The kinds of inlines that a source can have.
const INLINES: [&str; 11] = [
    "text",
    "emphasis",
    "strong",
    "superscript",
    "subscript",
    "link",
    "reference",
    "foreign",
    "note-call",
    "table-note-call",
    "line-break",
];

/// Returns the kind of a block or inline, or `None` for other objects.
fn kind(value: &Value) -> Option<&str> {
    value.get("kind")?.as_str()
}

/// Returns the values in another value, each with its span.
fn inner_values<'a>(value: &'a Value, spanned: &'a Spanned) -> Vec<(&'a Value, &'a Spanned)> {
    match value {
        Value::Object(members) => {
            let found = members.iter().map(|(name, value)| {
                let spanned = spanned.member(name)?;
                Some((value, spanned))
            });
            found.flatten().collect()
        }
        Value::Array(elements) => elements.iter().zip(spanned.children()).collect(),
        _ => Vec::new(),
    }
}

/// Returns the first member of an inline or block whose value is not valid for its name: name,
/// value and span.
fn faulty_member<'a>(
    value: &'a Value,
    spanned: &'a Spanned,
) -> Option<(&'a str, &'a Value, &'a Range<usize>)> {
    let is_valid = |name: &str, value: &Value| match name {
        "href" => Href::deserialize(value).is_ok(),
        "symbol" => Symbol::deserialize(value).is_ok(),
        "language" => Option::<Language>::deserialize(value).is_ok(),
        "content" | "caption" | "stands_for" => Inlines::deserialize(value).is_ok(),
        "then" | "blocks" => Vec::<Block>::deserialize(value).is_ok(),
        "text" | "note" | "mark" => value.is_string(),
        "number" => value.is_string() || value.is_null(),
        "columns" => u16::deserialize(value).is_ok(),
        _ => true,
    };
    let mut faulty = value
        .as_object()?
        .iter()
        .filter(|(name, value)| !is_valid(name, value));
    let (name, value) = faulty.next()?;
    Some((name, value, &spanned.member(name)?.span))
}

/// Returns the error that is outside blocks and inlines. Duplicate members are visible only in the
/// text, not in the value.
fn misfit_outside(
    file: &SourceFile,
    value: &Value,
    spanned: &Spanned,
    error: &serde_json::Error,
) -> (String, Range<usize>) {
    use serde_path_to_error::Segment;
    match serde_path_to_error::deserialize::<_, Resolution>(value) {
        Ok(_) => {
            let (reason, at) = file.json_error(error);
            (reason, at..at + 1)
        }
        Err(error) => {
            let steps = error.path().iter().map_while(|segment| match segment {
                Segment::Map { key } => Some(Step::Member(key)),
                Segment::Seq { index } => Some(Step::Element(*index)),
                Segment::Enum { variant } => Some(Step::Member(variant)),
                Segment::Unknown => None,
            });
            let span = spanned.nearest(steps).span.clone();
            (error.inner().to_string(), span)
        }
    }
}

/// Returns the span of a fault of the model.
fn span_of(fault: &Fault, spanned: &Spanned) -> Range<usize> {
    let steps = fault.path.iter().map(|step| match step {
        check::Step::Field(name) => Step::Member(name),
        check::Step::Element(index) => Step::Element(*index),
    });
    spanned.nearest(steps).span.clone()
}

/// Returns the finding about a fault of the model, without its position.
pub fn describe(fault: &Fault) -> Diagnostic {
    let empty = |message: &str, help: &str| Diagnostic::error(Code::EmptyModel, message, help);
    let table = |message: &str, help: &str| Diagnostic::error(Code::WrongCells, message, help);
    match fault.kind {
        FaultKind::NoParts => empty(
            "a resolution in parts has no parts",
            "add a part, or use “whole” for a resolution without parts",
        ),
        FaultKind::NoItems => empty("a list has no items", "add an item, or delete the list"),
        FaultKind::NoHeading => report::heading_without_words(),
        FaultKind::NoTitle => empty("the title has no text", "add text, or delete the title"),
        FaultKind::NoText => empty(
            "a paragraph has no text",
            "add text or a number, or delete the paragraph",
        ),
        FaultKind::NoCells => empty("a table has no cells", "add a cell, or delete the table"),
        FaultKind::ColumnCount => table(
            "invalid number of columns",
            &format!("write a number from 1 to {COLUMNS_MAX}"),
        ),
        FaultKind::CellWithoutExtent => table(
            "a cell spans no columns or no rows",
            "write 1 or more for both",
        ),
        FaultKind::CellOutside => table(
            "a cell extends beyond the table or overlaps another cell",
            "correct the columns or rows of the cell or of the table",
        ),
        FaultKind::ColumnWithoutCell => table(
            "a table has more columns than its cells cover",
            "write the number of columns that the rows have, or add cells",
        ),
        FaultKind::TableSize => table(
            "the table is too large",
            &format!("divide it: a table has at most {POSITIONS_MAX} rows times columns"),
        ),
        FaultKind::Nesting => report::too_deep(),
        FaultKind::LinkInLink => Diagnostic::error(
            Code::UnsafeLink,
            "a link contains another link or a note call",
            "end the link before it",
        ),
        FaultKind::NoteKey => broken("the key of a note is empty or has a space"),
        FaultKind::CallMark => broken("the first call of a note has another mark than the note"),
        FaultKind::NoMark => broken("the mark of a note call is empty"),
    }
}

/// Returns the positions of notes, note calls, links and references.
fn spans(value: &Value, spanned: &Spanned) -> Spans {
    let mut spans = Spans::default();
    let notes = spanned.member("notes").map(Spanned::children);
    for note in notes.unwrap_or_default() {
        let key = note.member("key").unwrap_or(note);
        spans.note(key.span.clone());
    }
    collect_spans(value, spanned, &mut spans);
    spans
}

fn collect_spans(value: &Value, spanned: &Spanned, spans: &mut Spans) {
    let member = |name: &str| Some((value.get(name)?.as_str()?, spanned.member(name)?));
    match kind(value) {
        Some("note-call") => {
            if let Some((key, value)) = member("note") {
                spans.call(key, value.span.clone());
            }
        }
        Some("link") => {
            if let Some((href, value)) = member("href") {
                spans.link(href, value.span.clone());
            }
        }
        Some("reference") => {
            if let (Some((symbol, value)), Some((text, _))) = (member("symbol"), member("text")) {
                spans.reference(symbol, text, value.span.clone());
            }
        }
        _ => {}
    }
    for (inner, spanned) in inner_values(value, spanned) {
        collect_spans(inner, spanned, spans);
    }
}
