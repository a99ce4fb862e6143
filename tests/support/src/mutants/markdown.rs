//! Damage to Markdown: its blocks, lines and markup.

use fastrand::Rng;

use super::{damage_characters, position};

/// Pieces that are markup to the reader, or that libraries often handle wrongly.
const PIECES: [&str; 44] = [
    "# A {.part}\n\n",
    "# Annex {.annex}\n\n",
    "## I // T\n\n",
    "##### deep\n\n",
    "\n\n1. ",
    "\n\n10000. ",
    "\n\n(a) ",
    "\n\n(i) ",
    "\n\n- ",
    "\n\n– ",
    "\n\n{+} ",
    "\n\n{+ (a)} ",
    "\n\n{op} ",
    "\n\n{item} (z) ",
    "\n\n{closing} ",
    "\n\n{caption} ",
    "\n\n| a | {columns=2} b |\n|---|--:|\n| {} | c |\n\n",
    "\n\n| {rows=9} a | b |\n|---|---|\n\n",
    "\n\n> ",
    "\n> > > ",
    "[^1]",
    "[^a/1]",
    "\n\n[^1]: ",
    "\n\n[^9]: [^9]",
    "*",
    "**",
    "***",
    "^",
    "~",
    "\\",
    "[x]{lang=fr}",
    "[x]{lang=ar dir=rtl}",
    "[1](#op-1)",
    "[note](#fn-1)",
    "[x](https://example.org/a b)",
    "[x](javascript:alert)",
    "A/RES/1/1",
    "<b>&amp;&#0;",
    "`",
    "大会",
    "\u{202e}",
    "\u{200f}",
    "e\u{301}\u{301}",
    "\u{feff}",
];

pub(super) fn damage(text: &str, other: &str, rng: &mut Rng) -> String {
    match rng.u8(..8) {
        0..=2 => damage_units(text, other, "\n\n", rng),
        3 => damage_units(text, other, "\n", rng),
        4..=5 => {
            let piece = PIECES[rng.usize(..PIECES.len())];
            let times = if rng.u8(..10) == 0 { 45 } else { 1 };
            let mut damaged = text.to_owned();
            damaged.insert_str(position(text, rng), &piece.repeat(times));
            damaged
        }
        _ => damage_characters(text, other, rng),
    }
}

/// Removes, doubles, moves or inserts a block or a line.
fn damage_units(text: &str, other: &str, separator: &str, rng: &mut Rng) -> String {
    let mut units: Vec<&str> = text.split(separator).collect();
    let at = rng.usize(..units.len());
    match rng.u8(..4) {
        0 => drop(units.remove(at)),
        1 => units.insert(at, units[at]),
        2 => {
            let moved = units.remove(at);
            units.insert(rng.usize(..=units.len()), moved);
        }
        _ => {
            let others: Vec<&str> = other.split(separator).collect();
            units.insert(at, others[rng.usize(..others.len())]);
        }
    }
    units.join(separator)
}
