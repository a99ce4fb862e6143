//! Anchors from printed labels.
//!
//! `pp-3`, `op-18`, `op-18-a`, `sec-2`, `art-4`, `annex`, `annex-para-3`, `part-b-op-1`. The prefix of a
//! section or part stands only where numbers restart. What has no label is counted among its like
//! in its place, apart from the labelled, so that the anchors of labelled places never move.

use std::collections::BTreeSet;

use crate::numeral::{self, Numeral};
use crate::{
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
