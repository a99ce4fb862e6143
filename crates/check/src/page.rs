//! The rules that a page follows: a web page, or a content document of an EPUB.

use std::collections::HashSet;

use crate::tree::Node;
use crate::{Fault, Rule};

/// Attributes whose value is a list of identifiers of the same page.
const REFERENCES: [&str; 5] = [
    "aria-labelledby",
    "aria-describedby",
    "aria-controls",
    "headers",
    "for",
];

/// Returns the faults of a page. `language` is that of its document.
pub fn faults(page: &Node, language: &str) -> Vec<Fault> {
    let elements = page.elements();
    let mut faults = Vec::new();
    match page.attribute("lang") {
        Some(found) if found.eq_ignore_ascii_case(language) => {}
        found => faults.push(Rule::Language.fault(format!(
            "the language is “{}”, and that of the document is “{language}”",
            found.unwrap_or_default()
        ))),
    }
    let title = page.all("title").first().map(|title| title.text());
    if title.is_none_or(|title| title.trim().is_empty()) {
        faults.push(Rule::Title.fault("there is no title"));
    }
    faults.extend(identifier_faults(&elements));
    faults.extend(heading_faults(&elements));
    faults.extend(name_faults(&elements));
    faults
}

/// Returns the faults of a page that has the whole document: it has one main region, and its first
/// heading is the only one of the first level.
pub fn faults_of_whole(page: &Node) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mains = page.all("main").len();
    if mains != 1 {
        faults.push(Rule::Main.fault(format!("there are {mains} main regions")));
    }
    let elements = page.elements();
    let levels: Vec<u8> = elements
        .iter()
        .filter_map(|one| heading_level(one))
        .collect();
    let of_first_level = levels.iter().filter(|level| **level == 1).count();
    if levels.first() != Some(&1) || of_first_level != 1 {
        faults.push(Rule::Headings.fault(format!(
            "the first heading is not the only one of level 1; levels: {levels:?}"
        )));
    }
    faults
}

/// Returns the identifiers of a page.
pub fn identifiers(page: &Node) -> HashSet<&str> {
    let elements = page.elements().into_iter();
    elements.filter_map(|one| one.attribute("id")).collect()
}

fn identifier_faults(elements: &[&Node]) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut ids = HashSet::new();
    for id in elements.iter().filter_map(|one| one.attribute("id")) {
        if !ids.insert(id) {
            faults.push(Rule::UniqueId.fault(format!("id=\"{id}\" is not unique")));
        }
    }
    for element in elements {
        for (name, value) in element.attributes() {
            let targets: Vec<&str> = match name.as_str() {
                "href" => value.strip_prefix('#').into_iter().collect(),
                name if REFERENCES.contains(&name) => value.split_whitespace().collect(),
                _ => Vec::new(),
            };
            let missing = targets.into_iter().filter(|target| !ids.contains(target));
            faults.extend(missing.map(|target| {
                Rule::Target.fault(format!("{name}: no element has the id “{target}”"))
            }));
        }
    }
    faults
}

fn heading_level(element: &Node) -> Option<u8> {
    let level = element.name()?.strip_prefix('h')?.parse().ok()?;
    (1..=6).contains(&level).then_some(level)
}

fn heading_faults(elements: &[&Node]) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut earlier: Option<u8> = None;
    for element in elements {
        let Some(level) = heading_level(element) else {
            continue;
        };
        if element.announced().trim().is_empty() {
            faults.push(Rule::Headings.fault(format!("a heading of level {level} has no words")));
        }
        if earlier.is_some_and(|earlier| level > earlier + 1) {
            let text = element.text();
            faults.push(Rule::Headings.fault(format!(
                "the level jumps from {} to {level} at “{}”",
                earlier.unwrap_or_default(),
                text.trim()
            )));
        }
        earlier = Some(level);
    }
    faults
}

fn name_faults(elements: &[&Node]) -> Vec<Fault> {
    let mut faults = Vec::new();
    for element in elements {
        match element.name() {
            Some("img") if element.attribute("alt").is_none() => {
                let source = element.attribute("src").unwrap_or_default();
                faults.push(Rule::Alternative.fault(format!("the image “{source}” has no alt")));
            }
            // Only people who use a mouse can reach a link that is hidden from assistive technology.
            Some("a")
                if element.attribute("href").is_some()
                    && !element.is_hidden()
                    && !has_name(element) =>
            {
                let href = element.attribute("href").unwrap_or_default();
                faults.push(Rule::LinkName.fault(format!("the link to “{href}” has no name")));
            }
            _ => {}
        }
    }
    faults
}

/// Whether an element has words, or a name in an attribute of itself or of an image in it.
fn has_name(element: &Node) -> bool {
    let is_given = |node: &Node, name: &str| {
        node.attribute(name)
            .is_some_and(|value| !value.trim().is_empty())
    };
    !element.announced().trim().is_empty()
        || ["aria-label", "aria-labelledby"]
            .iter()
            .any(|name| is_given(element, name))
        || element
            .all("img")
            .iter()
            .any(|image| is_given(image, "alt"))
}
