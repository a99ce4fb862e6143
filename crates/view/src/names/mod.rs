//! The names of anchors, `paragraph 18 (c)`, `note 14`, `Back to paragraph 16`, and their
//! citations: `A/RES/68/197, para. 18 (c)`.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use publish_model::diagnostic::Findings;
use publish_model::numeral::{self, Numeral};
use publish_model::resolve::numbers_restart;
use publish_model::{
    Anchor, Annex, Block, Call, Enactment, Heading, Inline, Items, LabelStyle, Note, Paragraph,
    PlaceKind, Places, Quotation, Resolution, Section, Text, is_direction_mark, plain_text,
};
use publish_templates::wording::{Catalogue, FluentValue, Word, Words};

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
                PlaceKind::Closing => "name-closing",
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
        self.blocks(&annex.blocks, scheme, &mut 0)
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

/// Whether the printed number of a paragraph contains the word for what it numbers: `Section 3.`,
/// `Article 1`.
pub fn has_word(printed: Option<&str>) -> bool {
    let word = printed.and_then(|printed| printed.trim().split_once([' ', '\u{a0}']));
    word.is_some_and(|(word, number)| {
        word.chars().count() > 1
            && word.chars().all(char::is_alphabetic)
            && numeral::in_label(number).is_some()
    })
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

/// Returns a printed label without direction marks and without the punctuation that separates it
/// from the text: `18` of `18.`, of `18 -` as Arabic documents print it, of `18、`.
pub fn bare(printed: &str) -> &str {
    let is_around = |character: char| is_direction_mark(character) || is_space(character);
    without_end(printed).trim_start_matches(is_around)
}

/// Returns a printed label without the punctuation that separates it from the text. It is the
/// beginning of the label.
fn without_end(printed: &str) -> &str {
    let is_punctuation = |character: char| {
        let marks = ['.', '．', '。', '-', '‐', '‑', '–', '—', '،', '、'];
        marks.contains(&character) || is_direction_mark(character) || is_space(character)
    };
    let label = printed.trim_end_matches(is_punctuation);
    if label.is_empty() { printed } else { label }
}

fn is_space(character: char) -> bool {
    matches!(character, ' ' | '\u{a0}')
}

/// Returns the label of a part or annex, or its title if it does not have a label.
pub fn heading_label<A>(heading: &Heading<A>) -> String {
    let label = plain_text(&heading.label);
    if label.trim().is_empty() {
        plain_text(&heading.title)
    } else {
        label
    }
}

/// Returns the heading of an annex or, if it has none (S/RES/2551 (2020) in Russian), the word
/// “Annex” as its title.
pub fn annex_heading<'h>(heading: &'h Heading, words: &Words) -> Cow<'h, Heading> {
    if !heading_words(heading).is_empty() {
        return Cow::Borrowed(heading);
    }
    Cow::Owned(Heading {
        label: Vec::new(),
        title: vec![Inline::text(words.get(Word::Annex))],
    })
}

/// Returns label and title of a heading on one line.
pub fn heading_words<A>(heading: &Heading<A>) -> String {
    let label = plain_text(&heading.label);
    let title = plain_text(&heading.title);
    let words = [label.trim(), title.trim()];
    let words: Vec<&str> = words
        .into_iter()
        .filter(|words| !words.is_empty())
        .collect();
    words.join(" ")
}

/// Returns the spoken label of a heading, or its title if it does not have a label. A numeral
/// becomes `section II`, because screen readers read a bare numeral as a number or as a word.
fn spoken_label(catalogue: &Catalogue, heading: &Heading) -> Result<String, Findings> {
    let label = heading_label(heading);
    if is_numeral(&plain_text(&heading.label)) {
        catalogue.message("name-section", &section_arguments(bare(label.trim())))
    } else {
        Ok(label)
    }
}

/// Returns label and title of a heading on one line; for a bare numeral, `section II`.
pub fn spoken_heading(catalogue: &Catalogue, heading: &Heading) -> Result<String, Findings> {
    if plain_text(&heading.title).trim().is_empty() {
        spoken_label(catalogue, heading)
    } else {
        Ok(heading_words(heading))
    }
}

fn is_numeral(label: &str) -> bool {
    numeral::read(bare(label.trim())).is_some()
}

/// Returns the arguments of the messages that name and cite a section by its numeral: the label,
/// and its number, which is 0 for a letter.
pub fn section_arguments(label: &str) -> [(&'static str, FluentValue<'_>); 2] {
    let number = match numeral::read(label) {
        Some(Numeral::Decimal(number) | Numeral::Ordinal(number)) => number,
        Some(Numeral::Letter(_)) | None => 0,
    };
    [
        ("label", FluentValue::from(label)),
        ("number", FluentValue::from(number)),
    ]
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{Counted, around, bare, heading_label, heading_words, names};
    use crate::Name;
    use publish_model::resolve::resolve;
    use publish_model::unresolved::Heading;
    use publish_model::{Places, Unresolved};
    use publish_templates::wording::Catalogues;

    fn words(text: &str) -> Value {
        match text {
            "" => json!([]),
            _ => json!([{ "kind": "text", "text": text }]),
        }
    }

    fn paragraph(number: &str, then: &[Value]) -> Value {
        let number = (!number.is_empty()).then_some(number);
        json!({ "kind": "paragraph", "number": number, "content": words("Words"), "then": then })
    }

    fn call(note: &str) -> Value {
        json!({ "kind": "note-call", "note": note, "mark": note })
    }

    fn calling(number: &str, note: &str) -> Value {
        json!({ "kind": "paragraph", "number": number, "content": [call(note)] })
    }

    fn items(style: &str, labels: &[&str]) -> Value {
        let items = labels
            .iter()
            .map(|label| json!({ "label": label, "content": words("Words") }));
        json!({ "kind": "items", "style": style, "items": items.collect::<Vec<_>>() })
    }

    fn heading(label: &str, title: &str) -> Value {
        json!({ "label": words(label), "title": words(title) })
    }

    fn section(label: &str, title: &str, blocks: &[Value]) -> Value {
        json!({ "kind": "section", "heading": heading(label, title), "blocks": blocks })
    }

    /// Returns the names of a document's anchors in English.
    fn named(text: Value, notes: &[&str]) -> impl Fn(&str) -> Name + use<> {
        let notes: Vec<_> = notes.iter().map(|mark| (*mark, words("Words"))).collect();
        named_with(text, &notes)
    }

    /// Returns the same, with the text of each note.
    fn named_with(text: Value, notes: &[(&str, Value)]) -> impl Fn(&str) -> Name + use<> {
        named_of("general-assembly", text, notes)
    }

    /// Returns the same for a document of a body.
    fn named_of(body: &str, text: Value, notes: &[(&str, Value)]) -> impl Fn(&str) -> Name + use<> {
        let notes = notes.iter().map(|(mark, words)| {
            let paragraph = json!({ "kind": "paragraph", "content": words });
            let (_, printed) = mark.rsplit_once('/').unwrap_or(("", mark));
            json!({ "key": mark, "mark": printed, "blocks": [paragraph] })
        });
        let model = json!({
            "symbol": "A/RES/99/1", "language": "en", "body": body, "masthead": {},
            "text": text, "notes": notes.collect::<Vec<_>>(),
        });
        let document: Unresolved = serde_json::from_value(model).unwrap();
        let outcome = resolve(document, &Default::default());
        assert_eq!(outcome.findings, []);
        let resolution = outcome.resolution.unwrap();
        let Ok(catalogues) = Catalogues::load(&publish_built_in::templates()) else {
            panic!("the built-in catalogues are sound");
        };
        let places = Places::of(&resolution);
        let catalogue = catalogues.get(&resolution.language).unwrap();
        let catalogue = catalogue.of_body(&resolution.body);
        let names = names(&resolution, &places, catalogue).unwrap();
        move |anchor| {
            let found = names.iter().find(|(name, _)| name.as_str() == anchor);
            let (_, name) = found.unwrap_or_else(|| panic!("no name for {anchor}"));
            name.clone()
        }
    }

    fn operative(blocks: &[Value]) -> Value {
        json!({ "whole": { "operative": blocks } })
    }

    /// Compares the spoken names and the citations of anchors.
    fn check(name: &dyn Fn(&str) -> Name, wanted: &[(&str, &str, &str)]) {
        for (anchor, spoken, citation) in wanted {
            let name = name(anchor);
            let citation = format!("A/RES/99/1{citation}");
            let found = (name.spoken.as_str(), name.citation.as_deref());
            assert_eq!(found, (*spoken, Some(citation.as_str())), "{anchor}");
        }
    }

    #[test]
    fn paragraphs_and_items_are_named_by_their_printed_labels() {
        let letters = items("lower-alpha", &["(a)", "(b)"]);
        let dashes = items("dash", &["–"]);
        let name = named(
            operative(&[
                paragraph("1.", &[letters, paragraph("", &[])]),
                paragraph("2.", &[dashes]),
            ]),
            &[],
        );
        check(
            &name,
            &[
                ("op-1", "paragraph 1", ", para. 1"),
                ("op-1-b", "paragraph 1 (b)", ", para. 1 (b)"),
                // A continuation is cited as the paragraph that it continues; citations do not
                // refer to bullets.
                ("op-1-text-1", "paragraph 1, continuation 1", ", para. 1"),
                ("op-2-dash-1", "paragraph 2, bullet 1", ", para. 2"),
            ],
        );
    }

    #[test]
    fn a_number_that_contains_its_word_is_not_called_a_paragraph() {
        let letters = items("lower-alpha", &["(a)", "(b)"]);
        let name = named(operative(&[paragraph("Section 3.", &[letters])]), &[]);
        check(
            &name,
            &[
                ("op-section-3", "Section 3", ", section 3"),
                ("op-section-3-b", "Section 3 (b)", ", section 3 (b)"),
            ],
        );
        assert_eq!(name("op-section-3").lead, "");
        assert_eq!(name("op-section-3").bare, "Section 3");
    }

    #[test]
    fn numbered_preambular_paragraphs_have_the_name_that_the_body_gives_them() {
        let preamble = [paragraph("", &[]), paragraph("A.", &[])];
        let text =
            json!({ "whole": { "preamble": preamble, "operative": [paragraph("1.", &[])] } });
        let name = named_of("european-parliament", text.clone(), &[]);
        check(
            &name,
            &[
                ("pp-1", "citation 1", ", citation 1"),
                ("pp-a", "recital A", ", recital A"),
                ("op-1", "paragraph 1", ", paragraph 1"),
            ],
        );
        check(&named(text, &[]), &[("pp-a", "paragraph A", ", para. A")]);
    }

    #[test]
    fn repeated_names_get_a_count() {
        let name = named(
            operative(&[paragraph("1.", &[]), paragraph("1.", &[])]),
            &[],
        );
        assert_eq!(name("op-1").spoken, "paragraph 1");
        assert_eq!(name("op-1-again-2").spoken, "paragraph 1 (occurrence 2)");
    }

    #[test]
    fn sections_are_in_the_names_of_paragraphs_only_where_numbers_restart() {
        let first = section("I", "Rest", &[paragraph("1.", &[])]);
        let restarting = section("II", "Sleep", &[paragraph("1.", &[])]);
        let continuing = section("II", "Sleep", &[paragraph("2.", &[])]);
        let name = named(operative(&[first.clone(), continuing]), &[]);
        assert_eq!(name("sec-1").spoken, "I Rest");
        assert_eq!(name("op-2").spoken, "paragraph 2");
        let name = named(operative(&[first, restarting]), &[]);
        assert_eq!(name("sec-2-op-1").spoken, "section II, paragraph 1");
    }

    #[test]
    fn unnumbered_paragraphs_among_numbered_ones_are_named_as_unnumbered() {
        let blocks = [paragraph("", &[]), paragraph("1.", &[])];
        let sections = [
            section("I", "Rest", &blocks),
            section("II", "Sleep", &blocks),
        ];
        let name = named(operative(&sections), &[]);
        let spoken = "section II, unnumbered paragraph 1";
        let citation = ", sect. II, unnumbered para. 1";
        check(&name, &[("sec-2-op-text-1", spoken, citation)]);
        let name = named(operative(&[paragraph("", &[])]), &[]);
        let spoken = "operative paragraph 1";
        check(&name, &[("op-1", spoken, ", operative para. 1")]);
    }

    #[test]
    fn paragraphs_of_an_annex_are_named_and_cited_with_it() {
        let annex =
            json!({ "heading": heading("Annex", "Rules"), "blocks": [paragraph("1.", &[])] });
        let name = named(json!({ "whole": { "annexes": [annex] } }), &[]);
        check(
            &name,
            &[
                ("annex", "Annex", ", annex"),
                ("annex-para-1", "Annex, paragraph 1", ", annex, para. 1"),
            ],
        );
    }

    #[test]
    fn calls_have_the_name_of_the_link_back() {
        let blocks = [calling("1.", "1"), calling("2.", "2"), calling("3.", "2")];
        let name = named(operative(&blocks), &["1", "2"]);
        assert_eq!(name("fn-2").spoken, "note 2");
        let back = |anchor: &str| name(anchor).back.unwrap();
        assert!(
            back("fnref-1-1").contains("paragraph 1"),
            "{}",
            back("fnref-1-1")
        );
        assert!(
            back("fnref-2-2").contains("paragraph 3"),
            "{}",
            back("fnref-2-2")
        );
        assert_ne!(back("fnref-2-1"), back("fnref-2-2"));
    }

    #[test]
    fn links_back_name_the_place_and_count_calls_only_in_one_paragraph() {
        let twice =
            json!({ "kind": "paragraph", "number": "2.", "content": [call("1"), call("1")] });
        let blocks = [calling("1.", "1"), twice, calling("3.", "1")];
        let name = named(operative(&blocks), &["1"]);
        let back = |number: usize| name(&format!("fnref-1-{number}")).back.unwrap();
        assert_eq!(back(1), "Back to paragraph 1");
        assert_eq!(back(2), "Back to paragraph 2, reference 1");
        assert_eq!(back(3), "Back to paragraph 2, reference 2");
        assert_eq!(back(4), "Back to paragraph 3");
    }

    #[test]
    fn links_back_show_the_short_form_if_the_name_contains_it() {
        let whole = json!({ "whole": {
            "preamble": [json!({ "kind": "paragraph", "content": [call("1")] })],
            "operative": [calling("8.", "1")],
        } });
        let name = named(whole, &["1"]);
        let shown = |anchor: &str| name(anchor).place.unwrap();
        assert_eq!(shown("pp-1"), "preamble 1");
        assert_eq!(shown("fnref-1-1"), "preambular paragraph 1");
        assert_eq!(shown("fnref-1-2"), "8");
    }

    #[test]
    fn a_call_in_a_note_is_linked_from_the_called_note() {
        let text = operative(&[calling("1.", "1"), calling("2.", "2")]);
        let notes = [("1", words("Words")), ("2", json!([call("1")]))];
        let name = named_with(text, &notes);
        assert_eq!(name("fnref-1-2").back.unwrap(), "Back to note 2");
        // The calling note may come after the called one.
        let text = operative(&[calling("1.", "1")]);
        let notes = [("1", json!([call("2")])), ("2", json!([call("1")]))];
        let name = named_with(text, &notes);
        assert_eq!(name("fnref-2-1").back.unwrap(), "Back to note 1");
        assert_eq!(name("fnref-1-2").back.unwrap(), "Back to note 2");
    }

    #[test]
    fn notes_whose_marks_restart_are_named_and_cited_with_their_annex_or_part() {
        let annex = |label: &str, note: &str| {
            let blocks = [calling("1.", note)];
            json!({ "heading": heading(label, "Rules"), "blocks": blocks })
        };
        let whole = json!({ "whole": {
            "operative": [calling("1.", "1")],
            "annexes": [annex("Annex I", "annexei/1"), annex("Annex II", "annexeii/1")],
        } });
        let name = named(whole, &["1", "annexei/1", "annexeii/1"]);
        check(
            &name,
            &[
                ("fn-1", "note 1", ", footnote 1"),
                ("annexei-fn-1", "Annex I, note 1", ", annex I, footnote 1"),
                (
                    "annexeii-fn-1",
                    "Annex II, note 1",
                    ", annex II, footnote 1",
                ),
            ],
        );
        let part = |label: &str, note: &str| {
            let operative = [calling("1.", note)];
            json!({ "heading": heading(label, "Rest"), "operative": operative })
        };
        let parts = json!({ "parts": [part("A", "a/1"), part("B", "b/1")] });
        let name = named(parts, &["a/1", "b/1"]);
        assert_eq!(name("b-fn-1").spoken, "part B, note 1");
    }

    #[test]
    fn notes_with_the_same_mark_outside_annexes_and_parts_have_different_names() {
        let blocks = [calling("1.", "1"), calling("2.", "text/1")];
        let name = named(operative(&blocks), &["1", "text/1"]);
        assert_eq!(name("fn-1").spoken, "note 1");
        assert_eq!(name("text-fn-1").spoken, "note 1 (occurrence 2)");
    }

    #[test]
    fn items_below_a_repeated_number_have_its_count() {
        let items = items("lower-alpha", &["(a)"]);
        let one = paragraph("1.", &[items]);
        let name = named(operative(&[one.clone(), one]), &[]);
        assert_eq!(name("op-1-a").spoken, "paragraph 1 (a)");
        let again = name("op-1-again-2-a").spoken;
        assert_eq!(again, "paragraph 1 (a) (occurrence 2)");
    }

    #[test]
    fn quotations_are_named_and_cited_by_their_number() {
        let quotation = json!({ "kind": "quotation", "blocks": [paragraph("", &[])] });
        let name = named(
            operative(&[paragraph("1.", &[quotation.clone(), quotation])]),
            &[],
        );
        check(
            &name,
            &[
                (
                    "op-1-quotation-text-1",
                    "paragraph 1, quotation 1, unnumbered paragraph 1",
                    ", para. 1, quotation 1, unnumbered para. 1",
                ),
                (
                    "op-1-quotation-text-1-again-2",
                    "paragraph 1, quotation 2, unnumbered paragraph 1",
                    ", para. 1, quotation 2, unnumbered para. 1",
                ),
            ],
        );
    }

    #[test]
    fn a_heading_that_is_only_a_numeral_is_named_as_a_section() {
        let name = named(
            operative(&[section("II", "", &[paragraph("1.", &[])])]),
            &[],
        );
        assert_eq!(name("sec-2").spoken, "section II");
    }

    #[test]
    fn the_printed_label_and_the_words_around_it_are_the_complete_name() {
        for (spoken, printed, lead, tail) in [
            ("paragraph 18", "18.", "paragraph ", ""),
            (
                "section I, paragraph 2 (occurrence 3)",
                "2.",
                "section I, paragraph ",
                " (occurrence 3)",
            ),
            (
                "paragraph 2 (occurrence 2)",
                "2.",
                "paragraph ",
                " (occurrence 2)",
            ),
            ("alinéa 3 a du préambule", "a", "alinéa 3 ", " du préambule"),
            ("第一段", "一、", "第", "段"),
            ("الفقرة 19", "\u{200f}19 -\u{200f}", "الفقرة ", ""),
            ("preambular paragraph 3", "", "preambular paragraph 3 ", ""),
            ("note *", "†", "note * ", ""),
        ] {
            let (uncounted, _) = spoken.split_once(" (occurrence").unwrap_or((spoken, ""));
            let counted = Counted {
                name: spoken.to_owned(),
                uncounted: uncounted.to_owned(),
            };
            let found = around(&counted, printed);
            assert_eq!(found, (lead.to_owned(), tail.to_owned()), "{spoken}");
        }
    }

    #[test]
    fn the_count_of_a_note_is_not_its_printed_mark() {
        let blocks = [calling("1.", "2"), calling("2.", "text/2")];
        let name = named(operative(&blocks), &["2", "text/2"])("text-fn-2");
        assert_eq!(name.spoken, "note 2 (occurrence 2)");
        assert_eq!((&*name.lead, &*name.tail), ("note ", " (occurrence 2)"));
    }

    #[test]
    fn a_bare_label_has_no_punctuation_at_its_end_and_no_direction_marks() {
        for (printed, wanted) in [
            ("18.", "18"),
            ("18 -", "18"),
            ("18、", "18"),
            ("(c)", "(c)"),
            ("3 bis.", "3 bis"),
            ("\u{200f}19 -\u{200f}", "19"),
            ("\u{202b}19.\u{202c}", "19"),
            ("\u{200e}㈠", "㈠"),
            ("–", "–"),
            ("", ""),
        ] {
            assert_eq!(bare(printed), wanted);
        }
    }

    #[test]
    fn the_label_of_a_heading_is_its_title_if_it_has_no_label() {
        for (label, title, called, whole) in [
            ("II", "Rest", "II", "II Rest"),
            ("", "Rest", "Rest", "Rest"),
            ("Annex", "", "Annex", "Annex"),
        ] {
            let heading: Heading = serde_json::from_value(heading(label, title)).unwrap();
            assert_eq!(heading_label(&heading), called);
            assert_eq!(heading_words(&heading), whole);
        }
    }
}
