//! The agreement of the languages of a work: the same citation in several languages is one, also if a
//! language misprints the symbol, leaves out the letter of a part, or does not name the paragraph.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Citation, OfWork};
use crate::site::works::natural;
use publish_model::Language;

/// Returns the citations of a work, each with the languages that agree on it, in reading order.
pub fn agreed(citations: OfWork<'_>) -> Vec<Citation<'_>> {
    with_named_paragraphs(with_parts(without_misprints(citations)))
}

/// The languages that cite a document at a place, by the anchors of places and the paths of symbols.
type OfPlaces<'m> = BTreeMap<&'m str, BTreeMap<Arc<str>, BTreeSet<&'m Language>>>;

fn of_places<'m>(citations: &OfWork<'m>) -> OfPlaces<'m> {
    let mut places = OfPlaces::new();
    for ((anchor, path, _), citation) in citations {
        let place = places.entry(anchor).or_default();
        let languages = place.entry(Arc::clone(path)).or_default();
        languages.extend(citation.languages.iter().copied());
    }
    places
}

/// Returns citations without those by a misprinted symbol. If a language cites `S/2023724` at a place
/// and more languages cite `S/2023/724` there, which differs in nothing but slashes, spaces and
/// brackets, it cites that one.
fn without_misprints(citations: OfWork<'_>) -> OfWork<'_> {
    let places = of_places(&citations);
    let is_same = |one: &str, other: &str| {
        let letters = |path: &str| -> Vec<u8> {
            let bytes = path.bytes().filter(u8::is_ascii_alphanumeric);
            bytes.collect()
        };
        letters(one) == letters(other)
    };
    let correct = |anchor: &str, path: &Arc<str>| {
        let place = places.get(anchor)?;
        let own = place.get(path)?;
        let others = place.iter().filter(|(other, of_other)| {
            *other != path
                && of_other.len() > own.len()
                && of_other.is_disjoint(own)
                && is_same(other, path)
        });
        let most = others.max_by_key(|(_, of_other)| of_other.len());
        most.map(|(other, _)| Arc::clone(other))
    };
    let mut kept = OfWork::new();
    let mut misprinted = Vec::new();
    for (key, citation) in citations {
        match correct(key.0, &key.1) {
            Some(path) => misprinted.push((key, path, citation)),
            None => {
                kept.insert(key, citation);
            }
        }
    }
    for (key, path, citation) in misprinted {
        let mut existing = kept.iter();
        let correct = existing.find(|((_, other, _), _)| *other == path);
        let Some((cited, cited_work)) = correct.map(|(_, one)| (one.cited, one.cited_work)) else {
            kept.insert(key, citation);
            continue;
        };
        let (anchor, _, paragraph) = key;
        let languages = citation.languages.clone();
        let same = kept.entry((anchor, path, paragraph)).or_insert(Citation {
            cited,
            cited_work,
            ..citation
        });
        for language in languages {
            same.add_language(language);
        }
    }
    kept
}

/// Returns citations in which languages agree on the part of a resolution. Arabic texts link the number
/// only, and have the letter of the part beside the link, as in “57/4 باء”. If one language cites 57/4 at
/// a place and others cite 57/4 B there, all cite 57/4 B.
fn with_parts(citations: OfWork<'_>) -> OfWork<'_> {
    let places = of_places(&citations);
    let part_of = |anchor: &str, path: &Arc<str>| {
        let place = places.get(anchor)?;
        let own = place.get(path)?;
        let mut parts = place
            .iter()
            .filter(|(other, of_part)| is_part(other, path) && of_part.is_disjoint(own));
        let (part, _) = parts.next()?;
        parts.next().is_none().then(|| Arc::clone(part))
    };
    let mut whole = Vec::new();
    let mut kept = OfWork::new();
    for ((anchor, path, paragraph), citation) in citations {
        match part_of(anchor, &path) {
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
    let mut named: BTreeSet<(&str, Arc<str>)> = BTreeSet::new();
    let mut unnamed: BTreeMap<(&str, Arc<str>), Vec<&Language>> = BTreeMap::new();
    for ((anchor, path, paragraph), citation) in &citations {
        let key = (*anchor, Arc::clone(path));
        match paragraph {
            Some(_) => {
                named.insert(key);
            }
            None => {
                unnamed.insert(key, citation.languages.clone());
            }
        }
    }
    let mut list = Vec::with_capacity(citations.len());
    for ((anchor, path, paragraph), mut citation) in citations {
        let key = (anchor, path);
        match paragraph {
            None if named.contains(&key) => continue,
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
