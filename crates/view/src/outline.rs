//! The table of contents.

use std::collections::BTreeMap;

use publish_model::diagnostic::Findings;
use publish_model::resolve::numbers_restart;
use publish_model::{
    Anchor, Block, Enactment, Heading, Paragraph, Part, PlaceKind, Places, Resolution, Text,
    plain_text,
};
use publish_templates::wording::{Catalogue, FluentValue, Word, Words};

use super::names::{annex_heading, bare, has_word, heading_label, heading_words, spoken_heading};
use super::{Name, NumberedPlace, OutlineEntry, OutlineKind};

/// The largest number of characters of the opening words of a paragraph among the bookmarks.
const OPENING_MAX: usize = 60;

/// The largest number of characters of the opening words of a paragraph in the contents of a page,
/// which are beside the text.
const SHORT_OPENING_MAX: usize = 30;

/// Returns the outline of a resolution: its parts, or preamble and operative part, annexes, notes.
///
/// # Errors
/// `T002` if the catalogue lacks a message.
pub fn outline(
    resolution: &Resolution,
    places: &Places,
    names: &BTreeMap<Anchor, Name>,
    words: &Words,
    catalogue: &Catalogue,
) -> Result<Vec<OutlineEntry>, Findings> {
    let outliner = Outliner {
        places,
        names,
        words,
        catalogue,
    };
    let mut entries = match &resolution.text {
        Text::Whole(enactment) => outliner.enactment(None, enactment, 2)?,
        Text::Parts(parts) => {
            let mut entries = Vec::new();
            for part in parts {
                let title = outliner.part(&part.heading)?;
                let mut entry = entry(&part.anchor, OutlineKind::Part, title, 2);
                entry.children = outliner.enactment(Some(part), &part.enactment, 3)?;
                entries.push(entry);
            }
            entries
        }
    };
    if let Some(notes) = places.only(None, PlaceKind::Notes) {
        let title = outliner.word(Word::Notes);
        entries.push(entry(notes, OutlineKind::Notes, title, 2));
    }
    outliner.distinguish(&mut entries)?;
    Ok(entries)
}

struct Outliner<'a> {
    places: &'a Places,
    names: &'a BTreeMap<Anchor, Name>,
    words: &'a Words,
    catalogue: &'a Catalogue,
}

impl Outliner<'_> {
    fn word(&self, word: Word) -> String {
        self.words.get(word).to_owned()
    }

    /// Returns the title of a part. A bare letter becomes `part A`, because it is not
    /// understandable on its own.
    fn part(&self, heading: &Heading) -> Result<String, Findings> {
        if !plain_text(&heading.title).trim().is_empty() {
            return Ok(heading_words(heading));
        }
        let label = FluentValue::from(heading_label(heading));
        let name = self.catalogue.message("name-part", &[("label", label)])?;
        Ok(capitalised(&name))
    }

    /// Adds the container to entries with the same title, and a count if the container is also the
    /// same. In a list of links, nothing else would distinguish them. The name of a section, `Section II`,
    /// is shorter than its heading.
    fn distinguish(&self, entries: &mut [OutlineEntry]) -> Result<(), Findings> {
        let mut times = BTreeMap::new();
        count(entries, &mut times);
        self.add_containers(None, entries, &times)?;
        self.add_counts(entries, &mut BTreeMap::new())
    }

    fn add_containers(
        &self,
        container: Option<&str>,
        entries: &mut [OutlineEntry],
        times: &BTreeMap<String, usize>,
    ) -> Result<(), Findings> {
        for entry in entries {
            let own = entry.title.clone();
            let name = self.names.get(entry.anchor.as_str());
            let name = name
                .map(|name| &name.spoken)
                .filter(|name| !name.is_empty() && name.chars().count() < own.chars().count());
            let name = name.unwrap_or(&own).clone();
            if let Some(container) = container
                && times.get(&own).is_some_and(|times| *times > 1)
            {
                let arguments = [
                    ("container", FluentValue::from(container)),
                    ("place", FluentValue::from(own.as_str())),
                ];
                entry.title = capitalised(&self.catalogue.message("name-in", &arguments)?);
            }
            self.add_containers(Some(&name), &mut entry.children, times)?;
        }
        Ok(())
    }

    fn add_counts(
        &self,
        entries: &mut [OutlineEntry],
        given: &mut BTreeMap<String, usize>,
    ) -> Result<(), Findings> {
        for entry in entries {
            let times = given.entry(entry.title.clone()).or_default();
            *times += 1;
            if *times > 1 {
                let arguments = [
                    ("name", FluentValue::from(entry.title.as_str())),
                    ("number", FluentValue::from(times.to_string())),
                ];
                entry.title = self.catalogue.message("name-again", &arguments)?;
            }
            self.add_counts(&mut entry.children, given)?;
        }
        Ok(())
    }

    /// Returns the title of an entry that every part has, with the name of the part.
    fn within(&self, part: Option<&Part>, word: Word) -> Result<String, Findings> {
        let Some(part) = part else {
            return Ok(self.word(word));
        };
        let label = FluentValue::from(heading_label(&part.heading));
        let container = self.catalogue.message("name-part", &[("label", label)])?;
        let arguments = [
            ("container", FluentValue::from(container)),
            ("place", FluentValue::from(self.word(word))),
        ];
        let title = self.catalogue.message("name-in", &arguments)?;
        Ok(capitalised(&title))
    }

    /// Returns the entries of an enactment. `part` is its part, if there are parts.
    fn enactment(
        &self,
        part: Option<&Part>,
        enactment: &Enactment,
        level: u8,
    ) -> Result<Vec<OutlineEntry>, Findings> {
        let only = |kind: PlaceKind| self.places.only(part.map(|part| &part.anchor), kind);
        let mut entries = Vec::new();
        if let Some(anchor) = only(PlaceKind::Preamble) {
            let title = self.within(part, Word::Preamble)?;
            let mut preamble = entry(anchor, OutlineKind::Preamble, title, level);
            preamble.children = self.sections(&enactment.preamble, level + 1, false)?;
            preamble.numbers = self.counted(&enactment.preamble);
            preamble.numbers.extend(self.numbered(&enactment.preamble));
            entries.push(preamble);
        }
        if let Some(anchor) = only(PlaceKind::OperativePart) {
            let title = self.within(part, Word::OperativePart)?;
            let mut operative = entry(anchor, OutlineKind::OperativePart, title, level);
            operative.children = self.sections(
                &enactment.operative,
                level + 1,
                numbers_restart(&enactment.operative),
            )?;
            operative.numbers = self.numbers(&enactment.operative);
            entries.push(operative);
        }
        if let Some(anchor) = only(PlaceKind::Vote) {
            let title = self.within(part, Word::RecordedVote)?;
            entries.push(entry(anchor, OutlineKind::Vote, title, level));
        }
        for annex in &enactment.annexes {
            let title = heading_words(&annex_heading(&annex.heading, self.words));
            let mut own = entry(&annex.anchor, OutlineKind::Annex, title, level);
            own.children =
                self.sections(&annex.blocks, level + 1, numbers_restart(&annex.blocks))?;
            own.numbers = self.numbers(&annex.blocks);
            entries.push(own);
        }
        Ok(entries)
    }

    /// Returns the sections, and the numbered paragraphs in them or next to them. `restarts` is
    /// whether numbers restart in sections.
    fn sections(
        &self,
        blocks: &[Block],
        level: u8,
        restarts: bool,
    ) -> Result<Vec<OutlineEntry>, Findings> {
        let mut entries = Vec::new();
        for block in blocks {
            match block {
                Block::Section(section) => {
                    let mut title = spoken_heading(self.catalogue, &section.heading)?;
                    let printed = heading_words(&section.heading);
                    if title != printed {
                        title = capitalised(&title);
                    }
                    let Some(anchor) = &section.anchor else {
                        continue;
                    };
                    let mut own = entry(anchor, OutlineKind::Section, title, level);
                    own.children = self.sections(&section.blocks, level + 1, restarts)?;
                    // Where numbers restart, the few paragraphs are found by the heading.
                    if !restarts {
                        own.numbers = self.numbers(&section.blocks);
                    }
                    entries.push(own);
                }
                Block::Paragraph(paragraph) => {
                    if let (Some(anchor), Some(number)) = (&paragraph.anchor, &paragraph.number) {
                        entries.push(self.paragraph(anchor, paragraph, number, level)?);
                    }
                }
                Block::Items(_) | Block::Table(_) | Block::Quotation(_) => {}
            }
        }
        Ok(entries)
    }

    /// Returns the paragraphs among blocks by number; if none has a number, by position.
    fn numbers(&self, blocks: &[Block]) -> Vec<NumberedPlace> {
        let numbered: Vec<NumberedPlace> = self.numbered(blocks).collect();
        if numbered.is_empty() {
            self.counted(blocks)
        } else {
            numbered
        }
    }

    /// Returns the paragraphs among blocks without a number, by position.
    fn counted(&self, blocks: &[Block]) -> Vec<NumberedPlace> {
        let counted = blocks.iter().filter_map(|block| match block {
            Block::Paragraph(paragraph) => {
                let anchor = paragraph.anchor.clone()?;
                let number = self.names.get(&anchor)?.count?.to_string();
                Some(self.numbered_place(anchor, number, paragraph))
            }
            _ => None,
        });
        counted.collect()
    }

    /// Returns the paragraphs among blocks that have a number.
    fn numbered(&self, blocks: &[Block]) -> impl Iterator<Item = NumberedPlace> {
        blocks.iter().filter_map(|block| match block {
            Block::Paragraph(paragraph) => {
                let anchor = paragraph.anchor.clone()?;
                let number = bare(paragraph.number.as_deref()?).to_owned();
                Some(self.numbered_place(anchor, number, paragraph))
            }
            _ => None,
        })
    }

    fn numbered_place(
        &self,
        anchor: Anchor,
        number: String,
        paragraph: &Paragraph,
    ) -> NumberedPlace {
        let name = self.names.get(&anchor);
        NumberedPlace {
            number,
            name: capitalised(name.map_or("", |name| &name.spoken)),
            opening: opening(&plain_text(&paragraph.content), SHORT_OPENING_MAX),
            anchor,
        }
    }

    fn paragraph(
        &self,
        anchor: &Anchor,
        paragraph: &Paragraph,
        number: &str,
        level: u8,
    ) -> Result<OutlineEntry, Findings> {
        let opening = opening_words(&plain_text(&paragraph.content));
        let title = if opening.is_empty() && has_word(Some(number)) {
            bare(number).to_owned()
        } else if opening.is_empty() {
            // The text is in the items below it.
            let number = FluentValue::from(bare(number));
            let name = self
                .catalogue
                .message("name-paragraph", &[("number", number)])?;
            capitalised(&name)
        } else {
            let arguments = [
                ("number", FluentValue::from(number)),
                ("opening", FluentValue::from(opening)),
            ];
            self.catalogue.message("outline-paragraph", &arguments)?
        };
        Ok(entry(anchor, OutlineKind::Paragraph, title, level))
    }
}

/// Returns a generated title with a capital letter at the beginning.
fn capitalised(title: &str) -> String {
    let mut rest = title.chars();
    let first = rest.next().into_iter().flat_map(char::to_uppercase);
    first.chain(rest).collect()
}

/// Counts how often each title occurs in the outline.
fn count(entries: &[OutlineEntry], times: &mut BTreeMap<String, usize>) {
    for entry in entries {
        *times.entry(entry.title.clone()).or_default() += 1;
        count(&entry.children, times);
    }
}

fn entry(anchor: &Anchor, kind: OutlineKind, title: String, level: u8) -> OutlineEntry {
    OutlineEntry {
        anchor: anchor.to_string(),
        kind,
        title,
        level,
        numbers: Vec::new(),
        children: Vec::new(),
    }
}

/// Returns the first words of a paragraph, with an ellipsis if there are more.
pub fn opening_words(text: &str) -> String {
    opening(text, OPENING_MAX)
}

/// Returns the first words of a paragraph: at most `longest` characters, or half as many in a script
/// without spaces, whose characters are wide.
fn opening(text: &str, longest: usize) -> String {
    let text = text.trim();
    if text.chars().count() <= longest {
        return text.trim_end_matches([':', ';', ',']).to_owned();
    }
    let head: String = text.chars().take(longest).collect();
    let head = match head.rfind(is_breakable_space) {
        Some(space) => head[..space].to_owned(),
        None => head.chars().take(longest / 2).collect(),
    };
    format!("{}…", head.trim_end_matches([':', ';', ',', ' ']))
}

/// Whether text may end before a space. A no-break space is in the middle of a number or after a
/// name: “8 707 100” is not “8 707…”.
fn is_breakable_space(character: char) -> bool {
    character.is_whitespace() && !matches!(character, '\u{a0}' | '\u{202f}')
}

#[cfg(test)]
mod tests {
    use super::{opening, opening_words};

    #[test]
    fn opening_words_do_not_end_within_a_number() {
        assert_eq!(
            opening("Approves the amount of 8\u{a0}707\u{a0}100 dollars", 30),
            "Approves the amount of…"
        );
    }

    #[test]
    fn opening_words_end_at_a_word() {
        assert_eq!(opening_words("Recognizes:"), "Recognizes");
        let long = "Reiterates its call upon States to take, in a timely manner, the measures";
        assert_eq!(
            opening_words(long),
            "Reiterates its call upon States to take, in a timely…"
        );
        assert_eq!(opening(long, 30), "Reiterates its call upon…");
        assert_eq!(
            opening("重申大会第二十届特别会议通过的政治宣言", 16),
            "重申大会第二十届…"
        );
    }
}
