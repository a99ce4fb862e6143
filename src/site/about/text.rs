//! Makes the text of a page about a document.

use crate::output::{ABOUT, CITATIONS, Entry, path_to_root};
use crate::site_pages::{Crumb, Frame};
use publish_model::diagnostic::Findings;
use publish_templates::wording::{Catalogue, FluentValue};
use publish_view::edition::Format;

use super::super::INDEX;
use super::super::lists::{self, Sources, has_lists};
use super::super::subjects::Subjects;
use super::super::works::PeriodKey;
use super::context::{AboutPage, AddressLink, SubjectLink, Vote, WorkLanguage};
use super::links::CITED_BY_MAX;
use super::{OfLanguage, Pages, cite_as, path};

impl<'a> Pages<'a> {
    /// Returns the page in the language of one of the documents.
    pub fn text(&self, entry: &'a Entry, shared: &OfLanguage<'_>) -> Result<String, Findings> {
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
            subjects: self.subjects(entry, &up),
            votes: votes(entry),
            official: self.official(entry),
            citations: citations.into_iter().flatten().collect(),
            cite_files: cite_as::links(entry),
            follows: self.follows(entry, catalogue)?,
            followed_by: self.followed_by(entry, catalogue)?,
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
            .site_page("site/about.html", catalogue, &page)
    }

    fn language(
        &self,
        other: &Entry,
        entry: &Entry,
        catalogue: &Catalogue,
    ) -> Result<WorkLanguage, Findings> {
        let up = path_to_root(&entry.folder);
        let of_other = self.sources.catalogue(&other.language)?;
        let files = other.files.iter();
        let files = files.map(|file| file.linked(format!("{up}{}", file.path), catalogue));
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

    /// Returns the subjects, in the order of their names.
    fn subjects(&self, entry: &Entry, up: &str) -> Vec<SubjectLink> {
        let sources = self.sources;
        let has_lists = has_lists(sources.entries);
        let links = Subjects::of(entry).into_iter().map(|slug| {
            let folder = lists::folder_of_subject(&entry.language, &slug);
            SubjectLink {
                name: sources.subjects.name(&slug, &entry.language),
                href: has_lists.then(|| format!("{up}{folder}/{INDEX}")),
            }
        });
        let mut links: Vec<SubjectLink> = links.collect();
        links.sort_by(|one, other| one.name.cmp(&other.name));
        links
    }

    /// Returns the folder of the list of the session or year of a document.
    pub fn folder_of_period(&self, entry: &Entry) -> String {
        let bodies = self.sources.builder.catalogues().bodies();
        let folder = lists::folder_of_body(&entry.language, &entry.about.body);
        let body = bodies.get_or_neutral(&entry.about.body);
        let kind = body.kind_of(&entry.symbol);
        format!("{folder}/{kind}/{}", PeriodKey::of(entry, bodies).folder())
    }

    /// Returns the pages above this one, and the name of the body. Without lists, there is only the home
    /// page, to which the header links.
    fn crumbs(
        &self,
        entry: &Entry,
        shared: &OfLanguage<'_>,
        up: &str,
    ) -> Result<(Vec<Crumb>, String), Findings> {
        let sources = self.sources;
        let language = &entry.language;
        let mut crumbs = Vec::new();
        let body = shared.body(entry).to_owned();
        if has_lists(sources.entries) {
            crumbs.push(sources.home_link(shared.catalogue, language, up)?);
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

    /// Returns the link to the official document.
    fn official(&self, entry: &Entry) -> Option<AddressLink> {
        let href = official(self.sources, entry)?;
        let text = href
            .split_once("://")
            .map_or(href.as_str(), |(_, rest)| rest);
        Some(AddressLink {
            text: text.to_owned(),
            href,
        })
    }
}

/// Returns the address of the official document.
pub fn official(sources: Sources<'_>, entry: &Entry) -> Option<String> {
    if let Some(address) = &entry.about.official {
        return Some(address.clone());
    }
    let bodies = sources.builder.catalogues().bodies();
    let href = bodies.official_href(&entry.symbol, &entry.about.body, &entry.language);
    href.map(|href| href.to_string())
}

/// Returns the path of a document: its web page or, without one, its first edition.
pub fn document(entry: &Entry) -> &str {
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
