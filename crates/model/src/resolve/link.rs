//! Links in a document to its own anchors.

use std::collections::BTreeMap;

use crate::visit::{Visit, walk};
use crate::{Href, Inline, Places, Resolved};

use super::finding::Finding;

/// Returns a finding for each link to an anchor that the document does not have.
pub fn check(resolution: &Resolved) -> Vec<Finding> {
    let mut links = Links::default();
    links.resolution(resolution);
    if links.hrefs.is_empty() {
        return Vec::new();
    }
    let places = Places::of(resolution);
    let mut so_far: BTreeMap<Href, usize> = BTreeMap::new();
    let is_dangling = |href: &Href| href.anchor().is_some_and(|anchor| !places.has(anchor));
    let dangling = links.hrefs.into_iter().filter(is_dangling);
    let findings = dangling.map(|href| {
        let so_far = so_far.entry(href.clone()).or_default();
        let link = *so_far;
        *so_far += 1;
        Finding::DanglingLink { href, link }
    });
    findings.collect()
}

/// Collects the targets of links, in reading order.
#[derive(Default)]
struct Links {
    hrefs: Vec<Href>,
}

impl Visit for Links {
    fn inline(&mut self, inline: &Inline) {
        if let Inline::Link { href, .. } = inline
            && href.anchor().is_some()
        {
            self.hrefs.push(href.clone());
        }
        walk::inline(self, inline);
    }
}
