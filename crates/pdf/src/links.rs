//! Links to anchors.
//!
//! The location of an anchor is known only after layout. A template that asks for it (`query`) makes
//! typst lay out every paragraph with such a link twice. A link to an anchor is therefore laid out
//! as a link to an address with a scheme of its own, which takes no more space, and gets its
//! destination in the finished frames.

use typst::diag::StrResult;
use typst::ecow::eco_format;
use typst::foundations::{Label, Selector};
use typst::introspection::{Introspector, Location};
use typst::layout::{Frame, FrameItem};
use typst::model::{Destination, Document, Url};
use typst::utils::PicoStr;
use typst_layout::PagedDocument;

use super::error::TypesetError;

/// The scheme of the addresses of anchors. Sources cannot contain it: their links have one of a few
/// known schemes.
const SCHEME: &str = "publish-anchor:";

/// Returns the destination of a link to an anchor until [`resolve`] replaces it.
pub fn destination(anchor: &str) -> StrResult<Destination> {
    Ok(Destination::Url(Url::new(eco_format!("{SCHEME}{anchor}"))?))
}

/// Links to the locations of anchors.
///
/// # Errors
/// The anchors to which a link leads but that have no label.
pub fn resolve(document: PagedDocument) -> Result<PagedDocument, Vec<TypesetError>> {
    let mut resolver = Resolver {
        introspector: document.introspector().as_ref(),
        missing: Vec::new(),
    };
    let mut pages: Vec<_> = document.pages().to_vec();
    for page in &mut pages {
        resolver.frame(&mut page.frame);
    }
    if resolver.missing.is_empty() {
        Ok(PagedDocument::new(pages.into(), document.info().clone()))
    } else {
        Err(vec![TypesetError::MissingAnchors {
            anchors: resolver.missing,
        }])
    }
}

/// Returns the location of the label with the name of an anchor, or of the first one if a repeated
/// table header repeats it.
pub fn locate(introspector: &dyn Introspector, anchor: &str) -> Option<Location> {
    let label = Label::new(PicoStr::intern(anchor))?;
    introspector
        .query_first(&Selector::Label(label))?
        .location()
}

struct Resolver<'a> {
    introspector: &'a dyn Introspector,
    missing: Vec<String>,
}

impl Resolver<'_> {
    fn frame(&mut self, frame: &mut Frame) {
        if !has_link(frame) {
            return;
        }
        let mut items: Vec<_> = frame.items().cloned().collect();
        for (_, item) in &mut items {
            match item {
                FrameItem::Group(group) => self.frame(&mut group.frame),
                FrameItem::Link(destination, _) => self.link(destination),
                _ => {}
            }
        }
        frame.clear();
        frame.push_multiple(items);
    }

    fn link(&mut self, destination: &mut Destination) {
        let Some(anchor) = anchor_of(destination) else {
            return;
        };
        match locate(self.introspector, anchor) {
            Some(location) => *destination = Destination::Location(location),
            None => self.missing.push(anchor.to_owned()),
        }
    }
}

fn has_link(frame: &Frame) -> bool {
    frame.items().any(|(_, item)| match item {
        FrameItem::Link(destination, _) => anchor_of(destination).is_some(),
        FrameItem::Group(group) => has_link(&group.frame),
        _ => false,
    })
}

/// Returns the anchor of a link whose destination [`resolve`] still has to replace.
fn anchor_of(destination: &Destination) -> Option<&str> {
    match destination {
        Destination::Url(url) => url.strip_prefix(SCHEME),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::PdfOptions;
    use crate::testing::{export, pages};

    /// Returns the destinations of the links of a frame.
    fn destinations(frame: &Frame) -> Vec<Destination> {
        let mut found = Vec::new();
        for (_, item) in frame.items() {
            match item {
                FrameItem::Link(destination, _) => found.push(destination.clone()),
                FrameItem::Group(group) => found.extend(destinations(&group.frame)),
                _ => {}
            }
        }
        found
    }

    #[test]
    fn links_lead_to_the_location_of_their_anchor() {
        let template = "#named-link(\"op-1\", \"paragraph 1\")[To #box[the paragraph]]
            #pagebreak() #metadata(\"op-1\")<op-1> Text";
        let document = resolve(pages(template)).unwrap();
        let location = locate(document.introspector().as_ref(), "op-1").unwrap();
        let found = destinations(&document.pages()[0].frame);
        assert!(found.len() >= 2, "{found:?}");
        let expected = Destination::Location(location);
        assert!(found.iter().all(|one| *one == expected), "{found:?}");
    }

    #[test]
    fn links_to_an_anchor_without_a_label_are_errors() {
        let template = "#named-link(\"op-9\", \"paragraph 9\")[To a paragraph]";
        let error = export(template, PdfOptions::default()).map(|pdf| pdf.len());
        let error = error.unwrap_err();
        assert!(error.contains("op-9"), "{error}");
    }
}
