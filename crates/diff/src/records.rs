//! The passages of a document as data, one record each.

use schemars::JsonSchema;
use serde::Serialize;

use publish_model::diagnostic::Findings;
use publish_model::{Anchor, Language, Symbol};
use publish_templates::wording::Catalogue;
use publish_view::View;

use crate::PassageKind;
use crate::passages;

/// A passage of a document: a line of `A_RES_68_197-EN.jsonl`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PassageRecord {
    /// The symbol of the document.
    pub symbol: Symbol,
    /// The language of the text.
    pub language: Language,
    /// Its position in the document, from 1.
    pub position: usize,
    /// Its kind.
    pub kind: PassageKind,
    /// Its anchor, or that of the place that contains it, the same in all editions and languages. Left
    /// out if the place has no anchor.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub anchor: Option<Anchor>,
    /// Its name, as announced and cited, unique in the document: `paragraph 18 (c)`. Generated text, in the
    /// language of the document.
    pub name: String,
    /// Its printed number or label, the mark of a note, or the number of votes. Left out if it has none.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub label: String,
    /// Its words, without the label and the marks of note calls.
    pub text: String,
    /// Its address on the web. Left out if the address of the site is not known, or the site has no web
    /// page of the document.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
}

/// Returns the passages of a document, in reading order. `page` is the address of its web page.
///
/// # Errors
/// `T002` if the catalogue lacks a message.
pub fn records(
    view: &View<'_>,
    catalogue: &Catalogue,
    page: Option<&str>,
) -> Result<Vec<PassageRecord>, Findings> {
    let resolution = view.resolution;
    let pieces = passages::of(view, catalogue)?.into_iter();
    let records = pieces.enumerate().map(|(index, piece)| {
        let fragment = piece.anchor.as_ref().filter(|anchor| {
            // The masthead is not a target of links.
            anchor.as_str() != "masthead"
        });
        let fragment = fragment.map_or(String::new(), |anchor| format!("#{anchor}"));
        PassageRecord {
            symbol: resolution.symbol.clone(),
            language: piece
                .language
                .unwrap_or_else(|| resolution.language.clone()),
            position: index + 1,
            kind: piece.kind,
            anchor: piece.anchor,
            name: piece.name,
            label: piece.label,
            text: piece.text,
            address: page.map(|page| format!("{page}{fragment}")),
        }
    });
    Ok(records.collect())
}
