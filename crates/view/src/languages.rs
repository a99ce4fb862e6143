//! The other languages in a document.

use std::collections::BTreeSet;

use publish_model::visit::{Visit, walk};
use publish_model::{Annex, Inline, Item, Language, Note, Paragraph, Quotation, Resolution};

/// Returns the tags of the languages of blocks and words that differ from the language of the
/// document, in order.
pub fn other_languages(resolution: &Resolution) -> Vec<String> {
    let mut collector = Collector::default();
    collector.resolution(resolution);
    let mut found = collector.found;
    found.remove(resolution.language.tag());
    found.into_iter().collect()
}

#[derive(Default)]
struct Collector {
    found: BTreeSet<String>,
}

impl Collector {
    fn add(&mut self, language: Option<&Language>) {
        let tag = language.map(|language| language.tag().to_owned());
        self.found.extend(tag);
    }
}

impl Visit for Collector {
    fn annex(&mut self, annex: &Annex) {
        self.add(annex.language.as_ref());
        walk::annex(self, annex);
    }

    fn note(&mut self, note: &Note) {
        self.add(note.language.as_ref());
        walk::note(self, note);
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        self.add(paragraph.language.as_ref());
        walk::paragraph(self, paragraph);
    }

    fn item(&mut self, item: &Item) {
        self.add(item.language.as_ref());
        walk::item(self, item);
    }

    fn quotation(&mut self, quotation: &Quotation) {
        self.add(quotation.language.as_ref());
        walk::quotation(self, quotation);
    }

    fn inline(&mut self, inline: &Inline) {
        if let Inline::Foreign { language, .. } = inline {
            self.add(Some(language));
        }
        walk::inline(self, inline);
    }
}
