//! The readers: from the bytes of a file to a resolution, or to all that is wrong with it.

mod akn;
pub mod front_matter;
pub(crate) mod inline;
pub(crate) mod items;
mod json;
pub(crate) mod line;
pub(crate) mod mark;
mod markdown;
pub(crate) mod masthead;
pub(crate) mod report;
mod spanned_json;
mod spans;
pub(crate) mod structure;
mod table;
pub mod write;

use std::sync::Arc;

use publish_model::diagnostic::{Code, Diagnostic, SourceFile, has_error};
use publish_model::resolve;
use publish_model::unresolved::{Resolution, Text};
use publish_model::{Dates, Language, Resolved, Symbol, is_text};
use publish_templates::wording::Catalogues;

use front_matter::FrontMatter;
use line::Lines;
use report::Report;
use spans::Spans;
use structure::Structure;

/// What came of reading a file.
#[derive(Debug)]
pub struct Reading {
    /// The document, with anchors and calls filled in; none where there is an error.
    pub resolution: Option<Resolved>,
    /// All findings, in the order of the file.
    pub diagnostics: Vec<Diagnostic>,
}

/// A form that source files are in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// The project's Markdown.
    Markdown,
    /// Akoma Ntoso.
    Akn,
    /// The model as JSON.
    Json,
}

impl Form {
    /// The end of the names of files in this form.
    pub fn extension(self) -> &'static str {
        match self {
            Form::Markdown => "md",
            Form::Akn => "xml",
            Form::Json => "json",
        }
    }

    /// The media type of files in this form: RFC 7763; Akoma Ntoso Naming Convention 1.0, section
    /// 4.8; RFC 8259.
    pub fn media_type(self) -> &'static str {
        match self {
            Form::Markdown => "text/markdown",
            Form::Akn => "application/akn+xml",
            Form::Json => "application/json",
        }
    }
}

/// The form that a file is in, by its content.
pub fn form(file: &SourceFile) -> Form {
    if file.text.trim_start().starts_with('{') {
        Form::Json
    } else if akn::is_xml(&file.text) {
        Form::Akn
    } else {
        Form::Markdown
    }
}

/// Reads a source file: the project's Markdown, Akoma Ntoso, or the model as JSON.
pub fn read(file: &Arc<SourceFile>, catalogues: &Catalogues) -> Reading {
    let no_text = characters_that_are_no_text(file);
    if !no_text.is_empty() {
        return Reading {
            resolution: None,
            diagnostics: no_text,
        };
    }
    let ReadDocument {
        resolution,
        mut diagnostics,
        spans,
    } = match form(file) {
        Form::Json => json::read(file, catalogues),
        Form::Akn => akn::read(file, catalogues),
        Form::Markdown => read_markdown(file, catalogues),
    };
    let document = resolution.filter(|_| !has_error(&diagnostics));
    let resolution = document.and_then(|document| {
        let resolving = resolve::resolve(document);
        diagnostics.extend(resolving.findings.into_iter().map(|finding| {
            let span = spans.of(&finding).unwrap_or(0..0);
            finding.diagnostic().at(file, span)
        }));
        diagnostics.sort_by_key(start_of);
        resolving.resolution
    });
    Reading {
        resolution,
        diagnostics,
    }
}

/// What a reader of one form has made of a file.
#[derive(Debug, Default)]
struct ReadDocument {
    resolution: Option<Resolution>,
    diagnostics: Vec<Diagnostic>,
    /// Where the things are that findings about the whole document are about.
    spans: Spans,
}

impl ReadDocument {
    /// Nothing but findings.
    fn failed(diagnostics: Vec<Diagnostic>) -> Self {
        ReadDocument {
            diagnostics,
            ..ReadDocument::default()
        }
    }
}

/// The control characters of a file. Where it has some, it is perhaps no text at all, and nothing
/// else is looked for.
fn characters_that_are_no_text(file: &Arc<SourceFile>) -> Vec<Diagnostic> {
    let wrong = file
        .text
        .char_indices()
        .filter(|(_, character)| !is_text(*character));
    let findings = wrong.take(SHOWN_MAX).map(|(position, character)| {
        let end = position + character.len_utf8();
        not_text(character).at(file, position..end)
    });
    findings.collect()
}

/// The finding that a character is no text.
fn not_text(character: char) -> Diagnostic {
    let message = format!("the character U+{:04X} is no text", u32::from(character));
    let help = "take it out, or write the character that is meant";
    Diagnostic::error(Code::NotText, message, help)
}

/// A file that is no text is full of them.
const SHOWN_MAX: usize = 20;

/// The symbol and the language that a file says of itself, before the rest of it is read.
pub fn identity(file: &Arc<SourceFile>) -> Option<(Symbol, Language)> {
    #[derive(serde::Deserialize)]
    struct Identity {
        symbol: Symbol,
        language: Language,
    }
    let form = form(file);
    if form == Form::Json {
        let identity: Identity = serde_json::from_str(&file.text).ok()?;
        return Some((identity.symbol, identity.language));
    }
    if form == Form::Akn {
        return akn::identity(file);
    }
    let parts = front_matter::divide(file).ok()?;
    match front_matter::parse(file, parts.yaml) {
        (Some(front_matter), findings) if findings.is_empty() => {
            Some((front_matter.symbol, front_matter.language))
        }
        _ => None,
    }
}

/// Where a file says its symbol.
pub fn symbol_span(file: &Arc<SourceFile>) -> std::ops::Range<usize> {
    match form(file) {
        Form::Akn => return akn::symbol_span(file),
        Form::Json => return json::symbol_span(file),
        Form::Markdown => {}
    }
    match front_matter::divide(file) {
        Ok(parts) => front_matter::value_span(file, &parts.yaml, "symbol"),
        Err(_) => 0..0,
    }
}

fn start_of(finding: &Diagnostic) -> usize {
    finding.place.as_ref().map_or(0, |place| place.span.start)
}

fn read_markdown(file: &Arc<SourceFile>, catalogues: &Catalogues) -> ReadDocument {
    let parts = match front_matter::divide(file) {
        Ok(parts) => parts,
        Err(finding) => return ReadDocument::failed(vec![*finding]),
    };
    let (front_matter, mut diagnostics) = front_matter::parse(file, parts.yaml.clone());
    let numbering = front_matter
        .as_ref()
        .map(|front_matter| front_matter.numbering);
    let mut report = Report::new(file, numbering.unwrap_or_default());
    let mut raw = markdown::parse(&file.text, parts.body.clone(), &mut report);
    let is_empty = raw.blocks.is_empty();
    if let Some(front_matter) = &front_matter {
        check_characters(front_matter, file, &parts.yaml, &mut report);
        let calls = front_matter.calls().into_iter();
        raw.calls
            .extend(calls.map(|key| markdown::RawCall { key, in_note: None }));
    }
    let keys = raw.notes.iter().map(|note| note.key.clone()).collect();
    let structure = structure::build(raw, &mut report);
    if is_empty {
        let help = "write the text after the front matter; docs/source-form.md shows how";
        let end = file.text.len();
        report.error(
            Code::EmptyDocument,
            "the document has no text",
            help,
            end..end,
        );
    }
    let resolution = front_matter.and_then(|front_matter| {
        assemble(
            file,
            front_matter,
            parts.yaml,
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
    }
}

/// Finds the characters that are no text in what the front matter says in words that are no
/// Markdown: an escape of YAML, `\x01`, can stand for one.
fn check_characters(
    front_matter: &FrontMatter,
    file: &SourceFile,
    yaml: &std::ops::Range<usize>,
    report: &mut Report,
) {
    for (key, words) in front_matter.plain_words() {
        if let Some(character) = words.chars().find(|one| !is_text(*one)) {
            report.push_at(
                not_text(character),
                front_matter::value_span(file, yaml, key),
            );
        }
    }
}

fn assemble(
    file: &SourceFile,
    front_matter: FrontMatter,
    yaml: std::ops::Range<usize>,
    (structure, keys): (Structure, Vec<String>),
    catalogues: &Catalogues,
    report: &mut Report,
) -> Option<Resolution> {
    let catalogue = match catalogues.find(&front_matter.language) {
        Ok(catalogue) => catalogue,
        Err(finding) => {
            report.push_at(*finding, front_matter::value_span(file, &yaml, "language"));
            return None;
        }
    };
    let mut text = structure.text;
    let places = front_matter::places_of_lines(file, &yaml);
    let mut lines = Lines::new(report, places, keys);
    let made =
        masthead::masthead(&front_matter, &text, catalogue, &mut lines).and_then(|masthead| {
            let closing = masthead::closing(&front_matter, catalogue, &mut lines)?;
            Ok((masthead, closing))
        });
    let (masthead, closing) = match made {
        Ok(made) => made,
        Err(finding) => {
            report.push(finding);
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
        enactment.vote = front_matter.vote;
    }
    Some(Resolution {
        symbol: front_matter.symbol,
        language: front_matter.language,
        body: front_matter.body,
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

#[cfg(test)]
mod tests {
    use super::*;

    const UNSAFE: &str = "javascript:alert(1)";

    fn read_text(text: &str) -> Reading {
        let catalogues = Catalogues::load(&publish_built_in::templates()).unwrap();
        read(&SourceFile::new("source", text), &catalogues)
    }

    fn markdown_with_link(href: &str) -> String {
        format!("---\nsymbol: A/RES/1/1\nlanguage: en\n---\n1. *Decides* [so]({href}).\n")
    }

    fn json_with_link(href: &str) -> String {
        let safe = "https://example.org/";
        let resolution = read_text(&markdown_with_link(safe)).resolution.unwrap();
        let text = serde_json::to_string_pretty(&resolution).unwrap();
        text.replace(safe, href)
    }

    type WithLink = fn(&str) -> String;

    fn xml_with_link(source: &str, href: &str) -> String {
        format!(
            r##"<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">
            <statement name="resolution">
            <meta><identification source="{source}"><FRBRExpression><FRBRlanguage language="eng"/>
            </FRBRExpression></identification></meta>
            <coverPage><p><docNumber refersTo="#symbol">A/RES/1/1</docNumber></p></coverPage>
            <mainBody><paragraph><num>1.</num><content><p>Decides <a href="{href}">so</a>.</p>
            </content></paragraph></mainBody>
            </statement></akomaNtoso>"##
        )
    }

    #[test]
    fn javascript_links_are_rejected_in_every_source_form() {
        let structured: WithLink = |href| xml_with_link("#publish", href);
        let official: WithLink = |href| xml_with_link("#un", href);
        // XML is published already: its words are kept without the link.
        let forms: [(&str, WithLink, bool); 4] = [
            ("Markdown", markdown_with_link, true),
            ("JSON", json_with_link, true),
            ("structured XML", structured, false),
            ("official XML", official, false),
        ];
        for (name, with_link, is_error) in forms {
            let reading = read_text(&with_link("https://example.org/"));
            assert_eq!(reading.diagnostics, [], "{name}");
            let text = serde_json::to_string(&reading.resolution).unwrap();
            assert!(text.contains("https://example.org/"), "{name}: {text}");
            let reading = read_text(&with_link(UNSAFE));
            let [finding] = reading.diagnostics.as_slice() else {
                panic!("{name}: {:?}", reading.diagnostics);
            };
            assert!(finding.message.contains(UNSAFE), "{name}");
            assert_eq!(finding.is_error(), is_error, "{name}");
            let text = serde_json::to_string(&reading.resolution).unwrap();
            assert!(!text.contains("javascript"), "{name}: {text}");
        }
    }
}
