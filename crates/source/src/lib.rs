//! The readers, which turn the text of a source file into a resolution or a list of its errors.
//!
//! Each source format has a folder. The Markdown writer is also here ([`markdown::write`]), because
//! it uses the reader's code to decide which marks the text needs.
//!
//! This crate is internal to `publish` and has no stable interface.

mod akn;
mod body;
mod draft;
mod items;
mod json;
mod limits;
pub mod markdown;
mod paragraph_reference;
mod report;
mod spans;

use std::sync::Arc;

use publish_model::diagnostic::{Code, Diagnostic, Findings, SourceFile};
use publish_model::unresolved::Resolution;
use publish_model::{Bodies, Language, Resolved, Symbol, is_text};
use publish_templates::wording::Catalogues;

pub use draft::{Draft, share_structure};
use spans::Spans;

/// The result of reading a file.
#[derive(Debug)]
pub struct Reading {
    /// The document with anchors and note calls; `None` if there is an error.
    pub resolution: Option<Resolved>,
    /// All findings, in the order of the file.
    pub diagnostics: Vec<Diagnostic>,
}

impl Reading {
    /// Returns the document and the warnings about it.
    ///
    /// # Errors
    /// All findings, if the document could not be read.
    pub fn document(self) -> Result<(Resolved, Vec<Diagnostic>), Findings> {
        if let Some(resolution) = self.resolution {
            return Ok((resolution, self.diagnostics));
        }
        Err(Reading::failure(self.diagnostics))
    }

    fn failure(diagnostics: Vec<Diagnostic>) -> Findings {
        Findings::of_failure(diagnostics, || {
            let message = "the source file was rejected without a reason";
            let help = "this is a bug in publish: please report it and attach the source file";
            Diagnostic::error(Code::FileUnreadable, message, help)
        })
    }
}

/// A format of source files.
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
    /// Returns the file name extension of this format.
    pub fn extension(self) -> &'static str {
        match self {
            Form::Markdown => "md",
            Form::Akn => "xml",
            Form::Json => "json",
        }
    }

    /// Returns the media type of this format: RFC 7763; Akoma Ntoso Naming Convention 1.0, section
    /// 4.8; RFC 8259.
    pub fn media_type(self) -> &'static str {
        match self {
            Form::Markdown => "text/markdown",
            Form::Akn => "application/akn+xml",
            Form::Json => "application/json",
        }
    }
}

/// Detects the format of a file from its content.
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
    Draft::read(file, catalogues).resolve()
}

/// The result of the reader of one format.
#[derive(Debug, Default)]
struct ReadDocument {
    resolution: Option<Resolution>,
    diagnostics: Vec<Diagnostic>,
    /// The positions to which findings about the document as a whole refer.
    spans: Spans,
    /// Whether the reader has restored the structure, because the markup does not have it.
    is_restored: bool,
}

impl ReadDocument {
    /// Returns a result with findings only.
    fn failed(findings: impl IntoIterator<Item = Diagnostic>) -> Self {
        ReadDocument {
            diagnostics: findings.into_iter().collect(),
            ..ReadDocument::default()
        }
    }
}

/// Finds the characters of a file that are not allowed in text. A file that has some may not be a
/// text file, so it is not checked further.
fn find_disallowed_characters(file: &Arc<SourceFile>) -> Vec<Diagnostic> {
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

/// Returns the finding about a character that is not allowed in text.
fn not_text(character: char) -> Diagnostic {
    let code = u32::from(character);
    let (message, help) = match character {
        PAGE_BREAK => (
            "page break (form feed) left by copying from a PDF".to_owned(),
            "delete it",
        ),
        control if control.is_control() => (
            format!("control character U+{code:04X} is not allowed"),
            "delete it, or replace it with the intended character",
        ),
        _ => (
            format!("U+{code:04X} is not a character"),
            "delete it, or replace it with the intended character",
        ),
    };
    Diagnostic::error(Code::NotText, message, help)
}

/// Adds the findings about the rest of a file, if its only control characters are page breaks.
fn with_findings_of_the_rest(
    mut findings: Vec<Diagnostic>,
    file: &SourceFile,
    catalogues: &Catalogues,
) -> Vec<Diagnostic> {
    // A space has the same length, so positions stay the same.
    let rest = file.text.replace(PAGE_BREAK, " ");
    if rest.chars().all(is_text) {
        let rest = SourceFile::new(file.name.as_str(), rest);
        let reading = Draft::read(&rest, catalogues).resolve_with_all_findings();
        findings.extend(reading.diagnostics);
        findings.sort_by_key(start_of);
    }
    findings
}

/// The form feed that programs write between the pages of a PDF when they extract its text.
const PAGE_BREAK: char = '\u{c}';

/// The maximum number of characters to report: a file that is not text is full of them.
const SHOWN_MAX: usize = 20;

/// What a file is: its symbol and its language.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
pub struct Identity {
    /// The symbol.
    pub symbol: Symbol,
    /// The language.
    pub language: Language,
    /// Whether nothing in the file, its name and its folder contradicts them.
    #[serde(skip, default = "agrees")]
    pub agrees: bool,
}

fn agrees() -> bool {
    true
}

/// Reads only the symbol and the language of a file.
pub fn identity(file: &Arc<SourceFile>, bodies: &Bodies) -> Option<Identity> {
    match form(file) {
        Form::Json => serde_json::from_str(&file.text).ok(),
        Form::Akn => akn::identity(file, bodies),
        Form::Markdown => {
            let (symbol, language) = markdown::identity(file)?;
            Some(Identity {
                symbol,
                language,
                agrees: true,
            })
        }
    }
}

/// Returns the span of the symbol in a file.
pub fn symbol_span(file: &Arc<SourceFile>) -> std::ops::Range<usize> {
    match form(file) {
        Form::Akn => akn::symbol_span(file),
        Form::Json => json::symbol_span(file),
        Form::Markdown => markdown::symbol_span(file),
    }
}

fn start_of(finding: &Diagnostic) -> usize {
    finding.place.as_ref().map_or(0, |place| place.span.start)
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
        // XML has been published already, so its text is kept without the link.
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

    #[test]
    fn anchors_do_not_depend_on_the_order_of_notes_in_the_file() {
        let notes = [
            "[^1]: First.",
            "[^†]: Both[^2] and[^1].",
            "[^‡]: See[^2].",
            "[^2]: Second.",
        ];
        let with_notes = |order: [usize; 4]| {
            let notes: Vec<&str> = order.iter().map(|index| notes[*index]).collect();
            let text = format!(
                "---\nsymbol: A/RES/1/1\nlanguage: en\n---\n1. *Decides*[^†] so.[^‡]\n\n{}\n",
                notes.join("\n\n")
            );
            let reading = read_text(&text);
            reading
                .resolution
                .unwrap_or_else(|| panic!("{:?}", reading.diagnostics))
        };
        let resolution = with_notes([0, 1, 2, 3]);
        let keys: Vec<&str> = resolution.notes.iter().map(|note| &*note.key).collect();
        assert_eq!(keys, ["†", "‡", "2", "1"]);
        for order in [[3, 2, 1, 0], [1, 3, 0, 2], [2, 0, 3, 1]] {
            assert_eq!(with_notes(order), resolution, "{order:?}");
        }
    }
}
