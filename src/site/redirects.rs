//! Rules that redirect other forms of addresses: without a language, in lower case, and with the number
//! alone. `docs/site.md` describes how to install them.

use std::collections::BTreeMap;

use crate::edition::Site;
use crate::output::{Entry, REDIRECTS};
use publish_model::{Bodies, Language};

use super::graph::{Graph, Work};
use super::{INDEX, about};

/// Returns the files, with their names: one for Netlify, Cloudflare Pages and GitLab Pages, and one for
/// nginx.
pub fn files(
    graph: &Graph<'_>,
    language: &Language,
    site: &Site,
    bodies: &Bodies,
) -> Vec<(String, String)> {
    if graph.works.is_empty() {
        return Vec::new();
    }
    let root = site.path();
    let rules = rules(graph, language, bodies);
    let [for_hosts, for_nginx] = REDIRECTS;
    let lines = rules.iter().map(|(from, to)| {
        let from = from.replace(' ', "%20");
        format!("{root}/{from} {root}/{to} 302\n")
    });
    let mut by_lower_case: BTreeMap<String, &String> = BTreeMap::new();
    for (from, to) in &rules {
        by_lower_case.entry(from.to_lowercase()).or_insert(to);
    }
    let keys = by_lower_case.into_iter();
    let of_nginx = keys.map(|(from, to)| format!("\"{root}/{from}\" \"{root}/{to}\";\n"));
    vec![
        (for_hosts.to_owned(), lines.collect()),
        (for_nginx.to_owned(), of_nginx.collect()),
    ]
}

/// Returns the paths that do not exist and those to which they lead. Those without a language are
/// first, because some servers read only a part of the rules.
fn rules(graph: &Graph<'_>, language: &Language, bodies: &Bodies) -> Vec<(String, String)> {
    let mut rules: Vec<(String, String)> = Vec::new();
    let mut add = |from: String, to: &str| {
        let is_new = from != to && !rules.iter().rev().take(8).any(|(known, _)| *known == from);
        if is_new {
            rules.push((from, to.to_owned()));
        }
    };
    let mut by_number: BTreeMap<String, Vec<&Work<'_>>> = BTreeMap::new();
    for work in &graph.works {
        let Some(entry) = work.entry(language) else {
            continue;
        };
        let to = about::path(entry);
        for form in forms(entry, bodies) {
            add(form.clone(), &to);
            add(form.to_lowercase(), &to);
        }
        if let Some(number) = number(entry, bodies) {
            by_number.entry(number).or_default().push(work);
        }
    }
    for (number, works) in by_number {
        // A number that documents of several bodies have leads nowhere.
        let [work] = works.as_slice() else { continue };
        if let Some(entry) = work.entry(language) {
            add(number, &about::path(entry));
        }
    }
    for entry in graph.works.iter().flat_map(|work| &work.entries) {
        let from = entry.folder.to_lowercase();
        if from != entry.folder {
            add(from, &format!("{}/{INDEX}", entry.folder));
        }
    }
    rules
}

/// Returns the forms of an address without a language: the folder, and the symbol with and without
/// spaces.
fn forms(entry: &Entry, bodies: &Bodies) -> Vec<String> {
    let symbol = entry.symbol.as_str();
    let mut forms = vec![
        bodies.folder(&entry.symbol),
        symbol.replace(' ', ""),
        symbol.to_owned(),
    ];
    forms.dedup();
    forms
}

/// Returns the number by which texts mention a document: `68/197`.
fn number(entry: &Entry, bodies: &Bodies) -> Option<String> {
    let body = bodies.get_or_neutral(&entry.about.body);
    let mut forms = body.references.forms.iter();
    let number = forms.find_map(|form| {
        let parts = form.symbol.read(entry.symbol.as_str())?;
        (form.body == body.id).then(|| form.text.write(&parts))?
    });
    Some(number?.replace(' ', ""))
}
