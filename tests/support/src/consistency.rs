//! Finds faults that no source may cause: internal errors, and editions that are malformed, have
//! duplicate identifiers, or links and references without a target.

use std::collections::{HashMap, HashSet};
use std::io::{Cursor, Read};

use publish::{EditionOptions, Format, Publisher};
use publish_model::Resolution;
use publish_model::diagnostic::{Code, Diagnostic, Severity, SourceFile};
use publish_source as source;
use roxmltree::{Document, Node, ParsingOptions};
use scraper::Html;

use crate::catalogues;

/// Attributes whose value is a list of identifiers of the same document.
const REFERENCES: [&str; 5] = [
    "aria-labelledby",
    "aria-describedby",
    "aria-controls",
    "headers",
    "for",
];

/// Builds the editions of sources and finds their faults.
pub struct Checker {
    publisher: Publisher,
}

impl Default for Checker {
    /// Creates a checker for web pages, EPUBs, plain text and Akoma Ntoso, with the built-in
    /// templates.
    fn default() -> Self {
        let publisher = Publisher::new(EditionOptions {
            formats: vec![Format::Html, Format::Epub, Format::Txt, Format::Akn],
            ..EditionOptions::default()
        });
        Checker {
            publisher: publisher.unwrap(),
        }
    }
}

impl Checker {
    /// Returns the faults of the editions of a source, or `None` if it is refused with errors about it.
    pub fn faults(&self, name: &str, source: &str) -> Option<Vec<String>> {
        let published = match self.publisher.editions(name, source) {
            Ok(published) => published,
            Err(findings) => {
                let faults = faults_of_refusal(&findings.into_iter().collect::<Vec<_>>());
                return Some(faults).filter(|faults| !faults.is_empty());
            }
        };
        let mut faults = Vec::new();
        for edition in &published.editions {
            let text = || str::from_utf8(&edition.bytes).unwrap();
            let of_edition = match edition.format {
                Format::Html => faults_of_page(text()),
                Format::Epub => faults_of_epub(&edition.bytes),
                Format::Akn => {
                    let mut faults = faults_of_akn(text());
                    if read(name, source) != read("again.xml", text()) {
                        faults.push("reads back as another model".to_owned());
                    }
                    faults
                }
                _ => Vec::new(),
            };
            let named = of_edition
                .iter()
                .map(|fault| format!("{}: {fault}", edition.name));
            faults.extend(named);
        }
        Some(faults)
    }
}

fn faults_of_refusal(findings: &[Diagnostic]) -> Vec<String> {
    let errors = findings
        .iter()
        .filter(|one| one.severity == Severity::Error);
    if errors.clone().next().is_none() {
        return vec!["refused without an error".to_owned()];
    }
    let internal = [
        Code::TemplateError,
        Code::TypesettingFailed,
        Code::EpubFailed,
    ];
    errors
        .filter(|error| internal.contains(&error.code))
        .map(|error| format!("{}: {}", error.code.as_str(), error.message))
        .collect()
}

fn read(name: &str, text: &str) -> Option<Resolution> {
    source::read(&SourceFile::new(name, text), catalogues()).resolution
}

/// Returns the faults of a web page.
pub fn faults_of_page(page: &str) -> Vec<String> {
    let html = Html::parse_document(page);
    let mut faults: Vec<String> = html.errors.iter().map(|error| error.to_string()).collect();
    let mut ids = HashSet::new();
    let mut targets = Vec::new();
    for element in html.root_element().descendent_elements() {
        for (name, value) in element.value().attrs() {
            match name {
                "id" if !ids.insert(value.to_owned()) => {
                    faults.push(format!("id=\"{value}\" is not unique"));
                }
                "href" => targets.extend(value.strip_prefix('#').map(str::to_owned)),
                _ if REFERENCES.contains(&name) => {
                    targets.extend(value.split_whitespace().map(str::to_owned));
                }
                _ => {}
            }
        }
    }
    let missing = targets.iter().filter(|target| !ids.contains(*target));
    faults.extend(missing.map(|target| format!("no element has the id “{target}”")));
    faults
}

/// Returns the faults of an EPUB.
pub fn faults_of_epub(bytes: &[u8]) -> Vec<String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut faults = Vec::new();
    let mut texts = Vec::new();
    let mut names = HashSet::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).unwrap();
        let name = file.name().to_owned();
        if ["xhtml", "opf", "ncx", "xml"]
            .iter()
            .any(|end| name.ends_with(end))
        {
            let mut text = String::new();
            file.read_to_string(&mut text).unwrap();
            texts.push((name.clone(), text));
        }
        if !names.insert(name.clone()) {
            faults.push(format!("{name} is in the archive twice"));
        }
    }
    let mut documents = Vec::new();
    for (name, text) in &texts {
        let options = ParsingOptions {
            allow_dtd: true,
            ..Default::default()
        };
        match Document::parse_with_options(text, options) {
            Ok(document) => documents.push((name, document)),
            Err(error) => faults.push(format!("{name}: {error}")),
        }
    }
    let mut ids: HashMap<&str, HashSet<&str>> = HashMap::new();
    for (name, document) in &documents {
        for id in attributes(document, "id") {
            if !ids.entry(name).or_default().insert(id) {
                faults.push(format!("{name}: id=\"{id}\" is not unique"));
            }
        }
    }
    for (name, document) in &documents {
        let folder = name.rsplit_once('/').map_or("", |(folder, _)| folder);
        for href in ["href", "src"]
            .iter()
            .flat_map(|kind| attributes(document, kind))
        {
            if href.contains(':') {
                continue;
            }
            let (file, id) = href.split_once('#').unwrap_or((href, ""));
            let file = match (file, folder) {
                ("", _) => (*name).clone(),
                (_, "") => file.to_owned(),
                _ => format!("{folder}/{file}"),
            };
            let has_id =
                id.is_empty() || ids.get(file.as_str()).is_some_and(|ids| ids.contains(id));
            if !names.contains(&file) || !has_id {
                faults.push(format!("{name}: no target for the link to {href}"));
            }
        }
        for kind in REFERENCES {
            for id in attributes(document, kind).flat_map(str::split_whitespace) {
                if !ids.get(name.as_str()).is_some_and(|ids| ids.contains(id)) {
                    faults.push(format!("{name}: {kind}: no element has the id “{id}”"));
                }
            }
        }
    }
    faults
}

fn attributes<'a>(document: &'a Document<'_>, name: &str) -> impl Iterator<Item = &'a str> {
    let elements = document.descendants().filter(Node::is_element);
    elements.filter_map(move |element| element.attribute(name))
}

/// Returns the faults of an Akoma Ntoso document.
pub fn faults_of_akn(text: &str) -> Vec<String> {
    let document = match Document::parse(text) {
        Ok(document) => document,
        Err(error) => return vec![error.to_string()],
    };
    let mut ids = HashSet::new();
    let repeated = attributes(&document, "eId").filter(|id| !ids.insert(*id));
    repeated
        .map(|id| format!("eId=\"{id}\" is not unique"))
        .collect()
}
