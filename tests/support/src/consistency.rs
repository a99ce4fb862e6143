//! Finds faults that no source may cause: internal errors, and editions that are malformed, have
//! duplicate identifiers, or links and references without a target.

use std::collections::HashSet;

use publish::{EditionOptions, Format, Publisher};
use publish_check::{Expected, Fault};
use publish_model::Resolution;
use publish_model::diagnostic::{Code, Diagnostic, Severity, SourceFile};
use publish_source as source;
use roxmltree::{Document, Node};

use crate::catalogues;

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
        let model = read(name, source).unwrap();
        let expected = Expected::new(&model, false);
        let mut faults = Vec::new();
        for edition in &published.editions {
            let text = || str::from_utf8(&edition.bytes).unwrap();
            let of_edition = match edition.format {
                Format::Html => described(expected.page(text())),
                Format::Epub => described(expected.publication(&edition.bytes)),
                Format::Akn => {
                    let mut faults = faults_of_akn(text());
                    if Some(&model) != read("again.xml", text()).as_ref() {
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

fn described(faults: Vec<Fault>) -> Vec<String> {
    let faults = faults.into_iter();
    faults
        .map(|fault| format!("{}: {}", fault.rule, fault.message))
        .collect()
}

fn attributes<'a>(document: &'a Document<'_>, name: &str) -> impl Iterator<Item = &'a str> {
    let elements = document.descendants().filter(Node::is_element);
    elements.filter_map(move |element| element.attribute(name))
}

/// Returns the faults of an Akoma Ntoso document.
fn faults_of_akn(text: &str) -> Vec<String> {
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
