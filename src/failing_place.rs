//! Finds the position in a document at which typesetting fails. Typst reports the position in a
//! template, but not the text that was being typeset.

use serde_json::Value;

/// The members that contain blocks, or other places, in reading order.
const LISTS: [&str; 11] = [
    "parts",
    "preamble",
    "operative",
    "annexes",
    "head",
    "body",
    "cells",
    "blocks",
    "items",
    "then",
    "notes",
];

/// The members that contain such members.
const OBJECTS: [&str; 4] = ["resolution", "text", "whole", "enactment"];

/// Returns the anchor of the first place, in reading order, with which a view fails, or `None` if
/// the view fails without all places.
///
/// `fails` returns whether a view fails. It is called with views that end after some place: one
/// view in the middle of the range that is left, so that their number is small.
pub fn find(view: &Value, fails: impl Fn(&Value) -> bool) -> Option<String> {
    let ending_after = |count: usize| {
        let mut view = view.clone();
        let mut cut = Cut {
            limit: count,
            anchors: Vec::new(),
        };
        cut.members(&mut view);
        (view, cut.anchors)
    };
    let (_, mut anchors) = ending_after(usize::MAX);
    let (mut passing, mut failing) = (0, anchors.len());
    if fails(&ending_after(passing).0) || failing == 0 {
        return None;
    }
    while failing - passing > 1 {
        let middle = passing.midpoint(failing);
        if fails(&ending_after(middle).0) {
            failing = middle;
        } else {
            passing = middle;
        }
    }
    Some(anchors.swap_remove(failing - 1))
}

/// Removes the places of a view after the first ones.
struct Cut {
    limit: usize,
    /// The anchors of the places that remain.
    anchors: Vec<String>,
}

impl Cut {
    fn members(&mut self, value: &mut Value) {
        for name in OBJECTS {
            if let Some(inner) = value.get_mut(name) {
                self.members(inner);
            }
        }
        for name in LISTS {
            if let Some(Value::Array(list)) = value.get_mut(name) {
                if name == "notes" {
                    list.iter_mut().for_each(|note| self.note(note));
                } else {
                    list.retain_mut(|inner| self.is_kept(inner));
                }
            }
        }
    }

    /// Whether a place or block is kept. The places in it after the limit are removed.
    fn is_kept(&mut self, value: &mut Value) -> bool {
        if let Some(anchor) = value.get("anchor").and_then(Value::as_str) {
            if self.anchors.len() >= self.limit {
                return false;
            }
            self.anchors.push(anchor.to_owned());
        }
        self.members(value);
        let items = value.get("items").and_then(Value::as_array);
        items.is_none_or(|items| !items.is_empty())
    }

    /// Removes the text of a note after the limit. The note is kept for its calls.
    fn note(&mut self, note: &mut Value) {
        if !self.is_kept(note)
            && let Some(Value::Array(blocks)) = note.get_mut("blocks")
        {
            blocks.clear();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn view() -> Value {
        let paragraph = |anchor: &str, then: Value| json!({ "kind": "paragraph", "anchor": anchor, "content": [], "then": then });
        let items = json!([{ "kind": "items", "items": [
            { "anchor": "op-1-a", "content": [{ "kind": "note-call", "anchor": "fnref-1-1" }] },
            { "anchor": "op-1-b", "content": [] },
        ] }]);
        json!({ "resolution": {
            "text": { "whole": {
                "annexes": [{ "anchor": "annex", "blocks": [paragraph("annex-para-1", json!([]))] }],
                "preamble": [paragraph("pp-1", json!([]))],
                "operative": [paragraph("op-1", items), paragraph("op-2", json!([]))],
            } },
            "notes": [{ "anchor": "fn-1", "blocks": [{ "kind": "paragraph", "anchor": null }] }],
        } })
    }

    #[test]
    fn the_first_place_with_which_a_view_fails_is_found() {
        let anchors = [
            "pp-1",
            "op-1",
            "op-1-a",
            "op-1-b",
            "op-2",
            "annex",
            "annex-para-1",
        ];
        for anchor in anchors {
            let found = find(&view(), |part| {
                part.to_string().contains(&format!("\"{anchor}\""))
            });
            assert_eq!(found.as_deref(), Some(anchor));
        }
    }

    #[test]
    fn notes_are_emptied_and_lists_without_items_are_removed() {
        let found = find(&view(), |part| {
            let text = part.to_string();
            assert!(
                text.contains("\"fn-1\"") && !text.contains("\"items\":[]"),
                "{text}"
            );
            text.contains("null")
        });
        assert_eq!(found.as_deref(), Some("fn-1"));
    }

    #[test]
    fn a_view_that_fails_without_its_places_has_no_failing_place() {
        assert_eq!(find(&view(), |_| true), None);
        assert_eq!(find(&json!({}), |_| false), None);
    }
}
