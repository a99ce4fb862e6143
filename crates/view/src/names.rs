//! What is said of each anchor: `paragraph 18 (c)`, `note 14`, `Back to paragraph 16 …`, and how it
//! is cited: `A/RES/68/197, para. 18 (c)`.

use std::borrow::Cow;
use std::collections::BTreeMap;

use publish_model::diagnostic::Findings;
use publish_model::resolve::numbers_restart;
use publish_model::{
    Anchor, Annex, Block, Enactment, Heading, Inline, Items, LabelStyle, Paragraph, PlaceKind,
    Places, Quotation, Resolution, Section, Text, plain_text,
};
use publish_templates::wording::{Catalogue, FluentValue, Word, Words};

use super::Name;
use super::citation::{self, Cited};

/// The names of all anchors of a resolution.
///
/// # Errors
/// `T002` where the catalogue lacks a message.
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
        given: BTreeMap::new(),
        unlisted: BTreeMap::new(),
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
                let name = namer.say("name-part", &[("label", &label)])?;
                let of_part = citation::symbol_of_part(&resolution.symbol, &label);
                let cited = of_part.is_none().then(|| name.clone());
                namer.symbol = of_part.unwrap_or_else(|| resolution.symbol.to_string());
                namer.add(&part.anchor, name.clone(), None, cited.as_deref())?;
                let place = Container {
                    spoken: Some(&name),
                    cited: cited.as_deref(),
                };
                namer.lines_around(Some(&part.anchor), place)?;
                namer.enactment(place, &part.enactment)?;
                namer.tables(Some(&part.anchor))?;
            }
            namer.symbol = resolution.symbol.to_string();
        }
    }
    namer.tables(None)?;
    namer.notes(resolution)?;
    Ok(namer.names)
}

struct Namer<'a> {
    places: &'a Places,
    catalogue: &'a Catalogue,
    /// The symbol that places are cited with: in a part that of the part.
    symbol: String,
    names: BTreeMap<Anchor, Name>,
    /// How often each name was given.
    given: BTreeMap<String, usize>,
    /// The names of places that have no line in the list of names, and that notes lead back to.
    unlisted: BTreeMap<Anchor, String>,
}

/// What a place stands in, as it is spoken and as it is cited.
#[derive(Clone, Copy)]
struct Container<'a> {
    spoken: Option<&'a str>,
    cited: Option<&'a str>,
}

/// How the paragraphs of a place are called.
#[derive(Clone, Copy)]
struct Scheme<'a> {
    /// The part or annex they stand in.
    container: Container<'a>,
    unnumbered_key: &'static str,
    /// The catalogue's key for the citation of one without a number.
    unnumbered_citation: &'static str,
    /// The catalogue's key for the short form of the place, if it has its own.
    short_key: Option<&'static str>,
    /// Whether numbers restart in sections: then the name of a paragraph needs the section's too.
    restarts: bool,
}

impl<'a> Scheme<'a> {
    /// The scheme of an annex and of whatever else is not preamble or operative part.
    fn text(container: Container<'a>) -> Self {
        Scheme {
            container,
            unnumbered_key: "name-text",
            unnumbered_citation: "cite-text",
            short_key: None,
            restarts: false,
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
    fn say(&self, key: &str, arguments: &[(&str, &str)]) -> Result<String, Findings> {
        let arguments: Vec<(&str, FluentValue<'_>)> = arguments
            .iter()
            .map(|(name, value)| (*name, FluentValue::from(*value)))
            .collect();
        self.catalogue.say(key, &arguments)
    }

    fn add(
        &mut self,
        anchor: &Anchor,
        spoken: String,
        place: Option<String>,
        cited: Option<&str>,
    ) -> Result<(), Findings> {
        self.add_printed(anchor, spoken, place, cited, "")
    }

    /// Adds the name of a place whose number or label is printed.
    fn add_printed(
        &mut self,
        anchor: &Anchor,
        spoken: String,
        place: Option<String>,
        cited: Option<&str>,
        printed: &str,
    ) -> Result<(), Findings> {
        let (lead, tail) = around(&spoken, printed);
        let name = Name {
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
    fn distinct(&mut self, name: String) -> Result<String, Findings> {
        let times = self.given.entry(name.clone()).or_default();
        *times += 1;
        if *times == 1 {
            return Ok(name);
        }
        let number = times.to_string();
        self.say("name-again", &[("name", &name), ("number", &number)])
    }

    /// Names the lines around the text, which may have calls all the same: those of a part, or those
    /// that are in none.
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
            let name = self.say(key, &[])?;
            let name = self.within(container.spoken, name)?;
            self.unlisted.insert(place.anchor.clone(), name);
        }
        Ok(())
    }

    /// Names the tables of a part, or those that are in none, by their count in the document.
    fn tables(&mut self, part: Option<&Anchor>) -> Result<(), Findings> {
        let places = self.places;
        for (table, number) in places.of_kind(PlaceKind::Table).zip(1_usize..) {
            if table.part.as_ref() == part {
                let number = number.to_string();
                let name = self.say("name-table", &[("number", &number)])?;
                self.add(&table.anchor, name.clone(), None, Some(&name))?;
            }
        }
        Ok(())
    }

    fn within(&self, container: Option<&str>, place: String) -> Result<String, Findings> {
        match container {
            Some(container) => self.say("name-in", &[("container", container), ("place", &place)]),
            None => Ok(place),
        }
    }

    fn enactment(
        &mut self,
        container: Container<'_>,
        enactment: &Enactment,
    ) -> Result<(), Findings> {
        let preamble = Scheme {
            container,
            unnumbered_key: "name-preambular-paragraph",
            unnumbered_citation: "cite-preambular-paragraph",
            short_key: Some("place-preambular-paragraph"),
            restarts: false,
        };
        self.blocks(&enactment.preamble, preamble, &mut 0)?;
        let operative = Scheme {
            container,
            unnumbered_key: "name-unnumbered-paragraph",
            unnumbered_citation: "cite-unnumbered-paragraph",
            short_key: None,
            restarts: numbers_restart(&enactment.operative),
        };
        self.blocks(&enactment.operative, operative, &mut 0)?;
        for annex in &enactment.annexes {
            self.annex(container, annex)?;
        }
        Ok(())
    }

    fn annex(&mut self, container: Container<'_>, annex: &Annex) -> Result<(), Findings> {
        let heading = annex_heading(&annex.heading, self.catalogue.words());
        let name = self.within(container.spoken, heading_label(&heading))?;
        let cited = citation::heading(self.catalogue, container.cited, &heading)?;
        self.add(&annex.anchor, name.clone(), None, Some(&cited))?;
        let place = Container {
            spoken: Some(&name),
            cited: Some(&cited),
        };
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
                // Tables have names of their own, and nothing in them has one.
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
        let name = self.within(container.spoken, heading_words(&section.heading))?;
        let cited = citation::heading(self.catalogue, container.cited, &section.heading)?;
        if let Some(anchor) = &section.anchor {
            self.add(anchor, name, None, Some(&cited))?;
        }
        if !scheme.restarts || !has_paragraphs(section) {
            return self.blocks(&section.blocks, scheme, unnumbered);
        }
        let spoken = self.within(container.spoken, heading_label(&section.heading))?;
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
        let say = |within: Option<&str>| {
            let name = self.say("name-quotation", &[("within", within.unwrap_or_default())])?;
            Ok::<_, Findings>(without_container(&name).to_owned())
        };
        let (spoken, cited) = (say(scheme.container.spoken)?, say(scheme.container.cited)?);
        let spoken = self.distinct(spoken)?;
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
        self.add_called(paragraph.anchor.as_ref(), &called, printed)?;
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
        let cited = called.cited.say(self.catalogue)?;
        let short = Some(called.short.clone());
        self.add_printed(anchor, called.spoken.clone(), short, Some(&cited), printed)
    }

    /// What stands under a paragraph or item.
    fn under(&mut self, blocks: &[Block], parent: &Called) -> Result<(), Findings> {
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
                    self.add_called(paragraph.anchor.as_ref(), &called, "")?;
                    self.under(&paragraph.then, &called)?;
                }
                other => {
                    let cited = parent.cited.say(self.catalogue)?;
                    let place = Container {
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
    fn items(&mut self, items: &Items, container: Container<'_>) -> Result<(), Findings> {
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

    fn items_of(&mut self, items: &Items, parent: &Called) -> Result<(), Findings> {
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
                Ok::<_, Findings>(without_container(&name).to_owned())
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
            self.add_called(item.anchor.as_ref(), &called, &item.label)?;
            self.under(&item.then, &called)?;
        }
        Ok(())
    }

    fn notes(&mut self, resolution: &Resolution) -> Result<(), Findings> {
        for note in &resolution.notes {
            let own = self.say("name-note", &[("mark", &note.mark)])?;
            // Where marks restart, the prefix of the key tells the notes apart.
            let prefix = note.key.rsplit_once('/').map(|(prefix, _)| prefix);
            let name = self.within(prefix, own)?;
            let cited = self.say("cite-note", &[("mark", &note.mark)])?;
            let cited = self.within(prefix, cited)?;
            self.add_printed(&note.anchor, name.clone(), None, Some(&cited), &note.mark)?;
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
    fn place_of(&self, anchor: &Anchor) -> Result<(String, String), Findings> {
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
        let name = match self.unlisted.get(anchor) {
            Some(name) => name.clone(),
            None => self.say("name-masthead", &[])?,
        };
        Ok((name.clone(), name))
    }
}

/// Whether a section has paragraphs of its own.
fn has_paragraphs(section: &Section) -> bool {
    let mut blocks = section.blocks.iter();
    blocks.any(|block| matches!(block, Block::Paragraph(_)))
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

/// Label and title of a heading on one line.
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

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{around, bare, heading_label, heading_words, names, without_container};
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

    fn calling(number: &str, note: &str) -> Value {
        let call = json!({ "kind": "note-call", "note": note, "mark": note });
        json!({ "kind": "paragraph", "number": number, "content": [call] })
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

    /// The names of a document's anchors in English.
    fn named(text: Value, notes: &[&str]) -> impl Fn(&str) -> Name {
        let notes = notes
            .iter()
            .map(|mark| json!({ "key": mark, "mark": mark, "blocks": [paragraph("", &[])] }));
        let model = json!({
            "symbol": "A/RES/99/1", "language": "en", "body": "general-assembly", "masthead": {},
            "text": text, "notes": notes.collect::<Vec<_>>(),
        });
        let document: Unresolved = serde_json::from_value(model).unwrap();
        let resolving = resolve(document);
        assert_eq!(resolving.findings, []);
        let resolution = resolving.resolution.unwrap();
        let Ok(catalogues) = Catalogues::load(&publish_built_in::templates()) else {
            panic!("the built-in catalogues are sound");
        };
        let places = Places::of(&resolution);
        let catalogue = catalogues.get(&resolution.language).unwrap();
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

    /// Compares how anchors are spoken and cited.
    fn check(name: &dyn Fn(&str) -> Name, wanted: &[(&str, &str, &str)]) {
        for (anchor, spoken, citation) in wanted {
            let name = name(anchor);
            let citation = format!("A/RES/99/1{citation}");
            let found = (name.spoken.as_str(), name.citation.as_deref());
            assert_eq!(found, (*spoken, Some(citation.as_str())), "{anchor}");
        }
    }

    #[test]
    fn paragraphs_and_items_are_named_by_what_is_printed() {
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
                // Text that goes on is cited as what it goes on with; nobody cites dashes.
                ("op-1-text-1", "paragraph 1, text 1", ", para. 1"),
                ("op-2-dash-1", "paragraph 2, dash 1", ", para. 2"),
            ],
        );
    }

    #[test]
    fn a_name_that_was_given_already_gets_its_count() {
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
        let going_on = section("II", "Sleep", &[paragraph("2.", &[])]);
        let name = named(operative(&[first.clone(), going_on]), &[]);
        assert_eq!(name("sec-1").spoken, "I Rest");
        assert_eq!(name("op-2").spoken, "paragraph 2");
        let name = named(operative(&[first, restarting]), &[]);
        assert_eq!(name("sec-2-op-1").spoken, "II, paragraph 1");
    }

    #[test]
    fn what_is_in_an_annex_is_named_and_cited_with_it() {
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
    fn a_call_says_where_its_note_leads_back_to() {
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
    fn the_words_around_a_printed_label_make_the_whole_name_with_it() {
        for (spoken, printed, lead, tail) in [
            ("paragraph 18", "18.", "paragraph ", ""),
            (
                "I, paragraph 2 (occurrence 3)",
                "2.",
                "I, paragraph ",
                " (occurrence 3)",
            ),
            ("preambular paragraph 3", "", "preambular paragraph 3 ", ""),
            ("note *", "†", "note * ", ""),
        ] {
            let found = around(spoken, printed);
            assert_eq!(found, (lead.to_owned(), tail.to_owned()), "{spoken}");
        }
    }

    #[test]
    fn a_bare_label_has_no_marks_at_its_end() {
        for (printed, wanted) in [
            ("18.", "18"),
            ("18 -", "18"),
            ("18、", "18"),
            ("(c)", "(c)"),
            ("3 bis.", "3 bis"),
            ("–", "–"),
            ("", ""),
        ] {
            assert_eq!(bare(printed), wanted);
        }
    }

    #[test]
    fn a_name_without_a_container_begins_with_its_own_words() {
        assert_eq!(without_container(", quotation"), "quotation");
        assert_eq!(without_container("، الاقتباس"), "الاقتباس");
        assert_eq!(without_container("(a)"), "(a)");
    }

    #[test]
    fn a_heading_is_called_by_its_label_or_else_by_its_title() {
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
