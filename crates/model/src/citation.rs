//! Citations: which documents a document mentions, in which of its paragraphs, and which paragraphs
//! of those documents it names.

mod wording;

use std::ops::Range;

use crate::resolve::{LineKind, for_each_line};
use crate::{Anchor, Bodies, Inline, Inlines, Label, LabelStyle, Language, Resolved, Symbol};
use wording::Wording;

/// A mention of another document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// The anchor of the paragraph, item, note or other place that has the mention.
    pub anchor: Anchor,
    /// The symbol of the mentioned document.
    pub symbol: Symbol,
    /// The paragraphs that the text names: 5 and 6 (a) of “paragraphs 5 and 6 (a) of its resolution
    /// 68/197”.
    pub paragraphs: Vec<CitedParagraph>,
}

/// A numbered paragraph of another document, or one of its items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CitedParagraph {
    /// Its number with the labels of items, as in English: `6 (a)`.
    pub name: String,
}

impl CitedParagraph {
    /// Returns the anchors that the paragraph has if it is an operative paragraph, from the item to
    /// the paragraph: `op-6-a`, `op-6`.
    pub fn anchors(name: &str) -> Vec<String> {
        let mut anchors = Vec::new();
        let mut anchor = "op".to_owned();
        for part in name.split([' ', '(', ')']).filter(|part| !part.is_empty()) {
            anchor = format!("{anchor}-{part}");
            anchors.insert(0, anchor.clone());
        }
        anchors
    }
}

/// Returns the mentions of other documents, in reading order. Those in closing lines, and what “Ibid.”
/// refers to, are not among them.
pub fn citations(resolution: &Resolved, bodies: &Bodies) -> Vec<Citation> {
    let wording = Wording::of(&resolution.language);
    let mut citations = Vec::new();
    for_each_line(resolution, &mut |place, line| {
        if place.kind == LineKind::Closing {
            return;
        }
        let mut text = LineText {
            bodies,
            language: &resolution.language,
            text: String::new(),
            mentions: Vec::new(),
        };
        text.add(line);
        for (span, symbol) in &text.mentions {
            let symbol = bodies.with_spaces(symbol);
            if symbol == resolution.symbol {
                continue;
            }
            let (before, after) = (&text.text[..span.start], &text.text[span.end..]);
            let list = wording.and_then(|wording| wording.list_beside(before, after));
            citations.push(Citation {
                anchor: place.anchor.clone(),
                symbol,
                paragraphs: list.map_or_else(Vec::new, paragraphs_in),
            });
        }
    });
    citations
}

/// The text of a line, with the mentions in it.
struct LineText<'b> {
    bodies: &'b Bodies,
    language: &'b Language,
    text: String,
    mentions: Vec<(Range<usize>, Symbol)>,
}

impl LineText<'_> {
    fn add(&mut self, line: &Inlines) {
        for inline in line {
            match inline {
                Inline::Text { text, .. } => self.text.push_str(text),
                Inline::Reference { symbol, text, .. } => {
                    let start = self.text.len();
                    self.text.push_str(text);
                    self.mentions.push((start..self.text.len(), symbol.clone()));
                }
                Inline::Link { href, content } => {
                    let start = self.text.len();
                    self.add(content);
                    let is_address = href.as_str().contains("://");
                    let symbol = is_address
                        .then(|| {
                            self.bodies
                                .symbol_of_official_href(href.as_str(), self.language)
                        })
                        .flatten();
                    if let Some(symbol) = symbol {
                        self.mentions.push((start..self.text.len(), symbol));
                    }
                }
                Inline::LineBreak => self.text.push(' '),
                Inline::NoteCall { .. } | Inline::TableNoteCall { .. } => {}
                other => {
                    if let Some(content) = other.content() {
                        self.add(content);
                    }
                }
            }
        }
    }
}

/// The maximum number of paragraphs in a range, such as “5 to 8”. A longer one is not a range of
/// paragraphs.
const RANGE_MAX: u32 = 100;

/// Returns the paragraphs in a list of them: `5, 6 (a) and 8 to 10`.
fn paragraphs_in(list: &str) -> Vec<CitedParagraph> {
    let mut paragraphs: Vec<CitedParagraph> = Vec::new();
    let mut last: Option<u32> = None;
    for one in wording::NUMBER.captures_iter(list) {
        let (Some(whole), Some(number)) = (one.get(0), one.get(1)) else {
            continue;
        };
        let Ok(number) = number.as_str().parse::<u32>() else {
            continue;
        };
        let before = &list[..whole.start()];
        if let Some(first) = last.filter(|_| wording::RANGE.is_match(before))
            && number > first
            && number - first <= RANGE_MAX
        {
            let between = (first + 1..number).map(|number| CitedParagraph {
                name: number.to_string(),
            });
            paragraphs.extend(between);
        }
        let labels = one.get(2).map_or("", |labels| labels.as_str());
        let mut name = number.to_string();
        for (depth, label) in labels
            .split(['(', ')', ' ', '\u{a0}'])
            .filter(|label| !label.is_empty())
            .enumerate()
        {
            let Some(part) = label_part(label, depth) else {
                break;
            };
            name = format!("{name} ({part})");
        }
        last = Some(number);
        let paragraph = CitedParagraph { name };
        if !paragraphs.contains(&paragraph) {
            paragraphs.push(paragraph);
        }
    }
    paragraphs
}

/// Returns the part of an anchor for the label of an item: `a` of `(أ)`.
fn label_part(label: &str, depth: usize) -> Option<String> {
    let style = if depth == 0 {
        LabelStyle::LowerAlpha
    } else {
        LabelStyle::LowerRoman
    };
    let mut readings = Label::readings(&format!("({label})")).into_iter();
    readings.find(|one| one.style == style)?.anchor_part()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(list: &str) -> Vec<String> {
        let paragraphs = paragraphs_in(list).into_iter();
        paragraphs.map(|one| one.name).collect()
    }

    /// Returns the paragraphs that a text names of the document with a symbol in it.
    fn beside(language: &str, text: &str, symbol: &str) -> Vec<String> {
        let language: Language = language.parse().unwrap();
        let start = text.find(symbol).unwrap();
        let (before, after) = (&text[..start], &text[start + symbol.len()..]);
        let wording = Wording::of(&language).unwrap();
        let list = wording.list_beside(before, after);
        list.map_or_else(Vec::new, names)
    }

    #[test]
    fn lists_of_paragraphs_have_ranges_and_items() {
        assert_eq!(names("5"), ["5"]);
        assert_eq!(
            names("5, 6 (a) and 8 to 10"),
            ["5", "6 (a)", "8", "9", "10"]
        );
        assert_eq!(names("5 a) et 6"), ["5 (a)", "6"]);
        assert_eq!(names("5 (b) (ii)"), ["5 (b) (ii)"]);
        assert_eq!(names("5–7"), ["5", "6", "7"]);
        assert_eq!(names("5 (أ)"), ["5 (a)"]);
        assert_eq!(names("7 to 5"), ["7", "5"]);
        assert_eq!(names("1 to 999"), ["1", "999"]);
    }

    #[test]
    fn anchors_are_those_of_the_item_and_of_its_paragraph() {
        assert_eq!(
            CitedParagraph::anchors("5 (b) (ii)"),
            ["op-5-b-ii", "op-5-b", "op-5"]
        );
    }

    #[test]
    fn the_paragraphs_of_another_document_are_found_in_each_language() {
        for (language, text) in [
            (
                "ar",
                "وإذ تشير إلى الفقرتين 5 و 6 (أ) من قرارها 68/197 المؤرخ",
            ),
            ("ar", "عملا بالفقرات 5 و 6 (أ) من قرار الجمعية العامة 68/197"),
            ("de", "gemäß den Ziffern 5 und 6 a) ihrer Resolution 68/197"),
            (
                "en",
                "as in paragraphs 5 and 6 (a) of its resolution 68/197 of",
            ),
            (
                "en",
                "paragraphs\u{a0}5 and 6\u{a0}(a) of General Assembly resolution\u{a0}68/197",
            ),
            ("en", "See resolution 68/197, paras. 5 and 6 (a)."),
            ("es", "de los párrafos 5 y 6 a) de su resolución 68/197"),
            ("es", "Véase la resolución 68/197, párrs. 5 y 6 a)."),
            ("fr", "aux paragraphes 5 et 6 a) de sa résolution 68/197"),
            ("fr", "Voir résolution 68/197, par. 5 et 6 a)."),
            ("ru", "в пунктах 5 и 6 a) своей резолюции 68/197"),
            (
                "ru",
                "в пунктах 5 и 6 a) резолюции Генеральной Ассамблеи 68/197",
            ),
            ("zh", "大会第68/197号决议第5和6(a)段"),
        ] {
            assert_eq!(beside(language, text, "68/197"), ["5", "6 (a)"], "{text}");
        }
    }

    #[test]
    fn other_numbers_are_not_paragraphs_of_the_document() {
        for (language, text) in [
            ("en", "paragraph 5 of the annex to its resolution 68/197"),
            ("en", "preambular paragraph 5 of its resolution 68/197"),
            ("en", "paragraph 5 of its resolutions 70/1 and 68/197"),
            ("en", "paragraph 5 above, and its resolution 68/197"),
            ("en", "resolution 68/197, paragraph 119 of resolution 64/72"),
            ("fr", "paragraphe 5 de l’annexe à sa résolution 68/197"),
            ("zh", "第68/197号决议附件第5段"),
        ] {
            assert_eq!(beside(language, text, "68/197"), [""; 0], "{text}");
        }
    }
}
