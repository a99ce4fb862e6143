//! What changed between two documents, by paragraph and by word.
//!
//! [`compare`] divides both documents into passages: lines of the masthead, headings, paragraphs,
//! items, cells of tables, notes. It aligns them by their words, not by their anchors, because
//! paragraphs are renumbered from one resolution to the next, and then compares the words of each
//! pair. [`records`] returns the passages of one document as data.
//!
//! This crate is internal to `publish` and has no stable interface.

mod align;
mod passages;
mod records;
mod words;

use schemars::JsonSchema;
use serde::Serialize;

use publish_model::diagnostic::{Code, Diagnostic, Findings};
use publish_model::{Anchor, Language, Symbol};
use publish_templates::wording::Catalogue;
use publish_view::View;

use align::Pair;
use passages::Piece;
use words::Text;

pub use records::{PassageRecord, records};

/// What changed from one document to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Comparison {
    /// The earlier document.
    pub old: ComparedDocument,
    /// The later document.
    pub new: ComparedDocument,
    /// The number of passages by what happened to them.
    pub counts: Counts,
    /// All passages, in the order of the later document. A deleted passage follows the passage that
    /// it followed in the earlier document.
    pub passages: Vec<Passage>,
}

impl Comparison {
    /// Returns how much of both texts is the same.
    pub fn overlap(&self) -> Overlap {
        let mut overlap = Overlap::default();
        let passages = self.passages.iter();
        for run in passages
            .filter(|passage| passage.kind.is_text())
            .flat_map(|passage| &passage.words)
        {
            let letters = run.text.chars().filter(|letter| letter.is_alphanumeric());
            match run.change {
                ChangeKind::Kept => overlap.kept += letters.count(),
                ChangeKind::Deleted => overlap.deleted += letters.count(),
                ChangeKind::Inserted => overlap.inserted += letters.count(),
            }
        }
        overlap
    }
}

/// The number of letters and digits of two texts, without the lines and formulas that documents of one
/// body have in common. They are counted rather than words, because Chinese has no spaces.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Overlap {
    /// Those that both texts have.
    pub kept: usize,
    /// Those that only the earlier text has.
    pub deleted: usize,
    /// Those that only the later text has.
    pub inserted: usize,
}

impl Overlap {
    /// Returns the sum of two comparisons, such as those of two languages.
    pub fn with(self, other: Self) -> Self {
        Overlap {
            kept: self.kept + other.kept,
            deleted: self.deleted + other.deleted,
            inserted: self.inserted + other.inserted,
        }
    }

    /// Returns the share of the shorter text that the longer one has too, in percent. Texts without
    /// letters are the same.
    pub fn percent(self) -> usize {
        let shorter = self.kept + self.deleted.min(self.inserted);
        (100 * self.kept).checked_div(shorter).unwrap_or(100)
    }
}

/// One of the two documents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ComparedDocument {
    /// Its symbol.
    pub symbol: Symbol,
    /// Its title, as in the list of documents.
    pub title: String,
    /// Its language.
    pub language: Language,
}

/// The number of passages by what happened to them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Counts {
    /// Passages with the same words, at the same position and with the same number.
    pub unchanged: usize,
    /// Passages with other words.
    pub changed: usize,
    /// Passages that only the later document has.
    pub inserted: usize,
    /// Passages that only the earlier document has.
    pub deleted: usize,
    /// Passages at another position. They are also counted as changed if their words have changed.
    pub moved: usize,
    /// Passages with another number or label. They are also counted as changed or moved if they are.
    pub renumbered: usize,
}

impl Counts {
    /// Whether the documents differ.
    pub fn has_changes(&self) -> bool {
        self.changed + self.inserted + self.deleted + self.moved + self.renumbered > 0
    }

    fn add(&mut self, passage: &Passage) {
        match passage.status {
            Status::Unchanged if passage.is_different() => {}
            Status::Unchanged => self.unchanged += 1,
            Status::Changed => self.changed += 1,
            Status::Inserted => self.inserted += 1,
            Status::Deleted => self.deleted += 1,
        }
        self.moved += usize::from(passage.moved);
        self.renumbered += usize::from(passage.renumbered);
    }
}

/// A passage of one or both documents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Passage {
    /// Its kind in the later document; of a deleted passage, in the earlier one.
    pub kind: PassageKind,
    /// What happened to its words.
    pub status: Status,
    /// Whether it is at another position among the passages that both documents have.
    pub moved: bool,
    /// Whether its printed number or label has changed.
    pub renumbered: bool,
    /// Its place in the earlier document; none if it was inserted.
    pub old: Option<PassagePlace>,
    /// Its place in the later document; none if it was deleted.
    pub new: Option<PassagePlace>,
    /// The language of its text, if it is not that of the documents.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
    /// Its words. The kept and deleted words are those of the earlier document, in order; the kept
    /// and inserted words are those of the later one. Kept text has the spaces and hyphens of the
    /// later document.
    pub words: Vec<Change>,
}

impl Passage {
    /// Whether anything about it has changed.
    pub fn is_different(&self) -> bool {
        self.status != Status::Unchanged || self.moved || self.renumbered
    }

    /// Returns its name in the later document, or in the earlier one if it was deleted.
    pub fn name(&self) -> &str {
        let place = self.new.as_ref().or(self.old.as_ref());
        place.map_or("", |place| &place.name)
    }

    /// Returns its name in the earlier document, if it differs from that in the later one.
    pub fn old_name(&self) -> Option<&str> {
        let (old, new) = (self.old.as_ref()?, self.new.as_ref()?);
        Some(old.name.as_str()).filter(|name| *name != new.name)
    }
}

/// The place of a passage in one of the documents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PassagePlace {
    /// Its position among the passages of the document, from 1.
    pub position: usize,
    /// The anchor of the passage, or of the place that contains it, such as the table of a cell.
    pub anchor: Option<Anchor>,
    /// Its name: `paragraph 18 (c)`.
    pub name: String,
    /// Its number, label or mark as printed; empty if none is printed.
    pub label: String,
}

/// The kind of a passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PassageKind {
    /// A line of the masthead.
    MastheadLine,
    /// The title. Its label is the number before it.
    Title,
    /// The heading of a part, a section or an annex.
    Heading,
    /// The enacting formula.
    Formula,
    /// A paragraph, without the items below it.
    Paragraph,
    /// An item, without the items below it.
    Item,
    /// The caption of a table.
    Caption,
    /// A paragraph in a cell of a table.
    Cell,
    /// A paragraph of a note.
    Note,
    /// A closing line.
    ClosingLine,
    /// One side of a recorded vote. Its label is the number of votes.
    Vote,
}

impl PassageKind {
    /// Whether it is part of the text, not a line or formula that documents of one body have in common.
    fn is_text(self) -> bool {
        !matches!(
            self,
            Self::MastheadLine | Self::Title | Self::Formula | Self::ClosingLine | Self::Vote
        )
    }
}

/// What happened to the words of a passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// The words are the same.
    Unchanged,
    /// Some words are different.
    Changed,
    /// Only the later document has it.
    Inserted,
    /// Only the earlier document has it.
    Deleted,
}

/// A run of words that was kept, deleted or inserted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Change {
    /// What happened to it.
    pub change: ChangeKind,
    /// The text, with spaces.
    pub text: String,
}

/// What happened to a run of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ChangeKind {
    /// Both documents have it.
    Kept,
    /// Only the earlier document has it.
    Deleted,
    /// Only the later document has it.
    Inserted,
}

/// Compares two documents. The catalogue is that of their language; it names the passages.
///
/// # Errors
/// `L002` if the documents are in different languages, `T002` if the catalogue lacks a message.
pub fn compare(
    old: &View<'_>,
    new: &View<'_>,
    catalogue: &Catalogue,
) -> Result<Comparison, Findings> {
    let (old_language, new_language) = (&old.resolution.language, &new.resolution.language);
    if old_language != new_language {
        let message = format!(
            "{} is in “{old_language}” and {} in “{new_language}”: only documents in the same \
             language can be compared",
            old.resolution.symbol, new.resolution.symbol
        );
        let help = "choose a source of each document in the same language";
        return Err(Diagnostic::error(Code::ComparedLanguages, message, help).into());
    }
    let old_pieces = passages::of(old, catalogue)?;
    let new_pieces = passages::of(new, catalogue)?;
    let passages = compare_pieces(&old_pieces, &new_pieces);
    let mut counts = Counts::default();
    for passage in &passages {
        counts.add(passage);
    }
    Ok(Comparison {
        old: document(old),
        new: document(new),
        counts,
        passages,
    })
}

fn document(view: &View<'_>) -> ComparedDocument {
    ComparedDocument {
        symbol: view.resolution.symbol.clone(),
        title: view.title.clone(),
        language: view.resolution.language.clone(),
    }
}

fn compare_pieces(old: &[Piece], new: &[Piece]) -> Vec<Passage> {
    let mut texts = words::Texts::default();
    let mut prepared = |pieces: &[Piece]| -> Vec<Text> {
        let texts = pieces.iter().map(|piece| texts.add(&piece.text));
        texts.collect()
    };
    let (old_texts, new_texts) = (prepared(old), prepared(new));
    let pairs = align::align((old, &old_texts), (new, &new_texts), texts.count());
    let mut old_of_new = vec![None; new.len()];
    let mut is_paired = vec![false; old.len()];
    for Pair { old, new, moved } in pairs {
        old_of_new[new] = Some((old, moved));
        is_paired[old] = true;
    }
    let deleted_from = |first: usize| {
        let rest = (first..old.len()).take_while(|index| !is_paired[*index]);
        rest.map(|index| one_sided(&old[index], index, Status::Deleted))
    };
    let mut passages: Vec<Passage> = deleted_from(0).collect();
    for (index, piece) in new.iter().enumerate() {
        let Some((old_index, moved)) = old_of_new[index] else {
            passages.push(one_sided(piece, index, Status::Inserted));
            continue;
        };
        let old_piece = &old[old_index];
        let (old_text, new_text) = (&old_texts[old_index], &new_texts[index]);
        let is_same = old_text.id == new_text.id;
        passages.push(Passage {
            kind: piece.kind,
            status: if is_same {
                Status::Unchanged
            } else {
                Status::Changed
            },
            moved,
            renumbered: old_piece.label != piece.label,
            old: Some(old_piece.place(old_index)),
            new: Some(piece.place(index)),
            language: piece.language.clone(),
            words: if is_same {
                words::all(&piece.text, ChangeKind::Kept)
            } else {
                words::changes((&old_piece.text, old_text), (&piece.text, new_text))
            },
        });
        passages.extend(deleted_from(old_index + 1));
    }
    passages
}

/// Returns a passage that only one document has.
fn one_sided(piece: &Piece, index: usize, status: Status) -> Passage {
    let place = Some(piece.place(index));
    let (old, new, change) = match status {
        Status::Deleted => (place, None, ChangeKind::Deleted),
        _ => (None, place, ChangeKind::Inserted),
    };
    Passage {
        kind: piece.kind,
        status,
        moved: false,
        renumbered: false,
        old,
        new,
        language: piece.language.clone(),
        words: words::all(&piece.text, change),
    }
}

#[cfg(test)]
mod tests;
