//! The metadata of a document: addresses, dates, subjects, vote.
//!
//! Addresses follow the naming convention of the guidelines (part 1, “AKN4UN Naming convention”)
//! as the published documents apply it: `/akn/un/statement/deliberation/unga/2013-12-18/68-197/`.

use jiff::civil::Date;

use publish_model::body::{Akn, Body};
use publish_model::{Dates, Language, Resolution, Symbol, Tally, Vote, VoteSide};

use super::xml::Xml;

/// The date that published documents have if the date is unknown.
const UNKNOWN_DATE: &str = "0001-01-01";

/// The addresses of a document and its parts, which share dates, body and language.
pub struct Identity {
    work: String,
    language: String,
    author: String,
    country: String,
    dates: Dates,
}

impl Identity {
    /// Returns the identity of a document.
    pub fn of(resolution: &Resolution, akn: &Akn) -> Self {
        let day = resolution.dates.adopted.or(resolution.dates.issued);
        let number = number_in_address(&resolution.symbol);
        Identity {
            work: format!("{}/{}/{number}", akn.address, date_value(day)),
            language: language_code(&resolution.language),
            author: akn.author.clone(),
            country: akn.country.clone(),
            dates: resolution.dates.clone(),
        }
    }

    /// Returns the identity of a part: `77-256A`.
    pub fn part(&self, letter: &str) -> Self {
        let letter: String = letter.chars().filter(char::is_ascii_alphanumeric).collect();
        Identity {
            work: format!("{}{letter}", self.work),
            language: self.language.clone(),
            author: self.author.clone(),
            country: self.country.clone(),
            dates: self.dates.clone(),
        }
    }

    /// Writes the addresses of the document, or of a component of it: `annex_1`.
    pub fn write(&self, xml: &mut Xml, component: &str) {
        let Identity { work, language, .. } = self;
        let component = match component {
            "" => String::new(),
            component => format!("/{component}"),
        };
        let author = format!("#{}", self.author);
        xml.open("identification", &[("source", SOURCE)]);
        xml.open("FRBRWork", &[]);
        value(xml, "FRBRthis", &format!("{work}/!main{component}/"));
        value(xml, "FRBRuri", &format!("{work}/"));
        date(xml, self.dates.adopted, "adoption");
        xml.empty("FRBRauthor", &[("href", &author), ("as", "#author")]);
        value(xml, "FRBRcountry", &self.country);
        xml.close("FRBRWork");
        xml.open("FRBRExpression", &[]);
        value(
            xml,
            "FRBRthis",
            &format!("{work}/{language}@!main{component}/"),
        );
        value(xml, "FRBRuri", &format!("{work}/{language}@/"));
        date(xml, self.dates.issued, "publication");
        xml.empty("FRBRauthor", &[("href", &author), ("as", "#issuer")]);
        xml.empty("FRBRlanguage", &[("language", language)]);
        xml.close("FRBRExpression");
        xml.open("FRBRManifestation", &[]);
        value(
            xml,
            "FRBRthis",
            &format!("{work}/{language}@/!main{component}.xml"),
        );
        value(xml, "FRBRuri", &format!("{work}/{language}@.xml"));
        date(xml, self.dates.issued, "publication");
        xml.empty("FRBRauthor", &[("href", SOURCE), ("as", "#editor")]);
        xml.close("FRBRManifestation");
        xml.close("identification");
    }
}

/// The source of the markup, by which the reader recognises that the structure is complete and
/// nothing has to be restored.
const SOURCE: &str = "#publish";

fn value(xml: &mut Xml, name: &str, value: &str) {
    xml.empty(name, &[("value", value)]);
}

fn date(xml: &mut Xml, date: Option<Date>, name: &str) {
    let name = if date.is_some() { name } else { "unknown" };
    xml.empty("FRBRdate", &[("date", &date_value(date)), ("name", name)]);
}

/// Returns the value of a date attribute.
pub fn date_value(date: Option<Date>) -> String {
    date.map_or_else(|| UNKNOWN_DATE.to_owned(), |date| date.to_string())
}

/// Returns the ISO 639-2 code by which published documents identify a language, or the tag of any
/// other language.
fn language_code(language: &Language) -> String {
    let code = match language.tag() {
        "ar" => "ara",
        "de" => "deu",
        "en" => "eng",
        "es" => "spa",
        "fr" => "fra",
        "ru" => "rus",
        "zh" => "zho",
        other => other,
    };
    code.to_owned()
}

/// Returns the number of a symbol as addresses contain it: `68-197` for A/RES/68/197, `2334-2016`
/// for S/RES/2334 (2016), `2022-7` for S/PRST/2022/7, `77-256` for A/RES/77/256 A-B.
fn number_in_address(symbol: &Symbol) -> String {
    let parts = symbol.as_str().split('/');
    let counted =
        parts.skip_while(|part| !part.contains(|character: char| character.is_ascii_digit()));
    let number = counted.collect::<Vec<&str>>().join("-");
    let words = number.split([' ', '(', ')', ',']);
    let words = words.filter(|word| word.contains(|character: char| character.is_ascii_digit()));
    words.collect::<Vec<&str>>().join("-")
}

/// Returns the document type that the guidelines give for a symbol (part 2, “Deliberative
/// Documents”).
pub fn document_type<'b>(symbol: &Symbol, body: &'b Body) -> &'b str {
    let documents = body.documents_of(symbol);
    documents.map_or("resolution", |(documents, _)| &documents.akn_type)
}

/// Writes the subjects of the document.
pub fn subjects(xml: &mut Xml, subjects: &[String]) {
    if subjects.is_empty() {
        return;
    }
    xml.open("classification", &[("source", SOURCE)]);
    for subject in subjects {
        xml.empty(
            "keyword",
            &[
                ("value", subject),
                ("showAs", subject),
                ("dictionary", "subjects"),
            ],
        );
    }
    xml.close("classification");
}

/// Writes a recorded vote in the form that published documents have (A/RES/78/191).
pub fn vote(xml: &mut Xml, vote: Option<&Vote>, akn: &Akn) {
    let Some(vote) = vote else { return };
    xml.open("analysis", &[("source", SOURCE)]);
    xml.open("parliamentary", &[]);
    xml.open("voting", &[("outcome", "#adoptedRecordedVote")]);
    let voter = format!("#{}", voter(akn).1);
    for (side, votes) in vote.sides() {
        let side = match side {
            VoteSide::InFavour => "#inFavour",
            VoteSide::Against => "#against",
            VoteSide::Abstaining => "#abstaining",
            VoteSide::Absent => "#absent",
        };
        tally(xml, votes, side, &voter);
    }
    xml.close("voting");
    xml.close("parliamentary");
    xml.close("analysis");
}

fn tally(xml: &mut Xml, tally: &Tally, side: &str, voter: &str) {
    let count = tally.count.to_string();
    let attributes = [("value", count.as_str()), ("refersTo", side)];
    if tally.states.is_empty() {
        xml.empty("count", &attributes);
        return;
    }
    xml.open("count", &attributes);
    xml.open("akn4un:voters", &[]);
    for state in &tally.states {
        xml.text_element("organization", &[("refersTo", voter)], state);
    }
    xml.close("akn4un:voters");
    xml.close("count");
}

/// An ontology entry: element, eId, address in the ontology of the United Nations, label.
type Entry = (&'static str, &'static str, &'static str, &'static str);

/// The ontology entries before those of the organizations: element, eId, address, label.
const ROLES: [Entry; 7] = [
    (
        "TLCObject",
        "publish",
        "/akn/ontology/object/publish",
        "publish",
    ),
    (
        "TLCRole",
        "author",
        "/akn/ontology/role/un/author",
        "Author",
    ),
    (
        "TLCRole",
        "editor",
        "/akn/ontology/role/un/editor",
        "Editor",
    ),
    (
        "TLCRole",
        "issuer",
        "/akn/ontology/role/un/issuer",
        "Issuer",
    ),
    (
        "TLCRole",
        "publisher",
        "/akn/ontology/role/un/publisher",
        "Publisher",
    ),
    (
        "TLCRole",
        "issuingBody",
        "/akn/ontology/role/un/issuingBody",
        "Issuing body",
    ),
    (
        "TLCRole",
        "subsidiaryBody",
        "/akn/ontology/role/un/subsidiaryBody",
        "Subsidiary body",
    ),
];

/// The ontology entries after those of the organizations.
const CONCEPTS: [Entry; 9] = [
    (
        "TLCConcept",
        "dateOfIssuance",
        "/akn/ontology/concept/un/dateOfIssuance",
        "Date of issuance",
    ),
    (
        "TLCConcept",
        "distribution",
        "/akn/ontology/concept/un/distribution",
        "Distribution",
    ),
    (
        "TLCConcept",
        "session",
        "/akn/ontology/concept/un/session",
        "Session",
    ),
    (
        "TLCConcept",
        "symbol",
        "/akn/ontology/reference/un/symbol",
        "Symbol",
    ),
    (
        "TLCTerm",
        "resolutionTitle",
        "/akn/ontology/reference/un/resolutionTitle",
        "Resolution title",
    ),
    (
        "TLCTerm",
        "adoptedRecordedVote",
        "/akn/ontology/concept/un/voting/adoptedRecordedVote",
        "Adopted by recorded vote",
    ),
    (
        "TLCTerm",
        "inFavour",
        "/akn/ontology/concept/un/voting/inFavour",
        "In favour",
    ),
    (
        "TLCTerm",
        "against",
        "/akn/ontology/concept/un/voting/against",
        "Against",
    ),
    (
        "TLCTerm",
        "abstaining",
        "/akn/ontology/concept/un/voting/abstaining",
        "Abstaining",
    ),
];

/// The entry of members who were absent, which only votes with such members have.
const ABSENT: Entry = (
    "TLCTerm",
    "absent",
    "/akn/ontology/concept/un/voting/absent",
    "Absent",
);

/// The identifier that stands for the United Nations in addresses of its ontology.
const UNITED_NATIONS: &str = "un";

/// Returns the entry of those who vote: the States of the United Nations, or members of the body.
fn voter(akn: &Akn) -> Entry {
    if akn.country == UNITED_NATIONS {
        let address = "/akn/ontology/organization/un/memberState";
        ("TLCTerm", "memberState", address, "Member State")
    } else {
        ("TLCTerm", "voter", "/akn/ontology/role/voter", "Voter")
    }
}

/// Writes the ontology entries that the document refers to. Those of other bodies than the United
/// Nations have addresses without its identifier.
pub fn references(xml: &mut Xml, resolution: &Resolution, akn: &Akn) {
    xml.open("references", &[("source", SOURCE)]);
    let mut entry = |element: &str, id: &str, href: &str, label: &str| {
        xml.empty(element, &[("eId", id), ("href", href), ("showAs", label)]);
    };
    let general = |(element, id, href, label): Entry| {
        let href = match akn.country.as_str() {
            UNITED_NATIONS => href.to_owned(),
            _ => href.replacen("/un/", "/", 1),
        };
        (element, id, href, label)
    };
    for (element, id, href, label) in ROLES.map(general) {
        entry(element, id, &href, label);
    }
    for organization in &akn.organizations {
        let (id, address) = (&organization.id, &organization.address);
        entry("TLCOrganization", id, address, &organization.name);
    }
    // Member States are between the outcome and the sides of a vote, as in published documents.
    let (concepts, sides) = CONCEPTS.split_at(CONCEPTS.len() - SIDES);
    let concepts = concepts.iter().copied().chain([voter(akn)]);
    let enactments = resolution.enactments().into_iter();
    let mut votes = enactments.filter_map(|enactment| enactment.vote.as_ref());
    let absent = votes.any(|vote| !vote.absent.is_empty()).then_some(ABSENT);
    let sides = sides.iter().copied().chain(absent);
    for (element, id, href, label) in concepts.chain(sides).map(general) {
        entry(element, id, &href, label);
    }
    xml.close("references");
}

/// The number of entries at the end of [`CONCEPTS`] that are the sides of a vote.
const SIDES: usize = 3;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_have_the_number_of_the_symbol() {
        for (symbol, number) in [
            ("A/RES/68/197", "68-197"),
            ("A/RES/77/256 A-B", "77-256"),
            ("A/RES/77/253 B", "77-253"),
            ("A/RES/ES-10/24", "ES-10-24"),
            ("A/HRC/RES/54/10", "54-10"),
            ("E/RES/2022/1", "2022-1"),
            ("S/RES/2334 (2016)", "2334-2016"),
            ("S/PRST/2022/7", "2022-7"),
        ] {
            assert_eq!(number_in_address(&symbol.parse().unwrap()), number);
        }
    }
}
