//! The text of a model.

use std::collections::BTreeMap;

use publish_model::{Block, Closing, Enactment, Heading, Inline, Resolution, Text, Vote};

use super::{EditionText, fold};

impl EditionText {
    /// Returns the text of a model.
    pub fn of_model(resolution: &Resolution) -> EditionText {
        let mut words = String::new();
        let masthead = &resolution.masthead;
        line(&masthead.organization, &mut words);
        words.push_str(&format!("\n{}\n", resolution.symbol));
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
            body: fold(&words),
            notes: BTreeMap::new(),
        };
        for note in &resolution.notes {
            let mut words = String::new();
            blocks(&note.blocks, &mut words);
            let mark = text.free_mark(&note.mark);
            text.notes.insert(mark, fold(&words));
        }
        text
    }
}

fn line(inlines: &[Inline], words: &mut String) {
    words.push(' ');
    content(inlines, words);
    words.push(' ');
}

fn content(inlines: &[Inline], words: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text { text, .. } | Inline::Reference { text, .. } => words.push_str(text),
            Inline::NoteCall { mark, .. } => words.push_str(&format!("‹{mark}›")),
            Inline::LineBreak => words.push(' '),
            other => content(other.content().map_or(&[], Vec::as_slice), words),
        }
    }
}

fn heading(heading: &Heading, words: &mut String) {
    line(&heading.label, words);
    line(&heading.title, words);
}

fn enactment(enactment: &Enactment, words: &mut String) {
    line(&enactment.formula, words);
    blocks(&enactment.preamble, words);
    blocks(&enactment.operative, words);
    closing(&enactment.closing, words);
    for (_, tally) in enactment.vote.iter().flat_map(Vote::sides) {
        words.push_str(&format!(" {} {} ", tally.count, tally.states.join(" ")));
    }
    for annex in &enactment.annexes {
        heading(&annex.heading, words);
        blocks(&annex.blocks, words);
        closing(&annex.closing, words);
    }
}

fn closing(closing: &Closing, words: &mut String) {
    for one in &closing.lines {
        line(one, words);
    }
}

fn blocks(list: &[Block], words: &mut String) {
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
