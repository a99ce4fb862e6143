//! Links of the source to places of its own document.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostic};
use crate::visit::{Visit, walk};
use crate::{Href, Inline, Places, Resolved};

/// Finds the links to anchors that the document does not have.
pub fn check(resolution: &Resolved) -> Vec<Diagnostic> {
    let mut links = Links::default();
    links.resolution(resolution);
    if links.hrefs.is_empty() {
        return Vec::new();
    }
    let places = Places::of(resolution);
    let dangling = links
        .hrefs
        .into_iter()
        .filter(|href| href.anchor().is_some_and(|anchor| !places.has(anchor)));
    let findings = dangling.map(|href| {
        Diagnostic::error(
            Code::UnsafeLink,
            format!("the link to “{href}” leads nowhere"),
            "“publish show FILE” lists the anchors of a document",
        )
    });
    findings.collect()
}

/// The addresses of links within the document.
#[derive(Default)]
struct Links {
    hrefs: BTreeSet<Href>,
}

impl Visit for Links {
    fn inline(&mut self, inline: &Inline) {
        if let Inline::Link { href, .. } = inline
            && href.anchor().is_some()
        {
            self.hrefs.insert(href.clone());
        }
        walk::inline(self, inline);
    }
}
