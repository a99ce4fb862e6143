//! The division of a document into the files of the EPUB.

use std::collections::BTreeMap;

use serde::Serialize;

use publish_model::{Anchor, PlaceKind, Places, Text};
use publish_templates::wording::Word;
use publish_view::{OutlineEntry, OutlineKind, View, annex_heading, heading_words};

/// A file of the EPUB.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Chapter {
    /// Its file name: `operative-part.xhtml`.
    pub file: String,
    /// Its id in the package document.
    pub id: String,
    /// The title of its page.
    pub title: String,
    /// Its content.
    pub kind: Kind,
    /// The index of its part of the document; 0 if the document has no parts.
    pub part: usize,
    /// The index of the annex within that part.
    pub annex: usize,
}

/// The content of a chapter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// The cover: symbol and title as real text.
    Cover,
    /// The masthead and, in a document without parts, the preamble.
    Opening,
    /// The heading and the preamble of a part.
    PartOpening,
    /// The operative paragraphs, closing lines and vote.
    Operative,
    /// One annex.
    Annex,
    /// The notes.
    Notes,
    /// Rows of two languages; see `epub/side_by_side.xhtml`.
    SideBySide,
}

impl Chapter {
    pub fn new(file: String, kind: Kind, part: usize, annex: usize) -> Self {
        Chapter {
            title: String::new(),
            id: file.trim_end_matches(".xhtml").to_owned(),
            file,
            kind,
            part,
            annex,
        }
    }

    /// Returns the name of the template that renders it.
    pub fn template(&self) -> &'static str {
        match self.kind {
            Kind::Cover => "epub/cover.xhtml",
            Kind::SideBySide => "epub/side_by_side.xhtml",
            _ => "epub/chapter.xhtml",
        }
    }
}

/// Divides a document into chapters in reading order, each a file small enough to open quickly.
pub fn divide(view: &View<'_>) -> Vec<Chapter> {
    let mut chapters = Vec::new();
    // Official documents have no cover.
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

/// Returns the page title of a chapter: its line in the table of contents and the document's title.
fn title(chapter: &Chapter, view: &View<'_>) -> String {
    let enactments = view.resolution.enactments();
    let word = |word: Word| view.words.get(word).to_owned();
    let own = match chapter.kind {
        Kind::Cover => word(Word::Cover),
        Kind::Opening | Kind::SideBySide => return view.full_title.clone(),
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
            .map(|annex| heading_words(&annex_heading(&annex.heading, &view.words)))
            .unwrap_or_default(),
        Kind::Notes => word(Word::Notes),
    };
    format!("{own}: {}", view.full_title)
}

/// Returns a table of contents without votes, which are not part of the official text.
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

/// Returns the file of each anchor.
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
            // Those of an annex are in the same file as the annex.
            PlaceKind::Closing if place.parent != place.part => None,
            PlaceKind::OperativePart | PlaceKind::Closing | PlaceKind::Vote => {
                Some(Kind::Operative)
            }
            PlaceKind::Annex => {
                annexes += 1;
                Some(Kind::Annex)
            }
            PlaceKind::Notes => Some(Kind::Notes),
            // In the same file as the place that contains them.
            PlaceKind::Section
            | PlaceKind::Paragraph
            | PlaceKind::Item
            | PlaceKind::Table
            | PlaceKind::Note
            | PlaceKind::Call => None,
        };
        if let Some(kind) = kind {
            let part = parts.len().saturating_sub(1);
            let matches = |chapter: &&Chapter| match kind {
                Kind::Annex => (chapter.part, chapter.annex + 1) == (part, annexes),
                Kind::PartOpening | Kind::Operative => chapter.part == part,
                Kind::Cover | Kind::Opening | Kind::Notes | Kind::SideBySide => true,
            };
            let mut of_kind = chapters.iter().filter(|chapter| chapter.kind == kind);
            file = of_kind.find(matches).map_or(file, |chapter| &chapter.file);
        }
        files.insert(place.anchor.to_string(), file.to_owned());
    }
    files
}
