//! The text of passages in JSON Lines.

use std::collections::BTreeMap;

use publish_model::{Block, Note, Resolution};
use serde::Deserialize;

use super::{EditionText, fold};
use crate::Unreadable;

/// What the check reads of a line.
#[derive(Deserialize)]
struct Passage {
    symbol: String,
    anchor: Option<String>,
    #[serde(default)]
    label: String,
    text: String,
}

impl EditionText {
    /// Returns the text of the passages of a document, of which each is a line and has the symbol. The
    /// label of the first passage of a note is the mark of the note, unless the passage has its own.
    ///
    /// # Errors
    /// If a line is not a passage of the document.
    pub fn of_passages(lines: &str, resolution: &Resolution) -> Result<EditionText, Unreadable> {
        let all = resolution.notes.iter().enumerate();
        let by_anchor: BTreeMap<&str, usize> = all
            .map(|(index, note)| (note.anchor.as_str(), index))
            .collect();
        let mut body = String::new();
        let mut notes: Vec<Option<(String, String)>> = vec![None; resolution.notes.len()];
        // The passages of the notes are the last ones.
        let mut current = None;
        for (index, line) in lines.lines().enumerate() {
            let number = index + 1;
            let passage: Passage = serde_json::from_str(line)
                .map_err(|error| Unreadable(format!("line {number}: {error}")))?;
            if passage.symbol != resolution.symbol.as_str() {
                let reason = format!("line {number} has the symbol “{}”", passage.symbol);
                return Err(Unreadable(reason));
            }
            let anchor = passage.anchor.as_deref();
            current = anchor
                .and_then(|anchor| by_anchor.get(anchor).copied())
                .or(current);
            let Passage { label, text, .. } = passage;
            match current.and_then(|note| notes.get_mut(note)) {
                Some(Some((_, words))) => words.push_str(&format!(" {label} {text}")),
                Some(note) => *note = Some((label, text)),
                None => body.push_str(&format!(" {label} {text}")),
            }
        }
        let mut text = EditionText {
            body: fold(&body),
            ..EditionText::default()
        };
        for (note, found) in resolution.notes.iter().zip(notes) {
            let Some((label, words)) = found else {
                continue;
            };
            let (mark, words) = if has_own_label(note) {
                (note.mark.clone(), format!("{label} {words}"))
            } else {
                (label, words)
            };
            let mark = text.free_mark(&mark);
            text.notes.insert(mark, fold(&words));
        }
        Ok(text)
    }
}

/// Returns whether the first passage of a note has a number or a label, instead of the mark.
fn has_own_label(note: &Note) -> bool {
    let mut block = note.blocks.first();
    loop {
        block = match block {
            Some(Block::Paragraph(paragraph)) => {
                let number = paragraph.number.as_deref().unwrap_or_default();
                return !number.is_empty();
            }
            Some(Block::Items(items)) => {
                return items
                    .items
                    .first()
                    .is_some_and(|item| !item.label.is_empty());
            }
            Some(Block::Quotation(quotation)) => quotation.blocks.first(),
            Some(Block::Section(_) | Block::Table(_)) | None => return false,
        };
    }
}
