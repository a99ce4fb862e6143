//! Traverses a document in reading order, to read it ([`Visit`]) or to change it ([`VisitMut`]).
//!
//! A visitor overrides the methods for the nodes that it needs. Each default method traverses the
//! contents of its node; an overriding method does so by calling the function of the same name in
//! [`walk`] or [`walk_mut`].
//!
//! ```
//! use publish_model::visit::Visit;
//! use publish_model::{Inline, Inlines};
//!
//! struct Words(usize);
//!
//! impl Visit for Words {
//!     fn inline(&mut self, inline: &Inline) {
//!         if let Inline::Text { text, .. } = inline {
//!             self.0 += text.split_whitespace().count();
//!         }
//!         publish_model::visit::walk::inline(self, inline);
//!     }
//! }
//!
//! let line: Inlines = vec![Inline::text("The General Assembly,")];
//! let mut words = Words(0);
//! words.line(&line);
//! assert_eq!(words.0, 3);
//! ```

use crate::{
    Anchor, Annex, Block, Cell, Closing, Enactment, Heading, Inline, Inlines, Item, Masthead, Note,
    Paragraph, Part, Quotation, Resolution, Section, Table, Text,
};

macro_rules! visitor {
    ($(#[$doc:meta])* $visitor:ident, $walk:ident, $($mutable:ident)?) => {
        $(#[$doc])*
        pub trait $visitor<A = Anchor> {
            /// Visits a document: its masthead, its text, its notes.
            fn resolution(&mut self, resolution: &$($mutable)? Resolution<A>) {
                $walk::resolution(self, resolution);
            }

            /// Visits the masthead.
            fn masthead(&mut self, masthead: &$($mutable)? Masthead<A>) {
                $walk::masthead(self, masthead);
            }

            /// Visits the title in the masthead.
            fn title(&mut self, line: &$($mutable)? Inlines<A>) {
                self.line(line);
            }

            /// Visits a part of a document in parts.
            fn part(&mut self, part: &$($mutable)? Part<A>) {
                $walk::part(self, part);
            }

            /// Visits an enactment: formula, preamble, operative part, closing lines, annexes.
            fn enactment(&mut self, enactment: &$($mutable)? Enactment<A>) {
                $walk::enactment(self, enactment);
            }

            /// Visits the enacting formula.
            fn formula(&mut self, line: &$($mutable)? Inlines<A>) {
                self.line(line);
            }

            /// Visits a closing line of an enactment or of an annex.
            fn closing_line(&mut self, line: &$($mutable)? Inlines<A>) {
                self.line(line);
            }

            /// Visits an annex.
            fn annex(&mut self, annex: &$($mutable)? Annex<A>) {
                $walk::annex(self, annex);
            }

            /// Visits a note.
            fn note(&mut self, note: &$($mutable)? Note<A>) {
                $walk::note(self, note);
            }

            /// Visits a block of any kind.
            fn block(&mut self, block: &$($mutable)? Block<A>) {
                $walk::block(self, block);
            }

            /// Visits a paragraph and the blocks that belong to it.
            fn paragraph(&mut self, paragraph: &$($mutable)? Paragraph<A>) {
                $walk::paragraph(self, paragraph);
            }

            /// Visits an item and the blocks that belong to it.
            fn item(&mut self, item: &$($mutable)? Item<A>) {
                $walk::item(self, item);
            }

            /// Visits a section with its heading.
            fn section(&mut self, section: &$($mutable)? Section<A>) {
                $walk::section(self, section);
            }

            /// Visits the heading of a part, an annex or a section.
            fn heading(&mut self, heading: &$($mutable)? Heading<A>) {
                $walk::heading(self, heading);
            }

            /// Visits a table.
            fn table(&mut self, table: &$($mutable)? Table<A>) {
                $walk::table(self, table);
            }

            /// Visits a cell of a table.
            fn cell(&mut self, cell: &$($mutable)? Cell<A>) {
                $walk::cell(self, cell);
            }

            /// Visits a quotation.
            fn quotation(&mut self, quotation: &$($mutable)? Quotation<A>) {
                $walk::quotation(self, quotation);
            }

            /// Visits a run of inlines that is not inside another: of a paragraph, a heading, a
            /// line of the masthead.
            fn line(&mut self, line: &$($mutable)? Inlines<A>) {
                $walk::line(self, line);
            }

            /// Visits an inline of any kind.
            fn inline(&mut self, inline: &$($mutable)? Inline<A>) {
                $walk::inline(self, inline);
            }
        }

        /// Functions that traverse the contents of each kind of node.
        pub mod $walk {
            use super::*;

            /// Visits masthead, text and notes.
            pub fn resolution<A>(
                visitor: &mut (impl $visitor<A> + ?Sized),
                resolution: &$($mutable)? Resolution<A>,
            ) {
                visitor.masthead(&$($mutable)? resolution.masthead);
                text(visitor, &$($mutable)? resolution.text);
                for note in &$($mutable)? resolution.notes {
                    visitor.note(note);
                }
            }

            /// Visits the enactment or the parts.
            pub fn text<A>(
                visitor: &mut (impl $visitor<A> + ?Sized),
                text: &$($mutable)? Text<A>,
            ) {
                match text {
                    Text::Whole(enactment) => visitor.enactment(enactment),
                    Text::Parts(parts) => {
                        for part in parts {
                            visitor.part(part);
                        }
                    }
                }
            }

            /// Visits the lines of the masthead.
            pub fn masthead<A>(
                visitor: &mut (impl $visitor<A> + ?Sized),
                masthead: &$($mutable)? Masthead<A>,
            ) {
                visitor.line(&$($mutable)? masthead.organization);
                visitor.line(&$($mutable)? masthead.body);
                visitor.line(&$($mutable)? masthead.distribution);
                visitor.line(&$($mutable)? masthead.issued);
                lines(visitor, &$($mutable)? masthead.languages);
                visitor.line(&$($mutable)? masthead.subsidiary_body);
                visitor.line(&$($mutable)? masthead.session);
                visitor.line(&$($mutable)? masthead.session_dates);
                lines(visitor, &$($mutable)? masthead.agenda);
                visitor.line(&$($mutable)? masthead.adoption);
                visitor.line(&$($mutable)? masthead.report);
                visitor.line(&$($mutable)? masthead.number);
                visitor.title(&$($mutable)? masthead.title);
                lines(visitor, &$($mutable)? masthead.below_title);
            }

            /// Visits heading and enactment.
            pub fn part<A>(
                visitor: &mut (impl $visitor<A> + ?Sized),
                part: &$($mutable)? Part<A>,
            ) {
                visitor.heading(&$($mutable)? part.heading);
                visitor.enactment(&$($mutable)? part.enactment);
            }

            /// Visits formula, preamble, operative part, closing lines and annexes.
            pub fn enactment<A>(
                visitor: &mut (impl $visitor<A> + ?Sized),
                enactment: &$($mutable)? Enactment<A>,
            ) {
                visitor.formula(&$($mutable)? enactment.formula);
                blocks(visitor, &$($mutable)? enactment.preamble);
                blocks(visitor, &$($mutable)? enactment.operative);
                closing(visitor, &$($mutable)? enactment.closing);
                for annex in &$($mutable)? enactment.annexes {
                    visitor.annex(annex);
                }
            }

            /// Visits heading, blocks and closing lines.
            pub fn annex<A>(
                visitor: &mut (impl $visitor<A> + ?Sized),
                annex: &$($mutable)? Annex<A>,
            ) {
                visitor.heading(&$($mutable)? annex.heading);
                blocks(visitor, &$($mutable)? annex.blocks);
                closing(visitor, &$($mutable)? annex.closing);
            }

            /// Visits the blocks of a note.
            pub fn note<A>(
                visitor: &mut (impl $visitor<A> + ?Sized),
                note: &$($mutable)? Note<A>,
            ) {
                blocks(visitor, &$($mutable)? note.blocks);
            }

            /// Calls the method for the kind of block.
            pub fn block<A>(
                visitor: &mut (impl $visitor<A> + ?Sized),
                block: &$($mutable)? Block<A>,
            ) {
                match block {
                    Block::Paragraph(paragraph) => visitor.paragraph(paragraph),
                    Block::Items(items) => {
                        for item in &$($mutable)? items.items {
                            visitor.item(item);
                        }
                    }
                    Block::Section(section) => visitor.section(section),
                    Block::Table(table) => visitor.table(table),
                    Block::Quotation(quotation) => visitor.quotation(quotation),
                }
            }

            /// Visits the text and the blocks that belong to it.
            pub fn paragraph<A>(
                visitor: &mut (impl $visitor<A> + ?Sized),
                paragraph: &$($mutable)? Paragraph<A>,
            ) {
                visitor.line(&$($mutable)? paragraph.content);
                blocks(visitor, &$($mutable)? paragraph.then);
            }

            /// Visits the text and the blocks that belong to it.
            pub fn item<A>(
                visitor: &mut (impl $visitor<A> + ?Sized),
                item: &$($mutable)? Item<A>,
            ) {
                visitor.line(&$($mutable)? item.content);
                blocks(visitor, &$($mutable)? item.then);
            }

            /// Visits heading and blocks.
            pub fn section<A>(
                visitor: &mut (impl $visitor<A> + ?Sized),
                section: &$($mutable)? Section<A>,
            ) {
                visitor.heading(&$($mutable)? section.heading);
                blocks(visitor, &$($mutable)? section.blocks);
            }

            /// Visits label and title.
            pub fn heading<A>(
                visitor: &mut (impl $visitor<A> + ?Sized),
                heading: &$($mutable)? Heading<A>,
            ) {
                visitor.line(&$($mutable)? heading.label);
                visitor.line(&$($mutable)? heading.title);
            }

            /// Visits caption and cells.
            pub fn table<A>(
                visitor: &mut (impl $visitor<A> + ?Sized),
                table: &$($mutable)? Table<A>,
            ) {
                visitor.line(&$($mutable)? table.caption);
                for rows in [&$($mutable)? table.head, &$($mutable)? table.body] {
                    for row in rows {
                        for cell in &$($mutable)? row.cells {
                            visitor.cell(cell);
                        }
                    }
                }
            }

            /// Visits the blocks of a cell.
            pub fn cell<A>(
                visitor: &mut (impl $visitor<A> + ?Sized),
                cell: &$($mutable)? Cell<A>,
            ) {
                blocks(visitor, &$($mutable)? cell.blocks);
            }

            /// Visits the quoted blocks.
            pub fn quotation<A>(
                visitor: &mut (impl $visitor<A> + ?Sized),
                quotation: &$($mutable)? Quotation<A>,
            ) {
                blocks(visitor, &$($mutable)? quotation.blocks);
            }

            /// Visits each inline of a line.
            pub fn line<A>(
                visitor: &mut (impl $visitor<A> + ?Sized),
                line: &$($mutable)? Inlines<A>,
            ) {
                for inline in line {
                    visitor.inline(inline);
                }
            }

            /// Visits the inlines inside an inline. The reference that “Ibid.” stands for is not
            /// among them, because it is not text of the document.
            pub fn inline<A>(
                visitor: &mut (impl $visitor<A> + ?Sized),
                inline: &$($mutable)? Inline<A>,
            ) {
                match inline {
                    Inline::Emphasis { content }
                    | Inline::Strong { content }
                    | Inline::Superscript { content }
                    | Inline::Subscript { content }
                    | Inline::Link { content, .. }
                    | Inline::Foreign { content, .. }
                    | Inline::TableNoteCall { content, .. } => {
                        for inline in content {
                            visitor.inline(inline);
                        }
                    }
                    Inline::Text { .. }
                    | Inline::Reference { .. }
                    | Inline::NoteCall { .. }
                    | Inline::LineBreak => {}
                }
            }

            fn closing<A>(
                visitor: &mut (impl $visitor<A> + ?Sized),
                closing: &$($mutable)? Closing<A>,
            ) {
                for line in &$($mutable)? closing.lines {
                    visitor.closing_line(line);
                }
            }

            fn lines<A>(
                visitor: &mut (impl $visitor<A> + ?Sized),
                lines: &$($mutable)? Vec<Inlines<A>>,
            ) {
                for line in lines {
                    visitor.line(line);
                }
            }

            fn blocks<A>(
                visitor: &mut (impl $visitor<A> + ?Sized),
                blocks: &$($mutable)? Vec<Block<A>>,
            ) {
                for block in blocks {
                    visitor.block(block);
                }
            }
        }
    };
}

visitor! {
    /// Reads the nodes of a document.
    Visit, walk,
}

visitor! {
    /// Changes the nodes of a document.
    VisitMut, walk_mut, mut
}
