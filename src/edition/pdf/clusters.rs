//! Which characters each glyph of a line from right to left says.
//!
//! A letter and the signs on it are several glyphs, and typst gives each of them all their
//! characters. krilla then writes the characters in place of the glyphs, and readers that put lines
//! from right to left in order by themselves (poppler does) turn them round: `لّ` becomes `ّل`. Here
//! each glyph gets characters of its own, so that none has to be replaced.

use std::ops::Range;

use typst::layout::{Frame, FrameItem};
use typst::model::Document;
use typst::text::{Glyph, TextItem};
use typst_layout::PagedDocument;

/// Divides the characters of a letter and its signs among their glyphs, on all pages.
pub fn divided(document: PagedDocument) -> PagedDocument {
    let pages = document.pages().iter().map(|page| {
        let mut page = page.clone();
        divide_in(&mut page.frame);
        page
    });
    PagedDocument::new(pages.collect(), document.info().clone())
}

fn divide_in(frame: &mut Frame) {
    let mut items: Vec<_> = frame.items().cloned().collect();
    for (_, item) in &mut items {
        match item {
            FrameItem::Text(text) => divide(text),
            FrameItem::Group(group) => divide_in(&mut group.frame),
            _ => {}
        }
    }
    frame.clear();
    frame.push_multiple(items);
}

fn divide(item: &mut TextItem) {
    let runs_left = item
        .glyphs
        .windows(2)
        .all(|pair| pair[0].range.start >= pair[1].range.start);
    if !runs_left || item.glyphs.len() < 2 {
        return;
    }
    let text = item.text.clone();
    for cluster in item
        .glyphs
        .chunk_by_mut(|one, next| one.range == next.range)
    {
        divide_cluster(cluster, &text);
    }
}

/// The glyphs of a cluster come in the reverse of the order of reading: the signs before the
/// letter, which keeps what is left when each sign has one character.
fn divide_cluster(cluster: &mut [Glyph], text: &str) {
    let range = cluster[0].range.clone();
    let whole = usize::from(range.start)..usize::from(range.end);
    let Some(characters) = text.get(whole) else {
        return;
    };
    let ends: Vec<u16> = characters
        .char_indices()
        .map(|(start, character)| range.start + (start + character.len_utf8()) as u16)
        .collect();
    let signs = cluster.len() - 1;
    if signs == 0 || ends.len() <= signs {
        return;
    }
    let mut end = range.end;
    for (index, glyph) in cluster.iter_mut().enumerate() {
        let start = match ends.len().checked_sub(index + 2) {
            Some(before) if index < signs => ends[before],
            _ => range.start,
        };
        glyph.range = Range { start, end };
        end = start;
    }
}
