//! The types of a document as read, before [`crate::resolve`] assigns anchors. They have the same
//! names as the resolved ones, for use in readers.

use crate::Unplaced;

/// [`crate::Annex`] without anchors.
pub type Annex = crate::Annex<Unplaced>;
/// [`crate::Block`] without anchors.
pub type Block = crate::Block<Unplaced>;
/// [`crate::Cell`] without anchors.
pub type Cell = crate::Cell<Unplaced>;
/// [`crate::Closing`] without anchors.
pub type Closing = crate::Closing<Unplaced>;
/// [`crate::Enactment`] without anchors.
pub type Enactment = crate::Enactment<Unplaced>;
/// [`crate::Heading`] without anchors.
pub type Heading = crate::Heading<Unplaced>;
/// [`crate::Inline`] without anchors.
pub type Inline = crate::Inline<Unplaced>;
/// [`crate::Inlines`] without anchors.
pub type Inlines = crate::Inlines<Unplaced>;
/// [`crate::Item`] without anchors.
pub type Item = crate::Item<Unplaced>;
/// [`crate::Items`] without anchors.
pub type Items = crate::Items<Unplaced>;
/// [`crate::Masthead`] without anchors.
pub type Masthead = crate::Masthead<Unplaced>;
/// [`crate::Note`] without anchors.
pub type Note = crate::Note<Unplaced>;
/// [`crate::Paragraph`] without anchors.
pub type Paragraph = crate::Paragraph<Unplaced>;
/// [`crate::Part`] without anchors.
pub type Part = crate::Part<Unplaced>;
/// [`crate::Quotation`] without anchors.
pub type Quotation = crate::Quotation<Unplaced>;
/// [`crate::Resolution`] without anchors.
pub type Resolution = crate::Resolution<Unplaced>;
/// [`crate::Row`] without anchors.
pub type Row = crate::Row<Unplaced>;
/// [`crate::Section`] without anchors.
pub type Section = crate::Section<Unplaced>;
/// [`crate::Table`] without anchors.
pub type Table = crate::Table<Unplaced>;
/// [`crate::Text`] without anchors.
pub type Text = crate::Text<Unplaced>;
