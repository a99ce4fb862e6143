//! The order and the characters of the glyphs in right-to-left lines.
//!
//! typst splits a line at a letter that is raised above its neighbours and leaves the pieces in
//! visual order. It also splits the space at the end of a line from left-to-right words and leaves
//! it before them, because it is to the left of them. It assigns all characters of a letter with
//! signs to each of their glyphs. krilla writes all of this unchanged. This module puts the pieces
//! into reading order and gives each glyph its own characters, so that screen readers read every
//! letter once and in the right position.

use std::ops::Range;

use typst::layout::{Abs, Em, Frame, FrameItem, Point};
use typst::model::Document;
use typst::text::{Glyph, TextItem};
use typst_layout::PagedDocument;

/// Puts the letters of all pages into reading order and gives each glyph its own characters.
pub fn split(document: PagedDocument) -> PagedDocument {
    let pages = document.pages().iter().map(|page| {
        let mut page = page.clone();
        split_in(&mut page.frame);
        page
    });
    PagedDocument::new(pages.collect(), document.info().clone())
}

/// A piece of a line.
type Piece = (Point, TextItem);

fn split_in(frame: &mut Frame) {
    let mut items: Vec<_> = frame.items().cloned().collect();
    move_spaces_to_line_ends(&mut items);
    frame.clear();
    let mut run: Vec<Piece> = Vec::new();
    for (position, item) in items {
        match item {
            FrameItem::Text(text) if is_right_to_left(&text) || is_neutral(&text) => {
                if !run.last().is_none_or(|last| touches(last, position)) {
                    push_run(&mut run, frame);
                }
                run.push((position, text));
            }
            mut other => {
                push_run(&mut run, frame);
                if let FrameItem::Group(group) = &mut other {
                    split_in(&mut group.frame);
                }
                frame.push(position, other);
            }
        }
    }
    push_run(&mut run, frame);
}

/// Moves the space at the end of each line after the left-to-right words from which it was split.
fn move_spaces_to_line_ends(items: &mut [(Point, FrameItem)]) {
    for index in 1..items.len() {
        let [(left, FrameItem::Text(space)), (right, FrameItem::Text(_))] =
            &items[index - 1..=index]
        else {
            continue;
        };
        if is_space_at_line_end(space) && left.y == right.y && left.x <= right.x {
            items.swap(index - 1, index);
        }
    }
}

/// Whether a piece is the space at which a line was broken: typst takes away its width.
fn is_space_at_line_end(item: &TextItem) -> bool {
    item.text.chars().all(char::is_whitespace) && item.width() == Abs::zero()
}

/// Whether a piece ends where the next one begins, within the tolerance of a run.
fn touches((position, text): &Piece, next: Point) -> bool {
    (position.x + text.width() - next.x).abs() < Abs::raw(0.01)
}

fn is_right_to_left(item: &TextItem) -> bool {
    item.text.chars().any(is_right_to_left_character)
}

fn is_right_to_left_character(character: char) -> bool {
    matches!(character, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fefc}')
}

/// Whether a piece has only spaces and punctuation, which take the direction of the text next to
/// them.
fn is_neutral(item: &TextItem) -> bool {
    !item.text.chars().any(char::is_alphanumeric)
}

/// Adds the pieces of a run to a frame, in reading order.
fn push_run(run: &mut Vec<Piece>, frame: &mut Frame) {
    let mut pieces: Vec<Piece> = run.drain(..).rev().flat_map(split_first_sign).collect();
    move_characters_to_signs(&mut pieces);
    // Only after signs have taken their characters is it known which letters have too few.
    for (position, mut piece) in pieces.into_iter().flat_map(split_piece) {
        distribute_characters(&mut piece);
        frame.push(position, FrameItem::Text(piece));
    }
}

/// Splits a sign from the piece after its letter: typst joins it with that piece if another sign of
/// the letter is raised and this one, such as a kasra, is not. Returns both in reading order.
fn split_first_sign((position, mut item): Piece) -> Vec<Piece> {
    let is_split = match item.glyphs.as_slice() {
        [.., next, sign] => next.range != sign.range && is_sign_glyph(&item.text, sign),
        _ => false,
    };
    let sign = if is_split { item.glyphs.pop() } else { None };
    let sign = sign.map(|sign| {
        let own = TextItem {
            glyphs: vec![sign],
            ..item.clone()
        };
        (Point::new(position.x + item.width(), position.y), own)
    });
    sign.into_iter().chain([(position, item)]).collect()
}

/// Gives each raised sign a character of the letter before it. A letter can have several signs.
fn move_characters_to_signs(pieces: &mut [Piece]) {
    let mut letter = None;
    for index in 0..pieces.len() {
        if !is_sign(&pieces[index].1) {
            letter = Some(index);
        } else if let Some(letter) = letter {
            let (before, after) = pieces.split_at_mut(index);
            move_last_character_to_sign(&mut before[letter].1, &mut after[0].1);
        }
    }
}

/// Splits a piece around every letter that has more glyphs than characters: krilla writes such a
/// letter as one word, and reverses the other letters of its piece. Returns the parts in reading
/// order.
fn split_piece((position, item): Piece) -> Vec<Piece> {
    let mut parts: Vec<Piece> = Vec::new();
    let mut alone = true;
    let mut x = position.x;
    for cluster in item.glyphs.chunk_by(|one, next| one.range == next.range) {
        let is_whole =
            cluster.len() > 1 && characters(&item.text, &cluster[0].range) < cluster.len();
        if alone || is_whole {
            let part = TextItem {
                glyphs: Vec::new(),
                ..item.clone()
            };
            parts.push((Point::new(x, position.y), part));
        }
        alone = is_whole;
        if let Some((_, part)) = parts.last_mut() {
            part.glyphs.extend_from_slice(cluster);
        }
        x += cluster
            .iter()
            .map(|glyph| glyph.x_advance)
            .sum::<Em>()
            .at(item.size);
    }
    parts.reverse();
    parts
}

fn characters(text: &str, range: &Range<u16>) -> usize {
    let range = usize::from(range.start)..usize::from(range.end);
    text.get(range).map_or(0, |text| text.chars().count())
}

/// Whether a piece is a single sign, such as one that is raised above its letter.
fn is_sign(item: &TextItem) -> bool {
    match item.glyphs.as_slice() {
        [glyph] => is_sign_glyph(&item.text, glyph),
        _ => false,
    }
}

/// Whether a glyph is a sign that has all characters of its letter.
fn is_sign_glyph(text: &str, glyph: &Glyph) -> bool {
    let letter = text.get(glyph.range()).unwrap_or_default();
    glyph.x_advance == Em::zero()
        && letter.chars().count() > 1
        && letter.starts_with(is_right_to_left_character)
}

/// Moves the last character of a letter to its sign.
fn move_last_character_to_sign(letter: &mut TextItem, sign: &mut TextItem) {
    let (Some(last), Some(glyph)) = (letter.glyphs.first(), sign.glyphs.first_mut()) else {
        return;
    };
    let cluster = last.range.clone();
    let text = |item: &str, range: &Range<u16>| {
        let range = usize::from(range.start)..usize::from(range.end);
        item.get(range).unwrap_or_default().to_owned()
    };
    let letter_text = text(&letter.text, &cluster);
    let sign_text = text(&sign.text, &glyph.range);
    let Some(character) = letter_text.chars().next_back() else {
        return;
    };
    // An earlier sign may already have taken the last character of the letter.
    if !sign_text.starts_with(&letter_text) || letter_text.chars().count() < 2 {
        return;
    }
    let length = character.len_utf8() as u16;
    let end = letter_text.len() as u16;
    let glyphs = letter.glyphs.iter_mut();
    for glyph in glyphs.take_while(|glyph| glyph.range == cluster) {
        glyph.range.end -= length;
    }
    glyph.range = glyph.range.start + end - length..glyph.range.start + end;
}

/// Distributes the characters of each letter of a piece among its glyphs.
fn distribute_characters(item: &mut TextItem) {
    let text = item.text.clone();
    for cluster in item
        .glyphs
        .chunk_by_mut(|one, next| one.range == next.range)
    {
        distribute_in_cluster(cluster, &text);
    }
}

/// Distributes the characters of a cluster among its glyphs, which are in reverse reading order:
/// each sign gets one character, and the letter after them keeps the rest.
fn distribute_in_cluster(cluster: &mut [Glyph], text: &str) {
    let range = cluster[0].range.clone();
    let whole = usize::from(range.start)..usize::from(range.end);
    let ends: Vec<u16> = text
        .get(whole)
        .unwrap_or_default()
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
        glyph.range = start..end;
        end = start;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::pages;

    fn arabic(words: &str) -> PagedDocument {
        pages(&format!(
            "#set text(font: \"Amiri\", lang: \"ar\", dir: rtl)\n#\"{words}\""
        ))
    }

    /// Returns the characters of all glyphs in reading order: piece by piece, and the glyphs of
    /// each from right to left.
    fn read(document: &PagedDocument) -> String {
        let mut text = String::new();
        for page in document.pages() {
            read_frame(&page.frame, &mut text);
        }
        text
    }

    fn read_frame(frame: &Frame, text: &mut String) {
        for (_, item) in frame.items() {
            match item {
                FrameItem::Group(group) => read_frame(&group.frame, text),
                // krilla writes a piece with only one letter as one word.
                FrameItem::Text(item) if is_one_letter(item) => {
                    text.push_str(&item.text[item.glyphs[0].range()]);
                }
                FrameItem::Text(item) => {
                    for glyph in item.glyphs.iter().rev() {
                        text.push_str(&item.text[glyph.range()]);
                    }
                }
                _ => {}
            }
        }
    }

    fn is_one_letter(item: &TextItem) -> bool {
        let mut neighbours = item.glyphs.windows(2);
        !item.glyphs.is_empty() && neighbours.all(|two| two[0].range == two[1].range)
    }

    /// Returns all glyphs with their positions, sorted.
    fn painted(document: &PagedDocument) -> Vec<String> {
        let mut painted = Vec::new();
        for page in document.pages() {
            paint_frame(&page.frame, Point::zero(), &mut painted);
        }
        painted.sort();
        painted
    }

    fn paint_frame(frame: &Frame, origin: Point, painted: &mut Vec<String>) {
        for (position, item) in frame.items() {
            let position = origin + *position;
            match item {
                FrameItem::Group(group) => paint_frame(&group.frame, position, painted),
                FrameItem::Text(item) => {
                    let mut x = position.x;
                    for glyph in &item.glyphs {
                        let at = x + glyph.x_offset.at(item.size);
                        let (x_at, y) = (at.to_pt(), position.y.to_pt());
                        painted.push(format!("{} at {x_at:.2} {y:.2}", glyph.id));
                        x += glyph.x_advance.at(item.size);
                    }
                }
                _ => {}
            }
        }
    }

    #[test]
    fn each_letter_and_each_sign_has_its_own_character() {
        for words in ["بُ", "مُحَمَّد", "قُرْآن", "شُكْرًا جَزِيلًا", "كتاب"]
        {
            let document = arabic(words);
            assert_eq!(read(&split(document)), words);
        }
    }

    #[test]
    fn unsplit_signs_share_the_characters_of_their_letter() {
        assert_ne!(read(&arabic("مُحَمَّد")), "مُحَمَّد");
    }

    #[test]
    fn the_painted_glyphs_do_not_change() {
        for words in ["مُحَمَّد", "شُكْرًا جَزِيلًا", "عرَّض", "تملُّكها", "تزكِّي"]
        {
            let document = arabic(words);
            let before = painted(&document);
            assert_eq!(painted(&split(document)), before);
        }
    }

    /// Whether krilla writes the characters of a piece in reading order: if each of its letters has
    /// its own characters, or if it is a single letter.
    fn is_readable(item: &TextItem) -> bool {
        let mut neighbours = item.glyphs.windows(2);
        is_one_letter(item) || neighbours.all(|two| two[0].range.start >= two[1].range.end)
    }

    fn has_only_readable_pieces(frame: &Frame) -> bool {
        frame.items().all(|(_, item)| match item {
            FrameItem::Group(group) => has_only_readable_pieces(&group.frame),
            FrameItem::Text(item) => is_readable(item),
            _ => true,
        })
    }

    #[test]
    fn letters_with_several_raised_signs_are_read_once() {
        for words in ["عرَّض", "تزكِّي", "وعرَّضت الأشخاص"] {
            let text = read(&split(arabic(words)));
            // The shadda is the sign next to the letter, and in composed text the last one.
            let composed = text
                .replace("\u{651}\u{64e}", "\u{64e}\u{651}")
                .replace("\u{651}\u{650}", "\u{650}\u{651}");
            assert_eq!(composed, words);
        }
    }

    #[test]
    fn letters_with_more_glyphs_than_characters_are_pieces_of_their_own() {
        let document = split(arabic("وفي تملُّكها"));
        let mut pages = document.pages().iter();
        assert!(pages.all(|page| has_only_readable_pieces(&page.frame)));
    }

    #[test]
    fn left_to_right_words_do_not_change() {
        let document = pages("office, affluent");
        let before = read(&document);
        assert_eq!(read(&split(document)), before);
    }

    /// Returns the words of all pieces in the order in which they are written.
    fn written(document: &PagedDocument) -> String {
        let mut text = String::new();
        for page in document.pages() {
            write_frame(&page.frame, &mut text);
        }
        text
    }

    fn write_frame(frame: &Frame, text: &mut String) {
        for (_, item) in frame.items() {
            match item {
                FrameItem::Group(group) => write_frame(&group.frame, text),
                FrameItem::Text(item) => text.push_str(&item.text),
                _ => {}
            }
        }
    }

    /// Links in a line that breaks after the comma and space between two of them.
    fn links_that_break() -> PagedDocument {
        pages(
            "#set text(font: (\"Source Serif 4\", \"Amiri\"), lang: \"ar\", dir: rtl)
            #block(width: 32mm, for symbol in (\"A/1\", \"A/2\", \"A/3\", \"A/4\", \"A/5\") {
              link(\"https://example.org\", box(symbol))
              [، ]
            })",
        )
    }

    #[test]
    fn the_space_at_the_end_of_a_line_follows_the_left_to_right_words() {
        let document = links_that_break();
        let text = "A/1، A/2، A/3، A/4، A/5،";
        assert_ne!(written(&document), text);
        assert_eq!(written(&split(document)), text);
    }

    #[test]
    fn spaces_at_line_ends_are_moved_without_visible_change() {
        let document = links_that_break();
        let before = painted(&document);
        assert_eq!(painted(&split(document)), before);
    }
}
