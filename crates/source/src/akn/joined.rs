//! Paragraphs that the markup has joined in one line. The tab with which the second one begins is
//! left.

use roxmltree::Node;

use publish_model::{Label, is_direction_mark};

use crate::items;

use super::{child, line, name, pieces};

/// The marks with which preambular paragraphs end.
const PREAMBULAR_ENDS: [char; 5] = [',', '،', '，', ';', '؛'];
/// The marks with which operative paragraphs end.
const OPERATIVE_ENDS: [char; 4] = [';', '؛', '.', '；'];

/// Returns the position in a text node of the border of two paragraphs, and the number of the
/// second.
pub fn border(text: Node<'_, '_>) -> Option<(usize, Option<String>)> {
    if !text.is_text() {
        return None;
    }
    before_number(text)
        .map(|(position, number)| (position, Some(number)))
        .or_else(|| before_verb(text).map(|position| (position, None)))
}

/// Returns the position after a comma and a tab before a verb in italics in the preamble
/// (A/RES/78/43 in Arabic), or after a comma without a space before one in upper case
/// (A/HRC/RES/57/29 in French). Titles of works have more than one word (A/RES/77/186).
fn before_verb(text: Node<'_, '_>) -> Option<usize> {
    let is_preambular = text.ancestors().any(|outer| name(outer) == "preamble");
    let next = text.next_sibling()?;
    let is_verb = next.attribute("class").is_some_and(|class| {
        let mut styles = class.split(' ');
        styles.any(|style| matches!(style, "italic" | "bold"))
    });
    if !is_preambular || !is_verb {
        return None;
    }
    let words = text.text()?;
    let end = words.trim_end();
    let space = &words[end.len()..];
    let verb = line::plain(next);
    let is_upper = verb.starts_with(char::is_uppercase) && !verb.contains(' ');
    let is_border = space.contains('\t') || space.is_empty() && is_upper;
    (end.ends_with(PREAMBULAR_ENDS) && is_border).then_some(end.len())
}

/// Returns the position after a complete paragraph and before a tab and the next number
/// (A/RES/77/151 in Arabic), and that number.
fn before_number(text: Node<'_, '_>) -> Option<(usize, String)> {
    let paragraph = text.ancestors().find(|outer| name(*outer) == "paragraph")?;
    let line = text.ancestors().find(|outer| name(*outer) == "p")?;
    let own = child(paragraph, "num").map(line::plain);
    let own = own.or_else(|| pieces::hidden_labels(line).into_iter().next())?;
    let own = number_of(&own)?;
    let words = text.text()?;
    words.match_indices('\t').find_map(|(tab, _)| {
        let before = words[..tab].trim_end();
        let after = words[tab..].trim_start();
        let printed = printed_number(after)?;
        let follows = number_of(printed)? == own + 1;
        (follows && before.ends_with(OPERATIVE_ENDS)).then(|| (before.len(), printed.to_owned()))
    })
}

/// Returns the number at the start of a text, with its point or hyphen, before a space.
fn printed_number(text: &str) -> Option<&str> {
    let after = text.trim_start_matches(|digit: char| digit.is_ascii_digit());
    let hyphen = after.trim_start_matches(' ');
    let rest = after
        .strip_prefix('.')
        .or_else(|| hyphen.strip_prefix(['-', '–']))?;
    let ends = rest.is_empty() || rest.starts_with(char::is_whitespace);
    ends.then(|| text[..text.len() - rest.len()].trim_matches(is_direction_mark))
}

fn number_of(printed: &str) -> Option<u32> {
    let number = Label::readings(printed).first()?.ordinal;
    items::is_number(printed).then_some(number)
}
