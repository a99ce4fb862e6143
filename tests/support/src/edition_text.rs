//! The text of a document, as the model or an edition has it: its words with the note calls in
//! position, and its notes.

use std::collections::BTreeMap;

use publish_model::{Block, Enactment, Heading, Inline, Resolution, Text};

use crate::tree::Node;

/// Words and notes, with folded spaces. A note call is written `‹14›` at its position.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EditionText {
    /// The words outside the notes.
    pub body: String,
    /// The words of each note, by mark.
    pub notes: BTreeMap<String, String>,
}

/// Folds spaces, composes letters with their diacritics, and replaces non-breaking characters with
/// ordinary ones. Removes left-to-right marks, which the reader drops beside labels.
pub fn fold(text: &str) -> String {
    let normalizer = icu_normalizer::ComposingNormalizerBorrowed::new_nfc();
    let plain = normalizer
        .normalize(text)
        .replace('\u{2011}', "-")
        .replace('\u{200e}', "")
        .replace(['\u{a0}', '\u{202f}'], " ");
    let words: Vec<&str> = plain.split_whitespace().collect();
    words.join(" ")
}

impl EditionText {
    /// Returns the marks of all calls, in order.
    pub fn calls(&self) -> Vec<String> {
        let after_opening = self.body.split('‹').skip(1);
        after_opening
            .map(|rest| rest.split('›').next().unwrap_or_default().to_owned())
            .collect()
    }

    /// Removes a line from the start of the body.
    pub fn take_line(&mut self, line: &str) {
        let rest = self.body.strip_prefix(line).unwrap();
        self.body = rest.trim_start().to_owned();
    }

    /// Returns a mark that no note has yet, because marks may restart in an annex.
    pub fn free_mark(&self, mark: &str) -> String {
        let mut free = mark.to_owned();
        while self.notes.contains_key(&free) {
            free.push('′');
        }
        free
    }

    /// Panics if the other text differs.
    pub fn assert_same(&self, other: &EditionText, what: &str) {
        if let Some(difference) = self.difference(other) {
            panic!("{what} has other words: {difference}");
        }
    }

    /// Returns the first difference between two texts, with the words around it.
    pub fn difference(&self, other: &EditionText) -> Option<String> {
        let wanted: Vec<&str> = self.body.split(' ').collect();
        let found: Vec<&str> = other.body.split(' ').collect();
        let longer = wanted.len().max(found.len());
        if let Some(position) = (0..longer).find(|&at| wanted.get(at) != found.get(at)) {
            return Some(format!(
                "at word {position}\nwanted: {}\nfound:  {}",
                around(&wanted, position),
                around(&found, position)
            ));
        }
        let marks = self.notes.keys().chain(other.notes.keys());
        let differing = marks
            .into_iter()
            .find(|mark| self.notes.get(*mark) != other.notes.get(*mark));
        differing.map(|mark| {
            let wanted = self.notes.get(mark);
            let found = other.notes.get(mark);
            format!("in note {mark}\nwanted: {wanted:?}\nfound:  {found:?}")
        })
    }

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

    /// Returns the text of HTML or XHTML pages, without generated text.
    pub fn of_pages(pages: &[Node]) -> EditionText {
        let mut text = EditionText::default();
        let mut words = String::new();
        for page in pages {
            let body = page.all("body");
            let body = body.first().unwrap();
            if body.attribute("data-generated").is_none() {
                let mains = body.all("main");
                let main = mains.first().unwrap();
                collect(main, &mut words, &mut text.notes);
            }
        }
        text.body = fold(&words);
        text
    }
}

fn around(words: &[&str], position: usize) -> String {
    let from = position.saturating_sub(8).min(words.len());
    let to = (position + 8).min(words.len());
    words[from..to].join(" ")
}

const INLINE: [&str; 7] = ["a", "em", "span", "strong", "sub", "sup", "br"];

fn collect(node: &Node, words: &mut String, notes: &mut BTreeMap<String, String>) {
    match node {
        Node::Text(text) => words.push_str(text),
        Node::Element { name, children, .. } => {
            if node.attribute("data-generated").is_some() {
                return;
            }
            match node.attribute("role") {
                Some("doc-footnote") => {
                    let (mut mark, text) = note(node);
                    while notes.contains_key(&mark) {
                        mark.push('′');
                    }
                    notes.insert(mark, text);
                    return;
                }
                // The mark of a note of a table is a word of the text.
                Some("doc-noteref") if node.attribute("class") != Some("table-note-call") => {
                    let mut mark = String::new();
                    children
                        .iter()
                        .for_each(|child| collect(child, &mut mark, notes));
                    words.push_str(&format!("‹{mark}›"));
                    return;
                }
                _ => {}
            }
            let is_block = !INLINE.contains(&name.as_str()) || name == "br";
            let holds_line = is_block || matches!(node.attribute("class"), Some("heading-label"));
            if holds_line {
                words.push(' ');
            }
            children
                .iter()
                .for_each(|child| collect(child, words, notes));
            if holds_line {
                words.push(' ');
            }
        }
    }
}

fn note(node: &Node) -> (String, String) {
    let mut mark = String::new();
    let mut text = String::new();
    let mut none = BTreeMap::new();
    for child in node.children() {
        let to = if child.attribute("class") == Some("mark") {
            &mut mark
        } else {
            &mut text
        };
        collect(child, to, &mut none);
    }
    (fold(&mark), fold(&text))
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
            other => content(other.content().unwrap(), words),
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
    for closing in &enactment.closing.lines {
        line(closing, words);
    }
    for tally in enactment
        .vote
        .iter()
        .flat_map(|vote| [&vote.in_favour, &vote.against, &vote.abstaining])
    {
        words.push_str(&format!(" {} {} ", tally.count, tally.states.join(" ")));
    }
    for annex in &enactment.annexes {
        heading(&annex.heading, words);
        blocks(&annex.blocks, words);
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
