//! Which file of the EPUB holds what.

use std::collections::BTreeMap;

use serde::Serialize;

use publish_model::{Block, Text};
use publish_templates::wording::Word;
use publish_view::{OutlineEntry, OutlineKind, View, heading_words};

/// A file of the EPUB, in reading order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Chapter {
    /// Its name: `operative-part.xhtml`.
    pub file: String,
    /// Its id in the package document.
    pub id: String,
    /// The title of its page.
    pub title: String,
    /// What it holds.
    pub kind: Kind,
    /// Which part of the document it belongs to, from 0; 0 where there are none.
    pub part: usize,
    /// Which annex of that part it is, from 0.
    pub annex: usize,
}

/// What a chapter holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// The cover: symbol and title as real text.
    Cover,
    /// Masthead, and in a document that is not in parts the preamble.
    Opening,
    /// The heading and the preamble of a part.
    PartOpening,
    /// Operative paragraphs, closing lines and vote.
    Operative,
    /// One annex.
    Annex,
    /// The notes.
    Notes,
}

impl Chapter {
    fn new(file: String, kind: Kind, part: usize, annex: usize) -> Self {
        Chapter {
            title: String::new(),
            id: file.trim_end_matches(".xhtml").to_owned(),
            file,
            kind,
            part,
            annex,
        }
    }

    /// The template that it is made with.
    pub fn template(&self) -> &'static str {
        match self.kind {
            Kind::Cover => "epub/cover.xhtml",
            _ => "epub/chapter.xhtml",
        }
    }
}

/// The chapters of a document, each a file that opens fast.
pub fn divide(view: &View<'_>) -> Vec<Chapter> {
    let mut chapters = Vec::new();
    // Nothing of the cover is printed on official documents.
    if !view.official_words_only {
        chapters.push(Chapter::new("cover.xhtml".into(), Kind::Cover, 0, 0));
    }
    chapters.push(Chapter::new("opening.xhtml".into(), Kind::Opening, 0, 0));
    let in_parts = matches!(view.resolution.text, Text::Parts(_));
    for (part, enactment) in view.resolution.enactments().into_iter().enumerate() {
        let prefix = if in_parts {
            format!("part-{}-", part + 1)
        } else {
            String::new()
        };
        if in_parts {
            let file = format!("{prefix}opening.xhtml");
            chapters.push(Chapter::new(file, Kind::PartOpening, part, 0));
        }
        let has_vote = enactment.vote.is_some() && !view.official_words_only;
        if !enactment.operative.is_empty() || !enactment.closing.lines.is_empty() || has_vote {
            let file = format!("{prefix}operative-part.xhtml");
            chapters.push(Chapter::new(file, Kind::Operative, part, 0));
        }
        for annex in 0..enactment.annexes.len() {
            let file = format!("{prefix}annex-{}.xhtml", annex + 1);
            chapters.push(Chapter::new(file, Kind::Annex, part, annex));
        }
    }
    if !view.resolution.notes.is_empty() {
        chapters.push(Chapter::new("notes.xhtml".into(), Kind::Notes, 0, 0));
    }
    for chapter in &mut chapters {
        chapter.title = title(chapter, view);
    }
    chapters
}

/// What the page of a chapter is called: the line of the table of contents, and the document.
fn title(chapter: &Chapter, view: &View<'_>) -> String {
    let enactments = view.resolution.enactments();
    let word = |word: Word| view.words.get(word).to_owned();
    let own = match chapter.kind {
        Kind::Cover => word(Word::Cover),
        Kind::Opening => return view.full_title.clone(),
        Kind::PartOpening => match &view.resolution.text {
            Text::Parts(parts) => parts
                .get(chapter.part)
                .map(|part| heading_words(&part.heading))
                .unwrap_or_default(),
            Text::Whole(_) => String::new(),
        },
        Kind::Operative => word(Word::OperativePart),
        Kind::Annex => enactments
            .get(chapter.part)
            .and_then(|enactment| enactment.annexes.get(chapter.annex))
            .map(|annex| heading_words(&annex.heading))
            .unwrap_or_default(),
        Kind::Notes => word(Word::Notes),
    };
    format!("{own}: {}", view.full_title)
}

/// The lines of a table of contents but those of votes, which stand in no official text.
pub fn without_votes(outline: &[OutlineEntry]) -> Vec<OutlineEntry> {
    let entries = outline
        .iter()
        .filter(|entry| entry.kind != OutlineKind::Vote);
    let entries = entries.map(|entry| OutlineEntry {
        children: without_votes(&entry.children),
        ..entry.clone()
    });
    entries.collect()
}

/// The file of each anchor.
pub fn places(view: &View<'_>, chapters: &[Chapter]) -> BTreeMap<String, String> {
    let mut places = Places::default();
    for anchor in ["masthead", "title"] {
        places.add(anchor, "opening.xhtml");
    }
    let enactments = view.resolution.enactments();
    for chapter in chapters {
        let file = chapter.file.as_str();
        let prefix = match &view.resolution.text {
            Text::Whole(_) => String::new(),
            Text::Parts(parts) => parts
                .get(chapter.part)
                .map(|part| format!("{}-", part.anchor))
                .unwrap_or_default(),
        };
        let Some(enactment) = enactments.get(chapter.part) else {
            continue;
        };
        match chapter.kind {
            Kind::Cover => {}
            Kind::Opening | Kind::PartOpening => {
                let in_parts = matches!(view.resolution.text, Text::Parts(_));
                if in_parts && chapter.kind == Kind::Opening {
                    continue;
                }
                places.add(prefix.trim_end_matches('-'), file);
                places.add(&format!("{prefix}preamble"), file);
                places.add(&format!("{prefix}formula"), file);
                places.blocks(&enactment.preamble, file);
            }
            Kind::Operative => {
                for anchor in ["operative-part", "vote", "closing"] {
                    places.add(&format!("{prefix}{anchor}"), file);
                }
                places.blocks(&enactment.operative, file);
            }
            Kind::Annex => {
                if let Some(annex) = enactment.annexes.get(chapter.annex) {
                    places.add(annex.anchor.as_str(), file);
                    places.blocks(&annex.blocks, file);
                }
            }
            Kind::Notes => {
                places.add("notes", file);
                for note in &view.resolution.notes {
                    places.add(note.anchor.as_str(), file);
                }
            }
        }
    }
    places.calls(view);
    places.files
}

#[derive(Default)]
struct Places {
    files: BTreeMap<String, String>,
}

impl Places {
    fn add(&mut self, anchor: &str, file: &str) {
        if !anchor.is_empty() {
            self.files.insert(anchor.to_owned(), file.to_owned());
        }
    }

    fn blocks(&mut self, blocks: &[Block], file: &str) {
        for block in blocks {
            match block {
                Block::Paragraph(paragraph) => {
                    self.add(paragraph.anchor.as_str(), file);
                    self.blocks(&paragraph.then, file);
                }
                Block::Items(items) => {
                    for item in &items.items {
                        self.add(item.anchor.as_str(), file);
                        self.blocks(&item.then, file);
                    }
                }
                Block::Section(section) => {
                    self.add(section.anchor.as_str(), file);
                    self.blocks(&section.blocks, file);
                }
                Block::Table(table) => self.add(table.anchor.as_str(), file),
                Block::Quotation(quotation) => self.blocks(&quotation.blocks, file),
            }
        }
    }

    /// Calls stand in the file of their paragraph.
    fn calls(&mut self, view: &View<'_>) {
        for call in view.resolution.notes.iter().flat_map(|note| &note.calls) {
            if let Some(file) = self.files.get(call.paragraph.as_str()).cloned() {
                self.add(call.anchor.as_str(), &file);
            }
        }
    }
}
