//! The page about each work, a document in all its languages: its languages and formats, how it was
//! adopted, what it cites and what cites it. Each language of a work has a page in that language.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::output::{ABOUT, CITATIONS, Checksum, Entry, Output, path_to_root};
use crate::site_pages::{Crumb, Frame};
use publish_model::diagnostic::{Diagnostic, Findings};
use publish_model::{BodyId, Direction, Language, Symbol};
use publish_templates::wording::{Catalogue, FluentValue};
use publish_text::html::PageFile;
use publish_view::edition::Format;

use super::graph::{Citation, Graph, Work};
use super::lists::{self, Sources, has_lists, link_name, name_of_body};
use super::works::PeriodKey;
use super::{INDEX, write_shared};
use crate::cache::Key;

/// The context of a page.
#[derive(Debug, Clone, Serialize)]
struct AboutPage {
    #[serde(flatten)]
    frame: Frame,
    symbol: String,
    /// The languages of the work, with the page in each.
    languages: Vec<WorkLanguage>,
    /// The date of adoption in words.
    adopted: Option<String>,
    /// The lines about the adoption.
    adoption: Vec<String>,
    issued: Option<String>,
    body: String,
    session: String,
    agenda: Vec<String>,
    votes: Vec<Vote>,
    official: Option<AddressLink>,
    /// The citation of the document, and of a paragraph as an example.
    citations: Vec<String>,
    follows: Option<WorkLink>,
    followed_by: Option<WorkLink>,
    cites: Vec<WorkLink>,
    cited_by: Vec<WorkLink>,
    /// The number of works that cite this one, of which `cited_by` may have only the latest.
    cited_by_count: usize,
    /// The sentence on a page that has only the latest ones, and the link to the open data.
    latest: Option<String>,
    open_data_href: String,
}

/// A language of a work.
#[derive(Debug, Clone, Serialize)]
struct WorkLanguage {
    language: Language,
    direction: Direction,
    /// The name of the language in that language.
    name: String,
    title: String,
    /// The relative link to the document.
    href: String,
    /// The relative link to the page about the work in that language.
    about_href: String,
    is_current: bool,
    /// The editions besides the web page.
    files: Vec<PageFile>,
}

/// The result of a recorded vote.
#[derive(Debug, Clone, Serialize)]
struct Vote {
    /// The sides: the key of the message, and the number.
    sides: Vec<(&'static str, u32)>,
}

/// An address on the web.
#[derive(Debug, Clone, Serialize)]
struct AddressLink {
    href: String,
    text: String,
}

/// A link to a work.
#[derive(Debug, Clone, Serialize)]
struct WorkLink {
    symbol: String,
    /// The title; none if the work is not on the site.
    title: Option<String>,
    /// The language of the title, if it is not that of the page.
    language: Option<Language>,
    /// The link: to the page about a work on the site, or to the official document.
    href: Option<String>,
    is_on_site: bool,
    date: Option<String>,
    places: Vec<PlaceLink>,
}

/// A link to a place that cites a work.
#[derive(Debug, Clone, Serialize)]
struct PlaceLink {
    name: String,
    /// The language of the name, if it is not that of the page.
    language: Option<Language>,
    href: Option<String>,
    /// The paragraphs that it names.
    paragraphs: Vec<ParagraphLink>,
}

/// A paragraph that a citation names.
#[derive(Debug, Clone, Serialize)]
struct ParagraphLink {
    name: String,
    href: Option<String>,
}

/// The maximum number of documents in the list of those that cite a document.
const CITED_BY_MAX: usize = 100;

/// A page that an earlier run wrote.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
struct Written {
    /// The checksum of everything on which it depends.
    key: Checksum,
    /// The checksum and the size of the page.
    sum: Checksum,
    size: usize,
}

/// What all pages of a run share, in one language.
struct OfLanguage<'a> {
    catalogue: &'a Catalogue,
    /// The names of bodies, and of the lists of sessions and years by their folders.
    bodies: BTreeMap<&'a BodyId, String>,
    periods: BTreeMap<String, String>,
}

impl OfLanguage<'_> {
    /// Returns the name of the body of a document.
    fn body(&self, entry: &Entry) -> &str {
        let name = self.bodies.get(&entry.about.body);
        name.map_or("", String::as_str)
    }
}

/// Returns the path of the page about a work in the language of a document.
pub fn path(entry: &Entry) -> String {
    format!("{}/{ABOUT}", entry.folder)
}

/// Whether a path is that of a page about a work.
pub fn is_path(path: &str) -> bool {
    path.rsplit('/').next() == Some(ABOUT)
}

/// Writes the pages about all works. Adds their paths to `written`. With a cache, a page on which
/// nothing has changed is not rendered again.
pub fn write(
    sources: Sources<'_>,
    graph: &Graph<'_>,
    output: &Output,
    written: &mut Vec<String>,
) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let mut of_languages: BTreeMap<&Language, OfLanguage<'_>> = BTreeMap::new();
    for entry in sources.entries {
        if of_languages.contains_key(&entry.language) {
            continue;
        }
        match of_language(sources, &entry.language) {
            Ok(of_language) => {
                of_languages.insert(&entry.language, of_language);
            }
            Err(errors) => {
                findings.extend(errors);
                return findings;
            }
        }
    }
    let inputs = sources.builder.inputs();
    let place = Key::new("about pages").with("root", output.root().as_os_str().as_encoded_bytes());
    let place = place.finish();
    let earlier = inputs.and_then(|inputs| inputs.cache.local_record(place));
    let earlier: BTreeMap<String, Written> = earlier.unwrap_or_default();
    let shared = key_of_all(sources);
    let shared = shared.and_then(|shared| {
        let works = graph.works.iter().map(key_of_links);
        Some((shared, works.collect::<Option<Vec<Checksum>>>()?))
    });
    let mut pages: BTreeMap<String, Written> = BTreeMap::new();
    for work in &graph.works {
        let of_work = Pages {
            sources,
            graph,
            work,
        };
        let key = shared.as_ref();
        let key = key.and_then(|(shared, works)| of_work.key(shared, works, &of_languages));
        for entry in &work.entries {
            let path = path(entry);
            written.push(path.clone());
            let before = earlier.get(&path).copied();
            if let (Some(before), Some(key)) = (before, key)
                && before.key == key
                && output.has_page(&path, before.sum, before.size)
            {
                pages.insert(path, before);
                continue;
            }
            let text = match of_languages.get(&entry.language) {
                Some(of_language) => of_work.text(entry, of_language),
                None => continue,
            };
            let page = text.and_then(|text| {
                write_shared(sources.builder, output, &path, text.as_bytes())?;
                Ok((Checksum::of(text.as_bytes()), text.len()))
            });
            match (page, key) {
                (Ok((sum, size)), Some(key)) => {
                    pages.insert(path, Written { key, sum, size });
                }
                (Ok(_), None) => {}
                (Err(errors), _) => findings.extend(errors),
            }
        }
        // The errors of a template are the same on all pages.
        if !findings.is_empty() {
            return findings;
        }
    }
    if let Some(inputs) = inputs {
        inputs.cache.store_local_record(place, &pages);
    }
    findings
}

fn of_language<'a>(sources: Sources<'a>, language: &Language) -> Result<OfLanguage<'a>, Findings> {
    let catalogue = sources.catalogue(language)?;
    let groups = sources.grouped(language);
    let mut periods = BTreeMap::new();
    for of_body in groups.iter().filter(|_| has_lists(sources.entries)) {
        for of_kind in &of_body.kinds {
            for period in &of_kind.periods {
                let folder = lists::folder_of_period(language, of_body, of_kind, period);
                periods.insert(folder, link_name(catalogue, of_body, of_kind, period)?);
            }
        }
    }
    let bodies = groups.iter();
    let bodies = bodies.map(|of_body| (of_body.body, name_of_body(catalogue, of_body)));
    Ok(OfLanguage {
        bodies: bodies.collect(),
        periods,
        catalogue,
    })
}

/// Returns the key of everything that links to a work depend on.
fn key_of_links(work: &Work<'_>) -> Option<Checksum> {
    let mut key = Key::new("links to a work").with("symbol", work.symbol);
    for entry in &work.entries {
        key = key
            .with("language", entry.language.tag())
            .with("title", &entry.title)
            .with("document", document(entry))
            .with_data("date", &entry.about.date())?;
    }
    Some(key.finish())
}

/// Returns the key of everything that all pages depend on, besides the works and the names of their
/// bodies and lists.
fn key_of_all(sources: Sources<'_>) -> Option<Key> {
    let inputs = sources.builder.inputs()?;
    let texts = sources.texts;
    let key = inputs.cache.key("about");
    let key = key.with("templates", inputs.site_templates.as_bytes());
    let key = key.with("catalogues", inputs.catalogues.as_bytes());
    let key = key.with("bodies", inputs.bodies.as_bytes());
    let key = key.with("theme", inputs.theme.as_bytes());
    let key = key.with("texts", format!("{texts:?}"));
    let assets = sources.builder.renderer().assets();
    let key = key.with("style sheet", sources.style_sheet_name);
    let key = key.with("script", &assets.script.name);
    let key = key.with("lists", [u8::from(has_lists(sources.entries))]);
    Some(key)
}

/// The pages about a work.
struct Pages<'a> {
    sources: Sources<'a>,
    graph: &'a Graph<'a>,
    work: &'a Work<'a>,
}

impl<'a> Pages<'a> {
    /// Returns the key of everything that the pages of this work depend on.
    /// `works` are the keys of what links to each work depend on.
    fn key(
        &self,
        shared: &Key,
        works: &[Checksum],
        of_languages: &BTreeMap<&Language, OfLanguage<'_>>,
    ) -> Option<Checksum> {
        let of_work = |index: Option<usize>| {
            let key = index.and_then(|index| works.get(index));
            key.map(|key| key.as_bytes().to_vec()).unwrap_or_default()
        };
        let mut key = shared.clone();
        for entry in &self.work.entries {
            key = key
                .with("folder", &entry.folder)
                .with("title", &entry.title);
            key = key.with_data("files", &entry.files)?;
            key = key.with_data("about", &entry.about)?;
            let of_language = of_languages.get(&entry.language)?;
            let period = of_language.periods.get(&self.folder_of_period(entry));
            key = key
                .with("body", of_language.body(entry))
                .with("period", period.map_or("", String::as_str));
        }
        for index in [self.work.follows, self.work.followed_by] {
            key = key.with("series", of_work(index));
        }
        for &index in &self.work.cites {
            let citation = &self.graph.citations[index];
            key = key
                .with("cites", citation.anchor)
                .with("cited", citation.cited)
                .with("paragraph", citation.paragraph.unwrap_or_default())
                .with(
                    "anchor",
                    citation.cited_anchor.as_deref().unwrap_or_default(),
                )
                .with("work", of_work(citation.cited_work));
        }
        let mut last = None;
        for &index in &self.work.cited_by {
            let citation = &self.graph.citations[index];
            key = key
                .with("cited by", citation.anchor)
                .with("paragraph", citation.paragraph.unwrap_or_default())
                .with(
                    "anchor",
                    citation.cited_anchor.as_deref().unwrap_or_default(),
                );
            let citing = self.graph.works.get(citation.citing)?;
            for entry in &citing.entries {
                let mut places = entry.about.cites.places();
                let place = places.find(|place| place.anchor == citation.anchor);
                let has_anchor = entry.anchors.iter().any(|one| one == citation.anchor);
                key = key
                    .with("name", place.map_or("", |place| place.name))
                    .with("has anchor", [u8::from(has_anchor)]);
            }
            if last != Some(citation.citing) {
                key = key.with("work", of_work(Some(citation.citing)));
                last = Some(citation.citing);
            }
        }
        Some(key.finish())
    }

    /// Returns the page in the language of one of the documents.
    fn text(&self, entry: &'a Entry, shared: &OfLanguage<'_>) -> Result<String, Findings> {
        let Pages { sources, work, .. } = *self;
        let catalogue = shared.catalogue;
        let language = &entry.language;
        let up = path_to_root(&entry.folder);
        let about = &entry.about;
        let date =
            |date: Option<jiff::civil::Date>| date.map(|date| catalogue.date(date)).transpose();
        let languages = work
            .entries
            .iter()
            .map(|other| self.language(other, entry, catalogue));
        let lines = [&about.adoption, &about.report];
        let adoption = lines.into_iter().chain(&about.below_title);
        let symbol = entry.symbol.to_string();
        let example = catalogue.message("cite-paragraph", &[("number", FluentValue::from("1"))])?;
        let of_paragraph = catalogue.message(
            "citation",
            &[
                ("symbol", FluentValue::from(symbol.as_str())),
                ("place", FluentValue::from(example)),
            ],
        )?;
        let has_first = entry.anchors.iter().any(|anchor| anchor == "op-1");
        let citations = [Some(symbol.clone()), has_first.then_some(of_paragraph)];
        let title = ("title", FluentValue::from(entry.title.as_str()));
        let arguments = [("symbol", FluentValue::from(symbol.as_str())), title];
        let description = catalogue.message("about-description", &arguments)?;
        let (crumbs, body) = self.crumbs(entry, shared, &up)?;
        let citing = self.citing(language);
        let latest = (citing.len() > CITED_BY_MAX).then(|| {
            let count = [("count", FluentValue::from(CITED_BY_MAX))];
            catalogue.message("about-latest", &count)
        });
        let frame = sources.frame(language, (catalogue, entry.title.clone(), description), &up);
        let page = AboutPage {
            frame: Frame {
                address: sources.address(&path(entry)),
                crumbs,
                ..frame.of_site(sources.links.of_document(entry, &up, ABOUT))
            },
            languages: languages.collect::<Result<_, Findings>>()?,
            adopted: date(about.adopted)?,
            adoption: adoption.filter(|line| !line.is_empty()).cloned().collect(),
            issued: date(about.issued)?,
            body,
            session: about.session.clone(),
            agenda: about.agenda.clone(),
            votes: votes(entry),
            official: self.official(entry),
            citations: citations.into_iter().flatten().collect(),
            follows: self.series(work.follows, entry, catalogue)?,
            followed_by: self.series(work.followed_by, entry, catalogue)?,
            cites: self.cites(entry, catalogue)?,
            cited_by: self.cited_by(&citing, entry, catalogue)?,
            cited_by_count: citing.len(),
            latest: latest.transpose()?,
            open_data_href: format!("{up}{}", CITATIONS[1]),
            symbol,
        };
        sources
            .builder
            .renderer()
            .site_page("site/about.html", &page)
    }

    fn language(
        &self,
        other: &Entry,
        entry: &Entry,
        catalogue: &Catalogue,
    ) -> Result<WorkLanguage, Findings> {
        let up = path_to_root(&entry.folder);
        let of_other = self.sources.catalogue(&other.language)?;
        let files = other.files.iter().map(|file| {
            Ok(PageFile {
                format: file.format,
                kind: file.format.kind(file.variant),
                media_type: file.format.media_type(),
                href: format!("{up}{}", file.path),
                size: file.size,
                size_text: catalogue.size(file.size)?,
            })
        });
        Ok(WorkLanguage {
            direction: other.language.direction(),
            name: of_other.own_name(),
            title: other.title.clone(),
            href: format!("{up}{}", document(other)),
            about_href: format!("{up}{}", path(other)),
            is_current: other.language == entry.language,
            files: files.collect::<Result<_, Findings>>()?,
            language: other.language.clone(),
        })
    }

    /// Returns the folder of the list of the session or year of a document.
    fn folder_of_period(&self, entry: &Entry) -> String {
        let bodies = self.sources.builder.catalogues().bodies();
        let folder = lists::folder_of_body(&entry.language, &entry.about.body);
        let body = bodies.get_or_neutral(&entry.about.body);
        let kind = body.kind_of(&entry.symbol);
        format!("{folder}/{kind}/{}", PeriodKey::of(entry, bodies).folder())
    }

    /// Returns the pages above this one, and the name of the body.
    fn crumbs(
        &self,
        entry: &Entry,
        shared: &OfLanguage<'_>,
        up: &str,
    ) -> Result<(Vec<Crumb>, String), Findings> {
        let sources = self.sources;
        let language = &entry.language;
        let mut crumbs = vec![sources.home_link(shared.catalogue, language, up)?];
        let body = shared.body(entry).to_owned();
        if has_lists(sources.entries) {
            let folder = lists::folder_of_body(language, &entry.about.body);
            crumbs.push(Crumb {
                name: body.clone(),
                href: format!("{up}{folder}/{INDEX}"),
            });
            let folder = self.folder_of_period(entry);
            if let Some(name) = shared.periods.get(&folder) {
                crumbs.push(Crumb {
                    name: name.clone(),
                    href: format!("{up}{folder}/{INDEX}"),
                });
            }
        }
        Ok((crumbs, body))
    }

    /// Returns the address of the official document.
    fn official(&self, entry: &Entry) -> Option<AddressLink> {
        let bodies = self.sources.builder.catalogues().bodies();
        let href = match &entry.about.official {
            Some(address) => address.clone(),
            None => bodies
                .official_href(&entry.symbol, &entry.about.body, &entry.language)?
                .to_string(),
        };
        let text = href
            .split_once("://")
            .map_or(href.as_str(), |(_, rest)| rest);
        Some(AddressLink {
            text: text.to_owned(),
            href,
        })
    }

    /// Returns the link to a work that this one follows, or that follows it.
    fn series(
        &self,
        index: Option<usize>,
        entry: &Entry,
        catalogue: &Catalogue,
    ) -> Result<Option<WorkLink>, Findings> {
        let work = index.and_then(|index| self.graph.works.get(index));
        work.map(|work| on_site(work, entry, catalogue)).transpose()
    }

    /// Returns the works that this one cites, in the order of their first citations.
    fn cites(&self, entry: &Entry, catalogue: &Catalogue) -> Result<Vec<WorkLink>, Findings> {
        let bodies = self.sources.builder.catalogues().bodies();
        let mut links: Vec<WorkLink> = Vec::new();
        for citation in self.citations(&self.work.cites) {
            let cited = citation
                .cited_work
                .and_then(|index| self.graph.works.get(index));
            if !links.iter().any(|link| link.symbol == citation.cited) {
                links.push(match cited {
                    Some(work) => on_site(work, entry, catalogue)?,
                    None => {
                        let symbol = citation.cited.parse::<Symbol>().ok();
                        let href = symbol.and_then(|symbol| {
                            bodies.official_href(&symbol, &entry.about.body, &entry.language)
                        });
                        WorkLink {
                            symbol: citation.cited.to_owned(),
                            title: None,
                            language: None,
                            href: href.map(|href| href.to_string()),
                            is_on_site: false,
                            date: None,
                            places: Vec::new(),
                        }
                    }
                });
            }
            let mut existing = links.iter_mut();
            let Some(link) = existing.find(|link| link.symbol == citation.cited) else {
                continue;
            };
            let cited = cited.and_then(|work| work.entry(&entry.language));
            add_place(
                &mut link.places,
                self.work,
                citation,
                entry,
                cited,
                catalogue,
            )?;
        }
        Ok(links)
    }

    /// Returns the works that cite this one with their citations, the latest first.
    fn citing(&self, language: &Language) -> Vec<(&'a Work<'a>, Vec<&'a Citation<'a>>)> {
        let citations: Vec<&Citation<'_>> = self.citations(&self.work.cited_by).collect();
        let of_works = citations.chunk_by(|one, other| one.citing == other.citing);
        let mut works: Vec<(&Work<'_>, Vec<&Citation<'_>>)> = of_works
            .filter_map(|of_work| {
                let work = self.graph.works.get(of_work.first()?.citing)?;
                Some((work, of_work.to_vec()))
            })
            .collect();
        works.sort_by_cached_key(|(work, _)| {
            let entry = work.entry(language);
            std::cmp::Reverse(entry.and_then(|entry| entry.about.date()))
        });
        works
    }

    /// Returns the links to the latest works that cite this one.
    fn cited_by(
        &self,
        citing: &[(&Work<'_>, Vec<&Citation<'_>>)],
        entry: &Entry,
        catalogue: &Catalogue,
    ) -> Result<Vec<WorkLink>, Findings> {
        let links = citing.iter().take(CITED_BY_MAX).map(|(work, citations)| {
            let mut link = on_site(work, entry, catalogue)?;
            for citation in citations {
                let places = &mut link.places;
                add_place(places, work, citation, entry, Some(entry), catalogue)?;
            }
            Ok(link)
        });
        links.collect()
    }

    fn citations(&self, indexes: &'a [usize]) -> impl Iterator<Item = &'a Citation<'a>> {
        let graph = self.graph;
        indexes
            .iter()
            .filter_map(|index| graph.citations.get(*index))
    }
}

/// Returns the path of a document: its web page or, without one, its first edition.
fn document(entry: &Entry) -> &str {
    let page = entry.files.iter().find(|file| file.format == Format::Html);
    let file = page.or(entry.files.first());
    file.map_or(entry.folder.as_str(), |file| file.path.as_str())
}

fn votes(entry: &Entry) -> Vec<Vote> {
    let votes = entry.about.votes.iter().map(|vote| {
        let sides = [
            ("vote-in-favour", Some(vote.in_favour)),
            ("vote-against", Some(vote.against)),
            ("vote-abstaining", Some(vote.abstaining)),
            ("vote-absent", vote.absent),
        ];
        let sides = sides.into_iter();
        Vote {
            sides: sides
                .filter_map(|(key, count)| Some((key, count?)))
                .collect(),
        }
    });
    votes.collect()
}

/// Returns the link from a page to that about another work, in the language of the page if possible.
fn on_site(work: &Work<'_>, page: &Entry, catalogue: &Catalogue) -> Result<WorkLink, Findings> {
    let up = path_to_root(&page.folder);
    let entry = work.entry(&page.language);
    let date = entry.and_then(|entry| entry.about.date());
    let title = entry.map(|entry| entry.title.clone());
    let language = entry.map(|entry| entry.language.clone());
    Ok(WorkLink {
        symbol: work.symbol.to_owned(),
        title: title.filter(|title| title != work.symbol),
        language: language.filter(|language| *language != page.language),
        href: entry.map(|entry| format!("{up}{}", path(entry))),
        is_on_site: true,
        date: date.map(|date| catalogue.date(date)).transpose()?,
        places: Vec::new(),
    })
}

/// Adds the place of a citation. Citations of several paragraphs in one place are one place.
fn add_place(
    places: &mut Vec<PlaceLink>,
    citing: &Work<'_>,
    citation: &Citation<'_>,
    page: &Entry,
    cited: Option<&Entry>,
    catalogue: &Catalogue,
) -> Result<(), Findings> {
    let up = path_to_root(&page.folder);
    let anchored = |entry: &Entry, anchor: &str| {
        let has_anchor = entry.anchors.iter().any(|one| one == anchor);
        let has_page = entry.files.iter().any(|file| file.format == Format::Html);
        let fragment = if has_anchor {
            format!("#{anchor}")
        } else {
            String::new()
        };
        has_page.then(|| format!("{up}{}{fragment}", document(entry)))
    };
    let Some((place, language)) = citing.place(citation.anchor, &page.language) else {
        return Ok(());
    };
    let href = citing
        .entry(&page.language)
        .and_then(|entry| anchored(entry, citation.anchor));
    // Lines around the text have no name in the manifest.
    let (name, language) = match place.name {
        "" => (name_of_lines(place.anchor, catalogue)?, &page.language),
        name => (name.to_owned(), language),
    };
    let is_same = places
        .last()
        .is_some_and(|last| last.href == href && last.name == name);
    if !is_same {
        places.push(PlaceLink {
            name,
            language: (*language != page.language).then(|| language.clone()),
            href,
            paragraphs: Vec::new(),
        });
    }
    if let (Some(paragraph), Some(last)) = (citation.paragraph, places.last_mut()) {
        let href = citation
            .cited_anchor
            .as_deref()
            .and_then(|anchor| anchored(cited?, anchor));
        last.paragraphs.push(ParagraphLink {
            name: name_of_paragraph(paragraph, catalogue)?,
            href,
        });
    }
    Ok(())
}

/// Returns the name of the lines around the text with an anchor, or of one of several parts: `formula`,
/// `part-2-formula`.
fn name_of_lines(anchor: &str, catalogue: &Catalogue) -> Result<String, Findings> {
    let key = match anchor.rsplit('-').next() {
        Some("title") => "name-title",
        Some("formula") => "name-formula",
        _ => "name-masthead",
    };
    catalogue.message(key, &[])
}

/// Returns the name of a paragraph or item, from its number with the labels of items: `5 (a)`.
fn name_of_paragraph(paragraph: &str, catalogue: &Catalogue) -> Result<String, Findings> {
    let mut parts = paragraph.split([' ', '(', ')']);
    let number = parts.next().unwrap_or_default();
    let number = [("number", FluentValue::from(number))];
    let mut name = catalogue.message("name-paragraph", &number)?;
    for label in parts.filter(|part| !part.is_empty()) {
        let label = [("label", FluentValue::from(label))];
        let label = catalogue.message("about-item", &label)?;
        let arguments = [
            ("within", FluentValue::from(name)),
            ("label", FluentValue::from(label)),
        ];
        name = catalogue.message("name-item", &arguments)?;
    }
    Ok(name)
}
