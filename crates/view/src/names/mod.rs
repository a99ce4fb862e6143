//! The names of anchors, `paragraph 18 (c)`, `note 14`, `Back to paragraph 16`, and their
//! citations: `A/RES/68/197, para. 18 (c)`.

mod labels;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use publish_model::diagnostic::Findings;
use publish_model::resolve::numbers_restart;
use publish_model::{
    Anchor, Annex, Block, Call, Enactment, Items, LabelStyle, Note, Paragraph, PlaceKind, Places,
    Quotation, Resolution, Section, Text,
};
use publish_templates::wording::{Catalogue, FluentValue};

pub use labels::{
    annex_heading, bare, has_word, heading_label, heading_words, section_arguments, spoken_heading,
};

use labels::{spoken_label, without_end};

use super::Name;
use super::citation;
use super::phrase::{Phrase, within, without_container};
use super::table_notes::table_notes;

/// Returns the names of all anchors of a resolution.
///
/// # Errors
/// `T002` if the catalogue lacks a message.
pub fn names(
    resolution: &Resolution,
    places: &Places,
    catalogue: &Catalogue,
) -> Result<BTreeMap<Anchor, Name>, Findings> {
    let mut namer = Namer {
        places,
        catalogue,
        symbol: resolution.symbol.to_string(),
        names: BTreeMap::new(),
        given: BTreeSet::new(),
        times: BTreeMap::new(),
        quotations: BTreeMap::new(),
        unlisted: BTreeMap::new(),
        note_containers: BTreeMap::new(),
    };
    let document = Container {
        spoken: None,
        cited: None,
    };
    namer.lines_around(None, document)?;
    match &resolution.text {
        Text::Whole(enactment) => namer.enactment(document, enactment)?,
        Text::Parts(parts) => {
            for part in parts {
                let label = heading_label(&part.heading);
                let name = namer.message("name-part", &[("label", &label)])?;
                let of_part = citation::symbol_of_part(&resolution.symbol, &label);
                let cited = of_part.is_none().then(|| name.clone());
                namer.symbol = of_part.unwrap_or_else(|| resolution.symbol.to_string());
                namer.add(&part.anchor, name.clone(), None, cited.as_deref())?;
                let place = Container {
                    spoken: Some(&name),
                    cited: cited.as_deref(),
                };
                namer.add_note_container(&part.anchor, place);
                namer.lines_around(Some(&part.anchor), place)?;
                namer.enactment(place, &part.enactment)?;
                namer.tables(Some(&part.anchor))?;
            }
            namer.symbol = resolution.symbol.to_string();
        }
    }
    namer.tables(None)?;
    namer.notes(resolution)?;
    namer.table_notes(resolution)?;
    Ok(namer.names)
}

struct Namer<'a> {
    places: &'a Places,
    catalogue: &'a Catalogue,
    /// The symbol in citations: in a part, that of the part.
    symbol: String,
    names: BTreeMap<Anchor, Name>,
    /// The names of paragraphs, items and notes. Each name is unique.
    given: BTreeSet<String>,
    /// The number of places with the same words in their names.
    times: BTreeMap<String, usize>,
    /// The number of quotations in each container.
    quotations: BTreeMap<String, usize>,
    /// The names of places that are not in the list of names, for links back from notes.
    unlisted: BTreeMap<Anchor, String>,
    /// The annexes and parts, by anchor, for notes whose marks restart in them.
    note_containers: BTreeMap<Anchor, NoteContainer>,
}

/// An annex or part that is in the names of its notes.
#[derive(Clone)]
struct NoteContainer {
    spoken: String,
    cited: Option<String>,
    /// The symbol in citations of its notes.
    symbol: String,
}

/// The spoken name and the citation of a container.
#[derive(Clone, Copy)]
struct Container<'a> {
    spoken: Option<&'a str>,
    cited: Option<&'a str>,
}

/// The naming of paragraphs in a container.
#[derive(Clone, Copy)]
struct Scheme<'a> {
    /// The part or annex that contains them.
    container: Container<'a>,
    numbered_key: &'static str,
    /// The catalogue key for the citation of a paragraph with a number.
    numbered_citation: &'static str,
    unnumbered_key: &'static str,
    /// The catalogue key for the citation of a paragraph without a number.
    unnumbered_citation: &'static str,
    /// The catalogue key for the short form of the place, if it differs from that of the name.
    short_key: Option<&'static str>,
    /// Whether numbers restart in sections, so that the name of a paragraph includes the section.
    restarts: bool,
}

impl<'a> Scheme<'a> {
    /// Returns the scheme of an annex, and of all text outside the preamble and the operative part.
    fn text(container: Container<'a>) -> Self {
        Scheme {
            container,
            numbered_key: "name-paragraph",
            numbered_citation: "cite-paragraph",
            unnumbered_key: "name-text",
            unnumbered_citation: "cite-text",
            short_key: None,
            restarts: false,
        }
    }
}

/// A spoken name, which may end with a count: `note 2 (occurrence 3)`.
#[derive(Clone)]
struct Counted {
    name: String,
    uncounted: String,
}

impl Counted {
    /// Returns a name without a count.
    fn once(name: String) -> Self {
        Counted {
            uncounted: name.clone(),
            name,
        }
    }
}

/// The names of a paragraph or item.
#[derive(Clone)]
struct Called {
    /// The spoken name, which is unique.
    name: Counted,
    /// The phrase from which the spoken names of its items are composed.
    spoken: Phrase,
    short: Phrase,
    cited: Phrase,
}

impl Namer<'_> {
    fn message(&self, key: &str, arguments: &[(&str, &str)]) -> Result<String, Findings> {
        let arguments: Vec<(&str, FluentValue<'_>)> = arguments
            .iter()
            .map(|(name, value)| (*name, FluentValue::from(*value)))
            .collect();
        self.catalogue.message(key, &arguments)
    }

    fn add(
        &mut self,
        anchor: &Anchor,
        spoken: String,
        place: Option<String>,
        cited: Option<&str>,
    ) -> Result<(), Findings> {
        let spoken = Counted::once(spoken);
        self.add_printed(anchor, spoken, place, cited, "")
    }

    /// Adds the name of a place with a printed number or label.
    fn add_printed(
        &mut self,
        anchor: &Anchor,
        spoken: Counted,
        place: Option<String>,
        cited: Option<&str>,
        printed: &str,
    ) -> Result<(), Findings> {
        let (lead, tail) = around(&spoken, printed);
        let name = Name {
            spoken: spoken.name,
            lead,
            tail,
            bare: without_end(printed).to_owned(),
            count: None,
            back: None,
            place,
            citation: Some(citation::whole(self.catalogue, &self.symbol, cited)?),
        };
        self.names.insert(anchor.clone(), name);
        Ok(())
    }

    /// Returns a spoken name, with a count if another place has the same name: official documents
    /// repeat numbers, and names must differ in a list of links.
    fn distinct(&mut self, spoken: &mut Phrase) -> Result<Counted, Findings> {
        let words = spoken.uncounted(self.catalogue)?;
        let times = self.times.get(&words).copied().unwrap_or_default();
        spoken.set_times(spoken.times().max(times + 1));
        // An item below a paragraph with a count may already have the name with a count.
        let mut name = spoken.message(self.catalogue)?;
        while self.given.contains(&name) {
            spoken.set_times(spoken.times() + 1);
            name = spoken.message(self.catalogue)?;
        }
        self.times.insert(words.clone(), spoken.times());
        self.given.insert(name.clone());
        Ok(Counted {
            name,
            uncounted: words,
        })
    }

    /// Names the lines around the text of a part, or those outside all parts. They may contain note
    /// calls.
    fn lines_around(
        &mut self,
        part: Option<&Anchor>,
        container: Container<'_>,
    ) -> Result<(), Findings> {
        let places = self.places;
        for place in places.iter().filter(|place| place.part.as_ref() == part) {
            let key = match place.kind {
                PlaceKind::Masthead => "name-masthead",
                PlaceKind::Title => "name-title",
                PlaceKind::Formula => "name-formula",
                PlaceKind::Closing if places.only(part, place.kind) == Some(&place.anchor) => {
                    "name-closing"
                }
                _ => continue,
            };
            let name = self.message(key, &[])?;
            let name = self.within(container.spoken, name)?;
            self.unlisted.insert(place.anchor.clone(), name);
        }
        Ok(())
    }

    /// Names the tables of a part, or those outside all parts, by their number in the document.
    fn tables(&mut self, part: Option<&Anchor>) -> Result<(), Findings> {
        let places = self.places;
        for (table, number) in places.of_kind(PlaceKind::Table).zip(1_usize..) {
            if table.part.as_ref() == part {
                let number = number.to_string();
                let name = self.message("name-table", &[("number", &number)])?;
                self.add(&table.anchor, name.clone(), None, Some(&name))?;
            }
        }
        Ok(())
    }

    fn within(&self, container: Option<&str>, place: String) -> Result<String, Findings> {
        within(self.catalogue, container, place)
    }

    fn enactment(
        &mut self,
        container: Container<'_>,
        enactment: &Enactment,
    ) -> Result<(), Findings> {
        let preamble = Scheme {
            container,
            numbered_key: "name-numbered-preambular-paragraph",
            numbered_citation: "cite-numbered-preambular-paragraph",
            unnumbered_key: "name-preambular-paragraph",
            unnumbered_citation: "cite-preambular-paragraph",
            short_key: Some("place-preambular-paragraph"),
            restarts: false,
        };
        self.blocks(&enactment.preamble, preamble, &mut 0)?;
        let text = Scheme::text(container);
        let is_numbered = has_numbers(&enactment.operative);
        let operative = Scheme {
            restarts: numbers_restart(&enactment.operative),
            // Among numbered paragraphs, “operative paragraph 1” would be the one with the number 1.
            unnumbered_key: match is_numbered {
                true => text.unnumbered_key,
                false => "name-unnumbered-paragraph",
            },
            unnumbered_citation: match is_numbered {
                true => text.unnumbered_citation,
                false => "cite-unnumbered-paragraph",
            },
            ..text
        };
        self.blocks(&enactment.operative, operative, &mut 0)?;
        for annex in &enactment.annexes {
            self.annex(container, annex)?;
        }
        Ok(())
    }

    fn annex(&mut self, container: Container<'_>, annex: &Annex) -> Result<(), Findings> {
        let heading = annex_heading(&annex.heading, self.catalogue.words());
        let label = spoken_label(self.catalogue, &heading)?;
        let name = self.within(container.spoken, label)?;
        let cited = citation::heading(self.catalogue, container.cited, &heading)?;
        self.add(&annex.anchor, name.clone(), None, Some(&cited))?;
        let place = Container {
            spoken: Some(&name),
            cited: Some(&cited),
        };
        self.add_note_container(&annex.anchor, place);
        let scheme = Scheme {
            restarts: numbers_restart(&annex.blocks),
            ..Scheme::text(place)
        };
        self.blocks(&annex.blocks, scheme, &mut 0)?;
        if let Some(closing) = self.places.closing_of_annex(&annex.anchor) {
            let words = self.message("name-closing", &[])?;
            let name = self.within(place.spoken, words)?;
            self.unlisted.insert(closing.clone(), name);
        }
        Ok(())
    }

    fn blocks(
        &mut self,
        blocks: &[Block],
        scheme: Scheme<'_>,
        unnumbered: &mut usize,
    ) -> Result<(), Findings> {
        for block in blocks {
            match block {
                Block::Paragraph(paragraph) => self.paragraph(paragraph, scheme, unnumbered)?,
                Block::Items(items) => self.items(items, scheme.container)?,
                Block::Section(section) => self.section(section, scheme, unnumbered)?,
                // Tables are named separately, and their contents are not named.
                Block::Table(_) => {}
                Block::Quotation(quotation) => self.quotation(quotation, scheme)?,
            }
        }
        Ok(())
    }

    fn section(
        &mut self,
        section: &Section,
        scheme: Scheme<'_>,
        unnumbered: &mut usize,
    ) -> Result<(), Findings> {
        let container = scheme.container;
        let words = spoken_heading(self.catalogue, &section.heading)?;
        let name = self.within(container.spoken, words)?;
        let cited = citation::heading(self.catalogue, container.cited, &section.heading)?;
        if let Some(anchor) = &section.anchor {
            self.add(anchor, name, None, Some(&cited))?;
        }
        if !scheme.restarts || !has_paragraphs(section) {
            return self.blocks(&section.blocks, scheme, unnumbered);
        }
        let label = spoken_label(self.catalogue, &section.heading)?;
        let spoken = self.within(container.spoken, label)?;
        let scheme = Scheme {
            container: Container {
                spoken: Some(&spoken),
                cited: Some(&cited),
            },
            ..scheme
        };
        self.blocks(&section.blocks, scheme, &mut 0)
    }

    fn quotation(&mut self, quotation: &Quotation, scheme: Scheme<'_>) -> Result<(), Findings> {
        let spoken_within = scheme.container.spoken.unwrap_or_default();
        let count = self.quotations.entry(spoken_within.to_owned());
        let count = count.and_modify(|count| *count += 1).or_insert(1);
        let number = count.to_string();
        let compose = |within: &str| {
            let arguments = [("within", within), ("number", number.as_str())];
            let name = self.message("name-quotation", &arguments)?;
            Ok::<_, Findings>(without_container(&name).to_owned())
        };
        let spoken = compose(spoken_within)?;
        let cited = compose(scheme.container.cited.unwrap_or_default())?;
        let place = Container {
            spoken: Some(&spoken),
            cited: Some(&cited),
        };
        self.blocks(&quotation.blocks, Scheme::text(place), &mut 0)
    }

    fn paragraph(
        &mut self,
        paragraph: &Paragraph,
        scheme: Scheme<'_>,
        unnumbered: &mut usize,
    ) -> Result<(), Findings> {
        let count = match &paragraph.number {
            Some(_) => None,
            None => {
                *unnumbered += 1;
                Some(*unnumbered)
            }
        };
        let number = match (&paragraph.number, count) {
            (Some(printed), _) => bare(printed).to_owned(),
            (None, count) => count.unwrap_or_default().to_string(),
        };
        let [spoken_key, short_key, cited_key] = match count {
            None => [
                scheme.numbered_key,
                "place-paragraph",
                scheme.numbered_citation,
            ],
            Some(_) => {
                let short_key = scheme.short_key.unwrap_or(scheme.unnumbered_key);
                [scheme.unnumbered_key, short_key, scheme.unnumbered_citation]
            }
        };
        let Container { spoken, cited } = scheme.container;
        let [mut spoken, short, cited] = if has_word(paragraph.number.as_deref()) {
            let small = citation::label(self.catalogue, &number)?;
            let fixed = |container, label: &str| {
                Ok::<_, Findings>(Phrase::fixed(within(
                    self.catalogue,
                    container,
                    label.to_owned(),
                )?))
            };
            [
                fixed(spoken, &number)?,
                fixed(spoken, &number)?,
                fixed(cited, &small)?,
            ]
        } else {
            [
                Phrase::numbered(spoken, spoken_key, &number),
                Phrase::numbered(spoken, short_key, &number),
                Phrase::numbered(cited, cited_key, &number),
            ]
        };
        let called = Called {
            name: self.distinct(&mut spoken)?,
            spoken,
            short,
            cited,
        };
        let printed = paragraph.number.as_deref().unwrap_or_default();
        self.add_called(paragraph.anchor.as_ref(), &called, printed)?;
        let name = paragraph.anchor.as_ref();
        if let Some(name) = name.and_then(|anchor| self.names.get_mut(anchor)) {
            name.count = count;
        }
        self.under(&paragraph.then, &called)
    }

    fn add_called(
        &mut self,
        anchor: Option<&Anchor>,
        called: &Called,
        printed: &str,
    ) -> Result<(), Findings> {
        let Some(anchor) = anchor else {
            return Ok(());
        };
        let cited = called.cited.message(self.catalogue)?;
        let short = Some(called.short.message(self.catalogue)?);
        self.add_printed(anchor, called.name.clone(), short, Some(&cited), printed)
    }

    /// Names the blocks below a paragraph or item.
    fn under(&mut self, blocks: &[Block], parent: &Called) -> Result<(), Findings> {
        let mut texts = 0;
        for block in blocks {
            match block {
                Block::Items(items) => self.items_of(items, parent)?,
                Block::Paragraph(paragraph) => {
                    texts += 1;
                    let number = texts.to_string();
                    let arguments = [
                        ("within", parent.name.name.as_str()),
                        ("number", number.as_str()),
                    ];
                    let mut spoken = Phrase::fixed(self.message("name-continuation", &arguments)?);
                    // A continuation is cited as the paragraph that it continues.
                    let called = Called {
                        name: self.distinct(&mut spoken)?,
                        spoken,
                        ..parent.clone()
                    };
                    self.add_called(paragraph.anchor.as_ref(), &called, "")?;
                    self.under(&paragraph.then, &called)?;
                }
                other => {
                    let cited = parent.cited.message(self.catalogue)?;
                    let place = Container {
                        spoken: Some(&parent.name.name),
                        cited: Some(&cited),
                    };
                    let block = std::slice::from_ref(other);
                    self.blocks(block, Scheme::text(place), &mut texts)?;
                }
            }
        }
        Ok(())
    }

    /// Names items that do not belong to a paragraph.
    fn items(&mut self, items: &Items, container: Container<'_>) -> Result<(), Findings> {
        let Container { spoken, cited } = container;
        let parent = Called {
            name: Counted::once(spoken.unwrap_or_default().to_owned()),
            spoken: Phrase::numbered(spoken, "name-paragraph", ""),
            short: Phrase::numbered(spoken, "place-paragraph", ""),
            cited: Phrase::numbered(cited, "cite-paragraph", ""),
        };
        self.items_of(items, &parent)
    }

    fn items_of(&mut self, items: &Items, parent: &Called) -> Result<(), Findings> {
        let without_number = |phrase: &Phrase| phrase.number().is_some_and(str::is_empty);
        for (index, item) in items.items.iter().enumerate() {
            let (mut spoken, short, cited) = if items.style == LabelStyle::Dash {
                let number = (index + 1).to_string();
                let compose = |within: &str| {
                    let arguments = [("within", within), ("number", number.as_str())];
                    let name = self.message("name-dash", &arguments)?;
                    Ok::<_, Findings>(Phrase::fixed(without_container(&name).to_owned()))
                };
                let short = if without_number(&parent.short) {
                    compose(&parent.name.name)?
                } else {
                    compose(&parent.short.message(self.catalogue)?)?
                };
                // Citations do not refer to bullets.
                (compose(&parent.name.name)?, short, parent.cited.clone())
            } else {
                let label = bare(&item.label);
                (
                    parent.spoken.item(self.catalogue, label)?,
                    parent.short.item(self.catalogue, label)?,
                    parent.cited.item(self.catalogue, label)?,
                )
            };
            let called = Called {
                name: self.distinct(&mut spoken)?,
                spoken,
                short,
                cited,
            };
            self.add_called(item.anchor.as_ref(), &called, &item.label)?;
            self.under(&item.then, &called)?;
        }
        Ok(())
    }

    /// Names all notes before the calls, because notes may call later notes.
    fn notes(&mut self, resolution: &Resolution) -> Result<(), Findings> {
        for note in &resolution.notes {
            // Where marks restart, the name includes the annex or part.
            let restarts = note.key.contains('/');
            let container = restarts.then(|| self.container_of(note)).flatten();
            let spoken = container.as_ref().map(|container| &*container.spoken);
            let own = self.message("name-note", &[("mark", &note.mark)])?;
            let name = self.distinct(&mut Phrase::fixed(self.within(spoken, own)?))?;
            let cited = container.as_ref().and_then(|one| one.cited.as_deref());
            let own = self.message("cite-note", &[("mark", &note.mark)])?;
            let cited = self.within(cited, own)?;
            self.symbol = match container {
                Some(container) => container.symbol,
                None => resolution.symbol.to_string(),
            };
            self.add_printed(&note.anchor, name, None, Some(&cited), &note.mark)?;
        }
        self.symbol = resolution.symbol.to_string();
        for note in &resolution.notes {
            if let Some(own) = self.names.get(&note.anchor).cloned() {
                self.calls(&own, &note.calls)?;
            }
        }
        Ok(())
    }

    /// Names the calls of notes below tables: `note a`, or `table 2, note a` if there is another
    /// note a. The notes are paragraphs and have their names.
    fn table_notes(&mut self, resolution: &Resolution) -> Result<(), Findings> {
        for note in table_notes(resolution).into_values() {
            let mut own = self.message("name-note", &[("mark", &note.mark)])?;
            if !self.given.insert(own.clone()) {
                let (table, _) = self.place_of(&note.table)?;
                own = self.within(Some(&table), own)?;
            }
            let spoken = Counted::once(own);
            let (lead, tail) = around(&spoken, &note.mark);
            let own = Name {
                spoken: spoken.name,
                lead,
                tail,
                bare: without_end(&note.mark).to_owned(),
                count: None,
                back: None,
                place: None,
                citation: None,
            };
            self.calls(&own, &note.calls)?;
        }
        Ok(())
    }

    fn add_note_container(&mut self, anchor: &Anchor, container: Container<'_>) {
        let container = NoteContainer {
            spoken: container.spoken.unwrap_or_default().to_owned(),
            cited: container.cited.map(str::to_owned),
            symbol: self.symbol.clone(),
        };
        self.note_containers.insert(anchor.clone(), container);
    }

    /// Returns the innermost annex or part that contains the first call of a note.
    fn container_of(&self, note: &Note) -> Option<NoteContainer> {
        let mut anchor = &note.calls.first()?.paragraph;
        loop {
            if let Some(container) = self.note_containers.get(anchor) {
                return Some(container.clone());
            }
            anchor = self.places.get(anchor.as_str())?.parent.as_ref()?;
        }
    }

    /// Names the calls of a note, which have its name, `own`.
    fn calls(&mut self, own: &Name, calls: &[Call]) -> Result<(), Findings> {
        let mut in_paragraph: BTreeMap<&Anchor, usize> = BTreeMap::new();
        for call in calls {
            *in_paragraph.entry(&call.paragraph).or_default() += 1;
        }
        let mut counts: BTreeMap<&Anchor, usize> = BTreeMap::new();
        for call in calls {
            let count = counts.entry(&call.paragraph).or_default();
            *count += 1;
            let (place, shown) = self.place_of(&call.paragraph)?;
            let number = count.to_string();
            let arguments = [("place", place.as_str()), ("number", number.as_str())];
            let back = if in_paragraph.get(&call.paragraph) == Some(&1) {
                self.message("name-way-back", &arguments[..1])?
            } else {
                self.message("name-call-back", &arguments)?
            };
            let name = Name {
                back: Some(back),
                place: Some(shown),
                citation: None,
                ..own.clone()
            };
            self.names.insert(call.anchor.clone(), name);
        }
        Ok(())
    }

    /// Returns the name of the place of a call, and its visible text: the short form if the name
    /// contains it, because a visible label has to be part of the spoken name (WCAG 2.5.3).
    fn place_of(&self, anchor: &Anchor) -> Result<(String, String), Findings> {
        if let Some(name) = self.names.get(anchor) {
            let short = name.place.as_ref();
            let shown = short.filter(|short| name.spoken.contains(short.as_str()));
            let shown = shown.unwrap_or(&name.spoken);
            return Ok((name.spoken.clone(), shown.clone()));
        }
        let name = match self.unlisted.get(anchor) {
            Some(name) => name.clone(),
            None => self.message("name-masthead", &[])?,
        };
        Ok((name.clone(), name))
    }
}

/// Returns whether any paragraph has a printed number.
fn has_numbers(blocks: &[Block]) -> bool {
    blocks.iter().any(|block| match block {
        Block::Paragraph(paragraph) => paragraph.number.is_some(),
        Block::Section(section) => has_numbers(&section.blocks),
        Block::Items(_) | Block::Table(_) | Block::Quotation(_) => false,
    })
}

/// Returns whether a section directly contains paragraphs.
fn has_paragraphs(section: &Section) -> bool {
    let mut blocks = section.blocks.iter();
    blocks.any(|block| matches!(block, Block::Paragraph(_)))
}

/// Returns the words of a spoken name before and after the bare printed label. If the name does not
/// contain the label, all of it is before. The count after the name may have the same digits as the
/// label: `note 2 (occurrence 2)`.
fn around(spoken: &Counted, printed: &str) -> (String, String) {
    let bare = bare(printed);
    let Counted { name, uncounted } = spoken;
    let mut matches = uncounted.rmatch_indices(bare).map(|(at, _)| {
        let (lead, rest) = uncounted.split_at(at);
        (lead, &rest[bare.len()..])
    });
    let found = matches.find(|(lead, tail)| is_separate(lead, bare, tail));
    match (found, name.split_once(uncounted.as_str())) {
        (Some((lead, tail)), Some((before, count))) if !bare.is_empty() => {
            (format!("{before}{lead}"), format!("{tail}{count}"))
        }
        _ => (format!("{name} "), String::new()),
    }
}

/// Returns whether a label between two texts is not part of a longer number or word, such as the
/// `a` in “préambule”.
fn is_separate(before: &str, label: &str, after: &str) -> bool {
    let is_joined = |one: Option<char>, other: Option<char>| match (one, other) {
        (Some(one), Some(other)) => {
            one.is_numeric() && other.is_numeric()
                || is_letter_of_word(one) && is_letter_of_word(other)
        }
        _ => false,
    };
    !is_joined(before.chars().next_back(), label.chars().next())
        && !is_joined(label.chars().next_back(), after.chars().next())
}

/// Whether a character is a letter of a script that separates words with spaces.
fn is_letter_of_word(character: char) -> bool {
    character.is_alphabetic() && character < '\u{2e80}'
}
