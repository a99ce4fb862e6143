//! Anchors from printed labels.
//!
//! `pp-3`, `op-18`, `op-18-a`, `sec-2`, `art-4`, `annex`, `annex-para-3`, `part-b-op-1`. The anchor
//! of a section or part is a prefix only where numbers restart. A place without a label is counted
//! among the unlabelled places of its kind at the same level, so that the anchors of labelled
//! places never change.

use std::collections::{BTreeMap, BTreeSet};

use crate::numeral::{self, Numeral};
use crate::{
    Anchor, Block, Enactment, Enclosure, Heading, Item, Label, LabelStyle, Section, plain_text,
};

/// Assigns anchors to places, each one once.
pub(super) struct Namer {
    taken: BTreeSet<String>,
    /// The number to try next after a name that is already taken.
    attempts: BTreeMap<String, usize>,
    tables: usize,
}

/// The naming of paragraphs in a container.
#[derive(Clone, Copy)]
pub(super) struct Scheme {
    /// The prefix of numbered paragraphs: `op-`, `para-`.
    numbered: &'static str,
    /// The prefix of paragraphs without a number, before their position: `pp-`, `op-text-`,
    /// `text-`.
    unnumbered: &'static str,
    /// Whether numbers restart in sections, so that anchors begin with that of the section.
    pub restarts: bool,
}

impl Scheme {
    /// For the preamble.
    pub const PREAMBLE: Scheme = Scheme {
        numbered: "pp-",
        unnumbered: "pp-",
        restarts: false,
    };

    /// For blocks below a paragraph or item, and in a quotation.
    pub const NESTED: Scheme = Scheme {
        numbered: "para-",
        unnumbered: "text-",
        restarts: false,
    };

    /// Returns the scheme for an operative part with these blocks.
    pub fn operative<A>(blocks: &[Block<A>]) -> Self {
        let numbers = paragraph_numbers(blocks);
        Scheme {
            numbered: "op-",
            // If no paragraph has a number, they are cited by position.
            unnumbered: if numbers.is_empty() {
                "op-"
            } else {
                "op-text-"
            },
            restarts: numbers_restart(blocks),
        }
    }

    /// Returns the scheme for an annex with these blocks.
    pub fn annex<A>(blocks: &[Block<A>]) -> Self {
        Scheme {
            restarts: numbers_restart(blocks),
            ..Scheme::NESTED
        }
    }
}

/// The number of places without a label so far.
#[derive(Default)]
pub(super) struct Counters {
    unnumbered: usize,
    sections: usize,
    /// The letter of the last section that has one.
    letter: Option<u32>,
}

impl Counters {
    /// Returns the counters for an operative part: its sections continue the count of the preamble.
    pub fn for_operative(preamble: Counters) -> Self {
        Counters {
            sections: preamble.sections,
            ..Counters::default()
        }
    }

    /// Returns the letter of the last section that has one.
    pub fn letter(&self) -> Option<u32> {
        self.letter
    }
}

impl Namer {
    /// Returns a namer that does not assign the ids that editions use themselves.
    pub fn new() -> Self {
        Namer {
            taken: RESERVED.into_iter().map(str::to_owned).collect(),
            attempts: BTreeMap::new(),
            tables: 0,
        }
    }

    /// Returns the name as an anchor, with a number after it if it is already taken.
    fn take(&mut self, name: String) -> Anchor {
        if self.taken.insert(name.clone()) {
            return Anchor::new(name);
        }
        // Counting from 2 each time would take quadratic time for many places with the same name.
        let attempt = self.attempts.entry(name.clone()).or_insert(2);
        loop {
            let unique = format!("{name}-again-{attempt}");
            *attempt += 1;
            if self.taken.insert(unique.clone()) {
                return Anchor::new(unique);
            }
        }
    }

    /// Returns the anchor of a part; `position` counts parts from 1.
    pub fn part<A>(&mut self, heading: &Heading<A>, position: usize) -> Anchor {
        self.take(format!("part-{}", heading_token(heading, position)))
    }

    /// Returns the anchor of an annex, the one at `position` from 1 of `count`.
    pub fn annex<A>(
        &mut self,
        prefix: &str,
        heading: &Heading<A>,
        position: usize,
        count: usize,
    ) -> Anchor {
        self.take(if count == 1 {
            format!("{prefix}annex")
        } else {
            format!("{prefix}annex-{}", heading_token(heading, position))
        })
    }

    /// Returns the anchor of a paragraph with this number, or without one.
    pub fn paragraph(
        &mut self,
        prefix: &str,
        number: Option<&str>,
        scheme: Scheme,
        counters: &mut Counters,
    ) -> Anchor {
        self.take(match number {
            Some(number) => format!("{prefix}{}{}", scheme.numbered, label_token(number)),
            None => {
                counters.unnumbered += 1;
                format!("{prefix}{}{}", scheme.unnumbered, counters.unnumbered)
            }
        })
    }

    /// Returns the anchor of an item below `parent`. `token` is the part of the anchor for its label;
    /// `dashes` counts the items of its list that do not have one.
    pub fn item(&mut self, parent: &str, token: Option<String>, dashes: &mut usize) -> Anchor {
        let parent = if parent.is_empty() { "item" } else { parent };
        let token = token.unwrap_or_else(|| {
            *dashes += 1;
            format!("dash-{dashes}")
        });
        self.take(format!("{parent}-{token}"))
    }

    /// Returns the anchor of a section. `corrected` is the numeral that it has instead of the printed
    /// one.
    pub fn section<A>(
        &mut self,
        prefix: &str,
        heading: &Heading<A>,
        corrected: Option<Numeral>,
        counters: &mut Counters,
    ) -> Anchor {
        let numeral = corrected.or_else(|| own_numeral(heading, counters.letter));
        if let Some(Numeral::Letter(letter)) = numeral {
            counters.letter = Some(letter);
        }
        let token = match numeral.and_then(token_of) {
            // Articles are counted across all chapters.
            Some(token) if corrected.is_none() && is_article(heading) => format!("art-{token}"),
            Some(token) => format!("sec-{token}"),
            None => {
                counters.sections += 1;
                format!("sec-heading-{}", counters.sections)
            }
        };
        self.take(format!("{prefix}{token}"))
    }

    /// Returns the anchor of a table; tables are counted across the document.
    pub fn table(&mut self) -> Anchor {
        self.tables += 1;
        self.take(format!("table-{}", self.tables))
    }
}

/// Ids that editions use themselves.
const RESERVED: [&str; 12] = [
    "masthead",
    "title",
    "formula",
    "preamble",
    "operative-part",
    "closing",
    "vote",
    "notes",
    "contents",
    "main",
    "cover",
    "text",
];

/// Returns whether the paragraph numbers restart in each part of a resolution.
pub(super) fn parts_restart<'a, A: 'a>(enactments: impl Iterator<Item = &'a Enactment<A>>) -> bool {
    let mut numbers = BTreeSet::new();
    let mut preambles = 0;
    let mut annexes = 0;
    let mut repeated = false;
    for enactment in enactments {
        preambles += usize::from(!enactment.preamble.is_empty());
        annexes += usize::from(!enactment.annexes.is_empty());
        for number in paragraph_numbers(&enactment.operative) {
            repeated |= !numbers.insert(number);
        }
    }
    repeated || preambles > 1 || annexes > 1
}

fn paragraph_numbers<A>(blocks: &[Block<A>]) -> Vec<String> {
    let mut numbers = Vec::new();
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => {
                numbers.extend(paragraph.number.as_deref().map(label_token));
            }
            Block::Section(section) => numbers.extend(paragraph_numbers(&section.blocks)),
            Block::Items(_) | Block::Table(_) | Block::Quotation(_) => {}
        }
    }
    numbers
}

/// Returns the numbers of paragraphs whose printed number is certainly wrong, by their position among
/// the blocks: between 21 and 23, any number is 22 if no other paragraph has that (A/RES/78/187 in
/// Chinese has 22 twice and no 23). Other languages have the right number, and a link to paragraph 66
/// must not lead to paragraph 65 because that is printed as a second 66 (A/RES/77/204 in Chinese).
pub(super) fn misprints<A>(blocks: &[Block<A>]) -> BTreeMap<usize, String> {
    let printed: Vec<(usize, u32)> = blocks
        .iter()
        .enumerate()
        .filter_map(|(index, block)| match block {
            Block::Paragraph(paragraph) => {
                let number = paragraph.number.as_deref()?;
                let label = Label::readings(number).into_iter().next()?;
                let is_plain = label.style == LabelStyle::Decimal && label.repetition == 0;
                is_plain.then_some((index, label.ordinal))
            }
            _ => None,
        })
        .collect();
    let numbers: BTreeSet<u32> = printed.iter().map(|(_, number)| *number).collect();
    let mut misprints = BTreeMap::new();
    for window in printed.windows(3) {
        let [(_, before), (index, number), (_, after)] = window else {
            continue;
        };
        let expected = before.saturating_add(1);
        let is_between = *after == expected.saturating_add(1);
        if is_between && *number != expected && !numbers.contains(&expected) {
            misprints.insert(*index, expected.to_string());
        }
    }
    misprints
}

/// Returns the parts of anchors for the labels of items in a list of this style, `None` for those
/// that have no such label. A label that is certainly wrong counts as the one that is missing there
/// (A/RES/79/257 in Spanish has (c) after (d)).
pub(super) fn item_tokens<A>(items: &[Item<A>], style: LabelStyle) -> Vec<Option<String>> {
    let labels = items.iter().map(|item| {
        let mut readings = Label::readings(&item.label).into_iter();
        readings.find(|label| label.style == style)
    });
    let mut labels: Vec<Option<Label>> = labels.collect();
    let counted = labels.iter().enumerate().filter_map(|(index, label)| {
        let label = label.filter(|label| label.ordinal > 0 && label.repetition == 0)?;
        Some((index, label.ordinal))
    });
    let counted: Vec<(usize, u32)> = counted.collect();
    for (index, ordinal) in corrected(&counted) {
        if let Some(label) = &mut labels[index] {
            label.ordinal = ordinal;
        }
    }
    let tokens = labels.into_iter();
    tokens.map(|label| label?.anchor_part()).collect()
}

/// Returns the numerals that sections have instead of the printed ones, by their position among the
/// blocks. `letter` is that of the section before them.
///
/// A label that is certainly wrong counts as the one that is missing there: E, F, E, H (S/RES/2713
/// (2023) in Spanish), A, B, B (E/RES/2023/5 in English). “Chapitre premier” counts like the Roman
/// numerals after it (A/RES/79/243), or like figures (A/RES/79/257).
pub(super) fn corrected_sections<A>(
    blocks: &[Block<A>],
    mut letter: Option<u32>,
) -> BTreeMap<usize, Numeral> {
    let (mut letters, mut ordinals) = (Vec::new(), Vec::new());
    let mut first: Option<(usize, String)> = None;
    let mut numerals = BTreeMap::new();
    for (index, block) in blocks.iter().enumerate() {
        let Block::Section(Section { heading, .. }) = block else {
            continue;
        };
        let numeral = own_numeral(heading, letter);
        let words = plain_text(&heading.label).to_lowercase();
        if let Some((position, word)) = first.take()
            && words.starts_with(&word)
            && matches!(numeral, Some(Numeral::Ordinal(_)))
        {
            numerals.insert(position, Numeral::Ordinal(1));
        }
        first = words
            .strip_suffix("premier")
            .map(|word| (index, word.to_owned()));
        match numeral {
            Some(Numeral::Letter(own)) => {
                letter = Some(own);
                letters.push((index, own));
            }
            Some(Numeral::Ordinal(own)) if !is_article(heading) => ordinals.push((index, own)),
            _ => {}
        }
    }
    let letters = corrected(&letters).into_iter();
    numerals.extend(letters.map(|(index, own)| (index, Numeral::Letter(own))));
    let ordinals = corrected(&ordinals).into_iter();
    numerals.extend(ordinals.map(|(index, own)| (index, Numeral::Ordinal(own))));
    numerals
}

/// Returns the numbers of labels that are certainly wrong, by their positions. `counted` has the
/// position and the printed number of each label of a list. Between 21 and 23, any number is 22, and a
/// last number that repeats one before it, but not the first, is the next one, if no other label has
/// that number.
fn corrected(counted: &[(usize, u32)]) -> BTreeMap<usize, u32> {
    let used: BTreeSet<u32> = counted.iter().map(|(_, number)| *number).collect();
    let mut corrected = BTreeMap::new();
    for (at, window) in counted.windows(2).enumerate() {
        let [(_, before), (index, number)] = window else {
            continue;
        };
        let expected = before.saturating_add(1);
        let earlier = counted.iter().take(at + 1).skip(1);
        let is_wrong = match counted.get(at + 2) {
            Some((_, after)) => *after == expected.saturating_add(1),
            None => earlier.into_iter().any(|(_, earlier)| earlier == number),
        };
        if is_wrong && *number != expected && !used.contains(&expected) {
            corrected.insert(*index, expected);
        }
    }
    corrected
}

/// Returns whether paragraph numbers restart in the sections of an operative part or annex. If so,
/// the anchor and the name of the section come before those of its paragraphs. A number that is
/// printed twice in a section does not restart them (A/RES/77/313 in Arabic).
pub fn numbers_restart<A>(blocks: &[Block<A>]) -> bool {
    let mut numbers = BTreeSet::new();
    repeat_in_sections(blocks, &mut numbers)
}

/// Returns whether a number of one section is also in another, and adds those of the blocks to
/// `numbers`.
fn repeat_in_sections<A>(blocks: &[Block<A>], numbers: &mut BTreeSet<String>) -> bool {
    let mut own = BTreeSet::new();
    let mut repeated = false;
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => {
                own.extend(paragraph.number.as_deref().map(label_token));
            }
            Block::Section(section) => {
                repeated |= own.iter().any(|number| !numbers.insert(number.clone()));
                own.clear();
                repeated |= repeat_in_sections(&section.blocks, numbers);
            }
            Block::Items(_) | Block::Table(_) | Block::Quotation(_) => {}
        }
    }
    repeated | own.iter().any(|number| !numbers.insert(number.clone()))
}

/// Returns the part of an anchor for the label of an item in a list of this style; `None` for a dash
/// or a label of another style.
pub(crate) fn item_token(label: &str, style: LabelStyle) -> Option<String> {
    let mut readings = Label::readings(label).into_iter();
    readings.find(|label| label.style == style)?.anchor_part()
}

/// Returns the anchor of a section with a label, without its prefix: `sec-2`, `art-4`. `None` for a
/// section without a label.
pub(crate) fn section_token<A>(heading: &Heading<A>) -> Option<String> {
    let token = own_token(heading)?;
    // Articles are counted across all chapters.
    let kind = if is_article(heading) { "art" } else { "sec" };
    Some(format!("{kind}-{token}"))
}

/// Returns the part of an anchor for a printed number.
pub(crate) fn label_token(printed: &str) -> String {
    let label = Label::readings(printed).into_iter().next();
    label
        .and_then(|label| label.anchor_part())
        .unwrap_or_else(|| slug(printed))
}

/// Returns the part of an anchor for a heading with a label: `2` of `II`, `a` of `A`, `4` of
/// `Article 4`; `position` if it does not have a label.
fn heading_token<A>(heading: &Heading<A>, position: usize) -> String {
    own_token(heading).unwrap_or_else(|| position.to_string())
}

fn own_token<A>(heading: &Heading<A>) -> Option<String> {
    token_of(own_numeral(heading, None)?)
}

/// Returns the numeral in the label of a heading, or in its title if that is only a label.
/// `letter` is that of the section before it.
fn own_numeral<A>(heading: &Heading<A>, letter: Option<u32>) -> Option<Numeral> {
    let label = plain_text(&heading.label);
    // An annex without a title has its label as its title.
    let label = if label.trim().is_empty() {
        plain_text(&heading.title)
    } else {
        label
    };
    numeral::in_label_after(&label, letter)
}

fn token_of(numeral: Numeral) -> Option<String> {
    match numeral {
        Numeral::Decimal(number) | Numeral::Ordinal(number) => Some(number.to_string()),
        Numeral::Letter(number) => Label {
            style: LabelStyle::LowerAlpha,
            enclosure: Enclosure::None,
            ordinal: number,
            repetition: 0,
        }
        .anchor_part(),
    }
}

/// Returns whether the label of a heading is a word and a number in figures: `Article 4`, `第4条`.
/// Chinese articles can have Chinese numerals: `第四条` (A/RES/79/243).
fn is_article<A>(heading: &Heading<A>) -> bool {
    let label = plain_text(&heading.label);
    if label.trim().starts_with('第') && label.trim().ends_with('条') {
        return true;
    }
    let has_word = label.chars().any(char::is_alphabetic);
    has_word && matches!(numeral::in_label(&label), Some(Numeral::Decimal(_)))
}

/// Returns the lower-case letters, digits and hyphens of a text that is not a label.
pub fn slug(text: &str) -> String {
    let mut slug = String::new();
    for character in text.chars() {
        if character.is_ascii_alphanumeric() {
            slug.push(character.to_ascii_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::super::assign::assign;
    use super::slug;
    use crate::Unresolved;

    fn words(text: &str) -> Value {
        json!([{ "kind": "text", "text": text }])
    }

    /// Returns a paragraph with its printed number, or without one.
    fn paragraph(number: &str) -> Value {
        with(number, &[])
    }

    fn with(number: &str, then: &[Value]) -> Value {
        let number = (!number.is_empty()).then_some(number);
        json!({ "kind": "paragraph", "number": number, "content": words("Words"), "then": then })
    }

    fn items(style: &str, items: &[(&str, &[Value])]) -> Value {
        let items = items.iter().map(
            |(label, then)| json!({ "label": label, "content": words("Words"), "then": then }),
        );
        json!({ "kind": "items", "style": style, "items": items.collect::<Vec<_>>() })
    }

    fn heading(label: &str) -> Value {
        json!({ "label": words(label), "title": words("Title") })
    }

    fn section(label: &str, blocks: &[Value]) -> Value {
        json!({ "kind": "section", "heading": heading(label), "blocks": blocks })
    }

    fn untitled_section(title: &str, blocks: &[Value]) -> Value {
        json!({ "kind": "section", "heading": { "title": words(title) }, "blocks": blocks })
    }

    fn annex(label: &str, blocks: &[Value]) -> Value {
        json!({ "heading": heading(label), "blocks": blocks })
    }

    fn quotation(blocks: &[Value]) -> Value {
        json!({ "kind": "quotation", "blocks": blocks })
    }

    fn operative(blocks: &[Value]) -> Value {
        json!({ "whole": { "operative": blocks } })
    }

    /// Returns all anchors of a text, in the order of the document.
    fn anchors(text: Value) -> Vec<String> {
        let model = json!({
            "symbol": "A/RES/99/1", "language": "en", "body": "general-assembly", "masthead": {},
            "text": text,
        });
        let document: Unresolved = serde_json::from_value(model).unwrap();
        let (resolution, _) = assign(document);
        let mut found = Vec::new();
        collect(&serde_json::to_value(&resolution.text).unwrap(), &mut found);
        found
    }

    fn collect(value: &Value, found: &mut Vec<String>) {
        match value {
            Value::Array(values) => values.iter().for_each(|one| collect(one, found)),
            Value::Object(fields) => {
                let anchor = fields.get("anchor").and_then(Value::as_str);
                found.extend(anchor.map(str::to_owned));
                fields.values().for_each(|one| collect(one, found));
            }
            _ => {}
        }
    }

    #[test]
    fn anchors_of_paragraphs_have_the_printed_number_or_a_count() {
        for (numbers, wanted) in [
            (vec!["1.", "2.", "3."], vec!["op-1", "op-2", "op-3"]),
            (vec!["", ""], vec!["op-1", "op-2"]),
            (
                vec!["1.", "", "2.", ""],
                vec!["op-1", "op-text-1", "op-2", "op-text-2"],
            ),
            (vec!["1.", "2.", "2."], vec!["op-1", "op-2", "op-2-again-2"]),
        ] {
            let blocks: Vec<Value> = numbers.iter().map(|number| paragraph(number)).collect();
            assert_eq!(anchors(operative(&blocks)), wanted, "{numbers:?}");
        }
        let preamble = json!({ "whole": { "preamble": [paragraph(""), paragraph("")] } });
        assert_eq!(anchors(preamble), ["pp-1", "pp-2"]);
    }

    #[test]
    fn anchors_of_items_begin_with_that_of_their_paragraph() {
        let inner = items("lower-roman", &[("(i)", &[]), ("(ii)", &[])]);
        let letters = items("lower-alpha", &[("(a)", &[]), ("(b)", &[inner])]);
        let dashes = items("dash", &[("–", &[]), ("–", &[])]);
        assert_eq!(
            anchors(operative(&[with("1.", &[letters]), with("2.", &[dashes])])),
            [
                "op-1",
                "op-1-a",
                "op-1-b",
                "op-1-b-i",
                "op-1-b-ii",
                "op-2",
                "op-2-dash-1",
                "op-2-dash-2"
            ]
        );
    }

    #[test]
    fn sections_are_in_the_anchors_of_paragraphs_only_where_numbers_restart() {
        let first = section("I", &[paragraph("1.")]);
        assert_eq!(
            anchors(operative(&[
                first.clone(),
                section("II", &[paragraph("2.")])
            ])),
            ["sec-1", "op-1", "sec-2", "op-2"]
        );
        assert_eq!(
            anchors(operative(&[first, section("II", &[paragraph("1.")])])),
            ["sec-1", "sec-1-op-1", "sec-2", "sec-2-op-1"]
        );
    }

    #[test]
    fn a_misprinted_number_between_two_others_has_the_anchor_of_the_number_between_them() {
        for (numbers, wanted) in [
            ([1, 3, 3, 4], ["op-1", "op-2", "op-3", "op-4"]),
            ([1, 1, 3, 4], ["op-1", "op-2", "op-3", "op-4"]),
            ([1, 24, 3, 4], ["op-1", "op-2", "op-3", "op-4"]),
            // The missing number is printed elsewhere, or more than one is missing.
            ([1, 3, 3, 2], ["op-1", "op-3", "op-3-again-2", "op-2"]),
            ([1, 1, 4, 5], ["op-1", "op-1-again-2", "op-4", "op-5"]),
            ([1, 2, 3, 3], ["op-1", "op-2", "op-3", "op-3-again-2"]),
        ] {
            let numbers = numbers.map(|number| format!("{number}."));
            let blocks = numbers.each_ref().map(|number| paragraph(number));
            assert_eq!(anchors(operative(&blocks)), wanted, "{numbers:?}");
        }
    }

    #[test]
    fn a_misprinted_letter_has_the_anchor_of_the_one_that_is_missing_there() {
        for (letters, wanted) in [
            (["E", "F", "E", "H"], ["sec-e", "sec-f", "sec-g", "sec-h"]),
            (["A", "B", "C", "B"], ["sec-a", "sec-b", "sec-c", "sec-d"]),
            // The letters restart, or the one that is missing is elsewhere.
            (
                ["A", "B", "C", "A"],
                ["sec-a", "sec-b", "sec-c", "sec-a-again-2"],
            ),
            (
                ["A", "C", "C", "B"],
                ["sec-a", "sec-c", "sec-c-again-2", "sec-b"],
            ),
        ] {
            let sections = letters.map(|letter| section(letter, &[]));
            assert_eq!(anchors(operative(&sections)), wanted, "{letters:?}");
        }
        let labels = ["(a)", "(b)", "(c)", "(d)", "(c)"].map(|label| (label, &[][..]));
        let list = items("lower-alpha", &labels);
        assert_eq!(
            anchors(operative(&[with("1.", &[list])])),
            ["op-1", "op-1-a", "op-1-b", "op-1-c", "op-1-d", "op-1-e"]
        );
    }

    #[test]
    fn the_first_chapter_in_french_counts_like_the_second() {
        for (labels, wanted) in [
            (["Chapitre premier", "Chapitre II"], ["sec-1", "sec-2"]),
            (["Chapitre premier", "Chapitre 2"], ["art-1", "art-2"]),
            (["Article premier", "Article 2"], ["art-1", "art-2"]),
        ] {
            let sections = labels.map(|label| section(label, &[]));
            assert_eq!(anchors(operative(&sections)), wanted, "{labels:?}");
        }
    }

    #[test]
    fn a_number_printed_twice_in_a_section_does_not_restart_the_numbers() {
        let misprinted = section("II", &[paragraph("2."), paragraph("2.")]);
        assert_eq!(
            anchors(operative(&[section("I", &[paragraph("1.")]), misprinted])),
            ["sec-1", "op-1", "sec-2", "op-2", "op-2-again-2"]
        );
    }

    #[test]
    fn a_letter_after_another_is_not_a_roman_numeral() {
        let letters = ["H", "I", "J"].map(|letter| section(letter, &[]));
        assert_eq!(anchors(operative(&letters)), ["sec-h", "sec-i", "sec-j"]);
    }

    #[test]
    fn sections_without_a_label_are_counted_separately_and_articles_have_their_own_prefix() {
        let chapter = [section("Article 4", &[]), untitled_section("Scope", &[])];
        assert_eq!(
            anchors(operative(&[
                untitled_section("Words", &[]),
                section("II", &chapter)
            ])),
            ["sec-heading-1", "sec-2", "art-4", "sec-heading-2"]
        );
    }

    #[test]
    fn a_single_annex_has_no_number_and_several_have_the_printed_ones() {
        let blocks = [paragraph("1."), paragraph("")];
        let one = json!({ "whole": { "annexes": [annex("Annex", &blocks)] } });
        assert_eq!(anchors(one), ["annex", "annex-para-1", "annex-text-1"]);
        let several =
            json!({ "whole": { "annexes": [annex("Annex I", &[]), annex("Annex III", &[])] } });
        assert_eq!(anchors(several), ["annex-1", "annex-3"]);
    }

    #[test]
    fn parts_are_in_anchors_only_where_numbers_restart() {
        let part = |label: &str, number: &str| json!({ "heading": heading(label), "operative": [paragraph(number)] });
        assert_eq!(
            anchors(json!({ "parts": [part("A", "1."), part("B", "1.")] })),
            ["part-a", "part-a-op-1", "part-b", "part-b-op-1"]
        );
        assert_eq!(
            anchors(json!({ "parts": [part("A", "1."), part("B", "2.")] })),
            ["part-a", "op-1", "part-b", "op-2"]
        );
    }

    #[test]
    fn anchors_of_quoted_paragraphs_begin_with_that_of_the_quoting_one() {
        let quoted = quotation(&[paragraph("1."), paragraph("")]);
        assert_eq!(
            anchors(operative(&[with("3.", &[quoted]), paragraph("4.")])),
            [
                "op-3",
                "op-3-quotation-para-1",
                "op-3-quotation-text-1",
                "op-4"
            ]
        );
    }

    #[test]
    fn a_slug_has_letters_digits_and_single_hyphens() {
        for (text, wanted) in [
            ("Scope", "scope"),
            ("Rules of – Procedure", "rules-of-procedure"),
            ("  Ça va? ", "a-va"),
            ("范围", ""),
        ] {
            assert_eq!(slug(text), wanted);
        }
    }
}
