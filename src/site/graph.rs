//! The works of a site, each a document in all its languages, with the citations between them and the
//! works that follow each other.

mod agreement;
mod cited;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;

use crate::output::{CitingPlace, Entry};
use crate::threads::in_parts;
use publish_model::citation::CitedParagraph;
use publish_model::{Bodies, Language};

use agreement::agreed;
pub use cited::CitedDocuments;

use super::works::natural;

/// The works of a site with the citations between them.
pub struct Graph<'m> {
    /// The works, ordered by symbol.
    pub works: Vec<Work<'m>>,
    /// The citations, ordered by citing work and by their positions in it.
    pub citations: Vec<Citation<'m>>,
}

/// A document in all its languages.
pub struct Work<'m> {
    /// Its symbol.
    pub symbol: &'m str,
    /// Its languages, ordered by tag.
    pub entries: Vec<&'m Entry>,
    /// The indexes of its citations of other documents.
    pub cites: Vec<usize>,
    /// The indexes of the citations of it.
    pub cited_by: Vec<usize>,
    /// The indexes of the works that it follows and that follow it: those of the same body with the
    /// same title, before and after it.
    pub follows: Option<usize>,
    pub followed_by: Option<usize>,
}

/// A citation, in all languages in which it was found.
pub struct Citation<'m> {
    /// The index of the citing work.
    pub citing: usize,
    /// The anchor of the citing place.
    pub anchor: &'m str,
    /// The symbol of the cited document.
    pub cited: &'m str,
    /// The index of the cited work, if it is on the site.
    pub cited_work: Option<usize>,
    /// The number of the cited paragraph, if the text names it.
    pub paragraph: Option<&'m str>,
    /// The anchor of the cited paragraph, if the cited work is on the site and has it.
    pub cited_anchor: Option<String>,
    /// The languages, ordered by tag.
    pub languages: Vec<&'m Language>,
    /// The position among the places of the work that cite documents.
    position: usize,
}

/// Returns the works of documents, ordered by symbol, with those that they follow and without citations.
pub fn works<'m>(entries: &'m [Entry], bodies: &Bodies) -> Vec<Work<'m>> {
    let mut by_path: BTreeMap<String, Vec<&'m Entry>> = BTreeMap::new();
    for entry in entries {
        let entries = by_path.entry(entry.symbol.path()).or_default();
        entries.push(entry);
    }
    let mut works: Vec<Work<'m>> = Vec::with_capacity(by_path.len());
    for mut entries in by_path.into_values() {
        entries.sort_by(|one, other| one.language.cmp(&other.language));
        if let Some(first) = entries.first() {
            works.push(Work {
                symbol: first.symbol.as_str(),
                entries,
                cites: Vec::new(),
                cited_by: Vec::new(),
                follows: None,
                followed_by: None,
            });
        }
    }
    works.sort_by(|one, other| natural(one.symbol, other.symbol));
    for Succession { earlier, later } in Series::of(&works, bodies).0 {
        if works[later].follows.is_none() && works[earlier].followed_by.is_none() {
            works[later].follows = Some(earlier);
            works[earlier].followed_by = Some(later);
        }
    }
    works
}

impl<'m> Graph<'m> {
    /// Adds the citations to works. If only some works matter, given by their indexes, it has all citations
    /// in them and of them, and may have others. `jobs` is the number of threads.
    pub fn new(
        mut works: Vec<Work<'m>>,
        cited: &CitedDocuments<'m>,
        that_matter: Option<&BTreeSet<usize>>,
        jobs: usize,
    ) -> Self {
        let citations = citations(&works, cited, that_matter, jobs);
        for (index, citation) in citations.iter().enumerate() {
            works[citation.citing].cites.push(index);
            if let Some(cited) = citation.cited_work {
                works[cited].cited_by.push(index);
            }
        }
        Graph { works, citations }
    }
}

/// Returns the citations in works, and of them, that matter.
fn citations<'m>(
    works: &[Work<'m>],
    cited: &CitedDocuments<'m>,
    that_matter: Option<&BTreeSet<usize>>,
    jobs: usize,
) -> Vec<Citation<'m>> {
    let cites = |work: &Work<'m>, those: &BTreeSet<usize>| {
        let places = work
            .entries
            .iter()
            .flat_map(|entry| entry.about.cites.places());
        let mut symbols = places.flat_map(|place| place.cited().map(|(symbol, _)| symbol));
        symbols.any(|symbol| {
            let cited = cited.get(symbol).and_then(|cited| cited.work);
            cited.is_some_and(|cited| those.contains(&cited))
        })
    };
    let matters = |index: usize, work: &Work<'m>| {
        that_matter.is_none_or(|those| those.contains(&index) || cites(work, those))
    };
    let parts = in_parts(works, jobs, |start, part| {
        let mut anchors: BTreeMap<usize, BTreeSet<&str>> = BTreeMap::new();
        let part = part.iter().enumerate();
        let part = part.map(|(index, work)| (start + index, work));
        let of_works = part.filter(|(index, work)| matters(*index, work));
        let of_works = of_works.map(|citing| {
            let of_work = citations_of_work(works, citing, cited, &mut anchors);
            agreed(of_work)
        });
        of_works.flatten().collect::<Vec<Citation<'m>>>()
    });
    parts.into_iter().flatten().collect()
}

/// The works that may follow each other: those of the same body and kind with the same title in a
/// language, from one date to the next. Of several with the same date, none follows another. The first
/// succession of a work counts.
struct Series(Vec<Succession>);

/// Two works, by their positions.
struct Succession {
    earlier: usize,
    later: usize,
}

impl Series {
    fn of(works: &[Work<'_>], bodies: &Bodies) -> Self {
        let mut series: BTreeMap<_, Vec<(Date, usize)>> = BTreeMap::new();
        for (index, work) in works.iter().enumerate() {
            for &entry in &work.entries {
                let title = entry.title.to_lowercase();
                let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
                let Some(date) = entry.about.date().filter(|_| !title.is_empty()) else {
                    continue;
                };
                let body = bodies.get_or_neutral(&entry.about.body);
                let kind = body.kind_of(&entry.symbol).to_owned();
                let key = (&entry.language, entry.about.body.as_str(), kind, title);
                series.entry(key).or_default().push((date, index));
            }
        }
        // The titles in English, or else in the first language, count.
        let mut successions = Vec::new();
        let mut series: Vec<_> = series.into_iter().collect();
        series.sort_by_key(|((language, ..), _)| language.primary() != "en");
        for (_, mut works) in series {
            works.sort_by_key(|(date, _)| *date);
            let days: Vec<&[(Date, usize)]> = works
                .chunk_by(|(one, _), (other, _)| one == other)
                .collect();
            for pair in days.windows(2) {
                let ([(_, earlier)], [(_, later)]) = (pair[0], pair[1]) else {
                    continue;
                };
                successions.push(Succession {
                    earlier: *earlier,
                    later: *later,
                });
            }
        }
        Series(successions)
    }
}

impl<'m> Citation<'m> {
    fn add_language(&mut self, language: &'m Language) {
        if let Err(position) = self.languages.binary_search(&language) {
            self.languages.insert(position, language);
        }
    }
}

impl<'m> Work<'m> {
    /// Returns the document in a language or, if it is not available in it, in English or in the first
    /// language.
    pub fn entry(&self, language: &Language) -> Option<&'m Entry> {
        let mut entries = self.entries.iter();
        let own = entries.find(|entry| entry.language == *language);
        let mut entries = self.entries.iter();
        let english = || entries.find(|entry| entry.language.primary() == "en");
        own.or_else(english).or(self.entries.first()).copied()
    }

    /// Returns the place with an anchor that cites documents, in a language or else in English or
    /// another one.
    pub fn place(
        &self,
        anchor: &str,
        language: &Language,
    ) -> Option<(CitingPlace<'m>, &'m Language)> {
        let preferred = self.entry(language).into_iter();
        let of_english = |entry: &&Entry| entry.language.primary() == "en";
        let english = self.entries.iter().copied().filter(of_english);
        let mut entries = preferred.chain(english).chain(self.entries.iter().copied());
        entries.find_map(|entry| {
            let mut places = entry.about.cites.places();
            let place = places.find(|place| place.anchor == anchor)?;
            Some((place, &entry.language))
        })
    }

    /// Returns the anchors that all its languages have.
    fn anchors(&self) -> BTreeSet<&'m str> {
        let mut entries = self.entries.iter();
        let first = entries.next();
        let mut anchors: BTreeSet<&str> =
            first.map_or_else(BTreeSet::new, |entry| entry.anchors.iter().collect());
        for entry in entries {
            let of_entry: BTreeSet<&str> = entry.anchors.iter().collect();
            anchors.retain(|anchor| of_entry.contains(anchor));
        }
        anchors
    }
}

/// Returns the citations in all languages of a work, given with its index. `anchors` keeps the anchors
/// of cited works.
fn citations_of_work<'m>(
    works: &[Work<'m>],
    (citing, work): (usize, &Work<'m>),
    cited_documents: &CitedDocuments<'m>,
    anchors: &mut BTreeMap<usize, BTreeSet<&'m str>>,
) -> OfWork<'m> {
    let mut anchor_of = |paragraph: &str, cited: usize| {
        let of_cited = anchors.entry(cited);
        anchor_of(
            paragraph,
            of_cited.or_insert_with(|| works[cited].anchors()),
        )
    };
    let mut citations = OfWork::new();
    for entry in &work.entries {
        for (position, place) in entry.about.cites.places().enumerate() {
            for (symbol, paragraph) in place.cited() {
                let Some(cited) = cited_documents.get(symbol) else {
                    continue;
                };
                if cited.work == Some(citing) {
                    continue;
                }
                let key = (place.anchor, Arc::clone(&cited.path), paragraph);
                let citation = citations.entry(key).or_insert_with(|| Citation {
                    citing,
                    anchor: place.anchor,
                    cited: cited_documents.symbol(cited, works),
                    cited_work: cited.work,
                    paragraph,
                    cited_anchor: paragraph
                        .zip(cited.work)
                        .and_then(|(paragraph, cited)| anchor_of(paragraph, cited)),
                    languages: Vec::new(),
                    position,
                });
                citation.add_language(&entry.language);
                citation.position = citation.position.min(position);
            }
        }
    }
    citations
}

/// Returns the anchor of a paragraph, or of the paragraph with an item, if the document has it.
fn anchor_of(paragraph: &str, anchors: &BTreeSet<&str>) -> Option<String> {
    let mut candidates = CitedParagraph::anchors(paragraph).into_iter();
    candidates.find(|anchor| anchors.contains(anchor.as_str()))
}

/// The citations of a work by their places, the paths of the cited symbols, and the paragraphs.
type OfWork<'m> = BTreeMap<(&'m str, Arc<str>, Option<&'m str>), Citation<'m>>;
