//! The reader of Akoma Ntoso, profile AKN4UN: the XML in which the United Nations publishes its
//! resolutions.
//!
//! One walk splits the document into pieces (`pieces`), which keep the meaning of the markup. Then
//! headings are assembled and ranked (`heading`), and the pieces are nested by their printed labels
//! (`nest`), as in the Markdown reader. `line` reads lines of text, and `tidy` removes layout from
//! them. Nothing is dropped: content that no rule covers is read as paragraphs.
//!
//! Sources: Akoma Ntoso 3.0 (OASIS, 2018); Akoma Ntoso for the United Nations system, guidelines
//! (HLCM, 2018). Rules for documents that differ from them name examples.

mod amounts;
mod border;
mod chinese;
mod dates;
mod evidence;
mod heading;
mod identity;
mod joined;
mod line;
mod masthead;
mod nest;
mod notes;
mod pieces;
mod profile;
mod refused;
mod restore;
mod structured;
mod table;
mod tags;
mod tidy;
mod vocabulary;
mod vote;
mod words;

use std::ops::Range;
use std::sync::Arc;

use jiff::civil::Date;
use roxmltree::{Document, Node, ParsingOptions};

use publish_model::check::{self, FaultKind};
use publish_model::diagnostic::{Code, Diagnostic, Findings, SourceFile};
use publish_model::unresolved::{
    Annex, Closing, Enactment, Heading, Inline, Part, Resolution, Text,
};
use publish_model::visit::{VisitMut, walk_mut};
use publish_model::{Bodies, BodyId, Language, Script, Symbol, Unplaced, is_text};
use publish_templates::wording::{Catalogue, Catalogues};

use super::{Identity, ReadDocument, body, json};
use crate::report::Numbering;
use crate::report::Report;

use evidence::{Agreement, AllSeries, Decision, Evidence, Number, PathEvidence};
use heading::Joined;
use notes::Notes;
use profile::{NAMESPACE, Version};
use refused::Refusal;

/// The maximum size of a file. The largest official document has 2 MB.
const BYTES_MAX: usize = 64 * 1024 * 1024;
/// The maximum number of elements, attributes and texts, enough for a document of that size.
const NODES_MAX: u32 = 8_000_000;
/// The maximum depth of elements. Official documents are about twenty elements deep.
const DEPTH_MAX: usize = 200;

/// Whether a text is XML, which its first character shows.
pub fn is_xml(text: &str) -> bool {
    text.trim_start().starts_with('<')
}

/// Reads an Akoma Ntoso document.
pub fn read(file: &Arc<SourceFile>, catalogues: &Catalogues) -> ReadDocument {
    let mut report = Report::new(file, Numbering::AsPrinted);
    let document = match parse(file) {
        Ok(document) => document,
        Err(findings) => return ReadDocument::failed(findings),
    };
    check_characters(&document, &mut report);
    let root = document.root_element();
    let resolution = match AknReader::new(&document, &file.name, catalogues.bodies(), &mut report) {
        Ok(reader) => Some(reader.resolution()),
        Err(refusal) => {
            let Refusal {
                message,
                help,
                span,
            } = refusal;
            report.error(Code::NoAkomaNtoso, message, help, span);
            None
        }
    };
    let resolution = resolution.and_then(|mut resolution| {
        vocabulary::warn_of_unknown(root, &mut report);
        words::check(root, &resolution, &mut report);
        match catalogues.find(&resolution.language) {
            Ok(catalogue) => {
                if let Some(main) = Main::find(root) {
                    warn_of_body(&resolution, main.node, catalogue, &mut report);
                    let adoption = dates::adoption(main.node, main.root);
                    dates::restore_adoption(&mut resolution, adoption, catalogue, &mut report);
                }
                Some(resolution)
            }
            Err(findings) => {
                let language = descendant(root, "FRBRlanguage");
                report.extend_at(findings, language.map_or(0..0, opening_tag));
                None
            }
        }
    });
    let (diagnostics, spans) = report.finish_with_spans();
    let main = Main::find(root);
    ReadDocument {
        resolution,
        diagnostics,
        spans,
        is_restored: main
            .is_some_and(|main| main.has_cover_page() && !structured::is_structured(main.node)),
    }
}

/// Reports characters that are not allowed in text: a reference such as `&#xFDD0;` can produce one.
fn check_characters(document: &Document<'_>, report: &mut Report) {
    for node in document.descendants().filter(Node::is_text) {
        let words = node.text().unwrap_or_default();
        if let Some(character) = words.chars().find(|one| !is_text(*one)) {
            let span = node.range();
            let reference = document.input_text()[span.clone()]
                .find("&#")
                .unwrap_or_default();
            report.push_at(super::not_text(character), span.start + reference..span.end);
        }
    }
}

/// Reads only the symbol and language of a document.
pub fn identity(file: &Arc<SourceFile>, bodies: &Bodies) -> Option<Identity> {
    let document = parse(file).ok()?;
    let main = Main::find(document.root_element())?;
    let evidence = main.evidence(&file.name, &AllSeries::of(bodies));
    let (symbol, language) = (
        main.decide_symbol(&evidence, bodies),
        evidence.decide_language(),
    );
    Some(Identity {
        symbol: symbol.value?,
        language: language.value?,
        agrees: symbol.agreement.min(language.agreement) == Agreement::Full,
    })
}

/// Returns the span of the symbol in a document.
pub fn symbol_span(file: &Arc<SourceFile>) -> Range<usize> {
    let span = parse(file).ok().and_then(|document| {
        let main = Main::find(document.root_element())?;
        Some(main.symbol_node()?.range())
    });
    span.unwrap_or(0..0)
}

fn parse(file: &Arc<SourceFile>) -> Result<Document<'_>, Findings> {
    if file.text.len() > BYTES_MAX {
        let message = format!("the file is larger than {} MB", BYTES_MAX / 1024 / 1024);
        return Err(too_large(file, message).into());
    }
    if let Some(span) = tags::too_long(&file.text) {
        let message = format!("a tag is longer than {} KB", tags::BYTES_MAX / 1024);
        let help = "delete the attributes that are not needed: no official document has such a tag";
        let finding = Diagnostic::error(Code::XmlTooLarge, message, help);
        return Err(finding.at(file, span).into());
    }
    // A document type could load external entities or define entities of any size.
    let options = ParsingOptions {
        allow_dtd: false,
        nodes_limit: NODES_MAX,
        ..ParsingOptions::default()
    };
    let document = Document::parse_with_options(&file.text, options)
        .map_err(|error| not_well_formed(file, &error))?;
    let deep = document
        .descendants()
        .find(|node| node.ancestors().count() > DEPTH_MAX);
    match deep {
        Some(node) => {
            let message = format!("elements are nested more than {DEPTH_MAX} levels deep");
            let help = "reduce the nesting: no official document is nested this deeply";
            let finding = Diagnostic::error(Code::XmlTooLarge, message, help);
            Err(finding.at(file, opening_tag(node)).into())
        }
        None => Ok(document),
    }
}

fn too_large(file: &Arc<SourceFile>, message: String) -> Diagnostic {
    let help = "split the file: no official document is this large";
    Diagnostic::error(Code::XmlTooLarge, message, help).at(file, 0..0)
}

fn not_well_formed(file: &Arc<SourceFile>, error: &roxmltree::Error) -> Diagnostic {
    if matches!(error, roxmltree::Error::NodesLimitReached) {
        let message = format!("the file has more than {NODES_MAX} elements, attributes and texts");
        return too_large(file, message);
    }
    if matches!(error, roxmltree::Error::DtdDetected) {
        return document_type(file);
    }
    let place = error.pos();
    let line_start: usize = file
        .text
        .split_inclusive('\n')
        .take(place.row.saturating_sub(1) as usize)
        .map(str::len)
        .sum();
    let line = file.text[line_start..].lines().next().unwrap_or_default();
    let column = line
        .char_indices()
        .nth(place.col.saturating_sub(1) as usize)
        .map_or(line.len(), |(offset, _)| offset);
    let start = (line_start + column).min(file.text.len());
    // The position is printed separately.
    let mut reason = error.to_string().replace(&format!(" at {place}"), "");
    // The library prints the first byte of a character as a character.
    if let roxmltree::Error::InvalidChar(_, byte, _) | roxmltree::Error::InvalidChar2(_, byte, _) =
        error
        && !byte.is_ascii()
        && let Some(character) = file.text[start..].chars().next()
    {
        let printed = format!("not '{}'", char::from(*byte));
        reason = reason.replace(&printed, &format!("not '{character}'"));
    }
    let help = match error {
        roxmltree::Error::UnknownEntityReference(..) => {
            "write the character itself, or its number such as &#160;"
        }
        _ if is_html(&file.text) => refused::HELP_FOR_HTML,
        _ => "correct the XML; if the file ends too early, copy it again",
    };
    let message = format!("the XML is not well-formed: {reason}");
    let finding = Diagnostic::error(Code::BrokenXml, message, help);
    finding.at(file, start..line_start + line.len())
}

/// The finding that a file has a document type declaration, which the library reports without its
/// position.
fn document_type(file: &Arc<SourceFile>) -> Diagnostic {
    let start = start_of_document_type(&file.text);
    let rest = &file.text[start..];
    let end = rest.find(['[', '>']).unwrap_or(rest.len());
    let declares_entities = rest[end..].starts_with('[');
    let message = "document type declarations are refused: they can load other files and define \
                   entities of any size";
    let help = if is_html(rest) {
        refused::HELP_FOR_HTML
    } else if declares_entities {
        "delete the declaration up to “]>”, and replace each entity that it defines by its text"
    } else {
        "delete the declaration, and write characters instead of named entities such as &nbsp;"
    };
    let finding = Diagnostic::error(Code::BrokenXml, message, help);
    finding.at(
        file,
        start..start + rest[..end].trim_end().len() + usize::from(rest[end..].starts_with('>')),
    )
}

/// Returns where the document type declaration starts, after the comments before it.
fn start_of_document_type(text: &str) -> usize {
    let mut start = 0;
    loop {
        let rest = &text[start..];
        let Some(found) = rest.find("<!DOCTYPE") else {
            return 0;
        };
        let comment = rest.find("<!--").filter(|comment| *comment < found);
        match comment.and_then(|at| rest[at..].find("-->").map(|end| at + end + 3)) {
            Some(end) => start += end,
            None => return start + found,
        }
    }
}

/// Whether a text begins like an HTML page.
fn is_html(text: &str) -> bool {
    let begins_with = |begin: &str| {
        let head = text.trim_start().get(..begin.len());
        head.is_some_and(|head| head.eq_ignore_ascii_case(begin))
    };
    begins_with("<!doctype html") || begins_with("<html")
}

/// Returns the local name of an element, or an empty name for other nodes.
fn name<'a>(node: Node<'a, '_>) -> &'a str {
    if node.is_element() {
        node.tag_name().name()
    } else {
        ""
    }
}

fn child<'a, 'input>(node: Node<'a, 'input>, wanted: &str) -> Option<Node<'a, 'input>> {
    node.children().find(|child| name(*child) == wanted)
}

fn descendant<'a, 'input>(node: Node<'a, 'input>, wanted: &str) -> Option<Node<'a, 'input>> {
    node.descendants().find(|inner| name(*inner) == wanted)
}

/// Returns the span of an element's opening tag.
fn opening_tag(node: Node<'_, '_>) -> Range<usize> {
    let range = node.range();
    let text = &node.document().input_text()[range.clone()];
    let end = text
        .find('>')
        .map_or(range.end, |end| range.start + end + 1);
    range.start..end
}

/// The statement or collection in a document.
struct Main<'a, 'input> {
    node: Node<'a, 'input>,
    root: Node<'a, 'input>,
}

impl<'a, 'input> Main<'a, 'input> {
    fn find(root: Node<'a, 'input>) -> Option<Self> {
        let node = root.children().find(|node| match name(*node) {
            "statement" | "documentCollection" => true,
            "doc" => profile::is_resolution(*node),
            _ => false,
        })?;
        Some(Main { node, root })
    }

    /// Returns the date of adoption, if the metadata have a valid one.
    fn adopted(&self) -> Option<Date> {
        let date = dates::adoption(self.node, self.root)?.attribute("date")?;
        date.parse().ok()
    }

    /// Whether the document has the cover page of the profile AKN4UN.
    fn has_cover_page(&self) -> bool {
        child(self.node, "coverPage").is_some()
    }

    /// Decides the symbol. A document without a cover page can have it elsewhere.
    fn decide_symbol(&self, evidence: &Evidence, bodies: &Bodies) -> Decision<Symbol> {
        let decision = evidence.decide_symbol();
        if decision.value.is_some() || name(self.node) == "documentCollection" {
            return decision;
        }
        match identity::symbol(self.node, bodies) {
            Some(found) => Decision {
                value: Some(found.symbol),
                agreement: Agreement::Full,
                sources: found.source.into_iter().collect(),
            },
            None => decision,
        }
    }

    fn symbol_node(&self) -> Option<Node<'a, 'input>> {
        let cover = child(self.node, "coverPage")?;
        descendant(cover, "docNumber")
    }

    /// Collects the evidence for the symbol and language in the document and the path of its file.
    fn evidence(&self, path: &str, series: &AllSeries) -> Evidence {
        let symbol = self.symbol_node();
        let symbol = symbol.and_then(|node| symbol_of(&line::plain(node)));
        let language = self.language();
        if structured::is_structured(self.node) {
            return Evidence {
                symbol,
                language,
                series: series.clone(),
                ..Evidence::default()
            };
        }
        let address = child(self.node, "meta").and_then(|meta| descendant(meta, "FRBRuri"));
        let scripts = ["preamble", "mainBody"].map(|part| self.script(part));
        let mut scripts: Vec<Script> = scripts.into_iter().flatten().collect();
        scripts.dedup();
        Evidence {
            symbol,
            language,
            address: address
                .and_then(|node| node.attribute("value"))
                .and_then(|address| Number::of_address(address, series)),
            printed: self.printed_number(series),
            issued: dates::issue(self.node)
                .and_then(|node| node.attribute("date"))
                .and_then(|date| date.parse::<Date>().ok())
                .map(Date::year),
            scripts,
            path: PathEvidence::of(path, series),
            series: series.clone(),
        }
    }

    /// Returns the number before the title, or the number that is the title of a resolution of the
    /// Security Council.
    fn printed_number(&self, series: &AllSeries) -> Option<Number> {
        let before_title = child(self.node, "preface")
            .and_then(|preface| descendant(preface, "docNumber"))
            .and_then(|node| Number::before_title(&line::plain(node)));
        before_title.or_else(|| {
            let cover = child(self.node, "coverPage")?;
            let title = cover.descendants().find(|node| {
                name(*node) == "docTitle" && node.attribute("refersTo") == Some("#resolutionNumber")
            })?;
            Number::in_title(&line::plain(title), series)
        })
    }

    /// Returns the script of the preambles or the operative parts.
    fn script(&self, part: &str) -> Option<Script> {
        let mut words = String::new();
        let parts = self.root.descendants().filter(|node| name(*node) == part);
        for text in parts.flat_map(|part| part.descendants()) {
            if words.len() > SCRIPT_BYTES {
                break;
            }
            words.push_str(text.text().filter(|_| text.is_text()).unwrap_or_default());
        }
        evidence::script_of(&words)
    }

    /// Returns the language in the metadata. A collection may have metadata only in its components
    /// (A/RES/80/84).
    fn language(&self) -> Option<Language> {
        let node = self.language_node();
        let code = node.and_then(|node| node.attribute("language"));
        let code = code.filter(|code| !code.trim().is_empty());
        let of_root = || self.root.attribute((XML, "lang"));
        let of_text = || self.node.attribute((XML, "lang")).or_else(of_root);
        let tag = identity::language_tag(code.or_else(of_text)?);
        tag.parse().ok()
    }

    fn language_node(&self) -> Option<Node<'a, 'input>> {
        descendant(self.node, "FRBRlanguage").or_else(|| descendant(self.root, "FRBRlanguage"))
    }
}

/// The namespace of `xml:lang`.
const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// How much of a text is enough to know its script.
const SCRIPT_BYTES: usize = 20_000;

/// Parses a symbol as printed, without characters that symbols cannot contain: `A/RES/77/254 A‑C`
/// has a no-break hyphen.
fn symbol_of(printed: &str) -> Option<Symbol> {
    let plain: String = printed
        .chars()
        .map(|character| match character {
            '\u{2010}'..='\u{2015}' => '-',
            other if other.is_whitespace() => ' ',
            other => other,
        })
        .filter(char::is_ascii)
        .collect();
    plain.parse().ok()
}

/// Warns that a document declares no namespace.
fn warn_of_namespace(root: Node<'_, '_>, report: &mut Report) {
    if profile::version(root) == Version::Undeclared {
        let message = "the document has no namespace; it is read as Akoma Ntoso 3.0";
        let help = format!("add xmlns=\"{NAMESPACE}\" to <akomaNtoso>");
        report.warning(Code::UnknownElement, message, help, opening_tag(root));
    }
}

/// Warns that the symbol is not on the cover page, or that something contradicts it.
fn warn_of_symbol(
    main: &Main<'_, '_>,
    evidence: &Evidence,
    decision: &Decision<Symbol>,
    report: &mut Report,
) {
    let Some(symbol) = &decision.value else {
        return;
    };
    let sources = decision.sources.join(", ");
    let mut help = "correct the symbol on the cover page, the printed number or the file name";
    let message = if decision.agreement < Agreement::Full {
        format!("the symbol is contradictory: {sources}; the document is read as {symbol}")
    } else if !main.has_cover_page() && !sources.is_empty() {
        help = "if its symbol is another one, add it to <preface> in a <docNumber>";
        format!(
            "the document has no <docNumber> with its symbol; it is read as {symbol}: {sources}"
        )
    } else if evidence.symbol.is_none() && !sources.is_empty() {
        format!("the cover page has no symbol; the document is read as {symbol}: {sources}")
    } else {
        return;
    };
    let node = main.symbol_node().unwrap_or(main.node);
    report.warning(Code::IdentityUnclear, message, help, opening_tag(node));
}

/// Warns that the language is not in the metadata, or that something contradicts it.
fn warn_of_language(main: &Main<'_, '_>, decision: &Decision<Language>, report: &mut Report) {
    let Some(language) = &decision.value else {
        return;
    };
    let sources = decision.sources.join(", ");
    let message = if decision.agreement < Agreement::Full {
        format!("the language is contradictory: {sources}; the document is read as “{language}”")
    } else if main.language().is_none() {
        format!("the metadata have no language; the document is read as “{language}”: {sources}")
    } else {
        return;
    };
    let help = "correct the language in <FRBRlanguage>, or move or rename the file";
    let node = main.language_node().unwrap_or(main.node);
    report.warning(Code::IdentityUnclear, message, help, opening_tag(node));
}

/// Warns that the masthead names another body than that of the symbol.
fn warn_of_body(
    resolution: &Resolution,
    main: Node<'_, '_>,
    catalogue: &Catalogue,
    report: &mut Report,
) {
    let printed = publish_model::plain_text(&resolution.masthead.body);
    let name_of = |body: &BodyId| catalogue.of_body(body).line("body", &[]);
    let bodies = catalogue.bodies();
    let Some(own) = bodies.of_symbol(&resolution.symbol) else {
        return;
    };
    let fits = |body: &BodyId| *body == own.id || own.parent.as_ref() == Some(body);
    let named = bodies
        .iter()
        .map(|body| &body.id)
        .find(|body| name_of(body).is_ok_and(|name| !name.is_empty() && name == printed.trim()));
    if named.is_none_or(fits) {
        return;
    }
    let message = format!(
        "the masthead has “{}”, but the symbol {} belongs to “{}”",
        printed.trim(),
        resolution.symbol,
        name_of(&own.id).unwrap_or_default(),
    );
    let help = "correct the masthead or the symbol; the printed words are kept";
    let node = main
        .descendants()
        .find(|node| name(*node) == "docAuthority" && line::plain(*node) == printed.trim());
    report.warning(
        Code::IdentityUnclear,
        message,
        help,
        opening_tag(node.unwrap_or(main)),
    );
}

/// Returns the body of a symbol, or else the one that the metadata name. Where there is none, returns
/// the neutral one and warns.
fn body_of(main: Node<'_, '_>, symbol: &Symbol, bodies: &Bodies, report: &mut Report) -> BodyId {
    match body::of_symbol(symbol, bodies) {
        Ok(body) => body.id.clone(),
        Err(finding) => {
            if let Some(body) = identity::body(main, bodies) {
                return body;
            }
            let help = "add a file for the body, as docs/bodies.md describes, or convert the document \
                        to Markdown and name its body there";
            let message = format!("{}; the document is read without a body", finding.message);
            report.warning(finding.code, message, help, opening_tag(main));
            BodyId::other()
        }
    }
}

/// Reads one document.
struct AknReader<'a, 'input, 'r> {
    main: Main<'a, 'input>,
    symbol: Symbol,
    language: Language,
    notes: Notes,
    bodies: &'r Bodies,
    report: &'r mut Report,
}

impl<'a, 'input, 'r> AknReader<'a, 'input, 'r> {
    /// Creates a reader for a document.
    ///
    /// # Errors
    /// If the XML is not a supported document, the reason.
    fn new(
        document: &'a Document<'input>,
        path: &str,
        bodies: &'r Bodies,
        report: &'r mut Report,
    ) -> Result<Self, Refusal> {
        let root = document.root_element();
        if name(root) != "akomaNtoso" {
            return Err(refused::root_element(root));
        }
        if let Some(refusal) = refused::version(root) {
            return Err(refusal);
        }
        let main = Main::find(root).ok_or_else(|| refused::document_type(root))?;
        let missing = |message: &str, help: &str| Refusal {
            message: message.to_owned(),
            help: help.to_owned(),
            span: opening_tag(root),
        };
        let evidence = main.evidence(path, &AllSeries::of(bodies));
        let (symbol, language) = (
            main.decide_symbol(&evidence, bodies),
            evidence.decide_language(),
        );
        if let Some(refusal) = refused::collection(root, main.node, symbol.value.is_some()) {
            return Err(refusal);
        }
        warn_of_namespace(root, report);
        warn_of_symbol(&main, &evidence, &symbol, report);
        warn_of_language(&main, &language, report);
        let symbol = symbol.value.ok_or_else(|| {
            if main.has_cover_page() {
                return missing(
                    "the cover page has no symbol",
                    "add the symbol, such as <docNumber>A/RES/68/197</docNumber>, to <coverPage>",
                );
            }
            missing(
                "the document has no symbol: neither its <preface> nor its metadata have a number",
                "add the symbol, such as <docNumber>A/RES/68/197</docNumber>, to <preface>",
            )
        })?;
        let language = language.value.ok_or_else(|| {
            missing(
                "the metadata have no language",
                "add the language, such as <FRBRlanguage language=\"eng\"/>, to <FRBRExpression>",
            )
        })?;
        let notes = Notes::of_document(root, &symbol, bodies);
        Ok(AknReader {
            main,
            symbol,
            language,
            notes,
            bodies,
            report,
        })
    }

    fn resolution(mut self) -> Resolution {
        if structured::is_structured(self.main.node) {
            let main = self.main.node;
            let resolution =
                structured::read(main, self.symbol, self.language, self.bodies, self.report);
            // The reader reports headings without words at their position.
            let faults = check::check(&resolution).into_iter();
            for fault in faults.filter(|fault| fault.kind != FaultKind::NoHeading) {
                self.report
                    .push_at(json::describe(&fault), opening_tag(main));
            }
            return resolution;
        }
        let mut masthead =
            masthead::read(self.main.node, &self.language, &mut self.notes, self.report);
        masthead::move_calls_to_number(&mut masthead);
        let text = if name(self.main.node) == "documentCollection" {
            Text::Parts(self.parts())
        } else {
            Text::Whole(self.enactment(self.main.node))
        };
        let mut resolution = Resolution {
            body: body_of(self.main.node, &self.symbol, self.bodies, self.report),
            symbol: self.symbol,
            language: self.language,
            official: None,
            dates: dates::read(self.main.node, self.main.root, self.report),
            masthead,
            text,
            notes: Vec::new(),
            subjects: subjects(self.main.node),
        };
        CallUpdater(&self.notes).resolution(&mut resolution);
        resolution.notes = self.notes.finish();
        vote::put(self.main.node, &mut resolution, self.report);
        if resolution.language.primary() == "ar" {
            amounts::restore(&mut resolution, self.report);
        }
        resolution
    }

    /// Reads the statements of a collection: A/RES/77/256 A-B.
    fn parts(&mut self) -> Vec<Part> {
        let statements: Vec<Node<'a, 'input>> = child(self.main.root, "components")
            .map(|components| components.children())
            .into_iter()
            .flatten()
            .filter_map(|component| child(component, "statement"))
            .collect();
        let parts = statements.into_iter().map(|statement| {
            let preface = masthead::preface(statement, &mut self.notes, self.report);
            self.notes
                .enter(&publish_model::plain_text(&preface.number));
            let mut title = preface.title;
            for line in preface.below {
                title.push(Inline::LineBreak);
                title.extend(line);
            }
            let heading = Heading {
                label: preface.number,
                title,
            };
            self.report.check_heading(&heading, opening_tag(statement));
            Part {
                anchor: Default::default(),
                heading,
                enactment: self.enactment(statement),
            }
        });
        parts.collect()
    }

    fn enactment(&mut self, statement: Node<'a, 'input>) -> Enactment {
        let mut enactment = Enactment::default();
        // Parts have their titles in their prefaces.
        let title = masthead::title_in_body(statement).filter(|_| statement == self.main.node);
        let mut preamble = Vec::new();
        let mut body = Vec::new();
        let mut after_closing = Vec::new();
        let mut annexes = Vec::new();
        for part in statement.children() {
            match name(part) {
                "preamble" if body.is_empty() => {
                    let (formula, pieces) = pieces::preamble(part, &mut self.notes, self.report);
                    enactment.formula = formula;
                    preamble = heading::join(pieces);
                }
                // Sections may have preambles in the middle of the text (A/RES/77/118), and the
                // text may continue after the closing lines.
                "preamble" | "mainBody" | "body" | "components" => {
                    let pieces = pieces::body(part, title, &mut self.notes, self.report);
                    if enactment.closing.lines.is_empty() {
                        body.extend(pieces);
                    } else {
                        after_closing.extend(pieces);
                    }
                }
                "conclusions" => {
                    let lines = masthead::closing(part, &mut self.notes, self.report);
                    enactment.closing.lines.extend(lines);
                }
                "attachments" => annexes.extend(self.annexes(part)),
                _ => {}
            }
        }
        // The documents that a statement refers to can be beside it.
        if statement == self.main.node
            && let Some(components) = child(self.main.root, "components")
        {
            annexes.extend(self.annexes(components));
        }
        let mut body = heading::join(body);
        border::correct(&mut preamble, &mut body);
        enactment.preamble = nest::free(preamble, self.report);
        let (mut body, annexes_in_body) = heading::split_off_annexes(body);
        if annexes_in_body.is_empty() {
            let has_conclusions = !enactment.closing.lines.is_empty();
            let lines = border::take_closing_lines(&mut body, has_conclusions);
            enactment.closing.lines.splice(0..0, lines);
        }
        enactment.operative = nest::operative(body, self.report);
        let mut all_annexes = heading::split_annexes(annexes_in_body);
        let after_closing = heading::join(after_closing);
        match border::closing_lines(&after_closing) {
            Some(lines) => enactment.closing.lines.extend(lines),
            None => all_annexes.extend(heading::split_annexes(after_closing)),
        }
        heading::move_to_annex_without_text(&mut all_annexes, &mut annexes);
        all_annexes.extend(annexes);
        let closing = match all_annexes.last_mut() {
            Some((_, pieces)) if enactment.closing.lines.is_empty() => {
                border::take_from_annex(pieces, self.main.adopted())
            }
            _ => Vec::new(),
        };
        enactment.annexes = self.nested_annexes(all_annexes);
        if let Some(last) = enactment.annexes.last_mut() {
            last.closing.lines = closing;
        }
        enactment
    }

    fn annexes(&mut self, attachments: Node<'a, 'input>) -> Vec<(Heading, Vec<Joined>)> {
        let mut annexes = Vec::new();
        for attachment in attachments.children() {
            let mut pieces = Vec::new();
            for inner in attachment.children().filter(Node::is_element) {
                self.notes.enter("annex");
                pieces.extend(pieces::annex(inner, &mut self.notes, self.report));
            }
            annexes.extend(heading::split_annexes(heading::join(pieces)));
        }
        annexes
    }

    fn nested_annexes(&mut self, annexes: Vec<(Heading, Vec<Joined>)>) -> Vec<Annex> {
        annexes
            .into_iter()
            .map(|(heading, pieces)| Annex {
                anchor: Default::default(),
                heading,
                language: None,
                blocks: nest::free(pieces, self.report),
                closing: Closing::default(),
            })
            .collect()
    }
}

/// Replaces the note keys of calls with the final keys.
struct CallUpdater<'n>(&'n Notes);

impl VisitMut<Unplaced> for CallUpdater<'_> {
    fn inline(&mut self, inline: &mut Inline) {
        if let Inline::NoteCall { note, .. } = inline {
            self.0.update(note);
        }
        walk_mut::inline(self, inline);
    }
}

/// The dictionary with the subjects that a library has assigned, and those with the names of organizations,
/// persons and documents.
const THESAURUS: &str = "UNBIS Thesaurus";
const NAMES: [&str; 2] = ["DHL", "DHLAUTH"];

/// A part of the source of the classifications by Sustainable Development Goals, which were made by a
/// program from words in the text.
const DEVELOPMENT_GOALS: &str = "metadata.un.org/sdg";

/// Returns the subjects. Official documents have several classifications, with the terms of a thesaurus,
/// the names of organizations, the agenda item and the title: of these, only the terms are subjects.
fn subjects(main: Node<'_, '_>) -> Vec<String> {
    let first = descendant(main, "classification");
    let Some(metadata) = first.and_then(|first| first.parent()) else {
        return Vec::new();
    };
    let classifications = metadata.children().filter(|node| {
        let source = node.attribute("source").unwrap_or_default();
        name(*node) == "classification" && !source.contains(DEVELOPMENT_GOALS)
    });
    let keywords = classifications.flat_map(|classification| classification.children());
    let keywords = keywords.filter(|node| {
        let is_other = ["agenda", "title"]
            .map(Some)
            .contains(&node.attribute("refersTo"));
        name(*node) == "keyword" && !is_other
    });
    let is_term = |node: &Node<'_, '_>| node.attribute("dictionary") == Some(THESAURUS);
    let has_terms = keywords.clone().any(|node| is_term(&node));
    let is_name = |node: &Node<'_, '_>| {
        let dictionary = node.attribute("dictionary");
        dictionary.is_some_and(|dictionary| NAMES.contains(&dictionary))
    };
    let terms = keywords.filter(|node| is_term(node) || (!has_terms && !is_name(node)));
    let names = terms.filter_map(|keyword| keyword.attribute("showAs"));
    names.map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::{Node, subjects};

    fn subjects_of(classifications: &str) -> Vec<String> {
        let text = format!("<statement><meta>{classifications}</meta></statement>");
        let document = roxmltree::Document::parse(&text).unwrap();
        let root: Node<'_, '_> = document.root_element();
        subjects(root)
    }

    #[test]
    fn subjects_are_the_terms_of_the_library_only() {
        let goals = "<classification source=\"https://metadata.un.org/sdg\">\
             <keyword showAs=\"sdg_16\" dictionary=\"SDGO\"/>\
             <keyword showAs=\"justice\" dictionary=\"UNBIS Thesaurus\"/></classification>";
        let names = "<keyword showAs=\"UN. Panel\" dictionary=\"DHLAUTH\"/>\
             <keyword showAs=\"Title\" dictionary=\"DHL\" refersTo=\"title\"/>\
             <keyword showAs=\"Agenda\" dictionary=\"A/78/251\" refersTo=\"agenda\"/>";
        let library = format!(
            "<classification source=\"DHLAUTH\">{names}\
             <keyword showAs=\"CRIME PREVENTION\" dictionary=\"UNBIS Thesaurus\"/>\
             <keyword showAs=\"LAND\" dictionary=\"UNBIS Thesaurus\"/></classification>"
        );
        let terms = ["CRIME PREVENTION", "LAND"];
        assert_eq!(subjects_of(&format!("{goals}{library}")), terms);
        assert_eq!(subjects_of(&library), terms);
        let without_terms = format!("<classification source=\"DHLAUTH\">{names}</classification>");
        assert!(subjects_of(&format!("{goals}{without_terms}")).is_empty());
        assert!(subjects_of(goals).is_empty());
        let other =
            "<classification source=\"#publish\"><keyword showAs=\"Rest\"/></classification>";
        assert_eq!(subjects_of(other), ["Rest"]);
    }
}
