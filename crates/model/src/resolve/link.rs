//! Links of the source to places of its own document.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostic};
use crate::{Href, Inline, Resolution};

use super::walk::{PlaceKind, for_each_line};

/// Finds the links to anchors that the document has not.
pub fn check(resolution: &mut Resolution) -> Vec<Diagnostic> {
    let mut anchors = BTreeSet::new();
    let mut links = BTreeSet::new();
    for note in &resolution.notes {
        anchors.insert(note.anchor.to_string());
        anchors.extend(note.calls.iter().map(|call| call.anchor.to_string()));
    }
    for_each_line(resolution, &mut |place, line| {
        // A document without a formula has no place for one.
        if place.kind != PlaceKind::Formula || !line.is_empty() {
            anchors.insert(place.anchor.to_string());
        }
        collect(line, &mut links);
    });
    let dangling = links.into_iter().filter(|href| {
        href.anchor()
            .is_some_and(|anchor| !anchors.contains(anchor))
    });
    let findings = dangling.map(|href| {
        Diagnostic::error(
            Code::UnsafeLink,
            format!("the link to “{href}” leads nowhere"),
            "“publish show FILE” lists the anchors of a document",
        )
    });
    findings.collect()
}

fn collect(line: &[Inline], links: &mut BTreeSet<Href>) {
    for inline in line {
        if let Inline::Link { href, .. } = inline
            && href.anchor().is_some()
        {
            links.insert(href.clone());
        }
        if let Some(content) = inline.content() {
            collect(content, links);
        }
    }
}
