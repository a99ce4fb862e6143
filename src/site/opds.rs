//! The catalogue for reading apps, in OPDS 2.0 (<https://drafts.opds.io/opds-2.0>): the documents that have
//! an EPUB with a cover, by language and, in a large site, by body and by session or year.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::edition::Site;
use crate::output::{CATALOGUE, COVER, Entry, FileEntry, Fingerprint, Output, home_of};
use crate::pipeline::Builder;
use crate::threads::in_parts;
use publish_model::diagnostic::{Diagnostic, Findings};
use publish_model::{Direction, Language};
use publish_templates::wording::FluentValue;
use publish_text::epub;
use publish_view::edition::Format;

use super::about;
use super::current::UnchangedDocuments;
use super::in_place::FilesInPlace;
use super::lists::{
    LATEST, LISTED_MAX, Page, Sources, folder_of_body, folder_of_period, has_lists, languages_of,
    link_name, name_of_body,
};
use super::web::FEED as ATOM_FEED;
use super::works::latest_first;
use super::{INDEX, json_error, write_shared};

const FEED: &str = "application/opds+json";
const PUBLICATION: &str = "application/opds-publication+json";
const OPEN_ACCESS: &str = "http://opds-spec.org/acquisition/open-access";

#[derive(Serialize)]
struct Feed {
    metadata: FeedMetadata,
    links: Vec<Link>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    navigation: Vec<Link>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    facets: Vec<Facet>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    publications: Vec<Publication>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    groups: Vec<Group>,
}

#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
struct FeedMetadata {
    title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    number_of_items: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    items_per_page: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    current_page: Option<usize>,
}

#[derive(Serialize)]
struct Facet {
    metadata: FeedMetadata,
    links: Vec<Link>,
}

#[derive(Serialize)]
struct Group {
    metadata: FeedMetadata,
    links: Vec<Link>,
    publications: Vec<Publication>,
}

/// A document.
#[derive(Serialize)]
struct Publication {
    metadata: PublicationMetadata,
    links: Vec<Link>,
    images: Vec<Link>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PublicationMetadata {
    #[serde(rename = "@type")]
    kind: &'static str,
    identifier: String,
    title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<String>,
    language: Language,
    #[serde(skip_serializing_if = "Option::is_none")]
    published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reading_progression: Option<&'static str>,
}

#[derive(Serialize)]
struct Link {
    #[serde(skip_serializing_if = "Option::is_none")]
    rel: Option<&'static str>,
    href: String,
    #[serde(rename = "type")]
    media_type: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    properties: Option<LinkProperties>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct LinkProperties {
    number_of_items: usize,
}

impl Link {
    fn new(rel: &'static str, href: String, media_type: &'static str) -> Self {
        Link {
            rel: Some(rel),
            href,
            media_type,
            title: None,
            properties: None,
        }
    }

    /// Creates a link to a feed with a number of documents.
    fn to_feed(title: String, href: String, count: usize) -> Self {
        Link {
            rel: None,
            href,
            media_type: FEED,
            title: Some(title),
            properties: Some(LinkProperties {
                number_of_items: count,
            }),
        }
    }
}

/// Writes the covers of the EPUBs next to them, if the address of the site is known, in a number of threads:
/// reading apps show covers, but only a file has an address. Returns their paths by the folders of the
/// documents.
pub fn write_covers(
    builder: &Builder,
    entries: &[Entry],
    unchanged: Option<UnchangedDocuments<'_>>,
    output: &Output,
    jobs: usize,
) -> (BTreeMap<String, String>, Vec<Diagnostic>) {
    let in_place = unchanged.is_none();
    let in_place = in_place.then(|| FilesInPlace::read(builder, output, "covers"));
    let write = |file: &FileEntry, path: &str| -> Result<bool, Findings> {
        let cover = epub::cover_in(&output.bytes(&file.path)?);
        let Some(cover) = cover else {
            return Ok(false);
        };
        write_shared(builder, output, path, &cover)?;
        if let Some(in_place) = &in_place {
            in_place.add(path, Some(file.sha256), &cover);
        }
        Ok(true)
    };
    let is_there = |entry: &Entry, file: &FileEntry, path: &String| match (unchanged, &in_place) {
        (Some(unchanged), _) => unchanged.contain(entry) && unchanged.have(path),
        (None, Some(in_place)) => in_place.keep(std::slice::from_ref(path), Some(file.sha256)),
        (None, None) => false,
    };
    let parts = in_parts(entries, jobs, |_, part| {
        let mut covers = Vec::new();
        let mut findings: Vec<Diagnostic> = Vec::new();
        for entry in part {
            let Some(file) = epub_of(entry) else {
                continue;
            };
            let path = format!("{}/{COVER}", entry.folder);
            let is_without_cover = unchanged
                .is_some_and(|unchanged| unchanged.contain(entry) && !unchanged.had(&path));
            if is_without_cover {
                continue;
            }
            let written = match is_there(entry, file, &path) {
                true => Ok(true),
                false => write(file, &path),
            };
            match written {
                Ok(true) => covers.push((entry.folder.clone(), path)),
                Ok(false) => {}
                Err(errors) => findings.extend(errors),
            }
        }
        (covers, findings)
    });
    if let Some(in_place) = &in_place {
        in_place.write();
    }
    let (covers, findings): (Vec<_>, Vec<_>) = parts.into_iter().unzip();
    let covers = covers.into_iter().flatten().collect();
    (covers, findings.concat())
}

/// Writes the entry of each document, next to it, in a number of threads. Adds their paths to `written`.
pub fn write_entries(
    sources: Sources<'_>,
    site: &Site,
    output: &Output,
    jobs: usize,
    written: &mut Vec<String>,
) -> Vec<Diagnostic> {
    let is_kept = |entry: &Entry, path: &str| {
        sources.unchanged.is_some_and(|unchanged| {
            unchanged.documents.contain(entry) && unchanged.documents.have(path)
        })
    };
    let write = |entry: &Entry, path: &str| {
        let text = to_json(path, &sources.publication(entry, site)?)?;
        let file = Fingerprint::of(text.as_bytes());
        if sources.builder.inputs().is_some() && output.has_page(path, file) {
            return Ok(());
        }
        output.write(path, text.as_bytes()).map(drop)
    };
    let parts = in_parts(sources.entries, jobs, |_, part| {
        let mut paths = Vec::new();
        let mut findings: Vec<Diagnostic> = Vec::new();
        for entry in part.iter().filter(|entry| sources.is_offered(entry)) {
            let path = format!("{}/{CATALOGUE}", entry.folder);
            if !is_kept(entry, &path)
                && let Err(errors) = write(entry, &path)
            {
                findings.extend(errors);
            }
            paths.push(path);
        }
        (paths, findings)
    });
    let (paths, findings): (Vec<_>, Vec<_>) = parts.into_iter().unzip();
    written.extend(paths.into_iter().flatten());
    findings.concat()
}

/// Writes the feeds of all languages.
pub fn feeds(sources: Sources<'_>, site: &Site) -> Vec<Page> {
    let offered = sources
        .entries
        .iter()
        .filter(|entry| sources.covers.contains_key(&entry.folder));
    let languages = languages_of(offered);
    let mut pages = Vec::new();
    for (language, _) in &languages {
        match sources.feeds_of(language, &languages, site) {
            Ok(feeds) => pages.extend(feeds.into_iter().map(|(path, feed)| Page {
                written:
                    to_json(&path, &feed).and_then(|text| sources.in_place.write(&path, &text)),
                path,
            })),
            Err(errors) => pages.push(Page {
                path: root_of(language),
                written: Err(errors),
            }),
        }
    }
    pages
}

/// Returns the path of the first feed of a language.
fn root_of(language: &Language) -> String {
    format!("{language}/{CATALOGUE}")
}

fn to_json(path: &str, value: &impl Serialize) -> Result<String, Findings> {
    let json = serde_json::to_string_pretty(value);
    let json = json.map_err(|error| Findings::from(json_error(path, &error)))?;
    Ok(json + "\n")
}

fn epub_of(entry: &Entry) -> Option<&FileEntry> {
    let mut files = entry.files.iter();
    files.find(|file| file.format == Format::Epub)
}

/// Returns the name of the file with a page of a feed.
fn file_name(index: usize) -> String {
    match index {
        0 => CATALOGUE.to_owned(),
        _ => format!("opds-{}.json", index + 1),
    }
}

impl Sources<'_> {
    fn is_offered(self, entry: &Entry) -> bool {
        self.covers.contains_key(&entry.folder)
    }

    /// Returns the relative path to the feed in a folder, if it has some of these documents.
    pub fn catalogue_href<'e>(
        self,
        folder: &str,
        documents: impl IntoIterator<Item = &'e Entry>,
    ) -> Option<String> {
        let mut documents = documents.into_iter();
        let has_feed = documents.any(|entry| self.is_offered(entry));
        has_feed.then(|| format!("{folder}/{CATALOGUE}"))
    }

    /// Returns the feeds of a language with their paths.
    fn feeds_of(
        self,
        language: &Language,
        languages: &[(Language, usize)],
        site: &Site,
    ) -> Result<Vec<(String, Feed)>, Findings> {
        let catalogue = self.catalogue(language)?;
        let (title, _) = self.texts.in_catalogue(catalogue)?;
        let mut documents: Vec<&Entry> = self.entries.iter().collect();
        documents.retain(|entry| entry.language == *language && self.is_offered(entry));
        documents.sort_by(|one, other| latest_first(one, other));
        let count = documents.len();
        let facets = self.languages(language, languages, site)?;
        let path = root_of(language);
        let mut feed = Feed {
            metadata: FeedMetadata {
                title,
                number_of_items: Some(count),
                ..FeedMetadata::default()
            },
            links: vec![
                Link::new("self", site.address(&path), FEED),
                Link::new("alternate", site.address(&home_of(language)), "text/html"),
            ],
            navigation: Vec::new(),
            facets,
            publications: Vec::new(),
            groups: Vec::new(),
        };
        if !has_lists(self.entries) {
            feed.publications = self.publications(&documents, site)?;
            return Ok(vec![(path, feed)]);
        }
        documents.truncate(LATEST);
        feed.groups.push(Group {
            metadata: FeedMetadata {
                title: catalogue.message("latest-documents", &[])?,
                ..FeedMetadata::default()
            },
            // A collection has links. The Atom feed of the language lists the latest documents too.
            links: vec![Link::new(
                "alternate",
                site.address(&format!("{language}/{ATOM_FEED}")),
                "application/atom+xml",
            )],
            publications: self.publications(&documents, site)?,
        });
        let mut feeds = Vec::new();
        for of_body in self.grouped(language) {
            let of_body_count = of_body.documents().filter(|one| self.is_offered(one));
            let of_body_count = of_body_count.count();
            if of_body_count == 0 {
                continue;
            }
            let name = name_of_body(catalogue, &of_body);
            let folder = folder_of_body(language, of_body.body);
            let href = site.address(&format!("{folder}/{CATALOGUE}"));
            let mut periods = Vec::new();
            for of_kind in &of_body.kinds {
                for period in &of_kind.periods {
                    let documents = period.documents.iter().copied();
                    let documents: Vec<&Entry> =
                        documents.filter(|entry| self.is_offered(entry)).collect();
                    if documents.is_empty() {
                        continue;
                    }
                    let title = link_name(catalogue, &of_body, of_kind, period)?;
                    let folder = folder_of_period(language, &of_body, of_kind, period);
                    let first = site.address(&format!("{folder}/{CATALOGUE}"));
                    periods.push(Link::to_feed(title.clone(), first, documents.len()));
                    let place = PlaceOfFeed {
                        title,
                        folder,
                        up: &href,
                        start: &path,
                    };
                    self.pages_of(&place, &documents, site, &mut feeds)?;
                }
            }
            feed.navigation
                .push(Link::to_feed(name.clone(), href.clone(), of_body_count));
            let of_body = Feed {
                metadata: FeedMetadata {
                    title: name,
                    number_of_items: Some(of_body_count),
                    ..FeedMetadata::default()
                },
                links: vec![
                    Link::new("self", href, FEED),
                    Link::new("start", site.address(&path), FEED),
                    Link::new("up", site.address(&path), FEED),
                    Link::new(
                        "alternate",
                        site.address(&format!("{folder}/{INDEX}")),
                        "text/html",
                    ),
                ],
                navigation: periods,
                facets: Vec::new(),
                publications: Vec::new(),
                groups: Vec::new(),
            };
            feeds.push((format!("{folder}/{CATALOGUE}"), of_body));
        }
        feeds.push((path, feed));
        Ok(feeds)
    }

    /// Adds the feeds with the documents of a session or year.
    fn pages_of(
        self,
        place: &PlaceOfFeed<'_>,
        documents: &[&Entry],
        site: &Site,
        feeds: &mut Vec<(String, Feed)>,
    ) -> Result<(), Findings> {
        let path = |index: usize| format!("{}/{}", place.folder, file_name(index));
        let pages = documents.chunks(LISTED_MAX).len();
        for (index, part) in documents.chunks(LISTED_MAX).enumerate() {
            let to = |rel, index| Link::new(rel, site.address(&path(index)), FEED);
            let list = format!("{}/{INDEX}", place.folder);
            let links = [
                Some(to("self", index)),
                Some(Link::new("start", site.address(place.start), FEED)),
                Some(Link::new("up", place.up.to_owned(), FEED)),
                Some(Link::new("alternate", site.address(&list), "text/html")),
                (pages > 1).then(|| to("first", 0)),
                index.checked_sub(1).map(|before| to("previous", before)),
                (index + 1 < pages).then(|| to("next", index + 1)),
                (pages > 1).then(|| to("last", pages - 1)),
            ];
            let feed = Feed {
                metadata: FeedMetadata {
                    title: place.title.clone(),
                    number_of_items: Some(documents.len()),
                    items_per_page: Some(LISTED_MAX),
                    current_page: Some(index + 1),
                },
                links: links.into_iter().flatten().collect(),
                navigation: Vec::new(),
                facets: Vec::new(),
                publications: self.publications(part, site)?,
                groups: Vec::new(),
            };
            feeds.push((path(index), feed));
        }
        Ok(())
    }

    /// Returns the links to the catalogues in all languages.
    fn languages(
        self,
        language: &Language,
        languages: &[(Language, usize)],
        site: &Site,
    ) -> Result<Vec<Facet>, Findings> {
        if languages.len() < 2 {
            return Ok(Vec::new());
        }
        let title = self.catalogue(language)?.message("languages", &[])?;
        let links = languages.iter().map(|(other, count)| {
            let name = self.catalogue(other)?.own_name();
            let link = Link::to_feed(name, site.address(&root_of(other)), *count);
            let rel = (other == language).then_some("self");
            Ok(Link { rel, ..link })
        });
        Ok(vec![Facet {
            metadata: FeedMetadata {
                title,
                ..FeedMetadata::default()
            },
            links: links.collect::<Result<_, Findings>>()?,
        }])
    }

    fn publications(self, entries: &[&Entry], site: &Site) -> Result<Vec<Publication>, Findings> {
        let publications = entries.iter().map(|entry| self.publication(entry, site));
        publications.collect()
    }

    fn publication(self, entry: &Entry, site: &Site) -> Result<Publication, Findings> {
        let catalogue = self.catalogue(&entry.language)?;
        let symbol = entry.symbol.as_str();
        let title = match entry.title == symbol {
            true => entry.title.clone(),
            false => {
                let title = ("title", FluentValue::from(entry.title.as_str()));
                let arguments = [("symbol", FluentValue::from(symbol)), title];
                catalogue.message("full-title", &arguments)?
            }
        };
        let is_rtl = entry.language.direction() == Direction::Rtl;
        let this = site.address(&format!("{}/{CATALOGUE}", entry.folder));
        let page = site.address(&about::path(entry));
        let mut links = vec![
            Link::new("self", this, PUBLICATION),
            Link::new("alternate", page, "text/html"),
        ];
        let editions = [Format::Epub, Format::Pdf].into_iter().flat_map(|format| {
            let files = entry.files.iter();
            files.filter(move |file| file.format == format)
        });
        for file in editions {
            let kind = file.format.kind(file.variant);
            let name = catalogue.message(&format!("format-{kind}"), &[])?;
            links.push(Link {
                title: Some(name),
                ..Link::new(
                    OPEN_ACCESS,
                    site.address(&file.path),
                    file.format.media_type(),
                )
            });
        }
        let cover = self.covers.get(&entry.folder).into_iter();
        let images = cover.map(|path| Link {
            rel: None,
            ..Link::new("cover", site.address(path), "image/png")
        });
        Ok(Publication {
            metadata: PublicationMetadata {
                kind: "http://schema.org/Legislation",
                identifier: epub::identifier_of(symbol, &entry.language),
                title,
                publisher: about::institution(entry, catalogue.of_body(&entry.about.body))?,
                language: entry.language.clone(),
                published: entry.about.date().map(|date| date.to_string()),
                reading_progression: is_rtl.then_some("rtl"),
            },
            links,
            images: images.collect(),
        })
    }
}

/// Where the feeds of a session or year are.
struct PlaceOfFeed<'p> {
    title: String,
    folder: String,
    /// The address of the feed of the body.
    up: &'p str,
    /// The path of the first feed of the language.
    start: &'p str,
}
