//! The files from which reference managers take how to cite a document: RIS, BibTeX and CSL-JSON.
//!
//! A document is a report of the body that adopted it, as in the metadata of its page. The body is the
//! institution, because reference managers split the names of authors into given and family names.

use serde::Serialize;

use crate::output::{CITE_AS, Entry};
use publish_model::Language;
use publish_model::diagnostic::Findings;
use publish_templates::wording::{Catalogue, FluentValue};

use super::super::json_error;
use super::super::lists::Sources;
use super::context::CiteFile;
use super::text::{document, official};

/// The message with the name of each of [`CITE_AS`], and its media type.
const FORMATS: [(&str, &str); 3] = [
    ("cite-ris", "application/x-research-info-systems"),
    ("cite-bibtex", "application/x-bibtex"),
    ("cite-csl", "application/vnd.citationstyles.csl+json"),
];

/// The names of languages in the LaTeX packages babel and polyglossia.
const LATEX_LANGUAGES: [(&str, &str); 7] = [
    ("ar", "arabic"),
    ("de", "ngerman"),
    ("en", "english"),
    ("es", "spanish"),
    ("fr", "french"),
    ("ru", "russian"),
    ("zh", "chinese"),
];

/// What the files state about a document, on one line each.
struct Reference {
    /// `A_RES_68_197-en`
    key: String,
    title: String,
    /// The kind of document: `Resolution`.
    kind: String,
    institution: Option<String>,
    symbol: String,
    date: Option<jiff::civil::Date>,
    language: Language,
    address: Option<String>,
}

/// An item of CSL-JSON (<https://docs.citationstyles.org/en/stable/specification.html>).
#[derive(Serialize)]
struct CslItem<'a> {
    id: &'a str,
    #[serde(rename = "type")]
    kind: &'static str,
    title: &'a str,
    genre: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<&'a str>,
    number: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    issued: Option<CslDate>,
    language: &'a str,
    #[serde(rename = "URL", skip_serializing_if = "Option::is_none")]
    address: Option<&'a str>,
}

#[derive(Serialize)]
struct CslDate {
    #[serde(rename = "date-parts")]
    parts: [[i16; 3]; 1],
}

/// Returns the paths of the files about a document.
pub fn paths(entry: &Entry) -> [String; 3] {
    CITE_AS.map(|name| format!("{}/{name}", entry.folder))
}

/// Returns the links to the files, which are saved under the names of editions.
pub fn links(entry: &Entry) -> Vec<CiteFile> {
    let key = key(entry);
    let files = CITE_AS.into_iter().zip(FORMATS);
    let links = files.map(|(href, (name, media_type))| CiteFile {
        name,
        media_type,
        href,
        saved_as: href.replace("cite", &key),
    });
    links.collect()
}

/// Returns the texts of the files.
pub fn texts(
    sources: Sources<'_>,
    entry: &Entry,
    catalogue: &Catalogue,
) -> Result<[String; 3], Findings> {
    let reference = Reference::new(sources, entry, catalogue)?;
    let json = reference.as_csl();
    let json = json.map_err(|error| json_error(CITE_AS[2], &error))?;
    Ok([reference.as_ris(), reference.as_bibtex(), json])
}

impl Reference {
    fn new(sources: Sources<'_>, entry: &Entry, catalogue: &Catalogue) -> Result<Self, Findings> {
        let bodies = sources.builder.catalogues().bodies();
        let kind = bodies.get_or_neutral(&entry.about.body);
        let kind = kind.kind_of(&entry.symbol);
        let of_body = catalogue.of_body(&entry.about.body);
        let kind = match of_body.line(&format!("type-{kind}"), &[])? {
            name if name.is_empty() => of_body.message("type-document", &[])?,
            name => name,
        };
        let own = sources.address(document(entry));
        let address = own.or_else(|| official(sources, entry));
        Ok(Reference {
            key: key(entry),
            title: on_one_line(&entry.title),
            kind: on_one_line(&kind),
            institution: institution(entry, of_body)?.map(|name| on_one_line(&name)),
            symbol: entry.symbol.to_string(),
            date: entry.about.date(),
            language: entry.language.clone(),
            address,
        })
    }

    /// Returns the reference in RIS. “SN” and “M3” are the number and the type of a report.
    fn as_ris(&self) -> String {
        let date = self.date;
        let day = date.map(|date| date.strftime("%Y/%m/%d").to_string());
        let lines = [
            ("TY", Some("RPRT".to_owned())),
            ("ID", Some(self.key.clone())),
            ("TI", Some(self.title.clone())),
            ("M3", Some(self.kind.clone())),
            ("SN", Some(self.symbol.clone())),
            ("PB", self.institution.clone()),
            ("PY", date.map(|date| date.year().to_string())),
            ("DA", day),
            ("LA", Some(self.language.to_string())),
            ("UR", self.address.clone()),
            ("ER", Some(String::new())),
        ];
        let lines = lines.into_iter().filter_map(|(tag, value)| {
            let value = value?;
            Some(format!("{tag}  - {value}\r\n"))
        });
        lines.collect()
    }

    /// Returns the reference in BibTeX, with what only BibLaTeX reads: the language and the day.
    fn as_bibtex(&self) -> String {
        let date = self.date;
        // What has braces of its own keeps its capital letters, and “and” does not divide it.
        let whole = |text: &str| format!("{{{}}}", escaped(text));
        let primary = self.language.primary();
        let mut known = LATEX_LANGUAGES.iter();
        let latex = known.find(|(tag, _)| *tag == primary);
        let language = match latex {
            Some((_, name)) => ("langid", Some((*name).to_owned())),
            None => ("language", Some(self.language.to_string())),
        };
        let institution = self.institution.as_deref();
        let fields = [
            ("title", Some(whole(&self.title))),
            ("type", Some(escaped(&self.kind))),
            ("number", Some(escaped(&self.symbol))),
            ("institution", institution.map(whole)),
            ("year", date.map(|date| date.year().to_string())),
            ("month", date.map(month)),
            ("day", date.map(|date| date.day().to_string())),
            language,
            // Addresses are read as they are.
            ("url", self.address.clone()),
        ];
        let fields = fields.into_iter().filter_map(|(name, value)| {
            let value = value?;
            // The names of months are macros.
            let value = match name {
                "month" => value,
                _ => format!("{{{value}}}"),
            };
            Some(format!("  {name} = {value},\n"))
        });
        let fields: String = fields.collect();
        format!("@techreport{{{},\n{fields}}}\n", self.key)
    }

    fn as_csl(&self) -> serde_json::Result<String> {
        let date = self.date;
        let issued = date.map(|date| CslDate {
            parts: [[date.year(), date.month().into(), date.day().into()]],
        });
        let item = CslItem {
            id: &self.key,
            kind: "report",
            title: &self.title,
            genre: &self.kind,
            publisher: self.institution.as_deref(),
            number: &self.symbol,
            issued,
            language: self.language.tag(),
            address: self.address.as_deref(),
        };
        Ok(serde_json::to_string_pretty(&[item])? + "\n")
    }
}

/// Returns the key of a document, which is also its name in a text in LaTeX or Markdown.
fn key(entry: &Entry) -> String {
    let key = format!("{}-{}", entry.symbol.path(), entry.language);
    key.replace(
        |one: char| !one.is_ascii_alphanumeric() && !"-.".contains(one),
        "_",
    )
}

/// Returns the body with its organization, if the body has a line for both, or the body alone.
pub fn institution(entry: &Entry, catalogue: &Catalogue) -> Result<Option<String>, Findings> {
    let organization = catalogue.line("organization", &[])?;
    let body = match catalogue.line("body", &[])? {
        name if name.is_empty() => entry.about.body_name.clone(),
        name => name,
    };
    let arguments = [
        ("organization", FluentValue::from(organization.as_str())),
        ("body", FluentValue::from(body.as_str())),
    ];
    let both = match organization.is_empty() || body.is_empty() {
        true => String::new(),
        false => catalogue.line("creator", &arguments)?,
    };
    let mut names = [both, body].into_iter();
    Ok(names.find(|name| !name.is_empty()))
}

/// Returns the macro of a month: `dec`.
fn month(date: jiff::civil::Date) -> String {
    date.strftime("%b").to_string().to_lowercase()
}

fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns a text as BibTeX has it. Braces have commands, because BibTeX counts them even after a
/// backslash.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '{' => escaped.push_str("\\textbraceleft{}"),
            '}' => escaped.push_str("\\textbraceright{}"),
            '\\' => escaped.push_str("\\textbackslash{}"),
            '~' => escaped.push_str("\\textasciitilde{}"),
            '^' => escaped.push_str("\\textasciicircum{}"),
            '%' | '&' | '#' | '$' | '_' => escaped.extend(['\\', character]),
            other => escaped.push(other),
        }
    }
    escaped
}
