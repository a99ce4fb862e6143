//! The notes of tables and their calls.

use std::collections::BTreeMap;

use publish_model::visit::{Visit, walk};
use publish_model::{Anchor, Call, Inline, Resolution, Table, plain_text};

/// A note below a table.
pub struct TableNote {
    /// The mark of its calls, as printed first: `a`.
    pub mark: String,
    /// The anchor of the table.
    pub table: Anchor,
    /// Its calls, in the table.
    pub calls: Vec<Call>,
}

/// Returns the notes of all tables, by the anchors of the paragraphs that are the notes.
pub fn table_notes(resolution: &Resolution) -> BTreeMap<Anchor, TableNote> {
    let mut collector = Collector::default();
    collector.resolution(resolution);
    collector.notes
}

#[derive(Default)]
struct Collector {
    table: Option<Anchor>,
    notes: BTreeMap<Anchor, TableNote>,
}

impl Visit for Collector {
    fn table(&mut self, table: &Table) {
        let outer = self.table.replace(table.anchor.clone());
        walk::table(self, table);
        self.table = outer;
    }

    fn inline(&mut self, inline: &Inline) {
        if let Inline::TableNoteCall {
            content,
            target,
            anchor,
        } = inline
            && let Some(table) = &self.table
        {
            let note = self.notes.entry(target.clone());
            let note = note.or_insert_with(|| TableNote {
                mark: plain_text(content),
                table: table.clone(),
                calls: Vec::new(),
            });
            note.calls.push(Call {
                anchor: anchor.clone(),
                paragraph: table.clone(),
            });
        }
        walk::inline(self, inline);
    }
}
