//! The words that nearly all documents have often, such as articles. A search for other words too is hardly
//! narrower with them, and they take the largest parts of the index.

use std::collections::HashMap;

use icu_segmenter::WordSegmenter;
use icu_segmenter::options::WordBreakInvariantOptions;

/// The share of documents that have a frequent word, in tenths.
const TENTHS_MIN: usize = 9;

/// How often all documents have a frequent word at least. Each time takes one or two bytes of the index, so
/// that nothing is left out of a search in a small site.
const TIMES_MIN: usize = 20_000;

/// The words of all documents of an index.
#[derive(Default)]
pub struct Words {
    documents: usize,
    words: HashMap<String, Word>,
}

/// How often documents have a word.
#[derive(Default)]
struct Word {
    times: usize,
    documents: usize,
    /// The number of the last document that has it.
    last: usize,
}

impl Words {
    /// Adds the words of a page. The boundaries of words are those that browsers find in a query
    /// (`Intl.Segmenter`).
    pub fn add(&mut self, html: &str) {
        self.documents += 1;
        let text = without_tags(html);
        let segmenter = WordSegmenter::new_dictionary(WordBreakInvariantOptions::default());
        let mut start = 0;
        for (end, kind) in segmenter.segment_str(&text).iter_with_word_type() {
            let word = text.get(start..end).unwrap_or_default();
            start = end;
            if kind.is_word_like() {
                self.count(&word.to_lowercase());
            }
        }
    }

    fn count(&mut self, word: &str) {
        let number = self.documents;
        let counted = match self.words.get_mut(word) {
            Some(counted) => counted,
            None => self.words.entry(word.to_owned()).or_default(),
        };
        counted.times += 1;
        if counted.last != number {
            counted.last = number;
            counted.documents += 1;
        }
    }

    /// Returns the words that nearly all documents have often, ordered and in lower case.
    pub fn frequent(self) -> Vec<String> {
        let words = self.words.into_iter();
        let frequent = words.filter(|(_, word)| {
            word.documents * 10 >= self.documents * TENTHS_MIN && word.times >= TIMES_MIN
        });
        let mut frequent: Vec<String> = frequent.map(|(word, _)| word).collect();
        frequent.sort();
        frequent
    }
}

/// Returns the text of a page, with a space for each tag.
fn without_tags(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('<') {
        text.push_str(before);
        text.push(' ');
        rest = after.split_once('>').map_or("", |(_, after)| after);
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frequent(pages: &[(&str, usize)]) -> Vec<String> {
        let mut words = Words::default();
        for (text, number) in pages {
            for _ in 0..*number {
                words.add(text);
            }
        }
        words.frequent()
    }

    #[test]
    fn frequent_words_are_in_nearly_all_documents() {
        let many = "The <b>rest</b> of the ".repeat(100);
        assert_eq!(frequent(&[(&many, 100), ("a nap", 1)]), ["the"]);
        assert_eq!(
            frequent(&[(&many, 200), ("a nap", 1)]),
            ["of", "rest", "the"]
        );
        assert_eq!(frequent(&[(&many, 200), ("a nap", 50)]), [""; 0]);
        assert_eq!(frequent(&[(&many, 99)]), [""; 0]);
    }

    #[test]
    fn words_are_found_in_every_script() {
        let many = "妇女的权利، في أوقات".repeat(100);
        assert_eq!(
            frequent(&[(&many, 200)]),
            ["أوقات", "في", "妇女", "权利", "的"]
        );
    }
}
