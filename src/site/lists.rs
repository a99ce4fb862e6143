//! The home pages and the lists of documents of a large site. In a site with few documents, one page
//! lists all of them.

mod subjects;

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::output::{BROWSE, Entry, INDEX, home_of};
use crate::pipeline::Builder;
use crate::site_pages::{ArchiveLink, Crumb, Frame};
use crate::threads::in_turn;
use publish_model::diagnostic::Findings;
use publish_model::{BodyId, Direction, Language, Symbol};
use publish_templates::wording::{Catalogue, FluentValue};
use publish_text::html::SiteLinks;

use super::SiteTexts;
use super::archives::Archives;
use super::current::Unchanged;
use super::in_place::ListsInPlace;
use super::links::Links;
use super::subjects::{SubjectName, Subjects};
use super::web::FEED;
use subjects::SubjectFolders;
pub use subjects::{OfSubject, folder_of_subject};

use super::works::{OfBody, OfKind, Period, PeriodKey, grouped, latest_first};

/// The maximum number of documents that a page lists. A site with more has lists by body, session and
/// year.
pub const LISTED_MAX: usize = 100;

/// The number of documents that a home page lists as the latest ones.
pub const LATEST: usize = 10;

/// A page or file of the site, which has been written or was in the output folder before.
pub struct Page {
    /// Its path in the output folder.
    pub path: String,
    /// The errors in its template or catalogue, or that it cannot be written.
    pub written: Result<(), Findings>,
}

/// What the lists are made from.
#[derive(Clone, Copy)]
pub struct Sources<'a> {
    pub builder: &'a Builder,
    pub entries: &'a [Entry],
    pub texts: &'a SiteTexts,
    pub links: &'a Links<'a>,
    pub subjects: &'a Subjects,
    pub style_sheet_name: &'a str,
    /// The covers of documents, by their folders. The catalogue for reading apps has these documents.
    pub covers: &'a BTreeMap<String, String>,
    /// What does not have to be made again.
    pub unchanged: Option<Unchanged<'a>>,
    /// The archives of lists.
    pub archives: &'a Archives,
    /// Writes lists and feeds that are not in the output folder.
    pub in_place: &'a ListsInPlace<'a>,
}

/// The context of a home page.
#[derive(Debug, Clone, Serialize)]
struct Home {
    #[serde(flatten)]
    frame: Frame,
    /// The bodies.
    bodies: Vec<ListLink>,
    /// The subjects with most documents, and the list of all subjects.
    subjects: Vec<ListLink>,
    subjects_href: Option<String>,
    /// The latest documents.
    latest: Vec<Listed>,
    /// The archives with all documents of the language.
    archives: Vec<ArchiveLink>,
}

/// The context of a list.
#[derive(Debug, Clone, Serialize)]
struct List {
    #[serde(flatten)]
    frame: Frame,
    /// The heading, if it is not the title.
    heading: Option<Heading>,
    /// The lists below this one, by kind or initial letter.
    kinds: Vec<KindLinks>,
    /// The documents by day.
    days: Vec<Day>,
    /// The position of the page, if the list has several.
    pager: Option<Pager>,
    /// The archives with all documents of the list.
    archives: Vec<ArchiveLink>,
}

/// The heading of the list of a subject.
#[derive(Debug, Clone, Serialize)]
struct Heading {
    name: SubjectName,
    /// What follows the name, in the language of the page.
    rest: String,
}

/// A link to a list.
#[derive(Debug, Clone, Serialize)]
pub struct ListLink {
    pub name: String,
    /// The language of the name, if it is not that of the page.
    pub language: Option<Language>,
    pub href: String,
    /// The number of documents.
    pub count: usize,
}

/// The sessions or years of one kind of documents.
#[derive(Debug, Clone, Serialize)]
struct KindLinks {
    /// The name of the kind; none if the body has only one.
    name: Option<String>,
    periods: Vec<ListLink>,
}

/// The documents of one day.
#[derive(Debug, Clone, Serialize)]
struct Day {
    /// The date in words; none if it is not known.
    date: Option<String>,
    documents: Vec<Listed>,
}

/// A document in a list.
#[derive(Debug, Clone, Serialize)]
struct Listed {
    symbol: Symbol,
    title: String,
    language: Language,
    direction: Direction,
    href: String,
    /// The date in words.
    date: Option<String>,
    /// The first line about the agenda, `Agenda item 109`.
    agenda: Option<String>,
}

/// The position of a page in a list of several.
#[derive(Debug, Clone, Serialize)]
struct Pager {
    /// `Page 2 of 3`.
    name: String,
    previous: Option<String>,
    next: Option<String>,
}

impl Pager {
    /// Returns the position of a page, whose index is from 0.
    fn new(catalogue: &Catalogue, index: usize, pages: usize) -> Result<Self, Findings> {
        let numbers = [
            ("number", FluentValue::from(index + 1)),
            ("count", FluentValue::from(pages)),
        ];
        Ok(Pager {
            name: catalogue.message("page-of-pages", &numbers)?,
            previous: index.checked_sub(1).map(file_name),
            next: (index + 1 < pages).then(|| file_name(index + 1)),
        })
    }
}

impl Page {
    /// Returns a page that the output folder has.
    pub fn in_place(path: String) -> Self {
        Page {
            path,
            written: Ok(()),
        }
    }
}

/// Whether a site is so large that it has lists.
pub fn has_lists(entries: &[Entry]) -> bool {
    entries.len() > LISTED_MAX
}

/// Writes the home pages and the lists of all languages. `jobs` is the number of threads.
pub fn pages(sources: Sources<'_>, jobs: usize) -> Vec<Page> {
    let mut pages = vec![Page {
        path: INDEX.to_owned(),
        written: sources.home(INDEX, &sources.texts.language, 0),
    }];
    let languages = languages_of(sources.entries).into_iter();
    let groups = languages.map(|(language, _)| {
        let groups = sources.grouped(&language);
        (language, groups)
    });
    let groups: Vec<(Language, Vec<OfBody<'_>>)> = groups.collect();
    let folders = ListFolders::new(&groups);
    let subjects = SubjectFolders::new(sources.entries);
    let of_languages = in_turn(&groups, jobs, |(language, groups)| {
        let path = home_of(language);
        let written = sources.home(&path, language, 1);
        let mut pages = vec![Page { path, written }];
        sources.lists(language, groups, (&folders, &subjects), &mut pages);
        pages
    });
    pages.extend(of_languages.into_iter().flatten());
    pages
}

/// The folders of the lists of all languages.
struct ListFolders(BTreeSet<String>);

impl ListFolders {
    fn new(groups: &[(Language, Vec<OfBody<'_>>)]) -> Self {
        let mut folders = BTreeSet::new();
        for (language, groups) in groups {
            for of_body in groups {
                folders.insert(folder_of_body(language, of_body.body));
                for of_kind in &of_body.kinds {
                    for period in &of_kind.periods {
                        folders.insert(folder_of_period(language, of_body, of_kind, period));
                    }
                }
            }
        }
        ListFolders(folders)
    }

    /// Returns the path of a list in another language, if it has the list.
    fn in_language(&self, folder: &str, language: &Language, other: &Language) -> Option<String> {
        let rest = folder.strip_prefix(language.tag())?;
        let folder = format!("{other}{rest}");
        self.0
            .contains(&folder)
            .then(|| format!("{folder}/{INDEX}"))
    }
}

/// Returns the languages of documents and the number of documents in each.
pub fn languages_of<'e>(entries: impl IntoIterator<Item = &'e Entry>) -> Vec<(Language, usize)> {
    let mut languages: Vec<(Language, usize)> = Vec::new();
    for entry in entries {
        match languages.iter_mut().find(|(one, _)| *one == entry.language) {
            Some((_, count)) => *count += 1,
            None => languages.push((entry.language.clone(), 1)),
        }
    }
    languages.sort();
    languages
}

impl<'a> Sources<'a> {
    /// Returns the catalogue of a language or, for documents of a build with other catalogues, that
    /// of the site.
    pub fn catalogue(self, language: &Language) -> Result<&'a Catalogue, Findings> {
        let catalogues = self.builder.catalogues();
        let own = catalogues.get(language);
        own.map_or_else(|| catalogues.find(&self.texts.language), Ok)
    }

    pub fn grouped(self, language: &Language) -> Vec<OfBody<'a>> {
        let bodies = self.builder.catalogues().bodies();
        grouped(self.entries.iter(), language, bodies)
    }

    pub fn frame(
        self,
        language: &Language,
        (catalogue, title, description): (&Catalogue, String, String),
        up: &str,
    ) -> Frame {
        Frame::new(
            catalogue,
            title,
            description,
            format!("{up}{}", self.style_sheet_name),
            &self.texts.imprint,
            self.builder.renderer().theme(),
        )
        .of_site(self.links.of(language, up))
    }

    pub fn address(self, path: &str) -> Option<String> {
        let site = self.texts.address.as_ref();
        site.map(|site| site.address(path))
    }

    /// Returns the path of the feed in a folder, which exists if the address of the site is known.
    pub fn feed_href(self, folder: &str) -> Option<String> {
        let site = self.texts.address.as_ref();
        site.map(|_| format!("{folder}/{FEED}"))
    }

    /// Returns the links to the archives of the list in a folder.
    pub fn archives_of(
        self,
        folder: &str,
        catalogue: &Catalogue,
        up: &str,
    ) -> Result<Vec<ArchiveLink>, Findings> {
        let archives = self.archives.get(folder).into_iter().flatten();
        let links = archives.map(|archive| archive.linked(up, catalogue));
        links.collect()
    }

    /// Writes a page from a template, unless the output folder has it.
    pub fn page(
        self,
        path: &str,
        template: &str,
        catalogue: &Catalogue,
        context: &impl Serialize,
    ) -> Result<(), Findings> {
        self.in_place.render(path, template, context, || {
            let renderer = self.builder.renderer();
            renderer.site_page(template, catalogue, context)
        })
    }

    /// Writes a file without words of a catalogue from a template, unless the output folder has it.
    pub fn file(
        self,
        path: &str,
        template: &str,
        context: &impl Serialize,
    ) -> Result<(), Findings> {
        self.in_place.render(path, template, context, || {
            self.builder.renderer().site_file(template, context)
        })
    }

    /// Writes the home page of a language, in a folder that is `depth` folders deep.
    fn home(self, path: &str, language: &Language, depth: usize) -> Result<(), Findings> {
        let up = "../".repeat(depth);
        let catalogue = self.catalogue(language)?;
        let groups = self.grouped(language);
        let bodies = groups.iter().map(|of_body| ListLink {
            name: name_of_body(catalogue, of_body),
            language: None,
            href: format!("{up}{}/{INDEX}", folder_of_body(language, of_body.body)),
            count: of_body.documents().count(),
        });
        let mut latest: Vec<&Entry> = self.entries.iter().collect();
        latest.retain(|entry| entry.language == *language);
        let root = format!("{up}{language}");
        let catalogue_href = self.catalogue_href(&root, latest.iter().copied());
        latest.sort_by(|one, other| latest_first(one, other));
        latest.truncate(LATEST);
        let latest = latest.into_iter().map(|entry| {
            let date = entry.about.date();
            let date = date.map(|date| catalogue.date(date)).transpose()?;
            Ok(listed(entry, date, &up))
        });
        let latest = latest.collect::<Result<_, Findings>>()?;
        let (title, description) = self.texts.in_catalogue(catalogue)?;
        let (subjects, subjects_href) = self.most_used(language, &up);
        let home = Home {
            frame: Frame {
                address: self.address(path),
                canonical: self.address(&home_of(language)),
                feed_href: self.feed_href(&root),
                catalogue_href,
                ..self
                    .frame(language, (catalogue, title, description), &up)
                    .of_site(self.links.of_home(language, &up))
            },
            bodies: bodies.collect(),
            subjects,
            subjects_href,
            latest,
            archives: self.archives_of(language.tag(), catalogue, &up)?,
        };
        self.page(path, "site/home.html", catalogue, &home)
    }

    /// Adds the lists of a language.
    fn lists(
        self,
        language: &Language,
        groups: &[OfBody<'_>],
        (folders, subjects): (&ListFolders, &SubjectFolders),
        pages: &mut Vec<Page>,
    ) {
        let catalogue = match self.catalogue(language) {
            Ok(catalogue) => catalogue,
            Err(findings) => {
                let path = format!("{language}/{BROWSE}");
                let written = Err(findings);
                pages.push(Page { path, written });
                return;
            }
        };
        self.lists_of_subjects(catalogue, language, subjects, pages);
        for of_body in groups {
            let folder = folder_of_body(language, of_body.body);
            let site = self.links.of_list(language, &up_from(&folder), |other| {
                folders.in_language(&folder, language, other)
            });
            pages.push(Page {
                path: format!("{folder}/{INDEX}"),
                written: self.list_of_body(catalogue, of_body, (language, &folder), site),
            });
            for of_kind in &of_body.kinds {
                for period in &of_kind.periods {
                    let folder = folder_of_period(language, of_body, of_kind, period);
                    let place = PlaceOfList {
                        of_body,
                        of_kind,
                        period,
                        site: self.links.of_list(language, &up_from(&folder), |other| {
                            folders.in_language(&folder, language, other)
                        }),
                        folder,
                    };
                    self.lists_of_period(catalogue, &place, language, pages);
                }
            }
        }
    }

    /// Returns the list of the sessions or years of a body.
    fn list_of_body(
        self,
        catalogue: &Catalogue,
        of_body: &OfBody<'_>,
        (language, folder): (&Language, &str),
        site: SiteLinks,
    ) -> Result<(), Findings> {
        let path = format!("{folder}/{INDEX}");
        let up = up_from(folder);
        let kinds = of_body.kinds.iter().map(|of_kind| {
            let periods = of_kind.periods.iter().map(|period| {
                Ok(ListLink {
                    name: link_name(catalogue, of_body, of_kind, period)?,
                    language: None,
                    href: format!("{}/{}/{INDEX}", of_kind.kind, period.key.folder()),
                    count: period.documents.len(),
                })
            });
            Ok(KindLinks {
                name: name_of_kind(catalogue, of_body, of_kind)?,
                periods: periods.collect::<Result<_, Findings>>()?,
            })
        });
        let kinds = kinds.collect::<Result<_, Findings>>()?;
        let title = name_of_body(catalogue, of_body);
        let description = description(catalogue, &title, of_body.documents().count())?;
        let list = List {
            frame: Frame {
                address: self.address(&path),
                feed_href: self.feed_href("."),
                catalogue_href: self.catalogue_href(".", of_body.documents()),
                crumbs: vec![self.home_link(catalogue, language, &up)?],
                ..self
                    .frame(language, (catalogue, title, description), &up)
                    .of_site(site)
            },
            heading: None,
            kinds,
            days: Vec::new(),
            pager: None,
            archives: Vec::new(),
        };
        self.page(&path, "site/list.html", catalogue, &list)
    }

    /// Adds the pages that list the documents of a session or year.
    fn lists_of_period(
        self,
        catalogue: &Catalogue,
        place: &PlaceOfList<'_>,
        language: &Language,
        pages: &mut Vec<Page>,
    ) {
        let parts: Vec<&[&Entry]> = place.period.documents.chunks(LISTED_MAX).collect();
        for (index, part) in parts.iter().enumerate() {
            pages.push(Page {
                path: format!("{}/{}", place.folder, file_name(index)),
                written: self.list_of_period(
                    catalogue,
                    place,
                    language,
                    (index, part, parts.len()),
                ),
            });
        }
    }

    fn list_of_period(
        self,
        catalogue: &Catalogue,
        place: &PlaceOfList<'_>,
        language: &Language,
        (index, part, parts): (usize, &[&Entry], usize),
    ) -> Result<(), Findings> {
        let path = format!("{}/{}", place.folder, file_name(index));
        let up = up_from(&place.folder);
        let of_body = place.of_body;
        let name_of_body = name_of_body(catalogue, of_body);
        let name_of_kind = name_of_kind(catalogue, of_body, place.of_kind)?;
        let name_of_period = name_of_period(catalogue, place.period)?;
        let names = [
            Some(name_of_body.clone()),
            name_of_kind,
            Some(name_of_period),
        ];
        let names: Vec<String> = names.into_iter().flatten().collect();
        let comma = catalogue.message("comma", &[])?;
        let mut title = names.join(&comma);
        let mut pager = None;
        if parts > 1 {
            let position = Pager::new(catalogue, index, parts)?;
            if index > 0 {
                title = format!("{title}{comma}{}", position.name);
            }
            pager = Some(position);
        }
        let description = description(catalogue, &title, place.period.documents.len())?;
        let mut site = place.site.clone();
        if index > 0 {
            // Other languages may have fewer pages, with other documents.
            for other in &mut site.languages {
                other.is_same_page = false;
            }
        }
        let list = List {
            frame: Frame {
                address: self.address(&path),
                catalogue_href: self.catalogue_href(".", place.period.documents.iter().copied()),
                crumbs: vec![
                    self.home_link(catalogue, language, &up)?,
                    Crumb {
                        name: name_of_body,
                        href: format!("{up}{}/{INDEX}", folder_of_body(language, of_body.body)),
                    },
                ],
                ..self
                    .frame(language, (catalogue, title, description), &up)
                    .of_site(site)
            },
            heading: None,
            kinds: Vec::new(),
            days: days(part, catalogue, &up)?,
            pager,
            archives: self.archives_of(&place.folder, catalogue, &up)?,
        };
        self.page(&path, "site/list.html", catalogue, &list)
    }

    /// Returns the link to the home page of a language.
    pub fn home_link(
        self,
        catalogue: &Catalogue,
        language: &Language,
        up: &str,
    ) -> Result<Crumb, Findings> {
        let (name, _) = self.texts.in_catalogue(catalogue)?;
        let href = self.links.home(language, up);
        Ok(Crumb { name, href })
    }
}

/// The list of a session or year.
struct PlaceOfList<'p> {
    of_body: &'p OfBody<'p>,
    of_kind: &'p OfKind<'p>,
    period: &'p Period<'p>,
    /// The folder of its pages.
    folder: String,
    /// What the header and footer of its pages link to.
    site: SiteLinks,
}

/// Returns the folder of the lists of a body.
pub fn folder_of_body(language: &Language, body: &BodyId) -> String {
    format!("{language}/{BROWSE}/{body}")
}

/// Returns the folder of the lists of a session or year.
pub fn folder_of_period(
    language: &Language,
    of_body: &OfBody<'_>,
    of_kind: &OfKind<'_>,
    period: &Period<'_>,
) -> String {
    let folder = folder_of_body(language, of_body.body);
    format!("{folder}/{}/{}", of_kind.kind, period.key.folder())
}

/// Returns the name of the file with a page of a list.
fn file_name(index: usize) -> String {
    match index {
        0 => INDEX.to_owned(),
        _ => format!("page-{}.html", index + 1),
    }
}

/// Returns the relative path from a folder to the output folder.
fn up_from(folder: &str) -> String {
    "../".repeat(folder.split('/').count())
}

/// Returns the name of a body: that of its file or, without one, that of a masthead.
pub fn name_of_body(catalogue: &Catalogue, of_body: &OfBody<'_>) -> String {
    let line = |catalogue: &Catalogue, key| {
        let line = catalogue.line(key, &[]).ok();
        line.filter(|line| !line.is_empty())
    };
    let printed = || {
        let mut documents = of_body.documents();
        let named = documents.find(|entry| !entry.about.body_name.is_empty());
        named.map(|entry| entry.about.body_name.clone())
    };
    let name = if *of_body.body == BodyId::other() {
        line(catalogue, "kind-document")
    } else {
        line(catalogue.of_body(of_body.body), "body").or_else(printed)
    };
    name.unwrap_or_else(|| of_body.body.to_string())
}

/// Returns the name of a kind of documents, if the body has several.
fn name_of_kind(
    catalogue: &Catalogue,
    of_body: &OfBody<'_>,
    of_kind: &OfKind<'_>,
) -> Result<Option<String>, Findings> {
    if of_body.kinds.len() == 1 {
        return Ok(None);
    }
    let of_body = catalogue.of_body(of_body.body);
    let name = of_body.line(&format!("kind-{}", of_kind.kind), &[])?;
    if name.is_empty() {
        return catalogue.message("kind-document", &[]).map(Some);
    }
    Ok(Some(name))
}

/// Returns the name of the link to the list of a session or year. It is clear and unique in a list of
/// links: a year has the name of the kind or body before it.
pub fn link_name(
    catalogue: &Catalogue,
    of_body: &OfBody<'_>,
    of_kind: &OfKind<'_>,
    period: &Period<'_>,
) -> Result<String, Findings> {
    let name = name_of_period(catalogue, period)?;
    let before = match name_of_kind(catalogue, of_body, of_kind)? {
        None if matches!(period.key, PeriodKey::Year(_)) => name_of_body(catalogue, of_body),
        None => return Ok(name),
        Some(kind) => kind,
    };
    Ok(format!(
        "{before}{}{name}",
        catalogue.message("comma", &[])?
    ))
}

/// Returns the name of a session, which most of its documents print, or the year.
fn name_of_period(catalogue: &Catalogue, period: &Period<'_>) -> Result<String, Findings> {
    let mut sessions: Vec<(&str, usize)> = Vec::new();
    for entry in &period.documents {
        let name = entry.about.session.as_str();
        match sessions.iter_mut().find(|(one, _)| *one == name) {
            Some((_, count)) => *count += 1,
            None if name.is_empty() => {}
            None => sessions.push((name, 1)),
        }
    }
    let mut sessions = sessions.into_iter();
    let first = sessions.next();
    // Of names that occur equally often, the first counts.
    let most = sessions.fold(first, |most, one| match most {
        Some((_, count)) if count >= one.1 => most,
        _ => Some(one),
    });
    match (most, &period.key) {
        (Some((name, _)), _) => Ok(name.to_owned()),
        (None, PeriodKey::Undated) => catalogue.message("list-undated", &[]),
        (None, PeriodKey::Session(number)) => {
            catalogue.message("session", &[("number", FluentValue::from(*number))])
        }
        (None, key) => Ok(key.folder()),
    }
}

fn description(catalogue: &Catalogue, title: &str, documents: usize) -> Result<String, Findings> {
    let title = ("title", FluentValue::from(title));
    let count = ("count", FluentValue::from(documents));
    catalogue.message("list-description", &[title, count])
}

/// Returns the documents by day.
fn days(entries: &[&Entry], catalogue: &Catalogue, up: &str) -> Result<Vec<Day>, Findings> {
    let same_day = |one: &&Entry, other: &&Entry| one.about.date() == other.about.date();
    let days = entries.chunk_by(same_day).map(|entries| {
        let date = entries.first().and_then(|entry| entry.about.date());
        let date = date.map(|date| catalogue.date(date)).transpose()?;
        let documents = entries.iter().map(|entry| listed(entry, date.clone(), up));
        Ok(Day {
            documents: documents.collect(),
            date,
        })
    });
    days.collect()
}

/// Returns a document, with its date in words.
fn listed(entry: &Entry, date: Option<String>, up: &str) -> Listed {
    // A document whose page was not built has another edition.
    let file = entry.files.first();
    let href = file.map_or(entry.folder.as_str(), |file| file.path.as_str());
    Listed {
        symbol: entry.symbol.clone(),
        title: entry.title.clone(),
        direction: entry.language.direction(),
        language: entry.language.clone(),
        href: format!("{up}{href}"),
        date,
        agenda: entry.about.agenda.first().cloned(),
    }
}
