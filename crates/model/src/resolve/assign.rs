//! Assigns anchors to a document as read, once per place and in reading order.

use std::collections::BTreeMap;

use crate::numeral::Numeral;
use crate::{
    Anchor, Annex, Block, Cell, Closing, Enactment, Heading, Inline, Inlines, Item, Items,
    Masthead, Note, Paragraph, Part, Quotation, Resolved, Row, Section, Table, Text, Unplaced,
    Unresolved,
};

use super::anchor::{
    Counters, Namer, Scheme, corrected_sections, item_tokens, misprints, parts_restart,
};
use super::note::Calls;
use super::walk::{closing_of_annex, document_places, enactment_places};

/// Assigns an anchor to every paragraph, item, section, table, annex, part, note and call.
/// Paragraphs and items in notes and table cells do not have one: links refer to the note or table.
pub fn assign(document: Unresolved) -> (Resolved, Calls) {
    let mut assigner = Assigner {
        namer: Namer::new(),
        calls: Calls::of(&document.notes),
    };
    let masthead = assigner.masthead(document.masthead);
    let text = assigner.text(document.text);
    let notes = assigner.notes(document.notes);
    let resolved = Resolved {
        symbol: document.symbol,
        language: document.language,
        body: document.body,
        official: document.official,
        dates: document.dates,
        masthead,
        text,
        notes,
        subjects: document.subjects,
    };
    (resolved, assigner.calls)
}

struct Assigner {
    namer: Namer,
    calls: Calls,
}

impl Assigner {
    fn masthead(&mut self, masthead: Masthead<Unplaced>) -> Masthead {
        let [(_, place), (_, title)] = &document_places();
        Masthead {
            organization: self.line(place, masthead.organization),
            body: self.line(place, masthead.body),
            distribution: self.line(place, masthead.distribution),
            issued: self.line(place, masthead.issued),
            languages: self.lines(place, masthead.languages),
            subsidiary_body: self.line(place, masthead.subsidiary_body),
            session: self.line(place, masthead.session),
            session_dates: self.line(place, masthead.session_dates),
            agenda: self.lines(place, masthead.agenda),
            adoption: self.line(place, masthead.adoption),
            report: self.line(place, masthead.report),
            number: self.line(place, masthead.number),
            title: self.line(title, masthead.title),
            below_title: self.lines(place, masthead.below_title),
        }
    }

    fn text(&mut self, text: Text<Unplaced>) -> Text {
        let parts = match text {
            Text::Whole(enactment) => return Text::Whole(self.enactment(None, "", enactment)),
            Text::Parts(parts) => parts,
        };
        let restarts = parts_restart(parts.iter().map(|part| &part.enactment));
        let parts = parts.into_iter().enumerate().map(|(index, part)| {
            let anchor = self.namer.part(&part.heading, index + 1);
            let prefix = if restarts {
                format!("{anchor}-")
            } else {
                String::new()
            };
            Part {
                heading: self.heading(&anchor, part.heading),
                enactment: self.enactment(Some(&anchor), &prefix, part.enactment),
                anchor,
            }
        });
        Text::Parts(parts.collect())
    }

    /// Assigns the anchors of an enactment. `part` is the anchor of its part, if there are parts;
    /// `prefix` comes before the names of its places.
    fn enactment(
        &mut self,
        part: Option<&Anchor>,
        prefix: &str,
        enactment: Enactment<Unplaced>,
    ) -> Enactment {
        let [(_, formula), (_, closing)] = &enactment_places(part);
        let operative = Scheme::operative(&enactment.operative);
        let mut counters = Counters::default();
        let formula = self.line(formula, enactment.formula);
        let preamble = Around {
            prefix,
            scheme: Scheme::PREAMBLE,
        }
        .blocks(self, enactment.preamble, &mut counters);
        let operative = Around {
            prefix,
            scheme: operative,
        }
        .blocks(
            self,
            enactment.operative,
            &mut Counters::for_operative(counters),
        );
        let closing = self.closing(closing, enactment.closing);
        let count = enactment.annexes.len();
        let annexes = enactment.annexes.into_iter().enumerate();
        Enactment {
            formula,
            preamble,
            operative,
            closing,
            vote: enactment.vote,
            annexes: annexes
                .map(|(index, annex)| {
                    let anchor = self.namer.annex(prefix, &annex.heading, index + 1, count);
                    self.annex(anchor, annex)
                })
                .collect(),
        }
    }

    fn annex(&mut self, anchor: Anchor, annex: Annex<Unplaced>) -> Annex {
        let prefix = format!("{anchor}-");
        let around = Around {
            prefix: &prefix,
            scheme: Scheme::annex(&annex.blocks),
        };
        Annex {
            heading: self.heading(&anchor, annex.heading),
            language: annex.language,
            blocks: around.blocks(self, annex.blocks, &mut Counters::default()),
            closing: self.closing(&closing_of_annex(&anchor), annex.closing),
            anchor,
        }
    }

    /// Assigns the anchors of notes and of the calls in them. Notes are visited in the order of their
    /// first calls, so that anchors do not depend on the order of notes in the file, which is kept.
    fn notes(&mut self, notes: Vec<Note<Unplaced>>) -> Vec<Note> {
        let mut unvisited: BTreeMap<String, Vec<(usize, Note<Unplaced>)>> = BTreeMap::new();
        for (index, note) in notes.into_iter().enumerate() {
            let same_key = unvisited.entry(note.key.clone()).or_default();
            same_key.push((index, note));
        }
        let mut assigned = BTreeMap::new();
        let mut position = 0;
        while !unvisited.is_empty() {
            let next = match self.calls.called(position) {
                Some(key) => {
                    position += 1;
                    unvisited.remove(key)
                }
                None => unvisited.pop_first().map(|(_, notes)| notes),
            };
            for (index, note) in next.into_iter().flatten() {
                assigned.insert(index, self.note(note));
            }
        }
        assigned.into_values().collect()
    }

    fn note(&mut self, note: Note<Unplaced>) -> Note {
        let anchor = self.calls.anchor_of(&note.key);
        Note {
            key: note.key,
            mark: note.mark,
            language: note.language,
            blocks: self.without_anchors(&anchor, note.blocks),
            calls: Vec::new(),
            anchor,
        }
    }

    fn heading(&mut self, place: &Anchor, heading: Heading<Unplaced>) -> Heading {
        Heading {
            label: self.line(place, heading.label),
            title: self.line(place, heading.title),
        }
    }

    fn closing(&mut self, place: &Anchor, closing: Closing<Unplaced>) -> Closing {
        Closing {
            lines: self.lines(place, closing.lines),
        }
    }

    fn lines(&mut self, place: &Anchor, lines: Vec<Inlines<Unplaced>>) -> Vec<Inlines> {
        let lines = lines.into_iter();
        lines.map(|line| self.line(place, line)).collect()
    }

    /// Assigns the anchors of the calls in a line of `place`. A call of a missing note is dropped,
    /// because the document is not built.
    fn line(&mut self, place: &Anchor, line: Inlines<Unplaced>) -> Inlines {
        let mut assigned = Inlines::with_capacity(line.len());
        for inline in line {
            self.inline(place, inline, &mut assigned);
        }
        assigned
    }

    fn inline(&mut self, place: &Anchor, inline: Inline<Unplaced>, assigned: &mut Inlines) {
        assigned.push(match inline {
            Inline::Text { text, .. } => Inline::text(text),
            Inline::Emphasis { content } => Inline::Emphasis {
                content: self.line(place, content),
            },
            Inline::Strong { content } => Inline::Strong {
                content: self.line(place, content),
            },
            Inline::Superscript { content } => Inline::Superscript {
                content: self.line(place, content),
            },
            Inline::Subscript { content } => Inline::Subscript {
                content: self.line(place, content),
            },
            Inline::Link { href, content } => Inline::Link {
                href,
                content: self.line(place, content),
            },
            Inline::Foreign { language, content } => Inline::Foreign {
                language,
                content: self.line(place, content),
            },
            Inline::Reference { symbol, href, text } => Inline::Reference { symbol, href, text },
            Inline::NoteCall { note, mark, .. } => {
                let Some((target, anchor)) = self.calls.call(place, &note) else {
                    return;
                };
                Inline::NoteCall {
                    note,
                    mark,
                    target,
                    anchor,
                }
            }
            // Is set again when the table is connected with its notes.
            Inline::TableNoteCall { content, .. } => {
                assigned.extend(self.line(place, content));
                return;
            }
            Inline::LineBreak => Inline::LineBreak,
        });
    }

    /// Assigns no anchors to the blocks of a note or table cell. Their place is the note or table.
    fn without_anchors(&mut self, place: &Anchor, blocks: Vec<Block<Unplaced>>) -> Vec<Block> {
        let blocks = blocks.into_iter().map(|block| match block {
            Block::Paragraph(paragraph) => Block::Paragraph(Paragraph {
                anchor: None,
                number: paragraph.number,
                language: paragraph.language,
                content: self.line(place, paragraph.content),
                then: self.without_anchors(place, paragraph.then),
            }),
            Block::Items(items) => Block::Items(Items {
                style: items.style,
                items: items
                    .items
                    .into_iter()
                    .map(|item| Item {
                        anchor: None,
                        label: item.label,
                        language: item.language,
                        content: self.line(place, item.content),
                        then: self.without_anchors(place, item.then),
                    })
                    .collect(),
            }),
            Block::Section(section) => Block::Section(Section {
                anchor: None,
                heading: self.heading(place, section.heading),
                blocks: self.without_anchors(place, section.blocks),
            }),
            Block::Table(table) => Block::Table(self.table(table)),
            Block::Quotation(quotation) => Block::Quotation(Quotation {
                language: quotation.language,
                blocks: self.without_anchors(place, quotation.blocks),
            }),
        });
        blocks.collect()
    }

    /// Assigns the anchor of a table, which has one in every position.
    fn table(&mut self, table: Table<Unplaced>) -> Table {
        let anchor = self.namer.table();
        Table {
            caption: self.line(&anchor, table.caption),
            columns: table.columns,
            head: self.rows(&anchor, table.head),
            body: self.rows(&anchor, table.body),
            anchor,
        }
    }

    fn rows(&mut self, place: &Anchor, rows: Vec<Row<Unplaced>>) -> Vec<Row> {
        let rows = rows.into_iter().map(|row| Row {
            cells: row
                .cells
                .into_iter()
                .map(|cell| Cell {
                    header: cell.header,
                    columns: cell.columns,
                    rows: cell.rows,
                    alignment: cell.alignment,
                    blocks: self.without_anchors(place, cell.blocks),
                })
                .collect(),
        });
        rows.collect()
    }
}

/// What a block has instead of its printed label.
#[derive(Clone, Copy)]
struct Corrected<'a> {
    /// The number of a paragraph.
    number: Option<&'a str>,
    /// The numeral of a section.
    numeral: Option<Numeral>,
}

/// How places are named after the place that contains them.
#[derive(Clone, Copy)]
struct Around<'a> {
    /// The prefix of the names.
    prefix: &'a str,
    scheme: Scheme,
}

impl Around<'_> {
    fn blocks(
        self,
        assigner: &mut Assigner,
        blocks: Vec<Block<Unplaced>>,
        counters: &mut Counters,
    ) -> Vec<Block> {
        let misprints = misprints(&blocks);
        let numerals = corrected_sections(&blocks, counters.letter());
        let blocks = blocks.into_iter().enumerate().map(|(index, block)| {
            let corrected = Corrected {
                number: misprints.get(&index).map(String::as_str),
                numeral: numerals.get(&index).copied(),
            };
            self.block(assigner, block, corrected, counters)
        });
        blocks.collect()
    }

    fn block(
        self,
        assigner: &mut Assigner,
        block: Block<Unplaced>,
        corrected: Corrected<'_>,
        counters: &mut Counters,
    ) -> Block {
        match block {
            Block::Paragraph(paragraph) => {
                Block::Paragraph(self.paragraph(assigner, paragraph, corrected.number, counters))
            }
            Block::Items(items) => Block::Items(self.items(assigner, items)),
            Block::Section(section) => {
                Block::Section(self.section(assigner, section, corrected.numeral, counters))
            }
            Block::Table(table) => Block::Table(assigner.table(table)),
            Block::Quotation(quotation) => {
                let prefix = format!("{}quotation-", self.prefix);
                let within = Around {
                    prefix: &prefix,
                    scheme: Scheme::NESTED,
                };
                Block::Quotation(Quotation {
                    language: quotation.language,
                    blocks: within.blocks(assigner, quotation.blocks, &mut Counters::default()),
                })
            }
        }
    }

    /// Assigns the anchors of a paragraph. `misprint` is the number that it has instead of the
    /// printed one.
    fn paragraph(
        self,
        assigner: &mut Assigner,
        paragraph: Paragraph<Unplaced>,
        misprint: Option<&str>,
        counters: &mut Counters,
    ) -> Paragraph {
        let number = misprint.or(paragraph.number.as_deref());
        let anchor = assigner
            .namer
            .paragraph(self.prefix, number, self.scheme, counters);
        Paragraph {
            number: paragraph.number,
            language: paragraph.language,
            content: assigner.line(&anchor, paragraph.content),
            then: below(assigner, &anchor, paragraph.then),
            anchor: Some(anchor),
        }
    }

    fn items(self, assigner: &mut Assigner, items: Items<Unplaced>) -> Items {
        let parent = self.prefix.trim_end_matches('-');
        let style = items.style;
        let mut dashes = 0;
        let tokens = item_tokens(&items.items, style);
        let items = items.items.into_iter().zip(tokens).map(|(item, token)| {
            let anchor = assigner.namer.item(parent, token, &mut dashes);
            Item {
                label: item.label,
                language: item.language,
                content: assigner.line(&anchor, item.content),
                then: below(assigner, &anchor, item.then),
                anchor: Some(anchor),
            }
        });
        Items {
            items: items.collect(),
            style,
        }
    }

    fn section(
        self,
        assigner: &mut Assigner,
        section: Section<Unplaced>,
        corrected: Option<Numeral>,
        counters: &mut Counters,
    ) -> Section {
        let anchor = assigner
            .namer
            .section(self.prefix, &section.heading, corrected, counters);
        let heading = assigner.heading(&anchor, section.heading);
        let own_prefix = format!("{anchor}-");
        let mut own_counters = Counters::default();
        let (prefix, counters) = if self.scheme.restarts {
            (own_prefix.as_str(), &mut own_counters)
        } else {
            (self.prefix, counters)
        };
        let within = Around {
            prefix,
            scheme: self.scheme,
        };
        Section {
            heading,
            blocks: within.blocks(assigner, section.blocks, counters),
            anchor: Some(anchor),
        }
    }
}

/// Assigns the anchors of the blocks below a paragraph or item.
fn below(assigner: &mut Assigner, parent: &Anchor, blocks: Vec<Block<Unplaced>>) -> Vec<Block> {
    let around = Around {
        prefix: &format!("{parent}-"),
        scheme: Scheme::NESTED,
    };
    around.blocks(assigner, blocks, &mut Counters::default())
}
