//! What is said of each anchor: `paragraph 18 (c)`, `note 14`, `Back to paragraph 16 …`, and how it
//! is cited: `A/RES/68/197, para. 18 (c)`.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::model::{
    Anchor, Annex, Block, Enactment, Heading, Items, LabelStyle, Paragraph, Quotation, Resolution,
    Section, Text, plain_text,
};
use crate::wording::{Catalogue, FluentValue};

use super::citation::{self, Cited};
use super::{Name, PlaceKind};

/// The names of all anchors of a resolution.
///
/// # Errors
/// `T002` where the catalogue lacks a message.
pub fn names(
    resolution: &Resolution,
    catalogue: &Catalogue,
) -> Result<BTreeMap<Anchor, Name>, Diagnostic> {
    let mut namer = Namer {
        catalogue,
        symbol: resolution.symbol.to_string(),
        names: BTreeMap::new(),
        given: BTreeMap::new(),
        tables: 0,
    };
    match &resolution.text {
        Text::Whole(enactment) => {
            let place = Place {
                spoken: None,
                cited: None,
            };
            namer.enactment(place, enactment)?;
        }
        Text::Parts(parts) => {
            for part in parts {
                let label = heading_label(&part.heading);
                let name = namer.say("name-part", &[("label", &label)])?;
                let of_part = citation::symbol_of_part(&resolution.symbol, &label);
                let cited = of_part.is_none().then(|| name.clone());
                namer.symbol = of_part.unwrap_or_else(|| resolution.symbol.to_string());
                namer.add(
                    &part.anchor,
                    PlaceKind::Part,
                    name.clone(),
                    None,
                    cited.as_deref(),
                )?;
                let place = Place {
                    spoken: Some(&name),
                    cited: cited.as_deref(),
                };
                namer.enactment(place, &part.enactment)?;
            }
            namer.symbol = resolution.symbol.to_string();
        }
    }
    namer.notes(resolution)?;
    Ok(namer.names)
}

struct Namer<'a> {
    catalogue: &'a Catalogue,
    /// The symbol that places are cited with: in a part that of the part.
    symbol: String,
    names: BTreeMap<Anchor, Name>,
    /// How often each name was given.
    given: BTreeMap<String, usize>,
    tables: usize,
}

/// What a place stands in, as it is spoken and as it is cited.
#[derive(Clone, Copy)]
struct Place<'a> {
    spoken: Option<&'a str>,
    cited: Option<&'a str>,
}

/// How the paragraphs of a place are called.
#[derive(Clone, Copy)]
struct Scheme<'a> {
    /// The part or annex they stand in.
    container: Place<'a>,
    unnumbered_key: &'static str,
    /// The catalogue's key for the citation of one without a number.
    unnumbered_citation: &'static str,
    /// The catalogue's key for the short form of the place, if it has its own.
    short_key: Option<&'static str>,
}

impl<'a> Scheme<'a> {
    /// The scheme of an annex and of whatever else is not preamble or operative part.
    fn text(container: Place<'a>) -> Self {
        Scheme {
            container,
            unnumbered_key: "name-text",
            unnumbered_citation: "cite-text",
            short_key: None,
        }
    }
}

/// What a paragraph or item is called.
#[derive(Clone)]
struct Called {
    spoken: String,
    short: String,
    cited: Cited,
}

impl Namer<'_> {
    fn say(&self, key: &str, arguments: &[(&str, &str)]) -> Result<String, Diagnostic> {
        let arguments: Vec<(&str, FluentValue<'_>)> = arguments
            .iter()
            .map(|(name, value)| (*name, FluentValue::from(*value)))
            .collect();
        self.catalogue.say(key, &arguments)
    }

    fn add(
        &mut self,
        anchor: &Anchor,
        kind: PlaceKind,
        spoken: String,
        place: Option<String>,
        cited: Option<&str>,
    ) -> Result<(), Diagnostic> {
        self.add_printed(anchor, kind, spoken, place, cited, "")
    }

    /// Adds the name of a place whose number or label is printed.
    fn add_printed(
        &mut self,
        anchor: &Anchor,
        kind: PlaceKind,
        spoken: String,
        place: Option<String>,
        cited: Option<&str>,
        printed: &str,
    ) -> Result<(), Diagnostic> {
        let (lead, tail) = around(&spoken, printed);
        let name = Name {
            kind,
            spoken,
            lead,
            tail,
            bare: bare(printed).to_owned(),
            back: None,
            way_back: None,
            place,
            citation: Some(citation::whole(self.catalogue, &self.symbol, cited)?),
        };
        self.names.insert(anchor.clone(), name);
        Ok(())
    }

    /// The name with its count where another place has it already: official documents repeat
    /// numbers, and an annex may have several quotations. In a list of links they have to differ.
    fn distinct(&mut self, name: String) -> Result<String, Diagnostic> {
        let times = self.given.entry(name.clone()).or_default();
        *times += 1;
        if *times == 1 {
            return Ok(name);
        }
        let number = times.to_string();
        self.say("name-again", &[("name", &name), ("number", &number)])
    }

    fn within(&self, container: Option<&str>, place: String) -> Result<String, Diagnostic> {
        match container {
            Some(container) => self.say("name-in", &[("container", container), ("place", &place)]),
            None => Ok(place),
        }
    }

    fn enactment(&mut self, container: Place<'_>, enactment: &Enactment) -> Result<(), Diagnostic> {
        let preamble = Scheme {
            container,
            unnumbered_key: "name-preambular-paragraph",
            unnumbered_citation: "cite-preambular-paragraph",
            short_key: Some("place-preambular-paragraph"),
        };
        self.blocks(&enactment.preamble, preamble, &mut 0)?;
        let operative = Scheme {
            container,
            unnumbered_key: "name-unnumbered-paragraph",
            unnumbered_citation: "cite-unnumbered-paragraph",
            short_key: None,
        };
        self.blocks(&enactment.operative, operative, &mut 0)?;
        for annex in &enactment.annexes {
            self.annex(container, annex)?;
        }
        Ok(())
    }

    fn annex(&mut self, container: Place<'_>, annex: &Annex) -> Result<(), Diagnostic> {
        let name = self.within(container.spoken, heading_label(&annex.heading))?;
        let cited = citation::heading(self.catalogue, container.cited, &annex.heading)?;
        self.add(
            &annex.anchor,
            PlaceKind::Annex,
            name.clone(),
            None,
            Some(&cited),
        )?;
        let place = Place {
            spoken: Some(&name),
            cited: Some(&cited),
        };
        self.blocks(&annex.blocks, Scheme::text(place), &mut 0)
    }

    fn blocks(
        &mut self,
        blocks: &[Block],
        scheme: Scheme<'_>,
        unnumbered: &mut usize,
    ) -> Result<(), Diagnostic> {
        for block in blocks {
            match block {
                Block::Paragraph(paragraph) => self.paragraph(paragraph, scheme, unnumbered)?,
                Block::Items(items) => self.items(items, scheme.container)?,
                Block::Section(section) => self.section(section, scheme, unnumbered)?,
                Block::Table(table) => {
                    self.tables += 1;
                    let number = self.tables.to_string();
                    let name = self.say("name-table", &[("number", &number)])?;
                    self.add(
                        &table.anchor,
                        PlaceKind::Table,
                        name.clone(),
                        None,
                        Some(&name),
                    )?;
                }
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
    ) -> Result<(), Diagnostic> {
        let container = scheme.container;
        let name = self.within(container.spoken, heading_words(&section.heading))?;
        let cited = citation::heading(self.catalogue, container.cited, &section.heading)?;
        self.add(
            &section.anchor,
            PlaceKind::Section,
            name,
            None,
            Some(&cited),
        )?;
        if !numbers_restart(section) {
            return self.blocks(&section.blocks, scheme, unnumbered);
        }
        let spoken = self.within(container.spoken, heading_label(&section.heading))?;
        let scheme = Scheme {
            container: Place {
                spoken: Some(&spoken),
                cited: Some(&cited),
            },
            ..scheme
        };
        self.blocks(&section.blocks, scheme, &mut 0)
    }

    fn quotation(&mut self, quotation: &Quotation, scheme: Scheme<'_>) -> Result<(), Diagnostic> {
        let say = |within: Option<&str>| {
            let name = self.say("name-quotation", &[("within", within.unwrap_or_default())])?;
            Ok::<_, Diagnostic>(without_container(&name).to_owned())
        };
        let (spoken, cited) = (say(scheme.container.spoken)?, say(scheme.container.cited)?);
        let spoken = self.distinct(spoken)?;
        let place = Place {
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
    ) -> Result<(), Diagnostic> {
        let (own, short, number, key) = match &paragraph.number {
            Some(number) => {
                let number = bare(number);
                let name = self.say("name-paragraph", &[("number", number)])?;
                let short = self.say("place-paragraph", &[("number", number)])?;
                (name, short, number.to_owned(), "cite-paragraph")
            }
            None => {
                *unnumbered += 1;
                let number = unnumbered.to_string();
                let name = self.say(scheme.unnumbered_key, &[("number", &number)])?;
                let short = match scheme.short_key {
                    Some(key) => self.say(key, &[("number", &number)])?,
                    None => name.clone(),
                };
                (name, short, number, scheme.unnumbered_citation)
            }
        };
        let spoken = self.within(scheme.container.spoken, own)?;
        let called = Called {
            spoken: self.distinct(spoken)?,
            short: self.within(scheme.container.spoken, short)?,
            cited: Cited {
                container: scheme.container.cited.map(str::to_owned),
                key,
                number,
            },
        };
        let printed = paragraph.number.as_deref().unwrap_or_default();
        self.add_called(&paragraph.anchor, PlaceKind::Paragraph, &called, printed)?;
        self.under(&paragraph.then, &called)
    }

    fn add_called(
        &mut self,
        anchor: &Anchor,
        kind: PlaceKind,
        called: &Called,
        printed: &str,
    ) -> Result<(), Diagnostic> {
        let cited = called.cited.say(self.catalogue)?;
        let short = Some(called.short.clone());
        self.add_printed(
            anchor,
            kind,
            called.spoken.clone(),
            short,
            Some(&cited),
            printed,
        )
    }

    /// What stands under a paragraph or item.
    fn under(&mut self, blocks: &[Block], parent: &Called) -> Result<(), Diagnostic> {
        let mut texts = 0;
        for block in blocks {
            match block {
                Block::Items(items) => self.items_of(items, parent)?,
                Block::Paragraph(paragraph) => {
                    texts += 1;
                    let number = texts.to_string();
                    let arguments = [
                        ("within", parent.spoken.as_str()),
                        ("number", number.as_str()),
                    ];
                    let spoken = self.say("name-going-on", &arguments)?;
                    // It is cited as what it goes on.
                    let called = Called {
                        spoken: self.distinct(spoken)?,
                        ..parent.clone()
                    };
                    self.add_called(&paragraph.anchor, PlaceKind::Paragraph, &called, "")?;
                    self.under(&paragraph.then, &called)?;
                }
                other => {
                    let cited = parent.cited.say(self.catalogue)?;
                    let place = Place {
                        spoken: Some(&parent.spoken),
                        cited: Some(&cited),
                    };
                    let block = std::slice::from_ref(other);
                    self.blocks(block, Scheme::text(place), &mut texts)?;
                }
            }
        }
        Ok(())
    }

    /// Items that stand under no paragraph.
    fn items(&mut self, items: &Items, container: Place<'_>) -> Result<(), Diagnostic> {
        let spoken = container.spoken.unwrap_or_default();
        let parent = Called {
            spoken: spoken.to_owned(),
            short: spoken.to_owned(),
            cited: Cited {
                container: container.cited.map(str::to_owned),
                key: "cite-paragraph",
                number: String::new(),
            },
        };
        self.items_of(items, &parent)
    }

    fn items_of(&mut self, items: &Items, parent: &Called) -> Result<(), Diagnostic> {
        for (index, item) in items.items.iter().enumerate() {
            let number = (index + 1).to_string();
            let is_dash = items.style == LabelStyle::Dash;
            let (key, value) = if is_dash {
                ("name-dash", ("number", number.as_str()))
            } else {
                ("name-item", ("label", bare(&item.label)))
            };
            let say = |within: &str| {
                let name = self.say(key, &[("within", within), value])?;
                Ok::<_, Diagnostic>(without_container(&name).to_owned())
            };
            // Nobody cites dashes.
            let cited = if is_dash {
                parent.cited.clone()
            } else {
                parent.cited.item(self.catalogue, bare(&item.label))?
            };
            let (spoken, short) = (say(&parent.spoken)?, say(&parent.short)?);
            let called = Called {
                spoken: self.distinct(spoken)?,
                short,
                cited,
            };
            self.add_called(&item.anchor, PlaceKind::Item, &called, &item.label)?;
            self.under(&item.then, &called)?;
        }
        Ok(())
    }

    fn notes(&mut self, resolution: &Resolution) -> Result<(), Diagnostic> {
        for note in &resolution.notes {
            let own = self.say("name-note", &[("mark", &note.mark)])?;
            // Where marks restart, the prefix of the key tells the notes apart.
            let prefix = note.key.rsplit_once('/').map(|(prefix, _)| prefix);
            let name = self.within(prefix, own)?;
            let cited = self.say("cite-note", &[("mark", &note.mark)])?;
            let cited = self.within(prefix, cited)?;
            self.add_printed(
                &note.anchor,
                PlaceKind::Note,
                name.clone(),
                None,
                Some(&cited),
                &note.mark,
            )?;
            for (index, call) in note.calls.iter().enumerate() {
                let number = (index + 1).to_string();
                let (place, short) = self.place_of(&call.paragraph)?;
                let way_back = match self.names.get(&call.paragraph) {
                    Some(name) => self.say("name-way-back", &[("place", &name.spoken)])?,
                    None => self.say("name-way-back", &[("place", &place)])?,
                };
                let key = if note.calls.len() == 1 {
                    "name-only-call-back"
                } else {
                    "name-call-back"
                };
                let arguments = [
                    ("place", place.as_str()),
                    ("number", number.as_str()),
                    ("mark", note.mark.as_str()),
                ];
                let back = self.say(key, &arguments)?;
                let (lead, tail) = around(&name, &note.mark);
                let spoken = Name {
                    kind: PlaceKind::NoteCall,
                    spoken: name.clone(),
                    lead,
                    tail,
                    bare: bare(&note.mark).to_owned(),
                    back: Some(back),
                    way_back: Some(way_back),
                    place: Some(short),
                    citation: None,
                };
                self.names.insert(call.anchor.clone(), spoken);
            }
        }
        Ok(())
    }

    /// The long and the short name of the place that a call stands in.
    fn place_of(&self, anchor: &Anchor) -> Result<(String, String), Diagnostic> {
        if let Some(name) = self.names.get(anchor) {
            let short = name.place.clone().unwrap_or_else(|| name.spoken.clone());
            // What is seen must be part of what is heard (WCAG 2.5.3, Label in Name).
            let long = if name.spoken.contains(&short) {
                name.spoken.clone()
            } else {
                self.say(
                    "name-with-short",
                    &[("name", &name.spoken), ("short", &short)],
                )?
            };
            return Ok((long, short));
        }
        let key = match anchor.as_str() {
            "title" => "name-title",
            "formula" => "name-formula",
            "closing" => "name-closing",
            _ => "name-masthead",
        };
        let name = self.say(key, &[])?;
        Ok((name.clone(), name))
    }
}

/// Whether the anchors of a section's paragraphs begin with its own, as they do where numbers
/// restart: then the name of a paragraph needs the section's too.
fn numbers_restart(section: &Section) -> bool {
    section.blocks.iter().any(|block| {
        matches!(block, Block::Paragraph(paragraph)
            if paragraph.anchor.as_str().starts_with(section.anchor.as_str()))
    })
}

/// What is said before and after the bare printed label so that all together is the name of the
/// place. Where the name does not hold the label, all of it is said before.
fn around(spoken: &str, printed: &str) -> (String, String) {
    let bare = bare(printed);
    match spoken.rsplit_once(bare) {
        Some((lead, tail)) if !bare.is_empty() => (lead.to_owned(), tail.to_owned()),
        _ => (format!("{spoken} "), String::new()),
    }
}

/// A printed label without the marks that part it from the text: `18` of `18.`, of `18 -` as Arabic
/// documents print it, of `18、`.
pub fn bare(printed: &str) -> &str {
    let bare = printed.trim_end_matches([
        '.', '．', '。', '-', '‐', '‑', '–', '—', '،', '、', ' ', '\u{a0}', '\u{200e}', '\u{200f}',
    ]);
    if bare.is_empty() { printed } else { bare }
}

/// A name that was made for a place in another, where there is no other.
pub(super) fn without_container(name: &str) -> &str {
    name.trim_start_matches([',', '،', '，', ' '])
}

/// The label of a part or annex; its title where it has none.
pub fn heading_label(heading: &Heading) -> String {
    let label = plain_text(&heading.label);
    if label.trim().is_empty() {
        plain_text(&heading.title)
    } else {
        label
    }
}

/// Label and title of a heading on one line.
pub fn heading_words(heading: &Heading) -> String {
    let label = plain_text(&heading.label);
    let title = plain_text(&heading.title);
    let words = [label.trim(), title.trim()];
    let words: Vec<&str> = words
        .into_iter()
        .filter(|words| !words.is_empty())
        .collect();
    words.join(" ")
}
