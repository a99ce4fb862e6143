//! The positions in a file to which findings about the document as a whole refer.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use publish_model::diagnostic::{Code, Diagnostic, SourceFile};
use publish_model::resolve::Finding;
use publish_model::visit::{Visit, walk};
use publish_model::{Inline, Resolved};

/// The positions of notes, note calls, links and references in a file, which its reader records
/// separately from the model.
#[derive(Debug, Default)]
pub struct Spans {
    notes: Vec<Range<usize>>,
    calls: BTreeMap<String, Vec<Range<usize>>>,
    links: BTreeMap<String, Vec<Range<usize>>>,
    /// By symbol and text.
    references: BTreeMap<(String, String), Vec<Range<usize>>>,
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

    /// Adds a reference to the document with this symbol.
    pub fn reference(&mut self, symbol: &str, text: &str, span: Range<usize>) {
        let key = (symbol.to_owned(), text.to_owned());
        self.references.entry(key).or_default().push(span);
    }

    /// Returns a warning for each reference in the file that resolving the document did not find
    /// again.
    pub fn lost_references(
        &self,
        resolution: &Resolved,
        file: &Arc<SourceFile>,
    ) -> Vec<Diagnostic> {
        if self.references.is_empty() {
            return Vec::new();
        }
        let mut found = References::default();
        found.resolution(resolution);
        let lost = self.references.iter().flat_map(|(key, spans)| {
            let count = found.0.get(key).copied().unwrap_or_default();
            spans
                .iter()
                .skip(count)
                .map(move |span| (key, span.clone()))
        });
        let findings = lost.map(|((symbol, text), span)| {
            let message = format!("the text “{text}” does not refer to {symbol}, and is read as text");
            let help = "use a link for it: references are only the symbols and numbers that the text \
                        mentions";
            Diagnostic::warning(Code::LostReference, message, help).at(file, span)
        });
        findings.collect()
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

/// Counts the references of a document, by symbol and text.
#[derive(Default)]
struct References(BTreeMap<(String, String), usize>);

impl Visit for References {
    fn inline(&mut self, inline: &Inline) {
        if let Inline::Reference { symbol, text, .. } = inline {
            let key = (symbol.to_string(), text.clone());
            *self.0.entry(key).or_default() += 1;
        }
        walk::inline(self, inline);
    }
}
