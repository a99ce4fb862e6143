//! Links references to other documents: to a page in the same language in the output folder, or to
//! the official document if there is none.

use crate::output::path_to_root;
use publish_model::resolve;
use publish_model::{Bodies, Href, Language, Resolution, Symbol};
use publish_view::edition::Format;

use super::BuildOptions;
use super::claims::{self, Claims};

/// The pages to which a document can link, from this run and earlier ones.
pub struct Neighbours<'a> {
    /// The documents of this run and of earlier ones.
    pub claims: &'a Claims,
    /// The bodies that adopt documents.
    pub bodies: &'a Bodies,
    /// The options of this run.
    pub options: &'a BuildOptions,
}

impl Neighbours<'_> {
    /// Returns the document, whose page is in `folder`, with relative links to other pages.
    pub fn link_to_pages(&self, resolution: &Resolution, folder: &str) -> Resolution {
        let mut linked = resolution.clone();
        resolve::link_references(&mut linked, self.bodies, &mut |symbol| {
            let page = self.page(symbol, &resolution.language)?;
            Href::relative(format!("{}{page}", path_to_root(folder))).ok()
        });
        linked
    }

    /// Returns the document with absolute links, for editions that leave the site (PDF and EPUB), or
    /// `None` if the address of the site is not known.
    pub fn link_absolutely(&self, resolution: &Resolution) -> Option<Resolution> {
        let site = self.options.editions.site.as_ref()?;
        let mut linked = resolution.clone();
        resolve::link_references(&mut linked, self.bodies, &mut |symbol| {
            let page = self.page(symbol, &resolution.language)?;
            site.address(&page).parse().ok()
        });
        Some(linked)
    }

    /// Returns the path of a document's page in the output folder, if there is one.
    fn page(&self, symbol: &Symbol, language: &Language) -> Option<String> {
        let folder = claims::folder(symbol, language);
        let is_built =
            self.options.editions.formats.contains(&Format::Html) && self.claims.has(&folder);
        let was_built = self.claims.has_earlier_page(symbol, language);
        (is_built || was_built).then(|| format!("{folder}/index.html"))
    }
}
