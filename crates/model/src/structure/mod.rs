//! Structure that the markup of one language of a document has lost and that its other languages
//! have.
//!
//! The languages of a document have the same paragraphs with the same printed labels in the same
//! order. Where most of them have the same structure, another one whose labels agree takes it over,
//! with its own words. Where they do not agree on a whole text, they are compared from one numbered
//! paragraph to the next.

mod rebuild;
mod shape;
mod stretch;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use crate::resolve::assign;
use crate::unresolved::Block;
use crate::{Anchor, Language, PlaceKind, Places, Text, Unresolved};

use rebuild::rebuild;
use shape::{Sections, Shape};
use stretch::SharedStretches;

/// The minimum number of languages with the same structure.
const LANGUAGES_MIN: usize = 3;

/// One language of a document.
#[derive(Debug)]
pub struct Candidate<'d> {
    /// The document.
    pub document: &'d mut Unresolved,
    /// Whether the document may take over the structure of others. The structure of a source that
    /// an author wrote is not changed.
    pub is_open: bool,
}

/// The structure that a document has taken over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Adoption {
    /// The languages that have the structure, ordered by tag.
    pub languages: Vec<Language>,
    /// The anchors that have changed, before and after, in reading order.
    pub anchors: Vec<(Anchor, Anchor)>,
}

/// Gives the documents, which are languages of one document, the structure that more than half of
/// them, and at least three, share. Returns what each document has taken over.
///
/// Preamble and operative part of each part, and each annex, are compared separately. If a document
/// cannot take over the structure of such a text, or the languages do not agree on it, the stretches
/// of its operative part from one numbered paragraph to the next are compared. Where the printed
/// labels or the order of the texts differ, nothing changes.
pub fn share(documents: &mut [Candidate<'_>]) -> Vec<Option<Adoption>> {
    let unchanged = || documents.iter().map(|_| None).collect();
    if documents.len() < LANGUAGES_MIN {
        return unchanged();
    }
    let shapes: Vec<Shapes> = documents.iter().map(|one| shapes(one.document)).collect();
    if shapes.windows(2).all(|pair| pair[0] == pair[1]) {
        return unchanged();
    }
    let majorities = majorities(&shapes);
    let stretches = stretches(documents, &shapes);
    let changed: Vec<Option<(Unresolved, Adoption)>> = (0..documents.len())
        .map(|index| adopt(documents, index, &shapes, &majorities, &stretches))
        .collect();
    let mut adoptions = Vec::with_capacity(changed.len());
    for (candidate, changed) in documents.iter_mut().zip(changed) {
        adoptions.push(changed.map(|(document, adoption)| {
            *candidate.document = document;
            adoption
        }));
    }
    adoptions
}

/// A text whose structure is compared: preamble and operative part, or an annex.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct RegionKey {
    /// The number of parts, if there are parts.
    parts: Option<usize>,
    enactment: usize,
    /// The position of the annex and the number of annexes.
    annex: Option<(usize, usize)>,
}

/// The shapes of the texts of a document.
type Shapes = BTreeMap<RegionKey, [Vec<Shape>; 2]>;

/// Returns the texts of a document. An annex has no preamble.
fn regions(document: &Unresolved) -> Vec<(RegionKey, [&[Block]; 2])> {
    let parts = match &document.text {
        Text::Whole(_) => None,
        Text::Parts(parts) => Some(parts.len()),
    };
    let mut regions = Vec::new();
    for (enactment, one) in document.enactments().into_iter().enumerate() {
        let key = |annex| RegionKey {
            parts,
            enactment,
            annex,
        };
        regions.push((key(None), [one.preamble.as_slice(), &one.operative]));
        let count = one.annexes.len();
        for (index, annex) in one.annexes.iter().enumerate() {
            regions.push((key(Some((index, count))), [&[], &annex.blocks]));
        }
    }
    regions
}

fn region(document: &Unresolved, key: RegionKey) -> Option<[&[Block]; 2]> {
    let mut regions = regions(document).into_iter();
    regions.find_map(|(own, blocks)| (own == key).then_some(blocks))
}

fn replace(document: &mut Unresolved, key: RegionKey, [preamble, blocks]: [Vec<Block>; 2]) {
    let enactment = match &mut document.text {
        Text::Whole(enactment) => Some(enactment),
        Text::Parts(parts) => {
            let part = parts.get_mut(key.enactment);
            part.map(|part| &mut part.enactment)
        }
    };
    let Some(enactment) = enactment else {
        return;
    };
    match key.annex {
        None => {
            enactment.preamble = preamble;
            enactment.operative = blocks;
        }
        Some((index, _)) => {
            if let Some(annex) = enactment.annexes.get_mut(index) {
                annex.blocks = blocks;
            }
        }
    }
}

fn shapes(document: &Unresolved) -> Shapes {
    let regions = regions(document).into_iter();
    regions
        .map(|(key, [preamble, blocks])| {
            let preamble = shape::of(preamble, Sections::Flat);
            (
                key,
                [preamble, shape::of(blocks, Sections::in_anchors(blocks))],
            )
        })
        .collect()
}

/// Returns, for each region, the documents that share the structure of more than half of all.
fn majorities(shapes: &[Shapes]) -> BTreeMap<RegionKey, Vec<usize>> {
    let keys: BTreeSet<RegionKey> = shapes.iter().flat_map(BTreeMap::keys).copied().collect();
    let majority = |key: RegionKey| {
        let groups = shapes.iter().map(|own| {
            let own = own.get(&key)?;
            let same = (0..shapes.len()).filter(|other| shapes[*other].get(&key) == Some(own));
            Some(same.collect::<Vec<usize>>())
        });
        let largest = groups.flatten().max_by_key(Vec::len)?;
        let is_majority = largest.len() >= LANGUAGES_MIN && largest.len() * 2 > shapes.len();
        is_majority.then_some((key, largest))
    };
    keys.into_iter().filter_map(majority).collect()
}

/// Returns the text whose sections have the most common levels among those of the majority.
fn model<'d>(
    documents: &'d [Candidate<'_>],
    majority: &[usize],
    key: RegionKey,
) -> Option<[&'d [Block]; 2]> {
    let texts = majority.iter().filter_map(|index| {
        let document = &*documents.get(*index)?.document;
        region(document, key)
    });
    let texts: Vec<[&[Block]; 2]> = texts.collect();
    let nested = |text: &[&[Block]; 2]| text.map(|blocks| shape::of(blocks, Sections::Nested));
    let shapes: Vec<[Vec<Shape>; 2]> = texts.iter().map(nested).collect();
    let times = |index: &usize| {
        shapes
            .iter()
            .filter(|one| shapes.get(*index) == Some(one))
            .count()
    };
    // The first of several that are equally common.
    let most_common = (0..texts.len()).rev().max_by_key(times)?;
    texts.get(most_common).copied()
}

/// Returns, for each region in which the languages differ, the structure of its stretches that most
/// of them share.
fn stretches(
    documents: &[Candidate<'_>],
    shapes: &[Shapes],
) -> BTreeMap<RegionKey, SharedStretches> {
    let keys: BTreeSet<RegionKey> = shapes.iter().flat_map(BTreeMap::keys).copied().collect();
    let differing = keys.into_iter().filter(|key| {
        let mut own = shapes.iter().map(|one| one.get(key));
        let first = own.next();
        own.any(|other| Some(other) != first)
    });
    let shared = differing.filter_map(|key| {
        let texts = documents.iter().map(|one| {
            let [_, blocks] = region(one.document, key)?;
            Some(blocks)
        });
        let texts: Vec<Option<&[Block]>> = texts.collect();
        Some((key, SharedStretches::of(&texts)?))
    });
    shared.collect()
}

/// Returns a document with the structure of the majority in all regions where it can take it over.
fn adopt(
    documents: &[Candidate<'_>],
    index: usize,
    shapes: &[Shapes],
    majorities: &BTreeMap<RegionKey, Vec<usize>>,
    stretches: &BTreeMap<RegionKey, SharedStretches>,
) -> Option<(Unresolved, Adoption)> {
    let candidate = documents.get(index).filter(|one| one.is_open)?;
    let own = &*candidate.document;
    let own_shapes = shapes.get(index)?;
    let mut changed: Option<Unresolved> = None;
    let mut languages = BTreeSet::new();
    for (key, own_shape) in own_shapes {
        let majority = majorities.get(key);
        if majority.is_some_and(|majority| majority.contains(&index)) {
            continue;
        }
        let whole = majority.and_then(|majority| {
            let shared_shape = shapes.get(*majority.first()?)?.get(key)?;
            // Items that belong to no paragraph are themselves lost structure.
            if free_items(shared_shape) > free_items(own_shape) {
                return None;
            }
            let model = model(documents, majority, *key)?;
            let rebuilt = rebuild(&region(own, *key)?, &model)?;
            let blocks = <[Vec<Block>; 2]>::try_from(rebuilt).ok()?;
            Some((blocks, majority.iter().copied().collect()))
        });
        let taken = whole.or_else(|| {
            let [preamble, blocks] = region(own, *key)?;
            let taken = stretches.get(key)?.give_to(blocks)?;
            let blocks = [preamble.to_vec(), taken.blocks];
            let brings_closer =
                differences(own, *key, &blocks, documents) < differences_now(own, documents);
            brings_closer.then_some((blocks, taken.languages))
        });
        if let Some((blocks, with_it)) = taken {
            let document = changed.get_or_insert_with(|| own.clone());
            replace(document, *key, blocks);
            let with_it = with_it.into_iter().filter_map(|at| documents.get(at));
            languages.extend(with_it.map(|one| one.document.language.clone()));
        }
    }
    let changed = changed?;
    let anchors: Vec<(Anchor, Anchor)> = anchors(own)
        .into_iter()
        .zip(anchors(&changed))
        .filter(|(before, after)| before != after)
        .collect();
    let languages = languages.into_iter().collect();
    (!anchors.is_empty()).then_some((changed, Adoption { languages, anchors }))
}

/// Returns the number of anchors in which a document with these blocks in a region would differ from
/// all other languages.
fn differences(
    own: &Unresolved,
    key: RegionKey,
    blocks: &[Vec<Block>; 2],
    documents: &[Candidate<'_>],
) -> usize {
    let mut changed = own.clone();
    replace(&mut changed, key, blocks.clone());
    differences_now(&changed, documents)
}

/// Returns the number of anchors in which a document differs from all other languages.
fn differences_now(own: &Unresolved, documents: &[Candidate<'_>]) -> usize {
    let own_anchors: BTreeSet<Anchor> = anchors(own).into_iter().collect();
    let others = documents
        .iter()
        .filter(|one| one.document.language != own.language);
    let counts = others.map(|one| {
        let other: BTreeSet<Anchor> = anchors(one.document).into_iter().collect();
        own_anchors.symmetric_difference(&other).count()
    });
    counts.sum()
}

fn free_items(shape: &[Vec<Shape>; 2]) -> usize {
    shape.iter().map(|blocks| shape::free_items(blocks)).sum()
}

/// Returns the anchors of the texts and tables of a document, in reading order.
fn anchors(document: &Unresolved) -> Vec<Anchor> {
    let (resolved, _) = assign(document.clone());
    let places = Places::of(&resolved);
    let texts = places.iter().filter(|place| {
        matches!(
            place.kind,
            PlaceKind::Section | PlaceKind::Paragraph | PlaceKind::Item | PlaceKind::Table
        )
    });
    texts.map(|place| place.anchor.clone()).collect()
}
