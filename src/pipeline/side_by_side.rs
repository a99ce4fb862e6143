//! The pages and EPUBs of documents in two languages, which are made from the models of both.

use std::collections::BTreeMap;

use crate::output::path_to_root;
use crate::side_by_side::{self, PageLinks};
use publish_model::Language;
use publish_model::diagnostic::Findings;
use publish_text::html::PageLanguage;
use publish_view::edition::Format;
use publish_view::edition::pdf::Variant;

use crate::edition::{EditionOptions, LanguagePair};

use super::edition::{linked_from, make_checked, page_files, site_links};
use super::neighbours::Neighbours;
use super::shelf::{Action, Found, Rendered};
use super::{Builder, PendingDocument, Run};

/// The editions of a document with another language, each with its pair.
pub(super) type Pages = Vec<(LanguagePair, Found)>;

/// Returns the pairs of languages that a document has in this run. There are no pages with official
/// words only: what is not official has no place there, and the two languages would have no names.
fn pairs<'o>(
    documents: &[PendingDocument<'_>],
    options: &'o EditionOptions,
) -> Vec<(&'o LanguagePair, usize, usize)> {
    if options.official_words_only {
        return Vec::new();
    }
    let position = |language: &Language| {
        let mut documents = documents.iter();
        documents.position(|one| one.document.resolution.language == *language)
    };
    let pairs = options.bilingual.iter();
    pairs
        .filter_map(|pair| Some((pair, position(&pair.first)?, position(&pair.second)?)))
        .collect()
}

/// Returns the pages in two languages that each document has, for links to them: by the tag of its
/// language, the other language with the path of the page. If both languages have a page with the
/// other, each document links to its own.
pub(super) fn links(
    documents: &[PendingDocument<'_>],
    languages: &[PageLanguage],
    options: &EditionOptions,
) -> BTreeMap<String, Vec<PageLanguage>> {
    if !options.formats.contains(&Format::Html) {
        return BTreeMap::new();
    }
    let pairs = pairs(documents, options);
    let has_own = |language: &Language, other: &Language| {
        let mut pairs = pairs.iter();
        pairs.any(|(pair, ..)| pair.first == *language && pair.second == *other)
    };
    let mut links: BTreeMap<String, Vec<PageLanguage>> = BTreeMap::new();
    for (pair, first, _) in &pairs {
        let folder = &documents[*first].document.folder;
        let mut add = |language: &Language, other: &Language| {
            let other = languages.iter().find(|one| one.language == *other);
            let link = other.map(|other| PageLanguage {
                href: format!("{folder}/{}", pair.page_name()),
                ..other.clone()
            });
            let of_language = links.entry(language.tag().to_owned()).or_default();
            of_language.extend(link);
        };
        add(&pair.first, &pair.second);
        if !has_own(&pair.second, &pair.first) {
            add(&pair.second, &pair.first);
        }
    }
    links
}

/// Checks an edition with two languages, if the build checks editions.
fn check(
    [first, second]: [&PendingDocument<'_>; 2],
    edition: (Format, &str),
    bytes: &[u8],
) -> Result<(), Findings> {
    match (&first.shelf.checks, &second.shelf.checks) {
        (Some(checks), Some(others)) => checks.check_with(others, edition, bytes),
        _ => Ok(()),
    }
}

impl Builder {
    /// Builds the editions in two languages. Returns those of each document that is the first of a pair,
    /// by the index of its source, or the errors.
    pub(super) fn pages_side_by_side(
        &self,
        documents: &[PendingDocument<'_>],
        run: &Run<'_>,
        neighbours: &Neighbours<'_>,
        languages: &[PageLanguage],
    ) -> BTreeMap<usize, Result<Pages, Findings>> {
        let mut made: BTreeMap<usize, Result<Pages, Findings>> = BTreeMap::new();
        for (pair, first, second) in pairs(documents, &run.options.editions) {
            let both = [&documents[first], &documents[second]];
            let found = self.editions_side_by_side(pair, both, run, neighbours, languages);
            let editions = made.entry(both[0].document.index).or_insert(Ok(Vec::new()));
            match (editions.as_mut(), found) {
                (Ok(editions), Ok(found)) => {
                    editions.extend(found.into_iter().map(|one| (pair.clone(), one)));
                }
                (Ok(_), Err(findings)) => *editions = Err(findings),
                (Err(_), _) => {}
            }
        }
        made
    }

    /// Builds the EPUB and the page of a pair.
    fn editions_side_by_side(
        &self,
        pair: &LanguagePair,
        documents: [&PendingDocument<'_>; 2],
        run: &Run<'_>,
        neighbours: &Neighbours<'_>,
        languages: &[PageLanguage],
    ) -> Result<Vec<Found>, Findings> {
        let options = &run.options.editions;
        let mut links =
            self.links_side_by_side(pair, &documents[0].document.folder, options, languages);
        let mut editions = Vec::new();
        if options.formats.contains(&Format::Epub) {
            editions.push(self.epub_side_by_side(pair, documents, &links)?);
        }
        if options.formats.contains(&Format::Html) {
            let catalogue = self.catalogues.find(&pair.first)?;
            let is_known =
                |epub: &Found| !documents[0].shelf.is_plan || epub.action != Action::Render;
            let are_known = editions.iter().all(is_known);
            links.files = page_files(&editions, catalogue)?;
            let page =
                self.page_side_by_side(pair, documents, (run, neighbours), &links, are_known)?;
            editions.push(page);
        }
        Ok(editions)
    }

    /// Builds the EPUB. Like every EPUB, it links to addresses on the web.
    fn epub_side_by_side(
        &self,
        pair: &LanguagePair,
        [first, second]: [&PendingDocument<'_>; 2],
        links: &PageLinks,
    ) -> Result<Found, Findings> {
        let catalogue = self.catalogues.find(&pair.first)?;
        let title = side_by_side::title(&first.view, &links.documents, catalogue)?;
        let name = pair.epub_name(&first.view.files.epub);
        let key = || {
            let key = first.shelf.key_with(&second.shelf, Format::Epub)?;
            Some(first.shelf.with_fonts(key)?.with("title", &title))
        };
        let edition = (Format::Epub, Variant::Standard, name.as_str());
        make_checked(
            &first.shelf,
            key(),
            edition,
            || {
                let views = [&first.view, &second.view];
                let bytes = self.renderer.epub_side_by_side(views, &title)?;
                Ok((bytes, Rendered::default()))
            },
            |bytes| check([first, second], (Format::Epub, &name), bytes),
        )
    }

    fn page_side_by_side(
        &self,
        pair: &LanguagePair,
        documents: [&PendingDocument<'_>; 2],
        (run, neighbours): (&Run<'_>, &Neighbours<'_>),
        links: &PageLinks,
        are_files_known: bool,
    ) -> Result<Found, Findings> {
        let [first, second] = documents;
        let folder = &first.document.folder;
        let name = pair.page_name();
        let resolutions =
            documents.map(|one| neighbours.link_to_pages(&one.document.resolution, folder));
        let others = [&pair.first, &pair.second].map(|language| neighbours.links_of(language));
        let key = || {
            let key = first.shelf.key_with(&second.shelf, Format::Html)?;
            key.with_data("page", links)?.with_data("links", &others)
        };
        let edition = (Format::Html, Variant::Standard, name.as_str());
        make_checked(
            &first.shelf,
            if are_files_known { key() } else { None },
            edition,
            || {
                let [of_first, of_second] = &resolutions;
                let views = [
                    &first.view.clone().with_addresses_of(of_first),
                    &second.view.clone().with_addresses_of(of_second),
                ];
                let catalogue = self.catalogues.find(&pair.first)?;
                let imprint = &run.options.editions.imprint;
                let text = side_by_side::page(&self.renderer, views, catalogue, imprint, links)?;
                Ok((text.into_bytes(), Rendered::default()))
            },
            |bytes| check(documents, (Format::Html, &name), bytes),
        )
    }

    fn links_side_by_side(
        &self,
        pair: &LanguagePair,
        folder: &str,
        options: &EditionOptions,
        languages: &[PageLanguage],
    ) -> PageLinks {
        let root = path_to_root(folder);
        let mut languages = linked_from(&root, languages);
        for one in &mut languages {
            // They lead to the documents in one language.
            one.is_same_page = false;
        }
        let documents = languages
            .iter()
            .filter(|one| [&pair.first, &pair.second].contains(&&one.language));
        let mut documents: Vec<PageLanguage> = documents.cloned().collect();
        documents.sort_by_key(|one| one.language != pair.first);
        let site = options.site.as_ref();
        PageLinks {
            style_sheet_href: format!("{root}{}", self.renderer.assets().style.name),
            is_self_contained: options.html_self_contained,
            address: site.map(|site| site.address(&format!("{folder}/{}", pair.page_name()))),
            site: site_links(options, &pair.first, &root, languages),
            documents,
            files: Vec::new(),
            root,
        }
    }
}
