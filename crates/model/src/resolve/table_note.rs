//! Connects the marks in a table with the notes below it.
//!
//! A note of a table is a paragraph directly after the table that begins with a label, and the mark
//! is the same label, raised, in a cell or in the caption (A/RES/78/249). The paragraph keeps its
//! position and its anchor. A label that two paragraphs have is not connected.

use std::collections::BTreeMap;

use crate::visit::{VisitMut, walk_mut};
use crate::{
    Anchor, Annex, Block, Enactment, Inline, Item, Paragraph, Quotation, Resolved, Section, Table,
    plain_text,
};

use super::anchor::label_token;

/// Replaces the marks of table notes with calls.
pub fn connect(resolution: &mut Resolved) {
    Tables.resolution(resolution);
}

/// Finds the tables, each with the blocks after it.
struct Tables;

impl VisitMut for Tables {
    fn enactment(&mut self, enactment: &mut Enactment) {
        connect_in(&mut enactment.preamble);
        connect_in(&mut enactment.operative);
        walk_mut::enactment(self, enactment);
    }

    fn annex(&mut self, annex: &mut Annex) {
        connect_in(&mut annex.blocks);
        walk_mut::annex(self, annex);
    }

    fn section(&mut self, section: &mut Section) {
        connect_in(&mut section.blocks);
        walk_mut::section(self, section);
    }

    fn quotation(&mut self, quotation: &mut Quotation) {
        connect_in(&mut quotation.blocks);
        walk_mut::quotation(self, quotation);
    }

    fn paragraph(&mut self, paragraph: &mut Paragraph) {
        connect_in(&mut paragraph.then);
        walk_mut::paragraph(self, paragraph);
    }

    fn item(&mut self, item: &mut Item) {
        connect_in(&mut item.then);
        walk_mut::item(self, item);
    }
}

fn connect_in(blocks: &mut [Block]) {
    for index in 0..blocks.len() {
        let (before, after) = blocks.split_at_mut(index + 1);
        if let Some(Block::Table(table)) = before.last_mut() {
            Marks::new(table, after).table(table);
        }
    }
}

/// Replaces the marks in a table.
struct Marks {
    table: Anchor,
    /// The notes below the table by the token of their label.
    notes: BTreeMap<String, Called>,
}

/// A note below a table.
struct Called {
    /// Its anchor; none if two notes have the same label.
    anchor: Option<Anchor>,
    /// The number of its calls so far.
    calls: usize,
}

impl Marks {
    fn new(table: &Table, after: &[Block]) -> Self {
        let mut notes: BTreeMap<String, Called> = BTreeMap::new();
        for (token, anchor) in after.iter().map_while(note) {
            notes
                .entry(token)
                .and_modify(|called| called.anchor = None)
                .or_insert(Called {
                    anchor: Some(anchor),
                    calls: 0,
                });
        }
        Marks {
            table: table.anchor.clone(),
            notes,
        }
    }

    /// Returns the anchors of the note with this token and of its next call.
    fn call(&mut self, token: &str) -> Option<(Anchor, Anchor)> {
        let called = self.notes.get_mut(token)?;
        let target = called.anchor.clone()?;
        called.calls += 1;
        let anchor = format!("{}-call-{token}-{}", self.table, called.calls);
        Some((target, Anchor::new(anchor)))
    }
}

impl VisitMut for Marks {
    fn inline(&mut self, inline: &mut Inline) {
        match inline {
            Inline::Superscript { content } => {
                let Some((target, anchor)) = token(&plain_text(content))
                    .filter(|_| content.iter().all(is_text))
                    .and_then(|token| self.call(&token))
                else {
                    return;
                };
                let content_of_call = std::mem::take(content);
                content.push(Inline::TableNoteCall {
                    content: content_of_call,
                    target,
                    anchor,
                });
            }
            // A link cannot contain another.
            Inline::Link { .. } => {}
            other => walk_mut::inline(self, other),
        }
    }
}

fn is_text(inline: &Inline) -> bool {
    matches!(inline, Inline::Text { .. })
}

/// Returns the token of the label and the anchor of a paragraph that is a note of a table.
fn note(block: &Block) -> Option<(String, Anchor)> {
    let Block::Paragraph(paragraph) = block else {
        return None;
    };
    if paragraph.number.is_some() {
        return None;
    }
    Some((label(&paragraph.content)?, paragraph.anchor.clone()?))
}

/// Returns the token of the label at the beginning of a line: raised, `ᵃ See A/80/505`, or in
/// brackets, `(أ) انظر`.
fn label(line: &[Inline]) -> Option<String> {
    match line.first()? {
        Inline::Superscript { content } => token(&plain_text(content)),
        Inline::Emphasis { content } | Inline::Strong { content } => label(content),
        Inline::Text { text, .. } => {
            let (first, _) = text.trim_start().split_once(char::is_whitespace)?;
            token(first).filter(|_| first.starts_with('(') && first.ends_with(')'))
        }
        _ => None,
    }
}

/// Returns the token of a mark, by which marks are compared: `a` of `a`, `(أ)` and the Cyrillic `а`.
/// A mark is a letter. Raised figures are exponents, and raised words are the ends of ordinals.
fn token(mark: &str) -> Option<String> {
    let mark = mark.trim();
    let letters = mark.trim_start_matches('(').trim_end_matches(')');
    let mut characters = letters.chars();
    let is_letter =
        characters.next().is_some_and(char::is_alphabetic) && characters.next().is_none();
    let token = label_token(&format!("({letters})"));
    (is_letter && !token.is_empty()).then_some(token)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::resolve::resolve;
    use crate::visit::{Visit, walk};
    use crate::{Inline, Resolved, Unresolved, plain_text};

    fn text(words: &str) -> Value {
        json!({ "kind": "text", "text": words })
    }

    fn raised(mark: &str) -> Value {
        json!({ "kind": "superscript", "content": [text(mark)] })
    }

    fn paragraph(content: &[Value]) -> Value {
        json!({ "kind": "paragraph", "content": content })
    }

    /// Returns a document with a table that has these cells, and these blocks after it.
    fn document(cells: &[Value], after: &[Value]) -> Resolved {
        let cells = cells.iter().map(|content| {
            json!({
                "columns": 1, "rows": 1, "alignment": "start",
                "blocks": [paragraph(content.as_array().unwrap())],
            })
        });
        let table = json!({
            "kind": "table", "columns": cells.len(), "head": [],
            "body": [{ "cells": cells.collect::<Vec<_>>() }],
        });
        let mut operative = vec![table];
        operative.extend(after.iter().cloned());
        let document: Unresolved = serde_json::from_value(json!({
            "symbol": "A/RES/99/1", "language": "en", "body": "general-assembly",
            "masthead": {}, "text": { "whole": { "operative": operative } },
        }))
        .unwrap();
        resolve(document, &Default::default()).resolution.unwrap()
    }

    #[derive(Default)]
    struct Calls(Vec<String>);

    impl Visit for Calls {
        fn inline(&mut self, inline: &Inline) {
            if let Inline::TableNoteCall {
                content,
                target,
                anchor,
            } = inline
            {
                let mark = plain_text(content);
                self.0.push(format!("{mark} {anchor} to {target}"));
            }
            walk::inline(self, inline);
        }
    }

    fn calls(document: &Resolved) -> Vec<String> {
        let mut calls = Calls::default();
        calls.resolution(document);
        calls.0
    }

    #[test]
    fn a_raised_letter_in_a_cell_calls_the_note_below_the_table() {
        let emphasised = json!({ "kind": "emphasis", "content": [raised("b")] });
        let found = document(
            &[
                json!([text("2026"), raised("a")]),
                json!([text("2027"), emphasised]),
                json!([text("2028"), raised("a")]),
            ],
            &[
                paragraph(&[raised("a"), text(" See there.")]),
                paragraph(&[emphasised.clone(), text(" See here.")]),
            ],
        );
        assert_eq!(
            calls(&found),
            [
                "a table-1-call-a-1 to op-1",
                "b table-1-call-b-1 to op-2",
                "a table-1-call-a-2 to op-1",
            ]
        );
    }

    #[test]
    fn marks_in_brackets_and_of_other_scripts_are_connected() {
        let arabic = document(
            &[json!([text("2026"), raised("(أ)")])],
            &[paragraph(&[text("(أ) انظر هناك")])],
        );
        assert_eq!(calls(&arabic), ["(أ) table-1-call-a-1 to op-1"]);
        let cyrillic = document(
            &[json!([text("2026"), raised("\u{430}")])],
            &[paragraph(&[raised("a"), text(" См. там")])],
        );
        assert_eq!(calls(&cyrillic), ["\u{430} table-1-call-a-1 to op-1"]);
    }

    #[test]
    fn a_mark_without_exactly_one_note_is_left_as_it_is() {
        let cell = json!([text("2026"), raised("a")]);
        let note = paragraph(&[raised("a"), text(" See there.")]);
        for after in [
            vec![],
            vec![paragraph(&[raised("b"), text(" See there.")])],
            vec![note.clone(), note.clone()],
            vec![paragraph(&[text("A sentence.")]), note.clone()],
            vec![paragraph(&[text("a sentence in small letters")])],
        ] {
            assert_eq!(
                calls(&document(std::slice::from_ref(&cell), &after)),
                [""; 0]
            );
        }
        for other in [text("a"), raised("2"), raised("er")] {
            let cell = json!([text("1"), other]);
            let after = [
                note.clone(),
                paragraph(&[raised("2"), text(" See there.")]),
                paragraph(&[raised("er"), text(" See there.")]),
            ];
            assert_eq!(calls(&document(&[cell], &after)), [""; 0]);
        }
    }

    #[test]
    fn calls_in_the_source_are_connected_again() {
        let stale = json!({
            "kind": "superscript",
            "content": [{
                "kind": "table-note-call", "content": [text("a")],
                "target": "op-9", "anchor": "table-9-call-a-1",
            }],
        });
        let cell = json!([text("2026"), stale]);
        let note = paragraph(&[raised("a"), text(" See there.")]);
        assert_eq!(calls(&document(std::slice::from_ref(&cell), &[])), [""; 0]);
        assert_eq!(
            calls(&document(&[cell], &[note])),
            ["a table-1-call-a-1 to op-1"]
        );
    }
}
