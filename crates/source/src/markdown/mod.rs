//! The source form in Markdown. `front_matter` and `blocks` (with `inline` and `mark`) parse the
//! text, `path` compares the front matter with the path, `address` finds addresses without a link, `structure` (with `table`) derives the structure of the resolution, `masthead` creates the
//! lines before and after the text, and [`mod@write`] writes a resolution in this form.

mod address;
mod blocks;
mod composition;
pub mod front_matter;
mod hints;
mod inline;
mod line;
mod mark;
mod masthead;
mod path;
mod structure;
mod table;
pub mod write;

use std::ops::Range;
use std::sync::Arc;

use publish_model::diagnostic::{Code, SourceFile};
use publish_model::unresolved::{Resolution, Text};
use publish_model::{Bodies, BodyId, Dates, Language, Symbol, Vote, is_text};
use publish_templates::wording::Catalogues;

use crate::report::Report;
use crate::{ReadDocument, SHOWN_MAX, body, not_text, start_of};

use front_matter::{FrontMatter, LocatedTexts, Parsed, TEXT_PLACEHOLDER, TITLE_PLACEHOLDER};
use line::LineReader;
use masthead::Adopting;
use structure::Structure;

/// Reads the symbol and the language of a file, if its front matter has no errors.
pub(crate) fn identity(file: &Arc<SourceFile>) -> Option<(Symbol, Language)> {
    let parts = front_matter::split(file).ok()?;
    let parsed = front_matter::parse(file, parts.yaml);
    let front_matter = parsed.front_matter.filter(|_| parsed.findings.is_empty())?;
    Some((front_matter.symbol, front_matter.language))
}

/// Returns the span of the symbol in a file.
pub(crate) fn symbol_span(file: &Arc<SourceFile>) -> Range<usize> {
    match front_matter::split(file) {
        Ok(parts) => front_matter::value_span(file, &parts.yaml, "symbol"),
        Err(_) => 0..0,
    }
}

/// Reads a file in the source form.
pub(crate) fn read(file: &Arc<SourceFile>, catalogues: &Catalogues) -> ReadDocument {
    let parts = match front_matter::split(file) {
        Ok(parts) => parts,
        Err(findings) => return ReadDocument::failed(findings),
    };
    let Parsed {
        front_matter,
        readable,
        findings: mut diagnostics,
    } = front_matter::parse(file, parts.yaml.clone());
    let texts = LocatedTexts::new(file, parts.yaml.clone(), &readable);
    let bodies = catalogues.bodies();
    let numbering = front_matter
        .as_ref()
        .map(|front_matter| front_matter.numbering);
    let mut report = Report::new(file, numbering.unwrap_or_default());
    let mut raw = blocks::parse(&file.text, parts.body.clone(), &mut report);
    let is_empty = raw.blocks.is_empty();
    let body = front_matter
        .as_ref()
        .and_then(|front_matter| find_body(front_matter, file, &parts.yaml, bodies, &mut report));
    if let Some(front_matter) = &front_matter {
        check_characters(front_matter, file, &parts.yaml, &texts, &mut report);
        path::check(front_matter, file, &parts.yaml, &mut report);
        check_placeholders(front_matter, file, &parts, &texts, &mut report);
        let calls = front_matter.calls().into_iter();
        raw.calls
            .extend(calls.map(|key| blocks::RawCall { key, in_note: None }));
    }
    let keys = raw.notes.iter().map(|note| note.key.clone()).collect();
    let composition = body.as_ref().zip(front_matter.as_ref());
    let composition = composition.and_then(|(body, front_matter)| {
        let body = bodies.get_or_neutral(body);
        body.text.get(&front_matter.language.primary())
    });
    let structure = structure::build(raw, composition, &mut report);
    if is_empty {
        let help = "write the text after the front matter, as docs/source-form.md describes";
        let end = file.text.len();
        report.error(
            Code::EmptyDocument,
            "the document has no text",
            help,
            end..end,
        );
    }
    let resolution = front_matter.zip(body).and_then(|(front_matter, body)| {
        assemble(
            file,
            (front_matter, body),
            (parts.yaml, &texts),
            (structure, keys),
            catalogues,
            &mut report,
        )
    });
    let (findings, spans) = report.finish_with_spans();
    diagnostics.extend(findings);
    diagnostics.sort_by_key(start_of);
    ReadDocument {
        resolution,
        diagnostics,
        spans,
        ..ReadDocument::default()
    }
}

/// Reports characters that are not allowed in values of the front matter that are not Markdown: a
/// YAML escape such as `\x01` can produce one.
fn check_characters(
    front_matter: &FrontMatter,
    file: &SourceFile,
    yaml: &Range<usize>,
    texts: &LocatedTexts<'_>,
    report: &mut Report,
) {
    let words = front_matter.plain_words().into_iter();
    let wrong = words.filter_map(|(key, words)| {
        let character = words.chars().find(|one| !is_text(*one))?;
        Some((key, words, character))
    });
    for (key, words, character) in wrong.take(SHOWN_MAX) {
        let span = texts.span(key, &words);
        let span = span.unwrap_or_else(|| front_matter::value_span(file, yaml, key));
        report.push_at(not_text(character), span);
    }
}

/// Returns the body of the document: that of the front matter, or else that of the symbol. Reports
/// an unknown body, and one that the symbol does not belong to.
fn find_body(
    front_matter: &FrontMatter,
    file: &SourceFile,
    yaml: &Range<usize>,
    bodies: &Bodies,
    report: &mut Report,
) -> Option<BodyId> {
    let symbol = &front_matter.symbol;
    // A symbol that is missing or invalid has been replaced.
    let is_given = file.text[yaml.clone()].contains(symbol.as_str());
    let Some(body) = &front_matter.body else {
        let found = body::of_symbol(symbol, bodies).map(|body| body.id.clone());
        let span = front_matter::value_span(file, yaml, "symbol");
        return found.map_err(|finding| report.push_at(finding, span)).ok();
    };
    let span = front_matter::value_span(file, yaml, "body");
    if bodies.get(body).is_none() {
        report.push_at(body::unknown(body, bodies), span);
        return None;
    }
    if let Some(expected) = bodies.of_symbol(symbol).filter(|_| is_given)
        && expected.id != *body
    {
        report.error(
            Code::WrongBody,
            format!("“{symbol}” is not a symbol of the body “{body}”"),
            format!(
                "write “body: {}” or delete the line, or correct the symbol",
                expected.id
            ),
            span,
        );
    }
    Some(body.clone())
}

/// Reports text of a new source file that has not been replaced.
fn check_placeholders(
    front_matter: &FrontMatter,
    file: &SourceFile,
    parts: &front_matter::Parts,
    texts: &LocatedTexts<'_>,
    report: &mut Report,
) {
    let agenda = front_matter.printed.agenda_item.as_ref();
    let agenda = agenda.map_or(&[][..], |lines| lines.as_slice());
    let is_placeholder = |line: &String| line == TITLE_PLACEHOLDER;
    for (key, found) in [
        (
            "title",
            front_matter.title.as_ref().is_some_and(is_placeholder),
        ),
        ("printed", agenda.iter().any(is_placeholder)),
    ] {
        if found {
            let span = texts.span(key, TITLE_PLACEHOLDER);
            report.warning(
                Code::PlaceholderLeft,
                format!("the placeholder “{TITLE_PLACEHOLDER}” has not been replaced"),
                "replace it with the title, or delete it",
                span.unwrap_or_else(|| front_matter::value_span(file, &parts.yaml, key)),
            );
        }
    }
    let body = &file.text[parts.body.clone()];
    if let Some(at) = body.find(TEXT_PLACEHOLDER) {
        let start = parts.body.start + at;
        let count = body.matches(TEXT_PLACEHOLDER).count();
        report.warning(
            Code::PlaceholderLeft,
            format!("the placeholder “{TEXT_PLACEHOLDER}” has not been replaced ({count} times)"),
            "replace it with the words of the resolution, or delete its paragraph",
            start..start + TEXT_PLACEHOLDER.len(),
        );
    }
}

fn assemble(
    file: &SourceFile,
    (front_matter, body): (FrontMatter, BodyId),
    (yaml, texts): (Range<usize>, &LocatedTexts<'_>),
    (structure, keys): (Structure, Vec<String>),
    catalogues: &Catalogues,
    report: &mut Report,
) -> Option<Resolution> {
    let catalogue = match catalogues.find(&front_matter.language) {
        Ok(catalogue) => catalogue,
        Err(findings) => {
            report.extend_at(findings, front_matter::value_span(file, &yaml, "language"));
            return None;
        }
    };
    let adopting = Adopting::of(&body, &front_matter.symbol, catalogue);
    let mut text = structure.text;
    let mut lines = LineReader::new(report, texts.lines(), keys);
    let lines_around_text = masthead::masthead(&front_matter, &text, adopting, &mut lines)
        .and_then(|masthead| {
            let closing = masthead::closing(&front_matter, adopting, &mut lines)?;
            Ok((masthead, closing))
        });
    let (masthead, closing) = match lines_around_text {
        Ok(lines_around_text) => lines_around_text,
        Err(findings) => {
            report.extend(findings);
            return None;
        }
    };
    let last = match &mut text {
        Text::Whole(enactment) => Some(enactment),
        Text::Parts(parts) => parts.last_mut().map(|part| &mut part.enactment),
    };
    if let Some(enactment) = last {
        if enactment.closing.lines.is_empty() {
            enactment.closing = closing;
        }
        enactment.vote = front_matter.vote.map(Vote::from);
    }
    Some(Resolution {
        symbol: front_matter.symbol,
        language: front_matter.language,
        body,
        official: front_matter.official,
        dates: Dates {
            adopted: front_matter.adopted.map(|date| date.0),
            issued: front_matter.issued.map(|date| date.0),
        },
        masthead,
        text,
        notes: structure.notes,
        subjects: front_matter.subjects,
    })
}
