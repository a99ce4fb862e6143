//! Functions that templates have beside typst's own. They give access to parts of typst's tagging
//! that Typst itself uses for its lists and notes, and that a layout by hand has to ask for, and to
//! what the model knows of languages.

use std::num::NonZeroUsize;

use typst::diag::StrResult;
use typst::ecow::EcoString;
use typst::foundations::{Content, NativeElement, Scope, Smart, func};
use typst::introspection::Location;
use typst::layout::PlaceElem;
use typst::model::{Destination, HeadingElem, ParElem, Url};
use typst::pdf::PdfMarkerTag;
use typst::text::TextElem;

use super::hints;
use publish_model::Language;
use publish_pdf_finish::{Change, Hint, Span};

/// Puts the functions into the scope that all templates see.
pub fn define(scope: &mut Scope) {
    scope.define_func::<tagged_list>();
    scope.define_func::<tagged_list_label>();
    scope.define_func::<tagged_list_body>();
    scope.define_func::<tagged_label>();
    scope.define_func::<tagged_notes>();
    scope.define_func::<tagged_words>();
    scope.define_func::<tagged_list_of_words>();
    scope.define_func::<tagged_item>();
    scope.define_func::<generated>();
    scope.define_func::<read_as>();
    scope.define_func::<unprinted_heading>();
    scope.define_func::<named_link>();
    scope.define_func::<named_url>();
    scope.define_func::<language_direction>();
    scope.define_func::<left_in_english>();
}

/// Marks content as a list: `L` in the tag tree. It may hold nothing but pairs of
/// `tagged-list-label` and `tagged-list-body`.
#[func]
pub fn tagged_list(
    /// How the labels count: `Decimal`, `LowerAlpha`, `None`, or another of ISO 32000-1, table 347.
    #[named]
    #[default("Decimal".into())]
    numbering: EcoString,
    /// The labels and bodies.
    body: Content,
) -> Content {
    // typst moves a list that stands last in the body of an item out of that item. An empty
    // paragraph after it, which takes no room and leaves no trace in the tag tree, keeps it there.
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

/// Marks content as notes: each a `Note`. It may hold nothing but pairs of `tagged-list-label` and
/// `tagged-list-body`.
#[func]
pub fn tagged_notes(
    /// The marks and texts.
    body: Content,
) -> Content {
    next(Change::Notes) + list_marker(body)
}

/// Marks words in a line as an element of their own: in another language, or generated. The paragraph
/// has to be a `par`: typst leaves elements without words outside other paragraphs if they are at
/// either end, so that the words would begin and end in different elements.
#[func]
pub fn tagged_words(
    /// Their language; without one they are generated.
    #[named]
    #[default]
    language: Option<EcoString>,
    /// The words.
    body: Content,
) -> Content {
    let language = language.map(|tag| Span::Language(tag.into()));
    span(language.unwrap_or(Span::Generated), body)
}

/// Marks a paragraph as a list: it holds words that `tagged-item` marks, and what stands between them.
#[func]
pub fn tagged_list_of_words(
    /// The paragraph.
    body: Content,
) -> Content {
    next(Change::ListOfWords) + body
}

/// Marks words in a line as an item of a list.
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

/// Content, for example a link, of which other words are read than are seen. Without content they
/// are read in place of all words of the label or paragraph that contains them.
#[func]
pub fn read_as(
    /// What is read.
    words: EcoString,
    /// What is seen.
    body: Option<Content>,
) -> Content {
    match body {
        Some(body) => next(Change::ReadAs(words.into())) + body,
        None => hints::content(Hint::ReadContainerAs(words.into())),
    }
}

/// A heading that is read but not printed: its words are in the tag tree alone, as generated ones.
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

/// Links content to a place of the document under a name of its own, which screen readers that
/// speak the `Contents` of a link announce.
#[func]
pub fn named_link(
    /// The place: what `location()` gives.
    destination: Location,
    /// The name.
    name: EcoString,
    /// Whether the place is the note at the foot of the page whose `footnote` is there.
    #[named]
    #[default(false)]
    note: bool,
    /// What is shown.
    body: Content,
) -> Content {
    let place = if note {
        destination.variant(1)
    } else {
        destination
    };
    body.linked(Destination::Location(place), Some(name))
}

/// Links content to an address under a name of its own.
#[func]
pub fn named_url(
    /// The address.
    address: Url,
    /// The name.
    name: EcoString,
    /// What is shown.
    body: Content,
) -> Content {
    body.linked(Destination::Url(address), Some(name))
}

/// A hint for the next element.
fn next(change: Change) -> Content {
    hints::content(Hint::Next(change))
}

/// Words between hints for where they begin and end.
fn span(span: Span, words: Content) -> Content {
    hints::content(Hint::Begin(span)) + words + hints::content(Hint::End)
}

/// A list in the tag tree. typst 0.15.1 has marker elements for the labels and bodies of list items,
/// but for a list itself only that of its bibliography, which it writes as a plain `L` with
/// `ListNumbering` `Decimal`. `tagged-list` and `tagged-notes` replace the numbering.
fn list_marker(items: Content) -> Content {
    PdfMarkerTag::Bibliography(true, items)
}

/// The direction of a language, `ltr` or `rtl`.
#[func]
pub fn language_direction(
    /// The language tag: `zh-Hans`.
    language: EcoString,
) -> StrResult<EcoString> {
    let language: Language = language.parse()?;
    Ok(language.direction().as_str().into())
}

/// Whether a line of a document stayed in English.
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
