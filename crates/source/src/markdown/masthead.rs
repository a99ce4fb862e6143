//! The lines of the masthead and the closing lines, generated from the front matter.

use publish_model::Text;
use publish_model::body::Body;
use publish_model::diagnostic::Findings;
use publish_model::unresolved::{Closing, Inlines, Masthead};
use publish_model::{BodyId, Symbol};
use publish_templates::wording::{Catalogue, FluentValue};

use super::front_matter::{CalendarDate, Committee, Distribution, FrontMatter};
use super::line::LineReader;

/// The body that adopts a document, and the words of its language.
#[derive(Clone, Copy)]
pub struct Adopting<'a> {
    /// The body.
    pub body: &'a Body,
    /// The catalogue of the language, with the lines of the body.
    pub catalogue: &'a Catalogue,
}

impl<'a> Adopting<'a> {
    /// Returns the body of a document and its words.
    pub fn of(body: &BodyId, symbol: &Symbol, catalogue: &'a Catalogue) -> Self {
        Adopting {
            body: catalogue.bodies().get_or_neutral(body),
            catalogue: catalogue.of_document(body, symbol),
        }
    }
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
    let organization = catalogue.line("organization", &[])?;
    let body_name = catalogue.line("body", &[])?;
    let distribution = match front_matter.distribution {
        Some(distribution) => catalogue.line(
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
        Some(number) => catalogue.line("session", &[("number", FluentValue::from(number))])?,
        None => String::new(),
    };
    let adoption = match sponsors(front_matter, catalogue)? {
        Some(sponsors) => sponsors,
        None => adoption(front_matter, text, adopting)?,
    };
    let report = report(front_matter, catalogue)?;
    let number = number_line(front_matter, adopting.body);
    let below_title = match printed.below_title.as_slice() {
        [] => generated_lines([introduction(front_matter, catalogue)?]),
        printed => lines.parse_all(printed),
    };
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
        below_title,
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
        let arguments = [("number", FluentValue::from(text))];
        let line = adopting.catalogue.line("agenda-item", &arguments)?;
        agenda.push(LineReader::plain(line));
    }
    Ok(agenda)
}

fn adoption<A>(
    front_matter: &FrontMatter,
    text: &Text<A>,
    Adopting { catalogue, .. }: Adopting<'_>,
) -> Result<String, Findings> {
    let Some(date) = front_matter.adopted else {
        return Ok(String::new());
    };
    let (key, parts) = match text {
        Text::Whole(_) => ("adoption", 1),
        Text::Parts(parts) => ("adoption-in-parts", parts.len()),
    };
    let date = catalogue.date(date.0)?;
    let arguments = vec![
        ("date", FluentValue::from(date)),
        ("parts", FluentValue::from(parts)),
    ];
    let symbol = &front_matter.symbol;
    catalogue.line(key, &catalogue.with_parts(symbol, arguments))
}

fn report(front_matter: &FrontMatter, catalogue: &Catalogue) -> Result<String, Findings> {
    let (Some(report), Some(committee)) = (&front_matter.report, front_matter.committee) else {
        return Ok(String::new());
    };
    let arguments = vec![
        ("committee", committee_argument(committee)),
        ("report", FluentValue::from(report.as_str())),
    ];
    let symbol = &front_matter.symbol;
    catalogue.line("report", &catalogue.with_parts(symbol, arguments))
}

/// Returns the line that names the sponsors of a draft, or `None` if it has none.
fn sponsors(front_matter: &FrontMatter, catalogue: &Catalogue) -> Result<Option<String>, Findings> {
    let Some(sponsors) = &front_matter.sponsors else {
        return Ok(None);
    };
    let arguments = vec![("sponsors", FluentValue::from(sponsors.as_str()))];
    let arguments = catalogue.with_parts(&front_matter.symbol, arguments);
    let line = catalogue.line("sponsors", &arguments)?;
    // A body without such a line prints the sponsors only.
    let line = Some(line).filter(|line| !line.is_empty());
    Ok(line.or_else(|| Some(sponsors.clone())))
}

/// Returns the line between title and text that states when the text was adopted.
pub fn introduction(front_matter: &FrontMatter, catalogue: &Catalogue) -> Result<String, Findings> {
    let arguments = about_adoption(front_matter, catalogue)?;
    catalogue.line_if_complete("introduction", &arguments)
}

/// Returns the values of the introduction and the closing lines that the document has.
fn about_adoption<'a>(
    front_matter: &'a FrontMatter,
    catalogue: &'a Catalogue,
) -> Result<Vec<(&'a str, FluentValue<'a>)>, Findings> {
    let mut arguments = Vec::new();
    if let Some(CalendarDate(date)) = front_matter.adopted {
        arguments.push(("date", FluentValue::from(catalogue.date(date)?)));
        arguments.push(("day", FluentValue::from(date.day())));
        arguments.push(("month", FluentValue::from(date.month())));
        arguments.push(("year", FluentValue::from(date.year())));
    }
    let numbers = [
        ("meeting", front_matter.meeting),
        ("session", front_matter.session),
    ];
    let numbers = numbers
        .into_iter()
        .filter_map(|(name, number)| Some((name, FluentValue::from(number?))));
    arguments.extend(numbers);
    Ok(catalogue.with_parts(&front_matter.symbol, arguments))
}

fn generated_lines(lines: impl IntoIterator<Item = String>) -> Vec<Inlines> {
    let lines = lines.into_iter().map(LineReader::plain);
    lines.filter(|line| !line.is_empty()).collect()
}

/// Returns the closing lines: those of the body, or else the meeting and the date of adoption, and the
/// signatures.
///
/// # Errors
/// `T002` if the catalogue does not have a message.
pub fn closing(
    front_matter: &FrontMatter,
    Adopting { catalogue, .. }: Adopting<'_>,
    lines: &mut LineReader<'_>,
) -> Result<Closing, Findings> {
    if let Some(printed) = &front_matter.printed.closing {
        let lines = printed.iter().map(|line| lines.parse(line)).collect();
        return Ok(Closing { lines });
    }
    let mut closing = generated_closing(front_matter, catalogue)?;
    closing.extend(lines.parse_all(&front_matter.signatures));
    Ok(Closing { lines: closing })
}

fn generated_closing(
    front_matter: &FrontMatter,
    catalogue: &Catalogue,
) -> Result<Vec<Inlines>, Findings> {
    if let Some(lines) = catalogue.closing(&about_adoption(front_matter, catalogue)?)? {
        return Ok(generated_lines(lines));
    }
    let (Some(meeting), Some(adopted)) = (front_matter.meeting, front_matter.adopted) else {
        return Ok(Vec::new());
    };
    let meeting = catalogue.line("meeting", &[("number", FluentValue::from(meeting))])?;
    let date = catalogue.date(adopted.0)?;
    Ok(vec![LineReader::plain(meeting), LineReader::plain(date)])
}

/// Returns the number of the title: `68/197.` for `A/RES/68/197`. Not every body has one.
fn number_line(front_matter: &FrontMatter, body: &Body) -> String {
    let documents = body.documents_of(&front_matter.symbol);
    let number = documents.and_then(|(documents, parts)| {
        let number = documents.number_in(&front_matter.language)?;
        number.write(&parts)
    });
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
