//! Comparisons of documents, and their words, counted without the code that compares.

use publish_diff::{ChangeKind, Comparison, PassageKind, compare};
use publish_model::visit::{Visit, walk};
use publish_model::{Inlines, Resolution, plain_text};
use publish_view::View;

use crate::catalogues;

/// Compares two documents in the same language. Panics if the kept and changed words are not exactly
/// those of both documents.
pub fn compared(old: &Resolution, new: &Resolution) -> Comparison {
    let catalogue = catalogues().get(&new.language).unwrap();
    let view = |resolution| View::new(resolution, catalogue, None).unwrap();
    let (old_view, new_view) = (view(old), view(new));
    let comparison = compare(&old_view, &new_view, catalogue).unwrap();
    for (document, is_new) in [(old, false), (new, true)] {
        assert_eq!(
            words_of_side(&comparison, is_new),
            words_of(document),
            "{} and {}",
            old.symbol,
            new.symbol
        );
    }
    comparison
}

/// Returns the words of a document in reading order, without numbers of paragraphs and without votes.
fn words_of(resolution: &Resolution) -> Vec<String> {
    struct Words(Vec<String>);
    impl Visit for Words {
        fn line(&mut self, line: &Inlines) {
            self.0.extend(words(&plain_text(line)));
            walk::line(self, line);
        }
    }
    let mut words = Words(Vec::new());
    words.resolution(resolution);
    words.0
}

/// Returns the words of one side of a comparison in the same order.
fn words_of_side(comparison: &Comparison, is_new: bool) -> Vec<String> {
    let dropped = match is_new {
        true => ChangeKind::Deleted,
        false => ChangeKind::Inserted,
    };
    let mut passages: Vec<(usize, String)> = Vec::new();
    for passage in &comparison.passages {
        let place = match is_new {
            true => &passage.new,
            false => &passage.old,
        };
        let Some(place) = place else { continue };
        if passage.kind == PassageKind::Vote {
            continue;
        }
        let mut text = String::new();
        if matches!(passage.kind, PassageKind::Title | PassageKind::Heading) {
            text.push_str(&place.label);
            text.push(' ');
        }
        let kept = passage.words.iter().filter(|run| run.change != dropped);
        text.extend(kept.map(|run| run.text.as_str()));
        passages.push((place.position, text));
    }
    passages.sort();
    let texts = passages.iter();
    texts.flat_map(|(_, text)| words(text)).collect()
}

/// Returns the words of a text. Kept text has the hyphens of the later document.
fn words(text: &str) -> Vec<String> {
    let text = text.replace('\u{2011}', "-");
    text.split_whitespace().map(str::to_owned).collect()
}
