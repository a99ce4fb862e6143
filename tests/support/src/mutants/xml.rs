//! Damage to Akoma Ntoso: its elements and attributes.

use fastrand::Rng;
use roxmltree::{Document, Node};

use super::damage_characters;

/// Values for attributes that readers may trust too much.
const VALUES: [&str; 10] = [
    "",
    " ",
    "0",
    "65535",
    "-1",
    "99999999999999999999",
    "op-1",
    "#op-1",
    "javascript:alert(1)",
    "A/RES/1/1",
];

pub(super) fn damage(text: &str, other: &str, rng: &mut Rng) -> String {
    // Damaged characters mostly give XML that is not well-formed, which is one case for the reader.
    if rng.u8(..12) == 0 {
        return damage_characters(text, other, rng);
    }
    let Ok(document) = Document::parse(text) else {
        return damage_characters(text, other, rng);
    };
    let element = any(&document, rng);
    let range = element.range();
    let source = &text[range.clone()];
    let mut damaged = text.to_owned();
    match rng.u8(..7) {
        0 => damaged.replace_range(range, ""),
        1 => damaged.insert_str(range.start, source),
        2 => {
            let target = any(&document, rng).range();
            if target.start >= range.end {
                damaged.insert_str(target.start, source);
                damaged.replace_range(range, "");
            } else if target.end <= range.start {
                damaged.replace_range(range, "");
                damaged.insert_str(target.start, source);
            }
        }
        3 => {
            let name = any(&document, rng).tag_name().name();
            let times = if rng.u8(..10) == 0 { 60 } else { 1 };
            let opening = format!("<{name}>").repeat(times);
            let closing = format!("</{name}>").repeat(times);
            damaged.replace_range(range, &format!("{opening}{source}{closing}"));
        }
        4 => {
            let children = element.children();
            let content: String = children.map(|child| &text[child.range()]).collect();
            damaged.replace_range(range, &content);
        }
        5 => {
            let attributes: Vec<_> = document
                .descendants()
                .flat_map(|node| node.attributes())
                .collect();
            if !attributes.is_empty() {
                let value = VALUES[rng.usize(..VALUES.len())];
                let attribute = attributes[rng.usize(..attributes.len())];
                damaged.replace_range(attribute.range_value(), value);
            }
        }
        _ => {
            if let Ok(others) = Document::parse(other) {
                let inserted = any(&others, rng).range();
                damaged.insert_str(range.start, &other[inserted]);
            }
        }
    }
    damaged
}

/// Returns any element except the root.
fn any<'a, 'input>(document: &'a Document<'input>, rng: &mut Rng) -> Node<'a, 'input> {
    let elements: Vec<_> = document
        .descendants()
        .filter(|node| node.is_element())
        .skip(1)
        .collect();
    match elements.is_empty() {
        true => document.root_element(),
        false => elements[rng.usize(..elements.len())],
    }
}
