//! The passages of a document, in reading order.

use std::collections::BTreeMap;

use publish_model::diagnostic::Findings;
use publish_model::{
    Anchor, Annex, Block, Closing, Enactment, Heading, Inlines, Language, Note, PlaceKind, Row,
    Table, Text, Vote, plain_text,
};
use publish_templates::wording::{Catalogue, FluentValue, Word};
use publish_view::View;

use crate::{PassageKind, PassagePlace};

/// A passage of one document.
#[derive(Debug, Clone)]
pub struct Piece {
    /// Its kind.
    pub kind: PassageKind,
    /// Passages with different groups are never a pair.
    pub group: Group,
    /// What it has in common with a passage of the other document that may replace it even if no word
    /// is the same: the field of the masthead, the side of a vote, the column of a cell, the number of
    /// a closing line.
    pub slot: Option<usize>,
    /// Its anchor, or that of the place that contains it.
    pub anchor: Option<Anchor>,
    /// Its name.
    pub name: String,
    /// Its printed number or label.
    pub label: String,
    /// Its language, if it is not that of the document.
    pub language: Option<Language>,
    /// Its words.
    pub text: String,
}

impl Piece {
    /// Returns its place, at an index among the passages of the document.
    pub fn place(&self, index: usize) -> PassagePlace {
        PassagePlace {
            position: index + 1,
            anchor: self.anchor.clone(),
            name: self.name.clone(),
            label: self.label.clone(),
        }
    }
}

/// Kinds of passages that can replace each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    Masthead,
    Title,
    Heading,
    Text,
    Cell,
    Note,
    Closing,
    Vote,
}

/// Returns the passages of a document. Marks of note calls are not among their words, because they
/// change with every note before them.
///
/// # Errors
/// `T002` if the catalogue lacks a message.
pub fn of(view: &View<'_>, catalogue: &Catalogue) -> Result<Vec<Piece>, Findings> {
    let mut collector = Collector {
        view,
        catalogue: catalogue.of_document(&view.resolution.body, &view.resolution.symbol),
        pieces: Vec::new(),
        given: BTreeMap::new(),
        group: Group::Text,
        anchor: None,
        language: None,
        cell: None,
    };
    collector.document()?;
    Ok(collector.pieces)
}

struct Collector<'a> {
    view: &'a View<'a>,
    catalogue: &'a Catalogue,
    pieces: Vec<Piece>,
    /// How often each name was given.
    given: BTreeMap<String, usize>,
    group: Group,
    /// The innermost place that contains the current block.
    anchor: Option<Anchor>,
    /// The language of the current block, if it is not that of the document.
    language: Option<Language>,
    /// The name and the column of the current cell.
    cell: Option<(String, usize)>,
}

/// The kind of a passage, with its name if it is not that of its place.
struct Described {
    kind: PassageKind,
    slot: Option<usize>,
    name: Option<String>,
}

impl From<PassageKind> for Described {
    fn from(kind: PassageKind) -> Self {
        Described {
            kind,
            slot: None,
            name: None,
        }
    }
}

impl Collector<'_> {
    fn document(&mut self) -> Result<(), Findings> {
        self.masthead()?;
        match &self.view.resolution.text {
            Text::Whole(enactment) => self.enactment(enactment, 0)?,
            Text::Parts(parts) => {
                for (index, part) in parts.iter().enumerate() {
                    self.at(&Some(part.anchor.clone()), |inside| {
                        inside.heading(&part.heading)?;
                        inside.enactment(&part.enactment, index)
                    })?;
                }
            }
        }
        for note in &self.view.resolution.notes {
            self.note(note)?;
        }
        Ok(())
    }

    fn masthead(&mut self) -> Result<(), Findings> {
        let masthead = &self.view.resolution.masthead;
        let one = std::slice::from_ref;
        let above = [
            one(&masthead.organization),
            one(&masthead.body),
            one(&masthead.distribution),
            one(&masthead.issued),
            &masthead.languages,
            one(&masthead.subsidiary_body),
            one(&masthead.session),
            one(&masthead.session_dates),
            &masthead.agenda,
            one(&masthead.adoption),
            one(&masthead.report),
        ];
        let of_masthead = self.known("masthead");
        let mut number = 0;
        for (slot, lines) in above.into_iter().enumerate() {
            for line in lines {
                self.line_of_masthead(&of_masthead, slot, &mut number, line)?;
            }
        }
        let of_title = self.known("title");
        self.in_group(Group::Title, |inside| {
            inside.at(&of_title, |inside| {
                let label = plain_text(&masthead.number);
                let described = Described {
                    slot: Some(0),
                    ..PassageKind::Title.into()
                };
                inside.passage(described, label.trim(), &plain_text(&masthead.title))
            })
        })?;
        for line in &masthead.below_title {
            self.line_of_masthead(&of_masthead, usize::MAX, &mut number, line)?;
        }
        Ok(())
    }

    fn line_of_masthead(
        &mut self,
        masthead: &Option<Anchor>,
        slot: usize,
        number: &mut usize,
        line: &Inlines,
    ) -> Result<(), Findings> {
        self.in_group(Group::Masthead, |inside| {
            inside.at(masthead, |inside| {
                inside.line(PassageKind::MastheadLine, slot, number, line)
            })
        })
    }

    /// Adds one of several lines of a place.
    fn line(
        &mut self,
        kind: PassageKind,
        slot: usize,
        number: &mut usize,
        line: &Inlines,
    ) -> Result<(), Findings> {
        let text = plain_text(line);
        if text.trim().is_empty() {
            return Ok(());
        }
        *number += 1;
        let arguments = [
            ("container", FluentValue::from(self.name_of_place()?)),
            ("number", FluentValue::from(number.to_string())),
        ];
        let name = Some(self.catalogue.message("name-line", &arguments)?);
        let slot = Some(slot);
        self.passage(Described { kind, slot, name }, "", &text)
    }

    fn enactment(&mut self, enactment: &Enactment, index: usize) -> Result<(), Findings> {
        let anchors = self.view.enactments.get(index);
        let formula = anchors.and_then(|anchors| anchors.formula.clone());
        let vote = anchors.and_then(|anchors| anchors.vote.clone());
        let closing = anchors.and_then(|anchors| anchors.closing.clone());
        self.at(&formula, |inside| {
            let text = plain_text(&enactment.formula);
            inside.passage(PassageKind::Formula.into(), "", &text)
        })?;
        self.blocks(&enactment.preamble)?;
        self.blocks(&enactment.operative)?;
        self.at(&closing, |inside| inside.closing(&enactment.closing))?;
        if let Some(recorded) = &enactment.vote {
            self.at(&vote, |inside| inside.vote(recorded))?;
        }
        for annex in &enactment.annexes {
            self.annex(annex)?;
        }
        Ok(())
    }

    fn closing(&mut self, closing: &Closing) -> Result<(), Findings> {
        self.in_group(Group::Closing, |inside| {
            let mut number = 0;
            for (slot, line) in closing.lines.iter().enumerate() {
                inside.line(PassageKind::ClosingLine, slot, &mut number, line)?;
            }
            Ok(())
        })
    }

    fn vote(&mut self, vote: &Vote) -> Result<(), Findings> {
        self.in_group(Group::Vote, |inside| {
            let of_vote = inside.name_of_place()?;
            for (slot, (side, tally)) in vote.sides().enumerate() {
                let words = inside.catalogue.words().get(Word::of_side(side));
                let described = Described {
                    kind: PassageKind::Vote,
                    slot: Some(slot),
                    name: Some(inside.within(&of_vote, words)?),
                };
                let (count, states) = (tally.count.to_string(), tally.states.join("; "));
                inside.passage(described, &count, &states)?;
            }
            Ok(())
        })
    }

    fn annex(&mut self, annex: &Annex) -> Result<(), Findings> {
        self.in_language(&annex.language, |inside| {
            inside.at(&Some(annex.anchor.clone()), |inside| {
                inside.heading(&annex.heading)?;
                inside.blocks(&annex.blocks)
            })?;
            let closing = inside.view.annex_closings.get(&annex.anchor).cloned();
            inside.at(&closing, |inside| inside.closing(&annex.closing))
        })
    }

    fn note(&mut self, note: &Note) -> Result<(), Findings> {
        self.in_group(Group::Note, |inside| {
            inside.in_language(&note.language, |inside| {
                inside.at(&Some(note.anchor.clone()), |inside| {
                    let before = inside.pieces.len();
                    inside.blocks(&note.blocks)?;
                    if let Some(first) = inside.pieces.get_mut(before)
                        && first.label.is_empty()
                    {
                        first.label.clone_from(&note.mark);
                    }
                    Ok(())
                })
            })
        })
    }

    fn heading(&mut self, heading: &Heading) -> Result<(), Findings> {
        let group = match self.group {
            Group::Text => Group::Heading,
            other => other,
        };
        let (label, title) = (plain_text(&heading.label), plain_text(&heading.title));
        self.in_group(group, |inside| {
            if title.trim().is_empty() {
                inside.passage(PassageKind::Heading.into(), "", &label)
            } else {
                inside.passage(PassageKind::Heading.into(), label.trim(), &title)
            }
        })
    }

    fn blocks(&mut self, blocks: &[Block]) -> Result<(), Findings> {
        for block in blocks {
            match block {
                Block::Paragraph(paragraph) => {
                    let label = paragraph.number.as_deref().unwrap_or_default();
                    self.text(
                        PassageKind::Paragraph,
                        (&paragraph.anchor, label, &paragraph.language),
                        &paragraph.content,
                        &paragraph.then,
                    )?;
                }
                Block::Items(items) => {
                    for item in &items.items {
                        self.text(
                            PassageKind::Item,
                            (&item.anchor, &item.label, &item.language),
                            &item.content,
                            &item.then,
                        )?;
                    }
                }
                Block::Section(section) => self.at(&section.anchor, |inside| {
                    inside.heading(&section.heading)?;
                    inside.blocks(&section.blocks)
                })?,
                Block::Table(table) => self.table(table)?,
                Block::Quotation(quotation) => self.in_language(&quotation.language, |inside| {
                    inside.blocks(&quotation.blocks)
                })?,
            }
        }
        Ok(())
    }

    /// Adds a paragraph or an item, and what is below it.
    fn text(
        &mut self,
        kind: PassageKind,
        (anchor, label, language): (&Option<Anchor>, &str, &Option<Language>),
        content: &Inlines,
        then: &[Block],
    ) -> Result<(), Findings> {
        self.in_language(language, |inside| {
            inside.at(anchor, |inside| {
                let kind = match inside.group {
                    Group::Cell => PassageKind::Cell,
                    Group::Note => PassageKind::Note,
                    _ => kind,
                };
                let (name, slot) = inside.cell.clone().unzip();
                inside.passage(Described { kind, slot, name }, label, &plain_text(content))?;
                inside.blocks(then)
            })
        })
    }

    fn table(&mut self, table: &Table) -> Result<(), Findings> {
        self.at(&Some(table.anchor.clone()), |inside| {
            let caption = plain_text(&table.caption);
            inside.passage(PassageKind::Caption.into(), "", &caption)?;
            let positions = table.positions();
            let rows = table.head.iter().chain(&table.body);
            let of_table = inside.name_of_place()?;
            for (number, (row, positions)) in rows.zip(positions).enumerate() {
                let columns = positions.iter().map(|position| position.column + 1);
                inside.row(&of_table, number + 1, row, columns)?;
            }
            Ok(())
        })
    }

    fn row(
        &mut self,
        table: &str,
        number: usize,
        row: &Row,
        columns: impl Iterator<Item = usize>,
    ) -> Result<(), Findings> {
        for (cell, column) in row.cells.iter().zip(columns) {
            let arguments = [
                ("table", FluentValue::from(table)),
                ("row", FluentValue::from(number.to_string())),
                ("column", FluentValue::from(column.to_string())),
            ];
            let name = self.catalogue.message("name-cell", &arguments)?;
            let outer = self.cell.replace((name, column));
            let blocks = self.in_group(Group::Cell, |inside| inside.blocks(&cell.blocks));
            self.cell = outer;
            blocks?;
        }
        Ok(())
    }

    /// Adds a passage, unless it has neither words nor a label.
    fn passage(&mut self, described: Described, label: &str, text: &str) -> Result<(), Findings> {
        let text = text.trim();
        if text.is_empty() && label.is_empty() {
            return Ok(());
        }
        let name = match described.name {
            Some(name) => name,
            None => self.name_of_place()?,
        };
        let times = self.given.entry(name.clone()).or_default();
        *times += 1;
        let name = match *times {
            1 => name,
            times => {
                let arguments = [
                    ("within", FluentValue::from(name)),
                    ("number", FluentValue::from((times - 1).to_string())),
                ];
                self.catalogue.message("name-continuation", &arguments)?
            }
        };
        self.pieces.push(Piece {
            kind: described.kind,
            group: self.group,
            slot: described.slot,
            anchor: self.anchor.clone(),
            name,
            label: label.to_owned(),
            language: self.language.clone(),
            text: text.to_owned(),
        });
        Ok(())
    }

    /// Returns the anchor with this name, if the document has it.
    fn known(&self, anchor: &str) -> Option<Anchor> {
        Some(self.view.places.get(anchor)?.anchor.clone())
    }

    /// Returns the name of the innermost place.
    fn name_of_place(&self) -> Result<String, Findings> {
        let Some(anchor) = &self.anchor else {
            return Ok(String::new());
        };
        if let Some(name) = self.view.names.get(anchor) {
            return Ok(name.spoken.clone());
        }
        // The view does not name the lines around a text.
        let Some(place) = self.view.places.get(anchor.as_str()) else {
            return Ok(String::new());
        };
        let name = match place.kind {
            PlaceKind::Masthead => self.catalogue.message("name-masthead", &[])?,
            PlaceKind::Title => self.catalogue.message("name-title", &[])?,
            PlaceKind::Formula => self.catalogue.message("name-formula", &[])?,
            PlaceKind::Closing => self.catalogue.message("name-closing", &[])?,
            PlaceKind::Vote => self.catalogue.words().get(Word::RecordedVote).to_owned(),
            _ => return Ok(String::new()),
        };
        let parent = place.parent.as_ref().filter(|parent| {
            let place = self.view.places.get(parent.as_str());
            place.is_some_and(|place| place.kind == PlaceKind::Annex)
        });
        let container = parent.or(place.part.as_ref());
        let Some(container) = container.and_then(|anchor| self.view.names.get(anchor)) else {
            return Ok(name);
        };
        self.within(&container.spoken, &name)
    }

    fn within(&self, container: &str, place: &str) -> Result<String, Findings> {
        let arguments = [
            ("container", FluentValue::from(container)),
            ("place", FluentValue::from(place)),
        ];
        self.catalogue.message("name-in", &arguments)
    }

    /// Visits the inside of a place. A block without an anchor belongs to the place around it.
    fn at<T>(&mut self, anchor: &Option<Anchor>, inside: impl FnOnce(&mut Self) -> T) -> T {
        let outer = self.anchor.clone();
        if anchor.is_some() {
            self.anchor.clone_from(anchor);
        }
        let result = inside(self);
        self.anchor = outer;
        result
    }

    fn in_group<T>(&mut self, group: Group, inside: impl FnOnce(&mut Self) -> T) -> T {
        let outer = std::mem::replace(&mut self.group, group);
        let result = inside(self);
        self.group = outer;
        result
    }

    fn in_language<T>(
        &mut self,
        language: &Option<Language>,
        inside: impl FnOnce(&mut Self) -> T,
    ) -> T {
        let outer = self.language.clone();
        if let Some(language) = language {
            let is_other = *language != self.view.resolution.language;
            self.language = is_other.then(|| language.clone());
        }
        let result = inside(self);
        self.language = outer;
        result
    }
}
