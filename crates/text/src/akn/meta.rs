//! What a document says of itself: addresses, dates, subjects, vote.
//!
//! Addresses follow the naming convention of the guidelines (part 1, “AKN4UN Naming convention”)
//! as the published documents apply it: `/akn/un/statement/deliberation/unga/2013-12-18/68-197/`.

use jiff::civil::Date;

use publish_model::{Body, Dates, Language, Resolution, Symbol, Tally, Vote};

use super::xml::Xml;

/// The date that published documents have where none is known.
const NO_DATE: &str = "0001-01-01";

/// The names of the document whose parts have the same dates, body and language.
pub struct Identity {
    work: String,
    language: String,
    body: &'static str,
    dates: Dates,
}

impl Identity {
    /// The names of a document.
    pub fn of(resolution: &Resolution) -> Self {
        let (path, body) = match resolution.body {
            Body::GeneralAssembly => ("unga", "ga"),
            Body::SecurityCouncil => ("unsc", "sc"),
            Body::EconomicAndSocialCouncil => ("unecosoc", "ecosoc"),
            Body::HumanRightsCouncil => ("unga-hrc", "hrc"),
        };
        let day = resolution.dates.adopted.or(resolution.dates.issued);
        let number = number_in_address(&resolution.symbol);
        Identity {
            work: format!(
                "/akn/un/statement/deliberation/{path}/{}/{number}",
                written(day)
            ),
            language: code(&resolution.language),
            body,
            dates: resolution.dates.clone(),
        }
    }

    /// The same of a part: `77-256A`.
    pub fn part(&self, letter: &str) -> Self {
        let letter: String = letter.chars().filter(char::is_ascii_alphanumeric).collect();
        Identity {
            work: format!("{}{letter}", self.work),
            language: self.language.clone(),
            body: self.body,
            dates: self.dates.clone(),
        }
    }

    /// Writes the addresses of the document, or of what stands within it: `annex_1`.
    pub fn write(&self, xml: &mut Xml, inner: &str) {
        let Identity { work, language, .. } = self;
        let inner = match inner {
            "" => String::new(),
            inner => format!("/{inner}"),
        };
        let author = format!("#{}", self.body);
        xml.open("identification", &[("source", SOURCE)]);
        xml.open("FRBRWork", &[]);
        value(xml, "FRBRthis", &format!("{work}/!main{inner}/"));
        value(xml, "FRBRuri", &format!("{work}/"));
        date(xml, self.dates.adopted, "adoption");
        xml.empty("FRBRauthor", &[("href", &author), ("as", "#author")]);
        value(xml, "FRBRcountry", "un");
        xml.close("FRBRWork");
        xml.open("FRBRExpression", &[]);
        value(xml, "FRBRthis", &format!("{work}/{language}@!main{inner}/"));
        value(xml, "FRBRuri", &format!("{work}/{language}@/"));
        date(xml, self.dates.issued, "publication");
        xml.empty("FRBRauthor", &[("href", &author), ("as", "#issuer")]);
        xml.empty("FRBRlanguage", &[("language", language)]);
        xml.close("FRBRExpression");
        xml.open("FRBRManifestation", &[]);
        value(
            xml,
            "FRBRthis",
            &format!("{work}/{language}@/!main{inner}.xml"),
        );
        value(xml, "FRBRuri", &format!("{work}/{language}@.xml"));
        date(xml, self.dates.issued, "publication");
        xml.empty("FRBRauthor", &[("href", SOURCE), ("as", "#editor")]);
        xml.close("FRBRManifestation");
        xml.close("identification");
    }
}

/// Who marked the document up. The reader knows by it that all is where it belongs.
const SOURCE: &str = "#publish";

fn value(xml: &mut Xml, name: &str, value: &str) {
    xml.empty(name, &[("value", value)]);
}

fn date(xml: &mut Xml, date: Option<Date>, name: &str) {
    let name = if date.is_some() { name } else { "unknown" };
    xml.empty("FRBRdate", &[("date", &written(date)), ("name", name)]);
}

/// A date as XML has it.
pub fn written(date: Option<Date>) -> String {
    date.map_or_else(|| NO_DATE.to_owned(), |date| date.to_string())
}

/// The code of ISO 639-2 that published documents name a language by; the tag of one that has
/// more to it than that.
fn code(language: &Language) -> String {
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

/// `68-197` of A/RES/68/197, `2334-2016` of S/RES/2334 (2016), `2022-7` of S/PRST/2022/7, `77-256`
/// of A/RES/77/256 A-B.
fn number_in_address(symbol: &Symbol) -> String {
    let parts = symbol.as_str().split('/');
    let counted =
        parts.skip_while(|part| !part.contains(|character: char| character.is_ascii_digit()));
    let number = counted.collect::<Vec<&str>>().join("-");
    let words = number.split([' ', '(', ')', ',']);
    let words = words.filter(|word| word.contains(|character: char| character.is_ascii_digit()));
    words.collect::<Vec<&str>>().join("-")
}

/// What the guidelines call a document of this symbol (part 2, “Deliberative Documents”).
pub fn kind(symbol: &Symbol) -> &'static str {
    let mut parts = symbol.as_str().split('/');
    parts
        .find_map(|part| match part {
            "PRST" => Some("presidentialStatement"),
            "DEC" => Some("decision"),
            part if part.starts_with("L.") => Some("draftResolution"),
            _ => None,
        })
        .unwrap_or("resolution")
}

/// Writes the subjects that the document is filed under.
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

/// Writes a recorded vote, as the metadata of published documents have it (A/RES/78/191).
pub fn vote(xml: &mut Xml, vote: Option<&Vote>) {
    let Some(vote) = vote else { return };
    xml.open("analysis", &[("source", SOURCE)]);
    xml.open("parliamentary", &[]);
    xml.open("voting", &[("outcome", "#adoptedRecordedVote")]);
    tally(xml, &vote.in_favour, "#inFavour");
    tally(xml, &vote.against, "#against");
    tally(xml, &vote.abstaining, "#abstaining");
    xml.close("voting");
    xml.close("parliamentary");
    xml.close("analysis");
}

fn tally(xml: &mut Xml, tally: &Tally, way: &str) {
    let count = tally.count.to_string();
    let attributes = [("value", count.as_str()), ("refersTo", way)];
    if tally.states.is_empty() {
        xml.empty("count", &attributes);
        return;
    }
    xml.open("count", &attributes);
    xml.open("akn4un:voters", &[]);
    for state in &tally.states {
        xml.words("organization", &[("refersTo", "#memberState")], state);
    }
    xml.close("akn4un:voters");
    xml.close("count");
}

/// Each name that the document refers to: element, eId, address, words.
const REFERENCES: [(&str, &str, &str, &str); 20] = [
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
    (
        "TLCOrganization",
        "ga",
        "/akn/ontology/organization/un/generalAssembly",
        "General Assembly",
    ),
    (
        "TLCOrganization",
        "sc",
        "/akn/ontology/organization/un/securityCouncil",
        "Security Council",
    ),
    (
        "TLCOrganization",
        "ecosoc",
        "/akn/ontology/organization/un/economicAndSocialCouncil",
        "Economic and Social Council",
    ),
    (
        "TLCOrganization",
        "hrc",
        "/akn/ontology/organization/un/generalAssembly/humanRightsCouncil",
        "Human Rights Council",
    ),
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
        "memberState",
        "/akn/ontology/organization/un/memberState",
        "Member State",
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
];

/// Writes the names that the document refers to.
pub fn references(xml: &mut Xml) {
    xml.open("references", &[("source", SOURCE)]);
    for (element, id, href, words) in REFERENCES {
        xml.empty(element, &[("eId", id), ("href", href), ("showAs", words)]);
    }
    xml.empty(
        "TLCTerm",
        &[
            ("eId", "abstaining"),
            ("href", "/akn/ontology/concept/un/voting/abstaining"),
            ("showAs", "Abstaining"),
        ],
    );
    xml.close("references");
}

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
