//! Links references to other documents: to a page in the same language in the output folder, or to
//! the official document if there is none.

use std::cell::RefCell;
use std::collections::BTreeMap;

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
    /// The documents that were looked for, and whether they have a page.
    pub asked: RefCell<BTreeMap<(Symbol, Language), bool>>,
}

impl<'a> Neighbours<'a> {
    /// Creates the neighbours of a document.
    pub fn new(claims: &'a Claims, bodies: &'a Bodies, options: &'a BuildOptions) -> Self {
        Neighbours {
            claims,
            bodies,
            options,
            asked: RefCell::default(),
        }
    }

    /// Returns the document, whose page is in `folder`, with relative links to other pages.
    pub fn link_to_pages(&self, resolution: &Resolution, folder: &str) -> Resolution {
        let mut linked = resolution.clone();
        resolve::link_references(&mut linked, self.bodies, &mut |symbol| {
            let page = self.page(symbol, &resolution.language)?;
            Href::relative(format!("{}{page}", path_to_root(folder))).ok()
        });
        linked
    }

    /// Returns the symbols of the documents with a page that were looked for in this language.
    pub fn links_of(&self, language: &Language) -> Vec<String> {
        let asked = self.asked.borrow();
        let pages = asked
            .iter()
            .filter(|((_, other), has_page)| other == language && **has_page);
        pages.map(|((symbol, _), _)| symbol.to_string()).collect()
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
        let has_page = self.has_page(symbol, language);
        let asked = (symbol.clone(), language.clone());
        self.asked.borrow_mut().insert(asked, has_page);
        has_page.then(|| {
            format!(
                "{}/index.html",
                claims::folder(self.bodies, symbol, language)
            )
        })
    }

    /// Whether a document has a page in the output folder.
    pub fn has_page(&self, symbol: &Symbol, language: &Language) -> bool {
        let folder = claims::folder(self.bodies, symbol, language);
        let is_built =
            self.options.editions.formats.contains(&Format::Html) && self.claims.has(&folder);
        is_built || self.claims.has_earlier_page(symbol, language)
    }
}
