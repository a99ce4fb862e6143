//! The works of a site, each a document in all its languages, with the citations between them and the
//! works that follow each other.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::output::{CitingPlace, Entry};
use publish_model::citation::CitedParagraph;
use publish_model::{Bodies, Language};

use super::works::natural;

/// The works of a site.
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

impl<'m> Graph<'m> {
    /// Returns the works of documents.
    pub fn new(entries: &'m [Entry], bodies: &Bodies) -> Self {
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
        let mut graph = Graph {
            works,
            citations: Vec::new(),
        };
        graph.add_citations();
        graph.add_successions(bodies);
        graph
    }

    fn add_citations(&mut self) {
        let works = &self.works;
        let by_path: BTreeMap<String, usize> = works
            .iter()
            .enumerate()
            .filter_map(|(index, work)| {
                let path = work.entries.first()?.symbol.path();
                Some((path.to_ascii_uppercase(), index))
            })
            .collect();
        let spellings = spellings(works);
        let mut anchors: BTreeMap<usize, BTreeSet<&str>> = BTreeMap::new();
        let mut all: Vec<Citation<'m>> = Vec::new();
        for (citing, work) in works.iter().enumerate() {
            let mut of_work: OfWork<'m> = BTreeMap::new();
            for entry in &work.entries {
                for (position, place) in entry.about.cites.places().enumerate() {
                    for (symbol, paragraph) in place.cited() {
                        let path = path_of(symbol);
                        let cited_work = by_path.get(&path).copied();
                        let key = (place.anchor, path, paragraph);
                        let mut anchor_of = |paragraph: &str, cited: usize| {
                            let of_cited = anchors.entry(cited);
                            anchor_of(
                                paragraph,
                                of_cited.or_insert_with(|| works[cited].anchors()),
                            )
                        };
                        let citation = of_work.entry(key).or_insert_with(|| Citation {
                            citing,
                            anchor: place.anchor,
                            cited: match cited_work {
                                Some(index) => works[index].symbol,
                                None => spellings.get(&path_of(symbol)).copied().unwrap_or(symbol),
                            },
                            cited_work,
                            paragraph,
                            cited_anchor: paragraph
                                .zip(cited_work)
                                .and_then(|(paragraph, cited)| anchor_of(paragraph, cited)),
                            languages: Vec::new(),
                            position,
                        });
                        citation.add_language(&entry.language);
                        citation.position = citation.position.min(position);
                    }
                }
            }
            let of_work = with_named_paragraphs(with_parts(of_work));
            all.extend(of_work);
        }
        for (index, citation) in all.iter().enumerate() {
            self.works[citation.citing].cites.push(index);
            if let Some(cited) = citation.cited_work {
                self.works[cited].cited_by.push(index);
            }
        }
        self.citations = all;
    }

    /// Finds the works that follow each other: those of the same body and kind with the same title in
    /// a language, from one date to the next. Of several with the same date, none follows another.
    fn add_successions(&mut self, bodies: &Bodies) {
        type Series<'m> = BTreeMap<(&'m Language, &'m str, String, String), Vec<(Date, usize)>>;
        let mut series: Series<'m> = BTreeMap::new();
        for (index, work) in self.works.iter().enumerate() {
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
                let is_free = self.works[*later].follows.is_none()
                    && self.works[*earlier].followed_by.is_none();
                if is_free {
                    self.works[*later].follows = Some(*earlier);
                    self.works[*earlier].followed_by = Some(*later);
                }
            }
        }
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

/// Returns how the symbols of cited documents are written, by their paths. Addresses have the letters
/// of parts in lower case, “74/255b”: of several forms, the one with the most capital letters is used.
fn spellings<'m>(works: &[Work<'m>]) -> BTreeMap<String, &'m str> {
    let small = |symbol: &str| symbol.chars().filter(char::is_ascii_lowercase).count();
    let mut spellings: BTreeMap<String, &str> = BTreeMap::new();
    let entries = works.iter().flat_map(|work| &work.entries);
    let places = entries.flat_map(|entry| entry.about.cites.places());
    for (symbol, _) in places.flat_map(|place| place.cited().collect::<Vec<_>>()) {
        let known = spellings.entry(path_of(symbol)).or_insert(symbol);
        if (small(symbol), symbol) < (small(known), *known) {
            *known = symbol;
        }
    }
    spellings
}

/// Returns the path of a symbol in capital letters, which is the same however languages and addresses
/// write it.
fn path_of(symbol: &str) -> String {
    let parsed = symbol.parse::<publish_model::Symbol>();
    let path = parsed.map_or_else(|_| symbol.to_owned(), |symbol| symbol.path());
    path.to_ascii_uppercase()
}

/// Returns the anchor of a paragraph, or of the paragraph with an item, if the document has it.
fn anchor_of(paragraph: &str, anchors: &BTreeSet<&str>) -> Option<String> {
    let mut candidates = CitedParagraph::anchors(paragraph).into_iter();
    candidates.find(|anchor| anchors.contains(anchor.as_str()))
}

/// The citations of a work by their places, the paths of the cited symbols, and the paragraphs.
type OfWork<'m> = BTreeMap<(&'m str, String, Option<&'m str>), Citation<'m>>;

/// Returns citations in which languages agree on the part of a resolution. Arabic texts link the number
/// only, and have the letter of the part beside the link, as in “57/4 باء”. If one language cites 57/4 at
/// a place and others cite 57/4 B there, all cite 57/4 B.
fn with_parts(citations: OfWork<'_>) -> OfWork<'_> {
    let mut languages: BTreeMap<(&str, String), BTreeSet<&Language>> = BTreeMap::new();
    for ((anchor, path, _), citation) in &citations {
        let of_place = languages.entry((*anchor, path.clone())).or_default();
        of_place.extend(citation.languages.iter().copied());
    }
    let part_of = |anchor: &str, path: &str, own: &BTreeSet<&Language>| {
        let mut parts = languages.iter().filter(|((at, other), of_part)| {
            *at == anchor && is_part(other, path) && of_part.is_disjoint(own)
        });
        let ((_, part), _) = parts.next()?;
        parts.next().is_none().then(|| part.clone())
    };
    let mut whole = Vec::new();
    let mut kept = OfWork::new();
    for ((anchor, path, paragraph), citation) in citations {
        let own = languages.get(&(anchor, path.clone()));
        match own.and_then(|own| part_of(anchor, &path, own)) {
            Some(part) => whole.push(((anchor, path, paragraph), part, citation)),
            None => {
                kept.insert((anchor, path, paragraph), citation);
            }
        }
    }
    for ((anchor, path, paragraph), part, citation) in whole {
        let mut is_known = false;
        for ((at, other, of_part), same) in &mut kept {
            // A citation without a paragraph is the same as those of paragraphs in other languages.
            let is_same = *of_part == paragraph || paragraph.is_none();
            if *at == anchor && *other == part && is_same {
                is_known = true;
                for language in &citation.languages {
                    same.add_language(language);
                }
            }
        }
        if !is_known {
            kept.insert((anchor, path, paragraph), citation);
        }
    }
    kept
}

/// Whether a path is that of a part of a resolution: that of the resolution with letters after it.
fn is_part(part: &str, whole: &str) -> bool {
    let letters = part.strip_prefix(whole).unwrap_or_default();
    let letters = letters.trim_start_matches(['_', ' ']);
    letters.starts_with(|first: char| first.is_ascii_alphabetic())
}

/// Returns citations in reading order. If a language names the cited paragraph, the citation without it
/// in another language is the same.
fn with_named_paragraphs(citations: OfWork<'_>) -> Vec<Citation<'_>> {
    let mut named: BTreeMap<(&str, String), BTreeSet<&Language>> = BTreeMap::new();
    let mut unnamed = named.clone();
    for ((anchor, path, paragraph), citation) in &citations {
        let languages = match paragraph {
            Some(_) => &mut named,
            None => &mut unnamed,
        };
        let languages = languages.entry((*anchor, path.clone())).or_default();
        languages.extend(citation.languages.iter().copied());
    }
    let mut list = Vec::with_capacity(citations.len());
    for ((anchor, path, paragraph), mut citation) in citations {
        let key = (anchor, path);
        match paragraph {
            None if named.contains_key(&key) => continue,
            Some(_) => {
                for &language in unnamed.get(&key).into_iter().flatten() {
                    citation.add_language(language);
                }
            }
            None => {}
        }
        list.push(citation);
    }
    // Sorting is stable: of one place, citations are ordered by symbol.
    list.sort_by(|one, other| {
        let by_position = one.position.cmp(&other.position);
        let by_symbol = by_position.then_with(|| natural(one.cited, other.cited));
        by_symbol.then_with(|| {
            natural(
                one.paragraph.unwrap_or_default(),
                other.paragraph.unwrap_or_default(),
            )
        })
    });
    list
}
