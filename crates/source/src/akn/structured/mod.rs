//! The reader of Akoma Ntoso with complete structure, as `publish` writes it: items are nested in
//! lists, sections in sections, and notes are at their first call. The elements map directly to the
//! model, so that nothing has to be restored or guessed.
//!
//! The source of its identification marks a document as structured in this way.

mod blocks;
mod line;

use roxmltree::Node;

use publish_model::unresolved::{
    Annex, Closing, Enactment, Heading, Inlines, Masthead, Note, Part, Resolution, Text,
};
use publish_model::{Bodies, BodyId, Dates, Language, Symbol};

use crate::report::Report;

use super::dates::date_of;
use super::{child, descendant, name, opening_tag, subjects, vote};

/// The source of the documents that this reader is for.
const SOURCE: &str = "#publish";

/// Whether a statement or collection is marked as having complete structure.
pub fn is_structured(main: Node<'_, '_>) -> bool {
    let identification = child(main, "meta").and_then(|meta| child(meta, "identification"));
    identification.is_some_and(|node| node.attribute("source") == Some(SOURCE))
}

/// Reads a statement or collection.
pub fn read(
    main: Node<'_, '_>,
    symbol: Symbol,
    language: Language,
    bodies: &Bodies,
    report: &mut Report,
) -> Resolution {
    let mut reader = StructuredReader {
        notes: Vec::new(),
        report,
    };
    let masthead = reader.masthead(main);
    let body = body(main, &symbol, bodies, reader.report);
    let text = if name(main) == "documentCollection" {
        Text::Parts(reader.parts(main))
    } else {
        Text::Whole(reader.enactment(main))
    };
    Resolution {
        body,
        symbol,
        language,
        official: None,
        dates: Dates {
            adopted: date(main, "FRBRWork", "adoption", reader.report),
            issued: date(main, "FRBRExpression", "publication", reader.report),
        },
        masthead,
        text,
        notes: reader.notes,
        subjects: subjects(main),
    }
}

/// Returns the body that is the author, or else that of the symbol.
fn body(main: Node<'_, '_>, symbol: &Symbol, bodies: &Bodies, report: &mut Report) -> BodyId {
    let author = descendant(main, "FRBRWork").and_then(|work| child(work, "FRBRauthor"));
    let author = author.and_then(|author| author.attribute("href"));
    let author = author.and_then(|author| author.strip_prefix('#'));
    match author.and_then(|author| bodies.of_akn_author(author)) {
        Some(body) => body.id.clone(),
        None if author == Some(BodyId::other().as_str()) => BodyId::other(),
        None => super::body_of(main, symbol, bodies, report),
    }
}

fn date(
    main: Node<'_, '_>,
    level: &str,
    about: &str,
    report: &mut Report,
) -> Option<jiff::civil::Date> {
    let dates = descendant(main, level)?;
    let date = dates
        .children()
        .find(|node| name(*node) == "FRBRdate" && node.attribute("name") == Some(about))?;
    date_of(date, report)
}

struct StructuredReader<'r> {
    notes: Vec<Note>,
    report: &'r mut Report,
}

impl StructuredReader<'_> {
    fn masthead(&mut self, main: Node<'_, '_>) -> Masthead {
        let mut masthead = Masthead::default();
        let lines = child(main, "coverPage").map(|cover| cover.children());
        for inner in lines
            .into_iter()
            .flatten()
            .filter_map(|line| line.first_element_child())
        {
            let content = self.line(inner);
            let about = inner.attribute("refersTo").unwrap_or_default();
            match (name(inner), about, inner.attribute("name")) {
                ("docAuthority", "#publisher", _) => masthead.organization = content,
                ("docAuthority", "#subsidiaryBody", _) => masthead.subsidiary_body = content,
                ("docAuthority", ..) => masthead.body = content,
                ("docStatus", ..) => masthead.distribution = content,
                ("docDate", ..) => masthead.issued = content,
                ("session", ..) => masthead.session = content,
                ("event", ..) => masthead.session_dates = content,
                ("inline", _, Some("originalLanguage")) => masthead.languages.push(content),
                ("inline", ..) => masthead.agenda.push(content),
                ("docTitle", ..) => masthead.adoption = content,
                ("docProponent", ..) => masthead.report = content,
                // The symbol, which has already been read.
                _ => {}
            }
        }
        let (heading, below) = self.preface(main);
        masthead.number = heading.label;
        masthead.title = heading.title;
        masthead.below_title = below;
        masthead
    }

    /// Reads the number and the title before a text, and the lines below them.
    fn preface(&mut self, document: Node<'_, '_>) -> (Heading, Vec<Inlines>) {
        let mut heading = Heading::default();
        let mut below = Vec::new();
        let lines = child(document, "preface").map(|preface| preface.children());
        for line in lines.into_iter().flatten().filter(Node::is_element) {
            let (number, title) = (child(line, "docNumber"), child(line, "docTitle"));
            if number.is_none() && title.is_none() {
                below.push(self.line(line));
            }
            if let Some(number) = number {
                heading.label = self.line(number);
            }
            if let Some(title) = title {
                heading.title = self.line(title);
            }
        }
        (heading, below)
    }

    fn parts(&mut self, main: Node<'_, '_>) -> Vec<Part> {
        let components = main.parent().and_then(|root| child(root, "components"));
        let components = components.map(|components| components.children());
        let statements = components
            .into_iter()
            .flatten()
            .filter_map(|component| child(component, "statement"));
        let parts = statements.map(|statement| {
            let (heading, _) = self.preface(statement);
            self.report.check_heading(&heading, opening_tag(statement));
            Part {
                anchor: Default::default(),
                heading,
                enactment: self.enactment(statement),
            }
        });
        parts.collect()
    }

    fn enactment(&mut self, statement: Node<'_, '_>) -> Enactment {
        let mut enactment = Enactment {
            vote: child(statement, "meta").and_then(|meta| vote::declared(meta, self.report)),
            ..Enactment::default()
        };
        if let Some(preamble) = child(statement, "preamble") {
            if let Some(formula) = child(preamble, "formula").and_then(|node| child(node, "p")) {
                enactment.formula = self.line(formula);
            }
            enactment.preamble = self.blocks(preamble);
        }
        if let Some(body) = child(statement, "mainBody") {
            enactment.operative = self.blocks(body);
        }
        enactment.closing = self.closing(statement);
        let attachments = child(statement, "attachments").map(|node| node.children());
        let documents = attachments
            .into_iter()
            .flatten()
            .filter_map(|attachment| child(attachment, "doc"));
        enactment.annexes = documents.map(|document| self.annex(document)).collect();
        enactment
    }

    fn annex(&mut self, document: Node<'_, '_>) -> Annex {
        let (heading, _) = self.preface(document);
        self.report
            .check_annex_heading(&heading, opening_tag(document));
        let body = child(document, "mainBody");
        Annex {
            anchor: Default::default(),
            heading,
            language: body.and_then(line::language),
            blocks: body.map(|body| self.blocks(body)).unwrap_or_default(),
            closing: self.closing(document),
        }
    }

    /// Reads the closing lines of a statement or an annex.
    fn closing(&mut self, document: Node<'_, '_>) -> Closing {
        let lines = child(document, "conclusions").map(|conclusions| conclusions.children());
        let lines = lines.into_iter().flatten().filter(Node::is_element);
        Closing {
            lines: lines.map(|line| self.line(line)).collect(),
        }
    }
}
