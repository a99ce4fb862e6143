//! Brings a model to the form in which the other readers produce it: without references, which
//! resolving finds again, without adjacent texts and without empty lines in the masthead.

use publish_model::Unplaced;
use publish_model::unresolved::{Inline, Inlines, Resolution};
use publish_model::visit::VisitMut;

/// Turns references into text, because resolving finds them again, joins adjacent texts and removes
/// empty lines of the masthead.
pub fn tidy(resolution: &mut Resolution) {
    Tidier.resolution(resolution);
    let masthead = &mut resolution.masthead;
    for lines in [
        &mut masthead.languages,
        &mut masthead.agenda,
        &mut masthead.below_title,
    ] {
        lines.retain(|line| !line.is_empty());
    }
}

struct Tidier;

impl VisitMut<Unplaced> for Tidier {
    fn line(&mut self, line: &mut Inlines) {
        tidy_line(line);
    }
}

fn tidy_line(line: &mut Inlines) {
    let mut tidied = Inlines::with_capacity(line.len());
    for mut inline in line.drain(..) {
        match inline {
            Inline::Text { text, .. } | Inline::Reference { text, .. } => {
                if let Some(Inline::Text { text: before, .. }) = tidied.last_mut() {
                    before.push_str(&text);
                } else if !text.is_empty() {
                    tidied.push(Inline::text(text));
                }
            }
            _ => {
                if let Some(content) = inline.content_mut() {
                    tidy_line(content);
                }
                tidied.push(inline);
            }
        }
    }
    *line = tidied;
}
