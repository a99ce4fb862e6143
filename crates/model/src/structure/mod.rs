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

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;
    use serde_json::{Value, json};

    use super::{Adoption, Candidate, anchors, share};
    use crate::unresolved::Block;
    use crate::{Text, Unresolved, plain_text};

    fn text(words: &str) -> Value {
        json!([{ "kind": "text", "text": words }])
    }

    fn paragraph(number: &str, words: &str, then: &[Value]) -> Value {
        let number = (!number.is_empty()).then_some(number);
        json!({ "kind": "paragraph", "number": number, "content": text(words), "then": then })
    }

    fn item(label: &str, words: &str, then: &[Value]) -> Value {
        json!({ "label": label, "content": text(words), "then": then })
    }

    fn items(style: &str, items: &[Value]) -> Value {
        json!({ "kind": "items", "style": style, "items": items })
    }

    fn section(label: &str, title: &str, blocks: &[Value]) -> Value {
        let label = if label.is_empty() {
            json!([])
        } else {
            text(label)
        };
        let heading = json!({ "label": label, "title": text(title) });
        json!({ "kind": "section", "heading": heading, "blocks": blocks })
    }

    fn quotation(blocks: &[Value]) -> Value {
        json!({ "kind": "quotation", "blocks": blocks })
    }

    fn table() -> Value {
        let cell = json!({ "columns": 1, "rows": 1, "alignment": "start", "blocks": [paragraph("", "Cell", &[])] });
        json!({ "kind": "table", "columns": 1, "head": [], "body": [{ "cells": [cell] }] })
    }

    fn document(language: &str, enactment: &Value) -> Unresolved {
        let model = json!({
            "symbol": "A/RES/99/1", "language": language, "body": "general-assembly",
            "masthead": {}, "text": { "whole": enactment },
        });
        serde_json::from_value(model).unwrap()
    }

    fn operative(blocks: &[Value]) -> Value {
        json!({ "operative": blocks })
    }

    /// Compares the last document with as many others of another structure.
    fn share_with(others: usize, model: &Value, own: &Value) -> (Unresolved, Option<Adoption>) {
        let languages = ["en", "es", "fr", "ru", "zh"];
        let mut documents: Vec<Unresolved> = languages[..others]
            .iter()
            .map(|language| document(language, model))
            .collect();
        documents.push(document("ar", own));
        let adoption = share_all(&mut documents, true).pop().unwrap();
        (documents.pop().unwrap(), adoption)
    }

    fn share_all(documents: &mut [Unresolved], is_open: bool) -> Vec<Option<Adoption>> {
        let candidates = documents.iter_mut();
        let mut candidates: Vec<Candidate<'_>> = candidates
            .map(|document| Candidate { document, is_open })
            .collect();
        share(&mut candidates)
    }

    fn words(document: &Unresolved) -> String {
        let Text::Whole(enactment) = &document.text else {
            panic!("a document in parts");
        };
        let mut words = Vec::new();
        collect(&enactment.preamble, &mut words);
        collect(&enactment.operative, &mut words);
        words.join(" ")
    }

    fn collect(blocks: &[Block], words: &mut Vec<String>) {
        for block in blocks {
            match block {
                Block::Paragraph(paragraph) => {
                    words.extend(paragraph.number.clone());
                    words.push(plain_text(&paragraph.content));
                    collect(&paragraph.then, words);
                }
                Block::Items(items) => {
                    for item in &items.items {
                        words.push(item.label.clone());
                        words.push(plain_text(&item.content));
                        collect(&item.then, words);
                    }
                }
                Block::Section(section) => {
                    let lines = [&section.heading.label, &section.heading.title];
                    let lines = lines.map(|line| plain_text(line));
                    words.extend(lines.into_iter().filter(|line| !line.is_empty()));
                    collect(&section.blocks, words);
                }
                Block::Table(_) => words.push("table".to_owned()),
                Block::Quotation(quotation) => collect(&quotation.blocks, words),
            }
        }
    }

    /// Asserts that a document takes over the structure of three others, with its own words.
    #[track_caller]
    fn assert_taken_over(model: &Value, own: &Value) {
        let (changed, adoption) = share_with(3, model, own);
        assert_eq!(anchors(&changed), anchors(&document("en", model)));
        assert_eq!(words(&changed), words(&document("ar", own)));
        let languages: Vec<String> = adoption
            .unwrap()
            .languages
            .iter()
            .map(ToString::to_string)
            .collect();
        assert_eq!(languages, ["en", "es", "fr"]);
    }

    #[track_caller]
    fn assert_unchanged(others: usize, model: &Value, own: &Value) {
        let (changed, adoption) = share_with(others, model, own);
        assert_eq!(changed, document("ar", own));
        assert_eq!(adoption, None);
    }

    fn with_heading() -> Value {
        operative(&[
            paragraph("1.", "Decides", &[]),
            section("", "Title", &[paragraph("2.", "Requests", &[])]),
        ])
    }

    fn without_heading(words: &str) -> Value {
        operative(&[
            paragraph("1 -", "يقرر", &[paragraph("", words, &[])]),
            paragraph("2 -", "يطلب", &[]),
        ])
    }

    #[test]
    fn a_lost_heading_is_taken_over_with_its_own_words() {
        assert_taken_over(&with_heading(), &without_heading("عنوان"));
        let (_, adoption) = share_with(3, &with_heading(), &without_heading("عنوان"));
        let anchors: Vec<String> = adoption
            .unwrap()
            .anchors
            .iter()
            .map(|(before, after)| format!("{before} {after}"))
            .collect();
        assert_eq!(anchors, ["op-1-text-1 sec-heading-1"]);
    }

    #[test]
    fn the_level_of_items_is_taken_over_whatever_the_script_of_their_labels() {
        let model = operative(&[paragraph(
            "1.",
            "Decides",
            &[items(
                "lower-alpha",
                &[
                    item(
                        "(a)",
                        "One",
                        &[items("lower-roman", &[item("(i)", "Two", &[])])],
                    ),
                    item("(b)", "Three", &[]),
                ],
            )],
        )]);
        let own = operative(&[
            paragraph("1 -", "يقرر", &[]),
            items(
                "lower-alpha",
                &[item(
                    "(أ)",
                    "واحد",
                    &[items(
                        "lower-roman",
                        &[item(
                            "’1‘",
                            "اثنان",
                            &[items("lower-alpha", &[item("(ب)", "ثلاثة", &[])])],
                        )],
                    )],
                )],
            ),
        ]);
        assert_taken_over(&model, &own);
    }

    #[test]
    fn paragraphs_return_from_the_preamble() {
        let model = operative(&[paragraph("", "Decides", &[]), table()]);
        let own = json!({ "preamble": [paragraph("", "يقرر", &[]), table()] });
        assert_taken_over(&model, &own);
    }

    #[test]
    fn labels_printed_at_the_start_of_a_text_become_labels() {
        let list = items(
            "lower-alpha",
            &[item("(a)", "One", &[]), item("(b)", "Two", &[])],
        );
        let model = operative(&[
            paragraph("1.", "Decides", &[list]),
            paragraph("2.", "Ends", &[]),
        ]);
        let own = |second: &str, last: &str| {
            let list = items("lower-alpha", &[item("(أ)", "واحد", &[])]);
            operative(&[
                paragraph("1 -", "يقرر", &[list, paragraph("", second, &[])]),
                paragraph("", last, &[]),
            ])
        };
        assert_taken_over(&model, &own("(ب) اثنان", "2. تنتهي"));
        // A misprinted mark after or before the number.
        assert_taken_over(&model, &own("(ب) اثنان", "2, تنتهي"));
        assert_taken_over(&model, &own("(ب) اثنان", "’ 2. تنتهي"));
        assert_unchanged(3, &model, &own("(ب) اثنان", "‘ 2. تنتهي"));
        assert_unchanged(3, &model, &own("(ب) اثنان", "2 تنتهي"));
        assert_unchanged(3, &model, &own("(ب) اثنان", "3, تنتهي"));
        assert_unchanged(3, &model, &own("(ج) اثنان", "2. تنتهي"));
        assert_unchanged(3, &model, &own("اثنان", "2. تنتهي"));
        assert_unchanged(3, &model, &own("(ب)", "2. تنتهي"));
        assert_unchanged(3, &model, &own("(ب) اثنان", "«2. تنتهي"));
    }

    #[test]
    fn labels_that_other_languages_print_in_the_text_return_to_it() {
        let model = operative(&[table(), paragraph("", "a See A/99/1.", &[])]);
        let own = operative(&[table(), items("lower-alpha", &[item("(أ)", "انظر", &[])])]);
        assert_taken_over(&model, &own);
        let model = operative(&[table(), paragraph("", "See A/99/1.", &[])]);
        assert_unchanged(3, &model, &own);
        let dash = items("dash", &[item("–", "انظر", &[])]);
        let model = operative(&[table(), paragraph("", "“See” A/99/1.", &[])]);
        assert_unchanged(3, &model, &operative(&[table(), dash]));
    }

    #[test]
    fn only_the_structure_of_more_than_half_and_three_languages_is_taken_over() {
        let own = without_heading("عنوان");
        assert_unchanged(2, &with_heading(), &own);
        let mut documents: Vec<Unresolved> = ["en", "es", "fr"]
            .map(|language| document(language, &with_heading()))
            .into();
        documents.extend(["ar", "ru", "zh"].map(|language| document(language, &own)));
        let before = documents.clone();
        assert!(share_all(&mut documents, true).iter().all(Option::is_none));
        assert_eq!(documents, before);
    }

    #[test]
    fn a_document_that_is_not_open_keeps_its_structure() {
        let mut documents: Vec<Unresolved> = ["en", "es", "fr"]
            .map(|language| document(language, &with_heading()))
            .into();
        documents.push(document("ar", &without_heading("عنوان")));
        let before = documents.clone();
        assert!(share_all(&mut documents, false).iter().all(Option::is_none));
        assert_eq!(documents, before);
    }

    #[test]
    fn uncertain_structure_is_not_taken_over() {
        // A sentence is not a heading.
        assert_unchanged(3, &with_heading(), &without_heading("يطلب ذلك،"));
        let one = |blocks: &[Value]| operative(&[paragraph("1.", "Decides", blocks)]);
        let free = operative(&[section(
            "",
            "Title",
            &[items("lower-alpha", &[item("(a)", "One", &[])])],
        )]);
        let in_paragraph = operative(&[paragraph(
            "",
            "Title",
            &[items("lower-alpha", &[item("(أ)", "One", &[])])],
        )]);
        let after = |block: Value| operative(&[paragraph("1.", "Decides", &[]), block]);
        for (model, own) in [
            // Items that belong to no paragraph.
            (free, in_paragraph),
            // More texts.
            (after(paragraph("", "More", &[])), one(&[])),
            (one(&[]), after(paragraph("", "More", &[]))),
            // Another number.
            (
                after(paragraph("2.", "Ends", &[])),
                one(&[paragraph("3.", "Ends", &[])]),
            ),
            // A table or a quotation in place of a text.
            (after(table()), one(&[paragraph("", "Table", &[])])),
            (
                after(quotation(&[paragraph("", "Two", &[])])),
                one(&[paragraph("", "Two", &[])]),
            ),
            // Another structure within a quotation.
            (
                after(quotation(&[paragraph("1.", "Two", &[])])),
                one(&[quotation(&[paragraph("", "Two", &[])])]),
            ),
        ] {
            assert_unchanged(3, &model, &own);
        }
    }

    #[test]
    fn a_quotation_of_the_same_structure_moves_as_a_whole() {
        let quoted = |words: &str| quotation(&[paragraph("1.", words, &[])]);
        let model = operative(&[paragraph("1.", "Decides", &[]), quoted("Two")]);
        let own = operative(&[paragraph("1 -", "يقرر", &[quoted("اثنان")])]);
        assert_taken_over(&model, &own);
    }

    #[test]
    fn stretches_between_numbers_are_compared_where_the_whole_text_differs() {
        let list = |label: &str| items("lower-alpha", &[item(label, "One", &[])]);
        let titled = [
            paragraph("2.", "Requests", &[list("(a)")]),
            paragraph("3.", "Ends", &[]),
        ];
        let model = operative(&[
            paragraph("1.", "Decides", &[]),
            section("", "Title", &titled),
        ]);
        // The title is a paragraph, and the item of paragraph 2 has another label.
        let own = operative(&[
            paragraph("1 -", "يقرر", &[paragraph("", "عنوان", &[])]),
            paragraph("2 -", "يطلب", &[list("(ب)")]),
            paragraph("3 -", "ينتهي", &[]),
        ]);
        let (changed, adoption) = share_with(3, &model, &own);
        let names: Vec<String> = anchors(&changed).iter().map(ToString::to_string).collect();
        assert_eq!(names, ["op-1", "sec-heading-1", "op-2", "op-2-b", "op-3"]);
        assert_eq!(words(&changed), words(&document("ar", &own)));
        assert!(adoption.is_some());
        // A number within a paragraph is found, but not one that is missing.
        let torn = |words: &str| {
            operative(&[
                paragraph("1 -", "يقرر", &[paragraph("", words, &[])]),
                paragraph("3 -", "ينتهي", &[list("(ب)")]),
            ])
        };
        let numbered = operative(&[
            paragraph("1.", "Decides", &[]),
            paragraph("2.", "Requests", &[]),
            paragraph("3.", "Ends", &[list("(a)")]),
        ]);
        let (changed, _) = share_with(3, &numbered, &torn("2. يطلب"));
        let names: Vec<String> = anchors(&changed).iter().map(ToString::to_string).collect();
        assert_eq!(names, ["op-1", "op-2", "op-3", "op-3-b"]);
        assert_unchanged(3, &numbered, &torn("يطلب"));
        // Two languages of four are not enough.
        let mut documents: Vec<Unresolved> =
            [("en", &model), ("fr", &model), ("ar", &own), ("zh", &own)]
                .into_iter()
                .map(|(language, text)| document(language, text))
                .collect();
        let adoptions = share_all(&mut documents, true);
        assert!(adoptions.iter().all(Option::is_none));
    }

    #[test]
    fn each_annex_is_compared_separately() {
        let annexes = |main: &Value, annex: &Value| {
            let mut enactment = main.clone();
            let annex =
                json!({ "heading": { "label": text("Annex") }, "blocks": annex["operative"] });
            enactment["annexes"] = json!([annex]);
            enactment
        };
        let model = annexes(&with_heading(), &with_heading());
        let own = annexes(
            &operative(&[paragraph("", "يقرر", &[])]),
            &without_heading("عنوان"),
        );
        let (changed, adoption) = share_with(3, &model, &own);
        let names: Vec<String> = anchors(&changed).iter().map(ToString::to_string).collect();
        assert_eq!(
            names,
            [
                "op-1",
                "annex-para-1",
                "annex-sec-heading-1",
                "annex-para-2"
            ]
        );
        assert!(adoption.is_some());
    }

    /// Builds blocks from one role per text: a paragraph, a text below it, a heading or an item.
    fn arranged(roles: &[(u8, bool)]) -> Value {
        let mut blocks: Vec<Value> = Vec::new();
        for (index, (role, is_labelled)) in roles.iter().enumerate() {
            let words = format!("words {index}");
            let number = if *is_labelled {
                format!("{}.", index + 1)
            } else {
                String::new()
            };
            let last = blocks
                .last_mut()
                .filter(|block| block["kind"] == "paragraph");
            match (role % 4, last) {
                (1, Some(last)) => {
                    let below = paragraph(&number, &words, &[]);
                    last["then"].as_array_mut().unwrap().push(below);
                }
                (2, Some(last)) if *is_labelled => {
                    let list = items("decimal", &[item(&number, &words, &[])]);
                    last["then"].as_array_mut().unwrap().push(list);
                }
                (3, _) => blocks.push(section(&number, &words, &[])),
                _ => blocks.push(paragraph(&number, &words, &[])),
            }
        }
        operative(&blocks)
    }

    proptest! {
        #[test]
        fn no_word_is_lost_added_or_moved(
            texts in proptest::collection::vec((0u8..4, 0u8..4, any::<bool>()), 1..12)
        ) {
            let model: Vec<(u8, bool)> = texts.iter().map(|(role, _, label)| (*role, *label)).collect();
            let own: Vec<(u8, bool)> = texts.iter().map(|(_, role, label)| (*role, *label)).collect();
            let (model, own) = (arranged(&model), arranged(&own));
            let (changed, adoption) = share_with(3, &model, &own);
            let before = document("ar", &own);
            prop_assert_eq!(words(&changed), words(&before));
            let set = |document: &Unresolved| anchors(document).into_iter().collect::<BTreeSet<_>>();
            let wanted = set(&document("en", &model));
            let difference = |one: &Unresolved| set(one).symmetric_difference(&wanted).count();
            if adoption.is_some() {
                prop_assert!(difference(&changed) < difference(&before) || set(&changed) == wanted);
            } else {
                prop_assert_eq!(changed, before);
            }
        }
    }
}
