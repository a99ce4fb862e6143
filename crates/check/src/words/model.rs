//! The text of a model.

use std::collections::BTreeMap;

use publish_model::{Block, Closing, Enactment, Heading, Inline, Resolution, Text, Vote};

use super::{EditionText, fold};

/// The words of a model, as one kind of edition has them.
#[derive(Default)]
struct Words {
    text: String,
    /// Whether they are those of passages: without calls and symbol, with a semicolon between States.
    of_passages: bool,
}

impl Words {
    fn push(&mut self, character: char) {
        self.text.push(character);
    }

    fn push_str(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Returns new words of the same kind.
    fn others(&self) -> Words {
        Words {
            text: String::new(),
            of_passages: self.of_passages,
        }
    }
}

impl EditionText {
    /// Returns the text of a model.
    pub fn of_model(resolution: &Resolution) -> EditionText {
        EditionText::with(resolution, Words::default())
    }

    /// Returns the text of a model as passages have it: without note calls and without the symbol above
    /// the title, which each passage has, and with semicolons between the States of a vote.
    pub fn of_model_in_passages(resolution: &Resolution) -> EditionText {
        let words = Words {
            of_passages: true,
            ..Words::default()
        };
        EditionText::with(resolution, words)
    }

    fn with(resolution: &Resolution, mut words: Words) -> EditionText {
        let masthead = &resolution.masthead;
        line(&masthead.organization, &mut words);
        if !words.of_passages {
            words.push_str(&format!("\n{}\n", resolution.symbol));
        }
        for inlines in [&masthead.body, &masthead.distribution, &masthead.issued] {
            line(inlines, &mut words);
        }
        for inlines in &masthead.languages {
            line(inlines, &mut words);
        }
        for inlines in [
            &masthead.subsidiary_body,
            &masthead.session,
            &masthead.session_dates,
        ] {
            line(inlines, &mut words);
        }
        for inlines in &masthead.agenda {
            line(inlines, &mut words);
        }
        for inlines in [
            &masthead.adoption,
            &masthead.report,
            &masthead.number,
            &masthead.title,
        ] {
            line(inlines, &mut words);
        }
        for inlines in &masthead.below_title {
            line(inlines, &mut words);
        }
        match &resolution.text {
            Text::Whole(whole) => enactment(whole, &mut words),
            Text::Parts(parts) => {
                for part in parts {
                    heading(&part.heading, &mut words);
                    enactment(&part.enactment, &mut words);
                }
            }
        }
        let mut text = EditionText {
            body: fold(&words.text),
            notes: BTreeMap::new(),
        };
        for note in &resolution.notes {
            let mut words = words.others();
            blocks(&note.blocks, &mut words);
            let mark = text.free_mark(&note.mark);
            text.notes.insert(mark, fold(&words.text));
        }
        text
    }
}

fn line(inlines: &[Inline], words: &mut Words) {
    words.push(' ');
    content(inlines, words);
    words.push(' ');
}

fn content(inlines: &[Inline], words: &mut Words) {
    for inline in inlines {
        match inline {
            Inline::Text { text, .. } | Inline::Reference { text, .. } => words.push_str(text),
            Inline::NoteCall { .. } if words.of_passages => {}
            Inline::NoteCall { mark, .. } => words.push_str(&format!("‹{mark}›")),
            Inline::LineBreak => words.push(' '),
            other => content(other.content().map_or(&[], Vec::as_slice), words),
        }
    }
}

fn heading(heading: &Heading, words: &mut Words) {
    line(&heading.label, words);
    line(&heading.title, words);
}

fn enactment(enactment: &Enactment, words: &mut Words) {
    line(&enactment.formula, words);
    blocks(&enactment.preamble, words);
    blocks(&enactment.operative, words);
    closing(&enactment.closing, words);
    for (_, tally) in enactment.vote.iter().flat_map(Vote::sides) {
        let states = tally
            .states
            .join(if words.of_passages { "; " } else { " " });
        words.push_str(&format!(" {} {states} ", tally.count));
    }
    for annex in &enactment.annexes {
        heading(&annex.heading, words);
        blocks(&annex.blocks, words);
        closing(&annex.closing, words);
    }
}

fn closing(closing: &Closing, words: &mut Words) {
    for one in &closing.lines {
        line(one, words);
    }
}

fn blocks(list: &[Block], words: &mut Words) {
    for block in list {
        match block {
            Block::Paragraph(paragraph) => {
                words.push(' ');
                words.push_str(paragraph.number.as_deref().unwrap_or_default());
                line(&paragraph.content, words);
                blocks(&paragraph.then, words);
            }
            Block::Items(items) => {
                for item in &items.items {
                    words.push_str(&format!(" {} ", item.label));
                    line(&item.content, words);
                    blocks(&item.then, words);
                }
            }
            Block::Section(section) => {
                heading(&section.heading, words);
                blocks(&section.blocks, words);
            }
            Block::Table(table) => {
                line(&table.caption, words);
                for cell in table
                    .head
                    .iter()
                    .chain(&table.body)
                    .flat_map(|row| &row.cells)
                {
                    blocks(&cell.blocks, words);
                }
            }
            Block::Quotation(quotation) => blocks(&quotation.blocks, words),
        }
    }
}
