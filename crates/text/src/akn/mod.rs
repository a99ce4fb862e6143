//! The Akoma Ntoso edition, in the profile AKN4UN: the XML in which the United Nations publishes
//! its resolutions. It is written from the model only.
//!
//! The output is valid against the schema of Akoma Ntoso 3.0 (OASIS, 2018), and reading it gives
//! the same model. Roles, addresses and elements are those of the published documents and of the
//! guidelines for the United Nations system (HLCM, 2018). Unlike in published documents, which are
//! flat, items are nested in lists and sections in sections. `docs/akoma-ntoso.md` lists the
//! elements.

mod cover;
mod ids;
mod inline;
mod meta;
mod text;
mod xml;

use std::collections::BTreeSet;

use publish_model::body::{Akn, Bodies};
use publish_model::{Annex, Enactment, Note, Part, Resolution, Text, plain_text};

use ids::Ids;
use meta::Identity;
use xml::Xml;

/// The namespaces of the schema and of the profile's extensions, as in published documents.
const NAMESPACES: [(&str, &str); 2] = [
    ("xmlns", "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"),
    ("xmlns:akn4un", "http://un.org/akn4un"),
];

/// What an Akoma Ntoso document has from its body. It depends on nothing else of the bodies.
#[derive(Debug, Clone, Copy)]
pub struct FromBody<'b> {
    akn: &'b Akn,
    document_type: &'b str,
}

impl<'b> FromBody<'b> {
    /// Returns what a document has from its body, one of `bodies`.
    pub fn of(resolution: &Resolution, bodies: &'b Bodies) -> Self {
        let body = bodies.get_or_neutral(&resolution.body);
        FromBody {
            akn: &body.akn,
            document_type: meta::document_type(&resolution.symbol, body),
        }
    }
}

/// Writes a resolution as Akoma Ntoso, in UTF-8. Its body is one of `bodies`.
pub fn write(resolution: &Resolution, bodies: &Bodies) -> String {
    let mut writer = AknWriter {
        xml: Xml::new(),
        ids: Ids::default(),
        notes: &resolution.notes,
        body: FromBody::of(resolution, bodies),
        written_notes: BTreeSet::new(),
    };
    writer.xml.open("akomaNtoso", &NAMESPACES);
    match &resolution.text {
        Text::Whole(enactment) => writer.statement(resolution, enactment),
        Text::Parts(parts) => writer.collection(resolution, parts),
    }
    writer.xml.close("akomaNtoso");
    writer.xml.finish()
}

/// Writes one document.
struct AknWriter<'a> {
    xml: Xml,
    ids: Ids,
    notes: &'a [Note],
    body: FromBody<'a>,
    /// The keys of the notes that have been written.
    written_notes: BTreeSet<String>,
}

impl AknWriter<'_> {
    fn statement(&mut self, resolution: &Resolution, enactment: &Enactment) {
        let identity = Identity::of(resolution, self.body.akn);
        let name = self.body.document_type;
        self.xml.open("statement", &[("name", name)]);
        self.xml.open("meta", &[]);
        identity.write(&mut self.xml, "");
        meta::subjects(&mut self.xml, &resolution.subjects);
        meta::vote(&mut self.xml, enactment.vote.as_ref(), self.body.akn);
        meta::references(&mut self.xml, resolution, self.body.akn);
        self.xml.close("meta");
        self.masthead(resolution);
        self.enactment(enactment, &identity, "");
        self.xml.close("statement");
    }

    /// Writes a resolution in parts: each part is a separate statement among the components.
    fn collection(&mut self, resolution: &Resolution, parts: &[Part]) {
        let identity = Identity::of(resolution, self.body.akn);
        self.xml
            .open("documentCollection", &[("name", "publication")]);
        self.xml.open("meta", &[]);
        identity.write(&mut self.xml, "");
        meta::subjects(&mut self.xml, &resolution.subjects);
        meta::references(&mut self.xml, resolution, self.body.akn);
        self.xml.close("meta");
        self.masthead(resolution);
        self.xml.open("collectionBody", &[]);
        for (index, part) in parts.iter().enumerate() {
            let (id, reference) = (format!("comp_def_{index}"), format!("compRef_{index}"));
            let href = format!("#comp_{index}");
            let words = plain_text(&part.heading.label);
            self.xml.open("component", &[("eId", &id)]);
            let attributes = [
                ("eId", reference.as_str()),
                ("href", &href),
                ("showAs", &words),
            ];
            self.xml.empty("documentRef", &attributes);
            self.xml.close("component");
        }
        self.xml.close("collectionBody");
        self.xml.close("documentCollection");
        self.xml.open("components", &[]);
        for (index, part) in parts.iter().enumerate() {
            self.part(part, &identity, &format!("comp_{index}"));
        }
        self.xml.close("components");
    }

    fn part(&mut self, part: &Part, identity: &Identity, id: &str) {
        let identity = identity.part(&plain_text(&part.heading.label));
        self.xml.open("component", &[("eId", id)]);
        let name = self.body.document_type;
        self.xml.open("statement", &[("name", name)]);
        self.xml.open("meta", &[]);
        identity.write(&mut self.xml, "");
        meta::vote(&mut self.xml, part.enactment.vote.as_ref(), self.body.akn);
        self.xml.close("meta");
        self.preface(&part.heading.label, &part.heading.title, &[]);
        self.enactment(&part.enactment, &identity, id);
        self.xml.close("statement");
        self.xml.close("component");
    }

    fn masthead(&mut self, resolution: &Resolution) {
        let masthead = &resolution.masthead;
        self.cover_page(masthead, &resolution.symbol, &resolution.dates);
        self.preface(&masthead.number, &masthead.title, &masthead.below_title);
    }

    fn enactment(&mut self, enactment: &Enactment, identity: &Identity, id: &str) {
        if !enactment.formula.is_empty() || !enactment.preamble.is_empty() {
            self.xml.open("preamble", &[]);
            if !enactment.formula.is_empty() {
                let id = self.ids.assign(id, "formula", None);
                let attributes = [("name", "enactingFormula"), ("eId", id.as_str())];
                self.xml.open("formula", &attributes);
                self.line("p", &[], &enactment.formula);
                self.xml.close("formula");
            }
            self.preambular(&enactment.preamble, id);
            self.xml.close("preamble");
        }
        self.xml.open("mainBody", &[]);
        if enactment.operative.is_empty() {
            self.xml.empty("p", &[]);
        }
        self.hierarchy(&enactment.operative, id);
        self.xml.close("mainBody");
        self.conclusions(&enactment.closing);
        self.annexes(&enactment.annexes, identity, id);
    }

    fn annexes(&mut self, annexes: &[Annex], identity: &Identity, parent: &str) {
        if annexes.is_empty() {
            return;
        }
        self.xml.open("attachments", &[]);
        for (index, annex) in annexes.iter().enumerate() {
            let id = self.ids.assign(parent, "att", None);
            self.xml.open("attachment", &[("eId", &id)]);
            self.xml.open("doc", &[("name", "annex")]);
            self.xml.open("meta", &[]);
            identity.write(&mut self.xml, &format!("annex_{}", index + 1));
            self.xml.close("meta");
            self.preface(&annex.heading.label, &annex.heading.title, &[]);
            let mut attributes = Vec::new();
            inline::add_language(&mut attributes, annex.language.as_ref());
            self.xml.open("mainBody", &attributes);
            if annex.blocks.is_empty() {
                self.xml.empty("p", &[]);
            }
            self.hierarchy(&annex.blocks, &id);
            self.xml.close("mainBody");
            self.conclusions(&annex.closing);
            self.xml.close("doc");
            self.xml.close("attachment");
        }
        self.xml.close("attachments");
    }
}
