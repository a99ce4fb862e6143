//! Where references to other documents lead: to our own page where there is one in the same
//! language, else to the document site of the United Nations.

use crate::output::{Output, way_up};
use publish_model::resolve;
use publish_model::{Href, Resolution};
use publish_view::edition::Format;

use super::BuildOptions;
use super::claims::{self, Claims};

/// The pages that a document can lead to: those of the same run and those built earlier.
pub struct Neighbours<'a> {
    /// Which documents are built in the run.
    pub claims: &'a Claims,
    /// What was asked for.
    pub options: &'a BuildOptions,
    /// Where earlier pages stand.
    pub output: &'a Output,
}

impl Neighbours<'_> {
    /// The document with references that lead to pages beside its own, which is in `folder`.
    pub fn link_to_pages(&self, resolution: &Resolution, folder: &str) -> Resolution {
        let mut linked = resolution.clone();
        resolve::lead_references(&mut linked, &mut |symbol| {
            let page = self.page(&claims::folder(symbol, &resolution.language))?;
            Href::relative(format!("{}{page}", way_up(folder))).ok()
        });
        linked
    }

    /// The document for editions that go on without the site, PDF and EPUB: its references lead to
    /// pages by their addresses. None if the address of the site is not known.
    pub fn link_absolutely(&self, resolution: &Resolution) -> Option<Resolution> {
        let site = self.options.editions.site.as_ref()?;
        let mut led = resolution.clone();
        resolve::lead_references(&mut led, &mut |symbol| {
            let page = self.page(&claims::folder(symbol, &resolution.language))?;
            site.address(&page).parse().ok()
        });
        Some(led)
    }

    /// The path of a document's page below the output folder.
    fn page(&self, folder: &str) -> Option<String> {
        let page = format!("{folder}/index.html");
        let is_made =
            self.options.editions.formats.contains(&Format::Html) && self.claims.has(folder);
        (is_made || self.output.has(&page)).then_some(page)
    }
}
