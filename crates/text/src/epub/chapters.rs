//! Which file of the EPUB holds what.

use std::collections::BTreeMap;

use serde::Serialize;

use publish_model::{Anchor, PlaceKind, Places, Text};
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
pub fn files(places: &Places, chapters: &[Chapter]) -> BTreeMap<String, String> {
    let mut parts: Vec<&Anchor> = Vec::new();
    let mut annexes = 0;
    let mut file = "";
    let mut files = BTreeMap::new();
    for place in places.iter() {
        let kind = match place.kind {
            PlaceKind::Masthead | PlaceKind::Title => Some(Kind::Opening),
            PlaceKind::Part => {
                parts.push(&place.anchor);
                annexes = 0;
                Some(Kind::PartOpening)
            }
            PlaceKind::Formula | PlaceKind::Preamble if parts.is_empty() => Some(Kind::Opening),
            PlaceKind::Formula | PlaceKind::Preamble => Some(Kind::PartOpening),
            PlaceKind::OperativePart | PlaceKind::Closing | PlaceKind::Vote => {
                Some(Kind::Operative)
            }
            PlaceKind::Annex => {
                annexes += 1;
                Some(Kind::Annex)
            }
            PlaceKind::Notes => Some(Kind::Notes),
            // In the file of what they are in.
            PlaceKind::Section
            | PlaceKind::Paragraph
            | PlaceKind::Item
            | PlaceKind::Table
            | PlaceKind::Note
            | PlaceKind::Call => None,
        };
        if let Some(kind) = kind {
            let part = parts.len().saturating_sub(1);
            let is_it = |chapter: &&Chapter| match kind {
                Kind::Annex => (chapter.part, chapter.annex + 1) == (part, annexes),
                Kind::PartOpening | Kind::Operative => chapter.part == part,
                Kind::Cover | Kind::Opening | Kind::Notes => true,
            };
            let mut of_kind = chapters.iter().filter(|chapter| chapter.kind == kind);
            file = of_kind.find(is_it).map_or(file, |chapter| &chapter.file);
        }
        files.insert(place.anchor.to_string(), file.to_owned());
    }
    files
}
