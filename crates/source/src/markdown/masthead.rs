//! The lines of the masthead and the closing lines, generated from the front matter.

use publish_model::Symbol;
use publish_model::Text;
use publish_model::body::Body;
use publish_model::diagnostic::Findings;
use publish_model::unresolved::{Closing, Inlines, Masthead};
use publish_templates::wording::{Catalogue, FluentValue, body_argument};

use super::front_matter::{Committee, Distribution, FrontMatter};
use super::line::LineReader;

/// The body that adopts a document, and the words of its language.
#[derive(Clone, Copy)]
pub struct Adopting<'a> {
    /// The body.
    pub body: &'a Body,
    /// The catalogue of the language.
    pub catalogue: &'a Catalogue,
}

/// Returns the masthead of a document. Its lines come from the catalogue, or from the front matter
/// if it gives them as printed.
///
/// # Errors
/// `T002` if the catalogue does not have a message.
pub fn masthead<A>(
    front_matter: &FrontMatter,
    text: &Text<A>,
    adopting: Adopting<'_>,
    lines: &mut LineReader<'_>,
) -> Result<Masthead, Findings> {
    let catalogue = adopting.catalogue;
    let printed = &front_matter.printed;
    let body = ("body", body_argument(&adopting.body.id));
    let organization = catalogue.message("organization", &[])?;
    let body_name = catalogue.message("body", std::slice::from_ref(&body))?;
    let distribution = match front_matter.distribution {
        Some(distribution) => catalogue.message(
            "distribution",
            &[("kind", distribution_argument(distribution))],
        )?,
        None => String::new(),
    };
    let issued = match front_matter.issued {
        Some(date) => catalogue.date(date.0)?,
        None => String::new(),
    };
    let session = match front_matter.session {
        Some(number) => catalogue.message(
            "session",
            &[body.clone(), ("number", FluentValue::from(number))],
        )?,
        None => String::new(),
    };
    let adoption = adoption(front_matter, text, adopting)?;
    let report = report(front_matter, catalogue)?;
    let number = number_before_title(&front_matter.symbol, adopting.body);
    Ok(Masthead {
        organization: lines.choose(&printed.organization, organization),
        body: lines.choose(&printed.body, body_name),
        distribution: lines.choose(&printed.distribution, distribution),
        issued: lines.choose(&printed.issued, issued),
        languages: lines.parse_all(&printed.languages),
        subsidiary_body: lines.choose(&printed.subsidiary_body, String::new()),
        session: lines.choose(&printed.session, session),
        session_dates: lines.choose(&printed.session_dates, String::new()),
        agenda: agenda(front_matter, adopting, lines)?,
        adoption: lines.choose(&printed.adoption, adoption),
        report: lines.choose(&printed.report, report),
        number: lines.choose(&printed.number, number),
        title: lines.choose(&front_matter.title, String::new()),
        below_title: lines.parse_all(&printed.below_title),
    })
}

fn agenda(
    front_matter: &FrontMatter,
    adopting: Adopting<'_>,
    lines: &mut LineReader<'_>,
) -> Result<Vec<Inlines>, Findings> {
    if let Some(printed) = &front_matter.printed.agenda_item {
        return Ok(lines.parse_all(printed.as_slice()));
    }
    let items = front_matter.agenda_item.as_ref();
    let texts = items.map(|items| items.texts()).unwrap_or_default();
    let mut agenda = Vec::new();
    for text in texts {
        let arguments = [
            ("body", body_argument(&adopting.body.id)),
            ("number", FluentValue::from(text)),
        ];
        let line = adopting.catalogue.message("agenda-item", &arguments)?;
        agenda.push(LineReader::plain(line));
    }
    Ok(agenda)
}

fn adoption<A>(
    front_matter: &FrontMatter,
    text: &Text<A>,
    Adopting { body, catalogue }: Adopting<'_>,
) -> Result<String, Findings> {
    let Some(date) = front_matter.adopted else {
        return Ok(String::new());
    };
    let (key, parts) = match text {
        Text::Whole(_) => ("adoption", 1),
        Text::Parts(parts) => ("adoption-in-parts", parts.len()),
    };
    let date = catalogue.date(date.0)?;
    let arguments = [
        ("body", body_argument(&body.id)),
        ("date", FluentValue::from(date)),
        ("parts", FluentValue::from(parts)),
    ];
    catalogue.message(key, &arguments)
}

fn report(front_matter: &FrontMatter, catalogue: &Catalogue) -> Result<String, Findings> {
    let (Some(report), Some(committee)) = (&front_matter.report, front_matter.committee) else {
        return Ok(String::new());
    };
    let arguments = [
        ("committee", committee_argument(committee)),
        ("report", FluentValue::from(report.as_str())),
    ];
    catalogue.message("report", &arguments)
}

/// Returns the closing lines: the meeting and the date of adoption.
///
/// # Errors
/// `T002` if the catalogue does not have a message.
pub fn closing(
    front_matter: &FrontMatter,
    Adopting { body, catalogue }: Adopting<'_>,
    lines: &mut LineReader<'_>,
) -> Result<Closing, Findings> {
    if let Some(printed) = &front_matter.printed.closing {
        let lines = printed.iter().map(|line| lines.parse(line)).collect();
        return Ok(Closing { lines });
    }
    let (Some(meeting), Some(adopted)) = (front_matter.meeting, front_matter.adopted) else {
        return Ok(Closing::default());
    };
    let arguments = [
        ("body", body_argument(&body.id)),
        ("number", FluentValue::from(meeting)),
    ];
    let meeting = catalogue.message("meeting", &arguments)?;
    let date = catalogue.date(adopted.0)?;
    Ok(Closing {
        lines: vec![LineReader::plain(meeting), LineReader::plain(date)],
    })
}

/// Returns the number before the title: `68/197.` for `A/RES/68/197`. Not every body has one.
fn number_before_title(symbol: &Symbol, body: &Body) -> String {
    let documents = body.documents_of(symbol);
    let number = documents.and_then(|(documents, parts)| documents.number.as_ref()?.write(&parts));
    number.unwrap_or_default()
}

pub fn distribution_argument(distribution: Distribution) -> FluentValue<'static> {
    FluentValue::from(match distribution {
        Distribution::General => "general",
        Distribution::Limited => "limited",
        Distribution::Restricted => "restricted",
    })
}

pub fn committee_argument(committee: Committee) -> FluentValue<'static> {
    FluentValue::from(match committee {
        Committee::First => "first",
        Committee::Second => "second",
        Committee::Third => "third",
        Committee::Fourth => "fourth",
        Committee::Fifth => "fifth",
        Committee::Sixth => "sixth",
        Committee::None => "none",
        Committee::Plenary => "plenary",
    })
}
