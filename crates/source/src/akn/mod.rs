//! Akoma Ntoso, profile AKN4UN: the XML in which the United Nations publishes its resolutions.
//!
//! The document is walked once into pieces (`pieces`), which still say what the markup says; then
//! headings are put together and ranked (`heading`), and the pieces are nested by their printed
//! labels (`nest`), as the Markdown reader does it. Lines of text are made in `line` and cleaned
//! of layout in `tidy`. Nothing is dropped: what no rule knows is read as paragraphs.
//!
//! Sources: Akoma Ntoso 3.0 (OASIS, 2018); Akoma Ntoso for the United Nations system, guidelines
//! (HLCM, 2018); where documents do otherwise, the rule names some of them.

mod heading;
mod line;
mod masthead;
mod nest;
mod notes;
mod pieces;
mod structured;
mod table;
mod tidy;
mod vote;

use std::ops::Range;
use std::sync::Arc;

use jiff::civil::Date;
use roxmltree::{Document, Node, ParsingOptions};

use publish_model::check;
use publish_model::diagnostic::{Code, Diagnostic, Findings, SourceFile};
use publish_model::unresolved::{Annex, Enactment, Heading, Inline, Part, Resolution, Text};
use publish_model::visit::{VisitMut, walk_mut};
use publish_model::{Body, Dates, Language, Symbol, Unplaced, is_text};
use publish_templates::wording::Catalogues;

use super::{ReadDocument, json};
use crate::report::Numbering;
use crate::report::Report;

use notes::Notes;

/// The largest document is 2 MB; what is far beyond it is no resolution.
const BYTES_MAX: usize = 64 * 1024 * 1024;
/// As many elements, attributes and texts as a document of that size can hold.
const NODES_MAX: u32 = 8_000_000;
/// Official documents are some twenty elements deep.
const DEPTH_MAX: usize = 200;

/// Whether a text is XML, told by its first characters.
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
    let resolution = AknReader::new(&document, &mut report)
        .map(|reader| reader.resolution())
        .map_err(|message| {
            let help = "publish reads statements and collections of statements in Akoma Ntoso 3.0";
            let span = opening_tag(document.root_element());
            report.error(Code::NoAkomaNtoso, message, help, span);
        });
    let resolution = resolution.ok().filter(|resolution| {
        let catalogue = catalogues.find(&resolution.language);
        catalogue
            .map_err(|findings| {
                let language = descendant(document.root_element(), "FRBRlanguage");
                report.extend_at(findings, language.map_or(0..0, opening_tag));
            })
            .is_ok()
    });
    let (diagnostics, spans) = report.finish_with_spans();
    ReadDocument {
        resolution,
        diagnostics,
        spans,
    }
}

/// Finds the characters of the text that are no text: a reference, `&#xFDD0;`, can stand for one.
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

/// The symbol and language of a document, before the rest of it is read.
pub fn identity(file: &Arc<SourceFile>) -> Option<(Symbol, Language)> {
    let document = parse(file).ok()?;
    let main = Main::find(document.root_element())?;
    Some((main.symbol()?, main.language()))
}

/// Where a document says its symbol.
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
        return Err(too_much(file, message, 0..0).into());
    }
    // A document type could bring entities from elsewhere, or ones that grow without end.
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
            let message = format!("elements are nested deeper than {DEPTH_MAX} levels");
            Err(too_much(file, message, opening_tag(node)).into())
        }
        None => Ok(document),
    }
}

fn too_much(file: &Arc<SourceFile>, message: String, span: Range<usize>) -> Diagnostic {
    let help = "this is beyond what any official document holds; divide it, or mend the file";
    Diagnostic::error(Code::XmlTooLarge, message, help).at(file, span)
}

fn not_well_formed(file: &Arc<SourceFile>, error: &roxmltree::Error) -> Diagnostic {
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
    // The place is printed beside the message.
    let reason = error.to_string().replace(&format!(" at {place}"), "");
    let start = (line_start + column).min(file.text.len());
    let help = "mend the XML there; a file that breaks off was not copied whole";
    Diagnostic::error(
        Code::BrokenXml,
        format!("this is no well-formed XML: {reason}"),
        help,
    )
    .at(file, start..line_start + line.len())
}

/// The name of an element without its namespace; empty for what is no element.
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

/// The bytes of an element's opening tag.
fn opening_tag(node: Node<'_, '_>) -> Range<usize> {
    let range = node.range();
    let text = &node.document().input_text()[range.clone()];
    let end = text
        .find('>')
        .map_or(range.end, |end| range.start + end + 1);
    range.start..end
}

/// The statement or collection that a document is.
struct Main<'a, 'input> {
    node: Node<'a, 'input>,
    root: Node<'a, 'input>,
}

impl<'a, 'input> Main<'a, 'input> {
    fn find(root: Node<'a, 'input>) -> Option<Self> {
        let node = root
            .children()
            .find(|node| matches!(name(*node), "statement" | "documentCollection"))?;
        Some(Main { node, root })
    }

    fn symbol_node(&self) -> Option<Node<'a, 'input>> {
        let cover = child(self.node, "coverPage")?;
        descendant(cover, "docNumber")
    }

    fn symbol(&self) -> Option<Symbol> {
        let printed = line::plain(self.symbol_node()?);
        symbol_of(&printed).or_else(|| self.symbol_by_address())
    }

    /// The symbol of a document whose cover page leaves it out (S/RES/2563 (2021) in Chinese), by
    /// its address: `/akn/un/statement/deliberation/unsc/2021-02-25/2563-2021/`.
    fn symbol_by_address(&self) -> Option<Symbol> {
        let address = descendant(self.node, "FRBRuri")?.attribute("value")?;
        let mut parts = address.trim_end_matches('/').rsplit('/');
        let number = parts.next()?;
        let body = parts.nth(1)?;
        let (first, second) = number.split_once('-')?;
        let symbol = match body {
            "unga" => format!("A/RES/{first}/{second}"),
            "unsc" => format!("S/RES/{first} ({second})"),
            _ => return None,
        };
        symbol.parse().ok()
    }

    fn language(&self) -> Language {
        let code = descendant(self.node, "FRBRlanguage")
            .and_then(|node| node.attribute("language"))
            .unwrap_or_default();
        let tag = match code {
            "ara" => "ar",
            "zho" | "chi" => "zh",
            "fra" | "fre" => "fr",
            "rus" => "ru",
            "spa" => "es",
            "deu" | "ger" => "de",
            "eng" => "en",
            other => other,
        };
        // What is no language has no catalogue, and is reported so.
        tag.parse().unwrap_or_else(|_| Language::undetermined())
    }
}

/// A symbol as printed, less what symbols cannot hold: `A/RES/77/254 A‑C` has a hyphen of its own.
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

/// Reads one document.
struct AknReader<'a, 'input, 'r> {
    main: Main<'a, 'input>,
    symbol: Symbol,
    language: Language,
    notes: Notes,
    report: &'r mut Report,
}

impl<'a, 'input, 'r> AknReader<'a, 'input, 'r> {
    /// # Errors
    /// What makes the XML no document of this kind.
    fn new(document: &'a Document<'input>, report: &'r mut Report) -> Result<Self, &'static str> {
        let root = document.root_element();
        if name(root) != "akomaNtoso" {
            return Err("the XML is no Akoma Ntoso document");
        }
        let main = Main::find(root).ok_or("the document has no statement and no collection")?;
        let symbol = main
            .symbol()
            .ok_or("the cover page has no symbol in a docNumber")?;
        let language = main.language();
        Ok(AknReader {
            main,
            symbol,
            language,
            notes: Notes::default(),
            report,
        })
    }

    fn resolution(mut self) -> Resolution {
        if structured::is_structured(self.main.node) {
            let main = self.main.node;
            let resolution = structured::read(main, self.symbol, self.language, self.report);
            for fault in check::check(&resolution) {
                self.report
                    .push_at(json::describe(&fault), opening_tag(main));
            }
            return resolution;
        }
        let masthead = masthead::read(self.main.node, &self.language, &mut self.notes, self.report);
        let text = if name(self.main.node) == "documentCollection" {
            Text::Parts(self.parts())
        } else {
            Text::Whole(self.enactment(self.main.node))
        };
        let mut resolution = Resolution {
            body: Body::of_symbol(&self.symbol),
            symbol: self.symbol,
            language: self.language,
            dates: dates(self.main.node, self.report),
            masthead,
            text,
            notes: Vec::new(),
            subjects: subjects(self.main.node),
        };
        CallUpdater(&self.notes).resolution(&mut resolution);
        resolution.notes = self.notes.finish();
        vote::put(self.main.node, &mut resolution, self.report);
        resolution
    }

    /// The statements of a collection: A/RES/77/256 A-B.
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
            Part {
                anchor: Default::default(),
                heading: Heading {
                    label: preface.number,
                    title,
                },
                enactment: self.enactment(statement),
            }
        });
        parts.collect()
    }

    fn enactment(&mut self, statement: Node<'a, 'input>) -> Enactment {
        let mut enactment = Enactment::default();
        let mut body = Vec::new();
        let mut after_closing = Vec::new();
        let mut annexes = Vec::new();
        for part in statement.children() {
            match name(part) {
                "preamble" if body.is_empty() => {
                    let (formula, pieces) = pieces::preamble(part, &mut self.notes, self.report);
                    enactment.formula = formula;
                    enactment.preamble = nest::free(heading::join(pieces), self.report);
                }
                // Sections may have preambles of their own in the middle of the text
                // (A/RES/77/118), and the text may go on after the closing lines.
                "preamble" | "mainBody" | "components" => {
                    let pieces = pieces::of(part, &mut self.notes, self.report);
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
        let (body, annexes_in_body) = heading::split_off_annexes(heading::join(body));
        enactment.operative = nest::operative(body, self.report);
        enactment.annexes = self.nested_annexes(annexes_in_body);
        enactment
            .annexes
            .extend(self.nested_annexes(heading::join(after_closing)));
        enactment.annexes.extend(annexes);
        enactment
    }

    fn annexes(&mut self, attachments: Node<'a, 'input>) -> Vec<Annex> {
        let mut annexes = Vec::new();
        let documents = attachments.children().filter_map(|attachment| {
            attachment
                .children()
                .find(|node| matches!(name(*node), "doc" | "statement"))
        });
        for document in documents {
            self.notes.enter("annex");
            let pieces = pieces::of(document, &mut self.notes, self.report);
            annexes.extend(self.nested_annexes(heading::join(pieces)));
        }
        annexes
    }

    fn nested_annexes(&mut self, pieces: Vec<heading::Joined>) -> Vec<Annex> {
        let annexes = heading::divide_annexes(pieces).into_iter();
        annexes
            .map(|(heading, pieces)| Annex {
                anchor: Default::default(),
                heading,
                language: None,
                blocks: nest::free(pieces, self.report),
            })
            .collect()
    }
}

/// Gives calls the keys that their notes have in the end.
struct CallUpdater<'n>(&'n Notes);

impl VisitMut<Unplaced> for CallUpdater<'_> {
    fn inline(&mut self, inline: &mut Inline) {
        if let Inline::NoteCall { note, .. } = inline {
            self.0.update(note);
        }
        walk_mut::inline(self, inline);
    }
}

/// The date of an element; none, with a warning, if it is not one.
fn date_of(node: Node<'_, '_>, report: &mut Report) -> Option<Date> {
    let written = node.attribute("date").filter(|date| !date.is_empty())?;
    let date = written.parse().ok();
    if date.is_none() {
        let message = format!("there is no date “{written}”; the document is read without it");
        let help = "write year-month-day, such as 2013-12-18";
        report.warning(Code::UnreadableMetadata, message, help, opening_tag(node));
    }
    date
}

fn dates(main: Node<'_, '_>, report: &mut Report) -> Dates {
    let adopted = descendant(main, "FRBRWork").and_then(|work| {
        let dates = work.children().filter(|node| name(*node) == "FRBRdate");
        dates
            .into_iter()
            .find(|date| date.attribute("name") == Some("adoption"))
    });
    let issued = child(main, "coverPage").and_then(|cover| {
        cover.descendants().find(|node| {
            name(*node) == "docDate" && node.attribute("refersTo") == Some("#dateOfIssuance")
        })
    });
    Dates {
        adopted: adopted.and_then(|node| date_of(node, report)),
        issued: issued.and_then(|node| date_of(node, report)),
    }
}

/// The subjects of the thesaurus; the agenda item stands among the keywords too.
fn subjects(main: Node<'_, '_>) -> Vec<String> {
    let Some(classification) = descendant(main, "classification") else {
        return Vec::new();
    };
    let keywords = classification
        .children()
        .filter(|node| name(*node) == "keyword" && node.attribute("refersTo") != Some("agenda"));
    let mut subjects: Vec<String> = Vec::new();
    for keyword in keywords {
        let words = keyword.attribute("showAs").unwrap_or_default().trim();
        if !words.is_empty() && !subjects.iter().any(|subject| subject == words) {
            subjects.push(words.to_owned());
        }
    }
    subjects
}
