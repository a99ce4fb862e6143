//! The positions in a file to which findings about the document as a whole refer.

use std::collections::BTreeMap;
use std::ops::Range;

use publish_model::resolve::Finding;

/// The positions of notes, note calls and links in a file, which its reader records separately from
/// the model.
#[derive(Debug, Default)]
pub struct Spans {
    notes: Vec<Range<usize>>,
    calls: BTreeMap<String, Vec<Range<usize>>>,
    links: BTreeMap<String, Vec<Range<usize>>>,
}

impl Spans {
    /// Adds the next note, in the order of the model.
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

    /// Adds the calls and links of a part of the file that was read separately. `to_file` converts
    /// positions in the part to positions in the file.
    pub fn extend_without_notes(
        &mut self,
        part: Spans,
        mut to_file: impl FnMut(Range<usize>) -> Range<usize>,
    ) {
        for (own, added) in [(&mut self.calls, part.calls), (&mut self.links, part.links)] {
            for (key, spans) in added {
                let own = own.entry(key).or_default();
                own.extend(spans.into_iter().map(&mut to_file));
            }
        }
    }

    /// Returns the position to which a finding refers. There are as many findings about a key as it
    /// has positions, so that each position gets one in any order of the file.
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
