//! Anchors from printed labels.
//!
//! `pp-3`, `op-18`, `op-18-a`, `sec-2`, `art-4`, `annex`, `annex-para-3`, `part-b-op-1`. The prefix of a
//! section or part stands only where numbers restart. What has no label is counted among its like
//! in its place, apart from the labelled, so that the anchors of labelled places never move.

use std::collections::BTreeSet;

use crate::model::numeral::{self, Numeral};
use crate::model::{
    Anchor, Annex, Block, Enactment, Enclosure, Heading, Items, Label, LabelStyle, Paragraph,
    Resolution, Section, Text, plain_text,
};

/// Gives every paragraph, item, section, table, annex and part its anchor.
pub fn assign(resolution: &mut Resolution) {
    let mut namer = Namer::default();
    for reserved in RESERVED {
        namer.taken.insert(reserved.to_owned());
    }
    match &mut resolution.text {
        Text::Whole(enactment) => namer.enactment("", enactment),
        Text::Parts(parts) => {
            let restarts = parts_restart(parts.iter().map(|part| &part.enactment));
            for (index, part) in parts.iter_mut().enumerate() {
                let token = heading_token(&part.heading, index + 1);
                part.anchor = namer.take(format!("part-{token}"));
                let prefix = if restarts {
                    format!("{}-", part.anchor)
                } else {
                    String::new()
                };
                namer.enactment(&prefix, &mut part.enactment);
            }
        }
    }
}

/// Ids that the editions themselves use.
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

fn parts_restart<'a>(enactments: impl Iterator<Item = &'a Enactment>) -> bool {
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

fn paragraph_numbers(blocks: &[Block]) -> Vec<String> {
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

fn has_repeats(numbers: &[String]) -> bool {
    let distinct: BTreeSet<&String> = numbers.iter().collect();
    distinct.len() < numbers.len()
}

#[derive(Default)]
struct Namer {
    taken: BTreeSet<String>,
    tables: usize,
}

/// How the paragraphs of a place are named.
#[derive(Clone, Copy)]
struct Scheme {
    /// Before the number of a numbered paragraph: `op-`, `para-`.
    numbered: &'static str,
    /// Before the position of one without a number: `pp-`, `op-text-`, `text-`.
    unnumbered: &'static str,
    /// Whether numbers restart in sections, so that the section's anchor comes before them.
    restarts: bool,
}

#[derive(Default)]
struct Counters {
    unnumbered: usize,
    sections: usize,
}

impl Namer {
    /// The name as an anchor; with a number behind it where it is taken already.
    fn take(&mut self, name: String) -> Anchor {
        let mut unique = name.clone();
        let mut attempt = 2;
        while !self.taken.insert(unique.clone()) {
            unique = format!("{name}-again-{attempt}");
            attempt += 1;
        }
        Anchor::new(unique)
    }

    fn enactment(&mut self, prefix: &str, enactment: &mut Enactment) {
        let preamble = Scheme {
            numbered: "pp-",
            unnumbered: "pp-",
            restarts: false,
        };
        let numbers = paragraph_numbers(&enactment.operative);
        let operative = Scheme {
            numbered: "op-",
            // Where no paragraph has a number, they are cited by their position.
            unnumbered: if numbers.is_empty() {
                "op-"
            } else {
                "op-text-"
            },
            restarts: has_repeats(&numbers),
        };
        let mut counters = Counters::default();
        self.blocks(prefix, &mut enactment.preamble, preamble, &mut counters);
        self.blocks(
            prefix,
            &mut enactment.operative,
            operative,
            &mut counters_for_operative(counters),
        );
        let count = enactment.annexes.len();
        for (index, annex) in enactment.annexes.iter_mut().enumerate() {
            self.annex(prefix, annex, index, count);
        }
    }

    fn annex(&mut self, prefix: &str, annex: &mut Annex, index: usize, count: usize) {
        let name = if count == 1 {
            format!("{prefix}annex")
        } else {
            format!("{prefix}annex-{}", heading_token(&annex.heading, index + 1))
        };
        annex.anchor = self.take(name);
        let scheme = Scheme {
            numbered: "para-",
            unnumbered: "text-",
            restarts: has_repeats(&paragraph_numbers(&annex.blocks)),
        };
        let prefix = format!("{}-", annex.anchor);
        self.blocks(&prefix, &mut annex.blocks, scheme, &mut Counters::default());
    }

    fn blocks(
        &mut self,
        prefix: &str,
        blocks: &mut [Block],
        scheme: Scheme,
        counters: &mut Counters,
    ) {
        for block in blocks {
            match block {
                Block::Paragraph(paragraph) => self.paragraph(prefix, paragraph, scheme, counters),
                Block::Items(items) => self.items(prefix.trim_end_matches('-'), items),
                Block::Section(section) => self.section(prefix, section, scheme, counters),
                Block::Table(table) => {
                    self.tables += 1;
                    table.anchor = self.take(format!("table-{}", self.tables));
                }
                Block::Quotation(quotation) => {
                    let prefix = format!("{prefix}quotation-");
                    let scheme = Scheme {
                        numbered: "para-",
                        unnumbered: "text-",
                        restarts: false,
                    };
                    self.blocks(
                        &prefix,
                        &mut quotation.blocks,
                        scheme,
                        &mut Counters::default(),
                    );
                }
            }
        }
    }

    fn paragraph(
        &mut self,
        prefix: &str,
        paragraph: &mut Paragraph,
        scheme: Scheme,
        counters: &mut Counters,
    ) {
        let name = match &paragraph.number {
            Some(number) => format!("{prefix}{}{}", scheme.numbered, label_token(number)),
            None => {
                counters.unnumbered += 1;
                format!("{prefix}{}{}", scheme.unnumbered, counters.unnumbered)
            }
        };
        paragraph.anchor = self.take(name);
        self.under(paragraph.anchor.as_str().to_owned(), &mut paragraph.then);
    }

    /// What stands under a paragraph or item.
    fn under(&mut self, parent: String, blocks: &mut [Block]) {
        let scheme = Scheme {
            numbered: "para-",
            unnumbered: "text-",
            restarts: false,
        };
        let prefix = format!("{parent}-");
        self.blocks(&prefix, blocks, scheme, &mut Counters::default());
    }

    fn items(&mut self, parent: &str, items: &mut Items) {
        let parent = if parent.is_empty() { "item" } else { parent };
        let mut dashes = 0;
        for item in &mut items.items {
            let label = Label::readings(&item.label)
                .into_iter()
                .find(|label| label.style == items.style);
            let token = label
                .and_then(|label| label.anchor_part())
                .unwrap_or_else(|| {
                    dashes += 1;
                    format!("dash-{dashes}")
                });
            item.anchor = self.take(format!("{parent}-{token}"));
            self.under(item.anchor.as_str().to_owned(), &mut item.then);
        }
    }

    fn section(
        &mut self,
        prefix: &str,
        section: &mut Section,
        scheme: Scheme,
        counters: &mut Counters,
    ) {
        let token = match own_token(&section.heading) {
            // Articles are counted through all chapters.
            Some(token) if is_article(&section.heading) => format!("art-{token}"),
            Some(token) => format!("sec-{token}"),
            None => {
                counters.sections += 1;
                format!("sec-heading-{}", counters.sections)
            }
        };
        section.anchor = self.take(format!("{prefix}{token}"));
        if scheme.restarts {
            let prefix = format!("{}-", section.anchor);
            self.blocks(
                &prefix,
                &mut section.blocks,
                scheme,
                &mut Counters::default(),
            );
        } else {
            self.blocks(prefix, &mut section.blocks, scheme, counters);
        }
    }
}

fn counters_for_operative(preamble: Counters) -> Counters {
    Counters {
        unnumbered: 0,
        sections: preamble.sections,
    }
}

/// The part of an anchor for a printed number.
fn label_token(printed: &str) -> String {
    let label = Label::readings(printed).into_iter().next();
    label
        .and_then(|label| label.anchor_part())
        .unwrap_or_else(|| slug(printed))
}

/// The part of an anchor for a heading with a label: `2` of `II`, `a` of `A`, `4` of `Article 4`;
/// `position` where it has none.
fn heading_token(heading: &Heading, position: usize) -> String {
    own_token(heading).unwrap_or_else(|| position.to_string())
}

fn own_token(heading: &Heading) -> Option<String> {
    let label = plain_text(&heading.label);
    // An annex without a title has its label for one.
    let label = if label.trim().is_empty() {
        plain_text(&heading.title)
    } else {
        label
    };
    match numeral::in_label(&label)? {
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

/// Whether a heading's label is a word and a number in figures: `Article 4`, `第4条`.
fn is_article(heading: &Heading) -> bool {
    let label = plain_text(&heading.label);
    let has_word = label.chars().any(char::is_alphabetic);
    has_word && matches!(numeral::in_label(&label), Some(Numeral::Decimal(_)))
}

/// Lower-case letters, digits and hyphens of a text that is no label.
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

    use super::{assign, slug};
    use crate::model::Resolution;

    fn words(text: &str) -> Value {
        json!([{ "kind": "text", "text": text }])
    }

    /// A paragraph with its printed number, or without one.
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

    /// All anchors of a text, in the order of the document.
    fn anchors(text: Value) -> Vec<String> {
        let model = json!({
            "symbol": "A/RES/99/1", "language": "en", "body": "general-assembly", "masthead": {},
            "text": text,
        });
        let mut resolution: Resolution = serde_json::from_value(model).unwrap();
        assign(&mut resolution);
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
    fn paragraphs_are_named_by_their_printed_numbers_and_others_counted() {
        for (numbers, wanted) in [
            (vec!["1.", "2.", "3."], vec!["op-1", "op-2", "op-3"]),
            (vec!["", ""], vec!["op-1", "op-2"]),
            (
                vec!["1.", "", "2.", ""],
                vec!["op-1", "op-text-1", "op-2", "op-text-2"],
            ),
            (vec!["1.", "3.", "3."], vec!["op-1", "op-3", "op-3-again-2"]),
        ] {
            let blocks: Vec<Value> = numbers.iter().map(|number| paragraph(number)).collect();
            assert_eq!(anchors(operative(&blocks)), wanted, "{numbers:?}");
        }
        let preamble = json!({ "whole": { "preamble": [paragraph(""), paragraph("")] } });
        assert_eq!(anchors(preamble), ["pp-1", "pp-2"]);
    }

    #[test]
    fn items_are_named_after_what_they_stand_under() {
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
    fn sections_without_a_label_are_counted_apart_and_articles_are_articles() {
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
    fn one_annex_has_no_number_and_several_have_those_that_are_printed() {
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
    fn quoted_paragraphs_are_named_after_the_one_that_quotes_them() {
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
