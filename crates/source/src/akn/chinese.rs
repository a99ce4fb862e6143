//! Headings of Chinese documents, whose markup has lost the typeface that marks them: a title is a
//! paragraph like any other, as in A/RES/77/205.

use publish_model::unresolved::{Inline, Inlines};
use publish_model::{Label, numeral, plain_text};
use roxmltree::Node;

use super::pieces::Piece;
use super::{child, line, name};

/// The class of paragraphs that are neither numbered text nor in a list. A sentence can have it.
const CLASS_OF_TITLES: &str = "MercuryDocument";
/// The maximum number of characters of a title. A/RES/79/243 has one of 68.
const LENGTH_MAX: usize = 90;
/// The maximum number of characters of a title in a paragraph of a class that sentences have.
const LENGTH_MAX_OF_TEXT: usize = 20;
/// Marks that end a sentence or clause.
const STOPS: [char; 2] = ['。', '；'];

/// Whether a paragraph without a number is a heading. Chinese sentences and clauses end with a
/// mark, titles do not. In the class of text, it must also be between a complete paragraph and a
/// numbered one (S/RES/2564 (2021)).
pub fn is_heading(paragraph: Node<'_, '_>) -> bool {
    if name(paragraph) != "paragraph" || child(paragraph, "num").is_some() {
        return false;
    }
    let words = line::plain(paragraph);
    if !is_title(&words) {
        return false;
    }
    if paragraph.attribute("class") == Some(CLASS_OF_TITLES) {
        return true;
    }
    let follows_paragraph = paragraph
        .prev_sibling_element()
        .is_some_and(|before| line::plain(before).ends_with(STOPS));
    let precedes_number = paragraph
        .next_sibling_element()
        .and_then(|next| child(next, "num"))
        .is_some_and(|number| crate::items::is_number(&line::plain(number)));
    words.chars().count() <= LENGTH_MAX_OF_TEXT && follows_paragraph && precedes_number
}

/// Whether the first line of a box is a title: short, and before a sentence.
pub fn is_title_before(words: &str, next: &Piece) -> bool {
    let precedes_sentence = match next {
        Piece::Paragraph {
            label: None,
            content,
            ..
        } => plain_text(content).trim_end().ends_with('。'),
        _ => false,
    };
    precedes_sentence && is_title(words) && words.chars().count() <= LENGTH_MAX_OF_TEXT
}

fn is_title(words: &str) -> bool {
    let words = words.trim_matches(is_invisible);
    let (Some(first), Some(last)) = (words.chars().next(), words.chars().next_back()) else {
        return false;
    };
    let first_word = words.split_whitespace().next().unwrap_or_default();
    let is_item = matches!(first, '(' | '（' | '\u{3220}'..='\u{3229}' | '①'..='⑳')
        || !first.is_alphanumeric() && !matches!(first, '《' | '“');
    let is_numbered = Label::readings(first_word)
        .iter()
        .any(|label| first_word.starts_with(|one: char| one.is_ascii_digit()) && label.ordinal > 0);
    let ends_like_title = last.is_alphanumeric() || matches!(last, '》' | '”' | ')' | '）');
    words.chars().any(is_han)
        && ends_like_title
        && !is_item
        && !is_numbered
        && !words.contains(STOPS)
        && words.chars().count() <= LENGTH_MAX
}

/// Splits off the label of a heading: `一. 国际贸易中心` (A/RES/79/233), `一 维持和平行动支助账户`
/// (A/RES/79/298), `第14条 胁迫性措施` (A/HRC/RES/54/18).
pub fn split_label(content: &Inlines) -> Option<(Inlines, Inlines)> {
    let (Inline::Text { text, .. }, rest) = content.split_first()? else {
        return None;
    };
    let (label, title) = text.split_once([' ', '\u{3000}', '\t'])?;
    let bare = label.trim_end_matches(['.', '、', '．']);
    let is_counted = bare.starts_with('第') && numeral::in_label(bare).is_some();
    let is_numeral = bare.chars().all(is_digit)
        && matches!(numeral::read(bare), Some(numeral::Numeral::Ordinal(_)));
    let has_title = title.chars().any(is_han);
    if !has_title || !(is_counted || is_numeral) {
        return None;
    }
    let mut words = vec![Inline::text(title.trim_start())];
    words.extend_from_slice(rest);
    Some((vec![Inline::text(label)], words))
}

/// Whether a character is a Chinese digit: `二` in `第二部分`.
pub fn is_digit(character: char) -> bool {
    "〇零一二三四五六七八九十百".contains(character)
}

fn is_han(character: char) -> bool {
    matches!(character, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '〇')
}

fn is_invisible(character: char) -> bool {
    character.is_whitespace() || matches!(character, '\u{200e}' | '\u{200f}' | '\u{200b}')
}
