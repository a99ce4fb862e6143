//! The table of contents.

use std::collections::BTreeMap;

use publish_model::diagnostic::Findings;
use publish_model::resolve::numbers_restart;
use publish_model::{
    Anchor, Block, Enactment, Heading, Paragraph, Part, PlaceKind, Places, Resolution, Text,
    plain_text,
};
use publish_templates::wording::{Catalogue, FluentValue, Word, Words};

use super::names::{bare, heading_label, heading_words};
use super::{NumberedPlace, OutlineEntry, OutlineKind};

/// How many characters of a paragraph's opening words a line of the outline shows at most.
const OPENING_MAX: usize = 60;

/// The outline of a resolution: its parts, or preamble and operative part, annexes, notes.
///
/// # Errors
/// `T002` where the catalogue lacks a message.
pub fn outline(
    resolution: &Resolution,
    places: &Places,
    words: &Words,
    catalogue: &Catalogue,
) -> Result<Vec<OutlineEntry>, Findings> {
    let outliner = Outliner {
        places,
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
    outliner.tell_apart(&mut entries)?;
    Ok(entries)
}

struct Outliner<'a> {
    places: &'a Places,
    words: &'a Words,
    catalogue: &'a Catalogue,
}

impl Outliner<'_> {
    fn word(&self, word: Word) -> String {
        self.words.get(word).to_owned()
    }

    /// What a part is called: a letter alone says nothing where nothing stands around it.
    fn part(&self, heading: &Heading) -> Result<String, Findings> {
        if !plain_text(&heading.title).trim().is_empty() {
            return Ok(heading_words(heading));
        }
        let label = FluentValue::from(heading_label(heading));
        self.catalogue.say("name-part", &[("label", label)])
    }

    /// Gives lines with the same words what they stand under, and a count where that is the same:
    /// who has them read as a list of links has nothing else to tell them apart.
    fn tell_apart(&self, entries: &mut [OutlineEntry]) -> Result<(), Findings> {
        let mut times = BTreeMap::new();
        count(entries, &mut times);
        self.tell_apart_under(None, entries, &times)?;
        self.number_alike(entries, &mut BTreeMap::new())
    }

    fn tell_apart_under(
        &self,
        container: Option<&str>,
        entries: &mut [OutlineEntry],
        times: &BTreeMap<String, usize>,
    ) -> Result<(), Findings> {
        for entry in entries {
            let own = entry.title.clone();
            if let Some(container) = container
                && times.get(&own).is_some_and(|times| *times > 1)
            {
                let arguments = [
                    ("container", FluentValue::from(container)),
                    ("place", FluentValue::from(own.as_str())),
                ];
                entry.title = self.catalogue.say("name-in", &arguments)?;
            }
            self.tell_apart_under(Some(&own), &mut entry.children, times)?;
        }
        Ok(())
    }

    fn number_alike(
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
                entry.title = self.catalogue.say("name-again", &arguments)?;
            }
            self.number_alike(&mut entry.children, given)?;
        }
        Ok(())
    }

    /// The word of a line that every part has its own of, with the part's name.
    fn within(&self, part: Option<&Part>, word: Word) -> Result<String, Findings> {
        let Some(part) = part else {
            return Ok(self.word(word));
        };
        let label = FluentValue::from(heading_label(&part.heading));
        let container = self.catalogue.say("name-part", &[("label", label)])?;
        let arguments = [
            ("container", FluentValue::from(container)),
            ("place", FluentValue::from(self.word(word))),
        ];
        self.catalogue.say("name-in", &arguments)
    }

    /// `part` is the part that the enactment is of, where there are parts.
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
            preamble.numbers = counted(&enactment.preamble);
            preamble.numbers.extend(numbered(&enactment.preamble));
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
            operative.numbers = numbered(&enactment.operative).collect();
            entries.push(operative);
        }
        if let Some(anchor) = only(PlaceKind::Vote) {
            let title = self.within(part, Word::RecordedVote)?;
            entries.push(entry(anchor, OutlineKind::Vote, title, level));
        }
        for annex in &enactment.annexes {
            let title = heading_words(&annex.heading);
            let mut own = entry(&annex.anchor, OutlineKind::Annex, title, level);
            own.children =
                self.sections(&annex.blocks, level + 1, numbers_restart(&annex.blocks))?;
            own.numbers = numbered(&annex.blocks).collect();
            entries.push(own);
        }
        Ok(entries)
    }

    /// Sections, and the numbered paragraphs in them or beside them. `restarts` says whether numbers
    /// restart in sections.
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
                    let title = heading_words(&section.heading);
                    let Some(anchor) = &section.anchor else {
                        continue;
                    };
                    let mut own = entry(anchor, OutlineKind::Section, title, level);
                    own.children = self.sections(&section.blocks, level + 1, restarts)?;
                    // Where numbers restart, the few paragraphs are found by the heading.
                    if !restarts {
                        own.numbers = numbered(&section.blocks).collect();
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

    fn paragraph(
        &self,
        anchor: &Anchor,
        paragraph: &Paragraph,
        number: &str,
        level: u8,
    ) -> Result<OutlineEntry, Findings> {
        let opening = opening_words(&plain_text(&paragraph.content));
        let title = if opening.is_empty() {
            // Its words stand in the items under it.
            let number = FluentValue::from(bare(number));
            self.catalogue
                .say("name-paragraph", &[("number", number)])?
        } else {
            let arguments = [
                ("number", FluentValue::from(number)),
                ("opening", FluentValue::from(opening)),
            ];
            self.catalogue.say("outline-paragraph", &arguments)?
        };
        Ok(entry(anchor, OutlineKind::Paragraph, title, level))
    }
}

/// How often each title stands in the outline.
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

/// The paragraphs among blocks that have no number, found by their count.
fn counted(blocks: &[Block]) -> Vec<NumberedPlace> {
    let unnumbered = blocks.iter().filter_map(|block| match block {
        Block::Paragraph(paragraph) if paragraph.number.is_none() => Some(paragraph),
        _ => None,
    });
    let counted = unnumbered.zip(1..).filter_map(|(paragraph, count)| {
        Some(NumberedPlace {
            anchor: paragraph.anchor.clone()?,
            number: count.to_string(),
        })
    });
    counted.collect()
}

/// The paragraphs among blocks that have a number.
fn numbered(blocks: &[Block]) -> impl Iterator<Item = NumberedPlace> {
    blocks.iter().filter_map(|block| match block {
        Block::Paragraph(paragraph) => Some(NumberedPlace {
            anchor: paragraph.anchor.clone()?,
            number: bare(paragraph.number.as_deref()?).to_owned(),
        }),
        _ => None,
    })
}

/// The first words of a paragraph, as many as fit; an ellipsis says that more follow.
pub fn opening_words(text: &str) -> String {
    let text = text.trim();
    if text.chars().count() <= OPENING_MAX {
        return text.trim_end_matches([':', ';', ',']).to_owned();
    }
    let head: String = text.chars().take(OPENING_MAX).collect();
    // Scripts without spaces are cut between characters.
    let head = match head.rfind(char::is_whitespace) {
        Some(space) => &head[..space],
        None => &head,
    };
    format!("{}…", head.trim_end_matches([':', ';', ',', ' ']))
}

#[cfg(test)]
mod tests {
    use super::opening_words;

    #[test]
    fn opening_words_end_at_a_word() {
        assert_eq!(opening_words("Recognizes:"), "Recognizes");
        let long = "Reiterates its call upon States to take, in a timely manner, the measures";
        assert_eq!(
            opening_words(long),
            "Reiterates its call upon States to take, in a timely…"
        );
    }
}
