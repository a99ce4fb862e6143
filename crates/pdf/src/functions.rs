//! Functions that templates have in addition to typst's own. They give access to the tagging that
//! typst uses for its own lists and notes, which a custom layout has to request, and to the model's
//! properties of languages.

use std::borrow::Cow;
use std::num::NonZeroUsize;
use std::sync::LazyLock;

use regex::Regex;
use typst::diag::StrResult;
use typst::ecow::EcoString;
use typst::foundations::{Array, Content, NativeElement, Scope, Smart, Value, func};
use typst::layout::PlaceElem;
use typst::model::{Destination, HeadingElem, ParElem, Url};
use typst::pdf::PdfMarkerTag;
use typst::text::TextElem;

use super::{dates, hints, links};
use publish_model::Language;
use publish_pdf_finish::{Change, Hint, Span};

/// Defines the functions in the scope of all templates.
pub fn define(scope: &mut Scope) {
    scope.define_func::<tagged_list>();
    scope.define_func::<tagged_list_label>();
    scope.define_func::<tagged_list_body>();
    scope.define_func::<tagged_label>();
    scope.define_func::<tagged_notes>();
    scope.define_func::<tagged_words>();
    scope.define_func::<tagged_list_of_words>();
    scope.define_func::<tagged_item>();
    scope.define_func::<untagged_cell>();
    scope.define_func::<generated>();
    scope.define_func::<read_as>();
    scope.define_func::<unprinted_heading>();
    scope.define_func::<named_link>();
    scope.define_func::<named_url>();
    scope.define_func::<language_direction>();
    scope.define_func::<left_in_english>();
    scope.define_func::<with_joined_dates>();
    scope.define_func::<left_to_right_runs>();
    scope.define_func::<plain>();
    scope.define_func::<calls_in>();
}

/// Marks content as a list: `L` in the tag tree. It may contain only pairs of `tagged-list-label`
/// and `tagged-list-body`.
#[func]
pub fn tagged_list(
    /// The numbering of the labels: `Decimal`, `LowerAlpha`, `None`, or another value of ISO
    /// 32000-1, table 347.
    #[named]
    #[default("Decimal".into())]
    numbering: EcoString,
    /// The labels and bodies.
    body: Content,
) -> Content {
    // typst moves a list out of an item if it is last in the item's body. An empty paragraph after
    // the list keeps it there; the paragraph takes no space and leaves no trace in the tag tree.
    let keeper = PlaceElem::new(ParElem::new(Content::empty()).pack()).pack();
    next(Change::List(numbering.into())) + list_marker(body) + keeper
}

/// Marks content as the label of a list item: `Lbl`.
#[func]
pub fn tagged_list_label(
    /// The label as printed.
    body: Content,
) -> Content {
    PdfMarkerTag::ListItemLabel(body)
}

/// Marks content as the body of a list item: `LBody`.
#[func]
pub fn tagged_list_body(
    /// The text of the item, nested lists included.
    body: Content,
) -> Content {
    PdfMarkerTag::ListItemBody(body)
}

/// Marks content as a label outside of lists, such as the mark of a note: `Lbl`.
#[func]
pub fn tagged_label(
    /// The label as printed.
    body: Content,
) -> Content {
    PdfMarkerTag::Label(body)
}

/// Marks content as notes: each is a `Note`. It may contain only pairs of `tagged-list-label` and
/// `tagged-list-body`.
#[func]
pub fn tagged_notes(
    /// The marks and texts.
    body: Content,
) -> Content {
    next(Change::Notes) + list_marker(body)
}

/// Marks words within a line as a separate element: words in another language, or generated words.
/// The paragraph has to be a `par`: typst leaves elements without words outside other paragraphs if
/// they are at either end, so that the words would begin and end in different elements.
#[func]
pub fn tagged_words(
    /// Their language; without it, the words are generated.
    #[named]
    #[default]
    language: Option<EcoString>,
    /// The words.
    body: Content,
) -> Content {
    let language = language.map(|tag| Span::Language(tag.into()));
    span(language.unwrap_or(Span::Generated), body)
}

/// The content of a table cell that only keeps rows on one page. The cell is not in the tag tree.
#[func]
pub fn untagged_cell() -> Content {
    hints::content(Hint::Untagged)
}

/// Marks a paragraph as a list. Its items are the words that `tagged-item` marks; text between them
/// belongs to the item before it.
#[func]
pub fn tagged_list_of_words(
    /// The paragraph.
    body: Content,
) -> Content {
    next(Change::ListOfWords) + body
}

/// Marks words within a line as an item of a list.
#[func]
pub fn tagged_item(
    /// The words.
    body: Content,
) -> Content {
    span(Span::Item, body)
}

/// Marks the next heading, paragraph or other block as generated: its words are not in the source.
#[func]
pub fn generated(
    /// The block.
    body: Content,
) -> Content {
    next(Change::Generated) + body
}

/// Gives content, for example a link, words that are read instead of the visible ones. Without
/// content, they are read instead of all words of the label or paragraph that contains the call.
#[func]
pub fn read_as(
    /// The words that are read.
    words: EcoString,
    /// The visible content.
    body: Option<Content>,
) -> Content {
    match body {
        Some(body) => next(Change::ReadAs(words.into())) + body,
        None => hints::content(Hint::ReadContainerAs(words.into())),
    }
}

/// Adds a heading that is read but not printed: its words are only in the tag tree, as generated
/// words.
#[func]
pub fn unprinted_heading(
    /// The level, 1 to 6.
    level: NonZeroUsize,
    /// Its words.
    words: EcoString,
) -> Content {
    let heading = HeadingElem::new(TextElem::packed(words)).with_level(Smart::Custom(level));
    next(Change::UnprintedHeading) + heading.pack()
}

/// Links content to an anchor of the document and gives the link a name, which screen readers that
/// speak the `Contents` of a link announce. The template has to place a label with the name of the
/// anchor. The call of a note is read as the name alone, as a reference to the note.
#[func]
pub fn named_link(
    /// The anchor.
    anchor: EcoString,
    /// The name.
    name: EcoString,
    /// Whether the link is the call of a note.
    #[named]
    #[default]
    calls_note: bool,
    /// The visible content.
    body: Content,
) -> StrResult<Content> {
    let body = match calls_note {
        true => hints::content(Hint::NoteCall) + body,
        false => body,
    };
    Ok(body.linked(links::destination(&anchor)?, Some(name)))
}

/// Links content to an address and gives the link a name.
#[func]
pub fn named_url(
    /// The address.
    address: Url,
    /// The name.
    name: EcoString,
    /// The visible content.
    body: Content,
) -> Content {
    body.linked(Destination::Url(address), Some(name))
}

/// Returns a hint for the next element.
fn next(change: Change) -> Content {
    hints::content(Hint::Next(change))
}

/// Encloses words in the hints for their beginning and end.
fn span(span: Span, words: Content) -> Content {
    hints::content(Hint::Begin(span)) + words + hints::content(Hint::End)
}

/// Marks content as a list in the tag tree. typst 0.15.1 has marker elements for the labels and
/// bodies of list items, but none for a list itself except that of its bibliography, which it
/// writes as a plain `L` with `ListNumbering` `Decimal`. `tagged-list` and `tagged-notes` replace
/// the numbering.
fn list_marker(items: Content) -> Content {
    PdfMarkerTag::Bibliography(true, items)
}

/// Returns the direction of a language, `ltr` or `rtl`.
#[func]
pub fn language_direction(
    /// The language tag: `zh-Hans`.
    language: EcoString,
) -> StrResult<EcoString> {
    let language: Language = language.parse()?;
    Ok(language.direction().as_str().into())
}

/// Whether a line of a document in another language is in English.
#[func]
pub fn left_in_english(
    /// The words of the line.
    words: EcoString,
    /// The language of the document.
    language: EcoString,
) -> StrResult<bool> {
    let language: Language = language.parse()?;
    Ok(language.leaves_in_english(&words))
}

/// Returns words in which the day and the month of each date are joined by a no-break space. A regular
/// expression of typst would be prepared again for each text.
#[func]
pub fn with_joined_dates(
    /// The words.
    words: EcoString,
    /// Their language.
    language: EcoString,
) -> StrResult<EcoString> {
    let language: Language = language.parse()?;
    Ok(match dates::join(&words, &language) {
        Cow::Borrowed(_) => words,
        Cow::Owned(joined) => joined.into(),
    })
}

static LEFT_TO_RIGHT: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"[\p{Latin}\p{Nd}]").expect("a valid pattern"));

static ARABIC: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\p{Arabic}").expect("a valid pattern"));

/// Divides a right-to-left text between each two words that run from left to right. The space is at the
/// beginning of the second part.
#[func]
pub fn left_to_right_runs(
    /// The text.
    text: EcoString,
) -> Vec<EcoString> {
    if !LEFT_TO_RIGHT.is_match(&text) {
        return vec![text];
    }
    let mut runs = vec![EcoString::new()];
    let mut is_after_such_word = false;
    for (position, word) in text.split(' ').enumerate() {
        let is_such_word = LEFT_TO_RIGHT.is_match(word) && !ARABIC.is_match(word);
        if is_after_such_word && is_such_word {
            runs.push(EcoString::new());
        }
        if let Some(run) = runs.last_mut() {
            run.push_str(if position > 0 { " " } else { "" });
            run.push_str(word);
        }
        is_after_such_word = is_such_word;
    }
    runs
}

/// Returns the plain text of a run of inlines, for values that cannot contain markup.
#[func]
pub fn plain(
    /// The inlines.
    inlines: Array,
) -> EcoString {
    let mut words = EcoString::new();
    add_plain(&inlines, &mut words);
    words
}

fn add_plain(inlines: &Array, words: &mut EcoString) {
    for inline in inlines.iter() {
        if let Some(Value::Str(text)) = field(inline, "text") {
            words.push_str(text);
        } else if let Some(Value::Array(content)) = field(inline, "content") {
            add_plain(content, words);
        } else if is_of_kind(inline, "line-break") {
            words.push(' ');
        }
    }
}

/// Returns the note calls in a run of inlines.
#[func]
pub fn calls_in(
    /// The inlines.
    inlines: Array,
) -> Array {
    let mut calls = Array::new();
    add_calls(&inlines, &mut calls);
    calls
}

fn add_calls(inlines: &Array, calls: &mut Array) {
    for inline in inlines.iter() {
        if is_of_kind(inline, "note-call") {
            calls.push(inline.clone());
        } else if let Some(Value::Array(content)) = field(inline, "content") {
            add_calls(content, calls);
        }
    }
}

fn is_of_kind(inline: &Value, kind: &str) -> bool {
    matches!(field(inline, "kind"), Some(Value::Str(found)) if found.as_str() == kind)
}

fn field<'v>(inline: &'v Value, name: &str) -> Option<&'v Value> {
    match inline {
        Value::Dict(fields) => fields.get(name).ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::left_to_right_runs;

    #[test]
    fn a_right_to_left_text_is_divided_between_left_to_right_words() {
        for (text, runs) in [
            ("", vec![""]),
            ("قرار", vec!["قرار"]),
            ("القرار 68/197 المؤرخ", vec!["القرار 68/197 المؤرخ"]),
            ("قرار A/68 B 2 في", vec!["قرار A/68", " B", " 2 في"]),
            ("2 ب2 3", vec!["2 ب2 3"]),
        ] {
            let found = left_to_right_runs(text.into());
            assert_eq!(found, runs, "{text}");
            assert_eq!(found.concat(), text);
        }
    }
}
