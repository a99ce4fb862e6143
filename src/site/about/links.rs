//! The links of a page about a document to other documents, and to the places that cite.

use crate::comparison;
use crate::output::{Entry, path_to_root};
use publish_model::diagnostic::Findings;
use publish_model::{Language, Symbol};
use publish_templates::wording::{Catalogue, FluentValue};
use publish_view::edition::Format;

use super::super::comparisons;
use super::super::graph::{Citation, Work};
use super::context::{AddressLink, ParagraphLink, PlaceLink, WorkLink};
use super::text::document;
use super::{Pages, path};

/// The maximum number of documents in the list of those that cite a document.
pub const CITED_BY_MAX: usize = 100;

impl<'a> Pages<'a> {
    /// Returns the link to the work that this one follows, with that to the comparison.
    pub fn follows(
        &self,
        entry: &Entry,
        catalogue: &Catalogue,
    ) -> Result<Option<WorkLink>, Findings> {
        let earlier = self.work.follows.and_then(|one| self.graph.works.get(one));
        let Some(earlier) = earlier else {
            return Ok(None);
        };
        let of_earlier = earlier.entry(&entry.language);
        self.series(
            earlier,
            of_earlier.map(|one| (one, entry)),
            entry,
            catalogue,
        )
    }

    /// Returns the link to the work that follows this one, with that to the comparison.
    pub fn followed_by(
        &self,
        entry: &Entry,
        catalogue: &Catalogue,
    ) -> Result<Option<WorkLink>, Findings> {
        let later = self.work.followed_by;
        let Some(later) = later.and_then(|one| self.graph.works.get(one)) else {
            return Ok(None);
        };
        let of_later = later.entry(&entry.language);
        self.series(later, of_later.map(|one| (entry, one)), entry, catalogue)
    }

    fn series(
        &self,
        work: &Work<'_>,
        pair: Option<(&Entry, &Entry)>,
        entry: &Entry,
        catalogue: &Catalogue,
    ) -> Result<Option<WorkLink>, Findings> {
        let pair = pair.filter(|(old, new)| old.language == new.language);
        let pair = pair.filter(|(_, new)| self.comparisons.has(new));
        let link = |(old, new): (&Entry, &Entry)| -> Result<AddressLink, Findings> {
            let up = path_to_root(&entry.folder);
            Ok(AddressLink {
                href: format!("{up}{}", comparisons::path(new)),
                text: comparison::title(&old.symbol, &new.symbol, catalogue)?,
            })
        };
        let changes = pair.map(link).transpose()?;
        let link = on_site(work, entry, catalogue)?;
        Ok(Some(WorkLink { changes, ..link }))
    }

    /// Returns the works that this one cites, in the order of their first citations.
    pub fn cites(&self, entry: &Entry, catalogue: &Catalogue) -> Result<Vec<WorkLink>, Findings> {
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
                            changes: None,
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
    pub fn citing(&self, language: &Language) -> Vec<(&'a Work<'a>, Vec<&'a Citation<'a>>)> {
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
    pub fn cited_by(
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

    pub fn citations(&self, indexes: &'a [usize]) -> impl Iterator<Item = &'a Citation<'a>> {
        let graph = self.graph;
        indexes
            .iter()
            .filter_map(|index| graph.citations.get(*index))
    }
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
        changes: None,
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
