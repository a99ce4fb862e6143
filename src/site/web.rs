//! The files of a site that need its address: feeds, the sitemap, and the page for wrong addresses.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::edition::Site;
use crate::output::{Entry, INDEX};
use crate::site_pages::Frame;
use publish_model::Language;
use publish_model::diagnostic::Findings;
use publish_templates::wording::Catalogue;
use publish_view::edition::Format;

use super::about;
use super::comparisons::{self, Comparisons};
use super::graph::Graph;
use super::lists::{
    OfSubject, Page, Sources, folder_of_body, folder_of_subject, has_lists, languages_of,
    name_of_body,
};
use super::works::{OfBody, latest_first};

/// The maximum number of documents in a feed.
const FEED_MAX: usize = 50;

/// The maximum number of addresses in a file of the sitemap: 50,000 in the protocol
/// (<https://www.sitemaps.org/protocol.html>), which also limits the size to 50 MB. Each address has
/// those of the other languages.
const SITEMAP_MAX: usize = 10_000;

/// The name of a feed.
pub const FEED: &str = "feed.xml";

/// The sitemap.
const SITEMAP: &str = "sitemap.xml";

/// The page that servers return for wrong addresses.
const NOT_FOUND: &str = "404.html";

/// The context of a feed.
#[derive(Debug, Serialize)]
struct Feed {
    language: Language,
    title: String,
    /// The address of the feed, which identifies it.
    address: String,
    /// The address of the page that lists the documents.
    page: String,
    /// The name of the publisher.
    author: String,
    /// The date of the latest document: `2013-12-18`.
    updated: String,
    entries: Vec<FeedEntry>,
}

/// A document in a feed.
#[derive(Debug, Serialize)]
struct FeedEntry {
    symbol: String,
    title: String,
    /// Its address, which identifies it.
    address: String,
    date: String,
    /// Its other editions.
    files: Vec<FeedFile>,
}

/// A file of a document.
#[derive(Debug, Serialize)]
struct FeedFile {
    address: String,
    media_type: &'static str,
    size: usize,
}

/// The context of a file of the sitemap.
#[derive(Debug, Serialize)]
struct Sitemap {
    /// The other files, if this one lists them.
    parts: Vec<String>,
    pages: Vec<SitemapPage>,
}

/// A page in the sitemap.
#[derive(Debug, Clone, Serialize)]
struct SitemapPage {
    address: String,
    /// The same page in all languages; empty if there is only one.
    languages: Vec<SitemapLanguage>,
}

/// A page in a language.
#[derive(Debug, Clone, Serialize)]
struct SitemapLanguage {
    language: Language,
    address: String,
}

/// The list whose documents a feed has.
#[derive(Clone, Copy)]
enum FeedOf<'a> {
    Body(&'a OfBody<'a>),
    Subject(&'a OfSubject<'a>),
}

/// The context of the page for wrong addresses.
#[derive(Debug, Serialize)]
struct NotFound {
    #[serde(flatten)]
    frame: Frame,
    /// The address of the home page.
    home: String,
}

/// Whether a path is that of the sitemap or one of its parts, or of the page for wrong addresses.
pub fn is_for_all(path: &str) -> bool {
    path == NOT_FOUND || (path.starts_with("sitemap") && path.ends_with(".xml"))
}

/// Writes the sitemap and the page for wrong addresses. `lists` are the paths of the home pages and lists.
pub fn files(
    sources: Sources<'_>,
    graphs: (&Graph<'_>, &Comparisons),
    site: &Site,
    lists: &[String],
) -> Vec<Page> {
    let not_found = sources.not_found(site);
    let mut files = vec![Page {
        path: NOT_FOUND.to_owned(),
        written: not_found.and_then(|text| sources.in_place.write(NOT_FOUND, &text)),
    }];
    sources.sitemap(graphs, site, lists, &mut files);
    files
}

/// Writes the feeds of all languages.
pub fn feeds(sources: Sources<'_>, site: &Site) -> Vec<Page> {
    let changed = sources.unchanged.map(|unchanged| {
        let languages = unchanged.changed_languages(sources.entries);
        (unchanged, languages)
    });
    let mut feeds = Vec::new();
    for (language, _) in languages_of(sources.entries) {
        if let Some((unchanged, changed)) = &changed
            && !changed.contains(&language)
            && let Some(paths) = unchanged.feeds_of(&language)
        {
            feeds.extend(paths.into_iter().map(Page::in_place));
            continue;
        }
        let of_language = sources.entries.iter();
        let of_language: Vec<&Entry> = of_language
            .filter(|entry| entry.language == language)
            .collect();
        feeds.push(sources.feed(site, &language, None, of_language));
        if has_lists(sources.entries) {
            for of_body in sources.grouped(&language) {
                let documents = of_body.documents().collect();
                let of_list = Some(FeedOf::Body(&of_body));
                feeds.push(sources.feed(site, &language, of_list, documents));
            }
            for subject in sources.by_subject(&language) {
                let of_list = Some(FeedOf::Subject(&subject));
                feeds.push(sources.feed(site, &language, of_list, subject.documents.clone()));
            }
        }
    }
    feeds
}

impl Sources<'_> {
    /// Writes the feed of a language, or of a body or subject in this language.
    fn feed(
        self,
        site: &Site,
        language: &Language,
        of_list: Option<FeedOf<'_>>,
        documents: Vec<&Entry>,
    ) -> Page {
        let folder = match of_list {
            Some(FeedOf::Body(of_body)) => folder_of_body(language, of_body.body),
            Some(FeedOf::Subject(subject)) => folder_of_subject(language, &subject.slug),
            None => language.to_string(),
        };
        let path = format!("{folder}/{FEED}");
        let written = self.write_feed(site, language, of_list, documents, (&folder, &path));
        Page { path, written }
    }

    fn write_feed(
        self,
        site: &Site,
        language: &Language,
        of_list: Option<FeedOf<'_>>,
        mut documents: Vec<&Entry>,
        (folder, path): (&str, &str),
    ) -> Result<(), Findings> {
        let catalogue = self.catalogue(language)?;
        documents.sort_by(|one, other| latest_first(one, other));
        let author = self.publisher(catalogue, documents.first().copied())?;
        let entries = documents.into_iter().take(FEED_MAX).filter_map(|entry| {
            // Each entry of a feed has a date.
            let date = entry.about.date()?;
            Some(FeedEntry {
                symbol: entry.symbol.to_string(),
                title: entry.title.clone(),
                address: site.address(path_of(entry)),
                date: date.to_string(),
                files: files_of(entry, site),
            })
        });
        let entries: Vec<FeedEntry> = entries.collect();
        let title = match of_list {
            Some(FeedOf::Body(of_body)) => name_of_body(catalogue, of_body),
            Some(FeedOf::Subject(subject)) => subject.name.text.clone(),
            None => self.texts.in_catalogue(catalogue)?.0,
        };
        let page = format!("{folder}/{INDEX}");
        let latest = entries.first().map(|entry| entry.date.clone());
        let feed = Feed {
            language: language.clone(),
            title,
            address: site.address(&format!("{folder}/{FEED}")),
            page: site.address(&page),
            author,
            updated: latest.unwrap_or_else(|| "1970-01-01".to_owned()),
            entries,
        };
        self.file(path, "site/feed.xml", &feed)
    }

    /// Returns the name of the publisher: that of the project or else of the body of a document, or
    /// the title of the site if neither has one.
    fn publisher(self, catalogue: &Catalogue, entry: Option<&Entry>) -> Result<String, Findings> {
        if let Some(publisher) = &self.texts.imprint.publisher {
            return Ok(publisher.get(catalogue.language()).to_owned());
        }
        let of_body = entry.map(|entry| catalogue.of_body(&entry.about.body));
        let name = of_body.map(|of_body| of_body.line("publisher", &[]));
        match name.transpose()? {
            Some(name) if !name.is_empty() => Ok(name),
            _ => Ok(self.texts.in_catalogue(catalogue)?.0),
        }
    }

    /// Adds the files of the sitemap.
    fn sitemap(
        self,
        (graph, comparisons): (&Graph<'_>, &Comparisons),
        site: &Site,
        lists: &[String],
        files: &mut Vec<Page>,
    ) {
        let lists = lists.iter().map(|path| SitemapPage {
            address: site.address(path),
            languages: Vec::new(),
        });
        let mut pages: Vec<SitemapPage> = lists.collect();
        let mut works: BTreeMap<_, Vec<&Entry>> = BTreeMap::new();
        for entry in self.entries.iter().filter(|entry| has_page(entry)) {
            works.entry(&entry.symbol).or_default().push(entry);
        }
        for of_work in works.into_values() {
            let address = |entry: &Entry| site.address(path_of(entry));
            add_in_languages(&of_work, &address, &mut pages);
        }
        for work in &graph.works {
            let address = |entry: &Entry| site.address(&about::path(entry));
            add_in_languages(&work.entries, &address, &mut pages);
            let compared = work.entries.iter().copied();
            let compared: Vec<&Entry> = compared.filter(|entry| comparisons.has(entry)).collect();
            let address = |entry: &Entry| site.address(&comparisons::path(entry));
            add_in_languages(&compared, &address, &mut pages);
            for pages_of_pair in side_by_side(&work.entries, site) {
                add_languages(&pages_of_pair, &mut pages);
            }
        }
        let mut parts: Vec<Vec<SitemapPage>> = Vec::new();
        while pages.len() > SITEMAP_MAX {
            let rest = pages.split_off(SITEMAP_MAX);
            parts.push(std::mem::replace(&mut pages, rest));
        }
        let mut add = |path: String, sitemap: &Sitemap| {
            let text = self
                .builder
                .renderer()
                .site_file("site/sitemap.xml", sitemap);
            let written = text.and_then(|text| self.in_place.write(&path, &text));
            files.push(Page { path, written });
        };
        let mut sitemap = Sitemap {
            parts: Vec::new(),
            pages,
        };
        if !parts.is_empty() {
            parts.push(std::mem::take(&mut sitemap.pages));
            for (index, pages) in parts.into_iter().enumerate() {
                let path = format!("sitemap-{}.xml", index + 1);
                sitemap.parts.push(site.address(&path));
                let part = Sitemap {
                    parts: Vec::new(),
                    pages,
                };
                add(path, &part);
            }
        }
        add(SITEMAP.to_owned(), &sitemap);
    }

    /// Returns the page for wrong addresses. It is shown at any address, so its links are absolute.
    fn not_found(self, site: &Site) -> Result<String, Findings> {
        let catalogue = self.catalogue(&self.texts.language)?;
        let title = catalogue.message("not-found", &[])?;
        let description = catalogue.message("not-found-text", &[])?;
        let up = site.address("");
        let page = NotFound {
            frame: self.frame(&self.texts.language, (catalogue, title, description), &up),
            home: site.address(INDEX),
        };
        self.builder
            .renderer()
            .site_page("site/not-found.html", catalogue, &page)
    }
}

/// Adds a page about a document in all its languages.
fn add_in_languages(
    entries: &[&Entry],
    address: &dyn Fn(&Entry) -> String,
    pages: &mut Vec<SitemapPage>,
) {
    let languages = entries.iter().map(|entry| SitemapLanguage {
        language: entry.language.clone(),
        address: address(entry),
    });
    add_languages(&languages.collect::<Vec<_>>(), pages);
}

/// Adds a page that is in several languages.
fn add_languages(languages: &[SitemapLanguage], pages: &mut Vec<SitemapPage>) {
    pages.extend(languages.iter().map(|page| SitemapPage {
        address: page.address.clone(),
        languages: if languages.len() > 1 {
            languages.to_vec()
        } else {
            Vec::new()
        },
    }));
}

/// Returns the pages of a document with two languages side by side, for each pair of languages. A page is
/// in its first language. Its only alternate is the page of the same pair that begins with the other
/// language: the pages in one language have less.
fn side_by_side(entries: &[&Entry], site: &Site) -> Vec<Vec<SitemapLanguage>> {
    let mut pairs: BTreeMap<[&str; 2], Vec<SitemapLanguage>> = BTreeMap::new();
    for entry in entries {
        let pages = entry.side_by_side.iter();
        for page in pages.filter(|page| page.file.format == Format::Html) {
            let mut pair = [entry.language.tag(), page.with.tag()];
            pair.sort_unstable();
            pairs.entry(pair).or_default().push(SitemapLanguage {
                language: entry.language.clone(),
                address: site.address(&page.file.path),
            });
        }
    }
    pairs.into_values().collect()
}

fn has_page(entry: &Entry) -> bool {
    let mut files = entry.files.iter();
    files.any(|file| file.format == Format::Html)
}

/// Returns the path of a document: the folder that has its page or, without a page, its first file.
fn path_of(entry: &Entry) -> &str {
    let page = entry.files.iter().find(|file| file.format == Format::Html);
    let file = page.or(entry.files.first());
    file.map_or(&entry.folder, |file| &file.path)
}

fn files_of(entry: &Entry, site: &Site) -> Vec<FeedFile> {
    let files = entry
        .files
        .iter()
        .filter(|file| file.path != path_of(entry));
    let files = files.map(|file| FeedFile {
        address: site.address(&file.path),
        media_type: file.format.media_type(),
        size: file.size,
    });
    files.collect()
}
