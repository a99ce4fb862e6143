//! Structure that languages take over from each other.

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
        let annex = json!({ "heading": { "label": text("Annex") }, "blocks": annex["operative"] });
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
