//! The stretches of a text, from one numbered paragraph to the next, which are compared one by one
//! where the languages do not agree on the structure of the whole text.

use std::collections::BTreeSet;

use crate::resolve::label_token;
use crate::unresolved::{Block, Heading, Section};

use super::LANGUAGES_MIN;
use super::rebuild::rebuild;
use super::shape::{self, Sections, Shape};

/// A block, or the heading of a section before the blocks of the section.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Flat {
    Heading { depth: usize, heading: Heading },
    Block(Block),
}

/// The text before the first number, or from a numbered paragraph to the next one.
#[derive(Debug, Clone)]
struct Stretch {
    /// The part of an anchor for the number.
    number: Option<String>,
    flats: Vec<Flat>,
}

/// A stretch of the structure that most languages share.
#[derive(Debug)]
struct Shared {
    number: Option<String>,
    /// The stretch of one of these languages. `None` if they do not agree.
    model: Option<Vec<Flat>>,
    /// The positions of the languages that have it.
    languages: Vec<usize>,
}

/// The structure that more than half of the languages share, stretch by stretch.
#[derive(Debug)]
pub struct SharedStretches(Vec<Shared>);

/// A text with structure from other languages, and the positions of these languages.
#[derive(Debug)]
pub struct Changed {
    pub blocks: Vec<Block>,
    pub languages: BTreeSet<usize>,
}

impl SharedStretches {
    /// Compares the stretches of a text in all languages. `None` where a language does not have the
    /// text. Returns `None` if more than half of the languages do not have the same numbers, each
    /// once.
    pub fn of(texts: &[Option<&[Block]>]) -> Option<Self> {
        let is_majority = |count: usize| count >= LANGUAGES_MIN && count * 2 > texts.len();
        let divided: Vec<Option<Vec<Stretch>>> =
            texts.iter().map(|text| divide((*text)?)).collect();
        let numbers = |stretches: &[Stretch]| -> Vec<Option<String>> {
            stretches.iter().map(|one| one.number.clone()).collect()
        };
        let sequences: Vec<Option<Vec<Option<String>>>> = divided
            .iter()
            .map(|stretches| stretches.as_deref().map(numbers))
            .collect();
        let same_as = |wanted: &Vec<Option<String>>| -> Vec<usize> {
            let same = (0..sequences.len()).filter(|at| sequences[*at].as_ref() == Some(wanted));
            same.collect()
        };
        let alike = sequences.iter().flatten().map(same_as);
        let alike = alike.max_by_key(Vec::len)?;
        if !is_majority(alike.len()) {
            return None;
        }
        let first = divided.get(*alike.first()?)?.as_ref()?;
        let shared = first.iter().enumerate().map(|(position, stretch)| {
            let shape_of = |language: &usize| {
                let stretch = divided.get(*language)?.as_ref()?.get(position)?;
                Some(shapes(&stretch.flats))
            };
            let groups = alike.iter().map(|one| -> Vec<usize> {
                let own = shape_of(one);
                let same = alike.iter().filter(|other| shape_of(other) == own);
                same.copied().collect()
            });
            let largest = groups.max_by_key(Vec::len).unwrap_or_default();
            let model = largest
                .first()
                .filter(|_| is_majority(largest.len()))
                .and_then(|one| divided.get(*one)?.as_ref()?.get(position));
            Shared {
                number: stretch.number.clone(),
                model: model.map(|stretch| stretch.flats.clone()),
                languages: largest,
            }
        });
        Some(SharedStretches(shared.collect()))
    }

    /// Gives a text the shared structure in the stretches whose printed labels and order agree. A
    /// number that the text lacks can be at the start of one of its paragraphs.
    pub fn give_to(&self, blocks: &[Block]) -> Option<Changed> {
        let own = divide(blocks)?;
        let positions: Option<Vec<usize>> = own
            .iter()
            .map(|stretch| self.0.iter().position(|one| one.number == stretch.number))
            .collect();
        let positions = positions?;
        if positions.first() != Some(&0) || !positions.is_sorted() {
            return None;
        }
        let mut flats = Vec::new();
        let mut languages = BTreeSet::new();
        let mut is_changed = false;
        for (index, stretch) in own.into_iter().enumerate() {
            let begin = positions[index];
            let end = positions.get(index + 1).copied().unwrap_or(self.0.len());
            let shared = self.0.get(begin..end).unwrap_or_default();
            match arranged(&stretch.flats, shared) {
                Some(arranged) => {
                    is_changed = true;
                    flats.extend(arranged);
                    languages.extend(shared.iter().flat_map(|one| &one.languages).copied());
                }
                None => flats.extend(stretch.flats),
            }
        }
        is_changed.then(|| Changed {
            blocks: nest(flats),
            languages,
        })
    }
}

/// Returns a stretch in the structure of the shared ones, if it is not the same and the labels agree.
fn arranged(own: &[Flat], shared: &[Shared]) -> Option<Vec<Flat>> {
    let models: Option<Vec<&Vec<Flat>>> = shared.iter().map(|one| one.model.as_ref()).collect();
    let model: Vec<Flat> = models?.into_iter().flatten().cloned().collect();
    let (own_shape, wanted) = (shapes(own), shapes(&model));
    if own_shape == wanted || shape::free_items(&wanted) > shape::free_items(&own_shape) {
        return None;
    }
    let rebuilt = rebuild(&[&nest(own.to_vec())], &[&nest(model.clone())])?;
    let mut arranged: Vec<Flat> = rebuilt
        .iter()
        .flat_map(|blocks| flatten(blocks, 0))
        .collect();
    let depths = model.iter().filter_map(|flat| match flat {
        Flat::Heading { depth, .. } => Some(*depth),
        Flat::Block(_) => None,
    });
    let headings = arranged.iter_mut().filter_map(|flat| match flat {
        Flat::Heading { depth, .. } => Some(depth),
        Flat::Block(_) => None,
    });
    for (depth, wanted) in headings.zip(depths) {
        *depth = wanted;
    }
    Some(arranged)
}

/// Divides a text. Returns `None` if a number occurs twice, or if blocks follow a section within
/// another one.
fn divide(blocks: &[Block]) -> Option<Vec<Stretch>> {
    let flats = flatten(blocks, 0);
    if nest(flats.clone()) != blocks {
        return None;
    }
    let mut stretches = vec![Stretch {
        number: None,
        flats: Vec::new(),
    }];
    let mut numbers = BTreeSet::new();
    for flat in flats {
        if let Flat::Block(Block::Paragraph(paragraph)) = &flat
            && let Some(number) = paragraph.number.as_deref().map(label_token)
        {
            if !numbers.insert(number.clone()) {
                return None;
            }
            stretches.push(Stretch {
                number: Some(number),
                flats: Vec::new(),
            });
        }
        if let Some(last) = stretches.last_mut() {
            last.flats.push(flat);
        }
    }
    Some(stretches)
}

fn flatten(blocks: &[Block], depth: usize) -> Vec<Flat> {
    let mut flats = Vec::with_capacity(blocks.len());
    for block in blocks {
        match block {
            Block::Section(section) => {
                flats.push(Flat::Heading {
                    depth,
                    heading: section.heading.clone(),
                });
                flats.extend(flatten(&section.blocks, depth + 1));
            }
            other => flats.push(Flat::Block(other.clone())),
        }
    }
    flats
}

/// Puts blocks into the sections whose headings come before them.
fn nest(flats: Vec<Flat>) -> Vec<Block> {
    fn put(block: Block, open: &mut [(usize, Section)], blocks: &mut Vec<Block>) {
        match open.last_mut() {
            Some((_, section)) => section.blocks.push(block),
            None => blocks.push(block),
        }
    }
    fn close(open: &mut Vec<(usize, Section)>, blocks: &mut Vec<Block>) {
        if let Some((_, section)) = open.pop() {
            put(Block::Section(section), open, blocks);
        }
    }
    let mut blocks = Vec::new();
    let mut open: Vec<(usize, Section)> = Vec::new();
    for flat in flats {
        match flat {
            Flat::Heading { depth, heading } => {
                while open.last().is_some_and(|(outer, _)| *outer >= depth) {
                    close(&mut open, &mut blocks);
                }
                let section = Section {
                    anchor: None,
                    heading,
                    blocks: Vec::new(),
                };
                open.push((depth, section));
            }
            Flat::Block(block) => put(block, &mut open, &mut blocks),
        }
    }
    while !open.is_empty() {
        close(&mut open, &mut blocks);
    }
    blocks
}

fn shapes(flats: &[Flat]) -> Vec<Shape> {
    shape::of(&nest(flats.to_vec()), Sections::Flat)
}
