//! Where in a file the things are that findings about the whole document are about.

use std::collections::BTreeMap;
use std::ops::Range;

use publish_model::resolve::Finding;

/// The places of notes, calls and links in a file, kept by its reader beside the model.
#[derive(Debug, Default)]
pub struct Spans {
    notes: Vec<Range<usize>>,
    calls: BTreeMap<String, Vec<Range<usize>>>,
    links: BTreeMap<String, Vec<Range<usize>>>,
}

impl Spans {
    /// Adds the next of the notes, in the order in which the model has them.
    pub fn note(&mut self, span: Range<usize>) {
        self.notes.push(span);
    }

    /// Adds a call of the note with this key.
    pub fn call(&mut self, key: &str, span: Range<usize>) {
        self.calls.entry(key.to_owned()).or_default().push(span);
    }

    /// Adds a link to this address.
    pub fn link(&mut self, href: &str, span: Range<usize>) {
        self.links.entry(href.to_owned()).or_default().push(span);
    }

    /// Takes in the places of calls and links in a piece of the file that was read by itself.
    pub fn extend_without_notes(
        &mut self,
        piece: Spans,
        mut place: impl FnMut(Range<usize>) -> Range<usize>,
    ) {
        for (own, of_piece) in [
            (&mut self.calls, piece.calls),
            (&mut self.links, piece.links),
        ] {
            for (key, spans) in of_piece {
                let own = own.entry(key).or_default();
                own.extend(spans.into_iter().map(&mut place));
            }
        }
    }

    /// What a finding is about. Several findings about one key are as many as its places, so that
    /// each place gets one, whatever the order of the file.
    pub fn of(&self, finding: &Finding) -> Option<Range<usize>> {
        let nth = |spans: Option<&Vec<Range<usize>>>, index: usize| spans?.get(index).cloned();
        match finding {
            Finding::UndefinedNote { key, call } => nth(self.calls.get(key), *call),
            Finding::UncalledNote { note, .. } | Finding::NoteDefinedTwice { note, .. } => {
                self.notes.get(*note).cloned()
            }
            Finding::DanglingLink { href, link } => nth(self.links.get(href.as_str()), *link),
        }
    }
}
