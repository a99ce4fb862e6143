//! Detects explanations by an editor in the notes.

use publish_model::visit::{Visit, walk};
use publish_model::{Inline, Resolution};

/// Returns whether any “Ibid.” in the notes is expanded.
pub fn has_any(resolution: &Resolution) -> bool {
    let mut finder = Finder(false);
    for note in &resolution.notes {
        finder.note(note);
    }
    finder.0
}

struct Finder(bool);

impl Visit for Finder {
    fn inline(&mut self, inline: &Inline) {
        if let Inline::Text { stands_for, .. } = inline {
            self.0 |= !stands_for.is_empty();
        }
        walk::inline(self, inline);
    }
}
